// The one table of routes: method and shape of a path → handler. What is not in it answers 404, 405 or 501.
import { randomUUID } from 'node:crypto';
import { requireCustomizing } from '../access/rowAccess.ts';
import { boundMessages, collectionMessages, unboundMessages } from '../actions/messages.ts';
import { csdl } from '../metadata/csdl.ts';
import { serviceDocument } from '../metadata/serviceDocument.ts';
import { createDefinition, createRelationship, deleteDefinition, deleteRelationship, updateDefinition } from '../metadata/changeDefinitions.ts';
import { readDefinitions } from '../metadata/definitions.ts';
import { createGlobalChoice, deleteGlobalChoice, readGlobalChoices, updateGlobalChoice } from '../metadata/globalChoices.ts';
import { readRelationships } from '../metadata/relationshipDefinitions.ts';
import { parseKey, type Segment } from '../odata/resourcePath.ts';
import type { Navigation, Table } from '../registry/registry.ts';
import { idOfKey, keyNotFound, readKeyValues } from '../write/alternateKeys.ts';
import type { RowReference } from '../write/references.ts';
import { errorCodes, notImplemented, WebApiError } from '../webApiError.ts';
import * as entity from './entityRoutes.ts';
import type { Operation } from './operation.ts';
import * as relation from './relationRoutes.ts';
import type { Reply } from './reply.ts';

/** What a path resolves to: its shape and the registry facts in it. */
interface Resolved {
  readonly shape: string;
  readonly table?: Table;
  readonly row?: RowReference;
  readonly navigation?: Navigation;
  readonly last?: Segment;
}

export interface Route {
  readonly method: string;
  readonly shape: string;
  /** False: may run without a transaction. */
  readonly writes: boolean;
  /** True for changes of the tables themselves, which have a transaction of their own. */
  readonly customizes?: boolean;
  readonly handle: (operation: Operation, resolved: Resolved) => Promise<Reply>;
}

const namespace = 'Microsoft.Dynamics.CRM.';

function tableIn(resolved: Resolved): Table {
  if (!resolved.table) throw new Error(`no table in ${resolved.shape}`);
  return resolved.table;
}

function rowIn(resolved: Resolved): RowReference {
  if (!resolved.row) throw new Error(`no row in ${resolved.shape}`);
  return resolved.row;
}

function columnIn(resolved: Resolved): entity.ColumnTarget {
  const row = rowIn(resolved);
  return { ...row, column: entity.columnOfSegment(row.table, resolved.last?.name ?? '') };
}

function singleIn(resolved: Resolved): relation.SingleTarget {
  if (resolved.navigation?.kind !== 'single') throw new Error(`no lookup in ${resolved.shape}`);
  return { source: rowIn(resolved), navigation: resolved.navigation };
}

function collectionIn(resolved: Resolved): relation.CollectionTarget & { readonly id?: string } {
  if (!resolved.navigation || resolved.navigation.kind === 'single') throw new Error(`no collection in ${resolved.shape}`);
  return { source: rowIn(resolved), navigation: resolved.navigation, id: resolved.last?.argument };
}

const metadataSets = new Set(['EntityDefinitions', 'RelationshipDefinitions', 'GlobalOptionSetDefinitions']);
const read = (shape: string, handle: Route['handle']): Route => ({ method: 'GET', shape, writes: false, handle });
/** Who may not change tables is told so before anything of the request is looked at. */
const customize = (method: 'POST' | 'PUT' | 'DELETE', shape: string, handle: Route['handle']): Route => ({
  method, shape, writes: true, customizes: true,
  handle: async (operation, resolved) => {
    requireCustomizing(operation.context.caller, method === 'POST' ? 'Create' : method === 'PUT' ? 'Write' : 'Delete');
    return handle(operation, resolved);
  },
});
const write = (method: string, shape: string, handle: Route['handle']): Route => ({ method, shape, writes: true, handle });

