// customizations.xml of a solution file: tables, roles, relationships and choices in Microsoft's elements. Pure.
import type { CustomChoice, CustomIntersect, CustomKey, CustomRelationship } from '../registry/customization.ts';
import type { Registry } from '../registry/registry.ts';
import { columnXml, optionsXml } from './columnXml.ts';
import { behaviors } from './membership.ts';
import type { Contents, TablePart } from './contents.ts';
import { element, labels, LANGUAGE, values } from './xmlText.ts';

/** A role with its privileges; `level` is Basic, Local, Deep or Global. */
export interface RolePart {
  readonly id: string;
  readonly name: string;
  readonly privileges: readonly { readonly name: string; readonly level: string }[];
}

const introduced = { IntroducedVersion: '1.0.0.0' };

function keyXml(key: CustomKey): string {
  return element('EntityKey', {}, [
    values({ Name: key.schema, LogicalName: key.schema.toLowerCase(), ...introduced, IsCustomizable: 1 }),
    element('EntityKeyAttributes', {}, key.columns.map((name) => values({ AttributeName: name }))),
    labels('displaynames', 'displayname', key.label),
  ]);
}

function tableXml({ table, behavior, columns, keys }: TablePart): string {
  const whole = behavior === behaviors.whole && table.isCustom;
  const facts = whole
    ? values({ EntitySetName: table.entitySetName, IsDuplicateCheckSupported: 0, OwnershipTypeMask: table.ownership === 'user' ? 'UserOwned' : 'OrgOwned', IsActivity: 0, IsActivityParty: 0, ...introduced, IsCustomizable: 1, IsRenameable: 1, IsMappable: 1, CanCreateAttributes: 1, CanModifyAdditionalSettings: 1, ChangeTrackingEnabled: 1 })
    : '';
  const names = behavior === behaviors.shell ? '' : `${labels('LocalizedNames', 'LocalizedName', table.label)}${labels('LocalizedCollectionNames', 'LocalizedCollectionName', table.pluralLabel)}`;
  return element('Entity', {}, [
    element('Name', { LocalizedName: table.label, OriginalName: table.label }, [table.schemaName]),
    element('EntityInfo', {}, [element('entity', { Name: table.schemaName, ...(behavior === behaviors.shell ? { unmodified: 1 } : {}) }, [
      names, element('attributes', {}, columns.map((column) => columnXml(table, column))), ...(keys.length === 0 ? [] : [element('EntityKeys', {}, keys.map(keyXml))]), facts,
    ])]),
    '<FormXml /><SavedQueries /><RibbonDiffXml />',
  ]);
}

function sideXml(navigation: string, more: Readonly<Record<string, string | number>>): string {
  return element('EntityRelationshipRole', {}, [values({ NavPaneDisplayOption: 'UseCollectionName', NavPaneArea: 'Details', NavPaneOrder: 10_000, NavigationPropertyName: navigation, ...more })]);
}

function oneToManyXml(one: CustomRelationship, registry: Registry): string {
  const [referencing, referenced] = [registry.tableNamed(one.referencing), registry.tableNamed(one.referenced)];
  const { assign, delete: removal, reparent, share, unshare } = one.cascade;
  return element('EntityRelationship', { Name: one.schema }, [
    values({
      EntityRelationshipType: 'OneToMany', IsCustomizable: 1, ...introduced, IsHierarchical: 0, ReferencingEntityName: referencing.schemaName, ReferencedEntityName: referenced.schemaName,
      CascadeAssign: assign, CascadeDelete: removal, CascadeArchive: removal === 'Restrict' ? 'NoCascade' : removal, CascadeReparent: reparent, CascadeShare: share, CascadeUnshare: unshare, CascadeRollupView: 'NoCascade',
      IsValidForAdvancedFind: 1, ReferencingAttributeName: referencing.columns.get(one.column)?.schemaName ?? one.column,
    }),
    element('EntityRelationshipRoles', {}, [sideXml(one.navigation, { RelationshipRoleType: 1 }), sideXml(one.collection, { RelationshipRoleType: 0 })]),
  ]);
}

function manyToManyXml(one: CustomIntersect, registry: Registry): string {
  return element('EntityRelationship', { Name: one.schema }, [
    values({
      EntityRelationshipType: 'ManyToMany', IsCustomizable: 1, ...introduced, IsValidForAdvancedFind: 1,
      FirstEntityName: registry.tableNamed(one.first).schemaName, SecondEntityName: registry.tableNamed(one.second).schemaName, IntersectEntityName: one.intersect,
    }),
    element('EntityRelationshipRoles', {}, [sideXml(one.firstNavigation, { RelationshipRoleType: 0, AssociationRoleOrdinal: 1 }), sideXml(one.secondNavigation, { RelationshipRoleType: 0, AssociationRoleOrdinal: 2 })]),
  ]);
}

function choiceXml(choice: CustomChoice): string {
  return element('optionset', { Name: choice.name, localizedName: choice.label }, [
    values({ OptionSetType: 'picklist', IsGlobal: 1, ...introduced, IsCustomizable: 1 }), labels('displaynames', 'displayname', choice.label), optionsXml('picklist', choice.options),
  ]);
}

function roleXml(role: RolePart): string {
  return element('Role', { id: `{${role.id}}`, name: role.name, isinherited: 1 }, [
    values({ IsCustomizable: 1, IsAutoAssigned: 0 }), element('RolePrivileges', {}, role.privileges.map(({ name, level }) => element('RolePrivilege', { name, level }))),
  ]);
}

/** The root element of customizations.xml. */
export function customizationsXml(registry: Registry, contents: Contents, roles: readonly RolePart[]): string {
  const relationships = [...contents.relationships.map((one) => oneToManyXml(one, registry)), ...contents.intersects.map((one) => manyToManyXml(one, registry))];
  return element('ImportExportXml', { 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance' }, [
    element('Entities', {}, contents.tables.map(tableXml)), element('Roles', {}, roles.map(roleXml)), '<Workflows /><FieldSecurityProfiles /><Templates /><EntityMaps />',
    element('EntityRelationships', {}, relationships), '<OrganizationSettings />', element('optionsets', {}, contents.choices.map(choiceXml)),
    '<CustomControls /><EntityDataProviders />', element('Languages', {}, [values({ Language: LANGUAGE })]),
  ]);
}
