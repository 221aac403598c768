// What the cue tables and the plain signs of a mail say it asks for: offered times, named people, dates. The model weighs this with its own view.
import type { WeighedSentence } from './cueMatcher.ts';
import type { Intent, IntentKind, ReadingContext } from '../intentKinds.ts';
import type { Language } from '../languages.ts';
import { intentKinds } from '../intentKinds.ts';
import { comeBackDay, proposedTimes } from '../times/proposedTimes.ts';
import { namesAddress, personIn } from './namedPerson.ts';
import { questionsIn } from './questions.ts';
import { sendsElsewhere } from './thirdPerson.ts';

/** Kinds that the words of a person can say. */
export const weighableKinds = intentKinds.filter((kind) => kind !== 'bounce' && kind !== 'other');

/** What being sent to somebody else weighs beside the cues. */
const SENT_ELSEWHERE = 1.5;

/** Weight of the cues of one kind, and the sentence that holds most of it. */
export interface Weight {
  readonly total: number;
  readonly sentence: WeighedSentence;
}

/** For each kind the cues of all sentences: the heaviest counts, the others by a quarter. */
export function heaviest(sentences: readonly WeighedSentence[]): Map<IntentKind, Weight> {
  const found = new Map<IntentKind, Weight>();
  for (const kind of weighableKinds) {
    let best: WeighedSentence | undefined;
    let top = 0;
    let sum = 0;
    for (const sentence of sentences) {
      let weight = sentence.weights.get(kind) ?? 0;
      // A question asks: the same words weigh more in it than in passing.
      if (weight >= 1 && sentence.asks && (kind === 'pricing-request' || kind === 'information-request' || kind === 'concession-request' || kind === 'meeting-request')) weight += 0.8;
      sum += Math.max(0, weight);
      if (weight > top) {
        top = weight;
        best = sentence;
      }
    }
    if (best !== undefined) found.set(kind, { total: top + 0.25 * (sum - top), sentence: best });
  }
  return found;
}


/** What the signs of a mail say. */
export interface RuleReading {
  readonly weights: ReadonlyMap<IntentKind, Weight>;
  readonly times: ReturnType<typeof proposedTimes>;
  readonly hasExactTimes: boolean;
  /** The day to write again, by the kind that says it. */
  readonly days: ReadonlyMap<IntentKind, string>;
  /** Plain facts that speak for a kind, and how many. */
  readonly signs: ReadonlyMap<IntentKind, number>;
  readonly person?: NonNullable<Intent['person']>;
}

/** Cues of a person's mail, raised where times are offered, questions asked, people named or dates given. */
export function readByRules(sentences: readonly WeighedSentence[], language: Language | undefined, context: ReadingContext): RuleReading {
  const weights = heaviest(sentences);
  const times = language === undefined ? [] : proposedTimes(sentences, language, context, weights.get('meeting-request')?.sentence);
  const total = (kind: IntentKind): number => weights.get(kind)?.total ?? 0;
  const raise = (kind: IntentKind, by: number, sentence: WeighedSentence | undefined): void => {
    if (sentence !== undefined) weights.set(kind, { total: total(kind) + by, sentence: weights.get(kind)?.sentence ?? sentence });
  };
  const offered = times.find((time) => time.proposal.at !== undefined);
  // Offered times are the plainest words of a wish to meet: they are the evidence, whatever else sounds like it.
  if (offered !== undefined) weights.set('meeting-request', { total: total('meeting-request') + 1.8, sentence: offered.sentence });
  const asked = sentences.find((sentence) => sentence.asks && (sentence.weights.get('small-talk') ?? 0) === 0 && sentence.text.length > 10);
  const questions = questionsIn(sentences, language);
  // A request without a question mark asks as well: "Can you send me the list." "Please send the plan."
  const requested = sentences.find((sentence) => questions.some(({ quote }) => sentence.text.includes(quote)));
  if (offered === undefined) raise('information-request', 1, asked ?? requested);
  const passage = sentences.map((sentence) => sentence.text).join(' ');
  const person = total('referral') > 0 || total('wrong-person') > 0 || namesAddress(passage) ? referredPerson(sentences, context.ownAddresses ?? []) : undefined;
  if (person?.person.address !== undefined && (total('referral') > 0 || total('wrong-person') > 0 || person.person.name !== undefined)) raise('referral', 1.5, person.sentence);
  // Told to turn to somebody else: the call or the talk that is asked for is theirs.
  const elsewhere = sentences.find((sentence) => sendsElsewhere(sentence.text, language));
  raise('referral', SENT_ELSEWHERE, elsewhere);
  if (elsewhere !== undefined && offered === undefined && weights.get('meeting-request')?.sentence === elsewhere) weights.delete('meeting-request');
  const days = daysToComeBack(sentences, language, context);
  if (total('not-now') >= 1) raise('not-now', days.has('not-now') ? 1 : 0, weights.get('not-now')?.sentence);
  const signs = new Map<IntentKind, number>([
    ['meeting-request', times.filter((time) => time.proposal.at !== undefined).length],
    ['referral', (person?.person.address === undefined ? 0 : 1) + (elsewhere === undefined ? 0 : 1)],
    ['not-now', days.has('not-now') ? 1 : 0],
    ['out-of-office', days.has('out-of-office') ? 1 : 0],
    ['information-request', questions.length],
  ]);
  return { days, signs, weights, times, hasExactTimes: offered !== undefined, ...(person === undefined ? {} : { person: person.person }) };
}

function daysToComeBack(sentences: readonly WeighedSentence[], language: Language | undefined, context: ReadingContext): ReadonlyMap<IntentKind, string> {
  return new Map((['not-now', 'out-of-office'] as const).flatMap((kind): (readonly [IntentKind, string])[] => {
    const day = comeBackDay(sentences, language, context, kind);
    return day === undefined ? [] : [[kind, day.day]];
  }));
}

function referredPerson(sentences: readonly WeighedSentence[], others: readonly string[]): { readonly person: NonNullable<Intent['person']>; readonly sentence: WeighedSentence } | undefined {
  const weight = (sentence: WeighedSentence): number => (namesAddress(sentence.text) ? 10 : 0) + (sentence.weights.get('referral') ?? 0) + 0.5 * (sentence.weights.get('wrong-person') ?? 0);
  const ranked = sentences.map((sentence, index) => ({ sentence, index, weight: weight(sentence) })).filter((entry) => entry.weight > 0).sort((one, two) => two.weight - one.weight || one.index - two.index);
  for (const { sentence, index } of ranked.slice(0, 4)) {
    const person = personIn(sentence.text, others);
    if (person === undefined) continue;
    // The name often stands in the sentence before the address.
    const before = person.name === undefined && index > 0 ? personIn(`${sentences[index - 1]?.text ?? ''} ${sentence.text}`, others) : undefined;
    return { person: before ?? person, sentence };
  }
  return undefined;
}
