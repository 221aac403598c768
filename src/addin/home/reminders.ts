// Keeps Home true: remembers the emails that are open here, asks the CRM from time to time, and looks again each minute, since what waits gets
// late by itself. Called after each change of the session; what is known already costs nothing.
import { readReminders, readWords, WORDS_AT_ONCE, type ReminderRecords } from '../../crm/reminders.ts';
import { extractOwnWords } from '../../domain/email.ts';
import { AppError } from '../../domain/errors.ts';
import type { Lead } from '../../domain/records.ts';
import { findPromises } from '../../domain/promises.ts';
import { REMINDER_DAYS } from '../../domain/reminders.ts';
import type { HomeMemory, KnownRecords, ReadPromises, SeenEmail } from './homeMemory.ts';
import { keptAction } from '../email/justRead.ts';
import type { Lasting, Opened, State } from '../state.ts';
import type { Screen } from '../emailScreens.ts';

const DAY_MS = 86_400_000;
const TICK_MS = 60_000;
/** What the CRM said this recently is shown without asking again (PERFORMANCE section 7). */
const FRESH_MS = 5 * 60_000;
/** Who didn't answer is left alone for a while. */
const REST_MS = 60_000;
const RECORDS = 'reminders';
const SEEN = 'seen|';
const READ = 'read|';
/** A promise older than this was kept or is forgotten on both sides. */
const PROMISE_DAYS = 30;

/** @param changed redraws from the state. */
export function keepHome(state: State, screen: Screen, changed: () => void): void {
  const { lasting, opened } = state;
  const memory = lasting?.home;
  if (lasting === undefined || memory === undefined || opened?.item.mode === 'compose') return;
  memory.ticking ??= setInterval(changed, TICK_MS);
  if (memory.loading === 'not-yet') void load(lasting, memory).then(changed);
  if (memory.loading !== 'done') return;
  if (opened !== undefined && opened.item.key === memory.opening) {
    // The email asked for from Home is here: now it is what the pane speaks about.
    delete memory.opening;
    memory.isOpen = false;
    return changed();
  }
  if (opened !== undefined) note({ lasting, memory, opened, screen, changed });
  // The email on screen first: what it is looked up for is what the seller waits for.
  if (opened?.checking === true || (screen.kind === 'looking' && state.problem === undefined)) return;
  const isOld = memory.known === undefined || Date.now() - Date.parse(memory.known.asOf) >= FRESH_MS;
  const hasRested = Date.now() - memory.askedAt >= REST_MS;
  if (isOld && hasRested) void askReminders(state, changed);
  // What we promised can wait until somebody looks, or a minute.
  else if (memory.isOpen || hasRested) void readPromises(state, changed);
}

async function load(lasting: Lasting, memory: HomeMemory): Promise<void> {
  memory.loading = 'under-way';
  const { records } = lasting.cache;
  const [known, seen, read] = await Promise.all([records.read(RECORDS), records.list(SEEN), records.list(READ)]).catch(() => [undefined, [], []] as const);
  if (memory.loading !== 'under-way') return;
  memory.known ??= known as KnownRecords | undefined;
  for (const each of read as readonly ReadPromises[]) memory.read.set(each.key, each);
  const oldest = new Date(Date.now() - REMINDER_DAYS * DAY_MS).toISOString();
  for (const kept of seen as readonly KeptEmail[]) {
    if (kept.email.at < oldest) void records.forget(SEEN + kept.email.key).catch(() => undefined);
    else if (!memory.seen.has(kept.email.key)) memory.seen.set(kept.email.key, kept.email);
    if (!memory.leads.has(kept.lead.id)) memory.leads.set(kept.lead.id, kept.lead);
  }
  memory.version += 1;
  memory.loading = 'done';
}

interface KeptEmail {
  readonly email: SeenEmail;
  readonly lead: Lead;
}

/** Asks the CRM now; what it can't answer leaves what is known. */
export async function askReminders(state: State, changed: () => void): Promise<void> {
  const { lasting } = state;
  const memory = lasting?.home;
  if (memory === undefined || lasting?.crm === undefined || !state.online || memory.isAsking) return;
  memory.isAsking = true;
  memory.askedAt = Date.now();
  changed();
  try {
    const now = new Date();
    const records = await readReminders(lasting.crm, { since: new Date(now.getTime() - REMINDER_DAYS * DAY_MS), now });
    keepRecords(lasting, memory, { records: withAnswers(records, memory), asOf: now.toISOString() });
    delete memory.trouble;
  } catch (error) {
    memory.trouble = error instanceof AppError ? error.code : 'unexpected';
  } finally {
    memory.isAsking = false;
    changed();
  }
}

