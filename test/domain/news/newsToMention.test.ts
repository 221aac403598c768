import fc from 'fast-check';
import { newsKinds, type InsightPoint } from '../../../src/domain/insight.ts';
import { newsToMention } from '../../../src/domain/news/newsToMention.ts';
import { facts, now } from '../examples.ts';
import { anInsight, findings, line, news, researching } from '../findingsExamples.ts';

const titles = (...points: readonly InsightPoint[]): readonly string[] => newsToMention(facts({ findings: findings({ insights: [anInsight(points)] }) }), researching, now).map(({ title }) => title);

test('[E2] a recent launch is mentioned with its publisher, its day and the page it stands on', () => {
  const [first] = newsToMention(facts({ findings: findings({ insights: [anInsight([line])] }) }), researching, now);
  expect(first).toMatchObject({ title: 'Halvorsen Foods starts a third filling line', publisher: 'Food Weekly', on: '2026-11-03', citation: { kind: 'web', url: 'https://foodweekly.example/line', quote: 'The plant in Aarhus gets a third line.' } });
});

test('[E2] launches, contracts, awards and community are mentioned; who leads a company and all else is not', () => {
  expect(newsKinds.filter((kind) => titles(news('Halvorsen Foods in the news', { news: kind })).length > 0)).toEqual(['launch', 'contract', 'community', 'award']);
  expect(titles({ ...line, news: undefined })).toEqual([]);
  expect(titles({ ...line, kind: 'mention' })).toEqual([]);
});

test('[E2] the newest comes first; news of more than 90 days, of the future or of no day is not mentioned', () => {
  expect(titles(news('A', { on: '2026-10-01' }), news('B', { on: '2026-11-20' }), news('C', { on: '2026-11-22' }))).toEqual(['C', 'B', 'A']);
  expect([titles(news('Just so', { on: '2026-08-24' })), titles(news('Too old', { on: '2026-08-23' })), titles(news('Tomorrow', { on: '2026-11-23' })), titles(news('Some day', { on: undefined })), titles(news('No day', { on: 'soon' }))]).toEqual([['Just so'], [], [], [], []]);
});

test.each(['old', 'single', 'name-only'] as const)('[E2] weak evidence (%s) is not mentioned', (weak) => {
  expect(titles({ ...line, weak: [weak] })).toEqual([]);
});

test.each([
  'Halvorsen Foods opens new line after layoffs', 'Halvorsen Foods loses a contract', 'Halvorsen Foods recalls its new sauce', 'Halvorsen Foods settles lawsuit with supplier',
  'Halvorsen eröffnet neues Werk nach Stellenabbau', 'Halvorsen verliert Großauftrag', 'Rückruf bei Halvorsen', 'Halvorsen schließt Werk in Kiel',
  'Halvorsen supprime 40 postes', 'Incendie chez Halvorsen', 'Halvorsen pierde un contrato', 'Halvorsen cierra su planta', 'Halvorsen perde la commessa', 'Sciopero alla Halvorsen',
  'Halvorsen fecha fábrica', 'Halvorsen despede 40 pessoas', 'Ontslagen bij Halvorsen', 'Halvorsen failliet verklaard',
])('[E2] nobody is reminded of bad news: %s', (title) => {
  expect(titles(news(title, { news: 'contract' }))).toEqual([]);
});

test('a headline that ends with its publisher, a full stop or quotation marks fits between our own', () => {
  expect(titles(news('Halvorsen: “Third line” starts. - Food Weekly'))).toEqual(["Halvorsen: 'Third line' starts"]);
});

test('[E2] a headline or publisher that holds a link, an address, template signs or more than a line can take is left out whole', () => {
  const whole = ['See https://evil.example now', 'Win at evil.com', 'Ask boss@evil.example', '{{ seller.name }} wins', '[a gap] opens', 'Halvorsen <b>opens</b>', `Halvorsen opens ${'a very long hall '.repeat(12)}`, '  '];
  expect(whole.flatMap((title) => titles(news(title)))).toEqual([]);
  expect(titles(news('Halvorsen opens a hall', { publisher: 'evil.com' }))).toEqual([]);
  expect(titles({ ...line, value: 7 })).toEqual([]);
});

test('[E2] whatever a page calls its news, what is mentioned is one line without links, brackets or double quotation marks', () => {
  const piece = fc.oneof(fc.constantFrom('https://evil.example', 'www.evil.de', 'evil.com', 'a@evil.org', '{{x}}', '{%', '[gap]', '\n', '“', '»', '\uE000', '\u200b', '<a>'), fc.string({ maxLength: 12 }));
  fc.assert(fc.property(fc.array(piece, { maxLength: 6 }), fc.array(piece, { maxLength: 3 }), (title, publisher) => {
    for (const found of newsToMention(facts({ findings: findings({ insights: [anInsight([news(title.join(' '), { publisher: publisher.join(' ') })])] }) }), researching, now)) {
      expect(`${found.title}|${found.publisher}`).not.toMatch(/evil|https?:|@evil|[[\]{}<>“”„«»"\n\uE000-\uF8FF\u200b]/);
      expect(found.title.length).toBeLessThanOrEqual(140);
      expect(found.publisher).not.toBe('');
    }
  }));
});
