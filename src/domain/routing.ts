// Routing: which seller gets a lead, and why. A plan is compiled once with a roster; a board holds what changes with every lead.
// What every rule means, and where it differs from the CRM's own assignment rules: docs/routing.md.
import { isGroup } from './condition.ts';
import type { CellValue, Condition, ConditionGroup } from './condition.ts';
import type { Id } from './records.ts';
import { openAttendance, type AttendanceClock } from './routing/attendanceClock.ts';
import { openCandidates, type Candidates, type Choice } from './routing/candidates.ts';
import type { Decision, NotAssignedReason, Outcome, RuleStep } from './routing/decision.ts';
import { compileMatching, type Matching } from './routing/matching.ts';
import type { AssignmentRule, Otherwise, RoutingPlan } from './routing/plan.ts';
import type { Roster, SellerLoad } from './routing/seller.ts';
import { compileSellers, type GroupOf, type SellerGroup, type SellerIndex } from './routing/sellerIndex.ts';
import { openStandings, type Standings } from './routing/standings.ts';
import { compileSegments, type Segment } from './segment.ts';

const HOUR = 3_600_000;
/** Kept in a decision: the one chosen and those behind. */
const MOST_CONTENDERS = 10;

export interface LeadToRoute {
  readonly id: Id<'lead'>;
  /** UTC ISO instant. */
  readonly createdOn: string;
  readonly ownerId: Id<'user'>;
  /** Owner of the account it is connected to. */
  readonly accountOwnerId?: Id<'user'>;
  /** Field id → value, e.g. `lead.industrycode`. Only fields of `Routing.fields` are looked at. */
  readonly values: Readonly<Record<string, CellValue>>;
}

/** A plan and a roster, compiled; immutable. */
export interface Routing {
  /** Lead fields the plan speaks of, each once, ascending. */
  readonly fields: readonly string[];
  /** Opens a board; a seller without a load has none and was never assigned anything. */
  open(loads: ReadonlyMap<Id<'user'>, SellerLoad>): RoutingBoard;
}

/** Who has how much: changes with every lead. One decision costs the same however many sellers there are. */
export interface RoutingBoard {
  /** Decides, and counts the lead as given: the next decision sees it. */
  route(lead: LeadToRoute, now: Date): Decision;
  /** The same without the proof, cheaper: for many leads of which only the owners are asked. */
  place(lead: LeadToRoute, now: Date): Outcome;
  /** What happened elsewhere: leads closed, given by hand, taken away. */
  set(sellerId: Id<'user'>, load: SellerLoad): void;
  loadOf(sellerId: Id<'user'>): SellerLoad;
}

/** What doesn't change from lead to lead. */
interface Compiled {
  readonly plan: RoutingPlan;
  readonly roster: Roster;
  readonly fields: readonly string[];
  readonly segments: readonly Segment[];
  readonly segmentMatching: Matching;
  /** Rules that may hold for the leads of a segment, as bits; the last is for those in none. */
  readonly rulesOfSegment: readonly Uint32Array[];
  readonly rules: readonly CompiledRule[];
  readonly ruleMatching: Matching;
  readonly sellers: SellerIndex;
  /** By window in hours; who is at work is the same for every board. */
  attendanceOf(withinHours: number): AttendanceClock;
}

interface CompiledRule {
  readonly rule: AssignmentRule;
  readonly groupOf: GroupOf;
  /** Rules that choose alike share their lines. */
  readonly choosing: string;
  readonly oldest: number;
}

/** A decision while it is made. */
interface Found {
  readonly outcome: Outcome;
  readonly steps: readonly RuleStep[];
  readonly segment?: Segment | undefined;
  /** The place of their owner. */
  readonly own: number | undefined;
  /** Where somebody was picked: from whom, and who. */
  readonly candidates?: Candidates;
  readonly choice?: Choice;
}

/** Compiles a plan and a roster, once for every version of one of them. */
export function compileRouting(plan: RoutingPlan, roster: Roster): Routing {
  const segments = compileSegments(plan.segments, []).inOrder;
  const rules = plan.rules.filter(({ isActive }) => isActive);
  const fields = fieldsOf(segments, rules);
  const sellers = compileSellers(roster, plan.settings);
  const clocks = new Map<number, AttendanceClock>();
  const compiled: Compiled = {
    plan, roster, fields, segments, sellers,
    segmentMatching: compileMatching(segments.map(({ isDefault, conditions }) => (isDefault === true ? { match: 'all', of: [] } : conditions)), fields),
    rulesOfSegment: [...segments.map(({ id }) => id), undefined].map((id) => bitsOf(rules, ({ segmentId }) => segmentId === undefined || segmentId === id)),
    rules: rules.map((rule) => compileRule(rule, plan, sellers)),
    ruleMatching: compileMatching(rules.map(({ conditions }) => conditions), fields),
    attendanceOf(withinHours) {
      const known = clocks.get(withinHours) ?? openAttendance(roster.sellers, withinHours);
      clocks.set(withinHours, known);
      return known;
    },
  };
  return { fields, open: (loads) => openBoard(compiled, openStandings(roster, plan.settings, { loads, placeOf: sellers.placeOf })) };
}

