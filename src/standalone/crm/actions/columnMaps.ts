// Which columns of a row pass to a new row of another table: when a lead is qualified, and when InitializeFrom fills in a form.
// The pairs are those a fresh organization has between its sales tables; nothing here writes.
import { isLookup, type Column } from '../registry/column.ts';
import type { Table } from '../registry/registry.ts';

interface ColumnMap {
  readonly source: string;
  readonly target: string;
  /** The lookup of the target that points back to the source. */
  readonly parent: string;
  /** Source column → target column; one name stands for both. */
  readonly columns: readonly (string | readonly [string, string])[];
}

const address = ['address1_line1', 'address1_line2', 'address1_line3', 'address1_city', 'address1_stateorprovince', 'address1_postalcode', 'address1_country'];
const ofCompany = ['telephone1', 'websiteurl', 'description', 'revenue', 'numberofemployees', 'industrycode', 'sic'];
const ofPerson = ['firstname', 'lastname', 'middlename', 'salutation', 'jobtitle', 'emailaddress1', 'emailaddress2', 'emailaddress3', 'telephone1', 'mobilephone', 'websiteurl', 'donotemail', 'donotbulkemail', 'donotphone'];
const ofDeal = ['budgetamount', 'budgetstatus', 'purchasetimeframe', 'purchaseprocess', 'need', 'decisionmaker', 'description'];
const currency = 'transactioncurrencyid';

const maps: readonly ColumnMap[] = [
  { source: 'lead', target: 'account', parent: 'originatingleadid', columns: [['companyname', 'name'], ...address, ...ofCompany, currency] },
  { source: 'lead', target: 'contact', parent: 'originatingleadid', columns: [...ofPerson, ...address, 'description', currency] },
  {
    source: 'lead', target: 'opportunity', parent: 'originatingleadid',
    columns: [['subject', 'name'], 'parentaccountid', 'parentcontactid', ...ofDeal, ['estimatedamount', 'estimatedvalue'], 'estimatedclosedate', currency],
  },
  { source: 'account', target: 'account', parent: 'parentaccountid', columns: [...address, currency] },
  { source: 'account', target: 'contact', parent: 'parentcustomerid', columns: [...address, 'telephone1', currency] },
  { source: 'account', target: 'opportunity', parent: 'parentaccountid', columns: [['accountid', 'customerid'], currency] },
  { source: 'account', target: 'lead', parent: 'parentaccountid', columns: [['name', 'companyname'], ...address, 'telephone1', 'websiteurl', currency] },
  { source: 'contact', target: 'contact', parent: 'parentcustomerid', columns: [...address, currency] },
  { source: 'contact', target: 'opportunity', parent: 'parentcontactid', columns: [['contactid', 'customerid'], currency] },
  { source: 'contact', target: 'lead', parent: 'parentcontactid', columns: ['firstname', 'lastname', 'jobtitle', 'emailaddress1', 'telephone1', 'mobilephone', ...address, currency] },
];

export interface MappedColumn {
  readonly source: Column;
  readonly target: Column;
}

/** The pairs of columns that pass from one table to the other; none when there is no map. */
export function mappedColumns(source: Table, target: Table): readonly MappedColumn[] {
  const map = maps.find((one) => one.source === source.name && one.target === target.name);
  return (map?.columns ?? []).flatMap((pair): MappedColumn[] => {
    const [from, to] = typeof pair === 'string' ? [pair, pair] : pair;
    const columns = { source: source.columns.get(from), target: target.columns.get(to) };
    return columns.source && columns.target ? [{ source: columns.source, target: columns.target }] : [];
  });
}

/**
 * The lookup by which a new row of the target would point to its source; undefined when the two tables are not related.
 * Without a map it is the only writable lookup to that table, of an activity the row it is about.
 */
export function parentColumn(source: Table, target: Table): Column | undefined {
  const map = maps.find((one) => one.source === source.name && one.target === target.name);
  if (map) return target.columns.get(map.parent);
  const lookups = [...target.columns.values()].filter((column) => isLookup(column) && !column.readOnly && column.kind !== 'Owner' && column.targets.includes(source.name));
  return lookups.find((column) => column.name === 'regardingobjectid') ?? (lookups.length === 1 ? lookups[0] : undefined);
}

/** The value as the target column takes it: text that is too long is cut. */
export function fittedValue(column: Column, value: unknown): unknown {
  return typeof value === 'string' && column.maxLength !== undefined ? value.slice(0, column.maxLength) : value;
}
