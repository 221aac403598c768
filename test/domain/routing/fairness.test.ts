import fc from 'fast-check';
import { fairnessOf, jainIndex, sharesOf } from '../../../src/domain/routing/fairness.ts';

const amounts = fc.array(fc.oneof(fc.nat(10_000), fc.double({ min: 0, max: 1e200, noNaN: true })), { minLength: 1, maxLength: 30 });

test('[T14] evenness is 1 when all sellers have the same, and 1 of n when one has everything', () => {
  expect([jainIndex([7, 7, 7, 7]), jainIndex([12, 0, 0, 0]), jainIndex([])]).toEqual([1, 0.25, 1]);
  expect(jainIndex([62, 49, 71, 22, 66, 38, 70])).toBeCloseTo(142_884 / 157_290, 12);
});

test('where nobody has anything, nobody has more than another', () => {
  expect(fairnessOf([0, 0, 0])).toEqual({ index: 1, gap: 0 });
  expect(fairnessOf([])).toEqual({ index: 1, gap: 0 });
});

test('evenness lies between 1/n and 1 whatever sellers have, and the order of sellers changes nothing', () => {
  fc.assert(fc.property(amounts, (some) => {
    const index = jainIndex(some);
    expect(index).toBeGreaterThanOrEqual(1 / some.length - 1e-9);
    expect(index).toBeLessThanOrEqual(1);
    expect(jainIndex([...some].reverse())).toBeCloseTo(index, 9);
  }));
});

test('twice as many leads for everybody are shared as evenly', () => {
  fc.assert(fc.property(fc.array(fc.nat(1000), { minLength: 1 }), (some) => {
    expect(jainIndex(some.map((each) => each * 2))).toBeCloseTo(jainIndex(some), 9);
  }));
});

test('a lead moved from who has more to who has less makes it more even', () => {
  fc.assert(fc.property(fc.array(fc.nat(100), { minLength: 2, maxLength: 10 }), (some) => {
    const [most, least] = [Math.max(...some), Math.min(...some)];
    fc.pre(most - least >= 2);
    const [from, to] = [some.indexOf(most), some.indexOf(least)];
    expect(jainIndex(some.map((each, at) => (at === from ? each - 1 : at === to ? each + 1 : each)))).toBeGreaterThan(jainIndex(some));
  }));
});

test('shares stand with the most first, equal ones in the order of ids, and of nothing everybody has none', () => {
  expect(sharesOf(new Map([['c', 1], ['a', 1], ['b', 2]]))).toEqual([{ sellerId: 'b', count: 2, share: 0.5 }, { sellerId: 'a', count: 1, share: 0.25 }, { sellerId: 'c', count: 1, share: 0.25 }]);
  expect(sharesOf(new Map([['a', 0]]))).toEqual([{ sellerId: 'a', count: 0, share: 0 }]);
});
