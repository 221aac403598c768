// Small worlds in which everything that can happen to a lead does: few sellers, few values, tight limits, absences and working hours.
import fc from 'fast-check';
import { compileRouting } from '../../../src/domain/routing.ts';
import type { LeadToRoute } from '../../../src/domain/routing.ts';
import type { Decision } from '../../../src/domain/routing/decision.ts';
import { distributionIds, usualRoutingSettings } from '../../../src/domain/routing/plan.ts';
import type { AssignmentRule, RoutingPlan, RuleTarget } from '../../../src/domain/routing/plan.ts';
import { newRule } from '../../../src/domain/routing/plan/planEditing.ts';
import type { Roster, Seller, SellerLoad } from '../../../src/domain/routing/seller.ts';
import { aLead, aSegment, catchAllOwnerId, holds, rowId } from './planExamples.ts';

const HOUR = 3_600_000;
/** Monday morning. */
const START = Date.parse('2026-11-16T08:00:00Z');

export interface World {
  readonly plan: RoutingPlan;
  readonly roster: Roster;
  readonly loads: ReadonlyMap<string, SellerLoad>;
  /** In the order they are routed. */
  readonly leads: readonly { readonly lead: LeadToRoute; readonly at: Date }[];
}

const countries = ['DK', 'PT', 'DE'] as const;
const regionIs = (value: string): AssignmentRule['sellerConditions'][number] => ({ of: 'attribute', field: 'region', operator: 'equals', value });
const anySellerConditions: fc.Arbitrary<AssignmentRule['sellerConditions']> = fc.constantFrom(
  [], [regionIs('DK')], [regionIs('PT')], [{ of: 'attribute', field: 'region', operator: 'not-equals', value: 'DK' }],
  [{ of: 'attribute', field: 'region', operator: 'equals', leadField: 'lead.address1_country' }], [{ of: 'user', field: 'systemuser.title', operator: 'is-filled' }],
);
const anyTarget = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<RuleTarget>({ kind: 'any-seller' }, { kind: 'matching-sellers' }, { kind: 'sellers', ids: [rowId(1), rowId(3)] }) },
  fc.constantFrom<RuleTarget>({ kind: 'account-owner' }, { kind: 'team', id: rowId(60) }, { kind: 'queue', id: rowId(70) }),
);

/** With the properties that are there; a property that is undefined isn't. */
function withSome<All extends object, Some extends object>(all: All, some: Some): All & { [Name in keyof Some]?: Exclude<Some[Name], undefined> } {
  return { ...all, ...(Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined)) as { [Name in keyof Some]?: Exclude<Some[Name], undefined> }) };
}

const anyRule = (number: number): fc.Arbitrary<AssignmentRule> => fc.record({
  all: fc.record({
    isActive: fc.boolean().map((one) => one || number % 2 === 0), conditions: fc.constantFrom<AssignmentRule['conditions']>({ match: 'all', of: [] }, holds('lead.address1_country', ['DK', 'PT']), holds('lead.address1_country', 'DE')),
    respectsCapacity: fc.boolean(), distribution: fc.constantFrom(...distributionIds), target: anyTarget, sellerConditions: anySellerConditions,
    otherwise: fc.oneof({ weight: 5, arbitrary: fc.constant({ kind: 'next-rule' } as const) }, fc.constantFrom<AssignmentRule['otherwise']>({ kind: 'stop' }, { kind: 'owner', id: rowId(2) }, { kind: 'queue', id: rowId(71) })),
  }),
  some: fc.record({ segmentId: fc.constantFrom(undefined, undefined, rowId(801), rowId(802)), createdWithinHours: fc.constantFrom(undefined, undefined, 1), availableWithinHours: fc.constantFrom(undefined, undefined, 4, 60) }),
}).map(({ all, some }) => withSome({ ...newRule(`r${number}`, `Rule ${number}`), ...all }, some));

