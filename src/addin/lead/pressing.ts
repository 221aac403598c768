// One press that writes to the CRM about a lead: a change with an id that follows from what it is about, sent through the outbox, shown as
// the CRM answers it, and taken back by Undo whether it is there already or still waits.
import type { LeadChange } from '../../crm/leadChanges.ts';
import { undoOutgoing } from '../../crm/outgoing.ts';
import { AppError } from '../../domain/errors.ts';
import type { Lead } from '../../domain/records.ts';
import type { OutboxEntry } from '../outbox.ts';
import { leadName } from '../parts/words/names.ts';
import { crmOf, type Control, type Lasting, type Opened, type State } from '../state.ts';
import { steadyId } from '../../crm/steadyId.ts';
import type { JustDid } from '../emailScreens.ts';

/** What a press is about, beside the change itself. */
export interface Pressed {
  readonly change: LeadChange;
  readonly did: JustDid['what'];
  readonly lead: Lead;
}

/**
 * Notes the change, sends it when the CRM can be reached, and shows how it stands.
 * @throws AppError what the CRM refused it with; `sign-in-needed` or `offline` before it is known which CRM it is for.
 */
export async function press(control: Pick<Control, 'lookUp'>, place: { readonly opened: Opened; readonly lasting: Lasting }, { change, did, lead }: Pressed): Promise<void> {
  const { opened, lasting } = place;
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
}

/** The id of a press: the same organization, email and lead, and the same thing done, are the same change. */
export function pressId(opened: Opened, lasting: Lasting, { lead, of }: { readonly lead: Lead; readonly of: readonly string[] }): Promise<string> {
  const email = opened.email?.internetMessageId ?? opened.item.messageId ?? opened.item.key;
  return steadyId(lasting.organization ?? '', email, lead.id, ...of);
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
  const { subject, at, statusReason, known } = outcome ?? {};
  if (known !== undefined) {
    opened.justDid = { what: 'lead-known', subject: known };
    delete opened.undo;
    return;
  }
  opened.justDid = { what: did, ...(subject === undefined ? {} : { subject }), ...(at === undefined ? {} : { at }), ...(statusReason === undefined ? {} : { statusReason }) };
  opened.undo = async () => {
    await undoOutgoing(crmOf(lasting), change, outcome ?? {});
    await lasting.outbox.discard(id);
  };
}
