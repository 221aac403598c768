// Qualifying a lead: an account, a contact and an opportunity as the seller ticked, by Dataverse's own action. The action is asked once; whether
// it was carried out is read from the rows. It can be taken back as long as nobody has worked with what it made.
import { AppError } from '../domain/errors.ts';
import type { Id, Lead } from '../domain/records.ts';
import type { CrmClient } from './client.ts';
import type { Row } from './client/row.ts';
import type { Change } from './client/changes.ts';
import { allOf, anyOf, equalsId, guid, queryText } from './client/odata.ts';

/** For each kind: made anew, one that is there already, or none. */
export interface Qualification {
  readonly account: 'create' | 'none' | { readonly id: Id<'account'> };
  readonly contact: 'create' | 'none' | { readonly id: Id<'contact'> };
  readonly opportunity: boolean;
}

const kinds = ['account', 'contact', 'opportunity'] as const;
export type MadeKind = (typeof kinds)[number];

export interface MadeRow {
  readonly kind: MadeKind;
  readonly id: string;
  readonly version: string;
  readonly name: string;
}

/** What became of it, and what undo needs. */
export interface Qualified {
  readonly made: readonly MadeRow[];
  readonly before: { readonly status: number; readonly accountId?: Id<'account'>; readonly contactId?: Id<'contact'> };
  /** Row version of the qualified lead. */
  readonly version: string;
}

const OPEN = 0;
const QUALIFIED = 1;
/** Dataverse's status reason "Qualified". */
const STATUS_QUALIFIED = 3;
const tables = {
  account: { set: 'accounts', id: 'accountid', name: 'name' },
  contact: { set: 'contacts', id: 'contactid', name: 'fullname' },
  opportunity: { set: 'opportunities', id: 'opportunityid', name: 'name' },
} as const;
const LEAD_COLUMNS = ['leadid', 'versionnumber', 'statecode', 'statuscode', 'modifiedon', '_parentaccountid_value', '_parentcontactid_value'];

/**
 * Qualifies. A lead that is closed by now is left alone.
 * @throws AppError `lead-closed`, `changed-elsewhere`, `crm-silent` when nobody knows whether it happened, and what the client throws.
 */
export async function qualifyLead(crm: CrmClient, lead: Pick<Lead, 'id' | 'version'>, wanted: Qualification): Promise<Qualified> {
  const before = await look(crm, lead.id);
  if (before.lead['statecode'] !== OPEN) throw new AppError('lead-closed', { params: { on: String(before.lead['modifiedon'] ?? '') } });
  await connectKnown(crm, lead, wanted);
  try {
    await crm.act('leads', lead.id, { name: 'QualifyLead', parameters: parametersOf(wanted) });
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'crm-silent' && error.code !== 'crm-busy')) throw error;
    const now = await look(crm, lead.id);
    if (now.lead['statecode'] !== QUALIFIED) throw error;
  }
  const after = await look(crm, lead.id);
  if (after.lead['statecode'] !== QUALIFIED) throw new AppError('crm-refused', { cause: 'the lead is not qualified after it was said to be' });
  const known = new Set(before.made.map(({ id }) => id));
  const [accountId, contactId] = [textIn(before.lead, '_parentaccountid_value'), textIn(before.lead, '_parentcontactid_value')];
  return {
    made: after.made.filter(({ id }) => !known.has(id)),
    before: { status: Number(before.lead['statuscode'] ?? 1), ...(accountId === undefined ? {} : { accountId }), ...(contactId === undefined ? {} : { contactId }) },
    version: versionOf(after.lead),
  };
}

/** The rows that are there already are connected first: the opportunity is then theirs, also where the action ignores its customer. */
async function connectKnown(crm: CrmClient, lead: Pick<Lead, 'id' | 'version'>, { account, contact }: Qualification): Promise<void> {
  const body = {
    ...(typeof account === 'object' ? { 'parentaccountid@odata.bind': `/accounts(${guid(account.id)})` } : {}),
    ...(typeof contact === 'object' ? { 'parentcontactid@odata.bind': `/contacts(${guid(contact.id)})` } : {}),
  };
  if (Object.keys(body).length > 0) await crm.update('leads', lead.id, { body, version: lead.version });
}

function parametersOf({ account, contact, opportunity }: Qualification): Row {
  const customer = typeof account === 'object' ? { '@odata.type': 'Microsoft.Dynamics.CRM.account', accountid: account.id } : typeof contact === 'object' && account === 'none' ? { '@odata.type': 'Microsoft.Dynamics.CRM.contact', contactid: contact.id } : undefined;
  return {
    CreateAccount: account === 'create',
    CreateContact: contact === 'create',
    CreateOpportunity: opportunity,
    Status: STATUS_QUALIFIED,
    ...(opportunity && customer !== undefined ? { OpportunityCustomerId: customer } : {}),
  };
}

