import fc from 'fast-check';
import { distributionMethods } from '../../../../src/domain/distribution.ts';
import { compileRouting } from '../../../../src/domain/routing.ts';
import { distributionIds } from '../../../../src/domain/routing/plan.ts';
import type { AssignmentRule } from '../../../../src/domain/routing/plan.ts';
import { ageInHours, fieldOf, isKeyOf, sellersUnder } from '../../../../src/domain/routing/proof/sellerProof.ts';
import type { SellerProof } from '../../../../src/domain/routing/proof/sellerProof.ts';
import type { Seller } from '../../../../src/domain/routing/seller.ts';
import { aLead, aPlan, aRule, aSeller, now, rowId } from '../planExamples.ts';

/** Sellers under the one rule of a plan. */
function sellers(rule: Partial<AssignmentRule>, roster: readonly Seller[]): readonly SellerProof[] {
  const plan = aPlan([aRule('a', rule)], { settings: { ...aPlan([]).settings, eligibleRoleIds: [rowId(50)] } });
  const versions = { plan, roster: { number: 1, sellers: roster } };
  const decision = compileRouting(plan, versions.roster).open(new Map()).route(aLead(1), now);
  const [first] = plan.rules;
  return first === undefined ? [] : sellersUnder(fieldOf(first, decision, versions), decision, { roster: versions.roster, chosenId: 'id' in decision.outcome ? decision.outcome.id : undefined });
}

const seller = (number: number, changes: Partial<Seller> = {}): Seller => aSeller(number, { roleIds: [rowId(50)], ...changes });
const away = (to: string): Partial<Seller> => ({ absences: [{ from: '2026-11-01T00:00:00Z', to }] });

test('[T11] who is free later than others is left out by that, and told from when they are free', () => {
  const proofs = sellers({ availableWithinHours: 72 }, [seller(1, away('2026-11-19T10:00:00Z')), seller(2, away('2026-11-20T10:00:00Z')), seller(3, away('2026-11-21T13:00:00Z')), seller(4, { absences: [{ from: '2026-11-01T00:00:00Z' }] })]);
  expect(proofs.map((each) => (each.result === 'left-out' ? each.leftOut : each.result))).toEqual([
    'chosen', { filter: 'later-bucket', isAway: true, freeAt: '2026-11-20T10:00:00.000Z', bucket: 2 },
    { filter: 'availability', isAway: true, freeAt: '2026-11-21T13:00:00.000Z', withinHours: 72 }, { filter: 'availability', isAway: true, withinHours: 72 },
  ]);
});

test('[T11] who is off by the hours of the week isn\'t called away', () => {
  const [proof] = sellers({ availableWithinHours: 4 }, [seller(1, { schedule: { timeZone: 'Europe/Berlin', days: { 1: [{ from: 540, to: 1020 }] }, holidays: [] } })]);
  expect(proof).toMatchObject({ result: 'left-out', leftOut: { filter: 'availability', isAway: false, freeAt: '2026-11-23T08:00:00.000Z', withinHours: 4 } });
});

test('[T15] the first filter that removes a seller is the one that is told, whatever else speaks against them', () => {
  const nothing = { getsLeads: false, mayOwnLeads: false, capacity: 0, roleIds: [], ...away('2026-12-01T00:00:00Z') } as const;
  const rule = { target: { kind: 'sellers', ids: [2, 3, 4, 5, 6, 7].map(rowId) }, availableWithinHours: 1, sellerConditions: [{ of: 'user', field: 'systemuser.title', operator: 'is-filled' }] } as const;
  const filled = { fields: { 'systemuser.title': 'Engineer' } };
  const proofs = sellers(rule, [
    aSeller(1, nothing), aSeller(2, nothing), aSeller(3, { ...nothing, ...filled }), seller(4, { ...nothing, ...filled, roleIds: [rowId(50)] }), seller(5, { ...nothing, ...filled, roleIds: [rowId(50)], getsLeads: true }),
    seller(6, { ...filled, capacity: 0, ...away('2026-12-01T00:00:00Z') }), seller(7, { ...filled, ...away('2026-12-01T00:00:00Z') }),
  ]);
  expect(proofs.map((each) => each.result === 'left-out' && each.leftOut.filter)).toEqual(['target', 'conditions', 'role', 'gets-leads', 'permission', 'capacity', 'availability']);
});

test('[T15] every key a method gives is one of its keys, and a key for less than no leads, more than the limit or of another method isn\'t', () => {
  const standing = fc.record({ open: fc.nat(200), servedAt: fc.integer({ min: -1, max: 2e12 }), capacity: fc.option(fc.nat(200), { nil: undefined }) });
  fc.assert(fc.property(fc.constantFrom(...distributionIds), standing, (method, { open, servedAt, capacity }) => {
    const key = distributionMethods[method].key({ open, servedAt, ...(capacity === undefined ? {} : { capacity }) });
    expect(isKeyOf(method, key, { capacity, isWithRoom: false })).toBe(true);
    expect(isKeyOf(method, key, { capacity, isWithRoom: true })).toBe(method === 'round-robin' ? capacity !== 0 : capacity === undefined || open < capacity);
    expect(isKeyOf(method, [...key, 0], { capacity, isWithRoom: false })).toBe(false);
    expect(isKeyOf(method, key.slice(1), { capacity, isWithRoom: false })).toBe(false);
    expect(isKeyOf(method, [...key.slice(0, -1), servedAt + 0.5], { capacity, isWithRoom: false })).toBe(false);
  }), { numRuns: 500 });
  expect([isKeyOf('load-balancing', [0, -11, -1], { capacity: 10, isWithRoom: false }), isKeyOf('load-balancing-by-share', [0, 0.33, -1], { capacity: 10, isWithRoom: false }), isKeyOf('round-robin', [-2], { capacity: undefined, isWithRoom: false })]).toEqual([false, false, false]);
});

test('the age of a lead is told in hours', () => {
  expect(ageInHours({ at: '2026-11-18T12:00:00Z', createdOn: '2026-11-17T10:30:00Z' })).toBe(25.5);
});
