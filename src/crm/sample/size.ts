// The ids of the sample's leads, for whoever must not load all of the sample to know them.
import type { Id } from '../../domain/records.ts';
import { sampleId } from '../../domain/sampleId.ts';

/** Leads of the sample, open and closed. */
export const SAMPLE_LEADS = 249;
const LEAD_BLOCK = '1ead';

export const sampleLeadIds: readonly Id<'lead'>[] = Array.from({ length: SAMPLE_LEADS }, (_, place) => sampleId(LEAD_BLOCK, place));
