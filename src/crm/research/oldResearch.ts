// Open leads whose research has grown old, or never came to its end: by the rows themselves, whatever any service remembers.
import type { Id } from '../../domain/records.ts';
import { RESEARCH_FRESH_DAYS } from '../../domain/researchAge.ts';
import { AppError } from '../../domain/errors.ts';
import type { CrmClient } from '../client.ts';
import { allOf, equalsNumber, isBefore, queryText, type Filter } from '../client/odata.ts';
import { researchStates } from '../tables.ts';

const HOUR = 3_600_000;
/** No research runs for so long: whoever began it is gone, and so is their queue. */
const LOST_HOURS = 2;

/** The oldest first. @throws AppError */
export async function readOldResearch(crm: CrmClient, now: Date, most: number): Promise<readonly Id<'lead'>[]> {
  const before = (hours: number): Date => new Date(now.getTime() - hours * HOUR);
  const isOpen = equalsNumber('hrz_LeadId/statecode', 0);
  const path = (filter: Filter, orderBy: string): string => `hrz_leadresearches?${queryText({ select: ['hrz_leadresearchid', '_hrz_leadid_value'], filter: allOf(filter, isOpen), orderBy, top: most })}`;
  const old = allOf(equalsNumber('hrz_state', researchStates.done), isBefore('hrz_researchedon', before(RESEARCH_FRESH_DAYS * 24)));
  const lost = allOf(equalsNumber('hrz_state', researchStates.running), isBefore('modifiedon', before(LOST_HOURS)));
  const answers = await crm.readAll([{ path: path(lost, 'modifiedon') }, { path: path(old, 'hrz_researchedon') }]);
  return answers.flatMap((rows) => {
    if (rows instanceof AppError) throw rows;
    return rows.flatMap((row) => (typeof row['_hrz_leadid_value'] === 'string' ? [row['_hrz_leadid_value']] : []));
  }).slice(0, most);
}
