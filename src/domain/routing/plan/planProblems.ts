// What is wrong with a plan before it is let loose: what keeps it from being activated, and what an admin should look at twice. Codes
// only, each with the rule it is about.
import { folded, isEmpty, isGroup, negatedOperators, problemsOf } from '../../condition.ts';
import type { Condition, ConditionGroup, ConditionProblem, FieldKind } from '../../condition.ts';
import { asksForInquiry } from '../../directInquiry.ts';
import type { Id } from '../../records.ts';
import { cellOf, isFull, isTargeted, sellerTest, standingFilterOf } from '../eligibility.ts';
import type { AssignmentRule, RoutingPlan, SellerCondition } from '../plan.ts';
import { isSame } from './planChange.ts';
import type { Seller, SellerAttribute, SellerLoad } from '../seller.ts';

/** What a plan speaks of, as it is now. Where a part is left out, what depends on it isn't checked. */
export interface KnownForPlan {
  readonly attributes: readonly SellerAttribute[];
  readonly sellers: readonly Seller[];
  readonly loads?: ReadonlyMap<Id<'user'>, SellerLoad>;
  /** Kinds of the fields lead conditions may use, by field id. */
  readonly leadFields?: Readonly<Record<string, FieldKind>>;
  /** Fields of the user, by field id. */
  readonly userFields?: Readonly<Record<string, FieldKind>>;
  /** People that can sign in, sellers or not: for owners a plan names. */
  readonly userIds?: ReadonlySet<string>;
  readonly roleIds?: ReadonlySet<string>;
  readonly teamIds?: ReadonlySet<string>;
  readonly queueIds?: ReadonlySet<string>;
}

const blocking = [
  'no-catch-all-owner', 'unknown-catch-all-owner', 'unknown-segment', 'unknown-attribute', 'unknown-field', 'unknown-seller', 'no-seller-named', 'unknown-owner',
  'unknown-team', 'unknown-queue', 'unknown-role', 'condition', 'seller-condition-without-value', 'hours-out-of-range', 'unnamed',
] as const;

export type PlanProblemCode = (typeof blocking)[number]
  | 'no-rules' | 'segment-off' | 'segment-inquiry' | 'unknown-value' | 'seller-off' | 'nobody-matches' | 'all-full' | 'no-conditions-on-sellers' | 'unreachable' | 'stop' | 'same-name' | 'no-capacity-set';

export interface PlanProblem {
  readonly code: PlanProblemCode;
  /** Whether it keeps the plan from being activated. */
  readonly blocks: boolean;
  /** Undefined: of the plan as a whole. */
  readonly ruleId?: string;
  /** What it is about: `id` of what isn't there, `value`, `field` with `problem` of a condition, `ruleName` and `place` (from 1) of the rule before it, `count`. */
  readonly params: Readonly<Record<string, string | number>>;
}

/** All problems: of the plan first, then rule by rule in their order. A rule that is switched off is only checked for what is broken in it. */
export function problemsOfPlan(plan: RoutingPlan, known: KnownForPlan): readonly PlanProblem[] {
  return [...ofSettings(plan, known), ...plan.rules.flatMap((rule, at) => ofRule(rule, at, plan, known))];
}

function problem(code: PlanProblemCode, ruleId?: string, params: PlanProblem['params'] = {}): PlanProblem {
  return { code, blocks: blocking.some((each) => each === code), ...(ruleId === undefined ? {} : { ruleId }), params };
}

function isMissing(id: string, among: ReadonlySet<string> | undefined): boolean {
  return among !== undefined && !among.has(id);
}

function ofSettings({ rules, settings }: RoutingPlan, { userIds, roleIds }: KnownForPlan): readonly PlanProblem[] {
  const { catchAllOwnerId, eligibleRoleIds = [] } = settings;
  return [
    ...(catchAllOwnerId === undefined ? [problem('no-catch-all-owner')] : isMissing(catchAllOwnerId, userIds) ? [problem('unknown-catch-all-owner', undefined, { id: catchAllOwnerId })] : []),
    ...eligibleRoleIds.filter((id) => isMissing(id, roleIds)).map((id) => problem('unknown-role', undefined, { id })),
    ...(rules.some(({ isActive }) => isActive) ? [] : [problem('no-rules')]),
  ];
}

function ofRule(rule: AssignmentRule, at: number, plan: RoutingPlan, known: KnownForPlan): readonly PlanProblem[] {
  const broken = [...ofName(rule, at, plan.rules), ...ofLeads(rule, plan, known), ...ofTarget(rule, known), ...ofSellerConditions(rule, known), ...ofOtherwise(rule, known)];
  return rule.isActive ? [...broken, ...ofEffect(rule, at, plan, known)] : broken;
}

