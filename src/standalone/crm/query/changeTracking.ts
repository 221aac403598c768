// Change tracking: all rows now with a link, and behind the link what was changed or deleted since.
import { reachOf } from '../access/rowAccess.ts';
import { depths } from '../access/privileges.ts';
import type { Context } from '../context.ts';
import type { QueryOptions } from '../odata/options.ts';
import { columnNamed, type Table } from '../registry/registry.ts';
import { columnSql, tableSql } from '../storage/identifiers.ts';
import { errorCodes, queryError, WebApiError } from '../webApiError.ts';
import { contextUrl } from './collection.ts';
import { parseInstant } from './literals.ts';
import { readRows } from './readRows.ts';
import type { JsonRow } from './rowJson.ts';
import type { Scope } from './scope.ts';

const DAY_MS = 86_400_000;

export interface TrackedRequest {
  readonly table: Table;
  readonly options: QueryOptions;
  readonly url: URL;
}

/** Refuses what Dataverse refuses: filters and the like, tables without versions, callers who see only some rows. */
function requireTrackable(context: Context, { table, options }: TrackedRequest): void {
  const given: readonly (readonly [string, boolean])[] = [
    ['$filter', options.filter !== undefined], ['$orderby', options.orderBy.length > 0], ['$expand', options.expand.length > 0], ['$top', options.top !== undefined], ['$apply', options.apply !== undefined],
  ];
  const refused = given.find(([, present]) => present);
  if (refused) throw queryError(`The "${refused[0]}" query parameter isn't supported when Change Tracking is enabled.`);
  if (table.isView || table.isIntersect || !table.columns.has('versionnumber')) throw queryError(`Entity: ${table.name} does not have change tracking enabled.`);
  if (table.ownership === 'user' && reachOf(context.caller, table, 'Read') < depths.organization) {
    throw new WebApiError(403, errorCodes.privilege, `Change tracking of '${table.name}' needs organization-level read access.`);
  }
}

/**
 * The version all of whose predecessors are visible. The lock waits for writers under way and holds new ones until the
 * read is done: a version is drawn only under the table's write lock, so none below the token can appear later.
 */
async function drawToken(context: Context, table: Table): Promise<number> {
  await context.session.query(`lock table ${tableSql(table)} in share mode`);
  const [row] = await context.session.query<{ version: number }>('select last_value as version from crm."$version"');
  return row?.version ?? 0;
}

/** The version inside `919042!08/22/2017 08:10:44`; refused when the organization no longer keeps changes since then. */
function readToken(context: Context, token: string): number {
  const [, version, month, day, year, time] = /^(\d{1,15})!(\d\d)\/(\d\d)\/(\d{4}) (\d\d:\d\d:\d\d)$/.exec(token) ?? [];
  const drawn = parseInstant(`${year}-${month}-${day}T${time}Z`);
  if (version === undefined || !drawn) throw queryError('The $deltatoken is not valid.');
  if (context.now.getTime() - drawn.getTime() > context.settings.changeTrackingDays * DAY_MS) {
    throw new WebApiError(400, errorCodes.expiredVersion, 'Version stamp associated with the client has expired. Please perform a full sync.');
  }
  return Number(version);
}

function deltaLink(context: Context, url: URL, version: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const { now } = context;
  const stamp = `${two(now.getUTCMonth() + 1)}/${two(now.getUTCDate())}/${now.getUTCFullYear()} ${two(now.getUTCHours())}:${two(now.getUTCMinutes())}:${two(now.getUTCSeconds())}`;
  const kept = url.search.slice(1).split('&').filter((part) => part !== '' && !/^(?:\$|%24)deltatoken=/i.test(part));
  return `${new URL(context.root).origin}${url.pathname}?${[...kept, `$deltatoken=${encodeURIComponent(`${version}!${stamp}`)}`].join('&')}`;
}

function changedSince(table: Table, version: number): (scope: Scope) => string {
  return (scope) => `${columnSql(columnNamed(table, 'versionnumber'), scope.alias)} > ${scope.text.bind(version, 'bigint')}`;
}

/** GET set with `odata.track-changes`: every row and the link to continue from. Runs inside a transaction. */
export async function readTracked(context: Context, request: TrackedRequest): Promise<JsonRow> {
  requireTrackable(context, request);
  const token = await drawToken(context, request.table);
  const rows = await readRows(context, { table: request.table, options: request.options });
  return { '@odata.context': contextUrl(context, request.table, request.options), '@odata.deltaLink': deltaLink(context, request.url, token), value: rows.map((row) => row.json) };
}

/** GET deltaLink: changed rows, then deleted ones. Runs inside a transaction. */
export async function readChanges(context: Context, request: TrackedRequest & { readonly token: string }): Promise<JsonRow> {
  const { table } = request;
  requireTrackable(context, request);
  const since = readToken(context, request.token);
  const next = await drawToken(context, table);
  const rows = await readRows(context, { table, options: request.options, condition: changedSince(table, since) });
  const deleted = (await deletedSince(context, table, since)).map((id) => ({ '@odata.context': `${context.root}/$metadata#${table.entitySetName}/$deletedEntity`, id, reason: 'deleted' }));
  return {
    '@odata.context': `${contextUrl(context, table, request.options)}/$delta`,
    '@odata.deltaLink': deltaLink(context, request.url, next),
    value: [...rows.map((row) => row.json), ...deleted],
  };
}

/** Number of rows readChanges would answer. */
export async function countChanges(context: Context, request: TrackedRequest & { readonly token: string }): Promise<number> {
  requireTrackable(context, request);
  const since = readToken(context, request.token);
  const [row] = await context.session.query<{ count: number }>(
    `select count(*) as count from ${tableSql(request.table)} where ${columnSql(columnNamed(request.table, 'versionnumber'))} > $1::bigint`,
    [since],
  );
  return (row?.count ?? 0) + (await deletedSince(context, request.table, since)).length;
}

async function deletedSince(context: Context, table: Table, version: number): Promise<readonly string[]> {
  const rows = await context.session.query<{ id: string }>(
    `select d.id from crm."$deleted" d where d.table_name = $1 and d.version > $2::bigint and not exists (select 1 from ${tableSql(table)} t where ${columnSql(table.idColumn, 't')} = d.id) group by d.id order by max(d.version)`,
    [table.name, version],
  );
  return rows.map((row) => row.id);
}
