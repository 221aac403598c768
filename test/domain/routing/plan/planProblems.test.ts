import type { AssignmentRule, RoutingSettings } from '../../../../src/domain/routing/plan.ts';
import { problemsOfPlan } from '../../../../src/domain/routing/plan/planProblems.ts';
import type { KnownForPlan } from '../../../../src/domain/routing/plan/planProblems.ts';
import { aPlan, aRule, aSegment, aSeller, catchAllOwnerId, holds, rowId } from '../planExamples.ts';

const region = { id: 'region', name: 'Region', values: ['Nordics', 'Iberia'] };
const known: KnownForPlan = {
  attributes: [region],
  sellers: [aSeller(1, { attributes: { region: ['Nordics'] }, capacity: 10, roleIds: [rowId(50)] }), aSeller(2, { getsLeads: false, attributes: { region: ['Iberia'] } })],
  leadFields: { 'lead.address1_country': 'text', 'lead.numberofemployees': 'number', 'account._territoryid_value': 'lookup' }, userFields: { 'systemuser.title': 'text', 'systemuser._territoryid_value': 'lookup' },
  userIds: new Set([catchAllOwnerId, rowId(1), rowId(2)]), roleIds: new Set([rowId(50)]), teamIds: new Set([rowId(60)]), queueIds: new Set([rowId(70)]),
};
const works = (value: string): AssignmentRule['sellerConditions'] => [{ of: 'attribute', field: 'region', operator: 'equals', value }];

/** Codes of the rules, with their ids where there are several. */
function said(rules: readonly AssignmentRule[], more: Partial<KnownForPlan> = {}): readonly string[] {
  return problemsOfPlan(aPlan(rules, { segments: [aSegment(1), aSegment(2, { isActive: false })] }), { ...known, ...more }).map(({ code, ruleId, blocks }) => `${ruleId ?? 'plan'} ${code}${blocks ? '!' : ''}`);
}

test('[T9] a plan without a catch-all owner can\'t be activated: a lead could be left with nobody', () => {
  const settings = (changes: Partial<RoutingSettings>): readonly unknown[] => {
    const { catchAllOwnerId: _owner, ...rest } = aPlan([]).settings;
    return problemsOfPlan(aPlan([aRule('a')], { settings: { ...rest, ...changes } }), known).map(({ code, blocks, params }) => [code, blocks, params]);
  };
  expect(settings({})).toEqual([['no-catch-all-owner', true, {}]]);
  expect(settings({ catchAllOwnerId: rowId(99) })).toEqual([['unknown-catch-all-owner', true, { id: rowId(99) }]]);
  expect(settings({ catchAllOwnerId, eligibleRoleIds: [rowId(50), rowId(51)] })).toEqual([['unknown-role', true, { id: rowId(51) }]]);
});

test.each<[string, Partial<AssignmentRule>, readonly string[]]>([
  ['nothing is wrong with', {}, []],
  ['an unknown segment', { segmentId: rowId(888) }, ['a unknown-segment!']],
  ['a segment that is off', { segmentId: rowId(802) }, ['a segment-off']],
  ['an unknown attribute', { sellerConditions: [{ of: 'attribute', field: 'language', operator: 'equals', value: 'pt' }] }, ['a unknown-attribute!', 'a nobody-matches']],
  ['a value no seller can have', { sellerConditions: works('Benelux') }, ['a unknown-value', 'a nobody-matches']],
  ['a value written in other letters', { sellerConditions: works(' nordics ') }, []],
  ['a condition on sellers without a value', { sellerConditions: [{ of: 'attribute', field: 'region', operator: 'equals' }] }, ['a seller-condition-without-value!', 'a nobody-matches']],
  ['an unknown field of the user', { sellerConditions: [{ of: 'user', field: 'systemuser.shoe', operator: 'is-filled' }] }, ['a unknown-field!', 'a nobody-matches']],
  ['an unknown field of the lead to compare with', { sellerConditions: [{ of: 'attribute', field: 'region', operator: 'equals', leadField: 'lead.shoe' }] }, ['a unknown-field!']],
  ['a lookup compared with one of the lead', { sellerConditions: [{ of: 'user', field: 'systemuser._territoryid_value', operator: 'not-equals', leadField: 'account._territoryid_value' }] }, []],
  ['a lookup compared with a text of the lead', { sellerConditions: [{ of: 'user', field: 'systemuser._territoryid_value', operator: 'not-equals', leadField: 'lead.address1_country' }] }, ['a condition!']],
  ['an attribute compared with a lookup of the lead', { sellerConditions: [{ of: 'attribute', field: 'region', operator: 'equals', leadField: 'account._territoryid_value' }] }, ['a condition!']],
  ['a lookup compared by its name', { sellerConditions: [{ of: 'user', field: 'systemuser._territoryid_value', operator: 'contains', value: 'North' }] }, ['a condition!', 'a nobody-matches']],
  ['a seller who is gone', { target: { kind: 'sellers', ids: [rowId(1), rowId(77)] } }, ['a unknown-seller!']],
  ['a seller who gets no leads', { target: { kind: 'sellers', ids: [rowId(2)] } }, ['a seller-off', 'a nobody-matches']],
  ['nobody named', { target: { kind: 'sellers', ids: [] } }, ['a no-seller-named!', 'a nobody-matches']],
  ['sellers that match nothing', { target: { kind: 'matching-sellers' } }, ['a no-conditions-on-sellers']],
  ['an unknown team', { target: { kind: 'team', id: rowId(61) } }, ['a unknown-team!']],
  ['an unknown queue', { target: { kind: 'queue', id: rowId(71) } }, ['a unknown-queue!']],
  ['an unknown owner if nobody is free', { otherwise: { kind: 'owner', id: rowId(99) } }, ['a unknown-owner!']],
  ['a lead that may be left waiting', { otherwise: { kind: 'stop' } }, ['a stop']],
  ['a condition of the wrong kind', { conditions: { match: 'all', of: [{ field: 'lead.numberofemployees', operator: 'contains', value: 'x' }] } }, ['a condition!']],
  ['a window beyond five days', { availableWithinHours: 121 }, ['a hours-out-of-range!']],
  ['half an hour of age', { createdWithinHours: 0.5 }, ['a hours-out-of-range!']],
  ['no name', { name: ' ' }, ['a unnamed!']],
])('[T1] %s is told of a rule, and whether it keeps the plan from being activated', (_what, changes, expected) => {
  expect(said([aRule('a', changes)])).toEqual(expected);
});

