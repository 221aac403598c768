// Leads, rules and sellers to route in the benches: made here, the same every time. Every lead is made for one rule, drawn evenly over the
// list, so that engines which look at the rules in their order go through half of them on average.
import type { Condition } from '../src/domain/condition.ts';
import type { LeadToRoute } from '../src/domain/routing.ts';
import { usualRoutingSettings, type AssignmentRule, type RoutingPlan } from '../src/domain/routing/plan.ts';
import type { Roster, Seller } from '../src/domain/routing/seller.ts';

export interface WorldShape {
  readonly rules: number;
  readonly conditions: number;
  readonly sellers: number;
  /** How many leads are to fit: capacities are made so that some sellers are full at the end. */
  readonly leads: number;
}

export interface World {
  readonly plan: RoutingPlan;
  readonly roster: Roster;
  /** So many leads from a place on; the same place gives the same lead. */
  leads(from: number, count: number): readonly LeadToRoute[];
}

const sources = ['web', 'fair', 'partner', 'phone', 'mail', 'event', 'referral', 'advert'];
const regions = Array.from({ length: 10 }, (_each, at) => `region ${String(at)}`);
const words = ['plant', 'quality', 'supply', 'process', 'safety', 'energy', 'export', 'repair', 'design', 'audit'];
const COUNTRIES = 40;

export const now = new Date('2026-11-20T12:00:00Z');

/** 0 to below `most`, by two numbers; the same every time. */
function drawn(one: number, other: number, most: number): number {
  let mixed = Math.imul(one + 0x9e3779b9, 0x85ebca6b) ^ Math.imul(other + 0x7f4a7c15, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return ((mixed ^ (mixed >>> 15)) >>> 0) % most;
}

export function makeWorld(shape: WorldShape): World {
  const rules = Array.from({ length: shape.rules }, (_each, at) => ruleAt(at, shape.conditions));
  const plan: RoutingPlan = { number: 1, segments: [], rules, settings: { ...usualRoutingSettings, catchAllOwnerId: 'catch-all' } };
  const sellers = Array.from({ length: shape.sellers }, (_each, at) => sellerAt(at, shape));
  return { plan, roster: { number: 1, sellers }, leads: (from, count) => Array.from({ length: count }, (_each, at) => leadAt(from + at, shape.rules)) };
}

/** What rule and lead agree on: source, country, size and a word of the subject. */
function traits(rule: number): { readonly source: number; readonly country: number; readonly size: number; readonly word: number } {
  return { source: drawn(rule, 1, sources.length), country: drawn(rule, 2, COUNTRIES), size: 100 * drawn(rule, 3, 50), word: drawn(rule, 4, words.length) };
}

function ruleAt(at: number, count: number): AssignmentRule {
  const { source, country, size, word } = traits(at);
  const telling: readonly Condition[] = [
    { field: 'lead.source', operator: 'in', value: [sources[source] ?? '', sources[(source + 3) % sources.length] ?? ''] },
    { field: 'lead.country', operator: 'in', value: [0, 1, 2].map((step) => `country ${String((country + step) % COUNTRIES)}`) },
    { field: 'lead.employees', operator: 'between', value: [size, size + 200] },
    { field: 'lead.subject', operator: 'contains', value: words[word] ?? '' },
  ];
  // Beyond those four: what hardly any lead fails, so that the rule that holds has to be read to its end.
  const further = Array.from({ length: Math.max(0, count - telling.length) }, (_each, more): Condition => {
    switch (more % 4) {
      case 0: return { field: 'lead.country', operator: 'not-equals', value: `elsewhere ${String(more)}` };
      case 1: return { field: 'lead.employees', operator: 'at-most', value: 100_000 + more };
      case 2: return { field: 'lead.subject', operator: 'not-contains', value: `unlikely${String(more)}` };
      default: return { field: 'lead.source', operator: 'not-in', value: [`never ${String(more)}`, `not ${String(at)}`] };
    }
  });
  return {
    id: `rule-${String(at).padStart(3, '0')}`, name: `Rule ${String(at)}`, isActive: true, conditions: { match: 'all', of: [...telling, ...further].slice(0, count) }, target: { kind: 'matching-sellers' },
    sellerConditions: [
      { of: 'attribute', field: 'region', operator: 'equals', leadField: 'lead.region' },
      { of: 'attribute', field: 'product', operator: 'in', value: [`product ${String(at % 3)}`, `product ${String((at + 1) % 3)}`] },
    ],
    distribution: at % 3 === 0 ? 'round-robin' : 'load-balancing', respectsCapacity: true, otherwise: { kind: 'next-rule' },
  };
}

function sellerAt(at: number, { leads, sellers }: WorldShape): Seller {
  const one = (attribute: number, values: readonly string[]): readonly string[] => [values[drawn(at, attribute, values.length)] ?? ''];
  const share = leads / sellers;
  return {
    id: `seller-${String(at).padStart(6, '0')}`, name: `Seller ${String(at)}`, getsLeads: true, roleIds: [], teamIds: [], fields: {}, absences: [],
    attributes: {
      region: [regions[at % regions.length] ?? ''], product: [`product ${String(drawn(at, 5, 3))}`, `product ${String(drawn(at, 6, 3))}`], language: one(7, ['English', 'German', 'French']),
      size: one(8, ['small', 'large']), industry: one(9, ['food', 'metal', 'chemistry']),
    },
    // One in ten has room for half of an even share.
    capacity: Math.ceil(share * (drawn(at, 10, 10) === 0 ? 0.5 : 3)) + drawn(at, 11, 5),
  };
}

function leadAt(at: number, rules: number): LeadToRoute {
  const { source, country, size, word } = traits(drawn(at, 21, rules));
  return {
    id: `lead-${String(at).padStart(7, '0')}`, createdOn: '2026-11-20T11:59:00Z', ownerId: 'web-form',
    values: {
      'lead.source': sources[drawn(at, 22, 2) === 0 ? source : (source + 3) % sources.length] ?? '', 'lead.country': `country ${String((country + drawn(at, 23, 3)) % COUNTRIES)}`,
      'lead.employees': size + drawn(at, 24, 200), 'lead.subject': `about ${words[word] ?? ''} number ${String(drawn(at, 25, 500))}`, 'lead.region': regions[drawn(at, 26, regions.length)] ?? '',
    },
  };
}
