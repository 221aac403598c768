// From what the pane holds to what Home shows: reminders worked out from the CRM's records, the emails open here before, and what the
// seller has said about them, also as long as that waits to reach the CRM.
import { mergeLeadEmails, type OwnSide } from '../../domain/leadEmails.ts';
import type { Lead } from '../../domain/records.ts';
import { findReminders, FOLLOW_UP_DAYS, type ReminderAnswer } from '../../domain/reminders.ts';
import { consentOf } from '../consentMemory.ts';
import type { HomeMemory } from './homeMemory.ts';
import type { HomeRow, HomeView } from './homeView.ts';
import { ownLeadsOf } from './ownLeadsShown.ts';
import type { OutboxEntry } from '../outbox.ts';
import { ownRoutingOf } from '../routing/ownRoutingMemory.ts';
import type { Lasting, State } from '../state.ts';
import { teamPlaceOf } from '../teamAccess.ts';
import { workingWeekOf } from './workingWeek.ts';

/** Home of a state; undefined while an email is being written, which has a pane of its own. */
export function homeOf(state: State, own: OwnSide, now: Date): HomeView | undefined {
  const { lasting, opened } = state;
  const memory = lasting?.home;
  if (lasting === undefined || memory === undefined || opened?.item.mode === 'compose') return undefined;
  const { rows, emails } = shownOf(lasting, memory, { own, now });
  const { known, last, card } = memory;
  const trouble = state.blocked ?? memory.trouble;
  const list = ownLeadsOf(state, memory);
  const routing = ownRoutingOf(memory.routing);
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
    ...(routing === undefined ? {} : { routing }),
    consent: consentOf(memory.consent, { isHomeOpen: memory.isOpen, isActivated: lasting.settings.activatedOn !== undefined && teamPlaceOf(state) === 'inside' }),
  };
}

const MINUTE_MS = 60_000;

function shownOf(lasting: Lasting, memory: HomeMemory, { own, now }: { readonly own: OwnSide; readonly now: Date }): NonNullable<HomeMemory['shown']> {
  const { settings } = lasting;
  const week = workingWeekOf(lasting);
  const entries = lasting.outbox.entries();
  const key = [memory.version, Math.floor(now.getTime() / MINUTE_MS), settings.version, settings.answerTargetHours, own.ownDomains.join(), JSON.stringify(week)].join(' ');
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
      ...week,
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
