// Finds the concepts of a sentence by the word tables of its language. Time grows with the number of words, not with the size of the tables.
import type { Language } from '../../languages.ts';
import { fold } from '../sentences.ts';
import type { BantConcept, BantTable } from './bantConcept.ts';
import { bantConcepts } from './bantConcept.ts';
import { germanBant } from './de.ts';
import { englishBant } from './en.ts';
import { spanishBant } from './es.ts';
import { frenchBant } from './fr.ts';
import { italianBant } from './it.ts';
import { dutchBant } from './nl.ts';
import { portugueseBant } from './pt.ts';

/** Where concepts stand in a sentence: index of the first word of each, ascending. */
export type ConceptPlaces = ReadonlyMap<BantConcept, readonly number[]>;

interface Token {
  readonly exact: ReadonlySet<string>;
  readonly starts: readonly string[];
  readonly ends: readonly string[];
  /** Words that may stand before it. */
  readonly gap: number;
}
interface Item {
  readonly concept: BantConcept;
  readonly tokens: readonly Token[];
}
interface Index {
  readonly byWord: ReadonlyMap<string, readonly Item[]>;
  readonly byStart: ReadonlyMap<string, readonly Item[]>;
  readonly byEnd: ReadonlyMap<string, readonly Item[]>;
}

const tables: Readonly<Record<Language, BantTable>> = { en: englishBant, de: germanBant, fr: frenchBant, es: spanishBant, it: italianBant, pt: portugueseBant, nl: dutchBant };
const GAP_WORDS = 3;
const KEY_LETTERS = 3;
const MOST_WORDS = 120;
const MOST_PLACES = 8;

function parseItem(concept: BantConcept, text: string): Item {
  const tokens: Token[] = [];
  let gap = 0;
  for (const part of text.split(' ')) {
    if (part === '..') {
      gap = GAP_WORDS;
      continue;
    }
    const choices = part.split('/');
    tokens.push({
      exact: new Set(choices.filter((choice) => !choice.includes('*'))),
      starts: choices.filter((choice) => choice.endsWith('*')).map((choice) => choice.slice(0, -1)),
      ends: choices.filter((choice) => choice.startsWith('*')).map((choice) => choice.slice(1)),
      gap,
    });
    gap = 0;
  }
  return { concept, tokens };
}

function indexTables(chosen: readonly BantTable[]): Index {
  const byWord = new Map<string, Item[]>();
  const byStart = new Map<string, Item[]>();
  const byEnd = new Map<string, Item[]>();
  const add = (map: Map<string, Item[]>, key: string, item: Item): void => {
    const list = map.get(key) ?? [];
    list.push(item);
    map.set(key, list);
  };
  for (const table of chosen) {
    for (const concept of bantConcepts) {
      for (const text of table[concept].split(',').map((piece) => piece.trim()).filter((piece) => piece !== '')) {
        const item = parseItem(concept, text);
        const [first] = item.tokens;
        first?.exact.forEach((word) => add(byWord, word, item));
        new Set(first?.starts.map((start) => start.slice(0, KEY_LETTERS))).forEach((key) => add(byStart, key, item));
        new Set(first?.ends.map((end) => end.slice(-KEY_LETTERS))).forEach((key) => add(byEnd, key, item));
      }
    }
  }
  return { byWord, byStart, byEnd };
}

const indexes = new Map<Language | 'all', Index>();

function indexOf(language: Language | undefined): Index {
  const key = language ?? 'all';
  const known = indexes.get(key);
  if (known !== undefined) return known;
  const index = indexTables(language === undefined ? Object.values(tables) : [tables[language]]);
  indexes.set(key, index);
  return index;
}

function fits(token: Token, word: string): boolean {
  return token.exact.has(word) || token.starts.some((start) => word.startsWith(start)) || token.ends.some((end) => word.length > end.length && word.endsWith(end));
}

