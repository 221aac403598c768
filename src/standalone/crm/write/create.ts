// Creates a row with everything nested in it. Runs inside the transaction of its caller: all of it or nothing.
import { randomUUID } from 'node:crypto';
import { depths } from '../access/privileges.ts';
import { reachOf, requirePrivilege } from '../access/rowAccess.ts';
import { rightsTables } from '../access/callerRights.ts';
import type { Context } from '../context.ts';
import { isLookup } from '../registry/column.ts';
import { columnNamed, type Table } from '../registry/registry.ts';
import { parseInstant } from '../query/literals.ts';
import { componentTypes, recordComponents } from '../solutions/membership.ts';
import { errorCodes, WebApiError } from '../webApiError.ts';
import { linkRows } from './associate.ts';
import { insertRow, requireWritable, setLookup, type Changes } from './changes.ts';
import { deriveColumns } from './derived.ts';
import { assignOwner } from './owner.ts';
import { completeParty, inheritActivityOwner, isActivityPart, summarizeParties } from './parties.ts';
import { readPayload, type Body, type Payload } from './payload.ts';
import { findReference, requireLinkable, type RowReference } from './references.ts';
import { inheritShares } from './shares.ts';
import { stampCreated } from './stamps.ts';

/** Deepest nesting of one body. */
const MAX_DEPTH = 10;

export interface CreateRequest {
  readonly table: Table;
  readonly body: Body;
  /** Upsert: the id of the URL. */
  readonly id?: string;
  /** Lookups set by the parent of a nested row. */
  readonly preset?: ReadonlyMap<string, RowReference>;
  readonly depth?: number;
}

/** Creates the row and returns its id. 400, 403, 404 or 412 as WebApiError. */
export async function createRow(context: Context, request: CreateRequest): Promise<string> {
  const { table } = request;
  const depth = request.depth ?? 0;
  if (depth > MAX_DEPTH) throw new WebApiError(400, errorCodes.payload, 'The body is nested too deeply.');
  requireWritable(table, 'Create');
  requirePrivilege(context.caller, table, 'Create');
  const payload = readPayload(table, request.body);
  const changes: Changes = new Map();
  for (const [column, value] of payload.values) changes.set(column.name, value);
  const id = idOf(request, changes);
  changes.set(table.idColumn.name, id);
  for (const [name, reference] of request.preset ?? []) setLookup(changes, columnNamed(table, name), reference);
  const owner = await applyLookups(context, { table, payload, changes, depth });
  setSystemColumns(context, table, { changes, body: request.body });
  if (isActivityPart(table)) await inheritActivityOwner(context, table, changes);
  else await assignOwner(context, table, { changes, owner, right: 'Create' });
  if (table.name === 'activityparty') await completeParty(context, changes);
  await deriveColumns(context, table, { changes });
  requireColumns(table, changes);
  await insertRow(context.session, table, changes);
  await inheritShares(context, { table, id }, { changes });
  if (table.name === 'role') await recordComponents(context, [{ type: componentTypes.role, id }]);
  if (rightsTables.has(table.name)) context.onRightsChanged();
  await createCollections(context, { reference: { table, id }, payload, depth });
  return id;
}

function idOf(request: CreateRequest, changes: Changes): string {
  const given = changes.get(request.table.idColumn.name);
  if (request.id !== undefined) {
    if (typeof given === 'string' && given !== request.id) throw new WebApiError(400, errorCodes.payload, 'The id in the body differs from the id in the URL.');
    return request.id;
  }
  return typeof given === 'string' ? given : randomUUID();
}

interface LookupWork {
  readonly table: Table;
  readonly payload: Payload;
  readonly changes: Changes;
  readonly depth: number;
}

/** Sets bound lookups and creates nested single rows; returns the owner if one is bound. */
async function applyLookups(context: Context, { table, payload, changes, depth }: LookupWork): Promise<RowReference | undefined> {
  let owner: RowReference | undefined;
  for (const { navigation, reference } of payload.binds) {
    const found = reference === null ? undefined : await bindReference(context, reference, navigation.targets);
    if (navigation.column.kind === 'Owner') owner = found;
    else setLookup(changes, navigation.column, found);
  }
  for (const { navigation, body } of payload.nestedRows) {
    if (navigation.targets.length > 1) throw new WebApiError(400, errorCodes.payload, `A row cannot be created through '${navigation.name}'.`);
    const target = context.registry.tableNamed(navigation.targets[0] ?? table.name);
    const id = await createRow(context, { table: target, body, depth: depth + 1 });
    setLookup(changes, navigation.column, { table: target, id });
  }
  return owner;
}

/** The row a bind names; it must be of a fitting table and open to the caller. */
export async function bindReference(context: Context, text: string, targets: readonly string[]): Promise<RowReference> {
  const reference = await findReference(context, text);
  const fits = targets.includes(reference.table.name) || (reference.table.isActivity && targets.includes('activitypointer'));
  if (!fits) {
    throw new WebApiError(400, errorCodes.payload, `A row of ${reference.table.name} does not fit here; expected ${targets.join(' or ')}.`);
  }
  await requireLinkable(context, reference);
  return reference;
}

function setSystemColumns(context: Context, table: Table, { changes, body }: { readonly changes: Changes; readonly body: Body }): void {
  // Dataverse keeps a privilege of its own for this; here it comes with the right to create rows for anybody.
  const mayBackdate = context.mayBackdate || reachOf(context.caller, table, 'Create') >= depths.organization;
  const overridden = mayBackdate ? body['overriddencreatedon'] : undefined;
  const createdOn = typeof overridden === 'string' && table.columns.has('overriddencreatedon') ? parseInstant(overridden)?.toISOString() : undefined;
  stampCreated(context, table, { changes, createdOn });
  const organization = table.columns.get('organizationid');
  if (organization && table.name !== 'organization') changes.set('organizationid', context.organization.id);
  const unit = table.columns.get('businessunitid');
  if (unit && isLookup(unit) && table.name !== 'businessunit' && !changes.get('businessunitid')) changes.set('businessunitid', context.caller.businessUnitId);
}

/** Dataverse enforces system-required columns only; our own tables are strict about all they require. */
function requireColumns(table: Table, changes: Changes): void {
  for (const column of table.columns.values()) {
    const needed = column.required === 'system' || (table.isCustom && column.required === 'application');
    const value = changes.get(column.name);
    if (needed && (value === null || value === undefined || value === '')) {
      throw new WebApiError(400, errorCodes.required, `Required field '${column.name}' of '${table.name}' is missing.`);
    }
  }
}

async function createCollections(context: Context, { reference, payload, depth }: { readonly reference: RowReference; readonly payload: Payload; readonly depth: number }): Promise<void> {
  for (const { navigation, bodies } of payload.nestedCollections) {
    const target = context.registry.tableNamed(navigation.target);
    for (const body of bodies) {
      const preset = navigation.kind === 'collection' ? new Map([[navigation.column, reference]]) : undefined;
      const id = await createRow(context, { table: target, body, preset, depth: depth + 1 });
      if (navigation.kind === 'many') await linkRows(context, { source: reference, navigation, target: { table: target, id } });
    }
    if (navigation.target === 'activityparty') await summarizeParties(context, reference);
  }
  for (const { navigation, references } of payload.collectionBinds) {
    for (const text of references) {
      await linkRows(context, { source: reference, navigation, target: await findReference(context, text) });
    }
  }
}
