import { sec } from '../../../src/agent/research/sec.ts';
import type { InsightPoint } from '../../../src/domain/insight.ts';
import { json, NOW, startLocalWeb } from './localWeb.ts';
import type { LocalWeb, Site } from './localWeb.ts';
import { secCompanyFacts, secList, secSites, secSubmissions, TARN, TARN_NUMBER } from './sourcePayloads.ts';

let web: LocalWeb;
afterEach(() => web.close());

async function find(name: string, kind: 'overview' | 'finances' | 'news', sites: Readonly<Record<string, Site>> = secSites): Promise<readonly InsightPoint[]> {
  web = await startLocalWeb(sites);
  return sec.find({ ...TARN, name }, kind, { fetch: web.fetch(), now: NOW, language: 'en', keys: { RESEARCH_CONTACT: 'research@halvard.example' } });
}

const brief = (points: readonly InsightPoint[]): unknown => points.map(({ kind, value, change }) => [kind, value, ...(change === undefined ? [] : [Math.round(change * 1_000) / 1_000])]);
const usd = (amount: number): object => ({ amount, currency: 'USD' });

test('[R4] a listed company\'s latest annual figures stand there to the dollar, against the year before, with what they say about its health', async () => {
  expect(brief(await find('Tarn Ridge Pumps', 'finances'))).toEqual([
    ['revenue', usd(99_000_000), 0.1], ['net-income', usd(4_950_000)], ['assets', usd(210_000_000), 0.05], ['equity', usd(-5_000_000), -1.5],
    ['health', 'revenue-grew', 0.1], ['health', 'turned-profitable'], ['health', 'profitable'], ['health', 'more-debt-than-assets'], ['employees', 842],
  ]);
});

test('[R4] every figure names its report: form, day of filing, number, the words of the filing and a link to it', async () => {
  const points = await find('Tarn Ridge Pumps', 'finances');
  expect(points[0]).toEqual({
    kind: 'revenue', value: usd(99_000_000), year: 2025, change: 0.1, on: '2026-02-20', weak: ['name-only'],
    citation: {
      kind: 'web', title: '10-K · 2026-02-20 · 0000001234-26-000017', publisher: 'U.S. Securities and Exchange Commission', date: '2026-02-20', fetchedOn: NOW.toISOString(),
      quote: 'Revenues: 99000000 USD (2025-01-01 – 2025-12-31)', url: 'https://www.sec.gov/Archives/edgar/data/1234/000000123426000017/trpx-20251231.htm',
    },
  });
  for (const { citation } of points) expect([citation.title, new URL(citation.url).host, citation.quote.length > 0]).toEqual(['10-K · 2026-02-20 · 0000001234-26-000017', 'www.sec.gov', true]);
});

test('[R4] a private company gives nothing and only the list is asked: no figure is ever estimated', async () => {
  expect(await find('Halvard Fjellvann AS', 'finances')).toEqual([]);
  expect(web.asked).toEqual(['www.sec.gov/files/company_tickers.json']);
});

test.each([['Oakfell', 'two companies have the name'], ['Halvard', 'it is only part of a name'], ['Inc.', 'it says nothing'], ['', 'there is none']])('a name like %j gives nothing: %s', async (name) => {
  expect(await find(name, 'finances')).toEqual([]);
  expect(web.asked).toEqual(['www.sec.gov/files/company_tickers.json']);
});

test('the name is known under its legal form, in capitals and with an article', async () => {
  expect(await find('The TARN RIDGE PUMPS, Incorporated', 'finances')).not.toEqual([]);
});

test('a fund of the same name is not the company, and a company without an annual report has no figures', async () => {
  const data = (submissions: unknown, facts: unknown): Readonly<Record<string, Site>> => ({ ...secSites, 'data.sec.gov': (path) => (path.startsWith('/submissions') ? json(submissions) : json(facts)) });
  expect(await find(TARN.name, 'finances', data({ ...secSubmissions, entityType: 'investment' }, secCompanyFacts))).toEqual([]);
  await web.close();
  expect(await find(TARN.name, 'finances', data(secSubmissions, { cik: 1234, facts: {} }))).toEqual([]);
  await web.close();
  expect(await find(TARN.name, 'finances', { ...secSites, 'data.sec.gov': (path) => (path.startsWith('/submissions') ? json(secSubmissions) : { status: 404 }) })).toEqual([]);
});

test('a report of long ago is flagged old, and one the list of filings no longer has is linked by its filing', async () => {
  const old = JSON.parse(JSON.stringify(secCompanyFacts).replaceAll('2026-02-20', '2025-02-20').replaceAll('-26-000017', '-25-000017')) as unknown;
  const [first] = await find(TARN.name, 'finances', { ...secSites, 'data.sec.gov': (path) => (path.startsWith('/submissions') ? json(secSubmissions) : json(old)) });
  expect([first?.weak, first?.citation.url]).toEqual([['name-only', 'old'], 'https://www.sec.gov/Archives/edgar/data/1234/000000123425000017/0000001234-25-000017-index.htm']);
});

test('[R3] industry, seat and stock symbol stand in the overview, each with its field', async () => {
  expect((await find(TARN.name, 'overview')).map(({ kind, value, citation }) => [kind, value, citation.quote])).toEqual([
    ['industry', 'Pumps & Pumping Equipment', 'sicDescription: Pumps & Pumping Equipment'], ['headquarters', 'DULUTH, MN', 'addresses.business: DULUTH, MN'], ['stock-symbol', 'NYSE: TRPX', 'tickers: NYSE: TRPX'],
  ]);
  await web.close();
  expect(await find(TARN.name, 'news')).toEqual([]);
});

test('it is off without a contact, and asks its three files of the SEC alone', async () => {
  expect([sec.isConfigured({}), sec.isConfigured({ RESEARCH_CONTACT: 'research@halvard.example' })]).toEqual([false, true]);
  await find(TARN.name, 'finances');
  expect(web.asked).toEqual(['www.sec.gov/files/company_tickers.json', `data.sec.gov/submissions/CIK${TARN_NUMBER}.json`, `data.sec.gov/api/xbrl/companyfacts/CIK${TARN_NUMBER}.json`]);
});

test('a list or a file that is none fails as damaged', async () => {
  await expect(find(TARN.name, 'finances', { 'www.sec.gov': () => ({ headers: { 'content-type': 'text/html' }, body: '<html>Request Rate Threshold Exceeded</html>' }) })).rejects.toMatchObject({ failure: 'damaged' });
  await web.close();
  await expect(find(TARN.name, 'finances', { ...secSites, 'www.sec.gov': () => json([...Object.values(secList)]) })).rejects.toMatchObject({ failure: 'damaged' });
});
