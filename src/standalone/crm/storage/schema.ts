// The SQL that creates schema `crm` from the registry: one table per CRM table, indexes, the view of all activities.
import { isLookup, isPolymorphic, type Column } from '../registry/column.ts';
import { activityTypes, columnNamed, type Registry, type Table } from '../registry/registry.ts';
import { addressSql, columnSql, foldedSql, isAddress, isReversed, isSearched, isText, keyIndexSql, reversedSql, sqlType, storedColumns, tableSql, TEXT_COLLATION, typeColumnSql } from './identifiers.ts';

/** Lookups nearly every row fills and few queries follow: an index costs more than it brings. */
const unindexed = new Set(['createdby', 'modifiedby', 'createdonbehalfby', 'modifiedonbehalfby', 'transactioncurrencyid', 'owninguser', 'owningteam', 'owningbusinessunit', 'organizationid']);
/** What the PostgreSQL at hand can do beyond the ordinary. */
export interface DatabaseAbilities {
  /** Whether it knows the ordering of all languages (`und-x-icu`; builds without ICU do not). */
  readonly languages: boolean;
  /** Its operator class for indexes of three-letter parts, where it has pg_trgm. */
  readonly trigrams?: string;
}

/** Tables people page through, newest first: without an index every page would sort the whole table. */
const pagedTables = new Set(['lead', 'account', 'contact', 'opportunity']);
const pagedColumns = new Set(['createdon', 'modifiedon']);

/**
 * Statements that bring an empty or older database to the registry's state; each may run again.
 * @param registry the tables the program brings
 * @param abilities what the server offers
 */
export function schemaStatements(registry: Registry, { languages, trigrams }: DatabaseAbilities): readonly string[] {
  const stored = [...registry.tables.values()].filter((table) => !table.isView);
  return [
    `create collation if not exists ${TEXT_COLLATION} from ${languages ? '"und-x-icu"' : '"C"'}`,
    'create sequence if not exists crm."$version"',
    'create table if not exists crm."$deleted" (table_name text not null, id uuid not null, version bigint not null, deleted_on timestamptz not null default now())',
    'create index if not exists "$deleted_version" on crm."$deleted" (table_name, version)',
    'create table if not exists crm."$customization" (kind text not null, name text not null, definition jsonb not null, made bigint generated always as identity, primary key (kind, name))',
    'create table if not exists crm."$shared" (table_name text not null, id uuid not null, principal uuid not null, principal_type text not null, rights integer not null, source uuid not null, primary key (table_name, id, principal, source))',
    'create index if not exists "$shared_principal" on crm."$shared" (principal, table_name)',
    'create index if not exists "$shared_source" on crm."$shared" (source)',
    ...stored.flatMap(tableStatements),
    ...(trigrams === undefined ? [] : stored.flatMap((table) => searchIndexes(table, trigrams))),
    ...views(registry),
  ];
}

/** Statements that add columns a newer registry brought to tables that exist already. */
export function additionStatements(registry: Registry): readonly string[] {
  const stored = [...registry.tables.values()].filter((table) => !table.isView);
  return stored.map((table) => {
    const additions = storedColumns(table).map((column) => `add column if not exists ${column.name} ${column.definition}`);
    return `alter table if exists ${tableSql(table)} ${additions.join(', ')}`;
  });
}

/** Creates one table with its indexes; may run again, also after columns or keys were added. */
export function tableStatements(table: Table): readonly string[] {
  return [createTable(table), ...createIndexes(table)];
}

/** So that a search inside a text does not read every row. */
function searchIndexes(table: Table, trigrams: string): readonly string[] {
  const columns = [...table.columns.values()].filter((column) => isSearched(table, column));
  return columns.map((column) => `create index if not exists "${table.name}_${column.name}_search" on ${tableSql(table)} using gin (${foldedSql(columnSql(column))} ${trigrams})`);
}

function createTable(table: Table): string {
  const columns = storedColumns(table).map((column) => `${column.name} ${column.definition}`);
  return `create table if not exists ${tableSql(table)} (${columns.join(', ')}, primary key (${columnSql(table.idColumn)}))`;
}

