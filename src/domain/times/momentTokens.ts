// Words of a sentence with their places, and the reading head that the finders of days and hours share.
import { calendarWords } from './calendarWords.ts';
import type { CalendarWords } from './calendarWords.ts';
import type { Language } from '../languages.ts';
import { fold } from '../words/sentences.ts';

/** A word, a number or a mark of a sentence. `word` is folded; places are offsets into the sentence. */
export interface Token {
  readonly raw: string;
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const MOST_TOKENS = 250;
/** German and Dutch write day and part of the day as one word: "Dienstagnachmittag". */
const compound = /^(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|overmorgen|morgen|vandaag)(nachmittag|vormittag|abend|mittag|morgen|fruh|middag|ochtend|avond|namiddag|voormiddag)s?$/;

/** Words, numbers and marks in order; at most 250. */
export function tokenize(sentence: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of sentence.matchAll(/\p{L}[\p{L}\p{M}]*|\d+|[^\s\p{L}\d]/gu)) {
    if (tokens.length >= MOST_TOKENS) break;
    const word = fold(match[0]);
    const start = match.index;
    const end = start + match[0].length;
    const parts = word.length > 8 ? compound.exec(word) : null;
    if (parts?.[1] === undefined || parts[2] === undefined) tokens.push({ raw: match[0], word, start, end });
    else {
      const middle = start + parts[1].length;
      tokens.push({ raw: match[0].slice(0, parts[1].length), word: parts[1], start, end: middle }, { raw: match[0].slice(parts[1].length), word: parts[2] === 'morgen' ? 'morgens' : parts[2], start: middle, end });
    }
  }
  return tokens;
}

const tables = new Map<string, ReadonlySet<string>>();

/** True when the folded word is in a list written with `|` or spaces. */
export function hasWord(list: string, word: string | undefined): boolean {
  if (word === undefined || list === '') return false;
  let set = tables.get(list);
  if (set === undefined) {
    set = new Set(list.split(/[| ]/));
    tables.set(list, set);
  }
  return set.has(word);
}

/** Index of the first list that has the word, or -1. */
export function indexIn(lists: readonly string[], word: string): number {
  return lists.findIndex((list) => hasWord(list, word));
}

/** What is known of the writer beside the sentence. */
export interface DayHints {
  /** 12/3 is the third of December. */
  readonly monthFirst?: boolean;
  /** Monday of the week that the sentence before spoke of: `YYYY-MM-DD`. */
  readonly week?: string | undefined;
}

/** A sentence with its language and the day it was written, read token by token. */
export class TokenReader {
  protected readonly tokens: readonly Token[];
  protected readonly words: CalendarWords;
  protected readonly today: string;
  protected readonly language: Language;
  protected readonly hints: DayHints;

  constructor(tokens: readonly Token[], language: Language, today: string, hints: DayHints = {}) {
    this.tokens = tokens;
    this.language = language;
    this.words = calendarWords[language];
    this.today = today;
    this.hints = hints;
  }

  protected word(at: number): string {
    return this.tokens[at]?.word ?? '';
  }
  protected number(at: number): number {
    const word = this.word(at);
    return /^\d{1,4}$/.test(word) ? Number(word) : Number.NaN;
  }
  protected touches(at: number): boolean {
    return this.tokens[at]?.start === this.tokens[at - 1]?.end;
  }
}
