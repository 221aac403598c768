// The forms of the phrase tables beside this file, and how they are read: on Friday 20 November 2026, 09:00 in Berlin, without any cue of an intent.
import type { WeighedSentence } from '../../../../src/domain/words/cueMatcher.ts';
import type { ReadingContext } from '../../../../src/domain/intentKinds.ts';
import { splitSentences } from '../../../../src/domain/words/sentences.ts';

/** A sentence and the hours it offers, `YYYY-MM-DD HH:MM` in Berlin. */
export type TimePhrase = readonly [sentence: string, hours: readonly string[]];
/** A sentence and the day to come back, or `none`. */
export type ComeBackPhrase = readonly [sentence: string, day: string];

export const context: ReadingContext = { now: new Date('2026-11-20T08:00:00Z'), timeZone: 'Europe/Berlin', sentOn: '2026-11-20T09:00:00+01:00' };

/** Sentences that no cue has weighed: what is found is found by the words of time alone. */
export function unweighed(text: string): readonly WeighedSentence[] {
  return splitSentences(text).map((sentence) => ({ ...sentence, weights: new Map() }));
}