interface Looked {
  readonly lead: Row;
  /** Everything that was ever made of this lead. */
  readonly made: readonly MadeRow[];
}

async function look(crm: CrmClient, leadId: Id<'lead'>): Promise<Looked> {
  const parts = [
    { path: `leads?${queryText({ select: LEAD_COLUMNS, filter: equalsId('leadid', leadId) })}` },
    ...kinds.map((kind) => ({ path: `${tables[kind].set}?${queryText({ select: [tables[kind].id, tables[kind].name, 'versionnumber'], filter: equalsId('_originatingleadid_value', leadId) })}` })),
  ];
  const [leads, ...made] = (await crm.readAll(parts)).map((rows) => {
    if (rows instanceof AppError) throw rows;
    return rows;
  });
  const lead = leads?.[0];
  if (lead === undefined) throw new AppError('not-found');
  return { lead, made: kinds.flatMap((kind, place) => (made[place] ?? []).map((row): MadeRow => ({ kind, id: String(row[tables[kind].id]), version: versionOf(row), name: String(row[tables[kind].name] ?? '') }))) };
}

/**
 * Takes a qualification back: the lead is open again and what was made of it is gone, all or nothing.
 * @returns `in-use` when somebody has changed the new rows or hung something on them since: then nothing was changed.
 * @throws AppError `changed-elsewhere` when the lead itself was changed since, and what the client throws.
 */
export async function undoQualification(crm: CrmClient, leadId: Id<'lead'>, { made, before, version }: Qualified): Promise<'undone' | 'in-use'> {
  const now = await look(crm, leadId);
  if (now.lead['statecode'] === OPEN) return 'undone';
  if (made.some((row) => !now.made.some((each) => each.id === row.id && each.version === row.version)) || (await isInUse(crm, made))) return 'in-use';
  const bind = (set: string, id: string | undefined): string | null => (id === undefined ? null : `/${set}(${guid(id)})`);
  const reopening: Change = {
    kind: 'update', set: 'leads', id: leadId, version,
    body: {
      statecode: OPEN, statuscode: before.status,
      'parentaccountid@odata.bind': bind('accounts', before.accountId), 'parentcontactid@odata.bind': bind('contacts', before.contactId), 'qualifyingopportunityid@odata.bind': null,
    },
  };
  const hasContact = made.some(({ kind }) => kind === 'contact');
  // Children before their account. Removing its primary contact changes the account, whose version was just looked at instead.
  const removals = [...kinds].reverse().flatMap((kind): readonly Change[] => made.filter((row) => row.kind === kind).map((row) => ({ kind: 'remove', set: tables[kind].set, id: row.id, ...(kind === 'account' && hasContact ? {} : { version: row.version }) })));
  await crm.changeTogether([reopening, ...removals]);
  return 'undone';
}

/** Deleting an account takes what hangs on it along: only rows with nothing but each other on them are taken back. */
async function isInUse(crm: CrmClient, made: readonly MadeRow[]): Promise<boolean> {
  if (made.length === 0) return false;
  const regarding = anyOf(...made.map(({ id }) => equalsId('_regardingobjectid_value', id)));
  const notes = anyOf(...made.map(({ id }) => equalsId('_objectid_value', id)));
  const customers = made.filter(({ kind }) => kind !== 'opportunity');
  const parts = [
    { path: `activitypointers?${queryText({ select: ['activityid'], filter: regarding, top: 1 })}`, id: 'activityid' },
    { path: `annotations?${queryText({ select: ['annotationid'], filter: notes, top: 1 })}`, id: 'annotationid' },
    ...(customers.length === 0 ? [] : [
      { path: `contacts?${queryText({ select: ['contactid'], filter: anyOf(...customers.map(({ id }) => equalsId('_parentcustomerid_value', id))), top: made.length + 1 })}`, id: 'contactid' },
      { path: `opportunities?${queryText({ select: ['opportunityid'], filter: anyOf(...customers.map(({ id }) => equalsId('_customerid_value', id))), top: made.length + 1 })}`, id: 'opportunityid' },
    ]),
    ...customers.filter(({ kind }) => kind === 'account').map(({ id }) => ({ path: `accounts?${queryText({ select: ['accountid'], filter: allOf(equalsId('_parentaccountid_value', id)), top: 1 })}`, id: 'accountid' })),
  ];
  const own = new Set(made.map(({ id }) => id));
  return (await crm.readAll(parts)).some((rows, place) => {
    if (rows instanceof AppError) throw rows;
    return rows.some((row) => !own.has(String(row[parts[place]?.id ?? ''])));
  });
}

function versionOf(row: Row): string {
  return String(row['@odata.etag'] ?? `W/"${String(row['versionnumber'] ?? '')}"`);
}

function textIn(row: Row, column: string): string | undefined {
  const value = row[column];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
