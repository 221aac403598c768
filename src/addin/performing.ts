// Performing an action in the CRM: a press becomes a change with an id of its own, goes through the outbox, and is shown as the CRM answers it.
import type { LeadChange } from '../crm/leadChanges.ts';
import { undoOutgoing } from '../crm/outgoing.ts';
import { AppError } from '../domain/errors.ts';
import { rankIntents } from '../domain/intent.ts';
import type { Lead } from '../domain/records.ts';
import { dueFor } from '../domain/times/workingTime.ts';
import type { Perform } from './draftVerbs.ts';
import type { OutboxEntry } from './outbox.ts';
import { leadName } from './parts/words/names.ts';
import { crmOf, viewOf, type Control, type Lasting, type Opened, type State } from './state.ts';
import { steadyId } from './steadyId.ts';
import { t } from './strings.ts';
import type { JustDid, LeadScreen, RecordRequest, Verbs } from './view.ts';

const REMIND_AT_HOUR = 'T08:00:00Z';
/** A request longer than this is cut in a task's subject; its description has it whole. */
const MOST_REQUEST_CHARACTERS = 90;
/** Two calls about one email are told apart by the ten minutes they fall into. */
const TEN_MINUTES = '2026-11-22T08:0'.length;

/** What a press is about, beside the change itself. */
interface Pressed {
  readonly change: LeadChange;
  readonly did: JustDid['what'];
  readonly lead: Lead;
}

/** The verbs that write to the CRM about a lead. */
export function performingVerbs(control: Control, perform: Perform, leadScreen: () => LeadScreen): Pick<Verbs, 'perform' | 'remind' | 'record' | 'discardChange'> {
  const press = async (opened: Opened, lasting: Lasting, { change, did, lead }: Pressed): Promise<void> => {
    const { organization, outbox } = lasting;
    if (organization === undefined) throw new AppError(navigator.onLine ? 'sign-in-needed' : 'offline', { retryable: true });
    opened.pressed = { id: change.id, did };
    const entry = await outbox.press({ organization, change, person: leadName(lead) });
    if (entry.state === 'refused') {
      delete opened.pressed;
      await outbox.discard(entry.id);
      // Told at the press itself. Looking again brings the newest version of the lead.
      const { code = 'unexpected', params = {} } = entry.failure ?? {};
      throw new AppError(code, { params, retryable: code === 'changed-elsewhere' || code === 'lead-closed' });
    }
    try {
      if (entry.state === 'done') await control.lookUp(opened);
    } finally {
      // Undo is offered when it can be pressed: a verb that still runs takes no second press.
      showEntry(opened, lasting, { entry, did });
    }
  };

  return {
    perform: () =>
      perform(async (opened, lasting) => {
        const screen = leadScreen();
        const { facts: { lead }, suggestion } = screen;
        if (suggestion.performs === 'stop-contact') {
          await press(opened, lasting, { change: { kind: 'stop-contact', ...(await onLead(opened, lasting, { lead, of: ['stop-contact'] })) }, did: 'stopped-contact', lead });
        } else if (suggestion.performs === 'task') {
          const until = suggestion.until ?? new Date().toISOString().slice(0, 10);
          const note = screen.reading.intents[0]?.evidence.quote ?? '';
          await press(opened, lasting, { change: await reminder(opened, lasting, { lead, day: until, note }), did: 'reminded', lead });
        }
      }),
    remind: (day) =>
      perform(async (opened, lasting) => {
        const { screen } = viewOf(control.state, new Date());
        if (screen.kind !== 'not-a-lead' || screen.sentTo === undefined) throw new AppError('item-changed');
        const { lead } = screen.sentTo;
        await press(opened, lasting, { change: await reminder(opened, lasting, { lead, day, note: opened.item.subject }), did: 'reminded', lead });
      }),
    record: (request) =>
      perform(async (opened, lasting) => {
        const screen = leadScreen();
        const pressed = await changeFor(request, { opened, lasting, screen });
        await press(opened, lasting, { ...pressed, lead: screen.facts.lead });
        if (request.kind === 'appointment') delete opened.appointment;
      }),
    async discardChange(id) {
      await control.state.lasting?.outbox.discard(id);
    },
  };
}

/** Shows what became of the press on the open item, once the outbox knows. */
export function followPressed(state: State, lookUp: (opened: Opened) => Promise<void>): void {
  const { opened, lasting } = state;
  if (opened?.pressed === undefined || lasting === undefined || opened.justDid?.waits !== true) return;
  const { id, did } = opened.pressed;
  const entry = lasting.outbox.entries().find((each) => each.id === id);
  if (entry?.state === 'waiting') return;
  if (entry?.state === 'done') {
    showEntry(opened, lasting, { entry, did });
    void lookUp(opened);
    return;
  }
  // Refused: the bar below says why. Gone: taken back in another window.
  delete opened.pressed;
  delete opened.justDid;
  delete opened.undo;
}

