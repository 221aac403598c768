// How many leads need a person now: one number, asked for whenever an admin opens the pages, so nothing else is read.
import type { CrmClient } from '../client.ts';
import { equalsNumber, queryText } from '../client/odata.ts';
import { assignmentStates } from '../tables.ts';

/** As far as the caller may read them. The CRM ends a count at 5,000, which then means "or more". @throws AppError */
export async function countAttention(crm: CrmClient): Promise<number> {
  const answer = await crm.readOne(`hrz_assignments?${queryText({ select: ['hrz_assignmentid'], filter: equalsNumber('hrz_state', assignmentStates.attention), top: 1 })}&$count=true`);
  const count = answer['@odata.count'];
  return typeof count === 'number' ? count : 0;
}
