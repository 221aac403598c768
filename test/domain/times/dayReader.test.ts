import { DayReader } from '../../../src/domain/times/dayReader.ts';
import { tokenize } from '../../../src/domain/times/momentTokens.ts';
import type { Language } from '../../../src/domain/languages.ts';

test.each<[Language, string, string]>([
  ['en', 'December 3rd', '2026-12-03'],
  ['en', 'Jan 5', '2027-01-05'],
  ['de', '24.12.', '2026-12-24'],
  ['de', '3.2.2027', '2027-02-03'],
  ['fr', '1er février', '2027-02-01'],
  ['it', '1° luglio', '2027-07-01'],
  ['es', '8 de junio de 2027', '2027-06-08'],
  ['nl', '2027-06-08', '2027-06-08'],
  ['en', '31/31', 'none'],
])('%s: "%s"', (language, sentence, day) => {
  expect(new DayReader(tokenize(sentence), language, '2026-11-20').dayAt(0)?.day ?? 'none').toBe(day);
});
