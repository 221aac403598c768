// An email domain of our own people as an admin types it: who writes from it is a colleague, so one that anybody can write from would
// make leads into colleagues.
import { websiteOf } from '../company/companyWebsite.ts';
import { isDisposableDomain, isFreeMailDomain } from './freeMailDomains.ts';

export type OwnDomain = { readonly domain: string } | { readonly wrong: 'no-domain' | 'free-mail' };

/** The domain in lower case, also of `@example.com` or `jo@example.com`; or why it is none of ours. */
export function readOwnDomain(typed: string): OwnDomain {
  const text = typed.trim().toLowerCase();
  const domain = text.slice(text.lastIndexOf('@') + 1);
  if (websiteOf(domain) !== `https://${domain}` || /[/?#]/.test(domain)) return { wrong: 'no-domain' };
  return isFreeMailDomain(domain) || isDisposableDomain(domain) ? { wrong: 'free-mail' } : { domain };
}
