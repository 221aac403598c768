// Decides leads that were read, one after the other over all services, and keeps every decision before anything is asked of the CRM.
import type { RoutedLead } from '../../crm/routing/routedLeads.ts';
import { assertNever } from '../../domain/errors.ts';
import type { Id } from '../../domain/records.ts';
import type { Outcome } from '../../domain/routing/decision.ts';
import type { SellerLoad } from '../../domain/routing/seller.ts';
import type { AgentStore, Session } from '../store.ts';
import { decidedRecord } from './assignmentRecord.ts';
import { forgetLeads, heldLeads, lockRouting, readRoutingClock, rememberLeads, type Clock, type Hold, type KnownLead, type OwnerKind } from './claims.ts';
import type { ActiveRouting } from './activeRouting.ts';
import { moveClocks, readLoads, setClocks } from './loads.ts';
import { handedOver, keptByMaker } from './news.ts';

export interface Reading {
  /** Leads that were asked for. */
  readonly asked: readonly Id<'lead'>[];
  /** Those that are there. */
  readonly read: readonly RoutedLead[];
  readonly active: ActiveRouting;
}

/**
 * Decides those of the held leads that were asked for and are still new; those that are gone are forgotten. Between reading the loads and
 * keeping the decisions nobody else decides, and nothing is asked of anybody: capacity and the round robin's clock are exact with any number
 * of workers.
 * @returns those that are to be carried out.
 * @throws AppError
 */
export function decideLeads(store: AgentStore, hold: Hold, { asked, read, active }: Reading): Promise<readonly KnownLead[]> {
  return store.transaction(async (session) => {
    await lockRouting(session);
    const byId = new Map(read.map((lead) => [lead.id, lead]));
    const wasAsked = new Set(asked);
    const held = (await heldLeads(session, hold, 'new')).filter(({ leadId }) => wasAsked.has(leadId));
    const desk = await openDesk(session, active);
    const after: KnownLead[] = [];
    const gone: Id<'lead'>[] = [];
    for (const known of held) {
      const lead = byId.get(known.leadId);
      if (lead === undefined) gone.push(known.leadId);
      else after.push(desk.afterReading(known, lead));
    }
    await forgetLeads(session, gone);
    await rememberLeads(session, after);
    await desk.keepClocks(session);
    return after.filter(({ state }) => state === 'planned');
  });
}

interface Desk {
  /** The lead as it is to be remembered. */
  afterReading(known: KnownLead, lead: RoutedLead): KnownLead;
  keepClocks(session: Session): Promise<void>;
}

async function openDesk(session: Session, active: ActiveRouting): Promise<Desk> {
  const loads = new Map(await readLoads(session));
  const board = active.routing.open(loads);
  const clocks = new Map<Id<'user'>, Clock>();
  // Sellers whose own leads nobody takes from them, unless the plan wants that.
  const keepers = new Set(active.plan.settings.keepsEligibleOwner ? active.roster.sellers.flatMap(({ id, getsLeads }) => (getsLeads ? [id] : [])) : []);
  const byHand: { readonly sellerId: string; readonly at: number }[] = [];
  let at = await readRoutingClock(session);
  const count = (id: Id<'user'>, by: number): SellerLoad => {
    const load = { ...loads.get(id), ...board.loadOf(id), open: (loads.get(id)?.open ?? 0) + by };
    loads.set(id, load);
    if (board.loadOf(id).open !== load.open) board.set(id, load);
    return load;
  };
  const decide = (known: KnownLead, lead: RoutedLead): KnownLead => {
    // Whoever gets it, it does not stand in its own way.
    count(lead.ownerId, -1);
    // Every decision has an instant of its own: "served last" is never a tie.
    const decision = board.route(lead.lead, new Date(at++));
    const owner = newOwnerOf(decision.outcome, lead.ownerId);
    const before = loads.get(owner.id) ?? { open: 0 };
    const load = count(owner.id, 1);
    const isServed = load.lastAssignedAt !== undefined && load.lastAssignedAt !== before.lastAssignedAt;
    if (isServed) clocks.set(owner.id, clockOf(load));
    const { ownerBefore: _before, ownerKind: _kind, clockBefore: _clock, askedWith: _asked, later: _later, ...kept } = known;
    const assignment = decidedRecord(decision, active.plan, active.responsibleId);
    const after: KnownLead = { ...kept, ownerId: owner.id, version: lead.version, assignment };
    const shown = { rowDue: true, rowNumber: known.rowNumber + 1 };
    if (decision.outcome.kind === 'nobody') return { ...after, ...shown, state: 'waiting' };
    if (owner.id === lead.ownerId && owner.kind !== 'queue') return { ...after, ...shown, state: 'settled', assignment: { ...assignment, assignedOn: decision.at } };
    return { ...after, state: 'planned', ownerBefore: lead.ownerId, ownerKind: owner.kind, ...(isServed && load.lastAssignedAt !== undefined ? { clockBefore: { at: load.lastAssignedAt, before: clockOf(before) } } : {}) };
  };
  return {
    afterReading: (known, lead) => {
      // Newer news came while it was read: it is read again.
      if (BigInt(lead.version) < BigInt(known.version)) return known;
      if (!lead.isOpen) return { ...known, isOpen: false, state: 'outside', version: lead.version, ownerId: lead.ownerId };
      if (lead.ownerId === known.ownerId) return known.isOwn && keepers.has(lead.ownerId) ? keptByMaker(known, lead) : decide(known, lead);
      const { lead: after, givenByHand } = handedOver(known, lead);
      if (givenByHand !== undefined) byHand.push(givenByHand);
      return after;
    },
    keepClocks: async (session) => {
      await setClocks(session, clocks);
      await moveClocks(session, byHand);
    },
  };
}

function clockOf({ lastAssignedAt, lastByRule }: SellerLoad): Clock {
  return { ...(lastAssignedAt === undefined ? {} : { lastAssignedAt }), ...(lastByRule === undefined ? {} : { lastByRule }) };
}

interface OwnerToBe {
  readonly id: string;
  readonly kind: OwnerKind;
}

function newOwnerOf(outcome: Outcome, ownerId: string): OwnerToBe {
  switch (outcome.kind) {
    case 'seller': case 'kept': case 'account-owner': case 'owner': case 'catch-all': return { id: outcome.id, kind: 'user' };
    case 'team': return { id: outcome.id, kind: 'team' };
    // A queue's members pull it; until then it is its owner's.
    case 'queue': return { id: ownerId, kind: 'queue' };
    case 'nobody': return { id: ownerId, kind: 'user' };
    default: return assertNever(outcome);
  }
}
