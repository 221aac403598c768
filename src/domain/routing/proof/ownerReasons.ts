// Why a lead went to the one who has it, as codes for one sentence to them: "You got this lead because you work the Nordics and had waited
// longest for one." The sentences are the add-in's.
import { folded } from '../../condition.ts';
import type { CellValue } from '../../condition.ts';
import type { Reason } from '../../records.ts';
import type { Contender, Decision } from '../decision.ts';
import { cellOf } from '../eligibility.ts';
import type { RoutingPlan, SellerCondition } from '../plan.ts';
import type { Roster, Seller } from '../seller.ts';

/** Every code there is, for the sentences. Who first, then why among several. */
export const ownerReasonCodes = [
  /** You have this: `attributeId` or `field`, `value`. */
  'has-value',
  /** The rule names you. */
  'named',
  /** You own the lead's account. */
  'account-owner',
  /** It was yours already, and you can take it. */
  'was-yours',
  /** Nobody could take it and the rule names you for that: `reason`. */
  'if-nobody',
  /** No rule placed it: `reason`. */
  'catch-all',
  /** You alone could take it. */
  'only-one',
  /** Nobody was at work, and you are back first, within `days` days. */
  'first-back',
  /** You never had a lead by the rules. */
  'never-served',
  /** You had waited longest: since `since`, a UTC ISO instant; of `among` sellers. */
  'waited-longest',
  /** You had the most room: `room` leads; of `among` sellers. */
  'most-room',
  /** The smallest part of your capacity was in use: `share`, 0 to 1; of `among` sellers. */
  'smallest-share',
  /** No limit to balance by, and the fewest open leads: `open`; of `among` sellers. */
  'fewest-open',
  /** Alike in everything with others; the order of sellers decided. */
  'order',
] as const;
export type OwnerReasonCode = (typeof ownerReasonCodes)[number];
export type OwnerReason = Reason & { readonly code: OwnerReasonCode };

/** In the order they are said; empty for a lead no person was given. @param plan, @param roster of the numbers the decision names. */
export function ownerReasons(decision: Decision, plan: RoutingPlan, roster: Roster): readonly OwnerReason[] {
  const { outcome } = decision;
  switch (outcome.kind) {
    case 'seller': return [...ofMatch(decision, outcome, { plan, roster }), ...ofPick(decision, roster)];
    case 'kept': return [{ code: 'was-yours' }];
    case 'account-owner': return [{ code: 'account-owner' }];
    case 'owner': return [{ code: 'if-nobody', params: { reason: outcome.reason } }];
    case 'catch-all': return [{ code: 'catch-all', params: { reason: outcome.reason } }];
    case 'team': case 'queue': case 'nobody': return [];
  }
}

function ofMatch({ values }: Decision, { id, ruleId }: { readonly id: string; readonly ruleId: string }, { plan, roster }: { readonly plan: RoutingPlan; readonly roster: Roster }): readonly OwnerReason[] {
  const rule = plan.rules.find((each) => each.id === ruleId);
  const seller = roster.sellers.find((each) => each.id === id);
  if (rule === undefined || seller === undefined) return [];
  if (rule.target.kind === 'sellers') return [{ code: 'named' }];
  return rule.sellerConditions.flatMap((condition) => {
    const value = metBy(condition, seller, values);
    return value === undefined ? [] : [{ code: 'has-value', params: { ...(condition.of === 'attribute' ? { attributeId: condition.field } : { field: condition.field }), value } } as const];
  });
}

/** Which of the seller's values was asked for; undefined where that can't be said in a word, as of "is not". */
function metBy(condition: SellerCondition, seller: Seller, values: Decision['values']): string | undefined {
  if (!['equals', 'in', 'contains', 'begins-with', 'ends-with'].includes(condition.operator)) return undefined;
  const wanted = listOf(condition.leadField === undefined ? condition.value : values[condition.leadField]).map(folded);
  const has = listOf(cellOf(condition, seller));
  return has.find((each) => wanted.includes(folded(each))) ?? has.find((each) => wanted.some((part) => folded(each).includes(part)));
}

function listOf(cell: CellValue | SellerCondition['value']): readonly string[] {
  if (cell === undefined) return [];
  return typeof cell === 'object' ? cell.map(String) : [String(cell)];
}

function ofPick({ pick }: Decision, roster: Roster): readonly OwnerReason[] {
  const first = pick?.contenders[0];
  if (pick === undefined || first === undefined) return [];
  const back: readonly OwnerReason[] = pick.bucket > 0 ? [{ code: 'first-back', params: { days: pick.bucket } }] : [];
  if (pick.among === 1) return [...back, { code: 'only-one' }];
  const second = pick.contenders[1];
  const differsAt = second === undefined ? 0 : first.key.findIndex((value, at) => value !== second.key[at]);
  if (differsAt < 0) return [...back, { code: 'order' }];
  if (differsAt === first.key.length - 1) return [...back, ofWaiting(first, pick.among)];
  return [...back, ofRoom(first, { method: pick.method, capacity: roster.sellers[first.place]?.capacity, among: pick.among })];
}

function ofWaiting({ key }: Contender, among: number): OwnerReason {
  const servedAt = key.at(-1) ?? -1;
  return servedAt < 0 ? { code: 'never-served' } : { code: 'waited-longest', params: { since: new Date(servedAt).toISOString(), among } };
}

function ofRoom({ key }: Contender, { method, capacity, among }: { readonly method: string; readonly capacity: number | undefined; readonly among: number }): OwnerReason {
  const [, amount = 0] = key;
  if (capacity === undefined) return { code: 'fewest-open', params: { open: amount, among } };
  return method === 'load-balancing' ? { code: 'most-room', params: { room: -amount, among } } : { code: 'smallest-share', params: { share: amount, among } };
}
