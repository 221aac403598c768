// What is suggested on the page of a lead while its email isn't open: what an email seen here calls for, else what the agent stored.
import type { LeadResearch, StandingAction } from '../../domain/leadResearch.ts';
import type { Lead } from '../../domain/records.ts';
import { asJustRead } from '../email/justRead.ts';
import type { Lasting } from '../state.ts';
import { chosenFirst } from './chosenFirst.ts';
import type { OpenPage } from './leadPageMemory.ts';

/** Undefined while nobody has a suggestion. */
export function suggestedOn({ home }: Pick<Lasting, 'home'>, open: OpenPage): StandingAction | undefined {
  // Until the CRM has said more, what Home knows: its card led here.
  const own = home?.list.known?.leads.find(({ lead }) => lead.id === open.leadId);
  const lead = open.known?.answer.lead ?? open.lead ?? own?.lead;
  const stored = actionOf(open.known?.answer.research ?? own?.research, lead, home);
  if (stored === undefined || lead === undefined) return undefined;
  const { email, others = [], ...action } = stored;
  const chosen = chosenFirst({ ...action, others }, open.chosenAction);
  return withNumbers({ ...chosen, ...(email === undefined ? {} : { email }) }, lead);
}

function actionOf(research: LeadResearch | undefined, lead: Lead | undefined, home: Lasting['home']): StandingAction | undefined {
  const stored = research?.action;
  if (research === undefined || lead === undefined || home === undefined) return stored;
  const seen = [...home.seen.values()];
  const [own] = asJustRead([{ lead, research, values: {} }], seen, home.known?.records.emails ?? []);
  const read = own?.research?.action;
  const email = read === stored ? undefined : seen.find(({ action }) => action === read);
  // The agent has read the same in it, and kept its words.
  if (read === undefined || email === undefined || (stored?.kind === read.kind && stored.email?.messageId === email.key)) return stored;
  return { ...read, email: { subject: email.subject, receivedOn: email.at, messageId: email.key, reading: { intents: [], questions: [] } } };
}

/** A call needs a number: without one of the email it is the lead's own. */
function withNumbers(action: StandingAction, { phone, modifiedOn }: Lead): StandingAction {
  if (action.kind !== 'call-back' || (action.numbers ?? []).length > 0 || phone === undefined) return action;
  return { ...action, numbers: [{ number: phone, citation: { kind: 'crm', title: 'Lead · Business Phone', quote: phone, date: modifiedOn } }] };
}