function fieldsOf(segments: readonly Segment[], rules: readonly AssignmentRule[]): readonly string[] {
  const named = (part: Condition | ConditionGroup): readonly string[] => (isGroup(part) ? part.of.flatMap(named) : [part.field]);
  const ofSellers = rules.flatMap(({ sellerConditions }) => sellerConditions.flatMap(({ leadField }) => leadField ?? []));
  return [...new Set([...[...segments, ...rules].flatMap(({ conditions }) => named(conditions)), ...ofSellers])].sort();
}

function bitsOf(rules: readonly AssignmentRule[], belongs: (rule: AssignmentRule) => boolean): Uint32Array {
  const bits = new Uint32Array(Math.max(1, Math.ceil(rules.length / 32)));
  rules.forEach((rule, at) => {
    if (belongs(rule)) bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31));
  });
  return bits;
}

function compileRule(rule: AssignmentRule, { settings }: RoutingPlan, sellers: SellerIndex): CompiledRule {
  const clock = settings.roundRobinScope === 'rule' ? rule.id : '';
  return {
    rule, groupOf: sellers.groupsOf(rule), oldest: rule.createdWithinHours === undefined ? Infinity : rule.createdWithinHours * HOUR,
    choosing: `${rule.distribution} ${String(rule.respectsCapacity)} ${rule.availableWithinHours ?? ''} ${clock}`,
  };
}

function openBoard(compiled: Compiled, standings: Standings): RoutingBoard {
  const { plan, roster, fields, sellers } = compiled;
  const decide = openDecider(compiled, standings);
  const give = ({ outcome, choice, own }: Found, now: Date): void => {
    if (outcome.kind === 'team' || outcome.kind === 'queue' || outcome.kind === 'nobody') return;
    const place = choice?.place ?? sellers.placeOf(outcome.id);
    if (place !== undefined) standings.give(place, { ruleId: outcome.kind === 'catch-all' ? undefined : outcome.ruleId, isTheirs: place === own, now: now.getTime() });
  };
  return {
    place(lead, now) {
      const found = decide(lead, now);
      give(found, now);
      return found.outcome;
    },
    route(lead, now) {
      const found = decide(lead, now);
      const decision: Decision = {
        leadId: lead.id, planNumber: plan.number, rosterNumber: roster.number, at: now.toISOString(), values: valuesOf(lead, fields), ownerId: lead.ownerId,
        ...(lead.accountOwnerId === undefined ? {} : { accountOwnerId: lead.accountOwnerId }), createdOn: lead.createdOn, ...(found.segment === undefined ? {} : { segmentId: found.segment.id }),
        steps: found.steps, outcome: found.outcome, ...proofOf(found, compiled, standings),
      };
      give(found, now);
      return decision;
    },
    set: standings.set,
    loadOf: standings.loadOf,
  };
}

/** What of a decision follows from nothing but how things stood: who was full, and the line that was picked from. */
function proofOf({ steps, candidates, choice }: Found, { rules }: Compiled, standings: Standings): Pick<Decision, 'full' | 'pick'> {
  const asksCapacity = steps.some(({ ruleId }) => rules.some(({ rule }) => rule.id === ruleId && rule.respectsCapacity));
  return {
    ...(asksCapacity ? { full: standings.full() } : {}),
    ...(candidates === undefined || choice === undefined ? {} : { pick: { bucket: choice.bucket, method: choice.method, ...candidates.contenders(choice, MOST_CONTENDERS) } }),
  };
}

function valuesOf(lead: LeadToRoute, fields: readonly string[]): Readonly<Record<string, CellValue>> {
  const values: Record<string, CellValue> = {};
  for (const field of fields) if (lead.values[field] !== undefined) values[field] = lead.values[field];
  return values;
}

