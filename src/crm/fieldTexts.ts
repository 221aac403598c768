// Fields of a lead, its account and its contact as people read them: the organization's label and the value as the CRM writes it.
// A field is named by table and column, e.g. `lead.industrycode`, as in `leadFields.ts`.
import type { BatchPart } from './client.ts';
import type { Row } from './client/row.ts';
import { anyOf, equals, queryText } from './client/odata.ts';

const FIELD_ID = /^(lead|account|contact)\.(_?[a-z][a-z0-9_]{0,106})$/;
const tables = ['lead', 'account', 'contact'] as const;
type Table = (typeof tables)[number];
const FORMATTED = '@OData.Community.Display.V1.FormattedValue';

/** Label by field id. */
export type FieldLabels = Readonly<Record<string, string>>;

/** The columns of one table among field ids; ids that are no field are left out. */
export function columnsOf(table: Table, fields: readonly string[]): readonly string[] {
  return [...new Set(fields.flatMap((id) => {
    const match = FIELD_ID.exec(id);
    return match?.[1] === table && match[2] !== undefined ? [match[2]] : [];
  }))];
}

/** Reads that bring the labels of these fields, one a table at most. */
export function labelParts(fields: readonly string[]): readonly (BatchPart & { readonly table: Table })[] {
  return tables.flatMap((table) => {
    const columns = columnsOf(table, fields);
    if (columns.length === 0) return [];
    const filter = anyOf(...columns.map((column) => equals('LogicalName', column)));
    return [{ table, path: `EntityDefinitions(LogicalName='${table}')/Attributes?${queryText({ select: ['LogicalName', 'DisplayName'], filter })}` }];
  });
}

/** The labels in rows that `labelParts` asked for, in the language of the person who asked. */
export function labelsIn(table: Table, rows: readonly Row[]): FieldLabels {
  return Object.fromEntries(rows.flatMap((row) => {
    const [column, name] = [row['LogicalName'], row['DisplayName']];
    if (typeof column !== 'string' || typeof name !== 'object' || name === null || !('UserLocalizedLabel' in name)) return [];
    const label = name.UserLocalizedLabel;
    const text = typeof label === 'object' && label !== null && 'Label' in label ? label.Label : undefined;
    return typeof text === 'string' && text !== '' ? [[`${table}.${column}`, text] as const] : [];
  }));
}

/** The filled fields as the CRM writes them; what has no writing of its own is its value as text. */
export function textsOf(rows: Readonly<Record<Table, Row | undefined>>, fields: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(fields.flatMap((id) => {
    const match = FIELD_ID.exec(id);
    const [row, column] = [match === null ? undefined : rows[match[1] as Table], match?.[2] ?? ''];
    const value = row?.[column];
    if (value === null || value === undefined || value === '') return [];
    const written = row?.[`${column}${FORMATTED}`];
    return [[id, typeof written === 'string' ? written : String(value)] as const];
  }));
}
