// What a seller's press does to a lead in the CRM: a task, a logged call, an appointment, a disqualification, "do not email", a word on its
// address. Each is one row or one column set under an id made beforehand: done again it finds what it did, and each can be taken back.
import type { DisqualifyReason } from '../domain/actions/disqualify.ts';
import { AppError } from '../domain/errors.ts';
import type { Address, Id } from '../domain/records.ts';
import { performAddressChange, undoAddressChange, type AddressChange } from './addressChanges.ts';
import type { Change } from './client/changes.ts';
import type { CrmClient } from './client.ts';
import type { Row } from './client/row.ts';
import { equalsId, guid, queryText } from './client/odata.ts';
import { performReferredLead, undoReferredLead, type ReferredLeadChange } from './referredLead.ts';
import type { EntitySet } from './tables.ts';

interface OnLead {
  /** Of the row to be made, by us: the same change done twice is one row. */
  readonly id: Id<'activity'>;
  readonly leadId: Id<'lead'>;
  /** Row version of the lead the seller saw. */
  readonly leadVersion: string;
  /** True when the lead was open then: a lead closed since refuses the change. */
  readonly leadWasOpen: boolean;
}

/** Instants are UTC ISO. */
export type LeadChange = RowChange | AddressChange | ReferredLeadChange;

type RowChange =
  | (OnLead & { readonly kind: 'task'; readonly subject: string; readonly note: string; readonly dueOn: string })
  | (OnLead & { readonly kind: 'call'; readonly subject: string; readonly note: string; readonly at: string; /** The number called, as written. */ readonly number?: string })
  | (OnLead & { readonly kind: 'appointment'; readonly subject: string; readonly note: string; readonly start: string; readonly end: string; readonly attendees: readonly Address[] })
  | (OnLead & { readonly kind: 'disqualify'; readonly reason: DisqualifyReason; readonly subject: string; readonly note: string })
  | (OnLead & { readonly kind: 'stop-contact' });

/** What the CRM says afterwards. */
export interface ChangeOutcome {
  readonly subject?: string;
  /** When it is due, was or takes place; UTC ISO. */
  readonly at?: string;
  /** Status reason of the lead, in the CRM's words. */
  readonly statusReason?: string;
  /** Name of the lead a referred person is already; then nothing was made. */
  readonly known?: string;
  /** Status reason value of the lead before a disqualification. */
  readonly statusBefore?: number;
}

/** Dataverse's status reasons of a disqualified lead (its table of states). */
const STATUS_REASONS: Readonly<Record<DisqualifyReason, number>> = { lost: 4, 'cannot-contact': 5, 'no-longer-interested': 6, canceled: 7 };
const LEAD_STATES = { open: 0, disqualified: 2 } as const;
const COMPLETED = 1;
const CALL_MADE = 2;
const SCHEDULED = 3;
const BUSY = 5;
/** Participation type masks. */
const PARTIES = { sender: 1, to: 2, required: 5, organizer: 7 } as const;
const MOST_SUBJECT_CHARACTERS = 200;
const MOST_NUMBER_CHARACTERS = 200;
/** Our own new row has no version yet that anybody could have seen. */
const ANY_VERSION = '*';

interface OwnRow {
  readonly set: EntitySet;
  readonly idColumn: string;
  readonly select: readonly string[];
  /** The column that says when. */
  readonly at?: string;
}

const OWN_ROWS: Readonly<Record<Exclude<RowChange['kind'], 'stop-contact'>, OwnRow>> = {
  task: { set: 'tasks', idColumn: 'activityid', select: ['activityid', 'subject', 'scheduledend'], at: 'scheduledend' },
  call: { set: 'phonecalls', idColumn: 'activityid', select: ['activityid', 'subject', 'actualend'], at: 'actualend' },
  appointment: { set: 'appointments', idColumn: 'activityid', select: ['activityid', 'subject', 'scheduledstart'], at: 'scheduledstart' },
  disqualify: { set: 'annotations', idColumn: 'annotationid', select: ['annotationid', 'subject'] },
};

