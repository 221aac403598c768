// What the agent found out about one lead by itself, as it is stored and shown.
import type { Colleague } from './colleagues.ts';
import type { Email } from './email.ts';
import type { SourceOutcome } from './insight.ts';
import type { ProfileMatch } from './idealCustomerProfile.ts';
import type { Reading } from './intentKinds.ts';
import type { HandRaiser, LeadScore, NoScore } from './leadFindings.ts';
import type { RatedLead } from './leadRating.ts';
import type { SuggestedAction } from './actions/action.ts';
import type { Id } from './records.ts';

export type { HandRaiser, LeadScore, NoScore };

export type ResearchState = 'waiting' | 'running' | 'done' | 'failed' | 'skipped';

/** What the agent suggests for a lead, with all that carrying it out takes while the email that called for it isn't open. */
export interface StandingAction extends SuggestedAction {
  /** At most three; undefined in rows of earlier versions. */
  readonly others?: readonly SuggestedAction[];
  /** The lead's unanswered email the suggestion follows from; undefined where there is none or its words may not be read. */
  readonly email?: StandingEmail;
}

export interface StandingEmail {
  readonly subject: string;
  /** UTC ISO instant. */
  readonly receivedOn: string;
  readonly messageId?: string;
  /** Read without knowing whose clock the lead means: hours are those of UTC where the words name no zone. */
  readonly reading: Reading;
}

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
  readonly action?: StandingAction;
  /** Hot, warm or cold by what is known here; the CRM's own rating is the seller's. */
  readonly rating?: RatedLead;
  readonly sources: readonly SourceOutcome[];
  /** Who of our own people knows the lead, without those who don't want to be shown; undefined while nobody has counted. */
  readonly colleagues?: readonly Colleague[];
}

export function hasScore(research: LeadResearch | undefined): research is LeadResearch & { readonly score: LeadScore } {
  return research?.score !== undefined && 'value' in research.score;
}

/** A mail has few requests; a text made to look like thousands of them must not keep the research from being stored. */
const MOST = { intents: 12, questions: 8, times: 8, characters: 600 } as const;

/** The suggestion as it is stored, with the email it answers. */
export function standingAction({ others, ...action }: SuggestedAction & { readonly others: readonly SuggestedAction[] }, answering?: { readonly email: Pick<Email, 'subject' | 'receivedOn' | 'internetMessageId'>; readonly reading: Reading }): StandingAction {
  if (answering === undefined) return { ...action, others };
  const { subject, receivedOn, internetMessageId } = answering.email;
  return { ...action, others, email: { subject, receivedOn, ...(internetMessageId === undefined ? {} : { messageId: internetMessageId }), reading: bounded(answering.reading) } };
}

function bounded({ intents, questions, ...rest }: Reading): Reading {
  const cut = <Quoted extends { readonly quote: string }>(quoted: Quoted): Quoted => ({ ...quoted, quote: quoted.quote.slice(0, MOST.characters) });
  return {
    intents: intents.slice(0, MOST.intents).map((intent) => ({ ...intent, evidence: cut(intent.evidence), ...(intent.times === undefined ? {} : { times: intent.times.slice(0, MOST.times).map(cut) }) })),
    questions: questions.slice(0, MOST.questions).map(cut),
    ...rest,
  };
}
