// Brings an organisation to the tables, relationships, keys and roles of tables.ts, says what is missing, and takes all of
// it away again. May run any number of times; what is there already is left alone.
import { AppError } from '../domain/errors.ts';
import { isJsonObject, type JsonObject } from './client/failure.ts';
import {
  attributeClass, cascadeOf, columnBody, isLookupColumn, keyBody, optionBody, publishBody, PUBLISHER_NAME, publisherBody, relationshipBody, relationshipName, solutionBody, tableBody, type LookupColumn,
} from './provisioning/provisioningBodies.ts';
import { SOLUTION_NAME, type ProvisioningClient } from './provisioning/provisioningClient.ts';
import { createRole, findMissingPrivileges, grant, ownRoles, removeRoles, type MissingPrivileges, type OwnRole } from './provisioning/provisioningRoles.ts';
import { ownTables, type OwnColumn, type OwnTable } from './tables.ts';

export interface Organization {
  readonly name: string;
  /** The base language, in which labels are written; 1033 is English. */
  readonly language: number;
}

/** One thing an organisation lacks. */
export type Missing =
  | { readonly kind: 'publisher' | 'solution' }
  | { readonly kind: 'table'; readonly table: OwnTable }
  | { readonly kind: 'column'; readonly table: OwnTable; readonly column: OwnColumn }
  | { readonly kind: 'option'; readonly table: OwnTable; readonly column: OwnColumn; readonly value: number; readonly text: string }
  | { readonly kind: 'relationship'; readonly table: OwnTable; readonly column: LookupColumn }
  | { readonly kind: 'key'; readonly table: OwnTable; readonly name: string; readonly columns: readonly string[] }
  /** It is there, but differs from what we need in a way we don't change by ourselves. */
  | { readonly kind: 'conflict'; readonly name: string; readonly found: string; readonly needed: string };

/** Reads who we are talking to. */
export async function readOrganization(client: ProvisioningClient): Promise<Organization> {
  const [row] = await client.list('organizations?$select=name,languagecode');
  const name = row?.['name'];
  if (typeof name !== 'string') throw new AppError('crm-refused', { cause: 'this account may not read the organization' });
  const language = row?.['languagecode'];
  return { name, language: typeof language === 'number' ? language : 1033 };
}

/** Everything the organisation lacks of our structure, in the order it has to be made. Roles are asked for separately. */
export async function findMissing(client: ProvisioningClient, tables: readonly OwnTable[] = ownTables): Promise<readonly Missing[]> {
  const missing: Missing[] = [];
  if ((await findPublisher(client)) === undefined) missing.push({ kind: 'publisher' });
  if ((await findSolution(client)) === undefined) missing.push({ kind: 'solution' });
  const relationships: Missing[] = [];
  const keys: Missing[] = [];
  for (const table of tables) {
    const definition = await client.find(`EntityDefinitions(LogicalName='${table.logicalName}')?$select=LogicalName,EntitySetName,OwnershipType&$expand=Attributes($select=LogicalName,AttributeType),Keys`);
    missing.push(...(definition ? [...tableConflicts(table, definition), ...(await missingColumns(client, table, definition))] : [{ kind: 'table' as const, table }, ...columnsToAdd(table)]));
    relationships.push(...(await missingRelationships(client, table)));
    keys.push(...missingKeys(table, definition));
  }
  return [...missing, ...relationships, ...keys];
}

/** Columns beside the primary name, which comes with its table, and lookups, which come with their relationships. */
function columnsToAdd(table: OwnTable): readonly Missing[] {
  return table.columns.filter((column) => column.logicalName !== table.primaryName && !isLookupColumn(column)).map((column) => ({ kind: 'column', table, column }));
}

function tableConflicts(table: OwnTable, definition: JsonObject): readonly Missing[] {
  const needed = { EntitySetName: table.entitySetName, OwnershipType: table.ownership };
  return Object.entries(needed).filter(([name, value]) => definition[name] !== value)
    .map(([name, value]) => ({ kind: 'conflict', name: `the ${name} of ${table.logicalName}`, found: String(definition[name]), needed: value }));
}

