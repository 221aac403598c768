// Checks one value of a request body against its column and brings it into the form the database stores.
import { parseInstant, wholeSecond } from '../query/literals.ts';
import { isGuid } from '../odata/resourcePath.ts';
import type { Column } from '../registry/column.ts';
import type { Table } from '../registry/registry.ts';
import { errorCodes, WebApiError } from '../webApiError.ts';

/** Range of a 32-bit integer, the type of Integer columns and choices. */
const INT_MAX = 2_147_483_647;

function mismatch(value: unknown, expected: string): WebApiError {
  const shown = typeof value === 'string' ? `'${value.slice(0, 100)}'` : typeof value;
  return new WebApiError(400, errorCodes.payload, `Error identified in Payload provided by the user: Cannot convert the literal ${shown} to the expected type '${expected}'.`);
}

/** The value to store; null stays null. Throws 400 on a wrong type, a text too long, a number out of range, an unknown choice. */
export function checkValue(table: Table, column: Column, value: unknown): unknown {
  if (value === null) return null;
  switch (column.kind) {
    case 'String':
    case 'Memo':
    case 'EntityName':
      return checkText(table, column, value);
    case 'Integer':
    case 'BigInt':
      if (typeof value !== 'number' || !Number.isSafeInteger(value) || (column.kind === 'Integer' && Math.abs(value) > INT_MAX)) throw mismatch(value, column.kind === 'Integer' ? 'Edm.Int32' : 'Edm.Int64');
      return checkRange(table, column, value);
    case 'Decimal':
    case 'Money':
    case 'Double':
      if (typeof value !== 'number' || !Number.isFinite(value)) throw mismatch(value, column.kind === 'Double' ? 'Edm.Double' : 'Edm.Decimal');
      return checkRange(table, column, value);
    case 'Boolean':
      if (typeof value !== 'boolean') throw mismatch(value, 'Edm.Boolean');
      return value;
    case 'DateTime':
      return checkInstant(column, value);
    case 'Picklist':
    case 'State':
    case 'Status':
      return checkChoice(table, column, value);
    case 'Uniqueidentifier':
      if (typeof value !== 'string' || !isGuid(value)) throw mismatch(value, 'Edm.Guid');
      return value.toLowerCase();
    case 'Lookup':
    case 'Customer':
    case 'Owner':
      throw new WebApiError(400, errorCodes.payload, `The lookup '${column.name}' is set through a navigation property with @odata.bind.`);
  }
}

function checkText(table: Table, column: Column, value: unknown): string {
  if (typeof value !== 'string') throw mismatch(value, 'Edm.String');
  if (column.maxLength !== undefined && value.length > column.maxLength) {
    throw new WebApiError(400, errorCodes.tooLong, `A validation error occurred.  The length of the '${column.name}' attribute of the '${table.name}' entity exceeded the maximum allowed length of '${column.maxLength}'.`);
  }
  if (value.includes('\u0000')) throw new WebApiError(400, errorCodes.payload, `The text of '${column.name}' holds a character that cannot be stored.`);
  return value;
}

function checkRange(table: Table, column: Column, value: number): number {
  if ((column.min !== undefined && value < column.min) || (column.max !== undefined && value > column.max)) {
    throw new WebApiError(400, errorCodes.range, `A validation error occurred.  The value of '${column.name}' on record of type '${table.name}' is outside the valid range (${column.min} to ${column.max}).`);
  }
  return value;
}

function checkInstant(column: Column, value: unknown): string {
  const instant = typeof value === 'string' ? parseInstant(value) : undefined;
  if (!instant) throw mismatch(value, column.dateOnly ? 'Edm.Date' : 'Edm.DateTimeOffset');
  return column.dateOnly ? String(value).slice(0, 10) : wholeSecond(instant).toISOString();
}

function checkChoice(table: Table, column: Column, value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || Math.abs(value) > INT_MAX) throw mismatch(value, 'Edm.Int32');
  if (column.options.length > 0 && !column.options.some((option) => option.value === value)) {
    throw new WebApiError(400, errorCodes.argument, `A validation error occurred.  The value ${value} of '${column.name}' on record of type '${table.name}' is outside the valid range. Accepted Values: ${column.options.map((option) => option.value).join(',')}`);
  }
  return value;
}
