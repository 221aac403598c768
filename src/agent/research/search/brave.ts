// Web search by Brave: its web and its news index. The key goes in a header, never in the address.
import { grantedJson } from '../answerBody.ts';
import { at, listAt, textAt } from '../parsedJson.ts';
import { dayFrom } from '../quotedText.ts';
import { periodSince, withSites } from './webSearch.ts';
import type { WebResult, WebSearch } from './webSearch.ts';

const ANSWER_MAX_BYTES = 1_000_000;

export const brave: WebSearch = {
  id: 'brave',
  isConfigured: ({ BRAVE_API_KEY }) => BRAVE_API_KEY !== undefined,
  search: async ({ query, topic, domains, since, most }, { fetch, keys, now, language }) => {
    const isNews = topic === 'news';
    const address = new URL(`https://api.search.brave.com/res/v1/${isNews ? 'news' : 'web'}/search`);
    const period = since === undefined ? undefined : periodSince(since, now);
    const range: Readonly<Record<string, string>> = since === undefined ? {} : { freshness: period === undefined ? `${since}to${now.toISOString().slice(0, 10)}` : `p${period[0]}` };
    // A country would leave out the publishers of others.
    address.search = new URLSearchParams({ q: withSites(query, domains), count: String(Math.min(20, most)), country: 'ALL', search_lang: language.slice(0, 2).toLowerCase(), text_decorations: 'false', ...range, ...(isNews ? {} : { result_filter: 'web' }) }).toString();
    const answer = await fetch(address.href, { headers: { 'X-Subscription-Token': keys.BRAVE_API_KEY ?? '', Accept: 'application/json' }, maxBytes: ANSWER_MAX_BYTES, expects: 'json' });
    const body = grantedJson(answer);
    return { results: listAt(isNews ? body : at(body, 'web'), 'results').flatMap(resultFrom).slice(0, most), fetchedOn: answer.fetchedOn ?? now.toISOString() };
  },
};

function resultFrom(found: unknown): readonly WebResult[] {
  const [title, url] = [textAt(found, 'title'), textAt(found, 'url')];
  if (title === undefined || url === undefined) return [];
  // `age` is meant for people ("2 days ago"); `page_age` is the instant.
  const publishedOn = dayFrom(textAt(found, 'page_age'));
  return [{ title, url, snippet: textAt(found, 'description') ?? '', ...(publishedOn === undefined ? {} : { publishedOn }) }];
}
