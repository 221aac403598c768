import { isFull, lastingFilterOf, meetsSellerCondition, reasonOfFilter } from '../../../src/domain/routing/eligibility.ts';
import { sellerFilters } from '../../../src/domain/routing/decision.ts';
import { usualRoutingSettings, type SellerCondition } from '../../../src/domain/routing/plan.ts';
import { aRule, aSeller } from './builders.ts';

const now = new Date('2026-11-22T09:30:00Z');
const settings = { ...usualRoutingSettings, eligibleRoleIds: ['sales'] };

test('[T7][T15] a seller is left out by the first filter in order, and by none who meets all', () => {
  const rule = aRule({ target: { kind: 'sellers', ids: ['A'] }, sellerConditions: [{ of: 'attribute', field: 'region', operator: 'equals', value: 'North' }] });
  const everything = { attributes: { region: ['North'] }, roleIds: ['sales'] };
  const filter = (id: string, more: Parameters<typeof aSeller>[1]): string | undefined => lastingFilterOf(rule, aSeller(id, more), { values: {}, settings, now });
  expect([
    filter('B', { getsLeads: false }), filter('A', { getsLeads: false }), filter('A', { ...everything, roleIds: [], getsLeads: false }), filter('A', { ...everything, getsLeads: false, mayOwnLeads: false }), filter('A', { ...everything, mayOwnLeads: false }), filter('A', everything),
  ]).toEqual(['target', 'conditions', 'role', 'gets-leads', 'permission', undefined]);
});

test.each<readonly [SellerCondition['operator'], SellerCondition['value'], boolean]>([
  ['equals', 'south', true], ['not-equals', 'South', false], ['not-in', ['East'], true], ['contains', 'ort', true], ['not-contains', 'out', false], ['is-filled', undefined, true], ['is-empty', undefined, false],
])('[T4] of a seller for North and South, "%s" %j is %s', (operator, value, expected) => {
  expect(meetsSellerCondition({ of: 'attribute', field: 'region', operator, ...(value === undefined ? {} : { value }) }, aSeller('A', { attributes: { region: ['North', 'South'] } }), { values: {}, now })).toBe(expected);
});

test('[T4] of several numbers one that fits is enough', () => {
  expect(meetsSellerCondition({ of: 'attribute', field: 'level', operator: 'at-least', value: 3 }, aSeller('A', { attributes: { level: ['1', '4'] } }), { values: {}, now })).toBe(true);
});

test.each<readonly [SellerCondition['operator'], string | readonly string[] | undefined, boolean]>([
  ['equals', 'North', true], ['equals', 'East', false], ['equals', ['East', 'south'], true], ['not-equals', 'East', true], ['not-equals', undefined, false], ['equals', '', false], ['in', [], false],
])('[T4] compared with the lead\'s own field, "%s" with %j there is %s', (operator, held, expected) => {
  expect(meetsSellerCondition({ of: 'attribute', field: 'region', operator, leadField: 'lead.region' }, aSeller('A', { attributes: { region: ['North', 'South'] } }), { values: { 'lead.region': held }, now })).toBe(expected);
});

test('[T8] full is as many as one may have, or more; without a number nobody is', () => {
  expect([isFull(5, 4), isFull(5, 5), isFull(5, 6), isFull(0, 0), isFull(undefined, 999)]).toEqual([false, true, true, true, false]);
});

test('[T12] every filter has its reason', () => {
  expect(sellerFilters.map((filter) => reasonOfFilter[filter])).toEqual(['no-sellers-meet-conditions', 'no-sellers-meet-conditions', 'no-sellers-meet-conditions', 'no-sellers-meet-conditions', 'sellers-lack-permission', 'sellers-lack-capacity', 'sellers-lack-availability', 'sellers-lack-availability']);
});
