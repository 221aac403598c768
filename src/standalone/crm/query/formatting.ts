// Formatted values as an English (United States) user in UTC sees them. Pure.
import type { Column } from '../registry/column.ts';

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** One for each number of digits: making them takes far longer than formatting. */
const fixedFormats = new Map<number, Intl.NumberFormat>();

function fixed(value: number, digits: number): string {
  const format = fixedFormats.get(digits) ?? new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  fixedFormats.set(digits, format);
  return format.format(value);
}

function formatDay(value: string): string {
  const [year, month, day] = value.slice(0, 10).split('-').map(Number);
  return `${month}/${day}/${year}`;
}

function formatInstant(value: string): string {
  const hour = Number(value.slice(11, 13));
  return `${formatDay(value)} ${hour % 12 === 0 ? 12 : hour % 12}:${value.slice(14, 16)} ${hour < 12 ? 'AM' : 'PM'}`;
}

/**
 * The formatted value of a column, or undefined where Dataverse gives none (text, ids, empty).
 * @param value as it stands in JSON
 * @param symbol currency symbol for Money
 */
export function formatValue(column: Column, value: unknown, symbol: string): string | undefined {
  if (value === null || value === undefined) return undefined;
  switch (column.kind) {
    case 'Picklist':
    case 'State':
    case 'Status':
      return column.options.find((option) => option.value === value)?.label ?? String(value);
    case 'Boolean':
      return column.options.find((option) => option.value === (value === true ? 1 : 0))?.label ?? (value === true ? 'Yes' : 'No');
    case 'Money':
      return Number(value) < 0 ? `-${symbol}${fixed(-Number(value), 2)}` : `${symbol}${fixed(Number(value), 2)}`;
    case 'Integer':
    case 'BigInt':
      return whole.format(Number(value));
    case 'Decimal':
    case 'Double':
      return fixed(Number(value), column.digits ?? 2);
    case 'DateTime':
      return column.dateOnly ? formatDay(String(value)) : formatInstant(String(value));
    case 'EntityName':
    case 'String':
    case 'Memo':
    case 'Lookup':
    case 'Customer':
    case 'Owner':
    case 'Uniqueidentifier':
      return undefined;
  }
}
