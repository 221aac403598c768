// Weights of many features as text, small enough to ship: the strongest features whole, one letter a class; the others by the two classes
// they speak for or against most. Features are known by 24 bits of their number, sorted, each written as its distance to the one before.

/** `dense`: records of 3 letters distance and one letter a class. `sparse`: records of 2 letters distance and two entries. */
export interface PackedWeights {
  /** Weight of one step of a dense letter, and of one level of a sparse entry. */
  readonly step: number;
  readonly level: number;
  readonly dense: string;
  readonly sparse: string;
}

/** A feature and its weight for each class. */
export type WeightedFeature = readonly [feature: number, weights: readonly number[]];

/** Something that knows some features: adds what one weighs to the sums of the classes; false when it doesn't know it. */
interface Weights {
  add(feature: number, sums: Float64Array): boolean;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Value of a letter by its character code. */
const valueOfCode: readonly number[] = Array.from({ length: 128 }, (_, code) => Math.max(0, letters.indexOf(String.fromCharCode(code))));
const HASH_BITS = 24;
const MIDDLE = 32;
const DENSE_DISTANCE = 3;
const SPARSE_DISTANCE = 2;
const SPARSE_ENTRIES = 2;
/** A class and a level in one letter: two levels for, two against, of up to sixteen classes. */
const LEVELS = 4;

function shortNumber(feature: number): number {
  return feature >>> (32 - HASH_BITS);
}

function written(value: number, count: number): string {
  let text = '';
  for (let shift = (count - 1) * 6; shift >= 0; shift -= 6) text += letters[(value >>> shift) & 63] ?? 'A';
  return text;
}

function read(text: string, at: number, count: number): number {
  let value = 0;
  for (let index = 0; index < count; index += 1) value = value * 64 + (valueOfCode[text.charCodeAt(at + index)] ?? 0);
  return value;
}

/** Features sorted by their short number, the first of those that share one kept, with empty records where a distance is too long for its letters. */
function records(features: readonly WeightedFeature[], distanceLetters: number, textOf: (weights: readonly number[]) => string): string {
  const longest = 64 ** distanceLetters - 1;
  const sorted = [...features].sort((one, two) => shortNumber(one[0]) - shortNumber(two[0]) || one[0] - two[0]);
  let text = '';
  let last = -1;
  for (const [feature, weights] of sorted) {
    let distance = shortNumber(feature) - last;
    if (distance === 0) continue;
    for (; distance > longest; distance -= longest) text += written(longest, distanceLetters) + textOf(weights.map(() => 0));
    text += written(distance, distanceLetters) + textOf(weights);
    last = shortNumber(feature);
  }
  return text;
}

/** The middle of a row: what a feature says of classes it has nothing to do with. */
function medianOf(weights: readonly number[]): number {
  const sorted = [...weights].sort((one, two) => one - two);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The classes a feature speaks of most, as letters: class and level, `-2` to `2` without `0`; a class at level 0 is written as level 1 of none. */
function sparseText(weights: readonly number[], level: number): string {
  const middle = medianOf(weights);
  const strongest = weights.map((weight, kind) => ({ kind, weight: weight - middle })).sort((one, two) => Math.abs(two.weight) - Math.abs(one.weight) || one.kind - two.kind).slice(0, SPARSE_ENTRIES);
  return strongest.map(({ kind, weight }) => letterOf(kind, Math.round(weight / level))).join('');
}

const levels: readonly number[] = [-1, 1, 2, 4];

function letterOf(kind: number, level: number): string {
  if (level === 0) return '_';
  const nearest = levels.reduce((best, each) => (Math.abs(each - level) < Math.abs(best - level) ? each : best));
  return letters[kind * LEVELS + levels.indexOf(nearest)] ?? '_';
}

/**
 * Writes weights as text.
 * @param strongest written whole; @param others written by their two strongest classes. At most fifteen classes.
 */
export function packWeights(strongest: readonly WeightedFeature[], others: readonly WeightedFeature[]): PackedWeights {
  const step = Number((largest(strongest.map(([, weights]) => weights)) / (MIDDLE - 1)).toPrecision(6)) || 1;
  const level = Number((largest(others.map(([, weights]) => weights.map((weight) => weight - medianOf(weights)))) / LEVELS).toPrecision(6)) || 1;
  const denseText = (weights: readonly number[]): string => weights.map((weight) => letters[Math.max(0, Math.min(2 * MIDDLE - 1, Math.round(weight / step) + MIDDLE))] ?? 'A').join('');
  return { step, level, dense: records(strongest, DENSE_DISTANCE, denseText), sparse: records(others, SPARSE_DISTANCE, (weights) => sparseText(weights, level)) };
}

function largest(rows: readonly (readonly number[])[]): number {
  return rows.reduce((most, row) => row.reduce((each, weight) => Math.max(each, Math.abs(weight)), most), 0);
}

/** Place of a feature in sorted numbers, or -1. */
function placeOf(numbers: Int32Array, wanted: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const value = numbers[middle] ?? 0;
    if (value === wanted) return middle;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function numbersOf(text: string, distanceLetters: number, record: number): Int32Array {
  const numbers = new Int32Array(Math.floor(text.length / record));
  let last = -1;
  for (let index = 0; index < numbers.length; index += 1) {
    last += read(text, index * record, distanceLetters);
    numbers[index] = last;
  }
  return numbers;
}

/** The strongest features of packed weights. */
export function readDense({ dense, step }: PackedWeights, classes: number): Weights {
  const record = DENSE_DISTANCE + classes;
  const numbers = numbersOf(dense, DENSE_DISTANCE, record);
  return {
    add(feature, sums) {
      const place = placeOf(numbers, shortNumber(feature));
      if (place < 0) return false;
      const at = place * record + DENSE_DISTANCE;
      let says = false;
      for (let kind = 0; kind < classes; kind += 1) {
        const value = (valueOfCode[dense.charCodeAt(at + kind)] ?? MIDDLE) - MIDDLE;
        sums[kind] = (sums[kind] ?? 0) + value * step;
        says ||= value !== 0;
      }
      return says;
    },
  };
}

/** The other features of packed weights. */
export function readSparse({ sparse, level }: PackedWeights): Weights {
  const record = SPARSE_DISTANCE + SPARSE_ENTRIES;
  const numbers = numbersOf(sparse, SPARSE_DISTANCE, record);
  return {
    add(feature, sums) {
      const place = placeOf(numbers, shortNumber(feature));
      if (place < 0) return false;
      let says = false;
      for (let entry = 0; entry < SPARSE_ENTRIES; entry += 1) {
        const value = valueOfCode[sparse.charCodeAt(place * record + SPARSE_DISTANCE + entry)] ?? 0;
        const kind = Math.floor(value / LEVELS);
        // The last letter is that of no class: what says nothing, and what only fills a long distance.
        if (kind >= sums.length) continue;
        sums[kind] = (sums[kind] ?? 0) + (levels[value % LEVELS] ?? 0) * level;
        says = true;
      }
      return says;
    },
  };
}
