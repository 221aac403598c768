// Sellers, rules and leads for routing's examples: what a test doesn't say is the usual.
import type { LeadToRoute } from '../../../src/domain/routing.ts';
import { usualRoutingSettings, type AssignmentRule, type RoutingPlan, type RoutingSettings } from '../../../src/domain/routing/plan.ts';
import type { Roster, Seller } from '../../../src/domain/routing/seller.ts';

export const aSeller = (id: string, more: Partial<Seller> = {}): Seller => ({ id, name: id, getsLeads: true, roleIds: [], teamIds: [], fields: {}, attributes: {}, absences: [], ...more });

export const aRoster = (...sellers: readonly Seller[]): Roster => ({ number: 3, sellers: [...sellers].sort((one, two) => (one.id < two.id ? -1 : 1)) });

export const aRule = (more: Partial<AssignmentRule> = {}): AssignmentRule => ({
  id: 'rule', name: 'Rule', isActive: true, conditions: { match: 'all', of: [] }, target: { kind: 'any-seller' }, sellerConditions: [], distribution: 'round-robin', respectsCapacity: false, otherwise: { kind: 'next-rule' }, ...more,
});

export const aPlan = (rules: readonly AssignmentRule[], settings: Partial<RoutingSettings> = {}, segments: RoutingPlan['segments'] = []): RoutingPlan => ({
  number: 7, segments, rules, settings: { ...usualRoutingSettings, catchAllOwnerId: 'catch-all', ...settings },
});

let leads = 0;

export const aLead = (values: LeadToRoute['values'] = {}, more: Partial<LeadToRoute> = {}): LeadToRoute => ({ id: `lead-${String(++leads)}`, createdOn: '2026-11-20T12:00:00Z', ownerId: 'web-form', values, ...more });
