// Changes a row: columns, lookups, owner. Without `If-Match` a missing row is created (upsert).
import { rightsTables } from '../access/callerRights.ts';
import { requirePrivilege } from '../access/rowAccess.ts';
import type { Context } from '../context.ts';
import { notImplemented, rowNotFound } from '../webApiError.ts';
import { bodyOfKey, keyNotFound } from './alternateKeys.ts';
import { moveChildren } from './cascade.ts';
import { requireWritable, setLookup, updateStoredRow, type Changes } from './changes.ts';
import { bindReference, createRow } from './create.ts';
import { deriveColumns } from './derived.ts';
import { lockRow, type Preconditions } from './lockRow.ts';
import { assignOwner } from './owner.ts';
import { summarizeParties } from './parties.ts';
import { readPayload, type Body, type Payload } from './payload.ts';
import type { RowReference } from './references.ts';
import { handOn, inheritShares } from './shares.ts';
import { stampModified } from './stamps.ts';

export interface UpdateRequest {
  readonly reference: RowReference;
  readonly body: Body;
  readonly preconditions: Preconditions;
  /** False where a missing row is a 404 whatever the headers say. */
  readonly mayCreate: boolean;
}

/** Returns `created` when the row did not exist. */
export async function updateRow(context: Context, request: UpdateRequest): Promise<'updated' | 'created'> {
  const { reference, body, preconditions } = request;
  requireWritable(reference.table, 'Update');
  // Giving a row away needs the right to assign it, not to change what is in it.
  const givesOnly = Object.keys(body).filter((name) => name !== '@odata.type' && name !== reference.table.idColumn.name).join() === 'ownerid@odata.bind';
  const row = await lockRow(context, reference, { right: givesOnly ? 'Assign' : 'Write', preconditions });
  if (!row) {
    if (!request.mayCreate || preconditions.ifMatch !== undefined) throw reference.missing ? keyNotFound(reference.table) : rowNotFound(reference.table.name, reference.id);
    const key = reference.missing ? bodyOfKey(reference.table, reference.missing) : {};
    await createRow(context, { table: reference.table, body: { ...body, ...key }, id: reference.id });
    return 'created';
  }
  const payload = readPayload(reference.table, body);
  refuseDeepUpdate(payload);
  const changes: Changes = new Map();
  for (const [column, value] of payload.values) if (column !== reference.table.idColumn) changes.set(column.name, value);
  let owner: RowReference | undefined;
  for (const { navigation, reference: text } of payload.binds) {
    const found = text === null ? undefined : await bindReference(context, text, navigation.targets);
    if (navigation.column.kind !== 'Owner') setLookup(changes, navigation.column, found);
    else if (found) owner = found;
  }
  await deriveColumns(context, reference.table, { row, changes });
  if (owner) await giveTo(context, { reference, owner, changes });
  await storeChanges(context, reference, changes);
  await inheritShares(context, reference, { changes, before: row });
  if (owner) await handOn(context, reference.table, [reference.id]);
  await replaceParties(context, reference, payload);
  return 'updated';
}

/** Writes changes with the marks of the change itself. */
export async function storeChanges(context: Context, reference: RowReference, changes: Changes): Promise<void> {
  const { table } = reference;
  stampModified(context, table, changes);
  await updateStoredRow(context.session, reference, changes);
  if (rightsTables.has(table.name)) context.onRightsChanged();
  if (table.name === 'organization') context.onCustomized();
}

/** Assigning asks for its own privilege on the row; parental children move along. */
async function giveTo(context: Context, { reference, owner, changes }: { readonly reference: RowReference; readonly owner: RowReference; readonly changes: Changes }): Promise<void> {
  requirePrivilege(context.caller, reference.table, 'Assign');
  await lockRow(context, reference, { right: 'Assign', preconditions: {} });
  const ownerChanges: Changes = new Map();
  await assignOwner(context, reference.table, { changes: ownerChanges, owner, right: 'Assign' });
  for (const [name, value] of ownerChanges) changes.set(name, value);
  await moveChildren(context, reference.table, { ids: [reference.id], owner: ownerChanges });
}

function refuseDeepUpdate(payload: Payload): void {
  const parties = payload.nestedCollections.every(({ navigation }) => navigation.target === 'activityparty');
  if (payload.nestedRows.length > 0 || !parties || payload.collectionBinds.length > 0) throw notImplemented('Changing related rows inside an update');
}

/** Parties are replaced as a whole. */
async function replaceParties(context: Context, reference: RowReference, payload: Payload): Promise<void> {
  for (const { navigation, bodies } of payload.nestedCollections) {
    if (navigation.kind !== 'collection') continue;
    await context.session.query('delete from crm.activityparty where activityid = $1::uuid', [reference.id]);
    for (const body of bodies) await createRow(context, { table: context.registry.tableNamed('activityparty'), body, preset: new Map([[navigation.column, reference]]), depth: 1 });
    await summarizeParties(context, reference);
  }
}
