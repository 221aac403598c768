// Shows in the CRM what became of leads: their assignment rows, many in one request. Written twice, a row says the same.
import type { CrmClient } from '../../crm/client.ts';
import { readAssignmentsOf, saveAssignments, type Saved } from '../../crm/routing/assigning.ts';
import type { AssignmentToSave, SavedAssignment } from '../../crm/routing/assignments.ts';
import { readOwners, type LeadOwner } from '../../crm/routing/routedLeads.ts';
import type { Id } from '../../domain/records.ts';
import type { AgentStore } from '../store.ts';
import { heldDue, noteRowsWritten, putOff, type Hold, type KnownLead } from './claims.ts';

const ROUNDS = 4;
const REFUSED_REST_SECONDS = 60;

/** Writes what is due of the held leads; what can't be written now stays due. @throws AppError */
export async function showAssignments({ crm, store, hold }: { readonly crm: CrmClient; readonly store: AgentStore; readonly hold: Hold }): Promise<void> {
  let due = (await heldDue(store, hold)).filter(({ assignment }) => assignment !== undefined);
  const leads = new Map((await readOwners(crm, due.map(({ leadId }) => leadId))).map((lead) => [lead.id, lead]));
  // A row there was before is changed from what it says; of most leads there is none.
  let isKnown: (lead: KnownLead) => boolean = ({ rowNumber }) => rowNumber === 1;
  for (let round = 0; round < ROUNDS && due.length > 0; round++) {
    const before = await readAssignmentsOf(crm, due.filter((lead) => !isKnown(lead)).map(({ leadId }) => leadId));
    const saved = await saveAssignments(crm, due.flatMap((lead) => toSave(lead, { now: leads.get(lead.leadId), before: before.get(lead.leadId) }) ?? []));
    const written = due.filter((_, place) => saved[place] === 'saved');
    const refused = due.filter((_, place) => isRefused(saved[place]));
    await noteRowsWritten(store, [...written, ...refused.filter(({ leadId }) => !leads.has(leadId))]);
    await putOff(store, refused.map(({ leadId }): Id<'lead'> => leadId), REFUSED_REST_SECONDS);
    due = due.filter((_, place) => saved[place] === 'unsure');
    isKnown = () => false;
  }
}

function isRefused(saved: Saved | undefined): boolean {
  return typeof saved === 'object';
}

/** @param of `now` the lead as it is; a lead that is gone has no row. */
function toSave({ assignment, ownerId }: KnownLead, { now, before }: { readonly now: LeadOwner | undefined; readonly before: SavedAssignment | undefined }): AssignmentToSave | undefined {
  if (assignment === undefined) return undefined;
  // What an earlier decision said of plan and rule stays beside a person's choice.
  const told = assignment.byHand && before !== undefined ? { planNumber: before.planNumber, ruleId: before.ruleId, ruleName: before.ruleName } : {};
  const named = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
  const owner = { kind: now?.ownerKind ?? 'user', id: now?.ownerId ?? ownerId } as const;
  return { ...named, ...assignment, leadName: now?.name ?? '', owner, ...(before === undefined ? {} : { before }) };
}
