// What the page that watches over assignments is given: leads by state, who got them and how long it took, runs, and the ways to act.
// Nothing throws: what fails is a value that says why.
import type { Id } from '../../../../domain/records.ts';
import type { Decision, NotAssignedReason } from '../../../../domain/routing/decision.ts';
import type { RoutingPlan, RuleTest } from '../../../../domain/routing/plan.ts';
import type { Roster } from '../../../../domain/routing/seller.ts';
import type { ErrorCode } from '../../../../domain/errors.ts';
import type { Outcome } from '../../outcome.ts';

export const monitorTabs = ['attention', 'waiting', 'assigned'] as const;
/** Needs attention, to be processed, processed. */
export type MonitorTab = (typeof monitorTabs)[number];

/** One lead; instants are UTC ISO. */
export interface LineShown {
  readonly leadId: Id<'lead'>;
  /** Of the row of its assignment; '' where there is none yet. */
  readonly version: string;
  readonly leadName: string;
  /** Where the lead isn't called so itself. */
  readonly companyName?: string;
  readonly state: MonitorTab;
  /** Why no rule placed it. */
  readonly why?: NotAssignedReason;
  /** Where they were full: how many fitted. Not there where it could not be worked out. */
  readonly fullSellers?: number;
  readonly ruleName?: string;
  readonly byHand: boolean;
  readonly arrivedOn?: string;
  readonly assignedOn?: string;
  readonly dueOn?: string;
  readonly responsibleId?: Id<'user'>;
  readonly assigneeId?: string;
  readonly ownerId?: string;
  readonly ownerName?: string;
}

export interface LeadCounts {
  readonly attention: number;
  /** Nothing is decided of them yet; 5,000 = or more. */
  readonly waiting: number;
  /** Why nothing is decided at the moment. */
  readonly halt?: 'agent-off' | 'agent-paused' | 'no-plan';
  /** Leads that came in before routing began, at this UTC ISO instant, and are still where leads come in, undecided; 5,000 = or more. */
  readonly earlier?: { readonly count: number; readonly since: string };
  /** In the last 30 days. */
  readonly assigned: number;
}

export interface RunLine {
  readonly id: string;
  readonly state: 'asked' | 'running' | 'done' | 'failed';
  readonly kind: 'manual' | 'scheduled' | 'earlier';
  readonly total?: number;
  readonly assigned?: number;
  readonly askedOn: string;
  readonly askedBy?: string;
  readonly startedOn?: string;
  readonly finishedOn?: string;
}

/** What came of one lead given by hand. */
export interface GivenByHand {
  readonly leadId: Id<'lead'>;
  /** Undefined = given. */
  readonly code?: ErrorCode;
}

/** A decision with the versions it was made by. */
export interface DecisionShown {
  readonly decision: Decision;
  readonly plan: RoutingPlan;
  readonly roster: Roster;
}

export interface MonitorDesk {
  /** Leads that need a person now; cheaper than all counts. */
  countAttention(): Promise<Outcome<number>>;
  readCounts(): Promise<Outcome<LeadCounts>>;
  /** The most pressing first; of those given, the last 30 days, the newest first. At most 500. */
  readLines(tab: MonitorTab): Promise<Outcome<readonly LineShown[]>>;
  /** Gives leads to a person; each by itself. */
  assign(lines: readonly LineShown[], ownerId: Id<'user'>): Promise<Outcome<readonly GivenByHand[]>>;
  /** Asks for leads that wait to be tried again now. */
  askForRun(): Promise<Outcome<undefined>>;
  /** Asks for the leads from before routing began to be given by the rules now. */
  routeEarlier(): Promise<Outcome<undefined>>;
  /** The newest first. */
  readRuns(): Promise<Outcome<readonly RunLine[]>>;
  /** Keeps an example beside the rules, in the draft. Gives back the draft's number. */
  keepAsTest(test: Omit<RuleTest, 'id'>): Promise<Outcome<number>>;
  /** Undefined where nothing was decided by rules, or a version is gone. */
  readDecision(leadId: Id<'lead'>): Promise<Outcome<DecisionShown | undefined>>;
}