export const routes: readonly Route[] = [
  read('/', (operation) => serviceDocument(operation)),
  read('/$metadata', (operation) => csdl(operation)),
  read('/EntityDefinitions', (operation) => readDefinitions(operation)),
  customize('POST', '/EntityDefinitions', (operation) => createDefinition(operation)),
  customize('PUT', '/EntityDefinitions', (operation) => updateDefinition(operation)),
  customize('DELETE', '/EntityDefinitions', (operation) => deleteDefinition(operation)),
  read('/RelationshipDefinitions', (operation) => readRelationships(operation)),
  customize('POST', '/RelationshipDefinitions', (operation) => createRelationship(operation)),
  customize('DELETE', '/RelationshipDefinitions', (operation) => deleteRelationship(operation)),
  read('/GlobalOptionSetDefinitions', (operation) => readGlobalChoices(operation)),
  customize('POST', '/GlobalOptionSetDefinitions', (operation) => createGlobalChoice(operation)),
  customize('PUT', '/GlobalOptionSetDefinitions', (operation) => updateGlobalChoice(operation)),
  customize('DELETE', '/GlobalOptionSetDefinitions', (operation) => deleteGlobalChoice(operation)),
  read('/function', (operation, resolved) => callUnbound(operation, resolved, 'GET')),
  write('POST', '/function', (operation, resolved) => callUnbound(operation, resolved, 'POST')),
  read('/set', (operation, resolved) => entity.listRows(operation, tableIn(resolved))),
  read('/set/$count', (operation, resolved) => entity.countAll(operation, tableIn(resolved))),
  write('POST', '/set', (operation, resolved) => entity.createEntity(operation, tableIn(resolved))),
  read('/set(id)', (operation, resolved) => entity.retrieveEntity(operation, rowIn(resolved))),
  write('PATCH', '/set(id)', (operation, resolved) => entity.updateEntity(operation, rowIn(resolved))),
  write('DELETE', '/set(id)', (operation, resolved) => entity.deleteEntity(operation, rowIn(resolved))),
  read('/set(id)/column', (operation, resolved) => entity.readColumn(operation, columnIn(resolved))),
  write('PUT', '/set(id)/column', (operation, resolved) => entity.writeColumn(operation, columnIn(resolved))),
  write('DELETE', '/set(id)/column', (operation, resolved) => entity.clearColumn(operation, columnIn(resolved))),
  read('/set(id)/lookup', (operation, resolved) => relation.readRelatedRow(operation, singleIn(resolved))),
  read('/set(id)/lookup/$ref', (operation, resolved) => relation.readReference(operation, singleIn(resolved))),
  write('PUT', '/set(id)/lookup/$ref', (operation, resolved) => relation.writeReference(operation, singleIn(resolved))),
  write('DELETE', '/set(id)/lookup/$ref', (operation, resolved) => relation.clearReference(operation, singleIn(resolved))),
  read('/set(id)/collection', (operation, resolved) => relation.readRelatedRows(operation, collectionIn(resolved))),
  read('/set(id)/collection/$count', (operation, resolved) => relation.countRelatedRows(operation, collectionIn(resolved))),
  read('/set(id)/collection/$ref', (operation, resolved) => relation.readReferences(operation, collectionIn(resolved))),
  write('POST', '/set(id)/collection/$ref', (operation, resolved) => relation.associate(operation, collectionIn(resolved))),
  write('DELETE', '/set(id)/collection/$ref', (operation, resolved) => relation.dissociate(operation, collectionIn(resolved))),
  write('DELETE', '/set(id)/collection(id)/$ref', (operation, resolved) => relation.dissociate(operation, collectionIn(resolved))),
  read('/set(id)/action', (operation, resolved) => callBound(operation, resolved, 'GET')),
  write('POST', '/set/action', (operation, resolved) => callOnSet(operation, resolved)),
  write('POST', '/set(id)/action', (operation, resolved) => callBound(operation, resolved, 'POST')),
];

/** The route of a request, with the path resolved. Throws 404 for unknown paths and 405 for a method the path does not have. */
export async function findRoute(operation: Operation): Promise<{ readonly route: Route; readonly resolved: Resolved }> {
  const resolved = await resolve(operation, operation.segments);
  const sameShape = routes.filter((route) => route.shape === resolved.shape);
  if (sameShape.length === 0) throw notImplemented(`The path '${operation.segments.map((segment) => segment.name).join('/').slice(0, 200)}'`);
  const route = sameShape.find((candidate) => candidate.method === operation.method);
  if (!route) throw new WebApiError(405, errorCodes.resource, `The requested resource does not support http method '${operation.method}'.`, { Allow: sameShape.map((candidate) => candidate.method).join(', ') });
  return { route, resolved };
}

function notFound(name: string): WebApiError {
  return new WebApiError(404, errorCodes.resource, `Resource not found for the segment '${name.slice(0, 200)}'.`);
}

