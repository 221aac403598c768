// Which leads and sellers conditions reach as things stand: for the counts beside a rule or a segment while it is edited. No decision is
// made here; capacity and availability are not asked.
import { compileCondition, isGroup, type CellValue, type Condition, type ConditionGroup } from '../condition.ts';
import type { Id } from '../records.ts';
import { compileSegments, type Segment } from '../segment.ts';
import { lastingFilterOf } from './eligibility.ts';
import type { AssignmentRule, RoutingPlan } from './plan.ts';
import type { Seller } from './seller.ts';

/** A lead as conditions see it. */
export interface ReachedLead {
  /** Field id → value. */
  readonly values: Readonly<Record<string, CellValue>>;
  /** UTC ISO instant. */
  readonly createdOn: string;
}

/** What a rule reaches. */
export interface RuleReach<Lead extends ReachedLead> {
  /** Leads its segment, conditions and age limit hold for, in the order given. */
  readonly matching: readonly Lead[];
  /** Of these, those that an earlier active rule holds for, by the first such rule, in the order of the rules; rules without any are left out. */
  readonly takenBefore: readonly { readonly ruleId: string; readonly count: number }[];
  /**
   * Sellers who could get at least one of the matching leads, by the rule's target, its conditions, the eligible roles and the switch
   * "gets leads"; undefined where the rule asks no seller (account owner, team, queue).
   */
  readonly sellers?: readonly Id<'user'>[];
}

const HOUR = 3_600_000;

/** Fields of leads that conditions, and comparisons of sellers with a lead, speak of: each once, ascending. */
export function fieldsOfPlan(plan: Pick<RoutingPlan, 'segments' | 'rules'>): readonly string[] {
  const inGroup = (part: Condition | ConditionGroup): readonly string[] => (isGroup(part) ? part.of.flatMap(inGroup) : [part.field]);
  const ofRules = plan.rules.flatMap(({ conditions, sellerConditions }) => [...inGroup(conditions), ...sellerConditions.flatMap(({ leadField }) => (leadField === undefined ? [] : [leadField]))]);
  return [...new Set([...plan.segments.flatMap(({ conditions }) => inGroup(conditions)), ...ofRules])].sort();
}

/** The leads of each active segment, by its id: a lead is in the first that takes it. */
export function segmentMembers<Lead extends ReachedLead>(segments: readonly Segment[], leads: readonly Lead[], now: Date): ReadonlyMap<string, readonly Lead[]> {
  const fields = fieldsOfPlan({ segments, rules: [] });
  const { inOrder, segmentOf } = compileSegments(segments, fields);
  const members = new Map<string, Lead[]>(inOrder.map(({ id }) => [id, []]));
  for (const lead of leads) {
    const segment = segmentOf(rowOf(lead, fields), now);
    if (segment !== undefined) members.get(segment.id)?.push(lead);
  }
  return members;
}

/** @param plan with the rule as it is edited at its place; a rule that is switched off is looked at as if it were on. */
export function ruleReach<Lead extends ReachedLead>(ruleId: string, plan: RoutingPlan, given: { readonly leads: readonly Lead[]; readonly sellers: readonly Seller[]; readonly now: Date }): RuleReach<Lead> {
  const { leads, sellers, now } = given;
  const at = plan.rules.findIndex(({ id }) => id === ruleId);
  const rule = plan.rules[at];
  if (rule === undefined) return { matching: [], takenBefore: [] };
  const fields = fieldsOfPlan(plan);
  const { segmentOf } = compileSegments(plan.segments, fields);
  const holds = compiledRule(rule, fields);
  const earlier = plan.rules.slice(0, at).filter(({ isActive }) => isActive).map((each) => ({ id: each.id, holds: compiledRule(each, fields) }));
  const taken = new Map<string, number>();
  const matching = leads.filter((lead) => {
    const row = rowOf(lead, fields);
    const facts: Facts = { lead, row, segmentId: segmentOf(row, now)?.id };
    if (!holds(facts, now)) return false;
    const before = earlier.find((each) => each.holds(facts, now));
    if (before !== undefined) taken.set(before.id, (taken.get(before.id) ?? 0) + 1);
    return true;
  });
  const reached = sellersReached(rule, plan, { matching, sellers, now });
  return {
    matching,
    takenBefore: earlier.flatMap(({ id }) => (taken.has(id) ? [{ ruleId: id, count: taken.get(id) ?? 0 }] : [])),
    ...(reached === undefined ? {} : { sellers: reached }),
  };
}

interface Facts {
  readonly lead: ReachedLead;
  readonly row: readonly CellValue[];
  readonly segmentId: string | undefined;
}

function compiledRule(rule: AssignmentRule, fields: readonly string[]): (facts: Facts, now: Date) => boolean {
  const places = new Map(fields.map((field, place) => [field, place]));
  const holds = compileCondition(rule.conditions, (field) => places.get(field));
  const { segmentId, createdWithinHours } = rule;
  return (facts, now) =>
    (segmentId === undefined || facts.segmentId === segmentId)
    && (createdWithinHours === undefined || now.getTime() - Date.parse(facts.lead.createdOn) <= createdWithinHours * HOUR)
    && holds(facts.row, now);
}

function rowOf(lead: ReachedLead, fields: readonly string[]): readonly CellValue[] {
  return fields.map((field) => lead.values[field]);
}

function sellersReached(rule: AssignmentRule, plan: RoutingPlan, given: { readonly matching: readonly ReachedLead[]; readonly sellers: readonly Seller[]; readonly now: Date }): readonly Id<'user'>[] | undefined {
  const { target, sellerConditions } = rule;
  if (target.kind === 'account-owner' || target.kind === 'team' || target.kind === 'queue') return undefined;
  // Conditions that compare with the lead have to hold together for one lead at least; leads alike in what is compared count once.
  const compared = sellerConditions.flatMap(({ leadField }) => leadField ?? []);
  const leads = compared.length === 0 ? [{ values: {} }] : [...new Map(given.matching.map((lead) => [JSON.stringify(compared.map((field) => lead.values[field] ?? null)), lead])).values()];
  return given.sellers
    .filter((seller) => leads.some((lead) => lastingFilterOf(rule, seller, { values: lead.values, settings: plan.settings, now: given.now }) === undefined))
    .map(({ id }) => id);
}
