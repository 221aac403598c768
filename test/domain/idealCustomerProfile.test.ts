import fc from 'fast-check';
import { fitOf, matchProfile } from '../../src/domain/idealCustomerProfile.ts';
import type { Characteristic, IdealCustomerProfile } from '../../src/domain/idealCustomerProfile.ts';

const now = new Date('2026-11-22T09:30:00Z');
const profile: IdealCustomerProfile = {
  characteristics: [
    { id: 'industry', name: 'Industry', fields: ['lead.industry', 'account.industry'], accepts: { operator: 'in', value: ['Food', 'Dairy'] } },
    { id: 'size', name: 'Company size', fields: ['lead.employees', 'account.employees'], accepts: { operator: 'between', value: [100, 5_000] } },
    { id: 'place', name: 'Location', fields: ['lead.country'], accepts: { operator: 'equals', value: 'Sweden' } },
    { id: 'title', name: 'Job title', fields: ['lead.title'], accepts: { operator: 'contains', value: ['manager', 'engineer'] } },
    { id: 'need', name: 'Product need', fields: ['lead.need'], accepts: { operator: 'contains', value: 'pallet' } },
  ],
};

test('[R18] each characteristic is matched, missed or unknown, with the field that says so', () => {
  const match = matchProfile(profile, { 'lead.industry': 'Steel', 'account.industry': 'Dairy', 'lead.employees': 40, 'lead.title': 'Plant Manager', 'lead.country': 'Sweden' }, now);
  expect(match).toEqual({
    matched: [{ characteristic: 'industry', field: 'account.industry', value: 'Dairy' }, { characteristic: 'place', field: 'lead.country', value: 'Sweden' }, { characteristic: 'title', field: 'lead.title', value: 'Plant Manager' }],
    missed: [{ characteristic: 'size', field: 'lead.employees', value: 40 }],
    unknown: [{ characteristic: 'need' }],
    share: 0.6,
    range: { least: 0.6, most: 0.8 },
    fit: 'moderate',
  });
});

test.each([
  [4 / 5, 'high'],
  [3 / 5, 'moderate'],
  [1 / 5, 'low'],
  [7 / 10, 'moderate'],
  [5 / 10, 'moderate'],
  [49 / 100, 'low'],
] as const)('[R18] %d of the characteristics is a %s fit', (share, fit) => {
  expect(fitOf(share)).toBe(fit);
});

test('seven of ten tenths are exactly seventy percent, though their sum is not', () => {
  const characteristics = Array.from({ length: 10 }, (_each, place): Characteristic => ({ id: String(place), name: '', fields: [`f${place}`], accepts: { operator: 'equals', value: 'yes' }, weight: 0.1 }));
  const values = Object.fromEntries(characteristics.map(({ fields }, place) => [fields[0] ?? '', place < 7 ? 'yes' : 'no']));
  expect(matchProfile({ characteristics }, values, now).fit).toBe('moderate');
});

test('a profile without characteristics measures nothing', () => {
  expect(matchProfile({ characteristics: [] }, { 'lead.industry': 'Food' }, now)).toEqual({ matched: [], missed: [], unknown: [] });
});

test('every characteristic is counted once, and filling an unknown one stays within the range', () => {
  const value = fc.constantFrom('Food', 'Steel', undefined);
  fc.assert(
    fc.property(value, value, fc.constantFrom(40, 400, undefined), fc.constantFrom('Sweden', 'Chile', undefined), (lead, account, employees, country) => {
      const values = { 'lead.industry': lead, 'account.industry': account, 'lead.employees': employees, 'lead.country': country };
      const before = matchProfile(profile, values, now);
      expect(before.matched.length + before.missed.length + before.unknown.length).toBe(5);
      const after = matchProfile(profile, { ...values, 'lead.need': 'palletizing', 'lead.title': 'Cook' }, now);
      expect((after.share ?? 0) >= (before.range?.least ?? 0) && (after.share ?? 0) <= (before.range?.most ?? 1)).toBe(true);
    }),
  );
});
