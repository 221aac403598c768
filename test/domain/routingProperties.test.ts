import fc from 'fast-check';
import type { Id } from '../../src/domain/records.ts';
import { compileRouting, type LeadToRoute, type RoutingBoard } from '../../src/domain/routing.ts';
import { rangesOf } from '../../src/domain/routing/places.ts';
import type { RoutingPlan } from '../../src/domain/routing/plan.ts';
import type { Roster, Seller, SellerLoad } from '../../src/domain/routing/seller.ts';
import { isFull } from '../../src/domain/routing/eligibility.ts';
import { aLead, aPlan, aRoster, aRule, aSeller } from './routing/builders.ts';
import { decidePlainly } from './routing/plainRouting.ts';
import * as worlds from './routing/worlds.ts';

const HOUR = 3_600_000;

const isLong = process.env['HANDRAISE_PROOFS'] === 'all';
const runs = isLong ? 2_000 : 80;
const PATIENCE_MS = isLong ? 1_800_000 : 60_000;

/** What may happen between two leads. */
type Event =
  | { readonly kind: 'lead'; readonly lead: Omit<LeadToRoute, 'id'>; readonly after: number }
  | { readonly kind: 'closed' | 'left' | 'returned' | 'back-in-time'; readonly seller: number }
  | { readonly kind: 'by-hand'; readonly seller: number; readonly minutesAgo: number }
  | { readonly kind: 'capacity'; readonly seller: number; readonly capacity: number | undefined }
  | { readonly kind: 'plan'; readonly plan: RoutingPlan };

const seller = fc.integer({ min: 0, max: 7 });
const event: fc.Arbitrary<Event> = fc.oneof(
  { arbitrary: fc.record({ kind: fc.constant('lead' as const), lead: worlds.lead, after: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20 * HOUR })) }), weight: 12 },
  { arbitrary: fc.record({ kind: fc.constantFrom('closed' as const, 'left' as const, 'returned' as const, 'back-in-time' as const), seller }), weight: 4 },
  { arbitrary: fc.record({ kind: fc.constant('by-hand' as const), seller, minutesAgo: fc.integer({ min: 0, max: 3000 }) }), weight: 2 },
  { arbitrary: fc.record({ kind: fc.constant('capacity' as const), seller, capacity: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }) }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant('plan' as const), plan: worlds.plan }), weight: 1 },
);
const history = fc.record({ plan: worlds.plan, roster: worlds.rosterOf(8), events: fc.array(event, { minLength: 10, maxLength: 40 }) });

interface Seen {
  readonly lead: LeadToRoute;
  readonly plan: RoutingPlan;
  readonly roster: Roster;
  readonly now: Date;
  readonly before: ReadonlyMap<Id<'user'>, SellerLoad>;
  readonly decision: ReturnType<RoutingBoard['route']>;
  readonly board: RoutingBoard;
}

/** Lives through a history; tells of every lead. */
function live({ plan: firstPlan, roster: firstRoster, events }: { readonly plan: RoutingPlan; readonly roster: Roster; readonly events: readonly Event[] }, see: (seen: Seen) => void): void {
  let [plan, roster, now] = [firstPlan, firstRoster, worlds.start];
  const ids = roster.sellers.map(({ id }) => id);
  let board = compileRouting(plan, roster).open(new Map());
  const loads = (): ReadonlyMap<Id<'user'>, SellerLoad> => new Map(ids.map((id) => [id, board.loadOf(id)]));
  const reopen = (): void => { board = compileRouting(plan, roster).open(loads()); };
  const edit = (place: number, change: (seller: Seller) => Seller): void => {
    roster = { number: roster.number + 1, sellers: roster.sellers.map((each, at) => (at === place ? change(each) : each)) };
    reopen();
  };
  for (const [at, each] of events.entries()) {
    const id = each.kind === 'lead' || each.kind === 'plan' ? undefined : ids[each.seller];
    if (each.kind === 'lead') {
      now += each.after;
      const lead = { ...each.lead, id: `lead-${String(at)}` };
      const before = loads();
      see({ lead, plan, roster, now: new Date(now), before, decision: board.route(lead, new Date(now)), board });
    } else if (each.kind === 'plan') {
      plan = { ...each.plan, number: plan.number + 1 };
      reopen();
    } else if (id === undefined) continue;
    else if (each.kind === 'closed') board.set(id, { ...board.loadOf(id), open: Math.max(0, board.loadOf(id).open - 1) });
    else if (each.kind === 'by-hand') board.set(id, { ...board.loadOf(id), open: board.loadOf(id).open + 1, lastAssignedAt: now - each.minutesAgo * 60_000 });
    else if (each.kind === 'capacity') edit(each.seller, ({ capacity: _before, ...rest }) => ({ ...rest, ...(each.capacity === undefined ? {} : { capacity: each.capacity }) }));
    else if (each.kind === 'back-in-time') now -= 5 * HOUR;
    else edit(each.seller, (before) => ({ ...before, getsLeads: each.kind === 'returned' }));
  }
}

test('[T1][T5][T6][T8][T11][T15] every decision is the one that filtering and sorting all sellers anew would make, contenders and all', () => {
  fc.assert(fc.property(history, (world) => {
    live(world, ({ lead, plan, roster, now, before, decision }) => {
      const plainly = decidePlainly(lead, { plan, roster, loads: before, now });
      expect({ segmentId: decision.segmentId, steps: decision.steps, outcome: decision.outcome }).toEqual({ segmentId: plainly.segmentId, steps: plainly.steps, outcome: plainly.outcome });
      expect(decision.pick).toEqual(plainly.pick === undefined ? undefined : {
        bucket: plainly.pick.bucket, method: plainly.pick.method, among: plainly.pick.line.length, contenders: plainly.pick.line.slice(0, 10).map(({ place, key }) => ({ place, key })),
      });
      const full = roster.sellers.flatMap(({ id, capacity }, place) => (isFull(capacity, before.get(id)?.open ?? 0) ? [place] : []));
      if (decision.full !== undefined) expect(rangesOf(decision.full).flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_each, at) => from + at))).toEqual(full);
    });
  }), { numRuns: 2 * runs });
}, PATIENCE_MS);

