import fc from 'fast-check';
import type { AssignmentRule } from '../../../../src/domain/routing/plan.ts';
import { planFromText, planToText } from '../../../../src/domain/routing/plan/planText.ts';
import { aPlan, anyPlan, anyTests, aRule, holds, rowId } from '../planExamples.ts';

const plan = aPlan([aRule('a', { conditions: holds('lead.address1_country', ['DK', 'NO']) }), aRule('b', { target: { kind: 'sellers', ids: [rowId(1)] } })]);
const tests = [{ id: 't1', name: 'Danish dairy', lead: { 'lead.address1_country': 'DK' }, sellerId: rowId(1) }];

/** What is said of the exported file after one change by hand. */
function problemsAfter(change: (file: { plan: { rules: Record<string, unknown>[]; settings: Record<string, unknown> }; tests: unknown[] } & Record<string, unknown>) => void): readonly string[] {
  const file = JSON.parse(planToText(plan, tests)) as Parameters<typeof change>[0];
  change(file);
  const read = planFromText(JSON.stringify(file));
  return 'problems' in read ? read.problems.map(({ path, code }) => `${path}: ${code}`) : [];
}

test('[T1] any plan with its rule tests comes back from its file exactly as it was', () => {
  fc.assert(fc.property(anyPlan, anyTests, (some, someTests) => {
    const text = planToText(some, someTests);
    const read = planFromText(text);
    expect(read).toEqual({ plan: some, tests: someTests });
    expect('plan' in read && Object.keys(read.plan)).toEqual(['number', 'segments', 'rules', 'settings']);
  }));
});

test('a changed field in a file is one changed line', () => {
  const [one, two] = [planToText(plan, tests), planToText({ ...plan, rules: plan.rules.map((rule): AssignmentRule => ({ ...rule, respectsCapacity: rule.id !== 'a' })) }, tests)].map((text) => text.split('\n'));
  expect(one?.filter((line, at) => line !== two?.[at])).toEqual(['        "respectsCapacity": true,']);
});

test('ids nobody here knows are kept: whether they exist is another question', () => {
  const read = planFromText(planToText(aPlan([aRule('a', { segmentId: rowId(77), target: { kind: 'team', id: rowId(78) } })]), []));
  expect('plan' in read && read.plan.rules[0]).toMatchObject({ segmentId: rowId(77), target: { kind: 'team', id: rowId(78) } });
});

test.each<[string, Parameters<typeof problemsAfter>[0], readonly string[]]>([
  ['a rule without a target', ({ plan: { rules } }) => delete rules[1]?.['target'], ['plan.rules[1].target: missing']],
  ['an unknown kind of target', ({ plan: { rules } }) => Object.assign(rules[0] ?? {}, { target: { kind: 'everybody' } }), ['plan.rules[0].target.kind: not-one-of']],
  ['a field nobody knows', ({ plan: { rules } }) => Object.assign(rules[0] ?? {}, { run: 'rm' }), ['plan.rules[0].run: unknown-field']],
  ['an unknown operator deep inside', ({ plan: { rules } }) => Object.assign(rules[0] ?? {}, { conditions: { match: 'any', of: [{ match: 'all', of: [{ field: 'lead.subject', operator: 'eval' }] }] } }), ['plan.rules[0].conditions.of[0].of[0].operator: not-one-of']],
  ['a condition on something that is no field of a lead', ({ plan: { rules } }) => Object.assign(rules[0] ?? {}, { conditions: holds('__proto__', 'x') }), ['plan.rules[0].conditions.of[0].field: not-a-field']],
  ['a window of 121 hours', ({ plan: { rules } }) => Object.assign(rules[0] ?? {}, { availableWithinHours: 121 }), ['plan.rules[0].availableWithinHours: out-of-range']],
  ['a seller who is no id', ({ plan: { rules } }) => Object.assign(rules[1] ?? {}, { target: { kind: 'sellers', ids: ['Maya'] } }), ['plan.rules[1].target.ids[0]: not-an-id']],
  ['two rules with one id', ({ plan: { rules } }) => Object.assign(rules[1] ?? {}, { id: 'a' }), ['plan.rules[1].id: twice']],
  ['a rule without a name', ({ plan: { rules } }) => Object.assign(rules[0] ?? {}, { name: '  ' }), ['plan.rules[0].name: empty']],
  ['settings of another type', ({ plan: { settings } }) => Object.assign(settings, { catchAllHours: '1', retryAt: ['25:00'], creditsAbsence: 1 }), ['plan.settings.catchAllHours: not-a-number', 'plan.settings.creditsAbsence: not-yes-or-no', 'plan.settings.retryAt[0]: not-a-time']],
  ['tests that are no list', (file) => Object.assign(file, { tests: 'none' }), ['tests: not-a-list']],
  ['another format', (file) => Object.assign(file, { format: 'something' }), ['format: wrong-format']],
  ['a newer format', (file) => Object.assign(file, { formatVersion: 2 }), ['formatVersion: newer-format']],
  ['more beside the plan', (file) => Object.assign(file, { macros: [] }), ['macros: unknown-field']],
])('[T1] %s is refused, and named by where it stands', (_what, change, expected) => {
  expect(problemsAfter(change)).toEqual(expected);
});

test('groups deeper than anybody reads are refused, however deep the file is', () => {
  const deep = `${'{"match":"all","of":['.repeat(5000)}${']}'.repeat(5000)}`;
  const read = planFromText(planToText(plan, []).replace(/"conditions": \{\s*"match": "all",\s*"of": \[\]\s*\}/, `"conditions": ${deep}`));
  expect(read).toEqual({ problems: [{ path: `plan.rules[1].conditions${'.of[0]'.repeat(7)}`, code: 'too-deep' }] });
});

test('whatever the file holds, reading ends with a plan or with named problems, never with half a plan', () => {
  const spoiled = fc.tuple(anyPlan, anyTests, fc.nat(), fc.jsonValue()).map(([some, someTests, at, junk]) => {
    const text = planToText(some, someTests);
    const cut = at % text.length;
    return text.slice(0, cut) + JSON.stringify(junk) + text.slice(cut + 1);
  });
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), spoiled), (text) => {
    const read = planFromText(text);
    if ('plan' in read) expect(planFromText(planToText(read.plan, read.tests))).toStrictEqual(read);
    else expect(read.problems.length).toBeGreaterThan(0);
  }), { numRuns: 500 });
});

test('no JSON at all, a list, and more than the CRM holds are told apart', () => {
  expect(['{', '[]', ' '.repeat(1_048_577)].map((text) => planFromText(text))).toEqual([
    { problems: [{ path: '', code: 'not-json' }] }, { problems: [{ path: '', code: 'not-an-object' }] }, { problems: [{ path: '', code: 'too-long' }] },
  ]);
});
