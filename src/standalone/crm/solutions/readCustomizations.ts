// Reads customizations.xml: tables, choices, relationships and roles. Anything else a solution may hold is a 501 with its name.
import type { XmlElement } from '../fetch/xml.ts';
import { isGuid } from '../odata/resourcePath.ts';
import { notImplemented } from '../webApiError.ts';
import type { ColumnOption } from '../registry/column.ts';
import type { Body } from '../write/payload.ts';
import { labelBody, optionsIn, readColumn, type ColumnInFile } from './readColumn.ts';
import type { RolePart } from './customizationsXml.ts';
import { badXml, childOf, childrenOf, flagIn, labelIn, readDocument, requiredText, requireKnown, textIn } from './readXml.ts';

interface KeyInFile {
  readonly schema: string;
  readonly label: string;
  readonly columns: readonly string[];
}
export interface TableInFile {
  readonly name: string;
  readonly schema: string;
  /** Undefined: the file says nothing about the table itself. */
  readonly label?: string;
  readonly plural?: string;
  readonly set?: string;
  readonly ownership?: 'user' | 'organization';
  readonly columns: readonly ColumnInFile[];
  readonly keys: readonly KeyInFile[];
}
export interface ChoiceInFile {
  readonly name: string;
  readonly label: string;
  readonly options: readonly ColumnOption[];
}
/** One-to-many; `body` is its metadata without the lookup. */
export interface RelationshipInFile {
  readonly schema: string;
  readonly referenced: string;
  readonly referencing: string;
  readonly column: string;
  readonly body: Body;
}
export interface Customizations {
  readonly tables: readonly TableInFile[];
  readonly choices: readonly ChoiceInFile[];
  readonly relationships: readonly RelationshipInFile[];
  /** ManyToManyRelationshipMetadata */
  readonly pairs: readonly Body[];
  readonly roles: readonly RolePart[];
}

/** More than any one solution has, and few enough to be made in one transaction. */
const MAX_TABLES = 300;
const MAX_COLUMNS = 1000;

function keyOf(of: XmlElement): KeyInFile {
  const schema = requiredText(of, 'Name');
  return { schema, label: labelIn(of, 'displaynames', 'displayname') ?? schema, columns: childrenOf(childOf(of, 'EntityKeyAttributes'), 'AttributeName').map((one) => one.text.trim().toLowerCase()) };
}

function ownershipOf(word: string | undefined): TableInFile['ownership'] {
  if (word === undefined) return undefined;
  if (word === 'UserOwned') return 'user';
  if (word === 'OrgOwned') return 'organization';
  throw notImplemented(`A table of ownership '${word.slice(0, 50)}'`);
}

function requireDistinct(names: readonly string[], what: string): void {
  if (new Set(names).size !== names.length) throw badXml(`${what} stands in it twice.`);
}

function tableOf(of: XmlElement): TableInFile {
  requireKnown(of, ['Name', 'ObjectTypeCode', 'EntityInfo']);
  const entity = childOf(childOf(of, 'EntityInfo'), 'entity');
  const schema = entity?.attributes.get('Name')?.trim() ?? requiredText(of, 'Name');
  if (!/^[A-Za-z]\w{0,99}$/.test(schema)) throw badXml('A table has a name that is not allowed.');
  if (entity) requireKnown({ ...entity, children: entity.children.filter((one) => one.children.length > 0) }, ['LocalizedNames', 'LocalizedCollectionNames', 'Descriptions', 'attributes', 'EntityKeys']);
  if (flagIn(entity, 'IsActivity')) throw notImplemented('An activity table of a solution');
  const attributes = childrenOf(childOf(entity, 'attributes'), 'attribute');
  if (attributes.length > MAX_COLUMNS) throw badXml(`The table '${schema}' has more than ${MAX_COLUMNS} columns.`);
  const columns = attributes.map(readColumn);
  const keys = childrenOf(childOf(entity, 'EntityKeys'), 'EntityKey').map(keyOf);
  requireDistinct(columns.map((one) => one.name), `A column of '${schema}'`);
  requireDistinct(keys.map((one) => one.schema.toLowerCase()), `A key of '${schema}'`);
  return {
    name: schema.toLowerCase(), schema, columns, keys, label: labelIn(entity, 'LocalizedNames', 'LocalizedName'), plural: labelIn(entity, 'LocalizedCollectionNames', 'LocalizedCollectionName'),
    set: textIn(entity, 'EntitySetName'), ownership: ownershipOf(textIn(entity, 'OwnershipTypeMask')),
  };
}

function choiceOf(of: XmlElement): ChoiceInFile {
  const name = of.attributes.get('Name')?.toLowerCase() ?? '';
  if ((textIn(of, 'OptionSetType') ?? 'picklist') !== 'picklist') throw notImplemented(`A global option set of type '${String(textIn(of, 'OptionSetType')).slice(0, 50)}'`);
  const options = optionsIn(of);
  if (name === '' || options.length === 0) throw badXml('A global option set has no name or no options.');
  return { name, label: labelIn(of, 'displaynames', 'displayname') ?? of.attributes.get('localizedName') ?? name, options };
}

