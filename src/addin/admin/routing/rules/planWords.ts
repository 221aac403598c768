// Problems of a plan and differences between two plans as sentences.
import type { NotAssignedReason } from '../../../../domain/routing/decision.ts';
import type { PlanDifference } from '../../../../domain/routing/plan/planChange.ts';
import type { PlanProblem } from '../../../../domain/routing/plan/planProblems.ts';
import { t } from '../../../strings.ts';
import { fieldLabel } from '../../conditionWords.ts';
import { listText, personName, ruleSentence, segmentName, type RuleNames } from '../ruleWords.ts';

/** What is wrong, in one sentence; of a rule, without its name. */
export function planProblemText({ code, params }: PlanProblem, names: RuleNames): string {
  const id = String(params['id'] ?? '');
  switch (code) {
    case 'condition':
      return t('admin.routing.problem.condition', { field: namedField(String(params['field'] ?? ''), names) });
    case 'unknown-field':
    case 'seller-condition-without-value':
      return t(`admin.routing.problem.${code}`, { field: namedField(String(params['field'] ?? ''), names) });
    case 'segment-off':
    case 'segment-inquiry':
      return t(`admin.routing.problem.${code}`, { name: segmentName(id, names) });
    case 'seller-off':
      return t('admin.routing.problem.seller-off', { name: personName(id, names) });
    case 'unknown-value':
      return t('admin.routing.problem.unknown-value', { name: namedField(id, names), value: String(params['value'] ?? '') });
    case 'unreachable':
      return t('admin.routing.problem.unreachable', { name: String(params['ruleName'] ?? ''), place: Number(params['place'] ?? 0) });
    case 'same-name':
      return t('admin.routing.problem.same-name', { place: Number(params['place'] ?? 0) });
    case 'all-full':
    case 'no-capacity-set':
      return t(`admin.routing.problem.${code}`, { count: Number(params['count'] ?? 0) });
    default:
      return t(`admin.routing.problem.${code}`);
  }
}

function namedField(id: string, { attributes, userFields, fields }: RuleNames): string {
  return attributes.find((each) => each.id === id)?.name ?? userFields.find((each) => each.id === id)?.label ?? fieldLabel(id, fields);
}

/** What differs, in one sentence; `detail` says the rule as it is now. */
export function differenceText(difference: PlanDifference, names: RuleNames): { readonly text: string; readonly detail?: string } {
  switch (difference.kind) {
    case 'rule-added':
      return { text: t('admin.routing.difference.rule-added', { name: difference.rule.name, place: difference.place }), detail: ruleSentence(difference.rule, names) };
    case 'rule-removed':
      return { text: t('admin.routing.difference.rule-removed', { name: difference.rule.name }) };
    case 'rule-changed': {
      const parts = listText(difference.parts.map((part) => t(`admin.routing.part.${part}`)), 'conjunction');
      return { text: t('admin.routing.difference.rule-changed', { name: difference.after.name, parts }), detail: t('admin.routing.was-now', { was: ruleSentence(difference.before, names), now: ruleSentence(difference.after, names) }) };
    }
    case 'rule-moved':
      return { text: t('admin.routing.difference.rule-moved', { name: difference.rule.name, from: difference.from, to: difference.to }) };
    case 'rule-switched':
      return { text: t(difference.rule.isActive ? 'admin.routing.difference.rule-on' : 'admin.routing.difference.rule-off', { name: difference.rule.name }) };
    case 'segment-added':
    case 'segment-removed':
      return { text: t(`admin.routing.difference.${difference.kind}`, { name: difference.segment.name }) };
    case 'segment-changed':
      return { text: t('admin.routing.difference.segment-changed', { name: difference.after.name }) };
    case 'setting-changed':
      return { text: t('admin.routing.difference.setting-changed', { setting: t(`admin.routing.setting.${difference.setting}`) }) };
  }
}

/** How many rules differ: what the line above the list counts. */
export function changedRules(differences: readonly PlanDifference[]): number {
  return new Set(differences.flatMap((each) => ('rule' in each ? [each.rule.id] : each.kind === 'rule-changed' ? [each.after.id] : []))).size;
}

/** Why nobody could take a lead, in plain words. */
export function reasonText(reason: NotAssignedReason): string {
  return t(`admin.routing.reason.${reason}`);
}