function matches(item: Item, words: readonly string[], at: number): boolean {
  let position = at;
  for (const [index, token] of item.tokens.entries()) {
    let reach = index === 0 ? 0 : token.gap;
    while (reach >= 0 && position < words.length && !fits(token, words[position] ?? '')) {
      position += 1;
      reach -= 1;
    }
    if (reach < 0 || position >= words.length) return false;
    position += 1;
  }
  return true;
}

const currency = /^(?:€|\$|£|eur|euro|euros|usd|dollar|dollars|dolares|gbp|pound|pounds|quid|chf|franken|fr|francs|cad|aud|mxn|brl|reais|pesos|rs|inr|rupees)$/;
const thousands = /^(?:k|tsd|mio|mn|million|millions|millionen|millones|milioni|milhoes|miljoen|mille|mil|mila|thousand|grand|tausend|duizend|lakh|lakhs|contos)$/;

/** Figures of a sentence as kinds: amounts of money, big numbers, years, dates, other numbers. */
function withFigures(found: readonly string[]): readonly string[] {
  const words: string[] = [];
  for (let at = 0; at < found.length; at += 1) {
    const word = found[at] ?? '';
    if (!/^\d/.test(word)) {
      // "EUR 12,000": the currency belongs to the figure behind it.
      if (!(currency.test(word) && /^\d/.test(found[at + 1] ?? ''))) words.push(word);
      continue;
    }
    const before = found[at - 1] ?? '';
    let next = at + 1;
    while (/^\d{3}$/.test(found[next] ?? '')) next += 1;
    const grouped = next > at + 1;
    const isMoney = currency.test(before) || currency.test(found[next] ?? '') || thousands.test(found[next] ?? '') || /^\d{1,6}(?:k|m|keur|mio|tsd)$/.test(word);
    if (isMoney) {
      words.push('_money');
      while (currency.test(found[next] ?? '') || thousands.test(found[next] ?? '')) next += 1;
    } else words.push(/^20[2-4]\d$/.test(word) && !grouped ? '_year' : grouped || (/^\d{4,}$/.test(word) && !/^(?:19|20)\d\d$/.test(word)) ? '_big' : /^\d+$/.test(word) ? '_number' : word);
    at = next - 1;
  }
  return words;
}

/** Words of a sentence, folded, figures by their kind. */
function wordsOf(sentence: string): readonly string[] {
  const plain = fold(sentence.slice(0, 1200))
    .replace(/[^\s@]{1,64}@[^\s@]{1,190}|https?:\S+/g, ' ')
    .replace(/\b24\/7\b/g, ' ')
    .replace(/(?<![\d.,])\d{1,2}(?:\.\d{1,2}\.(?:20)?\d{0,2}|\/\d{1,2}(?:\/(?:20)?\d{2})?)(?![\d%])/g, ' zzdate ')
    .replace(/(\d) ?% ?/g, '$1 percent ');
  return withFigures(plain.match(/[\p{L}\p{N}]+|[€$£]/gu)?.slice(0, MOST_WORDS).map((word) => (word === 'zzdate' ? '_date' : word)) ?? []);
}

/** Concepts of a sentence and their places; with an unknown language, by the words of all seven. */
export function findConcepts(sentence: string, language: Language | undefined): ConceptPlaces {
  const words = wordsOf(sentence);
  const index = indexOf(language);
  const places = new Map<BantConcept, number[]>();
  words.forEach((word, at) => {
    for (const list of [index.byWord.get(word), index.byStart.get(word.slice(0, KEY_LETTERS)), index.byEnd.get(word.slice(-KEY_LETTERS))]) {
      for (const item of list ?? []) {
        const known = places.get(item.concept);
        if (known !== undefined && (known.at(-1) === at || known.length >= MOST_PLACES)) continue;
        if (!matches(item, words, at)) continue;
        if (known === undefined) places.set(item.concept, [at]);
        else known.push(at);
      }
    }
  });
  return places;
}
