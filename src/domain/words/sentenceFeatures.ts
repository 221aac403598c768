// What the intent model sees of a sentence: words, word pairs, word beginnings, concepts, and what the cue tables say, as numbers of features.
import type { Language } from '../languages.ts';
import { conceptsIn } from './conceptReader.ts';
import type { CueKind } from './cueMatcher.ts';
import { fold } from './sentences.ts';

const MOST_WORDS = 60;
const LONGEST_WORD = 24;
const NEAR_WORDS = 5;
const PART_LETTERS = 5;
const LONG_START_LETTERS = 7;

/** Kinds of features; the kind keeps a word apart from the same letters as a part of another word. */
const kinds = { word: 1, pair: 2, apart: 3, triple: 4, start: 5, end: 6, middle: 7, longStart: 8, first: 9, firstTwo: 10, length: 11, cue: 12, concept: 13, askedConcept: 14, conceptPair: 15 } as const;

/** FNV-1a over UTF-16 units, 32 bits. */
function numberOf(text: string, from = 0, to = text.length): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** One number of a kind and up to three others (the finalizer of MurmurHash3 between them). */
function mixed(kind: number, one: number, two = 0, three = 0): number {
  let hash = Math.imul(kind, 0x9e3779b1);
  for (const part of [one, two, three]) {
    hash = Math.imul(hash ^ part, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return hash >>> 0;
}

/** English as it is typed in haste, and what it stands for; apostrophes separate words, so `don't` is `don t`. */
const hasty = new Map(
  `im:i m,ive:i ve,id:i d,ill:i ll,youre:you re,youve:you ve,youll:you ll,weve:we ve,theyre:they re,theyve:they ve,lets:let s,dont:don t,doesnt:doesn t,didnt:didn t,cant:can t,couldnt:couldn t,wouldnt:wouldn t,
shouldnt:shouldn t,wont:won t,isnt:isn t,arent:aren t,wasnt:wasn t,werent:weren t,havent:haven t,hasnt:hasn t,hadnt:hadn t,thats:that s,whats:what s,wheres:where s,whos:who s,theres:there s,heres:here s,u:you,ur:your,
plz:please,pls:please,plse:please,thx:thanks,tks:thanks,thanx:thanks,bc:because,tmrw:tomorrow,tmw:tomorrow,mtg:meeting,appt:appointment,msg:message,gonna:going to,wanna:want to,gotta:got to`
    .split(/,\s*/)
    .map((entry): readonly [string, readonly string[]] => [entry.slice(0, entry.indexOf(':')), entry.slice(entry.indexOf(':') + 1).split(' ')]),
);

/** Words as the model counts them: folded, numbers and addresses by their kind, question and exclamation marks as words. */
function modelWords(sentence: string, language: Language | undefined): readonly string[] {
  let plain = fold(sentence.slice(0, 1200));
  if (plain.includes('@')) plain = plain.replace(/[^\s@]{1,64}@[^\s@]{1,190}/g, ' _address ');
  if (plain.includes('http') || plain.includes('www.')) plain = plain.replace(/https?:\S+|www\.\S+/g, ' _link ');
  if (/\d/.test(plain)) plain = plain.replace(/\d{1,2}[:.h]\d{2}\b/g, ' _clock ').replace(/\d+(?:[.,]\d+)* ?%/g, ' _percent ');
  plain = plain.replace(/[€$£]/g, ' _money ');
  const found = plain.match(/_[a-z]+|[\p{L}]+|\p{N}+|[?!]/gu) ?? [];
  const words = language === 'en' ? found.slice(0, MOST_WORDS).flatMap((word) => hasty.get(word) ?? [word]) : found;
  return words.slice(0, MOST_WORDS).map((word) => (/^\p{N}/u.test(word) ? (word.length === 4 && word.startsWith('20') ? '_year' : '_number') : word.slice(0, LONGEST_WORD)));
}

const conceptNumbers = new Map<string, number>();

function conceptNumber(concept: string): number {
  const known = conceptNumbers.get(concept) ?? numberOf(concept);
  conceptNumbers.set(concept, known);
  return known;
}

/** Concepts alone, in questions, and in pairs that stand near each other ("not" and what it denies among them). */
function addConcepts(features: Set<number>, words: readonly string[], language: Language | undefined): void {
  const concepts = conceptsIn(words, language).map(({ concept, at }) => ({ at, number: conceptNumber(concept) }));
  const asks = words.includes('?');
  concepts.forEach((one, index) => {
    features.add(mixed(kinds.concept, one.number));
    if (asks) features.add(mixed(kinds.askedConcept, one.number));
    for (let other = index + 1; other < concepts.length; other += 1) {
      const two = concepts[other];
      if (two === undefined || two.at - one.at > NEAR_WORDS) break;
      if (two.number !== one.number) features.add(mixed(kinds.conceptPair, one.number, two.number));
    }
  });
}

/** Beginning, end and middles of a word: what its other forms and compounds share with it. */
function addParts(features: Set<number>, word: string): void {
  if (word.length <= PART_LETTERS || word.startsWith('_')) return;
  features.add(mixed(kinds.start, numberOf(word, 0, PART_LETTERS)));
  features.add(mixed(kinds.end, numberOf(word, word.length - PART_LETTERS)));
  for (let from = 1; from + PART_LETTERS <= word.length && from < 12; from += 1) features.add(mixed(kinds.middle, numberOf(word, from, from + PART_LETTERS)));
  if (word.length > LONG_START_LETTERS) features.add(mixed(kinds.longStart, numberOf(word, 0, LONG_START_LETTERS)));
}

function addCues(features: Set<number>, weights: ReadonlyMap<CueKind, number>): void {
  for (const [kind, weight] of weights) {
    const number = conceptNumber(kind);
    if (weight >= 0.5) features.add(mixed(kinds.cue, number, 1));
    if (weight >= 2) features.add(mixed(kinds.cue, number, 2));
    if (weight >= 3.5) features.add(mixed(kinds.cue, number, 3));
    if (weight < 0) features.add(mixed(kinds.cue, number, 4));
  }
}

/** Numbers of the features of a sentence, each once. `weights` is what the cues found in it; undefined language = the concepts of all. */
export function sentenceFeatures(sentence: string, weights: ReadonlyMap<CueKind, number>, language: Language | undefined): readonly number[] {
  const words = modelWords(sentence, language);
  const numbers = words.map((word) => numberOf(word));
  const features = new Set<number>();
  addConcepts(features, words, language);
  words.forEach((word, at) => {
    const own = numbers[at] ?? 0;
    const next = numbers[at + 1];
    const afterNext = numbers[at + 2];
    features.add(mixed(kinds.word, own));
    if (next !== undefined) features.add(mixed(kinds.pair, own, next));
    if (next !== undefined && afterNext !== undefined) {
      features.add(mixed(kinds.apart, own, afterNext));
      features.add(mixed(kinds.triple, own, next, afterNext));
    }
    addParts(features, word);
  });
  const [first, second] = numbers;
  if (first !== undefined) features.add(mixed(kinds.first, first));
  if (first !== undefined && second !== undefined) features.add(mixed(kinds.firstTwo, first, second));
  features.add(mixed(kinds.length, Math.min(6, Math.floor(Math.log2(words.length + 1)))));
  addCues(features, weights);
  return [...features];
}
