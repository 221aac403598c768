import { googleNews } from '../../../../src/agent/research/news/googleNews.ts';
import { publicWeb, WEB_NOW as now } from '../publicWeb.ts';
import type { PublicWeb, WebPage } from '../publicWeb.ts';

const search = 'https://news.google.com/rss/search';
let web: PublicWeb | undefined;

afterEach(async () => {
  await web?.close();
  web = undefined;
});

async function found(answer: WebPage, name = 'Tarn Ridge Pumps Ltd', language = 'en', more: Readonly<Record<string, WebPage>> = {}): ReturnType<typeof googleNews.find> {
  web = await publicWeb({ [search]: answer, ...more }, 1_000);
  return googleNews.find({ name, domain: 'tarnridge.example' }, 'news', { fetch: web.fetch, now, language, keys: {} });
}

const feed: WebPage = {
  type: 'application/xml',
  text: `<rss version="2.0"><channel><title>"Tarn Ridge Pumps Ltd" - Google News</title>
    <item><title>Tarn Ridge Pumps wins contract - Northern Post</title><link>https://news.google.com/rss/articles/CBMi1?oc=5</link><pubDate>Thu, 12 Nov 2026 08:00:00 GMT</pubDate><description>&lt;a href="https://news.google.com/rss/articles/CBMi1"&gt;Tarn Ridge Pumps wins contract&lt;/a&gt;&amp;nbsp;&lt;font color="#6f6f6f"&gt;Northern Post&lt;/font&gt;</description><source url="https://post.example">Northern Post</source></item>
    <item><title>Hikers lost on Tarn Ridge - Leeds Mail</title><link>https://news.google.com/rss/articles/CBMi2</link><pubDate>Thu, 12 Nov 2026 08:00:00 GMT</pubDate><source url="https://mail.example">Leeds Mail</source></item>
  </channel></rss>`,
};

test('[R6] news is searched by the name as a phrase; each has its publisher, its day and a link as given', async () => {
  expect(await found(feed)).toEqual([{
    kind: 'news', value: 'Tarn Ridge Pumps wins contract', news: 'contract', on: '2026-11-12', weak: ['name-only'],
    citation: { kind: 'web', title: 'Tarn Ridge Pumps wins contract', url: 'https://news.google.com/rss/articles/CBMi1?oc=5', publisher: 'Northern Post', quote: 'Tarn Ridge Pumps wins contract', date: '2026-11-12', fetchedOn: now.toISOString() },
  }]);
  expect(new URL(web?.asked[0]?.url ?? '').searchParams.toString()).toBe(new URLSearchParams({ q: '"Tarn Ridge Pumps Ltd" when:1y', hl: 'en-US', gl: 'US', ceid: 'US:en' }).toString());
});

test('the edition follows the language, and a name can\'t leave its quotation marks', async () => {
  await found(feed, 'Tarn" OR site:evil.example (Ltd) ceo@tarnridge.example\nJane Doe, +44 20 7946 0000', 'de-AT');
  const asked = new URL(web?.asked[0]?.url ?? '').searchParams;
  expect([asked.get('q'), asked.get('ceid')]).toEqual(['"Tarn OR site evil.example" when:1y', 'DE:de']);
});

test('a name of signs only is not searched for', async () => {
  expect(await found(feed, '"…"')).toEqual([]);
  expect(web?.asked).toEqual([]);
});

test.each<[string, string, WebPage]>([
  ['damaged', 'a page instead of a feed', { type: 'text/html', text: '<html></html>' }],
  ['refused', 'a refusal', { status: 403 }],
  ['busy', 'too many searches', { status: 429 }],
  ['silent', 'a server that failed', { status: 503 }],
  ['silent', 'a silent server', { answer: () => undefined }],
])('%s: %s costs this source and says why', async (why, _, answer) => {
  await expect(found(answer)).rejects.toMatchObject({ failure: why });
});

test('being sent to a page about cookies is a refusal', async () => {
  await expect(found({ location: 'https://consent.google.com/m' }, undefined, undefined, { 'https://consent.google.com/m': { type: 'text/html', text: '<html></html>' } })).rejects.toMatchObject({ failure: 'refused' });
});

test('a page in place of the feed, or half of one, is not kept: the next search is answered', async () => {
  const answers: readonly WebPage[] = [{ type: 'text/html', text: '<html>Are you a robot?</html>' }, { type: 'application/xml', text: (feed.text ?? '').slice(0, 300) }, feed];
  let asked = 0;
  web = await publicWeb({ [search]: { answer: (response) => void response.writeHead(200, { 'content-type': answers[asked]?.type }).end(answers[asked++]?.text) } });
  const again = (): ReturnType<typeof googleNews.find> => googleNews.find({ name: 'Tarn Ridge Pumps Ltd' }, 'news', { fetch: (web as PublicWeb).fetch, now, language: 'en', keys: {} });
  await expect(again()).rejects.toMatchObject({ failure: 'damaged' });
  await again().catch(() => undefined);
  expect([(await again()).length, (await again()).length, asked]).toEqual([1, 1, 3]);
});
