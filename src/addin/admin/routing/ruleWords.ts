// Rules in words: whom they are for, who gets the leads and how they are shared out, each as short text for a row and all as one
// sentence that is true to the rule.
import { isGroup, type ConditionGroup } from '../../../domain/condition.ts';
import type { MappableField } from '../../../domain/profileFields.ts';
import type { AssignmentRule, RuleTarget, SellerCondition } from '../../../domain/routing/plan.ts';
import type { Seller, SellerAttribute } from '../../../domain/routing/seller.ts';
import type { Segment } from '../../../domain/segment.ts';
import { currentFormats, t } from '../../strings.ts';
import { conditionText, fieldLabel } from '../conditionWords.ts';
import type { NamedRow, UserField } from './routingAdministration.ts';

/** What the ids in a rule are called. */
export interface RuleNames {
  readonly fields: readonly MappableField[];
  readonly segments: readonly Pick<Segment, 'id' | 'name'>[];
  readonly sellers: readonly Pick<Seller, 'id' | 'name'>[];
  readonly attributes: readonly SellerAttribute[];
  readonly userFields: readonly UserField[];
  readonly teams: readonly NamedRow[];
  readonly queues: readonly NamedRow[];
}

/** "Country is DK and (Employees is at least 200 or Topic contains cell)" */
export function groupText(group: ConditionGroup, fields: readonly MappableField[]): string {
  const parts = group.of.map((part) => {
    if (!isGroup(part)) return conditionText(part, fields);
    return part.of.length > 1 ? t('admin.routing.bracket', { conditions: groupText(part, fields) }) : groupText(part, fields);
  });
  return parts.filter((part) => part !== '').join(t(group.match === 'all' ? 'admin.joined-all' : 'admin.joined-any'));
}

/** "Segment Asked us directly", "All leads" */
export function whichText({ segmentId, conditions, createdWithinHours }: AssignmentRule, names: RuleNames): string {
  const limits = [groupText(conditions, names.fields), ...(createdWithinHours === undefined ? [] : [t('admin.routing.which-age', { count: createdWithinHours })])].filter((part) => part !== '');
  return [segmentId === undefined ? t('admin.routing.all-leads') : t('admin.segment.named', { name: segmentName(segmentId, names) }), ...limits].join(' · ');
}

/** "Sellers where Region is the lead's Region", "Tomás Ferreira, Inês Prado", … */
export function targetText({ target, sellerConditions }: AssignmentRule, names: RuleNames): string {
  const where = sellerConditions.map((condition) => sellerConditionText(condition, names)).join(t('admin.joined-all'));
  switch (target.kind) {
    case 'any-seller':
    case 'matching-sellers':
      return where === '' ? t('admin.routing.target.any-seller') : t('admin.routing.to-matching', { where });
    case 'sellers': {
      const people = listText(target.ids.map((id) => personName(id, names)), 'conjunction');
      return target.ids.length === 0 ? t('admin.routing.to-nobody') : where === '' ? people : t('admin.routing.to-named-where', { people, where });
    }
    case 'account-owner':
      return where === '' ? t('admin.routing.target.account-owner') : t('admin.routing.to-owner-where', { where });
    case 'team':
      return t('admin.routing.to-team', { name: rowName(target.id, names.teams) });
    case 'queue':
      return t('admin.routing.to-queue', { name: rowName(target.id, names.queues) });
  }
}

/** "Round robin, free within 4 h" */
export function methodText(rule: AssignmentRule): string {
  if (!asksSellers(rule.target)) return t('admin.routing.no-distribution');
  return [
    rule.target.kind === 'account-owner' ? t('admin.routing.no-distribution') : t(`admin.routing.method.${rule.distribution}`),
    ...(rule.availableWithinHours === undefined ? [] : [t('admin.routing.free-within', { count: rule.availableWithinHours })]),
    ...(rule.respectsCapacity ? [] : [t('admin.routing.capacity-ignored')]),
  ].join(', ');
}

/** "Next rule"; `stop` is a risk. */
export function otherwiseText({ otherwise }: AssignmentRule, names: RuleNames): string {
  switch (otherwise.kind) {
    case 'next-rule':
    case 'stop':
      return t(`admin.routing.otherwise.${otherwise.kind}`);
    case 'owner':
      return t('admin.routing.else-owner', { name: personName(otherwise.id, names) });
    case 'queue':
      return t('admin.routing.else-queue', { name: rowName(otherwise.id, names.queues) });
  }
}

