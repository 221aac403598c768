// How the sample organization routes leads: what its sellers are told apart by, when they work, and its rules. In an organization of your
// own none of this is made: whom leads go to is nobody's example to give.
import type { AssignmentRule, RoutingPlan, RuleTest } from '../../domain/routing/plan.ts';
import { usualRoutingSettings } from '../../domain/routing/plan.ts';
import type { Absence, Seller, SellerAttribute, WorkSchedule } from '../../domain/routing/seller.ts';
import { sampleId } from '../../domain/sampleId.ts';
import { industries } from './leads.ts';
import { ownersOfSample, samplePeople, type SampleOwner } from './people.ts';
import { sampleSegments } from './settings.ts';

const DAY = 86_400_000;

const [MARKET, LANGUAGE, INDUSTRY] = [sampleId('a77b', 0), sampleId('a77b', 1), sampleId('a77b', 2)];
const MARKETS = [
  'Austria', 'Belgium', 'Czechia', 'Denmark', 'Finland', 'France', 'Germany', 'Ireland', 'Italy', 'Netherlands', 'Norway', 'Poland', 'Portugal', 'Spain', 'Sweden', 'Switzerland', 'United Kingdom',
];
const FOOD = String(industries.food);

export const sampleAttributes: readonly SellerAttribute[] = [
  { id: MARKET, name: 'Market', values: MARKETS },
  { id: LANGUAGE, name: 'Language', values: ['Danish', 'Dutch', 'English', 'French', 'German', 'Italian', 'Polish', 'Portuguese', 'Spanish', 'Swedish'] },
  { id: INDUSTRY, name: 'Industry', values: [FOOD, String(industries.durable), String(industries.distribution), String(industries.building)], field: 'lead.industrycode' },
];

/** What an administrator said of one seller. */
interface Said {
  readonly owner: SampleOwner;
  readonly getsLeads: boolean;
  readonly capacity?: number;
  readonly markets: readonly string[];
  readonly languages: readonly string[];
  readonly industries: readonly (keyof typeof industries)[];
  readonly timeZone: string;
  /** Minutes after midnight: from, to, from, to … of a usual day. */
  readonly day: readonly number[];
}

const hour = (time: number): number => time * 60;
const wholeDay = [hour(8), hour(12), hour(13), hour(17)];

const said: readonly Said[] = [
  { owner: 'maya', getsLeads: true, capacity: 60, markets: ['Denmark', 'Norway', 'Sweden', 'Finland', 'Austria', 'Switzerland', 'United Kingdom', 'Germany'], languages: ['Swedish', 'Danish', 'German', 'English'], industries: ['food', 'durable'], timeZone: 'Europe/Copenhagen', day: wholeDay },
  { owner: 'tomas', getsLeads: true, capacity: 20, markets: ['Spain', 'Portugal'], languages: ['Spanish', 'Portuguese', 'English'], industries: ['food', 'durable'], timeZone: 'Europe/Madrid', day: [hour(9), hour(14), hour(15), hour(18)] },
  { owner: 'ben', getsLeads: false, markets: ['Ireland', 'United Kingdom'], languages: ['English'], industries: [], timeZone: 'Europe/London', day: wholeDay },
  { owner: 'hannah', getsLeads: true, capacity: 30, markets: ['Germany', 'Austria'], languages: ['German', 'English'], industries: ['distribution', 'building', 'durable'], timeZone: 'Europe/Berlin', day: wholeDay },
  { owner: 'elodie', getsLeads: true, capacity: 20, markets: ['France', 'Belgium'], languages: ['French', 'English'], industries: ['food'], timeZone: 'Europe/Paris', day: [hour(9), hour(12.5), hour(14), hour(18)] },
  { owner: 'giorgio', getsLeads: true, capacity: 15, markets: ['Italy'], languages: ['Italian', 'English'], industries: ['food'], timeZone: 'Europe/Rome', day: wholeDay },
  { owner: 'sanne', getsLeads: true, capacity: 15, markets: ['Netherlands', 'Belgium'], languages: ['Dutch', 'English', 'German'], industries: ['food', 'distribution'], timeZone: 'Europe/Amsterdam', day: wholeDay },
  { owner: 'katarzyna', getsLeads: true, capacity: 15, markets: ['Poland', 'Czechia'], languages: ['Polish', 'English'], industries: ['food', 'durable'], timeZone: 'Europe/Warsaw', day: wholeDay },
];

function scheduleOf({ timeZone, day }: Said, now: Date): WorkSchedule {
  const hours = Array.from({ length: day.length / 2 }, (_, part) => ({ from: day[2 * part] ?? 0, to: day[2 * part + 1] ?? 0 }));
  const year = now.getUTCFullYear();
  return { timeZone, days: { 1: hours, 2: hours, 3: hours, 4: hours, 5: hours }, holidays: [`${year}-12-24`, `${year}-12-25`, `${year}-12-26`, `${year + 1}-01-01`] };
}