/** Decides without changing how things stand. */
function openDecider(compiled: Compiled, standings: Standings): (lead: LeadToRoute, now: Date) => Found {
  const { plan: { settings }, roster, sellers, fields, segments, segmentMatching, rulesOfSegment, rules, ruleMatching } = compiled;
  const candidatesOf = openCandidatesOf(compiled, standings);
  const ids = roster.sellers.map(({ id }) => id);
  const row: CellValue[] = fields.map(() => undefined);
  const areAllOfSegments = rules.length > 0 && rules.every(({ rule }) => rule.segmentId !== undefined);
  return (lead, now) => {
    for (let at = 0; at < fields.length; at++) row[at] = lead.values[fields[at] ?? ''];
    segmentMatching.turnTo(row, now);
    const inSegment = segmentMatching.next(0);
    const segment = segments[inSegment];
    ruleMatching.turnTo(row, now, rulesOfSegment.at(inSegment));
    standings.turnTo(now.getTime());
    const own = sellers.placeOf(lead.ownerId);
    const steps: RuleStep[] = [];
    for (let at = ruleMatching.next(0); at !== -1; at = ruleMatching.next(at + 1)) {
      const tried = rules[at];
      if (tried === undefined) break;
      const { rule, oldest } = tried;
      if (oldest < Infinity && now.getTime() - Date.parse(lead.createdOn) > oldest) {
        steps.push({ ruleId: rule.id, reason: 'older-than-timeframe' });
        if (settings.tooOld === 'needs-attention') break;
        continue;
      }
      if (rule.target.kind === 'team' || rule.target.kind === 'queue') {
        steps.push({ ruleId: rule.id });
        return { outcome: { kind: rule.target.kind, id: rule.target.id, ruleId: rule.id }, steps, segment, own };
      }
      const group = tried.groupOf(lead, now);
      const candidates = group.places.length === 0 ? undefined : candidatesOf(tried, group, now);
      const chosen = candidates?.choose() ?? group.reason;
      if (candidates !== undefined && typeof chosen === 'object') {
        steps.push({ ruleId: rule.id });
        // The catch-all owner keeps nothing: it would stay where it waits.
        const isKept = own !== undefined && settings.keepsEligibleOwner && lead.ownerId !== settings.catchAllOwnerId && candidates.includes(own, chosen.bucket);
        if (isKept) return { outcome: { kind: 'kept', id: lead.ownerId, ruleId: rule.id }, steps, segment, own, candidates, choice: { bucket: chosen.bucket, method: chosen.method, place: own } };
        const kind = rule.target.kind === 'account-owner' ? 'account-owner' : 'seller';
        return { outcome: { kind, id: ids[chosen.place] ?? '', ruleId: rule.id }, steps, segment, own, candidates, choice: chosen };
      }
      if (typeof chosen === 'object') break;
      steps.push({ ruleId: rule.id, reason: chosen });
      const outcome = otherwise(rule.otherwise, rule.id, chosen);
      if (outcome !== undefined) return { outcome, steps, segment, own };
    }
    const reason = steps[0]?.reason ?? (segment === undefined && areAllOfSegments ? 'no-matching-segment' : 'no-rule-conditions-met');
    const outcome: Outcome = settings.catchAllOwnerId === undefined ? { kind: 'nobody', reason } : { kind: 'catch-all', id: settings.catchAllOwnerId, reason };
    return { outcome, steps, segment, own };
  };
}

/** What a rule says follows where it found nobody; undefined = the next rule. */
function otherwise(then: Otherwise, ruleId: string, reason: NotAssignedReason): Outcome | undefined {
  switch (then.kind) {
    case 'next-rule': return undefined;
    case 'owner': return { kind: 'owner', id: then.id, ruleId, reason };
    case 'queue': return { kind: 'queue', id: then.id, ruleId };
    case 'stop': return { kind: 'nobody', reason };
  }
}

/** The lines of each group, kept as long as the group is. */
function openCandidatesOf({ attendanceOf }: Compiled, standings: Standings): (tried: CompiledRule, group: SellerGroup, now: Date) => Candidates {
  const kept = new WeakMap<SellerGroup, Map<string, Candidates>>();
  return ({ rule, choosing }, group, now) => {
    const attendance = rule.availableWithinHours === undefined ? undefined : attendanceOf(rule.availableWithinHours);
    attendance?.turnTo(now.getTime());
    const ofGroup = kept.get(group) ?? new Map<string, Candidates>();
    const known = ofGroup.get(choosing) ?? openCandidates(group, rule, { standings, ...(attendance === undefined ? {} : { attendance }) });
    if (ofGroup.size === 0) kept.set(group, ofGroup);
    ofGroup.set(choosing, known);
    return known;
  };
}
