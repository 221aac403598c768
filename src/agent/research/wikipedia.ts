// Wikipedia: the beginning of the company's article, reached through its Wikidata item and never by guessing a title.
import { jsonOf } from './answerBody.ts';
import { textAt } from './parsedJson.ts';
import { dayFrom, linkFrom, quotedText } from './quotedText.ts';
import { readUrl } from './readUrl.ts';
import type { ResearchSource } from './source.ts';
import { isOld, webCitation } from './webCitation.ts';
import { findWikidataItem } from './wikidataItem.ts';

const HOST = 'en.wikipedia.org';

export const wikipedia: ResearchSource = {
  id: 'wikipedia',
  kinds: ['overview'],
  isConfigured: () => true,
  find: async (company, kind, tools) => {
    if (kind !== 'overview') return [];
    const found = await findWikidataItem(company, tools);
    const title = textAt(found?.item, 'sitelinks', 'enwiki', 'title');
    if (found === undefined || title === undefined) return [];
    const name = encodeURIComponent(title.replaceAll(' ', '_'));
    const answer = await tools.fetch(`https://${HOST}/api/rest_v1/page/summary/${name}`, { expects: 'json' });
    const page = jsonOf(answer);
    const extract = textAt(page, 'extract');
    // A list of meanings says nothing about one of them.
    if (extract === undefined || textAt(page, 'type') !== 'standard') return [];
    const changedOn = dayFrom(textAt(page, 'timestamp'));
    const weak = [...(found.foundBy === 'name' ? ['name-only' as const] : []), ...(isOld(changedOn, tools.now) ? ['old' as const] : [])];
    return [{
      kind: 'summary', value: quotedText(extract), ...(changedOn === undefined ? {} : { on: changedOn }), ...(weak.length === 0 ? {} : { weak }),
      citation: webCitation(answer, tools.now, { title: textAt(page, 'title') ?? title, publisher: 'Wikipedia', quote: extract, url: articleUrl(textAt(page, 'content_urls', 'desktop', 'page'), name), ...(changedOn === undefined ? {} : { date: changedOn }) }),
    }];
  },
};

function articleUrl(given: string | undefined, name: string): string {
  const link = given === undefined ? undefined : linkFrom(readUrl(given)?.href);
  return link !== undefined && new URL(link).host === HOST ? link : `https://${HOST}/wiki/${name}`;
}
