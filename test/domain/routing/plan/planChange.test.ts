import fc from 'fast-check';
import type { AssignmentRule, RoutingPlan } from '../../../../src/domain/routing/plan.ts';
import { changesBetween } from '../../../../src/domain/routing/plan/planChange.ts';
import { addRule, moveRule, removeRule, switchRule } from '../../../../src/domain/routing/plan/planEditing.ts';
import { anyPlan, aPlan, aRule, aSegment, holds, rowId } from '../planExamples.ts';

const plan = aPlan(['a', 'b', 'c', 'd'].map((id) => aRule(id)), { segments: [aSegment(1), aSegment(2)] });

/** Kind and what it is about, in a word. */
function said(before: RoutingPlan, after: RoutingPlan): readonly string[] {
  return changesBetween(before, after).map((change) => {
    switch (change.kind) {
      case 'rule-added': case 'rule-removed': return `${change.kind} ${change.rule.id} at ${change.place}`;
      case 'rule-moved': return `${change.kind} ${change.rule.id} from ${change.from} to ${change.to}`;
      case 'rule-switched': return `${change.rule.id} ${change.rule.isActive ? 'on' : 'off'}`;
      case 'rule-changed': return `${change.after.id} ${change.parts.join('+')}`;
      case 'segment-added': case 'segment-removed': return `${change.kind} ${change.segment.name}`;
      case 'segment-changed': return `${change.after.name} ${change.parts.join('+')}`;
      case 'setting-changed': return change.setting;
    }
  });
}

test('[T14] one rule moved to the front is one moved rule, not four', () => {
  expect(said(plan, moveRule(plan, 'd', 0))).toEqual(['rule-moved d from 4 to 1']);
});

test('[T14] added, removed, edited, switched and the settings are told one by one', () => {
  const edited = { ...plan, rules: plan.rules.map((rule) => (rule.id === 'b' ? { ...rule, name: 'Nordics', conditions: holds('lead.address1_country', 'DK'), availableWithinHours: 4 } : rule)) };
  const after = switchRule(addRule(removeRule(edited, 'c'), aRule('n'), 1), 'd', false);
  expect(said(plan, { ...after, segments: [aSegment(1, { priority: 5 }), aSegment(3)], settings: { ...plan.settings, keepsEligibleOwner: false, eligibleRoleIds: [rowId(5)] } })).toEqual([
    'rule-added n at 2', 'b name+conditions+availableWithinHours', 'd off', 'rule-removed c at 3',
    'Segment 1 priority', 'segment-added Segment 3', 'segment-removed Segment 2', 'eligibleRoleIds', 'keepsEligibleOwner',
  ]);
});

test('the order of fields, a field that is undefined and the plan\'s number are no difference', () => {
  const [first] = plan.rules;
  const reordered = JSON.parse(JSON.stringify(Object.fromEntries(Object.entries({ ...first }).reverse()))) as AssignmentRule;
  expect(said(plan, { ...plan, number: 15, rules: [Object.assign(reordered, { segmentId: undefined }), ...plan.rules.slice(1)] })).toEqual([]);
});

test('a plan differs in nothing from itself, and in something from every other', () => {
  fc.assert(fc.property(anyPlan, anyPlan, (one, two) => {
    expect(changesBetween(one, one)).toEqual([]);
    const isOther = JSON.stringify({ ...one, number: 1, segments: [] }) !== JSON.stringify({ ...two, number: 1, segments: [] });
    if (isOther && one.rules.length + two.rules.length > 0) expect(changesBetween(one, two).length + changesBetween(two, one).length).toBeGreaterThan(0);
  }));
});

test('moving the rules that are said to have moved, and no others, gives the new order', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  fc.assert(fc.property(fc.shuffledSubarray(ids, { minLength: 8 }), (order) => {
    const before = aPlan(ids.map((id) => aRule(id)));
    const after = aPlan(order.map((id) => aRule(id)));
    const moved = new Set(changesBetween(before, after).flatMap((change) => (change.kind === 'rule-moved' ? [change.rule.id] : [])));
    expect(order.filter((id) => !moved.has(id))).toEqual(ids.filter((id) => !moved.has(id)));
    // One rule at its new place can't be told with more than one move.
    const one = moveRule(before, 'c', order.indexOf('c'));
    expect(changesBetween(before, one).length).toBe(order.indexOf('c') === 2 ? 0 : 1);
  }));
});
