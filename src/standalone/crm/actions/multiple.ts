// CreateMultiple, UpdateMultiple and UpsertMultiple: many rows of one table in one request, all of them or none.
import { readBody, type Operation } from '../http/operation.ts';
import { emptyReply, jsonReply, type Reply } from '../http/reply.ts';
import { isGuid, parseKey, parsePath } from '../odata/resourcePath.ts';
import type { Table } from '../registry/registry.ts';
import { idOfKey, keyNotFound, readKeyValues } from '../write/alternateKeys.ts';
import { createRow } from '../write/create.ts';
import { noPreconditions } from '../write/lockRow.ts';
import { isBody, type Body } from '../write/payload.ts';
import type { RowReference } from '../write/references.ts';
import { updateRow } from '../write/update.ts';
import { randomUUID } from 'node:crypto';
import { errorCodes, WebApiError } from '../webApiError.ts';

function refuse(message: string): WebApiError {
  return new WebApiError(400, errorCodes.payload, message);
}

function targetsOf(operation: Operation, table: Table): readonly Body[] {
  const targets = readBody(operation)['Targets'];
  if (!Array.isArray(targets) || targets.length === 0 || !targets.every(isBody)) throw refuse("The parameter 'Targets' needs a list of rows.");
  for (const target of targets) {
    const type = target['@odata.type'];
    if (typeof type !== 'string' || type.replace(/^#?Microsoft\.Dynamics\.CRM\./, '') !== table.name) throw refuse(`Every target needs the '@odata.type' Microsoft.Dynamics.CRM.${table.name}.`);
  }
  return targets;
}

/** The row a target names by its id, or by `@odata.id` with an alternate key; undefined when it names none. */
async function referenceOf(operation: Operation, table: Table, target: Body): Promise<RowReference | undefined> {
  const id = target[table.idColumn.name];
  if (typeof id === 'string') {
    if (!isGuid(id)) throw refuse(`'${table.idColumn.name}' needs a GUID.`);
    return { table, id: id.toLowerCase() };
  }
  const path = target['@odata.id'];
  if (typeof path !== 'string') return undefined;
  const { root, registry } = operation.context;
  const [segment] = parsePath(path.startsWith(root) ? path.slice(root.length) : path);
  if (!segment || segment.argument === undefined || registry.tableOfSet(segment.name) !== table) throw refuse(`'@odata.id' needs a row of ${table.entitySetName}.`);
  const key = parseKey(segment.argument, table.idColumn.name);
  if (key.kind === 'id') return { table, id: key.id };
  const values = readKeyValues(table, key.values);
  const found = await idOfKey(operation.context, table, values);
  return found === undefined ? { table, id: randomUUID(), missing: values } : { table, id: found };
}

/** POST set/Microsoft.Dynamics.CRM.CreateMultiple {Targets} → {Ids} */
export async function createMultiple(operation: Operation, table: Table): Promise<Reply> {
  const ids: string[] = [];
  for (const body of targetsOf(operation, table)) ids.push(await createRow(operation.context, { table, body }));
  return jsonReply({ '@odata.context': `${operation.context.root}/$metadata#Microsoft.Dynamics.CRM.CreateMultipleResponse`, Ids: ids });
}

/** POST set/Microsoft.Dynamics.CRM.UpdateMultiple {Targets}: every row must exist. */
export async function updateMultiple(operation: Operation, table: Table): Promise<Reply> {
  for (const body of targetsOf(operation, table)) {
    const reference = await referenceOf(operation, table, body);
    if (!reference) throw refuse(`Every target needs '${table.idColumn.name}' or '@odata.id'.`);
    if (reference.missing) throw keyNotFound(table);
    await updateRow(operation.context, { reference, body, preconditions: noPreconditions, mayCreate: false });
  }
  return emptyReply();
}

/** POST set/Microsoft.Dynamics.CRM.UpsertMultiple {Targets} → {Results[{RecordCreated, Target}]} */
export async function upsertMultiple(operation: Operation, table: Table): Promise<Reply> {
  const results: object[] = [];
  for (const body of targetsOf(operation, table)) {
    const reference = (await referenceOf(operation, table, body)) ?? { table, id: randomUUID() };
    const outcome = await updateRow(operation.context, { reference, body, preconditions: noPreconditions, mayCreate: true });
    results.push({ RecordCreated: outcome === 'created', Target: { '@odata.type': `#Microsoft.Dynamics.CRM.${table.name}`, [table.idColumn.name]: reference.id } });
  }
  return jsonReply({ '@odata.context': `${operation.context.root}/$metadata#Microsoft.Dynamics.CRM.UpsertMultipleResponse`, Results: results });
}
