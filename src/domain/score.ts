// The predictive score: how likely a lead like this one qualifies, learned from the organization's own closed leads, and why.
// The score of a lead is a base plus points of its fields, and they add up exactly; nothing else goes into it.
import { accuracyOf } from './scoring/accuracy.ts';
import type { Accuracy } from './scoring/accuracy.ts';
import { addUp, fitInSteps } from './scoring/additiveRegression.ts';
import type { AdditiveFit, BinnedField } from './scoring/additiveRegression.ts';
import { binContent, binCount, binReader, binsOf, rangePositions } from './scoring/fieldBins.ts';
import type { BinContent, FieldBins, FieldValue, ScoredField } from './scoring/fieldBins.ts';
import { cellOf, cellsOf, choosePairs, pairedField } from './scoring/fieldPairs.ts';
import type { FieldPair } from './scoring/fieldPairs.ts';
import { fitBestInSteps } from './scoring/penaltyChoice.ts';
import { finish } from './scoring/steps.ts';
import type { Steps } from './scoring/steps.ts';

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

/** What two fields tell together beyond what each tells by itself. Its log-odds are shared by the two in equal parts. */
export interface ModelPair extends FieldPair {
  /** One a cell. */
  readonly weights: readonly number[];
}

/** Plain data: may be stored as JSON. */
export interface ScoreModel {
  /** Log-odds of the average lead. */
  readonly intercept: number;
  readonly fields: readonly ModelField[];
  readonly pairs: readonly ModelPair[];
  readonly closed: number;
  readonly qualified: number;
}

