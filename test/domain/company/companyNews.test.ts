import fc from 'fast-check';
import { sortNews } from '../../../src/domain/company/companyNews.ts';
import type { NewsItem } from '../../../src/domain/company/newsStories.ts';

/** Milliseconds this process has computed: what others do on the machine does not count. */
function computed(): number {
  return process.cpuUsage().user / 1000;
}

const now = new Date('2026-11-22T09:00:00Z');
const company = { name: 'Tarn Ridge Pumps Ltd', domain: 'tarnridge.example' };

function item(title: string, on?: string, more: Partial<NewsItem> = {}): NewsItem {
  const publisher = more.publisher ?? 'Northern Post';
  return { title, url: `https://post.example/${encodeURIComponent(`${publisher} ${title}`)}`, publisher, ...(on === undefined ? {} : { on }), ...more };
}

test('[R6] news is sorted by kind, newest first, the undated last', () => {
  const sorted = sortNews([
    item('Tarn Ridge Pumps opens its doors'),
    item('Tarn Ridge Pumps appoints a new CEO', '2026-10-02'),
    item('Tarn Ridge Pumps wins prize for design', '2026-11-20'),
  ], company, now);
  expect(sorted.map(({ kind, on, weak }) => [kind, on, weak])).toEqual([['award', '2026-11-20', ['name-only']], ['leadership', '2026-10-02', ['name-only']], ['other', undefined, ['undated', 'name-only']]]);
});

test('[R6] one story of several publishers is told once, by the first who published it', () => {
  const sorted = sortNews([
    item('Northern Water awards Tarn Ridge Pumps 40 million euro contract', '2026-11-12', { publisher: 'Water Weekly' }),
    item('Tarn Ridge Pumps wins €40m contract with Northern Water', '2026-11-11'),
    item('Tarn Ridge Pumps wins contract with Northern Water - Leeds Mail', '2026-11-13', { publisher: 'Leeds Mail' }),
  ], company, now);
  expect(sorted.map(({ publisher }) => publisher)).toEqual(['Northern Post']);
});

test('the same headline a week later, or with other numbers, is another story', () => {
  const sorted = sortNews([
    item('Tarn Ridge Pumps reports third quarter revenue growth 5 percent', '2026-10-20'),
    item('Tarn Ridge Pumps reports third quarter revenue growth 7 percent', '2026-10-21', { publisher: 'Leeds Mail' }),
    item('Tarn Ridge Pumps opens training center Leeds', '2026-09-01'),
    item('Tarn Ridge Pumps opens training center Leeds', '2026-09-09', { publisher: 'Leeds Mail' }),
  ], company, now);
  expect(sorted).toHaveLength(4);
});

test('one page is one story, however it is linked', () => {
  const sorted = sortNews([
    item('Tarn Ridge Pumps in talks', '2026-08-01', { url: 'https://www.post.example/a?id=1&utm_source=feed' }),
    item('Talks at Tarn Ridge Pumps, updated', '2026-08-20', { url: 'http://post.example/a?id=1#top' }),
  ], company, now);
  expect(sorted.map(({ on }) => on)).toEqual(['2026-08-01']);
});

test('an undated report of a dated story adds nothing, and ties no two stories together', () => {
  const sorted = sortNews([
    item('Tarn Ridge Pumps opens training center Leeds', '2026-09-01'),
    item('Tarn Ridge Pumps opens training center Leeds', '2026-10-09', { publisher: 'Leeds Mail' }),
    item('Tarn Ridge Pumps opens training center Leeds', undefined, { publisher: 'Water Weekly' }),
  ], company, now);
  expect(sorted.map(({ on }) => on)).toEqual(['2026-10-09', '2026-09-01']);
});

test('news of others is left out; old news is flagged; a date to come is none', () => {
  const sorted = sortNews([
    item('Hikers lost on Tarn Ridge', '2026-11-20'),
    item('Tarn Ridge Pumps moves', '2025-11-21'),
    item('Tarn Ridge Pumps grows', '2025-11-22'),
    item('Tarn Ridge Pumps dreams', '2027-02-01'),
    item('Our week in pictures', '2026-11-19', { url: 'https://www.tarnridge.example/week' }),
  ], company, now);
  expect(sorted.map(({ title, weak }) => [title, weak])).toEqual([
    ['Our week in pictures', []],
    ['Tarn Ridge Pumps grows', ['name-only']],
    ['Tarn Ridge Pumps moves', ['old', 'name-only']],
    ['Tarn Ridge Pumps dreams', ['undated', 'name-only']],
  ]);
});

const words = ['wins', 'contract', 'northern', 'water', 'opens', 'plant', 'leeds', 'prize', 'design', '40m', '2026', 'chief'];
const anyItem = fc.record({
  title: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }).map((each) => `Tarn Ridge Pumps ${each.join(' ')}`),
  url: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h').map((page) => `https://post.example/${page}`),
  publisher: fc.constantFrom('Northern Post', 'Leeds Mail', 'Water Weekly'),
  on: fc.option(fc.integer({ min: 0, max: 20 }).map((day) => new Date(Date.UTC(2026, 9, 1 + day)).toISOString().slice(0, 10)), { nil: undefined }),
}).map(({ on, ...rest }): NewsItem => ({ ...rest, ...(on === undefined ? {} : { on }) }));

test('the same news in any order is shown the same way', () => {
  fc.assert(fc.property(fc.array(anyItem, { maxLength: 15 }), fc.infiniteStream(fc.nat()), (items, keys) => {
    const shuffled = items.map((each) => ({ each, key: keys.next().value as number })).sort((one, two) => one.key - two.key).map(({ each }) => each);
    expect(sortNews(shuffled, company, now)).toEqual(sortNews(items, company, now));
  }));
});

test('what is sorted once stays so, and no story of it is told twice', () => {
  fc.assert(fc.property(fc.array(anyItem, { maxLength: 15 }), (items) => {
    const once = sortNews(items, company, now);
    expect(sortNews(once, company, now).map(({ title, url, on }) => ({ title, url, on }))).toEqual(once.map(({ title, url, on }) => ({ title, url, on })));
    expect(new Set(once.map(({ url }) => url)).size).toBe(once.length);
    for (const one of once) for (const other of once) if (one !== other) expect(sortNews([one, other], company, now)).toHaveLength(2);
  }));
});

test('a flood of reports is sorted in a moment', () => {
  const flood = Array.from({ length: 5_000 }, (_, index) => item(`Tarn Ridge Pumps ${words[index % 12] ?? ''} ${words[(index * 7) % 12] ?? ''} ${index}`, `2026-10-${String(1 + (index % 28)).padStart(2, '0')}`));
  const began = computed();
  expect(sortNews(flood, company, now).length).toBeLessThanOrEqual(300);
  expect(computed() - began).toBeLessThan(5000);
});
