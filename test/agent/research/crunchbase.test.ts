import { crunchbase } from '../../../src/agent/research/crunchbase.ts';
import type { InsightKind } from '../../../src/domain/insight.ts';
import type { SourceKeys } from '../../../src/agent/research/source.ts';
import { publicWeb, WEB_NOW as now } from './publicWeb.ts';
import type { PublicWeb, WebPage } from './publicWeb.ts';

const search = 'https://api.crunchbase.com/v4/data/searches/organizations';
const entity = 'https://api.crunchbase.com/v4/data/entities/organizations/tarn-ridge';
const keys = { CRUNCHBASE_API_KEY: 'crunchbase-key-0123' };
let web: PublicWeb | undefined;

afterEach(async () => {
  await web?.close();
  web = undefined;
});

async function found(pages: Readonly<Record<string, WebPage>>, kind: InsightKind = 'overview', given: SourceKeys = keys, domain = 'tarnridge.example'): ReturnType<typeof crunchbase.find> {
  web = await publicWeb(pages, 1_000);
  return crunchbase.find({ name: 'Tarn Ridge Pumps Ltd', domain }, kind, { fetch: web.fetch, now, language: 'en', keys: given });
}

const basic = {
  identifier: { permalink: 'tarn-ridge', value: 'Tarn Ridge Pumps', entity_def_id: 'organization' }, short_description: 'Makes quiet pumps & valves.', website_url: 'https://www.tarnridge.example/',
  location_identifiers: [{ value: 'Leeds', location_type: 'city' }, { value: 'England', location_type: 'region' }, { value: 'United Kingdom', location_type: 'country' }, { value: 'Europe', location_type: 'continent' }],
  categories: [{ value: 'Manufacturing' }, { value: 'Water' }], founded_on: { precision: 'year', value: '1998-01-01' },
};
const more = { ...basic, num_employees_enum: 'c_00051_00100', funding_total: { value: 12500000, currency: 'GBP', value_usd: 15000000 }, last_funding_type: 'series_a', last_funding_at: '2024-05-06', stock_symbol: { value: 'TRP' } };

function entities(...properties: readonly unknown[]): WebPage {
  return { text: JSON.stringify({ count: properties.length, entities: properties.map((each) => ({ uuid: '1', properties: each })) }) };
}

const known = { [search]: entities(basic), [entity]: { text: JSON.stringify({ properties: more }) } };

test('the organization is found by the website\'s domain; each fact has its place and the words behind it', async () => {
  const points = await found(known);
  expect(points.map(({ kind, value, citation: { quote } }) => [kind, value, quote])).toEqual([
    ['summary', 'Makes quiet pumps & valves.', 'Makes quiet pumps & valves.'],
    ['industry', 'Manufacturing, Water', 'Manufacturing, Water'],
    ['headquarters', 'Leeds, England, United Kingdom', 'Leeds, England, United Kingdom'],
    ['founded', 1998, 'founded_on 1998-01-01'],
    ['employees', '51–100', 'num_employees_enum c_00051_00100'],
  ]);
  expect(points[0]?.citation).toMatchObject({ url: 'https://www.crunchbase.com/organization/tarn-ridge', publisher: 'Crunchbase', title: 'Tarn Ridge Pumps', fetchedOn: now.toISOString() });
  expect(JSON.parse(web?.asked[0]?.body ?? '')).toMatchObject({ query: [{ field_id: 'website_url', operator_id: 'domain_eq', values: ['tarnridge.example'] }, {}] });
});

test('funding is shown in its own currency with its round; revenue is never estimated', async () => {
  expect((await found(known, 'finances')).map(({ kind, value, on, citation: { quote } }) => [kind, value, on, quote])).toEqual([
    ['funding', { amount: 12500000, currency: 'GBP' }, '2024-05-06', 'funding_total 12500000 GBP, last_funding_type series_a'],
    ['stock-symbol', 'TRP', undefined, 'stock_symbol TRP'],
  ]);
});

test('the key goes in a header, never in the address or the body', async () => {
  await found(known);
  for (const { headers, url, body } of web?.asked ?? []) expect([headers['x-cb-user-key'], `${url}${body}`.includes(keys.CRUNCHBASE_API_KEY)]).toEqual([keys.CRUNCHBASE_API_KEY, false]);
  expect(web?.asked).toHaveLength(2);
});

test('a plan without the larger fields costs them, not the rest', async () => {
  expect((await found({ ...known, [entity]: { status: 403 } })).map(({ kind }) => kind)).toEqual(['summary', 'industry', 'headquarters', 'founded']);
});

test('an organization with another website is not the company, whatever the search says', async () => {
  expect(await found({ ...known, [search]: entities({ ...basic, website_url: 'https://tarnridge.example.evil.test/' }, { ...basic, website_url: null }, { ...basic, identifier: { permalink: '../people/jane' } }) })).toEqual([]);
  await web?.close();
  expect(await found({ [search]: entities() })).toEqual([]);
});

test('a company that is known by a page on a platform is not looked up by the platform', async () => {
  expect(await found(known, 'overview', keys, 'facebook.com')).toEqual([]);
  expect(web?.asked).toEqual([]);
});

test('without a key its pages are searched for, where there is a web search; else it is not configured', async () => {
  const points = await found({ 'https://api.search.brave.com/res/v1/web/search': { text: JSON.stringify({ web: { results: [{ title: 'Tarn Ridge Pumps - Crunchbase', url: 'https://www.crunchbase.com/organization/tarn-ridge', description: 'Tarn Ridge Pumps makes pumps.' }] } }) } }, 'overview', { BRAVE_API_KEY: 'brave-key-0123' });
  expect(points.map(({ kind, value }) => [kind, value])).toEqual([['mention', 'Tarn Ridge Pumps makes pumps.']]);
  expect([crunchbase.isConfigured({}), crunchbase.isConfigured(keys), crunchbase.isConfigured({ TAVILY_API_KEY: 'tvly-key-0123' })]).toEqual([false, true, true]);
});

test.each<[string, WebPage]>([
  ['refused', { status: 401 }], ['busy', { status: 429 }], ['silent', { status: 502 }], ['silent', { answer: () => undefined }], ['damaged', { type: 'text/html', text: '<html></html>' }], ['damaged', { text: '{"entities":[' }], ['too-big', { text: ' '.repeat(5_000_000) }],
])('%s: the source says why it has nothing', async (why, page) => {
  await expect(found({ [search]: page })).rejects.toMatchObject({ failure: why });
});
