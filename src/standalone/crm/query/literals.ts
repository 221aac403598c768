// Binds a literal of a query so that it compares with a column, or says why the two cannot be compared.
import type { Column } from '../registry/column.ts';
import { isGuid } from '../odata/resourcePath.ts';
import type { Literal } from '../odata/expression.ts';
import { queryError } from '../webApiError.ts';
import { foldedSql } from '../storage/identifiers.ts';
import type { QueryText } from './queryText.ts';

/** Values that can be compared with each other. */
export type ValueGroup = 'text' | 'number' | 'boolean' | 'instant' | 'day' | 'id';

/** The group a column's values belong to. */
export function groupOf(column: Column): ValueGroup {
  switch (column.kind) {
    case 'String':
    case 'Memo':
    case 'EntityName':
      return 'text';
    case 'Integer':
    case 'BigInt':
    case 'Decimal':
    case 'Double':
    case 'Money':
    case 'Picklist':
    case 'State':
    case 'Status':
      return 'number';
    case 'Boolean':
      return 'boolean';
    case 'DateTime':
      return column.dateOnly ? 'day' : 'instant';
    case 'Lookup':
    case 'Customer':
    case 'Owner':
    case 'Uniqueidentifier':
      return 'id';
  }
}

const edmNames: Readonly<Record<ValueGroup, string>> = { text: 'Edm.String', number: 'Edm.Int32', boolean: 'Edm.Boolean', instant: 'Edm.DateTimeOffset', day: 'Edm.Date', id: 'Edm.Guid' };
const literalNames: Readonly<Record<Exclude<Literal['type'], 'null' | 'enum'>, string>> = {
  string: 'Edm.String', number: 'Edm.Int32', boolean: 'Edm.Boolean', datetime: 'Edm.DateTimeOffset', date: 'Edm.Date', guid: 'Edm.Guid',
};

/** 400: the two sides of a comparison do not fit. */
export function incompatible(left: ValueGroup, literal: Literal): Error {
  const right = literal.type === 'null' || literal.type === 'enum' ? literal.type : literalNames[literal.type];
  return queryError(`A binary operator with incompatible types was detected. Found operand types '${edmNames[left]}' and '${right}'.`);
}

/** Text that stands for a value of the column's type, as list entries and FetchXML write numbers and yes/no. */
export function typedLiteral(literal: Literal, column: Column): Literal {
  if (literal.type !== 'string') return literal;
  const group = groupOf(column);
  if (group === 'number') {
    if (!/^-?\d{1,30}(?:\.\d{1,30})?$/.test(literal.value)) throw incompatible(group, literal);
    return { type: 'number', value: Number(literal.value) };
  }
  if (group === 'boolean') return { type: 'boolean', value: literal.value === 'true' || literal.value === '1' };
  if (group === 'id') return { type: 'string', value: literal.value.replace(/^\{(.*)\}$/, '$1') };
  return literal;
}

/** SQL of a non-null literal for comparison with a column of the group; text without regard to case. */
export function bindLiteral(literal: Literal, column: Column, text: QueryText): string {
  const group = groupOf(column);
  switch (group) {
    case 'text':
      if (literal.type === 'string') return foldedSql(text.bind(literal.value, 'text'), 'parameter');
      break;
    case 'number':
      if (literal.type === 'number') return bindNumber(literal.value, text);
      break;
    case 'boolean':
      if (literal.type === 'boolean') return text.bind(literal.value, 'boolean');
      break;
    case 'id':
      if (literal.type === 'guid') return text.bind(literal.value, 'uuid');
      if (literal.type === 'string' && isGuid(literal.value)) return text.bind(literal.value, 'uuid');
      break;
    case 'instant':
    case 'day':
      if (literal.type === 'date' || literal.type === 'datetime' || literal.type === 'string') return bindInstant(literal.value, group, text, literal);
      break;
  }
  throw incompatible(group, literal);
}

function bindNumber(value: number, text: QueryText): string {
  if (!Number.isFinite(value)) throw queryError('A number in the query is out of range.');
  const fits = Number.isInteger(value) && Math.abs(value) <= 2_147_483_647;
  return text.bind(value, fits ? 'integer' : 'numeric');
}

/** The UTC instant of ISO text, a day alone counting from midnight UTC; undefined when it is none. */
export function parseInstant(value: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?)?$/i.test(value)) return undefined;
  const zoned = value.length > 10 && !/(?:Z|[+-]\d\d:\d\d)$/i.test(value) ? `${value}Z` : value;
  const instant = new Date(zoned);
  // JavaScript rolls 2024-02-30 over to March; Dataverse refuses it.
  const sameDay = new Date(`${value.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(instant.getTime()) || sameDay.toISOString().slice(0, 10) !== value.slice(0, 10)) return undefined;
  return instant;
}

/** An instant as it is kept: in whole seconds. PostgreSQL would round it, and what was just written would lie half a second ahead. */
export function wholeSecond(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / 1_000) * 1_000);
}

function bindInstant(value: string, group: 'instant' | 'day', text: QueryText, literal: Literal): string {
  const instant = parseInstant(value);
  if (!instant) throw incompatible(group, literal);
  return group === 'day' ? text.bind(instant.toISOString().slice(0, 10), 'date') : text.bind(instant.toISOString(), 'timestamptz');
}
