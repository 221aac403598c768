// What a person's mail asks for: the trained model's view of its sentences, weighed with the plain signs the rules see.
import type { Intent, Language, ReadingContext, WeighedSentence } from '../intent.ts';
import type { IntentKind } from '../intentKinds.ts';
import type { Certainty } from '../leadReply.ts';
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

/** Shares from which an intent counts: as what the mail says first, or as what one of its sentences says. */
const FIRST_COUNTS = 0.16;
const SENTENCE_COUNTS = 0.5;
/** Below these a cue alone is a word in passing. */
const FIRST_DENIES = 0.015;
const SENTENCE_DENIES = 0.12;
/** Least weight of cues by which an intent counts. Objections and complaints lean on everyday words, so they need more. */
const LEAST: Readonly<Partial<Record<IntentKind, number>>> = { objection: 2, complaint: 2, 'out-of-office': 2, 'wrong-person': 1.5, referral: 1.5, 'not-now': 1.5 };
const LEAST_ELSE = 1;
const LONGEST_QUOTE = 400;

/** Intents that say nearly the same to a seller: what speaks for one speaks for the others too when they are ranked. */
const families: readonly (readonly IntentKind[])[] = [['opt-out', 'complaint'], ['referral', 'wrong-person'], ['not-interested', 'not-now', 'objection'], ['pricing-request', 'concession-request']];
const FAMILY_SHARE = 0.7;

/** What ends a conversation: the model's view alone, without a word that says it, is doubted. */
const GRAVE: ReadonlySet<IntentKind> = new Set<IntentKind>(['opt-out', 'complaint', 'not-interested']);
const GRAVE_DOUBT = 0.4;
/** Who wants no more mail, or complains, mostly says so in plain words: without them the model's view counts less when intents are ranked. */
const PLAIN: ReadonlySet<IntentKind> = new Set<IntentKind>(['opt-out', 'complaint']);
const PLAIN_DOUBT = 0.5;

/** The words of a sentence as evidence, at most 400 characters. */
export function quoteOf(sentence: TextSentence): string {
  return sentence.text.length <= LONGEST_QUOTE ? sentence.text : sentence.text.slice(0, LONGEST_QUOTE).replace(/[\uD800-\uDBFF]$/, '');
}

/** The model's view of each sentence and of the whole, beside the cues. */
export function gatherEvidence(sentences: readonly WeighedSentence[], language: Language | undefined, rules: RuleReading, model: SentenceModel): MailEvidence {
  const text = sentences.map((sentence) => sentence.text).join(' ').slice(0, 1200);
  const { shares: whole, workplace } = model(sentenceFeatures(text, weigh(text, cuesOf(language)), language));
  return {
    sentences: sentences.map((sentence) => model(sentenceFeatures(sentence.text, sentence.weights, language)).shares),
    whole,
    workplace,
    cues: new Map([...rules.weights].map(([kind, weight]) => [kind, weight.total])),
    signs: rules.signs,
  };
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
    const hasCues = cues !== undefined && cues.total >= (LEAST[kind] ?? LEAST_ELSE) && (share >= FIRST_DENIES || strongest.share >= SENTENCE_DENIES);
    // In a language we don't read the model's view is a guess; plain words that say it still count, as no more than possible.
    if (!hasCues && (language === undefined || (share < FIRST_COUNTS && strongest.share < SENTENCE_COUNTS))) return [];
    const sentence = kind === 'meeting-request' && rules.hasExactTimes ? cues?.sentence : strongest.share >= 0.3 || cues === undefined ? strongest.sentence : cues.sentence;
    if (sentence === undefined) return [];
    const family = families.find((kinds) => kinds.includes(kind))?.reduce((sum, each) => sum + shareOf(each), 0) ?? share;
    const intent: Intent = { kind, evidence: { quote: quoteOf(sentence) }, certainty: language === undefined ? 'possible' : certaintyOf(...doubted(kind, hasCues, [share, strongest.share])), weight: (PLAIN.has(kind) && !hasCues ? PLAIN_DOUBT : 1) * (share + FAMILY_SHARE * (family - share)) };
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
