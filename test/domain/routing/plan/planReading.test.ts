import fc from 'fast-check';
import type { Condition } from '../../../../src/domain/condition.ts';
import { readPlan, readRuleTests } from '../../../../src/domain/routing/plan/planReading.ts';
import { anyPlan, anyTests, aPlan, aRule, rowId } from '../planExamples.ts';

test('any plan and any rule tests that were stored as text are read back', () => {
  fc.assert(fc.property(anyPlan, anyTests, (plan, tests) => {
    expect([readPlan(JSON.parse(JSON.stringify(plan))), readRuleTests(JSON.parse(JSON.stringify(tests)))]).toEqual([{ read: plan }, { read: tests }]);
  }));
});

test('ids of rows come back in lower case, as ids are compared', () => {
  const read = readPlan(aPlan([aRule('a', { target: { kind: 'sellers', ids: [rowId(1).replace('4000', 'ABCD')] } })]));
  expect('read' in read && read.read.rules[0]?.target).toEqual({ kind: 'sellers', ids: [rowId(1).replace('4000', 'abcd')] });
});

test('[T3] a condition on a lookup keeps the ids of its rows and what they were called; what is no id names nothing', () => {
  const condition = (names: object): unknown => readPlan(aPlan([aRule('a', { conditions: { match: 'all', of: [{ field: 'lead._parentaccountid_value', operator: 'in', value: [rowId(1)], names } as Condition] } })]));
  expect(condition({ [rowId(1)]: 'Contoso' })).toMatchObject({ read: { rules: [{ conditions: { of: [{ field: 'lead._parentaccountid_value', value: [rowId(1)], names: { [rowId(1)]: 'Contoso' } }] } }] } });
  const ofSeller = readPlan(aPlan([aRule('a', { sellerConditions: [{ of: 'user', field: 'systemuser._territoryid_value', operator: 'in', value: [rowId(2)], names: { [rowId(2)]: 'North' } }] })]));
  expect(ofSeller).toMatchObject({ read: { rules: [{ sellerConditions: [{ field: 'systemuser._territoryid_value', names: { [rowId(2)]: 'North' } }] }] } });
  expect(condition({ Contoso: 'Contoso' })).toMatchObject({ problems: [{ code: 'not-an-id' }] });
});

test('a plan is read whole or not at all, and all that stands in the way is named', () => {
  expect(readPlan({ number: 0, segments: [], rules: [{}], settings: aPlan([]).settings }, '')).toEqual({
    problems: ['number', ...['id', 'name', 'isActive', 'conditions', 'respectsCapacity', 'distribution', 'sellerConditions', 'target', 'otherwise'].map((each) => `rules[0].${each}`)].map((path) => ({ path, code: path === 'number' ? 'out-of-range' : 'missing' })),
  });
});

test('a condition on sellers speaks of an attribute by its id or of a field of the user by its name, and compares with a field of the lead', () => {
  const problems = (condition: object): unknown => {
    const read = readPlan({ ...aPlan([]), rules: [{ ...aRule('a'), sellerConditions: [condition] }] });
    return 'problems' in read ? read.problems.map(({ path, code }) => `${path.replace('plan.rules[0].sellerConditions[0].', '')}: ${code}`) : [];
  };
  expect(problems({ of: 'attribute', field: 'region', operator: 'equals', leadField: 'lead.address1_country' })).toEqual([]);
  expect(problems({ of: 'user', field: 'region', operator: 'equals', value: 'x' })).toEqual(['field: not-a-field']);
  expect(problems({ of: 'team', field: 'region', operator: 'equals', value: 'x' })).toEqual(['of: not-one-of']);
  expect(problems({ of: 'attribute', field: 'region', operator: 'equals', leadField: 'systemuser.title' })).toEqual(['leadField: not-a-field']);
});