function ofName({ id, name }: AssignmentRule, at: number, rules: readonly AssignmentRule[]): readonly PlanProblem[] {
  if (name.trim() === '') return [problem('unnamed', id)];
  const earlier = rules.findIndex((each) => each.name.trim().toLowerCase() === name.trim().toLowerCase());
  return earlier < at ? [problem('same-name', id, { ruleName: name, place: earlier + 1 })] : [];
}

function ofLeads({ id, segmentId, conditions, createdWithinHours, availableWithinHours }: AssignmentRule, { segments }: RoutingPlan, { leadFields }: KnownForPlan): readonly PlanProblem[] {
  const segment = segments.find((each) => each.id === segmentId);
  const hours = [createdWithinHours ?? 1, availableWithinHours ?? 1];
  return [
    ...(segmentId === undefined ? [] : segment === undefined ? [problem('unknown-segment', id, { id: segmentId })] : segment.isActive ? [] : [problem('segment-off', id, { id: segmentId, value: segment.name })]),
    ...(segment !== undefined && segment.isActive && asksForInquiry(segment.conditions) ? [problem('segment-inquiry', id, { id: segment.id, value: segment.name })] : []),
    ...(leadFields === undefined ? [] : problemsOf(conditions, leadFields).map((each) => ofCondition(id, each))),
    ...(hours.some((each) => !Number.isInteger(each) || each < 1) || (availableWithinHours ?? 1) > 120 ? [problem('hours-out-of-range', id)] : []),
  ];
}

function ofCondition(ruleId: string, { field, code }: ConditionProblem): PlanProblem {
  return problem('condition', ruleId, { field, problem: code });
}

function ofTarget({ id, target }: AssignmentRule, known: KnownForPlan): readonly PlanProblem[] {
  if (target.kind === 'team') return isMissing(target.id, known.teamIds) ? [problem('unknown-team', id, { id: target.id })] : [];
  if (target.kind === 'queue') return isMissing(target.id, known.queueIds) ? [problem('unknown-queue', id, { id: target.id })] : [];
  if (target.kind !== 'sellers') return [];
  if (target.ids.length === 0) return [problem('no-seller-named', id)];
  return target.ids.flatMap((named) => {
    const seller = known.sellers.find((each) => each.id === named);
    if (seller === undefined) return [problem('unknown-seller', id, { id: named })];
    return seller.getsLeads ? [] : [problem('seller-off', id, { id: named, value: seller.name })];
  });
}

function ofSellerConditions({ id, target, sellerConditions }: AssignmentRule, known: KnownForPlan): readonly PlanProblem[] {
  if (target.kind === 'matching-sellers' && sellerConditions.length === 0) return [problem('no-conditions-on-sellers', id)];
  return sellerConditions.flatMap((condition) => ofSellerCondition(id, condition, known));
}

function ofSellerCondition(ruleId: string, condition: SellerCondition, { attributes, userFields, leadFields }: KnownForPlan): readonly PlanProblem[] {
  const { field, operator, value, leadField } = condition;
  if (leadField !== undefined && leadFields !== undefined) {
    const kind = leadFields[leadField];
    if (kind === undefined) return [problem('unknown-field', ruleId, { field: leadField })];
    // A row's id is like nothing but a row's id.
    if (userFields !== undefined && (kind === 'lookup') !== (condition.of === 'user' && userFields[field] === 'lookup')) return [problem('condition', ruleId, { field, problem: 'operator-not-for-field' })];
  }
  const needsValue = operator !== 'is-empty' && operator !== 'is-filled' && leadField === undefined;
  const values = value === undefined ? [] : typeof value === 'object' ? value : [value];
  if (needsValue && !values.some((each) => each !== '')) return [problem('seller-condition-without-value', ruleId, { field })];
  if (condition.of === 'user') {
    if (userFields === undefined) return [];
    if (userFields[field] === undefined) return [problem('unknown-field', ruleId, { field })];
    return needsValue ? problemsOf(asCondition(condition), userFields).map((each) => ofCondition(ruleId, each)) : [];
  }
  const attribute = attributes.find((each) => each.id === field);
  if (attribute === undefined) return [problem('unknown-attribute', ruleId, { id: field })];
  // Only these operators name whole values; `contains` and the like may name a part.
  if (!needsValue || !['equals', 'not-equals', 'in', 'not-in'].includes(operator)) return [];
  const offered = new Set(attribute.values.map(folded));
  return values.filter((each) => !offered.has(folded(each))).map((each) => problem('unknown-value', ruleId, { id: field, value: String(each) }));
}

