// Accounts a lead may belong to: by the domain of its address or website, or by the company's name. Suggested with the reason, never connected by itself.
import { domainOf } from '../email.ts';
import { companyDomainOf } from '../mail/companyDomain.ts';
import { isFreeMailDomain } from '../mail/freeMailDomains.ts';
import type { Account, Lead } from '../records.ts';

export const accountMatches = ['email-domain', 'website', 'company-name'] as const;
export type AccountMatch = (typeof accountMatches)[number];

export interface SuggestedAccount {
  readonly account: Account;
  readonly why: AccountMatch;
  /** The domain or the name they share. */
  readonly shared: string;
}

/** What accounts of a lead are looked for by. */
export interface AccountKeys {
  /** Of its address and its website, what a company registered; free mail says nothing. */
  readonly domains: readonly string[];
  /** As the lead has it. */
  readonly companyName?: string;
}

/** @returns empty keys for a lead that names no company in any way. */
export function accountKeys(lead: Lead): AccountKeys {
  const domains = [...addressDomains(lead), ...siteDomain(lead.website)];
  const name = lead.companyName?.trim();
  return { domains: [...new Set(domains)], ...(name === undefined || name === '' ? {} : { companyName: name }) };
}

/** Those the lead may belong to, the surest first. */
export function suggestAccounts(lead: Lead, accounts: readonly Account[]): readonly SuggestedAccount[] {
  const ofAddress = addressDomains(lead);
  const ofSite = siteDomain(lead.website);
  const name = companyWords(lead.companyName ?? '');
  const matchOf = (account: Account): Omit<SuggestedAccount, 'account'> | undefined => {
    const theirs = [...siteDomain(account.website), ...(account.email === undefined ? [] : companyDomains(account.email))];
    const byAddress = theirs.find((domain) => ofAddress.includes(domain));
    if (byAddress !== undefined) return { why: 'email-domain', shared: byAddress };
    const bySite = theirs.find((domain) => ofSite.includes(domain));
    if (bySite !== undefined) return { why: 'website', shared: bySite };
    return name !== '' && name === companyWords(account.name) ? { why: 'company-name', shared: account.name } : undefined;
  };
  return accounts
    .flatMap((account): readonly SuggestedAccount[] => {
      const match = matchOf(account);
      return match === undefined ? [] : [{ account, ...match }];
    })
    .sort((one, two) => accountMatches.indexOf(one.why) - accountMatches.indexOf(two.why) || (one.account.id < two.account.id ? -1 : 1));
}

function addressDomains(lead: Lead): readonly string[] {
  return [lead.email ?? '', ...lead.otherEmails].flatMap(companyDomains);
}

function companyDomains(address: string): readonly string[] {
  const domain = address.includes('@') ? domainOf(address) : undefined;
  return domain === undefined || isFreeMailDomain(domain) ? [] : [companyDomainOf(domain)];
}

/** `https://www.halvorsen.example/about` → `halvorsen.example`. */
function siteDomain(website: string | undefined): readonly string[] {
  const text = (website ?? '').trim().toLowerCase();
  const start = text.indexOf('://') < 0 ? 0 : text.indexOf('://') + 3;
  const host = text.slice(start).split(/[/?#:]/)[0] ?? '';
  return host.includes('.') ? [companyDomainOf(host)] : [];
}

/** Words that say how a company is registered, not what it is called. */
const legalForms = new Set('ab ag aps as asa bv co company corp corporation ek eg gbr gmbh holding inc incorporated kg kgaa limited llc llp ltd mbh nv ohg oy oyj plc sa sarl sas se sl slu spa srl ug'.split(' '));

/** The name as it is compared: lower case, without signs and without legal form; `&` says "and". */
function companyWords(name: string): string {
  const words = name.normalize('NFKC').toLowerCase().replaceAll('&', ' and ').replace(/[./']/g, '').split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const telling = words.filter((word) => !legalForms.has(word));
  return (telling.length === 0 ? words : telling).join(' ').replace(/ and$/, '');
}