function createIndexes(table: Table): readonly string[] {
  const statements: string[] = [];
  const indexName = (column: Column, suffix = ''): string => `"${table.name.slice(0, 28)}_${column.name.slice(0, 28)}${suffix}"`;
  for (const column of table.columns.values()) {
    if (isLookup(column) && !unindexed.has(column.name)) {
      statements.push(`create index if not exists ${indexName(column)} on ${tableSql(table)} (${columnSql(column)}) where ${columnSql(column)} is not null`);
    } else if (isAddress(column) && !table.isIntersect) {
      statements.push(`create index if not exists ${indexName(column)} on ${tableSql(table)} (${addressSql(columnSql(column))}) where ${columnSql(column)} is not null`);
    } else if (pagedTables.has(table.name) && pagedColumns.has(column.name)) {
      // In the very order a descending `$orderby` is read in.
      statements.push(`create index if not exists ${indexName(column)} on ${tableSql(table)} (${columnSql(column)} desc nulls last, ${columnSql(table.idColumn)})`);
    }
  }
  for (const column of [...table.columns.values()].filter((one) => isReversed(one) && !table.isIntersect)) {
    statements.push(`create index if not exists ${indexName(column, '_end')} on ${tableSql(table)} (${reversedSql(foldedSql(columnSql(column)))} text_pattern_ops) where ${columnSql(column)} is not null`);
  }
  if (table.columns.has('versionnumber')) statements.push(`create index if not exists "${table.name.slice(0, 40)}_version" on ${tableSql(table)} ("versionnumber")`);
  for (const key of table.keys.values()) {
    // Rows without a full key do not count, as in Dataverse.
    const columns = key.columns.map((name) => columnNamed(table, name));
    const list = columns.map((column) => (isText(column) ? `lower(${columnSql(column)})` : columnSql(column)));
    statements.push(`create unique index if not exists ${keyIndexSql(table, key)} on ${tableSql(table)} (${list.join(', ')}) where ${columns.map((column) => `${columnSql(column)} is not null`).join(' and ')}`);
  }
  if (table.isIntersect) {
    const [left, right] = intersectSides(table);
    statements.push(`create unique index if not exists "${table.name.slice(0, 40)}_pair" on ${tableSql(table)} (${columnSql(left)}, ${columnSql(right)})`);
    statements.push(`create index if not exists "${table.name.slice(0, 40)}_back" on ${tableSql(table)} (${columnSql(right)})`);
  }
  return statements;
}

function intersectSides(table: Table): readonly [Column, Column] {
  for (const source of table.registry.tables.values()) {
    for (const navigation of source.navigations.values()) {
      if (navigation.kind !== 'many' || navigation.intersect !== table.name) continue;
      return [columnNamed(table, navigation.sourceColumn), columnNamed(table, navigation.targetColumn)];
    }
  }
  throw new Error(`no many-to-many navigation uses ${table.name}`);
}

/** `activitypointer` is every activity seen through the columns they share. */
function views({ tableNamed }: Registry): readonly string[] {
  const pointer = tableNamed('activitypointer');
  const branches = activityTypes.map((name) => {
    const table = tableNamed(name);
    const parts = [...pointer.columns.values()].flatMap((column) => {
      const own = table.columns.get(column.name);
      const type = sqlType(column);
      const value = own ? `a.${columnSql(own)}::${type}` : `null::${type}`;
      const selected = `${value} as ${columnSql(column)}`;
      if (!isPolymorphic(column)) return [selected];
      const target = own && isPolymorphic(own) ? `a.${typeColumnSql(own)}` : 'null::text';
      return [selected, `${target} as ${typeColumnSql(column)}`];
    });
    return `select ${parts.join(', ')} from ${tableSql(table)} a`;
  });
  return [`drop view if exists ${tableSql(pointer)}`, `create view ${tableSql(pointer)} as ${branches.join(' union all ')}`];
}
