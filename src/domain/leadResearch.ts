// What the agent found out about one lead by itself, as it is stored and shown.
import type { Colleague } from './colleagues.ts';
import type { SourceOutcome } from './insight.ts';
import type { ProfileMatch } from './idealCustomerProfile.ts';
import type { HandRaiser, LeadScore, NoScore } from './leadFindings.ts';
import type { RatedLead } from './leadRating.ts';
import type { SuggestedAction } from './actions/action.ts';
import type { Id } from './records.ts';

export type { HandRaiser, LeadScore, NoScore };

export type ResearchState = 'waiting' | 'running' | 'done' | 'failed' | 'skipped';

export interface LeadResearch {
  readonly leadId: Id<'lead'>;
  /** Row version. */
  readonly version: string;
  readonly state: ResearchState;
  /** failed, skipped: an error code, or `no-company-and-email`, `closed`, `not-in-team`. */
  readonly why?: string;
  readonly attempts: number;
  /** UTC ISO instant of the last run that ended. */
  readonly researchedOn?: string;
  /** `AgentSettings.number` it was made with. */
  readonly settingsNumber?: number;
  readonly match?: ProfileMatch;
  /** Undefined = not known yet; null = it is none. */
  readonly handRaiser?: HandRaiser | null;
  readonly score?: LeadScore | NoScore;
  readonly action?: Pick<SuggestedAction, 'kind' | 'performs' | 'reasons' | 'until'>;
  /** Hot, warm or cold by what is known here; the CRM's own rating is the seller's. */
  readonly rating?: RatedLead;
  readonly sources: readonly SourceOutcome[];
  /** Who of our own people knows the lead, without those who don't want to be shown; undefined while nobody has counted. */
  readonly colleagues?: readonly Colleague[];
}

export function hasScore(research: LeadResearch | undefined): research is LeadResearch & { readonly score: LeadScore } {
  return research?.score !== undefined && 'value' in research.score;
}
