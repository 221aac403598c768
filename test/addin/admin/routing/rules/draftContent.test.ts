// Edits of a draft laid over what somebody else saved meanwhile: nothing of either side is lost but what both changed.
import fc from 'fast-check';
import { changedItems, laidOver } from '../../../../../src/addin/admin/section.ts';
import { draftItems, type DraftContent } from '../../../../../src/addin/admin/routing/rules/draftContent.ts';
import type { RoutingPlan } from '../../../../../src/domain/routing/plan.ts';
import { addRule, changeRule, duplicateRule, moveRule, newRule, removeRule, switchRule } from '../../../../../src/domain/routing/plan/planEditing.ts';
import { aPlan, sellerIds } from '../../routingDesk.ts';

const plan = aPlan(15, ['a', 'b', 'c', 'd'].map((id) => newRule(id, id)));
const base: DraftContent = { plan, tests: [{ id: 't', name: 't', lead: {} }] };
const ids = ({ plan: { rules } }: DraftContent): string => rules.map(({ id }) => id).join('');
const edited = (change: (before: RoutingPlan) => RoutingPlan): DraftContent => ({ ...base, plan: change(plan) });

test('a new rule stands where it was put, whatever somebody else changed', () => {
  const mine = edited((before) => addRule(before, newRule('n', 'n'), 1));
  const theirs = edited((before) => switchRule(before, 'd', false));
  const both = laidOver(draftItems, { base, shown: mine }, theirs);
  expect(ids(both)).toBe('anbcd');
  expect(both.plan.rules.at(-1)?.isActive).toBe(false);
});

test('a rule somebody else added stays behind the one it stood behind, when the order is changed here', () => {
  const mine = edited((before) => moveRule(before, 'd', 0));
  const theirs = edited((before) => duplicateRule(before, 'b', { id: 'x', name: 'x' }));
  expect(ids(laidOver(draftItems, { base, shown: mine }, theirs))).toBe('dabxc');
});

test('the catch-all owner, the other settings and the examples are edited by themselves', () => {
  const mine: DraftContent = { plan: { ...plan, settings: { ...plan.settings, catchAllOwnerId: sellerIds.tomas } }, tests: [] };
  const theirs: DraftContent = { plan: { ...plan, settings: { ...plan.settings, tooOld: 'needs-attention' } }, tests: [...base.tests, { id: 'u', name: 'u', lead: {} }] };
  const both = laidOver(draftItems, { base, shown: mine }, theirs);
  expect(both.plan.settings).toMatchObject({ catchAllOwnerId: sellerIds.tomas, tooOld: 'needs-attention' });
  expect(both.tests.map(({ id }) => id)).toEqual(['u']);
});

test('whatever is edited: laid over what it was made on it is itself, and laid over another save it keeps every rule that was changed here alone', () => {
  const rule = fc.constantFrom('a', 'b', 'c', 'd');
  const step = fc.oneof(
    fc.record({ kind: fc.constant('move' as const), rule, to: fc.nat(4) }),
    fc.record({ kind: fc.constant('switch' as const), rule, to: fc.nat(1) }),
    fc.record({ kind: fc.constant('remove' as const), rule, to: fc.nat(1) }),
    fc.record({ kind: fc.constant('rename' as const), rule, to: fc.nat(9) }),
  );
  const made = (steps: readonly { readonly kind: 'move' | 'switch' | 'remove' | 'rename'; readonly rule: string; readonly to: number }[]): DraftContent =>
    edited((before) => steps.reduce((now, { kind, rule: id, to }) => {
      const found = now.rules.find((each) => each.id === id);
      if (kind === 'move') return moveRule(now, id, to);
      if (kind === 'switch') return switchRule(now, id, to === 1);
      if (kind === 'remove') return removeRule(now, id);
      return found === undefined ? now : changeRule(now, { ...found, name: `${id}${to}` });
    }, before));
  fc.assert(fc.property(fc.array(step, { maxLength: 6 }), fc.array(step, { maxLength: 6 }), (mineSteps, theirSteps) => {
    const [mine, theirs] = [made(mineSteps), made(theirSteps)];
    expect(laidOver(draftItems, { base, shown: mine }, base)).toEqual(mine);
    const both = laidOver(draftItems, { base, shown: mine }, theirs);
    const changedByMe = changedItems(draftItems, base, mine).filter((key) => key.startsWith('rule:'));
    const [shown, wanted, other] = [draftItems.items(both), draftItems.items(mine), draftItems.items(theirs)];
    for (const id of ['a', 'b', 'c', 'd']) expect(shown.get(`rule:${id}`)).toBe((changedByMe.includes(`rule:${id}`) ? wanted : other).get(`rule:${id}`));
  }));
});
