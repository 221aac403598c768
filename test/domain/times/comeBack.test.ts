import { comeBackDay } from '../../../src/domain/times/proposedTimes.ts';
import { findComeBackDay } from '../../../src/domain/times/comeBack.ts';
import { context, unweighed } from './phrases/phrase.ts';
import * as english from './phrases/english.ts';
import * as german from './phrases/german.ts';
import * as french from './phrases/french.ts';
import * as spanish from './phrases/spanish.ts';
import * as italian from './phrases/italian.ts';
import * as portuguese from './phrases/portuguese.ts';
import * as dutch from './phrases/dutch.ts';

const tables = [['en', english], ['de', german], ['fr', french], ['es', spanish], ['it', italian], ['pt', portuguese], ['nl', dutch]] as const;

describe('the day to write again', () => {
  for (const [language, { notNow, away }] of tables) {
    test.each(notNow)(`${language}, not now: %s → %s`, (sentence, day) => {
      expect(comeBackDay(unweighed(sentence), language, context, 'not-now')?.day ?? 'none').toBe(day);
    });
    test.each(away)(`${language}, away: %s → %s`, (sentence, day) => {
      expect(comeBackDay(unweighed(sentence), language, context, 'out-of-office')?.day ?? 'none').toBe(day);
    });
  }
});

test('a mail that names no day gives none, nor does a language we do not read', () => {
  expect(findComeBackDay(unweighed('Not now, sorry.'), 'en', { today: '2026-11-20', monthFirst: false, kind: 'not-now' })).toBeUndefined();
  expect(comeBackDay(unweighed('Try me in March.'), undefined, context, 'not-now')).toBeUndefined();
});

test('a day that is past is never one to come back', () => {
  expect(comeBackDay(unweighed('I am out of the office until 18 November 2026.'), 'en', context, 'out-of-office')).toBeUndefined();
});

test('the request to write again may stand in the sentence beside the day', () => {
  expect(comeBackDay(unweighed('In mid-February. Get back to me then.'), 'en', context, 'not-now')?.day).toBe('2027-02-15');
});