/** Names of the navigation properties, by the role or the side they belong to. */
function navigations(of: XmlElement, by: 'RelationshipRoleType' | 'AssociationRoleOrdinal'): ReadonlyMap<string | undefined, string | undefined> {
  return new Map(childrenOf(childOf(of, 'EntityRelationshipRoles'), 'EntityRelationshipRole').map((one) => [textIn(one, by), textIn(one, 'NavigationPropertyName')]));
}

function pairOf(of: XmlElement, schema: string): Body {
  const names = navigations(of, 'AssociationRoleOrdinal');
  return {
    '@odata.type': 'Microsoft.Dynamics.CRM.ManyToManyRelationshipMetadata', SchemaName: schema, IntersectEntityName: textIn(of, 'IntersectEntityName'),
    Entity1LogicalName: requiredText(of, 'FirstEntityName').toLowerCase(), Entity2LogicalName: requiredText(of, 'SecondEntityName').toLowerCase(),
    Entity1NavigationPropertyName: names.get('1'), Entity2NavigationPropertyName: names.get('2'),
  };
}

function relationshipOf(of: XmlElement, schema: string): RelationshipInFile {
  const [referenced, referencing, column] = (['ReferencedEntityName', 'ReferencingEntityName', 'ReferencingAttributeName'] as const).map((name) => requiredText(of, name).toLowerCase()) as [string, string, string];
  if (flagIn(of, 'IsHierarchical')) throw notImplemented(`The hierarchical relationship '${schema}'`);
  const names = navigations(of, 'RelationshipRoleType');
  const rules = Object.fromEntries((['Assign', 'Delete', 'Reparent', 'Share', 'Unshare'] as const).map((name) => [name, textIn(of, `Cascade${name}`)]));
  const body = {
    '@odata.type': 'Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata', SchemaName: schema, ReferencedEntity: referenced, ReferencingEntity: referencing, CascadeConfiguration: rules,
    ReferencingEntityNavigationPropertyName: names.get('1'), ReferencedEntityNavigationPropertyName: names.get('0'),
  };
  return { schema, referenced, referencing, column, body };
}

function roleOf(of: XmlElement): RolePart {
  const id = of.attributes.get('id')?.replace(/^\{(.*)\}$/, '$1').toLowerCase() ?? '';
  const name = of.attributes.get('name')?.trim() ?? '';
  if (!isGuid(id) || name === '') throw badXml('A role needs its id and name.');
  const privileges = childrenOf(childOf(of, 'RolePrivileges'), 'RolePrivilege').map((one) => ({ name: one.attributes.get('name') ?? '', level: one.attributes.get('level') ?? '' }));
  requireDistinct(privileges.map((one) => one.name.toLowerCase()), `A privilege of the role '${name}'`);
  return { id, name, privileges };
}

/** The parts. 400 when the document is not sound, 501 for parts we cannot keep. */
export function readCustomizations(content: Buffer): Customizations {
  const root = readDocument(content);
  requireKnown(root, ['Entities', 'Roles', 'EntityRelationships', 'optionsets', 'Languages']);
  const entities = childrenOf(childOf(root, 'Entities'), 'Entity');
  if (entities.length > MAX_TABLES) throw badXml(`There are more than ${MAX_TABLES} tables in it.`);
  const tables = entities.map(tableOf);
  const choices = childrenOf(childOf(root, 'optionsets'), 'optionset').map(choiceOf);
  const roles = childrenOf(childOf(root, 'Roles'), 'Role').map(roleOf);
  const relationships: RelationshipInFile[] = [];
  const pairs: Body[] = [];
  for (const one of childrenOf(childOf(root, 'EntityRelationships'), 'EntityRelationship')) {
    const schema = one.attributes.get('Name')?.trim() ?? '';
    const type = textIn(one, 'EntityRelationshipType');
    if (type === 'ManyToMany') pairs.push(pairOf(one, schema));
    else if (type === 'OneToMany') relationships.push(relationshipOf(one, schema));
    else throw badXml(`'EntityRelationshipType' of '${schema.slice(0, 100)}' is not known.`);
  }
  requireDistinct(tables.map((one) => one.name), 'A table');
  requireDistinct(choices.map((one) => one.name), 'An option set');
  requireDistinct(roles.map((one) => one.id), 'A role');
  requireDistinct([...relationships.map((one) => one.schema), ...pairs.map((one) => String(one['SchemaName']))].map((name) => name.toLowerCase()), 'A relationship');
  return { tables, choices, relationships, pairs, roles };
}

/** The metadata body of a choice, whose rules are those of a request that creates one. */
export function choiceBody(choice: ChoiceInFile): Body {
  return { DisplayName: labelBody(choice.label), Options: choice.options.map((option) => ({ Value: option.value, Label: labelBody(option.label) })) };
}
