// Whose email is this? By address, alias, conversation, connected contact or domain, with how and how sure.
import { domainOf, normalizeAddress } from './email.ts';
import type { Email } from './email.ts';
import { bounceSign } from './mail/bounceSigns.ts';
import { inquiryOf } from './mail/inquiry.ts';
import type { Inquiry } from './mail/inquiry.ts';
import { accountOfSender, answeredIds, bounceMatches, recipientMatches, strengthOf, tieOf } from './mail/leadTies.ts';
import { autoReplySign, mailingListSign, newsletterSign, notificationSign } from './mail/mailSigns.ts';
import { senderChecks } from './mail/senderTrust.ts';
import type { Id, Lead, Reason } from './records.ts';
import type { Via, LeadReply, Candidates } from './mail/tiedLead.ts';

/** What kind of mail it is, before asking whose. */
export type MailKind =
  | 'person'
  | 'newsletter'
  | 'notification'
  | 'mailing-list'
  | 'auto-reply'
  | 'bounce'
  | 'colleague'
  | 'own';

/** The answer. `isReply` is false for automatic mail even when it comes from a lead's own address. `inquiry` is there for mail a person wrote that answers or asks: a stranger's `first-inquiry` is a hand raised. */
export type Recognition =
  | { readonly kind: 'lead'; readonly mail: MailKind; readonly isReply: boolean; readonly inquiry?: Inquiry; readonly match: LeadReply; readonly others: readonly LeadReply[] }
  | { readonly kind: 'ambiguous'; readonly mail: MailKind; readonly inquiry?: Inquiry; readonly candidates: readonly LeadReply[] }
  | { readonly kind: 'unknown'; readonly mail: 'person'; readonly inquiry?: Inquiry; readonly accountId?: Id<'account'>; readonly waysLooked: readonly Via[] }
  | { readonly kind: 'not-a-lead'; readonly mail: MailKind; readonly reasons: readonly Reason[] };

/** Whose mailbox this is: the signed-in seller's address and the domains of the seller's company, lower case. */
export interface Own {
  readonly address: string;
  readonly ownDomains: readonly string[];
}

/** Codes of `LeadReply.checks` and of the reasons of a mail's kind; the sentences file holds one sentence each. */
export const checkCodes = [
  'same-address',
  'other-address',
  'address-alias',
  'chosen-before',
  'same-conversation',
  'connected-contact',
  'same-company-domain',
  'named-in-bounce',
  'recipient',
  'sender-verified',
  'reply-to-same',
  'open-lead',
  'mail-own',
  'mail-colleague',
  'mail-bounce',
  'mail-auto-reply',
  'mail-notification',
  'mail-mailing-list',
  'mail-newsletter',
] as const;
export type CheckCode = (typeof checkCodes)[number];

function isOwnDomain(address: string, own: Own): boolean {
  const domain = domainOf(address);
  if (domain === undefined) return false;
  return own.ownDomains.some((ownDomain) => domain === ownDomain.toLowerCase() || domain.endsWith(`.${ownDomain.toLowerCase()}`));
}

function sign(mail: MailKind, evidence: string): { kind: MailKind; reasons: readonly Reason[] } {
  return { kind: mail, reasons: [{ code: `mail-${mail}`, params: { sign: evidence } }] };
}

/** What kind of mail this is, with the sign that says so (a header name, `subject`, `sender`, `text`); `person` has no reasons. */
export function classifyMail(email: Email, own: Own): { kind: MailKind; reasons: readonly Reason[] } {
  const from = normalizeAddress(email.from.address);
  if (from !== '' && from === normalizeAddress(own.address)) return sign('own', 'sender');
  const bounce = bounceSign(email);
  if (bounce !== undefined) return sign('bounce', bounce);
  const automatic = autoReplySign(email);
  const colleague = isOwnDomain(from, own);
  if (colleague && automatic !== undefined) return sign('colleague', 'domain');
  if (automatic !== undefined) return sign('auto-reply', automatic);
  const notification = notificationSign(email);
  if (notification !== undefined) return sign('notification', notification);
  const list = mailingListSign(email);
  if (list !== undefined) return sign('mailing-list', list);
  if (colleague) return sign('colleague', 'domain');
  const ownIds = answeredIds(email).some((id) => own.ownDomains.some((domain) => id.toLowerCase().endsWith(`@${domain.toLowerCase()}>`)));
  const newsletter = newsletterSign(email, ownIds);
  return newsletter === undefined ? { kind: 'person', reasons: [] } : sign('newsletter', newsletter);
}

/** Equally good matches of one kind: an open lead goes before a closed one, more checks before fewer; what is still equal is the seller's choice. */
function settle(matches: readonly LeadReply[], leads: readonly Lead[]): { best: readonly LeadReply[]; others: readonly LeadReply[] } {
  const isOpen = (match: LeadReply): boolean => leads.find((lead) => lead.id === match.leadId)?.status === 'open';
  const sorted = [...matches].sort((one, two) => strengthOf(one) - strengthOf(two) || Number(isOpen(two)) - Number(isOpen(one)) || two.checks.length - one.checks.length || (one.leadId < two.leadId ? -1 : 1));
  const first = sorted[0];
  if (first === undefined) return { best: [], others: [] };
  const equal = (match: LeadReply): boolean => match.certainty === first.certainty && match.via === first.via && isOpen(match) === isOpen(first) && match.checks.length === first.checks.length;
  return { best: sorted.filter(equal), others: sorted.filter((match) => !equal(match)) };
}

