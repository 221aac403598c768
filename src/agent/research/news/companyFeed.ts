// News the company publishes itself: the feeds its own website links to, else those at the usual addresses. Never a feed of another site.
import { Parser } from 'htmlparser2';
import type { NewsItem } from '../../../domain/company/newsStories.ts';
import { companyDomainOf } from '../../../domain/mail/companyDomain.ts';
import { grantedText } from '../answerBody.ts';
import { ownDomainOf, siteHostOf } from '../companySite.ts';
import { linkFrom } from '../quotedText.ts';
import { readUrl } from '../readUrl.ts';
import { SourceError } from '../source.ts';
import type { PublicAnswer, ResearchSource, SourceTools } from '../source.ts';
import { FEED_MAX_BYTES, feedItems } from './feedItems.ts';
import { newsPoints } from './newsPoints.ts';

const MOST_FEEDS = 2;
/** Asked one after the other until one is a feed. */
const usualPaths = ['/feed', '/rss.xml', '/news/feed', '/atom.xml'];
const feedTypes = new Set(['application/rss+xml', 'application/atom+xml', 'application/rdf+xml']);
/** A page that isn't found within this much HTML links its feeds nowhere. */
const PAGE_MAX_BYTES = 2_000_000;

export const companyFeed: ResearchSource = {
  id: 'company-feed',
  kinds: ['news'],
  isConfigured: () => true,
  find: async (company, kind, tools) => {
    const domain = ownDomainOf(company);
    if (kind !== 'news' || domain === undefined) return [];
    const home = await tools.fetch(homeOf(domain, company.website), { found: true, maxBytes: PAGE_MAX_BYTES });
    // A website that moved to another domain speaks for whoever holds that one.
    if (!isWithin(home.url, domain)) return [];
    const linked = home.status === 404 ? [] : linkedFeeds(grantedText(home), home.url, domain);
    const feeds = linked.length > 0 ? await readAll(linked, tools) : await readFirst(usualPaths.map((path) => new URL(path, home.url).href), domain, tools);
    // What the company says on its own site is its own news, whatever its feed is called.
    const items = feeds.flatMap(({ items: each }) => each).map((item) => (isWithin(item.url, domain) ? { ...item, publisher: company.name } : item));
    return newsPoints(items, company, { now: tools.now, fetchedOn: feeds[0]?.fetchedOn ?? tools.now.toISOString() });
  },
};

/** The host that the CRM names, where it is of the domain: many sites answer with `www.` only. */
function homeOf(domain: string, website: string | undefined): string {
  const host = siteHostOf(website);
  return `https://${host !== undefined && companyDomainOf(host) === domain ? host : domain}/`;
}

interface ReadFeed {
  readonly items: readonly NewsItem[];
  readonly fetchedOn: string;
}

/** One feed that fails costs its items; all of them cost the source. */
async function readAll(addresses: readonly string[], tools: SourceTools): Promise<readonly ReadFeed[]> {
  const read: ReadFeed[] = [];
  let failure: SourceError | undefined;
  for (const address of addresses) {
    try {
      read.push(readFrom(await tools.fetch(address, { found: true, maxBytes: FEED_MAX_BYTES, expects: 'feed' }), tools));
    } catch (error) {
      failure = error instanceof SourceError ? error : new SourceError('damaged', error);
    }
  }
  if (read.length === 0 && failure !== undefined) throw failure;
  return read;
}

/** Nobody promised a feed there: what is none, or not allowed, is no failure. A site that stops answering is. */
async function readFirst(addresses: readonly string[], domain: string, tools: SourceTools): Promise<readonly ReadFeed[]> {
  for (const address of addresses) {
    try {
      const answer = await tools.fetch(address, { found: true, maxBytes: FEED_MAX_BYTES });
      if (answer.status === 200 && isWithin(answer.url, domain)) return [readFrom(answer, tools)];
    } catch (error) {
      if (!(error instanceof SourceError) || error.failure === 'silent' || error.failure === 'busy') throw error;
    }
  }
  return [];
}

function readFrom(answer: PublicAnswer, tools: SourceTools): ReadFeed {
  return { items: feedItems(grantedText(answer), answer.url), fetchedOn: answer.fetchedOn ?? tools.now.toISOString() };
}

function isWithin(address: string, domain: string): boolean {
  const url = readUrl(address);
  return url !== undefined && companyDomainOf(url.hostname.replace(/\.$/, '')) === domain;
}

/** Feeds that a page links to, on the same company's hosts, news before blogs before others; comments never. */
function linkedFeeds(html: string, address: string, domain: string): readonly string[] {
  const found: { readonly url: string; readonly rank: number }[] = [];
  const parser = new Parser({
    onopentag: (name, { rel = '', type = '', href, title = '' }) => {
      if (name !== 'link' || !rel.toLowerCase().split(/\s+/).includes('alternate') || !feedTypes.has(type.trim().toLowerCase())) return;
      const url = linkFrom(href, address);
      if (url === undefined || !isWithin(url, domain) || found.some((each) => each.url === url)) return;
      const words = `${url} ${title}`.toLowerCase();
      if (/comment|kommentar|comentari/.test(words)) return;
      found.push({ url, rank: /news|press|presse|prensa|aktuell|actualit|noticia|notizie|nieuws|media/.test(words) ? 0 : /blog/.test(words) ? 1 : 2 });
    },
  });
  parser.end(html);
  return [...found].sort((one, two) => one.rank - two.rank).slice(0, MOST_FEEDS).map(({ url }) => url);
}
