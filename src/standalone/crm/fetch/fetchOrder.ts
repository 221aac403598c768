// The order of a FetchXML query: choices by their labels and lookups by the names of the rows they point to, unless raw values are asked for.
import { conditionOrFalse } from '../access/rowAccess.ts';
import { groupOf } from '../query/literals.ts';
import type { ColumnReference } from '../query/paths.ts';
import type { Scope } from '../query/scope.ts';
import { isLookup } from '../registry/column.ts';
import { columnSql, foldedSql, pointsToTableSql, tableSql } from '../storage/identifiers.ts';
import { queryError } from '../webApiError.ts';
import { fetchColumn } from './fetchCondition.ts';
import type { PlacedEntity, Statement } from './fetchJoins.ts';
import type { FetchOrder, FetchQuery } from './fetchQuery.ts';

export interface OrderKey {
  readonly sql: string;
  readonly direction: string;
}

function labelSql({ sql, column }: ColumnReference, { text }: Scope): string {
  const cases = column.options.map((option) => `when ${option.value} then ${foldedSql(text.bind(option.label, 'text'), 'parameter')}`);
  return cases.length === 0 ? sql : `(case ${sql} ${cases.join(' ')} end)`;
}

/** The name of the row the lookup points to; of a row the caller may not see none. */
function nameSql({ sql, column }: ColumnReference, source: PlacedEntity, { context, text }: Scope): string {
  const names = column.targets.flatMap((target) => {
    const table = context.registry.tableNamed(target);
    if (!table.nameColumn) return [];
    const alias = text.nextAlias();
    const visible = conditionOrFalse(context.caller, { table, alias }, 'Read', text);
    return [`(select ${foldedSql(columnSql(table.nameColumn, alias))} from ${tableSql(table)} ${alias} where ${columnSql(table.idColumn, alias)} = ${sql}${pointsToTableSql(column, table, source.alias)} and ${visible})`];
  });
  return names.length === 0 ? sql : names.length === 1 ? names.join() : `coalesce(${names.join(', ')})`;
}

function keyOf(order: FetchOrder, here: PlacedEntity, { query, statement }: { readonly query: FetchQuery; readonly statement: Statement }): OrderKey {
  if (order.attribute === undefined) throw queryError('An order of FetchXML needs an attribute.');
  const named = order.entityName === undefined ? here : statement.byName(order.entityName);
  const source = statement.placed.find((one) => one.alias === named.alias) ?? here;
  const reference = fetchColumn(source, order.attribute);
  const { column } = reference;
  const choice = column.kind === 'Picklist' || column.kind === 'State' || column.kind === 'Status';
  const direction = order.descending ? 'desc nulls last' : 'asc nulls first';
  if (groupOf(column) === 'text') return { sql: foldedSql(reference.sql), direction };
  if (query.rawOrder || !(choice || isLookup(column))) return { sql: reference.sql, direction };
  return { sql: choice ? labelSql(reference, statement.scope) : nameSql(reference, source, statement.scope), direction };
}

/** The sort keys, those of the root first, then those of its links. */
export function orderKeys(query: FetchQuery, statement: Statement): readonly OrderKey[] {
  return statement.placed.flatMap((one) => one.entity.orders.map((order) => keyOf(order, one, { query, statement })));
}
