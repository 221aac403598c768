// The changes that carry out a suggestion from the page of a lead, in the words of the evidence that is stored with it.
import type { LeadChange } from '../../crm/leadChanges.ts';
import { steadyId } from '../../crm/steadyId.ts';
import type { DisqualifyReason } from '../../domain/actions/disqualify.ts';
import type { StandingAction } from '../../domain/leadResearch.ts';
import type { Citation, Lead } from '../../domain/records.ts';
import { dueFor } from '../../domain/times/workingTime.ts';
import { workingWeekOf } from '../home/workingWeek.ts';
import { leadName } from '../parts/words/names.ts';
import type { Lasting } from '../state.ts';
import { t } from '../strings.ts';
import { quotedNote, requestIn, taskSubject, tenMinutesOf, type Request, type RequestEmail } from './changeWords.ts';
import type { OpenPage } from './leadPageMemory.ts';
import type { PerformedDid } from './leadPageView.ts';
import { reminderDay, startOfWork } from './workingDay.ts';

export interface OnPage {
  readonly lasting: Lasting;
  readonly lead: Lead;
  /** Undefined where nothing is suggested. */
  readonly action: StandingAction | undefined;
  readonly now: Date;
}

export interface PageChange {
  readonly change: LeadChange;
  readonly what: PerformedDid['what'];
}

export async function taskChange(page: OnPage): Promise<PageChange> {
  const { lasting, lead, now } = page;
  const email = emailOf(page);
  const dueOn = dueFor({ receivedOn: email?.receivedOn || now.toISOString(), targetHours: lasting.settings.answerTargetHours, ...workingWeekOf(lasting) }, now);
  // Without an email it stands for, a task is this day's.
  const base = await onLead(page, hasEvidence(page) ? ['task'] : ['task', dueOn.slice(0, 'YYYY-MM-DD'.length)]);
  const request = requestOf(page);
  const about = request.quote === '' ? { ...request, quote: lead.topic ?? '' } : request;
  return { change: { kind: 'task', ...base, subject: taskSubject(lead, about), note: quotedNote(lead, request.quote, email), dueOn }, what: 'task-created' };
}

export async function reminderChange(page: OnPage): Promise<PageChange> {
  const { lasting, lead, action, now } = page;
  const week = workingWeekOf(lasting);
  const day = reminderDay(action?.until, { followUpDays: lasting.settings.followUpDays, ...week }, now);
  const base = await onLead(page, ['reminder', day]);
  return { change: { kind: 'task', ...base, subject: t('task.reminder.subject', { name: leadName(lead) }), note: quoteOf(page), dueOn: startOfWork(day, week) }, what: 'reminded' };
}

/** @param dialed the number called from the page; the only one there is where none was pressed. */
export async function callChange(page: OnPage, dialed: string | undefined): Promise<PageChange> {
  const { lead, action, now } = page;
  const at = `${now.toISOString().slice(0, 19)}Z`;
  const [only, ...more] = action?.numbers ?? [];
  const number = dialed ?? (more.length === 0 ? only?.number : undefined);
  const base = await onLead(page, ['call', tenMinutesOf(at)]);
  return { change: { kind: 'call', ...base, subject: t('call.subject', { name: leadName(lead) }), note: quotedNote(lead, quoteOf(page), emailOf(page)), at, ...(number === undefined ? {} : { number }) }, what: 'called' };
}

export async function stopContactChange(page: OnPage): Promise<PageChange> {
  return { change: { kind: 'stop-contact', ...(await onLead(page, ['stop-contact'])) }, what: 'stopped-contact' };
}

export async function appointmentChange(page: OnPage, { subject, start, end }: NonNullable<OpenPage['appointment']>): Promise<PageChange> {
  const { lead } = page;
  const base = await onLead(page, ['appointment', start]);
  return { change: { kind: 'appointment', ...base, subject, note: quotedNote(lead, quoteOf(page), emailOf(page)), start, end, attendees: lead.email === undefined ? [] : [{ address: lead.email }] }, what: 'appointment-recorded' };
}

/** The lead's words stand in the note where they are why. */
export async function disqualification(page: OnPage, reason: DisqualifyReason): Promise<PageChange> {
  const { lead, lasting: { organization = '' }, action } = page;
  const id = await steadyId(organization, 'lead-page', lead.id, 'disqualify', reason, lead.version);
  const note = action?.kind === 'disqualify' ? quotedNote(lead, quoteOf(page), emailOf(page)) : '';
  return { change: { kind: 'disqualify', reason, id, ...seen(lead), subject: t('disqualify.note-subject', { reason: t(`disqualify.reason.${reason}`) }), note }, what: 'disqualified' };
}

type OnLead = Pick<Extract<LeadChange, { readonly kind: 'task' }>, 'id' | 'leadId' | 'leadVersion' | 'leadWasOpen'>;

/** The id follows from the organization, the email, the lead and what is done: pressed here and in the email itself it is one change. */
async function onLead({ lasting: { organization = '' }, lead, action }: OnPage, of: readonly string[]): Promise<OnLead> {
  const evidence = citationOf(action);
  const email = action?.email?.messageId ?? JSON.stringify(['lead-page', evidence?.title ?? '', evidence?.date ?? '', evidence?.quote ?? '']);
  return { id: await steadyId(organization, email, lead.id, ...of), ...seen(lead) };
}

function seen({ id, version, status }: Lead): Omit<OnLead, 'id'> {
  return { leadId: id, leadVersion: version, leadWasOpen: status === 'open' };
}

function hasEvidence({ action }: OnPage): boolean {
  return action?.email !== undefined || citationOf(action) !== undefined;
}

/** The lead's words where there are any, else what the CRM says. */
function citationOf(action: StandingAction | undefined): Citation | undefined {
  const citations = (action?.reasons ?? []).flatMap(({ citation }) => citation ?? []);
  return citations.find(({ kind }) => kind === 'email') ?? citations[0];
}

function quoteOf({ action }: OnPage): string {
  const evidence = citationOf(action);
  return evidence?.kind === 'email' ? evidence.quote : '';
}

function emailOf({ action }: OnPage): RequestEmail | undefined {
  if (action?.email !== undefined) return action.email;
  const evidence = citationOf(action);
  return evidence?.kind === 'email' ? { subject: evidence.title, receivedOn: evidence.date ?? '' } : undefined;
}

/** As the open email's own screen would have it; by the reasons alone where its words are not stored. */
function requestOf(page: OnPage): Request {
  const { action } = page;
  if (action?.email !== undefined) return requestIn(action.email.reading, action.email.subject);
  const says = (code: string): boolean => action?.reasons.some((reason) => reason.code === code) === true;
  return { kind: says('asks-for-discount') ? 'discount' : says('complains') ? 'complaint' : 'request', quote: quoteOf(page) };
}
