// What is replayed: the recorded period as the CRM gives it, and where it says nothing of sellers, sellers as they are now. Pure.
import { typicalTimeToOwner } from '../../../../domain/routing/timeToOwner.ts';
import { fieldsOfPlan } from '../../../../domain/routing/reach.ts';
import type { RehearsalInput } from '../../../../domain/routing/rehearsal.ts';
import type { RecordedLead, RosterSince } from '../../../../domain/routing/rehearsal/recorded.ts';
import type { RoutingPlan } from '../../../../domain/routing/plan.ts';
import type { Roster, Seller } from '../../../../domain/routing/seller.ts';
import type { PastPeriod } from '../routingAdministration.ts';

/** What has to be read of each lead. @param known fields the CRM has; undefined = not known, so nothing is left out. */
export function wantedOf(plan: RoutingPlan, known: ReadonlySet<string> | undefined): { readonly fields: readonly string[]; readonly withAccountOwners: boolean } {
  return { fields: fieldsOfPlan(plan).filter((field) => known?.has(field) !== false), withAccountOwners: plan.rules.some(({ isActive, target }) => isActive && target.kind === 'account-owner') };
}

/**
 * The input of a rehearsal. Sellers are those recorded; where none are, and for a field or an attribute nobody had then, as they are now.
 * A lead no rule was asked about counts as having taken the time others took, then and with the draft: how long it would have is not known.
 * @param today everybody as they are now, in any order.
 */
export function inputOf(plan: RoutingPlan, past: PastPeriod, today: readonly Seller[]): RehearsalInput {
  const { loads, changes } = past;
  const leads = withUsualTimes(past.leads);
  const rosters = past.rosters.map(({ since, roster }) => ({ since, roster: withNewValues(roster, plan, today) }));
  return { plan, leads, loadsAtStart: loads, changes, rosters: startingWith(rosters) ?? [{ since: past.from, roster: rosterOf(today) }] };
}

function withUsualTimes(leads: readonly RecordedLead[]): readonly RecordedLead[] {
  const decided = leads.filter(({ decidedOn }) => decidedOn !== undefined);
  const typical = (end: 'decidedOn' | 'ownedOn'): number | undefined => typicalTimeToOwner(decided.map((lead) => ({ arrivedOn: lead.createdOn, ...(lead[end] === undefined ? {} : { assignedOn: lead[end] }), byHand: false })));
  const [toDecision, toOwner] = [typical('decidedOn'), typical('ownedOn')];
  if (toDecision === undefined) return leads;
  return leads.map((lead) => {
    if (lead.decidedOn !== undefined || lead.manual === true) return lead;
    const after = (wait: number): string => new Date(Date.parse(lead.createdOn) + wait).toISOString();
    return { ...lead, decidedOn: after(toDecision), ...(lead.ownedBy === undefined ? {} : { ownedOn: after(toOwner ?? toDecision) }) };
  });
}

function startingWith([first, ...others]: readonly RosterSince[]): RehearsalInput['rosters'] | undefined {
  return first === undefined ? undefined : [first, ...others];
}

function rosterOf(sellers: readonly Seller[]): Roster {
  return { number: 0, sellers: [...sellers].sort((one, two) => (one.id < two.id ? -1 : 1)) };
}

/** A rule may ask for what was not kept, or not yet invented, when the roster was. */
function withNewValues(roster: Roster, plan: RoutingPlan, today: readonly Seller[]): Roster {
  const asked = plan.rules.flatMap(({ sellerConditions }) => sellerConditions);
  const missing = (of: 'attribute' | 'user'): readonly string[] => [
    ...new Set(asked.filter((condition) => condition.of === of && roster.sellers.every((seller) => (of === 'user' ? seller.fields[condition.field] : seller.attributes[condition.field]) === undefined)).map(({ field }) => field)),
  ];
  const [fields, attributes] = [missing('user'), missing('attribute')];
  if (fields.length === 0 && attributes.length === 0) return roster;
  const now = new Map(today.map((seller) => [seller.id, seller]));
  return {
    ...roster,
    sellers: roster.sellers.map((seller) => ({ ...seller, fields: { ...seller.fields, ...picked(now.get(seller.id)?.fields, fields) }, attributes: { ...seller.attributes, ...picked(now.get(seller.id)?.attributes, attributes) } })),
  };
}

function picked<Value>(record: Readonly<Record<string, Value>> | undefined, names: readonly string[]): Readonly<Record<string, Value>> {
  return Object.fromEntries(names.flatMap((name) => {
    const value = record?.[name];
    return value === undefined ? [] : [[name, value] as const];
  }));
}
