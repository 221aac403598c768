// A score as the organization has trained it: the model with how its fields are read and named, and the score it gives an open lead.
import type { LeadScore, NoScore } from '../leadResearch.ts';
import { isSampleId } from '../sampleId.ts';
import { scoreOf, trainInSteps } from '../score.ts';
import type { LeadValues, Lift, PredictiveScore, ScoreModel } from '../score.ts';
import { bestContent, isFillable, scoredValue, tableOf, trainingTable } from '../scoredFields.ts';
import type { KnownLeads, LeadCells, LeftOut, ScoredColumn } from '../scoredFields.ts';
import type { Accuracy } from './accuracy.ts';
import { countLeads, driftOf } from './drift.ts';
import type { Drift, LeadCounts } from './drift.ts';
import type { BinContent } from './fieldBins.ts';
import { grades, gradeOf, readinessOf, trendOf } from './grades.ts';
import type { GradeRanges, Readiness } from './grades.ts';
import { liftTo } from './lift.ts';
import type { Steps } from './steps.ts';

/** How the organization names a field and its choices. */
export interface FieldLabels {
  readonly label: string;
  /** Value → label. */
  readonly values?: Readonly<Record<string, string>>;
}

export interface TrainedScore {
  readonly model: ScoreModel;
  readonly accuracy: Accuracy;
  readonly columns: readonly ScoredColumn[];
  /** By field id. */
  readonly labels: Readonly<Record<string, FieldLabels>>;
  readonly leftOut: readonly LeftOut[];
  /** Learned from sample leads: it says nothing about real ones, and scores none. */
  readonly isSample: boolean;
  /** The fields the admin had chosen; undefined = all that are fit. */
  readonly chosen?: readonly string[];
  /** The open leads at the time of training: what drift is measured against. */
  readonly openLeads: LeadCounts;
}

export interface TrainingInput extends KnownLeads {
  readonly columns: readonly ScoredColumn[];
  readonly labels: Readonly<Record<string, FieldLabels>>;
  /** Fields left out before their values were looked at. */
  readonly leftOut: readonly LeftOut[];
  readonly isSample: boolean;
  readonly chosen?: readonly string[];
}

/** Learns from closed leads what they have to teach; undefined while there are too few, or no field tells anything. */
export function* trainScoreInSteps(input: TrainingInput): Steps<TrainedScore | undefined> {
  const { columns, leads, leftOut } = yield* trainingTable(input.columns, input);
  if (columns.length === 0) return undefined;
  const training = yield* trainInSteps(leads);
  if (training.kind === 'not-enough') return undefined;
  const { model, accuracy } = training;
  return {
    model, accuracy, columns,
    labels: Object.fromEntries(columns.flatMap(({ id }) => (input.labels[id] === undefined ? [] : [[id, input.labels[id]] as const]))),
    leftOut: [...input.leftOut, ...leftOut],
    isSample: input.isSample,
    ...(input.chosen === undefined ? {} : { chosen: input.chosen }),
    openLeads: countLeads(model, tableOf(columns, input.open)),
  };
}

/** Whether it may be used. */
export function readinessOfScore({ accuracy }: TrainedScore): Readiness {
  return readinessOf(accuracy.auc, accuracy.aucAtLeast);
}

/** Fields whose values are otherwise than at the time of training. @param open open leads of now. */
export function driftOfScore(trained: TrainedScore, open: readonly LeadCells[]): readonly Drift[] {
  return driftOf(trained.model, countLeads(trained.model, tableOf(trained.columns, open)), trained.openLeads);
}

export interface ScoringMoment {
  readonly ranges: GradeRanges;
  /** UTC ISO instants. */
  readonly trainedOn: string;
  readonly now: Date;
  /** What the lead had so far: the trend is against it, and when nothing has changed it stays as it is. */
  readonly before?: LeadScore | NoScore;
}

/** The score of an open lead; undefined = the model says nothing about it: one of sample leads knows no real ones. */
export function leadScoreOf(trained: TrainedScore, lead: LeadCells, { ranges, trainedOn, now, before }: ScoringMoment): LeadScore | undefined {
  if (trained.isSample && !isSampleId(lead.id)) return undefined;
  const values: LeadValues = Object.fromEntries(trained.columns.map((column) => [column.id, scoredValue(column, lead)]));
  const score = labelled(scoreOf(trained.model, values), trained.labels);
  const grade = gradeOf(score.value, ranges);
  const lift = liftToNextGrade(trained, values, { ranges, value: score.value });
  const found = { made: 'here' as const, ...score, grade, modelTrainedOn: trainedOn, ...(lift === undefined ? {} : { lift }), ...(trained.isSample ? { isSample: true as const } : {}) };
  const earlier = before !== undefined && 'value' in before ? before : undefined;
  if (earlier?.made === 'here' && saysTheSame(earlier, found)) return earlier;
  return { ...found, trend: trendOf(score.value, earlier?.value), ...(earlier === undefined ? {} : { before: earlier.value }), scoredOn: now.toISOString() };
}

/** Everything but when it was said and what was before. Both are plain data made in one order, the stored one has been through JSON. */
function saysTheSame(earlier: Extract<LeadScore, { made: 'here' }>, found: object): boolean {
  const { trend: _trend, before: _before, scoredOn: _scoredOn, ...said } = earlier;
  return sortedJson(said) === sortedJson(found);
}

function sortedJson(value: object): string {
  return JSON.stringify(Object.entries(value).sort(([one], [two]) => (one < two ? -1 : 1)));
}

function labelled(score: PredictiveScore, labels: TrainedScore['labels']): PredictiveScore {
  return { ...score, reasons: score.reasons.map((reason) => ({ ...reason, ...labelsFor(reason.field, reason.content, labels) })) };
}

function labelsFor(field: string, content: BinContent, labels: TrainedScore['labels']): { readonly label?: string; readonly contentLabel?: string } {
  const named = labels[field];
  if (named === undefined) return {};
  const contentLabel = content.kind === 'value' ? named.values?.[content.value] : undefined;
  return { label: named.label, ...(contentLabel === undefined ? {} : { contentLabel }) };
}

/** What lifts a lead to the next better grade by changes a seller can make; undefined for the best grade and where nothing does. */
function liftToNextGrade({ model, columns, labels }: TrainedScore, values: LeadValues, { ranges, value }: { readonly ranges: GradeRanges; readonly value: number }): Lift | undefined {
  const better = grades[grades.indexOf(gradeOf(value, ranges)) - 1];
  if (better === undefined || better === 'D') return undefined;
  const only = Object.fromEntries(columns.flatMap((column) => { const best = bestContent(column); return best === undefined ? [] : [[column.id, best] as const]; }));
  const lift = liftTo(model, values, { reach: ranges[better], fillable: columns.filter(isFillable).map(({ id }) => id), correctable: Object.keys(only), only });
  return lift === undefined ? undefined : { ...lift, changes: lift.changes.map((change) => ({ ...change, ...labelsFor(change.field, change.to, labels) })) };
}
