// Which concepts a sentence speaks of: meanings that are the same in all seven languages, so that what is learned in one helps the others.
import type { Language } from '../languages.ts';
import { askingConcepts } from './concepts/asking.ts';
import { judgingConcepts } from './concepts/judging.ts';
import { peopleConcepts } from './concepts/people.ts';

/** A concept and the index of its first word. */
export interface ConceptAt {
  readonly concept: string;
  readonly at: number;
}

interface Phrase {
  readonly concept: string;
  readonly words: readonly string[];
  /** Whether the last letters of each word may differ. */
  readonly open: readonly boolean[];
}

/** Phrases by their first word, and those whose first word may end otherwise by its first letters. */
interface PhraseIndex {
  readonly byWord: Map<string, Phrase[]>;
  readonly byStart: Map<string, Phrase[]>;
}

/** Order of the languages in a line of a concept table. */
const columns: readonly Language[] = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'];
const START_LETTERS = 3;

/**
 * Reads tables of lines `concept: words of en | de | …`. Items are separated by commas; an item is a word or a phrase; `price*` = any ending.
 */
function readTables(tables: readonly string[]): ReadonlyMap<Language, PhraseIndex> {
  const byLanguage = new Map<Language, PhraseIndex>(columns.map((language) => [language, { byWord: new Map(), byStart: new Map() }]));
  for (const line of tables.join('\n').split('\n')) {
    const colon = line.indexOf(':');
    if (colon < 0) continue;
    const concept = line.slice(0, colon).trim();
    line.slice(colon + 1).split('|').forEach((items, column) => {
      const language = columns[column];
      const phrases = language === undefined ? undefined : byLanguage.get(language);
      if (phrases === undefined) return;
      for (const item of items.split(',').map((each) => each.trim()).filter((each) => each !== '')) {
        const words = item.split(' ');
        const first = words[0] ?? '';
        const open = first.endsWith('*');
        const index = open ? phrases.byStart : phrases.byWord;
        // An open word shorter than the key stands under itself; `conceptsIn` looks under every start of a word.
        const key = open ? first.slice(0, -1).slice(0, START_LETTERS) : first;
        const list = index.get(key) ?? [];
        list.push({ concept, words: words.map((word) => word.replace(/\*$/, '')), open: words.map((word) => word.endsWith('*')) });
        index.set(key, list);
      }
    });
  }
  return byLanguage;
}

let tables: ReadonlyMap<Language, PhraseIndex> | undefined;

function fits(phrase: Phrase, words: readonly string[], at: number): boolean {
  return phrase.words.every((word, index) => {
    const said = words[at + index];
    return said !== undefined && (phrase.open[index] === true ? said.startsWith(word) : said === word);
  });
}

/** Concepts of folded words (see `plainWords`), in order, each once a place; undefined language = the tables of all. */
export function conceptsIn(words: readonly string[], language: Language | undefined): readonly ConceptAt[] {
  tables ??= readTables([askingConcepts, peopleConcepts, judgingConcepts]);
  const indexes = (language === undefined ? columns : [language]).flatMap((each) => tables?.get(each) ?? []);
  const found: ConceptAt[] = [];
  words.forEach((word, at) => {
    const here = new Set<string>();
    for (const index of indexes) {
      for (const list of [index.byWord.get(word), index.byStart.get(word.slice(0, 3)), index.byStart.get(word.slice(0, 2)), index.byStart.get(word.slice(0, 1))]) {
        for (const phrase of list ?? []) if (!here.has(phrase.concept) && fits(phrase, words, at)) here.add(phrase.concept);
      }
    }
    for (const concept of here) found.push({ concept, at });
  });
  return found;
}
