// Runs a FetchXML query for one caller: joins only rows they may see, answers a page with the cookie of the next.
import { conditionOrFalse, requirePrivilege, rowCondition } from '../access/rowAccess.ts';
import type { Context } from '../context.ts';
import { MAX_PAGE } from '../query/collection.ts';
import { formatValue } from '../query/formatting.ts';
import { groupOf } from '../query/literals.ts';
import { scopeOn } from '../query/readRows.ts';
import { rowsToJson, type JsonRow, type RawRow } from '../query/rowJson.ts';
import type { Scope } from '../query/scope.ts';
import { annotationTerms } from '../query/selection.ts';
import { isLookup, isPolymorphic, propertyName, type Column } from '../registry/column.ts';
import type { Table } from '../registry/registry.ts';
import { columnSql, foldedSql, pointsToTableSql, tableSql, typeColumnName, typeColumnSql } from '../storage/identifiers.ts';
import { notImplemented, queryError } from '../webApiError.ts';
import { aggregateSelect } from './fetchAggregate.ts';
import { compileFetchFilter, fetchColumn, type FetchSource, type FindSource } from './fetchCondition.ts';
import type { FetchAttribute, FetchEntity, FetchLink, FetchOrder, FetchQuery } from './fetchQuery.ts';

/** One entity of the query with its place in the SQL. */
export interface PlacedEntity extends FetchSource {
  readonly entity: FetchEntity;
  /** Before the names of its columns in the answer; empty for the root. */
  readonly prefix: string;
}

interface Statement {
  readonly scope: Scope;
  readonly placed: readonly PlacedEntity[];
  readonly from: string;
  readonly byName: FindSource;
}

