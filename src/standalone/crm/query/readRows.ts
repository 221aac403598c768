// Reads rows of one table for one caller: selection, filter, order, page, then annotations and expands.
import { rowCondition } from '../access/rowAccess.ts';
import type { Context } from '../context.ts';
import type { Table } from '../registry/registry.ts';
import { columnSql, tableSql } from '../storage/identifiers.ts';
import { expandRows } from './expand.ts';
import { compileFilter } from './filterSql.ts';
import { afterCursor, orderList, sortKeys } from './ordering.ts';
import { QueryText } from './queryText.ts';
import { rowsToJson, type RawRow } from './rowJson.ts';
import type { ReadRow, RowsQuery } from './rowsQuery.ts';
import type { Scope } from './scope.ts';
import { planSelection, selectList } from './selection.ts';

const cursorName = (index: number): string => `$k${index}`;

/** All conditions of a query on its table, visibility first. */
export function whereOf(query: Pick<RowsQuery, 'options' | 'condition'>, scope: Scope): string[] {
  const conditions = [rowCondition(scope.context.caller, scope, 'Read', scope.text)];
  if (query.condition) conditions.push(query.condition(scope));
  if (query.options.filter) conditions.push(compileFilter(query.options.filter, scope));
  return conditions;
}

/** A scope on the table in a new statement. */
export function scopeOn(context: Context, table: Table): Scope {
  const text = new QueryText();
  return { context, text, table, alias: text.nextAlias(), variables: new Map() };
}

/** The rows, expanded and annotated, in the order asked for. */
export async function readRows(context: Context, query: RowsQuery): Promise<readonly ReadRow[]> {
  const { table, options } = query;
  const scope = scopeOn(context, table);
  const selection = planSelection(context, table, options, query.lenient);
  const fetched = [...new Set([...selection.fetched, ...(query.also ?? [])])];
  const keys = sortKeys(options.orderBy, scope);
  const conditions = whereOf(query, scope);
  if (query.after) conditions.push(afterCursor(keys, query.after, scope));
  const cursors = keys.map((key, index) => `(${key.sql})::text as "${cursorName(index)}"`);
  const order = orderList(keys);
  const parts = [selectList(fetched, scope.alias), ...cursors];
  const from = `from ${tableSql(table)} ${scope.alias} where ${conditions.join(' and ')}`;
  const limit = query.limit === undefined ? '' : ` limit ${scope.text.bind(query.limit, 'bigint')}`;
  let sql = `select ${parts.join(', ')} ${from} order by ${order}${limit}`;
  if (query.perParent) {
    const rank = `row_number() over (partition by ${columnSql(query.perParent.column, scope.alias)} order by ${order})`;
    sql = `select * from (select ${parts.join(', ')}, ${rank} as "$rank" ${from}) ranked where "$rank" <= ${scope.text.bind(query.perParent.top, 'bigint')} order by "$rank"`;
  }
  const raw = await context.session.query<RawRow>(sql, scope.text.values);
  const json = await rowsToJson(context, table, selection, raw);
  const rows = raw.map((row, index) => ({
    raw: row,
    json: json[index] ?? {},
    cursor: keys.map((_, key) => {
      const value = row[cursorName(key)];
      return typeof value === 'string' ? value : null;
    }),
  }));
  await expandRows({ context, read: readRows }, { table, rows }, selection.expands);
  return rows;
}
