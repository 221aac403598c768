// QualifyLead: a lead becomes an account, a contact and an opportunity as asked, linked to each other and to the lead.
import { randomUUID } from 'node:crypto';
import type { Context } from '../context.ts';
import { readBody, type Operation } from '../http/operation.ts';
import { jsonReply, type Reply } from '../http/reply.ts';
import { isLookup } from '../registry/column.ts';
import { columnNamed, type Table } from '../registry/registry.ts';
import { isGuid } from '../odata/resourcePath.ts';
import { setLookup, type Changes } from '../write/changes.ts';
import { createRow } from '../write/create.ts';
import { deriveColumns, type StoredRow } from '../write/derived.ts';
import { lockRow, noPreconditions } from '../write/lockRow.ts';
import { isBody, type Body } from '../write/payload.ts';
import type { RowReference } from '../write/references.ts';
import { storeChanges, updateRow } from '../write/update.ts';
import { errorCodes, rowNotFound, WebApiError } from '../webApiError.ts';
import { fittedValue, mappedColumns } from './columnMaps.ts';

const qualifiedState = 1;
function flag(body: Body, name: string): boolean {
  const value = body[name];
  if (typeof value !== 'boolean') throw new WebApiError(400, errorCodes.payload, `The parameter '${name}' is required.`);
  return value;
}

/** POST leads(id)/Microsoft.Dynamics.CRM.QualifyLead. Answers the created rows. */
export async function qualifyLead(operation: Operation, lead: RowReference): Promise<Reply> {
  const body = readBody(operation);
  const wants = { account: flag(body, 'CreateAccount'), contact: flag(body, 'CreateContact'), opportunity: flag(body, 'CreateOpportunity') };
  const status = body['Status'];
  if (typeof status !== 'number') throw new WebApiError(400, errorCodes.payload, "The parameter 'Status' is required.");
  const { context } = operation;
  const row = await lockRow(context, lead, { right: 'Write', preconditions: noPreconditions });
  if (!row) throw rowNotFound(lead.table.name, lead.id);
  if (row['statecode'] !== 0) throw new WebApiError(400, errorCodes.argument, 'The lead is already closed.');
  const account = wants.account ? await createAccount(context, lead, row) : undefined;
  const contact = wants.contact ? await createContact(context, lead, { row, account }) : undefined;
  if (account && contact) await link(context, account, 'primarycontactid', contact);
  const opportunity = wants.opportunity ? await createOpportunity(context, lead, { row, account, contact, body }) : undefined;
  await closeLead(context, lead, { row, status, account, contact, opportunity });
  const created = [account, contact, opportunity].filter((one): one is RowReference => one !== undefined);
  return jsonReply({
    '@odata.context': `${context.root}/$metadata#Collection(Microsoft.Dynamics.CRM.crmbaseentity)`,
    value: created.map(({ table, id }) => ({ '@odata.type': `#Microsoft.Dynamics.CRM.${table.name}`, [table.idColumn.name]: id })),
  });
}

/** What the map to the table takes over from the lead; lookups are set by the qualification itself. */
function copied(row: StoredRow, lead: Table, target: Table): Record<string, unknown> {
  return Object.fromEntries(mappedColumns(lead, target).flatMap((pair) => {
    const value = row[pair.source.name];
    if (isLookup(pair.target) || pair.target.readOnly || value === null || value === undefined) return [];
    return [[pair.target.name, fittedValue(pair.target, value)]];
  }));
}

const bind = ({ table, id }: RowReference): string => `/${table.entitySetName}(${id})`;

async function create(context: Context, name: string, body: Record<string, unknown>): Promise<RowReference> {
  const table = context.registry.tableNamed(name);
  return { table, id: await createRow(context, { table, body, id: randomUUID() }) };
}

function createAccount(context: Context, lead: RowReference, row: StoredRow): Promise<RowReference> {
  const name = row['companyname'] ?? row['fullname'] ?? row['subject'];
  return create(context, 'account', { ...copied(row, lead.table, context.registry.tableNamed('account')), name, ...ownerOf(row), 'originatingleadid@odata.bind': bind(lead) });
}

function createContact(context: Context, lead: RowReference, from: { readonly row: StoredRow; readonly account?: RowReference }): Promise<RowReference> {
  return create(context, 'contact', {
    ...copied(from.row, lead.table, context.registry.tableNamed('contact')),
    ...ownerOf(from.row),
    'originatingleadid@odata.bind': bind(lead),
    ...(from.account ? { 'parentcustomerid_account@odata.bind': bind(from.account) } : {}),
  });
}

/** What comes from a lead belongs to whom the lead belongs. */
function ownerOf(row: StoredRow): Record<string, unknown> {
  const owner = row['ownerid'];
  if (typeof owner !== 'string') return {};
  return { 'ownerid@odata.bind': `/${row['ownerid__type'] === 'team' ? 'teams' : 'systemusers'}(${owner})` };
}

interface OpportunityWork {
  readonly row: StoredRow;
  readonly account?: RowReference;
  readonly contact?: RowReference;
  readonly body: Body;
}

function createOpportunity(context: Context, lead: RowReference, { row, account, contact, body }: OpportunityWork): Promise<RowReference> {
  const customer = customerOf(context, body) ?? account ?? contact;
  const currency = body['OpportunityCurrencyId'];
  const currencyId = isBody(currency) ? currency['transactioncurrencyid'] : undefined;
  return create(context, 'opportunity', {
    ...copied(row, lead.table, context.registry.tableNamed('opportunity')),
    name: row['subject'] ?? row['fullname'],
    ...ownerOf(row),
    'originatingleadid@odata.bind': bind(lead),
    ...(customer ? { [`customerid_${customer.table.name}@odata.bind`]: bind(customer) } : {}),
    ...(account ? { 'parentaccountid@odata.bind': bind(account) } : {}),
    ...(contact ? { 'parentcontactid@odata.bind': bind(contact) } : {}),
    ...(typeof currencyId === 'string' ? { 'transactioncurrencyid@odata.bind': `/transactioncurrencies(${currencyId})` } : {}),
  });
}

function customerOf(context: Context, body: Body): RowReference | undefined {
  const given = body['OpportunityCustomerId'];
  if (!isBody(given)) return undefined;
  for (const name of ['account', 'contact']) {
    const id = given[`${name}id`];
    if (typeof id === 'string' && isGuid(id)) return { table: context.registry.tableNamed(name), id };
  }
  throw new WebApiError(400, errorCodes.payload, "The parameter 'OpportunityCustomerId' needs an account or a contact.");
}

async function link(context: Context, from: RowReference, navigation: string, to: RowReference): Promise<void> {
  await updateRow(context, { reference: from, body: { [`${navigation}@odata.bind`]: bind(to) }, preconditions: noPreconditions, mayCreate: false });
}

interface Outcome {
  readonly row: StoredRow;
  readonly status: number;
  readonly account?: RowReference;
  readonly contact?: RowReference;
  readonly opportunity?: RowReference;
}

async function closeLead(context: Context, lead: RowReference, { row, status, account, contact, opportunity }: Outcome): Promise<void> {
  const changes: Changes = new Map<string, unknown>([['statecode', qualifiedState], ['statuscode', status === -1 ? 3 : status]]);
  if (account) setLookup(changes, columnNamed(lead.table, 'parentaccountid'), account);
  if (contact) setLookup(changes, columnNamed(lead.table, 'parentcontactid'), contact);
  if (opportunity) setLookup(changes, columnNamed(lead.table, 'qualifyingopportunityid'), opportunity);
  await deriveColumns(context, lead.table, { row, changes });
  await storeChanges(context, lead, changes);
}