function tableOf(context: Context, name: string): Table {
  const table = context.registry.tables.get(name);
  if (!table) throw queryError(`The entity with a name = '${name.slice(0, 100)}' was not found in the MetadataCache.`);
  return table;
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

function buildStatement(context: Context, query: FetchQuery): Statement {
  const root = tableOf(context, query.entity.name);
  const scope = scopeOn(context, root);
  const placed: PlacedEntity[] = [{ table: root, alias: scope.alias, entity: query.entity, prefix: '' }];
  const byName: FindSource = (name) => {
    const found = placed.find((one) => (one.prefix === '' ? name === undefined || name === root.name : one.prefix === name));
    if (!found) throw queryError(`The link-entity '${String(name).slice(0, 100)}' is not part of the query, or comes after its use.`);
    return found;
  };
  const joins: string[] = [];
  const visit = (parent: PlacedEntity): void => {
    for (const link of parent.entity.links) {
      const table = tableOf(context, link.name);
      requirePrivilege(context.caller, table, 'Read');
      const child: PlacedEntity = { table, alias: scope.text.nextAlias(), entity: link, prefix: link.alias ?? `${link.name}${placed.length}` };
      if (placed.some((one) => one.prefix === child.prefix)) throw queryError(`The alias '${child.prefix}' is used twice.`);
      placed.push(child);
      const inner: Scope = { ...scope, table, alias: child.alias };
      const conditions = [joinCondition(parent, child, link), conditionOrFalse(context.caller, child, 'Read', scope.text), ...link.filters.map((filter) => compileFetchFilter(filter, inner, { here: child, byName }))];
      joins.push(`${link.outer ? 'left' : 'inner'} join ${tableSql(table)} ${child.alias} on ${conditions.join(' and ')}`);
      visit(child);
    }
  };
  const [first] = placed;
  if (first) visit(first);
  const conditions = [rowCondition(context.caller, scope, 'Read', scope.text), ...query.entity.filters.map((filter) => compileFetchFilter(filter, scope, { here: { table: root, alias: scope.alias }, byName }))];
  return { scope, placed, byName, from: `from ${tableSql(root)} ${scope.alias} ${joins.join(' ')} where ${conditions.join(' and ')}` };
}

interface Chosen {
  readonly attribute?: FetchAttribute;
  readonly column: Column;
}

function chosenColumns({ table, entity, prefix }: PlacedEntity): readonly Chosen[] {
  const all = entity.allAttributes || (prefix === '' && entity.attributes.length === 0);
  if (all) return [...table.columns.values()].map((column) => ({ column }));
  return entity.attributes.map((attribute) => ({ attribute, column: fetchColumn({ table, alias: '' }, attribute.name).column }));
}

function orderTerm(order: FetchOrder, here: PlacedEntity, { byName }: Statement): string {
  if (order.attribute === undefined) throw queryError('An order of FetchXML needs an attribute.');
  const { sql, column } = fetchColumn(order.entityName === undefined ? here : byName(order.entityName), order.attribute);
  return `${groupOf(column) === 'text' ? foldedSql(sql) : sql} ${order.descending ? 'desc nulls last' : 'asc nulls first'}`;
}

async function pageOfRows(context: Context, query: FetchQuery, { limit, offset, statement }: { readonly limit: number; readonly offset: number; readonly statement: Statement }): Promise<readonly JsonRow[]> {
  const { placed, from, scope } = statement;
  const chosen = placed.map((one) => {
    const columns = chosenColumns(one);
    const needsId = one.prefix === '' && !query.distinct && !columns.some(({ column }) => column === one.table.idColumn);
    return needsId ? [...columns, { column: one.table.idColumn }] : columns;
  });
  const list = placed.flatMap((one, index) => {
    const columns = new Set((chosen[index] ?? []).map(({ column }) => column));
    const version = one.table.columns.get('versionnumber');
    if (one.prefix === '' && !query.distinct && version) columns.add(version);
    const currency = one.table.columns.get('transactioncurrencyid');
    if (!query.distinct && currency) columns.add(currency);
    return [...columns].flatMap((column) => {
      const value = `${columnSql(column, one.alias)} as "${index}:${column.name}"`;
      return isPolymorphic(column) ? [value, `${typeColumnSql(column, one.alias)} as "${index}:${typeColumnName(column)}"`] : [value];
    });
  });
  if (list.length === 0) throw queryError('A distinct FetchXML query needs attributes.');
  const orders = placed.flatMap((one) => one.entity.orders.map((order) => orderTerm(order, one, statement)));
  const keys = orders.map((order, index) => `${order.replace(/ (?:asc|desc) nulls (?:first|last)$/, '')} as "$k${index}"`);
  const ties = query.distinct ? [] : placed.map((one) => columnSql(one.table.idColumn, one.alias));
  const orderBy = [...orders, ...ties];
  const sql = `select ${query.distinct ? 'distinct ' : ''}${[...list, ...(query.distinct ? keys : [])].join(', ')} ${from}${orderBy.length === 0 ? '' : ` order by ${orderBy.join(', ')}`} limit ${scope.text.bind(limit, 'bigint')} offset ${scope.text.bind(offset, 'bigint')}`;
  const raw = await context.session.query<RawRow>(sql, scope.text.values);
  return assemble(context, placed, { chosen, raw });
}

async function assemble(context: Context, placed: readonly PlacedEntity[], { chosen, raw }: { readonly chosen: readonly (readonly Chosen[])[]; readonly raw: readonly RawRow[] }): Promise<readonly JsonRow[]> {
  const rows: JsonRow[] = raw.map(() => ({}));
  for (const [index, one] of placed.entries()) {
    const columns = chosen[index] ?? [];
    const mark = `${index}:`;
    const own = raw.map((row) => Object.fromEntries(Object.entries(row).flatMap(([name, value]) => (name.startsWith(mark) ? [[name.slice(mark.length), value]] : []))));
    const json = await rowsToJson(context, one.table, { columns: [...new Set(columns.map(({ column }) => column))], fetched: [], expands: [] }, own);
    const names = new Map(columns.map(({ attribute, column }) => [propertyName(column), attribute?.alias ?? (one.prefix === '' ? propertyName(column) : `${one.prefix}.${column.name}`)]));
    json.forEach((row, at) => {
      const into = rows[at];
      if (!into) return;
      for (const [name, value] of Object.entries(row)) {
        const sign = name.indexOf('@', 1);
        const renamed = names.get(sign < 0 ? name : name.slice(0, sign));
        if (name === '@odata.etag') {
          if (one.prefix === '') into[name] = value;
        } else if (renamed !== undefined && !(one.prefix !== '' && value === null)) into[sign < 0 ? renamed : `${renamed}${name.slice(sign)}`] = value;
      }
    });
  }
  return rows;
}

async function aggregated(context: Context, { limit, offset, statement }: { readonly limit: number; readonly offset: number; readonly statement: Statement }): Promise<readonly JsonRow[]> {
  const { outputs, groups, orderBy } = aggregateSelect(statement.placed);
  const list = outputs.map((output, index) => `${output.sql} as "$${index}"`).join(', ');
  const rows = await context.session.query(
    `select ${list} ${statement.from}${groups.length === 0 ? '' : ` group by ${groups.join(', ')}`}${orderBy.length === 0 ? '' : ` order by ${orderBy.join(', ')}`} limit ${statement.scope.text.bind(limit, 'bigint')} offset ${statement.scope.text.bind(offset, 'bigint')}`,
    statement.scope.text.values,
  );
  return rows.map((row) => {
    const json: JsonRow = {};
    outputs.forEach(({ alias, column }, index) => {
      const value = row[`$${index}`];
      if (value === null || value === undefined) return;
      json[alias] = value;
      const formatted = column && context.wantsAnnotation(annotationTerms.formatted) ? formatValue(column, value, context.organization.currency.symbol) : undefined;
      if (formatted !== undefined) json[`${alias}@${annotationTerms.formatted}`] = formatted;
    });
    return json;
  });
}

async function totalOf(context: Context, query: FetchQuery): Promise<number> {
  const { from, scope } = buildStatement(context, query);
  const [row] = await context.session.query<{ count: number }>(`select count(*) as count from (select 1 ${from} limit ${MAX_PAGE + 1}) counted`, scope.text.values);
  return row?.count ?? 0;
}

/** The cookie of the page after this one; its content is ours, clients hand it back as it is. */
function pagingCookie(query: FetchQuery, table: Table, page: readonly JsonRow[]): string {
  const id = (row: JsonRow | undefined): string => `{${String(row?.[table.idColumn.name] ?? '').toUpperCase()}}`;
  const cookie = `<cookie page="${query.page}"><${table.idColumn.name} last="${id(page[page.length - 1])}" first="${id(page[0])}" /></cookie>`;
  return `<cookie pagenumber="${query.page + 1}" pagingcookie="${encodeURIComponent(encodeURIComponent(cookie))}" istracking="False" />`;
}

/**
 * The answer to a FetchXML query on a table.
 * @param pageSize rows of a page when the query itself does not say
 */
export async function readFetch(context: Context, query: FetchQuery, on: { readonly table: Table; readonly pageSize?: number }): Promise<JsonRow> {
  if (query.entity.name !== on.table.name) throw queryError(`The entity of the FetchXML is '${query.entity.name.slice(0, 100)}', the request is about '${on.table.name}'.`);
  if (query.aggregate && query.distinct) throw notImplemented('A distinct aggregate in FetchXML');
  const size = Math.min(query.top ?? query.count ?? on.pageSize ?? MAX_PAGE, MAX_PAGE);
  const statement = buildStatement(context, query);
  const window = { limit: query.top === undefined ? size + 1 : size, offset: (query.page - 1) * size, statement };
  const rows = query.aggregate ? await aggregated(context, window) : await pageOfRows(context, query, window);
  const page = rows.slice(0, size);
  const more = rows.length > page.length;
  const total = query.totalCount ? await totalOf(context, query) : undefined;
  const term = (name: string): string => `Microsoft.Dynamics.CRM.${name}`;
  const annotations: readonly (readonly [string, unknown])[] = [
    ...(total === undefined ? [] : [[term('totalrecordcount'), Math.min(total, MAX_PAGE)], [term('totalrecordcountlimitexceeded'), total > MAX_PAGE]] as const),
    ...(more ? [[term('fetchxmlpagingcookie'), pagingCookie(query, on.table, page)]] as const : []),
    [term('morerecords'), more],
  ];
  const wanted = annotations.filter(([name]) => context.wantsAnnotation(name)).map(([name, value]) => [`@${name}`, value]);
  return { '@odata.context': `${context.root}/$metadata#${on.table.entitySetName}`, ...Object.fromEntries(wanted), value: page };
}
