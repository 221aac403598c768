import { financesOf, gatheredOn, newsOf, overviewOf, stateOf } from '../../../src/domain/company/companyFacts.ts';
import type { Insight, InsightPoint, SourceId, SourceOutcome } from '../../../src/domain/insight.ts';

const citation = { kind: 'web', title: 'A page', url: 'https://a.example', publisher: 'a.example', quote: 'It says so.', fetchedOn: '2026-11-22T08:00:00Z' } as const;
const point = (kind: InsightPoint['kind'], value: InsightPoint['value'], more: Partial<InsightPoint> = {}): InsightPoint => ({ kind, value, citation, ...more });
const insight = (kind: Insight['kind'], source: Insight['source'], points: readonly InsightPoint[], day = '22'): Insight => ({ leadId: 'lead', kind, source, title: source, points, gatheredOn: `2026-11-${day}T08:00:00Z`, expiresOn: '2026-11-29T08:00:00Z' });
const orders = { overview: ['website', 'wikidata'], finances: ['yahoo-finance', 'sec'], news: [] } as const;

test('[R3] [R6] each fact comes from the first source of the admin\'s order that has it, one nobody ordered last', () => {
  const all = [insight('overview', 'wikidata', [point('summary', 'By Wikidata'), point('employees', 410)]), insight('overview', 'website', [point('summary', 'By the company')]), insight('overview', 'wikipedia', [point('employees', 500), point('founded', 1962)])];
  expect(overviewOf(all, orders).map(({ kind, value }) => [kind, value])).toEqual([['summary', 'By the company'], ['employees', 410], ['founded', 1962]]);
  expect(overviewOf([...all].reverse(), { ...orders, overview: ['wikipedia'] })[1]?.value).toBe(500);
});

test('[R3] a company has several officers and products, all from one source', () => {
  const all = [insight('overview', 'wikidata', [point('officer', 'Karen Holm'), point('officer', 'Ole Lund')]), insight('overview', 'wikipedia', [point('officer', 'K. Holm')])];
  expect(overviewOf(all).map(({ value }) => value)).toEqual(['Karen Holm', 'Ole Lund']);
});

test('[R4] figures are of one source and its newest year; a word or a bare number is no figure', () => {
  const sec = insight('finances', 'sec', [point('revenue', { amount: 100, currency: 'USD' }, { year: 2024 }), point('revenue', { amount: 120, currency: 'USD' }, { year: 2025 }), point('assets', { amount: 7, currency: 'USD' }, { year: 2025 }), point('cash', 'plenty'), point('equity', 5), point('health', 'Revenue grew.')]);
  const yahoo = insight('finances', 'yahoo-finance', [point('health', 'No amount here.'), point('cash', 'plenty')]);
  const { figures, year, health } = financesOf([sec, yahoo], orders);
  expect(figures.map(({ kind, year: of }) => [kind, of])).toEqual([['revenue', 2025], ['assets', 2025]]);
  expect([year, health.map(({ value }) => value)]).toEqual([2025, ['Revenue grew.']]);
});

test('[R4] without a published amount there are no figures and no year: nothing is estimated', () => {
  expect(financesOf([insight('finances', 'yahoo-finance', [point('revenue', 'about 100 million')])], orders)).toEqual({ figures: [], health: [] });
  expect(financesOf([])).toEqual({ figures: [], health: [] });
});

const news = (title: string, on?: string, more: Partial<InsightPoint> = {}): InsightPoint => point('news', title, { ...(on === undefined ? {} : { on }), citation: { ...citation, title, url: `https://a.example/${encodeURIComponent(title)}`, quote: title }, ...more });
const reading = { companyName: 'Tarn Ridge Pumps Ltd', now: new Date('2026-11-22T09:00:00Z') };

test('[R5] [R6] one story from two sources takes one of the three places, as the admin\'s first source tells it', () => {
  const all = [
    insight('news', 'gdelt', [news('Tarn Ridge Pumps opens plant in Leeds - Leeds Mail', '2026-11-03'), news('Tarn Ridge Pumps names chief engineer', '2026-10-01')]),
    insight('news', 'google-news', [news('Tarn Ridge Pumps opens a plant in Leeds', '2026-11-04'), news('Tarn Ridge Pumps wins design prize', '2026-11-10'), news('No day')]),
  ];
  const titles = (news: SourceId[]): readonly unknown[] => newsOf(all, { ...reading, orders: { ...orders, news } }).map(({ value }) => value);
  expect(titles(['google-news', 'gdelt'])).toEqual(['Tarn Ridge Pumps wins design prize', 'Tarn Ridge Pumps opens a plant in Leeds', 'Tarn Ridge Pumps names chief engineer', 'No day']);
  expect(titles(['gdelt', 'google-news'])).toContain('Tarn Ridge Pumps opens plant in Leeds - Leeds Mail');
});

test('[R5] news that grew old since it was found is flagged, and a page that is no news stands last, once', () => {
  const search = point('mention', 'The search', { on: '2026-11-20' });
  const all = [insight('news', 'linkedin', [search, news('Moves', '2025-09-01', { weak: ['name-only'] })]), insight('news', 'reuters', [search])];
  expect(newsOf(all, reading).map(({ value, weak }) => [value, weak])).toEqual([['Moves', ['old', 'name-only']], ['The search', undefined]]);
});

const outcome = (of: SourceOutcome['outcome'], source: SourceOutcome['source'] = 'sec', kind: SourceOutcome['kind'] = 'finances'): SourceOutcome => ({ source, kind, outcome: of, on: '2026-11-22T08:00:00Z' });

test.each([
  ['nobody asked', [], 'not-asked'],
  ['only other kinds were asked', [outcome('found', 'wikidata', 'overview')], 'not-asked'],
  ['one knows no such company, another is silent', [outcome('failed'), outcome('nothing', 'yahoo-finance')], 'nothing'],
  ['all are silent', [outcome('failed'), outcome('off', 'yahoo-finance')], 'failed'],
  ['the owner did not agree', [outcome('no-consent'), outcome('not-configured', 'yahoo-finance')], 'no-consent'],
  ['all are off', [outcome('off'), outcome('not-configured', 'yahoo-finance')], 'off'],
  ['none has its key', [outcome('not-configured')], 'not-configured'],
  ['one found something', [outcome('found'), outcome('failed', 'yahoo-finance')], 'found'],
] as const)('[R19] where %s, the section says so and nothing else', (_what, outcomes, state) => {
  expect(stateOf('finances', outcomes, false).state).toBe(state);
});

test('[R19] facts from an earlier run stay when a source falls silent, and the silent one is named', () => {
  expect(stateOf('finances', [outcome('failed')], true)).toEqual({ state: 'found', failed: [outcome('failed')] });
});

test('[R22] each kind is as old as its newest source', () => {
  expect(gatheredOn([insight('news', 'gdelt', [], '20'), insight('news', 'google-news', [], '21'), insight('overview', 'wikidata', [], '19')])).toEqual({ news: '2026-11-21T08:00:00Z', overview: '2026-11-19T08:00:00Z' });
});