async function resolve(operation: Operation, segments: readonly Segment[]): Promise<Resolved> {
  const [first, second, third] = segments;
  if (!first) return { shape: '/' };
  if (first.name === '$metadata' && !second) return { shape: '/$metadata' };
  if (metadataSets.has(first.name)) return { shape: `/${first.name}` };
  const table = operation.context.registry.tableOfSet(first.name);
  if (!table) {
    if (!second && unboundMessages.has(first.name.replace(namespace, ''))) return { shape: '/function', last: first };
    // Messages and metadata sets begin with a capital, entity sets never do.
    if (/^(?:Microsoft\.Dynamics\.CRM\.)?[A-Z]/.test(first.name)) throw notImplemented(`'${first.name.slice(0, 200)}'`);
    throw notFound(first.name);
  }
  if (first.argument === undefined) {
    if (second?.name.startsWith(namespace)) {
      if (third || !collectionMessages.has(second.name.slice(namespace.length))) throw notImplemented(`'${second.name.slice(0, 200)}'`);
      return { shape: '/set/action', table, last: second };
    }
    if (!second) return { shape: '/set', table };
    if (second.name === '$count' && !third) return { shape: '/set/$count', table };
    throw notFound(second.name);
  }
  const key = parseKey(first.argument, table.idColumn.name);
  if (key.kind === 'id') return resolveBelow(operation, { table, id: key.id }, segments.slice(1));
  const values = readKeyValues(table, key.values);
  const id = await idOfKey(operation.context, table, values);
  if (id !== undefined) return resolveBelow(operation, { table, id }, segments.slice(1));
  if (operation.method === 'PATCH' && !second) return { shape: '/set(id)', table, row: { table, id: randomUUID(), missing: values } };
  throw keyNotFound(table);
}

async function resolveBelow(operation: Operation, row: RowReference, rest: readonly Segment[]): Promise<Resolved> {
  const [first, second, third] = rest;
  const base = { table: row.table, row, last: first };
  if (!first) return { ...base, shape: '/set(id)' };
  if (first.name.startsWith(namespace)) {
    if (second || !boundMessages.has(first.name.slice(namespace.length))) throw notImplemented(`The message '${first.name.slice(0, 200)}'`);
    return { ...base, shape: '/set(id)/action' };
  }
  const navigation = row.table.navigations.get(first.name);
  if (!navigation) {
    entity.columnOfSegment(row.table, first.name);
    if (second) throw notFound(second.name);
    return { ...base, shape: '/set(id)/column' };
  }
  const kind = navigation.kind === 'single' ? 'lookup' : first.argument === undefined ? 'collection' : 'collection(id)';
  const found = { ...base, navigation };
  if (!second) return { ...found, shape: `/set(id)/${kind}` };
  if ((second.name === '$ref' || second.name === '$count') && !third) return { ...found, shape: `/set(id)/${kind}/${second.name}` };
  if (navigation.kind !== 'single') throw notFound(second.name);
  // A path may go on behind a lookup: the row it leads to takes the place of the first.
  const next = await relation.followReference(operation, { source: row, navigation });
  if (!next) throw notFound(first.name);
  return resolveBelow(operation, next, rest.slice(1));
}

async function callUnbound(operation: Operation, resolved: Resolved, method: 'GET' | 'POST'): Promise<Reply> {
  const message = unboundMessages.get((resolved.last?.name ?? '').replace(namespace, ''));
  if (!message) throw notFound(resolved.last?.name ?? '');
  if (message.method !== method) throw new WebApiError(405, errorCodes.resource, `The requested resource does not support http method '${method}'.`, { Allow: message.method });
  if (message.customizes && operation.inChangeSet) throw notImplemented('Changing tables inside a change set');
  return message.run(operation, resolved.last?.argument ?? '');
}

async function callOnSet(operation: Operation, resolved: Resolved): Promise<Reply> {
  const message = collectionMessages.get((resolved.last?.name ?? '').slice(namespace.length));
  if (!message) throw notFound(resolved.last?.name ?? '');
  return message(operation, tableIn(resolved));
}

async function callBound(operation: Operation, resolved: Resolved, method: 'GET' | 'POST'): Promise<Reply> {
  const name = (resolved.last?.name ?? '').slice(namespace.length);
  const message = boundMessages.get(name);
  const row = rowIn(resolved);
  if (!message?.tables.includes(row.table.name)) throw notFound(name);
  if (message.method !== method) throw new WebApiError(405, errorCodes.resource, `The requested resource does not support http method '${method}'.`, { Allow: message.method });
  return message.run(operation, row, resolved.last?.argument ?? '');
}
