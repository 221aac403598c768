// Writes the weights of features with code books: each book holds the 64 rows that best stand for what the books before it left over.
import { BOOK_ROWS, DISTANCE_LETTERS, MIDDLE, shortNumber, written } from '../../domain/words/packedWeights.ts';
import type { PackedWeights } from '../../domain/words/packedWeights.ts';
import { seededNumbers } from './softmaxRegression.ts';

export interface WeightedFeature {
  readonly feature: number;
  /** A weight for each class. */
  readonly weights: readonly number[];
  /** How much an error in its weights counts, above 0. */
  readonly importance: number;
}

const ROUNDS = 8;
const SEED = 11;

/** Weights as a table, row by row, and what each row counts. */
interface Table {
  readonly values: Float64Array;
  readonly importance: Float64Array;
  readonly classes: number;
}

/** Features sorted by the bits they are known by, the first of those that share them kept. */
function distinct(features: readonly WeightedFeature[]): readonly WeightedFeature[] {
  const sorted = [...features].sort((one, two) => shortNumber(one.feature) - shortNumber(two.feature) || one.feature - two.feature);
  return sorted.filter((each, at) => at === 0 || shortNumber(each.feature) !== shortNumber(sorted[at - 1]?.feature ?? -1));
}

/** Row of the book that is nearest to a row of the table. */
function nearest(table: Table, row: number, book: Float64Array): number {
  const { classes, values } = table;
  let best = 0;
  let least = Infinity;
  for (let candidate = 0; candidate < BOOK_ROWS; candidate += 1) {
    let distance = 0;
    for (let kind = 0; kind < classes && distance < least; kind += 1) {
      const difference = (values[row * classes + kind] ?? 0) - (book[candidate * classes + kind] ?? 0);
      distance += difference * difference;
    }
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

/** The mean of the rows that each row of the book stands for; a row that stands for none begins anew. Row 0 stays nothing. */
function improved(table: Table, book: Float64Array, random: () => number): Float64Array {
  const { classes, importance, values } = table;
  const count = importance.length;
  const sums = new Float64Array(book.length);
  const totals = new Float64Array(BOOK_ROWS);
  for (let row = 0; row < count; row += 1) {
    const own = nearest(table, row, book);
    const weight = importance[row] ?? 0;
    totals[own] = (totals[own] ?? 0) + weight;
    for (let kind = 0; kind < classes; kind += 1) sums[own * classes + kind] = (sums[own * classes + kind] ?? 0) + weight * (values[row * classes + kind] ?? 0);
  }
  for (let row = 0; row < BOOK_ROWS; row += 1) {
    const total = totals[row] ?? 0;
    const chosen = Math.floor(random() * count);
    for (let kind = 0; kind < classes; kind += 1) {
      const at = row * classes + kind;
      sums[at] = row === 0 ? 0 : total > 0 ? (sums[at] ?? 0) / total : (values[chosen * classes + kind] ?? 0);
    }
  }
  return sums;
}

function learnedBook(table: Table, random: () => number): Float64Array {
  let book: Float64Array = new Float64Array(BOOK_ROWS * table.classes);
  for (let row = 1; row < BOOK_ROWS; row += 1) {
    const chosen = Math.floor(random() * table.importance.length);
    for (let kind = 0; kind < table.classes; kind += 1) book[row * table.classes + kind] = table.values[chosen * table.classes + kind] ?? 0;
  }
  for (let round = 0; round < ROUNDS; round += 1) book = improved(table, book, random);
  return book;
}

/** The records of all features, with empty ones where a distance is too long for its letters. */
function recordsOf(features: readonly WeightedFeature[], codes: readonly (readonly number[])[], books: number): string {
  const longest = 64 ** DISTANCE_LETTERS - 1;
  const empty = written(longest, DISTANCE_LETTERS) + written(0, 1).repeat(books);
  let last = -1;
  return features
    .map(({ feature }, at) => {
      const distance = shortNumber(feature) - last;
      const filling = Math.floor((distance - 1) / longest);
      last = shortNumber(feature);
      return empty.repeat(filling) + written(distance - filling * longest, DISTANCE_LETTERS) + (codes[at] ?? []).map((code) => written(code, 1)).join('');
    })
    .join('');
}

/** Writes the weights of features with so many code books; more books are nearer to the weights. */
export function packWeights(given: readonly WeightedFeature[], books: number): PackedWeights {
  const features = distinct(given);
  const classes = features[0]?.weights.length ?? 0;
  const table: Table = { values: Float64Array.from(features.flatMap((each) => each.weights)), importance: Float64Array.from(features, (each) => each.importance), classes };
  const random = seededNumbers(SEED);
  const codes = features.map((): number[] => []);
  const steps: number[] = [];
  let text = '';
  for (let number = 0; number < books; number += 1) {
    const book = learnedBook(table, random);
    const most = book.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
    const step = Number((most / (MIDDLE - 1)).toPrecision(6)) || 1;
    const rounded = book.map((value) => Math.round(value / step) * step);
    for (const value of rounded) text += written(Math.round(value / step) + MIDDLE, 1);
    steps.push(step);
    codes.forEach((own, row) => {
      const code = nearest(table, row, rounded);
      own.push(code);
      for (let kind = 0; kind < classes; kind += 1) table.values[row * classes + kind] = (table.values[row * classes + kind] ?? 0) - (rounded[code * classes + kind] ?? 0);
    });
  }
  return { steps, books: text, features: recordsOf(features, codes, books) };
}
