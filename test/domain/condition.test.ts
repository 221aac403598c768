import fc from 'fast-check';
import { compileCondition, operators, operatorsOf, problemsOf, testOf } from '../../src/domain/condition.ts';
import type { CellValue, Condition, ConditionGroup } from '../../src/domain/condition.ts';

const now = new Date('2026-11-22T09:30:00Z');

test.each<readonly [Condition['operator'], Condition['value'], CellValue, boolean]>([
  ['equals', 'web', 'Web', true],
  ['equals', 'web', 'Website', false],
  ['equals', 5, 5, true],
  ['equals', '5', 5, true],
  ['equals', true, true, true],
  ['equals', 'Food', ['Food', 'Dairy'], true],
  ['equals', 'web', undefined, false],
  ['not-equals', 'web', 'Fair', true],
  ['not-equals', 'web', undefined, true],
  ['not-equals', 'Food', ['Food', 'Dairy'], false],
  ['in', ['DE', 'AT'], 'at', true],
  ['in', ['DE', 'AT'], 'CH', false],
  ['in', [], 'CH', false],
  ['not-in', ['DE', 'AT'], 'CH', true],
  ['not-in', ['DE', 'AT'], undefined, true],
  ['in', ['6F4A6E8A-0000-4000-8000-000000000001'], '6f4a6e8a-0000-4000-8000-000000000001', true],
  ['not-in', ['6f4a6e8a-0000-4000-8000-000000000001'], '6f4a6e8a-0000-4000-8000-000000000002', true],
  ['contains', 'pallet', 'Two Palletizers', true],
  ['contains', 'pallet', undefined, false],
  ['contains', 'straße', 'Hauptstraße 3', true],
  ['not-contains', 'pallet', 'Two Palletizers', false],
  ['not-contains', 'pallet', undefined, true],
  ['begins-with', 'plant', 'Plant Manager', true],
  ['begins-with', 'manager', 'Plant Manager', false],
  ['ends-with', '.example', 'kestrel.example', true],
  ['ends-with', 'kestrel', 'kestrel.example', false],
  ['is-empty', undefined, undefined, true],
  ['is-empty', undefined, '', true],
  ['is-empty', undefined, [], true],
  ['is-empty', undefined, 0, false],
  ['is-filled', undefined, false, true],
  ['is-filled', undefined, undefined, false],
  ['greater', 100, 101, true],
  ['greater', 100, 100, false],
  ['at-least', 100, 100, true],
  ['at-least', 100, '99.5', false],
  ['less', 100, 99, true],
  ['less', 100, undefined, false],
  ['at-most', 100, 100, true],
  ['at-most', 100, 101, false],
  ['between', [50, 500], 500, true],
  ['between', [50, 500], 501, false],
  ['between', ['2026-11-01', '2026-11-22'], '2026-11-22T23:59:00Z', true],
  ['between', ['2026-11-01', '2026-11-21'], '2026-11-22T00:00:00Z', false],
  ['on', '2026-11-22', '2026-11-22T23:59:59Z', true],
  ['on', '2026-11-22', '2026-11-23T00:00:00Z', false],
  ['before', '2026-11-22', '2026-11-21T23:59:59Z', true],
  ['before', '2026-11-22', '2026-11-22', false],
  ['after', '2026-11-22', '2026-11-23', true],
  ['after', '2026-11-22', '2026-11-22T12:00:00Z', false],
  ['in-last-days', 7, '2026-11-16T09:30:00Z', true],
  ['in-last-days', 7, '2026-11-15T09:30:00Z', false],
  ['in-last-days', 7, '2026-11-23T09:30:00Z', false],
  ['older-than-days', 7, '2026-11-15T09:30:00Z', true],
  ['older-than-days', 7, '2026-11-16T09:30:00Z', false],
  ['in-next-days', 7, '2026-11-28T09:30:00Z', true],
  ['in-next-days', 7, '2026-11-22T09:29:00Z', false],
  ['older-than-days', 7, undefined, false],
])('"%s" with %j on %j is %s', (operator, value, cell, expected) => {
  expect(testOf({ field: 'field', operator, ...(value === undefined ? {} : { value }) })(cell, now)).toBe(expected);
});

