import fc from 'fast-check';
import { rankLeads } from '../../src/domain/priority.ts';

function keysOf(rows: readonly (readonly number[])[], names: readonly string[]): Parameters<typeof rankLeads>[1] {
  return names.map((id, place) => ({ id, values: Float64Array.from(rows, (row) => row[place] ?? Number.NaN) }));
}

const names = ['hand-raiser', 'fit', 'score', 'created'];

test('[P1] every hand-raiser stands above every other lead, whatever the others score', () => {
  const rows = [[0, 3, 99, 5], [1, 1, 2, 1], [0, 3, 98, 9], [1, 2, 1, 1]];
  expect(rankLeads(['a', 'b', 'c', 'd'], keysOf(rows, names), 4)).toEqual([
    { rank: 1, lead: 3, above: { lead: 1, key: 'fit' } },
    { rank: 2, lead: 1, above: { lead: 0, key: 'hand-raiser' } },
    { rank: 3, lead: 0, above: { lead: 2, key: 'score' } },
    { rank: 4, lead: 2 },
  ]);
});

test('[P4] a lead without a score stands below those that have one, and its neighbor\'s reason says so', () => {
  const rows = [[0, 2, Number.NaN, 9], [0, 2, 1, 1]];
  expect(rankLeads(['a', 'b'], keysOf(rows, names), 2)).toEqual([{ rank: 1, lead: 1, above: { lead: 0, key: 'score' } }, { rank: 2, lead: 0 }]);
});

test('leads that are equal in every key stand in the order of their ids', () => {
  const rows = [[0, 2, 50, 1], [0, 2, 50, 1], [0, 2, 50, 1]];
  expect(rankLeads(['c', 'a', 'b'], keysOf(rows, names), 2)).toEqual([{ rank: 1, lead: 1, above: { lead: 2, key: 'id' } }, { rank: 2, lead: 2, above: { lead: 0, key: 'id' } }]);
});

test('[P5] the first fifty are those of a full sort, and each reason is the first key that differs', () => {
  const value = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant(Number.NaN));
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value, value), { maxLength: 60 }), fc.integer({ min: 1, max: 50 }), (rows, most) => {
      const ids = rows.map((_row, place) => `lead-${(place * 37) % 64}-${place}`);
      const low = (number: number | undefined): number => (number === undefined || Number.isNaN(number) ? -1 : number);
      const sorted = rows.map((_row, place) => place).sort((one, two) => {
        for (const key of [0, 1, 2]) if (low(rows[one]?.[key]) !== low(rows[two]?.[key])) return low(rows[two]?.[key]) - low(rows[one]?.[key]);
        return (ids[one] ?? '') < (ids[two] ?? '') ? -1 : 1;
      });
      const ranked = rankLeads(ids, keysOf(rows, ['one', 'two', 'three']), most);
      expect(ranked.map(({ lead }) => lead)).toEqual(sorted.slice(0, most));
      for (const { lead, above } of ranked) {
        if (above === undefined) continue;
        const first = [0, 1, 2].findIndex((key) => low(rows[lead]?.[key]) !== low(rows[above.lead]?.[key]));
        expect(above.key).toBe(['one', 'two', 'three'][first] ?? 'id');
      }
    }),
  );
});

test('where the leads stand in the list changes nothing about their order', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 })), { minLength: 1, maxLength: 30 }), (rows) => {
      const ids = rows.map((_row, place) => `lead-${place}`);
      const [turnedRows, turnedIds] = [[...rows].reverse(), [...ids].reverse()];
      const order = (names_: readonly string[], all: readonly (readonly number[])[]): readonly (string | undefined)[] => rankLeads(names_, keysOf(all, ['one', 'two']), 30).map(({ lead }) => names_[lead]);
      expect(order(turnedIds, turnedRows)).toEqual(order(ids, rows));
    }),
  );
});

test('no leads, no order', () => {
  expect(rankLeads([], keysOf([], names), 50)).toEqual([]);
});
