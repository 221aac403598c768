// What became of a rule test in words: whom the draft gives the example to, and why, step by step.
import type { Outcome } from '../../../../domain/routing/decision.ts';
import type { RuleProof } from '../../../../domain/routing/proof.ts';
import type { RuleTestResult } from '../../../../domain/routing/plan/ruleTests.ts';
import type { LeftOut } from '../../../../domain/routing/proof/sellerProof.ts';
import { t } from '../../../strings.ts';
import { personName, sellerConditionText, type RuleNames } from '../ruleWords.ts';
import { reasonText } from './planWords.ts';

/** "Tomás Ferreira", "the team Heavy Industry", "the catch-all owner" */
export function outcomeName(outcome: Outcome, names: RuleNames): string {
  switch (outcome.kind) {
    case 'seller':
    case 'kept':
    case 'account-owner':
    case 'owner':
      return personName(outcome.id, names);
    case 'team':
      return t('admin.routing.to-team', { name: names.teams.find(({ id }) => id === outcome.id)?.name ?? t('admin.routing.gone') });
    case 'queue':
      return t('admin.routing.to-queue', { name: names.queues.find(({ id }) => id === outcome.id)?.name ?? t('admin.routing.gone') });
    case 'catch-all':
      return t('admin.routing.the-catch-all', { name: personName(outcome.id, names) });
    case 'nobody':
      return t('admin.routing.nobody');
  }
}

/** One line for each rule until one decided, then whoever the example wanted. */
export function decisionSteps({ proof, decision, test }: RuleTestResult, names: RuleNames): readonly string[] {
  const reached = proof.rules.filter(({ result }) => result !== 'not-reached');
  const lines = reached.map((step) => stepText(step, outcomeName(proof.outcome, names)));
  const picked = decision.pick === undefined ? [] : [t(`admin.routing.picked.${decision.pick.method}`, { count: decision.pick.among })];
  const wanted = proof.sellers.find(({ sellerId }) => sellerId === test.sellerId);
  const missed = wanted?.result === 'left-out' ? [t('admin.routing.left-out', { name: personName(wanted.sellerId, names), why: leftOutText(wanted.leftOut, names) })] : [];
  const rest = reached.some(({ result }) => result === 'decided') ? [] : [t('admin.routing.step.last', { who: outcomeName(proof.outcome, names) })];
  return [...lines, ...picked, ...missed, ...rest];
}

function stepText({ rule: { name }, place, result, reason }: RuleProof, who: string): string {
  switch (result) {
    case 'off':
    case 'other-segment':
    case 'conditions-not-met':
    case 'too-old':
      return t(`admin.routing.step.${result}`, { place, name });
    case 'nobody':
      return t('admin.routing.step.nobody', { place, name, reason: reasonText(reason ?? 'no-sellers-meet-conditions') });
    case 'decided':
      return t('admin.routing.step.found', { place, name, who });
    case 'not-reached':
      return '';
  }
}

function leftOutText(leftOut: LeftOut, names: RuleNames): string {
  return leftOut.filter === 'conditions' ? t('admin.routing.filter.conditions', { condition: sellerConditionText(leftOut.condition, names) }) : t(`admin.routing.filter.${leftOut.filter}`);
}
