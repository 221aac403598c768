// Whose email is this? By address, alias, conversation, connected contact or domain, with how and how sure.
import { addressKeys, domainOf, normalizeAddress } from './email.ts';
import type { Email } from './email.ts';
import { isFreeMailDomain } from './mail/freeMailDomains.ts';
import { autoReplySign, bounceSign, headerText, mailingListSign, newsletterSign, notificationSign } from './mail/mailSigns.ts';
import type { Account, Activity, Contact, Id, Lead, Reason } from './records.ts';

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

export type Via = 'address' | 'alias' | 'conversation' | 'connected-contact' | 'domain' | 'named-in-bounce' | 'chosen';
export type Certainty = 'sure' | 'likely' | 'possible';

export interface LeadReply {
  readonly leadId: Id<'lead'>;
  readonly via: Via;
  readonly certainty: Certainty;
  /** Checks that held (`held: true`) and that did not, each with its evidence. */
  readonly checks: readonly (Reason & { readonly held: boolean })[];
}

/** Everything the CRM knows around the addresses and the conversation of a mail. */
export interface Candidates {
  readonly leads: readonly Lead[];
  readonly contacts: readonly Contact[];
  readonly accounts: readonly Account[];
  readonly activities: readonly Activity[];
  /** What sellers said before about an address. */
  readonly links: readonly EmailLink[];
}

/** A seller's remembered word: this address is that lead, or is not. */
export interface EmailLink {
  readonly address: string;
  readonly leadId: Id<'lead'>;
  readonly verdict: 'linked' | 'not-this-one';
}

/** The answer. `isReply` is false for automatic mail even when it comes from a lead's own address. */
export type Recognition =
  | { readonly kind: 'lead'; readonly mail: MailKind; readonly isReply: boolean; readonly match: LeadReply; readonly others: readonly LeadReply[] }
  | { readonly kind: 'ambiguous'; readonly mail: MailKind; readonly candidates: readonly LeadReply[] }
  | { readonly kind: 'unknown'; readonly mail: 'person'; readonly accountId?: Id<'account'>; readonly waysLooked: readonly Via[] }
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

type Check = LeadReply['checks'][number];

function isOwnDomain(address: string, own: Own): boolean {
  const domain = domainOf(address);
  if (domain === undefined) return false;
  return own.ownDomains.some((ownDomain) => domain === ownDomain.toLowerCase() || domain.endsWith(`.${ownDomain.toLowerCase()}`));
}

