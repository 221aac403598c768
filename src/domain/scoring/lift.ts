// What would lift a lead to its next grade: the smallest change of what a seller can change, with the score it really comes to.
import { binsOfLead, oddsOf, partsOf, wholeScore } from '../score.ts';
import type { Lift, LiftChange, LeadValues, ModelField, ScoreModel } from '../score.ts';
import { binContent, binCount } from './fieldBins.ts';
import { cellOf } from './fieldPairs.ts';

export interface WantedLift {
  /** The score to come to. */
  readonly reach: number;
  /** Fields that may be filled in where they are empty. */
  readonly fillable: readonly string[];
  /** Fields where also what stands there may be replaced. */
  readonly correctable?: readonly string[];
  /** Fields where one value alone is worth asking for. */
  readonly only?: Readonly<Record<string, string>>;
}

/** A field that may be changed, by its place in the model, and the bins that can be asked for. */
interface Changeable {
  readonly place: number;
  readonly options: readonly number[];
}

/** A lead by its bins, while it is changed. */
type Bins = number[];

/**
 * Few fields, each time the one that brings most, and of what could stand in them the most usual that suffices; undefined when nothing
 * that may be changed is enough. A lead that is changed so has exactly the score it says.
 */
export function liftTo(model: ScoreModel, values: LeadValues, wanted: WantedLift): Lift | undefined {
  const before = binsOfLead(model, values);
  const bins: Bins = [...before];
  const suffices = (): boolean => scoreAt(model, bins) >= wanted.reach;
  const open = new Set(changeableOf(model, before, wanted));
  const used: Changeable[] = [];
  while (!suffices()) {
    const next = bestChange(model, bins, open);
    if (next === undefined) return undefined;
    bins[next.change.place] = next.bin;
    open.delete(next.change);
    used.push(next.change);
  }
  if (used.length === 0) return undefined;
  for (const change of [...used].reverse()) relax(change, bins, { model, before, suffices });
  return liftOf(model, { before, bins, used });
}

function scoreAt(model: ScoreModel, bins: readonly number[]): number {
  return wholeScore(oddsOf(model, partsOf(model, bins)));
}

function changeableOf(model: ScoreModel, before: readonly number[], { fillable, correctable = [], only = {} }: WantedLift): readonly Changeable[] {
  return model.fields.flatMap((field, place): readonly Changeable[] => {
    const isEmpty = binContent(field.bins, before[place] ?? 0).kind === 'missing';
    const mayChange = (isEmpty && fillable.includes(field.id)) || correctable.includes(field.id);
    return mayChange ? [{ place, options: optionsOf(field, only[field.id]) }] : [];
  });
}

/** What can be named and has been seen, the most usual first. */
function optionsOf(field: ModelField, only?: string): readonly number[] {
  const closed = (bin: number): number => field.closed[bin] ?? 0;
  const isNamed = (bin: number): boolean => {
    const content = binContent(field.bins, bin);
    return content.kind === 'value' ? only === undefined || content.value === only : content.kind === 'range';
  };
  return Array.from({ length: binCount(field.bins) }, (_each, bin) => bin).filter((bin) => isNamed(bin) && closed(bin) > 0).sort((one, two) => closed(two) - closed(one) || one - two);
}

/** What a bin brings at this place, with the other fields as they are. */
function weightAt(model: ScoreModel, bins: readonly number[], { place, bin }: { readonly place: number; readonly bin: number }): number {
  let weight = model.fields[place]?.weights[bin] ?? 0;
  for (const pair of model.pairs) {
    if (pair.one !== place && pair.two !== place) continue;
    const cell = pair.one === place ? cellOf(pair, bin, bins[pair.two] ?? 0) : cellOf(pair, bins[pair.one] ?? 0, bin);
    weight += pair.weights[cell] ?? 0;
  }
  return weight;
}

/** The one change that brings most; undefined when none brings anything. */
function bestChange(model: ScoreModel, bins: readonly number[], open: ReadonlySet<Changeable>): { readonly change: Changeable; readonly bin: number } | undefined {
  let best: { readonly change: Changeable; readonly bin: number } | undefined;
  let most = 0;
  for (const change of open) {
    const now = weightAt(model, bins, { place: change.place, bin: bins[change.place] ?? 0 });
    for (const bin of change.options) {
      const gain = weightAt(model, bins, { place: change.place, bin }) - now;
      if (gain <= most) continue;
      most = gain;
      best = { change, bin };
    }
  }
  return best;
}

interface Relaxing {
  readonly model: ScoreModel;
  readonly before: readonly number[];
  readonly suffices: () => boolean;
}

/** Asks for no more than it takes: the most usual content that is better than what stands there and still suffices. */
function relax({ place, options }: Changeable, bins: Bins, { model, before, suffices }: Relaxing): void {
  const chosen = bins[place] ?? 0;
  const least = weightAt(model, bins, { place, bin: before[place] ?? 0 });
  for (const bin of options) {
    if (weightAt(model, bins, { place, bin }) <= least) continue;
    bins[place] = bin;
    if (suffices()) return;
  }
  bins[place] = chosen;
}

function liftOf(model: ScoreModel, { before, bins, used }: { readonly before: readonly number[]; readonly bins: readonly number[]; readonly used: readonly Changeable[] }): Lift {
  const changed: Bins = [...before];
  let value = scoreAt(model, changed);
  const changes = used.flatMap(({ place }): readonly LiftChange[] => {
    const [field, bin] = [model.fields[place], bins[place]];
    if (field === undefined || bin === undefined) return [];
    changed[place] = bin;
    const next = scoreAt(model, changed);
    const points = next - value;
    value = next;
    return [{ field: field.id, to: binContent(field.bins, bin), points }];
  });
  return { value, changes };
}
