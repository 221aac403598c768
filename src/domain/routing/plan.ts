// What an admin lays down for routing: the rules in their order, their settings, and the segments they speak of. One numbered document,
// drafted, rehearsed, activated and taken back as a whole.
import type { Condition, ConditionGroup, Operator } from '../condition.ts';
import type { Id } from '../records.ts';
import type { Segment } from '../segment.ts';

export const distributionIds = ['round-robin', 'load-balancing', 'load-balancing-by-share'] as const;
export type DistributionId = (typeof distributionIds)[number];

/** On a seller: one attribute or field of the user. */
export interface SellerCondition {
  readonly of: 'attribute' | 'user';
  /** Attribute id, or a user field such as `systemuser.title`; a lookup as `systemuser._territoryid_value`. */
  readonly field: string;
  /** Of a seller with several values of an attribute, one that fits is enough; `not-equals` and `not-in`: none fits. */
  readonly operator: Operator;
  readonly value?: string | number | boolean | readonly (string | number)[];
  /** Instead of `value`: compared with what this field of the lead holds. A lead that has nothing there is met by no seller. */
  readonly leadField?: string;
  /** What the rows of a lookup were called when they were chosen, by id: shown, never compared. */
  readonly names?: Condition['names'];
}

/** Who gets the leads. Team and queue: nobody is chosen, their members pull. */
export type RuleTarget =
  | { readonly kind: 'any-seller' }
  /** Those that meet the rule's seller conditions. */
  | { readonly kind: 'matching-sellers' }
  | { readonly kind: 'sellers'; readonly ids: readonly Id<'user'>[] }
  /** The owner of the lead's account. */
  | { readonly kind: 'account-owner' }
  | { readonly kind: 'team'; readonly id: string }
  | { readonly kind: 'queue'; readonly id: string };

/** What follows where the rule holds and nobody can take the lead. `stop` leaves the lead waiting for a person. */
export type Otherwise =
  | { readonly kind: 'next-rule' }
  | { readonly kind: 'owner'; readonly id: Id<'user'> }
  | { readonly kind: 'queue'; readonly id: string }
  | { readonly kind: 'stop' };

export interface AssignmentRule {
  readonly id: string;
  readonly name: string;
  readonly isActive: boolean;
  /** Undefined = all leads. */
  readonly segmentId?: Id<'segment'>;
  readonly conditions: ConditionGroup;
  /** "Consider leads created in the last … hours": an older lead is not for this rule. Whole hours from 1. */
  readonly createdWithinHours?: number;
  readonly target: RuleTarget;
  /** All must hold. */
  readonly sellerConditions: readonly SellerCondition[];
  readonly distribution: DistributionId;
  /** Whether a full seller is left out. */
  readonly respectsCapacity: boolean;
  /** Only sellers free now or within so many hours, 1 to 120; undefined = availability is not asked. */
  readonly availableWithinHours?: number;
  readonly otherwise: Otherwise;
}

export interface RoutingSettings {
  /** Who was idle longest: over all rules, or counted for each rule alone. */
  readonly roundRobinScope: 'organization' | 'rule';
  /** Security roles whose people get leads; undefined = all. */
  readonly eligibleRoleIds?: readonly string[];
  /** Gets what no rule placed, with a deadline. Undefined = not said: routing can't be activated. */
  readonly catchAllOwnerId?: Id<'user'>;
  /** The catch-all owner is to have found somebody within so many hours. */
  readonly catchAllHours: number;
  /** A lead whose owner could take it by the rule stays with them. */
  readonly keepsEligibleOwner: boolean;
  /** What happens to a lead older than a rule's age limit. */
  readonly tooOld: 'next-rule' | 'needs-attention';
  /** Time away doesn't count as waiting: who comes back stands in the line where they left it, which on average is where the others are. */
  readonly creditsAbsence: boolean;
  /**
   * Leads from before routing began are routed, too, once something about them changes ("records created or updated after the rule was activated",
   * lead routing semantics 1.2), where nobody has decided about them. Undefined = no: whoever owns them now may have been chosen by a person.
   */
  readonly takesUpEarlier?: boolean;
  /** When leads that wait for a person are tried again by themselves; `HH:MM` UTC, up to two a day. */
  readonly retryAt: readonly string[];
}

/** The safe choices. */
export const usualRoutingSettings: RoutingSettings = {
  roundRobinScope: 'organization', catchAllHours: 1, keepsEligibleOwner: true, tooOld: 'next-rule', creditsAbsence: true, retryAt: [],
};

export interface RoutingPlan {
  /** Counts activations: 1, 2, 3 …; of a draft the number it would get. */
  readonly number: number;
  /** As they were when the plan was activated. */
  readonly segments: readonly Segment[];
  /** In order: the first that holds and finds somebody wins. */
  readonly rules: readonly AssignmentRule[];
  readonly settings: RoutingSettings;
}

/** "This lead → this seller", kept beside the rules. */
export interface RuleTest {
  readonly id: string;
  readonly name: string;
  /** Lead field id → value, e.g. `lead.address1_country`. */
  readonly lead: Readonly<Record<string, string | number | boolean>>;
  /** What the rows its lookups name were called, by id: shown, never compared. */
  readonly names?: Condition['names'];
  /** Undefined: is to go to the catch-all owner. */
  readonly sellerId?: Id<'user'>;
  /** Undefined: whichever rule. */
  readonly ruleId?: string;
}
