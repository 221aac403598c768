// Rows and their columns: list, count, create, retrieve, update, delete, single columns.
import { propertyName, type Column } from '../registry/column.ts';
import type { Table } from '../registry/registry.ts';
import { countRows, entityBody, MAX_PAGE, readCollection, readEntity } from '../query/collection.ts';
import { countChanges, readChanges, readTracked } from '../query/changeTracking.ts';
import { etagOf } from '../query/rowJson.ts';
import { unknownProperty } from '../query/scope.ts';
import { readFetch } from '../fetch/fetchRows.ts';
import { noOptions } from '../odata/options.ts';
import { createRow } from '../write/create.ts';
import { sameEtag } from '../write/lockRow.ts';
import { deleteRow } from '../write/remove.ts';
import { updateRow } from '../write/update.ts';
import type { RowReference } from '../write/references.ts';
import { errorCodes, queryError, WebApiError } from '../webApiError.ts';
import { storedOrGivenFetch } from './storedFetch.ts';
import { appliedPreferences, optionsOf, readBody, type Operation } from './operation.ts';
import { emptyReply, jsonReply, type Reply } from './reply.ts';

/** GET set */
export async function listRows(operation: Operation, table: Table): Promise<Reply> {
  const fetch = await storedOrGivenFetch(operation, table);
  if (fetch) return jsonReply(await readFetch(operation.context, fetch, { table, pageSize: operation.preferences.pageSize }), 200, appliedPreferences(operation, ['annotations', 'pageSize']));
  const request = { table, options: optionsOf(operation), url: operation.url, pageSize: operation.preferences.pageSize };
  const { deltaToken } = request.options;
  if (deltaToken !== undefined) return jsonReply(await readChanges(operation.context, { ...request, token: deltaToken }), 200, appliedPreferences(operation, ['annotations']));
  if (operation.preferences.trackChanges) return jsonReply(await readTracked(operation.context, request), 200, appliedPreferences(operation, ['annotations', 'trackChanges']));
  return jsonReply(await readCollection(operation.context, request), 200, appliedPreferences(operation, ['annotations', 'pageSize']));
}

/** GET set/$count */
export async function countAll(operation: Operation, table: Table): Promise<Reply> {
  const options = optionsOf(operation);
  const count = options.deltaToken === undefined
    ? await countRows(operation.context, { table, options })
    : await countChanges(operation.context, { table, options, url: operation.url, token: options.deltaToken });
  return { status: 200, headers: { 'Content-Type': 'text/plain' }, body: String(Math.min(count, MAX_PAGE)) };
}

function entityUrl(operation: Operation, { table, id }: RowReference): string {
  return `${operation.context.root}/${table.entitySetName}(${id})`;
}

/** POST set */
export async function createEntity(operation: Operation, table: Table): Promise<Reply> {
  const id = await createRow(operation.context, { table, body: readBody(operation) });
  const reference = { table, id };
  if (!operation.preferences.representation) return { ...emptyReply({ 'OData-EntityId': entityUrl(operation, reference), Location: entityUrl(operation, reference) }), entityUrl: entityUrl(operation, reference) };
  return representation(operation, reference, 201);
}

async function representation(operation: Operation, reference: RowReference, status: number): Promise<Reply> {
  const all = optionsOf(operation);
  // As documented: an update answers $select and ignores $expand.
  const options = status === 200 ? { ...all, expand: [] } : all;
  const row = await readEntity(operation.context, { ...reference, options });
  const headers = { ...appliedPreferences(operation, ['representation', 'annotations']), ETag: etagOf(row.raw['versionnumber']) };
  return { ...jsonReply(entityBody(operation.context, reference.table, { options, row }), status, headers), entityUrl: entityUrl(operation, reference) };
}

/** GET set(id) */
export async function retrieveEntity(operation: Operation, reference: RowReference): Promise<Reply> {
  const options = optionsOf(operation);
  const row = await readEntity(operation.context, { ...reference, options });
  const etag = etagOf(row.raw['versionnumber']);
  const { ifNoneMatch } = operation.preconditions;
  const conditional = options.expand.length === 0 && operation.preferences.annotations === undefined;
  if (ifNoneMatch !== undefined && conditional && sameEtag(ifNoneMatch, etag)) return emptyReply({ ETag: etag }, 304);
  return jsonReply(entityBody(operation.context, reference.table, { options, row }), 200, { ...appliedPreferences(operation, ['annotations']), ETag: etag });
}

/** PATCH set(id) */
export async function updateEntity(operation: Operation, reference: RowReference): Promise<Reply> {
  const outcome = await updateRow(operation.context, { reference, body: readBody(operation), preconditions: operation.preconditions, mayCreate: true });
  const url = entityUrl(operation, reference);
  if (operation.preferences.representation) {
    try {
      return await representation(operation, reference, outcome === 'created' ? 201 : 200);
    } catch (error) {
      // Who gives a row away may not see it any more; the change stands.
      if (!(error instanceof WebApiError) || error.status !== 404) throw error;
    }
  }
  return { ...emptyReply({ 'OData-EntityId': url, ...(outcome === 'created' ? { Location: url } : {}) }), entityUrl: url };
}

/** DELETE set(id) */
export async function deleteEntity(operation: Operation, reference: RowReference): Promise<Reply> {
  await deleteRow(operation.context, reference, operation.preconditions);
  return emptyReply();
}

export interface ColumnTarget extends RowReference {
  readonly column: Column;
}

/** GET set(id)/column */
export async function readColumn(operation: Operation, { table, id, column }: ColumnTarget): Promise<Reply> {
  const name = propertyName(column);
  const row = await readEntity(operation.context, { table, id, options: { ...noOptions, select: [name] } });
  const value = row.json[name] ?? null;
  if (value === null) return emptyReply();
  return jsonReply({ '@odata.context': `${operation.context.root}/$metadata#${table.entitySetName}(${id})/${name}`, value });
}

/** PUT set(id)/column */
export async function writeColumn(operation: Operation, { table, id, column }: ColumnTarget): Promise<Reply> {
  const body = readBody(operation);
  if (!('value' in body)) throw new WebApiError(400, errorCodes.payload, "Error identified in Payload provided by the user: the body needs the member 'value'.");
  await setColumn(operation, { table, id, column }, body['value']);
  return emptyReply();
}

/** DELETE set(id)/column */
export async function clearColumn(operation: Operation, target: ColumnTarget): Promise<Reply> {
  await setColumn(operation, target, null);
  return emptyReply();
}

async function setColumn(operation: Operation, { table, id, column }: ColumnTarget, value: unknown): Promise<void> {
  if (column.readOnly || column === table.idColumn) throw queryError(`The property '${column.name}' cannot be changed.`);
  await updateRow(operation.context, { reference: { table, id }, body: { [propertyName(column)]: value }, preconditions: operation.preconditions, mayCreate: false });
}

/** The column of a URL segment, or 404. */
export function columnOfSegment(table: Table, name: string): Column {
  const column = table.properties.get(name);
  if (!column) throw new WebApiError(404, errorCodes.resource, `Resource not found for the segment '${name}'. ${unknownProperty(name, table)}`);
  return column;
}