/**
 * Looks for promises in what the seller wrote lately, each email once. Emails in Outlook stay unread: only what the CRM holds is read, and nothing
 * of it is kept but the sentences that name a day.
 */
async function readPromises(state: State, changed: () => void): Promise<void> {
  const { lasting } = state;
  const memory = lasting?.home;
  if (memory === undefined || lasting?.crm === undefined || !state.online || memory.isReading || Date.now() < memory.readAfter) return;
  const oldest = Date.now() - PROMISE_DAYS * DAY_MS;
  const unread = (memory.known?.records.sent ?? []).filter(({ key, at }) => !memory.read.has(key) && Date.parse(at) >= oldest).slice(0, WORDS_AT_ONCE);
  if (unread.length === 0) return;
  memory.isReading = true;
  // Without an answer the list goes without them; they are asked for again in a minute.
  const words = await readWords(lasting.crm, unread.map(({ id }) => id)).catch(() => undefined);
  memory.isReading = false;
  if (words === undefined) return void (memory.readAfter = Date.now() + REST_MS);
  for (const { id, key, at } of unread) {
    // One that is gone meanwhile promises nothing.
    const promises = findPromises(extractOwnWords({ html: words.get(id) ?? '' }).own, { sentOn: at, timeZone: lasting.mailbox.timeZone });
    memory.read.set(key, { key, promises });
    void lasting.cache.records.write(READ + key, { key, promises }).catch(() => undefined);
  }
  memory.version += 1;
  changed();
}

/** An organization that has no table for them yet: what is known of them still holds. */
function withAnswers(records: ReminderRecords, memory: HomeMemory): ReminderRecords {
  const answers = records.answers ?? memory.known?.records.answers;
  return answers === undefined ? records : { ...records, answers };
}

/** Takes over what the CRM has, and keeps it for the next start. */
export function keepRecords(lasting: Lasting, memory: HomeMemory, known: KnownRecords): void {
  memory.known = known;
  memory.version += 1;
  void lasting.cache.records.write(RECORDS, known).catch(() => undefined);
}

interface Noting {
  readonly lasting: Lasting;
  readonly memory: HomeMemory;
  readonly opened: Opened;
  readonly screen: Screen;
  readonly changed: () => void;
}

/** Remembers the open email when it is one between us and a lead. Of an own email nothing is read: that it went out is enough. */
function note(noting: Noting): void {
  const { memory, opened, screen, changed } = noting;
  const found = screen.kind === 'lead' ? theirs(opened, screen) : screen.kind === 'not-a-lead' && screen.mail === 'own' ? ours(opened, screen) : undefined;
  if (found === undefined) return;
  const { email, lead } = found;
  if (JSON.stringify(memory.seen.get(email.key)) === JSON.stringify(email) && memory.leads.get(lead.id)?.version === lead.version) return;
  keepEmail(noting, { email, lead });
  changed();
}

function keepEmail({ lasting, memory }: Pick<Noting, 'lasting' | 'memory'>, kept: KeptEmail): void {
  memory.seen.set(kept.email.key, kept.email);
  memory.leads.set(kept.lead.id, kept.lead);
  memory.version += 1;
  void lasting.cache.records.write(SEEN + kept.email.key, kept).catch(() => undefined);
}

/** A lead's email; one that may as well be somebody else's at the same company is not counted. */
function theirs({ item, mail, email }: Opened, { match, facts, reading, suggestion }: Extract<Screen, { readonly kind: 'lead' }>): KeptEmail | undefined {
  if (item.messageId === undefined || item.at === undefined || email === undefined || mail === undefined || match.certainty === 'possible') return undefined;
  const until = reading.intents.find((intent) => intent.kind === 'not-now' || intent.kind === 'out-of-office')?.until;
  const { lead } = facts;
  return {
    lead,
    email: {
      key: item.messageId.trim(), leadId: lead.id, direction: 'in', at: item.at, subject: item.subject, sender: email.from.address, mail, itemId: item.key,
      ...(email.conversationId === '' ? {} : { conversation: { outlook: email.conversationId } }),
      ...(until === undefined ? {} : { until }),
      action: keptAction(suggestion),
    },
  };
}

function ours({ item }: Opened, { sentTo }: Extract<Screen, { readonly kind: 'not-a-lead' }>): KeptEmail | undefined {
  if (item.messageId === undefined || item.at === undefined || sentTo === undefined) return undefined;
  return { lead: sentTo.lead, email: { key: item.messageId.trim(), leadId: sentTo.lead.id, direction: 'out', at: item.at, subject: item.subject, itemId: item.key } };
}
