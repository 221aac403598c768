// Which sellers a rule may give a lead to, as far as that hangs on plan, roster and lead alone: target, conditions, role, switch,
// permission. Capacity and availability change by the minute and are the board's.
import { negatedOperators, testOf } from '../condition.ts';
import type { CellValue, Operator } from '../condition.ts';
import type { Id } from '../records.ts';
import type { NotAssignedReason, SellerFilter } from './decision.ts';
import type { AssignmentRule, RoutingSettings, SellerCondition } from './plan.ts';
import type { Seller } from './seller.ts';

/** The first filters, in their order. */
export type LastingFilter = Extract<SellerFilter, 'target' | 'conditions' | 'role' | 'gets-leads' | 'permission'>;

/** What of a lead its sellers hang on. */
export interface LeadForSellers {
  /** Owner of the account it is connected to. */
  readonly accountOwnerId?: Id<'user'>;
  /** Lead field id → value. */
  readonly values: Readonly<Record<string, CellValue>>;
}

/** What is said of a lead when a filter leaves nobody. */
export const reasonOfFilter: Readonly<Record<SellerFilter, NotAssignedReason>> = {
  target: 'no-sellers-meet-conditions', conditions: 'no-sellers-meet-conditions', role: 'no-sellers-meet-conditions', 'gets-leads': 'no-sellers-meet-conditions',
  permission: 'sellers-lack-permission', capacity: 'sellers-lack-capacity', availability: 'sellers-lack-availability', 'later-bucket': 'sellers-lack-availability',
};

/** Whether a seller is among those a rule is for. */
export function isTargeted({ target }: AssignmentRule, { id }: Pick<Seller, 'id'>, { accountOwnerId }: LeadForSellers): boolean {
  if (target.kind === 'sellers') return target.ids.includes(id);
  if (target.kind === 'account-owner') return id === accountOwnerId;
  return target.kind === 'any-seller' || target.kind === 'matching-sellers';
}

/** What a seller holds in what a condition speaks of. */
export function cellOf({ of, field }: SellerCondition, { attributes, fields }: Pick<Seller, 'attributes' | 'fields'>): CellValue {
  return of === 'attribute' ? attributes[field] : fields[field];
}

/** Whether a seller meets one condition. @param values of the lead. */
export function meetsSellerCondition(condition: SellerCondition, seller: Pick<Seller, 'attributes' | 'fields'>, { values, now }: { readonly values: Readonly<Record<string, CellValue>>; readonly now: Date }): boolean {
  const test = sellerTest(condition, condition.leadField === undefined ? condition.value : values[condition.leadField]);
  return test(cellOf(condition, seller), now);
}

/**
 * The test of a seller condition against a value, of the rule or of the lead.
 * @param value nothing where the lead's own is compared: no seller meets it.
 */
export function sellerTest({ field, operator, leadField }: SellerCondition, value: CellValue | SellerCondition['value']): (cell: CellValue, now: Date) => boolean {
  if (leadField !== undefined && (value === undefined || value === '' || (typeof value === 'object' && value.length === 0))) return () => false;
  const test = testOf({ field, operator, ...(value === undefined ? {} : { value }) });
  if (testsAllAtOnce(operator)) return test;
  return (cell, now) => (typeof cell === 'object' ? cell.some((each) => test(each, now)) : test(cell, now));
}

/** Of several values none may meet what a negated operator names; `is-empty` and `is-filled` speak of all of them anyway. */
function testsAllAtOnce(operator: Operator): boolean {
  return negatedOperators.includes(operator) || operator === 'is-empty' || operator === 'is-filled';
}

/** Whether a seller meets all seller conditions of a rule, whatever its target. */
export function meetsConditions({ sellerConditions }: AssignmentRule, seller: Seller, of: { readonly values: Readonly<Record<string, CellValue>>; readonly now: Date }): boolean {
  return sellerConditions.every((condition) => meetsSellerCondition(condition, seller, of));
}

/** The filter of plan and roster that leaves a seller out whatever the rule: role, switch, permission. */
export function standingFilterOf(settings: RoutingSettings, { roleIds, getsLeads, mayOwnLeads }: Seller): LastingFilter | undefined {
  if (settings.eligibleRoleIds !== undefined && !roleIds.some((role) => settings.eligibleRoleIds?.includes(role))) return 'role';
  if (!getsLeads) return 'gets-leads';
  return mayOwnLeads === false ? 'permission' : undefined;
}

/** The first filter that leaves a seller out before capacity and availability are asked; undefined = none. */
export function lastingFilterOf(rule: AssignmentRule, seller: Seller, of: LeadForSellers & { readonly settings: RoutingSettings; readonly now: Date }): LastingFilter | undefined {
  if (!isTargeted(rule, seller, of)) return 'target';
  if (!meetsConditions(rule, seller, of)) return 'conditions';
  return standingFilterOf(of.settings, seller);
}

/** Whether a seller has as many open leads as they may; 0 and less to take is full. */
export function isFull(capacity: number | undefined, open: number): boolean {
  return capacity !== undefined && open >= capacity;
}
