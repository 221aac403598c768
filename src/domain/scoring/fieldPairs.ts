// Pairs of fields that tell more together than each by itself, e.g. the day and the month a campaign ran. A pair is one more part
// of the sum: it is found by what the fields alone leave unexplained, and only where that is more than chance would leave.
import { addUp } from './additiveRegression.ts';
import type { AdditiveFit, BinnedField } from './additiveRegression.ts';
import type { Steps } from './steps.ts';

/** Two fields by their places, each with the group of every bin. Plain data. */
export interface FieldPair {
  readonly one: number;
  readonly two: number;
  readonly oneGroups: readonly number[];
  readonly twoGroups: readonly number[];
}

/** Ranges are put together to so many groups of about equally many leads. */
const RANGE_GROUPS = 8;
/** The most frequent values are groups of their own, all others are one more. */
const VALUE_GROUPS = 11;
/** Only the fields that tell most by themselves are looked at in pairs. */
const MOST_FIELDS = 16;
const MOST_PAIRS = 6;
/** Holds the weight of a cell: it has few leads. */
const PAIR_RIDGE = 10;
/** Akaike's price of a free weight. */
const PRICE = 2;

/** The pairs worth adding to a fit, the most telling first; none for most organizations. */
export function* choosePairs(fields: readonly BinnedField[], outcomes: Uint8Array, fit: AdditiveFit): Steps<readonly FieldPair[]> {
  const left = unexplained(fields, outcomes, fit);
  const telling = mostTelling(fields, fit);
  const groups = new Map(telling.map((place) => [place, groupsOf(fields[place])]));
  const found: { readonly pair: FieldPair; readonly gain: number }[] = [];
  for (const [position, one] of telling.entries()) {
    yield;
    for (const two of telling.slice(position + 1)) {
      const pair: FieldPair = { one, two, oneGroups: groups.get(one) ?? [], twoGroups: groups.get(two) ?? [] };
      const gain = gainOf(pair, fields, left);
      if (gain > 0) found.push({ pair, gain });
    }
  }
  return found.sort((first, second) => second.gain - first.gain || first.pair.one - second.pair.one || first.pair.two - second.pair.two).slice(0, MOST_PAIRS).map(({ pair }) => pair);
}

interface Unexplained {
  readonly residual: Float64Array;
  readonly curvature: Float64Array;
}

function unexplained(fields: readonly BinnedField[], outcomes: Uint8Array, fit: AdditiveFit): Unexplained {
  const curvature = new Float64Array(outcomes.length);
  addUp(curvature, fields.map(({ bins }, place) => ({ bins, weights: fit.weights[place] ?? new Float64Array() })), fit.intercept);
  const residual = curvature.map((odds, lead) => (outcomes[lead] ?? 0) - 1 / (1 + Math.exp(-odds)));
  for (let lead = 0; lead < curvature.length; lead++) {
    const missed = Math.abs(residual[lead] ?? 0);
    curvature[lead] = missed * (1 - missed);
  }
  return { residual, curvature };
}

/** Places of the fields whose weights differ most between leads, in the order of the fields. */
function mostTelling(fields: readonly BinnedField[], fit: AdditiveFit): readonly number[] {
  const spread = fields.map(({ bins }, place) => {
    const weights = fit.weights[place] ?? new Float64Array();
    let sum = 0;
    for (let lead = 0; lead < bins.length; lead++) sum += (weights[bins[lead] ?? 0] ?? 0) ** 2;
    return { place, sum };
  });
  return spread.sort((one, two) => two.sum - one.sum || one.place - two.place).slice(0, MOST_FIELDS).map(({ place }) => place).sort((one, two) => one - two);
}

function groupsOf(field: BinnedField | undefined): readonly number[] {
  if (field === undefined) return [];
  const leads = new Float64Array(field.count);
  for (let lead = 0; lead < field.bins.length; lead++) {
    const bin = field.bins[lead] ?? 0;
    leads[bin] = (leads[bin] ?? 0) + 1;
  }
  const ordered = field.positions.length;
  if (ordered === 0) return valueGroups(leads);
  let below = 0;
  return Array.from(leads, (count, bin) => {
    if (bin >= ordered) return RANGE_GROUPS;
    const group = Math.min(RANGE_GROUPS - 1, Math.floor(((below + count / 2) / field.bins.length) * RANGE_GROUPS));
    below += count;
    return group;
  });
}

function valueGroups(leads: Float64Array): readonly number[] {
  const order = Array.from(leads, (count, bin) => ({ count, bin })).sort((one, two) => two.count - one.count || one.bin - two.bin);
  const groups = new Array<number>(leads.length).fill(VALUE_GROUPS);
  order.slice(0, VALUE_GROUPS).forEach(({ bin }, group) => (groups[bin] = group));
  return groups;
}

function widthOf(groups: readonly number[]): number {
  return Math.max(0, ...groups) + 1;
}

/** How much better the outcomes would be explained with the pair, less the price of its weights. */
function gainOf(pair: FieldPair, fields: readonly BinnedField[], { residual, curvature }: Unexplained): number {
  const cells = cellsOf(pair, (place) => fields[place]?.bins ?? new Uint16Array());
  const count = cellCount(pair);
  const [sums, weights] = [new Float64Array(count), new Float64Array(count)];
  for (let lead = 0; lead < cells.length; lead++) {
    const cell = cells[lead] ?? 0;
    sums[cell] = (sums[cell] ?? 0) + (residual[lead] ?? 0);
    weights[cell] = (weights[cell] ?? 0) + (curvature[lead] ?? 0);
  }
  let gain = 0;
  for (let cell = 0; cell < count; cell++) {
    const held = (weights[cell] ?? 0) + PAIR_RIDGE;
    gain += (sums[cell] ?? 0) ** 2 / held - (PRICE * (weights[cell] ?? 0)) / held;
  }
  return gain;
}

/** The cell two bins meet in. */
export function cellOf({ oneGroups, twoGroups }: FieldPair, one: number, two: number): number {
  return (oneGroups[one] ?? 0) * widthOf(twoGroups) + (twoGroups[two] ?? 0);
}

function cellCount({ oneGroups, twoGroups }: FieldPair): number {
  return widthOf(oneGroups) * widthOf(twoGroups);
}

/** The cell of each lead. @param binsAt the leads' bins in the field of a place. */
export function cellsOf(pair: FieldPair, binsAt: (place: number) => Uint16Array): Uint16Array {
  const [one, two] = [binsAt(pair.one), binsAt(pair.two)];
  const width = widthOf(pair.twoGroups);
  const cells = new Uint16Array(one.length);
  const [rows, columns] = [Uint16Array.from(pair.oneGroups, (group) => group * width), Uint16Array.from(pair.twoGroups)];
  for (let lead = 0; lead < cells.length; lead++) cells[lead] = (rows[one[lead] ?? 0] ?? 0) + (columns[two[lead] ?? 0] ?? 0);
  return cells;
}

/** The pair as one more field of a fit. */
export function pairedField(pair: FieldPair, fields: readonly BinnedField[]): BinnedField {
  return { bins: cellsOf(pair, (place) => fields[place]?.bins ?? new Uint16Array()), count: cellCount(pair), positions: [], ridge: PAIR_RIDGE };
}
