import fc from 'fast-check';
import { isOldNews, newestStories, withoutPublisher } from '../../../src/domain/company/newsStories.ts';
import type { NewsItem } from '../../../src/domain/company/newsStories.ts';

interface Report extends NewsItem {
  readonly place: number;
}

const companyName = 'Tarn Ridge Pumps Ltd';
const stories = (reports: readonly Report[]): readonly Report[] => newestStories(reports, { itemOf: (each) => each, placeOf: ({ place }) => place, companyName });

/** Of the best source, unless it is said of which. */
function report(title: string, on?: string, more: Partial<Report> = {}): Report {
  const publisher = more.publisher ?? 'Northern Post';
  return { title, url: `https://post.example/${encodeURIComponent(`${publisher} ${title}`)}`, publisher, place: 0, ...(on === undefined ? {} : { on }), ...more };
}

test('[R6] a story of several sources is told by the first source of the order, whoever was first to publish it', () => {
  const kept = stories([
    report('Tarn Ridge Pumps wins contract with Northern Water', '2026-11-11', { place: 2, publisher: 'leedsmail.example' }),
    report('Tarn Ridge Pumps wins contract with Northern Water', '2026-11-12', { place: 1 }),
    report('Tarn Ridge Pumps wins Northern Water contract | Water Weekly', '2026-11-13', { place: 1, publisher: 'Water Weekly' }),
  ]);
  expect(kept.map(({ place, on }) => [place, on])).toEqual([[1, '2026-11-12']]);
});

test('[R6] a better source that has no day gives way to one that has it', () => {
  const kept = stories([report('Tarn Ridge Pumps opens a plant in Leeds'), report('Tarn Ridge Pumps opens plant in Leeds', '2026-11-12', { place: 1 })]);
  expect(kept.map(({ place }) => place)).toEqual([1]);
});

test('[R6] a short headline with its publisher behind it is the same as without, also where the publisher is known by its domain', () => {
  expect(stories([report('Tarn Ridge Pumps grows', '2026-11-11'), report('Tarn Ridge Pumps grows | Leeds Mail', '2026-11-11', { place: 1, publisher: 'www.leedsmail.example' })])).toHaveLength(1);
  expect(stories([report('Tarn Ridge Pumps grows', '2026-11-11'), report('Tarn Ridge Pumps grows its own trees', '2026-11-11', { place: 1 })])).toHaveLength(2);
});

test('many stories may link to one home page; they stay several', () => {
  const home = { url: 'https://www.tarnridge.example/' };
  expect(stories([report('Tarn Ridge Pumps wins design prize', '2026-11-11', home), report('Tarn Ridge Pumps names chief engineer', '2026-10-11', home)])).toHaveLength(2);
});

test('news is old when a year has passed', () => {
  const now = new Date('2026-11-22T09:00:00Z');
  expect([isOldNews('2025-11-22', now), isOldNews('2025-11-21', now)]).toEqual([false, true]);
});

test('a title loses its publisher, and nothing else', () => {
  expect(withoutPublisher('Tarn Ridge wins - again - Leeds Mail', 'Leeds Mail')).toBe('Tarn Ridge wins - again');
  expect(withoutPublisher('Tarn Ridge wins – again – Leeds Mail', 'leeds-mail.co.example')).toBe('Tarn Ridge wins – again');
  expect(withoutPublisher('Leeds Mail', 'Leeds Mail')).toBe('Leeds Mail');
  expect(withoutPublisher('About - Leeds', 'Leeds Mail')).toBe('About - Leeds');
  expect(withoutPublisher('About Leeds Mail', '')).toBe('About Leeds Mail');
});

const words = ['wins', 'contract', 'northern', 'water', 'opens', 'plant', 'leeds', 'prize', 'design', '40m', '2026', 'chief'];
const anyReport = fc.record({
  title: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }).map((each) => `Tarn Ridge Pumps ${each.join(' ')}`),
  url: fc.constantFrom('', 'a', 'b', 'c', 'd', 'e', 'f').map((page) => `https://post.example/${page}`),
  publisher: fc.constantFrom('Northern Post', 'Leeds Mail', 'Water Weekly'),
  on: fc.option(fc.integer({ min: 0, max: 20 }).map((day) => new Date(Date.UTC(2026, 9, 1 + day)).toISOString().slice(0, 10)), { nil: undefined }),
  place: fc.nat({ max: 3 }),
}).map(({ on, ...rest }): Report => ({ ...rest, ...(on === undefined ? {} : { on }) }));

test('[R6] the same reports of several sources in any order make the same stories, none of them twice', () => {
  fc.assert(fc.property(fc.array(anyReport, { maxLength: 15 }), fc.infiniteStream(fc.nat()), (reports, keys) => {
    const shuffled = reports.map((each) => ({ each, key: keys.next().value as number })).sort((one, two) => one.key - two.key).map(({ each }) => each);
    const once = stories(reports);
    expect(stories(shuffled)).toEqual(once);
    for (const one of once) for (const other of once) if (one !== other) expect(stories([one, other])).toHaveLength(2);
  }));
});

test('what stands once stays so', () => {
  fc.assert(fc.property(fc.array(anyReport, { maxLength: 12 }), (reports) => {
    const once = stories(reports);
    expect(stories(once)).toEqual(once);
  }));
});
