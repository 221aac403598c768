// What an admin has told the agent: the company, its products, and how sellers work and write.
import type { DraftLength, Tone } from './draft/draftStyle.ts';
import type { DraftTemplate } from './draft/templateKinds.ts';
import type { Language } from './languages.ts';
import type { IdealCustomerProfile } from './idealCustomerProfile.ts';
import type { InsightKind, SourceId } from './insight.ts';
import type { Id } from './records.ts';
import type { GradeRanges } from './scoring/grades.ts';

export interface Product {
  readonly id: string;
  readonly name: string;
  /** One or two sentences: what it is, for whom. Drafts may claim only what stands here or in `facts`. */
  readonly summary: string;
  /** Words a lead may use for it, lower case. */
  readonly keywords: readonly string[];
  readonly facts: readonly ProductFact[];
}

/** One checkable statement about a product, per language where the admin has written it. */
export interface ProductFact {
  readonly id: string;
  /** What question it answers. */
  readonly topic: FactTopic;
  /** Lower-case words that show a question is about this fact, any language. */
  readonly keywords: readonly string[];
  /** Language code → sentence, complete and ready to be quoted. A draft in another language has a gap there. */
  readonly text: Readonly<Record<string, string>>;
  /** Name of the document it is written in, e.g. `PalletCell 6 data sheet, page 4`; '' where none was named. */
  readonly source: string;
  readonly url?: string;
  /** `YYYY-MM-DD`. */
  readonly date?: string;
}

export const factTopics = ['integration', 'price', 'lead-time', 'specification', 'document', 'reference', 'service', 'security', 'warranty', 'other'] as const;
export type FactTopic = (typeof factTopics)[number];

/** What an admin may say about answer times; anything else would make every reminder late, or none. */
export const answerTimeLimits = { hours: { least: 1, most: 240 }, days: { least: 1, most: 60 } } as const;

/** A text an admin wrote once for many templates: `{{ blocks.name }}`. */
export interface TextBlock {
  /** Lower-case letters, digits and underscores, a letter first. */
  readonly name: string;
  /** Plain text, no template. A language without one leaves a visible gap. */
  readonly text: Readonly<Partial<Record<Language, string>>>;
}

/** How drafts are worded, and the templates that replace built-in ones of the same kind and language. */
export interface WritingSettings {
  readonly tone: Tone;
  readonly length: DraftLength;
  readonly templates: readonly DraftTemplate[];
  readonly blocks?: readonly TextBlock[];
}

/** Who the agent works for: people with one of these security roles. Undefined or empty in the settings = not said yet. */
export interface TeamAccess {
  readonly roles: readonly { readonly id: Id<'role'>; readonly name: string }[];
}

/** What is researched, where, and what of the CRM is summed up. */
export interface ResearchSettings {
  /** False: nothing is asked of the web for any lead. */
  readonly web: boolean;
  /** For each kind its sources in the order they are shown; one that is not listed is not asked. */
  readonly sources: Readonly<Record<InsightKind, readonly SourceId[]>>;
  /** Fields of the summaries, by field id (`lead.industrycode`), in order. */
  readonly leadSummary: readonly string[];
  readonly accountSummary: readonly string[];
}

/** A key of the order of leads between hand-raisers, which come first, and score, newest and id, which come last. */
export type PriorityCriterion =
  | { readonly kind: 'fit' }
  | { readonly kind: 'rating' }
  /** A number or date field, the greater or later first unless `ascending`. */
  | { readonly kind: 'field'; readonly field: string; readonly ascending?: true }
  /** Leads that fit one characteristic of the ideal customer profile before those that don't. */
  | { readonly kind: 'characteristic'; readonly characteristic: string };

export interface PrioritizationSettings {
  readonly handRaiserSegmentId?: Id<'segment'>;
  /** In order. */
  readonly criteria: readonly PriorityCriterion[];
}

export interface ScoringSettings {
  /** `dynamics` = the organization's own predictive score where a lead has one. */
  readonly use: 'here' | 'dynamics' | 'off';
  readonly ranges: GradeRanges;
  /** Fields the score is learned from, by field id; undefined = all that are fit for it. */
  readonly fields?: readonly string[];
}

export interface AgentSettings {
  readonly version: string;
  /** Counts the saves: 1, 2, 3 …; undefined before the first. */
  readonly number?: number;
  readonly company: { readonly name: string; readonly website?: string; readonly about?: Readonly<Record<string, string>> };
  readonly products: readonly Product[];
  /** Email domains of our own people, lower case. */
  readonly ownDomains: readonly string[];
  /** A lead's mail should be answered within this many hours. */
  readonly answerTargetHours: number;
  /** An email of ours without an answer for so many days is worth a reminder; undefined while the admin has not said. */
  readonly followUpDays?: number;
  /** UTC ISO instant; undefined while the agent is not activated. */
  readonly activatedOn?: string;
  /** UTC ISO instant; set while background work is paused. */
  readonly pausedOn?: string;
  readonly team?: TeamAccess;
  readonly profile?: IdealCustomerProfile;
  readonly research?: ResearchSettings;
  readonly prioritization?: PrioritizationSettings;
  readonly scoring?: ScoringSettings;
  /** Undefined = built-in templates in the default tone and length. */
  readonly writing?: WritingSettings;
  /** When and by whom these settings were last saved: UTC ISO instant, and the person's name in the CRM. */
  readonly savedOn?: string;
  readonly savedBy?: string;
}