function ofOtherwise({ id, otherwise }: AssignmentRule, { userIds, queueIds }: KnownForPlan): readonly PlanProblem[] {
  switch (otherwise.kind) {
    case 'owner': return isMissing(otherwise.id, userIds) ? [problem('unknown-owner', id, { id: otherwise.id })] : [];
    case 'queue': return isMissing(otherwise.id, queueIds) ? [problem('unknown-queue', id, { id: otherwise.id })] : [];
    case 'stop': return [problem('stop', id)];
    case 'next-rule': return [];
  }
}

function asCondition({ field, operator, value }: SellerCondition): Condition {
  return { field, operator, ...(value === undefined ? {} : { value }) };
}

/** What comes of a rule that is whole: whom it finds today, and whether a lead ever gets to it. */
function ofEffect(rule: AssignmentRule, at: number, plan: RoutingPlan, known: KnownForPlan): readonly PlanProblem[] {
  const before = plan.rules.slice(0, at).findIndex((earlier) => earlier.isActive && coversLeads(earlier, rule) && takesAll(earlier, plan, known));
  const hidden = plan.rules[before];
  return [
    ...(hidden === undefined ? [] : [problem('unreachable', rule.id, { ruleName: hidden.name, place: before + 1 })]),
    ...(sharesOut(rule) ? ofSellersFound(rule, sellersOf(rule, plan, known), known.loads) : []),
  ];
}

function ofSellersFound({ id, respectsCapacity, distribution }: AssignmentRule, sellers: readonly Seller[], loads: KnownForPlan['loads']): readonly PlanProblem[] {
  if (sellers.length === 0) return [problem('nobody-matches', id)];
  const hasNoRoom = ({ id: seller, capacity }: Seller): boolean => isFull(capacity, loads?.get(seller)?.open ?? 0);
  const withoutLimit = sellers.filter(({ capacity }) => capacity === undefined).length;
  return [
    ...(respectsCapacity && loads !== undefined && sellers.every(hasNoRoom) ? [problem('all-full', id, { count: sellers.length })] : []),
    // Without a limit there is no share and no room to compare: such sellers come last.
    ...(distribution !== 'round-robin' && withoutLimit > 0 && withoutLimit < sellers.length ? [problem('no-capacity-set', id, { count: withoutLimit })] : []),
  ];
}

function sharesOut({ target }: AssignmentRule): boolean {
  return target.kind === 'any-seller' || target.kind === 'matching-sellers' || target.kind === 'sellers';
}

/** Sellers the rule could give some lead to, load and calendar apart. */
function sellersOf(rule: AssignmentRule, { settings }: RoutingPlan, { sellers }: KnownForPlan): readonly Seller[] {
  return sellers.filter((seller) => isTargeted(rule, seller, { values: {} }) && standingFilterOf(settings, seller) === undefined && rule.sellerConditions.every((condition) => mayMeet(seller, condition)));
}

/** Whether the seller meets it for some lead, on some day. */
function mayMeet(seller: Seller, condition: SellerCondition): boolean {
  const cell = cellOf(condition, seller);
  if (condition.leadField !== undefined) return !isEmpty(cell) || negatedOperators.includes(condition.operator);
  return isAboutToday(condition) ? !isEmpty(cell) : sellerTest(condition, condition.value)(cell, new Date(0));
}

function isAboutToday({ operator }: SellerCondition): boolean {
  return operator === 'in-last-days' || operator === 'older-than-days' || operator === 'in-next-days';
}

/** Whether every lead the later rule is for is one the earlier rule is for too. */
function coversLeads(earlier: AssignmentRule, later: AssignmentRule): boolean {
  const isForItsSegment = earlier.segmentId === undefined || earlier.segmentId === later.segmentId;
  const isForItsAge = earlier.createdWithinHours === undefined || (later.createdWithinHours !== undefined && later.createdWithinHours <= earlier.createdWithinHours);
  return isForItsSegment && isForItsAge && (holdsAlways(earlier.conditions) || isSame(earlier.conditions, later.conditions));
}

function holdsAlways(group: ConditionGroup): boolean {
  return group.match === 'all' ? group.of.every((part) => isGroup(part) && holdsAlways(part)) : group.of.some((part) => isGroup(part) && holdsAlways(part));
}

/** Whether no lead the rule is for ever gets past it. */
function takesAll(rule: AssignmentRule, plan: RoutingPlan, known: KnownForPlan): boolean {
  if (rule.otherwise.kind !== 'next-rule' || rule.target.kind === 'team' || rule.target.kind === 'queue') return true;
  const isAlwaysFree = !rule.respectsCapacity && rule.availableWithinHours === undefined && rule.sellerConditions.every((each) => each.leadField === undefined && !isAboutToday(each));
  return isAlwaysFree && sharesOut(rule) && sellersOf(rule, plan, known).length > 0;
}
