import fc from 'fast-check';
import { compileRouting } from '../../../src/domain/routing.ts';
import type { LeadToRoute } from '../../../src/domain/routing.ts';
import { hasPlace, packPlaces } from '../../../src/domain/routing/places.ts';
import type { Contender, Decision } from '../../../src/domain/routing/decision.ts';
import type { AssignmentRule, RoutingPlan } from '../../../src/domain/routing/plan.ts';
import { isConsistent, proofOf, whyNot } from '../../../src/domain/routing/proof.ts';
import type { FullProof } from '../../../src/domain/routing/proof.ts';
import type { Roster, Seller, SellerLoad } from '../../../src/domain/routing/seller.ts';
import { aLead, aPlan, aRule, aSegment, aSeller, catchAllOwnerId, holds, now, rowId } from './planExamples.ts';
import { anyWorld, decisionsOf } from './routingWorld.ts';

const MINUTE = 60_000;
/** Worlds a run looks at; all of them under HANDRAISE_PROOFS=all. */
const WORLDS = process.env['HANDRAISE_PROOFS'] === 'all' ? 5000 : 80;
const nordics: AssignmentRule['sellerConditions'] = [{ of: 'attribute', field: 'region', operator: 'equals', leadField: 'lead.region' }];
const plan = aPlan([
  aRule('customers', { target: { kind: 'account-owner' }, conditions: { match: 'all', of: [{ field: 'lead.parentaccountid', operator: 'is-filled' }] } }),
  aRule('nordics', { segmentId: rowId(801), conditions: holds('lead.address1_country', ['DK', 'NO', 'SE', 'FI']), createdWithinHours: 48, target: { kind: 'matching-sellers' }, sellerConditions: nordics, availableWithinHours: 4 }),
  aRule('off', { isActive: false }),
], { segments: [aSegment(1, { name: 'Asked us directly', conditions: { match: 'any', of: [{ field: 'lead.leadsourcecode', operator: 'equals', value: 'Web' }, { field: 'lead.firstcall', operator: 'is-filled' }] } }), aSegment(2, { isDefault: true })] });

const north = (number: number, changes: Partial<Seller> = {}): Seller => aSeller(number, { attributes: { region: ['Nordics'] }, capacity: 60, ...changes });
const roster: Roster = {
  number: 3,
  sellers: [
    north(1), north(2), north(3), aSeller(4, { attributes: { region: ['South'] } }), north(5, { roleIds: [], getsLeads: false }),
    north(6), north(7, { absences: [{ from: '2026-11-16T00:00:00Z', to: '2026-11-23T08:00:00Z' }] }), north(8, { mayOwnLeads: false }),
  ],
};
const loads = new Map<string, SellerLoad>([
  [rowId(1), { open: 3, lastAssignedAt: now.getTime() - 90 * MINUTE }], [rowId(2), { open: 9, lastAssignedAt: now.getTime() - 68 * MINUTE }],
  [rowId(3), { open: 0, lastAssignedAt: now.getTime() - 14 * MINUTE }], [rowId(6), { open: 60 }],
]);
const lead = aLead(1, { 'lead.address1_country': 'DK', 'lead.region': 'Nordics', 'lead.leadsourcecode': 'Web' });
const route = (some: LeadToRoute = lead, by: RoutingPlan = plan): Decision => compileRouting(by, roster).open(loads).route(some, now);

/** Rule or seller and what became of it, in a word. */
const rulesOf = ({ rules }: FullProof): readonly string[] => rules.map(({ rule, result }) => `${rule.id}: ${result}`);

test('[T15] the proof shows the segment with every condition, the value it was asked about and whether it held', () => {
  const { segments } = proofOf(route(), plan, roster);
  expect(segments).toEqual([{
    segment: plan.segments[0], took: true,
    conditions: {
      match: 'any', holds: true,
      of: [
        { condition: { field: 'lead.leadsourcecode', operator: 'equals', value: 'Web' }, value: 'Web', holds: true },
        { condition: { field: 'lead.firstcall', operator: 'is-filled' }, value: undefined, holds: false },
      ],
    },
  }]);
});

test('[T15] the proof shows each rule with its conditions until the one that decided', () => {
  const proof = proofOf(route(), plan, roster);
  expect(rulesOf(proof)).toEqual(['customers: conditions-not-met', 'nordics: decided', 'off: not-reached']);
  expect(proof.rules[1]).toMatchObject({ place: 2, ageHours: 30 / 3600, conditions: { holds: true, of: [{ value: 'DK', holds: true }] } });
  expect(rulesOf(proofOf(route(aLead(2, { 'lead.leadsourcecode': 'Fair' })), plan, roster))).toEqual(['customers: conditions-not-met', 'nordics: other-segment', 'off: off']);
  expect(rulesOf(proofOf(route({ ...lead, createdOn: '2026-11-10T00:00:00Z' }), plan, roster))).toEqual(['customers: conditions-not-met', 'nordics: too-old', 'off: off']);
});

