// Sites that have no open interface of their own, reached through a web search with a site filter: title, words of the page and link, nothing fetched from the site itself.
import type { NewsItem } from '../../../domain/company/newsStories.ts';
import type { InsightKind, InsightPoint, SourceId } from '../../../domain/insight.ts';
import { mentionReader } from '../../../domain/news/companyMention.ts';
import { namedCompany, newsPoints } from '../news/newsPoints.ts';
import { linkFrom, quotedText } from '../quotedText.ts';
import type { Company, ResearchSource, SourceKeys, SourceTools } from '../source.ts';
import { isOld } from '../webCitation.ts';
import { azureGrounding } from './azureGrounding.ts';
import { brave } from './brave.ts';
import { quotedName } from './quotedName.ts';
import { tavily } from './tavily.ts';
import { isOfSite } from './webSearch.ts';
import type { WebAnswer, WebQuery, WebResult, WebSearch } from './webSearch.ts';

/** In this order: the first that has its key is asked, for all sites. */
const searches: readonly WebSearch[] = [brave, tavily, azureGrounding];
/** The most that all of them give: pages of persons and of others fall away. */
const MOST_RESULTS = 20;
const MOST_MENTIONS = 5;
const NEWS_DAYS = 365;
const DAY = 86_400_000;

interface Site {
  readonly id: SourceId;
  readonly publisher: string;
  /** Registrable domains. */
  readonly domains: readonly string[];
  /** Pages that count, by kind of insight; what a kind doesn't have is not asked. */
  readonly pages: Readonly<Partial<Record<InsightKind, RegExp>>>;
}

const sites = {
  // Company pages only: profiles and posts are of people.
  linkedin: { id: 'linkedin', publisher: 'LinkedIn', domains: ['linkedin.com'], pages: { overview: /^\/(?:company|school|showcase)\/[^/]+\/?$/, news: /^\/(?:company|school|showcase)\/[^/]+\/|^\/pulse\// } },
  crunchbase: { id: 'crunchbase', publisher: 'Crunchbase', domains: ['crunchbase.com'], pages: { overview: /^\/organization\/[^/]+\/?$/, finances: /^\/(?:organization|funding_round)\// } },
  bloomberg: { id: 'bloomberg', publisher: 'Bloomberg', domains: ['bloomberg.com'], pages: { finances: /^\/(?:profile\/company|quote)\//, news: /^\/(?:news|opinion|press-releases)\// } },
  reuters: { id: 'reuters', publisher: 'Reuters', domains: ['reuters.com'], pages: { news: /^\/(?!authors?\/|tags?\/|search|site-search|video\/?$)[^/]+\/.+/ } },
  'business-insider': { id: 'business-insider', publisher: 'Business Insider', domains: ['businessinsider.com'], pages: { news: /^\/(?!author\/|category\/|s$|search)[^/]+/ } },
} as const satisfies Readonly<Partial<Record<SourceId, Site>>>;

/** LinkedIn: what its company pages say in search results. */
export const linkedin = searchedSource(sites.linkedin);
/** Crunchbase without a key of its own; with one see `crunchbase.ts`. */
export const crunchbaseSearched = searchedSource(sites.crunchbase);
export const bloomberg = searchedSource(sites.bloomberg);
export const reuters = searchedSource(sites.reuters);
export const businessInsider = searchedSource(sites['business-insider']);

function searchedSource(site: Site): ResearchSource {
  return {
    id: site.id,
    kinds: (['overview', 'finances', 'news'] as const).filter((kind) => site.pages[kind] !== undefined),
    isConfigured: (keys) => searchFor(keys) !== undefined,
    find: async (company, kind, tools) => {
      const [search, name, pages] = [searchFor(tools.keys), quotedName(company.name), site.pages[kind]];
      if (search === undefined || name === undefined || pages === undefined) return [];
      const answer = await search.search(queryOf(site, name, kind, tools.now), tools);
      const results = answer.results.filter(({ url }) => isOfSite(url, site.domains) && pages.test(new URL(url).pathname));
      const points = kind === 'news' ? newsPoints(results.flatMap((each) => newsItem(each, site)), company, { now: tools.now, fetchedOn: answer.fetchedOn }) : mentions(results, { site, company, answer, tools });
      return points.length === 0 || answer.reference === undefined ? points : [...points, referencePoint(answer.reference, answer.fetchedOn)];
    },
  };
}

function searchFor(keys: SourceKeys): WebSearch | undefined {
  return searches.find(({ isConfigured }) => isConfigured(keys));
}

function queryOf({ domains }: Site, name: string, kind: InsightKind, now: Date): WebQuery {
  const topics = { overview: 'general', finances: 'finance', news: 'news' } as const;
  return { query: name, topic: topics[kind], domains, most: MOST_RESULTS, ...(kind === 'news' ? { since: new Date(now.getTime() - NEWS_DAYS * DAY).toISOString().slice(0, 10) } : {}) };
}

function newsItem(result: WebResult, { publisher }: Site): readonly NewsItem[] {
  const [title, url, summary] = [quotedText(result.title, 300), linkFrom(result.url), quotedText(result.snippet)];
  if (title === '' || url === undefined) return [];
  return [{ title, url, publisher, ...(summary === '' ? {} : { summary }), ...(result.publishedOn === undefined ? {} : { on: result.publishedOn }) }];
}

/** Each page once, in the search's order. */
function mentions(results: readonly WebResult[], { site, company, answer, tools }: { readonly site: Site; readonly company: Company; readonly answer: WebAnswer; readonly tools: SourceTools }): readonly InsightPoint[] {
  const seen = new Set<string>();
  const mentionIn = mentionReader(namedCompany(company));
  return results.flatMap((result): readonly InsightPoint[] => {
    const item = newsItem(result, site)[0];
    if (item === undefined || seen.has(item.url)) return [];
    const mention = mentionIn({ title: item.title, ...(item.summary === undefined ? {} : { summary: item.summary }) });
    if (mention === 'none') return [];
    seen.add(item.url);
    const quote = item.summary ?? item.title;
    const weak = [...(isOld(item.on, tools.now) ? (['old'] as const) : []), ...(mention === 'name-only' ? (['name-only'] as const) : [])];
    return [{ kind: 'mention', value: quote, ...(item.on === undefined ? {} : { on: item.on }), ...(weak.length === 0 ? {} : { weak }), citation: { kind: 'web', title: item.title, url: item.url, publisher: site.publisher, quote, fetchedOn: answer.fetchedOn, ...(item.on === undefined ? {} : { date: item.on }) } }];
  }).slice(0, MOST_MENTIONS);
}

function referencePoint({ title, url, publisher }: NonNullable<WebAnswer['reference']>, fetchedOn: string): InsightPoint {
  const text = quotedText(title, 200);
  return { kind: 'mention', value: text, citation: { kind: 'web', title: text, url, publisher, quote: text, fetchedOn } };
}
