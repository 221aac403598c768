// What the CRM shows of leads already: who got them and whether a person chose that, without the decisions themselves.
import type { Id } from '../../domain/records.ts';
import type { CrmClient } from '../client.ts';
import type { Row } from '../client/row.ts';
import { equalsNumber, isOneOf, queryText } from '../client/odata.ts';
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
const PAGE = 5_000;
const select = ['hrz_assignmentid', 'hrz_state', 'hrz_byhand', 'hrz_assignee', 'hrz_previousowner'];

/** By lead; a lead without a row is left out. @throws AppError */
export async function readShownAssignments(crm: CrmClient, leadIds: readonly Id<'lead'>[]): Promise<ReadonlyMap<Id<'lead'>, ShownAssignment>> {
  const pages = await inTurns(chunks(leadIds, IDS_IN_A_FILTER), REQUESTS_AT_ONCE, (ids) => crm.read(`hrz_assignments?${queryText({ select, filter: isOneOf('hrz_assignmentid', ids) })}`));
  return new Map(pages.flat().flatMap(shownIn));
}

/** Of all leads that need attention, by lead. @throws AppError */
export async function readShownAttention(crm: CrmClient): Promise<ReadonlyMap<Id<'lead'>, ShownAssignment>> {
  const shown = new Map<Id<'lead'>, ShownAssignment>();
  for await (const page of crm.pages(`hrz_assignments?${queryText({ select, filter: equalsNumber('hrz_state', assignmentStates.attention) })}`, PAGE)) for (const [id, row] of page.flatMap(shownIn)) shown.set(id, row);
  return shown;
}

function shownIn(row: Row): readonly (readonly [Id<'lead'>, ShownAssignment])[] {
  const [leadId, assigneeId, previousOwnerId] = [row['hrz_assignmentid'], row['hrz_assignee'], row['hrz_previousowner']];
  const state = (Object.keys(assignmentStates) as ShownAssignment['state'][]).find((each) => assignmentStates[each] === row['hrz_state']);
  if (typeof leadId !== 'string' || state === undefined) return [];
  return [[leadId, { state, byHand: row['hrz_byhand'] === true, ...(typeof assigneeId === 'string' ? { assigneeId } : {}), ...(typeof previousOwnerId === 'string' ? { previousOwnerId } : {}) }]];
}
