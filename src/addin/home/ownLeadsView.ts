// The seller's open leads in their order, and the cards of the best of them, as one plain value.
import type { AgentRun } from '../../crm/research/agentRun.ts';
import type { OwnLead } from '../../crm/ownLeads.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import type { Id } from '../../domain/records.ts';
import type { PriorityCriterion } from '../../domain/settings.ts';

export const leadFilters = ['all', 'hand-raisers', 'new', 'hot'] as const;
export type LeadFilter = (typeof leadFilters)[number];

/** A lead whose page was opened from its card or its row. */
export interface OpenedLead {
  readonly leadId: Id<'lead'>;
  readonly from: 'card' | 'list';
}

/** The first key of the order in which a lead and the one below it differ (`RankedLead.above`). */
export interface AboveLead {
  readonly below: OwnLead;
  readonly key: string;
}

export interface LeadRow extends OwnLead {
  /** 1 = first. */
  readonly rank: number;
  /** Why it stands above the next one; undefined for the last. */
  readonly above?: AboveLead;
  readonly isSample: boolean;
  /** Its research was asked for again here a moment ago. */
  readonly isRequested: boolean;
}

/** What the button of a card does: shows the lead's last email, opens a message or an appointment of one's own, or shows the lead. */
export type CardStart = 'email' | 'message' | 'appointment' | 'lead';

export interface TopLead extends LeadRow {
  readonly start: CardStart;
  /** Its place among all open leads; `rank` is the one among the cards. */
  readonly place: number;
}

export type TopLeadsView =
  /** No consent, or nobody knows and nobody can be asked. */
  | { readonly kind: 'hidden' }
  /** The agent isn't activated. */
  | { readonly kind: 'inactive' }
  /** The agent doesn't work for this person's roles. */
  | { readonly kind: 'not-in-team' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'none' }
  /** `current` is the card on screen. */
  | { readonly kind: 'shown'; readonly cards: readonly TopLead[]; readonly current: number };

export interface OwnLeadsView {
  /** Best first; undefined while nothing is known. */
  readonly rows?: readonly LeadRow[];
  readonly top: TopLeadsView;
  readonly criteria: readonly PriorityCriterion[];
  /** What fields and characteristics of the order are called, by field id and characteristic id. */
  readonly labels: Readonly<Record<string, string>>;
  readonly filter: LeadFilter;
  readonly words: string;
  /** The lead opened last from here: coming back, the focus is where it was. */
  readonly opened?: OpenedLead;
  /** Only while the agent is getting to know the leads. */
  readonly progress?: AgentRun;
  /** `by` = who saved the settings last. */
  readonly paused?: { readonly by?: string };
  /** UTC ISO instant of what the CRM said. */
  readonly asOf?: string;
  readonly isAsking: boolean;
  readonly trouble?: ErrorCode;
}