const anySeller = (number: number): fc.Arbitrary<Seller> => fc.record({
  all: fc.record({
    getsLeads: fc.integer({ min: 0, max: 9 }).map((one) => one > 0), roleIds: fc.subarray([rowId(50), rowId(51)]),
    fields: fc.constantFrom<Seller['fields']>({}, { 'systemuser.title': 'Sales engineer' }), attributes: fc.subarray([...countries]).map((region) => ({ region })),
    absences: fc.array(fc.tuple(fc.nat(100), fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined })).map(([from, hours]) => ({ from: iso(from * HOUR), ...(hours === undefined ? {} : { to: iso((from + hours) * HOUR) }) })), { maxLength: 1 }),
  }),
  some: fc.record({
    capacity: fc.constantFrom(undefined, 0, 1, 2, 5), mayOwnLeads: fc.constantFrom(undefined, undefined, undefined, false),
    schedule: fc.constantFrom(undefined, { timeZone: 'Europe/Berlin', days: { 1: [{ from: 540, to: 720 }, { from: 780, to: 1020 }], 3: [{ from: 480, to: 1440 }] }, holidays: ['2026-11-25'] }),
  }),
}).map(({ all, some }) => withSome({ id: rowId(number), name: `Seller ${number}`, teamIds: [], ...all }, some));

function iso(afterStart: number): string {
  return new Date(START + afterStart).toISOString();
}

const anyLead = (number: number): fc.Arbitrary<(at: number) => { lead: LeadToRoute; at: Date }> => fc.record({
  country: fc.constantFrom(undefined, ...countries), industry: fc.constantFrom('dairy', 'steel', 'paper'), age: fc.constantFrom(0, 30_000, 2 * HOUR),
  owner: fc.constantFrom(rowId(901), rowId(1), rowId(2), catchAllOwnerId), account: fc.constantFrom(undefined, rowId(1), rowId(2)),
}).map(({ country, industry, age, owner, account }) => (at) => ({
  lead: aLead(number, { 'lead.industrycode': industry, ...(country === undefined ? {} : { 'lead.address1_country': country }) }, withSome({ createdOn: iso(at - age), ownerId: owner }, { accountOwnerId: account })), at: new Date(START + at),
}));

const anyPlan: fc.Arbitrary<RoutingPlan> = fc.record({
  rules: fc.integer({ min: 1, max: 4 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_each, at) => anyRule(at)))),
  all: fc.record({ roundRobinScope: fc.constantFrom('organization', 'rule'), keepsEligibleOwner: fc.boolean(), tooOld: fc.constantFrom('next-rule', 'needs-attention'), creditsAbsence: fc.boolean() }),
  some: fc.record({ eligibleRoleIds: fc.constantFrom(undefined, undefined, [rowId(50)]), catchAllOwnerId: fc.constantFrom(catchAllOwnerId, catchAllOwnerId, rowId(3), undefined) }),
}).map(({ rules, all, some }) => ({
  number: 14, rules, settings: withSome({ ...usualRoutingSettings, ...all }, some),
  segments: [aSegment(1, { conditions: holds('lead.industrycode', 'dairy'), priority: 20 }), aSegment(2, { conditions: holds('lead.industrycode', ['dairy', 'steel']) })],
}));

const anyLoad = fc.record({ open: fc.nat(3), lastAssignedAt: fc.nat(1000).map((minutes) => START - minutes * 60_000) });

export const anyWorld: fc.Arbitrary<World> = fc.record({
  plan: anyPlan,
  sellers: fc.integer({ min: 1, max: 13 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_each, at) => anySeller(at + 1)))),
  leads: fc.integer({ min: 1, max: 12 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_each, at) => fc.tuple(anyLead(at), fc.nat(20))))),
  loads: fc.dictionary(fc.integer({ min: 1, max: 6 }).map(rowId), anyLoad, { noNullPrototype: true }),
}).map(({ plan, sellers, leads, loads }) => {
  let at = 0;
  return {
    plan, roster: { number: 3, sellers }, loads: new Map(Object.entries(loads)),
    leads: leads.map(([make, hours]) => { at += hours * HOUR; return make(at); }),
  };
});

/** Routes all leads of a world, one after the other. */
export function decisionsOf({ plan, roster, loads, leads }: World): readonly Decision[] {
  const board = compileRouting(plan, roster).open(loads);
  return leads.map(({ lead, at }) => board.route(lead, at));
}
