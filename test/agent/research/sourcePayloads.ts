// What the public sources answer about one invented company, in the shapes they really use.
import { html, json } from './localWeb.ts';
import type { Site } from './localWeb.ts';

export const TARN = { name: 'Tarn Ridge Pumps', domain: 'tarnridge.example', website: 'www.tarnridge.example' };
export const TARN_NUMBER = '0000001234';

const accession = '0000001234-26-000017';
const annual = { fy: 2025, fp: 'FY', form: '10-K', filed: '2026-02-20', accn: accession };
const [year2025, year2024] = [{ start: '2025-01-01', end: '2025-12-31' }, { start: '2024-01-01', end: '2024-12-31' }];

export const secList = {
  0: { cik_str: 1234, ticker: 'TRPX', title: 'TARN RIDGE PUMPS INC /DE/' },
  1: { cik_str: 1234, ticker: 'TRPXB', title: 'Tarn Ridge Pumps, Inc.' },
  2: { cik_str: 77, ticker: 'HALV', title: 'Halvard Holdings Corp' },
  3: { cik_str: 88, ticker: 'OAKA', title: 'Oakfell Inc' },
  4: { cik_str: 89, ticker: 'OAKB', title: 'OAKFELL LTD' },
};

export const secSubmissions = {
  cik: TARN_NUMBER, entityType: 'operating', name: 'TARN RIDGE PUMPS INC', sicDescription: 'Pumps & Pumping Equipment', tickers: ['TRPX', 'TRPXB'], exchanges: ['NYSE', 'NYSE'],
  addresses: { business: { street1: '4 MILL LANE', city: 'DULUTH', stateOrCountryDescription: 'MN' } },
  filings: { recent: { accessionNumber: ['0000001234-26-000099', accession], primaryDocument: ['xslF345X06/form4.xml', 'trpx-20251231.htm'] } },
};

const usd = (...rows: readonly object[]): object => ({ units: { USD: rows.map((row) => ({ ...annual, ...row })) } });

export const secCompanyFacts = {
  cik: 1234, entityName: 'TARN RIDGE PUMPS INC',
  facts: {
    dei: { EntityNumberOfEmployees: { units: { pure: [{ ...annual, end: '2025-12-31', val: 842 }] } } },
    'us-gaap': {
      Revenues: usd({ ...year2024, val: 90_000_000 }, { ...year2025, val: 99_000_000 }),
      NetIncomeLoss: usd({ ...year2024, val: -2_000_000 }, { ...year2025, val: 4_950_000 }),
      Assets: usd({ end: '2024-12-31', val: 200_000_000 }, { end: '2025-12-31', val: 210_000_000 }),
      StockholdersEquity: usd({ end: '2024-12-31', val: 10_000_000 }, { end: '2025-12-31', val: -5_000_000 }),
    },
  },
};

export const secSites: Readonly<Record<string, Site>> = {
  'www.sec.gov': (path) => (path === '/files/company_tickers.json' ? json(secList) : { status: 404 }),
  'data.sec.gov': (path) => (path === `/submissions/CIK${TARN_NUMBER}.json` ? json(secSubmissions) : path === `/api/xbrl/companyfacts/CIK${TARN_NUMBER}.json` ? json(secCompanyFacts) : { status: 404 }),
};

type Snak = Readonly<Record<string, unknown>>;
const snak = (value: unknown): Snak => ({ snaktype: 'value', datavalue: { value } });
const statement = (value: unknown, qualifiers: Readonly<Record<string, unknown>> = {}, rank = 'normal'): object => ({ mainsnak: snak(value), rank, qualifiers: Object.fromEntries(Object.entries(qualifiers).map(([property, each]) => [property, [snak(each)]])) });
const item = (id: string): object => ({ 'entity-type': 'item', id });
const date = (time: string, precision: number): object => ({ time: `+${time}T00:00:00Z`, precision });
const label = (value: string, language = 'en'): object => ({ [language]: { language, value } });

export const tarnItem = {
  id: 'Q500', labels: label('Tarn Ridge Pumps'), aliases: { en: [{ language: 'en', value: 'TRP' }] }, descriptions: label('American manufacturer of pumps'),
  sitelinks: { enwiki: { site: 'enwiki', title: 'Tarn Ridge Pumps' } },
  claims: {
    P31: [statement(item('Q4830453'))],
    P856: [statement('https://www.tarnridge.example/')],
    P452: [statement(item('Q601')), statement(item('Q602'), {}, 'deprecated')],
    P1128: [statement({ amount: '+700', unit: '1' }, { P585: date('2019-00-00', 9) }), statement({ amount: '+842', unit: '1' }, { P585: date('2025-12-31', 11) })],
    P159: [statement(item('Q603'), { P582: date('2010-01-01', 11) }), statement(item('Q604'))],
    P17: [statement(item('Q30'))],
    P571: [statement(date('1961-00-00', 9))],
    P169: [statement(item('Q701'), { P582: date('2020-06-30', 11) }), statement(item('Q702'), { P580: date('2020-07-01', 11) })],
    P488: [statement(item('Q703'))],
    P414: [statement(item('Q605'), { P249: 'TRPX' })],
    P749: [{ mainsnak: { snaktype: 'novalue' }, rank: 'normal' }],
  },
};
/** A river of the same name, and another company of the same name somewhere else. */
export const tarnRiver = { id: 'Q501', labels: label('Tarn Ridge Pumps'), claims: { P31: [statement(item('Q4022'))] } };
export const otherTarn = { id: 'Q502', labels: label('Tarn Ridge Pumps Ltd', 'mul'), claims: { P31: [statement(item('Q4830453'))], P856: [statement('https://tarnridgepumps.example/')] } };

