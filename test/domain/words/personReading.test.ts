import type { WeighedSentence } from '../../../src/domain/words/cueMatcher.ts';
import type { Language } from '../../../src/domain/languages.ts';
import { weigh } from '../../../src/domain/words/cueMatcher.ts';
import { cuesOf } from '../../../src/domain/words/cueTables.ts';
import { gatherEvidence, quoteOf, readPerson } from '../../../src/domain/words/personReading.ts';
import { readByRules } from '../../../src/domain/words/ruleReading.ts';
import { sentenceKinds, shippedModel } from '../../../src/domain/words/sentenceModel.ts';
import { splitSentences } from '../../../src/domain/words/sentences.ts';
import { now, timeZone } from '../examples.ts';

const context = { now, timeZone, sentOn: '2026-11-20T09:00:00+01:00' };

function weighed(text: string, language: Language): readonly WeighedSentence[] {
  return splitSentences(text).map((sentence) => ({ ...sentence, weights: weigh(sentence.text, cuesOf(language)) }));
}

test('each intent quotes the sentence that says it', () => {
  const text = 'Our plant in Odense packs fish. What do two cells cost per year? And could we meet on Tuesday at 10?';
  const intents = readPerson(weighed(text, 'en'), 'en', context);
  expect(intents.find((intent) => intent.kind === 'pricing-request')?.evidence.quote).toBe('What do two cells cost per year?');
  expect(intents.find((intent) => intent.kind === 'meeting-request')).toMatchObject({ evidence: { quote: 'And could we meet on Tuesday at 10?' }, times: [{ day: '2026-11-24' }] });
});

test('small talk asks for nothing', () => {
  expect(readPerson(weighed('Hello Maya, the weather in Odense is awful this week. My dog refuses to leave the house.', 'en'), 'en', context)).toMatchObject([{ kind: 'other', certainty: 'sure' }]);
});

test('the evidence holds a share of every kind for every sentence', () => {
  const sentences = weighed('Send me the brochure. Thanks.', 'en');
  const evidence = gatherEvidence(sentences, 'en', readByRules(sentences, 'en', context), shippedModel());
  expect(evidence.sentences.map((shares) => shares.length)).toEqual([sentenceKinds.length, sentenceKinds.length]);
  expect(evidence.whole).toHaveLength(sentenceKinds.length);
});

test('a quote is never longer than 400 characters and never ends in half a character', () => {
  const text = `${'a'.repeat(399)}😀`;
  expect(quoteOf({ text, start: 0, asks: false })).toBe('a'.repeat(399));
});