/** The whole rule, always true to the form. */
export function ruleSentence(rule: AssignmentRule, names: RuleNames): string {
  const which = leadsPhrase(rule, names);
  const who = whoPhrase(rule, names);
  switch (rule.otherwise.kind) {
    case 'next-rule':
    case 'stop':
      return t(`admin.routing.sentence-${rule.otherwise.kind}`, { which, who });
    case 'owner':
      return t('admin.routing.sentence-owner', { which, who, name: personName(rule.otherwise.id, names) });
    case 'queue':
      return t('admin.routing.sentence-queue', { which, who, name: rowName(rule.otherwise.id, names.queues) });
  }
}

function leadsPhrase({ segmentId, conditions, createdWithinHours }: AssignmentRule, names: RuleNames): string {
  const where = groupText(conditions, names.fields);
  const age = createdWithinHours === undefined ? '' : t('admin.routing.phrase-age', { count: createdWithinHours });
  const base = segmentId === undefined ? t('admin.routing.phrase-all', { age }) : t('admin.routing.phrase-segment', { name: segmentName(segmentId, names), age });
  return where === '' ? base : t('admin.routing.phrase-where', { leads: base, where });
}

function whoPhrase(rule: AssignmentRule, names: RuleNames): string {
  const { target, distribution, availableWithinHours, respectsCapacity } = rule;
  if (target.kind === 'team') return t('admin.routing.phrase-team', { name: rowName(target.id, names.teams) });
  if (target.kind === 'queue') return t('admin.routing.phrase-queue', { name: rowName(target.id, names.queues) });
  const where = rule.sellerConditions.map((condition) => sellerConditionText(condition, names)).join(t('admin.joined-all'));
  const limits = [
    ...(target.kind === 'sellers' ? [t('admin.routing.phrase-of', { people: listText(target.ids.map((id) => personName(id, names)), 'disjunction') })] : []),
    ...(where === '' ? [] : [t('admin.routing.phrase-sellers-where', { where })]),
    ...(respectsCapacity ? [t('admin.routing.phrase-room')] : []),
    ...(availableWithinHours === undefined ? [] : [t('admin.routing.phrase-free', { count: availableWithinHours })]),
  ];
  const limit = limits.length === 0 ? '' : t('admin.routing.phrase-limits', { limits: listText(limits, 'conjunction') });
  return t(target.kind === 'account-owner' ? 'admin.routing.phrase-account-owner' : `admin.routing.phrase-${distribution}`, { limit });
}

/** "Region is the lead's Region", "Language is one of es or pt" */
export function sellerConditionText(condition: SellerCondition, names: RuleNames): string {
  const field = sellerField(condition, names);
  if (condition.leadField !== undefined) return t('admin.routing.equals-lead', { name: field.label, operator: t(`admin.operator.${condition.operator}`), field: fieldLabel(condition.leadField, names.fields) });
  const { operator, value, names: rows } = condition;
  return conditionText({ field: field.id, operator, ...(value === undefined ? {} : { value }), ...(rows === undefined ? {} : { names: rows }) }, [field]);
}

/** What a condition on sellers compares, as a field: its values are offered as choices where they are known. */
export function sellerField({ of, field }: Pick<SellerCondition, 'of' | 'field'>, names: RuleNames): MappableField {
  if (of === 'user') {
    const found = names.userFields.find(({ id }) => id === field);
    return { label: field, ...found, id: field, table: 'lead', type: '' };
  }
  const attribute = names.attributes.find(({ id }) => id === field);
  return { id: field, table: 'lead', label: attribute?.name ?? t('admin.routing.gone'), kind: 'choice', type: '', options: (attribute?.values ?? []).map((value) => ({ value, label: valueLabel(value, attribute, names) })) };
}

/** A value of an attribute that comes from a choice field is the choice's number; people know its label. */
function valueLabel(value: string, attribute: SellerAttribute | undefined, names: RuleNames): string {
  const options = attribute?.field === undefined ? undefined : names.fields.find(({ id }) => id === attribute.field)?.options;
  return options?.find((option) => option.value === value)?.label ?? value;
}

/** Whether sellers are asked for their conditions, capacity and availability; members of a team or a queue pull. */
export function asksSellers(target: RuleTarget): boolean {
  return target.kind !== 'team' && target.kind !== 'queue';
}

/** A person's name; somebody who is gone is called so. */
export function personName(id: string, { sellers }: Pick<RuleNames, 'sellers'>): string {
  return sellers.find((each) => each.id === id)?.name ?? t('admin.routing.gone');
}

export function segmentName(id: string, { segments }: Pick<RuleNames, 'segments'>): string {
  return segments.find((each) => each.id === id)?.name ?? t('admin.routing.gone');
}

function rowName(id: string, rows: readonly NamedRow[]): string {
  return rows.find((each) => each.id === id)?.name ?? t('admin.routing.gone');
}

export function listText(texts: readonly string[], type: 'conjunction' | 'disjunction'): string {
  return new Intl.ListFormat(currentFormats().locale, { type }).format(texts);
}
