// Regularized logistic regression over binned fields: one weight a bin, neighboring ranges held together, typed arrays throughout.
// Solved by Newton steps whose linear systems are swept field by field: the bins of one field never meet, so each is a banded
// system, and the time grows with leads × fields, not with the number of bins.
import { bendBack, bendingOf, emptyFactors, factorRanges, solveRanges } from './bandedSystem.ts';
import type { Bending, Factors } from './bandedSystem.ts';
import { finish } from './steps.ts';
import type { Steps } from './steps.ts';

export interface BinnedField {
  /** The bin of each lead. */
  readonly bins: Uint16Array;
  readonly count: number;
  /** Where the first bins, which follow each other, stand on a scale; rising. Empty where bins have no order. */
  readonly positions: readonly number[];
  /** Pulls its weights to zero at least so much. */
  readonly ridge?: number;
}

export interface Penalty {
  /** Pulls every weight to zero. */
  readonly ridge: number;
  /** Pulls the weights of following ranges to a straight line over their positions. */
  readonly smooth: number;
}

export interface AdditiveFit {
  /** Log-odds of the average lead: every field's weights average zero over the leads. */
  readonly intercept: number;
  readonly weights: readonly Float64Array[];
  readonly penalty: Penalty;
  /** Akaike's criterion: misfit plus the price of every weight that is really free. Smaller is better. */
  readonly criterion: number;
}

const MOST_STEPS = 12;
const MOST_SWEEPS = 6;
/** Log-odds; a weight that moves less stands still. */
const STILL = 2e-2;
/** Ranges are held by their neighbors already. */
const RIDGE_OF_RANGES = 0.15;
const LEAST_CURVATURE = 1e-5;

/** One field while it is fitted. */
interface Fitted extends BinnedField {
  readonly weights: Float64Array;
  /** Leads in each bin, as shares of all. */
  readonly shares: Float64Array;
  /** Curvature summed by bin. */
  readonly curvature: Float64Array;
  readonly ordered: number;
  readonly bending: Bending;
  readonly factors: Factors;
  /** The last change of the weights. */
  readonly change: Float64Array;
}

/** What is left to explain, one entry a lead. */
interface Remainder {
  readonly residual: Float64Array;
  readonly curvature: Float64Array;
}

export interface FitOptions {
  readonly penalty: Penalty;
  /** An earlier fit over the same bins. */
  readonly start?: AdditiveFit;
}

/** @param outcomes 1 or 0, one a lead; both must occur. */
export function fitAdditive(fields: readonly BinnedField[], outcomes: Uint8Array, options: FitOptions): AdditiveFit {
  return finish(fitInSteps(fields, outcomes, options));
}

/** The same in steps, each a few passes over the leads. */
export function* fitInSteps(fields: readonly BinnedField[], outcomes: Uint8Array, options: FitOptions): Steps<AdditiveFit> {
  const { penalty, start } = options;
  const fitted = fields.map((field, place): Fitted => ({ ...field, weights: Float64Array.from(start?.weights[place] ?? new Float64Array(field.count)), shares: sharesOf(field), curvature: new Float64Array(field.count), ordered: field.positions.length, bending: bendingOf(field.positions), factors: emptyFactors(field.positions.length), change: new Float64Array(field.count) }));
  const odds = new Float64Array(outcomes.length);
  const remainder: Remainder = { residual: new Float64Array(outcomes.length), curvature: new Float64Array(outcomes.length) };
  let intercept = start?.intercept ?? logOdds(outcomes);
  addUp(odds, fitted, intercept);
  for (let step = 0; step < MOST_STEPS; step++) {
    const total = expand(odds, outcomes, remainder);
    for (const field of fitted) {
      sumByBin(field.bins, remainder.curvature, field.curvature);
      factorRanges(field.factors, field, { ridge: penalty.ridge * RIDGE_OF_RANGES, smooth: penalty.smooth });
    }
    let moved = 0;
    for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      intercept += shiftAll(remainder, total);
      let most = 0;
      for (const field of fitted) {
        const change = solveField(field, remainder.residual, penalty);
        takeAway(field.bins, change, remainder);
        intercept += center(field);
        most = Math.max(most, mostMoved(change, field.shares));
      }
      moved = Math.max(moved, most);
      if (most < STILL) break;
      yield;
    }
    addUp(odds, fitted, intercept);
    if (moved < STILL) break;
    yield;
  }
  return { intercept, weights: fitted.map(({ weights }) => weights), penalty, criterion: 2 * misfit(odds, outcomes) + 2 * freedom(fitted, penalty) };
}

function logOdds(outcomes: Uint8Array): number {
  let yes = 0;
  for (const outcome of outcomes) yes += outcome;
  return Math.log(yes / (outcomes.length - yes));
}

function sharesOf(field: BinnedField): Float64Array {
  const shares = new Float64Array(field.count);
  const one = 1 / field.bins.length;
  for (let lead = 0; lead < field.bins.length; lead++) {
    const bin = field.bins[lead] ?? 0;
    shares[bin] = (shares[bin] ?? 0) + one;
  }
  return shares;
}

