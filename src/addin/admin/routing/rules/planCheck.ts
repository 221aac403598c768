// The draft looked at as a whole: what differs from the active plan, what is wrong with it, and what its rule tests say.
import type { MappableField } from '../../../../domain/profileFields.ts';
import { kindsOf } from '../../../../domain/profileFields.ts';
import { changesBetween, type PlanDifference } from '../../../../domain/routing/plan/planChange.ts';
import { problemsOfPlan, type PlanProblem } from '../../../../domain/routing/plan/planProblems.ts';
import type { RoutingPlan, RuleTest } from '../../../../domain/routing/plan.ts';
import { runRuleTests, type RuleTestResult } from '../../../../domain/routing/plan/ruleTests.ts';
import type { Roster, SellerLoad } from '../../../../domain/routing/seller.ts';
import { t } from '../../../strings.ts';
import type { SellerShown } from '../routingAdministration.ts';
import type { RuleNames } from '../ruleWords.ts';
import { planProblemText } from './planWords.ts';
import type { ChangeTag, RowProblem } from './RuleRows.tsx';
import type { RoutingKnown } from './useRoutingKnown.ts';

export interface PlanCheck {
  readonly differences: readonly PlanDifference[];
  readonly tags: ReadonlyMap<string, ChangeTag>;
  readonly byRule: ReadonlyMap<string, readonly RowProblem[]>;
  /** Of the plan as a whole. */
  readonly general: readonly RowProblem[];
  /** Sentences, each with its rule: what keeps the draft from being activated. */
  readonly blocking: readonly string[];
  readonly risks: readonly string[];
  /** Undefined while what they depend on is being read. */
  readonly results: readonly RuleTestResult[] | undefined;
}

interface Given {
  readonly plan: RoutingPlan;
  readonly tests: readonly RuleTest[];
  /** The plan that works now. */
  readonly active: RoutingPlan | undefined;
  readonly known: RoutingKnown;
  readonly fields: readonly MappableField[];
  readonly names: RuleNames;
  readonly now: Date;
}

export function checkPlan({ plan, tests, active, known, fields, names, now }: Given): PlanCheck {
  const differences = active === undefined ? [] : changesBetween(active, plan);
  const isKnown = known.isComplete && fields.length > 0;
  const problems = isKnown ? problemsOfPlan(plan, knownForPlan(known, fields)) : [];
  const results = isKnown ? runRuleTests(tests, plan, rosterOf(known.sellers), now) : undefined;
  const failing = (results ?? []).filter(({ passes }) => !passes);
  const sentences = (blocks: boolean): readonly string[] => problems.filter((problem) => problem.blocks === blocks).map((problem) => ofRule(problem, plan, planProblemText(problem, names)));
  return {
    differences,
    tags: active === undefined ? new Map() : tagsOf(differences),
    byRule: new Map(plan.rules.map(({ id }) => [id, problems.filter(({ ruleId }) => ruleId === id).map((problem) => ({ text: planProblemText(problem, names), blocks: problem.blocks }))])),
    general: problems.filter(({ ruleId }) => ruleId === undefined).map((problem) => ({ text: planProblemText(problem, names), blocks: problem.blocks })),
    blocking: [...sentences(true), ...failing.map(({ test }) => t('admin.routing.test-failing', { name: test.name }))],
    risks: sentences(false),
    results,
  };
}

function knownForPlan(known: RoutingKnown, fields: readonly MappableField[]): Parameters<typeof problemsOfPlan>[1] {
  const idsOf = (rows: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(rows.map(({ id }) => id));
  return {
    attributes: known.attributes,
    sellers: known.sellers,
    loads: new Map(known.sellers.map(({ id, open }): readonly [string, SellerLoad] => [id, { open: open ?? 0 }])),
    leadFields: kindsOf(fields),
    userFields: kindsOf(known.userFields),
    userIds: idsOf(known.sellers),
    teamIds: idsOf(known.teams),
    queueIds: idsOf(known.queues),
  };
}

/** As decisions see them: by id. */
function rosterOf(sellers: readonly SellerShown[]): Roster {
  return { number: 0, sellers: [...sellers].sort((one, two) => (one.id < two.id ? -1 : 1)) };
}

function tagsOf(differences: readonly PlanDifference[]): ReadonlyMap<string, ChangeTag> {
  return new Map(differences.flatMap((difference): readonly (readonly [string, ChangeTag])[] => {
    if (difference.kind === 'rule-added') return [[difference.rule.id, 'new']];
    if (difference.kind === 'rule-changed') return [[difference.after.id, 'edited']];
    return difference.kind === 'rule-moved' || difference.kind === 'rule-switched' ? [[difference.rule.id, 'edited']] : [];
  }));
}

function ofRule({ ruleId }: PlanProblem, { rules }: RoutingPlan, sentence: string): string {
  const place = rules.findIndex(({ id }) => id === ruleId);
  return place < 0 ? sentence : t('admin.routing.of-rule', { place: place + 1, name: rules[place]?.name ?? '', sentence });
}
