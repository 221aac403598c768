// Gives leads their owners: many in one request, each only if nobody changed the lead since it was read.
import { AppError } from '../../domain/errors.ts';
import type { Id } from '../../domain/records.ts';
import type { Change } from '../client/changes.ts';
import type { CrmClient } from '../client.ts';
import { guid, isOneOf, queryText } from '../client/odata.ts';
import { columns } from '../tables.ts';
import { assignmentChange, assignmentOf, type AssignmentToSave, type SavedAssignment } from './assignments.ts';
import { putInQueue } from './queueing.ts';
import { etagOf } from './routedLeads.ts';

/** Who is to own a lead. */
export interface NewOwner {
  readonly leadId: Id<'lead'>;
  /** Of the lead's row, decimal digits. */
  readonly version: string;
  readonly kind: 'user' | 'team';
  readonly ownerId: string;
}

/**
 * `given`; `unsure` = nobody knows; `changed` = surely not, since the lead is another than was read; `refused` = not as it is asked for, e.g.
 * since lead or owner were taken away.
 */
export type Given = 'given' | 'unsure' | 'changed' | { readonly refused: AppError };

/** Of one `$batch`. */
export const MOST_AT_ONCE = 1_000;

/**
 * Asks for all of them in one request.
 * @param changes up to 1,000.
 * @returns outcomes in the same order.
 * @throws AppError when nothing of it can have happened and asking again makes no sense, e.g. `no-permission`, `sign-in-needed`.
 */
export async function giveLeads(crm: Pick<CrmClient, 'changeEach'>, changes: readonly NewOwner[]): Promise<readonly Given[]> {
  if (changes.length === 0) return [];
  try {
    const answers = await crm.changeEach(changes.map(({ leadId, version, kind, ownerId }) => ({
      kind: 'update', set: 'leads', id: leadId, version: etagOf(version),
      body: { 'ownerid@odata.bind': `/${kind === 'team' ? 'teams' : 'systemusers'}(${guid(ownerId)})` },
    })));
    return answers.map(outcomeOf);
  } catch (error) {
    if (!(error instanceof AppError) || !error.retryable) throw error;
    return changes.map(() => 'unsure' as const);
  }
}

/** Puts a lead into a queue; its owner stays. @throws AppError as `giveLeads`. */
export async function queueLead(crm: CrmClient, leadId: Id<'lead'>, queueId: string): Promise<Given> {
  try {
    await putInQueue(crm, { leadId, queueId });
    return 'given';
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'sign-in-needed') throw error;
    return outcomeOf(error);
  }
}

function outcomeOf(failure: AppError | undefined): Given {
  if (failure === undefined) return 'given';
  if (failure.retryable) return 'unsure';
  return failure.code === 'changed-elsewhere' ? 'changed' : { refused: failure };
}

/** Ids stand in the address of a request, which may be 16 kB long. */
const IDS_IN_A_FILTER = 200;

/** The assignment rows there are of these leads, by lead. @throws AppError */
export async function readAssignmentsOf(crm: CrmClient, leadIds: readonly Id<'lead'>[]): Promise<ReadonlyMap<Id<'lead'>, SavedAssignment>> {
  const chunks = Array.from({ length: Math.ceil(leadIds.length / IDS_IN_A_FILTER) }, (_, place) => leadIds.slice(place * IDS_IN_A_FILTER, (place + 1) * IDS_IN_A_FILTER));
  const rows = await Promise.all(chunks.map((chunk) => crm.read(`hrz_assignments?${queryText({ select: columns.hrz_assignment, filter: isOneOf('hrz_assignmentid', chunk) })}`)));
  return new Map(rows.flat().flatMap((row) => assignmentOf(row) ?? []).map((assignment) => [assignment.leadId, assignment]));
}

/** `saved`; `unsure` = the row is another one than was thought, or nobody knows; `refused` = e.g. since the lead is gone. */
export type Saved = 'saved' | 'unsure' | { readonly refused: AppError };

/**
 * Writes assignment rows in one request, each for itself.
 * @param assignments up to 1,000.
 * @returns outcomes in the same order.
 * @throws AppError as `giveLeads`.
 */
export async function saveAssignments(crm: Pick<CrmClient, 'changeEach'>, assignments: readonly AssignmentToSave[]): Promise<readonly Saved[]> {
  try {
    const answers = await crm.changeEach(assignments.map(fittingChange));
    return answers.map((failure) => (failure === undefined ? 'saved' : failure.retryable || failure.code === 'changed-elsewhere' ? 'unsure' : { refused: failure }));
  } catch (error) {
    if (!(error instanceof AppError) || !error.retryable) throw error;
    return assignments.map(() => 'unsure' as const);
  }
}

/** A decision over texts no column takes is not kept: who got the lead and by which rule still is. */
function fittingChange(assignment: AssignmentToSave): Change {
  try {
    return assignmentChange(assignment);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'too-long') throw error;
    const { decision: _decision, ...rest } = assignment;
    return assignmentChange(rest);
  }
}
