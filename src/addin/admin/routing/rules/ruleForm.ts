// A rule while it is edited: what belongs to the target it has now, and what keeps it from being saved.
import { isGroup, problemsOf, type ConditionGroup } from '../../../../domain/condition.ts';
import { kindOf, kindsOf, type MappableField } from '../../../../domain/profileFields.ts';
import type { AssignmentRule, RuleTarget, SellerCondition } from '../../../../domain/routing/plan.ts';
import { t } from '../../../strings.ts';
import { sellerField, type RuleNames } from '../ruleWords.ts';
import { sameText } from './draftContent.ts';

/** Hours a seller may be free within (lead routing semantics, 1.6). */
export const MOST_HOURS_AHEAD = 120;

/** The rule in the editor. */
export interface EditedRule {
  readonly shown: AssignmentRule;
  /** As it stood when it was opened. */
  readonly base: AssignmentRule;
  /** It is not in the draft yet. */
  readonly isNew: boolean;
}

export function isEdited({ shown, base, isNew }: EditedRule): boolean {
  return isNew || sameText(shown) !== sameText(base);
}

/** Without what its target doesn't use, and with a name without spaces around it. */
export function tidyRule(rule: AssignmentRule): AssignmentRule {
  return { ...rule, name: rule.name.trim(), sellerConditions: hasConditions(rule.target) ? rule.sellerConditions : [] };
}

/** Whether the form offers conditions on sellers for this target. */
export function hasConditions({ kind }: RuleTarget): boolean {
  return kind === 'matching-sellers' || kind === 'sellers' || kind === 'account-owner';
}

/** As the form shows it: a rule for any seller with conditions is one for those that meet them. */
export function openedRule(rule: AssignmentRule): AssignmentRule {
  return rule.target.kind === 'any-seller' && rule.sellerConditions.length > 0 ? { ...rule, target: { kind: 'matching-sellers' } } : rule;
}

/** Sentences that say what is still missing; `names.fields` empty = not read yet, so not looked at. */
export function ruleWrong(rule: AssignmentRule, others: readonly AssignmentRule[], names: RuleNames): readonly string[] {
  const { name, conditions, target, sellerConditions, otherwise, createdWithinHours, availableWithinHours } = rule;
  const trimmed = name.trim();
  const isFieldsKnown = names.fields.length > 0;
  const isOff = (hours: number | undefined, most: number): boolean => hours !== undefined && (!Number.isInteger(hours) || hours < 1 || hours > most);
  return [
    ...(trimmed === '' ? [t('admin.routing.wrong.name')] : []),
    ...(others.some((each) => each.id !== rule.id && each.name.trim().toLowerCase() === trimmed.toLowerCase()) ? [t('admin.routing.wrong.same-name', { name: trimmed })] : []),
    ...((isFieldsKnown && problemsOf(conditions, kindsOf(names.fields)).length > 0) || hasEmptyGroup(conditions) ? [t('admin.routing.wrong.conditions')] : []),
    ...(isOff(createdWithinHours, Number.MAX_SAFE_INTEGER) || isOff(availableWithinHours, MOST_HOURS_AHEAD) ? [t('admin.routing.wrong.hours')] : []),
    ...(target.kind === 'sellers' && target.ids.length === 0 ? [t('admin.routing.wrong.sellers')] : []),
    ...((target.kind === 'team' || target.kind === 'queue') && target.id === '' ? [t(`admin.routing.wrong.${target.kind}`)] : []),
    ...(target.kind === 'matching-sellers' && sellerConditions.length === 0 ? [t('admin.routing.wrong.no-conditions')] : []),
    ...(hasConditions(target) && sellerConditions.some((condition) => isUnfinished(condition, names)) ? [t('admin.routing.wrong.seller-conditions')] : []),
    ...((otherwise.kind === 'owner' || otherwise.kind === 'queue') && otherwise.id === '' ? [t(`admin.routing.wrong.else-${otherwise.kind}`)] : []),
  ];
}

function hasEmptyGroup(group: ConditionGroup): boolean {
  return group.of.some((part) => isGroup(part) && (part.of.length === 0 || hasEmptyGroup(part)));
}

/** Whether a condition on sellers says too little to be compared. */
export function isUnfinished(condition: SellerCondition, names: RuleNames): boolean {
  const { field, operator, value, leadField } = condition;
  if (field === '') return true;
  if (leadField !== undefined) return leadField === '';
  const asField: MappableField = sellerField(condition, names);
  return problemsOf({ field, operator, ...(value === undefined ? {} : { value }) }, { [field]: kindOf(asField) ?? 'text' }).length > 0;
}