/**
 * Does the change, or finds that it was done already, and gives back what the CRM then says.
 * @throws AppError `lead-closed` when the lead was closed since the seller saw it, `changed-elsewhere`, `not-found`, `no-permission`, and what the client throws.
 */
export async function performChange(crm: CrmClient, change: LeadChange): Promise<ChangeOutcome> {
  if (isAboutAddress(change)) {
    await performAddressChange(crm, change);
    return {};
  }
  if (change.kind === 'referred-lead') return performReferredLead(crm, change);
  const before = await look(crm, change);
  if (isDone(change, before)) return outcomeOf(change, before);
  if (change.kind === 'stop-contact') return stopContact(crm, change, before.lead);
  if (change.leadWasOpen && before.lead['statecode'] !== LEAD_STATES.open) throw closedSince(before.lead);
  try {
    const changes = await changesOf(crm, change);
    await crm.changeTogether(before.own === undefined ? changes : changes.filter((each) => each.kind !== 'create'));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'changed-elsewhere') throw error;
    // Another window may have done the very same in between.
    const now = await look(crm, change);
    if (isDone(change, now)) return outcomeOf(change, now);
    if (change.leadWasOpen && now.lead['statecode'] !== LEAD_STATES.open) throw closedSince(now.lead);
    throw error;
  }
  const statusBefore = before.lead['statuscode'];
  return { ...outcomeOf(change, await look(crm, change)), ...(change.kind === 'disqualify' && typeof statusBefore === 'number' ? { statusBefore } : {}) };
}

/** Takes a change back: its row is deleted, the lead is open and may be written to as before. What is gone already is no error. */
export async function undoChange(crm: CrmClient, change: LeadChange, outcome: ChangeOutcome): Promise<void> {
  if (isAboutAddress(change)) return undoAddressChange(crm, change);
  if (change.kind === 'referred-lead') return undoReferredLead(crm, change);
  const { lead, own } = await look(crm, change);
  const version = String(lead['@odata.etag']);
  if (change.kind === 'stop-contact') {
    await crm.update('leads', change.leadId, { body: { donotemail: false, donotbulkemail: false }, version });
    return;
  }
  const removal: readonly Change[] = own === undefined ? [] : [{ kind: 'remove', set: OWN_ROWS[change.kind].set, id: change.id }];
  const isClosed = change.kind === 'disqualify' && lead['statecode'] === LEAD_STATES.disqualified;
  const status = outcome.statusBefore === undefined ? {} : { statuscode: outcome.statusBefore };
  const reopening: readonly Change[] = isClosed ? [{ kind: 'update', set: 'leads', id: change.leadId, body: { statecode: LEAD_STATES.open, ...status }, version }] : [];
  await crm.changeTogether([...removal, ...reopening]);
}

function isAboutAddress(change: LeadChange): change is AddressChange {
  return change.kind === 'bounce' || change.kind === 'address-word';
}

interface Looked {
  readonly lead: Row;
  readonly own?: Row;
}

/** The lead and our own row as they are now, in one request. */
async function look(crm: CrmClient, change: RowChange): Promise<Looked> {
  const parts = [{ path: `leads?${queryText({ select: ['leadid', 'statecode', 'statuscode', 'donotemail', 'modifiedon'], filter: equalsId('leadid', change.leadId) })}` }];
  if (change.kind !== 'stop-contact') {
    const { set, select, idColumn } = OWN_ROWS[change.kind];
    parts.push({ path: `${set}?${queryText({ select, filter: equalsId(idColumn, change.id) })}` });
  }
  const answers = await crm.readAll(parts);
  const failed = answers.find((answer) => answer instanceof AppError);
  if (failed !== undefined) throw failed;
  const [leads = [], own = []] = answers.map((answer) => (answer instanceof AppError ? [] : answer));
  const [lead] = leads;
  if (lead === undefined) throw new AppError('not-found');
  return { lead, ...(own[0] === undefined ? {} : { own: own[0] }) };
}

/** Somebody may have reopened a lead disqualified by us: then the note is there and the change is not done. */
function isDone(change: RowChange, { lead, own }: Looked): boolean {
  return own !== undefined && (change.kind !== 'disqualify' || lead['statecode'] === LEAD_STATES.disqualified);
}

