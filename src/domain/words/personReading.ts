// What a person's mail asks for: the trained model's view of its sentences, weighed with the plain signs the rules see.
import type { WeighedSentence } from './cueMatcher.ts';
import type { Intent, IntentKind, ReadingContext } from '../intentKinds.ts';
import type { Language } from '../languages.ts';
import type { Certainty } from '../mail/tiedLead.ts';
import { asksNothing } from './asksNothing.ts';
import { cuesOf } from './cueTables.ts';
import { weigh } from './cueMatcher.ts';
import { firstOfMail } from './mailModel.ts';
import type { MailEvidence } from './mailModel.ts';
import { readByRules, weighableKinds } from './ruleReading.ts';
import type { RuleReading } from './ruleReading.ts';
import { sentenceFeatures } from './sentenceFeatures.ts';
import { sentenceKinds, shippedModel } from './sentenceModel.ts';
import type { SentenceKind, SentenceModel } from './sentenceModel.ts';
import type { TextSentence } from './sentences.ts';
import { sendsElsewhere } from './thirdPerson.ts';

/** Shares from which an intent counts: as what the mail says first, or as what one of its sentences says. */
const FIRST_COUNTS = 0.16;
const SENTENCE_COUNTS = 0.5;
/** Below these a cue alone is a word in passing. */
const FIRST_DENIES = 0.015;
const SENTENCE_DENIES = 0.12;
/** Least weight of cues by which an intent counts. Objections and complaints lean on everyday words, so they need more. */
const LEAST: Readonly<Partial<Record<IntentKind, number>>> = { objection: 2, complaint: 2, 'out-of-office': 2, 'wrong-person': 1.5, referral: 1.5, 'not-now': 1.5 };
const LEAST_ELSE = 1;
/** What a plain request weighs at least, whatever the model makes of it. */
const PLAIN_REQUEST = 0.1;
const LONGEST_QUOTE = 400;

/** What somebody else is to be asked for is not asked of us; and who tells everybody, or thanks, neither asks nor complains. */
const LEAVES: Readonly<Record<'referral' | 'none', ReadonlySet<SentenceKind>>> = {
  referral: new Set<SentenceKind>(['meeting-request', 'information-request', 'pricing-request', 'positive-interest', 'none']),
  none: new Set<SentenceKind>(['information-request', 'out-of-office', 'complaint', 'opt-out', 'not-interested', 'objection', 'not-now', 'positive-interest']),
};
const MOVED = 1;

/** Intents that say nearly the same to a seller: what speaks for one speaks for the others too when they are ranked. */
const families: readonly (readonly IntentKind[])[] = [['opt-out', 'complaint'], ['referral', 'wrong-person'], ['not-interested', 'not-now', 'objection'], ['pricing-request', 'concession-request']];
const FAMILY_SHARE = 0.7;

/** What ends a conversation: the model's view alone, without a word that says it, is doubted. */
const GRAVE: ReadonlySet<IntentKind> = new Set<IntentKind>(['opt-out', 'complaint', 'not-interested']);
const GRAVE_DOUBT = 0.4;
/** Who wants no more mail, or complains, mostly says so in plain words: without them the model's view counts less when intents are ranked. */
const PLAIN: ReadonlySet<IntentKind> = new Set<IntentKind>(['opt-out', 'complaint']);
const PLAIN_DOUBT = 0.5;
/** Still less where the mail asks for something: who wants no more of it hardly asks for more. */
const ASKING_DOUBT = 0.1;

/** The words of a sentence as evidence, at most 400 characters. */
export function quoteOf(sentence: TextSentence): string {
  return sentence.text.length <= LONGEST_QUOTE ? sentence.text : sentence.text.slice(0, LONGEST_QUOTE).replace(/[\uD800-\uDBFF]$/, '');
}

/** The model's view of each sentence and of the whole, beside the cues. */
export function gatherEvidence(sentences: readonly WeighedSentence[], language: Language | undefined, rules: RuleReading, model: SentenceModel): MailEvidence {
  const text = sentences.map((sentence) => sentence.text).join(' ').slice(0, 1200);
  const { shares: whole, workplace } = model(sentenceFeatures(text, weigh(text, cuesOf(language)), language));
  const count = Math.max(1, sentences.length);
  const away = sentences.map((sentence) => sendsElsewhere(sentence.text, language));
  const asking = sentences.map((sentence) => asksNothing(sentence.text, language));
  // Who writes to all, or to say thanks and asks for nothing, does so with the whole text.
  const isAll = asking.includes('notice') || (asking.includes('gratitude') && !sentences.some(({ asks, weights }) => asks || (weights.get('information-request') ?? 0) >= 2 || (weights.get('meeting-request') ?? 0) >= 2));
  const nothing = asking.map((each) => isAll || each === 'gratitude');
  return {
    sentences: sentences.map((sentence, at) => {
      const { shares } = model(sentenceFeatures(sentence.text, sentence.weights, language));
      return moved(moved(shares, 'referral', away[at] === true ? 1 : 0), 'none', nothing[at] === true ? 1 : 0);
    }),
    whole: moved(moved(whole, 'referral', away.filter(Boolean).length / count), 'none', nothing.filter(Boolean).length / count),
    workplace,
    cues: new Map([...rules.weights].map(([kind, weight]) => [kind, weight.total])),
    signs: rules.signs,
  };
}

