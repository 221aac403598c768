// Sorts a piece of news by its words into what sellers look for: launches, leadership, contracts, community, awards; all else is `other`.
import type { NewsKind } from '../insight.ts';
import { plainWords } from '../words/sentences.ts';
import { awardWords, changesOfRole, communityWords, contractWords, figuresWords, helpedOnes, helpingWords, launchWords, leadershipWords, leadingRoles } from './newsKindWords.ts';

/** One entry of a table: a phrase, or two that may stand apart. */
interface Cue {
  /** Entries of one group count once together. */
  readonly id: string;
  readonly kind: Sorted;
  readonly phrases: readonly (readonly string[])[];
}
type Sorted = Exclude<NewsKind, 'other'> | 'figures';

/** In this order a tie is decided. */
const tables: readonly (readonly [Sorted, string])[] = [['contract', contractWords], ['leadership', leadershipWords], ['award', awardWords], ['launch', launchWords], ['community', communityWords], ['figures', figuresWords]];
/** One word of each group, near each other. */
const groups: readonly (readonly [Sorted, string, string])[] = [['leadership', leadingRoles, changesOfRole], ['community', helpedOnes, helpingWords]];
/** Words of a title and of a summary that are read. */
const [TITLE_WORDS, SUMMARY_WORDS] = [60, 120];
/** What the title says counts double. A word or two of a summary alone say nothing: many speak of a chairman or a school in passing. */
const TITLE_WEIGHT = 2;
const SUMMARY_LEAST = 3;
/** Words between two that belong together. */
const NEAR = 8;
/** Letters by which a word with open beginning or ending is found. */
const LETTERS = 3;

let index: ReadonlyMap<string, readonly Cue[]> | undefined;

/** @returns what it is about: the kind whose words weigh most, the title's double; `other` where none weighs enough. */
export function newsKindOf(title: string, summary = ''): NewsKind {
  const [titled, summed] = [weights(plainWords(title.slice(0, 1000)).slice(0, TITLE_WORDS)), weights(plainWords(summary.slice(0, 2000)).slice(0, SUMMARY_WORDS))];
  let best: readonly [Sorted, number] = ['figures', 0];
  for (const [kind] of tables) {
    const [inTitle, inSummary] = [titled.get(kind) ?? 0, summed.get(kind) ?? 0];
    const weight = inTitle > 0 || inSummary >= SUMMARY_LEAST ? TITLE_WEIGHT * inTitle + inSummary : 0;
    if (weight > best[1]) best = [kind, weight];
  }
  return best[0] === 'figures' ? 'other' : best[0];
}

/** Each cue counts once a text, by the number of its words. */
function weights(words: readonly string[]): ReadonlyMap<Sorted, number> {
  index ??= indexed();
  const found = new Map<Sorted, number>();
  const seen = new Set<string>();
  words.forEach((word, at) => {
    for (const cue of [word, `${word.slice(0, LETTERS)}*`, `*${word.slice(-LETTERS)}`].flatMap((key) => index?.get(key) ?? [])) {
      const [first = [], second] = cue.phrases;
      if (seen.has(cue.id) || !standsAt(words, at, first) || (second !== undefined && !isNear(words, at, second))) continue;
      seen.add(cue.id);
      found.set(cue.kind, (found.get(cue.kind) ?? 0) + first.length + (second?.length ?? 0));
    }
  });
  return found;
}

function isNear(words: readonly string[], at: number, phrase: readonly string[]): boolean {
  for (let place = Math.max(0, at - NEAR); place <= at + NEAR; place += 1) if (standsAt(words, place, phrase)) return true;
  return false;
}

function standsAt(words: readonly string[], at: number, phrase: readonly string[]): boolean {
  return phrase.every((wanted, offset) => {
    const word = words[at + offset];
    if (word === undefined) return false;
    if (wanted.startsWith('*')) return word.endsWith(wanted.slice(1));
    return wanted.endsWith('*') ? word.startsWith(wanted.slice(0, -1)) : word === wanted;
  });
}

function indexed(): ReadonlyMap<string, readonly Cue[]> {
  const byWord = new Map<string, Cue[]>();
  const add = (cue: Cue): void => {
    const first = cue.phrases[0]?.[0] ?? '';
    const key = first.endsWith('*') ? `${first.slice(0, LETTERS)}*` : first.startsWith('*') ? `*${first.slice(-LETTERS)}` : first;
    const list = byWord.get(key);
    if (list === undefined) byWord.set(key, [cue]);
    // Languages share words: each counts once.
    else if (!list.some(({ id, phrases }) => id === cue.id && String(phrases) === String(cue.phrases))) list.push(cue);
  };
  for (const [kind, table] of tables) for (const entry of entriesOf(table)) add({ id: `${kind} ${entry}`, kind, phrases: entry.split('+').map((phrase) => phrase.split(' ')) });
  for (const [kind, one, other] of groups) for (const first of entriesOf(one)) for (const second of entriesOf(other)) add({ id: `${kind} group`, kind, phrases: [first.split(' '), second.split(' ')] });
  return byWord;
}

function entriesOf(table: string): readonly string[] {
  return table.split(/[,\n]/).map((each) => each.trim()).filter((each) => each !== '');
}
