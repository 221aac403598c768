// Aggregates and groups of FetchXML as a select list.
import { groupOf } from '../query/literals.ts';
import type { Column } from '../registry/column.ts';
import { foldedSql } from '../storage/identifiers.ts';
import { notImplemented, queryError } from '../webApiError.ts';
import { fetchColumn } from './fetchCondition.ts';
import type { FetchAttribute } from './fetchQuery.ts';
import type { PlacedEntity } from './fetchJoins.ts';

interface AggregateOutput {
  readonly alias: string;
  readonly sql: string;
  /** How the value is shown; counts and parts of dates have no column. */
  readonly column?: Column;
}

const dateParts: Readonly<Record<string, string>> = { day: 'day', week: 'week', month: 'month', quarter: 'quarter', year: 'year' };

function groupSql(attribute: FetchAttribute, sql: string, column: Column): { readonly group: string; readonly shown: string; readonly column?: Column } {
  const kind = groupOf(column);
  if (attribute.dateGrouping !== undefined) {
    const part = Object.hasOwn(dateParts, attribute.dateGrouping) ? dateParts[attribute.dateGrouping] : undefined;
    if (!part) throw notImplemented(`The dategrouping '${attribute.dateGrouping.slice(0, 50)}'`);
    if (kind !== 'instant' && kind !== 'day') throw queryError(`'${column.name}' is not a date.`);
    const group = `extract(${part} from ${sql})::integer`;
    return { group, shown: group };
  }
  // Text groups without regard to case, as it compares; the group shows one of its spellings.
  return kind === 'text' ? { group: foldedSql(sql), shown: `min(${sql})`, column } : { group: sql, shown: sql, column };
}

function aggregateSql(attribute: FetchAttribute, sql: string, column: Column): { readonly sql: string; readonly column?: Column } {
  const kind = groupOf(column);
  const numeric = kind === 'number';
  const value = kind === 'text' ? foldedSql(sql) : sql;
  switch (attribute.aggregate) {
    case 'count':
      return { sql: 'count(*)' };
    case 'countcolumn':
      return { sql: `count(${attribute.distinct ? `distinct ${value}` : sql})` };
    case 'sum':
    case 'avg':
      if (!numeric) throw queryError(`'${column.name}' cannot be aggregated with ${attribute.aggregate}.`);
      return { sql: `${attribute.aggregate}(${sql})::numeric`, column };
    case 'min':
    case 'max':
      if (!numeric && kind !== 'instant' && kind !== 'day') throw queryError(`'${column.name}' cannot be aggregated with ${attribute.aggregate}.`);
      return { sql: `${attribute.aggregate}(${sql})`, column };
    default:
      throw queryError(`The aggregate '${String(attribute.aggregate).slice(0, 50)}' is not known.`);
  }
}

/** What an aggregate query selects, groups by and orders by; every attribute needs an alias and an aggregate or a group. */
export function aggregateSelect(placed: readonly PlacedEntity[]): { readonly outputs: readonly AggregateOutput[]; readonly groups: readonly string[]; readonly orderBy: readonly string[] } {
  const outputs: AggregateOutput[] = [];
  const groups: string[] = [];
  for (const one of placed) {
    for (const attribute of one.entity.attributes) {
      if (attribute.alias === undefined) throw queryError(`The attribute '${attribute.name.slice(0, 100)}' of an aggregate query needs an alias.`);
      const { sql, column } = fetchColumn(one, attribute.name);
      if (attribute.groupBy) {
        const grouped = groupSql(attribute, sql, column);
        groups.push(grouped.group);
        outputs.push({ alias: attribute.alias, sql: grouped.shown, column: grouped.column });
      } else outputs.push({ alias: attribute.alias, ...aggregateSql(attribute, sql, column) });
    }
  }
  if (outputs.length === 0) throw queryError('An aggregate query needs attributes.');
  if (new Set(outputs.map((output) => output.alias)).size !== outputs.length) throw queryError('Every alias of an aggregate query may be used once.');
  const orderBy = placed.flatMap((one) => one.entity.orders).map((order) => {
    const output = outputs.find(({ alias }) => alias === order.alias);
    if (!output) throw queryError('An aggregate query is ordered by the alias of one of its attributes.');
    return `${output.sql} ${order.descending ? 'desc nulls last' : 'asc nulls first'}`;
  });
  return { outputs, groups, orderBy: orderBy.length > 0 ? orderBy : groups };
}
