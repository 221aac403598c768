// What an admin does to a draft, each as a plan in and a plan out: the plan given is never changed. Whether the result makes sense is
// said by `problemsOfPlan`; an id that isn't in the plan changes nothing.
import type { Segment } from '../../segment.ts';
import { usualRoutingSettings } from '../plan.ts';
import type { AssignmentRule, RoutingPlan, RoutingSettings } from '../plan.ts';

/** From Friday evening to Monday morning: who is away for longer gets nothing, and the first to be back goes before others anyway. */
const OVER_A_WEEKEND_HOURS = 60;

/** A rule as the editor opens it for the first time: all leads, any seller, in turn; the safe choices. @param id made by the caller. */
export function newRule(id: string, name: string): AssignmentRule {
  return {
    id, name, isActive: true, conditions: { match: 'all', of: [] }, target: { kind: 'any-seller' }, sellerConditions: [],
    distribution: 'round-robin', respectsCapacity: true, availableWithinHours: OVER_A_WEEKEND_HOURS, otherwise: { kind: 'next-rule' },
  };
}

/** The first draft of an organization that has no rules. */
export function firstDraft(segments: readonly Segment[]): RoutingPlan {
  return { number: 1, segments, rules: [], settings: usualRoutingSettings };
}

/**
 * A draft to edit: the content of any earlier plan — the active one, or an old one to go back to — under the next number.
 * @param latestNumber the greatest number ever given. @param segments as they are now; left out: those of the earlier plan.
 */
export function draftFrom(earlier: RoutingPlan, latestNumber: number, segments: readonly Segment[] = earlier.segments): RoutingPlan {
  return { ...earlier, number: Math.max(latestNumber, earlier.number) + 1, segments };
}

/** @param at 0 = first; left out or beyond the end: last. */
export function addRule(plan: RoutingPlan, rule: AssignmentRule, at = plan.rules.length): RoutingPlan {
  return { ...plan, rules: inserted(plan.rules, rule, at) };
}

/** @param to its place among the rules when it stands there, 0 = first. */
export function moveRule(plan: RoutingPlan, ruleId: string, to: number): RoutingPlan {
  const rule = plan.rules.find(({ id }) => id === ruleId);
  return rule === undefined ? plan : { ...plan, rules: inserted(plan.rules.filter(({ id }) => id !== ruleId), rule, to) };
}

/** A copy right behind the original, switched off: a rule that stands twice does nothing the second time. */
export function duplicateRule(plan: RoutingPlan, ruleId: string, copy: { readonly id: string; readonly name: string }): RoutingPlan {
  const at = plan.rules.findIndex(({ id }) => id === ruleId);
  const rule = plan.rules[at];
  return rule === undefined ? plan : { ...plan, rules: inserted(plan.rules, { ...rule, ...copy, isActive: false }, at + 1) };
}

export function removeRule(plan: RoutingPlan, ruleId: string): RoutingPlan {
  return { ...plan, rules: plan.rules.filter(({ id }) => id !== ruleId) };
}

export function switchRule(plan: RoutingPlan, ruleId: string, isActive: boolean): RoutingPlan {
  return { ...plan, rules: plan.rules.map((rule) => (rule.id === ruleId ? { ...rule, isActive } : rule)) };
}

/** Puts the edited rule where the one with its id stands. */
export function changeRule(plan: RoutingPlan, edited: AssignmentRule): RoutingPlan {
  return { ...plan, rules: plan.rules.map((rule) => (rule.id === edited.id ? edited : rule)) };
}

/** @param settings all of them: what is left out of optional ones is meant to be unset. */
export function changeSettings(plan: RoutingPlan, settings: RoutingSettings): RoutingPlan {
  return { ...plan, settings };
}

function inserted(rules: readonly AssignmentRule[], rule: AssignmentRule, at: number): readonly AssignmentRule[] {
  const place = Math.min(Math.max(0, at), rules.length);
  return [...rules.slice(0, place), rule, ...rules.slice(place)];
}
