// What a whole mail asks for first: the model's view of its sentences, of its text as one, and what the cue tables found, weighed together.
import type { IntentKind } from '../intentKinds.ts';
import { intentModel } from './intentModel.ts';
import { sentenceKinds, softmax } from './sentenceModel.ts';
import type { SentenceKind } from './sentenceModel.ts';
import type { MailWeights } from './modelWeights.ts';

/** All that is known of a mail's sentences. Probabilities are in the order of `sentenceKinds`. */
export interface MailEvidence {
  /** One entry a sentence. */
  readonly sentences: readonly (readonly number[])[];
  /** The text read as one sentence. */
  readonly whole: readonly number[];
  /** How much the text speaks as people at work do among themselves (`TextView`). */
  readonly workplace: number;
  /** Weight of the cues of each kind, all sentences together. */
  readonly cues: ReadonlyMap<IntentKind, number>;
  /** Plain facts that speak for a kind, and how many: offered hours, an address to write to, a day to come back, questions. */
  readonly signs: ReadonlyMap<IntentKind, number>;
}

const MOST_CUES = 3;
/** Kinds that plain facts speak for; each fact weighs differently. */
const signKinds: readonly SentenceKind[] = ['meeting-request', 'referral', 'not-now', 'out-of-office', 'information-request'];
const LAST_SENTENCES = 3;
/** Keeps the logarithm of a share that is nearly nothing within bounds. */
const SMALL = 0.02;
/** Beyond it more of the same says no more. */
const MOST_WORKPLACE = 4;
/** So few don't tell where they were written. */
const FEW_SENTENCES = 2;
const none = sentenceKinds.indexOf('none');

/** The evidence for one intent as numbers: its strongest sentences, any sentence, the last ones, the whole text, the cues. */
export function evidenceFor(evidence: MailEvidence, kind: SentenceKind): readonly number[] {
  const index = sentenceKinds.indexOf(kind);
  const shares = evidence.sentences.map((sentence) => sentence[index] ?? 0);
  const whole = evidence.whole[index] ?? 0;
  if (kind === 'none') return evidenceForNothing(evidence, shares, whole);
  const [most = 0, second = 0] = [...shares].sort((one, two) => two - one);
  const any = 1 - shares.reduce((open, share) => open * (1 - share), 1);
  const sum = shares.reduce((total, share) => total + share, 0);
  const squares = shares.reduce((total, share) => total + share * share, 0);
  const last = Math.max(0, ...shares.slice(-LAST_SENTENCES));
  const cue = Math.max(0, Math.min(MOST_CUES, evidence.cues.get(kind) ?? 0));
  const signs = evidence.signs.get(kind) ?? 0;
  const signed = signKinds.flatMap((each) => (each === kind && signs > 0 ? [1, most] : [0, 0]));
  return [...signed, signs > 1 ? 1 : 0, most, second, last, any, whole, cue, cue > 0 ? 1 : 0, Math.log(any + SMALL), Math.log(sum + SMALL), Math.log(squares + SMALL), Math.log(whole + SMALL)];
}

function evidenceForNothing(evidence: MailEvidence, shares: readonly number[], whole: number): readonly number[] {
  const least = Math.min(1, ...shares);
  const average = shares.reduce((total, share) => total + share, 0) / Math.max(1, shares.length);
  const workplace = shares.length <= FEW_SENTENCES ? 0 : Math.max(-MOST_WORKPLACE, Math.min(MOST_WORKPLACE, evidence.workplace));
  const loudest = Math.max(0, ...evidence.sentences.map((sentence) => Math.max(0, ...sentence.slice(0, none))));
  return [least, Math.log(least + SMALL), average, whole, loudest, Math.log2(1 + shares.length), Math.min(MOST_CUES, Math.max(0, ...evidence.cues.values())), workplace, Math.max(0, workplace)];
}

/** Probability of each kind to be what the mail says first, in the order of `sentenceKinds`. */
export function firstOfMail(evidence: MailEvidence, weights: MailWeights = intentModel.mail): readonly number[] {
  const scores = sentenceKinds.map((kind, index) => {
    const row = kind === 'none' ? weights.none : weights.shared;
    return evidenceFor(evidence, kind).reduce((sum, value, at) => sum + value * (row[at] ?? 0), weights.bias[index] ?? 0);
  });
  return softmax(scores);
}