test('[T15] every seller has exactly one result: chosen, could take it and how far behind, or the one filter that left them out and what it compared', () => {
  const { sellers } = proofOf(route(), plan, roster);
  expect(sellers.map(({ place: _place, sellerId: _id, name, ...rest }) => [name, rest])).toEqual([
    ['Seller 1', { result: 'chosen', key: [now.getTime() - 90 * MINUTE] }],
    ['Seller 2', { result: 'could-take', key: [now.getTime() - 68 * MINUTE], order: 2, behind: { by: 'served-later', milliseconds: 22 * MINUTE } }],
    ['Seller 3', { result: 'could-take', key: [now.getTime() - 14 * MINUTE], order: 3, behind: { by: 'served-later', milliseconds: 76 * MINUTE } }],
    ['Seller 4', { result: 'left-out', leftOut: { filter: 'conditions', condition: nordics[0], has: ['South'], wanted: 'Nordics' } }],
    ['Seller 5', { result: 'left-out', leftOut: { filter: 'gets-leads' } }],
    ['Seller 6', { result: 'left-out', leftOut: { filter: 'capacity', capacity: 60 } }],
    ['Seller 7', { result: 'left-out', leftOut: { filter: 'availability', isAway: true, freeAt: '2026-11-23T08:00:00.000Z', withinHours: 4 } }],
    ['Seller 8', { result: 'left-out', leftOut: { filter: 'permission' } }],
  ]);
});

test('[T15] "Why not me?" tells a seller the one thing, also where another rule held before, and whether they were there at all', () => {
  const before = aPlan([aRule('named', { target: { kind: 'sellers', ids: [rowId(7)] }, availableWithinHours: 1 }), ...plan.rules], { segments: plan.segments });
  const proof = proofOf(route(lead, before), before, roster);
  expect(whyNot(proof, rowId(3))).toMatchObject({ inRoster: true, seller: { result: 'could-take' }, others: [{ rule: { id: 'named' }, leftOut: { filter: 'target' } }] });
  expect(whyNot(proof, rowId(77))).toEqual({ inRoster: false, others: [] });
});

test.each<[string, Partial<AssignmentRule>, ReadonlyMap<string, SellerLoad>, unknown]>([
  ['less room', { distribution: 'load-balancing' }, new Map([[rowId(1), { open: 3 }], [rowId(2), { open: 9 }], [rowId(3), { open: 50 }], [rowId(6), { open: 60 }]]), { by: 'less-room', leads: 6 }],
  ['a greater share in use', { distribution: 'load-balancing-by-share' }, new Map([[rowId(1), { open: 3 }], [rowId(2), { open: 9 }], [rowId(3), { open: 50 }], [rowId(6), { open: 60 }]]), { by: 'greater-share', share: 9 / 60 - 3 / 60 }],
  ['the place in the roster', {}, new Map([[rowId(6), { open: 60 }]]), { by: 'place' }],
  ['having been served when the chosen one never was', {}, new Map([[rowId(2), { open: 1, lastAssignedAt: now.getTime() }], [rowId(3), { open: 1, lastAssignedAt: now.getTime() }]]), { by: 'chosen-never-served' }],
])('[T15] who stands behind by %s is told so', (_what, change, given, expected) => {
  const changed = { ...plan, rules: plan.rules.map((rule) => (rule.id === 'nordics' ? { ...rule, ...change } : rule)) };
  const decision = compileRouting(changed, roster).open(given).route(lead, now);
  expect(proofOf(decision, changed, roster).sellers[1]).toMatchObject({ result: 'could-take', behind: expected });
});

test('[T15] working through the stored steps of any decision again gives the same owner, and every seller has one result', () => {
  fc.assert(fc.property(anyWorld, (world) => {
    for (const decision of decisionsOf(world)) {
      const stored = JSON.parse(JSON.stringify(decision)) as Decision;
      const proof = proofOf(stored, world.plan, world.roster);
      expect([isConsistent(stored, world.plan, world.roster), proof.isConsistent]).toEqual([true, true]);
      const chosen = proof.sellers.filter(({ result }) => result === 'chosen').map(({ sellerId }) => sellerId);
      expect(chosen).toEqual(stored.pick === undefined ? [] : [stored.outcome.kind === 'nobody' ? '' : stored.outcome.id]);
      if (stored.pick !== undefined) expect(proof.sellers.filter(({ result }) => result !== 'left-out').length).toBe(stored.pick.among);
      if (proof.decidedBy?.sellers !== undefined) expect(proof.sellers.length).toBe(world.roster.sellers.length);
    }
  }), { numRuns: WORLDS });
});

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** All places in a value, as paths. */
function pathsIn(value: Json, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries: readonly (readonly [string | number, Json])[] = Array.isArray(value) ? value.map((each: Json, at) => [at, each] as const) : Object.entries(value);
  return [path, ...entries.flatMap(([name, each]) => pathsIn(each, [...path, name]))];
}

