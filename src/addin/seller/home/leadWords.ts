// A lead on Home in words: what it is, what to do, how good it is, and why it stands where it stands.
import { hasScore, type LeadResearch } from '../../../domain/leadResearch.ts';
import type { CellValue } from '../../../domain/condition.ts';
import type { Lead } from '../../../domain/records.ts';
import type { PriorityCriterion } from '../../../domain/settings.ts';
import type { AboveLead, LeadRow, OwnLeadsView } from '../../home/ownLeadsView.ts';
import { actionTitle } from '../../parts/words/actionWords.ts';
import { dayText } from '../../parts/words/dates.ts';
import { leadName, shortName } from '../../parts/words/names.ts';
import { currentFormats, hasString, t } from '../../strings.ts';

/** Score, grade and trend in words. */
export function scoreText(research: LeadResearch | undefined): string {
  if (!hasScore(research)) return t('home.list.no-score');
  const { value, grade, trend } = research.score;
  return trend === 'not-enough-info' ? t('home.list.score', { value, grade }) : t('home.list.score-trend', { value, grade, trend: t(`home.trend.${trend}`) });
}

/** Empty while nothing is known of it. */
export function fitText(research: LeadResearch | undefined): string {
  const fit = research?.match?.fit;
  return fit === undefined ? '' : t(`home.fit.${fit}`);
}

/** Company, industry and size, as far as they are known. */
export function companyText({ companyName, industry, employees }: Lead): string {
  const size = employees === undefined ? undefined : t('home.top.people', { count: employees, number: numberText(employees) });
  const about = [industry, size].filter((part) => part !== undefined).join(', ');
  return [companyName, about === '' ? undefined : about].filter((part) => part !== undefined).join(' · ');
}

/** What the lead needs, in its own words or by its topic. */
export function needText({ need, topic }: Lead): string {
  return need?.trim() || topic?.trim() || t('home.top.no-need');
}

/** The second line of a row: company and what to do, or how far the agent is with it. */
export function rowDetail(row: LeadRow, now: Date): string {
  const what = whatToDo(row, now);
  return [row.lead.companyName, what].filter((part) => part !== undefined && part !== '').join(' · ');
}

function whatToDo({ research, isRequested }: LeadRow, now: Date): string | undefined {
  if (isRequested || research?.state === 'waiting' || research?.state === 'running') return t('home.list.researching');
  if (research?.state === 'failed') return t('home.list.failed', { why: whyText(research) });
  if (research?.state === 'skipped') return t('home.list.skipped', { why: whyText(research) });
  return research?.action === undefined ? undefined : actionTitle(research.action, now);
}

/** Why a lead could not be researched. */
export function whyText({ why }: LeadResearch): string {
  const key = `home.why.${why ?? ''}`;
  return hasString(key) ? t(key) : t('home.why.other');
}

/** A row as its button says it. */
export function rowName(row: LeadRow, now: Date): string {
  const marks = [isHandRaiser(row.research) ? t('home.list.hand-raiser') : '', scoreText(row.research), row.isSample ? t('home.list.sample') : ''].filter((part) => part !== '');
  return t('home.list.name', { rank: row.rank, name: leadName(row.lead), detail: rowDetail(row, now), marks: marks.join(', ') });
}

export function isHandRaiser(research: LeadResearch | undefined): boolean {
  return research?.handRaiser !== undefined && research.handRaiser !== null;
}

/** Why a lead stands above the next one: one line. Undefined for the last. */
export function aboveText(row: LeadRow, labels: OwnLeadsView['labels'], now: Date): string | undefined {
  const { above } = row;
  return above === undefined ? undefined : t('home.order.above', { name: shortName(above.below.lead), why: whyAbove(row, above, labels, now) });
}

function whyAbove(row: LeadRow, { key, below }: AboveLead, labels: OwnLeadsView['labels'], now: Date): string {
  const between = (one: string, two: string | undefined): { readonly one: string; readonly two: string } => ({ one, two: two ?? t('home.order.unknown') });
  const [kind = '', name = ''] = key.split(/:(.*)/s);
  switch (kind) {
    case 'hand-raiser':
      return t('home.order.why.hand-raiser');
    case 'fit':
      return t('home.order.why.fit', between(fitText(row.research), fitText(below.research) || undefined));
    case 'rating':
      return t('home.order.why.rating', between(ratingText(row.lead), below.lead.rating === undefined ? undefined : ratingText(below.lead)));
    case 'score':
      return t('home.order.why.score', between(scoreValue(row.research) ?? '', scoreValue(below.research)));
    case 'created':
      return row.lead.createdOn.slice(0, 10) === below.lead.createdOn.slice(0, 10) ? t('home.order.why.created-same-day') : t('home.order.why.created', { one: dayText(row.lead.createdOn, now), two: dayText(below.lead.createdOn, now) });
    case 'field':
      return t('home.order.why.field', { field: labels[name] ?? name, ...between(valueText(row.values[name], now) ?? '', valueText(below.values[name], now)) });
    case 'characteristic':
      return t('home.order.why.characteristic', { name: labels[name] ?? name });
    default:
      return t('home.order.why.id');
  }
}

/** The order of all leads, one line a key, first to last. */
export function orderLines(criteria: readonly PriorityCriterion[], labels: OwnLeadsView['labels']): readonly string[] {
  return [t('home.order.hand-raisers'), ...criteria.map((criterion) => criterionText(criterion, labels)), t('home.order.score'), t('home.order.newest')];
}

function criterionText(criterion: PriorityCriterion, labels: OwnLeadsView['labels']): string {
  switch (criterion.kind) {
    case 'fit':
      return t('home.order.fit');
    case 'rating':
      return t('home.order.rating');
    case 'characteristic':
      return t('home.order.characteristic', { name: labels[criterion.characteristic] ?? criterion.characteristic });
    case 'field':
      return t(criterion.ascending === true ? 'home.order.field-ascending' : 'home.order.field', { field: labels[criterion.field] ?? criterion.field });
  }
}

function ratingText({ rating }: Lead): string {
  return rating === undefined ? '' : t(`rating.${rating}`);
}

function scoreValue(research: LeadResearch | undefined): string | undefined {
  return hasScore(research) ? String(research.score.value) : undefined;
}

function valueText(value: CellValue, now: Date): string | undefined {
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'number') return numberText(value);
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? dayText(value, now) : String(value);
}

function numberText(value: number): string {
  return new Intl.NumberFormat(currentFormats().locale, { maximumFractionDigits: 2 }).format(value);
}