/** Shares of a text that sends the reader to somebody else, or asks for nothing: what it seems to ask of us belongs there. @param part of the text that does, 0 to 1. */
function moved(shares: readonly number[], to: 'referral' | 'none', part: number): readonly number[] {
  if (part === 0) return shares;
  const gone = sentenceKinds.map((kind, at) => (LEAVES[to].has(kind) ? MOVED * part * (shares[at] ?? 0) : 0));
  const sum = gone.reduce((total, share) => total + share, 0);
  return sentenceKinds.map((kind, at) => (shares[at] ?? 0) - (gone[at] ?? 0) + (kind === to ? sum : 0));
}

function doubted(kind: IntentKind, hasCues: boolean, shares: readonly [number, number]): readonly [number, number] {
  return GRAVE.has(kind) && !hasCues ? [shares[0] * GRAVE_DOUBT, shares[1] * GRAVE_DOUBT] : shares;
}

function certaintyOf(first: number, sentence: number): Certainty {
  if (first >= 0.6 || (sentence >= 0.85 && first >= 0.1)) return 'sure';
  return first >= 0.25 || sentence >= 0.6 ? 'likely' : 'possible';
}

/** Intents of a person's own words in the order of `intentKinds`, each with the sentence that says it; `other` where most speaks for nothing to act on. */
export function readPerson(sentences: readonly WeighedSentence[], language: Language | undefined, context: ReadingContext): readonly Intent[] {
  const rules = readByRules(sentences, language, context);
  const evidence = gatherEvidence(sentences, language, rules, shippedModel());
  const first = firstOfMail(evidence);
  const shareOf = (kind: IntentKind): number => first[sentenceKinds.findIndex((each) => each === kind)] ?? 0;
  const intents = weighableKinds.flatMap((kind): Intent[] => {
    const share = shareOf(kind);
    const strongest = strongestSentence(sentences, evidence, kind);
    const cues = rules.weights.get(kind);
    const isAsked = kind === 'information-request' && (rules.signs.get(kind) ?? 0) > 0;
    const hasCues = cues !== undefined && cues.total >= (LEAST[kind] ?? LEAST_ELSE) && (isAsked || share >= FIRST_DENIES || strongest.share >= SENTENCE_DENIES);
    // In a language we don't read the model's view is a guess; plain words that say it still count, as no more than possible.
    if (!hasCues && (language === undefined || (share < FIRST_COUNTS && strongest.share < SENTENCE_COUNTS))) return [];
    const sentence = kind === 'meeting-request' && rules.hasExactTimes ? cues?.sentence : strongest.share >= 0.3 || cues === undefined ? strongest.sentence : cues.sentence;
    if (sentence === undefined) return [];
    const family = families.find((kinds) => kinds.includes(kind))?.reduce((sum, each) => sum + shareOf(each), 0) ?? share;
    const weight = Math.max(isAsked && hasCues ? PLAIN_REQUEST : 0, share + FAMILY_SHARE * (family - share));
    const doubt = !PLAIN.has(kind) || hasCues ? 1 : (rules.signs.get('information-request') ?? 0) > 0 ? ASKING_DOUBT : PLAIN_DOUBT;
    const intent: Intent = { kind, evidence: { quote: quoteOf(sentence) }, certainty: language === undefined ? 'possible' : certaintyOf(...doubted(kind, hasCues, [share, strongest.share])), weight: doubt * weight };
    return [{ ...intent, ...belongings(kind, rules) }];
  });
  const nothing = first[sentenceKinds.indexOf('none')] ?? 0;
  const spoken = sentences.find((sentence) => sentence.text.length > 12) ?? sentences[0];
  const isNothing = spoken !== undefined && intents.every((intent) => (intent.weight ?? 0) < nothing);
  return isNothing ? [...intents, { kind: 'other', evidence: { quote: quoteOf(spoken) }, certainty: language === undefined ? 'possible' : certaintyOf(nothing, 0), weight: nothing }] : intents;
}

/** The sentence that says a kind most, when it does so by at least this share. */
export function strongestOf(kind: SentenceKind, sentences: readonly WeighedSentence[], language: Language | undefined, least: number): WeighedSentence | undefined {
  const index = sentenceKinds.indexOf(kind);
  const shares = sentences.map((sentence) => shippedModel()(sentenceFeatures(sentence.text, sentence.weights, language)).shares[index] ?? 0);
  const most = Math.max(0, ...shares);
  return most < least ? undefined : sentences[shares.indexOf(most)];
}

function strongestSentence(sentences: readonly WeighedSentence[], evidence: MailEvidence, kind: IntentKind): { readonly share: number; readonly sentence: WeighedSentence | undefined } {
  const index = sentenceKinds.findIndex((each) => each === kind);
  let share = 0;
  let sentence: WeighedSentence | undefined;
  evidence.sentences.forEach((shares, at) => {
    const own = shares[index] ?? 0;
    if (own <= share) return;
    share = own;
    sentence = sentences[at];
  });
  return { share, sentence };
}

/** Times of a meeting, the day to come back, the person to write to. */
function belongings(kind: IntentKind, rules: RuleReading): Partial<Intent> {
  if (kind === 'meeting-request' && rules.times.length > 0) return { times: rules.times.map((time) => time.proposal) };
  const day = rules.days.get(kind);
  if (day !== undefined) return { until: day };
  return (kind === 'referral' || kind === 'wrong-person') && rules.person !== undefined ? { person: rules.person } : {};
}
