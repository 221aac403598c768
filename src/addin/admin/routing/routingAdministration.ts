// What the pages about routing are given: plans, sellers and leads as the CRM has them, and the ways to change the plan. Nothing
// throws: what fails is a value that says why.
import type { CellValue } from '../../../domain/condition.ts';
import type { MappableField } from '../../../domain/profileFields.ts';
import type { Lead } from '../../../domain/records.ts';
import type { RoutingPlan, RuleTest } from '../../../domain/routing/plan.ts';
import type { LoadChange, RecordedLead, RosterSince } from '../../../domain/routing/rehearsal/recorded.ts';
import type { Seller, SellerAttribute, SellerLoad } from '../../../domain/routing/seller.ts';
import type { Outcome } from '../outcome.ts';

/** A plan as it is saved. */
export interface PlanShown {
  readonly id: string;
  /** Of the row. */
  readonly version: string;
  readonly number: number;
  readonly state: 'draft' | 'active' | 'retired';
  readonly plan: RoutingPlan;
  readonly tests: readonly RuleTest[];
  /** Number of the plan it was drafted from. */
  readonly basedOn?: number;
  /** UTC ISO instant. */
  readonly activatedOn?: string;
  /** UTC ISO instant. */
  readonly savedOn: string;
  readonly savedBy?: string;
  /** What of the row can't be read: such a plan is shown and never used. */
  readonly damage?: { readonly at: string };
  /** Names of leads somebody let wait on activating. */
  readonly acknowledged: readonly string[];
}

/** A draft to save; `version` undefined = there is no row yet. */
export interface DraftToSave {
  readonly id: string;
  readonly version?: string;
  readonly plan: RoutingPlan;
  readonly tests: readonly RuleTest[];
  readonly basedOn?: number;
}

/** An enabled person of the organization, as a rule may choose them. */
export interface SellerShown extends Seller {
  /** An admin has said something of them. */
  readonly isSeller: boolean;
  readonly open?: number;
  /** UTC ISO instant. */
  readonly lastAssignedOn?: string;
}

/** A team or a queue. */
export interface NamedRow {
  readonly id: string;
  readonly name: string;
  /** Of a team: false = no role of it lets it own leads. */
  readonly mayOwnLeads?: boolean;
}

/** A field of the sellers' own rows, e.g. `systemuser.title`. */
export type UserField = Pick<MappableField, 'id' | 'label' | 'kind' | 'options' | 'lookup'>;

/** One of the newest open leads with its values in the fields asked for. */
export interface NewestLead {
  readonly lead: Lead;
  readonly values: Readonly<Record<string, CellValue>>;
}

/** Leads given by each rule, by the rule's id, and by nobody's rule. */
export interface RuleCounts {
  readonly byRule: ReadonlyMap<string, number>;
  /** Waiting for a person, most with the catch-all owner. */
  readonly catchAll: number;
}

/** A past period that is asked for: leads created from `from` (included) to `to` (not included), UTC ISO instants. */
export interface PastAsked {
  readonly from: string;
  readonly to: string;
  /** Fields of the leads, e.g. `lead.industrycode`. */
  readonly fields: readonly string[];
  /** Whether a rule asks for the owner of the lead's account. */
  readonly withAccountOwners: boolean;
  /** Told how many leads are read so far. */
  readonly onRead: (count: number) => void;
  /** Gives reading up; the answer is then nobody's. */
  readonly signal: AbortSignal;
}

/** What a rehearsal replays. */
export interface PastPeriod {
  readonly from: string;
  /** In the order they were created; up to 20,000, the oldest of the period. */
  readonly leads: readonly RecordedLead[];
  /** False: there are more. */
  readonly isAll: boolean;
  /** Sellers as decisions saw them, oldest first; none where nothing was ever decided. */
  readonly rosters: readonly RosterSince[];
  /** What everybody had when it began. */
  readonly loads: ReadonlyMap<string, SellerLoad>;
  readonly changes: readonly LoadChange[];
}

export interface RoutingAdministration {
  /** All plans, the highest number first: one draft and one active at most. */
  readPlans(): Promise<Outcome<readonly PlanShown[]>>;
  /** Fails with `changed-elsewhere` when somebody saved or activated it in between. */
  saveDraft(draft: DraftToSave): Promise<Outcome<PlanShown>>;
  discardDraft(draft: PlanShown): Promise<Outcome<undefined>>;
  /** The draft becomes active, the active one retired, both or neither. Fails with `changed-elsewhere` as above. */
  activateDraft(given: { readonly draft: PlanShown; readonly active?: PlanShown; readonly acknowledged: readonly string[] }): Promise<Outcome<undefined>>;
  /** Enabled people, by name, with their values in these user fields. */
  readSellers(fields: readonly string[]): Promise<Outcome<readonly SellerShown[]>>;
  readAttributes(): Promise<Outcome<readonly SellerAttribute[]>>;
  readUserFields(): Promise<Outcome<readonly UserField[]>>;
  readTeams(): Promise<Outcome<readonly NamedRow[]>>;
  readQueues(): Promise<Outcome<readonly NamedRow[]>>;
  /** The newest open leads, up to 2,000. */
  readNewestLeads(fields: readonly string[]): Promise<Outcome<readonly NewestLead[]>>;
  /** What happened to the leads of a past period, and to sellers meanwhile. */
  readPast(asked: PastAsked): Promise<Outcome<PastPeriod>>;
  /** Of the leads decided since this UTC ISO instant. */
  countByRule(since: string): Promise<Outcome<RuleCounts>>;
}

