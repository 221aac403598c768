// What Home shows, as one plain value, and what it follows from: reminders worked out from the CRM's records, the emails open here before,
// and what the seller has said about them, also as long as that waits to reach the CRM.
import type { ReminderRecords } from '../crm/reminders.ts';
import type { ErrorCode } from '../domain/errors.ts';
import { mergeLeadEmails, type LeadEmail, type OwnSide } from '../domain/leadEmails.ts';
import type { MadePromise } from '../domain/promises.ts';
import type { Lead } from '../domain/records.ts';
import { findReminders, FOLLOW_UP_DAYS, type Reminder, type ReminderAnswer } from '../domain/reminders.ts';
import { consentOf, forgetConsent, openConsentMemory, type ConsentMemory, type ConsentView } from './consent.ts';
import type { OutboxEntry } from './outbox.ts';
import { forgetOwnLeads, openOwnLeads, type OwnLeadsMemory } from './ownLeads.ts';
import { ownLeadsOf, type OwnLeadsView } from './ownLeadsView.ts';
import type { Lasting, State } from './state.ts';

/** An email between us and a lead that was open here. */
export interface SeenEmail extends LeadEmail {
  /** Outlook's id: with it the email can be shown again. */
  readonly itemId: string;
}

export interface HomeRow {
  readonly reminder: Reminder;
  readonly lead: Lead;
  /** The email can be shown in Outlook from here. */
  readonly canOpen: boolean;
}

/** What was said about a reminder last: offers undo. */
export interface ReminderSaid {
  readonly said: ReminderAnswer;
  /** Name of the lead. */
  readonly person: string;
  /** Noted on this computer; the CRM gets it when it can be reached. */
  readonly waits: boolean;
}

export interface HomeView {
  /** True while Home is on screen instead of the open email. */
  readonly isOpen: boolean;
  /** The most late first. */
  readonly rows: readonly HomeRow[];
  /** UTC ISO instant of what the CRM said; undefined while it has said nothing yet. */
  readonly asOf?: string;
  readonly isAsking: boolean;
  /** Why the CRM couldn't be asked last time, online or not. */
  readonly trouble?: ErrorCode;
  readonly last?: ReminderSaid;
  /** A lead opened from a row; `isMissing`: its email couldn't be shown. */
  readonly card?: { readonly row: HomeRow; readonly emails: readonly LeadEmail[]; readonly isMissing: boolean };
  /** The seller's own open leads. */
  readonly own?: OwnLeadsView;
  readonly consent?: ConsentView;
}

/** What was found in an own email; an email without promises is not read again either. */
export interface ReadPromises {
  readonly key: string;
  readonly promises: readonly MadePromise[];
}

export interface KnownRecords {
  readonly records: ReminderRecords;
  /** UTC ISO instant. */
  readonly asOf: string;
}

/** What Home is made of, for as long as the pane lives. */
export interface HomeMemory {
  known?: KnownRecords;
  /** Emails that were open here, and their leads as they were known then. */
  readonly seen: Map<string, SeenEmail>;
  readonly leads: Map<string, Lead>;
  /** Own emails of which the CRM's words were read, by key. */
  readonly read: Map<string, ReadPromises>;
  /** Counts changes of the above, so that nothing is worked out twice. */
  version: number;
  isOpen: boolean;
  isAsking: boolean;
  /** The words of own emails are being asked for. */
  isReading: boolean;
  /** Milliseconds since 1970 before which they are not asked for again. */
  readAfter: number;
  /** Milliseconds since 1970 of the last question to the CRM. */
  askedAt: number;
  trouble?: ErrorCode;
  /** What was kept from before: nothing is asked until it was read. */
  loading: 'not-yet' | 'under-way' | 'done';
  ticking?: ReturnType<typeof setInterval>;
  last?: { readonly said: ReminderAnswer; readonly person: string; readonly changeId: string };
  card?: { readonly row: HomeRow; readonly isMissing: boolean };
  /** An email that Outlook was asked to show. */
  opening?: string;
  /** The seller's own open leads, and what the seller agreed to. */
  readonly list: OwnLeadsMemory;
  readonly consent: ConsentMemory;
  shown?: { readonly key: string; readonly entries: readonly OutboxEntry[]; readonly rows: readonly HomeRow[]; readonly emails: readonly LeadEmail[] };
}

export function openHomeMemory(): HomeMemory {
  return { seen: new Map(), leads: new Map(), read: new Map(), version: 0, isOpen: false, isAsking: false, isReading: false, readAfter: 0, askedAt: 0, loading: 'not-yet', list: openOwnLeads(), consent: openConsentMemory() };
}

