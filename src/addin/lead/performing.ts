// Performing an action in the CRM: what a press on a suggestion or in the menu writes about the lead, in the lead's own words.
import type { LeadChange } from '../../crm/leadChanges.ts';
import { AppError } from '../../domain/errors.ts';
import { newLeadFrom } from '../../domain/newLead.ts';
import type { Lead } from '../../domain/records.ts';
import { dueFor } from '../../domain/times/workingTime.ts';
import type { Perform } from '../drafting/draftVerbs.ts';
import { workingWeekOf } from '../home/workingWeek.ts';
import { dayText } from '../parts/words/dates.ts';
import { leadName } from '../parts/words/names.ts';
import { quotedNote, requestIn, taskSubject, tenMinutesOf, type Request } from './changeWords.ts';
import { press, pressId, type Pressed } from './pressing.ts';
import { reminderDay, startOfWork } from './workingDay.ts';
import { viewOf } from '../viewOf.ts';
import type { Control, Lasting, Opened } from '../state.ts';
import { t } from '../strings.ts';
import type { LeadScreen } from '../emailScreens.ts';
import type { RecordRequest, Verbs } from '../paneVerbs.ts';

/** The verbs that write to the CRM about a lead. */
export function performingVerbs(control: Control, perform: Perform, leadScreen: () => LeadScreen): Pick<Verbs, 'perform' | 'remind' | 'record' | 'dial' | 'discardChange'> {
  return {
    perform: () =>
      perform(async (opened, lasting) => {
        const screen = leadScreen();
        const { facts: { lead }, suggestion } = screen;
        if (suggestion.performs === 'stop-contact') {
          await press(control, { opened, lasting }, { change: { kind: 'stop-contact', ...(await onLead(opened, lasting, { lead, of: ['stop-contact'] })) }, did: 'stopped-contact', lead });
        } else if (suggestion.performs === 'task') {
          const day = reminderDay(suggestion.until, { followUpDays: lasting.settings.followUpDays, ...workingWeekOf(lasting) }, new Date());
          const note = suggestion.reasons.find((reason) => reason.citation?.kind === 'email')?.citation?.quote ?? '';
          await press(control, { opened, lasting }, { change: await reminder(opened, lasting, { lead, day, note }), did: 'reminded', lead });
        } else if (suggestion.performs === 'call') {
          await press(control, { opened, lasting }, { ...(await changeFor({ kind: 'call' }, { opened, lasting, screen })), lead });
        }
      }),
    remind: (day) =>
      perform(async (opened, lasting) => {
        const { screen } = viewOf(control.state, new Date());
        if (screen.kind !== 'not-a-lead' || screen.sentTo === undefined) throw new AppError('item-changed');
        const { lead } = screen.sentTo;
        await press(control, { opened, lasting }, { change: await reminder(opened, lasting, { lead, day, note: opened.item.subject }), did: 'reminded', lead });
      }),
    record: (request) =>
      perform(async (opened, lasting) => {
        const screen = leadScreen();
        const pressed = await changeFor(request, { opened, lasting, screen });
        await press(control, { opened, lasting }, { ...pressed, lead: screen.facts.lead });
        if (request.kind === 'appointment') delete opened.appointment;
      }),
    dial(number) {
      const { opened } = control.state;
      if (opened === undefined) return;
      opened.dialed = number;
      control.changed();
    },
    async discardChange(id) {
      await control.state.lasting?.outbox.discard(id);
    },
  };
}

type OnLead = Pick<Extract<LeadChange, { readonly kind: 'task' }>, 'id' | 'leadId' | 'leadVersion' | 'leadWasOpen'>;

interface Place {
  readonly opened: Opened;
  readonly lasting: Lasting;
  readonly screen: LeadScreen;
}

