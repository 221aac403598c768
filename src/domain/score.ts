// The predictive score: how likely a lead like this one qualifies, learned from the organization's own closed leads, and why.
// The score of a lead is a base plus points of its fields, and they add up exactly; nothing else goes into it.
import { accuracyOf } from './scoring/accuracy.ts';
import type { Accuracy } from './scoring/accuracy.ts';
import { addUp } from './scoring/additiveRegression.ts';
import type { AdditiveFit, BinnedField } from './scoring/additiveRegression.ts';
import { binContent, binCount, binReader, binsOf, rangePositions } from './scoring/fieldBins.ts';
import type { BinContent, FieldBins, FieldValue, ScoredField } from './scoring/fieldBins.ts';
import { fitBest } from './scoring/penaltyChoice.ts';

/** Leads that were qualified or disqualified, by column. */
export interface ClosedLeads {
  readonly fields: readonly ScoredField[];
  /** One list a field, one value a lead. */
  readonly values: readonly (readonly FieldValue[])[];
  readonly qualified: readonly boolean[];
}

/** One field of a model. All lists have one entry a bin. */
export interface ModelField {
  readonly id: string;
  readonly bins: FieldBins;
  /** Log-odds above the average lead. */
  readonly weights: readonly number[];
  /** Closed leads, and those of them that qualified: the statistic behind a reason. */
  readonly closed: readonly number[];
  readonly qualified: readonly number[];
}

/** Plain data: may be stored as JSON. */
export interface ScoreModel {
  /** Log-odds of the average lead. */
  readonly intercept: number;
  readonly fields: readonly ModelField[];
  readonly closed: number;
  readonly qualified: number;
}

export interface ScoreReason {
  readonly field: string;
  /** What the lead has there. */
  readonly content: BinContent;
  /** Whole points, above or below zero. */
  readonly points: number;
  /** Closed leads like this in this field, and how many of them qualified. */
  readonly closed: number;
  readonly qualified: number;
}

export interface PredictiveScore {
  /** 0 to 100: so many in a hundred leads like this qualify. `base`, the reasons' points and `others` add up to it. */
  readonly value: number;
  /** The score of the average lead. */
  readonly base: number;
  /** At most five, the weightiest first; equal ones in the order of the fields. */
  readonly reasons: readonly ScoreReason[];
  /** Points of all fields that are not among the reasons. */
  readonly others: number;
}

/** The values of one lead, by field id. */
export type LeadValues = Readonly<Record<string, FieldValue>>;

export type Training =
  | { readonly kind: 'not-enough'; readonly qualified: number; readonly disqualified: number; readonly needed: number }
  | { readonly kind: 'trained'; readonly model: ScoreModel; /** Measured on the most recent leads, by a model that has not seen them. */ readonly accuracy: Accuracy };

/** Of each kind (Dynamics 365: configure predictive lead scoring). */
export const NEEDED_OF_EACH = 40;
export const MOST_REASONS = 5;
/** The most recent part of the closed leads, by which a model is judged. */
const TEST_SHARE = 0.2;

/**
 * Learns a model and says how good it is: trained on the older four fifths, judged on the newest fifth, then trained on all.
 * @param leads newest last; values that became known only because a lead was worked on must not be among the fields.
 */
export function trainScoreModel(leads: ClosedLeads): Training {
  const qualified = leads.qualified.filter(Boolean).length;
  const disqualified = leads.qualified.length - qualified;
  if (qualified < NEEDED_OF_EACH || disqualified < NEEDED_OF_EACH) return { kind: 'not-enough', qualified, disqualified, needed: NEEDED_OF_EACH };
  const split = Math.floor(leads.qualified.length * (1 - TEST_SHARE));
  const older = between(leads, 0, split);
  const newer = between(leads, split, leads.qualified.length);
  const judged = fitScoreModel(older);
  return { kind: 'trained', model: fitScoreModel(leads), accuracy: accuracyOf({ probabilities: probabilitiesOf(judged, newer), outcomes: newer.qualified.map(Number) }) };
}

function between(leads: ClosedLeads, from: number, to: number): ClosedLeads {
  return { fields: leads.fields, values: leads.values.map((values) => values.slice(from, to)), qualified: leads.qualified.slice(from, to) };
}

/** Learns a model from all of these leads; how tightly its weights are held follows from them too. With leads of one kind only, every lead gets their share. */
export function fitScoreModel(leads: ClosedLeads): ScoreModel {
  const bins = leads.fields.map(({ kind }, place) => binsOf(kind, leads.values[place] ?? []));
  const fields = bins.map((each, place) => binned(each, leads.values[place] ?? []));
  const outcomes = Uint8Array.from(leads.qualified, Number);
  const qualified = outcomes.reduce((sum, outcome) => sum + outcome, 0);
  const fit = fitOf(fields, outcomes, qualified);
  return {
    intercept: fit.intercept,
    fields: leads.fields.map(({ id }, place) => ({ id, bins: bins[place] ?? { kind: 'choice', values: [] }, weights: [...(fit.weights[place] ?? [])], ...countsOf(fields[place], outcomes) })),
    closed: outcomes.length,
    qualified,
  };
}