async function missingColumns(client: ProvisioningClient, table: OwnTable, definition: JsonObject): Promise<readonly Missing[]> {
  const types = new Map(listIn(definition, 'Attributes').map((row) => [row['LogicalName'], String(row['AttributeType'])]));
  const details = await columnDetails(client, table, types);
  return table.columns.flatMap((column): readonly Missing[] => {
    const type = types.get(column.logicalName);
    const name = `${table.logicalName}.${column.logicalName}`;
    if (type === undefined) return isLookupColumn(column) ? [] : [{ kind: 'column', table, column }];
    if (type !== column.type) return [{ kind: 'conflict', name, found: type, needed: column.type }];
    const detail = details.get(column.logicalName) ?? {};
    if (column.maxLength !== undefined && Number(detail['MaxLength']) < column.maxLength) {
      return [{ kind: 'conflict', name: `the length of ${name}`, found: String(detail['MaxLength']), needed: `${column.maxLength} or more` }];
    }
    if (column.options === undefined) return [];
    const optionSet = isJsonObject(detail['OptionSet']) ? detail['OptionSet'] : {};
    const values = new Set(listIn(optionSet, 'Options').map((option) => option['Value']));
    return Object.entries(column.options).filter(([value]) => !values.has(Number(value))).map(([value, text]) => ({ kind: 'option', table, column, value: Number(value), text }));
  });
}

/** Lengths and choices, which only the exact class of a column shows. */
async function columnDetails(client: ProvisioningClient, table: OwnTable, types: ReadonlyMap<unknown, string>): Promise<ReadonlyMap<unknown, JsonObject>> {
  const details = new Map<unknown, JsonObject>();
  const reads = { String: '$select=LogicalName,MaxLength', Memo: '$select=LogicalName,MaxLength', Picklist: '$select=LogicalName&$expand=OptionSet' } as const;
  for (const [type, query] of Object.entries(reads) as [keyof typeof reads, string][]) {
    if (!table.columns.some((column) => column.type === type && types.get(column.logicalName) === type)) continue;
    const rows = await client.list(`EntityDefinitions(LogicalName='${table.logicalName}')/Attributes/${attributeClass(type)}?${query}`);
    for (const row of rows) details.set(row['LogicalName'], row);
  }
  return details;
}

async function missingRelationships(client: ProvisioningClient, table: OwnTable): Promise<readonly Missing[]> {
  const missing: Missing[] = [];
  for (const column of table.columns.filter(isLookupColumn)) {
    const name = relationshipName(column);
    const definition = await client.find(`RelationshipDefinitions(SchemaName='${name}')/Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata`);
    if (definition === undefined) {
      missing.push({ kind: 'relationship', table, column });
      continue;
    }
    const found = isJsonObject(definition['CascadeConfiguration']) ? definition['CascadeConfiguration'] : {};
    for (const [event, rule] of Object.entries(cascadeOf(column.lookup.behavior, column.lookup.table))) {
      if (event !== 'Merge' && found[event] !== rule) missing.push({ kind: 'conflict', name: `the ${event} behavior of ${name}`, found: String(found[event]), needed: rule });
    }
  }
  return missing;
}

function missingKeys(table: OwnTable, definition: JsonObject | undefined): readonly Missing[] {
  const names = new Set(listIn(definition ?? {}, 'Keys').map((key) => String(key['SchemaName']).toLowerCase()));
  return Object.entries(table.keys ?? {}).filter(([name]) => !names.has(name.toLowerCase())).map(([name, columns]) => ({ kind: 'key', table, name, columns }));
}

function listIn(row: JsonObject, name: string): readonly JsonObject[] {
  const list = row[name];
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
}

async function findPublisher(client: ProvisioningClient): Promise<string | undefined> {
  const [row] = await client.list(`publishers?$select=publisherid&$filter=uniquename eq '${PUBLISHER_NAME}'`);
  return row && String(row['publisherid']);
}

async function findSolution(client: ProvisioningClient): Promise<string | undefined> {
  const [row] = await client.list(`solutions?$select=solutionid&$filter=uniquename eq '${SOLUTION_NAME}'`);
  return row && String(row['solutionid']);
}

/** Makes one missing thing. */
async function make(client: ProvisioningClient, one: Missing, language: number): Promise<void> {
  switch (one.kind) {
    case 'publisher':
      return client.post('publishers', publisherBody());
    case 'solution':
      return client.post('solutions', solutionBody((await findPublisher(client)) ?? ''));
    case 'table':
      return client.post('EntityDefinitions', tableBody(one.table, language));
    case 'column':
      return client.post(`EntityDefinitions(LogicalName='${one.table.logicalName}')/Attributes`, columnBody(one.column, language));
    case 'option':
      return client.post('InsertOptionValue', optionBody(one.table, one.column, { value: one.value, text: one.text, language }));
    case 'relationship':
      return client.post('RelationshipDefinitions', relationshipBody(one.table, one.column, language));
    case 'key':
      return client.post(`EntityDefinitions(LogicalName='${one.table.logicalName}')/Keys`, keyBody(one.name, one.columns, language));
    case 'conflict':
      throw new AppError('crm-refused', { cause: `${one.name} is ${one.found} in this organization but must be ${one.needed}: change it there first` });
  }
}

