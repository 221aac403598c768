// How far the leads of today have moved away from those of a model's training: a notice that it may no longer know them.
import type { ClosedLeads, ModelField, ScoreModel } from '../score.ts';
import { binCount, binReader } from './fieldBins.ts';
import type { FieldBins, FieldValue } from './fieldBins.ts';

/** A field whose values are notably otherwise distributed. */
export interface Drift {
  readonly field: string;
  /** Population stability index, without what chance alone makes of so few leads. */
  readonly index: number;
}

/** Above this a field is told to have changed (the usual reading of the population stability index). */
export const NOTABLE_DRIFT = 0.25;
/** Fewer leads say nothing about a distribution. */
export const LEAST_LEADS = 30;
/** Ranges are compared in so many groups. */
const GROUPS = 10;

/** Leads by field of a model and bin; plain data, kept with the model. */
export interface LeadCounts {
  readonly leads: number;
  /** One list a field of the model, one number a bin. */
  readonly byField: readonly (readonly number[])[];
}

/** Counts leads as a model sees them. */
export function countLeads(model: ScoreModel, leads: Pick<ClosedLeads, 'fields' | 'values'>): LeadCounts {
  return { leads: leads.values[0]?.length ?? 0, byField: model.fields.map((field) => countField(field, leads.values[leads.fields.findIndex(({ id }) => id === field.id)] ?? [])) };
}

function countField({ bins }: ModelField, values: readonly FieldValue[]): readonly number[] {
  const counts = new Array<number>(binCount(bins)).fill(0);
  const binOf = binReader(bins);
  for (const value of values) counts[binOf(value)] = (counts[binOf(value)] ?? 0) + 1;
  return counts;
}

/**
 * The fields whose values are distributed notably otherwise, the most changed first; none while there are too few leads.
 * @param then leads of the same kind when the model was trained; without them the closed leads it was trained on.
 */
export function driftOf(model: ScoreModel, now: LeadCounts, then?: LeadCounts): readonly Drift[] {
  const before = then !== undefined && then.leads >= LEAST_LEADS ? then : { leads: model.closed, byField: model.fields.map(({ closed }) => closed) };
  if (now.leads < LEAST_LEADS) return [];
  return model.fields
    .map(({ id, bins }, place): Drift => ({ field: id, index: stabilityIndex(grouped(bins, before.byField[place] ?? []), grouped(bins, now.byField[place] ?? [])) }))
    .filter(({ index }) => index >= NOTABLE_DRIFT)
    .sort((one, two) => two.index - one.index || (one.field < two.field ? -1 : 1));
}

function grouped(bins: FieldBins, counts: readonly number[]): readonly number[] {
  const ranges = bins.kind === 'number' ? bins.cuts.length + 1 : 0;
  if (ranges <= GROUPS) return counts;
  const groups = new Array<number>(GROUPS).fill(0);
  for (let range = 0; range < ranges; range++) {
    const group = Math.floor((range * GROUPS) / ranges);
    groups[group] = (groups[group] ?? 0) + (counts[range] ?? 0);
  }
  return [...groups, ...counts.slice(ranges)];
}

function stabilityIndex(before: readonly number[], now: readonly number[]): number {
  const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
  const [leadsBefore, leadsNow] = [total(before), total(now)];
  const share = (count: number, all: number): number => (count + 0.5) / (all + before.length / 2);
  const index = now.reduce((sum, count, group) => {
    const [then, today] = [share(before[group] ?? 0, leadsBefore), share(count, leadsNow)];
    return sum + (today - then) * Math.log(today / then);
  }, 0);
  const seen = before.filter((count, group) => count + (now[group] ?? 0) > 0).length;
  return index - Math.max(0, seen - 1) * (1 / Math.max(1, leadsBefore) + 1 / Math.max(1, leadsNow));
}
