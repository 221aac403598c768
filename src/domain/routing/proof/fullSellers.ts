// How many sellers would have to have room before a lead finds one of them.
import type { Decision } from '../decision.ts';
import type { RoutingPlan } from '../plan.ts';
import type { Roster } from '../seller.ts';
import { fieldOf } from './sellerProof.ts';

/**
 * Sellers who fitted the last rule that nobody had room for, all of them full; undefined where no rule failed for that.
 * @param versions those the decision names.
 */
export function fullSellers(decision: Decision, versions: { readonly plan: RoutingPlan; readonly roster: Roster }): number | undefined {
  const step = [...decision.steps].reverse().find(({ reason }) => reason === 'sellers-lack-capacity');
  const rule = versions.plan.rules.find(({ id }) => id === step?.ruleId);
  return rule === undefined ? undefined : fieldOf(rule, decision, versions).filters.filter((filter) => filter === 'capacity').length;
}
