// Adds tables, columns, relationships and keys to the organization's own, and takes them away again: the definition is kept in the
// database and the stored table changed in the same transaction. Reads of the next request see it.
import { installTablePrivileges, removeTablePrivileges } from '../access/install.ts';
import { requireCustomizing } from '../access/rowAccess.ts';
import type { Context } from '../context.ts';
import { customizationName, customizedTable, type CustomChoice, type CustomColumn, type CustomIntersect, type Customization, type CustomRelationship } from '../registry/customization.ts';
import { isLookup, isPolymorphic, type Column, type ColumnOption } from '../registry/column.ts';
import { buildRegistry, type Registry, type Table } from '../registry/registry.ts';
import { behaviors, componentOf, recordComponents, removeComponents } from '../solutions/membership.ts';
import { MIGRATION_LOCK } from '../storage/database.ts';
import { columnSql, keyIndexSql, storedColumns, tableSql } from '../storage/identifiers.ts';
import { tableStatements } from '../storage/schema.ts';
import { errorCodes, WebApiError } from '../webApiError.ts';
import { definitionError } from './definitionBody.ts';

function taken(what: string): WebApiError {
  return new WebApiError(400, errorCodes.nameTaken, `${what} already exists.`);
}

/** Refuses names that are taken; the same rule for new and existing tables. */
function requireFree(registry: Registry, additions: readonly Customization[]): void {
  for (const one of additions) {
    const table = registry.tables.get(customizedTable(one) ?? '');
    if (one.kind === 'table' && (registry.tables.has(one.name) || registry.tableOfSet(one.set))) throw taken(`The table '${one.name}'`);
    if (one.kind === 'column' && (table?.columns.has(one.column.name) || table?.navigations.has(one.column.name))) throw taken(`The column '${one.column.name}' of '${one.table}'`);
    if (one.kind === 'key' && table?.keys.has(one.schema)) throw taken(`The key '${one.schema}' of '${one.table}'`);
    const isNamed = (known: Customization): boolean => (known.kind === 'relationship' || known.kind === 'intersect') && customizationName(known) === customizationName(one);
    if ((one.kind === 'relationship' || one.kind === 'intersect') && registry.customizations.some(isNamed)) throw taken(`The relationship '${one.schema}'`);
    if (one.kind === 'relationship') requireFreeNavigation(registry, one);
    if (one.kind === 'intersect') requireFreeIntersect(registry, one);
    if (one.kind === 'choice' && registry.choices.has(one.name)) throw taken(`The option set '${one.name}'`);
  }
}

function requireFreeNavigation(registry: Registry, one: CustomRelationship): void {
  const [referenced, referencing] = [registry.tables.get(one.referenced), registry.tables.get(one.referencing)];
  if (!referenced || referenced.isView || referenced.isIntersect) throw definitionError(`The table '${one.referenced.slice(0, 100)}' cannot be referred to.`);
  if (!referencing || referencing.isView || referencing.isIntersect) throw definitionError(`The table '${one.referencing.slice(0, 100)}' cannot get a lookup.`);
  for (const [table, name] of [[referenced, one.collection], [referencing, one.navigation]] as const) {
    if (table.navigations.has(name) || table.properties.has(name)) throw taken(`The navigation property '${name}' of '${table.name}'`);
  }
  requireNoCircle(registry, one);
}

/** 400 for cascades that would come back to where they began. */
export function requireNoCircle(registry: Registry, one: CustomRelationship): void {
  const handsOn = [one.cascade.assign, one.cascade.share, one.cascade.delete, one.cascade.reparent].includes('Cascade');
  if (handsOn && reaches(registry, one.referencing, one.referenced)) throw definitionError('A cascading relationship must not lead back to the table it starts from.');
}

function requireFreeIntersect(registry: Registry, one: CustomIntersect): void {
  const [first, second] = [registry.tables.get(one.first), registry.tables.get(one.second)];
  if (!first || !second || first.isView || second.isView || first.isIntersect || second.isIntersect) throw definitionError('A many-to-many relationship needs two tables.');
  if (registry.tables.has(one.intersect)) throw taken(`The table '${one.intersect}'`);
  for (const [table, name] of [[first, one.firstNavigation], [second, one.secondNavigation]] as const) {
    if (table.navigations.has(name) || table.properties.has(name)) throw taken(`The navigation property '${name}' of '${table.name}'`);
  }
}

