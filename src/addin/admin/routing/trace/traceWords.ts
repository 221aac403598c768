// The steps of a decision in words: what held and what not, why a seller was left out or behind, and what the one who got the lead is told.
import type { CellValue, Condition } from '../../../../domain/condition.ts';
import type { MappableField } from '../../../../domain/profileFields.ts';
import type { Decision, Outcome } from '../../../../domain/routing/decision.ts';
import type { OwnerReason } from '../../../../domain/routing/proof/ownerReasons.ts';
import type { RuleProof } from '../../../../domain/routing/proof.ts';
import type { Roster } from '../../../../domain/routing/seller.ts';
import type { Behind, LeftOut, SellerProof } from '../../../../domain/routing/proof/sellerProof.ts';
import { dayText, durationText, timeText } from '../../../parts/words/dates.ts';
import { currentFormats, t } from '../../../strings.ts';
import { conditionText, fieldLabel } from '../../conditionWords.ts';
import { attributeValueLabel, valueLabels } from '../sellers/attributeWords.ts';
import type { UserField } from '../routingAdministration.ts';
import type { AttributeShown } from '../sellers/sellersDesk.ts';

/** What things are called. */
export interface TraceNames {
  readonly fields: readonly MappableField[];
  readonly attributes: readonly AttributeShown[];
  readonly userFields: readonly UserField[];
  readonly now: Date;
}

/** "was “Web”", "was empty" */
export function valueText(value: CellValue, { field, names }: Pick<Condition, 'field' | 'names'>, { fields }: TraceNames): string {
  if (value === undefined || value === '' || (typeof value === 'object' && value.length === 0)) return t('admin.trace.was-empty');
  const known = fields.find(({ id }) => id === field);
  const texts = (typeof value === 'object' ? value : [value]).map((each) => cellLabel(String(each), known, names));
  return t('admin.trace.was', { value: texts.join(', ') });
}

/** A decision and a roster keep ids; only the rows a condition names have a name here. */
function cellLabel(value: string, field: Pick<MappableField, 'lookup' | 'options'> | undefined, names: Condition['names']): string {
  if (field?.lookup !== undefined) return names?.[value] ?? t('admin.lookup.other');
  return field?.options?.find((option) => option.value === value)?.label ?? value;
}

/** Whether a rule got as far as to be asked about the lead. */
export function inTrace({ result }: RuleProof): boolean {
  return result !== 'not-reached' && result !== 'off' && result !== 'other-segment';
}

/** What became of the lead in the end. */
export function outcomeText({ outcome }: Pick<Decision, 'outcome'>, roster: Roster): string {
  const receiver = 'id' in outcome ? roster.sellers.find(({ id }) => id === outcome.id)?.name : undefined;
  return outcome.kind === 'nobody' ? t('admin.trace.outcome.nobody') : t(`admin.trace.outcome.${outcome.kind}`, { name: receiver ?? t('admin.somebody') });
}

/** When one of those who could take it had a lead last. @param key of the round robin; its last number is that instant. */
export function contenderText(name: string, key: readonly number[], { now }: TraceNames): string {
  const served = key.at(-1) ?? -1;
  return served < 0 ? t('admin.trace.contender-never', { name }) : t('admin.trace.contender', { name, when: whenText(new Date(served).toISOString(), now) });
}

export function ruleHeading({ rule, place, result }: RuleProof): string {
  return t('admin.trace.rule', { place, name: rule.name, result: t(`admin.trace.result.${result}`) });
}

/** Who got it, as a title: "Why Maya Lindqvist?" */
export function receiverOf(outcome: Outcome): string | undefined {
  return 'id' in outcome ? outcome.id : undefined;
}

export function sellerResult(seller: SellerProof): string {
  return t(`admin.trace.seller.${seller.result}`);
}

