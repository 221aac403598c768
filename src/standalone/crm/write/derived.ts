// Columns the system sets from others: names, states, base amounts, copies of the customer. Data in, changes out,
// except the rate of a currency, which is read.
import type { Context } from '../context.ts';
import { columnNamed, type Table } from '../registry/registry.ts';
import { errorCodes, WebApiError } from '../webApiError.ts';
import type { Changes } from './changes.ts';
import { setIfPresent } from './changes.ts';

/** The row before the change; empty on create. */
export type StoredRow = Readonly<Record<string, unknown>>;

function after(name: string, row: StoredRow, changes: Changes): unknown {
  return changes.has(name) ? changes.get(name) : (row[name] ?? null);
}

function filled(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/** Adds to `changes` what follows from them. `row` is undefined on create. */
export async function deriveColumns(context: Context, table: Table, { row, changes }: { readonly row?: StoredRow; readonly changes: Changes }): Promise<void> {
  if (!row) applyDefaults(table, changes);
  deriveStatus(table, row, changes);
  deriveNames(table, row ?? {}, changes);
  deriveCustomers(table, row ?? {}, changes);
  if (table.isActivity && changes.get('statecode') === 1 && table.columns.has('actualend') && after('actualend', row ?? {}, changes) === null) changes.set('actualend', context.now.toISOString());
  await deriveMoney(context, table, { row: row ?? {}, changes });
}

function applyDefaults(table: Table, changes: Changes): void {
  for (const column of table.columns.values()) {
    if (changes.has(column.name) || column.defaultValue === undefined) continue;
    changes.set(column.name, column.kind === 'Boolean' ? column.defaultValue === 'true' : column.defaultValue);
  }
  if (table.isActivity) changes.set('activitytypecode', table.name);
}

/** A state brings its default status reason; a status reason must belong to the state. */
function deriveStatus(table: Table, row: StoredRow | undefined, changes: Changes): void {
  const status = table.columns.get('statuscode');
  if (!table.columns.has('statecode') || !status || status.options.length === 0) return;
  if (row && !changes.has('statecode') && !changes.has('statuscode')) return;
  const given = changes.get('statecode');
  const state = Number(given ?? row?.['statecode'] ?? 0);
  changes.set('statecode', state);
  if (given === undefined && changes.get('statuscode') === undefined && row) return;
  const reason = changes.get('statuscode');
  if (reason === undefined || reason === null) {
    changes.set('statuscode', table.defaultStatus.get(state) ?? null);
    return;
  }
  const option = status.options.find((one) => one.value === reason);
  if (option?.state !== undefined && option.state !== state) {
    const stateLabel = columnNamed(table, 'statecode').options.find((one) => one.value === state)?.label ?? String(state);
    throw new WebApiError(400, errorCodes.status, `${String(reason)} is not a valid status code for state code ${table.name}State.${stateLabel} on ${table.name}.`);
  }
}

function deriveNames(table: Table, row: StoredRow, changes: Changes): void {
  if (table.columns.has('fullname') && (changes.has('firstname') || changes.has('lastname') || changes.has('middlename'))) {
    changes.set('fullname', ['firstname', 'middlename', 'lastname'].map((name) => (table.columns.has(name) ? after(name, row, changes) : null)).filter(filled).map((part) => part.trim()).join(' ').slice(0, columnNamed(table, 'fullname').maxLength ?? 160) || null);
  }
  for (const prefix of ['address1', 'address2', 'address3']) {
    const parts = ['line1', 'line2', 'line3', 'city', 'stateorprovince', 'postalcode', 'country'];
    if (!table.columns.has(`${prefix}_composite`) || !parts.some((part) => changes.has(`${prefix}_${part}`))) continue;
    const text = (part: string): string | undefined => {
      const value = after(`${prefix}_${part}`, row, changes);
      return filled(value) ? value : undefined;
    };
    const region = [text('stateorprovince'), text('postalcode')].filter(filled).join(' ');
    const place = [text('city'), region].filter(filled).join(', ');
    changes.set(`${prefix}_composite`, [text('line1'), text('line2'), text('line3'), place, text('country')].filter(filled).join('\r\n') || null);
  }
}

/** `accountid` and `contactid` repeat the customer, whichever of the two it is. */
function deriveCustomers(table: Table, row: StoredRow, changes: Changes): void {
  const customer = ['customerid', 'parentcustomerid'].find((name) => table.columns.get(name)?.kind === 'Customer');
  if (!customer || !changes.has(customer)) return;
  const type = after(`${customer}__type`, row, changes);
  const id = changes.get(customer);
  for (const target of ['account', 'contact']) {
    const copy = table.columns.get(`${target}id`);
    if (copy?.readOnly) changes.set(copy.name, type === target ? id : null);
  }
}

/** Amounts are kept in the row's currency and, as `…_base`, in the organization's. */
async function deriveMoney(context: Context, table: Table, { row, changes }: { readonly row: StoredRow; readonly changes: Changes }): Promise<void> {
  if (!table.columns.has('transactioncurrencyid')) return;
  const amounts = [...table.columns.values()].filter((column) => column.kind === 'Money' && !column.name.endsWith('_base') && table.columns.has(`${column.name}_base`));
  const touched = amounts.filter((column) => changes.has(column.name) || (changes.has('transactioncurrencyid') && row[column.name] !== null && row[column.name] !== undefined));
  if (touched.length === 0 && !changes.has('transactioncurrencyid')) return;
  const chosen = after('transactioncurrencyid', row, changes);
  const [currency] = await context.session.query<{ id: string; rate: number }>(
    chosen === null
      ? 'select c.transactioncurrencyid as id, c.exchangerate as rate from crm.organization o join crm.transactioncurrency c on c.transactioncurrencyid = o.basecurrencyid limit 1'
      : 'select transactioncurrencyid as id, exchangerate as rate from crm.transactioncurrency where transactioncurrencyid = $1::uuid',
    chosen === null ? [] : [chosen],
  );
  if (!currency) return;
  const rate = currency.rate || 1;
  changes.set('transactioncurrencyid', currency.id);
  setIfPresent(table, changes, 'exchangerate', rate);
  for (const column of touched) {
    const amount = after(column.name, row, changes);
    changes.set(`${column.name}_base`, amount === null ? null : Math.round((Number(amount) / rate) * 10_000) / 10_000);
  }
}