/** Whether cascades lead from one table to another, or from a table to itself. */
function reaches(registry: Registry, from: string, to: string, seen: ReadonlySet<string> = new Set()): boolean {
  if (from === to) return true;
  if (seen.has(from)) return false;
  const next = registry.relationships.filter((one) => one.referenced === from && Object.values(one.cascade).includes('Cascade'));
  return next.some((one) => reaches(registry, one.referencing, to, new Set([...seen, from])));
}

async function takeTurn(context: Context): Promise<void> {
  await context.session.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
}

/** Adds the customizations; all of them or none. */
export async function addCustomizations(context: Context, additions: readonly Customization[]): Promise<Registry> {
  requireCustomizing(context.caller, 'Create');
  await takeTurn(context);
  requireFree(context.registry, additions);
  const registry = buildRegistry([...context.registry.customizations, ...additions]);
  for (const one of additions) {
    await context.session.query('insert into crm."$customization" (kind, name, definition) values ($1, $2, $3::jsonb)', [one.kind, customizationName(one), JSON.stringify(one)]);
  }
  const touched = new Set(additions.map(customizedTable));
  for (const name of touched) if (name !== undefined) await storeTable(context, registry.tableNamed(name), additions);
  await recordComponents(context, additions.map(componentOf));
  context.onCustomized();
  return registry;
}

async function storeTable(context: Context, table: Table, additions: readonly Customization[]): Promise<void> {
  if (additions.some((one) => (one.kind === 'table' || one.kind === 'intersect') && customizedTable(one) === table.name)) {
    for (const statement of tableStatements(table)) await context.session.query(statement);
    await installTablePrivileges(context.session, table);
    context.onRightsChanged();
    return;
  }
  const added = storedColumns(table).map((column) => `add column if not exists ${column.name} ${column.definition}`);
  await context.session.query(`alter table ${tableSql(table)} ${added.join(', ')}`);
  for (const statement of tableStatements(table)) await context.session.query(statement);
}

/** Replaces the kept definition of a column or table: labels, limits, options. 400 for what the program itself brings. */
export async function replaceCustomization(context: Context, changed: Customization): Promise<void> {
  requireCustomizing(context.caller, 'Write');
  await takeTurn(context);
  const kept = await context.session.query('update crm."$customization" set definition = $3::jsonb where kind = $1 and name = $2 returning 1', [changed.kind, customizationName(changed), JSON.stringify(changed)]);
  if (kept.length === 0) throw notRemovable(customizationName(changed), 'changed');
  // What is changed in the name of a solution becomes part of it, but a table not with all its columns.
  await recordComponents(context, [{ ...componentOf(changed), ...(changed.kind === 'table' ? { behavior: behaviors.parts } : {}) }]);
  context.onCustomized();
}

/** Keeps changed options of a column: with its definition when the organization added it, else beside it. */
export async function storeOptions(context: Context, { table, column, options }: { readonly table: Table; readonly column: Column; readonly options: readonly ColumnOption[] }): Promise<void> {
  requireCustomizing(context.caller, 'Write');
  await takeTurn(context);
  const definition = context.registry.customizations.find((one): one is CustomColumn => one.kind === 'column' && one.table === table.name && one.column.name === column.name);
  const changed = definition ? { ...definition, column: { ...definition.column, options } } : undefined;
  const kept = changed ? await context.session.query('update crm."$customization" set definition = $3::jsonb where kind = $1 and name = $2 returning 1', [changed.kind, customizationName(changed), JSON.stringify(changed)]) : [];
  if (kept.length === 0) {
    const beside: Customization = { kind: 'options', table: table.name, column: column.name, options };
    await context.session.query('insert into crm."$customization" (kind, name, definition) values ($1, $2, $3::jsonb) on conflict (kind, name) do update set definition = excluded.definition', [beside.kind, customizationName(beside), JSON.stringify(beside)]);
  }
  await recordComponents(context, [componentOf({ kind: 'options', table: table.name, column: column.name, options })]);
  context.onCustomized();
}

/** Deletes a global choice that no column uses any more. */
export async function removeChoice(context: Context, choice: CustomChoice): Promise<void> {
  requireCustomizing(context.caller, 'Delete');
  await takeTurn(context);
  await forget(context, [choice]);
}

