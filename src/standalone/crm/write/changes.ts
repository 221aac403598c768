// Changes of one row on their way to the database: column values by name, lookups with the table they point to.
import type { Session } from '../storage/database.ts';
import { isPolymorphic, type Column } from '../registry/column.ts';
import { columnNamed, type Table } from '../registry/registry.ts';
import { columnSql, sqlType, tableSql, typeColumnName, typeColumnSql } from '../storage/identifiers.ts';
import { WebApiError } from '../webApiError.ts';
import type { RowReference } from './references.ts';

/** New values of a row by column name; `x__type` beside polymorphic lookups. */
export type Changes = Map<string, unknown>;

/** Sets a lookup, or clears it with undefined. */
export function setLookup(changes: Changes, column: Column, reference: RowReference | undefined): void {
  changes.set(column.name, reference?.id ?? null);
  if (isPolymorphic(column)) changes.set(typeColumnName(column), reference ? storedType(column, reference.table) : null);
}

/** Some lookups know activities only in general. */
function storedType(column: Column, table: Table): string {
  return table.isActivity && !column.targets.includes(table.name) ? 'activitypointer' : table.name;
}

/** Sets a column when the table has it. */
export function setIfPresent(table: Table, changes: Changes, name: string, value: unknown): void {
  if (table.columns.has(name)) changes.set(name, value);
}

interface Assignment {
  readonly target: string;
  readonly type: string;
  readonly value: unknown;
}

function assignments(table: Table, changes: Changes): readonly Assignment[] {
  return [...changes].map(([name, value]) => {
    if (name.endsWith('__type')) {
      return { target: typeColumnSql(columnNamed(table, name.slice(0, -'__type'.length))), type: 'text', value };
    }
    const column = columnNamed(table, name);
    return { target: columnSql(column), type: sqlType(column), value };
  });
}

const nextVersion = `nextval('crm."$version"')`;

/** Inserts the row with a new version. An id that exists is a 412. */
export async function insertRow(session: Session, table: Table, changes: Changes): Promise<void> {
  const list = assignments(table, changes).filter((one) => one.target !== '"versionnumber"');
  const versioned = table.columns.has('versionnumber');
  const targets = [...list.map((one) => one.target), ...(versioned ? ['"versionnumber"'] : [])];
  const values = [...list.map((one, index) => `$${index + 1}::${one.type}`), ...(versioned ? [nextVersion] : [])];
  await session.query(`insert into ${tableSql(table)} (${targets.join(', ')}) values (${values.join(', ')})`, list.map((one) => one.value));
}

/** Updates the row and raises its version. */
export async function updateStoredRow(session: Session, { table, id }: RowReference, changes: Changes): Promise<void> {
  const list = assignments(table, changes).filter((one) => one.target !== '"versionnumber"');
  const sets = list.map((one, index) => `${one.target} = $${index + 1}::${one.type}`);
  if (table.columns.has('versionnumber')) sets.push(`"versionnumber" = ${nextVersion}`);
  if (sets.length === 0) return;
  await session.query(`update ${tableSql(table)} set ${sets.join(', ')} where ${columnSql(table.idColumn)} = $${list.length + 1}::uuid`, [...list.map((one) => one.value), id]);
}

/** 400 for tables Dataverse itself does not let clients write directly. */
export function requireWritable(table: Table, message: 'Create' | 'Update' | 'Delete'): void {
  const served = new Set(['systemuser', 'businessunit', 'organization', 'privilege']);
  // Written by the messages about solutions.
  const recorded = table.name === 'solutioncomponent' || (table.name === 'importjob' && message !== 'Delete');
  if (table.isView || table.isIntersect || recorded || (message === 'Delete' && served.has(table.name)) || (message === 'Create' && (table.name === 'organization' || table.name === 'privilege'))) {
    throw new WebApiError(400, '0x80040800', `The '${message}' method does not support entities of type '${table.name}'.`);
  }
}
