// What a seller may do on Home: look, put a reminder off, call it done, take that back, open what it is about. Nothing here needs an open email.
import { takeBackAnswer, type ReminderChange } from '../../crm/reminders.ts';
import { AppError } from '../../domain/errors.ts';
import type { ReminderAnswer } from '../../domain/reminders.ts';
import { snoozeUntil, type SnoozeChoice } from '../../domain/times/snooze.ts';
import { answersOnTheirWay, homeOf } from './homeShown.ts';
import type { HomeMemory } from './homeMemory.ts';
import type { HomeRow } from './homeView.ts';
import { showEmail } from '../outlook.ts';
import { askOwnLeads } from './ownLeads.ts';
import { ownLeadsVerbs } from './ownLeadsVerbs.ts';
import { consentVerbs } from '../consentVerbs.ts';
import { ownRoutingVerbs } from '../routing/ownRoutingVerbs.ts';
import { leadName } from '../parts/words/names.ts';
import { askReminders, keepRecords } from './reminders.ts';
import { crmOf, ownOf, problemOf, type Control, type Lasting } from '../state.ts';
import { steadyId } from '../../crm/steadyId.ts';
import type { HomeVerbs } from '../paneVerbs.ts';

/** The verbs of Home over one session. */
export function homeVerbs(control: Control): HomeVerbs {
  const { state, changed } = control;

  const perform = async (work: (lasting: Lasting, memory: HomeMemory) => Promise<void>): Promise<void> => {
    const { lasting } = state;
    if (lasting?.home === undefined) return;
    delete state.problem;
    try {
      await work(lasting, lasting.home);
    } catch (error) {
      state.problem = problemOf(error, lasting.home.known?.asOf);
    } finally {
      changed();
    }
  };
  const rowOf = (lasting: Lasting, id: string): HomeRow | undefined => homeOf(state, ownOf(lasting), new Date())?.rows.find(({ reminder }) => reminder.id === id);

  return {
    ...ownLeadsVerbs(control),
    ...consentVerbs(control),
    ...ownRoutingVerbs(control),
    openTab(tab) {
      const memory = state.lasting?.home;
      if (memory === undefined) return;
      memory.isOpen = tab === 'home';
      delete memory.opening;
      delete memory.card;
      delete memory.list.opened;
      memory.consent.isPrivacyOpen = false;
      if (memory.isOpen) memory.list.isWanted = true;
      changed();
    },
    answerReminder: (reminderId, answer) =>
      perform(async (lasting, memory) => {
        const row = rowOf(lasting, reminderId);
        // A second press on a row that is gone already.
        if (row === undefined) return;
        delete memory.card;
        await say(lasting, memory, { row, answer });
      }),
    undoReminder: () =>
      perform(async (lasting, memory) => {
        const { last } = memory;
        if (last === undefined) return;
        delete memory.last;
        await takeBack(lasting, memory, last.changeId);
      }),
    openReminder: (reminderId, what) =>
      perform(async (lasting, memory) => {
        const row = rowOf(lasting, reminderId);
        if (row === undefined) return;
        const itemId = memory.seen.get(row.reminder.emails.at(-1) ?? '')?.itemId;
        if (what === 'lead' || itemId === undefined) return void (memory.card = { row, isMissing: what === 'email' });
        memory.opening = itemId;
        try {
          // Open already: looking at it is all there is to do, and `keepHome` does it.
          if (state.opened?.item.key !== itemId) await showEmail(itemId);
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          // Moved or deleted: Outlook gives a moved email another id.
          delete memory.opening;
          memory.card = { row, isMissing: true };
        }
      }),
    closeLead() {
      const memory = state.lasting?.home;
      if (memory === undefined) return;
      delete memory.card;
      changed();
    },
    refreshHome: () =>
      perform(async (lasting, memory) => {
        if (state.blocked === 'sign-in-needed') await lasting.signIn?.prompt();
        if (lasting.crm === undefined || state.blocked !== undefined) await control.reopen();
        void lasting.outbox.send();
        delete memory.trouble;
        delete memory.list.trouble;
        await Promise.all([askReminders(state, changed), askOwnLeads(state, changed)]);
      }),
  };
}

interface Said {
  readonly row: HomeRow;
  readonly answer: SnoozeChoice | 'done';
}

async function say(lasting: Lasting, memory: HomeMemory, { row: { reminder, lead }, answer }: Said): Promise<void> {
  const { organization, outbox, mailbox } = lasting;
  if (organization === undefined) throw new AppError(navigator.onLine ? 'sign-in-needed' : 'offline', { retryable: true });
  const now = new Date();
  const reminderId = reminder.id;
  const before = answerBefore(lasting, memory, reminderId);
  // The CRM's clock may be ahead of this computer's: the last word is still the last one.
  const at = new Date(Math.max(now.getTime(), before === undefined ? 0 : Date.parse(before.at) + 1)).toISOString();
  const said: ReminderAnswer = answer === 'done' ? { reminderId, kind: 'done', at } : { reminderId, kind: 'snoozed', until: snoozeUntil(answer, now, mailbox.timeZone), at };
  const person = mailbox.address.toLowerCase();
  const rowId = await steadyId(organization, person, 'reminder', reminderId);
  const id = await steadyId(organization, person, 'reminder', reminderId, said.kind, said.until ?? '');
  const change: ReminderChange = { kind: 'reminder', id, rowId, leadId: lead.id, said, ...(before === undefined ? {} : { before }) };
  memory.last = { said, person: leadName(lead), changeId: id };
  const entry = await outbox.press({ organization, change, person: leadName(lead) });
  // As the CRM has it now, without asking.
  if (entry.state === 'done') keepAnswers(lasting, memory, reminderId, [said]);
  if (entry.state !== 'refused') return;
  delete memory.last;
  await outbox.discard(entry.id);
  throw new AppError(entry.failure?.code ?? 'unexpected', { params: entry.failure?.params ?? {} });
}

/** What had been said about it so far, newest. */
function answerBefore(lasting: Lasting, memory: HomeMemory, reminderId: string): ReminderAnswer | undefined {
  const all = [...(memory.known?.records.answers ?? []), ...answersOnTheirWay(lasting.outbox.entries())];
  return all.filter((each) => each.reminderId === reminderId).sort((one, two) => one.at.localeCompare(two.at)).at(-1);
}

async function takeBack(lasting: Lasting, memory: HomeMemory, changeId: string): Promise<void> {
  const entry = lasting.outbox.entries().find((each) => each.id === changeId);
  if (entry === undefined || entry.change.kind !== 'reminder') return;
  const { change } = entry;
  if (entry.state === 'done') await takeBackAnswer(crmOf(lasting), change);
  keepAnswers(lasting, memory, change.said.reminderId, change.before === undefined ? [] : [change.before]);
  await lasting.outbox.discard(changeId);
}

/** What is known to have been said about a reminder from now on. */
function keepAnswers(lasting: Lasting, memory: HomeMemory, reminderId: string, answers: readonly ReminderAnswer[]): void {
  const { known } = memory;
  if (known === undefined) return;
  const others = (known.records.answers ?? []).filter((each) => each.reminderId !== reminderId);
  keepRecords(lasting, memory, { ...known, records: { ...known.records, answers: [...others, ...answers] } });
}
