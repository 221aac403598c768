// What the CRM shows of leads already: who got them and whether a person chose that, without the decisions themselves.
import type { Id } from '../../domain/records.ts';
import type { CrmClient } from '../client.ts';
import { isOneOf, queryText } from '../client/odata.ts';
import { chunks, inTurns, REQUESTS_AT_ONCE } from '../sample/someAtATime.ts';
import { assignmentStates } from '../tables.ts';

export interface ShownAssignment {
  readonly state: keyof typeof assignmentStates;
  readonly byHand: boolean;
  /** A user, team or queue. */
  readonly assigneeId?: string;
  readonly previousOwnerId?: string;
}

/** Ids stand in the address of a request, which may be 16 kB long. */
const IDS_IN_A_FILTER = 200;
const select = ['hrz_assignmentid', 'hrz_state', 'hrz_byhand', 'hrz_assignee', 'hrz_previousowner'];

/** By lead; a lead without a row is left out. @throws AppError */
export async function readShownAssignments(crm: CrmClient, leadIds: readonly Id<'lead'>[]): Promise<ReadonlyMap<Id<'lead'>, ShownAssignment>> {
  const pages = await inTurns(chunks(leadIds, IDS_IN_A_FILTER), REQUESTS_AT_ONCE, (ids) => crm.read(`hrz_assignments?${queryText({ select, filter: isOneOf('hrz_assignmentid', ids) })}`));
  return new Map(pages.flat().flatMap((row) => {
    const [leadId, assigneeId, previousOwnerId] = [row['hrz_assignmentid'], row['hrz_assignee'], row['hrz_previousowner']];
    const state = (Object.keys(assignmentStates) as ShownAssignment['state'][]).find((each) => assignmentStates[each] === row['hrz_state']);
    if (typeof leadId !== 'string' || state === undefined) return [];
    return [[leadId, { state, byHand: row['hrz_byhand'] === true, ...(typeof assigneeId === 'string' ? { assigneeId } : {}), ...(typeof previousOwnerId === 'string' ? { previousOwnerId } : {}) }] as const];
  }));
}
