// The sellers a rule may give a lead to, looked up instead of asked one by one: those that hang on the rule alone are found once, those
// that hang on a value of the lead once a value, from an index of what sellers hold.
import { folded } from '../condition.ts';
import type { CellValue } from '../condition.ts';
import type { NotAssignedReason } from './decision.ts';
import { cellOf, reasonOfFilter, sellerTest, standingFilterOf, type LeadForSellers } from './eligibility.ts';
import type { AssignmentRule, RoutingSettings, RuleTarget, SellerCondition } from './plan.ts';
import type { Roster, Seller } from './seller.ts';

/** Sellers that a rule may give a lead to, capacity and availability aside. */
export interface SellerGroup {
  /** Places in the roster, ascending. */
  readonly places: Int32Array;
  /** Where there are none: why. */
  readonly reason: NotAssignedReason;
  /** Where a place stands among `places`; -1 = not there. */
  memberAt(place: number): number;
}

/** The group of each lead for one rule; the same group for the same sellers, so that what is kept by group is found again. */
export type GroupOf = (lead: LeadForSellers, now: Date) => SellerGroup;

export interface SellerIndex {
  placeOf(id: string | undefined): number | undefined;
  groupsOf(rule: AssignmentRule): GroupOf;
}

/** Groups kept for one rule; a lead's field may hold anything. */
const MOST_GROUPS = 2_000;
/** Only these ask what time it is. */
const askTheClock = /^(in-last-days|older-than-days|in-next-days)$/;

export function compileSellers(roster: Roster, settings: RoutingSettings): SellerIndex {
  const { sellers } = roster;
  const places = new Map(sellers.map(({ id }, place) => [String(id), place]));
  const standing = sellers.map((seller) => standingFilterOf(settings, seller));
  const holders = openHolders(sellers);
  const shared = new Map<string, GroupOf>();
  /** Those that no lasting filter leaves out, of places that met target and conditions. */
  const groupOf = (met: readonly number[]): SellerGroup => {
    const reason = met.some((place) => standing[place] === 'permission') ? reasonOfFilter.permission : reasonOfFilter.target;
    return makeGroup(Int32Array.from(met.filter((place) => standing[place] === undefined)), reason, sellers.length);
  };
  const placeOf = (id: string | undefined): number | undefined => (id === undefined ? undefined : places.get(id));
  return {
    placeOf,
    groupsOf(rule) {
      const key = JSON.stringify([rule.target, rule.sellerConditions]);
      const known = shared.get(key) ?? compileGroups(rule, { sellers, groupOf, placeOf, holders });
      shared.set(key, known);
      return known;
    },
  };
}

interface Known {
  readonly sellers: readonly Seller[];
  readonly groupOf: (met: readonly number[]) => SellerGroup;
  readonly placeOf: SellerIndex['placeOf'];
  readonly holders: Holders;
}

function compileGroups({ target, sellerConditions }: AssignmentRule, { sellers, groupOf, placeOf, holders }: Known): GroupOf {
  const ofLead = sellerConditions.filter(({ leadField }) => leadField !== undefined);
  const ofRule = sellerConditions.filter(({ leadField }) => leadField === undefined).map((condition) => ({ condition, test: sellerTest(condition, condition.value) }));
  const meetsRule = (place: number, now: Date): boolean => {
    const seller = sellers[place];
    return seller !== undefined && ofRule.every(({ condition, test }) => test(cellOf(condition, seller), now));
  };
  const targeted = targetedOf(target, { sellers, placeOf });
  const find = (lead: LeadForSellers, now: Date): SellerGroup => {
    const own = target.kind === 'account-owner' ? placeOf(lead.accountOwnerId) : undefined;
    const from = target.kind !== 'account-owner' ? targeted : own === undefined ? [] : [own];
    const met = ofLead.reduce<readonly number[]>((left, condition) => holders.meeting(condition, { value: lead.values[condition.leadField ?? ''], among: left, now }), from);
    return groupOf(met.filter((place) => meetsRule(place, now)));
  };
  const asksTheClock = sellerConditions.some(({ operator }) => askTheClock.test(operator));
  if (asksTheClock) return find;
  if (ofLead.length === 0 && target.kind !== 'account-owner') {
    const always = find({ values: {} }, new Date(0));
    return () => always;
  }
  return keepGroups(find, { ofLead, isOfAccount: target.kind === 'account-owner' });
}

