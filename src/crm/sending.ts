// Sending an email from the CRM: whose mailbox may, the row of the email, and the one call of SendEmail. After an answer that got lost the row is
// asked what became of it; nothing is sent a second time by itself.
import { normalizeAddress } from '../domain/email.ts';
import { AppError } from '../domain/errors.ts';
import type { Id } from '../domain/records.ts';
import type { CrmClient } from './client.ts';
import type { Row } from './client/row.ts';
import { equalsId, guid, queryText } from './client/odata.ts';

/** An email as its seller confirmed it. */
export interface EmailToSend {
  /** Of the row to be made, by us: the same email sent again is the same row. */
  readonly id: Id<'activity'>;
  readonly leadId: Id<'lead'>;
  /** Who sends: the signed-in user. */
  readonly userId: Id<'user'>;
  /** The one address it goes to; it must be the lead's first address when it is sent. */
  readonly to: string;
  readonly subject: string;
  /** Sanitized HTML. */
  readonly html: string;
}

/** What the CRM's row says of an email. `at` is a UTC ISO instant: when it was sent, or handed over. */
export interface SendingState {
  readonly status: 'draft' | 'pending' | 'sent' | 'failed' | 'canceled';
  readonly at?: string;
}

export type SendOutcome =
  | SendingState
  /** Nobody knows: the CRM gave no answer, and its row did not tell either. */
  | { readonly status: 'unknown' }
  /** Not sent, and nothing was written: the lead or the mailbox is not what the seller saw any more. */
  | { readonly status: 'not-sent'; readonly why: 'do-not-email' | 'other-address' | 'mailbox' };

const MAILBOX_COLUMNS = ['mailboxid', 'statecode', 'outgoingemaildeliverymethod', 'outgoingemailstatus', 'enabledforoutgoingemail', 'emailrouteraccessapproval', 'isemailaddressapprovedbyo365admin'] as const;
const STATE_COLUMNS = ['activityid', 'subject', 'description', 'torecipients', 'statuscode', 'senton', 'actualend', 'modifiedon'] as const;
/** Dataverse's choices (its tables mailbox and email). */
const SERVER_SIDE_SYNCHRONIZATION = 2;
const TESTED = 1;
const APPROVED = 1;
const ACTIVE = 0;
const STATES: Readonly<Record<number, SendingState['status']>> = { 1: 'draft', 2: 'sent', 3: 'sent', 5: 'canceled', 6: 'pending', 7: 'pending', 8: 'failed' };
const PARTIES = { sender: 1, to: 2 } as const;
const MOST_SUBJECT_CHARACTERS = 800;
const TOO_MANY_REQUESTS = 429;

/** The signed-in user's id when the CRM sends their emails: mailbox on server-side synchronization, tested, approved. Undefined when it doesn't. @throws AppError */
export async function findSender(crm: CrmClient): Promise<Id<'user'> | undefined> {
  const userId = guid(String((await crm.readOne('WhoAmI'))['UserId']));
  return (await canSend(crm, userId)) ? userId : undefined;
}

/** Whether this user's mailbox sends through the CRM. A role that may not read its own mailbox can't send. @throws AppError */
export async function canSend(crm: CrmClient, userId: Id<'user'>): Promise<boolean> {
  try {
    return (await crm.read(mailboxesOf(userId))).some(sends);
  } catch (error) {
    if (error instanceof AppError && error.code === 'no-permission') return false;
    throw error;
  }
}

/** What the CRM's row says of an email that was to be sent; undefined when there is none. @throws AppError */
export async function findSending(crm: CrmClient, id: Id<'activity'>): Promise<SendingState | undefined> {
  const [row] = await crm.read(emailsWith(id));
  return row === undefined ? undefined : stateOf(row);
}

/**
 * Makes the email's row and has the CRM send it, once. Called again with the same id it first reads what became of the last time: an email
 * that left the state of a draft is never sent again.
 * @throws AppError the CRM's refusal, after which nothing is sent and no row is left; what the client throws before anything was asked to be sent.
 */
export async function sendFromCrm(crm: CrmClient, email: EmailToSend): Promise<SendOutcome> {
  const { row, obstacle } = await look(crm, email);
  if (row !== undefined && !isOpen(stateOf(row))) return stateOf(row);
  if (obstacle !== undefined) return { status: 'not-sent', why: obstacle };
  const made = await makeRow(crm, email, row);
  if (!isOpen(stateOf(made))) return stateOf(made);
  const failure = await crm.act('emails', email.id, { name: 'SendEmail', parameters: { IssueSend: true } }).then(() => undefined, asFailure);
  return settle(crm, email.id, failure);
}

/** The row decides, whatever the answer was: it may have got lost, and another window may have been faster. */
async function settle(crm: CrmClient, id: Id<'activity'>, failure: AppError | undefined): Promise<SendOutcome> {
  let row: Row | undefined;
  try {
    [row] = await crm.read(emailsWith(id));
  } catch {
    return { status: 'unknown' };
  }
  const state = row === undefined ? undefined : stateOf(row);
  if (state !== undefined && state.status !== 'draft') return state;
  if (failure === undefined || isUnsure(failure)) return { status: 'unknown' };
  // A refusal: the draft is taken away again, unless it changed meanwhile. When that fails it stays a draft, which harms nobody.
  if (row !== undefined && failure.params['status'] !== TOO_MANY_REQUESTS) await crm.remove('emails', id, String(row['@odata.etag'])).catch(() => undefined);
  throw failure;
}

