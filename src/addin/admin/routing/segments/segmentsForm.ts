// The Segments page as a form: the segments in the order they are tried. Each is a row of its own, shared with the hand-raisers' choice.
import { problemsOf } from '../../../../domain/condition.ts';
import { kindsOf, type MappableField } from '../../../../domain/profileFields.ts';
import type { SegmentChange } from '../../../../domain/settingsChange.ts';
import { countConditions } from '../../../../domain/setupChecklist.ts';
import { t } from '../../../strings.ts';
import { conditionsText } from '../../conditionWords.ts';
import { withInquiry } from '../../inquiryField.ts';
import { takenById, type ItemWords, type Section } from '../../section.ts';

export interface SegmentsForm {
  /** As they are tried; the default one last. */
  readonly segments: readonly SegmentChange[];
}

/** Between the priorities of two neighbors. */
const STEP = 10;

export const segmentsSection: Section<SegmentsForm> = {
  read: ({ segments }) => ({ segments: tried(segments) }),
  write: ({ segments }, known, changed) => ({ segments: segments.filter(({ id }) => changed.includes(id)).map((segment) => over(segment, known.segments)) }),
  items: ({ segments }) => new Map(segments.map(({ id, name, priority, conditions, isActive, isDefault }) => [id, JSON.stringify([name, priority, conditions, isActive, isDefault === true])])),
  take: (form, key, from) => ({ segments: tried(takenById(form.segments, key, from.segments)) }),
};

function tried(segments: readonly SegmentChange[]): readonly SegmentChange[] {
  return [...segments].sort((one, two) => Number(one.isDefault ?? false) - Number(two.isDefault ?? false) || two.priority - one.priority || (one.id < two.id ? -1 : 1));
}

/** The edit over the row as it is now; one that is not there becomes new. */
function over(segment: SegmentChange, saved: readonly SegmentChange[]): SegmentChange {
  const { version: _version, ...edited } = segment;
  const version = saved.find(({ id }) => id === segment.id)?.version;
  return { ...edited, name: edited.name.trim(), ...(version === undefined ? {} : { version }) };
}

/** The segment at another place, 0 = first; priorities are given anew only where the order asks for it. */
export function movedSegment({ segments }: SegmentsForm, id: string, to: number): SegmentsForm {
  const [rest, last] = [segments.filter((each) => each.id !== id && each.isDefault !== true), segments.filter(({ isDefault }) => isDefault === true)];
  const moved = segments.find((each) => each.id === id);
  if (moved === undefined || moved.isDefault === true) return { segments };
  const order = [...rest.slice(0, to), moved, ...rest.slice(to)];
  const [above, below] = [order[to - 1]?.priority, order[to + 1]?.priority];
  // A number between the neighbors moves this one row alone.
  const between = above === undefined ? (below ?? 0) + STEP : below === undefined ? above - STEP : Math.floor((above + below) / 2);
  const fits = (above === undefined || between < above) && (below === undefined || between > below);
  return { segments: [...order.map((each, at) => (fits ? (each.id === id ? { ...each, priority: between } : each) : { ...each, priority: (order.length - at) * STEP })), ...last] };
}

/** With a new segment before all others, so that it takes leads at once. */
export function addedSegment({ segments }: SegmentsForm, segment: Pick<SegmentChange, 'id' | 'name' | 'conditions'>): SegmentsForm {
  const priority = Math.max(0, ...segments.filter(({ isDefault }) => isDefault !== true).map((each) => each.priority)) + STEP;
  return { segments: tried([...segments, { ...segment, priority, isActive: true }]) };
}

/** With a default segment: it takes what no other took. */
export function withDefault({ segments }: SegmentsForm, id: string, name: string): SegmentsForm {
  return { segments: [...segments, { id, name, priority: 0, conditions: { match: 'all', of: [] }, isActive: true, isDefault: true }] };
}

/** One segment in words. */
export function segmentsWords({ segments }: SegmentsForm, key: string, fields: readonly MappableField[]): ItemWords {
  const segment = segments.find(({ id }) => id === key);
  if (segment === undefined) return { name: t('admin.segment.segment'), text: t('admin.compare-gone'), isGone: true };
  const state = segment.isActive ? [] : [t('admin.routing.off')];
  return { name: t('admin.segment.named', { name: segment.name }), text: [segment.name, t('admin.routing.priority', { priority: segment.priority }), ...state, ...conditionsText(segment.conditions, fields)].join('\n') };
}

/** Sentences that say what can't be saved like this; only segments that were edited are looked at. */
export function segmentsWrong(form: SegmentsForm, saved: SegmentsForm, fields: readonly MappableField[] | undefined): readonly string[] {
  const [now, before] = [segmentsSection.items(form), segmentsSection.items(saved)];
  return form.segments.filter(({ id }) => now.get(id) !== before.get(id)).flatMap((segment) => wrongOf(segment, form.segments, fields));
}

function wrongOf(segment: SegmentChange, all: readonly SegmentChange[], fields: readonly MappableField[] | undefined): readonly string[] {
  const name = segment.name.trim();
  const shown = name === '' ? t('admin.segment.segment') : name;
  return [
    ...(name === '' ? [t('admin.segment.no-name')] : []),
    ...(all.some((each) => each.id !== segment.id && each.name.trim().toLowerCase() === name.toLowerCase()) ? [t('admin.segment.same-name', { name })] : []),
    ...(fields !== undefined && problemsOf(segment.conditions, kindsOf(withInquiry(fields))).length > 0 ? [t('admin.segment.wrong', { name: shown })] : []),
    ...(countConditions(segment.conditions) === 0 && segment.isDefault !== true ? [t('admin.segment.no-conditions', { name: shown })] : []),
  ];
}
