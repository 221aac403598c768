// What may be asked about a lead's company: name, website, domain, country. Nothing about a person.
import { domainOf } from '../domain/email.ts';
import { companyDomainOf } from '../domain/mail/companyDomain.ts';
import { isFreeMailDomain } from '../domain/mail/freeMailDomains.ts';
import { domainToAscii } from '../domain/mail/internationalDomain.ts';
import type { Account, Lead } from '../domain/records.ts';
import type { Company } from './research/source.ts';

/** The company of a connected account. */
export function companyOf(lead: Lead, account: Account): Company {
  const website = account.website ?? lead.website;
  const domain = websiteDomain(website) ?? mailDomain(account.email) ?? mailDomain(lead.email);
  const country = account.country ?? lead.country;
  return {
    name: account.name === '' ? (lead.companyName ?? '') : account.name,
    ...(website === undefined ? {} : { website }),
    ...(domain === undefined ? {} : { domain }),
    ...(country === undefined ? {} : { country }),
  };
}

/** Names a company, so that insights about another one are known for what they are. */
export function companyKey({ name, domain = '' }: Company): string {
  return `${name.trim().toLowerCase()} ${domain}`;
}

function websiteDomain(website: string | undefined): string | undefined {
  const host = website?.trim().toLowerCase().replace(/^https?:\/\//, '').split(/[/?#:]/, 1)[0] ?? '';
  return host.includes('.') ? companyDomainOf(domainToAscii(host)) : undefined;
}

function mailDomain(address: string | undefined): string | undefined {
  const domain = address === undefined ? undefined : domainOf(address);
  return domain === undefined || isFreeMailDomain(domain) ? undefined : companyDomainOf(domainToAscii(domain));
}