export interface ScoreReason {
  readonly field: string;
  /** Names of the field and of what stands in it, as the organization has them, where they are known. */
  readonly label?: string;
  readonly contentLabel?: string;
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

/** What would lift a lead: the fields to fill or better, and the score it then has. */
export interface Lift {
  readonly value: number;
  readonly changes: readonly LiftChange[];
}

export interface LiftChange {
  readonly field: string;
  readonly label?: string;
  readonly contentLabel?: string;
  /** What has to stand there for it. */
  readonly to: BinContent;
  /** Points above the score before this change; all of them add up to the lift. */
  readonly points: number;
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
/** Closed leads; with fewer, what two fields seem to tell together is mostly chance. */
const ENOUGH_FOR_PAIRS = 2_000;

/**
 * Learns a model and says how good it is: trained on the older four fifths, judged on the newest fifth, then trained on all.
 * @param leads newest last; values that became known only because a lead was worked on must not be among the fields.
 */
export function trainScoreModel(leads: ClosedLeads): Training {
  return finish(trainInSteps(leads));
}

/** The same in steps of some ten milliseconds each at a few ten thousand leads. */
export function* trainInSteps(leads: ClosedLeads): Steps<Training> {
  const qualified = leads.qualified.filter(Boolean).length;
  const disqualified = leads.qualified.length - qualified;
  if (qualified < NEEDED_OF_EACH || disqualified < NEEDED_OF_EACH) return { kind: 'not-enough', qualified, disqualified, needed: NEEDED_OF_EACH };
  const split = Math.floor(leads.qualified.length * (1 - TEST_SHARE));
  const older = between(leads, 0, split);
  const newer = between(leads, split, leads.qualified.length);
  const judged = yield* fitModelInSteps(older);
  return { kind: 'trained', model: yield* fitModelInSteps(leads), accuracy: accuracyOf({ probabilities: probabilitiesOf(judged, newer), outcomes: newer.qualified.map(Number) }) };
}

function between(leads: ClosedLeads, from: number, to: number): ClosedLeads {
  return { fields: leads.fields, values: leads.values.map((values) => values.slice(from, to)), qualified: leads.qualified.slice(from, to) };
}

/** Learns a model from all of these leads; how tightly its weights are held follows from them too. With leads of one kind only, every lead gets their share. */
export function fitScoreModel(leads: ClosedLeads): ScoreModel {
  return finish(fitModelInSteps(leads));
}

function* fitModelInSteps(leads: ClosedLeads): Steps<ScoreModel> {
  const [bins, fields]: [FieldBins[], BinnedField[]] = [[], []];
  for (const [place, { kind }] of leads.fields.entries()) {
    const own = binsOf(kind, leads.values[place] ?? []);
    bins.push(own);
    fields.push(binned(own, leads.values[place] ?? []));
    yield;
  }
  const outcomes = Uint8Array.from(leads.qualified, Number);
  const qualified = outcomes.reduce((sum, outcome) => sum + outcome, 0);
  const { fit, pairs } = yield* fitOf(fields, outcomes, qualified);
  return {
    intercept: fit.intercept,
    fields: leads.fields.map(({ id }, place) => ({ id, bins: bins[place] ?? { kind: 'choice', values: [] }, weights: [...(fit.weights[place] ?? [])], ...countsOf(fields[place], outcomes) })),
    pairs: pairs.map((pair, place) => ({ ...pair, weights: [...(fit.weights[fields.length + place] ?? [])] })),
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

interface PairedFit {
  readonly fit: Pick<AdditiveFit, 'intercept' | 'weights'>;
  /** Their weights follow those of the fields. */
  readonly pairs: readonly FieldPair[];
}

function* fitOf(fields: readonly BinnedField[], outcomes: Uint8Array, qualified: number): Steps<PairedFit> {
  if (qualified === 0 || qualified === outcomes.length) {
    const share = (qualified + 1) / (outcomes.length + 2);
    return { fit: { intercept: Math.log(share / (1 - share)), weights: fields.map(({ count }) => new Float64Array(count)) }, pairs: [] };
  }
  const alone = yield* fitBestInSteps(fields, outcomes);
  if (outcomes.length < ENOUGH_FOR_PAIRS) return { fit: alone, pairs: [] };
  const pairs = yield* choosePairs(fields, outcomes, alone);
  if (pairs.length === 0) return { fit: alone, pairs };
  const together = yield* fitInSteps([...fields, ...pairs.map((pair) => pairedField(pair, fields))], outcomes, { penalty: alone.penalty, start: alone });
  return together.criterion < alone.criterion ? { fit: together, pairs } : { fit: alone, pairs: [] };
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
  const binsAt = (place: number): Uint16Array => leads[place] ?? new Uint16Array();
  const alone = model.fields.map(({ weights }, place) => ({ bins: binsAt(place), weights: Float64Array.from(weights) }));
  const together = model.pairs.map((pair) => ({ bins: cellsOf(pair, binsAt), weights: Float64Array.from(pair.weights) }));
  addUp(odds, [...alone, ...together], model.intercept);
  return odds;
}

/** The chance, 0 to 1, that each of these leads qualifies. */
export function probabilitiesOf(model: ScoreModel, leads: Pick<ClosedLeads, 'fields' | 'values'>): Float64Array {
  return logOddsOf(model, binLeads(model, leads)).map(chanceOf);
}

function chanceOf(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}

/** What one field brings to a lead. */
export interface Part {
  readonly field: ModelField;
  readonly bin: number;
  readonly weight: number;
}

/** The bin of a lead in each field of the model. */
export function binsOfLead(model: ScoreModel, values: LeadValues): readonly number[] {
  return model.fields.map((field) => binReader(field.bins)(values[field.id]));
}

/** What each field of the model brings to a lead with these bins: its own weight, and half of each pair it is in. */
export function partsOf(model: ScoreModel, bins: readonly number[]): readonly Part[] {
  const weights = model.fields.map((field, place) => field.weights[bins[place] ?? 0] ?? 0);
  for (const pair of model.pairs) {
    const half = (pair.weights[cellOf(pair, bins[pair.one] ?? 0, bins[pair.two] ?? 0)] ?? 0) / 2;
    for (const place of [pair.one, pair.two]) weights[place] = (weights[place] ?? 0) + half;
  }
  return model.fields.map((field, place) => ({ field, bin: bins[place] ?? 0, weight: weights[place] ?? 0 }));
}

/** The score of one lead with its reasons. */
export function scoreOf(model: ScoreModel, values: LeadValues): PredictiveScore {
  const parts = partsOf(model, binsOfLead(model, values));
  const value = wholeScore(oddsOf(model, parts));
  const base = wholeScore(model.intercept);
  const weighty = parts.map((part, place) => ({ part, place })).filter(({ part }) => part.weight !== 0).sort((one, two) => Math.abs(two.part.weight) - Math.abs(one.part.weight) || one.place - two.place);
  const top = weighty.slice(0, MOST_REASONS).map(({ part }) => part);
  const rest = weighty.slice(MOST_REASONS).reduce((sum, { part }) => sum + part.weight, 0);
  const points = shareOut(value - base, [...top.map(({ weight }) => weight), rest], 100 * chanceOf(model.intercept) * (1 - chanceOf(model.intercept)));
  const reasons = top.map(({ field, bin }, place): ScoreReason => ({ field: field.id, content: binContent(field.bins, bin), points: points[place] ?? 0, closed: field.closed[bin] ?? 0, qualified: field.qualified[bin] ?? 0 }));
  return { value, base, reasons, others: points[top.length] ?? 0 };
}

/** Log-odds of a lead, always summed in the order of the fields: the same parts give the same number to the last bit. */
export function oddsOf(model: ScoreModel, parts: readonly Part[]): number {
  return parts.reduce((sum, { weight }) => sum + weight, model.intercept);
}

/** 0 to 100. */
export function wholeScore(odds: number): number {
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