function asFailure(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError('crm-silent', { retryable: true, cause: error });
}

/** No answer, or one that says nothing about what was done. */
function isUnsure({ code, params }: AppError): boolean {
  return code === 'crm-silent' || (code === 'crm-busy' && params['status'] !== TOO_MANY_REQUESTS);
}

function isOpen({ status }: SendingState): boolean {
  return status === 'draft' || status === 'failed';
}

function stateOf(row: Row): SendingState {
  const status = STATES[Number(row['statuscode'])] ?? 'draft';
  const at = [row['senton'], row['actualend'], row['modifiedon']].find((value) => typeof value === 'string');
  return { status, ...(typeof at === 'string' && status !== 'draft' ? { at } : {}) };
}

const emailsWith = (id: Id<'activity'>): string => `emails?${queryText({ select: STATE_COLUMNS, filter: equalsId('activityid', id) })}`;
const mailboxesOf = (userId: Id<'user'>): string => `mailboxes?${queryText({ select: MAILBOX_COLUMNS, filter: equalsId('_regardingobjectid_value', userId) })}`;

function sends(mailbox: Row): boolean {
  const isApproved = mailbox['emailrouteraccessapproval'] === APPROVED || mailbox['isemailaddressapprovedbyo365admin'] === true;
  return isApproved && mailbox['statecode'] === ACTIVE && mailbox['outgoingemaildeliverymethod'] === SERVER_SIDE_SYNCHRONIZATION
    && mailbox['outgoingemailstatus'] === TESTED && mailbox['enabledforoutgoingemail'] !== false;
}

interface Looked {
  readonly row?: Row;
  readonly obstacle?: 'do-not-email' | 'other-address' | 'mailbox';
}

/** The email's row, the lead and the mailbox as they are now, in one request. */
async function look(crm: CrmClient, { id, leadId, userId, to }: EmailToSend): Promise<Looked> {
  const answers = await crm.readAll([
    { path: emailsWith(id) },
    { path: `leads?${queryText({ select: ['leadid', 'emailaddress1', 'donotemail'], filter: equalsId('leadid', leadId) })}` },
    { path: mailboxesOf(userId) },
  ]);
  const [rows = [], leads = [], mailboxes = []] = answers.map((answer) => {
    if (answer instanceof AppError) throw answer;
    return answer;
  });
  const [lead] = leads;
  if (lead === undefined) throw new AppError('not-found');
  const obstacle = obstacleOf(lead, mailboxes, to);
  return { ...(rows[0] === undefined ? {} : { row: rows[0] }), ...(obstacle === undefined ? {} : { obstacle }) };
}

function obstacleOf(lead: Row, mailboxes: readonly Row[], to: string): Looked['obstacle'] {
  if (lead['donotemail'] === true) return 'do-not-email';
  // The CRM sends to the lead's first address, whatever address the row names.
  if (normalizeAddress(String(lead['emailaddress1'] ?? '')) !== normalizeAddress(to)) return 'other-address';
  return mailboxes.some(sends) ? undefined : 'mailbox';
}

/** The draft row as it was confirmed. One of an earlier press with other words gives way to it, unless it was sent in between. */
async function makeRow(crm: CrmClient, email: EmailToSend, before: Row | undefined): Promise<Row> {
  if (before !== undefined && isSame(before, email)) return before;
  const body = {
    activityid: email.id,
    subject: subjectOf(email),
    description: email.html,
    directioncode: true,
    'regardingobjectid_lead_email@odata.bind': `/leads(${guid(email.leadId)})`,
    email_activity_parties: [
      { 'partyid_systemuser@odata.bind': `/systemusers(${guid(email.userId)})`, participationtypemask: PARTIES.sender },
      { 'partyid_lead@odata.bind': `/leads(${guid(email.leadId)})`, participationtypemask: PARTIES.to, addressused: email.to },
    ],
  };
  try {
    if (before !== undefined) await crm.remove('emails', email.id, String(before['@odata.etag']));
    return await crm.create('emails', body, STATE_COLUMNS);
  } catch (error) {
    // 412: another window made it, or an earlier press sent it, a moment ago.
    if (!(error instanceof AppError) || error.params['status'] !== 412) throw error;
    const [row] = await crm.read(emailsWith(email.id));
    if (row === undefined || (isOpen(stateOf(row)) && !isSame(row, email))) throw error;
    return row;
  }
}

function isSame(row: Row, email: EmailToSend): boolean {
  return row['subject'] === subjectOf(email) && row['description'] === email.html && normalizeAddress(String(row['torecipients'] ?? '')) === normalizeAddress(email.to);
}

function subjectOf({ subject }: EmailToSend): string {
  return subject.slice(0, MOST_SUBJECT_CHARACTERS);
}