const labels: Readonly<Record<string, string>> = { Q601: 'pump industry', Q602: 'oil industry', Q603: 'Fargo', Q604: 'Duluth', Q30: 'United States', Q605: 'New York Stock Exchange', Q701: 'Former Person', Q702: 'Ada Lindqvist', Q703: 'Bo Ek' };

export interface WikidataPayload {
  /** Items by the query service. */
  readonly bySite?: readonly string[];
  readonly items?: readonly { readonly id: string; readonly labels: object }[];
}

/** Wikidata with these items, its query service, and Wikipedia. */
export function wikiSites({ bySite = ['Q500'], items = [tarnItem] }: WikidataPayload = {}): Readonly<Record<string, Site>> {
  return {
    'query.wikidata.org': () => ({ headers: { 'content-type': 'application/sparql-results+json' }, body: JSON.stringify({ head: { vars: ['item'] }, results: { bindings: bySite.map((id) => ({ item: { type: 'uri', value: `http://www.wikidata.org/entity/${id}` } })) } }) }),
    'www.wikidata.org': (path) => {
      const asked = new URL(path, 'https://www.wikidata.org').searchParams;
      if (asked.get('action') === 'wbsearchentities') return json({ search: items.map(({ id, labels: own }) => ({ id, label: Object.values(own as Readonly<Record<string, { readonly value: string }>>)[0]?.value })) });
      const ids = asked.get('ids')?.split('|') ?? [];
      return json({ entities: Object.fromEntries(ids.map((id) => [id, items.find((each) => each.id === id) ?? (labels[id] === undefined ? { id, missing: '' } : { id, labels: label(labels[id]) })])) });
    },
    'en.wikipedia.org': (path) => (path === '/api/rest_v1/page/summary/Tarn_Ridge_Pumps'
      ? json({ type: 'standard', title: 'Tarn Ridge Pumps', extract: 'Tarn Ridge Pumps is an American maker of pumps. It was founded in 1961.', timestamp: '2026-09-01T10:00:00Z', content_urls: { desktop: { page: 'https://en.wikipedia.org/wiki/Tarn_Ridge_Pumps' } } })
      : { status: 404, body: '{"type":"https://mediawiki.org/wiki/HyperSwitch/errors/not_found"}' }),
  };
}

export const tarnStructured = {
  '@context': 'https://schema.org', '@graph': [
    { '@type': ['Organization', 'LocalBusiness'], name: 'Tarn Ridge Pumps', foundingDate: '1961-04-01', numberOfEmployees: { '@type': 'QuantitativeValue', minValue: 500, maxValue: 1000 }, address: { addressLocality: 'Duluth', addressCountry: { name: 'US' } }, founder: { '@type': 'Person', name: 'Private Person' } },
    { '@type': 'Product', name: 'Slurry pump SP-4' }, { '@type': 'Product', name: 'Dosing pump D-1' },
  ],
};

/** The company's website: a first page that redirects to `www`, a page about it, one about its products. */
export function websiteSites(pages: Readonly<Record<string, ReturnType<typeof html>>> = {}): Readonly<Record<string, Site>> {
  const all: Readonly<Record<string, ReturnType<typeof html>>> = {
    '/': html('<nav><a href="/about-us/">About</a><a href="/products">Products</a><a href="/team/ada-lindqvist">Ada</a><a href="https://elsewhere.example/about">Partner</a></nav><h1>Pumps for mines</h1>',
      `<title>Tarn Ridge Pumps &amp; Co</title><meta name="Description" content="Tarn Ridge Pumps builds slurry and dosing pumps for mines in cold places."><script type="application/ld+json">${JSON.stringify(tarnStructured)}</script>`),
    '/about-us/': html('<h2>Our mission</h2><p>We keep water moving where it is cold.</p><p>Today more than 800 skilled employees work in Duluth.</p>', '<title>About us</title>'),
    '/products': html('<h2>Slurry pumps</h2><h2>Dosing pumps</h2>', '<title>Products</title>'),
    ...pages,
  };
  return { 'www.tarnridge.example': (path) => all[path] ?? { status: 404, headers: { 'content-type': 'text/html' }, body: 'no such page' }, 'tarnridge.example': () => ({ status: 404 }) };
}
