// Reads rows of one table for one caller: selection, filter, order, page, then annotations and expands.
import { rowCondition } from '../access/rowAccess.ts';
import type { Context } from '../context.ts';
import type { Expression } from '../odata/expression.ts';
import type { Table } from '../registry/registry.ts';
import { columnSql, isReversed, isSearched, tableSql } from '../storage/identifiers.ts';
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

/** True when the filter asks for the end or the inside of a text that an index finds. */
function searchesText(expression: Expression, table: Table): boolean {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return searchesText(expression.left, table) || searchesText(expression.right, table);
    case 'text': {
      const column = expression.value.kind === 'path' ? table.columns.get(expression.value.segments.join('/')) : undefined;
      return column !== undefined && ((expression.name === 'endswith' && isReversed(column)) || (expression.name === 'contains' && isSearched(table, column)));
    }
    default:
      return false;
  }
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
  const rows = `${tableSql(table)} ${scope.alias} where ${conditions.join(' and ')}`;
  // A limit makes PostgreSQL hope to meet matches soon along the order; a search finds few or none, so it is made first, `offset 0` sees to it.
  const searching = query.limit !== undefined && options.filter !== undefined && searchesText(options.filter, table);
  const from = searching ? `from (select * from ${rows} offset 0) ${scope.alias}` : `from ${rows}`;
  const limit = query.limit === undefined ? '' : ` limit ${scope.text.bind(query.limit, 'bigint')}`;
  let sql = `select ${parts.join(', ')} ${from} order by ${order}${limit}`;
  if (query.perParent) {
    const rank = `row_number() over (partition by ${columnSql(query.perParent.column, scope.alias)} order by ${order})`;
    sql = `select * from (select ${parts.join(', ')}, ${rank} as "$rank" ${from}) ranked where "$rank" <= ${scope.text.bind(query.perParent.top, 'bigint')} order by "$rank"`;
  }
  const raw = await context.session.query<RawRow>(sql, scope.text.values);
  const json = await rowsToJson(context, table, selection, raw);
  const answered = raw.map((row, index) => ({
    raw: row,
    json: json[index] ?? {},
    cursor: keys.map((_, key) => {
      const value = row[cursorName(key)];
      return typeof value === 'string' ? value : null;
    }),
  }));
  await expandRows({ context, read: readRows }, { table, rows: answered }, selection.expands);
  return answered;
}
