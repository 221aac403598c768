import type { WeighedSentence } from '../../../src/domain/words/cueMatcher.ts';
import type { Language } from '../../../src/domain/languages.ts';
import { weigh } from '../../../src/domain/words/cueMatcher.ts';
import { cuesOf } from '../../../src/domain/words/cueTables.ts';
import { heaviest, readByRules } from '../../../src/domain/words/ruleReading.ts';
import { splitSentences } from '../../../src/domain/words/sentences.ts';
import { now, timeZone } from '../examples.ts';

function weighed(text: string, language: Language): readonly WeighedSentence[] {
  return splitSentences(text).map((sentence) => ({ ...sentence, weights: weigh(sentence.text, cuesOf(language)) }));
}

const context = { now, timeZone, sentOn: '2026-11-20T09:00:00+01:00' };

test('offered times are the evidence of a wish to meet', () => {
  const text = 'Thank you for the call. Tuesday at 10 would be fine.';
  const reading = readByRules(weighed(text, 'en'), 'en', context);
  expect(reading.hasExactTimes).toBe(true);
  expect(reading.weights.get('meeting-request')?.sentence.text).toBe('Tuesday at 10 would be fine.');
});

test('a named person with an address is who to write to', () => {
  expect(readByRules(weighed('Please contact my colleague Ida Mortensen, ida.mortensen@halvorsen.example.', 'en'), 'en', context).person).toEqual({ name: 'Ida Mortensen', address: 'ida.mortensen@halvorsen.example' });
});

test('a question asks for information when no time is offered', () => {
  expect(readByRules(weighed('Runs that under water as well?', 'en'), 'en', context).weights.get('information-request')?.total).toBeGreaterThanOrEqual(1);
});

test('the heaviest sentence counts whole, the others by a quarter', () => {
  const sentences = weighed('Unsubscribe me. Please unsubscribe.', 'en');
  const [one, two] = sentences.map((sentence) => sentence.weights.get('opt-out') ?? 0);
  expect(heaviest(sentences).get('opt-out')?.total).toBe(Math.max(one ?? 0, two ?? 0) + 0.25 * Math.min(one ?? 0, two ?? 0));
});
