// The conditions of many lists on one field, turned round: from a value of the field to the lists it leaves, as bits. Text is looked up,
// a number finds its place between the numbers that conditions name.
import { folded, isEmpty, numberOf, testOf } from '../condition.ts';
import type { CellValue, Condition, Operator } from '../condition.ts';

/** A condition that its list can't do without. */
export interface IndexedCondition {
  readonly list: number;
  readonly condition: Condition;
}

export interface Column {
  /** The lists whose conditions on this field all hold for a value; lists without any are among them. Not to be changed. */
  bitsOf(cell: CellValue, now: Date): Uint32Array;
}

const byText: readonly Operator[] = ['equals', 'not-equals', 'in', 'not-in', 'is-empty', 'is-filled'];
const byOrder: readonly Operator[] = ['greater', 'at-least', 'less', 'at-most', 'between'];
/** Values kept as they were written; what comes beyond is folded each time. */
const MOST_KEPT = 5_000;

/** Whether a condition can be worked out from the value alone, by equality or by order of numbers. */
export function isIndexed({ operator, value }: Condition): boolean {
  if (byText.includes(operator)) return true;
  return byOrder.includes(operator) && namedIn(value).length > 0 && namedIn(value).every((each) => typeof each === 'number');
}

/** @param lists how many there are. */
export function compileColumn(conditions: readonly IndexedCondition[], lists: number): Column {
  const texts = compileTexts(conditions.filter(({ condition }) => byText.includes(condition.operator)), lists);
  const numbers = compileNumbers(conditions.filter(({ condition }) => byOrder.includes(condition.operator)), lists);
  const both = (cell: CellValue): Uint32Array => (numbers === undefined ? texts(cell) : texts.isAsked ? and(texts(cell), numbers(cell)) : numbers(cell));
  const kept = new Map<CellValue, Uint32Array>();
  return {
    bitsOf(cell, now) {
      if (typeof cell === 'object') return conditions.reduce((bits, { list, condition }) => (testOf(condition)(cell, now) ? bits : without(bits, list)), all(lists));
      // Numbers are as many as there are leads: finding their place costs less than keeping them.
      if (typeof cell === 'number' && !texts.isAsked) return both(cell);
      const known = kept.get(cell);
      if (known !== undefined) return known;
      const bits = both(cell);
      if (kept.size < MOST_KEPT) kept.set(cell, bits);
      return bits;
    },
  };
}

/** By text: each value that a condition names, any other value, and none. */
function compileTexts(conditions: readonly IndexedCondition[], lists: number): ((cell: CellValue) => Uint32Array) & { readonly isAsked: boolean } {
  const naming = new Map<string, IndexedCondition[]>();
  for (const each of conditions) for (const text of new Set(namedIn(each.condition.value).map(folded))) naming.set(text, [...(naming.get(text) ?? []), each]);
  // Longer than every text named, hence none of them.
  const unnamed = 'x'.repeat(1 + Math.max(0, ...[...naming.keys()].map(({ length }) => length)));
  const empty = bitsFor(conditions, undefined, lists);
  const other = bitsFor(conditions, unnamed, lists);
  const ofList = new Map<number, Condition[]>();
  for (const { list, condition } of conditions) ofList.set(list, [...(ofList.get(list) ?? []), condition]);
  const named = new Map<string, Uint32Array>();
  for (const [text, those] of naming) {
    const bits = other.slice();
    // A text that is nothing but spaces is no empty field.
    const cell = text === '' ? ' ' : text;
    for (const { list } of those) setBit(bits, list, (ofList.get(list) ?? []).every((condition) => testOf(condition)(cell, new Date(0))));
    named.set(text, bits);
  }
  const bitsOf = (cell: CellValue): Uint32Array => (isEmpty(cell) || cell === undefined || typeof cell === 'object' ? empty : (named.get(folded(cell)) ?? other));
  return Object.assign(bitsOf, { isAsked: conditions.length > 0 });
}

/** By order: each number named, and each stretch between two of them; worked out when a value first falls there. */
function compileNumbers(conditions: readonly IndexedCondition[], lists: number): ((cell: CellValue) => Uint32Array) | undefined {
  if (conditions.length === 0) return undefined;
  const named = Float64Array.from([...new Set(conditions.flatMap(({ condition }) => namedIn(condition.value).map(Number)))].sort((one, two) => one - two));
  const none = bitsFor(conditions, undefined, lists);
  const stretches = new Map<number, Uint32Array>();
  return (cell) => {
    const number = numberOf(cell);
    if (number === undefined) return none;
    const stretch = stretchOf(named, number);
    const known = stretches.get(stretch);
    if (known !== undefined) return known;
    const bits = bitsFor(conditions, number, lists);
    stretches.set(stretch, bits);
    return bits;
  };
}

/** Odd = that number itself, even = between two of them. */
function stretchOf(named: Float64Array, number: number): number {
  let [from, to] = [0, named.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((named[middle] ?? 0) < number) from = middle + 1;
    else to = middle;
  }
  return named[from] === number ? 2 * from + 1 : 2 * from;
}

function bitsFor(conditions: readonly IndexedCondition[], cell: CellValue, lists: number): Uint32Array {
  return conditions.reduce((bits, { list, condition }) => (testOf(condition)(cell, new Date(0)) ? bits : without(bits, list)), all(lists));
}

function namedIn(value: Condition['value']): readonly (string | number | boolean)[] {
  if (value === undefined) return [];
  return typeof value === 'object' ? value : [value];
}

function all(lists: number): Uint32Array {
  return new Uint32Array(Math.max(1, Math.ceil(lists / 32))).fill(0xffffffff);
}

function without(bits: Uint32Array, list: number): Uint32Array {
  setBit(bits, list, false);
  return bits;
}

function setBit(bits: Uint32Array, list: number, on: boolean): void {
  const word = bits[list >>> 5] ?? 0;
  bits[list >>> 5] = on ? word | (1 << (list & 31)) : word & ~(1 << (list & 31));
}

function and(one: Uint32Array, other: Uint32Array): Uint32Array {
  return one.map((word, at) => word & (other[at] ?? 0));
}
