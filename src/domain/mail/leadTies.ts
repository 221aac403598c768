// What ties an address or a mail to a lead: the address itself, a remembered choice, the conversation, a connected contact, the company's domain.
import { addressKeys, domainOf, normalizeAddress } from '../email.ts';
import type { Email } from '../email.ts';
import type { Candidates, Certainty, LeadReply, Via } from './tiedLead.ts';
import type { Account, Lead } from '../records.ts';
import { companyDomainOf } from './companyDomain.ts';
import { isFreeMailDomain } from './freeMailDomains.ts';
import { headerText } from './mailSigns.ts';

type Check = LeadReply['checks'][number];

const certaintyOrder: readonly Certainty[] = ['sure', 'likely', 'possible'];
const viaOrder: readonly Via[] = ['chosen', 'address', 'alias', 'conversation', 'connected-contact', 'named-in-bounce', 'domain'];

/** How strong a match is; lower is stronger: certainty first, then the way. */
export function strengthOf(match: Pick<LeadReply, 'via' | 'certainty'>): number {
  return certaintyOrder.indexOf(match.certainty) * 10 + viaOrder.indexOf(match.via);
}

function leadAddresses(lead: Lead): readonly string[] {
  return [...(lead.email === undefined ? [] : [lead.email]), ...lead.otherEmails];
}

/** Message ids this mail answers: In-Reply-To, then References. */
export function answeredIds(email: Email): readonly string[] {
  const text = [...(email.headers['in-reply-to'] ?? []), ...(email.headers['references'] ?? [])].join(' ').slice(0, 20_000);
  return text.match(/<[^<>\s]{1,300}>/g) ?? [];
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

/** The company behind an address or a host name; undefined for mail everybody gets. */
function companyOf(domain: string | undefined): string | undefined {
  if (domain === undefined || domain === '' || isFreeMailDomain(domain)) return undefined;
  const company = companyDomainOf(domain);
  return isFreeMailDomain(company) ? undefined : company;
}

function companiesOfAccount(account: Account): readonly (string | undefined)[] {
  const site = account.website?.toLowerCase().replace(/^[a-z]{1,20}:\/\//, '').split(/[/?#:]/, 1)[0];
  return [companyOf(site), companyOf(account.email === undefined ? undefined : domainOf(account.email))];
}

/** The account whose website or address has the company domain of this sender. */
export function accountOfSender(address: string, accounts: readonly Account[]): Account | undefined {
  const company = companyOf(domainOf(address));
  return company === undefined ? undefined : accounts.find((account) => companiesOfAccount(account).includes(company));
}

function companiesOfLead(lead: Lead, accounts: readonly Account[]): ReadonlySet<string | undefined> {
  const account = accounts.find((candidate) => candidate.id === lead.accountId);
  return new Set([...leadAddresses(lead).map((address) => companyOf(domainOf(address))), ...(account === undefined ? [] : companiesOfAccount(account))]);
}

/** What the strongest tie is, and everything that was checked on the way. */
interface Tie {
  readonly via: Via;
  readonly certainty: Certainty;
  readonly checks: readonly Check[];
}

/** The strongest tie between a mail's sender and a lead; undefined when nothing ties them. */
export function tieOf(email: Email, lead: Lead, candidates: Candidates): Tie | undefined {
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
  const company = companyOf(domainOf(sender));
  const sameCompany = company !== undefined && companiesOfLead(lead, candidates.accounts).has(company);
  if (sameCompany && ties.length > 0) checks.push({ code: 'same-company-domain', params: { domain: company }, held: true });
  if (sameCompany && ties.length === 0) add('domain', 'possible', { code: 'same-company-domain', params: { domain: company }, held: true });
  const best = ties.sort((one, two) => strengthOf(one) - strengthOf(two))[0];
  return best === undefined ? undefined : { ...best, checks };
}

/** Addresses a delivery report names as failed: from headers, then from its text. */
function namedInBounce(email: Email): readonly { readonly address: string; readonly exact: boolean }[] {
  const exact = headerText(email.headers, 'x-failed-recipients').slice(0, 20_000).split(/[,\s]+/).filter((address) => address.includes('@'));
  const text = `${email.text.slice(0, 20_000)}\n${email.quoted.slice(0, 20_000)}`;
  const named = text.match(/[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,190}/gu) ?? [];
  return [...exact.map((address) => ({ address, exact: true })), ...named.slice(0, 50).map((address) => ({ address: address.replace(/[.]+$/, ''), exact: false }))];
}

/** The leads whose address a delivery report names, unless the seller said "not this one" about it. */
export function bounceMatches(email: Email, candidates: Candidates): readonly LeadReply[] {
  const named = namedInBounce(email);
  const isRefused = (address: string, lead: Lead): boolean => candidates.links.some((link) => link.verdict === 'not-this-one' && link.leadId === lead.id && [address, email.from.address].some((each) => normalizeAddress(each) === normalizeAddress(link.address)));
  return candidates.leads.flatMap((lead): LeadReply[] => {
    const hit = named.map((name) => ({ ...name, tie: addressTie(name.address, lead) })).find(({ tie }) => tie !== undefined);
    if (hit === undefined || isRefused(hit.address, lead)) return [];
    return [{ leadId: lead.id, via: 'named-in-bounce', certainty: hit.exact || hit.tie?.certainty === 'sure' ? 'sure' : 'likely', checks: [{ code: 'named-in-bounce', params: { address: normalizeAddress(hit.address) }, held: true }] }];
  });
}

/** The lead among the recipients of a mail being written. */
export function recipientMatches(email: Email, candidates: Candidates): readonly LeadReply[] {
  return candidates.leads.flatMap((lead): LeadReply[] => {
    for (const { address } of [...email.to, ...email.cc]) {
      const tie = addressTie(address, lead);
      if (tie !== undefined) return [{ leadId: lead.id, via: tie.via, certainty: tie.certainty, checks: [{ code: 'recipient', params: { address: normalizeAddress(address) }, held: true }, tie.check] }];
    }
    return [];
  });
}
