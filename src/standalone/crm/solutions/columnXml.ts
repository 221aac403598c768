// One column of a table as the `attribute` of a solution file. Pure. Element names as Dataverse exports them.
import type { Column, ColumnKind } from '../registry/column.ts';
import type { Table } from '../registry/registry.ts';
import { element, labels, values } from './xmlText.ts';

/** `Type` by kind. */
export const typeWords: Readonly<Record<ColumnKind, string>> = {
  String: 'nvarchar', Memo: 'ntext', Integer: 'int', BigInt: 'bigint', Decimal: 'decimal', Double: 'float', Money: 'money', Boolean: 'bit', DateTime: 'datetime', Picklist: 'picklist',
  State: 'state', Status: 'status', Lookup: 'lookup', Customer: 'customer', Owner: 'owner', Uniqueidentifier: 'uniqueidentifier', EntityName: 'nvarchar',
};
/** `RequiredLevel` by level. */
export const levelWords: Readonly<Record<Column['required'], string>> = { none: 'none', recommended: 'recommended', application: 'required', system: 'systemrequired' };
/** `Behavior` of a point in time, and of a day. */
export const dateBehaviors = { userLocal: '1', dateOnly: '2' } as const;

const flag = (is: boolean): string => (is ? '1' : '0');

/** Whether the organization added the column, and not the program or the creation of its table. */
function isAdded(table: Table, column: Column): boolean {
  return table.registry.customizations.some((one) => one.kind === 'column' && one.table === table.name && one.column.name === column.name);
}

function displayMask(table: Table, column: Column): string {
  return [...(column === table.nameColumn ? ['PrimaryName'] : []), 'ValidForAdvancedFind', 'ValidForForm', 'ValidForGrid', ...(column.required === 'application' || column.required === 'system' ? ['RequiredForForm'] : [])].join('|');
}

/** The options of an option set, in the form its type has. */
export function optionsXml(kind: 'picklist' | 'bit' | 'state' | 'status', options: Column['options']): string {
  const inside = (one: Column['options'][number]): readonly string[] => [labels('labels', 'label', one.label)];
  if (kind === 'state') return element('states', {}, options.map((one) => element('state', { value: one.value, invariantname: one.label }, inside(one))));
  if (kind === 'status') return element('statuses', {}, options.map((one) => element('status', { value: one.value, state: one.state ?? 0 }, inside(one))));
  return element('options', {}, options.map((one) => element('option', { value: one.value, IsHidden: 0 }, inside(one))));
}

function optionSet(table: Table, column: Column): string {
  const kinds = { Picklist: 'picklist', Boolean: 'bit', State: 'state', Status: 'status' } as const;
  const kind = column.kind === 'Picklist' || column.kind === 'Boolean' || column.kind === 'State' || column.kind === 'Status' ? kinds[column.kind] : undefined;
  if (!kind) return '';
  if (column.globalChoice !== undefined) return values({ OptionSetName: column.globalChoice });
  return element('optionset', { Name: `${table.name}_${column.name}` }, [values({ OptionSetType: kind, IntroducedVersion: '1.0.0.0', IsCustomizable: 1 }), labels('displaynames', 'displayname', column.label), optionsXml(kind, column.options)]);
}

/** Limits and defaults, as the type has them. */
function typeFacts(column: Column): string {
  const defaultValue = column.defaultValue === undefined ? undefined : column.kind === 'Boolean' ? flag(column.defaultValue === 'true') : column.defaultValue;
  switch (column.kind) {
    case 'String':
      return values({ Format: 'text', MaxLength: column.maxLength, Length: column.maxLength === undefined ? undefined : column.maxLength * 2 });
    case 'Memo':
      return values({ Format: 'textarea', MaxLength: column.maxLength });
    case 'Integer':
    case 'BigInt':
      return values({ Format: '', MinValue: column.min, MaxValue: column.max });
    case 'Decimal':
    case 'Double':
    case 'Money':
      return values({ MinValue: column.min, MaxValue: column.max, Accuracy: column.digits });
    case 'DateTime':
      return values({ Format: column.dateOnly ? 'date' : 'datetime', CanChangeDateTimeBehavior: 1, Behavior: column.dateOnly ? dateBehaviors.dateOnly : dateBehaviors.userLocal });
    case 'Picklist':
      return values({ AppDefaultValue: defaultValue ?? -1 });
    case 'Boolean':
      return values({ AppDefaultValue: defaultValue });
    case 'Lookup':
    case 'Customer':
      return `${values({ LookupStyle: 'single' })}<LookupTypes />`;
    default:
      return '';
  }
}

/** The `attribute` element. */
export function columnXml(table: Table, column: Column): string {
  const type = column === table.idColumn ? 'primarykey' : typeWords[column.kind];
  return element('attribute', { PhysicalName: column.schemaName }, [
    values({
      Type: type, Name: column.name, LogicalName: column.name, RequiredLevel: levelWords[column.required], DisplayMask: displayMask(table, column), ImeMode: 'auto',
      ValidForUpdateApi: flag(!column.readOnly && column !== table.idColumn), ValidForReadApi: 1, ValidForCreateApi: flag(!column.readOnly), IsCustomField: flag(isAdded(table, column)), IsAuditEnabled: 0, IsSecured: 0,
      IntroducedVersion: '1.0.0.0', IsCustomizable: 1, IsRenameable: 1, CanModifySearchSettings: 1, CanModifyRequirementLevelSettings: 1, CanModifyAdditionalSettings: 1, SourceType: 0,
    }),
    typeFacts(column), optionSet(table, column), labels('displaynames', 'displayname', column.label),
  ]);
}
