// From what the pane holds to what the page of one lead shows.
import { normalizeAddress } from '../../domain/email.ts';
import { validateEmail } from '../../domain/emailValidation.ts';
import type { Lead } from '../../domain/records.ts';
import { isSampleId } from '../../domain/sampleId.ts';
import type { CheckedAddress, LeadScreen, Screen } from '../emailScreens.ts';
import type { OpenPage } from './leadPageMemory.ts';
import type { LeadPageView, PageDid } from './leadPageView.ts';
import { suggestedOn } from './pageSuggested.ts';
import type { Lasting, State } from '../state.ts';

/** The page of a state; undefined while none is open. */
export function leadPageOf(state: State, screen: Screen): LeadPageView | undefined {
  const { lasting } = state;
  const memory = lasting?.leadPage;
  const open = memory?.open;
  if (lasting === undefined || memory === undefined || open === undefined) return undefined;
  const { known, trouble } = open;
  const did = didNow(open, lasting);
  const lead = known?.answer.lead ?? open.lead;
  const email = screen.kind === 'lead' && screen.facts.lead.id === open.leadId ? screen : undefined;
  const suggestion = email?.suggestion ?? suggestedOn(lasting, open);
  const address = addressOf(open, lead, email);
  const { number, profile, research, scoring, activatedOn, pausedOn } = lasting.settings;
  return {
    leadId: open.leadId,
    opening: open.opening,
    tab: memory.tab,
    backTo: open.backTo,
    ...(lead === undefined ? {} : { lead }),
    ...(known === undefined ? {} : { answer: known.answer, asOf: known.asOf }),
    isAsking: open.isAsking,
    ...(trouble === undefined ? {} : { trouble }),
    ...(address === undefined ? {} : { address }),
    ...(suggestion === undefined ? {} : { suggestion }),
    ...(email === undefined ? {} : { email: { hasDraft: email.draft !== undefined } }),
    ...calledOn(open, email),
    ...(open.appointment === undefined ? {} : { appointment: { start: open.appointment.start } }),
    settings: { number, profile, research, scoring, activatedOn, pausedOn },
    ...pagesOf(lasting),
    ...(did === undefined ? {} : { did }),
    canUndo: open.undo !== undefined && did !== undefined,
    isSample: isSampleId(open.leadId),
    ...givenIn(lasting, open.leadId),
  };
}

function givenIn({ home }: Lasting, leadId: string): Pick<LeadPageView, 'given'> {
  const given = home?.routing.given.get(leadId) ?? undefined;
  return given === undefined ? {} : { given };
}

function calledOn(open: OpenPage, email: LeadScreen | undefined): Pick<LeadPageView, 'dialed'> {
  const dialed = email === undefined ? open.dialed : email.dialed;
  return dialed === undefined ? {} : { dialed };
}

/** A change that waited is told as the CRM took it; one it refused is told by the bar below. */
function didNow({ did, pressed }: OpenPage, { outbox }: Lasting): PageDid | undefined {
  if (did === undefined || !('waits' in did)) return did;
  const entry = outbox.entries().find(({ id }) => id === pressed);
  if (entry?.state === 'waiting') return did;
  const { subject, at, statusReason } = entry?.outcome ?? {};
  return entry?.state === 'done' ? { what: did.what, ...(subject === undefined ? {} : { subject }), ...(at === undefined ? {} : { at }), ...(statusReason === undefined ? {} : { statusReason }) } : undefined;
}

/** What is known of the lead's address: more where its email is open, since an email from it says more than any check. */
function addressOf(open: OpenPage, lead: Lead | undefined, email: LeadScreen | undefined): CheckedAddress | undefined {
  if (lead?.email === undefined) return undefined;
  const address = normalizeAddress(lead.email);
  if (email?.address?.validation.address === address) return email.address;
  const { bounces = [], overrides = [] } = open.known?.answer ?? {};
  const answer = open.asked?.kind === 'answered' && open.asked.address === address ? open.asked.answer : undefined;
  const validation = validateEmail({ address: lead.email, bounces, overrides, ...(answer === undefined ? {} : { answer }) });
  const bounce = [...bounces].sort((one, two) => two.at.localeCompare(one.at)).find((each) => normalizeAddress(each.address) === address);
  return {
    validation,
    asked: !validation.wellFormed ? 'not-needed' : open.asked?.address === address ? open.asked.kind : 'asking',
    ...(answer === undefined ? {} : { answer }),
    ...(bounce === undefined ? {} : { bounce }),
  };
}

/** The CRM that comes with us is served from our own address and has no pages of its own. */
function pagesOf({ organization }: Lasting): Pick<LeadPageView, 'crmUrl'> {
  if (organization === undefined || !organization.startsWith('https://') || organization.startsWith(location.origin)) return {};
  return { crmUrl: organization };
}
