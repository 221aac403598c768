import { gdelt } from '../../../../src/agent/research/news/gdelt.ts';
import { publicWeb, WEB_NOW as now } from '../publicWeb.ts';
import type { PublicWeb, WebPage } from '../publicWeb.ts';

let web: PublicWeb | undefined;

afterEach(async () => {
  await web?.close();
  web = undefined;
});

async function found(answer: WebPage): ReturnType<typeof gdelt.find> {
  web = await publicWeb({ 'https://api.gdeltproject.org/api/v2/doc/doc': answer }, 1_000);
  return gdelt.find({ name: 'Ferraboschi S.p.A.' }, 'news', { fetch: web.fetch, now, language: 'en', keys: {} });
}

const article = { url: 'https://corriere.example/a', title: 'Ferraboschi si aggiudica una commessa in Polonia', seendate: '20261110T031500Z', domain: 'corriere.example', language: 'Italian', sourcecountry: 'Italy' };

test('[R6] articles of GDELT become news with the day it saw them and the publisher\'s domain', async () => {
  const points = await found({ text: JSON.stringify({ articles: [article, { ...article, url: 'https://other.example/b', title: 'Nothing about them' }, { ...article, url: 'https://third.example/c', title: 'Ferraboschi 扩建工厂', language: 'Chinese' }, { title: 'Ferraboschi' }, null] }) });
  expect(points).toEqual([{
    kind: 'news', value: article.title, news: 'contract', on: '2026-11-10', weak: ['name-only'],
    citation: { kind: 'web', title: article.title, url: article.url, publisher: 'corriere.example', quote: article.title, date: '2026-11-10', fetchedOn: now.toISOString() },
  }]);
  expect(Object.fromEntries(new URL(web?.asked[0]?.url ?? '').searchParams)).toEqual({ query: '"Ferraboschi S.p.A."', mode: 'artlist', format: 'json', maxrecords: '75', timespan: '3months', sort: 'datedesc' });
});

test.each(['', '{}', 'The specified phrase is too short.', '{"articles":[]}'])('no news where GDELT answers "%s"', async (text) => {
  expect(await found({ type: 'text/html', text })).toEqual([]);
});

test.each<[string, WebPage]>([
  ['busy', { type: 'text/plain', text: 'Please limit requests to one every 5 seconds or contact us for larger queries.' }],
  ['busy', { status: 429 }],
  ['damaged', { type: 'text/html', text: '<html><body>keyword Oops</body></html>' }],
  ['damaged', { text: '{"articles":[{"url":"https://corr' }],
  ['silent', { status: 500 }],
  ['silent', { answer: (response) => response.destroy() }],
  ['too-big', { text: ' '.repeat(5_000_000) }],
])('%s: the source says why it has nothing', async (why, answer) => {
  await expect(found(answer)).rejects.toMatchObject({ failure: why });
});
