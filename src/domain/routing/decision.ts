// One routing decision and its proof. What is kept is small: versions, the lead's own values, the rules that held, and who was full, as
// places in the roster. Everything else is worked out again from the versions.
import type { CellValue } from '../condition.ts';
import type { Id } from '../records.ts';
import type { DistributionId } from './plan.ts';

/** Why a lead has no seller by the rules: the documented vocabulary (lead routing semantics, "Reasons a record is not assigned"), and `changed-meanwhile` of our own. */
export const notAssignedReasons = [
  'no-matching-segment', 'no-rule-conditions-met', 'no-sellers-meet-conditions', 'sellers-lack-permission', 'sellers-lack-capacity',
  'sellers-lack-availability', 'older-than-timeframe', 'several-teams', 'no-team', 'several-queues', 'no-queue', 'rules-off-for-segment',
  'service-lacks-privilege', 'server-issue', 'changed-meanwhile',
] as const;
export type NotAssignedReason = (typeof notAssignedReasons)[number];

/** In the order they are applied; a seller is left out by the first that removes them. */
export const sellerFilters = ['target', 'conditions', 'role', 'gets-leads', 'permission', 'capacity', 'availability', 'later-bucket'] as const;
export type SellerFilter = (typeof sellerFilters)[number];

/**
 * Places in the roster. Ranges `[from, to]`, both included, ascending; or, where that is shorter, one bit a place in text, six to a
 * character (`packPlaces` and `rangesOf` in routing/places.ts).
 */
export type PlaceSet = readonly (readonly [number, number])[] | string;

/** A rule that held for the lead: its segment and its conditions. */
export interface RuleStep {
  readonly ruleId: string;
  /** Nobody could take the lead by this rule: the first filter that left nobody. Not there = this rule decided. */
  readonly reason?: NotAssignedReason;
}

export type Outcome =
  | { readonly kind: 'seller'; readonly id: Id<'user'>; readonly ruleId: string }
  /** Their owner could take it by this rule. */
  | { readonly kind: 'kept'; readonly id: Id<'user'>; readonly ruleId: string }
  | { readonly kind: 'account-owner'; readonly id: Id<'user'>; readonly ruleId: string }
  | { readonly kind: 'team'; readonly id: string; readonly ruleId: string }
  | { readonly kind: 'queue'; readonly id: string; readonly ruleId: string }
  /** A rule's own "if nobody is free". */
  | { readonly kind: 'owner'; readonly id: Id<'user'>; readonly ruleId: string; readonly reason: NotAssignedReason }
  | { readonly kind: 'catch-all'; readonly id: Id<'user'>; readonly reason: NotAssignedReason }
  /** Waits where it is for the responsible person: a rule said stop, or there is no catch-all owner. */
  | { readonly kind: 'nobody'; readonly reason: NotAssignedReason };

/** One of those who could have taken the lead, as the pick saw them. */
export interface Contender {
  /** In the roster. */
  readonly place: number;
  /** What the method sorts by, the smaller first; the roster's order decides between equal ones. */
  readonly key: readonly number[];
}

export interface Decision {
  readonly leadId: Id<'lead'>;
  /** Versions it was made by. */
  readonly planNumber: number;
  readonly rosterNumber: number;
  /** UTC ISO instant. */
  readonly at: string;
  /** The lead's values in the fields the plan speaks of. */
  readonly values: Readonly<Record<string, CellValue>>;
  readonly ownerId: Id<'user'>;
  readonly accountOwnerId?: Id<'user'>;
  /** UTC ISO instant. */
  readonly createdOn: string;
  readonly segmentId?: Id<'segment'>;
  /** The rules that held, in the plan's order, until one decided. The others up to there didn't hold, or were off. */
  readonly steps: readonly RuleStep[];
  /**
   * Sellers whose open leads had reached their capacity; there when a rule among `steps` asked. The one thing about sellers that is in no
   * version; who was left out by what other filter follows from plan, roster and `at`.
   */
  readonly full?: PlaceSet;
  readonly outcome: Outcome;
  /** Where somebody was picked: 0 = free now, k = first free in k days; the method really used; the chosen one first, then those behind. */
  readonly pick?: { readonly bucket: number; readonly method: DistributionId; readonly contenders: readonly Contender[]; /** All that could have taken it. */ readonly among: number };
}
