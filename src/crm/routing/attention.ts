// How many leads need a person now: one number, asked for whenever an admin opens the pages, so nothing else is read.
import type { CrmClient } from '../client.ts';
import { allOf, equalsNumber, queryText, type Filter } from '../client/odata.ts';
import { assignmentStates } from '../tables.ts';

/** A lead that was closed needs nobody's attention any more, whatever its record says. */
export const needsAttention = allOf(equalsNumber('hrz_state', assignmentStates.attention), 'hrz_LeadId/statecode eq 0' as Filter);

/** As far as the caller may read them. The CRM ends a count at 5,000, which then means "or more". @throws AppError */
export async function countAttention(crm: CrmClient): Promise<number> {
  const answer = await crm.readOne(`hrz_assignments?${queryText({ select: ['hrz_assignmentid'], filter: needsAttention, top: 1 })}&$count=true`);
  const count = answer['@odata.count'];
  return typeof count === 'number' ? count : 0;
}
