// Contacts that may be the lead itself: by address first, then by name at the same company. Suggested with the reason, never connected by itself.
import { addressKeys, domainOf, normalizeAddress } from './email.ts';
import { companyDomainOf } from './mail/companyDomain.ts';
import { isFreeMailDomain } from './mail/freeMailDomains.ts';
import type { Contact, Lead } from './records.ts';

export const contactMatches = ['same-address', 'same-mailbox', 'same-name'] as const;
export type ContactMatch = (typeof contactMatches)[number];

export interface SuggestedContact {
  readonly contact: Contact;
  /** `same-mailbox`: another spelling of the same address. `same-name`: the same name at the same account or company domain. */
  readonly why: ContactMatch;
  /** What they share: the address, or the name. */
  readonly shared: string;
}

/** Those that may be this lead, the surest first; the one connected already is none. */
export function suggestContacts(lead: Lead, contacts: readonly Contact[]): readonly SuggestedContact[] {
  return contacts
    .filter(({ id }) => id !== lead.contactId)
    .flatMap((contact): readonly SuggestedContact[] => {
      const match = matchOf(lead, contact);
      return match === undefined ? [] : [{ contact, ...match }];
    })
    .sort((one, two) => contactMatches.indexOf(one.why) - contactMatches.indexOf(two.why) || (one.contact.id < two.contact.id ? -1 : 1));
}

function matchOf(lead: Lead, contact: Contact): Omit<SuggestedContact, 'contact'> | undefined {
  const [own, theirs] = [addressesOf(lead), addressesOf(contact)];
  const same = theirs.find((address) => own.includes(address));
  if (same !== undefined) return { why: 'same-address', shared: same };
  const spellings = new Set(own.flatMap(addressKeys));
  const alias = theirs.find((address) => addressKeys(address).some((key) => spellings.has(key)));
  if (alias !== undefined) return { why: 'same-mailbox', shared: alias };
  const name = [lead.name.first, lead.name.last].map((part) => part?.trim() ?? '').filter((part) => part !== '').join(' ');
  // A last name alone is shared by many.
  const isWhole = lead.name.first !== undefined && lead.name.last !== undefined;
  if (!isWhole || folded(name) !== folded(contact.name)) return undefined;
  const isSameAccount = lead.accountId !== undefined && lead.accountId === contact.accountId;
  const domains = new Set(own.flatMap(companyDomain));
  return isSameAccount || theirs.flatMap(companyDomain).some((domain) => domains.has(domain)) ? { why: 'same-name', shared: contact.name } : undefined;
}

function addressesOf({ email, otherEmails }: Pick<Lead, 'email' | 'otherEmails'>): readonly string[] {
  return [email ?? '', ...otherEmails].filter((address) => address.includes('@')).map(normalizeAddress);
}

function companyDomain(address: string): readonly string[] {
  const domain = domainOf(address);
  return domain === undefined || isFreeMailDomain(domain) ? [] : [companyDomainOf(domain)];
}

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase().split(/\s+/).filter((word) => word !== '').join(' ');
}