/** The other lead of a mailbox that several share under plus tags, when the display name is that lead's and not the first one's. */
function sharedMailbox(matches: readonly LeadReply[], leads: readonly Lead[], senderName: string | undefined): LeadReply | undefined {
  const [first, ...others] = matches;
  const written = senderName?.trim().toLowerCase();
  const nameOf = (match: LeadReply): string => {
    const name = leads.find((lead) => lead.id === match.leadId)?.name;
    return [name?.first, name?.last].filter((part) => part !== undefined && part !== '').join(' ').toLowerCase();
  };
  if (first === undefined || written === undefined || written === '' || first.via !== 'address' || nameOf(first) === written) return undefined;
  return others.find((match) => match.via === 'alias' && nameOf(match) === written);
}

interface Asked {
  readonly mail: MailKind;
  readonly isReply: boolean;
  readonly inquiry?: Inquiry;
  readonly senderName?: string;
}

function answer(matches: readonly LeadReply[], candidates: Candidates, { mail, isReply, inquiry, senderName }: Asked): Recognition | undefined {
  const { best, others } = settle(matches, candidates.leads);
  const first = best[0];
  if (first === undefined) return undefined;
  const asked = inquiry === undefined ? {} : { inquiry };
  if (best.length > 1) return { kind: 'ambiguous', mail, ...asked, candidates: [...best, ...others] };
  // The conversation is one lead's, the sender's company another's: evidence against evidence is the seller's choice.
  const rival = first.via === 'conversation' && !first.checks.some((check) => check.code === 'same-company-domain') ? others.find((match) => match.via === 'domain') : undefined;
  if (rival !== undefined) return { kind: 'ambiguous', mail, ...asked, candidates: [first, ...others] };
  const named = sharedMailbox([first, ...others], candidates.leads, senderName);
  if (named !== undefined) return { kind: 'ambiguous', mail, ...asked, candidates: [named, first, ...others.filter((match) => match !== named)] };
  return { kind: 'lead', mail, isReply, ...asked, match: first, others };
}

const waysLooked: readonly Via[] = ['address', 'alias', 'conversation', 'connected-contact', 'domain'];

/**
 * Whose mail this is. Exact address = sure; other address of the lead or a remembered choice = sure; plus tag, conversation, connected contact = likely;
 * company domain = possible. A failed DMARC check leaves nothing above possible. A colleague's mail is never a lead's; a mail being written is looked up by its recipients.
 */
export function recognizeLeadReply(email: Email, candidates: Candidates, own: Own): Recognition {
  const { kind: mail, reasons } = classifyMail(email, own);
  if (email.mode === 'compose') return answer(recipientMatches(email, candidates), candidates, { mail: 'own', isReply: false }) ?? { kind: 'not-a-lead', mail: 'own', reasons };
  if (mail === 'own' || mail === 'colleague' || isOwnDomain(email.from.address, own)) {
    const bounced = mail === 'bounce' ? answer(bounceMatches(email, candidates), candidates, { mail, isReply: false }) : undefined;
    return bounced ?? { kind: 'not-a-lead', mail, reasons };
  }
  if (mail === 'bounce') return answer(bounceMatches(email, candidates), candidates, { mail, isReply: false }) ?? { kind: 'not-a-lead', mail, reasons };
  const sender = normalizeAddress(email.from.address);
  const refused = new Set(candidates.links.filter((link) => link.verdict === 'not-this-one' && normalizeAddress(link.address) === sender).map((link) => link.leadId));
  const { checks, forged } = senderChecks(email);
  const matches = candidates.leads.flatMap((lead): LeadReply[] => {
    const tie = refused.has(lead.id) ? undefined : tieOf(email, lead, candidates);
    // A machine at the lead's company is not the lead.
    if (tie === undefined || (mail !== 'person' && tie.via === 'domain')) return [];
    return [{ leadId: lead.id, via: tie.via, certainty: forged ? 'possible' : tie.certainty, checks: [...tie.checks, ...checks] }];
  });
  const inquiry = mail === 'person' ? inquiryOf(email) : undefined;
  const found = answer(matches, candidates, { mail, isReply: mail === 'person', inquiry, senderName: email.from.name });
  if (found !== undefined) return found;
  if (mail !== 'person') return { kind: 'not-a-lead', mail, reasons };
  const account = accountOfSender(sender, candidates.accounts);
  return { kind: 'unknown', mail: 'person', ...(inquiry === undefined ? {} : { inquiry }), ...(account === undefined ? {} : { accountId: account.id }), waysLooked };
}
