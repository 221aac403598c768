// What reminders follow from, as the CRM has it: the seller's open leads with their emails and meetings to come, and what the seller said about
// reminders before. And writing that down: one row a reminder, its id made beforehand, so that the same press made twice is one row.
import { AppError } from '../domain/errors.ts';
import type { LeadEmail } from '../domain/leadEmails.ts';
import type { Id, Lead } from '../domain/records.ts';
import type { ReminderAnswer } from '../domain/reminders.ts';
import type { CrmClient } from './client.ts';
import type { Row } from './client/row.ts';
import type { ChangeOutcome } from './leadChanges.ts';
import { allOf, anyNotBefore, anyOf, equalsId, equalsNumber, guid, isCaller, notBefore, queryText } from './client/odata.ts';
import { availabilityOf, type Availability } from './routing/availability.ts';
import { activityOf, expandedRows, leadOf } from './records.ts';
import { columns, reminderAnswers } from './tables.ts';

/** What the CRM knows about the seller's reminders. */
export interface ReminderRecords {
  /** The user who asked; undefined when the CRM did not say. */
  readonly userId?: Id<'user'>;
  /** Own open leads with an email since the day asked for. */
  readonly leads: readonly Lead[];
  readonly emails: readonly LeadEmail[];
  /** Which of them the seller sent, the newest first: their words can be asked for (`readWords`). */
  readonly sent: readonly SentEmail[];
  /** Leads with a meeting to come. */
  readonly meeting: readonly Id<'lead'>[];
  /** Undefined when the CRM did not give them out: then what is known of them still holds. */
  readonly answers?: readonly ReminderAnswer[];
  /** The seller's own working week; undefined where they told none, and where it can't be read. */
  readonly availability?: Availability;
}

/** An email of the seller's own to a lead. */
export interface SentEmail {
  readonly id: Id<'activity'>;
  /** As `LeadEmail.key`. */
  readonly key: string;
  /** UTC ISO instant. */
  readonly at: string;
}

/** What a seller says about a reminder, on its way to the CRM. */
export interface ReminderChange {
  readonly kind: 'reminder';
  /** Of this press. */
  readonly id: string;
  /** Of the row, the same for every press about this reminder by this person. */
  readonly rowId: Id<'reminder'>;
  readonly leadId: Id<'lead'>;
  readonly said: ReminderAnswer;
  /** What had been said before: taking this back restores it. */
  readonly before?: ReminderAnswer;
}

/** Rows of a page of Dataverse (DATAVERSE section 4). */
const ROWS_IN_A_PAGE = 5_000;
const SET = 'hrz_reminders';
const LONGEST_NAME = 320;
/** Emails: the hash of the base of the conversation index names the conversation; sender is the address it came from. */
const EMAIL_COLUMNS = ['activityid', 'subject', 'directioncode', 'messageid', 'statecode', 'senton', 'actualend', 'createdon', 'baseconversationindexhash', 'sender', '_regardingobjectid_value', '_ownerid_value'];
/** Words are long: no more emails than this are asked for them at once. */
export const WORDS_AT_ONCE = 20;

/**
 * Everything reminders need, in one request (more only when there are more than 5,000 leads).
 * @param since emails that came into the CRM before are left out.
 * @throws AppError
 */
export async function readReminders(crm: CrmClient, { since, now }: { readonly since: Date; readonly now: Date }): Promise<ReminderRecords> {
  const leadPath = `leads?${queryText({
    select: columns.lead,
    filter: allOf(equalsNumber('statecode', 0), isCaller('ownerid'), anyNotBefore('Lead_Emails', 'createdon', since)),
    orderBy: 'leadid',
    expand: [
      { navigation: 'Lead_Emails', select: EMAIL_COLUMNS, filter: notBefore('createdon', since) },
      { navigation: 'Lead_Appointments', select: columns.appointment, filter: notBefore('scheduledstart', now) },
    ],
  })}`;
  const answerPath = `${SET}?${queryText({ select: columns.hrz_reminder, filter: allOf(isCaller('ownerid'), anyOf(notBefore('modifiedon', since), notBefore('hrz_until', now))), orderBy: 'hrz_reminderid' })}`;
  const userPath = `systemusers?${queryText({ select: ['systemuserid'], filter: isCaller('systemuserid') })}`;
  const weekPath = `hrz_availabilities?${queryText({ select: columns.hrz_availability, filter: isCaller('ownerid') })}`;
  const [leads, answers, users, weeks] = await crm.readAll([{ path: leadPath }, { path: answerPath }, { path: userPath }, { path: weekPath }]);
  if (leads instanceof AppError) throw leads;
  const rows = await whole(crm, leadPath, leads ?? []);
  const said = answers === undefined || answers instanceof AppError ? undefined : (await whole(crm, answerPath, answers)).map(answerOf).filter((answer) => answer !== undefined);
  const userId = users instanceof AppError ? undefined : users?.[0]?.['systemuserid'];
  const week = weeks instanceof AppError ? undefined : weeks?.map(availabilityOf).find((each) => each !== undefined && each.isDamaged !== true);
  const emails = rows.flatMap((row) => expandedRows(row, 'Lead_Emails').flatMap((email) => {
    const found = emailOf(email, String(row['leadid']));
    return found === undefined ? [] : [{ row: email, found }];
  }));
  return {
    ...(typeof userId === 'string' ? { userId } : {}),
    leads: rows.map(leadOf),
    emails: emails.map(({ found }) => found),
    sent: emails
      .filter(({ row, found }) => found.direction === 'out' && row['_ownerid_value'] === userId)
      .map(({ row, found }): SentEmail => ({ id: String(row['activityid']), key: found.key, at: found.at }))
      .sort((one, two) => two.at.localeCompare(one.at) || one.id.localeCompare(two.id)),
    meeting: rows.filter((row) => expandedRows(row, 'Lead_Appointments').some(isPlanned)).map((row) => String(row['leadid'])),
    ...(said === undefined ? {} : { answers: said }),
    ...(week === undefined ? {} : { availability: { absences: week.absences, ...(week.schedule === undefined ? {} : { schedule: week.schedule }) } }),
  };
}

