import { languages } from '../../../src/domain/languages.ts';
import { phrasesOf } from '../../../src/domain/draft/draftTemplate.ts';
import { phraseIn } from '../../../src/domain/templates/phrases.ts';
import type { DraftPhrases, Toned } from '../../../src/domain/templates/phrases.ts';

test('a sentence has one wording for every tone or one each', () => {
  expect([phraseIn('same', 'formal'), phraseIn(['a', 'b', 'c'], 'friendly'), phraseIn(['a', 'b', 'c'], 'neutral'), phraseIn(['a', 'b', 'c'], 'formal')]).toEqual(['same', 'a', 'b', 'c']);
});

/** Every sentence of a language with its tones, by key. */
function sentences(phrases: DraftPhrases): ReadonlyMap<string, readonly string[]> {
  const isToned = (value: unknown): value is Toned => typeof value === 'string' || (Array.isArray(value) && value.length === 3);
  return new Map(Object.entries(phrases).flatMap(([key, value]) => (key !== 'locale' && key !== 'firstNameIn' && isToned(value) ? [[key, typeof value === 'string' ? [value] : [...value]] as const] : [])));
}

test.each(languages)('[E15] in %s every sentence inserts the same facts in each tone as the English one', (language) => {
  const inserted = (sentence: string | undefined): string => [...(sentence ?? '').matchAll(/\{\{ ([\w.]+)(?: \| capitalize)? \}\}|\{(\w+)\}/g)].map((match) => match[1] ?? match[2]).sort().join();
  const english = sentences(phrasesOf('en'));
  for (const [key, tones] of sentences(phrasesOf(language))) for (const sentence of tones) expect([key, inserted(sentence)]).toEqual([key, inserted(english.get(key)?.[0])]);
});

test.each(languages)('[E15] in %s a gap of the English sentence is a gap, and nothing is promised with a date or a price of our own', (language) => {
  const gaps = (sentence: string | undefined): number => (sentence ?? '').split('[').length;
  const english = sentences(phrasesOf('en'));
  for (const [key, tones] of sentences(phrasesOf(language))) {
    for (const sentence of tones) {
      expect([key, gaps(sentence)]).toEqual([key, gaps(english.get(key)?.[0])]);
      expect(sentence).not.toMatch(/\d|€|\$| {2}|“$|\s$/);
    }
  }
});
