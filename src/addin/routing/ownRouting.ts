// Keeps what routing means for the seller, for Home and the page of a lead: asked when Home is open and when a lead's page is, at most
// every two minutes; the reasons of a lead that was given stay as they were.
import type { CrmClient } from '../../crm/client.ts';
import { readAssignment, type SavedAssignment } from '../../crm/routing/assignments.ts';
import { readAttributeNames, readDecisionBasis, readOwnRouting } from '../../crm/routing/ownRouting.ts';
import { AppError, type ErrorCode } from '../../domain/errors.ts';
import type { Id } from '../../domain/records.ts';
import { ownerReasons, type OwnerReason } from '../../domain/routing/proof/ownerReasons.ts';
import type { Lasting, State } from '../state.ts';
import type { OwnRoutingMemory } from './ownRoutingMemory.ts';

const FRESH_MS = 2 * 60_000;
const LATELY_MS = 14 * 86_400_000;
const MOST_BASES = 20;

/** @param changed redraws from the state. */
export function keepOwnRouting(state: State, changed: () => void): void {
  const { lasting } = state;
  const home = lasting?.home;
  const crm = lasting?.crm;
  if (lasting === undefined || home === undefined || crm === undefined || !state.online) return;
  const memory = home.routing;
  if (home.isOpen && !memory.isAsking && !memory.isSaving && Date.now() - memory.askedAt >= FRESH_MS) void askOwnRouting(lasting, crm, changed);
  const leadId = lasting.leadPage?.open?.leadId;
  if (leadId !== undefined && !memory.given.has(leadId) && !memory.asked.has(leadId)) void askAbout(leadId, memory, { crm, changed });
}

/** Asks the CRM now; what it can't answer leaves what is known. */
export async function askOwnRouting(lasting: Lasting, crm: CrmClient, changed: () => void): Promise<void> {
  const memory = lasting.home?.routing;
  if (memory === undefined) return;
  Object.assign(memory, { isAsking: true, askedAt: Date.now() });
  try {
    const { userId } = memory.known ?? {};
    const known = await readOwnRouting(crm, { since: new Date(Date.now() - LATELY_MS), ...(userId === undefined ? {} : { userId }) });
    await Promise.all(known.given.map((each) => keepGiven(each, memory, { crm, userId: known.userId })));
    memory.known = known;
  } catch {
    // What is known still holds.
  } finally {
    memory.isAsking = false;
    changed();
  }
}

async function askAbout(leadId: Id<'lead'>, memory: OwnRoutingMemory, { crm, changed }: { readonly crm: CrmClient; readonly changed: () => void }): Promise<void> {
  memory.asked.add(leadId);
  try {
    const assignment = await readAssignment(crm, leadId);
    if (assignment === undefined || assignment.state !== 'assigned') memory.given.set(leadId, null);
    else await keepGiven(assignment, memory, { crm });
    changed();
  } catch {
    // The page of the lead says nothing about it then.
  }
}

async function keepGiven(assignment: SavedAssignment, memory: OwnRoutingMemory, { crm, userId }: { readonly crm: CrmClient; readonly userId?: Id<'user'> }): Promise<void> {
  const { leadId, leadName, byHand, ruleName, decision, ownerId, assigneeId } = assignment;
  const at = assignment.assignedOn ?? '';
  if (memory.given.get(leadId)?.at === at) return;
  const reasons = byHand || decision === undefined ? [] : await reasonsOf(decision, memory, crm).catch(() => []);
  memory.given.set(leadId, { leadId, leadName, at, isByHand: byHand, ...(ruleName === undefined ? {} : { ruleName }), reasons, isMine: userId === undefined ? memory.known?.userId === (assigneeId ?? ownerId) : true });
}

async function reasonsOf(decision: NonNullable<SavedAssignment['decision']>, memory: OwnRoutingMemory, crm: CrmClient): Promise<readonly OwnerReason[]> {
  const key = `${decision.planNumber} ${decision.rosterNumber}`;
  const held = memory.bases.get(key) ?? readDecisionBasis(crm, decision);
  memory.bases.set(key, held);
  if (memory.bases.size > MOST_BASES) memory.bases.delete([...memory.bases.keys()][0] ?? '');
  const basis = await held.catch((error: unknown) => {
    memory.bases.delete(key);
    throw error;
  });
  if (basis === undefined) return [];
  const reasons = ownerReasons(decision, basis.plan, basis.roster);
  const names = reasons.some(({ code }) => code === 'has-value') ? await readAttributeNames(crm) : new Map<string, string>();
  return reasons.flatMap((reason) => {
    if (reason.code !== 'has-value') return [reason];
    const attribute = names.get(String(reason.params?.['attributeId'] ?? ''));
    return attribute === undefined ? [] : [{ ...reason, params: { attribute, value: String(reason.params?.['value'] ?? '') } }];
  });
}

/** What a failure is called. */
export function codeOf(error: unknown): ErrorCode {
  return error instanceof AppError ? error.code : 'unexpected';
}