/** Sanne is away since yesterday, for the rest of the week. */
function absencesOf(owner: SampleOwner, now: Date): readonly Absence[] {
  if (owner !== 'sanne') return [];
  const at = (days: number): string => new Date(now.getTime() + days * DAY).toISOString().replace(/\.\d+Z$/, 'Z');
  return [{ from: at(-1), to: at(4) }];
}

/** The sellers by id, as the rules see them. */
export function sampleSellers(now: Date): readonly Seller[] {
  return said.map((each): Seller => {
    const { userId } = ownersOfSample(each.owner);
    return {
      id: userId, name: samplePeople.find(({ id }) => id === userId)?.fullName ?? '', getsLeads: each.getsLeads, roleIds: [], teamIds: [], fields: {},
      attributes: { [MARKET]: each.markets, [LANGUAGE]: each.languages, ...(each.industries.length === 0 ? {} : { [INDUSTRY]: each.industries.map((industry) => String(industries[industry])) }) },
      ...(each.capacity === undefined ? {} : { capacity: each.capacity }),
      schedule: scheduleOf(each, now),
      absences: absencesOf(each.owner, now),
    };
  }).sort((one, two) => (one.id < two.id ? -1 : 1));
}

const [HAND_RAISERS] = sampleSegments;
const everyLead = { match: 'all', of: [] } as const;
const ofTheirMarket = { of: 'attribute', field: MARKET, operator: 'equals', leadField: 'lead.address1_country' } as const;
const usual = { isActive: true, conditions: everyLead, sellerConditions: [], distribution: 'round-robin', respectsCapacity: true, otherwise: { kind: 'next-rule' } } as const;

/** The rules as they were before the last change. */
const earlierRules: readonly AssignmentRule[] = [
  { ...usual, id: 'customers', name: 'Existing customers', conditions: { match: 'all', of: [{ field: 'account.customertypecode', operator: 'equals', value: '3' }] }, target: { kind: 'account-owner' } },
  { ...usual, id: 'raised', name: 'Asked us directly', ...(HAND_RAISERS === undefined ? {} : { segmentId: HAND_RAISERS.id }), target: { kind: 'matching-sellers' }, sellerConditions: [ofTheirMarket] },
  {
    ...usual, id: 'large-food', name: 'Large food plants',
    conditions: { match: 'all', of: [{ field: 'lead.industrycode', operator: 'in', value: [FOOD] }, { field: 'lead.numberofemployees', operator: 'at-least', value: 250 }] },
    target: { kind: 'matching-sellers' }, sellerConditions: [{ of: 'attribute', field: INDUSTRY, operator: 'equals', value: FOOD }, ofTheirMarket], distribution: 'load-balancing-by-share',
  },
  { ...usual, id: 'market', name: 'By market', target: { kind: 'matching-sellers' }, sellerConditions: [ofTheirMarket] },
];

/** Inquiries go to somebody who answers today, and leads from elsewhere to who speaks English. */
const rules: readonly AssignmentRule[] = [
  ...earlierRules.map((rule) => (rule.id === 'raised' ? { ...rule, availableWithinHours: 4 } : rule)),
  { ...usual, id: 'elsewhere', name: 'Elsewhere in the world', target: { kind: 'matching-sellers' }, sellerConditions: [{ of: 'attribute', field: LANGUAGE, operator: 'equals', value: 'English' }], distribution: 'load-balancing' },
];

const administrator = samplePeople.find(({ role }) => role === 'System Administrator');
const CATCH_ALL_HOURS = 4;

function planOf(number: number, list: readonly AssignmentRule[]): RoutingPlan {
  return {
    number, segments: sampleSegments, rules: list,
    settings: { ...usualRoutingSettings, catchAllHours: CATCH_ALL_HOURS, ...(administrator === undefined ? {} : { catchAllOwnerId: administrator.id }) },
  };
}

/** The plan of the last month, by which the newest sample leads were given. */
export const earlierPlan = planOf(1, earlierRules);
/** The one leads are routed by from the day the sample was made. */
export const samplePlan = planOf(2, rules);

export const sampleRuleTests: readonly RuleTest[] = [
  { id: 'danish-food', name: 'A Danish food plant asks through the web form', lead: { 'lead.address1_country': 'Denmark', 'lead.leadsourcecode': 8, 'lead.industrycode': industries.food }, sellerId: ownersOfSample('maya').userId },
  { id: 'italian-fair', name: 'An Italian bakery from the trade show', lead: { 'lead.address1_country': 'Italy', 'lead.leadsourcecode': 7, 'lead.numberofemployees': 40 }, sellerId: ownersOfSample('giorgio').userId, ruleId: 'market' },
  { id: 'polish-food', name: 'A large Polish food plant', lead: { 'lead.address1_country': 'Poland', 'lead.industrycode': industries.food, 'lead.numberofemployees': 600 }, sellerId: ownersOfSample('katarzyna').userId, ruleId: 'large-food' },
];
