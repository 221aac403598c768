// Keeps what the CRM said to a decision: carried out, taken by a person meanwhile, closed, gone, or refused.
import type { LeadOwner } from '../../crm/routing/routedLeads.ts';
import type { AppError } from '../../domain/errors.ts';
import type { Id } from '../../domain/records.ts';
import type { AgentStore, Session } from '../store.ts';
import type { ActiveRouting } from './activeRouting.ts';
import { undecidedRecord } from './assignmentRecord.ts';
import { forgetLeads, heldLeads, lockRouting, putOff, rememberLeads, type Hold, type KnownLead } from './claims.ts';
import { moveClocks, takeBackClock } from './loads.ts';
import { afterNews, handedOver } from './news.ts';

/** How a planned lead ended. */
export type Ending =
  /** `version`: of its row when the CRM said yes, or when it was read afterwards; whatever is newer came after us. */
  | { readonly kind: 'given'; readonly leadId: Id<'lead'>; readonly version: string; readonly isOpen: boolean }
  /** Somebody else owns it now, or it was closed. */
  | { readonly kind: 'elsewhere'; readonly leadId: Id<'lead'>; readonly as: LeadOwner }
  /** Its owner from before has it, it is another than when the CRM was asked, and nobody knows what the CRM did: perhaps a person gave it back. */
  | { readonly kind: 'unclear'; readonly leadId: Id<'lead'>; readonly as: LeadOwner }
  | { readonly kind: 'gone'; readonly leadId: Id<'lead'> }
  | { readonly kind: 'refused'; readonly leadId: Id<'lead'>; readonly version: string; readonly failure: AppError };

const MOST_REFUSALS = 3;
const REFUSAL_REST_SECONDS = 5;

export interface Settling {
  readonly endings: readonly Ending[];
  /** UTC ISO instant: when those that were given were given. */
  readonly now: string;
  readonly active: Pick<ActiveRouting, 'plan' | 'responsibleId'>;
}

/** Keeps the endings of held leads. @throws AppError */
export function settleLeads(store: AgentStore, hold: Hold, { endings, now, active }: Settling): Promise<void> {
  if (endings.length === 0) return Promise.resolve();
  return store.transaction(async (session) => {
    await lockRouting(session);
    const planned = new Map((await heldLeads(session, hold, 'planned')).map((lead) => [lead.leadId, lead]));
    const after: KnownLead[] = [];
    const gone: Id<'lead'>[] = [];
    for (const ending of endings) {
      const known = planned.get(ending.leadId);
      if (known === undefined) continue;
      if (ending.kind !== 'given') await takeBackClock(session, known);
      const lead = await afterEnding(session, known, { ending, now, active });
      // What was heard of it meanwhile counts now.
      const news = lead === undefined || known.later === undefined ? undefined : afterNews(lead, known.later, known.createdOn);
      if (news?.givenByHand !== undefined) await moveClocks(session, [news.givenByHand]);
      if (lead === undefined) gone.push(known.leadId);
      else after.push(news?.lead ?? lead);
    }
    await forgetLeads(session, gone);
    await rememberLeads(session, after);
    await putOff(session, after.filter(({ state }) => state === 'new').map(({ leadId }) => leadId), REFUSAL_REST_SECONDS);
  });
}

async function afterEnding(session: Session, known: KnownLead, { ending, now, active }: Omit<Settling, 'endings'> & { readonly ending: Ending }): Promise<KnownLead | undefined> {
  const { ownerBefore, ownerKind: _kind, clockBefore: _clock, askedWith: _asked, later: _later, ...kept } = known;
  switch (ending.kind) {
    case 'gone': return undefined;
    case 'given': {
      const { assignment } = known;
      return { ...kept, version: ending.version, isOpen: ending.isOpen, state: 'settled', rowDue: true, rowNumber: known.rowNumber + 1, ...(assignment === undefined ? {} : { assignment: { ...assignment, assignedOn: now } }) };
    }
    case 'elsewhere': {
      // Closed by its owner before we came: there is nothing left to decide.
      if (ending.as.ownerId === ownerBefore) return { ...kept, ownerId: ending.as.ownerId, version: ending.as.version, isOpen: false, state: 'outside' };
      const { lead, givenByHand } = handedOver(known, ending.as);
      if (givenByHand !== undefined) await moveClocks(session, [givenByHand]);
      return lead;
    }
    // Never given a second time: a person may have decided, so a person decides.
    case 'unclear': return {
      ...kept, ownerId: ending.as.ownerId, version: ending.as.version, isOpen: ending.as.isOpen, isOwn: false, state: 'by-hand', rowDue: true, rowNumber: known.rowNumber + 1,
      ...(known.assignment === undefined ? {} : { assignment: undecidedRecord(known.assignment, { why: 'changed-meanwhile', now, ...active }) }),
    };
    case 'refused': return afterRefusal({ ...known, version: ending.version }, { failure: ending.failure, now, active });
  }
}

/** Decided anew, by other sellers perhaps; refused again and again it waits for a person. */
function afterRefusal(known: KnownLead, { failure, now, active: { plan, responsibleId } }: Omit<Settling, 'endings'> & { readonly failure: AppError }): KnownLead {
  const { ownerBefore, ownerKind: _kind, clockBefore: _clock, askedWith: _asked, later: _later, ...kept } = known;
  const attempts = known.attempts + 1;
  const lead = { ...kept, ownerId: ownerBefore ?? known.ownerId, attempts };
  if (attempts < MOST_REFUSALS) return { ...lead, state: 'new' };
  const why = failure.code === 'no-permission' ? 'service-lacks-privilege' : 'server-issue';
  return { ...lead, state: 'waiting', rowDue: true, rowNumber: known.rowNumber + 1, ...(known.assignment === undefined ? {} : { assignment: undecidedRecord(known.assignment, { why, plan, now, ...(responsibleId === undefined ? {} : { responsibleId }) }) }) };
}
