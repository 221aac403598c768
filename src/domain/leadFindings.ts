// What research found out about a lead and its company, as far as suggestions and drafts may look at it.
import type { Evidence, ProfileMatch } from './idealCustomerProfile.ts';
import type { Insight, SourceOutcome } from './insight.ts';
import type { Id } from './records.ts';
import type { Lift, PredictiveScore } from './score.ts';
import type { Grade, Trend } from './scoring/grades.ts';

/** Whether a lead is in the admin's segment of hand-raisers, and by what. */
export interface HandRaiser {
  readonly segmentId: Id<'segment'>;
  readonly segmentName: string;
  /** The conditions that made it so; `characteristic` is the condition's field. */
  readonly reasons: readonly Evidence[];
}

/** A score with what it was made by. Dynamics' own has neither base nor reasons of ours. */
export type LeadScore =
  | (PredictiveScore & { readonly made: 'here'; readonly grade: Grade; readonly trend: Trend; readonly before?: number; readonly lift?: Lift; readonly modelTrainedOn: string; readonly scoredOn: string; /** Learned from sample leads. */ readonly isSample?: true })
  | { readonly made: 'dynamics'; readonly value: number; readonly grade: Grade; readonly trend: Trend; readonly scoredOn: string };

/** Why there is no score. */
export type NoScore = { readonly why: 'not-enough-data'; readonly qualified: number; readonly disqualified: number; readonly needed: number } | { readonly why: 'not-ready' | 'off' };

export interface LeadFindings {
  readonly match?: ProfileMatch;
  /** Undefined = not known yet; null = it is none. */
  readonly handRaiser?: HandRaiser | null;
  readonly score?: LeadScore | NoScore;
  /** How asking each source went last: it tells what the admin and the lead's owner allow. */
  readonly sources: readonly SourceOutcome[];
  readonly insights: readonly Insight[];
}

/** The findings in a lead's research, beside the insights about its company. */
export function findingsIn({ match, handRaiser, score, sources }: Omit<LeadFindings, 'insights'>, insights: readonly Insight[]): LeadFindings {
  return { ...(match === undefined ? {} : { match }), ...(handRaiser === undefined ? {} : { handRaiser }), ...(score === undefined ? {} : { score }), sources, insights };
}