const leaf: fc.Arbitrary<Condition> = fc.record({ field: fc.constantFrom('a', 'b', 'elsewhere'), operator: fc.constantFrom('equals' as const, 'is-empty' as const), value: fc.constantFrom('x', 'y') });
const { group } = fc.letrec<{ group: ConditionGroup; part: Condition | ConditionGroup }>((tie) => ({
  group: fc.record({ match: fc.constantFrom('all' as const, 'any' as const), of: fc.array(tie('part'), { maxLength: 4 }) }),
  part: fc.oneof({ maxDepth: 3 }, leaf, tie('group')),
}));

test('[T3] groups nested to any depth hold exactly as their parts do', () => {
  const plainly = (part: Condition | ConditionGroup, row: Readonly<Record<string, string | undefined>>): boolean => {
    if ('of' in part) return part.match === 'all' ? part.of.every((each) => plainly(each, row)) : part.of.some((each) => plainly(each, row));
    const cell = row[part.field];
    return part.operator === 'is-empty' ? cell === undefined : cell === part.value;
  };
  const cell = fc.constantFrom('x', 'y', undefined);
  fc.assert(
    fc.property(group, cell, cell, (conditions, a, b) => {
      const holds = compileCondition(conditions, (field) => ({ a: 0, b: 1 })[field]);
      expect(holds([a, b], now)).toBe(plainly(conditions, { a, b }));
    }),
  );
});

test('an operator and the one that negates it never agree, whatever the field holds', () => {
  const cell = fc.oneof(fc.string(), fc.integer(), fc.constant(undefined), fc.array(fc.string(), { maxLength: 3 }));
  const pairs = [['equals', 'not-equals'], ['in', 'not-in'], ['contains', 'not-contains'], ['is-empty', 'is-filled']] as const;
  fc.assert(
    fc.property(fc.constantFrom(...pairs), cell, fc.string(), ([one, other], value, wanted) => {
      expect(testOf({ field: 'f', operator: one, value: wanted })(value, now)).not.toBe(testOf({ field: 'f', operator: other, value: wanted })(value, now));
    }),
  );
});

test('every operator is offered for some kind of field', () => {
  expect(operators.filter((operator) => !Object.values(operatorsOf).some((offered) => offered.includes(operator)))).toEqual([]);
});

test.each<readonly [Condition, string | undefined]>([
  [{ field: 'revenue', operator: 'at-least', value: 5 }, undefined],
  [{ field: 'revenue', operator: 'is-empty' }, undefined],
  [{ field: 'shoe', operator: 'is-empty' }, 'unknown-field'],
  [{ field: 'revenue', operator: 'contains', value: '5' }, 'operator-not-for-field'],
  [{ field: 'revenue', operator: 'at-least' }, 'value-missing'],
  [{ field: 'revenue', operator: 'at-least', value: '' }, 'value-missing'],
  [{ field: 'revenue', operator: 'between', value: [5] }, 'value-missing'],
  [{ field: 'revenue', operator: 'at-least', value: 'much' }, 'value-not-a-number'],
  [{ field: 'created', operator: 'in-last-days', value: 'a week' }, 'value-not-a-number'],
  [{ field: 'created', operator: 'after', value: 'Tuesday' }, 'value-not-a-day'],
  [{ field: 'created', operator: 'between', value: ['2026-12-01', '2026-11-01'] }, 'range-upside-down'],
  [{ field: 'revenue', operator: 'between', value: [9, 5] }, 'range-upside-down'],
])('%j has the problem %s', (condition, code) => {
  const problems = problemsOf({ match: 'all', of: [condition] }, { revenue: 'number', created: 'date' });
  expect(problems).toEqual(code === undefined ? [] : [{ field: condition.field, code }]);
});
