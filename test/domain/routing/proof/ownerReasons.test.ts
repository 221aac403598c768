import { compileRouting } from '../../../../src/domain/routing.ts';
import type { Decision } from '../../../../src/domain/routing/decision.ts';
import { ownerReasonCodes, ownerReasons } from '../../../../src/domain/routing/proof/ownerReasons.ts';
import type { OwnerReason } from '../../../../src/domain/routing/proof/ownerReasons.ts';
import type { AssignmentRule, RoutingSettings } from '../../../../src/domain/routing/plan.ts';
import type { SellerLoad } from '../../../../src/domain/routing/seller.ts';
import { aLead, aPlan, aRule, aSeller, catchAllOwnerId, now, rowId } from '../planExamples.ts';

const HOUR = 3_600_000;
const [one, two] = [aSeller(1, { attributes: { region: ['Benelux', 'Nordics'] }, capacity: 10 }), aSeller(2, { attributes: { region: ['Nordics'] }, capacity: 20 })];
const served = new Map<string, SellerLoad>([[rowId(1), { open: 1, lastAssignedAt: now.getTime() - 2 * HOUR }], [rowId(2), { open: 4, lastAssignedAt: now.getTime() - HOUR }]]);
const inRegion: AssignmentRule['sellerConditions'] = [{ of: 'attribute', field: 'region', operator: 'equals', leadField: 'lead.region' }];

function reasons(rule: Partial<AssignmentRule>, more: { loads?: ReadonlyMap<string, SellerLoad>; sellers?: readonly (typeof one)[]; lead?: Partial<Decision>; settings?: Partial<RoutingSettings> } = {}): readonly OwnerReason[] {
  const plan = aPlan([aRule('a', rule)]);
  const [planUsed, roster] = [{ ...plan, settings: { ...plan.settings, ...more.settings } }, { number: 3, sellers: more.sellers ?? [one, two] }];
  const { ownerId, accountOwnerId } = more.lead ?? {};
  const lead = aLead(1, { 'lead.region': 'nordics' }, { ...(ownerId === undefined ? {} : { ownerId }), ...(accountOwnerId === undefined ? {} : { accountOwnerId }) });
  return ownerReasons(compileRouting(planUsed, roster).open(more.loads ?? served).route(lead, now), planUsed, roster);
}

test('[T15] a seller is told by which of her values the lead was hers, and that she had waited longest', () => {
  expect(reasons({ target: { kind: 'matching-sellers' }, sellerConditions: inRegion })).toEqual([
    { code: 'has-value', params: { attributeId: 'region', value: 'Nordics' } }, { code: 'waited-longest', params: { since: '2026-11-18T10:00:00.000Z', among: 2 } },
  ]);
});

const examples: readonly [string, Parameters<typeof reasons>, readonly OwnerReason[]][] = [
  ['the rule names them', [{ target: { kind: 'sellers', ids: [rowId(2)] } }], [{ code: 'named' }, { code: 'only-one' }]],
  ['they never had one', [{}, { loads: new Map([[rowId(1), { open: 1, lastAssignedAt: now.getTime() }]]) }], [{ code: 'never-served' }]],
  ['nothing tells them apart', [{}, { loads: new Map() }], [{ code: 'order' }]],
  ['they have the most room', [{ distribution: 'load-balancing' }], [{ code: 'most-room', params: { room: 16, among: 2 } }]],
  ['the smallest part of their capacity is in use', [{ distribution: 'load-balancing-by-share' }], [{ code: 'smallest-share', params: { share: 0.1, among: 2 } }]],
  ['nobody has a limit and they have the fewest', [{ distribution: 'load-balancing' }, { sellers: [aSeller(1), aSeller(2)] }], [{ code: 'fewest-open', params: { open: 1, among: 2 } }]],
  ['they are back first', [{ availableWithinHours: 48 }, { sellers: [aSeller(1, { absences: [{ from: '2026-11-18T00:00:00Z', to: '2026-11-19T14:00:00Z' }] })] }], [{ code: 'first-back', params: { days: 2 } }, { code: 'only-one' }]],
  ['the lead was theirs', [{}, { lead: { ownerId: rowId(2) } }], [{ code: 'was-yours' }]],
  ['the account is theirs', [{ target: { kind: 'account-owner' } }, { lead: { accountOwnerId: rowId(2) } }], [{ code: 'account-owner' }]],
  ['nobody could take it and they are named for that', [{ target: { kind: 'sellers', ids: [] }, otherwise: { kind: 'owner', id: rowId(1) } }], [{ code: 'if-nobody', params: { reason: 'no-sellers-meet-conditions' } }]],
  ['they catch all', [{ isActive: false }, { settings: { catchAllOwnerId } }], [{ code: 'catch-all', params: { reason: 'no-rule-conditions-met' } }]],
  ['a team has it', [{ target: { kind: 'team', id: rowId(60) } }], []],
];

test.each(examples)('[T15] an owner is told that %s', (_what, given, expected) => {
  expect(reasons(...given)).toEqual(expected);
});

test('[T15] every reason there is a sentence for is given to somebody', () => {
  const given = new Set(['has-value', 'waited-longest', ...examples.flatMap(([, , expected]) => expected.map(({ code }) => code))]);
  expect(ownerReasonCodes.filter((code) => !given.has(code))).toEqual([]);
});
