// The fields conditions, profiles, summaries and scores may speak of: which there are, and the values of leads in them.
// A field is named by table and column, e.g. `lead.industrycode`; a choice's value is its number as text. A lookup is named as the CRM gives its
// value, `lead._parentaccountid_value`, and that is the id of the row it names.
import type { CellValue, FieldKind } from '../domain/condition.ts';
import type { Lead } from '../domain/records.ts';
import type { CrmClient } from './client.ts';
import type { Row } from './client/row.ts';
import { queryText, type Expand, type Filter } from './client/odata.ts';
import { expandedRow, expandedRows, leadOf } from './records.ts';
import { columns } from './tables.ts';

export const fieldTables = ['lead', 'account', 'contact'] as const;
export type FieldTable = (typeof fieldTables)[number];

export interface LeadField<Table extends string = FieldTable> {
  /** `lead.industrycode` */
  readonly id: string;
  readonly table: Table;
  /** In the language of the person who asks. */
  readonly label: string;
  /** Undefined = can't be compared; `type` says what it is. */
  readonly kind?: FieldKind;
  /** Dataverse's name of the column's type, e.g. `Lookup`. */
  readonly type: string;
  /** Choices only, in the order of the organization. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** Lookups only: the tables its rows are of. They have no `kind`: only conditions compare them. */
  readonly lookup?: readonly string[];
}

/** Those that name a row of another table. */
const lookupTypes: ReadonlySet<string> = new Set(['Lookup', 'Owner', 'Customer']);
/** Lookups, owners and customers are for conditions alone; party lists, files, images, formulas and identifiers are not supported (sales qualification agent: ideal customer profile). */
const kinds: Readonly<Record<string, FieldKind>> = {
  String: 'text', Memo: 'text',
  Picklist: 'choice', State: 'choice', Status: 'choice', Boolean: 'choice', MultiSelectPicklist: 'choice',
  Integer: 'number', BigInt: 'number', Decimal: 'number', Double: 'number', Money: 'number',
  DateTime: 'date',
};
/** Kinds of columns that hold options, each with its own definition. */
const optionTypes = { Picklist: 'PicklistAttributeMetadata', State: 'StateAttributeMetadata', Status: 'StatusAttributeMetadata', MultiSelectPicklist: 'MultiSelectPicklistAttributeMetadata' } as const;
const navigations: Readonly<Record<Exclude<FieldTable, 'lead'>, string>> = { account: 'parentaccountid', contact: 'parentcontactid' };
const COLUMN = /^[a-z][a-z0-9_]{0,99}$/;
const FIELD_ID = /^(lead|account|contact)\.(_?[a-z][a-z0-9_]{0,106})$/;

/**
 * Every field of leads, accounts and contacts that people see, by label; unsupported ones have no `kind`.
 * @throws AppError
 */
export function readLeadFields(crm: CrmClient): Promise<readonly LeadField[]> {
  return readFieldsOf(crm, fieldTables);
}

/** The same of any tables, e.g. of users: `systemuser.address1_country`. @throws AppError */
export async function readFieldsOf<Table extends string>(crm: CrmClient, tables: readonly Table[]): Promise<readonly LeadField<Table>[]> {
  const requests = tables.flatMap((table) => [
    { table, type: undefined, path: `EntityDefinitions(LogicalName='${table}')/Attributes?$select=LogicalName,AttributeType,DisplayName,IsValidForRead,AttributeOf` },
    ...Object.entries(optionTypes).map(([type, cast]) => ({ table, type, path: `EntityDefinitions(LogicalName='${table}')/Attributes/Microsoft.Dynamics.CRM.${cast}?$select=LogicalName&$expand=OptionSet` })),
    { table, type: 'Lookup', path: `EntityDefinitions(LogicalName='${table}')/Attributes/Microsoft.Dynamics.CRM.LookupAttributeMetadata?$select=LogicalName,Targets` },
    { table, type: 'Boolean', path: `EntityDefinitions(LogicalName='${table}')/Attributes/Microsoft.Dynamics.CRM.BooleanAttributeMetadata?$select=LogicalName&$expand=OptionSet` },
  ]);
  const answers = await Promise.all(requests.map(async ({ path }) => crm.read(path)));
  const described = requests.flatMap(({ table, type }, place) => (type === undefined ? [] : (answers[place] ?? []).map((row) => [`${table}.${String(row['LogicalName'])}`, type, row] as const)));
  const options = new Map(described.flatMap(([id, type, row]) => (type === 'Lookup' ? [] : [[id, optionsOf(row['OptionSet'])] as const])));
  const targets = new Map(described.flatMap(([id, type, row]) => (type === 'Lookup' ? [[id, targetsOf(row['Targets'])] as const] : [])));
  return requests.flatMap(({ table, type }, place) => (type === undefined ? (answers[place] ?? []).flatMap((row) => fieldOf(table, row, { options, targets }) ?? []) : []));
}

function targetsOf(given: unknown): readonly string[] {
  return Array.isArray(given) ? given.filter((each): each is string => typeof each === 'string') : [];
}

interface Described {
  readonly options: ReadonlyMap<string, LeadField['options']>;
  readonly targets: ReadonlyMap<string, readonly string[]>;
}

