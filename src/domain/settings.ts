// What an admin has told the agent: the company, its products, and how sellers work and write.
import type { DraftLength, Tone } from './draftStyle.ts';
import type { DraftTemplate } from './draftTemplate.ts';
import type { Language } from './intent.ts';

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
  /** Language code → sentence, complete and ready to be quoted. `en` is always there. */
  readonly text: Readonly<Record<string, string>>;
  /** Name of the document it is written in, e.g. `PalletCell 6 data sheet, page 4`. */
  readonly source: string;
  readonly url?: string;
  /** `YYYY-MM-DD`. */
  readonly date?: string;
}

export type FactTopic = 'integration' | 'price' | 'lead-time' | 'specification' | 'document' | 'reference' | 'service' | 'security' | 'warranty' | 'other';

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

export interface AgentSettings {
  readonly version: string;
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
  /** Undefined = built-in templates in the default tone and length. */
  readonly writing?: WritingSettings;
  /** When and by whom these settings were last saved: UTC ISO instant, and the person's name in the CRM. */
  readonly savedOn?: string;
  readonly savedBy?: string;
}
