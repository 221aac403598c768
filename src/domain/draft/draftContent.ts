// What a draft holds, and all it is made from.
import type { DraftPurpose } from './draftPurpose.ts';
import type { DraftStyle } from './draftStyle.ts';
import type { TemplateKind } from './templateKinds.ts';
import type { Email } from '../email.ts';
import type { Reading } from '../intentKinds.ts';
import type { Language } from '../languages.ts';
import type { LeadFacts } from '../leadFacts.ts';
import type { ActionKind, SuggestedAction } from '../actions/action.ts';
import type { Address, Citation, Id } from '../records.ts';
import type { AgentSettings } from '../settings.ts';

export interface Sentence {
  /** Plain text; a missing fact stands as `[lead time]`. */
  readonly text: string;
  /** Indexes into `Draft.citations`. */
  readonly citations: readonly number[];
}

export interface Draft {
  readonly leadId: Id<'lead'>;
  readonly action: ActionKind;
  readonly to: readonly Address[];
  readonly subject: string;
  /** Paragraphs of sentences: greeting first, close last, never the signature. */
  readonly paragraphs: readonly (readonly Sentence[])[];
  readonly citations: readonly Citation[];
  /** The visible gaps, in reading order, without brackets. */
  readonly slots: readonly string[];
  /** One entry a question of the mail: the index of the answering citation, or undefined = left as a gap. */
  readonly answers: readonly { readonly quote: string; readonly citation?: number }[];
  readonly language: Language;
  readonly writer: 'template';
  /** The template it was made from; `isOwn` = the admin's, not the built-in one. */
  readonly template: { readonly kind: TemplateKind; readonly isOwn: boolean };
  readonly style: DraftStyle;
}

/** All a template draft is made from. `chosenTime` is an index into the times of the meeting request. */
export interface DraftRequest {
  readonly facts: LeadFacts;
  readonly action: SuggestedAction;
  readonly reading: Reading;
  readonly email?: Email;
  readonly settings: AgentSettings;
  readonly seller: { readonly name: string };
  readonly language: Language;
  readonly chosenTime?: number;
  /** IANA zone in which times are written. */
  readonly timeZone: string;
  readonly now: Date;
  /** What the seller chose; else what the admin chose, else the default. */
  readonly style?: DraftStyle;
  /** What the seller wants to say; else what the action says. */
  readonly purpose?: DraftPurpose;
  /** Which template, whatever purpose and action say: to look at one. */
  readonly kind?: TemplateKind;
}