/** The value with one place replaced; `undefined` takes the place away. */
function replaced(value: Json, path: readonly (string | number)[], by: (old: Json) => Json | undefined): Json | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return by(value);
  if (Array.isArray(value)) return value.flatMap((each: Json, at) => { const next = at === name ? replaced(each, rest, by) : each; return next === undefined ? [] : [next]; });
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([field, each]) => { const next = field === name ? replaced(each, rest, by) : each; return next === undefined ? [] : [[field, next]]; }));
}

const tampered = (old: Json, how: number, world: Json): Json | undefined => {
  const choices: readonly (Json | undefined)[] = [
    undefined, world, null, ...(typeof old === 'number' ? [old + 1, old - 1] : []), ...(typeof old === 'string' ? [`${old}x`, rowId(1), rowId(2), 'nobody', 'r0', 'r1', 'sellers-lack-capacity'] : []),
    ...(Array.isArray(old) ? [[...old, ...old.slice(0, 1)], [...old].reverse(), old.slice(1)] : []),
  ];
  return choices[how % choices.length];
};

test('[T15] whatever of the stored steps is changed afterwards — a rule, a reason, the segment, the owner, who stood in line — is found out', () => {
  // What follows from the rest; what it follows from is in the next test.
  const isDerived = ([field, part, _at, what]: readonly (string | number)[]): boolean =>
    ['planNumber', 'rosterNumber', 'segmentId', 'steps', 'outcome'].includes(String(field)) || (field === 'pick' && part !== undefined && what !== 'key');
  let found = 0;
  fc.assert(fc.property(anyWorld, fc.nat(), fc.nat(), fc.jsonValue({ maxDepth: 1 }), (world, where, how, junk) => {
    for (const decision of decisionsOf(world)) {
      const stored = JSON.parse(JSON.stringify(decision)) as Json;
      const paths = pathsIn(stored).filter(isDerived);
      const path = paths[where % paths.length] ?? [];
      const changed = JSON.parse(JSON.stringify(replaced(stored, path, (old) => tampered(old, how, junk as Json)))) as Decision;
      if (JSON.stringify(changed) === JSON.stringify(stored)) continue;
      found++;
      expect({ path, changed, isConsistent: isConsistent(changed, world.plan, world.roster) }).toMatchObject({ isConsistent: false });
    }
  }), { numRuns: WORLDS });
  expect(found).toBeGreaterThan(WORLDS);
});

test('[T15] a changed value, age, owner, moment or line that would have led to somebody else is found out', () => {
  const decision = route();
  const contenders = decision.pick?.contenders ?? [];
  const [first, second] = contenders;
  const keyOf = (at: number): number => contenders[at]?.key[0] ?? 0;
  const changes: Readonly<Record<string, Partial<Decision>>> = {
    country: { values: { ...decision.values, 'lead.address1_country': 'PT' } },
    region: { values: { ...decision.values, 'lead.region': 'South' } },
    source: { values: { ...decision.values, 'lead.leadsourcecode': 'Fair' } },
    age: { createdOn: '2026-11-10T00:00:00Z' },
    owner: { ownerId: rowId(3) },
    'the absence was over': { at: '2026-11-23T09:00:00Z', createdOn: '2026-11-23T08:00:00Z' },
    'no moment': { at: 'yesterday' },
    'the chosen one was full': { full: [[0, 0], [5, 5]] },
    'the full one was not': { full: [] },
    'no word on who was full': { full: undefined as never },
    'who has no limit was full': { full: [[3, 3], [5, 5]] },
    'a place that is not there was full': { full: [[5, 5], [90, 90]] },
    'the first waited less': { pick: { ...decision.pick!, contenders: [{ ...first!, key: [keyOf(1) + 1] }, ...contenders.slice(1)] } },
    'the second waited longer': { pick: { ...decision.pick!, contenders: [first!, { ...second!, key: [keyOf(0) - 1] }, ...contenders.slice(2)] } },
    'a key of another method': { pick: { ...decision.pick!, contenders: contenders.map((each) => ({ ...each, key: [0, -50, ...each.key] })) } },
  };
  expect(isConsistent(decision, plan, roster)).toBe(true);
  expect(Object.entries(changes).filter(([, change]) => isConsistent({ ...decision, ...change }, plan, roster)).map(([name]) => name)).toEqual([]);
});

