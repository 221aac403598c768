// Since when sellers have done without a rule.
import type { PlanShown } from '../routingAdministration.ts';

/**
 * By the rule's id, the UTC ISO instant from which it has been off without a break in the plans that held, of those off in the active one.
 * A rule that was drafted off and never on counts from the first plan that has it.
 * @param plans in any order; drafts don't count, nor does what lies before a plan that can't be read.
 */
export function offSince(plans: readonly PlanShown[]): ReadonlyMap<string, string> {
  const held = plans.filter(({ state, activatedOn }) => state !== 'draft' && activatedOn !== undefined).sort((one, two) => two.number - one.number);
  const damaged = held.findIndex(({ damage }) => damage !== undefined);
  const readable = damaged < 0 ? held : held.slice(0, damaged);
  const [active] = readable;
  if (active?.state !== 'active') return new Map();
  return new Map(
    active.plan.rules.flatMap(({ id, isActive }) => {
      if (isActive) return [];
      const on = readable.findIndex(({ plan }) => plan.rules.find((rule) => rule.id === id)?.isActive !== false);
      const since = readable[(on < 0 ? readable.length : on) - 1]?.activatedOn;
      return since === undefined ? [] : [[id, since] as const];
    }),
  );
}
