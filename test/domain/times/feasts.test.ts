import { dayAfterFeast, feastWords } from '../../../src/domain/times/feasts.ts';

test.each([
  ['easter', '2026-11-20', '2027-03-30'],
  ['ostern', '2027-03-30', '2028-04-18'],
  ['pascoa', '2026-01-05', '2026-04-06'],
  ['pfingsten', '2026-01-05', '2026-05-26'],
  ['carnaval', '2026-11-20', '2027-02-11'],
])('the first working day after %s, seen on %s, is %s', (word, today, day) => {
  expect(dayAfterFeast(word, today)).toBe(day);
});

test('other words name no feast', () => {
  expect([dayAfterFeast('monday', '2026-11-20'), dayAfterFeast('constructor', '2026-11-20'), feastWords.includes('pasen')]).toEqual([undefined, undefined, true]);
});
