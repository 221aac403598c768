// Where the quotes behind asks and intents stand in the email's own words, and which part of the text is worth showing first.
import type { Intent, Reading } from '../../../domain/intentKinds.ts';
import { splitSentences } from '../../../domain/words/sentences.ts';
import type { Ask } from './asks.ts';

/** What marked words stand for: an ask by its place in the list, or something said that is no ask. */
export type Meaning = { readonly ask: number } | { readonly intent: Pick<Intent, 'kind' | 'certainty'> };

/** A stretch of the text; without meanings it is not marked. */
export interface Piece {
  readonly text: string;
  readonly meanings: readonly Meaning[];
}

/** A part of the text in one run; between two of them something is left out. */
export type Passage = readonly Piece[];

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly meanings: readonly Meaning[];
}

/** Below this a language can't be told by its small words. */
const ENOUGH_WORDS = 8;

/** Whether a language is known, and if not why: too few words, or one we don't read. */
export function languageState(text: string, reading: Reading): 'known' | 'no-words' | 'too-short' | 'unread' {
  if (reading.language !== undefined) return 'known';
  const words = text.slice(0, MOST_SHOWN).split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
  return words === 0 ? 'no-words' : words < ENOUGH_WORDS ? 'too-short' : 'unread';
}

/** Characters of own words that are shown; the email itself has the rest. */
export const MOST_SHOWN = 8000;
/** Shown of a text in which nothing is marked. */
const OPENING = 160;

/**
 * The own words in pieces, marked where the quotes of asks and intents stand.
 * @param whole all of the text in one passage; otherwise only the sentences with marks, or the beginning when there are none.
 */
export function passagesOf(text: string, marks: readonly Mark[], whole: boolean): readonly Passage[] {
  const shown = text.slice(0, MOST_SHOWN).trimEnd();
  const ranges = whole ? [{ start: 0, end: shown.length }] : rangesWorthShowing(shown, marks);
  return ranges.map((range) => piecesOf(shown, marks, range));
}

/** Marks in the order of the text; none overlaps another. A quote that is not in the text (of the subject, say) has none. */
export function marksOf(text: string, reading: Reading, asks: readonly Ask[]): readonly Mark[] {
  const isUnread = languageState(text, reading) === 'unread';
  const found = meant(reading, asks).flatMap(({ quote, meaning }) => {
    // What was guessed in a language we don't read is not shown as read.
    if (isUnread && 'intent' in meaning && meaning.intent.certainty !== 'sure') return [];
    const start = quote.trim() === '' ? -1 : text.indexOf(quote);
    return start < 0 ? [] : [{ start, end: start + quote.length, meanings: [meaning] }];
  });
  const sorted = [...found].sort((one, two) => one.start - two.start || two.end - one.end);
  const marks: Mark[] = [];
  for (const mark of sorted) {
    const last = marks[marks.length - 1];
    if (last === undefined || mark.start >= last.end) marks.push(mark);
    else marks[marks.length - 1] = { ...last, end: Math.max(last.end, mark.end), meanings: joined(last.meanings, mark.meanings) };
  }
  return marks;
}

function meant(reading: Reading, asks: readonly Ask[]): readonly { readonly quote: string; readonly meaning: Meaning }[] {
  const ofAsks = asks.flatMap((ask, index) => [ask.quote, ...(ask.times ?? []).map((time) => time.quote)].map((quote) => ({ quote, meaning: { ask: index } })));
  const ofIntents = reading.intents
    .filter(({ kind, evidence }) => kind !== 'other' && !asks.some((ask) => ask.quote.includes(evidence.quote) || evidence.quote.includes(ask.quote)))
    .map(({ kind, certainty, evidence }) => ({ quote: evidence.quote, meaning: { intent: { kind, certainty } } }));
  return [...ofAsks, ...ofIntents];
}

function joined(one: readonly Meaning[], two: readonly Meaning[]): readonly Meaning[] {
  const key = (meaning: Meaning): string => ('ask' in meaning ? `ask ${meaning.ask}` : meaning.intent.kind);
  const known = new Set(one.map(key));
  return [...one, ...two.filter((meaning) => !known.has(key(meaning)))];
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function rangesWorthShowing(text: string, marks: readonly Mark[]): readonly Range[] {
  if (marks.length === 0) return [{ start: 0, end: openingEnd(text) }];
  const sentences = splitSentences(text).map((sentence): Range => ({ start: sentence.start, end: sentence.start + sentence.text.length }));
  const wanted = sentences.filter((sentence) => marks.some((mark) => mark.start < sentence.end && mark.end > sentence.start));
  // A quote may lie outside of what counts as a sentence, such as a line of its own that somebody else began.
  const all: Range[] = [...wanted, ...marks].filter((range) => range.start < text.length).sort((one, two) => one.start - two.start || two.end - one.end);
  const ranges: Range[] = [];
  for (const range of all) {
    const last = ranges[ranges.length - 1];
    if (last !== undefined && text.slice(last.end, range.start).trim() === '') ranges[ranges.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    else ranges.push({ start: range.start, end: Math.min(range.end, text.length) });
  }
  return ranges;
}

/** A short text whole, a long one up to the last word that fits. */
function openingEnd(text: string): number {
  if (text.length <= OPENING) return text.length;
  const space = text.lastIndexOf(' ', OPENING);
  return space > OPENING / 2 ? space : OPENING;
}

function piecesOf(text: string, marks: readonly Mark[], range: Range): Passage {
  const pieces: Piece[] = [];
  let at = range.start;
  for (const mark of marks) {
    const start = Math.max(mark.start, at);
    const end = Math.min(mark.end, range.end);
    if (start >= end) continue;
    if (start > at) pieces.push({ text: text.slice(at, start), meanings: [] });
    pieces.push({ text: text.slice(start, end), meanings: mark.meanings });
    at = end;
  }
  if (at < range.end) pieces.push({ text: text.slice(at, range.end), meanings: [] });
  return pieces;
}
