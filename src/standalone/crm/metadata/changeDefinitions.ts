// POST, PUT and DELETE below EntityDefinitions and RelationshipDefinitions, and the messages that publish.
import { requireCustomizing } from '../access/rowAccess.ts';
import { readBody, type Operation } from '../http/operation.ts';
import { emptyReply, type Reply } from '../http/reply.ts';
import type { CustomColumn, Customization, CustomTable } from '../registry/customization.ts';
import type { Column } from '../registry/column.ts';
import type { Registry, Table } from '../registry/registry.ts';
import { isBody, type Body } from '../write/payload.ts';
import { errorCodes, notImplemented, WebApiError } from '../webApiError.ts';
import { addCustomizations, removeColumn, removeIntersect, removeKey, removeTable, replaceCustomization } from './customize.ts';
import { columnOf, definitionError, intersectOf, labelOf, relationshipOf, schemaNameOf, typeNameOf } from './definitionBody.ts';
import { definitionId } from './describe.ts';
import { columnIn, namedIn, relationshipIn, tableIn } from './definitionPath.ts';

function created(operation: Operation, path: string): Reply {
  const url = `${operation.context.root}/${path}`;
  return { ...emptyReply({ 'OData-EntityId': url, Location: url }), entityUrl: url };
}

/** The plural Dataverse makes of a logical name. */
function setNameOf(name: string): string {
  if (/(?:s|x|z|ch|sh)$/.test(name)) return `${name}es`;
  return /[^aeiou]y$/.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`;
}

function readTable(body: Body, registry: Registry): { readonly table: CustomTable; readonly columns: readonly CustomColumn[] } {
  if (body['IsActivity'] === true) throw notImplemented('Creating an activity table');
  const schema = schemaNameOf(body);
  const name = schema.toLowerCase();
  const attributes = Array.isArray(body['Attributes']) ? body['Attributes'].filter(isBody) : [];
  const primary = attributes.find((one) => one['IsPrimaryName'] === true);
  if (!primary || typeNameOf(primary) !== 'StringAttributeMetadata') throw definitionError("A table needs one StringAttributeMetadata with 'IsPrimaryName'.");
  const columns = attributes.map((one): CustomColumn => ({ kind: 'column', table: name, column: columnOf(one, registry) }));
  if (columns.some(({ column }) => column.kind === 'Lookup')) throw definitionError('A lookup is created by its relationship.');
  const ownership = body['OwnershipType'];
  if (ownership !== 'UserOwned' && ownership !== 'OrganizationOwned') throw definitionError("'OwnershipType' is UserOwned or OrganizationOwned.");
  const set = body['EntitySetName'];
  const label = labelOf(body['DisplayName'], schema);
  return {
    columns,
    table: {
      kind: 'table', name, schema, set: typeof set === 'string' && /^[a-z]\w{1,60}$/.test(set) ? set : setNameOf(name), label, plural: labelOf(body['DisplayCollectionName'], label),
      ownership: ownership === 'UserOwned' ? 'user' : 'organization', idColumn: `${name}id`, nameColumn: schemaNameOf(primary).toLowerCase(),
    },
  };
}

async function createTable(operation: Operation): Promise<Reply> {
  const { table, columns } = readTable(readBody(operation), operation.context.registry);
  await addCustomizations(operation.context, [table, ...columns]);
  return created(operation, `EntityDefinitions(${definitionId(table.name)})`);
}

async function createColumn(operation: Operation, table: Table): Promise<Reply> {
  const column = columnOf(readBody(operation), operation.context.registry);
  if (column.kind === 'Lookup') throw definitionError('A lookup is created by its relationship: POST RelationshipDefinitions.');
  if (table.isView || table.isIntersect) throw notImplemented(`A column of '${table.name}'`);
  await addCustomizations(operation.context, [{ kind: 'column', table: table.name, column }]);
  return created(operation, `EntityDefinitions(${definitionId(table.name)})/Attributes(${definitionId(`${table.name}.${column.name}`)})`);
}

const keyKinds = new Set<Column['kind']>(['String', 'Integer', 'BigInt', 'Decimal', 'DateTime', 'Picklist', 'Lookup', 'Uniqueidentifier']);

/** 400 unless the columns can make an alternate key of the table. */
export function requireKeyColumns(table: Table, names: readonly string[]): void {
  if (names.length === 0 || names.length > 16) throw definitionError("'KeyAttributes' needs one to 16 columns.");
  for (const name of names) {
    const column = table.columns.get(name);
    if (!column || !keyKinds.has(column.kind)) throw definitionError(`'${name.slice(0, 100)}' cannot be part of a key of '${table.name}'.`);
  }
}

async function createKey(operation: Operation, table: Table): Promise<Reply> {
  const body = readBody(operation);
  const schema = schemaNameOf(body);
  const names = Array.isArray(body['KeyAttributes']) ? body['KeyAttributes'].map(String) : [];
  requireKeyColumns(table, names);
  await addCustomizations(operation.context, [{ kind: 'key', table: table.name, schema, label: labelOf(body['DisplayName'], schema), columns: names }]);
  return created(operation, `EntityDefinitions(${definitionId(table.name)})/Keys(${definitionId(`key ${table.name}.${schema.toLowerCase()}`)})`);
}

/** POST EntityDefinitions, EntityDefinitions(…)/Attributes, EntityDefinitions(…)/Keys */
export async function createDefinition(operation: Operation): Promise<Reply> {
  const [root, part, ...rest] = operation.segments;
  if (!root || rest.length > 0 || part?.argument !== undefined) throw notImplemented('This metadata path');
  if (root.argument === undefined) return createTable(operation);
  const table = tableIn(operation.context.registry, root);
  if (part?.name === 'Attributes') return createColumn(operation, table);
  if (part?.name === 'Keys') return createKey(operation, table);
  throw notImplemented('This metadata path');
}

function kept<Kind extends Customization['kind']>(operation: Operation, kind: Kind, fits: (one: Extract<Customization, { kind: Kind }>) => boolean): Extract<Customization, { kind: Kind }> {
  const found = operation.context.registry.customizations.find((one): one is Extract<Customization, { kind: Kind }> => one.kind === kind && fits(one as Extract<Customization, { kind: Kind }>));
  if (!found) throw new WebApiError(400, errorCodes.associated, 'This definition is part of the system and cannot be changed.');
  return found;
}

/** PUT EntityDefinitions(…) and EntityDefinitions(…)/Attributes(…): labels, requirement, limits and options of what was added. */
export async function updateDefinition(operation: Operation): Promise<Reply> {
  const [root, part, ...rest] = operation.segments;
  if (!root || root.argument === undefined || (part && part.name !== 'Attributes') || rest.length > 0) throw notImplemented('This metadata path');
  const body = readBody(operation);
  const table = tableIn(operation.context.registry, root);
  if (!part) {
    const definition = kept(operation, 'table', (one) => one.name === table.name);
    await replaceCustomization(operation.context, { ...definition, label: labelOf(body['DisplayName'], definition.label), plural: labelOf(body['DisplayCollectionName'], definition.plural) });
    return emptyReply();
  }
  const column = columnIn(table, part);
  const definition = kept(operation, 'column', (one) => one.table === table.name && one.column.name === column.name);
  const changed = columnOf({ OptionSet: { Options: [] }, ...body, SchemaName: column.schemaName }, operation.context.registry);
  if (changed.kind !== column.kind) throw definitionError('The type of a column cannot be changed.');
  const options = isBody(body['OptionSet']) ? changed.options : column.options;
  await replaceCustomization(operation.context, { ...definition, column: { ...changed, options, globalChoice: definition.column.globalChoice, label: labelOf(body['DisplayName'], column.label) } });
  return emptyReply();
}

/** DELETE EntityDefinitions(…), …/Attributes(…), …/Keys(…) */
export async function deleteDefinition(operation: Operation): Promise<Reply> {
  const [root, part, ...rest] = operation.segments;
  if (!root || rest.length > 0 || (part && part.argument === undefined)) throw notImplemented('This metadata path');
  const table = tableIn(operation.context.registry, root);
  if (!part) await removeTable(operation.context, table);
  else if (part.name === 'Attributes') await removeColumn(operation.context, table, columnIn(table, part));
  else if (part.name === 'Keys') await removeKey(operation.context, table, namedIn(part));
  else throw notImplemented('This metadata path');
  return emptyReply();
}

/** POST RelationshipDefinitions */
export async function createRelationship(operation: Operation): Promise<Reply> {
  const body = readBody(operation);
  if (typeNameOf(body) === 'ManyToManyRelationshipMetadata') {
    const intersect = intersectOf(body);
    await addCustomizations(operation.context, [intersect]);
    return created(operation, `RelationshipDefinitions(${definitionId(`relationship ${intersect.schema.toLowerCase()}`)})`);
  }
  const { relationship, column } = relationshipOf(body);
  await addCustomizations(operation.context, [{ kind: 'column', table: relationship.referencing, column }, relationship]);
  return created(operation, `RelationshipDefinitions(${definitionId(`relationship ${relationship.schema.toLowerCase()}`)})`);
}

/** DELETE RelationshipDefinitions(…): the lookup goes with it. */
export async function deleteRelationship(operation: Operation): Promise<Reply> {
  const { registry } = operation.context;
  const [root] = operation.segments;
  const found = root ? relationshipIn(registry, root) : undefined;
  const name = root ? namedIn(root).toLowerCase() : '';
  const pairs = registry.customizations.find((one) => one.kind === 'intersect' && (one.schema.toLowerCase() === name || definitionId(`relationship ${one.schema.toLowerCase()}`) === name));
  if (pairs?.kind === 'intersect') {
    await removeIntersect(operation.context, pairs);
    return emptyReply();
  }
  const custom = registry.relationships.find((one) => one.schema === found?.schema);
  if (!custom) throw new WebApiError(400, errorCodes.associated, 'This relationship is part of the system and cannot be deleted.');
  const table = registry.tableNamed(custom.referencing);
  const column = table.columns.get(custom.column);
  if (column) await removeColumn(operation.context, table, column);
  return emptyReply();
}

/** PublishXml and PublishAllXml: what is created counts at once here, so there is nothing left to do. */
export async function publish(operation: Operation, needs: 'ParameterXml' | undefined): Promise<Reply> {
  requireCustomizing(operation.context.caller, 'Write');
  if (needs && typeof readBody(operation)[needs] !== 'string') throw new WebApiError(400, errorCodes.payload, `The parameter '${needs}' is required.`);
  return emptyReply();
}
