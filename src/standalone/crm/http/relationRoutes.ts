// Rows reached through navigation properties, and the references that link them.
import { conditionOrFalse } from '../access/rowAccess.ts';
import type { CollectionNavigation, ManyNavigation, SingleNavigation } from '../registry/registry.ts';
import { countRows, entityBody, MAX_PAGE, readCollection, readEntity } from '../query/collection.ts';
import { collectionJoin } from '../query/paths.ts';
import { lookupTable } from '../query/rowJson.ts';
import type { Scope } from '../query/scope.ts';
import { noOptions } from '../odata/options.ts';
import { isGuid } from '../odata/resourcePath.ts';
import { propertyName } from '../registry/column.ts';
import { columnSql, tableSql } from '../storage/identifiers.ts';
import { linkRows, unlinkRows } from '../write/associate.ts';
import { isBody } from '../write/payload.ts';
import { findReference, type RowReference } from '../write/references.ts';
import { updateRow } from '../write/update.ts';
import { errorCodes, WebApiError } from '../webApiError.ts';
import { readFetch } from '../fetch/fetchRows.ts';
import { appliedPreferences, optionsOf, readBody, type Operation } from './operation.ts';
import { emptyReply, jsonReply, type Reply } from './reply.ts';
import { storedOrGivenFetch } from './storedFetch.ts';

export interface SingleTarget {
  readonly source: RowReference;
  readonly navigation: SingleNavigation;
}
export interface CollectionTarget {
  readonly source: RowReference;
  readonly navigation: CollectionNavigation | ManyNavigation;
}

/** The row a lookup points to, or undefined when it is empty. The source must be visible. */
export async function followReference(operation: Operation, { source, navigation }: SingleTarget): Promise<RowReference | undefined> {
  const row = await readEntity(operation.context, { ...source, options: { ...noOptions, select: [propertyName(navigation.column)] } });
  const target = lookupTable(navigation.column, row.raw);
  if (!target || !navigation.targets.includes(target)) return undefined;
  return { table: source.table.registry.tableNamed(target), id: String(row.raw[navigation.column.name]) };
}

/** GET set(id)/lookup */
export async function readRelatedRow(operation: Operation, target: SingleTarget): Promise<Reply> {
  const reference = await followReference(operation, target);
  if (!reference) return emptyReply();
  const options = optionsOf(operation);
  const row = await readEntity(operation.context, { ...reference, options });
  return jsonReply(entityBody(operation.context, reference.table, { options, row }), 200, appliedPreferences(operation, ['annotations']));
}

/** GET set(id)/lookup/$ref */
export async function readReference(operation: Operation, target: SingleTarget): Promise<Reply> {
  const reference = await followReference(operation, target);
  if (!reference) return emptyReply();
  return jsonReply({ '@odata.context': `${operation.context.root}/$metadata#$ref`, '@odata.id': `${operation.context.root}/${reference.table.entitySetName}(${reference.id})` });
}

/** PUT set(id)/lookup/$ref */
export async function writeReference(operation: Operation, { source, navigation }: SingleTarget): Promise<Reply> {
  const id = readBody(operation)['@odata.id'];
  if (typeof id !== 'string') throw missingReference();
  await updateRow(operation.context, { reference: source, body: { [`${navigation.name}@odata.bind`]: id }, preconditions: operation.preconditions, mayCreate: false });
  return emptyReply();
}

/** DELETE set(id)/lookup/$ref */
export async function clearReference(operation: Operation, { source, navigation }: SingleTarget): Promise<Reply> {
  await updateRow(operation.context, { reference: source, body: { [`${navigation.name}@odata.bind`]: null }, preconditions: operation.preconditions, mayCreate: false });
  return emptyReply();
}

function missingReference(): WebApiError {
  return new WebApiError(400, errorCodes.payload, "Error identified in Payload provided by the user: the body needs '@odata.id' with a reference.");
}

