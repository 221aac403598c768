// Multinomial logistic regression over sparse features, by AdaGrad; the same rows give the same weights.
import { softmax } from '../../domain/words/sentenceModel.ts';

export interface TrainingRow {
  readonly features: readonly number[];
  /** Wanted share of each class, together 1. */
  readonly wanted: readonly number[];
  /** How much the row counts; 1 where nothing is said. */
  readonly weight?: number;
}

export interface TrainedWeights {
  readonly bias: readonly number[];
  /** Weights by feature, a number a class. */
  readonly weights: ReadonlyMap<number, readonly number[]>;
  /** In how many rows a feature stands. */
  readonly counts: ReadonlyMap<number, number>;
}

const FIRST_SEED = 7;
const USUAL_EPOCHS = 9;
const RATE = 0.25;
const BIAS_RATE = 0.02;
const DECAY = 2e-4;

/** Numbers between 0 and 1, always the same sequence (Numerical Recipes' linear congruence). */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** An order of `count` things by a seeded shuffle. */
export function shuffled(count: number, random: () => number): readonly number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let at = count - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  return order;
}

/** How often the rows are gone through, and the seed of their order. */
interface Training {
  readonly epochs?: number;
  readonly seed?: number;
}

/** The mean of several trainings that see the rows in different orders: what only the order taught cancels out. */
export function trainAveraged(rows: readonly TrainingRow[], classes: number, times: number): TrainedWeights {
  const runs = Array.from({ length: times }, (_, run) => trainSoftmax(rows, classes, { seed: FIRST_SEED + run }));
  const mean = (values: readonly number[][]): readonly number[] => Array.from({ length: classes }, (_, kind) => values.reduce((sum, row) => sum + (row[kind] ?? 0), 0) / times);
  const [first] = runs;
  const weights = new Map([...(first?.weights.keys() ?? [])].map((feature) => [feature, mean(runs.map((run) => [...(run.weights.get(feature) ?? [])]))]));
  return { bias: mean(runs.map((run) => [...run.bias])), weights, counts: first?.counts ?? new Map() };
}

/** Trains `classes` classes on rows whose features are feature numbers; a row's features share its weight of 1/√n. */
export function trainSoftmax(rows: readonly TrainingRow[], classes: number, { epochs = USUAL_EPOCHS, seed = FIRST_SEED }: Training = {}): TrainedWeights {
  const counts = new Map<number, number>();
  for (const row of rows) for (const feature of row.features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const places = new Map<number, number>();
  for (const feature of counts.keys()) places.set(feature, places.size);
  const weights = new Float64Array(places.size * classes);
  const squares = new Float64Array(places.size * classes).fill(1e-3);
  const bias = new Float64Array(classes);
  const known = rows.map((row) => Int32Array.from(row.features, (feature) => places.get(feature) ?? 0));
  const random = seededNumbers(seed);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const index of shuffled(rows.length, random)) {
      const row = rows[index];
      const features = known[index] ?? new Int32Array();
      if (row === undefined) continue;
      const scale = 1 / Math.sqrt(Math.max(1, features.length));
      const scores = Array.from(bias);
      for (const place of features) for (let kind = 0; kind < classes; kind += 1) scores[kind] = (scores[kind] ?? 0) + (weights[place * classes + kind] ?? 0) * scale;
      const shares = softmax(scores);
      for (let kind = 0; kind < classes; kind += 1) {
        const error = ((shares[kind] ?? 0) - (row.wanted[kind] ?? 0)) * (row.weight ?? 1);
        bias[kind] = (bias[kind] ?? 0) - BIAS_RATE * error;
        for (const place of features) {
          const at = place * classes + kind;
          const slope = error * scale + DECAY * (weights[at] ?? 0);
          squares[at] = (squares[at] ?? 0) + slope * slope;
          weights[at] = (weights[at] ?? 0) - (RATE * slope) / Math.sqrt(squares[at] ?? 1);
        }
      }
    }
  }
  const byFeature = new Map([...places].map(([feature, place]) => [feature, Array.from(weights.subarray(place * classes, (place + 1) * classes))]));
  return { bias: Array.from(bias), weights: byFeature, counts };
}
