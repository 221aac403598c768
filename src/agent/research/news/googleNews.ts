// News about the company in Google News' search feed: no key. Links lead through Google and are kept as they are.
import { withoutPublisher } from '../../../domain/company/newsStories.ts';
import type { NewsItem } from '../../../domain/company/newsStories.ts';
import { grantedText } from '../answerBody.ts';
import { quotedName } from '../search/quotedName.ts';
import { SourceError } from '../source.ts';
import type { ResearchSource } from '../source.ts';
import { FEED_MAX_BYTES, feedItems } from './feedItems.ts';
import { newsPoints } from './newsPoints.ts';

/** Edition by language: host language, country, both together. */
const editions: Readonly<Record<string, readonly [string, string]>> = { en: ['en-US', 'US'], de: ['de', 'DE'], fr: ['fr', 'FR'], es: ['es', 'ES'], it: ['it', 'IT'], nl: ['nl', 'NL'], pt: ['pt-PT', 'PT'] };

export const googleNews: ResearchSource = {
  id: 'google-news',
  kinds: ['news'],
  isConfigured: () => true,
  find: async (company, kind, tools) => {
    const name = quotedName(company.name);
    if (kind !== 'news' || name === undefined) return [];
    const answer = await tools.fetch(searchAddress(name, tools.language), { maxBytes: FEED_MAX_BYTES, expects: 'feed' });
    // In Europe the search sends to a page that asks for consent to cookies: there is no feed for us then.
    if (new URL(answer.url).hostname.startsWith('consent.')) throw new SourceError('refused');
    return newsPoints(feedItems(grantedText(answer), answer.url).map(asPublished), company, { now: tools.now, fetchedOn: answer.fetchedOn ?? tools.now.toISOString() });
  },
};

function searchAddress(name: string, language: string): string {
  const [hostLanguage, country] = editions[language.slice(0, 2).toLowerCase()] ?? ['en-US', 'US'];
  const address = new URL('https://news.google.com/rss/search');
  address.search = new URLSearchParams({ q: `${name} when:1y`, hl: hostLanguage, gl: country, ceid: `${country}:${hostLanguage.slice(0, 2)}` }).toString();
  return address.href;
}

/** The title ends with the publisher; the summary only repeats it. */
function asPublished({ title, url, publisher, on }: NewsItem): NewsItem {
  return { title: withoutPublisher(title, publisher), url, publisher, ...(on === undefined ? {} : { on }) };
}
