// Words of a sentence with their places, and the reading head that the finders of days and hours share.
import { calendarWords } from './calendarWords.ts';
import type { CalendarWords } from './calendarWords.ts';
import type { Language } from '../intent.ts';
import { fold } from '../words/sentences.ts';

/** A word, a number or a mark of a sentence. `word` is folded; places are offsets into the sentence. */
export interface Token {
  readonly raw: string;
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const MOST_TOKENS = 250;

/** Words, numbers and marks in order; at most 250. */
export function tokenize(sentence: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of sentence.matchAll(/\p{L}[\p{L}\p{M}]*|\d+|[^\s\p{L}\d]/gu)) {
    if (tokens.length >= MOST_TOKENS) break;
    tokens.push({ raw: match[0], word: fold(match[0]), start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}

const tables = new Map<string, ReadonlySet<string>>();

/** True when the folded word is in a list written with `|` or spaces. */
export function hasWord(list: string, word: string | undefined): boolean {  if (word === undefined || list === '') return false;
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

/** A sentence with its language and the day it was written, read token by token. */
export class TokenReader {
  protected readonly tokens: readonly Token[];
  protected readonly words: CalendarWords;
  protected readonly today: string;
  protected readonly language: Language;

  constructor(tokens: readonly Token[], language: Language, today: string) {
    this.tokens = tokens;
    this.language = language;
    this.words = calendarWords[language];
    this.today = today;
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
