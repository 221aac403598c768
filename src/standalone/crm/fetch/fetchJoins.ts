// The tables of a FetchXML query in one SQL statement: joins, links that only filter, and where each alias may be named.
// Only rows the caller may see are joined or count.
import { conditionOrFalse, requirePrivilege, rowCondition } from '../access/rowAccess.ts';
import type { Context } from '../context.ts';
import { groupOf } from '../query/literals.ts';
import { scopeOn } from '../query/readRows.ts';
import type { Scope } from '../query/scope.ts';
import { isLookup } from '../registry/column.ts';
import type { Table } from '../registry/registry.ts';
import { columnSql, foldedSql, pointsToTableSql, tableSql } from '../storage/identifiers.ts';
import { notImplemented, queryError } from '../webApiError.ts';
import { compileFetchFilter, fetchColumn, type FetchSource, type FindSource } from './fetchCondition.ts';
import type { FetchEntity, FetchLink, FetchQuery } from './fetchQuery.ts';

/** One entity of the query with its place in the SQL. */
export interface PlacedEntity extends FetchSource {
  readonly entity: FetchEntity;
  /** Before the names of its columns in the answer; empty for the root. */
  readonly prefix: string;
}

export interface Statement {
  readonly scope: Scope;
  /** Root first; links that only filter are not among them. */
  readonly placed: readonly PlacedEntity[];
  /** `from … where …` */
  readonly from: string;
  readonly byName: FindSource;
}

interface Build {
  readonly scope: Scope;
  readonly placed: PlacedEntity[];
}

interface Joined {
  readonly joins: readonly string[];
  /** What must hold besides the joins. */
  readonly conditions: readonly string[];
}

function tableOf(context: Context, name: string): Table {
  const table = context.registry.tables.get(name);
  if (!table) throw queryError(`The entity with a name = '${name.slice(0, 100)}' was not found in the MetadataCache.`);
  return table;
}

/** By its alias; the root and a link without alias also by the name of the table. */
function finderIn(placed: readonly PlacedEntity[]): FindSource {
  return (name) => {
    const found = placed.find((one) => (one.prefix === '' ? name === undefined || name === one.table.name : one.prefix === name || (one.entity.alias === undefined && one.table.name === name)));
    if (!found) throw queryError(`The link-entity '${String(name).slice(0, 100)}' is not part of the query, or comes after its use.`);
    return found;
  };
}

function joinCondition(parent: FetchSource, child: FetchSource, { from, to }: FetchLink): string {
  const [left, right] = [fetchColumn(parent, to ?? child.table.idColumn.name), fetchColumn(child, from ?? child.table.idColumn.name)];
  const [one, other] = [groupOf(left.column), groupOf(right.column)];
  if (one !== other) throw queryError(`'${left.column.name}' and '${right.column.name}' cannot be joined.`);
  const compared = one === 'text' ? `${foldedSql(right.sql)} = ${foldedSql(left.sql)}` : `${right.sql} = ${left.sql}`;
  // A lookup that may point to several tables must point to the joined one.
  const forward = right.column === child.table.idColumn && isLookup(left.column) ? pointsToTableSql(left.column, child.table, parent.alias) : '';
  const backward = left.column === parent.table.idColumn && isLookup(right.column) ? pointsToTableSql(right.column, parent.table, child.alias) : '';
  return `${compared}${forward}${backward}`;
}

function place({ scope, placed }: Build, link: FetchLink): PlacedEntity {
  const table = tableOf(scope.context, link.name);
  requirePrivilege(scope.context.caller, table, 'Read');
  const child: PlacedEntity = { table, alias: scope.text.nextAlias(), entity: link, prefix: link.alias ?? `${link.name}${placed.length}` };
  if (placed.some((one) => one.prefix === child.prefix)) throw queryError(`The alias '${child.prefix}' is used twice.`);
  placed.push(child);
  return child;
}

function filtersOf(build: Build, here: PlacedEntity): readonly string[] {
  const scope: Scope = { ...build.scope, table: here.table, alias: here.alias };
  return here.entity.filters.map((filter) => compileFetchFilter(filter, scope, { here, byName: finderIn(build.placed), linked: (link) => filterLink(build, here, link) }));
}