/** Message ids this mail answers: In-Reply-To, then References. */
function answeredIds(email: Email): readonly string[] {
  const text = [...(email.headers['in-reply-to'] ?? []), ...(email.headers['references'] ?? [])].join(' ').slice(0, 20_000);
  return text.match(/<[^<>\s]{1,300}>/g) ?? [];
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

const certaintyOrder: readonly Certainty[] = ['sure', 'likely', 'possible'];
const viaOrder: readonly Via[] = ['chosen', 'address', 'alias', 'conversation', 'connected-contact', 'named-in-bounce', 'domain'];

function rank(match: LeadReply): number {
  return certaintyOrder.indexOf(match.certainty) * 10 + viaOrder.indexOf(match.via);
}

function leadAddresses(lead: Lead): readonly string[] {
  return [...(lead.email === undefined ? [] : [lead.email]), ...lead.otherEmails];
}

/** The strongest tie between an address and a lead by address alone. */
function addressTie(address: string, lead: Lead): { via: Via; certainty: Certainty; check: Check } | undefined {
  const normal = normalizeAddress(address);
  if (normal === '') return undefined;
  if (lead.email !== undefined && normalizeAddress(lead.email) === normal) return { via: 'address', certainty: 'sure', check: { code: 'same-address', params: { address: normal }, held: true } };
  const other = lead.otherEmails.find((candidate) => normalizeAddress(candidate) === normal);
  if (other !== undefined) return { via: 'alias', certainty: 'sure', check: { code: 'other-address', params: { address: other }, held: true } };
  const keys = new Set(addressKeys(address));
  const alias = leadAddresses(lead).find((candidate) => addressKeys(candidate).some((key) => keys.has(key)));
  return alias === undefined ? undefined : { via: 'alias', certainty: 'likely', check: { code: 'address-alias', params: { address: alias }, held: true } };
}

function domainsOfLead(lead: Lead, accounts: readonly Account[]): ReadonlySet<string> {
  const account = accounts.find((candidate) => candidate.id === lead.accountId);
  const domains = [...leadAddresses(lead).map(domainOf), ...(account === undefined ? [] : domainsOfAccount(account))];
  return new Set(domains.filter((domain): domain is string => domain !== undefined && !isFreeMailDomain(domain)));
}

function domainsOfAccount(account: Account): readonly string[] {
  const site = account.website?.toLowerCase().replace(/^[a-z]+:\/\//, '').replace(/^www\./, '').split(/[/?#:]/, 1)[0];
  const mail = account.email === undefined ? undefined : domainOf(account.email);
  return [site, mail].filter((domain): domain is string => domain !== undefined && domain !== '' && !isFreeMailDomain(domain));
}

interface Tie {
  readonly via: Via;
  readonly certainty: Certainty;
  readonly checks: readonly Check[];
}

function tieOf(email: Email, lead: Lead, candidates: Candidates): Tie | undefined {
  const sender = normalizeAddress(email.from.address);
  const checks: Check[] = [];
  const ties: { via: Via; certainty: Certainty }[] = [];
  const add = (via: Via, certainty: Certainty, check: Check): void => {
    ties.push({ via, certainty });
    checks.push(check);
  };
  if (candidates.links.some((link) => link.leadId === lead.id && link.verdict === 'linked' && normalizeAddress(link.address) === sender)) add('chosen', 'sure', { code: 'chosen-before', params: { address: sender }, held: true });
  const direct = addressTie(sender, lead);
  if (direct !== undefined) add(direct.via, direct.certainty, direct.check);
  const answered = new Set(answeredIds(email).map((id) => id.toLowerCase()));
  const before = candidates.activities.find((activity) => activity.leadId === lead.id && activity.messageId !== undefined && answered.has(activity.messageId.toLowerCase()));
  if (before !== undefined) add('conversation', 'likely', { code: 'same-conversation', params: { subject: before.subject, at: before.at }, held: true });
  const keys = new Set(addressKeys(sender));
  const contact = candidates.contacts.find((person) => person.id === lead.contactId && [person.email ?? '', ...person.otherEmails].some((address) => address !== '' && addressKeys(address).some((key) => keys.has(key))));
  if (contact !== undefined) add('connected-contact', 'likely', { code: 'connected-contact', params: { name: contact.name }, held: true });
  const domain = domainOf(sender);
  const sameDomain = domain !== undefined && !isFreeMailDomain(domain) && domainsOfLead(lead, candidates.accounts).has(domain);
  if (sameDomain && ties.length > 0) checks.push({ code: 'same-company-domain', params: { domain }, held: true });
  if (sameDomain && ties.length === 0) add('domain', 'possible', { code: 'same-company-domain', params: { domain }, held: true });
  const best = ties.sort((one, two) => rank({ ...one, leadId: lead.id, checks }) - rank({ ...two, leadId: lead.id, checks }))[0];
  return best === undefined ? undefined : { ...best, checks };
}

/** `fail` when any Authentication-Results says so; `pass` only by the topmost, which our own server wrote. */
function dmarcOf(email: Email): 'pass' | 'fail' | undefined {
  const values = email.headers['authentication-results'] ?? [];
  if (values.some((value) => /\bdmarc\s?=\s?fail/i.test(value))) return 'fail';
  return /\bdmarc\s?=\s?pass/i.test(values[0] ?? '') ? 'pass' : undefined;
}

function senderChecks(email: Email): { readonly checks: readonly Check[]; readonly forged: boolean } {
  const checks: Check[] = [];
  const dmarc = dmarcOf(email);
  if (dmarc !== undefined) checks.push({ code: 'sender-verified', params: { result: dmarc }, held: dmarc === 'pass' });
  const replyTo = email.headers['reply-to']?.[0];
  if (replyTo !== undefined && replyTo.includes('@') && domainOf(replyTo) !== domainOf(email.from.address)) checks.push({ code: 'reply-to-same', params: { address: normalizeAddress(replyTo) }, held: false });
  return { checks, forged: dmarc === 'fail' };
}

/** Equally good matches of one kind: an open lead goes before a closed one, more checks before fewer; what is still equal is the seller's choice. */
function settle(matches: readonly LeadReply[], leads: readonly Lead[]): { best: readonly LeadReply[]; others: readonly LeadReply[] } {
  const isOpen = (match: LeadReply): boolean => leads.find((lead) => lead.id === match.leadId)?.status === 'open';
  const sorted = [...matches].sort((one, two) => rank(one) - rank(two) || Number(isOpen(two)) - Number(isOpen(one)) || two.checks.length - one.checks.length || (one.leadId < two.leadId ? -1 : 1));
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
  readonly senderName?: string;
}

function answer(matches: readonly LeadReply[], candidates: Candidates, { mail, isReply, senderName }: Asked): Recognition | undefined {
  const { best, others } = settle(matches, candidates.leads);
  const first = best[0];
  if (first === undefined) return undefined;
  if (best.length > 1) return { kind: 'ambiguous', mail, candidates: [...best, ...others] };
  // The conversation is one lead's, the sender's company another's: evidence against evidence is the seller's choice.
  const rival = first.via === 'conversation' && !first.checks.some((check) => check.code === 'same-company-domain') ? others.find((match) => match.via === 'domain') : undefined;
  if (rival !== undefined) return { kind: 'ambiguous', mail, candidates: [first, ...others] };
  const named = sharedMailbox([first, ...others], candidates.leads, senderName);
  if (named !== undefined) return { kind: 'ambiguous', mail, candidates: [named, first, ...others.filter((match) => match !== named)] };
  return { kind: 'lead', mail, isReply, match: first, others };
}

/** Addresses a delivery report names as failed: from headers, then from its text. */
function namedInBounce(email: Email): readonly { readonly address: string; readonly exact: boolean }[] {
  const exact = headerText(email.headers, 'x-failed-recipients').split(/[,\s]+/).filter((address) => address.includes('@'));
  const text = `${email.text.slice(0, 20_000)}\n${email.quoted.slice(0, 20_000)}`;
  const named = text.match(/[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,190}/gu) ?? [];
  return [...exact.map((address) => ({ address, exact: true })), ...named.slice(0, 50).map((address) => ({ address: address.replace(/[.]+$/, ''), exact: false }))];
}

function bounceMatches(email: Email, candidates: Candidates): readonly LeadReply[] {
  const named = namedInBounce(email);
  return candidates.leads.flatMap((lead): LeadReply[] => {
    const hit = named.map((name) => ({ ...name, tie: addressTie(name.address, lead) })).find(({ tie }) => tie !== undefined);
    if (hit === undefined) return [];
    return [{ leadId: lead.id, via: 'named-in-bounce', certainty: hit.exact || hit.tie?.certainty === 'sure' ? 'sure' : 'likely', checks: [{ code: 'named-in-bounce', params: { address: normalizeAddress(hit.address) }, held: true }] }];
  });
}

/** The lead among the recipients of a mail being written. */
function recipientMatches(email: Email, candidates: Candidates): readonly LeadReply[] {
  return candidates.leads.flatMap((lead): LeadReply[] => {
    for (const { address } of [...email.to, ...email.cc]) {
      const tie = addressTie(address, lead);
      if (tie !== undefined) return [{ leadId: lead.id, via: tie.via, certainty: tie.certainty, checks: [{ code: 'recipient', params: { address: normalizeAddress(address) }, held: true }, tie.check] }];
    }
    return [];
  });
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
  const found = answer(matches, candidates, { mail, isReply: mail === 'person', senderName: email.from.name });
  if (found !== undefined) return found;
  if (mail !== 'person') return { kind: 'not-a-lead', mail, reasons };
  const domain = domainOf(sender);
  const account = domain === undefined ? undefined : candidates.accounts.find((candidate) => domainsOfAccount(candidate).includes(domain));
  return { kind: 'unknown', mail: 'person', ...(account === undefined ? {} : { accountId: account.id }), waysLooked };
}