/**
 * The words of emails as the CRM has them, HTML, by row id; of a list longer than `WORDS_AT_ONCE` only the first.
 * @throws AppError
 */
export async function readWords(crm: CrmClient, ids: readonly Id<'activity'>[]): Promise<ReadonlyMap<string, string>> {
  const asked = ids.slice(0, WORDS_AT_ONCE);
  if (asked.length === 0) return new Map();
  const rows = await crm.read(`emails?${queryText({ select: ['activityid', 'description'], filter: anyOf(...asked.map((id) => equalsId('activityid', id))) })}`);
  return new Map(rows.map((row) => [String(row['activityid']), String(row['description'] ?? '')]));
}

/** A batch gives first pages only: a full one may go on. */
async function whole(crm: CrmClient, path: string, first: readonly Row[]): Promise<readonly Row[]> {
  if (first.length < ROWS_IN_A_PAGE) return first;
  const rows: Row[] = [];
  for await (const page of crm.pages(path, ROWS_IN_A_PAGE)) rows.push(...page);
  return rows;
}

/** An email that was sent or received; drafts and canceled ones are none. */
function emailOf(row: Row, leadId: Id<'lead'>): LeadEmail | undefined {
  const activity = activityOf('email', row);
  if (!activity.done) return undefined;
  const conversation = row['baseconversationindexhash'];
  const sender = row['sender'];
  return {
    key: activity.messageId?.trim() ?? activity.id,
    leadId,
    direction: activity.direction === 'out' ? 'out' : 'in',
    at: activity.at,
    subject: activity.subject,
    ...(typeof sender === 'string' && sender !== '' ? { sender } : {}),
    ...(typeof conversation === 'number' ? { conversation: { crm: String(conversation) } } : {}),
  };
}

/** Open or scheduled; completed and canceled ones lie ahead no more. */
function isPlanned(row: Row): boolean {
  return row['statecode'] === 0 || row['statecode'] === 3;
}

/** Undefined for an answer of a later version. */
function answerOf(row: Row): ReminderAnswer | undefined {
  const kind = row['hrz_answer'] === reminderAnswers.done ? 'done' : row['hrz_answer'] === reminderAnswers.snoozed ? 'snoozed' : undefined;
  const until = row['hrz_until'];
  if (kind === undefined) return undefined;
  return { reminderId: String(row['hrz_name'] ?? ''), kind, ...(typeof until === 'string' ? { until } : {}), at: String(row['modifiedon'] ?? '') };
}

/** Writes what the seller said; done again it changes nothing. @throws AppError */
export async function answerReminder(crm: CrmClient, change: ReminderChange): Promise<ChangeOutcome> {
  await write(crm, change, change.said);
  return {};
}

/** Puts back what had been said before; a row that is gone already is no error. @throws AppError */
export async function takeBackAnswer(crm: CrmClient, change: ReminderChange): Promise<void> {
  if (change.before !== undefined) return write(crm, change, change.before);
  try {
    await crm.remove(SET, change.rowId);
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'not-found')) throw error;
  }
}

/** The last word counts: when somebody else's press came in between, it is written over once. */
async function write(crm: CrmClient, change: ReminderChange, answer: ReminderAnswer, isAgain = false): Promise<void> {
  const body = { hrz_answer: reminderAnswers[answer.kind], hrz_until: answer.until ?? null };
  const [row] = await crm.read(`${SET}?${queryText({ select: columns.hrz_reminder, filter: equalsId('hrz_reminderid', change.rowId) })}`);
  try {
    if (row === undefined) {
      await crm.create(SET, { hrz_reminderid: change.rowId, hrz_name: answer.reminderId.slice(0, LONGEST_NAME), ...body, 'hrz_LeadId@odata.bind': `/leads(${guid(change.leadId)})` }, ['hrz_reminderid']);
    } else if (row['hrz_answer'] !== body.hrz_answer || !isSameInstant(row['hrz_until'], answer.until)) {
      await crm.update(SET, change.rowId, { body, version: String(row['@odata.etag']) });
    }
  } catch (error) {
    if (isAgain || !(error instanceof AppError) || error.code !== 'changed-elsewhere') throw error;
    return write(crm, change, answer, true);
  }
}

function isSameInstant(inCrm: unknown, said: string | undefined): boolean {
  if (typeof inCrm !== 'string') return said === undefined;
  return said !== undefined && Math.floor(Date.parse(inCrm) / 1000) === Math.floor(Date.parse(said) / 1000);
}
