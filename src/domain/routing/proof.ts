// The full form of a decision: every segment and rule with what their conditions were asked about, every seller with what became of them.
// It is worked out again from the versions the decision names; what was decided then has to come out again, or it isn't consistent.
import type { CellValue } from '../condition.ts';
import { compareKeys } from '../distribution.ts';
import type { Id } from '../records.ts';
import { compileSegments } from '../segment.ts';
import type { Segment } from '../segment.ts';
import { groupProof } from './proof/conditionProof.ts';
import type { GroupProof } from './proof/conditionProof.ts';
import type { Decision, NotAssignedReason, Outcome, RuleStep } from './decision.ts';
import { readDecision } from './proof/decisionReading.ts';
import { isFull } from './eligibility.ts';
import { hasPlace, packPlaces } from './places.ts';
import type { AssignmentRule, RoutingPlan } from './plan.ts';
import { isSame } from './plan/planChange.ts';
import type { Roster } from './seller.ts';
import { ageInHours, fieldOf, isKeyOf, sellersUnder } from './proof/sellerProof.ts';
import type { Field, LeftOut, SellerProof } from './proof/sellerProof.ts';

export interface SegmentProof {
  readonly segment: Segment;
  /** The lead is in the one that took it. */
  readonly took: boolean;
  readonly conditions: GroupProof;
}

/** What a rule made of the lead; the two last ones are of rules that hold. */
export type RuleResult = 'not-reached' | 'off' | 'other-segment' | 'conditions-not-met' | 'too-old' | 'nobody' | 'decided';

export interface RuleProof {
  readonly rule: AssignmentRule;
  /** In the plan, from 1. */
  readonly place: number;
  readonly result: RuleResult;
  readonly conditions: GroupProof;
  /** Where the rule has an age limit: how old the lead was. */
  readonly ageHours?: number;
  readonly reason?: NotAssignedReason;
  /** Every seller of the roster; of rules that hold and share out leads among sellers. */
  readonly sellers?: readonly SellerProof[];
}

export interface FullProof {
  /** In the order they were tried, up to the one that took the lead. */
  readonly segments: readonly SegmentProof[];
  /** All rules of the plan, in their order. */
  readonly rules: readonly RuleProof[];
  /** The rule the outcome comes from: the one that decided, else the one whose reason stands; undefined = no rule held. */
  readonly decidedBy?: RuleProof;
  /** Every seller under that rule. */
  readonly sellers: readonly SellerProof[];
  readonly outcome: Outcome;
  /** Whether working through the steps again gives what is stored. */
  readonly isConsistent: boolean;
}

/** What a rule came to, before it is told. */
interface Worked {
  readonly result: RuleResult;
  readonly reason?: NotAssignedReason;
  readonly field?: Field;
}

/**
 * The full form.
 * @param decision as stored; one that is damaged gives an empty proof that isn't consistent.
 * @param plan of the number the decision names, and so the roster; others give a proof that isn't consistent.
 */
export function proofOf(decision: Decision, plan: RoutingPlan, roster: Roster): FullProof {
  if (readDecision(decision) === undefined) return { segments: [], rules: [], sellers: [], outcome: decision.outcome, isConsistent: false };
  const asked = { values: decision.values, now: new Date(decision.at) };
  const { inOrder, segment } = segmentsOf(decision, plan);
  const until = segment === undefined ? inOrder.length : inOrder.indexOf(segment) + 1;
  const worked = workThrough(decision, plan, roster);
  const chosenId = receiverOf(decision.outcome);
  const rules = plan.rules.map((rule, at): RuleProof => {
    const { result, reason, field } = worked[at] ?? { result: 'not-reached' };
    return {
      rule, place: at + 1, result, conditions: groupProof(rule.conditions, asked),
      ...(rule.createdWithinHours === undefined ? {} : { ageHours: ageInHours(decision) }),
      ...(reason === undefined ? {} : { reason }),
      ...(field === undefined ? {} : { sellers: sellersUnder(field, decision, { roster, chosenId: result === 'decided' ? chosenId : undefined }) }),
    };
  });
  const last = rules[worked.length - 1];
  const decidedBy = last?.result === 'decided' || (last?.result === 'nobody' && last.rule.otherwise.kind !== 'next-rule') ? last : rules.find(({ reason }) => reason !== undefined);
  return {
    segments: inOrder.slice(0, until).map((each) => ({ segment: each, took: each === segment, conditions: groupProof(each.conditions, asked) })),
    rules, ...(decidedBy === undefined ? {} : { decidedBy }), sellers: decidedBy?.sellers ?? [], outcome: decision.outcome, isConsistent: agrees(decision, worked, { plan, roster }),
  };
}

