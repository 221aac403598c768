// Web search by Tavily: sites are a list of their own there. The key goes in a header, never in the address or the body.
import { grantedJson } from '../answerBody.ts';
import { listAt, textAt } from '../parsedJson.ts';
import { dayFrom } from '../quotedText.ts';
import { LONGEST_QUERY, periodSince } from './webSearch.ts';
import type { WebResult, WebSearch } from './webSearch.ts';

const ANSWER_MAX_BYTES = 1_000_000;

export const tavily: WebSearch = {
  id: 'tavily',
  isConfigured: ({ TAVILY_API_KEY }) => TAVILY_API_KEY !== undefined,
  search: async ({ query, topic, domains, since, most }, { fetch, keys, now }) => {
    const period = since === undefined ? undefined : periodSince(since, now);
    const range = since === undefined ? {} : period === undefined ? { start_date: since } : { time_range: period };
    const answer = await fetch('https://api.tavily.com/search', {
      headers: { Authorization: `Bearer ${keys.TAVILY_API_KEY ?? ''}` },
      // Neither its own answer nor whole pages: only what is shown.
      body: { query: query.slice(0, LONGEST_QUERY), topic, include_domains: domains, max_results: Math.min(20, most), search_depth: 'basic', include_answer: false, include_raw_content: false, ...range },
      maxBytes: ANSWER_MAX_BYTES,
      expects: 'json',
    });
    return { results: listAt(grantedJson(answer), 'results').flatMap(resultFrom).slice(0, most), fetchedOn: answer.fetchedOn ?? now.toISOString() };
  },
};

function resultFrom(found: unknown): readonly WebResult[] {
  const [title, url] = [textAt(found, 'title'), textAt(found, 'url')];
  if (title === undefined || url === undefined) return [];
  const publishedOn = dayFrom(textAt(found, 'published_date'));
  return [{ title, url, snippet: textAt(found, 'content') ?? '', ...(publishedOn === undefined ? {} : { publishedOn }) }];
}