/** Why the chosen one, or why not. */
export function sellerReason(seller: SellerProof, { pick }: Pick<Decision, 'pick'>, names: TraceNames): string {
  if (seller.result === 'chosen') return pick === undefined ? '' : pick.among > 1 ? t(`admin.trace.chosen-by.${pick.method}`) : t('admin.trace.chosen-by.alone');
  return seller.result === 'left-out' ? leftOutText(seller.leftOut, names) : behindText(seller.behind);
}

export function leftOutText(leftOut: LeftOut, names: TraceNames): string {
  switch (leftOut.filter) {
    case 'target':
    case 'role':
    case 'gets-leads':
    case 'permission':
      return t(`admin.trace.left-out.${leftOut.filter}`);
    case 'capacity':
      return t('admin.trace.left-out.capacity', { capacity: leftOut.capacity });
    case 'conditions':
      return conditionLeftOut(leftOut, names);
    case 'availability':
      return leftOut.freeAt === undefined ? t('admin.trace.left-out.not-back', { count: leftOut.withinHours }) : t(leftOut.isAway ? 'admin.trace.left-out.away' : 'admin.trace.left-out.off', { when: whenText(leftOut.freeAt, names.now), count: leftOut.withinHours });
    case 'later-bucket':
      return t('admin.trace.left-out.later', { when: whenText(leftOut.freeAt, names.now) });
  }
}

function conditionLeftOut({ condition, has, wanted }: Extract<LeftOut, { filter: 'conditions' }>, { attributes, fields, userFields }: TraceNames): string {
  const attribute = condition.of === 'attribute' ? attributes.find(({ id }) => id === condition.field) : undefined;
  const field = condition.of === 'user' ? userFields.find(({ id }) => id === condition.field) : undefined;
  const labels = valueLabels(fields);
  const valueLabel = (value: string): string => (attribute === undefined ? cellLabel(value, field, condition.names) : attributeValueLabel(attribute, value, labels));
  const texts = (cell: CellValue | typeof wanted): string => (cell === undefined ? [] : typeof cell === 'object' ? cell : [cell]).map((each) => valueLabel(String(each))).join(', ') || t('admin.trace.nothing');
  // Of a row the lead names nothing but the id is kept.
  const asked = condition.leadField !== undefined && field?.lookup !== undefined ? t('admin.trace.of-lead', { field: fieldLabel(condition.leadField, fields) }) : texts(wanted);
  return t('admin.trace.left-out.conditions', { name: attribute?.name ?? field?.label ?? condition.field, has: texts(has), operator: t(`admin.operator.${condition.operator}`), wanted: asked });
}

function behindText(behind: Behind): string {
  switch (behind.by) {
    case 'served-later':
      return t('admin.trace.behind.served-later', { time: durationText(Math.max(1, behind.milliseconds / 60_000)) });
    case 'less-room':
    case 'more-open':
      return t(`admin.trace.behind.${behind.by}`, { count: behind.leads });
    case 'greater-share':
      return t('admin.trace.behind.greater-share', { share: new Intl.NumberFormat(currentFormats().locale, { style: 'percent', maximumFractionDigits: 1 }).format(behind.share) });
    case 'chosen-never-served':
    case 'no-capacity':
    case 'place':
    case 'kept':
    case 'further-behind':
      return t(`admin.trace.behind.${behind.by}`);
  }
}

/** Reasons with attributes by their names, as the add-in tells them. */
export function namedReasons(reasons: readonly OwnerReason[], { attributes, fields }: TraceNames): readonly OwnerReason[] {
  const labels = valueLabels(fields);
  return reasons.flatMap((reason) => {
    if (reason.code !== 'has-value') return [reason];
    const attribute = attributes.find(({ id }) => id === reason.params?.['attributeId']);
    return attribute === undefined ? [] : [{ ...reason, params: { attribute: attribute.name, value: attributeValueLabel(attribute, String(reason.params?.['value'] ?? ''), labels) } }];
  });
}

export function conditionLine(condition: Parameters<typeof conditionText>[0], { fields }: TraceNames): string {
  return conditionText(condition, fields);
}

export function whenText(at: string, now: Date): string {
  return t('time.moment', { day: dayText(at, now, true), time: timeText(at) });
}
