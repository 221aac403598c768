// What became of every seller under one rule: chosen, could have taken the lead, or left out by exactly one filter — the first that
// removed them, with what it compared. Worked out again from the versions; only who was full and the keys come from the decision.
import type { CellValue } from '../../condition.ts';
import { distributionMethods } from '../../distribution.ts';
import type { Id } from '../../records.ts';
import { bucketOf, freeFrom } from '../availability.ts';
import { sellerFilters } from '../decision.ts';
import type { Contender, Decision, NotAssignedReason, SellerFilter } from '../decision.ts';
import { cellOf, lastingFilterOf, meetsSellerCondition, reasonOfFilter } from '../eligibility.ts';
import { hasPlace } from '../places.ts';
import type { AssignmentRule, DistributionId, RoutingPlan, SellerCondition } from '../plan.ts';
import type { Roster, Seller } from '../seller.ts';

/** The one filter that left a seller out, and what it compared. Instants are UTC ISO. */
export type LeftOut =
  | { readonly filter: 'target' | 'role' | 'gets-leads' | 'permission' }
  /** What the seller has, and what was asked for: by the rule, or by the lead. */
  | { readonly filter: 'conditions'; readonly condition: SellerCondition; readonly has: CellValue; readonly wanted: CellValue | SellerCondition['value'] }
  | { readonly filter: 'capacity'; readonly capacity: number }
  /** `freeAt` undefined: not within sixty days. */
  | { readonly filter: 'availability'; readonly isAway: boolean; readonly freeAt?: string; readonly withinHours: number }
  /** Free later than those the lead was for: in `bucket` days at most. */
  | { readonly filter: 'later-bucket'; readonly isAway: boolean; readonly freeAt: string; readonly bucket: number };

/** What put a seller behind the chosen one: the first thing in which they differ. */
export type Behind =
  /** Had a lead so much later. */
  | { readonly by: 'served-later'; readonly milliseconds: number }
  /** The chosen one had never had a lead. */
  | { readonly by: 'chosen-never-served' }
  /** Room for so many leads fewer. */
  | { readonly by: 'less-room'; readonly leads: number }
  /** So much more of the capacity in use, 0 to 1. */
  | { readonly by: 'greater-share'; readonly share: number }
  /** Neither has a limit, and so many more are open. */
  | { readonly by: 'more-open'; readonly leads: number }
  /** Has no limit (or one of 0) to balance by. */
  | { readonly by: 'no-capacity' }
  /** Alike in all; the place in the roster decides. */
  | { readonly by: 'place' }
  /** The chosen one had the lead already. */
  | { readonly by: 'kept' }
  /** Behind the ten whose keys are kept. */
  | { readonly by: 'further-behind' };

interface InRoster {
  readonly place: number;
  readonly sellerId: Id<'user'>;
  readonly name: string;
}

export type SellerProof =
  | InRoster & { readonly result: 'chosen'; readonly key?: readonly number[] }
  /** `order` from 2, the chosen one being 1; undefined = further behind. */
  | InRoster & { readonly result: 'could-take'; readonly key?: readonly number[]; readonly order?: number; readonly behind: Behind }
  | InRoster & { readonly result: 'left-out'; readonly leftOut: LeftOut };

/** What is known of the sellers under a rule before anybody is picked. */
export interface Field {
  readonly rule: AssignmentRule;
  /** By place in the roster; undefined = could take the lead. */
  readonly filters: readonly (SellerFilter | undefined)[];
  /** Of those who got as far as availability: milliseconds until they are at work, by place. */
  readonly waits: ReadonlyMap<number, number>;
  /** Places of those that could take it, ascending. */
  readonly couldTake: readonly number[];
  /** The bucket the lead is for; undefined when nobody could take it. */
  readonly bucket?: number;
  /** Used in that bucket. */
  readonly method: DistributionId;
  /** When nobody could: the first filter that left nobody. */
  readonly reason?: NotAssignedReason;
}

const HOUR = 3_600_000;
/** How far ahead is looked for when somebody is back, for telling it. */
const TOLD_HOURS = 60 * 24;

/** Works through the filters of a rule that holds, for all sellers. Teams and queues have no field. */
export function fieldOf(rule: AssignmentRule, decision: Decision, { plan, roster }: { readonly plan: RoutingPlan; readonly roster: Roster }): Field {
  const now = new Date(decision.at);
  const within = rule.availableWithinHours;
  const waits = new Map<number, number>();
  const found = roster.sellers.map((seller, place): SellerFilter | undefined => {
    const lasting = lastingFilterOf(rule, seller, { ...decision, settings: plan.settings, now });
    if (lasting !== undefined) return lasting;
    if (rule.respectsCapacity && decision.full !== undefined && hasPlace(decision.full, place)) return 'capacity';
    const wait = within === undefined ? 0 : freeFrom(seller, now, within);
    if (wait === undefined) return 'availability';
    waits.set(place, wait);
    return undefined;
  });
  if (waits.size === 0) return { rule, filters: found, waits, couldTake: [], method: rule.distribution, reason: reasonOf(found) };
  const bucket = Math.min(...[...waits.values()].map(bucketOf));
  const filters = found.map((filter, place) => {
    const wait = waits.get(place);
    return wait === undefined || bucketOf(wait) === bucket ? filter : 'later-bucket';
  });
  const couldTake = [...waits.keys()].filter((place) => filters[place] === undefined);
  return { rule, filters, waits, couldTake, bucket, method: bucket > 0 ? 'round-robin' : rule.distribution };
}

