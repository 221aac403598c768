import { tokenize } from '../../../src/domain/times/momentTokens.ts';
import { TimeReader } from '../../../src/domain/times/timeReader.ts';
import type { Language } from '../../../src/domain/languages.ts';

test.each<[Language, string, number, string]>([
  ['en', '2:30 pm', 0, '14:30'],
  ['en', 'half past nine', 0, '9:30'],
  ['de', '9.30 Uhr', 0, '9:30'],
  ['de', 'halb vier', 0, '15:30'],
  ['fr', '14h30', 0, '14:30'],
  ['nl', 'half tien', 0, '9:30'],
  ['es', '11 de la mañana', 0, '11:00'],
  ['de', 'dreiviertel acht', 0, '7:45'],
  ['it', 'alle tre e mezza', 0, '15:30'],
  ['pt', 'às quinze para as três', 0, '14:45'],
  ['nl', 'tien voor half vier', 0, '15:20'],
  ['fr', 'trois heures moins le quart', 0, '14:45'],
  ['en', 'between 2 and 4 pm', 0, '14:00'],
  ['en', '9.50 €', 0, 'none'],
  ['en', '12 users', 0, 'none'],
])('%s: "%s"', (language, sentence, at, expected) => {
  const time = new TimeReader(tokenize(sentence), language, '2026-11-20').timeAt(at, { afterDay: false });
  expect(time === undefined ? 'none' : `${time.hour}:${String(time.minute).padStart(2, '0')}`).toBe(expected);
});
