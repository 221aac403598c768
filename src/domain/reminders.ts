// What waits for the seller: a lead's email without our answer, our email without theirs, a promise of ours with a day. Worked out anew from
// what is known each time; ids follow from the facts, so that what the seller said about a reminder survives. Time passes as the seller
// works: by their own week, holidays and absences where they have told them.
import { areApart, isWrittenByLead, unansweredOf, type LeadEmail, type OwnSide } from './leadEmails.ts';
import type { MadePromise } from './promises.ts';
import type { Id, Lead, Reason } from './records.ts';
import { addDays, dayIn } from './times/wallTime.ts';
import { openCalendar, type WorkCalendar, type WorkingWeek } from './times/workingTime.ts';

/** What the seller said about a reminder. */
export interface ReminderAnswer {
  readonly reminderId: string;
  readonly kind: 'done' | 'snoozed';
  /** Snoozed: UTC ISO instant from which it shows again. */
  readonly until?: string;
  /** UTC ISO instant it was said. */
  readonly at: string;
}

/** Everything reminders follow from; the time zone is that of the mailbox. */
export interface ReminderFacts extends WorkingWeek {
  /** The seller's own leads. */
  readonly leads: readonly Lead[];
  /** Emails of the last `REMINDER_DAYS` days, each once (`mergeLeadEmails`). */
  readonly emails: readonly LeadEmail[];
  /** Leads with a meeting to come. */
  readonly meeting: readonly Id<'lead'>[];
  readonly answers: readonly ReminderAnswer[];
  readonly own: OwnSide;
  /** A lead's email should be answered within this many working hours. */
  readonly targetHours: number;
  /** Days without an answer after which our email is worth a reminder. */
  readonly followUpDays: number;
}

export interface Reminder {
  readonly id: string;
  /** `answer`: they wrote; `follow-up`: we wrote; `promise`: we promised. */
  readonly kind: 'answer' | 'follow-up' | 'promise';
  readonly leadId: Id<'lead'>;
  /** UTC ISO instant from which it counts: of the first email that waits, of our email, of our promise. */
  readonly at: string;
  /** UTC ISO instant after which it is late. */
  readonly due: string;
  readonly state: 'fine' | 'due-soon' | 'late';
  /** Working hours since `at` (or since the day the lead asked to wait for), and from now until `due`, below 0 when late. */
  readonly waitedHours: number;
  readonly hoursLeft: number;
  /** Keys of the emails it is about, the newest last. */
  readonly emails: readonly string[];
  readonly subject: string;
  /** `promise`: the day, `YYYY-MM-DD`. `follow-up`: whole days since we wrote. */
  readonly day?: string;
  readonly days?: number;
  readonly reasons: readonly Reason[];
}

/** How far back emails count. */
export const REMINDER_DAYS = 90;
/** Until the admin says otherwise. */
export const FOLLOW_UP_DAYS = 4;
/** Of the target, the last part that counts as "due soon". */
const SOON_SHARE = 0.25;
/** Who is away longer than this is told of a promise the day before it all the same. */
const MOST_DAYS_BEFORE = 60;
/** The CRM's column for an id has 320 characters; kind and lead take 50 of them. */
const MOST_KEY_CHARACTERS = 250;

/** What waits for the seller now, the most late first. The same facts at the same instant give the same list. */
export function findReminders(facts: ReminderFacts, now: Date): readonly Reminder[] {
  const oldest = new Date(now.getTime() - REMINDER_DAYS * 86_400_000).toISOString();
  const byLead = new Map<string, LeadEmail[]>();
  for (const email of [...facts.emails].sort((one, two) => one.at.localeCompare(two.at) || one.key.localeCompare(two.key))) {
    if (email.at >= oldest) byLead.set(email.leadId, [...(byLead.get(email.leadId) ?? []), email]);
  }
  const calendar = openCalendar(facts);
  const answered = new Map<string, ReminderAnswer>();
  for (const answer of facts.answers) if ((answered.get(answer.reminderId)?.at ?? '') <= answer.at) answered.set(answer.reminderId, answer);
  return facts.leads
    .filter((lead) => lead.status === 'open' && !lead.doNotEmail)
    .flatMap((lead) => remindersOfLead(lead, byLead.get(lead.id) ?? [], { facts, calendar, now }))
    .filter((reminder) => !isSettled(answered.get(reminder.id), now))
    .sort((one, two) => one.due.localeCompare(two.due) || one.at.localeCompare(two.at) || one.id.localeCompare(two.id));
}