test('[T15] a seller said to be full, or not, who would have changed who could take the lead is found out', () => {
  fc.assert(fc.property(anyWorld, fc.nat(), (world, which) => {
    for (const decision of decisionsOf(world)) {
      const { full } = decision;
      if (full === undefined || decision.pick === undefined) continue;
      const rule = world.plan.rules.find(({ id }) => id === decision.steps.at(-1)?.ruleId);
      const inLine = proofOf(decision, world.plan, world.roster).sellers.filter(({ result, ...rest }) => result !== 'left-out' || ('leftOut' in rest && rest.leftOut.filter === 'capacity'));
      const place = inLine[which % Math.max(1, inLine.length)]?.place;
      if (place === undefined || rule?.respectsCapacity !== true) continue;
      const turned = packPlaces((each) => hasPlace(full, each) !== (each === place), world.roster.sellers.length);
      const changed = { ...decision, full: turned };
      const isFree = proofOf(changed, world.plan, world.roster).sellers.some(({ result, place: at }) => at === place && result !== 'left-out');
      // Of those who would have been left out by the calendar anyway nothing hangs on it.
      if (isFree || proofOf(decision, world.plan, world.roster).sellers[place]?.result !== 'left-out') expect(isConsistent(changed, world.plan, world.roster)).toBe(false);
    }
  }), { numRuns: WORLDS });
});

test('[T15] of a lead that stayed with its owner, somebody else put in their place, or the owner standing twice, is found out', () => {
  const kept = route({ ...lead, ownerId: rowId(3) });
  const [own, ...others] = kept.pick?.contenders ?? [];
  expect([kept.outcome.kind, own?.place, others.length, isConsistent(kept, plan, roster)]).toEqual(['kept', 2, 2, true]);
  const lineOf = (contenders: readonly Contender[], id: string): Decision => ({ ...kept, outcome: { kind: 'kept', id, ruleId: 'nordics' }, pick: { ...kept.pick!, contenders } });
  expect([lineOf([others[0]!, others[1]!, own!], rowId(1)), lineOf([own!, others[0]!, own!], rowId(3)), lineOf([own!, others[1]!, others[0]!], rowId(3))].map((each) => isConsistent(each, plan, roster))).toEqual([false, false, false]);
  expect(proofOf(kept, plan, roster).sellers.slice(0, 3)).toMatchObject([{ result: 'could-take', behind: { by: 'kept' } }, { result: 'could-take', behind: { by: 'kept' } }, { result: 'chosen' }]);
});

test('[T15] a decision is of its plan and its roster: no other proves it', () => {
  const decision = route();
  expect([isConsistent(decision, { ...plan, number: 15 }, roster), isConsistent(decision, plan, { ...roster, number: 4 })]).toEqual([false, false]);
  expect(isConsistent(decision, aPlan([]), roster)).toBe(false);
});

test('[T9] where no rule held, or those that did found nobody, the proof ends with the catch-all owner and the first reason', () => {
  const only = aPlan([aRule('named', { target: { kind: 'sellers', ids: [rowId(7)] }, availableWithinHours: 1 }), aRule('full', { target: { kind: 'sellers', ids: [rowId(6)] } })]);
  const decision = route(lead, only);
  const proof = proofOf(decision, only, roster);
  expect([proof.outcome, proof.decidedBy?.rule.id, proof.isConsistent]).toEqual([{ kind: 'catch-all', id: catchAllOwnerId, reason: 'sellers-lack-availability' }, 'named', true]);
  expect(whyNot(proof, rowId(6)).others).toEqual([{ rule: only.rules[1], leftOut: { filter: 'capacity', capacity: 60 } }]);
});

test('[T15] where a rule said stop, it is that rule the outcome comes from, not an earlier one that found nobody', () => {
  const stops = aPlan([aRule('named', { target: { kind: 'sellers', ids: [rowId(7)] }, availableWithinHours: 1 }), aRule('stop', { target: { kind: 'sellers', ids: [rowId(6)] }, otherwise: { kind: 'stop' } }), aRule('all')]);
  const proof = proofOf(route(lead, stops), stops, roster);
  expect([proof.outcome, proof.decidedBy?.rule.id, rulesOf(proof), proof.isConsistent]).toEqual([{ kind: 'nobody', reason: 'sellers-lack-capacity' }, 'stop', ['named: nobody', 'stop: nobody', 'all: not-reached'], true]);
});
