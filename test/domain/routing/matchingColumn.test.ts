import { compileColumn, isIndexed, type IndexedCondition } from '../../../src/domain/routing/matchingColumn.ts';
import type { CellValue } from '../../../src/domain/condition.ts';

const now = new Date('2026-11-22T09:30:00Z');
const of = (list: number, operator: IndexedCondition['condition']['operator'], value?: IndexedCondition['condition']['value']): IndexedCondition => ({ list, condition: { field: 'f', operator, ...(value === undefined ? {} : { value }) } });

test('a value of a field says at once which lists are left', () => {
  const column = compileColumn([of(0, 'equals', 'web'), of(1, 'not-in', ['web', 'fair']), of(2, 'at-least', 50), of(2, 'less', 100), of(3, 'is-empty')], 5);
  const left = (cell: CellValue): string => ((column.bitsOf(cell, now)[0] ?? 0) & 0b11111).toString(2).padStart(5, '0');
  expect(['WEB ', 'fair', 'phone', 50, 99.5, 100, undefined, '75', ['web', 'phone']].map(left)).toEqual(['10001', '10000', '10010', '10110', '10110', '10010', '11010', '10110', '10001']);
});

test('patterns and days are no matter of the value alone', () => {
  expect([of(0, 'contains', 'a'), of(0, 'on', '2026-11-22'), of(0, 'in-last-days', 3), of(0, 'between', ['2026-11-01', '2026-11-22']), of(0, 'at-least', '5')].map(({ condition }) => isIndexed(condition))).toEqual([false, false, false, false, false]);
  expect([of(0, 'equals', 'a'), of(0, 'between', [1, 2]), of(0, 'is-filled')].map(({ condition }) => isIndexed(condition))).toEqual([true, true, true]);
});