/**
 * Whether working through the stored steps again gives the same owner: segment, rules and sellers from the versions, who was full and the
 * keys of the first ten as stored. Every stored part that follows from others has to be exactly what follows.
 */
export function isConsistent(decision: Decision, plan: RoutingPlan, roster: Roster): boolean {
  return readDecision(decision) !== undefined && agrees(decision, workThrough(decision, plan, roster), { plan, roster });
}

function segmentsOf({ values, at }: Decision, { segments }: RoutingPlan): { readonly inOrder: readonly Segment[]; readonly segment: Segment | undefined } {
  const columns = Object.keys(values);
  const { inOrder, segmentOf } = compileSegments(segments, columns);
  return { inOrder, segment: segmentOf(columns.map((column): CellValue => values[column]), new Date(at)) };
}

/** Rule by rule until one ends it; rules behind it are not there. */
function workThrough(decision: Decision, plan: RoutingPlan, roster: Roster): readonly Worked[] {
  const { segment } = segmentsOf(decision, plan);
  const worked: Worked[] = [];
  for (const rule of plan.rules) {
    const one = workRule(rule, decision, { plan, roster, segmentId: segment?.id });
    worked.push(one);
    if (one.result === 'decided' || (one.result === 'too-old' && plan.settings.tooOld === 'needs-attention') || (one.result === 'nobody' && rule.otherwise.kind !== 'next-rule')) break;
  }
  return worked;
}

function workRule(rule: AssignmentRule, decision: Decision, { plan, roster, segmentId }: Versions & { readonly segmentId: string | undefined }): Worked {
  if (!rule.isActive) return { result: 'off' };
  if (rule.segmentId !== undefined && rule.segmentId !== segmentId) return { result: 'other-segment' };
  if (!groupProof(rule.conditions, { values: decision.values, now: new Date(decision.at) }).holds) return { result: 'conditions-not-met' };
  if (rule.createdWithinHours !== undefined && ageInHours(decision) > rule.createdWithinHours) return { result: 'too-old', reason: 'older-than-timeframe' };
  if (rule.target.kind === 'team' || rule.target.kind === 'queue') return { result: 'decided' };
  const field = fieldOf(rule, decision, { plan, roster });
  return field.reason === undefined ? { result: 'decided', field } : { result: 'nobody', reason: field.reason, field };
}

function receiverOf(outcome: Outcome): Id<'user'> | undefined {
  return outcome.kind === 'team' || outcome.kind === 'queue' || outcome.kind === 'nobody' ? undefined : outcome.id;
}

type Versions = { readonly plan: RoutingPlan; readonly roster: Roster };

function agrees(decision: Decision, worked: readonly Worked[], { plan, roster }: Versions): boolean {
  const { segment } = segmentsOf(decision, plan);
  const steps = worked.flatMap(({ result, reason }, at): RuleStep[] => {
    const ruleId = plan.rules[at]?.id ?? '';
    if (result === 'decided') return [{ ruleId }];
    return reason === undefined ? [] : [{ ruleId, reason }];
  });
  return decision.planNumber === plan.number && decision.rosterNumber === roster.number
    && decision.segmentId === segment?.id && isSame(decision.steps, steps)
    && isFullAsCanBe(decision, { plan, roster }) && isOutcome(decision, worked, { plan, roster });
}

/** Only who has a limit can be full, who has none to give is, and the set is packed the one way there is. */
function isFullAsCanBe({ full, steps }: Decision, { plan, roster }: Versions): boolean {
  const isAsked = steps.some(({ ruleId }) => plan.rules.some(({ id, respectsCapacity }) => id === ruleId && respectsCapacity));
  if (full === undefined || !isAsked) return (full === undefined) === !isAsked;
  const has = (place: number): boolean => hasPlace(full, place);
  return roster.sellers.every(({ capacity }, place) => (capacity === undefined ? !has(place) : has(place) || !isFull(capacity, 0))) && isSame(full, packPlaces(has, roster.sellers.length));
}

