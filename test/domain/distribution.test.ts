import fc from 'fast-check';
import { compareKeys, distributionMethods, type Standing } from '../../src/domain/distribution.ts';
import { distributionIds, type DistributionId } from '../../src/domain/routing/plan.ts';

/** Who is first, of some. */
function first(method: DistributionId, of: Readonly<Record<string, Standing>>): string | undefined {
  const { key } = distributionMethods[method];
  return Object.entries(of).sort(([one, its], [other, others]) => compareKeys(key(its), key(others)) || (one < other ? -1 : 1))[0]?.[0];
}

test('[T5] round robin: who was idle longest, never served before all', () => {
  expect(first('round-robin', { early: { open: 9, servedAt: 100 }, late: { open: 0, servedAt: 200 } })).toBe('early');
  expect(first('round-robin', { early: { open: 0, servedAt: 100 }, never: { open: 99, servedAt: -1 } })).toBe('never');
});

test('[T6] load balancing: who can take most leads, by number; between equal ones the longest idle', () => {
  expect(first('load-balancing', { small: { capacity: 10, open: 0, servedAt: -1 }, large: { capacity: 50, open: 39, servedAt: 9 } })).toBe('large');
  expect(first('load-balancing', { a: { capacity: 10, open: 4, servedAt: 7 }, b: { capacity: 12, open: 6, servedAt: 6 } })).toBe('b');
});

test('[T6] load balancing by share: whose capacity is used least', () => {
  expect(first('load-balancing-by-share', { small: { capacity: 10, open: 7, servedAt: 5 }, large: { capacity: 50, open: 39, servedAt: -1 } })).toBe('small');
  expect(first('load-balancing-by-share', { third: { capacity: 3, open: 1, servedAt: 5 }, same: { capacity: 9, open: 3, servedAt: 4 } })).toBe('same');
});

test.each<DistributionId>(['load-balancing', 'load-balancing-by-share'])('[T8] "%s": without a limit, or with a capacity of none, one comes after those with room', (method) => {
  expect(first(method, { endless: { open: 0, servedAt: -1 }, almost: { capacity: 5, open: 4, servedAt: 9 } })).toBe('almost');
  expect(first(method, { none: { capacity: 0, open: 0, servedAt: -1 }, almost: { capacity: 5, open: 4, servedAt: 9 } })).toBe('almost');
});

test('every method gives keys of one length, and whoever is served once more never moves forward', () => {
  const standing = fc.record({ capacity: fc.option(fc.nat(20), { nil: undefined }), open: fc.nat(30), servedAt: fc.integer({ min: -1, max: 1_000 }) }).map(({ capacity, ...rest }): Standing => ({ ...rest, ...(capacity === undefined ? {} : { capacity }) }));
  fc.assert(fc.property(fc.constantFrom(...distributionIds), standing, standing, (method, one, other) => {
    const { key } = distributionMethods[method];
    expect(key(one)).toHaveLength(key(other).length);
    expect(compareKeys(key(one), key({ ...one, open: one.open + 1, servedAt: 2_000 }))).toBeLessThan(0);
    expect(JSON.parse(JSON.stringify(key(one)))).toEqual(key(one));
  }));
});
