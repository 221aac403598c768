// Weights of many features as text, small enough to ship. A feature's weights are a sum of rows, one of each code book; a code book has 64
// rows, so a letter names one. Features are known by 24 bits of their number, sorted, each written as its distance to the one before.

/** Features that are written with the same number of code books. */
export interface PackedWeights {
  /** Weight of one step of a letter in each code book. */
  readonly steps: readonly number[];
  /** The code books one after another: 64 rows each, a letter for every class. The first row of each is nothing. */
  readonly books: string;
  /** Records of two letters distance and one letter for each code book. */
  readonly features: string;
}

/** Something that knows some features: adds what one weighs to the sums of the classes; false when it doesn't know it. */
interface Weights {
  add(feature: number, sums: Float64Array): boolean;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Value of a letter by its character code. */
const valueOfCode: readonly number[] = Array.from({ length: 128 }, (_, code) => Math.max(0, letters.indexOf(String.fromCharCode(code))));
const HASH_BITS = 24;
/** Rows of a code book: as many as there are letters. */
export const BOOK_ROWS = 64;
/** The letter of no weight; there are as many steps for as against. */
export const MIDDLE = 32;
/** Letters of the distance to the feature before. */
export const DISTANCE_LETTERS = 2;

/** The bits by which a feature is known. */
export function shortNumber(feature: number): number {
  return feature >>> (32 - HASH_BITS);
}

/** A number of 0 to 64^count − 1 in letters. */
export function written(value: number, count: number): string {
  let text = '';
  for (let shift = (count - 1) * 6; shift >= 0; shift -= 6) text += letters[(value >>> shift) & 63] ?? 'A';
  return text;
}

function valueAt(text: string, at: number): number {
  return valueOfCode[text.charCodeAt(at)] ?? 0;
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

function numbersOf(text: string, record: number): Int32Array {
  const numbers = new Int32Array(Math.floor(text.length / record));
  let last = -1;
  for (let index = 0; index < numbers.length; index += 1) {
    last += valueAt(text, index * record) * 64 + valueAt(text, index * record + 1);
    numbers[index] = last;
  }
  return numbers;
}

function bookRows({ books, steps }: PackedWeights, classes: number): Float32Array {
  const rows = new Float32Array(steps.length * BOOK_ROWS * classes);
  for (let at = 0; at < rows.length; at += 1) rows[at] = (valueAt(books, at) - MIDDLE) * (steps[Math.floor(at / (BOOK_ROWS * classes))] ?? 0);
  return rows;
}

/** Reads packed weights of so many classes. */
export function readWeights(packed: PackedWeights, classes: number): Weights {
  const { features, steps } = packed;
  const record = DISTANCE_LETTERS + steps.length;
  const numbers = numbersOf(features, record);
  const rows = bookRows(packed, classes);
  return {
    add(feature, sums) {
      const place = placeOf(numbers, shortNumber(feature));
      if (place < 0) return false;
      let says = false;
      for (let book = 0; book < steps.length; book += 1) {
        const row = valueAt(features, place * record + DISTANCE_LETTERS + book);
        // A record that only fills a long distance names no row at all.
        if (row === 0) continue;
        says = true;
        const from = (book * BOOK_ROWS + row) * classes;
        for (let kind = 0; kind < classes; kind += 1) sums[kind] = (sums[kind] ?? 0) + (rows[from + kind] ?? 0);
      }
      return says;
    },
  };
}
