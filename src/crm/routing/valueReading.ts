// What the value of a field looks like in stored JSON.
import type { CellValue } from '../../domain/condition.ts';
import { listOf, number, text, type Reader } from '../../domain/routing/reading.ts';

const LONGEST_TEXT = 100_000;

/** The value of a field. */
export const cellValue: Reader<NonNullable<CellValue>> = (value, path, problems) => {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return number(value, path, problems);
  return Array.isArray(value) ? listOf(text(0, LONGEST_TEXT))(value, path, problems) : text(0, LONGEST_TEXT)(value, path, problems);
};