function fieldOf<Table extends string>(table: Table, row: Row, { options, targets }: Described): LeadField<Table> | undefined {
  const [column, type] = [row['LogicalName'], row['AttributeType']];
  const label = labelOf(row['DisplayName']);
  // Columns that only carry the name or kind of another one, and those without a label, are nobody's to choose.
  if (typeof column !== 'string' || typeof type !== 'string' || label === undefined || row['IsValidForRead'] === false || typeof row['AttributeOf'] === 'string') return undefined;
  if (!COLUMN.test(column)) return undefined;
  const id = `${table}.${column}`;
  const tables = targets.get(id) ?? [];
  if (lookupTypes.has(type) && tables.length > 0) return { id: `${table}._${column}_value`, table, label, type, lookup: tables };
  const kind = kinds[type];
  const choices = options.get(id);
  return { id, table, label, type, ...(kind === undefined ? {} : { kind }), ...(choices === undefined || choices.length === 0 ? {} : { options: choices }) };
}

function optionsOf(given: unknown): LeadField['options'] {
  if (typeof given !== 'object' || given === null) return [];
  const { Options: list, TrueOption: yes, FalseOption: no } = given as Readonly<Record<string, unknown>>;
  if (Array.isArray(list)) return list.flatMap((option) => optionOf(option, undefined) ?? []);
  return [optionOf(yes, 'true'), optionOf(no, 'false')].flatMap((option) => option ?? []);
}

function optionOf(given: unknown, value: string | undefined): { readonly value: string; readonly label: string } | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { Value: number, Label: label } = given as Readonly<Record<string, unknown>>;
  const named = labelOf(label);
  return typeof number === 'number' && named !== undefined ? { value: value ?? String(number), label: named } : undefined;
}

function labelOf(given: unknown): string | undefined {
  if (typeof given !== 'object' || given === null || !('UserLocalizedLabel' in given)) return undefined;
  const label = given.UserLocalizedLabel;
  return typeof label === 'object' && label !== null && 'Label' in label && typeof label.Label === 'string' && label.Label !== '' ? label.Label : undefined;
}

/** A lead with the values of the fields asked for; an empty field is left out. */
export interface LeadWithValues {
  readonly lead: Lead;
  readonly values: Readonly<Record<string, CellValue>>;
  /** Further rows expanded on request, by navigation property. */
  readonly expanded: (navigation: string) => readonly Row[];
}

export interface ValuesQuery {
  readonly filter?: Filter;
  readonly orderBy?: string;
  /** Rows of a page, up to 5,000. */
  readonly pageSize: number;
  /** Stop after this many rows. */
  readonly most?: number;
  readonly expand?: readonly Expand[];
  /** Columns beside those of `columns.lead`, e.g. `actualclosedate`… */
  readonly select?: readonly string[];
}

/** The path of a read of leads with these fields; ids that are no field of a lead, its account or its contact are left out. */
function leadsPath(fields: readonly string[], { filter, orderBy, most, expand = [], select = [] }: ValuesQuery): string {
  const wanted = (table: FieldTable): readonly string[] => fields.flatMap((id) => { const match = FIELD_ID.exec(id); return match?.[1] === table && match[2] !== undefined ? [match[2]] : []; });
  const related = (Object.keys(navigations) as (keyof typeof navigations)[]).flatMap((table): readonly Expand[] => (wanted(table).length === 0 ? [] : [{ navigation: navigations[table], select: [...new Set(wanted(table))] }]));
  return `leads?${queryText({
    select: [...new Set([...columns.lead, ...wanted('lead'), ...select])],
    ...(filter === undefined ? {} : { filter }),
    ...(orderBy === undefined ? {} : { orderBy }),
    ...(most === undefined ? {} : { top: most }),
    expand: [...related, ...expand],
  })}`;
}

/** Leads with their values, page by page. @throws AppError */
export async function* readLeadValues(crm: CrmClient, fields: readonly string[], query: ValuesQuery): AsyncGenerator<readonly LeadWithValues[]> {
  const path = leadsPath(fields, query);
  // A page size and a number of rows don't go together in one request (DATAVERSE section 4).
  if (query.most !== undefined) return void (yield (await crm.read(path)).map((row) => withValues(row, fields)));
  for await (const page of crm.pages(path, query.pageSize)) yield page.map((row) => withValues(row, fields));
}

function withValues(row: Row, fields: readonly string[]): LeadWithValues {
  const rows: Readonly<Record<FieldTable, Row | undefined>> = { lead: row, account: expandedRow(row, navigations.account), contact: expandedRow(row, navigations.contact) };
  const values = Object.fromEntries(fields.flatMap((id) => {
    const match = FIELD_ID.exec(id);
    const value = match === null ? undefined : cellOf(rows[match[1] as FieldTable], match[2] ?? '');
    return value === undefined ? [] : [[id, value] as const];
  }));
  return { lead: leadOf(row), values, expanded: (navigation) => expandedRows(row, navigation) };
}

/** A choice is its number: conditions compare it with the number as text. */
function cellOf(row: Row | undefined, column: string): CellValue {
  const value = row?.[column];
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'number' ? value : undefined;
}
