// Plans, rosters and leads for the tests of proof, rehearsal, rule tests and plan changes: small ones by hand, any ones by fast-check.
import fc from 'fast-check';
import { operators } from '../../../src/domain/condition.ts';
import type { Condition, ConditionGroup } from '../../../src/domain/condition.ts';
import { distributionIds, usualRoutingSettings } from '../../../src/domain/routing/plan.ts';
import type { AssignmentRule, RoutingPlan, RuleTest } from '../../../src/domain/routing/plan.ts';
import { newRule } from '../../../src/domain/routing/plan/planEditing.ts';
import type { Seller } from '../../../src/domain/routing/seller.ts';
import type { LeadToRoute } from '../../../src/domain/routing.ts';
import type { Segment } from '../../../src/domain/segment.ts';

/** Noon on a Wednesday. */
export const now = new Date('2026-11-18T12:00:00Z');

/** A row id that ends in the number. */
export function rowId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

export const catchAllOwnerId = rowId(900);

/** Who is at work isn't asked, unless the changes say so. */
export function aRule(id: string, changes: Partial<AssignmentRule> = {}): AssignmentRule {
  const { availableWithinHours: _hours, ...rule } = newRule(id, `Rule ${id}`);
  return { ...rule, ...changes };
}

export function aPlan(rules: readonly AssignmentRule[], changes: Partial<RoutingPlan> = {}): RoutingPlan {
  return { number: 14, segments: [], rules, settings: { ...usualRoutingSettings, catchAllOwnerId }, ...changes };
}

/** Seller 1, 2, 3 …: gets leads, always there, no limit. */
export function aSeller(number: number, changes: Partial<Seller> = {}): Seller {
  return { id: rowId(number), name: `Seller ${number}`, getsLeads: true, roleIds: [], teamIds: [], fields: {}, attributes: {}, absences: [], ...changes };
}

export function aLead(number: number, values: LeadToRoute['values'] = {}, changes: Partial<LeadToRoute> = {}): LeadToRoute {
  return { id: rowId(100_000 + number), createdOn: '2026-11-18T11:59:30Z', ownerId: rowId(901), values, ...changes };
}

export function holds(field: string, value: string | readonly string[]): ConditionGroup {
  return { match: 'all', of: [{ field, operator: typeof value === 'string' ? 'equals' : 'in', value }] };
}

export function aSegment(number: number, changes: Partial<Segment> = {}): Segment {
  return { id: rowId(800 + number), name: `Segment ${number}`, priority: 10, conditions: { match: 'all', of: [] }, isActive: true, ...changes };
}

// Any plan that can be written down, sensible or not: for the export.
const anyRowId = fc.integer({ min: 0, max: 999 }).map(rowId);
const anyName = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== '');
const anyNumber = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })).map((value) => (Object.is(value, -0) ? 0 : value));
const anyField = fc.constantFrom('lead.industrycode', 'lead.subject', 'account.revenue', 'contact.jobtitle');
const anyValue = fc.oneof(fc.string(), anyNumber, fc.boolean(), fc.array(fc.oneof(fc.string(), anyNumber), { maxLength: 3 }));

const anyCondition = fc.record({ field: anyField, operator: fc.constantFrom(...operators), value: anyValue }, { requiredKeys: ['field', 'operator'] });
const { group: anyGroup } = fc.letrec<{ group: ConditionGroup; part: Condition | ConditionGroup }>((tie) => ({
  group: fc.record({ match: fc.constantFrom('all', 'any'), of: fc.array(tie('part'), { maxLength: 3 }) }),
  part: fc.oneof({ maxDepth: 4, depthIdentifier: 'conditions' }, anyCondition, tie('group')),
}));

const anySellerCondition = fc.oneof(
  fc.record({ of: fc.constant('attribute'), field: anyName, operator: fc.constantFrom(...operators), value: anyValue, leadField: anyField }, { requiredKeys: ['of', 'field', 'operator'] }),
  fc.record({ of: fc.constant('user'), field: fc.constantFrom('systemuser.title', 'systemuser.address1_country'), operator: fc.constantFrom(...operators), value: anyValue, leadField: anyField }, { requiredKeys: ['of', 'field', 'operator'] }),
);

const anyRule: fc.Arbitrary<AssignmentRule> = fc.record({
  id: fc.uuid(), name: anyName, isActive: fc.boolean(), conditions: anyGroup, respectsCapacity: fc.boolean(), distribution: fc.constantFrom(...distributionIds),
  sellerConditions: fc.array(anySellerCondition, { maxLength: 2 }),
  target: fc.oneof(
    fc.constantFrom({ kind: 'any-seller' }, { kind: 'matching-sellers' }, { kind: 'account-owner' }),
    fc.record({ kind: fc.constant('sellers'), ids: fc.array(anyRowId, { maxLength: 3 }) }), fc.record({ kind: fc.constantFrom('team', 'queue'), id: anyRowId }),
  ),
  otherwise: fc.oneof(fc.constantFrom({ kind: 'next-rule' }, { kind: 'stop' }), fc.record({ kind: fc.constantFrom('owner', 'queue'), id: anyRowId })),
  segmentId: anyRowId, createdWithinHours: fc.integer({ min: 1, max: 1000 }), availableWithinHours: fc.integer({ min: 1, max: 120 }),
}, { requiredKeys: ['id', 'name', 'isActive', 'conditions', 'respectsCapacity', 'distribution', 'sellerConditions', 'target', 'otherwise'] }).map((rule) => rule as AssignmentRule);

const anySegment: fc.Arbitrary<Segment> = fc.record(
  { id: anyRowId, name: anyName, priority: anyNumber, conditions: anyGroup, isActive: fc.boolean(), isDefault: fc.boolean() },
  { requiredKeys: ['id', 'name', 'priority', 'conditions', 'isActive'] },
);

const byId = { selector: ({ id }: { readonly id: string }) => id, maxLength: 5 };

export const anyPlan: fc.Arbitrary<RoutingPlan> = fc.record({
  number: fc.integer({ min: 1, max: 1000 }), segments: fc.uniqueArray(anySegment, byId), rules: fc.uniqueArray(anyRule, byId),
  settings: fc.tuple(
    fc.record({
      roundRobinScope: fc.constantFrom('organization', 'rule'), catchAllHours: fc.integer({ min: 1, max: 99 }), keepsEligibleOwner: fc.boolean(),
      tooOld: fc.constantFrom('next-rule', 'needs-attention'), creditsAbsence: fc.boolean(), retryAt: fc.array(fc.constantFrom('00:00', '06:30', '23:59'), { maxLength: 2 }),
    }),
    fc.record({ eligibleRoleIds: fc.array(anyRowId, { maxLength: 3 }), catchAllOwnerId: anyRowId }, { requiredKeys: [] }),
  ).map(([all, some]) => ({ ...all, ...some })),
});

export const anyTests: fc.Arbitrary<readonly RuleTest[]> = fc.uniqueArray(
  fc.record({ id: fc.uuid(), name: anyName, lead: fc.dictionary(anyField, fc.oneof(fc.string(), anyNumber, fc.boolean())), sellerId: anyRowId, ruleId: fc.uuid() }, { requiredKeys: ['id', 'name', 'lead'] }),
  byId,
);