function outcomeOf(change: RowChange, { lead, own }: Looked): ChangeOutcome {
  const text = (row: Row | undefined, column: string | undefined): string | undefined => {
    const value = column === undefined ? undefined : row?.[column];
    return typeof value === 'string' ? value : undefined;
  };
  const subject = text(own, 'subject');
  const at = change.kind === 'stop-contact' ? undefined : text(own, OWN_ROWS[change.kind].at);
  const statusReason = change.kind === 'disqualify' ? text(lead, 'statuscode@OData.Community.Display.V1.FormattedValue') : undefined;
  return { ...(subject === undefined ? {} : { subject }), ...(at === undefined ? {} : { at }), ...(statusReason === undefined ? {} : { statusReason }) };
}

/** An opt-out holds whatever else was changed on the lead meanwhile, closed leads included. */
async function stopContact(crm: CrmClient, change: RowChange, lead: Row): Promise<ChangeOutcome> {
  if (lead['donotemail'] === true) return {};
  await crm.update('leads', change.leadId, { body: { donotemail: true, donotbulkemail: true }, version: String(lead['@odata.etag']) });
  return {};
}

function closedSince(lead: Row): AppError {
  return new AppError('lead-closed', { params: { on: String(lead['modifiedon'] ?? '') } });
}

async function changesOf(crm: CrmClient, change: Exclude<RowChange, { readonly kind: 'stop-contact' }>): Promise<readonly Change[]> {
  const subject = change.subject.slice(0, MOST_SUBJECT_CHARACTERS);
  const lead = `/leads(${guid(change.leadId)})`;
  switch (change.kind) {
    case 'task':
      return [{ kind: 'create', set: 'tasks', body: { activityid: change.id, subject, description: change.note, scheduledend: change.dueOn, 'regardingobjectid_lead_task@odata.bind': lead } }];
    case 'call': {
      const parties = [{ 'partyid_systemuser@odata.bind': await ownUser(crm), participationtypemask: PARTIES.sender }, { 'partyid_lead@odata.bind': lead, participationtypemask: PARTIES.to }];
      const body = { activityid: change.id, subject, description: change.note, directioncode: true, actualend: change.at, ...(change.number === undefined ? {} : { phonenumber: change.number.slice(0, MOST_NUMBER_CHARACTERS) }), 'regardingobjectid_lead_phonecall@odata.bind': lead, phonecall_activity_parties: parties };
      // Activities are made open and closed afterwards; together, so that no half of it stays.
      return [
        { kind: 'create', set: 'phonecalls', body },
        { kind: 'update', set: 'phonecalls', id: change.id, body: { statecode: COMPLETED, statuscode: CALL_MADE }, version: ANY_VERSION },
      ];
    }
    case 'appointment': {
      const attendees = change.attendees.map((each, index) => (index === 0 ? { 'partyid_lead@odata.bind': lead, participationtypemask: PARTIES.required } : { addressused: each.address, participationtypemask: PARTIES.required }));
      const parties = [{ 'partyid_systemuser@odata.bind': await ownUser(crm), participationtypemask: PARTIES.organizer }, ...attendees];
      const body = { activityid: change.id, subject, description: change.note, scheduledstart: change.start, scheduledend: change.end, 'regardingobjectid_lead_appointment@odata.bind': lead, appointment_activity_parties: parties };
      return [
        { kind: 'create', set: 'appointments', body },
        { kind: 'update', set: 'appointments', id: change.id, body: { statecode: SCHEDULED, statuscode: BUSY }, version: ANY_VERSION },
      ];
    }
    case 'disqualify':
      return [
        { kind: 'create', set: 'annotations', body: { annotationid: change.id, subject, notetext: change.note, 'objectid_lead@odata.bind': lead } },
        { kind: 'update', set: 'leads', id: change.leadId, body: { statecode: LEAD_STATES.disqualified, statuscode: STATUS_REASONS[change.reason] }, version: change.leadVersion },
      ];
  }
}

async function ownUser(crm: CrmClient): Promise<string> {
  return `/systemusers(${guid(String((await crm.readOne('WhoAmI'))['UserId']))})`;
}
