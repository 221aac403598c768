// Runs a FetchXML query for one caller and answers a page with the cookie of the next. As documented, columns without a value are left out.
import type { Context } from '../context.ts';
import { collectionAnnotations, MAX_PAGE } from '../query/collection.ts';
import { formatValue } from '../query/formatting.ts';
import { rowsToJson, type JsonRow, type RawRow } from '../query/rowJson.ts';
import type { Scope } from '../query/scope.ts';
import { annotationTerms } from '../query/selection.ts';
import { isPolymorphic, propertyName, type Column } from '../registry/column.ts';
import type { Table } from '../registry/registry.ts';
import { columnSql, typeColumnName, typeColumnSql } from '../storage/identifiers.ts';
import { notImplemented, queryError } from '../webApiError.ts';
import { aggregateSelect } from './fetchAggregate.ts';
import { fetchColumn } from './fetchCondition.ts';
import { buildStatement, type PlacedEntity, type Statement } from './fetchJoins.ts';
import { orderKeys } from './fetchOrder.ts';
import type { FetchAttribute, FetchQuery } from './fetchQuery.ts';

/** What narrows the rows besides the query: those of one parent row. */
type Narrowing = ((scope: Scope) => string) | undefined;

interface Chosen {
  readonly attribute?: FetchAttribute;
  readonly column: Column;
}

function chosenColumns({ table, entity, prefix }: PlacedEntity): readonly Chosen[] {
  const all = entity.allAttributes || (prefix === '' && entity.attributes.length === 0);
  if (all) return [...table.columns.values()].map((column) => ({ column }));
  return entity.attributes.map((attribute) => ({ attribute, column: fetchColumn({ table, alias: '' }, attribute.name).column }));
}

interface Selected {
  readonly chosen: readonly (readonly Chosen[])[];
  /** The select list, each value under `<place>:<column>`. */
  readonly list: readonly string[];
}

function selectedColumns(query: FetchQuery, { placed }: Statement): Selected {
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
  return { chosen, list };
}

interface Window {
  readonly limit: number;
  readonly offset: number;
  readonly statement: Statement;
}

async function pageOfRows(context: Context, query: FetchQuery, { limit, offset, statement }: Window): Promise<readonly JsonRow[]> {
  const { placed, from, scope } = statement;
  const { chosen, list } = selectedColumns(query, statement);
  const keys = orderKeys(query, statement);
  // Every order ends where no two rows are alike, so that pages never overlap.
  const ties = query.distinct ? list.map((_, index) => String(index + 1)) : placed.map((one) => columnSql(one.table.idColumn, one.alias));
  const orderBy = [...keys.map((key) => `${key.sql} ${key.direction}`), ...ties];
  const selected = query.distinct ? [...list, ...keys.map((key, index) => `${key.sql} as "$k${index}"`)] : list;
  const sql = `select ${query.distinct ? 'distinct ' : ''}${selected.join(', ')} ${from} order by ${orderBy.join(', ')} limit ${scope.text.bind(limit, 'bigint')} offset ${scope.text.bind(offset, 'bigint')}`;
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
        } else if (renamed !== undefined && value !== null) into[sign < 0 ? renamed : `${renamed}${name.slice(sign)}`] = value;
      }
    });
  }
  return rows;
}

async function aggregated(context: Context, { limit, offset, statement }: Window): Promise<readonly JsonRow[]> {
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

/** Number of rows of all pages, counted up to one more than is told. */
async function totalOf(context: Context, query: FetchQuery, condition: Narrowing): Promise<number> {
  const statement = buildStatement(context, query, condition);
  const { from, scope } = statement;
  const groups = query.aggregate ? aggregateSelect(statement.placed).groups : [];
  if (query.aggregate && groups.length === 0) return 1;
  const what = query.aggregate ? groups : query.distinct ? selectedColumns(query, statement).list : [];
  const list = what.length === 0 ? '1' : `distinct ${what.map((sql, index) => `${sql.replace(/ as "[^"]*"$/, '')} as "$${index}"`).join(', ')}`;
  const [row] = await context.session.query<{ count: number }>(`select count(*) as count from (select ${list} ${from} limit ${MAX_PAGE + 1}) counted`, scope.text.values);
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
 * @param on the table asked for, the rows of a page when the query itself does not say, and what narrows the rows besides the query
 */
export async function readFetch(context: Context, query: FetchQuery, on: { readonly table: Table; readonly pageSize?: number; readonly condition?: Narrowing }): Promise<JsonRow> {
  if (query.entity.name !== on.table.name) throw queryError(`The entity of the FetchXML is '${query.entity.name.slice(0, 100)}', the request is about '${on.table.name}'.`);
  if (query.aggregate && query.distinct) throw notImplemented('A distinct aggregate in FetchXML');
  const size = Math.min(query.top ?? query.count ?? on.pageSize ?? MAX_PAGE, MAX_PAGE);
  const statement = buildStatement(context, query, on.condition);
  const window: Window = { limit: query.top === undefined ? size + 1 : size, offset: (query.page - 1) * size, statement };
  const rows = query.aggregate ? await aggregated(context, window) : await pageOfRows(context, query, window);
  const page = rows.slice(0, size);
  const more = rows.length > page.length;
  const total = query.totalCount ? await totalOf(context, query, on.condition) : undefined;
  const term = (name: string): string => `Microsoft.Dynamics.CRM.${name}`;
  const annotations: readonly (readonly [string, unknown])[] = [
    ...(more ? [[term('fetchxmlpagingcookie'), pagingCookie(query, on.table, page)]] as const : []),
    [term('morerecords'), more],
  ];
  const wanted = annotations.filter(([name]) => context.wantsAnnotation(name)).map(([name, value]) => [`@${name}`, value]);
  return { '@odata.context': `${context.root}/$metadata#${on.table.entitySetName}`, ...collectionAnnotations(context, total), ...Object.fromEntries(wanted), value: page };
}
