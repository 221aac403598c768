import { yahooFinance } from '../../../src/agent/research/yahooFinance.ts';
import { publicWeb, WEB_NOW as now } from './publicWeb.ts';
import type { PublicWeb, WebPage } from './publicWeb.ts';

const search = 'https://query1.finance.yahoo.com/v1/finance/search';
const series = 'https://query1.finance.yahoo.com/ws/fundamentals-timeseries/v1/finance/timeseries/TRP.L';
let web: PublicWeb | undefined;

afterEach(async () => {
  await web?.close();
  web = undefined;
});

async function found(pages: Readonly<Record<string, WebPage>>, name = 'Tarn Ridge Pumps plc'): ReturnType<typeof yahooFinance.find> {
  web = await publicWeb(pages, 1_000);
  return yahooFinance.find({ name, domain: 'tarnridge.example' }, 'finances', { fetch: web.fetch, now, language: 'en', keys: {} });
}

const stock = { symbol: 'TRP.L', longname: 'Tarn Ridge Pumps PLC', shortname: 'TARN RIDGE', quoteType: 'EQUITY', exchange: 'LSE' };

function quotes(...each: readonly unknown[]): WebPage {
  return { text: JSON.stringify({ quotes: each }) };
}

function years(field: string, ...rows: readonly (readonly [string, number, string?])[]): unknown {
  return { meta: { symbol: ['TRP.L'], type: [field] }, timestamp: [], [field]: rows.map(([asOfDate, raw, periodType = '12M']) => ({ asOfDate, periodType, currencyCode: 'GBP', reportedValue: { raw, fmt: 'x' } })) };
}

const figures: WebPage = { text: JSON.stringify({ timeseries: { error: null, result: [
  years('annualTotalRevenue', ['2024-12-31', 100], ['2025-12-31', 125]), years('annualNetIncome', ['2025-12-31', -3], ['2024-12-31', -9]), years('annualTotalAssets', ['2026-03-31', 7, '3M'], ['2025-12-31', 300]), { meta: {} }, null,
] } }) };

test('yearly figures of the listed company, the newest with its change and where it stands', async () => {
  const points = await found({ [search]: quotes({ symbol: 'TRPX', quoteType: 'ETF', longname: 'Tarn Ridge Pumps' }, stock, { ...stock, symbol: 'TRP.F' }), [series]: figures });
  expect(points.map(({ kind, value, year, on, change, weak }) => [kind, value, year, on, change, weak])).toEqual([
    ['revenue', { amount: 125, currency: 'GBP' }, 2025, '2025-12-31', 0.25, ['name-only']],
    ['net-income', { amount: -3, currency: 'GBP' }, 2025, '2025-12-31', undefined, ['name-only']],
    ['assets', { amount: 300, currency: 'GBP' }, 2025, '2025-12-31', undefined, ['name-only']],
    ['stock-symbol', 'TRP.L', undefined, undefined, undefined, ['name-only']],
  ]);
  expect(points[0]?.citation).toEqual({ kind: 'web', title: 'Tarn Ridge Pumps PLC (TRP.L)', url: 'https://finance.yahoo.com/quote/TRP.L/financials/', publisher: 'Yahoo Finance', quote: 'annualTotalRevenue 2025-12-31: 125 GBP', fetchedOn: now.toISOString() });
});

test('a private company, a company of a similar name and two companies of one name have no figures', async () => {
  for (const page of [quotes(), quotes({ ...stock, longname: 'Tarn Ridge Pumps Hire plc' }), quotes(stock, { ...stock, symbol: 'TRP', longname: 'Tarn Ridge Pumps, Inc.' })]) {
    expect(await found({ [search]: page, [series]: figures })).toEqual([]);
    await web?.close();
  }
});

test('a symbol that is none is never asked for', async () => {
  expect(await found({ [search]: quotes({ ...stock, symbol: '../../v1/test/getcrumb' }) })).toEqual([]);
  expect(web?.asked).toHaveLength(1);
});

test.each<[string, WebPage]>([
  ['refused', { status: 401, text: '{"finance":{"error":{"code":"Unauthorized","description":"Invalid Crumb"}}}' }],
  ['refused', { status: 200, text: '{"finance":{"result":null,"error":{"code":"Unauthorized","description":"Invalid Cookie"}}}' }],
  ['refused', { status: 403, type: 'text/html', text: '<html></html>' }],
  ['busy', { status: 429, type: 'text/plain', text: 'Too Many Requests' }],
  ['silent', { status: 503 }],
  ['silent', { answer: () => undefined }],
  ['damaged', { type: 'text/html', text: '<html>consent</html>' }],
  ['damaged', { text: '{"quotes":[{"sym' }],
  ['too-big', { text: ' '.repeat(5_000_000) }],
])('%s: the source says why it has nothing', async (why, page) => {
  await expect(found({ [search]: page })).rejects.toMatchObject({ failure: why });
  await web?.close();
  await expect(found({ [search]: quotes(stock), [series]: page })).rejects.toMatchObject({ failure: why });
});