function isSettled(answer: ReminderAnswer | undefined, now: Date): boolean {
  if (answer === undefined) return false;
  return answer.kind === 'done' || (answer.until !== undefined && Date.parse(answer.until) > now.getTime());
}

interface Place {
  readonly facts: ReminderFacts;
  readonly calendar: WorkCalendar;
  readonly now: Date;
}

function remindersOfLead(lead: Lead, emails: readonly LeadEmail[], place: Place): readonly Reminder[] {
  const waiting = conversations(unansweredOf(emails, place.facts.own));
  const followUp = waiting.length > 0 ? undefined : followUpOf(lead, emails, place);
  return [
    ...waiting.map((group) => answerTo(lead, group, place)).filter((each) => each !== undefined),
    ...(followUp === undefined ? [] : [followUp]),
    ...emails.flatMap((email) => promisesOf(lead, email, place)),
  ];
}

/** Unanswered emails by conversation, as far as conversations are known; a lead who wrote three times in one waits for one answer. */
function conversations(emails: readonly LeadEmail[]): readonly (readonly [LeadEmail, ...LeadEmail[]])[] {
  const groups: [LeadEmail, ...LeadEmail[]][] = [];
  for (const email of emails) {
    const group = groups.find((each) => each.every((other) => !areApart(email, other)));
    if (group === undefined) groups.push([email]);
    else group.push(email);
  }
  return groups;
}

function idOf(kind: Reminder['kind'], lead: Lead, ...rest: readonly string[]): string {
  return [kind, lead.id, ...rest].join(' ');
}

function keyOf(email: LeadEmail): string {
  return email.key.slice(0, MOST_KEY_CHARACTERS);
}

function answerTo(lead: Lead, group: readonly [LeadEmail, ...LeadEmail[]], { facts, calendar, now }: Place): Reminder | undefined {
  const { targetHours } = facts;
  const [first] = group;
  const newest = group[group.length - 1] ?? first;
  // "Not now, in March": nothing is wanted before; from that day on it waits like any other.
  const heldUntil = newest.until === undefined ? undefined : calendar.startOf(newest.until);
  if (heldUntil !== undefined && Date.parse(heldUntil) > now.getTime()) return undefined;
  const from = new Date(heldUntil ?? first.at);
  const due = calendar.add(from, targetHours);
  const waitedHours = calendar.hoursBetween(from, now);
  const state = now.getTime() >= Date.parse(due) ? 'late' : waitedHours >= targetHours * (1 - SOON_SHARE) ? 'due-soon' : 'fine';
  const about = { kind: 'crm' as const, title: 'Email', date: first.at, quote: first.subject };
  return {
    id: idOf('answer', lead, keyOf(newest)), kind: 'answer', leadId: lead.id, at: first.at, due, state, waitedHours, hoursLeft: hoursLeft(due, now, calendar),
    emails: group.map((email) => email.key), subject: newest.subject,
    reasons: [
      { code: 'waits-since', params: { at: first.at, workingHours: Math.floor(waitedHours), targetHours }, citation: about },
      ...(group.length > 1 ? [{ code: 'wrote-again', params: { count: group.length }, citation: { ...about, date: newest.at, quote: newest.subject } }] : []),
      ...(newest.until === undefined ? [] : [{ code: 'asked-to-wait', params: { until: newest.until }, citation: { ...about, date: newest.at, quote: newest.subject } }]),
    ],
  };
}