function binned(bins: FieldBins, values: readonly FieldValue[]): BinnedField {
  const places = placesOf(bins, values);
  return { bins: places, count: binCount(bins), positions: rangePositions(bins, values, places) };
}

function placesOf(bins: FieldBins, values: readonly FieldValue[]): Uint16Array {
  const binOf = binReader(bins);
  const places = new Uint16Array(values.length);
  for (let lead = 0; lead < places.length; lead++) places[lead] = binOf(values[lead]);
  return places;
}

function fitOf(fields: readonly BinnedField[], outcomes: Uint8Array, qualified: number): AdditiveFit {
  if (qualified === 0 || qualified === outcomes.length) {
    const share = (qualified + 1) / (outcomes.length + 2);
    return { intercept: Math.log(share / (1 - share)), weights: fields.map(({ count }) => new Float64Array(count)), criterion: 0 };
  }
  return fitBest(fields, outcomes);
}

function countsOf(field: BinnedField | undefined, outcomes: Uint8Array): Pick<ModelField, 'closed' | 'qualified'> {
  const closed = new Array<number>(field?.count ?? 0).fill(0);
  const qualified = new Array<number>(field?.count ?? 0).fill(0);
  field?.bins.forEach((bin, lead) => {
    closed[bin] = (closed[bin] ?? 0) + 1;
    qualified[bin] = (qualified[bin] ?? 0) + (outcomes[lead] ?? 0);
  });
  return { closed, qualified };
}

/** Leads as a model sees them: one list a field of the model, the bin of each lead. Made once, scored often. */
export type BinnedLeads = readonly Uint16Array[];

/** The leads' values as bins of the model; its fields are found by id, one that is not there counts as missing. */
export function binLeads(model: ScoreModel, leads: Pick<ClosedLeads, 'fields' | 'values'>): BinnedLeads {
  const count = leads.values[0]?.length ?? 0;
  return model.fields.map((field) => {
    const values = leads.values[leads.fields.findIndex(({ id }) => id === field.id)] ?? new Array<FieldValue>(count).fill(undefined);
    return placesOf(field.bins, values);
  });
}

/** Log-odds of each lead, which order them as their scores do, only finer. */
export function logOddsOf(model: ScoreModel, leads: BinnedLeads): Float64Array {
  const odds = new Float64Array(leads[0]?.length ?? 0);
  addUp(odds, model.fields.map(({ weights }, place) => ({ bins: leads[place] ?? new Uint16Array(), weights: Float64Array.from(weights) })), model.intercept);
  return odds;
}

/** The chance, 0 to 1, that each of these leads qualifies. */
export function probabilitiesOf(model: ScoreModel, leads: Pick<ClosedLeads, 'fields' | 'values'>): Float64Array {
  return logOddsOf(model, binLeads(model, leads)).map(chanceOf);
}

function chanceOf(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}

interface Part {
  readonly field: ModelField;
  readonly bin: number;
  readonly weight: number;
}

function partsOf(model: ScoreModel, values: LeadValues): readonly Part[] {
  return model.fields.map((field) => {
    const bin = binReader(field.bins)(values[field.id]);
    return { field, bin, weight: field.weights[bin] ?? 0 };
  });
}

/** The score of one lead with its reasons. */
export function scoreOf(model: ScoreModel, values: LeadValues): PredictiveScore {
  const parts = partsOf(model, values);
  const value = wholeScore(oddsOf(model, parts));
  const base = wholeScore(model.intercept);
  const weighty = parts.map((part, place) => ({ part, place })).filter(({ part }) => part.weight !== 0).sort((one, two) => Math.abs(two.part.weight) - Math.abs(one.part.weight) || one.place - two.place);
  const top = weighty.slice(0, MOST_REASONS).map(({ part }) => part);
  const rest = weighty.slice(MOST_REASONS).reduce((sum, { part }) => sum + part.weight, 0);
  const points = shareOut(value - base, [...top.map(({ weight }) => weight), rest], 100 * chanceOf(model.intercept) * (1 - chanceOf(model.intercept)));
  const reasons = top.map(({ field, bin }, place): ScoreReason => ({ field: field.id, content: binContent(field.bins, bin), points: points[place] ?? 0, closed: field.closed[bin] ?? 0, qualified: field.qualified[bin] ?? 0 }));
  return { value, base, reasons, others: points[top.length] ?? 0 };
}

