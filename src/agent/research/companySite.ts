// The company's own place on the web: its domain, unless that is everybody's (free mail, a social network, a shop platform).
import { companyDomainOf } from '../../domain/mail/companyDomain.ts';
import { isFreeMailDomain } from '../../domain/mail/freeMailDomains.ts';
import { readUrl } from './readUrl.ts';
import type { Company } from './source.ts';

/** Places where companies have a page, and which therefore say nothing about whose page it is. */
const PLATFORMS: ReadonlySet<string> = new Set(
  ('linkedin.com facebook.com fb.com instagram.com twitter.com x.com youtube.com youtu.be tiktok.com xing.com pinterest.com github.com gitlab.com medium.com linktr.ee bit.ly wikipedia.org wikidata.org crunchbase.com ' +
    'google.com google.de goo.gl g.page business.site yelp.com amazon.com ebay.com etsy.com shopify.com wix.com wordpress.com blogspot.com squarespace.com notion.site notion.so apple.com microsoft.com t.me wa.me').split(' '),
);

/** The registrable domain that is the company's own, in ASCII: of its domain, else of its website; undefined where neither is. */
export function ownDomainOf({ domain, website, name }: Company): string | undefined {
  return [domain, siteHostOf(website)].flatMap((known) => (known !== undefined && /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(known) ? companyDomainOf(known) : [])).find((own) => isOwn(own, name));
}

/** The host of a website as people write it, with or without `https://`; undefined where it is none. */
export function siteHostOf(website: string | undefined): string | undefined {
  const text = website?.trim() ?? '';
  if (text === '' || text.length > 300 || /[\s@]/.test(text)) return undefined;
  const url = readUrl(/^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[\w.-]+:\d/.test(text) ? text : `https://${text}`);
  if (url === undefined) return undefined;
  const { protocol, hostname } = url;
  return (protocol === 'https:' || protocol === 'http:') && hostname.includes('.') ? hostname.replace(/\.$/, '') : undefined;
}

function isOwn(domain: string, name: string): boolean {
  // What ends in digits is an address of the network.
  if (/\.\d+$/.test(domain) || isFreeMailDomain(domain)) return false;
  // A platform is the company's own where the company is the platform.
  return !PLATFORMS.has(domain) || isNamedAfter(domain, name);
}

function isNamedAfter(domain: string, name: string): boolean {
  const label = domain.slice(0, domain.indexOf('.'));
  return name.toLowerCase().split(/[^a-z0-9]+/).includes(label);
}
