// Looks after leads that came in and that the CRM shows no decision of, however that came about: news that got lost, a lead that was closed and
// opened again, a record that was deleted. And the other way round: what the CRM shows already is not decided again where our memory is gone.
import type { CrmClient } from '../../crm/client.ts';
import type { LeadOwner } from '../../crm/routing/routedLeads.ts';
import { readShownAssignments, type ShownAssignment } from '../../crm/routing/shownAssignments.ts';
import type { Id } from '../../domain/records.ts';
import type { Session } from '../store.ts';
import { knownLeads, rememberLeads, type KnownLead } from './claims.ts';

const LEADS_AT_ONCE = 5_000;

/**
 * What the CRM shows of those of the leads that might be decided because nothing is remembered of them. Asked before the lock is taken.
 * @param of `undecided`: leads that were just found to have no row; `since`: from when on leads are routed (UTC ISO instant).
 * @throws AppError
 */
export async function readShownOfUnknown(session: Session, crm: CrmClient, { leads, undecided, since }: { readonly leads: readonly LeadOwner[]; readonly undecided: readonly LeadOwner[]; readonly since: string }): Promise<ReadonlyMap<Id<'lead'>, ShownAssignment>> {
  const withoutRow = new Set(undecided.map(({ id }) => id));
  const ours = [...new Set(leads.flatMap((lead) => (lead.isOpen && isSince(lead, since) && !withoutRow.has(lead.id) ? [lead.id] : [])))];
  const unknown: Id<'lead'>[] = [];
  for (let start = 0; start < ours.length; start += LEADS_AT_ONCE) {
    const part = ours.slice(start, start + LEADS_AT_ONCE);
    const known = await knownLeads(session, part);
    unknown.push(...part.filter((id) => !known.has(id)));
  }
  return readShownAssignments(crm, unknown);
}

/** Created or changed from then on: what was given was changed by that. */
function isSince({ createdOn, modifiedOn }: LeadOwner, since: string): boolean {
  return Date.parse(createdOn) >= Date.parse(since) || Date.parse(modifiedOn) >= Date.parse(since);
}

/**
 * Of leads the CRM had no row of, those that are thought to have one. Asked before the lock is taken.
 * @throws AppError
 */
export async function findUnshown(session: Session, crm: CrmClient, undecided: readonly LeadOwner[]): Promise<readonly KnownLead[]> {
  if (undecided.length === 0) return [];
  const known = await knownLeads(session, undecided.map(({ id }) => id));
  const thoughtShown = [...known.values()].filter(isThoughtShown);
  // Some were shown between the two questions: whatever was written before we looked at our memory is there now.
  const shown = await readShownAssignments(crm, thoughtShown.map(({ leadId }) => leadId));
  return thoughtShown.filter(({ leadId }) => !shown.has(leadId));
}

/** Nobody works on it and nothing is due, so its row should be there. Ours alone are asked for. */
export function isThoughtShown({ state, isOpen, rowDue }: KnownLead): boolean {
  return isOpen && !rowDue && state !== 'new' && state !== 'planned';
}

/** Under the lock: decides them anew where nobody was found, and shows the others again. @returns how many are to be decided. */
export async function takeUp(session: Session, unshown: readonly KnownLead[]): Promise<number> {
  const now = await knownLeads(session, unshown.map(({ leadId }) => leadId));
  const after = unshown.flatMap(({ leadId, version }) => {
    const known = now.get(leadId);
    return known === undefined || known.version !== version || !isThoughtShown(known) ? [] : [shownAgain(known)];
  });
  await rememberLeads(session, after);
  return after.filter(({ state }) => state === 'new').length;
}

/** By which rule it was given, and when, is gone with the row; whose it is and whether a person chose that is not. */
export function shownAgain(known: KnownLead): KnownLead {
  if (known.state !== 'settled' && known.state !== 'by-hand') return { ...known, state: 'new', attempts: 0 };
  const assignment = { leadId: known.leadId, state: 'assigned', byHand: known.state === 'by-hand', arrivedOn: known.createdOn, assigneeId: known.ownerId } as const;
  return { ...known, assignment, rowDue: true, rowNumber: known.rowNumber + 1 };
}
