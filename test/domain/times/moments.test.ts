import { findMoments, namesSameHour } from '../../../src/domain/times/moments.ts';
import type { Language } from '../../../src/domain/languages.ts';

const today = '2026-11-20'; // a Friday

function said(language: Language, sentence: string): readonly string[] {
  return findMoments(sentence, language, today).map(({ day, time, vague }) => `${day ?? '-'}${time === undefined ? '' : ` ${String(time.hour)}:${String(time.minute).padStart(2, '0')}`}${vague === true ? ' vague' : ''}`);
}

describe('moments of a sentence', () => {
  test.each<[Language, string, readonly string[]]>([
    ['en', 'tomorrow at noon', ['2026-11-21 12:00']],
    ['en', 'next Tuesday', ['2026-11-24']],
    ['en', 'Thursday week at 4', ['2026-12-03 16:00']],
    ['en', 'between 2 and 4 pm on Wednesday', ['2026-11-25 14:00']],
    ['en', 'Wednesday or Thursday at 3', ['2026-11-25 15:00', '2026-11-26 15:00']],
    ['en', 'in three weeks', ['2026-12-11 vague']],
    ['en', 'in Q2', ['2027-04-01 vague']],
    ['en', 'you may march in May', ['2027-05-01 vague']],
    ['de', 'am 8. Juni 2027', ['2027-06-08']],
    ['de', 'übermorgen um 9 Uhr 15', ['2026-11-22 9:15']],
    ['de', 'Guten Morgen', []],
    ['de', 'in einem halben Jahr', ['2027-05-20 vague']],
    ['fr', 'le 12 décembre à 9h', ['2026-12-12 9:00']],
    ['fr', 'l’année prochaine', ['2027-01-01 vague']],
    ['es', 'mañana por la mañana', ['2026-11-21']],
    ['es', 'el 3 de diciembre a las cuatro de la tarde', ['2026-12-03 16:00']],
    ['it', 'venerdì 27 alle 14.30', ['2026-11-27 14:30']],
    ['pt', 'depois de amanhã', ['2026-11-22']],
    ['nl', 'over twee weken', ['2026-12-04 vague']],
    ['nl', '12-12-2026 om 16.00 uur', ['2026-12-12 16:00']],
    ['en', 'version 10.30 costs 12.50', []],
  ])('%s: %s', (language, sentence, expected) => {
    expect(said(language, sentence)).toEqual(expected);
  });

  test('places are those of the words in the sentence', () => {
    const sentence = 'How about Tuesday at 10?';
    expect(findMoments(sentence, 'en', today).map(({ start, end }) => sentence.slice(start, end))).toEqual(['Tuesday at 10']);
  });

  test('"same time" is the hour said before', () => {
    expect([namesSameHour('Tuesday, same time?', 'en'), namesSameHour('mardi même heure', 'fr'), namesSameHour('terça no mesmo horário', 'pt'), namesSameHour('the same line', 'en')]).toEqual([true, true, true, false]);
  });

  test('the days of a span are told from days that stand alone', () => {
    expect(findMoments('Monday to Friday', 'en', today).map(({ span }) => span)).toEqual(['first', 'last']);
  });
});