/** Our newest email, when nobody at the lead has written since and the time to ask again has come. */
function followUpOf(lead: Lead, emails: readonly LeadEmail[], { facts, calendar, now }: Place): Reminder | undefined {
  const { followUpDays, own } = facts;
  const { timeZone } = calendar;
  const last = emails.filter((email) => email.direction === 'out').at(-1);
  if (last === undefined || facts.meeting.includes(lead.id) || emails.some((email) => email.at >= last.at && isWrittenByLead(email, own))) return undefined;
  const wroteOn = dayIn(new Date(last.at), timeZone);
  const waits = emails.filter((email) => email.direction === 'in' && email.until !== undefined && email.until > wroteOn).map((email) => email.until ?? '');
  const asked = waits.sort().at(-1);
  const usual = addDays(wroteOn, followUpDays);
  const day = asked !== undefined && asked > usual ? asked : usual;
  const today = dayIn(now, timeZone);
  if (day > today) return undefined;
  // To the end of the first day of work from then on.
  const due = calendar.endOf(dayIn(new Date(calendar.add(new Date(calendar.startOf(day)), 0)), timeZone));
  const days = daysBetween(wroteOn, today);
  return {
    id: idOf('follow-up', lead, keyOf(last)), kind: 'follow-up', leadId: lead.id, at: last.at, due, state: now.getTime() >= Date.parse(due) ? 'late' : 'due-soon',
    waitedHours: calendar.hoursBetween(new Date(last.at), now), hoursLeft: hoursLeft(due, now, calendar),
    emails: [last.key], subject: last.subject, days,
    reasons: [
      { code: 'wrote-no-answer', params: { at: last.at, days }, citation: { kind: 'crm', title: 'Email', date: last.at, quote: last.subject } },
      ...(asked === undefined ? [] : [{ code: 'asked-to-wait', params: { until: asked } }]),
    ],
  };
}

function promisesOf(lead: Lead, email: LeadEmail, { calendar, now }: Place): readonly Reminder[] {
  if (email.direction !== 'out') return [];
  const today = dayIn(now, calendar.timeZone);
  // Told the working day before, so that there is time to keep it.
  const due = (email.promises ?? []).filter((promise) => workingDayBefore(promise.day, calendar) <= today);
  return due.map((promise) => promiseReminder(lead, email, { promise, today, calendar, now }));
}

function promiseReminder(lead: Lead, email: LeadEmail, { promise, today, calendar, now }: { readonly promise: MadePromise; readonly today: string; readonly calendar: WorkCalendar; readonly now: Date }): Reminder {
  const due = calendar.endOf(promise.day);
  const place = (email.promises ?? []).filter((each) => each.day === promise.day).indexOf(promise);
  return {
    id: idOf('promise', lead, keyOf(email), promise.day, String(place)), kind: 'promise', leadId: lead.id, at: email.at, due, state: today > promise.day ? 'late' : 'due-soon',
    waitedHours: calendar.hoursBetween(new Date(email.at), now), hoursLeft: hoursLeft(due, now, calendar),
    emails: [email.key], subject: email.subject, day: promise.day,
    reasons: [{ code: 'promised-by', params: { day: promise.day }, citation: { kind: 'email', title: email.subject, date: email.at, quote: promise.quote } }],
  };
}

/** Working hours to `due`, below 0 when it is over. */
function hoursLeft(due: string, now: Date, calendar: WorkCalendar): number {
  const at = new Date(due);
  return at > now ? calendar.hoursBetween(now, at) : -calendar.hoursBetween(at, now);
}

function workingDayBefore(day: string, calendar: WorkCalendar): string {
  for (let count = 1; count <= MOST_DAYS_BEFORE; count += 1) {
    const before = addDays(day, -count);
    if (calendar.isWorkingDay(before)) return before;
  }
  return addDays(day, -1);
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