/** Another person sits behind this mailbox: nothing of the last one's stays. */
export function forgetHome(memory: HomeMemory): void {
  for (const each of [memory.seen, memory.leads, memory.read]) each.clear();
  // What is being read from before is the last one's.
  memory.loading = 'done';
  memory.version += 1;
  memory.askedAt = 0;
  delete memory.known;
  delete memory.last;
  delete memory.card;
  forgetOwnLeads(memory.list);
  forgetConsent(memory.consent);
}

/** Home of a state; undefined while an email is being written, which has a pane of its own. */
export function homeOf(state: State, own: OwnSide, now: Date): HomeView | undefined {
  const { lasting, opened } = state;
  const memory = lasting?.home;
  if (lasting === undefined || memory === undefined || opened?.item.mode === 'compose') return undefined;
  const { rows, emails } = shownOf(lasting, memory, { own, now });
  const { known, last, card } = memory;
  const trouble = state.blocked ?? memory.trouble;
  const list = ownLeadsOf(state, memory);
  const entry = last === undefined ? undefined : lasting.outbox.entries().find((each) => each.id === last.changeId);
  return {
    isOpen: memory.isOpen,
    rows,
    ...(known === undefined ? {} : { asOf: known.asOf }),
    isAsking: memory.isAsking,
    ...(trouble === undefined ? {} : { trouble }),
    ...(last === undefined ? {} : { last: { said: last.said, person: last.person, waits: entry?.state === 'waiting' } }),
    ...(card === undefined ? {} : { card: { ...card, emails: emails.filter((email) => email.leadId === card.row.lead.id).reverse() } }),
    ...(list === undefined ? {} : { own: list }),
    consent: consentOf(memory.consent, { isHomeOpen: memory.isOpen, isActivated: lasting.settings.activatedOn !== undefined }),
  };
}

const MINUTE_MS = 60_000;

function shownOf(lasting: Lasting, memory: HomeMemory, { own, now }: { readonly own: OwnSide; readonly now: Date }): NonNullable<HomeMemory['shown']> {
  const { settings, mailbox } = lasting;
  const entries = lasting.outbox.entries();
  const key = [memory.version, Math.floor(now.getTime() / MINUTE_MS), settings.version, settings.answerTargetHours, own.ownDomains.join()].join(' ');
  if (memory.shown?.key === key && memory.shown.entries === entries) return memory.shown;
  const { records } = memory.known ?? {};
  const leads = leadsOf(memory);
  const emails = mergeLeadEmails(records?.emails ?? [], [...memory.seen.values()]).map((email) => {
    const promises = memory.read.get(email.key)?.promises ?? [];
    return promises.length === 0 ? email : { ...email, promises };
  });
  const reminders = findReminders(
    {
      leads: [...leads.values()],
      emails,
      meeting: records?.meeting ?? [],
      answers: [...(records?.answers ?? []), ...answersOnTheirWay(entries)],
      own,
      targetHours: settings.answerTargetHours,
      followUpDays: settings.followUpDays ?? FOLLOW_UP_DAYS,
      timeZone: mailbox.timeZone,
    },
    now,
  );
  const rows = reminders.flatMap((reminder): HomeRow[] => {
    const lead = leads.get(reminder.leadId);
    return lead === undefined ? [] : [{ reminder, lead, canOpen: memory.seen.has(reminder.emails.at(-1) ?? '') }];
  });
  memory.shown = { key, entries, rows, emails };
  return memory.shown;
}

/** The seller's own leads, each as it was known last. */
function leadsOf(memory: HomeMemory): ReadonlyMap<string, Lead> {
  const { records } = memory.known ?? {};
  const leads = new Map((records?.leads ?? []).map((lead) => [lead.id as string, lead]));
  for (const lead of memory.leads.values()) {
    const isOurs = records?.userId === undefined || lead.ownerId === records.userId;
    const known = leads.get(lead.id);
    if (!isOurs) leads.delete(lead.id);
    else if (known === undefined || known.modifiedOn < lead.modifiedOn) leads.set(lead.id, lead);
  }
  return leads;
}

/** What was said here and not refused counts at once, whether the CRM has it yet or not. */
export function answersOnTheirWay(entries: readonly OutboxEntry[]): readonly ReminderAnswer[] {
  return entries.flatMap(({ change, state }) => (change.kind === 'reminder' && state !== 'refused' ? [change.said] : []));
}
