// How long research holds: when what is known of a lead has grown old, and when a source that failed is tried again.
import type { SourceOutcome } from './insight.ts';
import type { LeadResearch } from './leadResearch.ts';

/** What a source said of a company holds for so long, and so does what follows from the CRM alone (FEATURES R22). */
export const RESEARCH_FRESH_DAYS = 7;
/** A source that failed is left in peace for so long (SECURITY F9: "mark source as failed, retry later"). */
const FAILED_SOURCE_HOURS = 6;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * When research that ended has to be done again though nothing has changed: when the oldest thing a source said is a week old, or
 * six hours after a source failed; where no source was asked, a week after it ended.
 * @returns UTC ISO instant; undefined for research that never ended.
 */
export function refreshDue({ researchedOn, sources }: Pick<LeadResearch, 'researchedOn' | 'sources'>): string | undefined {
  if (researchedOn === undefined) return undefined;
  const ends = sources.map(endOf).filter((end) => !Number.isNaN(end));
  return new Date(Math.min(Date.parse(researchedOn) + RESEARCH_FRESH_DAYS * DAY, ...ends)).toISOString();
}

/** Whether it is due. */
export function needsRefresh(research: Pick<LeadResearch, 'researchedOn' | 'sources'>, now: Date): boolean {
  const due = refreshDue(research);
  return due !== undefined && due <= now.toISOString();
}

/** NaN where nothing was asked: that doesn't grow old by itself. */
function endOf({ outcome, on }: SourceOutcome): number {
  if (outcome === 'failed') return Date.parse(on) + FAILED_SOURCE_HOURS * HOUR;
  return outcome === 'found' || outcome === 'nothing' ? Date.parse(on) + RESEARCH_FRESH_DAYS * DAY : Number.NaN;
}
