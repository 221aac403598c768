// "This lead → this seller": examples an admin keeps beside the rules, run at every change of a draft and before it is activated.
//
// A test is about rules, not about today: the lead has just come in and belongs to nobody, no seller has a lead yet, everybody is at work.
// Where several sellers could take it, who of them is next is chance; the test passes when the one it names is among them.
import { isGroup, type ConditionGroup } from '../../condition.ts';
import { compileRouting } from '../../routing.ts';
import type { Id } from '../../records.ts';
import type { Decision, Outcome } from '../decision.ts';
import type { RoutingPlan, RuleTest } from '../plan.ts';
import { proofOf } from '../proof.ts';
import type { FullProof } from '../proof.ts';
import type { Roster } from '../seller.ts';

/** Why a test fails: the first of these that is so. */
export type RuleTestFailure =
  /** The seller it names is not in the roster any more. */
  | 'seller-gone'
  /** The rule it names is not in the plan any more, or off. */
  | 'rule-gone'
  /** It was to go to the catch-all owner, and a rule takes it. */
  | 'taken'
  /** Another rule takes it. */
  | 'other-rule'
  /** No rule takes it. */
  | 'not-taken'
  /** The rule that takes it leaves the seller out: `proof.sellers` says by what. */
  | 'left-out';

export interface RuleTestResult {
  readonly test: RuleTest;
  readonly passes: boolean;
  readonly failure?: RuleTestFailure;
  readonly got: Outcome;
  /** Of the neutral run: its roster has nobody's schedule or absence. */
  readonly decision: Decision;
  /** For "Why Tomás?". */
  readonly proof: FullProof;
}

/** Runs all tests, in their order. @param now decides conditions on dates only. */
export function runRuleTests(tests: readonly RuleTest[], plan: RoutingPlan, roster: Roster, now: Date): readonly RuleTestResult[] {
  const neutral = neutralRoster(roster);
  const routing = compileRouting(plan, neutral);
  return tests.map((test) => {
    const decision = routing.open(new Map()).route({ id: test.id, createdOn: now.toISOString(), ownerId: NOBODY, values: test.lead }, now);
    const proof = proofOf(decision, plan, neutral);
    const failure = failureOf(test, proof, { plan, roster });
    return { test, passes: failure === undefined, ...(failure === undefined ? {} : { failure }), got: decision.outcome, decision, proof };
  });
}

/**
 * A decision as an example to keep. Undefined where no test can say it: what was decided hung on the hour or on who had room, on the
 * lead's owner or account, on a field of several values, or it went to a team or a queue.
 * @param naming the test's id and name, and the versions the decision was made by.
 */
export function ruleTestOf(decision: Decision, { id, name, plan, roster }: { readonly id: string; readonly name: string; readonly plan: RoutingPlan; readonly roster: Roster }): RuleTest | undefined {
  const { outcome, values } = decision;
  if (outcome.kind !== 'seller' && outcome.kind !== 'kept' && outcome.kind !== 'catch-all') return undefined;
  const lead: Record<string, string | number | boolean> = {};
  for (const [field, value] of Object.entries(values)) {
    if (typeof value === 'object') return undefined;
    if (value !== undefined) lead[field] = value;
  }
  const rows = rowNames(plan, new Set(Object.values(lead).map(String)));
  const test: RuleTest = { id, name, lead, ...(Object.keys(rows).length === 0 ? {} : { names: rows }), ...(outcome.kind === 'catch-all' ? {} : { sellerId: outcome.id }) };
  const [result] = runRuleTests([test], plan, roster, new Date(decision.at));
  return result?.passes === true ? test : undefined;
}

/** What the plan's conditions call rows with these ids. */
function rowNames({ segments, rules }: RoutingPlan, ids: ReadonlySet<string>): NonNullable<RuleTest['names']> {
  const namesIn = (group: ConditionGroup): readonly (readonly [string, string])[] => group.of.flatMap((part) => (isGroup(part) ? namesIn(part) : Object.entries(part.names ?? {})));
  const named = [...segments, ...rules].flatMap(({ conditions }) => namesIn(conditions));
  return Object.fromEntries(named.filter(([id]) => ids.has(id)));
}

/** No user has this id. */
const NOBODY: Id<'user'> = '00000000-0000-0000-0000-000000000000';

function neutralRoster({ number, sellers }: Roster): Roster {
  return { number, sellers: sellers.map(({ schedule: _hours, ...seller }) => ({ ...seller, absences: [] })) };
}

function failureOf({ sellerId, ruleId }: RuleTest, { outcome, sellers }: FullProof, { plan, roster }: { readonly plan: RoutingPlan; readonly roster: Roster }): RuleTestFailure | undefined {
  if (sellerId !== undefined && sellerId !== plan.settings.catchAllOwnerId && !roster.sellers.some(({ id }) => id === sellerId)) return 'seller-gone';
  if (ruleId !== undefined && !plan.rules.some(({ id, isActive }) => id === ruleId && isActive)) return 'rule-gone';
  const isTaken = outcome.kind !== 'catch-all' && outcome.kind !== 'nobody';
  if (sellerId === undefined) return !isTaken ? (outcome.kind === 'nobody' ? 'not-taken' : undefined) : 'taken';
  if (ruleId !== undefined && isTaken && outcome.ruleId !== ruleId) return 'other-rule';
  if ('id' in outcome && outcome.id === sellerId) return undefined;
  if (!isTaken) return 'not-taken';
  return outcome.kind === 'seller' && sellers.some((each) => each.sellerId === sellerId && each.result !== 'left-out') ? undefined : 'left-out';
}
