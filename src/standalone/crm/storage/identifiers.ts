// SQL names and types of registry facts. The only place where text becomes an SQL identifier, and only registry names do.
import { isPolymorphic, type Column } from '../registry/column.ts';
import type { CustomKey } from '../registry/customization.ts';
import type { Table } from '../registry/registry.ts';

/** Collation of all text: made by the schema, so that columns and parameters compare by one rule. */
export const TEXT_COLLATION = 'crm."$text"';

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** `crm."lead"` */
export function tableSql(table: Table): string {
  return `crm.${quote(table.name)}`;
}

/** Name of the unique index behind an alternate key. */
export function keyIndexSql(table: Table, key: CustomKey): string {
  return quote(`${table.name.slice(0, 28)}_${key.schema.slice(0, 28)}_key`);
}

/** `t0."emailaddress1"`, or without alias `"emailaddress1"`. */
export function columnSql(column: Column, alias?: string): string {
  return alias === undefined ? quote(column.name) : `${alias}.${quote(column.name)}`;
}

/** Name of the column that holds the table a polymorphic lookup points to. */
export function typeColumnName(column: Column): string {
  return `${column.name}__type`;
}

/** The type column of a polymorphic lookup. */
export function typeColumnSql(column: Column, alias?: string): string {
  const name = quote(typeColumnName(column));
  return alias === undefined ? name : `${alias}.${name}`;
}

/** ` and …__type = '…'`: that a polymorphic lookup points to this table; an activity may also be pointed to as activity in general. */
export function pointsToTableSql(column: Column, table: Table, alias?: string): string {
  if (!isPolymorphic(column)) return '';
  const types = table.isActivity ? `in ('${table.name}', 'activitypointer')` : `= '${table.name}'`;
  return ` and ${typeColumnSql(column, alias)} ${types}`;
}

/** PostgreSQL type of a column's values. */
export function sqlType(column: Column): string {
  switch (column.kind) {
    case 'String':
    case 'Memo':
    case 'EntityName':
      return 'text';
    case 'Integer':
    case 'Picklist':
    case 'State':
    case 'Status':
      return 'integer';
    case 'BigInt':
      return 'bigint';
    case 'Decimal':
      return 'numeric(38,10)';
    case 'Money':
      return 'numeric(38,4)';
    case 'Double':
      return 'double precision';
    case 'Boolean':
      return 'boolean';
    case 'DateTime':
      return column.dateOnly ? 'date' : 'timestamptz(0)';
    case 'Lookup':
    case 'Customer':
    case 'Owner':
    case 'Uniqueidentifier':
      return 'uuid';
  }
}

/** Text without regard to case: of a column, or of a parameter with `given`. */
export function foldedSql(sql: string, given: 'column' | 'parameter' = 'column'): string {
  return given === 'column' ? `lower(${sql})` : `lower(${sql} collate ${TEXT_COLLATION})`;
}

/** Text columns people and programs are looked up by. */
const addressColumns = new Set(['emailaddress1', 'emailaddress2', 'emailaddress3', 'internalemailaddress', 'addressused', 'messageid', 'conversationindex', 'fullname', 'name', 'subject', 'companyname']);
/** Whether an index finds the column's values as a whole. */
export function isAddress(column: Column): boolean {
  return isText(column) && addressColumns.has(column.name);
}

/** Characters of a text the index of an address column holds: B-tree entries are limited, and these columns reach to 4,000. */
export const ADDRESS_LENGTH = 320;

/** What the index of an address column holds: the beginning of the text, without regard to case. */
export function addressSql(sql: string): string {
  return foldedSql(`left(${sql}, ${ADDRESS_LENGTH})`);
}

/** The text from its end to its beginning. */
export function reversedSql(sql: string): string {
  return `reverse(${sql})`;
}

/** Columns that are asked how they end, for which an index holds the text reversed. */
const reversedColumns = new Set(['emailaddress1', 'emailaddress2', 'emailaddress3', 'internalemailaddress', 'addressused', 'websiteurl']);

/** Whether an index finds the column's values by their end. */
export function isReversed(column: Column): boolean {
  return isText(column) && reversedColumns.has(column.name);
}

/** Text people search inside of, by table. */
const searchedColumns: Readonly<Record<string, readonly string[] | undefined>> = {
  lead: ['fullname', 'companyname', 'emailaddress1'], account: ['name', 'websiteurl'], contact: ['fullname', 'emailaddress1'],
};

/** Whether an index finds the column's values by a part of them, where the database can. */
export function isSearched(table: Table, column: Column): boolean {
  return searchedColumns[table.name]?.includes(column.name) ?? false;
}

/** Columns whose values compare without regard to case. */
export function isText(column: Column): boolean {
  return column.kind === 'String' || column.kind === 'Memo' || column.kind === 'EntityName';
}

/** The stored columns of a table: name, SQL type, in a stable order. */
export function storedColumns(table: Table): readonly { readonly name: string; readonly definition: string }[] {
  return [...table.columns.values()].flatMap((column) => {
    const definition = isText(column) ? `text collate ${TEXT_COLLATION}` : sqlType(column);
    const stored = { name: quote(column.name), definition };
    return isPolymorphic(column) ? [stored, { name: typeColumnSql(column), definition: 'text' }] : [stored];
  });
}