function showEntry(opened: Opened, lasting: Lasting, { entry, did }: { readonly entry: OutboxEntry; readonly did: JustDid['what'] }): void {
  const { id, change, outcome } = entry;
  if (entry.state === 'waiting') {
    opened.justDid = { what: did, waits: true };
    opened.undo = () => lasting.outbox.discard(id);
    return;
  }
  const { subject, at, statusReason } = outcome ?? {};
  opened.justDid = { what: did, ...(subject === undefined ? {} : { subject }), ...(at === undefined ? {} : { at }), ...(statusReason === undefined ? {} : { statusReason }) };
  opened.undo = async () => {
    await undoOutgoing(crmOf(lasting), change, outcome ?? {});
    await lasting.outbox.discard(id);
  };
}

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
      const { timeZone } = lasting.mailbox;
      const dueOn = dueFor({ receivedOn: opened.email?.receivedOn ?? now.toISOString(), targetHours: lasting.settings.answerTargetHours, timeZone }, now);
      return { change: { kind: 'task', ...base, subject: requestSubject(asked), note: quoted(asked), dueOn }, did: 'task-created' };
    }
    case 'call': {
      const at = `${now.toISOString().slice(0, 19)}Z`;
      const base = await onLead(opened, lasting, { lead, of: ['call', at.slice(0, TEN_MINUTES)] });
      return { change: { kind: 'call', ...base, subject: t('call.subject', { name: leadName(lead) }), note: t('call.note', { subject: opened.email?.subject ?? '' }), at }, did: 'called' };
    }
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

/** The part every change has. Its id follows from the organization, the email, the lead and what is done. */
async function onLead(opened: Opened, lasting: Lasting, { lead, of }: { readonly lead: Lead; readonly of: readonly string[] }): Promise<Pick<LeadChange, 'id' | 'leadId' | 'leadVersion' | 'leadWasOpen'>> {
  const email = opened.email?.internetMessageId ?? opened.item.messageId ?? opened.item.key;
  const id = await steadyId(lasting.organization ?? '', email, lead.id, ...of);
  return { id, leadId: lead.id, leadVersion: lead.version, leadWasOpen: lead.status === 'open' };
}

async function reminder(opened: Opened, lasting: Lasting, { lead, day, note }: { readonly lead: Lead; readonly day: string; readonly note: string }): Promise<LeadChange> {
  return { kind: 'task', ...(await onLead(opened, lasting, { lead, of: ['reminder', day] })), subject: t('task.reminder.subject', { name: leadName(lead) }), note, dueOn: day + REMIND_AT_HOUR };
}

type Asked = Pick<Place, 'opened' | 'screen'>;

/** The words the lead asks with: the request a person must decide first, else the first question, else what the email says first. */
function requestOf({ opened, screen: { reading } }: Asked): { readonly kind: 'discount' | 'complaint' | 'request'; readonly quote: string } {
  const intents = rankIntents(reading);
  const discount = intents.find((intent) => intent.kind === 'concession-request');
  if (discount !== undefined) return { kind: 'discount', quote: discount.evidence.quote };
  const complaint = intents.find((intent) => intent.kind === 'complaint');
  if (complaint !== undefined) return { kind: 'complaint', quote: complaint.evidence.quote };
  return { kind: 'request', quote: reading.questions[0]?.quote ?? intents[0]?.evidence.quote ?? opened.email?.subject ?? '' };
}

function requestSubject(asked: Asked): string {
  const { kind, quote } = requestOf(asked);
  const line = quote.replace(/\s+/g, ' ').trim();
  const request = line.length > MOST_REQUEST_CHARACTERS ? `${line.slice(0, MOST_REQUEST_CHARACTERS - 1).trimEnd()}…` : line;
  return t(`task.subject.${kind}`, { name: leadName(asked.screen.facts.lead), request });
}

/** The lead's own words, and where they stand. */
function quoted(asked: Asked): string {
  const { opened, screen } = asked;
  const reason = screen.suggestion.reasons.find((each) => each.citation?.kind === 'email')?.citation?.quote;
  const quote = screen.suggestion.kind === 'disqualify' || screen.suggestion.kind === 'schedule-appointment' ? (reason ?? requestOf(asked).quote) : requestOf(asked).quote;
  return t('task.note', { quote: quote.trim(), name: leadName(screen.facts.lead), subject: opened.email?.subject ?? '', day: (opened.email?.receivedOn ?? '').slice(0, 10) });
}
