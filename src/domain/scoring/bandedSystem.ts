// The ranges of one number as a system of equations: each range has its own leads, and bending the curve through them has its price.
// Only neighbors and next neighbors meet in it, so it is solved in one pass forward and one back.

/** What bending costs: a symmetric matrix over the ranges, by its diagonal and the two beside it. */
export interface Bending {
  readonly own: Float64Array;
  readonly next: Float64Array;
  readonly afterNext: Float64Array;
}

/** The banded system of a field's ranges taken apart: it stays while the curvature does, however often it is solved. */
export interface Factors {
  readonly pivots: Float64Array;
  readonly lows: Float64Array;
  readonly lowers: Float64Array;
}

/** The sum of squared bends, each between three ranges; evenly spaced ones bend by the second difference of their weights. */
export function bendingOf(positions: readonly number[]): Bending {
  const count = positions.length;
  const bending: Bending = { own: new Float64Array(count), next: new Float64Array(count), afterNext: new Float64Array(count) };
  const step = ((positions[count - 1] ?? 0) - (positions[0] ?? 0)) / Math.max(1, count - 1);
  for (let bin = 1; bin + 1 < count; bin++) {
    const before = step / ((positions[bin] ?? 0) - (positions[bin - 1] ?? 0));
    const after = step / ((positions[bin + 1] ?? 0) - (positions[bin] ?? 0));
    const middle = -before - after;
    add(bending.own, bin - 1, before * before);
    add(bending.own, bin, middle * middle);
    add(bending.own, bin + 1, after * after);
    add(bending.next, bin - 1, before * middle);
    add(bending.next, bin, middle * after);
    add(bending.afterNext, bin - 1, before * after);
  }
  return bending;
}

function add(values: Float64Array, place: number, value: number): void {
  values[place] = (values[place] ?? 0) + value;
}

/** Takes from the gradient what bending costs: the matrix times the weights, one half of it at a time. */
export function bendBack(change: Float64Array, { weights, bending }: { readonly weights: Float64Array; readonly bending: Bending }, smooth: number): void {
  const { own, next, afterNext } = bending;
  const ordered = own.length;
  for (let bin = 0; bin < ordered; bin++) {
    add(change, bin, -smooth * (own[bin] ?? 0) * (weights[bin] ?? 0));
    if (bin + 1 < ordered) addBoth(change, { one: bin, two: bin + 1, factor: -smooth * (next[bin] ?? 0), weights });
    if (bin + 2 < ordered) addBoth(change, { one: bin, two: bin + 2, factor: -smooth * (afterNext[bin] ?? 0), weights });
  }
}

function addBoth(change: Float64Array, { one, two, factor, weights }: { readonly one: number; readonly two: number; readonly factor: number; readonly weights: Float64Array }): void {
  add(change, one, factor * (weights[two] ?? 0));
  add(change, two, factor * (weights[one] ?? 0));
}

/** Room for the factors of so many ranges. */
export function emptyFactors(ordered: number): Factors {
  return { pivots: new Float64Array(ordered), lows: new Float64Array(ordered), lowers: new Float64Array(ordered) };
}

/** LDLᵀ of the banded system of a field's ranges. Carries the last two rows, so that no index leaves the arrays: reading beside a typed array is slow. */
export function factorRanges({ pivots, lows, lowers }: Factors, { curvature, bending }: { readonly curvature: Float64Array; readonly bending: Bending }, { ridge, smooth }: { readonly ridge: number; readonly smooth: number }): void {
  let [pivot, low, lower, pivotBefore, lowerBefore] = [0, 0, 0, 0, 0];
  for (let bin = 0; bin < pivots.length; bin++) {
    const own = (curvature[bin] ?? 0) + ridge + smooth * (bending.own[bin] ?? 0) - pivot * low * low - pivotBefore * lowerBefore * lowerBefore;
    const nextLow = (smooth * (bending.next[bin] ?? 0) - pivot * low * lower) / own;
    pivotBefore = pivot;
    lowerBefore = lower;
    pivot = own;
    low = nextLow;
    lower = (smooth * (bending.afterNext[bin] ?? 0)) / own;
    pivots[bin] = pivot;
    lows[bin] = low;
    lowers[bin] = lower;
  }
}

/** Solves the system in place, forward and back; what follows the ranges in `right` stays. */
export function solveRanges(right: Float64Array, { pivots, lows, lowers }: Factors): void {
  const ordered = pivots.length;
  let [low, lower, lowerBefore, solved, solvedBefore] = [0, 0, 0, 0, 0];
  for (let bin = 0; bin < ordered; bin++) {
    const forward = (right[bin] ?? 0) - low * solved - lowerBefore * solvedBefore;
    solvedBefore = solved;
    solved = forward;
    lowerBefore = lower;
    low = lows[bin] ?? 0;
    lower = lowers[bin] ?? 0;
    right[bin] = forward;
  }
  let [after, afterThat] = [0, 0];
  for (let bin = ordered - 1; bin >= 0; bin--) {
    const value = (right[bin] ?? 0) / (pivots[bin] ?? 1) - (lows[bin] ?? 0) * after - (lowers[bin] ?? 0) * afterThat;
    right[bin] = value;
    afterThat = after;
    after = value;
  }
}