test('[T9] whatever happens in whatever order, every lead has an owner or a reason, and exactly one of both', () => {
  fc.assert(fc.property(history, (world) => {
    live(world, ({ plan, decision: { outcome, steps } }) => {
      const isOwned = outcome.kind !== 'nobody';
      expect(isOwned ? outcome.id : outcome.reason).toEqual(expect.stringMatching(/./));
      // Nobody at all only where a rule says stop, or where nobody was named for what is left.
      const stopped = plan.rules.find(({ id }) => id === steps.at(-1)?.ruleId)?.otherwise.kind === 'stop';
      if (!isOwned) expect(stopped || plan.settings.catchAllOwnerId === undefined).toBe(true);
    });
  }), { numRuns: runs });
}, PATIENCE_MS);

test('[T8] a rule that respects capacity never gives a lead beyond it, however sellers come, go and change', () => {
  fc.assert(fc.property(history, (world) => {
    live(world, ({ plan, roster, before, decision: { outcome }, board }) => {
      if (outcome.kind !== 'seller' && outcome.kind !== 'account-owner') return;
      const seller = roster.sellers.find(({ id }) => id === outcome.id);
      expect(seller).toMatchObject({ getsLeads: true });
      if (plan.rules.find(({ id }) => id === outcome.ruleId)?.respectsCapacity !== true || seller?.capacity === undefined) return;
      expect(before.get(outcome.id)?.open).toBeLessThan(seller.capacity);
      expect(board.loadOf(outcome.id).open).toBeLessThanOrEqual(seller.capacity);
    });
  }), { numRuns: runs });
}, PATIENCE_MS);

test('[T15] the same facts give the same decision, to the last letter', () => {
  fc.assert(fc.property(history, (world) => {
    live(world, ({ lead, plan, roster, now, before, decision }) => {
      expect(JSON.stringify(compileRouting(plan, roster).open(before).route(lead, now))).toBe(JSON.stringify(decision));
    });
  }), { numRuns: runs });
}, PATIENCE_MS);

test('[T5] under round robin equal sellers never differ by more than one lead, whichever rules and times', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 12 }), fc.array(fc.tuple(fc.constantFrom('one', 'two', 'three'), fc.nat(100_000)), { maxLength: 80 }), (count, leads) => {
    const sellers = Array.from({ length: count }, (_each, at) => aSeller(`seller-${String(at)}`, { capacity: 1_000 }));
    const rules = ['one', 'two', 'three'].map((id) => aRule({ id, respectsCapacity: id === 'two', conditions: { match: 'all', of: [{ field: 'lead.kind', operator: 'equals', value: id }] } }));
    const board = compileRouting(aPlan(rules), aRoster(...sellers)).open(new Map());
    let now = worlds.start;
    for (const [kind, after] of leads) {
      now += after;
      board.place(aLead({ 'lead.kind': kind }), new Date(now));
      const given = sellers.map(({ id }) => board.loadOf(id).open);
      expect(Math.max(...given) - Math.min(...given)).toBeLessThanOrEqual(1);
    }
  }), { numRuns: runs });
}, PATIENCE_MS);

test('[T15] a decision among a thousand sellers, however scattered, is no longer than 4 kB', () => {
  const guid = (at: number): string => `3f2504e0-4f89-11d3-9a0c-${String(at).padStart(12, '0')}`;
  fc.assert(fc.property(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 0, max: 8 }), (every, fullRules) => {
    const sellers = Array.from({ length: 1_000 }, (_each, at) => aSeller(guid(at), { capacity: 3, getsLeads: at % 7 !== 3, attributes: { region: [`Region ${String(at % every)}`] } }));
    const loads = new Map(sellers.map(({ id }, at) => [id, { open: (at * 7919) % every === 0 ? 3 : 2, lastAssignedAt: 1_763_000_000_000 + ((at * 104_729) % 1_000_003) }]));
    // Fifty rules don't hold, some hold and find nobody, the last decides.
    const rules = [
      ...Array.from({ length: 50 }, (_each, at) => aRule({ id: guid(9_000 + at), conditions: { match: 'all', of: [{ field: 'lead.leadsourcecode', operator: 'equals', value: `Source ${String(at)}` }] } })),
      ...Array.from({ length: fullRules }, (_each, at) => aRule({ id: guid(9_100 + at), respectsCapacity: true, target: { kind: 'sellers', ids: [guid(0)] } })),
      aRule({ id: guid(9_999), respectsCapacity: true, distribution: 'load-balancing-by-share', sellerConditions: [{ of: 'attribute', field: 'region', operator: 'not-equals', leadField: 'lead.address1_stateorprovince' }] }),
    ];
    const values = { 'lead.leadsourcecode': 'Trade show', 'lead.address1_stateorprovince': 'Region 0' };
    const decision = compileRouting(aPlan(rules, { keepsEligibleOwner: false }), aRoster(...sellers)).open(loads).route(aLead(values, { id: guid(1), ownerId: guid(2), accountOwnerId: guid(3) }), new Date(worlds.start));
    expect(decision.pick?.contenders).toHaveLength(10);
    expect(JSON.stringify(decision).length).toBeLessThanOrEqual(4_096);
  }), { numRuns: 30 });
});
