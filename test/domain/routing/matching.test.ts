import fc from 'fast-check';
import { compileCondition, operators, type CellValue, type Condition, type ConditionGroup } from '../../../src/domain/condition.ts';
import { compileMatching } from '../../../src/domain/routing/matching.ts';

const now = new Date('2026-11-22T09:30:00Z');
const columns = ['a', 'b', 'c'];
const one = fc.constantFrom<string | number>('web', 'Web ', '5', 5, 7, 10, '', 'straße', '2026-11-22');
const value = fc.oneof(one, fc.array(one, { maxLength: 3 }));
const leaf: fc.Arbitrary<Condition> = fc.record({ field: fc.constantFrom('a', 'b', 'c', 'nowhere'), operator: fc.constantFrom(...operators), value: fc.option(value, { nil: undefined }) }).map(({ field, operator, value: wanted }) => ({ field, operator, ...(wanted === undefined ? {} : { value: wanted }) }));
const { group } = fc.letrec<{ group: ConditionGroup; part: Condition | ConditionGroup }>((tie) => ({
  group: fc.record({ match: fc.constantFrom('all' as const, 'any' as const), of: fc.array(tie('part'), { maxLength: 4 }) }),
  part: fc.oneof({ maxDepth: 2 }, { arbitrary: leaf, weight: 4 }, tie('group')),
}));
const cell: fc.Arbitrary<CellValue> = fc.oneof(
  fc.constantFrom<CellValue>(undefined, '', ' ', 'web', 'WEB', 'Straße', '5', '6', '2026-11-22T08:00:00Z', 'else', true, false), fc.constantFrom(4, 5, 6, 7, 8.5, 10, 11, -0, NaN, 1e21), fc.array(fc.constantFrom('web', '5', ''), { maxLength: 2 }),
);

test('[T1][T2][T3] which of many lists of conditions hold for a lead, in order, is what asking each of them would give', () => {
  fc.assert(fc.property(fc.array(group, { maxLength: 70 }), fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 }), (lists, rows) => {
    const matching = compileMatching(lists, columns);
    const plainly = lists.map((list) => compileCondition(list, (field) => (columns.includes(field) ? columns.indexOf(field) : undefined)));
    for (const row of rows) {
      matching.turnTo(row, now);
      const found: number[] = [];
      for (let at = matching.next(0); at !== -1; at = matching.next(at + 1)) found.push(at);
      expect(found).toEqual(plainly.flatMap((holds, at) => (holds(row, now) ? [at] : [])));
    }
  }), { numRuns: 500 });
});

test('[T2] only the lists that are to be asked are', () => {
  const matching = compileMatching(Array.from({ length: 40 }, () => ({ match: 'all' as const, of: [] })), []);
  matching.turnTo([], now, Uint32Array.from([0b1010, 1 << 3]));
  expect([matching.next(0), matching.next(2), matching.next(4), matching.next(36)]).toEqual([1, 3, 35, -1]);
});