/** Nobody is chosen of a team or queue; the owner of an account is looked up by lead. */
function targetedOf(target: RuleTarget, { sellers, placeOf }: Pick<Known, 'sellers' | 'placeOf'>): readonly number[] {
  if (target.kind === 'sellers') return [...new Set(target.ids.flatMap((id) => placeOf(id) ?? []))].sort((one, two) => one - two);
  return target.kind === 'any-seller' || target.kind === 'matching-sellers' ? sellers.map((_seller, place) => place) : [];
}

/** Finds each group once a value of the lead. */
function keepGroups(find: GroupOf, { ofLead, isOfAccount }: { readonly ofLead: readonly SellerCondition[]; readonly isOfAccount: boolean }): GroupOf {
  const kept = new Map<CellValue, SellerGroup>();
  const [first, ...others] = ofLead.map(({ leadField }) => leadField ?? '');
  const keyOf = (lead: LeadForSellers): CellValue => {
    const cell = first === undefined ? undefined : lead.values[first];
    if (others.length === 0 && !isOfAccount && typeof cell === 'string') return cell;
    return JSON.stringify([isOfAccount ? (lead.accountOwnerId ?? null) : null, cell ?? null, ...others.map((field) => lead.values[field] ?? null)]);
  };
  return (lead, now) => {
    const key = keyOf(lead);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const group = find(lead, now);
    if (kept.size >= MOST_GROUPS) kept.clear();
    kept.set(key, group);
    return group;
  };
}

interface Holders {
  /** Those of `among` that meet a condition on the lead's own value. */
  meeting(condition: SellerCondition, asked: { readonly value: CellValue; readonly among: readonly number[]; readonly now: Date }): readonly number[];
}

/** Who holds which value of an attribute or field: made when it is first asked. */
function openHolders(sellers: readonly Seller[]): Holders {
  const indexes = new Map<string, ReadonlyMap<string, readonly number[]>>();
  const indexOf = (condition: SellerCondition): ReadonlyMap<string, readonly number[]> => {
    const key = `${condition.of} ${condition.field}`;
    const known = indexes.get(key);
    if (known !== undefined) return known;
    const index = new Map<string, number[]>();
    sellers.forEach((seller, place) => {
      for (const text of textsOf(cellOf(condition, seller))) {
        const holding = index.get(text);
        if (holding === undefined) index.set(text, [place]);
        else holding.push(place);
      }
    });
    indexes.set(key, index);
    return index;
  };
  return {
    meeting(condition, { value, among, now }) {
      if (condition.operator !== 'equals' && condition.operator !== 'in') {
        const test = sellerTest(condition, value);
        return among.filter((place) => {
          const seller = sellers[place];
          return seller !== undefined && test(cellOf(condition, seller), now);
        });
      }
      const index = indexOf(condition);
      const met = new Set([...textsOf(value)].flatMap((text) => index.get(text) ?? []));
      return among.length === sellers.length ? [...met].sort((one, two) => one - two) : among.filter((place) => met.has(place));
    },
  };
}

/** Each value once, as values are compared. */
function textsOf(cell: CellValue): ReadonlySet<string> {
  if (cell === undefined || cell === '') return new Set();
  return new Set(typeof cell === 'object' ? cell.map(folded) : [folded(cell)]);
}

function makeGroup(places: Int32Array, reason: NotAssignedReason, size: number): SellerGroup {
  // A table where the group is large, a search where it is small beside the roster.
  if (places.length * 16 < size) return { places, reason, memberAt: (place) => search(places, place) };
  const members = new Int32Array(size).fill(-1);
  places.forEach((place, member) => (members[place] = member));
  return { places, reason, memberAt: (place) => members[place] ?? -1 };
}

function search(places: Int32Array, place: number): number {
  let [from, to] = [0, places.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((places[middle] ?? 0) < place) from = middle + 1;
    else to = middle;
  }
  return places[from] === place ? from : -1;
}
