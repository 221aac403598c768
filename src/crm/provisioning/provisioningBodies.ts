// Our tables of tables.ts in the words of Dataverse's metadata: what is posted to create them. Pure.
// Source: learn.microsoft.com/power-apps/developer/data-platform/webapi/create-update-entity-definitions-using-web-api
import type { JsonObject } from '../client/failure.ts';
import { SOLUTION_NAME } from './provisioningClient.ts';
import { ownTables, type ColumnType, type OwnColumn, type OwnTable } from '../tables.ts';

export type LookupColumn = OwnColumn & { readonly lookup: NonNullable<OwnColumn['lookup']> };
type Behavior = LookupColumn['lookup']['behavior'];

export const PUBLISHER_NAME = 'handraise';
/** First part of all our names; choice values start with `OPTION_PREFIX` (927430000). */
export const PREFIX = 'hrz';
export const OPTION_PREFIX = 92743;
const OWN_VERSION = '1.0.0.0';
const namespace = 'Microsoft.Dynamics.CRM.';
/** Tables whose rows can be merged: Dataverse insists that their relationships follow a merge. */
const mergeable = new Set(['lead', 'account', 'contact']);

/** Columns that are created by a relationship, not by themselves. */
export function isLookupColumn(column: OwnColumn): column is LookupColumn {
  return column.lookup !== undefined;
}

/** Schema name of the relationship behind a lookup: the name of its collection on the other side. */
export function relationshipName(column: LookupColumn): string {
  return column.lookup.collection;
}

function label(text: string, language: number): JsonObject {
  return { '@odata.type': `${namespace}Label`, LocalizedLabels: [{ '@odata.type': `${namespace}LocalizedLabel`, Label: text, LanguageCode: language }] };
}

function requiredLevel(column: OwnColumn): JsonObject {
  return { Value: column.required ? 'ApplicationRequired' : 'None', CanBeChanged: true, ManagedPropertyLogicalName: 'canmodifyrequirementlevelsettings' };
}

export function publisherBody(): JsonObject {
  return { uniquename: PUBLISHER_NAME, friendlyname: 'Handraise', customizationprefix: PREFIX, customizationoptionvalueprefix: OPTION_PREFIX };
}

export function solutionBody(publisherId: string): JsonObject {
  return { uniquename: SOLUTION_NAME, friendlyname: 'Handraise', version: OWN_VERSION, 'publisherid@odata.bind': `/publishers(${publisherId})` };
}

/** EntityMetadata with its primary name column. `language`: the organisation's base language, e.g. 1033. */
export function tableBody(table: OwnTable, language: number): JsonObject {
  const primary = table.columns.find((column) => column.logicalName === table.primaryName);
  if (primary === undefined) throw new RangeError(`${table.logicalName} has no primary name column`);
  return {
    '@odata.type': `${namespace}EntityMetadata`,
    SchemaName: table.schemaName,
    EntitySetName: table.entitySetName,
    DisplayName: label(table.displayName, language),
    DisplayCollectionName: label(table.displayCollectionName, language),
    OwnershipType: table.ownership,
    HasActivities: false,
    HasNotes: false,
    IsActivity: false,
    ChangeTrackingEnabled: true,
    Attributes: [{ ...columnBody(primary, language), IsPrimaryName: true }],
  };
}

