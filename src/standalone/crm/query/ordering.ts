// The order of rows and the cursor that continues it: every order ends in the id, so that pages never overlap.
import type { OrderTerm } from '../odata/options.ts';
import { columnSql, foldedSql } from '../storage/identifiers.ts';
import { queryError } from '../webApiError.ts';
import { groupOf, type ValueGroup } from './literals.ts';
import { resolvePath } from './paths.ts';
import type { Scope } from './scope.ts';

interface SortKey {
  readonly sql: string;
  readonly type: string;
  readonly descending: boolean;
  /** True for the id: without a word about nulls an index that ends in it gives the order by itself. */
  readonly neverNull?: boolean;
}

/** Sort key values of the last row of a page, as text. */
export type Cursor = readonly (string | null)[];

const sqlTypes: Readonly<Record<ValueGroup, string>> = { text: 'text', number: 'numeric', boolean: 'boolean', instant: 'timestamptz', day: 'date', id: 'uuid' };

/** The keys for `$orderby`, closed by the id. */
export function sortKeys(terms: readonly OrderTerm[], scope: Scope): readonly SortKey[] {
  const keys = terms.map(({ operand, descending }) => {
    if (operand.kind !== 'path') throw queryError('$orderby needs a property.');
    const { sql, column } = resolvePath(scope, operand.segments);
    const group = groupOf(column);
    return { sql: group === 'text' ? foldedSql(sql) : sql, type: sqlTypes[group], descending };
  });
  return [...keys, { sql: columnSql(scope.table.idColumn, scope.alias), type: 'uuid', descending: false, neverNull: true }];
}

/** `order by` list; null sorts before every value, as in SQL Server. */
export function orderList(keys: readonly SortKey[]): string {
  return keys.map((key) => (key.neverNull ? key.sql : `${key.sql} ${key.descending ? 'desc nulls last' : 'asc nulls first'}`)).join(', ');
}

/** The condition that a row comes after the cursor. */
export function afterCursor(keys: readonly SortKey[], cursor: Cursor, scope: Scope): string {
  if (cursor.length !== keys.length) throw malformedToken();
  const branches: string[] = [];
  const equal: string[] = [];
  keys.forEach((key, index) => {
    const value = cursor[index] ?? null;
    // A parameter no part of the statement names would be an error.
    const typed = value === null ? 'null' : `(${scope.text.bind(value, 'text')})::${key.type}`;
    const after = value === null ? (key.descending ? 'false' : `${key.sql} is not null`) : key.descending ? `(${key.sql} < ${typed} or ${key.sql} is null)` : `${key.sql} > ${typed}`;
    branches.push(`(${[...equal, after].join(' and ')})`);
    equal.push(value === null ? `${key.sql} is null` : `${key.sql} = ${typed}`);
  });
  return `(${branches.join(' or ')})`;
}

const cookie = /^<cookie pagenumber="(\d{1,9})" pagingcookie="([^"]{0,20000})" istracking="False" \/>$/;

/** The skip token of the page after this one. */
export function writeSkipToken(page: number, cursor: Cursor): string {
  return `<cookie pagenumber="${page}" pagingcookie="${encodeURIComponent(encodeURIComponent(JSON.stringify(cursor)))}" istracking="False" />`;
}

/** Reads a skip token; anything not of our making is a 400. */
export function readSkipToken(token: string): { readonly page: number; readonly cursor: Cursor } {
  const match = cookie.exec(token);
  if (!match) throw malformedToken();
  let values: unknown;
  try {
    values = JSON.parse(decodeURIComponent(decodeURIComponent(match[2] ?? '')));
  } catch {
    throw malformedToken();
  }
  if (!Array.isArray(values) || !values.every((value) => value === null || typeof value === 'string')) throw malformedToken();
  return { page: Number(match[1]), cursor: values };
}

function malformedToken(): Error {
  return queryError('Malformed Paging Cookie. The $skiptoken does not belong to this query.');
}