function notRemovable(name: string, verb: 'deleted' | 'changed'): WebApiError {
  return new WebApiError(400, errorCodes.associated, `'${name}' is part of the system and cannot be ${verb}.`);
}

async function forget(context: Context, gone: readonly Customization[]): Promise<void> {
  for (const one of gone) {
    const rows = await context.session.query('delete from crm."$customization" where kind = $1 and name = $2 returning 1', [one.kind, customizationName(one)]);
    if (rows.length === 0) throw notRemovable(customizationName(one), 'deleted');
  }
  await removeComponents(context.session, gone.map((one) => componentOf(one).id));
  context.onCustomized();
}

/** Deletes a custom table with its rows. Refused while another table refers to it. */
export async function removeTable(context: Context, table: Table): Promise<void> {
  requireCustomizing(context.caller, 'Delete');
  await takeTurn(context);
  const referring = context.registry.relationships.find((one) => one.referenced === table.name && one.referencing !== table.name);
  if (referring) throw new WebApiError(400, errorCodes.associated, `The table '${table.name}' cannot be deleted: '${referring.referencing}' refers to it by '${referring.schema}'.`);
  const paired = context.registry.customizations.find((one) => one.kind === 'intersect' && (one.first === table.name || one.second === table.name));
  if (paired) throw new WebApiError(400, errorCodes.associated, `The table '${table.name}' cannot be deleted: the relationship '${customizationName(paired)}' needs it.`);
  const parts = context.registry.customizations.filter((one) => customizedTable(one) === table.name);
  if (!table.isCustom) throw notRemovable(table.name, 'deleted');
  await forget(context, parts);
  await context.session.query(`drop table ${tableSql(table)}`);
  await context.session.query('delete from crm."$shared" where table_name = $1', [table.name]);
  await context.session.query('delete from crm."$deleted" where table_name = $1', [table.name]);
  await removeTablePrivileges(context.session, table);
  context.onRightsChanged();
}

/** Deletes a many-to-many relationship with its pairs. */
export async function removeIntersect(context: Context, one: CustomIntersect): Promise<void> {
  requireCustomizing(context.caller, 'Delete');
  await takeTurn(context);
  const table = context.registry.tableNamed(one.intersect);
  await forget(context, [one]);
  await context.session.query(`drop table ${tableSql(table)}`);
  await removeTablePrivileges(context.session, table);
  context.onRightsChanged();
}

/** Deletes a custom column with its values; of a lookup also its relationship. Refused while a key needs it. */
export async function removeColumn(context: Context, table: Table, column: Column): Promise<void> {
  requireCustomizing(context.caller, 'Delete');
  await takeTurn(context);
  const key = [...table.keys.values()].find((one) => one.columns.includes(column.name));
  if (key) throw new WebApiError(400, errorCodes.associated, `The column '${column.name}' cannot be deleted: the key '${key.schema}' needs it.`);
  if (column === table.nameColumn) throw notRemovable(column.name, 'deleted');
  const definition = context.registry.customizations.find((one): one is CustomColumn => one.kind === 'column' && one.table === table.name && one.column.name === column.name);
  if (!definition) throw notRemovable(`${table.name}.${column.name}`, 'deleted');
  const relationships = isLookup(column) ? context.registry.relationships.filter((one) => one.referencing === table.name && one.column === column.name) : [];
  await forget(context, [...relationships, definition]);
  const type = isPolymorphic(column) ? `, drop column if exists "${column.name}__type"` : '';
  await context.session.query(`alter table ${tableSql(table)} drop column ${columnSql(column)}${type}`);
}

/** Deletes an alternate key; the columns stay. */
export async function removeKey(context: Context, table: Table, name: string): Promise<void> {
  requireCustomizing(context.caller, 'Delete');
  await takeTurn(context);
  const key = [...table.keys.values()].find((one) => one.schema.toLowerCase() === name.toLowerCase());
  if (!key) throw new WebApiError(404, errorCodes.notFound, `There is no key '${name.slice(0, 100)}' of '${table.name}'.`);
  await forget(context, [key]);
  await context.session.query(`drop index if exists crm.${keyIndexSql(table, key)}`);
}
