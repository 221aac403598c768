// An own email that went to a lead: who it is, and whether an answer came. Its text is never read.
import type { Email } from '../../domain/email.ts';
import { domainOf } from '../../domain/email.ts';
import type { OpenItem } from '../outlook.ts';
import type { LeadScreen, NotALeadScreen } from '../emailScreens.ts';

/** The email as it is looked up: by its first recipient outside our company, without a word of its text. Undefined when all are ours. */
export function sentEmailOf(item: OpenItem, ownDomains: readonly string[]): Email | undefined {
  const outside = (item.to ?? []).filter((each) => !ownDomains.includes(domainOf(each.address) ?? ''));
  const [first] = outside;
  if (first === undefined) return undefined;
  return {
    itemId: item.key,
    conversationId: '',
    subject: item.subject,
    from: first,
    to: outside,
    cc: [],
    receivedOn: item.at ?? '',
    text: '',
    quoted: '',
    headers: {},
    attachments: [],
    mode: 'compose',
  };
}

/** What the pane says about an email the seller wrote. */
export function sentScreen(item: OpenItem, found: LeadScreen | undefined, justDid: LeadScreen['justDid']): NotALeadScreen {
  const screen: NotALeadScreen = { kind: 'not-a-lead', mail: 'own', sender: item.from ?? { address: '' } };
  if (found === undefined || item.at === undefined) return screen;
  const { lead, activities } = found.facts;
  const on = item.at;
  const answers = activities.filter((activity) => activity.kind === 'email' && activity.direction === 'in' && activity.at > on).map((activity) => activity.at).sort();
  const [answeredOn] = answers;
  return { ...screen, sentTo: { lead, on, ...(answeredOn === undefined ? {} : { answeredOn }) }, ...(justDid === undefined ? {} : { justDid }) };
}
