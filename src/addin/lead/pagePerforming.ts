// Carrying out what is suggested from the page of a lead, without its email: through the outbox, Outlook's appointment form or a message with a draft.
import type { StandingAction } from '../../domain/leadResearch.ts';
import { AppError } from '../../domain/errors.ts';
import { appointmentForm } from '../drafting/appointmentForm.ts';
import { openOwnMessage } from '../drafting/ownMessage.ts';
import { standingReading } from '../drafting/standingMail.ts';
import { openAppointment } from '../outlook/insertion.ts';
import { openItem } from '../outlook.ts';
import type { LeadPageVerbs } from '../paneVerbs.ts';
import type { Lead } from '../../domain/records.ts';
import type { Control, Lasting } from '../state.ts';
import type { OpenPage } from './leadPageMemory.ts';
import { appointmentChange, callChange, disqualification, reminderChange, stopContactChange, taskChange, type OnPage, type PageChange } from './pageChanges.ts';
import { leadOf, press, type Perform, type Place } from './pagePressing.ts';
import { pageStep, type PageStep } from './pageStep.ts';
import { suggestedOn } from './pageSuggested.ts';

/** Where nobody has a suggestion: a message that begins with us. */
const usualMessage: StandingAction = { kind: 'send-follow-up-email', performs: 'draft', reasons: [] };

/** The verbs for what is suggested on the page. */
export function pagePerformingVerbs(control: Control, perform: Perform): Pick<LeadPageVerbs, 'perform' | 'draft' | 'recordAppointment' | 'disqualify' | 'chooseAction' | 'dial'> {
  const change = async (place: Place, { change: made, what }: PageChange): Promise<void> =>
    press(control, place, { change: made, lead: leadOf(place.open), did: (outcome, waits) => ({ what, ...toldOf(outcome), ...(waits ? { waits: true as const } : {}) }) });
  const withPage = (work: (open: OpenPage) => void): void => {
    const open = control.state.lasting?.leadPage?.open;
    if (open === undefined) return;
    work(open);
    control.changed();
  };
  return {
    perform: () =>
      perform(async (place) => {
        const page = onPage(place);
        const step = pageStep(page.action, page.lead);
        const made = await changeFor(step, page, place.open.dialed);
        if (made !== undefined) await change(place, made);
        else if (step === 'appointment') place.open.appointment = await openForm(place.lasting, page.lead, page.action);
        else if (step === 'message') await openOwnMessage(place.lasting, { lead: page.lead, action: page.action ?? usualMessage }, openItem()?.key);
      }),
    draft: () =>
      perform(async (place) => {
        const { lead, action = usualMessage } = onPage(place);
        await openOwnMessage(place.lasting, { lead, action }, openItem()?.key);
      }),
    recordAppointment: () =>
      perform(async (place) => {
        const { appointment } = place.open;
        if (appointment === undefined) throw new AppError('item-changed');
        await change(place, await appointmentChange(onPage(place), appointment));
        delete place.open.appointment;
      }),
    disqualify: (reason) => perform(async (place) => change(place, await disqualification(onPage(place), reason))),
    chooseAction: (kind) => withPage((open) => void (open.chosenAction = kind)),
    dial: (number) => withPage((open) => void (open.dialed = number)),
  };
}

/** Outlook's form for the lead, with what its email offers and asks. What was opened; whether it is saved is not known. @throws AppError */
export async function openForm(lasting: Lasting, lead: Lead, action: StandingAction | undefined): Promise<NonNullable<OpenPage['appointment']>> {
  const subject = action?.email?.subject ?? lead.topic ?? '';
  const form = appointmentForm(lasting, { lead, subject, reading: standingReading(action ?? {}, lasting.mailbox.timeZone), now: new Date() });
  await openAppointment(form);
  return { subject: form.subject, start: form.start.toISOString(), end: form.end.toISOString() };
}

function onPage({ lasting, open }: Place): OnPage {
  return { lasting, lead: leadOf(open), action: suggestedOn(lasting, open), now: new Date() };
}

async function changeFor(step: PageStep | undefined, page: OnPage, dialed: string | undefined): Promise<PageChange | undefined> {
  switch (step) {
    case 'task':
      return taskChange(page);
    case 'remind':
      return reminderChange(page);
    case 'call':
      return callChange(page, dialed);
    case 'stop-contact':
      return stopContactChange(page);
    default:
      return undefined;
  }
}

function toldOf({ subject, at, statusReason }: { readonly subject?: string; readonly at?: string; readonly statusReason?: string }): { readonly subject?: string; readonly at?: string; readonly statusReason?: string } {
  return { ...(subject === undefined ? {} : { subject }), ...(at === undefined ? {} : { at }), ...(statusReason === undefined ? {} : { statusReason }) };
}
