// News about the company in GDELT's index of the world's news: no key. It knows titles and days, no texts.
import type { NewsItem } from '../../../domain/company/newsStories.ts';
import { grantedText } from '../answerBody.ts';
import { listAt, textAt } from '../parsedJson.ts';
import { dayFrom, linkFrom, quotedText } from '../quotedText.ts';
import { quotedName } from '../search/quotedName.ts';
import { SourceError } from '../source.ts';
import type { ResearchSource } from '../source.ts';
import { newsPoints } from './newsPoints.ts';

const MOST_RECORDS = '75';
/** The index searches the last three months. */
const WINDOW = '3months';
const ANSWER_MAX_BYTES = 1_000_000;
/** Languages whose titles the kinds of news are known in, as GDELT names them. */
const languages = new Set(['English', 'German', 'French', 'Spanish', 'Italian', 'Dutch', 'Portuguese']);

export const gdelt: ResearchSource = {
  id: 'gdelt',
  kinds: ['news'],
  isConfigured: () => true,
  find: async (company, kind, tools) => {
    const name = quotedName(company.name);
    if (kind !== 'news' || name === undefined) return [];
    const address = new URL('https://api.gdeltproject.org/api/v2/doc/doc');
    address.search = new URLSearchParams({ query: name, mode: 'artlist', format: 'json', maxrecords: MOST_RECORDS, timespan: WINDOW, sort: 'datedesc' }).toString();
    const answer = await tools.fetch(address.href, { maxBytes: ANSWER_MAX_BYTES, expects: 'json' });
    const items = listAt(articlesFrom(grantedText(answer)), 'articles').flatMap(itemFrom);
    return newsPoints(items, company, { now: tools.now, fetchedOn: answer.fetchedOn ?? tools.now.toISOString() });
  },
};

/** Errors come as a sentence with status 200; a search without results as an empty object or nothing. */
function articlesFrom(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    if (/limit requests/i.test(text.slice(0, 500))) throw new SourceError('busy');
    // A name GDELT can't search for: it knows no such company.
    if (/too short|too long|too common|illegal character|contained|keyword/i.test(text.slice(0, 500)) && !/^\s*[<{[]/.test(text)) return {};
    throw new SourceError('damaged', cause);
  }
}

function itemFrom(article: unknown): readonly NewsItem[] {
  const [title, url, language] = [quotedText(textAt(article, 'title') ?? '', 300), linkFrom(textAt(article, 'url')), textAt(article, 'language')];
  if (title === '' || url === undefined || (language !== undefined && !languages.has(language))) return [];
  const on = dayFrom(textAt(article, 'seendate'));
  return [{ title, url, publisher: textAt(article, 'domain') ?? new URL(url).hostname, ...(on === undefined ? {} : { on }) }];
}