function isOutcome(decision: Decision, worked: readonly Worked[], versions: Versions): boolean {
  const { plan } = versions;
  const last = worked.length - 1;
  const [end, rule] = [worked[last], plan.rules[last]];
  if (end?.result === 'decided' && rule !== undefined) return isDecided(decision, { rule, field: end.field }, versions);
  if (decision.pick !== undefined) return false;
  if (end?.result === 'nobody' && end.reason !== undefined && rule !== undefined && rule.otherwise.kind !== 'next-rule') {
    const { otherwise } = rule;
    if (otherwise.kind === 'owner') return isSame(decision.outcome, { kind: 'owner', id: otherwise.id, ruleId: rule.id, reason: end.reason });
    if (otherwise.kind === 'queue') return isSame(decision.outcome, { kind: 'queue', id: otherwise.id, ruleId: rule.id });
    return isSame(decision.outcome, { kind: 'nobody', reason: end.reason });
  }
  const reason = decision.steps[0]?.reason ?? whyNoRule(decision, plan);
  const id = plan.settings.catchAllOwnerId;
  return isSame(decision.outcome, id === undefined ? { kind: 'nobody', reason } : { kind: 'catch-all', id, reason });
}

/** No rule held: because the lead is in no segment and all rules ask for one, or because of their conditions. */
function whyNoRule({ segmentId }: Decision, { rules }: RoutingPlan): NotAssignedReason {
  const active = rules.filter(({ isActive }) => isActive);
  return segmentId === undefined && active.length > 0 && active.every((rule) => rule.segmentId !== undefined) ? 'no-matching-segment' : 'no-rule-conditions-met';
}

function isDecided(decision: Decision, { rule, field }: { readonly rule: AssignmentRule; readonly field: Field | undefined }, { plan, roster }: Versions): boolean {
  const { outcome, pick } = decision;
  if (field === undefined) return pick === undefined && (rule.target.kind === 'team' || rule.target.kind === 'queue') && isSame(outcome, { kind: rule.target.kind, id: rule.target.id, ruleId: rule.id });
  if (pick === undefined || pick.bucket !== field.bucket || pick.method !== field.method || pick.among !== field.couldTake.length) return false;
  if (!isLine(decision, { rule, field }, roster)) return false;
  const first = roster.sellers[pick.contenders[0]?.place ?? -1];
  const keeps = plan.settings.keepsEligibleOwner && decision.ownerId !== plan.settings.catchAllOwnerId && field.couldTake.some((place) => roster.sellers[place]?.id === decision.ownerId);
  const kind = keeps ? 'kept' : rule.target.kind === 'account-owner' ? 'account-owner' : 'seller';
  return first !== undefined && isSame(outcome, { kind, id: first.id, ruleId: rule.id }) && (!keeps || first.id === decision.ownerId);
}

/** The first ten of those that could take it, each once, each with a key they can have, in the order of their keys; an owner that stays stands before all. */
function isLine({ pick, outcome }: Decision, { rule, field }: { readonly rule: AssignmentRule; readonly field: Field }, roster: Roster): boolean {
  const contenders = pick?.contenders ?? [];
  const sorted = outcome.kind === 'kept' ? contenders.slice(1) : contenders;
  const could = new Set(field.couldTake);
  return contenders.length === Math.min(10, field.couldTake.length)
    && contenders.every(({ place, key }) => could.delete(place) && isKeyOf(field.method, key, { capacity: roster.sellers[place]?.capacity, isWithRoom: rule.respectsCapacity }))
    && sorted.every((each, at) => {
      const before = sorted[at - 1];
      return before === undefined || compareKeys(before.key, each.key) < 0 || (compareKeys(before.key, each.key) === 0 && before.place < each.place);
    });
}

/** Why a seller didn't get the lead, or that they did. */
export interface WhyNot {
  /** What became of them under the rule the outcome comes from; undefined = no such rule, or not in the roster of that time. */
  readonly seller?: SellerProof;
  readonly inRoster: boolean;
  /** Other rules that held and found nobody: what left the seller out there. */
  readonly others: readonly { readonly rule: AssignmentRule; readonly leftOut: LeftOut }[];
}

/** "Why not me?" for a seller, "why not them?" for an admin. */
export function whyNot(proof: FullProof, sellerId: string): WhyNot {
  const of = (sellers: readonly SellerProof[] | undefined): SellerProof | undefined => sellers?.find((each) => each.sellerId === sellerId);
  const seller = of(proof.sellers);
  const others = proof.rules.flatMap(({ rule, result, sellers }) => {
    const found = result === 'nobody' && rule !== proof.decidedBy?.rule ? of(sellers) : undefined;
    return found?.result === 'left-out' ? [{ rule, leftOut: found.leftOut }] : [];
  });
  return { ...(seller === undefined ? {} : { seller }), inRoster: seller !== undefined || others.length > 0, others };
}
