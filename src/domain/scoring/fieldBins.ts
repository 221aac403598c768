// A field of a lead, cut into bins: ranges of a number, values of a choice, and one bin of its own for "missing".

/** As the CRM gives it; undefined = the field is empty. A choice is its label or value as text. */
export type FieldValue = string | number | undefined;

export interface ScoredField {
  /** Logical name of the column. */
  readonly id: string;
  readonly kind: 'number' | 'choice';
}

/**
 * How the values of one field fall into bins.
 * Number: bin `i` holds values from `cuts[i - 1]` up to, not including, `cuts[i]`; then one bin for missing.
 * Choice: one bin a value of `values`, then one for every other value, then one for missing.
 */
export type FieldBins = { readonly kind: 'number'; readonly cuts: readonly number[] } | { readonly kind: 'choice'; readonly values: readonly string[] };

/** What a bin holds, in the terms of its field. */
export type BinContent =
  | { readonly kind: 'missing' }
  | { readonly kind: 'other' }
  | { readonly kind: 'value'; readonly value: string }
  /** From `from` up to, not including, `below`; an open end is undefined. */
  | { readonly kind: 'range'; readonly from?: number; readonly below?: number };

/** Fewer leads than this with one value say nothing about it: the value counts as "other". */
const LEAST_LEADS_OF_A_VALUE = 5;
/** Of a choice, the most frequent ones; a model stays small enough to be kept in one cell of the CRM. */
const MOST_VALUES = 150;
/** Of a number; the penalty on neighbors makes them act like fewer where the leads say no more. */
const MOST_RANGES = 48;
/** Of ranges, in usual gaps; those of a normal distribution reach four. */
const WIDEST_GAP = 6;
/** A number with no more values than this is a choice that is written in digits. */
const DIGIT_CHOICES = 12;

/** Whether the values are measured (`number`) or named (`choice`), for tables that don't say so. Empty text is no value. */
export function kindOf(values: readonly FieldValue[]): ScoredField['kind'] {
  const distinct = new Set<FieldValue>();
  for (const value of values) {
    if (value === undefined || value === '') continue;
    if (!Number.isFinite(Number(value))) return 'choice';
    distinct.add(value);
  }
  return distinct.size > DIGIT_CHOICES ? 'number' : 'choice';
}

/** Bins for the values of one field: ranges that hold about equally many leads, or the values that enough leads have. */
export function binsOf(kind: ScoredField['kind'], values: readonly FieldValue[]): FieldBins {
  return kind === 'number' ? { kind, cuts: cutsOf(values) } : { kind, values: commonValues(values) };
}

function cutsOf(values: readonly FieldValue[]): readonly number[] {
  const sorted = numbersOf(values).sort();
  const cuts: number[] = [];
  for (let range = 1; range < MOST_RANGES; range++) {
    const cut = sorted[Math.floor((range * sorted.length) / MOST_RANGES)];
    const last = cuts.at(-1) ?? sorted[0];
    if (cut !== undefined && last !== undefined && cut > last) cuts.push(cut);
  }
  return cuts;
}

function commonValues(values: readonly FieldValue[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const value of values) {
    if (value === undefined || value === '') continue;
    counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  }
  const common = [...counts].filter(([, count]) => count >= LEAST_LEADS_OF_A_VALUE).sort(([one, many], [two, more]) => more - many || (one < two ? -1 : 1));
  return common.slice(0, MOST_VALUES).map(([value]) => value).sort();
}

/** NaN for what is empty or no number. */
function numberOf(value: FieldValue): number {
  if (typeof value === 'number') return value;
  return value === undefined || value === '' ? Number.NaN : Number(value);
}

/** The finite ones. */
function numbersOf(values: readonly FieldValue[]): Float64Array {
  const numbers = new Float64Array(values.length);
  let count = 0;
  for (const value of values) {
    const number = numberOf(value);
    if (!Number.isFinite(number)) continue;
    numbers[count] = number;
    count++;
  }
  return numbers.subarray(0, count);
}

/** Number of bins, the one for missing and the one for other values included. */
export function binCount(bins: FieldBins): number {
  return bins.kind === 'number' ? bins.cuts.length + 2 : bins.values.length + 2;
}

/**
 * Where the ranges of a number stand on a scale, rising: at the mean of their values. Where the values are so uneven that a few
 * would stretch the scale (sums of money, counts), at the log-odds of the share of leads below. Empty for choices.
 * @param places the bin of each value.
 */
export function rangePositions(bins: FieldBins, values: readonly FieldValue[], places: Uint16Array): readonly number[] {
  if (bins.kind === 'choice') return [];
  const ranges = bins.cuts.length + 1;
  const [counts, sums] = [new Float64Array(ranges), new Float64Array(ranges)];
  for (let lead = 0; lead < places.length; lead++) {
    const bin = places[lead] ?? 0;
    if (bin >= ranges) continue;
    counts[bin] = (counts[bin] ?? 0) + 1;
    sums[bin] = (sums[bin] ?? 0) + numberOf(values[lead]);
  }
  const means = Array.from(counts, (count, bin) => (sums[bin] ?? 0) / count);
  return areEven(means) ? means : rankPositions(counts);
}

/** No gap between neighbors is many times the usual one, and none is nothing. */
function areEven(positions: readonly number[]): boolean {
  const gaps = positions.slice(1).map((position, place) => position - (positions[place] ?? 0));
  const usual = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  return gaps.every((gap) => gap > usual / WIDEST_GAP && gap < usual * WIDEST_GAP);
}

function rankPositions(counts: Float64Array): readonly number[] {
  const all = counts.reduce((sum, count) => sum + count + 0.5, 0);
  let below = 0;
  return Array.from(counts, (count) => {
    const share = (below + (count + 0.5) / 2) / all;
    below += count + 0.5;
    return Math.log(share / (1 - share));
  });
}

type BinReader = (value: FieldValue) => number;

/** Made once for the same bins: leads come by the thousand. */
const readers = new WeakMap<FieldBins, BinReader>();

/** A reader of the bin a value falls into; never throws, a number that is none counts as missing. */
export function binReader(bins: FieldBins): BinReader {
  const known = readers.get(bins) ?? newReader(bins);
  readers.set(bins, known);
  return known;
}

function newReader(bins: FieldBins): BinReader {
  const missing = binCount(bins) - 1;
  if (bins.kind === 'choice') {
    const places = new Map(bins.values.map((value, place) => [value, place]));
    return (value) => (value === undefined || value === '' ? missing : (places.get(String(value)) ?? missing - 1));
  }
  const cuts = Float64Array.from(bins.cuts);
  return (value) => {
    const number = numberOf(value);
    if (!Number.isFinite(number)) return missing;
    let [low, high] = [0, cuts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (number >= (cuts[middle] ?? 0)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** What stands in a bin. */
export function binContent(bins: FieldBins, bin: number): BinContent {
  if (bin >= binCount(bins) - 1) return { kind: 'missing' };
  if (bins.kind === 'choice') {
    const value = bins.values[bin];
    return value === undefined ? { kind: 'other' } : { kind: 'value', value };
  }
  const [from, below] = [bins.cuts[bin - 1], bins.cuts[bin]];
  return { kind: 'range', ...(from === undefined ? {} : { from }), ...(below === undefined ? {} : { below }) };
}
