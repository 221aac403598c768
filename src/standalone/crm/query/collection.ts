// Answers to reads: a page of a collection, a count, one entity; with context, count and next link.
import type { Context } from '../context.ts';
import type { QueryOptions } from '../odata/options.ts';
import type { Table } from '../registry/registry.ts';
import { columnSql, tableSql } from '../storage/identifiers.ts';
import { rowNotFound } from '../webApiError.ts';
import { aggregateRows } from './aggregate.ts';
import { readSkipToken, writeSkipToken } from './ordering.ts';
import { readRows, scopeOn, whereOf } from './readRows.ts';
import type { JsonRow } from './rowJson.ts';
import type { ReadRow, RowsQuery } from './rowsQuery.ts';

/** Rows of a page, and the most `$count` tells. */
export const MAX_PAGE = 5000;

export interface CollectionRequest extends RowsQuery {
  /** The request's URL with its query string: what the next link continues. */
  readonly url: URL;
  /** `odata.maxpagesize`. */
  readonly pageSize?: number;
}

/** `…/$metadata#leads(fullname)`, with `/$entity` for one row. */
export function contextUrl(context: Context, table: Table, options: QueryOptions, single = false): string {
  const shape = shapeOf(options);
  return `${context.root}/$metadata#${table.entitySetName}${shape === '' ? '' : `(${shape})`}${single ? '/$entity' : ''}`;
}

function shapeOf(options: QueryOptions): string {
  const expands = options.expand.map((item) => `${item.name}(${shapeOf(item.options)})`);
  return [...(options.select ?? []), ...expands].join(',');
}

/** One page of the collection. */
export async function readCollection(context: Context, request: CollectionRequest): Promise<JsonRow> {
  const { table, options } = request;
  const head = { '@odata.context': contextUrl(context, table, options) };
  if (options.apply) return { ...head, value: await aggregateRows(context, request, options.apply) };
  const token = options.skipToken === undefined ? undefined : readSkipToken(options.skipToken);
  // As documented: with odata.maxpagesize, $top is ignored.
  const paged = request.pageSize !== undefined;
  const size = Math.min(request.pageSize ?? MAX_PAGE, MAX_PAGE);
  const top = paged ? undefined : options.top;
  const limit = top === undefined || top > size ? size + 1 : top;
  const rows = await readRows(context, { ...request, after: token?.cursor, limit });
  const page = top === undefined || top > size ? rows.slice(0, size) : rows;
  const last = page[page.length - 1];
  const more = rows.length > page.length && last;
  const count = options.count ? await countRows(context, request) : undefined;
  return {
    ...head,
    ...(count === undefined ? {} : { '@odata.count': Math.min(count, MAX_PAGE) }),
    ...collectionAnnotations(context, count),
    value: page.map((row) => row.json),
    ...(more ? { '@odata.nextLink': nextLink(context, request.url, writeSkipToken((token?.page ?? 1) + 1, last.cursor)) } : {}),
  };
}

/** What a collection tells about itself besides its rows, as far as asked for; without a count the total is -1. */
export function collectionAnnotations(context: Context, count: number | undefined): JsonRow {
  const term = (name: string): string => `Microsoft.Dynamics.CRM.${name}`;
  const all: readonly (readonly [string, unknown])[] = [
    [term('totalrecordcount'), count === undefined ? -1 : Math.min(count, MAX_PAGE)],
    [term('totalrecordcountlimitexceeded'), count !== undefined && count > MAX_PAGE],
    [term('globalmetadataversion'), context.registry.version],
  ];
  return Object.fromEntries(all.flatMap(([name, value]) => (context.wantsAnnotation(name) ? [[`@${name}`, value]] : [])));
}

/** Number of rows before paging, counted up to `most`: by default one more than MAX_PAGE tells that there are more. */
export async function countRows(context: Context, query: Pick<RowsQuery, 'table' | 'options' | 'condition'>, most = MAX_PAGE + 1): Promise<number> {
  const scope = scopeOn(context, query.table);
  const conditions = whereOf(query, scope);
  const [row] = await context.session.query<{ count: number }>(
    `select count(*) as count from (select 1 from ${tableSql(query.table)} ${scope.alias} where ${conditions.join(' and ')} limit ${most}) counted`,
    scope.text.values,
  );
  return row?.count ?? 0;
}

/** The same request with the skip token of the next page. */
function nextLink(context: Context, url: URL, token: string): string {
  const kept = url.search.slice(1).split('&').filter((part) => part !== '' && !/^(?:\$|%24)skiptoken=/i.test(part));
  const origin = new URL(context.root).origin;
  return `${origin}${url.pathname}?${[...kept, `$skiptoken=${encodeURIComponent(token)}`].join('&')}`;
}

/** The row with this id, or 404: also when it exists and the caller may not see it. */
export async function readEntity(context: Context, query: { readonly table: Table; readonly id: string; readonly options: QueryOptions }): Promise<ReadRow> {
  const { table, id, options } = query;
  const [row] = await readRows(context, {
    table,
    options: { ...options, orderBy: [] },
    also: [...table.columns.values()].filter((column) => column.name === 'versionnumber'),
    condition: (scope) => `${columnSql(table.idColumn, scope.alias)} = ${scope.text.bind(id, 'uuid')}`,
    limit: 1,
  });
  if (!row) throw rowNotFound(table.name, id);
  return row;
}

/** The answer for one row. */
export function entityBody(context: Context, table: Table, read: { readonly options: QueryOptions; readonly row: ReadRow }): JsonRow {
  return { '@odata.context': contextUrl(context, table, read.options, true), ...read.row.json };
}
