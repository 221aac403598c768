import fc from 'fast-check';
import { compileRouting } from '../../../../src/domain/routing.ts';
import type { AssignmentRule, RuleTest } from '../../../../src/domain/routing/plan.ts';
import { proofOf } from '../../../../src/domain/routing/proof.ts';
import { ruleTestOf, runRuleTests } from '../../../../src/domain/routing/plan/ruleTests.ts';
import { readRuleTests } from '../../../../src/domain/routing/plan/planReading.ts';
import type { Roster } from '../../../../src/domain/routing/seller.ts';
import { aLead, aPlan, aRule, aSeller, catchAllOwnerId, holds, now, rowId } from '../planExamples.ts';
import { anyWorld, decisionsOf } from '../routingWorld.ts';

const speaks = (language: string): AssignmentRule['sellerConditions'] => [{ of: 'attribute', field: 'language', operator: 'equals', value: language }];
const portuguese = aRule('portuguese', { conditions: holds('lead.language', 'pt'), sellerConditions: speaks('pt'), availableWithinHours: 8 });
const plan = aPlan([portuguese, aRule('dairy', { conditions: holds('lead.industrycode', 'dairy') })]);
const roster: Roster = {
  number: 3,
  sellers: [
    aSeller(1, { attributes: { language: ['pt', 'es'] }, capacity: 1, absences: [{ from: '2026-11-01T00:00:00Z' }] }), aSeller(2, { attributes: { language: ['de'] } }),
    aSeller(3, { attributes: { language: ['pt'] }, schedule: { timeZone: 'Europe/Lisbon', days: {}, holidays: [] } }),
  ],
};

const aTest = (lead: RuleTest['lead'], changes: Partial<RuleTest> = {}): RuleTest => ({ id: 't', name: 'Portuguese dairy', lead, ...changes });
const cedro = { 'lead.language': 'pt', 'lead.industrycode': 'dairy' };

test.each<[string, RuleTest, string | undefined]>([
  ['passes for the seller who is next', aTest(cedro, { sellerId: rowId(1) }), undefined],
  ['passes for another who could take it, though both are away today', aTest(cedro, { sellerId: rowId(3) }), undefined],
  ['passes when the rule it names takes it', aTest(cedro, { sellerId: rowId(1), ruleId: 'portuguese' }), undefined],
  ['fails for a seller the rule leaves out', aTest(cedro, { sellerId: rowId(2) }), 'left-out'],
  ['fails when another rule takes it', aTest(cedro, { sellerId: rowId(1), ruleId: 'dairy' }), 'other-rule'],
  ['fails when no rule takes it', aTest({ 'lead.language': 'fr' }, { sellerId: rowId(1) }), 'not-taken'],
  ['passes when it is to be caught and no rule takes it', aTest({ 'lead.language': 'fr' }), undefined],
  ['passes when the seller it names is the catch-all owner', aTest({ 'lead.language': 'fr' }, { sellerId: catchAllOwnerId }), undefined],
  ['fails when it is to be caught and a rule takes it', aTest(cedro), 'taken'],
  ['fails when its seller has left', aTest(cedro, { sellerId: rowId(99) }), 'seller-gone'],
  ['fails when its rule is gone', aTest(cedro, { sellerId: rowId(1), ruleId: 'steel' }), 'rule-gone'],
])('[T14] a rule test %s', (_what, given, failure) => {
  const [result] = runRuleTests([given], plan, roster, now);
  expect([result?.passes, result?.failure]).toEqual([failure === undefined, failure]);
});

test('[T14] a rule put before another one is caught by the test of the other, with the proof of what it did', () => {
  const before = { ...plan, rules: [aRule('new', { target: { kind: 'sellers', ids: [rowId(2)] } }), ...plan.rules] };
  const [result] = runRuleTests([aTest(cedro, { sellerId: rowId(1) })], before, roster, now);
  expect(result).toMatchObject({ passes: false, failure: 'left-out', got: { kind: 'seller', id: rowId(2), ruleId: 'new' }, proof: { isConsistent: true, decidedBy: { rule: { id: 'new' } } } });
  expect(result?.proof.sellers[0]).toMatchObject({ result: 'left-out', leftOut: { filter: 'target' } });
});

test('one test doesn\'t take the room of the next: each is run as if it were the only lead', () => {
  const tests = ['a', 'b', 'c'].map((id) => aTest(cedro, { id, sellerId: rowId(1) }));
  expect(runRuleTests(tests, plan, { ...roster, sellers: roster.sellers.slice(0, 1) }, now).map(({ passes }) => passes)).toEqual([true, true, true]);
});

test('[T15] a decision kept as a rule test passes with the plan it was made by', () => {
  const routed = compileRouting(plan, roster).open(new Map()).route(aLead(1, { 'lead.industrycode': 'dairy' }), now);
  expect(ruleTestOf(routed, { id: 't', name: 'Dairy', plan, roster })).toEqual({ id: 't', name: 'Dairy', lead: { 'lead.industrycode': 'dairy' }, sellerId: rowId(1) });
  fc.assert(fc.property(anyWorld, (world) => {
    for (const decision of decisionsOf(world)) {
      const kept = ruleTestOf(decision, { id: 't', name: 'Kept', ...world });
      if (kept !== undefined) expect(runRuleTests([kept], world.plan, world.roster, new Date(decision.at))[0]?.passes).toBe(true);
    }
  }), { numRuns: 60 });
});

test('[T14] a decision kept as a rule test names the rows of its lookups as the rules do, and is read back so', () => {
  const byAccount = { ...plan, rules: [aRule('big', { conditions: { match: 'any', of: [{ field: 'lead._parentaccountid_value', operator: 'in', value: [rowId(5), rowId(6)], names: { [rowId(5)]: 'Contoso', [rowId(6)]: 'Kestrel' } }] }, target: { kind: 'sellers', ids: [rowId(1)] } })] };
  const routed = compileRouting(byAccount, roster).open(new Map()).route(aLead(1, { 'lead._parentaccountid_value': rowId(6) }), now);
  const kept = ruleTestOf(routed, { id: 't', name: 'Kestrel', plan: byAccount, roster });
  expect(kept).toEqual({ id: 't', name: 'Kestrel', lead: { 'lead._parentaccountid_value': rowId(6) }, names: { [rowId(6)]: 'Kestrel' }, sellerId: rowId(1) });
  expect(readRuleTests([kept])).toEqual({ read: [kept] });
});

test('what hung on the hour, on room, on an owner or on a list of values is no rule test', () => {
  const board = compileRouting(plan, roster).open(new Map());
  const night = board.route(aLead(1, cedro), now);
  expect(proofOf(night, plan, roster).rules[0]?.reason).toBe('sellers-lack-availability');
  const whole = { id: 't', name: 'Kept', plan, roster };
  expect([ruleTestOf({ ...night, outcome: { kind: 'catch-all', id: catchAllOwnerId, reason: 'sellers-lack-availability' } }, whole), ruleTestOf({ ...night, outcome: { kind: 'team', id: rowId(60), ruleId: 'dairy' } }, whole)]).toEqual([undefined, undefined]);
  expect(ruleTestOf({ ...night, values: { ...cedro, 'lead.tags': ['a', 'b'] } }, whole)).toBeUndefined();
});
