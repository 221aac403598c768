// The Prioritization page as a form: who counts as hand-raiser, the segments, and the criteria between hand-raisers and score.
import { problemsOf } from '../../../domain/condition.ts';
import { criterionId, usualCriteria } from '../../../domain/leadOrder.ts';
import { kindsOf, type MappableField } from '../../../domain/profileFields.ts';
import type { Id } from '../../../domain/records.ts';
import { usualRanges } from '../../../domain/scoring/grades.ts';
import type { PriorityCriterion, ScoringSettings } from '../../../domain/settings.ts';
import type { SegmentChange } from '../../../domain/settingsChange.ts';
import { countConditions } from '../../../domain/setupChecklist.ts';
import { t } from '../../strings.ts';
import { conditionsText } from '../conditionWords.ts';
import { withInquiry } from '../inquiryField.ts';
import { takenById, type ItemWords, type Section } from '../section.ts';
import { criterionName } from './orderWords.ts';
import type { OrderLabels } from './orderWords.ts';

export interface PrioritizationForm {
  readonly handRaiserSegmentId?: Id<'segment'>;
  readonly criteria: readonly PriorityCriterion[];
  readonly segments: readonly SegmentChange[];
  readonly scoring: ScoringSettings;
}

/** While an admin has chosen nothing: our own score in Dynamics' grades. */
const usualScoring: ScoringSettings = { use: 'here', ranges: usualRanges };

/** SCREENS A4: no more, so that a segment stays something a person can read. */
export const MOST_CONDITIONS = 10;
const SEGMENT = 'segment:';
const SCORE = 'score';

export const prioritizationSection: Section<PrioritizationForm> = {
  read: ({ settings: { prioritization, scoring }, segments }) => ({
    ...(prioritization?.handRaiserSegmentId === undefined ? {} : { handRaiserSegmentId: prioritization.handRaiserSegmentId }),
    criteria: prioritization?.criteria ?? usualCriteria,
    segments,
    scoring: scoring ?? usualScoring,
  }),
  write: ({ segments, scoring, ...prioritization }, known, changed) => ({
    ...(changed.some((key) => key !== SCORE && !key.startsWith(SEGMENT)) || known.settings.prioritization === undefined ? { prioritization } : {}),
    ...(changed.includes(SCORE) ? { scoring } : {}),
    ...(changed.some((key) => key.startsWith(SEGMENT)) ? { segments: segments.filter(({ id }) => changed.includes(SEGMENT + id)).map((segment) => over(segment, known.segments)) } : {}),
  }),
  items: ({ handRaiserSegmentId, criteria, segments, scoring: { use, ranges } }) =>
    new Map([
      ['hand-raisers', handRaiserSegmentId ?? ''],
      ['order', JSON.stringify(criteria.map((each) => [criterionId(each), each.kind === 'field' && each.ascending === true]))],
      [SCORE, JSON.stringify([use, ranges.A, ranges.B, ranges.C])],
      ...segments.map(({ id, version: _version, ...segment }) => [SEGMENT + id, JSON.stringify([segment.name, segment.priority, segment.conditions, segment.isActive, segment.isDefault ?? false])] as const),
    ]),
  take: (form, key, from) => {
    if (key === 'order') return { ...form, criteria: from.criteria };
    if (key === SCORE) return { ...form, scoring: from.scoring };
    if (key !== 'hand-raisers') return { ...form, segments: takenById(form.segments, key.slice(SEGMENT.length), from.segments) };
    const { handRaiserSegmentId: _before, ...rest } = form;
    return { ...rest, ...(from.handRaiserSegmentId === undefined ? {} : { handRaiserSegmentId: from.handRaiserSegmentId }) };
  },
};

/** The edit over the row as it is now; one that is not there becomes new. */
function over(segment: SegmentChange, saved: readonly SegmentChange[]): SegmentChange {
  const { version: _version, ...edited } = segment;
  const version = saved.find(({ id }) => id === segment.id)?.version;
  return { ...edited, name: edited.name.trim(), ...(version === undefined ? {} : { version }) };
}

/** One thing of the form in words. */
export function prioritizationWords(form: PrioritizationForm, key: string, labels: OrderLabels): ItemWords {
  if (key === 'hand-raisers') return { name: t('admin.order.hand-raisers'), text: form.segments.find(({ id }) => id === form.handRaiserSegmentId)?.name ?? t('admin.order.nobody') };
  if (key === 'order') return { name: t('admin.order.title'), text: form.criteria.map((each) => criterionName(each, labels)).join('\n') };
  if (key === SCORE) return { name: t('admin.score.title'), text: [t(`admin.score.use.${form.scoring.use}`), rangesText(form.scoring.ranges)].join('\n') };
  const segment = form.segments.find(({ id }) => SEGMENT + id === key);
  if (segment === undefined) return { name: t('admin.segment.segment'), text: t('admin.compare-gone'), isGone: true };
  return { name: t('admin.segment.named', { name: segment.name }), text: [segment.name, ...conditionsText(segment.conditions, labels.fields)].join('\n') };
}

function rangesText({ A, B, C }: ScoringSettings['ranges']): string {
  return t('admin.score.ranges', { A, B, C });
}

/** Sentences that say what can't be saved like this; only segments that were edited are looked at. */
export function prioritizationWrong(form: PrioritizationForm, saved: PrioritizationForm, fields: readonly MappableField[] | undefined): readonly string[] {
  const before = prioritizationSection.items(saved);
  const now = prioritizationSection.items(form);
  return form.segments.filter(({ id }) => now.get(SEGMENT + id) !== before.get(SEGMENT + id)).flatMap((segment) => segmentWrong(segment, form.segments, fields));
}

function segmentWrong(segment: SegmentChange, all: readonly SegmentChange[], fields: readonly MappableField[] | undefined): readonly string[] {
  const name = segment.name.trim();
  const count = countConditions(segment.conditions);
  return [
    ...(name === '' ? [t('admin.segment.no-name')] : []),
    ...(all.some((each) => each.id !== segment.id && each.name.trim().toLowerCase() === name.toLowerCase()) ? [t('admin.segment.same-name', { name })] : []),
    ...(count > MOST_CONDITIONS ? [t('admin.segment.too-many', { count: MOST_CONDITIONS })] : []),
    ...(fields !== undefined && problemsOf(segment.conditions, kindsOf(withInquiry(fields))).length > 0 ? [t('admin.segment.wrong', { name: name === '' ? t('admin.segment.segment') : name })] : []),
    ...(count === 0 && segment.isDefault !== true ? [t('admin.segment.no-conditions', { name: name === '' ? t('admin.segment.segment') : name })] : []),
  ];
}
