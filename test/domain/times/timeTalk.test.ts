import type { Language } from '../../../src/domain/languages.ts';
import { isMovedAway, mannerOf } from '../../../src/domain/times/timeTalk.ts';

function placeOf(sentence: string, words: string): { readonly start: number; readonly end: number } {
  const start = sentence.indexOf(words);
  return { start, end: start + words.length };
}

test.each<[Language, string, string, string]>([
  ['en', 'Monday at 9 works for me.', 'Monday at 9', 'offer'],
  ['en', 'Monday at 9 is out of the question.', 'Monday at 9', 'declined'],
  ['en', 'Our shift starts Monday at 9.', 'Monday at 9', 'elsewhere'],
  ['en', 'Answer by Monday at 9.', 'Monday at 9', 'deadline'],
  ['de', 'Montag um 9 hätte ich Zeit.', 'Montag um 9', 'offer'],
  ['de', 'Montag um 9 hatte ich schon einmal angerufen.', 'Montag um 9', 'elsewhere'],
  ['fr', 'Pas avant lundi 9h.', 'lundi 9h', 'offer'],
  ['es', 'Que no sea el lunes a las 9.', 'lunes a las 9', 'declined'],
  ['it', 'Piuttosto che lunedì alle 9, meglio martedì.', 'lunedì alle 9', 'declined'],
  ['pt', 'No dia 24 às 10h posso.', 'dia 24 às 10h', 'offer'],
  ['nl', 'Elke maandag om 9 uur is er overleg.', 'maandag om 9 uur', 'elsewhere'],
])('%s: %s', (language, sentence, words, manner) => {
  expect(mannerOf(sentence, placeOf(sentence, words), language)).toBe(manner);
});

test('of a meeting that is moved only the new hour is offered', () => {
  const sentence = 'Could we move Tuesday 10am to Wednesday 11am?';
  expect(isMovedAway(sentence, placeOf(sentence, 'Tuesday 10am'), { language: 'en', isLast: false, isOnly: false })).toBe(true);
  expect(isMovedAway(sentence, placeOf(sentence, 'Wednesday 11am'), { language: 'en', isLast: true, isOnly: false })).toBe(false);
  expect(isMovedAway('Tuesday at 10?', { start: 0, end: 13 }, { language: 'en', isLast: true, isOnly: true })).toBe(false);
});
