// A lead's emails as reminders count them: what the CRM has and what was open here, each email once, and which of them wait for an answer of ours.
import { domainOf, normalizeAddress } from './email.ts';
import { classifyMail, type MailKind } from './leadReply.ts';
import type { MadePromise } from './promises.ts';
import type { Id } from './records.ts';

/** One email between us and a lead. */
export interface LeadEmail {
  /** The internet message id; of an email without one the id of its row in the CRM. */
  readonly key: string;
  readonly leadId: Id<'lead'>;
  readonly direction: 'in' | 'out';
  /** UTC ISO instant it was sent or received; with milliseconds after `mergeLeadEmails`, so that instants compare as text. */
  readonly at: string;
  readonly subject: string;
  /** Address it came from, where it is known. */
  readonly sender?: string;
  /** Names of its conversation, as the CRM and as Outlook call it. */
  readonly conversation?: { readonly crm?: string; readonly outlook?: string };
  /** What it was found to be when it was open here; undefined while only the CRM knows it. */
  readonly mail?: MailKind;
  /** `YYYY-MM-DD`: it says that nothing is wanted before this day (absence, "not now"). */
  readonly until?: string;
  /** Of an email of ours whose words were read. */
  readonly promises?: readonly MadePromise[];
}

/** Our own side: whose mailbox, which domains are ours. */
export interface OwnSide {
  readonly address: string;
  readonly ownDomains: readonly string[];
}

/** Both lists as one, each email once, the oldest first; what was read here completes what the CRM has. An email without a date is left out. */
export function mergeLeadEmails(inCrm: readonly LeadEmail[], readHere: readonly LeadEmail[]): readonly LeadEmail[] {
  const merged = new Map(inCrm.map((email) => [email.key, email]));
  for (const email of readHere) {
    const known = merged.get(email.key);
    const conversation = { ...email.conversation, ...known?.conversation };
    // The CRM says whose email it is; the words were read here.
    merged.set(email.key, { ...email, ...(known === undefined ? {} : { leadId: known.leadId, direction: known.direction, at: known.at }), ...(Object.keys(conversation).length === 0 ? {} : { conversation }) });
  }
  const dated = [...merged.values()].flatMap((email) => (Number.isNaN(Date.parse(email.at)) ? [] : [{ ...email, at: new Date(email.at).toISOString() }]));
  return dated.sort((one, two) => one.at.localeCompare(two.at) || one.key.localeCompare(two.key));
}

/** True for an email a person at the lead wrote: no machine, no mailing, none of ours. */
export function isWrittenByLead(email: LeadEmail, own: OwnSide): boolean {
  if (email.direction !== 'in') return false;
  if (email.mail !== undefined) return email.mail === 'person';
  if (email.sender === undefined) return !isAutomatic(email, own);
  return !own.ownDomains.includes(domainOf(email.sender) ?? '') && normalizeAddress(email.sender) !== normalizeAddress(own.address) && !isAutomatic(email, own);
}

/** Of an email only the CRM knows, subject and sender must do. */
function isAutomatic(email: LeadEmail, own: OwnSide): boolean {
  const { kind } = classifyMail(
    { itemId: email.key, conversationId: '', subject: email.subject, from: { address: email.sender ?? '' }, to: [], cc: [], receivedOn: email.at, text: '', quoted: '', headers: {}, attachments: [], mode: 'read' },
    own,
  );
  return kind !== 'person' && kind !== 'own' && kind !== 'colleague';
}

/** The emails of one lead that no later email of ours answers. An email of another conversation is no answer, as far as conversations are known. */
export function unansweredOf(emails: readonly LeadEmail[], own: OwnSide): readonly LeadEmail[] {
  const ours = emails.filter((email) => email.direction === 'out');
  // Whose it is takes longest to tell: asked last.
  return emails.filter((email) => email.direction === 'in' && !ours.some((answer) => answer.at > email.at && !areApart(email, answer)) && isWrittenByLead(email, own));
}

/** True for emails known to be of two conversations, by the CRM's word first. */
export function areApart(one: LeadEmail, two: LeadEmail): boolean {
  const differ = (kind: 'crm' | 'outlook'): boolean | undefined => {
    const [a, b] = [one.conversation?.[kind], two.conversation?.[kind]];
    return a === undefined || b === undefined ? undefined : a !== b;
  };
  return differ('crm') ?? differ('outlook') ?? false;
}
