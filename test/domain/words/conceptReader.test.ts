import { languages } from '../../../src/domain/languages.ts';
import type { Language } from '../../../src/domain/languages.ts';
import { askingConcepts } from '../../../src/domain/words/concepts/asking.ts';
import { judgingConcepts } from '../../../src/domain/words/concepts/judging.ts';
import { peopleConcepts } from '../../../src/domain/words/concepts/people.ts';
import { conceptsIn } from '../../../src/domain/words/conceptReader.ts';
import { plainWords } from '../../../src/domain/words/sentences.ts';

const lines = [askingConcepts, peopleConcepts, judgingConcepts].join('\n').split('\n').filter((line) => line !== '');

function concepts(text: string, language: Language | undefined): readonly string[] {
  return conceptsIn(plainWords(text), language).map((found) => found.concept);
}

test.each([
  ['en', 'What would you charge us for two of them?'],
  ['de', 'Was würden Sie für zwei Stück nehmen, also preislich?'],
  ['fr', 'Quel est le coût pour deux ?'],
  ['es', '¿Cuánto cuestan dos?'],
  ['it', 'Quanto costano due?'],
  ['pt', 'Quanto custam dois?'],
  ['nl', 'Wat kosten er twee?'],
] as const)('the price is the same concept in %s: %s', (language, text) => {
  expect(concepts(text, language)).toContain('price');
});

test('a phrase counts as a whole only, and where it begins is told', () => {
  expect(conceptsIn(plainWords('We looked at it out of curiosity'), 'en').filter((found) => found.concept === 'away')).toEqual([]);
  expect(conceptsIn(plainWords('I am out of office until May'), 'en')).toContainEqual({ concept: 'away', at: 2 });
});

test('without a language the words of all languages are known', () => {
  expect(concepts('kein Rabatt, pas de remise', undefined)).toEqual(expect.arrayContaining(['no', 'discount']));
});

test('every concept has words in all seven languages, written as sentences are compared', () => {
  for (const line of lines) {
    const [concept = '', words = ''] = [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)];
    const columns = words.split('|');
    expect([concept, columns.length]).toEqual([concept, languages.length]);
    for (const column of columns) expect([concept, column.trim() === '']).toEqual([concept, false]);
    expect([concept, words.match(/[^a-z0-9 _*,|]/g)]).toEqual([concept, null]);
  }
});

test('no concept stands in the tables twice', () => {
  const names = lines.map((line) => line.slice(0, line.indexOf(':')));
  expect(names).toEqual([...new Set(names)]);
});
