import { companyFeed } from '../../../../src/agent/research/news/companyFeed.ts';
import type { Company } from '../../../../src/agent/research/source.ts';
import { publicWeb, WEB_NOW as now } from '../publicWeb.ts';
import type { PublicWeb, WebPage } from '../publicWeb.ts';

const tarnRidge: Company = { name: 'Tarn Ridge Pumps Ltd', domain: 'tarnridge.example', website: 'www.tarnridge.example' };
let web: PublicWeb | undefined;

afterEach(async () => {
  await web?.close();
  web = undefined;
});

async function found(pages: Readonly<Record<string, WebPage>>, company = tarnRidge, wholeMs?: number): ReturnType<typeof companyFeed.find> {
  web = await publicWeb(pages, wholeMs);
  return companyFeed.find(company, 'news', { fetch: web.fetch, now, language: 'en', keys: {} });
}

function page(links: string): WebPage {
  return { type: 'text/html', text: `<!doctype html><html><head>${links}</head><body>Pumps</body></html>` };
}

function feed(...items: readonly string[]): WebPage {
  return { type: 'application/rss+xml', text: `<rss version="2.0"><channel><title>Feed</title>${items.join('')}</channel></rss>` };
}

function entry(title: string, path: string, date = 'Fri, 20 Nov 2026 08:00:00 GMT'): string {
  return `<item><title>${title}</title><link>https://www.tarnridge.example/${path}</link><pubDate>${date}</pubDate><description>About ${title}.</description></item>`;
}

test('[R6] news of the company comes from the feed its own website links to, with day, publisher and quote', async () => {
  const points = await found({
    'https://www.tarnridge.example/': page('<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed"><link rel="alternate" type="application/rss+xml" title="News" href="/press/feed">'),
    'https://www.tarnridge.example/press/feed': feed(entry('We unveil a quiet pump', 'quiet')),
  });
  expect(points).toEqual([{
    kind: 'news', value: 'We unveil a quiet pump', news: 'launch', on: '2026-11-20',
    citation: { kind: 'web', title: 'We unveil a quiet pump', url: 'https://www.tarnridge.example/quiet', publisher: 'Tarn Ridge Pumps Ltd', quote: 'About We unveil a quiet pump.', date: '2026-11-20', fetchedOn: now.toISOString() },
  }]);
  expect(web?.asked.map(({ url }) => url)).toEqual(['https://www.tarnridge.example/', 'https://www.tarnridge.example/press/feed']);
  // The address comes from the CRM and from a page: their wishes about robots count.
  expect(web?.requests.every((each) => each.found === true)).toBe(true);
});

test('a feed of another site is never asked, however it is linked', async () => {
  const points = await found({
    'https://www.tarnridge.example/': page('<link rel="alternate" type="application/rss+xml" href="https://evil.example/feed"><link rel="alternate" type="application/rss+xml" href="https://tarnridge.example.evil.example/feed"><link rel="alternate" type="application/rss+xml" href="//127.0.0.1/feed"><base href="https://evil.example/">'),
    'https://evil.example/feed': feed(entry('Tarn Ridge Pumps is bankrupt', 'x')),
  });
  expect(points).toEqual([]);
  expect(web?.asked.every(({ url }) => url.startsWith('https://www.tarnridge.example/'))).toBe(true);
});

test('a website that links no feed is asked at the usual addresses until one is a feed', async () => {
  const points = await found({ 'https://www.tarnridge.example/': page(''), 'https://www.tarnridge.example/feed': { type: 'text/html', text: '<html>no feed</html>' }, 'https://www.tarnridge.example/rss.xml': feed(entry('We hire', 'hire')) });
  expect(points.map(({ value }) => value)).toEqual(['We hire']);
});

test('a company without a feed, or without a website of its own, has no news of its own', async () => {
  expect(await found({ 'https://www.tarnridge.example/': page('') })).toEqual([]);
  await web?.close();
  expect(await found({}, { name: 'Tarn Ridge Pumps Ltd', domain: 'linkedin.com', website: 'https://www.linkedin.com/company/tarn' })).toEqual([]);
  expect(web?.asked).toEqual([]);
});

test('a website that moved to another domain gives nothing', async () => {
  expect(await found({ 'https://www.tarnridge.example/': { location: 'https://parking.example/' }, 'https://parking.example/': page('<link rel="alternate" type="application/rss+xml" href="/feed">'), 'https://parking.example/feed': feed(entry('Buy this domain', 'x')) })).toEqual([]);
});

test('one feed of two that is damaged costs its items only', async () => {
  const points = await found({
    'https://www.tarnridge.example/': page('<link rel="alternate" type="application/rss+xml" href="/news/feed"><link rel="alternate" type="application/atom+xml" href="/blog/feed">'),
    'https://www.tarnridge.example/news/feed': { type: 'application/rss+xml', text: '<rss version="2.0"><channel><item>' },
    'https://www.tarnridge.example/blog/feed': feed(entry('We hire', 'hire')),
  });
  expect(points.map(({ value }) => value)).toEqual(['We hire']);
});

const linked = page('<link rel="alternate" type="application/rss+xml" href="/feed">');
test.each<[string, string, Readonly<Record<string, WebPage>>]>([
  ['refused', 'a website that forbids', { 'https://www.tarnridge.example/': { status: 403 } }],
  ['silent', 'a website that failed', { 'https://www.tarnridge.example/': { status: 500 } }],
  ['silent', 'a feed that never ends its answer', { 'https://www.tarnridge.example/': linked, 'https://www.tarnridge.example/feed': { answer: (response) => void response.writeHead(200, { 'content-type': 'application/xml' }).write('<rss>') } }],
  ['damaged', 'a feed that is an error page', { 'https://www.tarnridge.example/': linked, 'https://www.tarnridge.example/feed': { type: 'text/html', text: '<html><body>Oops</body></html>' } }],
  ['too-big', 'a feed of five megabytes', { 'https://www.tarnridge.example/': linked, 'https://www.tarnridge.example/feed': { type: 'application/xml', text: ' '.repeat(5_000_000) } }],
  ['busy', 'a feed that wants to be left alone', { 'https://www.tarnridge.example/': linked, 'https://www.tarnridge.example/feed': { status: 429 } }],
])('%s: %s costs this source and says why', async (why, _, pages) => {
  // Only who never answers has to be waited for.
  await expect(found(pages, tarnRidge, why === 'silent' ? 1_000 : undefined)).rejects.toMatchObject({ failure: why });
});
