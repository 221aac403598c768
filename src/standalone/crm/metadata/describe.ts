// Registry facts in the words of Dataverse's metadata. Pure.
import { createHash } from 'node:crypto';
import { isLookup, type Column } from '../registry/column.ts';
import type { CustomChoice, CustomKey } from '../registry/customization.ts';
import type { Table } from '../registry/registry.ts';

export type Definition = Readonly<Record<string, unknown>>;
const ENGLISH = 1033;

/** The MetadataId of a table (`lead`), column (`lead.subject`), relationship or key; the same in every organization of ours. */
export function definitionId(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function label(text: string): Definition {
  const one = { Label: text, LanguageCode: ENGLISH, IsManaged: true, MetadataId: null, HasChanged: null };
  return { LocalizedLabels: [one], UserLocalizedLabel: one };
}

/** EntityMetadata */
export function describeTable(table: Table): Definition {
  return {
    MetadataId: definitionId(table.name),
    LogicalName: table.name,
    SchemaName: table.schemaName,
    EntitySetName: table.entitySetName,
    LogicalCollectionName: table.entitySetName,
    PrimaryIdAttribute: table.idColumn.name,
    PrimaryNameAttribute: table.nameColumn?.name ?? null,
    ObjectTypeCode: table.objectTypeCode ?? null,
    OwnershipType: table.ownership === 'user' ? 'UserOwned' : 'OrganizationOwned',
    IsActivity: table.isActivity,
    IsIntersect: table.isIntersect,
    IsOptimisticConcurrencyEnabled: table.columns.has('versionnumber') && !table.isView,
    ChangeTrackingEnabled: table.columns.has('versionnumber') && !table.isView && !table.isIntersect,
    DisplayName: label(table.label),
    DisplayCollectionName: label(table.pluralLabel),
    IsCustomEntity: table.isCustom,
  };
}

/** e.g. PicklistAttributeMetadata */
export function attributeTypeName(column: Column): string {
  const kind = column.kind === 'Customer' || column.kind === 'Owner' ? 'Lookup' : column.kind === 'Uniqueidentifier' ? 'UniqueIdentifier' : column.kind;
  return `${kind}AttributeMetadata`;
}

/** Columns a custom table has without anybody's doing. */
const systemNames = new Set(['createdon', 'createdby', 'modifiedon', 'modifiedby', 'overriddencreatedon', 'importsequencenumber', 'statecode', 'statuscode', 'versionnumber', 'ownerid', 'owninguser', 'owningteam', 'owningbusinessunit', 'organizationid']);
const levels: Readonly<Record<Column['required'], string>> = { none: 'None', recommended: 'Recommended', application: 'ApplicationRequired', system: 'SystemRequired' };

/** AttributeMetadata with the limits its type has */
export function describeColumn(table: Table, column: Column): Definition {
  return {
    '@odata.type': `#Microsoft.Dynamics.CRM.${attributeTypeName(column)}`,
    MetadataId: definitionId(`${table.name}.${column.name}`),
    LogicalName: column.name,
    SchemaName: column.schemaName,
    EntityLogicalName: table.name,
    AttributeType: column.kind,
    AttributeTypeName: { Value: `${column.kind === 'Uniqueidentifier' ? 'Uniqueidentifier' : column.kind}Type` },
    IsCustomAttribute: table.isCustom ? !systemNames.has(column.name) : table.registry.customizations.some((one) => one.kind === 'column' && one.table === table.name && one.column.name === column.name),
    DisplayName: label(column.label),
    RequiredLevel: { Value: levels[column.required], CanBeChanged: false, ManagedPropertyLogicalName: 'canmodifyrequirementlevelsettings' },
    IsPrimaryId: column === table.idColumn,
    IsPrimaryName: column === table.nameColumn,
    IsValidForCreate: !column.readOnly,
    IsValidForUpdate: !column.readOnly && column !== table.idColumn,
    IsValidForRead: true,
    AttributeOf: null,
    ...(column.maxLength === undefined ? {} : { MaxLength: column.maxLength }),
    ...(column.min === undefined ? {} : { MinValue: column.min, MaxValue: column.max }),
    ...(column.digits === undefined ? {} : { Precision: column.digits }),
    ...(column.kind === 'DateTime' ? { Format: column.dateOnly ? 'DateOnly' : 'DateAndTime', DateTimeBehavior: { Value: column.dateOnly ? 'DateOnly' : 'UserLocal' } } : {}),
    ...(column.kind === 'Boolean' && column.defaultValue !== undefined ? { DefaultValue: column.defaultValue === 'true' } : {}),
    ...(column.targets.length > 0 || isLookup(column) ? { Targets: column.targets } : {}),
  };
}

/** EntityKeyMetadata */
export function describeKey(table: Table, key: CustomKey): Definition {
  return {
    MetadataId: definitionId(`key ${table.name}.${key.schema.toLowerCase()}`),
    LogicalName: key.schema.toLowerCase(),
    SchemaName: key.schema,
    EntityLogicalName: table.name,
    KeyAttributes: key.columns,
    EntityKeyIndexStatus: 'Active',
    DisplayName: label(key.label),
  };
}

function option(of: Column['options'][number]): Definition {
  return { Value: of.value, Label: label(of.label), ...(of.state === undefined ? {} : { State: of.state }) };
}

/** OptionSetMetadata of a global choice */
export function describeChoice(choice: CustomChoice): Definition {
  return {
    '@odata.type': '#Microsoft.Dynamics.CRM.OptionSetMetadata',
    MetadataId: definitionId(`choice ${choice.name}`),
    Name: choice.name,
    IsGlobal: true,
    IsCustomOptionSet: true,
    IsManaged: false,
    OptionSetType: 'Picklist',
    DisplayName: label(choice.label),
    Options: choice.options.map(option),
  };
}

/** OptionSet of choice, state, status and yes/no columns */
export function describeOptions(table: Table, column: Column): Definition | null {
  const choice = column.globalChoice === undefined ? undefined : table.registry.choices.get(column.globalChoice);
  if (choice) return describeChoice(choice);
  if (column.options.length === 0) return null;
  const set = { MetadataId: definitionId(`options ${table.name}.${column.name}`), Name: `${table.name}_${column.name}`, IsGlobal: false, DisplayName: label(column.label) };
  if (column.kind === 'Boolean') {
    const [yes, no] = [column.options.find((one) => one.value === 1), column.options.find((one) => one.value === 0)];
    return { TrueOption: yes ? option(yes) : null, FalseOption: no ? option(no) : null, OptionSetType: 'Boolean', ...set };
  }
  return { Options: column.options.map(option), OptionSetType: column.kind, ...set };
}
