// What a seller may do with their leads on Home: open one, start what is suggested, look through the cards, filter, have one researched again.
import { requestResearch } from '../../crm/research.ts';
import { AppError } from '../../domain/errors.ts';
import type { Id } from '../../domain/records.ts';
import { wakeAgent } from '../agent.ts';
import { openOwnMessage } from '../drafting/ownMessage.ts';
import type { HomeMemory } from './homeMemory.ts';
import { leadPageVerbs } from '../lead/leadPageVerbs.ts';
import { openForm } from '../lead/pagePerforming.ts';
import { showEmail } from '../outlook.ts';
import type { OpenedLead, TopLead } from './ownLeadsView.ts';
import type { OwnLeadsMemory } from './ownLeadsMemory.ts';
import { lastEmails, ownLeadsOf } from './ownLeadsShown.ts';
import { crmOf, problemOf, type Control, type Lasting } from '../state.ts';
import type { OwnLeadsVerbs } from '../paneVerbs.ts';

export function ownLeadsVerbs(control: Control): OwnLeadsVerbs {
  const { state, changed } = control;
  const withList = (work: (list: OwnLeadsMemory) => void): void => {
    const list = state.lasting?.home?.list;
    if (list === undefined) return;
    work(list);
    changed();
  };
  const perform = async (work: (lasting: Lasting, home: HomeMemory) => Promise<void>): Promise<void> => {
    const { lasting } = state;
    if (lasting?.home === undefined || state.busy) return;
    state.busy = true;
    delete state.problem;
    changed();
    try {
      await work(lasting, lasting.home);
    } catch (error) {
      state.problem = problemOf(error, lasting.home.list.known?.asOf);
    } finally {
      state.busy = false;
      changed();
    }
  };
  const openLead = (leadId: Id<'lead'>, from: OpenedLead['from'] = 'list'): void => {
    const { lasting } = state;
    if (lasting === undefined) return;
    if (lasting.home !== undefined) lasting.home.list.opened = { leadId, from };
    leadPageVerbs(control).open(leadId, lasting.home?.list.known?.leads.find((each) => each.lead.id === leadId)?.lead);
    changed();
  };
  return {
    openLead,
    showTopLead: (leadId) => withList((list) => void (list.topLead = leadId)),
    filterLeads: (filter, words) => withList((list) => void Object.assign(list, { filter, words })),
    startTopLead: (leadId) =>
      perform(async (lasting, home) => {
        const top = ownLeadsOf(state, home)?.top;
        const card = top?.kind === 'shown' ? top.cards.find(({ lead }) => lead.id === leadId) : undefined;
        if (card === undefined) return;
        home.list.topLead = leadId;
        const email = lastEmails(home.seen.values()).get(leadId);
        if (card.start === 'message') await writeMessage(lasting, card, state.opened?.item.key);
        else if (card.start === 'appointment') await schedule(lasting, card, openLead);
        else if (card.start === 'email' && email !== undefined) await openEmail(control, home, { leadId, itemId: email.itemId, openLead });
        else openLead(leadId, 'card');
      }),
    researchAgain: (leadId) =>
      perform(async (lasting, { list }) => {
        const lead = list.known?.leads.find((each) => each.lead.id === leadId)?.lead;
        if (lead === undefined) return;
        await requestResearch(crmOf(lasting), lead);
        list.requested.add(leadId);
        // The wish is in the CRM; a service that can't be reached now finds it there by itself.
        const token = await lasting.addresses.token?.().catch(() => undefined);
        if (token !== undefined) await wakeAgent(token).catch(() => undefined);
      }),
  };
}

interface ShownEmail {
  readonly leadId: Id<'lead'>;
  readonly itemId: string;
  readonly openLead: OwnLeadsVerbs['openLead'];
}

/** The email in Outlook, where everything about it can be done; moved or deleted, the lead instead. */
async function openEmail({ state }: Control, home: HomeMemory, { leadId, itemId, openLead }: ShownEmail): Promise<void> {
  home.opening = itemId;
  try {
    if (state.opened?.item.key !== itemId) await showEmail(itemId);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    delete home.opening;
    openLead(leadId, 'card');
  }
}

async function writeMessage(lasting: Lasting, { lead, research }: TopLead, expectedItem: string | undefined): Promise<void> {
  if (research?.action === undefined) throw new AppError('item-changed');
  await openOwnMessage(lasting, { lead, action: research.action, research }, expectedItem);
}

/** Outlook's appointment form; beside it the lead's page, which records the appointment in the CRM once the seller has saved it. */
async function schedule(lasting: Lasting, { lead, research }: TopLead, openLead: OwnLeadsVerbs['openLead']): Promise<void> {
  const appointment = await openForm(lasting, lead, research?.action);
  openLead(lead.id, 'card');
  const open = lasting.leadPage?.open;
  if (open?.leadId === lead.id) open.appointment = appointment;
}
