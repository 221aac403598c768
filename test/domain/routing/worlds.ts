// Organizations, rules and days for routing's properties: small, so that every filter empties now and then and every tie comes up.
import fc from 'fast-check';
import type { ConditionGroup } from '../../../src/domain/condition.ts';
import type { LeadToRoute } from '../../../src/domain/routing.ts';
import type { AssignmentRule, RoutingPlan, SellerCondition } from '../../../src/domain/routing/plan.ts';
import { usualRoutingSettings } from '../../../src/domain/routing/plan.ts';
import type { Absence, Roster, Seller, WorkSchedule } from '../../../src/domain/routing/seller.ts';
import type { Segment } from '../../../src/domain/segment.ts';

/** A Friday. */
export const start = Date.parse('2026-11-20T15:00:00Z');
const HOUR = 3_600_000;

const isoWithin = (hours: number): fc.Arbitrary<string> => fc.integer({ min: -hours, max: hours }).map((each) => new Date(start + each * HOUR).toISOString());
const absence: fc.Arbitrary<Absence> = fc.record({ from: isoWithin(72), hours: fc.option(fc.integer({ min: 1, max: 96 }), { freq: 5 }) }).map(({ from, hours }) => ({ from, ...(hours === null ? {} : { to: new Date(Date.parse(from) + hours * HOUR).toISOString() }) }));
const office = [{ from: 9 * 60, to: 12 * 60 }, { from: 13 * 60, to: 17 * 60 }];
const schedule: fc.Arbitrary<WorkSchedule> = fc.record({
  timeZone: fc.constantFrom('Europe/Lisbon', 'Asia/Tokyo', 'America/New_York'),
  days: fc.constantFrom({ 1: office, 2: office, 3: office, 4: office, 5: office }, { 1: office, 2: office, 4: office }, { 0: [{ from: 0, to: 1440 }], 6: [{ from: 600, to: 660 }] }, {}),
  holidays: fc.constantFrom([], ['2026-11-23']),
});

const optional = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> => fc.option(arbitrary, { nil: undefined, freq: 2 });
const seldom = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> => fc.oneof({ arbitrary: fc.constant(undefined), weight: 4 }, arbitrary);
const region = fc.constantFrom('North', 'South', 'East');
type Without<Value> = { [Key in keyof Value as undefined extends Value[Key] ? never : Key]: Value[Key] } & { [Key in keyof Value as undefined extends Value[Key] ? Key : never]?: Exclude<Value[Key], undefined> };
/** What is undefined isn't there at all. */
const without = <Value extends object>(value: Value): Without<Value> => Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Without<Value>;

const sellerAt = (place: number): fc.Arbitrary<Seller> => fc.record({
  getsLeads: fc.integer({ min: 0, max: 9 }).map((each) => each > 0),
  roleIds: fc.subarray(['sales', 'support'], { minLength: 0 }),
  regions: fc.subarray(['North', 'South', 'East']),
  country: optional(fc.constantFrom('PT', 'JP')),
  capacity: optional(fc.integer({ min: 0, max: 4 })),
  schedule: fc.option(schedule, { nil: undefined, freq: 6 }),
  absences: fc.oneof({ arbitrary: fc.constant([]), weight: 2 }, fc.array(absence, { maxLength: 2 })),
  mayOwnLeads: optional(fc.integer({ min: 0, max: 5 }).map((each) => each > 0)),
}).map(({ regions, country, ...seller }) => without({ ...seller, id: `seller-${String(place)}`, name: `Seller ${String(place)}`, teamIds: [], fields: without({ 'systemuser.country': country }), attributes: { region: regions } }));

/** Up to `most` sellers, by id. */
export const rosterOf = (most: number): fc.Arbitrary<Roster> => fc.integer({ min: 1, max: most }).chain((count) => fc.tuple(...Array.from({ length: count }, (_each, place) => sellerAt(place)))).map((sellers) => ({ number: 1, sellers }));