function oddsOf(model: ScoreModel, parts: readonly Part[]): number {
  return parts.reduce((sum, { weight }) => sum + weight, model.intercept);
}

function wholeScore(odds: number): number {
  return Math.round(100 * chanceOf(odds));
}

/**
 * Whole points whose sum is `difference`, as near as possible to the log-odds by one common factor; the largest remainders are rounded up.
 * @param slope points a unit of log-odds is worth where the log-odds cancel out.
 */
export function shareOut(difference: number, odds: readonly number[], slope: number): readonly number[] {
  const sum = odds.reduce((total, each) => total + each, 0);
  // A sum near zero says nothing about the worth of its parts; there the slope of the curve does.
  const factor = Math.abs(sum) < 0.05 || difference / sum <= 0 ? slope : difference / sum;
  const exact = odds.map((each) => each * factor);
  const whole = exact.map(Math.floor);
  const order = exact.map((each, place) => ({ place, remainder: each - Math.floor(each) })).sort((one, two) => two.remainder - one.remainder || one.place - two.place);
  let left = difference - whole.reduce((total, each) => total + each, 0);
  for (let turn = 0; left !== 0 && order.length > 0; turn++) {
    const place = left > 0 ? order[turn % order.length]?.place : order[order.length - 1 - (turn % order.length)]?.place;
    if (place === undefined) break;
    whole[place] = (whole[place] ?? 0) + Math.sign(left);
    left -= Math.sign(left);
  }
  return whole;
}

/** What would lift a lead: the fields to fill, and the score it would then have. */
export interface Lift {
  readonly value: number;
  readonly changes: readonly { readonly field: string; /** Points above the score now. */ readonly points: number }[];
}

/**
 * The fewest empty fields that, once known, would lift the score to `reach`; undefined when filling all of them would not.
 * What will be found there isn't known: each counts with what closed leads gained on average by having it filled.
 */
export function liftTo(model: ScoreModel, values: LeadValues, wanted: { readonly reach: number; readonly changeable: readonly string[] }): Lift | undefined {
  const parts = partsOf(model, values);
  let odds = oddsOf(model, parts);
  let value = wholeScore(odds);
  const gains = parts
    .filter(({ field, bin }) => wanted.changeable.includes(field.id) && binContent(field.bins, bin).kind === 'missing')
    .map(({ field, weight }) => ({ field: field.id, gain: filledWeight(field) - weight }))
    .filter(({ gain }) => gain > 0)
    .sort((one, two) => two.gain - one.gain || (one.field < two.field ? -1 : 1));
  const changes: { field: string; points: number }[] = [];
  for (const { field, gain } of gains) {
    if (value >= wanted.reach) break;
    odds += gain;
    const next = wholeScore(odds);
    changes.push({ field, points: next - value });
    value = next;
  }
  return value >= wanted.reach && changes.length > 0 ? { value, changes } : undefined;
}

/** The average weight of a field where it is filled in. */
function filledWeight(field: ModelField): number {
  const missing = binCount(field.bins) - 1;
  let [leads, sum] = [0, 0];
  for (let bin = 0; bin < missing; bin++) {
    leads += field.closed[bin] ?? 0;
    sum += (field.closed[bin] ?? 0) * (field.weights[bin] ?? 0);
  }
  return leads === 0 ? 0 : sum / leads;
}

/** How far today's leads have moved away from those a model has learned from, by field; 0 = not at all. */
export interface Drift {
  readonly field: string;
  /** Population stability index. */
  readonly index: number;
}

/** Above this a field is told to have changed (the usual reading of the population stability index). */
export const NOTABLE_DRIFT = 0.25;

/** The fields whose values are distributed notably otherwise than in training, the most changed first. */
export function driftOf(model: ScoreModel, leads: Pick<ClosedLeads, 'fields' | 'values'>): readonly Drift[] {
  return model.fields
    .map((field): Drift => {
      const values = leads.values[leads.fields.findIndex(({ id }) => id === field.id)] ?? [];
      const now = new Array<number>(binCount(field.bins)).fill(0);
      const binOf = binReader(field.bins);
      for (const value of values) now[binOf(value)] = (now[binOf(value)] ?? 0) + 1;
      const share = (count: number, all: number): number => (count + 0.5) / (all + now.length / 2);
      const index = now.reduce((sum, count, bin) => {
        const [then, today] = [share(field.closed[bin] ?? 0, model.closed), share(count, values.length)];
        return sum + (today - then) * Math.log(today / then);
      }, 0);
      return { field: field.id, index };
    })
    .filter(({ index }) => index >= NOTABLE_DRIFT)
    .sort((one, two) => two.index - one.index || (one.field < two.field ? -1 : 1));
}