async function changeFor(request: RecordRequest, { opened, lasting, screen }: Place): Promise<Omit<Pressed, 'lead'>> {
  const { lead } = screen.facts;
  const now = new Date();
  const asked = { opened, screen };
  switch (request.kind) {
    case 'task': {
      const base = await onLead(opened, lasting, { lead, of: ['task'] });
      const dueOn = dueFor({ receivedOn: opened.email?.receivedOn ?? now.toISOString(), targetHours: lasting.settings.answerTargetHours, ...workingWeekOf(lasting) }, now);
      return { change: { kind: 'task', ...base, subject: taskSubject(lead, requestOf(asked)), note: quoted(asked), dueOn }, did: 'task-created' };
    }
    case 'call': {
      const at = `${now.toISOString().slice(0, 19)}Z`;
      const base = await onLead(opened, lasting, { lead, of: ['call', tenMinutesOf(at)] });
      return { change: { kind: 'call', ...base, subject: t('call.subject', { name: leadName(lead) }), note: t('call.note', { subject: opened.email?.subject ?? '' }), at, ...(opened.dialed === undefined ? {} : { number: opened.dialed }) }, did: 'called' };
    }
    case 'call-again':
      return callAgain({ opened, lasting, screen }, now);
    case 'referred-lead':
      return referredLead({ opened, lasting, screen });
    case 'appointment': {
      if (opened.appointment === undefined) throw new AppError('item-changed');
      const { subject, start, end } = opened.appointment;
      const base = await onLead(opened, lasting, { lead, of: ['appointment', start] });
      return { change: { kind: 'appointment', ...base, subject, note: quoted(asked), start, end, attendees: lead.email === undefined ? [] : [{ address: lead.email }] }, did: 'appointment-recorded' };
    }
    case 'disqualify': {
      const base = await onLead(opened, lasting, { lead, of: ['disqualify'] });
      return { change: { kind: 'disqualify', ...base, reason: request.reason, subject: t('disqualify.note-subject', { reason: t(`disqualify.reason.${request.reason}`) }), note: quoted(asked) }, did: 'disqualified' };
    }
  }
}

/** Nobody was reached: a task to try again within the target hours, with the number that was called. */
async function callAgain({ opened, lasting, screen }: Place, now: Date): Promise<Omit<Pressed, 'lead'>> {
  const { lead } = screen.facts;
  const dueOn = dueFor({ receivedOn: now.toISOString(), targetHours: lasting.settings.answerTargetHours, ...workingWeekOf(lasting) }, now);
  const base = await onLead(opened, lasting, { lead, of: ['call-again', dueOn.slice(0, 'YYYY-MM-DD'.length)] });
  const number = opened.dialed ?? screen.suggestion.numbers?.[0]?.number ?? '';
  const note = [t('call.again-note', { day: dayText(now.toISOString().slice(0, 10), now, true) }), number, quoted({ opened, screen })].filter((line) => line !== '').join('\n');
  return { change: { kind: 'task', ...base, subject: t('call.again', { name: leadName(lead) }), note, dueOn }, did: 'task-created' };
}

/** The person the lead names, at the lead's company: nothing else of the email is taken for theirs. */
async function referredLead({ opened, lasting, screen }: Place): Promise<Omit<Pressed, 'lead'>> {
  const { person } = screen.suggestion;
  const { account, lead } = screen.facts;
  if (person?.address === undefined || opened.email === undefined) throw new AppError('item-changed');
  const { signature: _signature, ...email } = opened.email;
  const { form } = newLeadFrom({ ...email, from: { address: person.address, ...(person.name === undefined ? {} : { name: person.name }) } }, account);
  const id = await pressId(opened, lasting, { lead, of: ['referred-lead', form.email] });
  const company = form.company === '' ? (lead.companyName ?? '') : form.company;
  return { change: { kind: 'referred-lead', id, leadId: lead.id, form: { ...form, company, ...(account === undefined ? {} : { accountId: account.id }) } }, did: 'lead-created' };
}

/** The part every change has. Its id follows from the organization, the email, the lead and what is done. */
async function onLead(opened: Opened, lasting: Lasting, { lead, of }: { readonly lead: Lead; readonly of: readonly string[] }): Promise<OnLead> {
  return { id: await pressId(opened, lasting, { lead, of }), leadId: lead.id, leadVersion: lead.version, leadWasOpen: lead.status === 'open' };
}

async function reminder(opened: Opened, lasting: Lasting, { lead, day, note }: { readonly lead: Lead; readonly day: string; readonly note: string }): Promise<LeadChange> {
  return { kind: 'task', ...(await onLead(opened, lasting, { lead, of: ['reminder', day] })), subject: t('task.reminder.subject', { name: leadName(lead) }), note, dueOn: startOfWork(day, workingWeekOf(lasting)) };
}

type Asked = Pick<Place, 'opened' | 'screen'>;

function requestOf({ opened, screen }: Asked): Request {
  return requestIn(screen.reading, opened.email?.subject ?? '');
}

/** The lead's own words, and where they stand. */
function quoted(asked: Asked): string {
  const { opened, screen } = asked;
  const reason = screen.suggestion.reasons.find((each) => each.citation?.kind === 'email')?.citation?.quote;
  const quote = screen.suggestion.kind === 'disqualify' || screen.suggestion.kind === 'schedule-appointment' || screen.suggestion.kind === 'call-back' ? (reason ?? requestOf(asked).quote) : requestOf(asked).quote;
  return quotedNote(screen.facts.lead, quote, { subject: opened.email?.subject ?? '', receivedOn: opened.email?.receivedOn ?? '' });
}
