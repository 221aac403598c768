// How likely a sentence says each intent, by the trained model: a softmax over features of words and concepts. The weights are data of
// `intentModel.ts`; `npm run train-intents` makes them.
import { intentModel } from './intentModel.ts';
import { readWeights } from './packedWeights.ts';
import type { PackedModel } from './modelWeights.ts';

/** What a sentence can say; `none` = nothing anybody has to act on. Order of the weights in the model. */
export const sentenceKinds = [
  'opt-out',
  'wrong-person',
  'referral',
  'complaint',
  'not-interested',
  'not-now',
  'meeting-request',
  'concession-request',
  'pricing-request',
  'information-request',
  'objection',
  'positive-interest',
  'out-of-office',
  'none',
] as const;
export type SentenceKind = (typeof sentenceKinds)[number];

/** What the model makes of a text. */
export interface TextView {
  /** Probabilities of the kinds, in the order of `sentenceKinds`. */
  readonly shares: readonly number[];
  /** Above 0 = written as people at work write among themselves, below 0 = as to a seller; a logit. */
  readonly workplace: number;
}

/** A model that can be asked about the features of a text. */
export type SentenceModel = (features: readonly number[]) => TextView;

/** Reads a packed model. */
export function unpackModel(packed: PackedModel): SentenceModel {
  const classes = packed.bias.length;
  const parts = packed.parts.map((part) => readWeights(part, classes));
  return (features) => {
    const sums = new Float64Array(classes);
    let known = 0;
    for (const feature of features) if (parts.some((part) => part.add(feature, sums))) known += 1;
    const scale = 1 / Math.sqrt(Math.max(1, known));
    const scores = packed.bias.map((bias, kind) => bias + scale * (sums[kind] ?? 0));
    return { shares: softmax(scores.slice(0, sentenceKinds.length)), workplace: scores[sentenceKinds.length] ?? 0 };
  };
}

/** Shares of scores: positive, together 1. */
export function softmax(scores: readonly number[]): readonly number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

let shipped: SentenceModel | undefined;

/** The model that ships; it is read with the first sentence. */
export function shippedModel(): SentenceModel {
  shipped ??= unpackModel(intentModel.sentence);
  return shipped;
}