/** Nobody is left: the last filter anybody got to is the one that left nobody. */
function reasonOf(filters: readonly (SellerFilter | undefined)[]): NotAssignedReason {
  const furthest = filters.reduce((most, filter) => Math.max(most, filter === undefined ? 0 : sellerFilters.indexOf(filter)), 0);
  return reasonOfFilter[sellerFilters[furthest] ?? 'target'];
}

/** What the filter compared, for telling it. */
function leftOutBy(filter: SellerFilter, seller: Seller, { rule, decision, wait }: { readonly rule: AssignmentRule; readonly decision: Decision; readonly wait: number | undefined }): LeftOut {
  const now = new Date(decision.at);
  switch (filter) {
    case 'conditions': {
      const { values } = decision;
      const condition = rule.sellerConditions.find((each) => !meetsSellerCondition(each, seller, { values, now }));
      if (condition === undefined) return { filter: 'target' };
      return { filter, condition, has: cellOf(condition, seller), wanted: condition.leadField === undefined ? condition.value : values[condition.leadField] };
    }
    case 'capacity': return { filter, capacity: seller.capacity ?? 0 };
    case 'availability': {
      const back = freeFrom(seller, now, TOLD_HOURS);
      return { filter, isAway: isAway(seller, now.getTime()), ...(back === undefined ? {} : { freeAt: new Date(now.getTime() + back).toISOString() }), withinHours: rule.availableWithinHours ?? 0 };
    }
    case 'later-bucket':
      return { filter, isAway: isAway(seller, now.getTime()), freeAt: new Date(now.getTime() + (wait ?? 0)).toISOString(), bucket: bucketOf(wait ?? 0) };
    default: return { filter };
  }
}

function isAway({ absences }: Seller, at: number): boolean {
  return absences.some(({ from, to }) => Date.parse(from) <= at && (to === undefined || Date.parse(to) > at));
}

/** Every seller of the roster under the rule, in the roster's order. @param chosenId undefined = nobody was chosen. */
export function sellersUnder(field: Field, decision: Decision, { roster, chosenId }: { readonly roster: Roster; readonly chosenId?: Id<'user'> | undefined }): readonly SellerProof[] {
  const contenders = decision.pick?.contenders ?? [];
  const [first] = contenders;
  return roster.sellers.map((each, place): SellerProof => {
    const { id, name } = each;
    const seller = { place, sellerId: id, name };
    const filter = field.filters[place];
    if (filter !== undefined) return { ...seller, result: 'left-out', leftOut: leftOutBy(filter, each, { rule: field.rule, decision, wait: field.waits.get(place) }) };
    const at = contenders.findIndex((contender) => contender.place === place);
    const contender = contenders[at];
    const key = contender === undefined ? {} : { key: contender.key };
    if (id === chosenId) return { ...seller, result: 'chosen', ...key };
    if (decision.outcome.kind === 'kept') return { ...seller, result: 'could-take', ...key, behind: { by: 'kept' } };
    if (contender === undefined || first === undefined) return { ...seller, result: 'could-take', behind: { by: 'further-behind' } };
    return { ...seller, result: 'could-take', ...key, order: at + 1, behind: behind(first, contender, field.method) };
  });
}

function behind(first: Contender, other: Contender, method: DistributionId): Behind {
  const at = first.key.findIndex((value, each) => value !== other.key[each]);
  if (at < 0) return { by: 'place' };
  const [before, after] = [first.key[at] ?? 0, other.key[at] ?? 0];
  if (at === first.key.length - 1) return before < 0 ? { by: 'chosen-never-served' } : { by: 'served-later', milliseconds: after - before };
  if (at === 0) return { by: 'no-capacity' };
  if (first.key[0] !== 0) return { by: 'more-open', leads: after - before };
  return method === 'load-balancing' ? { by: 'less-room', leads: after - before } : { by: 'greater-share', share: after - before };
}

/**
 * Whether a key is one the method gives this seller for some number of open leads at all: as many numbers as it has, and the ones that
 * hang on the capacity fitting it. @param isWithRoom whether a full seller is left out by the rule.
 */
export function isKeyOf(method: DistributionId, key: readonly number[], { capacity, isWithRoom }: { readonly capacity: number | undefined; readonly isWithRoom: boolean }): boolean {
  const servedAt = key.at(-1);
  if (servedAt === undefined || !Number.isInteger(servedAt) || servedAt < -1) return false;
  const limit = capacity === undefined ? {} : { capacity };
  const open = openIn(method, key, capacity);
  if (!Number.isInteger(open) || open < 0 || (isWithRoom && capacity !== undefined && open >= capacity)) return false;
  const expected = distributionMethods[method].key({ ...limit, open, servedAt });
  return expected.length === key.length && expected.every((value, at) => Object.is(value, key[at]) || value === key[at]);
}

/** The open leads a key speaks of; 0 where it speaks of none. */
function openIn(method: DistributionId, [, amount = 0]: readonly number[], capacity: number | undefined): number {
  if (method === 'round-robin') return 0;
  if (capacity === undefined) return amount;
  if (method === 'load-balancing') return amount + capacity;
  return capacity <= 0 ? amount : Math.round(amount * capacity);
}

/** How old the lead was, in whole hours and parts of them. */
export function ageInHours({ at, createdOn }: Pick<Decision, 'at' | 'createdOn'>): number {
  return (Date.parse(at) - Date.parse(createdOn)) / HOUR;
}
