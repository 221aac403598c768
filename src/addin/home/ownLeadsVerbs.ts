// What a seller may do with their leads on Home: open one, start what is suggested, look through the cards, filter, have one researched again.
import { openMail } from '../../crm/leads.ts';
import { requestResearch } from '../../crm/research.ts';
import { draftFromTemplate, paragraphsOf } from '../../domain/draft.ts';
import { purposesFor, type DraftPurpose } from '../../domain/draft/draftPurpose.ts';
import { addressKeys, normalizeAddress, type Email } from '../../domain/email.ts';
import { AppError } from '../../domain/errors.ts';
import type { LeadFacts } from '../../domain/leadFacts.ts';
import { findingsIn } from '../../domain/leadFindings.ts';
import type { Id, Lead } from '../../domain/records.ts';
import { detectLanguage } from '../../domain/words/language.ts';
import { wakeAgent } from '../agent.ts';
import { linkHostsOf } from '../drafting/linkHosts.ts';
import type { HomeMemory } from './homeMemory.ts';
import { leadPageVerbs } from '../lead/leadPageVerbs.ts';
import { insertionOf, openAppointment, openMessage } from '../outlook/insertion.ts';
import { showEmail } from '../outlook.ts';
import type { OpenedLead, TopLead } from './ownLeadsView.ts';
import type { OwnLeadsMemory } from './ownLeadsMemory.ts';
import { lastEmails, ownLeadsOf } from './ownLeadsShown.ts';
import { factsOf } from '../screen.ts';
import { crmOf, problemOf, type Control, type Lasting } from '../state.ts';
import { nextWorkingDay } from '../lead/workingDay.ts';
import type { OwnLeadsVerbs } from '../paneVerbs.ts';

const APPOINTMENT_MINUTES = 30;

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
        else if (card.start === 'appointment') await openForm(card.lead);
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

/** Outlook's appointment form with the lead in it; the seller saves or sends it. */
async function openForm(lead: Lead): Promise<void> {
  const start = new Date(`${nextWorkingDay(new Date())}T09:00:00Z`);
  const end = new Date(start.getTime() + APPOINTMENT_MINUTES * 60_000);
  await openAppointment({ subject: lead.topic ?? '', attendees: lead.email === undefined ? [] : [{ address: lead.email }], start, end, body: '' });
}

/** A new message with the draft in it. Its own pane looks for the draft and reads it back. */
async function writeMessage(lasting: Lasting, { lead, research }: TopLead, expectedItem: string | undefined): Promise<void> {
  const action = research?.action;
  if (action === undefined || lead.email === undefined) throw new AppError('item-changed');
  const now = new Date();
  const facts = await factsAbout(lasting, { lead, ...(research === undefined ? {} : { research }) }, now);
  // What is known by now decides: who asked not to be emailed is not written to.
  if (facts.lead.doNotEmail || facts.lead.email === undefined) throw new AppError('bad-request');
  const email: Email = { itemId: 'compose:', conversationId: '', subject: '', from: { address: facts.lead.email }, to: [{ address: facts.lead.email }], cc: [], receivedOn: now.toISOString(), text: '', quoted: '', headers: {}, attachments: [], mode: 'compose' };
  const reading = { intents: [], questions: [] };
  const isFree = (wanted: DraftPurpose): boolean => purposesFor(facts, { reading, email }, now).some(({ purpose, missing }) => purpose === wanted && missing.length === 0);
  const purpose: DraftPurpose = action.kind === 'send-follow-up-email' && isFree('follow-up') ? 'follow-up' : 'introduction';
  const draft = draftFromTemplate({
    facts,
    action,
    reading,
    email,
    purpose,
    settings: lasting.settings,
    seller: { name: lasting.mailbox.name },
    language: detectLanguage([lead.topic ?? '', lead.need ?? ''].join('. ')) ?? 'en',
    timeZone: lasting.mailbox.timeZone,
    now,
    ...(lasting.style === undefined ? {} : { style: lasting.style }),
  });
  await lasting.cache.writeOpened(normalizeAddress(facts.lead.email), draft).catch(() => undefined);
  await openMessage(insertionOf({ subject: draft.subject, to: draft.to, paragraphs: paragraphsOf(draft), linkHosts: linkHostsOf(lasting) }), expectedItem);
}

/** What the CRM knows by now; without it what Home knows. */
async function factsAbout(lasting: Lasting, { lead, research }: Pick<TopLead, 'lead' | 'research'>, now: Date): Promise<LeadFacts> {
  const known: LeadFacts = { lead, opportunities: [], activities: [], ...(research === undefined ? {} : { findings: findingsIn(research, []) }), asOf: now.toISOString() };
  if (lasting.crm === undefined || !navigator.onLine || lead.email === undefined) return known;
  const answer = await openMail(lasting.crm, { addresses: addressKeys(lead.email), answeredIds: [] });
  return factsOf({ answer, asOf: known.asOf }, { leadId: lead.id }) ?? known;
}
