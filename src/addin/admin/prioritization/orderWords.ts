// The order of leads in words: what each criterion puts first, the whole in one sentence, and why a lead stands above the next.
import { criterionId } from '../../../domain/leadOrder.ts';
import { hasScore } from '../../../domain/leadResearch.ts';
import type { OpenLead, TrialRow } from '../../../domain/orderTrial.ts';
import type { AgentSettings, PriorityCriterion } from '../../../domain/settings.ts';
import { shortName } from '../../parts/words/names.ts';
import { currentFormats, t } from '../../strings.ts';
import { fieldLabel } from '../conditionWords.ts';
import type { MappableField } from '../../../domain/profileFields.ts';

export interface OrderLabels {
  readonly fields: readonly MappableField[];
  readonly profile: AgentSettings['profile'];
}

/** "Customer profile fit", "Employees", … */
export function criterionName(criterion: PriorityCriterion, { fields, profile }: OrderLabels): string {
  switch (criterion.kind) {
    case 'fit':
      return t('admin.order.fit');
    case 'rating':
      return t('admin.order.rating');
    case 'field':
      return fieldLabel(criterion.field, fields);
    case 'characteristic':
      return profile?.characteristics.find(({ id }) => id === criterion.characteristic)?.name ?? t('admin.order.gone');
  }
}

/** Which leads it puts first. */
export function criterionText(criterion: PriorityCriterion, { fields }: OrderLabels): string {
  switch (criterion.kind) {
    case 'fit':
      return t('admin.order.fit-text');
    case 'rating':
      return t('admin.order.rating-text');
    case 'field': {
      const isDate = fields.find(({ id }) => id === criterion.field)?.kind === 'date';
      if (isDate) return t(criterion.ascending === true ? 'admin.order.earlier-text' : 'admin.order.later-text');
      return t(criterion.ascending === true ? 'admin.order.smaller-text' : 'admin.order.greater-text');
    }
    case 'characteristic':
      return t('admin.order.characteristic-text');
  }
}

/** "Hand-raisers first, then better fit, then higher score, then newest." */
export function orderText(criteria: readonly PriorityCriterion[], labels: OrderLabels): string {
  const parts = criteria.map((each) => {
    switch (each.kind) {
      case 'fit':
        return t('admin.order.then-fit');
      case 'rating':
        return t('admin.order.then-rating');
      case 'field': {
        const isDate = labels.fields.find(({ id }) => id === each.field)?.kind === 'date';
        const way = isDate ? (each.ascending === true ? 'earlier' : 'later') : each.ascending === true ? 'smaller' : 'greater';
        return t(`admin.order.then-${way}`, { field: criterionName(each, labels) });
      }
      case 'characteristic':
        return t('admin.order.then-characteristic', { name: criterionName(each, labels) });
    }
  });
  return t('admin.order.sentence', { criteria: parts.map((part) => t('admin.order.then', { criterion: part })).join('') });
}

/** Why a lead stands above the next: "High fit; Omar is moderate". */
export function aboveText(row: TrialRow, criteria: readonly PriorityCriterion[], labels: OrderLabels): string {
  const { above } = row;
  if (above === undefined) return '';
  const next = shortName(above.lead.lead);
  switch (above.key) {
    case 'hand-raiser':
      return t('admin.above.hand-raiser', { next });
    case 'fit':
      return fitText(row.lead, above.lead, next);
    case 'rating':
      return t('admin.above.rating', { rating: ratingWord(row.lead), next, other: ratingWord(above.lead) });
    case 'score': {
      const [mine, other] = [row.lead.research, above.lead.research];
      if (!hasScore(mine)) return t('admin.above.created', { next });
      return hasScore(other) ? t('admin.above.score', { value: mine.score.value, next, other: other.score.value }) : t('admin.above.scored', { value: mine.score.value, next });
    }
    case 'created':
      return t('admin.above.created', { next });
    case 'id':
      return t('admin.above.equal', { next });
    default:
      return criterionAbove(row, criteria, labels);
  }
}

function criterionAbove(row: TrialRow, criteria: readonly PriorityCriterion[], labels: OrderLabels): string {
  const { above } = row;
  const criterion = criteria.find((each) => criterionId(each) === above?.key);
  if (above === undefined || criterion === undefined) return '';
  const [name, next] = [criterionName(criterion, labels), shortName(above.lead.lead)];
  if (criterion.kind !== 'field') return t('admin.above.characteristic', { name, next });
  return t('admin.above.field', { name, value: valueText(row.lead, criterion.field), next, other: valueText(above.lead, criterion.field) });
}

function valueText({ values }: OpenLead, field: string): string {
  const value = values[field];
  const { locale, timeZone } = currentFormats();
  if (typeof value === 'number') return new Intl.NumberFormat(locale).format(value);
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value)) return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: value.length === 10 ? 'UTC' : timeZone }).format(new Date(value));
  return t('admin.above.unknown');
}

function fitText(lead: OpenLead, other: OpenLead, next: string): string {
  const [mine, theirs] = [lead.research?.match?.fit, other.research?.match?.fit];
  if (mine === undefined) return t('admin.above.created', { next });
  return theirs === undefined ? t('admin.above.fit-known', { fit: t(`admin.fit.${mine}`), next }) : t('admin.above.fit', { fit: t(`admin.fit.${mine}`), next, other: t(`admin.fit.${theirs}-other`) });
}

function ratingWord({ lead: { rating } }: OpenLead): string {
  return rating === undefined ? t('admin.above.unknown') : t(`admin.rating.${rating}`);
}