/**
 * Makes what is missing of the structure. @param made told each thing once it is there.
 * @throws AppError before anything is made when something is there in another shape.
 */
export async function makeStructure(client: ProvisioningClient, made: (one: Missing) => void, tables: readonly OwnTable[] = ownTables): Promise<void> {
  const { language } = await readOrganization(client);
  const missing = await findMissing(client, tables);
  // Roles come last: while they lack something, an earlier run may have broken off before it published.
  const isUnfinished = (await findMissingGrants(client)).length > 0;
  const conflict = missing.find((one) => one.kind === 'conflict');
  if (conflict) await make(client, conflict, language);
  for (const one of missing) {
    await make(client, one, language);
    made(one);
  }
  if (isUnfinished || missing.some(({ kind }) => kind !== 'publisher' && kind !== 'solution')) await client.post('PublishXml', publishBody(tables));
  for (const one of missing) if (one.kind === 'key') await waitForKey(client, one.table, one.name);
}

const KEY_CHECKS = 60;
const KEY_REST_MS = 5_000;

/** A key counts once its index is built, which takes minutes in a large table. */
async function waitForKey(client: ProvisioningClient, table: OwnTable, name: string): Promise<void> {
  for (let checks = 1; checks <= KEY_CHECKS; checks++) {
    const keys = await client.list(`EntityDefinitions(LogicalName='${table.logicalName}')/Keys?$select=SchemaName,EntityKeyIndexStatus`);
    const status = keys.find((key) => String(key['SchemaName']).toLowerCase() === name.toLowerCase())?.['EntityKeyIndexStatus'];
    if (status === 'Active') return;
    if (status === 'Failed') break;
    await client.wait(KEY_REST_MS);
  }
  throw new AppError('crm-refused', { cause: `the index of the key ${name} was not built` });
}

/** What our two roles, and a role of the organisation's own, still lack. */
export async function findMissingGrants(client: ProvisioningClient, customRole?: string): Promise<readonly MissingPrivileges[]> {
  const wanted: readonly (readonly [string, OwnRole])[] = [...ownRoles.map((role) => [role, role] as const), ...(customRole === undefined ? [] : [[customRole, 'Handraise Seller'] as const])];
  const found: MissingPrivileges[] = [];
  for (const [role, as] of wanted) found.push(await findMissingPrivileges(client, role, as));
  return found.filter(({ roleId, privileges }) => roleId === undefined || privileges.length > 0);
}

/**
 * Makes our roles and gives roles what they lack. The tables must be there.
 * @param granted told each role with what it got.
 */
export async function makeRoles(client: ProvisioningClient, customRole: string | undefined, granted: (what: MissingPrivileges) => void): Promise<void> {
  for (const role of ownRoles) {
    if ((await findMissingPrivileges(client, role, role)).roleId === undefined) await createRole(client, role);
  }
  for (const lacking of await findMissingGrants(client, customRole)) {
    await grant(client, lacking);
    granted(lacking);
  }
}

/** All rows of our tables that are there, to be kept before they go: table → rows. */
export async function exportRows(client: ProvisioningClient): Promise<ReadonlyMap<OwnTable, readonly JsonObject[]>> {
  const rows = new Map<OwnTable, readonly JsonObject[]>();
  for (const table of ownTables) {
    const definition = await client.find(`EntityDefinitions(LogicalName='${table.logicalName}')?$select=LogicalName`);
    if (definition) rows.set(table, await client.list(table.entitySetName));
  }
  return rows;
}

/** Deletes our roles, our tables with every row in them, our solution and our publisher. `removed` is told each name. */
export async function removeEverything(client: ProvisioningClient, removed: (name: string) => void): Promise<void> {
  await removeRoles(client);
  for (const role of ownRoles) removed(`role ${role}`);
  // A table that points to another goes first.
  for (const table of [...ownTables].reverse()) {
    await client.remove(`EntityDefinitions(LogicalName='${table.logicalName}')`);
    removed(`table ${table.logicalName}`);
  }
  const solution = await findSolution(client);
  if (solution !== undefined) await client.remove(`solutions(${solution})`);
  const publisher = await findPublisher(client);
  if (publisher !== undefined) await client.remove(`publishers(${publisher})`);
}
