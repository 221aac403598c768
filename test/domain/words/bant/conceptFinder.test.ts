// Concepts of a sentence: words, phrases, figures; linear in its length.
import { findConcepts } from '../../../../src/domain/words/bant/conceptFinder.ts';

test.each([
  ['We have 80,000 euros set aside', 'en', 'money'],
  ['12k is what I have left', 'en', 'money'],
  ['EUR 12,000 at most', 'en', 'money'],
  ['Dafür sind 80.000 € da', 'de', 'money'],
  ['Tenemos 50 mil dólares', 'es', 'money'],
  ['bis 30.06.2027', 'de', 'time'],
  ['avant le 30/06', 'fr', 'time'],
  ['in 2027', 'en', 'time'],
  ['Die Betriebsleitung', 'de', 'boss'],
] as const)('figures are known by their kind: %s (%s) speaks of %s', (sentence, language, concept) => {
  expect(findConcepts(sentence, language).has(concept)).toBe(true);
});

test.each([
  ['built in 1998', 'time'],
  ['we are there 24/7', 'time'],
  ['40 pallets an hour', 'money'],
] as const)('"%s" is no %s', (sentence, concept) => {
  expect(findConcepts(sentence, 'en').has(concept)).toBe(false);
});

test('places are word numbers in ascending order, each once', () => {
  expect(findConcepts('The budget is gone, no budget', 'en').get('budget')).toEqual([1, 5]);
});

test('an unknown language is read by the words of all seven', () => {
  expect(findConcepts('der Vorstand', undefined).has('boss')).toBe(true);
  expect(findConcepts('the board', undefined).has('boss')).toBe(true);
});

test('a hostile sentence of any length is read in time that grows with its length', () => {
  const hostile = ['no budget '.repeat(20_000), '1.1.'.repeat(40_000), 'a@'.repeat(60_000), '€'.repeat(100_000), '9'.repeat(150_000)];
  const started = performance.now();
  for (const text of hostile) findConcepts(text, 'en');
  expect(performance.now() - started).toBeLessThan(10_000);
});
