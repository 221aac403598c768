import fc from 'fast-check';
import { lastingFilterOf } from '../../../src/domain/routing/eligibility.ts';
import { compileSellers } from '../../../src/domain/routing/sellerIndex.ts';
import { aRoster, aRule, aSeller } from './builders.ts';
import { usualRoutingSettings } from '../../../src/domain/routing/plan.ts';
import * as worlds from './worlds.ts';

const now = new Date(worlds.start);

test('[T4][T7] the sellers looked up for a lead are those that asking each of them would leave', () => {
  fc.assert(fc.property(worlds.plan, worlds.rosterOf(8), fc.array(worlds.lead, { minLength: 1, maxLength: 5 }), ({ rules, settings }, roster, leads) => {
    const index = compileSellers(roster, settings);
    for (const rule of rules) {
      const groupOf = index.groupsOf(rule);
      for (const lead of leads) {
        const group = groupOf({ ...lead, values: { ...lead.values } }, now);
        expect([...group.places]).toEqual(roster.sellers.flatMap((seller, place) => (lastingFilterOf(rule, seller, { ...lead, settings, now }) === undefined ? [place] : [])));
        expect(roster.sellers.map((_seller, place) => group.memberAt(place))).toEqual(roster.sellers.map((_seller, place) => group.places.indexOf(place)));
      }
    }
  }), { numRuns: 100 });
});

test('the same value finds the same group again, and so do two rules that ask the same', () => {
  const index = compileSellers(aRoster(aSeller('A', { attributes: { region: ['North'] } }), aSeller('B')), usualRoutingSettings);
  const rule = aRule({ sellerConditions: [{ of: 'attribute', field: 'region', operator: 'equals', leadField: 'lead.region' }] });
  const [one, other] = [index.groupsOf(rule), index.groupsOf({ ...rule, id: 'other' })];
  expect(one({ values: { 'lead.region': 'North' } }, now)).toBe(other({ values: { 'lead.region': 'North' } }, now));
  expect([...one({ values: { 'lead.region': 'north' } }, now).places]).toEqual([0]);
});

test('however many values the leads hold, a small group of a large roster is found in it', () => {
  const index = compileSellers(aRoster(...Array.from({ length: 100 }, (_each, at) => aSeller(`seller-${String(at).padStart(3, '0')}`, { attributes: { region: [`region ${String(at % 50)}`] } }))), usualRoutingSettings);
  const groupOf = index.groupsOf(aRule({ sellerConditions: [{ of: 'attribute', field: 'region', operator: 'equals', leadField: 'lead.region' }] }));
  for (let value = 0; value < 2_500; value++) {
    const group = groupOf({ values: { 'lead.region': `region ${String(value)}` } }, now);
    expect([...group.places]).toEqual(value < 50 ? [value, value + 50] : []);
    expect([group.memberAt(value), group.memberAt(value + 50), group.memberAt(99)]).toEqual(value < 49 ? [0, 1, -1] : value === 49 ? [0, 1, 1] : [-1, -1, -1]);
  }
});

test('a condition that asks what day it is follows the days', () => {
  const index = compileSellers(aRoster(aSeller('A', { fields: { 'systemuser.startedon': '2026-11-20' } })), usualRoutingSettings);
  const groupOf = index.groupsOf(aRule({ sellerConditions: [{ of: 'user', field: 'systemuser.startedon', operator: 'older-than-days', value: 30 }] }));
  expect([groupOf({ values: {} }, new Date('2026-12-01T00:00:00Z')).places.length, groupOf({ values: {} }, new Date('2027-01-01T00:00:00Z')).places.length]).toEqual([0, 1]);
});