/** The conditions under which a row of the link belongs to its parent. */
function belonging(build: Build, { parent, child, link }: { readonly parent: PlacedEntity; readonly child: PlacedEntity; readonly link: FetchLink }): readonly string[] {
  return [joinCondition(parent, child, link), conditionOrFalse(build.scope.context.caller, child, 'Read', build.scope.text), ...filtersOf(build, child)];
}

/** That the link has a row for the parent. Its aliases are known inside only. */
function existsSql(outside: Build, parent: PlacedEntity, link: FetchLink): string {
  if (link.attributes.length > 0 || link.allAttributes || link.orders.length > 0) throw queryError(`A link-entity of type '${link.type}' gives no columns and no order.`);
  const build: Build = { ...outside, placed: [...outside.placed] };
  const child = place(build, link);
  const below = joinLinks(build, child);
  const conditions = [...belonging(build, { parent, child, link }), ...below.conditions];
  return `exists (select 1 from ${tableSql(child.table)} ${child.alias} ${below.joins.join(' ')} where ${conditions.join(' and ')})`;
}

/**
 * A link inside a filter. As documented `all` holds for parents that have rows of which none meets the filters,
 * and `not all` is another name of `any`.
 */
function filterLink(build: Build, parent: PlacedEntity, link: FetchLink): string {
  switch (link.type) {
    case 'any':
    case 'not all':
      return existsSql(build, parent, link);
    case 'not any':
      return `(not ${existsSql(build, parent, link)})`;
    case 'all':
      return `(${existsSql(build, parent, { ...link, filters: [], links: [] })} and not ${existsSql(build, parent, link)})`;
    default:
      throw queryError(`A link-entity of type '${link.type}' does not belong in a filter; any, not any, all and not all do.`);
  }
}

/** One matching row of the link at most, whichever comes first by its id. */
function firstRowJoin(build: Build, parent: PlacedEntity, link: FetchLink): string {
  if (link.links.length > 0) throw notImplemented("A link-entity below one of type 'matchfirstrowusingcrossapply'");
  const child = place(build, link);
  const conditions = belonging(build, { parent, child, link });
  return `cross join lateral (select ${child.alias}.* from ${tableSql(child.table)} ${child.alias} where ${conditions.join(' and ')} order by ${columnSql(child.table.idColumn, child.alias)} limit 1) ${child.alias}`;
}

function joinLinks(build: Build, parent: PlacedEntity): Joined {
  const joins: string[] = [];
  const conditions: string[] = [];
  for (const link of parent.entity.links) {
    switch (link.type) {
      case 'exists':
      case 'in':
        conditions.push(existsSql(build, parent, link));
        break;
      case 'matchfirstrowusingcrossapply':
        joins.push(firstRowJoin(build, parent, link));
        break;
      case 'inner':
      case 'outer': {
        const child = place(build, link);
        const own = belonging(build, { parent, child, link });
        const below = joinLinks(build, child);
        // What filters an outer link's rows must not take the parent away.
        const within = link.type === 'outer' ? below.conditions : [];
        joins.push(`${link.type === 'outer' ? 'left' : 'inner'} join ${tableSql(child.table)} ${child.alias} on ${[...own, ...within].join(' and ')}`, ...below.joins);
        if (link.type === 'inner') conditions.push(...below.conditions);
        break;
      }
      default:
        throw queryError(`A link-entity of type '${link.type}' belongs in a filter.`);
    }
  }
  return { joins, conditions };
}

/**
 * The statement of the query, without what it selects.
 * @param condition what narrows the root's rows besides the query itself
 */
export function buildStatement(context: Context, query: FetchQuery, condition?: (scope: Scope) => string): Statement {
  const table = tableOf(context, query.entity.name);
  const scope = scopeOn(context, table);
  const root: PlacedEntity = { table, alias: scope.alias, entity: query.entity, prefix: '' };
  const build: Build = { scope, placed: [root] };
  const visible = rowCondition(context.caller, scope, 'Read', scope.text);
  const { joins, conditions } = joinLinks(build, root);
  const all = [visible, ...(condition ? [condition(scope)] : []), ...filtersOf(build, root), ...conditions];
  return { scope, placed: build.placed, byName: finderIn(build.placed), from: `from ${tableSql(table)} ${scope.alias} ${joins.join(' ')} where ${all.join(' and ')}` };
}