test('[T1] [P2] a rule for a segment that asks for a direct inquiry is told that routing does not know one; others are not', () => {
  const segment = { ...aSegment(1), conditions: { match: 'any' as const, of: [{ field: 'activity.directinquiry', operator: 'is-filled' as const }] } };
  const plan = (segmentId: string): readonly unknown[] => problemsOfPlan(aPlan([aRule('a', { segmentId })], { segments: [segment, aSegment(2)] }), known).map(({ code, blocks }) => [code, blocks]);
  expect([plan(segment.id), plan(aSegment(2).id)]).toEqual([[['segment-inquiry', false]], []]);
});

test('[T8] a rule whose sellers are all full is told, also that some have no limit to balance by', () => {
  const loads = new Map([[rowId(1), { open: 10 }]]);
  expect(said([aRule('a')], { loads })).toEqual(['a all-full']);
  expect(said([aRule('a', { respectsCapacity: false })], { loads })).toEqual([]);
  expect(said([aRule('a', { distribution: 'load-balancing' })], { sellers: [...known.sellers, aSeller(3)] })).toEqual(['a no-capacity-set']);
});

test('[T1] a rule no lead ever gets to is told, with the rule that takes everything before it', () => {
  const all = aRule('all', { respectsCapacity: false });
  expect(problemsOfPlan(aPlan([all, aRule('b')]), known)).toEqual([{ code: 'unreachable', ruleId: 'b', blocks: false, params: { ruleName: 'Rule all', place: 1 } }]);
  expect(said([all, aRule('b', { isActive: false })])).toEqual([]);
  expect(said([{ ...all, isActive: false }, aRule('b')])).toEqual([]);
  expect(said([{ ...all, respectsCapacity: true }, aRule('b')])).toEqual([]);
  expect(said([{ ...all, availableWithinHours: 4 }, aRule('b')])).toEqual([]);
  expect(said([{ ...all, respectsCapacity: true, otherwise: { kind: 'owner', id: rowId(1) } }, aRule('b')])).toEqual(['b unreachable']);
  expect(said([{ ...all, sellerConditions: works('Iberia') }, aRule('b')])).toEqual(['all nobody-matches']);
  expect(said([{ ...all, sellerConditions: [{ of: 'attribute', field: 'region', operator: 'equals', leadField: 'lead.address1_country' }] }, aRule('b')])).toEqual([]);
});

test('[T1] a rule is unreachable only behind one for the same leads or more of them', () => {
  const team = aRule('team', { target: { kind: 'team', id: rowId(60) }, conditions: holds('lead.address1_country', 'DK') });
  expect(said([team, aRule('b')])).toEqual([]);
  expect(said([team, aRule('b', { conditions: holds('lead.address1_country', 'DK') })])).toEqual(['b unreachable']);
  expect(said([{ ...team, segmentId: rowId(801) }, aRule('b', { conditions: holds('lead.address1_country', 'DK') })])).toEqual([]);
  expect(said([{ ...team, createdWithinHours: 48 }, aRule('b', { conditions: holds('lead.address1_country', 'DK') })])).toEqual([]);
  expect(said([{ ...team, createdWithinHours: 48 }, aRule('b', { conditions: holds('lead.address1_country', 'DK'), createdWithinHours: 24 })])).toEqual(['b unreachable']);
});

test('two rules with one name, and a plan in which no rule is on, are told', () => {
  expect(said([aRule('a', { name: 'Nordics', respectsCapacity: true }), aRule('b', { name: 'nordics ' })])).toEqual(['b same-name']);
  expect(said([aRule('a', { isActive: false })])).toEqual(['plan no-rules']);
});

test('what nobody said is known is not called unknown', () => {
  const rules = [aRule('a', { target: { kind: 'team', id: rowId(61) }, otherwise: { kind: 'owner', id: rowId(99) } })];
  expect(problemsOfPlan(aPlan(rules), { attributes: [], sellers: [] })).toEqual([]);
});