/** Log-odds of every lead, into `odds`. */
export function addUp(odds: Float64Array, fields: readonly Pick<Fitted, 'bins' | 'weights'>[], intercept: number): void {
  odds.fill(intercept);
  for (const { bins, weights } of fields) {
    for (let lead = 0; lead < odds.length; lead++) odds[lead] = (odds[lead] ?? 0) + (weights[bins[lead] ?? 0] ?? 0);
  }
}

/** Residual and curvature of every lead at these odds; returns the curvature of all. */
function expand(odds: Float64Array, outcomes: Uint8Array, { residual, curvature }: Remainder): number {
  let total = 0;
  for (let lead = 0; lead < odds.length; lead++) {
    const chance = 1 / (1 + Math.exp(-(odds[lead] ?? 0)));
    const slope = Math.max(chance * (1 - chance), LEAST_CURVATURE);
    curvature[lead] = slope;
    residual[lead] = (outcomes[lead] ?? 0) - chance;
    total += slope;
  }
  return total;
}

function sumByBin(bins: Uint16Array, values: Float64Array, sums: Float64Array): void {
  sums.fill(0);
  for (let lead = 0; lead < bins.length; lead++) {
    const bin = bins[lead] ?? 0;
    sums[bin] = (sums[bin] ?? 0) + (values[lead] ?? 0);
  }
}

/** Moves the intercept to where the residuals sum to zero; returns by how much. */
function shiftAll({ residual, curvature }: Remainder, total: number): number {
  let sum = 0;
  for (let lead = 0; lead < residual.length; lead++) sum += residual[lead] ?? 0;
  const shift = sum / total;
  for (let lead = 0; lead < residual.length; lead++) residual[lead] = (residual[lead] ?? 0) - (curvature[lead] ?? 0) * shift;
  return shift;
}

/** Moves the weights of one field to their best while the others stand still; returns the changes. */
function solveField(field: Fitted, residual: Float64Array, penalty: Penalty): Float64Array {
  const { weights, ordered, count, curvature, change } = field;
  const ridge = ridgeOf(field, penalty);
  sumByBin(field.bins, residual, change);
  for (let bin = 0; bin < count; bin++) change[bin] = (change[bin] ?? 0) - (bin < ordered ? penalty.ridge * RIDGE_OF_RANGES : ridge) * (weights[bin] ?? 0);
  bendBack(change, field, penalty.smooth);
  solveRanges(change, field.factors);
  for (let bin = ordered; bin < count; bin++) change[bin] = (change[bin] ?? 0) / ((curvature[bin] ?? 0) + ridge);
  for (let bin = 0; bin < count; bin++) weights[bin] = (weights[bin] ?? 0) + (change[bin] ?? 0);
  return change;
}

/** Of bins without order. */
function ridgeOf({ ridge = 0 }: Pick<Fitted, 'ridge'>, penalty: Penalty): number {
  return Math.max(ridge, penalty.ridge);
}

function takeAway(bins: Uint16Array, change: Float64Array, { residual, curvature }: Remainder): void {
  for (let lead = 0; lead < bins.length; lead++) residual[lead] = (residual[lead] ?? 0) - (curvature[lead] ?? 0) * (change[bins[lead] ?? 0] ?? 0);
}

/** Takes the field's average out of its weights, so that a weight says how a bin differs from the average lead; returns it. */
function center({ weights, shares }: Fitted): number {
  let average = 0;
  for (let bin = 0; bin < weights.length; bin++) average += (weights[bin] ?? 0) * (shares[bin] ?? 0);
  for (let bin = 0; bin < weights.length; bin++) weights[bin] = (weights[bin] ?? 0) - average;
  return average;
}

function mostMoved(change: Float64Array, shares: Float64Array): number {
  let most = 0;
  for (let bin = 0; bin < change.length; bin++) if ((shares[bin] ?? 0) > 0) most = Math.max(most, Math.abs(change[bin] ?? 0));
  return most;
}

/** Negative log-likelihood of the outcomes. */
export function misfit(odds: Float64Array, outcomes: Uint8Array): number {
  let sum = 0;
  for (let lead = 0; lead < odds.length; lead++) sum += Math.log1p(Math.exp(outcomes[lead] === 1 ? -(odds[lead] ?? 0) : (odds[lead] ?? 0)));
  return sum;
}

/** How many weights are really free: one that is held tightly counts as a part. */
function freedom(fields: readonly Fitted[], penalty: Penalty): number {
  let free = 1;
  for (const field of fields) {
    const { count, ordered, curvature, factors } = field;
    for (let bin = ordered; bin < count; bin++) free += (curvature[bin] ?? 0) / ((curvature[bin] ?? 0) + ridgeOf(field, penalty));
    const unit = new Float64Array(ordered);
    for (let bin = 0; bin < ordered; bin++) {
      unit.fill(0)[bin] = 1;
      solveRanges(unit, factors);
      free += (curvature[bin] ?? 0) * (unit[bin] ?? 0);
    }
  }
  return free;
}
