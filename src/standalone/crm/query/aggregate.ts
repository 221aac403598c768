// $apply: filters, then one groupby or aggregate, as one SQL statement over the rows the caller may see.
import type { Context } from '../context.ts';
import type { Aggregate, Transformation } from '../odata/apply.ts';
import { propertyName, type Column } from '../registry/column.ts';
import type { Table } from '../registry/registry.ts';
import { foldedSql, tableSql } from '../storage/identifiers.ts';
import { notImplemented, queryError } from '../webApiError.ts';
import { compileFilter } from './filterSql.ts';
import { formatValue } from './formatting.ts';
import { groupOf } from './literals.ts';
import { resolvePath } from './paths.ts';
import { scopeOn, whereOf } from './readRows.ts';
import type { RowsQuery } from './rowsQuery.ts';
import type { JsonRow } from './rowJson.ts';
import type { Scope } from './scope.ts';
import { annotationTerms } from './selection.ts';

interface Output {
  readonly name: string;
  readonly sql: string;
  readonly group?: string;
  /** How the value is shown; counts have no column. */
  readonly column?: Column;
}

/** Most groups answered. */
const MAX_GROUPS = 5000;

/** The rows of the aggregation, null keys and values left out. */
export async function aggregateRows(context: Context, query: RowsQuery, transformations: readonly Transformation[]): Promise<readonly JsonRow[]> {
  const scope = scopeOn(context, query.table);
  const conditions = whereOf(query, scope);
  const last = transformations[transformations.length - 1];
  if (last?.kind !== 'group') throw notImplemented('A $apply that does not end in groupby or aggregate');
  for (const step of transformations.slice(0, -1)) {
    if (step.kind !== 'filter') throw notImplemented('A $apply with more than one groupby or aggregate');
    conditions.push(compileFilter(step.expression, scope));
  }
  const outputs = [...last.keys.map((path) => keyOutput(path, scope)), ...last.aggregates.map((aggregate) => aggregateOutput(aggregate, scope))];
  if (new Set(outputs.map((output) => output.name)).size !== outputs.length) throw queryError('Each name in $apply may be used once.');
  const list = outputs.map((output, index) => `${output.sql} as "$${index}"`).join(', ');
  const groups = outputs.flatMap((output) => output.group ?? []);
  const groupBy = groups.length === 0 ? '' : ` group by ${groups.join(', ')} order by ${groups.join(', ')}`;
  const rows = await context.session.query(`select ${list} from ${tableSql(query.table)} ${scope.alias} where ${conditions.join(' and ')}${groupBy} limit ${MAX_GROUPS}`, scope.text.values);
  return rows.map((row) => toJson(context, outputs, row));
}

function toJson(context: Context, outputs: readonly Output[], row: Record<string, unknown>): JsonRow {
  const json: JsonRow = {};
  outputs.forEach((output, index) => {
    const value = row[`$${index}`];
    if (value === null || value === undefined) return;
    json[output.name] = value;
    if (!output.column || !context.wantsAnnotation(annotationTerms.formatted)) return;
    const formatted = formatValue(output.column, value, context.organization.currency.symbol);
    if (formatted !== undefined) json[`${output.name}@${annotationTerms.formatted}`] = formatted;
  });
  return json;
}

function keyOutput(path: readonly string[], scope: Scope): Output {
  const { sql, column, table } = resolvePath(scope, path);
  if (column.kind === 'DateTime') throw queryError(`Grouping by the date column '${column.name}' is not supported.`);
  const name = path.length === 1 ? propertyName(column) : `${table.name}_${column.name}`;
  // Text groups without regard to case, as it compares; the group shows one of its spellings.
  return groupOf(column) === 'text' ? { name, sql: `min(${sql})`, group: foldedSql(sql), column } : { name, sql, group: sql, column };
}

function aggregateOutput(aggregate: Aggregate, scope: Scope): Output {
  if (!aggregate.path) return { name: aggregate.alias, sql: 'count(*)' };
  const { sql, column } = resolvePath(scope, aggregate.path);
  const group = groupOf(column);
  switch (aggregate.method) {
    case 'countdistinct':
      return { name: aggregate.alias, sql: `count(distinct ${group === 'text' ? foldedSql(sql) : sql})` };
    case 'sum':
    case 'average':
      requireKind(group === 'number', aggregate, column, scope.table);
      return { name: aggregate.alias, sql: `${aggregate.method === 'sum' ? 'sum' : 'avg'}(${sql})::numeric`, column };
    case 'min':
    case 'max':
      requireKind(group === 'number' || group === 'instant' || group === 'day', aggregate, column, scope.table);
      return { name: aggregate.alias, sql: `${aggregate.method}(${sql})`, column };
    case 'count':
      return { name: aggregate.alias, sql: `count(${sql})` };
  }
}

function requireKind(fits: boolean, aggregate: Aggregate, column: Column, table: Table): void {
  if (!fits) throw queryError(`The property '${column.name}' of '${table.name}' cannot be aggregated with ${aggregate.method}.`);
}
