// Decides leads that were read, one after the other, by what everybody has and when they were served last. Pure: what is to be remembered comes out.
import type { RoutedLead } from '../../crm/routing/routedLeads.ts';
import { assertNever } from '../../domain/errors.ts';
import type { Id } from '../../domain/records.ts';
import type { Outcome } from '../../domain/routing/decision.ts';
import type { SellerLoad } from '../../domain/routing/seller.ts';
import { decidedRecord } from './assignmentRecord.ts';
import type { ActiveRouting } from './activeRouting.ts';
import type { Clock, KnownLead, OwnerKind } from './claims.ts';
import { closedUndecided, leftToPerson } from './endings.ts';
import { handedOver, keptByChoice, keptByMaker, type AfterNews } from './news.ts';

export interface Desk {
  /** Decides leads in the order given. What people did meanwhile counts first, for all of them. @returns them as they are to be remembered. */
  decide(leads: readonly ReadLead[]): readonly KnownLead[];
  /** Of those served by it, as they are to be set. */
  readonly clocks: ReadonlyMap<Id<'user'>, Clock>;
  /** What people gave, as it was read: their clocks move on. */
  readonly byHand: readonly NonNullable<AfterNews['givenByHand']>[];
}

/** A lead as it was remembered, and as it was read. */
export interface ReadLead {
  readonly known: KnownLead;
  readonly read: RoutedLead;
}

export interface DeskFacts {
  readonly active: ActiveRouting;
  /** What everybody has, leads on their way to them included. */
  readonly loads: ReadonlyMap<Id<'user'>, SellerLoad>;
  /** UTC milliseconds, later than any assignment so far. */
  readonly now: number;
}

/** A desk for one turn. */
export function openDesk({ active, loads: before, now }: DeskFacts): Desk {
  const loads = new Map(before);
  const board = active.routing.open(loads);
  const clocks = new Map<Id<'user'>, Clock>();
  // Sellers whose own leads nobody takes from them, unless the plan wants that.
  const keepers = new Set(active.plan.settings.keepsEligibleOwner ? active.roster.sellers.flatMap(({ id, getsLeads }) => (getsLeads ? [id] : [])) : []);
  const byHand: NonNullable<AfterNews['givenByHand']>[] = [];
  let at = now;
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
    const { ownerBefore: _before, ownerKind: _kind, clockBefore: _clock, askedWith, later: _later, ...kept } = known;
    const assignment = decidedRecord(decision, active.plan, active.responsibleId);
    const after: KnownLead = { ...kept, ownerId: owner.id, version: lead.version, assignment };
    const shown = { rowDue: true, rowNumber: known.rowNumber + 1 };
    const doubt = askedWith === undefined ? {} : { askedWith };
    if (decision.outcome.kind === 'nobody') return { ...after, ...shown, ...doubt, state: 'waiting' };
    if (owner.id === lead.ownerId && owner.kind !== 'queue') return { ...after, ...shown, state: 'settled', assignment: { ...assignment, assignedOn: decision.at } };
    return { ...after, ...doubt, state: 'planned', ownerBefore: lead.ownerId, ownerKind: owner.kind, ...(isServed && load.lastAssignedAt !== undefined ? { clockBefore: { at: load.lastAssignedAt, before: clockOf(before) } } : {}) };
  };
  /** What became of it while nobody decided; undefined = it is to be decided. */
  const afterOthers = (known: KnownLead, lead: RoutedLead): KnownLead | undefined => {
    // Newer news came while it was read: it is read again.
    if (BigInt(lead.version) < BigInt(known.version)) return known;
    if (lead.ownerId === known.ownerId && !lead.isOpen) {
      count(known.ownerId, -1);
      return closedUndecided(known, lead);
    }
    if (lead.ownerId === known.ownerId && lead.chosenId !== undefined) return keptByChoice(known, { version: lead.version, chosenId: lead.chosenId });
    // A request of before, without an answer, may have given it, and a person may have given it back.
    if (lead.ownerId === known.ownerId && known.askedWith !== undefined && known.askedWith !== lead.version) return leftToPerson(known, lead, { now: new Date(at).toISOString(), active });
    if (lead.ownerId === known.ownerId) return known.isOwn && keepers.has(lead.ownerId) ? keptByMaker(known, lead) : undefined;
    const { lead: after, givenByHand } = handedOver(known, lead);
    count(known.ownerId, -1);
    if (after.isOpen) count(after.ownerId, 1);
    if (givenByHand !== undefined) byHand.push(givenByHand);
    return after;
  };
  return {
    decide: (leads) => {
      const settled = leads.map(({ known, read }) => afterOthers(known, read));
      return leads.map(({ known, read }, place) => settled[place] ?? decide(known, read));
    },
    clocks,
    byHand,
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