const condition = fc.constantFrom<ConditionGroup['of'][number]>(
  { field: 'lead.source', operator: 'equals', value: 'web' }, { field: 'lead.source', operator: 'not-in', value: ['web', 'fair'] }, { field: 'lead.source', operator: 'is-filled' },
  { field: 'lead.size', operator: 'at-least', value: 50 }, { field: 'lead.size', operator: 'between', value: [10, 50] }, { field: 'lead.size', operator: 'equals', value: 50 },
  { field: 'lead.title', operator: 'contains', value: 'plant' }, { match: 'any', of: [{ field: 'lead.source', operator: 'equals', value: 'fair' }, { field: 'lead.region', operator: 'equals', value: 'North' }] },
);
const conditions: fc.Arbitrary<ConditionGroup> = fc.record({ match: fc.constantFrom('all' as const, 'any' as const), of: fc.array(condition, { minLength: 1, maxLength: 2 }) });
const all: ConditionGroup = { match: 'all', of: [] };
const sellerCondition = fc.constantFrom<SellerCondition>(
  { of: 'attribute', field: 'region', operator: 'equals', leadField: 'lead.region' }, { of: 'attribute', field: 'region', operator: 'not-equals', leadField: 'lead.region' },
  { of: 'attribute', field: 'region', operator: 'in', value: ['North', 'East'] }, { of: 'user', field: 'systemuser.country', operator: 'equals', value: 'PT' },
);

const rule = (id: string): fc.Arbitrary<AssignmentRule> => fc.record({
  isActive: fc.integer({ min: 0, max: 5 }).map((each) => each > 0),
  segmentId: seldom(fc.constantFrom('first', 'second', 'gone')),
  conditions: fc.oneof({ arbitrary: fc.constant(all), weight: 2 }, conditions),
  createdWithinHours: seldom(fc.integer({ min: 1, max: 60 })),
  target: fc.oneof({ arbitrary: fc.constantFrom({ kind: 'any-seller' as const }, { kind: 'matching-sellers' as const }), weight: 5 }, fc.constantFrom(
    { kind: 'sellers' as const, ids: ['seller-2', 'seller-0', 'seller-9'] }, { kind: 'account-owner' as const }, { kind: 'team' as const, id: 'team' }, { kind: 'queue' as const, id: 'queue' },
  )),
  sellerConditions: fc.oneof({ arbitrary: fc.constant([]), weight: 2 }, fc.array(sellerCondition, { maxLength: 2 })),
  distribution: fc.constantFrom('round-robin' as const, 'load-balancing' as const, 'load-balancing-by-share' as const),
  respectsCapacity: fc.boolean(),
  availableWithinHours: fc.option(fc.constantFrom(1, 24, 48, 60, 120), { nil: undefined, freq: 2 }),
  otherwise: fc.oneof({ arbitrary: fc.constant({ kind: 'next-rule' as const }), weight: 4 }, fc.constantFrom({ kind: 'owner' as const, id: 'seller-1' }, { kind: 'queue' as const, id: 'queue' }, { kind: 'stop' as const })),
}).map((each) => without({ ...each, id, name: id }));

const segments: readonly Segment[] = [
  { id: 'first', name: 'First', priority: 2, isActive: true, conditions: { match: 'all', of: [{ field: 'lead.source', operator: 'equals', value: 'web' }] } },
  { id: 'second', name: 'Second', priority: 1, isActive: true, conditions: { match: 'all', of: [{ field: 'lead.size', operator: 'greater', value: 20 }] } },
];

export const plan: fc.Arbitrary<RoutingPlan> = fc.record({
  rules: fc.tuple(rule('one'), rule('two'), rule('three')),
  withDefault: fc.boolean(),
  settings: fc.record({
    roundRobinScope: fc.constantFrom('organization' as const, 'rule' as const), eligibleRoleIds: seldom(fc.constant(['sales'])),
    catchAllOwnerId: fc.option(fc.constantFrom('seller-0', 'admin'), { nil: undefined, freq: 3 }), keepsEligibleOwner: fc.boolean(), tooOld: fc.constantFrom('next-rule' as const, 'needs-attention' as const), creditsAbsence: fc.boolean(),
  }),
}).map(({ rules, withDefault, settings }) => ({
  number: 1, rules, settings: without({ ...usualRoutingSettings, ...settings }),
  segments: withDefault ? [...segments, { id: 'rest', name: 'Rest', priority: 9, isActive: true, isDefault: true, conditions: all }] : segments,
}));

export const lead: fc.Arbitrary<Omit<LeadToRoute, 'id'>> = fc.record({
  createdOn: isoWithin(48), ownerId: fc.constantFrom('web-form', 'seller-0', 'seller-1', 'admin'), accountOwnerId: optional(fc.constantFrom('seller-1', 'seller-3', 'admin')),
  values: fc.record({ 'lead.source': optional(fc.constantFrom('web', 'Web', 'fair', ' ')), 'lead.size': optional(fc.constantFrom(5, 10, 30, 50, 51)), 'lead.region': optional(region), 'lead.title': optional(fc.constantFrom('Plant manager', 'Buyer')) }).map(without),
}).map(without);
