// Weighs sentences by cues: short word patterns with an intent and a weight. Time grows with the number of words, not with the number of cues.
import type { IntentKind } from '../intentKinds.ts';
import { plainWords } from './sentences.ts';
import type { TextSentence } from './sentences.ts';

/** A sentence with its weights. */
export interface WeighedSentence extends TextSentence {
  readonly weights: ReadonlyMap<CueKind, number>;
}

/**
 * Cues of one language: intent → lines of `weight: cue, cue, …`. A cue is words without accents; `word*` = any ending, `a/b` = either,
 * `..` = up to three words between. Negative weights take away.
 */
export type CueTable = Readonly<Partial<Record<IntentKind | 'decline-time' | 'small-talk', Readonly<Record<string, string>>>>>;
export type CueKind = keyof CueTable;

interface Token {
  readonly exact: ReadonlySet<string>;
  readonly prefixes: readonly string[];
  /** Words that may stand before it. */
  readonly gap: number;
}
interface Cue {
  readonly kind: CueKind;
  readonly weight: number;
  readonly tokens: readonly Token[];
}

/** Cues indexed by their first word, for matching. */
export interface CueIndex {
  readonly byWord: ReadonlyMap<string, readonly Cue[]>;
  readonly byStart: ReadonlyMap<string, readonly Cue[]>;
}

const GAP_WORDS = 3;

function parseCue(kind: CueKind, weight: number, text: string): Cue {
  const tokens: Token[] = [];
  let gap = 0;
  for (const part of text.split(' ')) {
    if (part === '..') {
      gap = GAP_WORDS;
      continue;
    }
    const choices = part.split('/');
    tokens.push({ exact: new Set(choices.filter((choice) => !choice.endsWith('*'))), prefixes: choices.filter((choice) => choice.endsWith('*')).map((choice) => choice.slice(0, -1)), gap });
    gap = 0;
  }
  return { kind, weight, tokens };
}

/** Reads the tables of one or more languages into an index. */
export function indexCues(tables: readonly CueTable[]): CueIndex {
  const byWord = new Map<string, Cue[]>();
  const byStart = new Map<string, Cue[]>();
  const add = (map: Map<string, Cue[]>, key: string, cue: Cue): void => {
    const list = map.get(key) ?? [];
    list.push(cue);
    map.set(key, list);
  };
  for (const table of tables) {
    for (const kind of Object.keys(table) as CueKind[]) {
      for (const [weight, line] of Object.entries(table[kind] ?? {})) {
        for (const text of line.split(',').map((piece) => piece.trim()).filter((piece) => piece !== '')) {
          const cue = parseCue(kind, Number(weight), text);
          cue.tokens[0]?.exact.forEach((word) => add(byWord, word, cue));
          cue.tokens[0]?.prefixes.forEach((start) => add(byStart, start.slice(0, 3), cue));
        }
      }
    }
  }
  return { byWord, byStart };
}

function fits(token: Token, word: string): boolean {
  return token.exact.has(word) || token.prefixes.some((start) => word.startsWith(start));
}

function matches(cue: Cue, words: readonly string[], at: number): boolean {
  let position = at;
  for (let index = 0; index < cue.tokens.length; index += 1) {
    const token = cue.tokens[index];
    if (token === undefined) return false;
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

const MOST_SENTENCE_WORDS = 120;

/** How people write on a telephone: contractions without apostrophe and short forms → the words the cues know. */
const shorthand: Readonly<Record<string, string>> = {
  dont: 'don t', doesnt: 'doesn t', didnt: 'didn t', isnt: 'isn t', arent: 'aren t', wasnt: 'wasn t', cant: 'can t', couldnt: 'couldn t', wont: 'won t', wouldnt: 'wouldn t', havent: 'haven t', hasnt: 'hasn t', im: 'i m', ive: 'i ve', youre: 'you re', weve: 'we ve', theyre: 'they re', thats: 'that s', whats: 'what s', hows: 'how s', lets: 'let s', id: 'i d',
  plz: 'please', pls: 'please', u: 'you', ur: 'your', thx: 'thanks', tmrw: 'tomorrow', mtg: 'meeting', appt: 'appointment', info: 'information', infos: 'informationen', ppl: 'people', w: 'with', pq: 'porque', vc: 'voce', vcs: 'voces', xq: 'porque', tb: 'tambem', tbm: 'tambem', stp: 's il vous plait', svp: 's il vous plait',
};

function spelledOut(words: readonly string[]): readonly string[] {
  return words.flatMap((word) => {
    const long = Object.hasOwn(shorthand, word) ? shorthand[word] : undefined;
    return long === undefined ? [word] : long.split(' ');
  });
}

/** Score of one sentence by cue kind; each cue counts once. */
export function weigh(sentence: string, index: CueIndex): ReadonlyMap<CueKind, number> {
  const plain = plainWords(sentence).slice(0, MOST_SENTENCE_WORDS);
  // Cues may name either form, so a sentence is read in both when they differ.
  const long = spelledOut(plain);
  const words = long.length === plain.length && long.every((word, at) => word === plain[at]) ? plain : [...long, ...plain];
  const score = new Map<CueKind, number>();
  const used = new Set<Cue>();
  words.forEach((word, at) => {
    for (const list of [index.byWord.get(word), index.byStart.get(word.slice(0, 3))]) {
      for (const cue of list ?? []) {
        if (used.has(cue) || !matches(cue, words, at)) continue;
        used.add(cue);
        score.set(cue.kind, (score.get(cue.kind) ?? 0) + cue.weight);
      }
    }
  });
  return score;
}
