// Fields, values and points of the page in words: the organization's labels, the CRM's own writing of values.
import type { CellValue, Condition } from '../../../domain/condition.ts';
import type { Evidence, IdealCustomerProfile } from '../../../domain/idealCustomerProfile.ts';
import type { LiftChange, ScoreReason } from '../../../domain/score.ts';
import type { PageAnswer } from '../../lead/leadPageView.ts';
import { currentFormats, t } from '../../strings.ts';

export function numberText(value: number, options: Intl.NumberFormatOptions = {}): string {
  return new Intl.NumberFormat(currentFormats().locale, options).format(value);
}

/** The organization's label of a field; its column where nobody gave it one. */
export function fieldLabel(answer: PageAnswer, field: string): string {
  return answer.labels[field] ?? field.slice(field.indexOf('.') + 1);
}

/** The same in a summary of one table: with its own table where it stands in a related one, e.g. "Industry (account)". */
export function summaryLabel(answer: PageAnswer, field: string, of: 'lead' | 'account'): string {
  const label = fieldLabel(answer, field);
  const table = (['account', 'contact'] as const).find((each) => each !== of && field.startsWith(`${each}.`));
  return table === undefined ? label : t('admin.field-of', { field: label, table: t(`admin.table.${table}`) });
}

/** A value that was judged, as the CRM writes it. */
export function valueText(answer: PageAnswer, field: string | undefined, value: CellValue): string {
  if (field !== undefined && answer.texts[field] !== undefined) return answer.texts[field];
  if (value === undefined) return t('leadPage.not-known-value');
  return typeof value === 'number' ? numberText(value) : typeof value === 'object' ? value.join(', ') : String(value);
}

/** `+14`, `−3`; a real minus, so that it reads as one. */
export function pointsText(points: number): string {
  return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : '0';
}

/** What a score's reason is, e.g. "Lead source: Web" or "Phone missing". */
export function scoreReasonText(answer: PageAnswer, { field, content }: Pick<ScoreReason, 'field' | 'content'>): string {
  const label = fieldLabel(answer, field);
  switch (content.kind) {
    case 'missing':
      return t('leadPage.score.missing', { field: label });
    case 'other':
      return answer.texts[field] === undefined ? t('leadPage.score.other', { field: label }) : t('leadPage.score.value', { field: label, value: answer.texts[field] });
    case 'value':
      return t('leadPage.score.value', { field: label, value: valueText(answer, field, content.value) });
    case 'range':
      return t('leadPage.score.value', { field: label, value: answer.texts[field] ?? rangeText(content.from, content.below) });
  }
}

/** What would have to stand where, e.g. "Industry: Food"; the field alone where anything in it will do. */
export function liftText(answer: PageAnswer, { field, label = fieldLabel(answer, field), contentLabel, to }: LiftChange): string {
  if (to.kind === 'range') return t('leadPage.score.value', { field: label, value: rangeText(to.from, to.below) });
  if (to.kind !== 'value' || to.value === 'filled') return label;
  return t('leadPage.score.value', { field: label, value: contentLabel ?? writtenValue(to.value) });
}

/** Values of our own making, such as whose kind of address it is, have words; others are as the CRM has them. */
function writtenValue(value: string): string {
  switch (value) {
    case 'work':
      return t('leadPage.score.word.work');
    case 'personal':
      return t('leadPage.score.word.personal');
    case 'complete':
      return t('leadPage.score.word.complete');
    default:
      return value;
  }
}

function rangeText(from: number | undefined, below: number | undefined): string {
  if (from !== undefined && below !== undefined) return t('leadPage.range.between', { from: numberText(from), to: numberText(below) });
  if (from !== undefined) return t('leadPage.range.from', { from: numberText(from) });
  return below === undefined ? '' : t('leadPage.range.below', { to: numberText(below) });
}

/** The characteristic's name as the admin wrote it. */
export function criterionName(profile: IdealCustomerProfile | undefined, answer: PageAnswer, evidence: Evidence): string {
  return profile?.characteristics.find(({ id }) => id === evidence.characteristic)?.name ?? (evidence.field === undefined ? evidence.characteristic : fieldLabel(answer, evidence.field));
}

/** What was wanted of a number, e.g. "wanted 200–2,000"; undefined where the name says it already. */
export function wantedText(accepts: Pick<Condition, 'operator' | 'value'> | undefined): string | undefined {
  const values = accepts?.value === undefined ? [] : typeof accepts.value === 'object' ? accepts.value : [accepts.value];
  const [first, second] = values.map(Number).map((value) => (Number.isFinite(value) ? numberText(value) : undefined));
  if (first === undefined) return undefined;
  switch (accepts?.operator) {
    case 'between':
      return second === undefined ? undefined : t('leadPage.wanted.between', { from: first, to: second });
    case 'at-least':
    case 'greater':
      return t('leadPage.wanted.from', { from: first });
    case 'at-most':
    case 'less':
      return t('leadPage.wanted.to', { to: first });
    default:
      return undefined;
  }
}

/** "one, two and three" as the mailbox writes it. */
export function listText(parts: readonly string[]): string {
  return new Intl.ListFormat(currentFormats().locale, { type: 'conjunction' }).format(parts);
}
