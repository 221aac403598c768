// Who leads stand with before anybody has decided about them: a website's account, an import's, a team in front of the sellers. What people who get
// leads own, and what the plan itself gives to somebody, is decided.
import type { RoutingPlan } from './plan.ts';

/**
 * Owners whose leads are decided: everybody an admin has said something of in Sellers, switched on or off, and whom the plan names.
 * @param sellerIds of those with a row in Sellers.
 */
export function decidedOwners({ rules, settings }: Pick<RoutingPlan, 'rules' | 'settings'>, sellerIds: readonly string[]): ReadonlySet<string> {
  const named = rules.flatMap(({ target, otherwise }) => [
    ...(target.kind === 'sellers' ? target.ids : target.kind === 'team' ? [target.id] : []),
    ...(otherwise.kind === 'owner' ? [otherwise.id] : []),
  ]);
  return new Set([...sellerIds, ...named, ...(settings.catchAllOwnerId === undefined ? [] : [settings.catchAllOwnerId])]);
}
