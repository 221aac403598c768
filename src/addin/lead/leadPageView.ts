// What the page of one lead shows, as one plain value, and the fields it may have to name.
import type { LeadPageAnswer } from '../../crm/leadPage.ts';
import type { MadeRow, Qualified } from '../../crm/qualifying.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import type { LeadResearch, StandingAction } from '../../domain/leadResearch.ts';
import type { Lead } from '../../domain/records.ts';
import type { AgentSettings } from '../../domain/settings.ts';
import type { GivenLead } from '../routing/ownRoutingMemory.ts';
import type { CheckedAddress, JustDid } from '../emailScreens.ts';

export const leadTabs = ['why', 'lead', 'account', 'timeline'] as const;
export type LeadTab = (typeof leadTabs)[number];

/** What the CRM said about the lead. */
export type PageAnswer = LeadPageAnswer;
export type MadeKind = MadeRow['kind'];

/** What was just done here, told with its undo. */
export type PageDid =
  | { readonly what: 'connected' | 'disconnected'; readonly kind: 'account' | 'contact'; readonly name: string }
  | { readonly what: 'qualified'; readonly made: Qualified['made'] }
  | PerformedDid
  | { readonly what: 'hidden' | 'shown' | 'overridden' | 'override-forgotten' | 'in-use' | 'undone' | 'research-asked' };

/** Written to the CRM through the outbox, told as the CRM has it; `waits`: noted on this computer so far. */
export interface PerformedDid extends Pick<JustDid, 'subject' | 'at' | 'statusReason' | 'waits'> {
  readonly what: 'task-created' | 'called' | 'reminded' | 'stopped-contact' | 'appointment-recorded' | 'disqualified';
}

export interface LeadPageView {
  readonly leadId: string;
  /** Counts openings: focus and scrolling start anew with each. */
  readonly opening: number;
  readonly tab: LeadTab;
  readonly backTo: 'email' | 'home';
  /** Known at once where it was on screen before. */
  readonly lead?: Lead;
  readonly answer?: PageAnswer;
  /** UTC ISO instant of the answer. */
  readonly asOf?: string;
  readonly isAsking: boolean;
  /** Why the CRM couldn't be asked last time. */
  readonly trouble?: ErrorCode;
  readonly address?: CheckedAddress;
  /** Of the open email when it is this lead's, else what the agent suggests. */
  readonly suggestion?: StandingAction;
  /** The number called last from here, as written. */
  readonly dialed?: string;
  /** An appointment form was opened from here and its appointment isn't in the CRM yet; UTC ISO instant. */
  readonly appointment?: { readonly start: string };
  /** The open email is this lead's, and whether a draft for it is under way. */
  readonly email?: { readonly hasDraft: boolean };
  readonly settings: Pick<AgentSettings, 'number' | 'profile' | 'research' | 'scoring' | 'activatedOn' | 'pausedOn'>;
  /** Where rows open in the CRM's own pages; undefined where it has none. */
  readonly crmUrl?: string;
  readonly did?: PageDid;
  readonly canUndo: boolean;
  readonly isSample: boolean;
  /** Given out by rules or by hand; undefined while nobody knows, and where it was not. */
  readonly given?: GivenLead;
}

/** Fields of the summaries while the admin has not chosen. */
const USUAL_FIELDS = {
  lead: ['lead.subject', 'lead.description', 'lead.leadsourcecode', 'lead.leadqualitycode', 'lead.budgetamount', 'lead.telephone1'],
  account: ['account.industrycode', 'account.numberofemployees', 'account.revenue', 'account.address1_city', 'account.address1_country', 'account.websiteurl'],
} as const;

/** The fields of a summary, in order. */
export function summaryFields(settings: Pick<AgentSettings, 'research'>, of: 'lead' | 'account'): readonly string[] {
  const chosen = of === 'lead' ? settings.research?.leadSummary : settings.research?.accountSummary;
  return chosen === undefined || chosen.length === 0 ? USUAL_FIELDS[of] : chosen;
}

/** Every field the page may have to name or tell the value of. */
export function fieldsFor(settings: Pick<AgentSettings, 'research' | 'profile'>, research: LeadResearch | undefined): readonly string[] {
  const { match, handRaiser, score } = research ?? {};
  const judged = [...(match?.matched ?? []), ...(match?.missed ?? []), ...(match?.unknown ?? [])].flatMap(({ field }) => field ?? []);
  const raised = (handRaiser?.reasons ?? []).flatMap(({ characteristic, field }) => field ?? characteristic);
  const scored = score !== undefined && 'made' in score && score.made === 'here' ? [...score.reasons.map(({ field }) => field), ...(score.lift?.changes ?? []).map(({ field }) => field)] : [];
  return [...new Set([...summaryFields(settings, 'lead'), ...summaryFields(settings, 'account'), ...(settings.profile?.characteristics ?? []).flatMap(({ fields }) => fields), ...judged, ...raised, ...scored])];
}
