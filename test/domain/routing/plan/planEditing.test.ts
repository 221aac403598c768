import fc from 'fast-check';
import { addRule, changeRule, changeSettings, draftFrom, duplicateRule, firstDraft, moveRule, newRule, removeRule, switchRule } from '../../../../src/domain/routing/plan/planEditing.ts';
import type { RoutingPlan } from '../../../../src/domain/routing/plan.ts';
import { aPlan, aRule, aSegment } from '../planExamples.ts';

const plan = aPlan(['a', 'b', 'c'].map((id) => aRule(id)));
const order = ({ rules }: RoutingPlan): string => rules.map(({ id }) => id).join('');

test('[T1] a rule stands where it is put: first, between, or last when nothing or too much is said', () => {
  const added = [addRule(plan, aRule('n'), 0), addRule(plan, aRule('n'), 2), addRule(plan, aRule('n')), addRule(plan, aRule('n'), 99), addRule(plan, aRule('n'), -1)];
  expect(added.map(order)).toEqual(['nabc', 'abnc', 'abcn', 'abcn', 'nabc']);
});

test('[T1] a rule that moves stands where it was moved to, and the others keep their order', () => {
  expect([moveRule(plan, 'a', 1), moveRule(plan, 'a', 2), moveRule(plan, 'c', 0), moveRule(plan, 'x', 0)].map(order)).toEqual(['bac', 'bca', 'cab', 'abc']);
  fc.assert(fc.property(fc.constantFrom('a', 'b', 'c'), fc.nat(2), (id, to) => {
    const moved = moveRule(plan, id, to);
    expect(moved.rules[to]?.id).toBe(id);
    expect(order(removeRule(moved, id))).toBe(order(removeRule(plan, id)));
  }));
});

test('a duplicate stands behind its original, with its own id and name, and is off until somebody switches it on', () => {
  const twice = duplicateRule(plan, 'b', { id: 'n', name: 'Rule b (copy)' });
  expect([order(twice), twice.rules[2]]).toEqual(['abnc', { ...plan.rules[1], id: 'n', name: 'Rule b (copy)', isActive: false }]);
  expect(duplicateRule(plan, 'x', { id: 'n', name: 'Copy' })).toBe(plan);
});

test('switching, editing and removing touch the one rule and never the plan that was given', () => {
  const frozen = JSON.stringify(plan);
  expect([switchRule(plan, 'b', false).rules.map(({ isActive }) => isActive), order(removeRule(plan, 'b')), changeRule(plan, aRule('b', { name: 'Nordics' })).rules.map(({ name }) => name)])
    .toEqual([[true, false, true], 'ac', ['Rule a', 'Nordics', 'Rule c']]);
  const { eligibleRoleIds: _all, ...settings } = { ...plan.settings, eligibleRoleIds: ['r'], catchAllHours: 8 };
  expect(changeSettings(plan, settings).settings).toEqual({ ...plan.settings, catchAllHours: 8 });
  expect(JSON.stringify(plan)).toBe(frozen);
});

test('[T14] a draft, and a way back to an old version, get the next number and the segments as they are now', () => {
  expect(draftFrom(plan, 14)).toEqual({ ...plan, number: 15 });
  expect(draftFrom({ ...plan, number: 9 }, 14, [aSegment(1)])).toEqual({ ...plan, number: 15, segments: [aSegment(1)] });
});

test('the first draft has the safe settings, no rules and nobody who catches all: that is to be said', () => {
  const draft = firstDraft([aSegment(1)]);
  expect([draft.number, draft.rules, draft.settings.catchAllOwnerId, draft.settings.tooOld, draft.settings.keepsEligibleOwner]).toEqual([1, [], undefined, 'next-rule', true]);
});

test('a new rule is for all leads and any seller with room who is at work by Monday, and goes on to the next rule: it can lose nothing', () => {
  expect(newRule('a', 'Nordics')).toMatchObject({ isActive: true, conditions: { match: 'all', of: [] }, target: { kind: 'any-seller' }, respectsCapacity: true, availableWithinHours: 60, otherwise: { kind: 'next-rule' } });
});
