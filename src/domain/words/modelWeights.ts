// What the intent model has learned, as it is kept.
import type { PackedWeights } from './packedWeights.ts';

/** Weights of the kinds of evidence, the same for all intents, and a bias for each. */
export interface MailWeights {
  readonly shared: readonly number[];
  readonly none: readonly number[];
  readonly bias: readonly number[];
}

/** Bias of each kind and of `workplace`, and the weights of the features for the same; the strongest features are written more exactly. */
export interface PackedModel {
  readonly bias: readonly number[];
  readonly parts: readonly PackedWeights[];
}