/** Rows of the target that belong to a source row the caller may see. */
function belonging(target: CollectionTarget): (scope: Scope) => string {
  return (scope) => {
    const alias = scope.text.nextAlias();
    const { table, id } = target.source;
    const visible = conditionOrFalse(scope.context.caller, { table, alias }, 'Read', scope.text);
    const join = collectionJoin(table, alias, target.navigation, scope.alias);
    return `exists (select 1 from ${tableSql(table)} ${alias} where ${columnSql(table.idColumn, alias)} = ${scope.text.bind(id, 'uuid')} and ${visible} and ${join})`;
  };
}

async function requireSource(operation: Operation, source: RowReference): Promise<void> {
  await readEntity(operation.context, { ...source, options: { ...noOptions, select: [source.table.idColumn.name] } });
}

/** GET set(id)/collection */
export async function readRelatedRows(operation: Operation, target: CollectionTarget): Promise<Reply> {
  await requireSource(operation, target.source);
  const narrowed = { table: operation.context.registry.tableNamed(target.navigation.target), condition: belonging(target), pageSize: operation.preferences.pageSize };
  const fetch = await storedOrGivenFetch(operation, narrowed.table);
  if (fetch) return jsonReply(await readFetch(operation.context, fetch, narrowed), 200, appliedPreferences(operation, ['annotations', 'pageSize']));
  const request = { ...narrowed, options: optionsOf(operation), url: operation.url };
  return jsonReply(await readCollection(operation.context, request), 200, appliedPreferences(operation, ['annotations', 'pageSize']));
}

/** GET set(id)/collection/$ref */
export async function readReferences(operation: Operation, target: CollectionTarget): Promise<Reply> {
  await requireSource(operation, target.source);
  const table = operation.context.registry.tableNamed(target.navigation.target);
  const page = await readCollection(operation.context, { table, options: { ...optionsOf(operation), select: [table.idColumn.name], expand: [] }, condition: belonging(target), url: operation.url, pageSize: operation.preferences.pageSize });
  const rows = Array.isArray(page['value']) ? page['value'].filter(isBody) : [];
  const value = rows.map((row) => ({ '@odata.id': `${operation.context.root}/${table.entitySetName}(${String(row[table.idColumn.name])})` }));
  return jsonReply({ ...page, '@odata.context': `${operation.context.root}/$metadata#Collection($ref)`, value }, 200, appliedPreferences(operation, ['pageSize']));
}

/** GET set(id)/collection/$count */
export async function countRelatedRows(operation: Operation, target: CollectionTarget): Promise<Reply> {
  await requireSource(operation, target.source);
  const count = await countRows(operation.context, { table: operation.context.registry.tableNamed(target.navigation.target), options: optionsOf(operation), condition: belonging(target) });
  return { status: 200, headers: { 'Content-Type': 'text/plain' }, body: String(Math.min(count, MAX_PAGE)) };
}

/** POST set(id)/collection/$ref */
export async function associate(operation: Operation, { source, navigation }: CollectionTarget): Promise<Reply> {
  const id = readBody(operation)['@odata.id'];
  if (typeof id !== 'string') throw missingReference();
  await linkRows(operation.context, { source, navigation, target: await findReference(operation.context, id) });
  return emptyReply();
}

/** DELETE set(id)/collection(id)/$ref and DELETE set(id)/collection/$ref?$id=… */
export async function dissociate(operation: Operation, target: CollectionTarget & { readonly id?: string }): Promise<Reply> {
  const { source, navigation } = target;
  const given = operation.url.searchParams.get('$id');
  if (target.id !== undefined && isGuid(target.id)) {
    await unlinkRows(operation.context, { source, navigation, target: { table: operation.context.registry.tableNamed(navigation.target), id: target.id.toLowerCase() } });
  } else if (target.id === undefined && given !== null) {
    await unlinkRows(operation.context, { source, navigation, target: await findReference(operation.context, given) });
  } else throw missingReference();
  return emptyReply();
}