/** The parts of a column that its type adds. */
function typeBody(column: OwnColumn, language: number): JsonObject {
  switch (column.type) {
    case 'String':
      return { MaxLength: column.maxLength ?? 100, FormatName: { Value: 'Text' } };
    case 'Memo':
      return { MaxLength: column.maxLength ?? 2000, Format: 'TextArea' };
    case 'Integer':
      return { MinValue: -2_147_483_648, MaxValue: 2_147_483_647, Format: 'None' };
    case 'Decimal':
      return { MinValue: -100_000_000_000, MaxValue: 100_000_000_000, Precision: 10 };
    case 'Boolean':
      return {
        DefaultValue: false,
        OptionSet: { '@odata.type': `${namespace}BooleanOptionSetMetadata`, OptionSetType: 'Boolean', TrueOption: { Value: 1, Label: label('Yes', language) }, FalseOption: { Value: 0, Label: label('No', language) } },
      };
    case 'DateTime': {
      const isDate = column.behavior === 'DateOnly';
      return { Format: isDate ? 'DateOnly' : 'DateAndTime', DateTimeBehavior: { Value: isDate ? 'DateOnly' : 'UserLocal' } };
    }
    case 'Picklist': {
      const options = Object.entries(column.options ?? {}).map(([value, text]) => ({ Value: Number(value), Label: label(text, language) }));
      return { OptionSet: { '@odata.type': `${namespace}OptionSetMetadata`, OptionSetType: 'Picklist', IsGlobal: false, Options: options } };
    }
    case 'Lookup':
    case 'Owner':
    case 'Uniqueidentifier':
      throw new RangeError(`${column.logicalName} is a ${column.type}, which no column of its own can be`);
  }
}

/** The attribute class of a type: `StringAttributeMetadata`. */
export function attributeClass(type: ColumnType): string {
  return `${namespace}${type === 'Uniqueidentifier' ? 'UniqueIdentifier' : type === 'Owner' ? 'Lookup' : type}AttributeMetadata`;
}

export function columnBody(column: OwnColumn, language: number): JsonObject {
  return {
    '@odata.type': attributeClass(column.type),
    AttributeType: column.type,
    AttributeTypeName: { Value: `${column.type}Type` },
    SchemaName: column.schemaName,
    DisplayName: label(column.displayName, language),
    RequiredLevel: requiredLevel(column),
    ...typeBody(column, language),
  };
}

/** What follows the row a lookup points to. One lookup of a table may be parental. */
export function cascadeOf(behavior: Behavior, referenced: string): Readonly<Record<string, string>> {
  const follows = behavior === 'parental' ? 'Cascade' : 'NoCascade';
  return {
    Assign: follows,
    Delete: behavior === 'parental' ? 'Cascade' : 'RemoveLink',
    Merge: mergeable.has(referenced) ? 'Cascade' : 'NoCascade',
    Reparent: follows,
    Share: follows,
    Unshare: follows,
  };
}

/** OneToManyRelationshipMetadata with the lookup column it brings along. */
export function relationshipBody(table: OwnTable, column: LookupColumn, language: number): JsonObject {
  const { lookup } = column;
  return {
    '@odata.type': `${namespace}OneToManyRelationshipMetadata`,
    SchemaName: relationshipName(column),
    ReferencedEntity: lookup.table,
    ReferencedAttribute: ownTables.find(({ logicalName }) => logicalName === lookup.table)?.primaryId ?? `${lookup.table}id`,
    ReferencingEntity: table.logicalName,
    ReferencedEntityNavigationPropertyName: lookup.collection,
    ReferencingEntityNavigationPropertyName: lookup.navigation,
    CascadeConfiguration: cascadeOf(lookup.behavior, lookup.table),
    Lookup: {
      '@odata.type': `${namespace}LookupAttributeMetadata`,
      AttributeType: 'Lookup',
      AttributeTypeName: { Value: 'LookupType' },
      SchemaName: column.schemaName,
      DisplayName: label(column.displayName, language),
      RequiredLevel: requiredLevel(column),
    },
  };
}

/** EntityKeyMetadata */
export function keyBody(schemaName: string, columns: readonly string[], language: number): JsonObject {
  return { SchemaName: schemaName, DisplayName: label(schemaName, language), KeyAttributes: [...columns] };
}

/** One value more for a choice that exists. */
export function optionBody(table: OwnTable, column: OwnColumn, option: { readonly value: number; readonly text: string; readonly language: number }): JsonObject {
  return {
    EntityLogicalName: table.logicalName,
    AttributeLogicalName: column.logicalName,
    Value: option.value,
    Label: label(option.text, option.language),
    SolutionUniqueName: SOLUTION_NAME,
  };
}

export function publishBody(tables: readonly OwnTable[]): JsonObject {
  return { ParameterXml: `<importexportxml><entities>${tables.map(({ logicalName }) => `<entity>${logicalName}</entity>`).join('')}</entities></importexportxml>` };
}
