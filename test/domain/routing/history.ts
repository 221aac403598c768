// A recorded period, made the slow way: for every lead the open leads of everybody are counted anew and a new board decides. What a
// rehearsal of the same rules has to give again.
import fc from 'fast-check';
import { compileRouting } from '../../../src/domain/routing.ts';
import type { Decision } from '../../../src/domain/routing/decision.ts';
import type { RehearsalInput } from '../../../src/domain/routing/rehearsal.ts';
import type { LoadChange, RecordedLead, RosterSince } from '../../../src/domain/routing/rehearsal/recorded.ts';
import type { Roster, Seller, SellerLoad } from '../../../src/domain/routing/seller.ts';
import type { World } from './routingWorld.ts';

/** What may happen next; `which` picks among what is there. */
export interface Happening {
  readonly kind: 'arrive' | 'decide' | 'by-hand' | 'move' | 'close' | 'close-older' | 'seller';
  readonly which: number;
  readonly afterMs: number;
}

export const anyHappenings: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.record({
    kind: fc.constantFrom<Happening['kind'][]>('arrive', 'arrive', 'arrive', 'decide', 'decide', 'decide', 'by-hand', 'move', 'close', 'close', 'close-older', 'seller'),
    which: fc.nat(1000), afterMs: fc.oneof(fc.integer({ min: 1, max: 90_000 }), fc.integer({ min: 1, max: 20 * 3_600_000 })),
  }), { minLength: 10, maxLength: 80 },
);

export interface History {
  readonly input: RehearsalInput;
  /** As they were made at the time, by lead. */
  readonly decisions: ReadonlyMap<string, Decision>;
}

type Draft = { -readonly [Name in keyof RecordedLead]: RecordedLead[Name] };
type Clock = Omit<SellerLoad, 'open'>;

export function historyOf({ plan, roster: first, loads, leads: kinds }: World, happenings: readonly Happening[]): History {
  let now = Date.parse('2026-11-16T08:00:00Z');
  let roster = first;
  const rosters: [RosterSince, ...RosterSince[]] = [{ since: new Date(now).toISOString(), roster }];
  const changes: LoadChange[] = [];
  const leads: Draft[] = [];
  const decisions = new Map<string, Decision>();
  const waiting: Draft[] = [];
  /** Open leads of the period and who has them. */
  const owners = new Map<Draft, string>();
  const older = [...loads].flatMap(([id, { open }]) => Array.from({ length: open }, () => id));
  const clocks = new Map<string, Clock>([...loads].map(([id, { open: _open, ...clock }]) => [id, clock]));
  const give = (id: string): void => { const clock = clocks.get(id) ?? {}; clocks.set(id, { ...clock, lastAssignedAt: Math.max(now, clock.lastAssignedAt ?? now) }); };
  const loadsNow = (without: Draft): Map<string, SellerLoad> => {
    const all = new Map<string, SellerLoad>([...clocks].map(([id, clock]) => [id, { ...clock, open: 0 }]));
    for (const id of [...older, ...[...owners].flatMap(([lead, owner]) => (lead === without ? [] : [owner]))]) all.set(id, { ...all.get(id), open: (all.get(id)?.open ?? 0) + 1 });
    return all;
  };
  const decide = (lead: Draft): void => {
    const board = compileRouting(plan, roster).open(loadsNow(lead));
    const decision = board.route(lead, new Date(now));
    decisions.set(lead.id, decision);
    const { outcome } = decision;
    const owner = outcome.kind === 'queue' || outcome.kind === 'nobody' ? undefined : outcome.id;
    lead.decidedOn = new Date(now).toISOString();
    if (owner === undefined) return;
    owners.set(lead, owner);
    lead.ownedBy = owner;
    lead.ownedOn = new Date(now + 7000).toISOString();
    const { open: _open, ...clock } = board.loadOf(owner);
    clocks.set(owner, clock);
  };
  for (const { kind, which, afterMs } of happenings) {
    now += afterMs;
    const on = new Date(now).toISOString();
    const pick = <Each>(list: readonly Each[]): Each | undefined => list[which % Math.max(1, list.length)];
    const open = pick([...owners.keys()].filter((lead) => lead.decidedOn !== undefined || lead.manual === true));
    const seller = pick(roster.sellers);
    if (kind === 'arrive') {
      const lead: Draft = { ...pick(kinds)!.lead, id: `lead-${String(leads.length).padStart(4, '0')}`, createdOn: on };
      leads.push(lead); waiting.push(lead); owners.set(lead, lead.ownerId);
    } else if (kind === 'decide' || kind === 'by-hand') {
      const lead = waiting.shift();
      if (lead !== undefined && kind === 'decide') decide(lead);
      else if (lead !== undefined && seller !== undefined) { Object.assign(lead, { manual: true, ownedBy: seller.id, ownedOn: on }); owners.set(lead, seller.id); give(seller.id); }
    } else if (kind === 'move' && open !== undefined && seller !== undefined) {
      open.moves = [...(open.moves ?? []), { to: seller.id, on }]; owners.set(open, seller.id); give(seller.id);
    } else if (kind === 'close' && open !== undefined) {
      open.closedOn = on; owners.delete(open);
    } else if (kind === 'close-older' && older.length > 0) {
      changes.push({ on, sellerId: older.splice(which % older.length, 1)[0]!, open: -1 });
    } else if (kind === 'seller' && seller !== undefined) {
      roster = changedRoster(roster, seller, which); rosters.push({ since: on, roster });
    }
  }
  // Who is still waiting when the period ends was never decided and is no part of it.
  return { input: { plan, rosters, leads: leads.filter((lead) => !waiting.includes(lead)), loadsAtStart: loads, changes: [...changes, ...waitingLoads(waiting)] }, decisions };
}

/** Leads that are nobody's decision yet are open leads of their owners all the same. */
function waitingLoads(waiting: readonly Draft[]): readonly LoadChange[] {
  return waiting.map(({ createdOn, ownerId }) => ({ on: createdOn, sellerId: ownerId, open: 1 }));
}

function changedRoster({ number, sellers }: Roster, { id }: Seller, which: number): Roster {
  const isMore = which % 5 === 0 && sellers.length < 13;
  const changed = sellers.map((seller): Seller => {
    if (seller.id !== id) return seller;
    const { capacity = 0, ...rest } = seller;
    return which % 3 === 0 ? { ...rest, getsLeads: !seller.getsLeads } : which % 3 === 1 ? { ...rest, capacity: (capacity + which) % 4 } : { ...rest, absences: [{ from: '2026-11-16T00:00:00Z', to: `2026-11-${String(17 + (which % 9))}T09:00:00Z` }] };
  });
  const [last] = changed.slice(-1);
  return { number: number + 1, sellers: isMore && last !== undefined ? [...changed, { ...last, id: `${last.id.slice(0, -3)}${String(100 + changed.length)}`, name: 'New' }] : changed };
}
