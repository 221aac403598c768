// One press on the page of a lead: what it needs, how its change reaches the CRM through the outbox, and how it is told with its undo.
import type { LeadChange } from '../../crm/leadChanges.ts';
import { undoOutgoing } from '../../crm/outgoing.ts';
import { AppError } from '../../domain/errors.ts';
import type { Lead } from '../../domain/records.ts';
import { leadName } from '../parts/words/names.ts';
import { crmOf, type Control, type Lasting } from '../state.ts';
import type { OpenPage } from './leadPageMemory.ts';
import { askLeadPage } from './leadPageRefresh.ts';
import type { PageDid } from './leadPageView.ts';

export interface Place {
  readonly lasting: Lasting;
  readonly open: OpenPage;
}

/** Runs one verb for the page that is open now. */
export type Perform = (work: (place: Place) => Promise<void>) => Promise<void>;

export interface Pressed {
  readonly change: LeadChange;
  readonly lead: Lead;
  /** What the CRM says of it, as far as it has it already. */
  readonly did: (outcome: { readonly subject?: string; readonly at?: string; readonly statusReason?: string }, waits: boolean) => PageDid;
}

/** Through the outbox: offline it waits, pressed twice it is one change. */
export async function press(control: Control, { lasting, open }: Place, { change, lead, did }: Pressed): Promise<void> {
  const { organization, outbox } = lasting;
  if (organization === undefined) throw new AppError(navigator.onLine ? 'sign-in-needed' : 'offline', { retryable: true });
  const entry = await outbox.press({ organization, change, person: leadName(lead) });
  if (entry.state === 'refused') {
    await outbox.discard(entry.id);
    const { code = 'unexpected', params = {} } = entry.failure ?? {};
    throw new AppError(code, { params, retryable: code === 'changed-elsewhere' || code === 'lead-closed' });
  }
  told(open, did(entry.outcome ?? {}, entry.state === 'waiting'), async () => {
    const now = outbox.entries().find((each) => each.id === entry.id);
    if (now?.state === 'done') await undoOutgoing(crmOf(lasting), change, now.outcome ?? {});
    await outbox.discard(entry.id);
  });
  open.pressed = entry.id;
  await askAgain(control, open);
}

export function told(open: OpenPage, did: PageDid, undo: () => Promise<void>): void {
  delete open.pressed;
  open.did = did;
  open.undo = undo;
}

/** The page, and the screen below it when the open email is this lead's. */
export async function askAgain(control: Control, open: OpenPage): Promise<void> {
  const { state, changed } = control;
  await askLeadPage(state, changed);
  const { opened } = state;
  if (opened?.known?.answer.leads.some((lead) => lead.id === open.leadId) === true) void control.lookUp(opened);
}

/** @throws AppError `item-changed` while nothing is known of the lead. */
export function leadOf(open: OpenPage): Lead {
  const lead = open.known?.answer.lead ?? open.lead;
  if (lead === undefined) throw new AppError('item-changed');
  return lead;
}
