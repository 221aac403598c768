// What a rule or a segment reaches as things stand: the counts an admin sees while editing.
import type { AssignmentRule, RoutingPlan } from '../../../src/domain/routing/plan.ts';
import { usualRoutingSettings } from '../../../src/domain/routing/plan.ts';
import { newRule } from '../../../src/domain/routing/plan/planEditing.ts';
import { fieldsOfPlan, ruleReach, segmentMembers, type ReachedLead } from '../../../src/domain/routing/reach.ts';
import type { Seller } from '../../../src/domain/routing/seller.ts';

const now = new Date('2026-11-22T10:00:00Z');
const lead = (values: ReachedLead['values'], createdOn = '2026-11-22T09:00:00Z'): ReachedLead => ({ values, createdOn });
const seller = (id: string, attributes: Seller['attributes'], more: Partial<Seller> = {}): Seller => ({ id, name: id, getsLeads: true, roleIds: ['sales'], teamIds: [], fields: {}, attributes, absences: [], ...more });
const planOf = (rules: readonly AssignmentRule[], more: Partial<RoutingPlan> = {}): RoutingPlan => ({ number: 1, segments: [], rules, settings: usualRoutingSettings, ...more });
const country = (value: string): AssignmentRule['conditions'] => ({ match: 'all', of: [{ field: 'lead.country', operator: 'equals', value }] });

const leads = [lead({ 'lead.country': 'NO', 'lead.region': 'North' }), lead({ 'lead.country': 'PT', 'lead.region': 'South' }), lead({ 'lead.country': 'SE', 'lead.region': 'North' }, '2026-11-20T09:00:00Z'), lead({})];
const sellers = [seller('anna', { region: ['North', 'East'] }), seller('bea', { region: ['South'] }), seller('cleo', { region: ['North'] }, { getsLeads: false }), seller('dora', {}, { roleIds: ['support'] })];

test('a rule is told the leads that fit it and, of these, those that an earlier active rule is for', () => {
  const plan = planOf([{ ...newRule('off', 'off'), isActive: false }, { ...newRule('no', 'Norway'), conditions: country('NO') }, { ...newRule('pt', 'Portugal'), conditions: country('PT') }, newRule('rest', 'Rest')]);
  expect(ruleReach('rest', plan, { leads, sellers, now })).toMatchObject({ matching: leads, takenBefore: [{ ruleId: 'no', count: 1 }, { ruleId: 'pt', count: 1 }] });
  expect(ruleReach('no', plan, { leads, sellers, now }).takenBefore).toEqual([]);
});

test('segment and age limit count, and a rule that is off is looked at as if it were on', () => {
  const segments = [{ id: 'north', name: 'North', priority: 1, conditions: { match: 'all' as const, of: [{ field: 'lead.region', operator: 'equals' as const, value: 'North' }] }, isActive: true }];
  const rule: AssignmentRule = { ...newRule('r', 'r'), isActive: false, segmentId: 'north', createdWithinHours: 24 };
  expect(ruleReach('r', planOf([rule], { segments }), { leads, sellers, now }).matching).toEqual([leads[0]]);
});

test('sellers are those that could get one of the matching leads: switch, role, names and conditions on attributes', () => {
  const of = (rule: Partial<AssignmentRule>, more: Partial<RoutingPlan> = {}): readonly string[] | undefined => ruleReach('r', planOf([{ ...newRule('r', 'r'), ...rule }], more), { leads, sellers, now }).sellers;
  expect(of({})).toEqual(['anna', 'bea', 'dora']);
  expect(of({}, { settings: { ...usualRoutingSettings, eligibleRoleIds: ['sales'] } })).toEqual(['anna', 'bea']);
  expect(of({ target: { kind: 'sellers', ids: ['bea', 'cleo'] } })).toEqual(['bea']);
  expect(of({ target: { kind: 'matching-sellers' }, sellerConditions: [{ of: 'attribute', field: 'region', operator: 'in', value: ['East'] }] })).toEqual(['anna']);
  expect(of({ target: { kind: 'team', id: 't' } })).toBeUndefined();
});

test('a condition that compares with the lead is met by those who fit one of the leads, and by nobody where no lead holds anything', () => {
  const rule: AssignmentRule = { ...newRule('r', 'r'), target: { kind: 'matching-sellers' }, sellerConditions: [{ of: 'attribute', field: 'region', operator: 'equals', leadField: 'lead.region' }] };
  expect(ruleReach('r', planOf([rule]), { leads, sellers, now }).sellers).toEqual(['anna', 'bea']);
  expect(ruleReach('r', planOf([{ ...rule, conditions: country('PT') }]), { leads, sellers, now }).sellers).toEqual(['bea']);
  expect(ruleReach('r', planOf([rule]), { leads: [lead({})], sellers, now }).sellers).toEqual([]);
});

test('a lead is a member of the first segment that takes it, and the default one takes the rest', () => {
  const by = (id: string, priority: number, value: string) => ({ id, name: id, priority, conditions: { match: 'all' as const, of: [{ field: 'lead.region', operator: 'equals' as const, value }] }, isActive: true });
  const members = segmentMembers([by('low', 1, 'North'), by('high', 2, 'North'), { id: 'rest', name: 'rest', priority: 9, conditions: { match: 'all', of: [] }, isActive: true, isDefault: true }], leads, now);
  expect([...members].map(([id, found]) => [id, found.length])).toEqual([['high', 2], ['low', 0], ['rest', 2]]);
});

test('the fields asked for are those of segments, rules and comparisons with the lead, each once', () => {
  const rule: AssignmentRule = { ...newRule('r', 'r'), conditions: { match: 'all', of: [{ match: 'any', of: [{ field: 'lead.b', operator: 'is-filled' }] }] }, sellerConditions: [{ of: 'attribute', field: 'x', operator: 'equals', leadField: 'lead.a' }] };
  expect(fieldsOfPlan(planOf([rule, rule]))).toEqual(['lead.a', 'lead.b']);
});

test('a rule that isn\'t in the plan reaches nothing', () => {
  expect(ruleReach('gone', planOf([]), { leads, sellers, now })).toEqual({ matching: [], takenBefore: [] });
});
