// Which templates there are, what one holds, and what may be wrong with it.
import type { Language } from '../languages.ts';

export const templateKinds = [
  'initial-outreach',
  'follow-up',
  'price-question',
  'meeting',
  'check-back',
  'thanks',
  'referral-introduction',
  'referral-thanks',
  'request-noted',
  'wait',
  'ask-back',
  'polite-close',
] as const;
export type TemplateKind = (typeof templateKinds)[number];

/** A template in Liquid. A blank line begins a new paragraph; a line that holds nothing but tags leaves no trace. */
export interface DraftTemplate {
  readonly kind: TemplateKind;
  readonly language: Language;
  /** Liquid, one line. Only a new message takes it; a reply keeps the subject it answers. */
  readonly subject?: string;
  readonly body: string;
}

type TemplateProblemCode = 'too-long' | 'empty' | 'syntax-error' | 'unknown-tag' | 'unknown-filter' | 'unknown-variable' | 'too-slow' | 'too-much-text';

/** Why a template can't be saved. */
export interface TemplateProblem {
  readonly code: TemplateProblemCode;
  /** Line of the body, from 1; undefined when it is about the whole. */
  readonly line?: number;
  /** True when the subject is meant, not the body. */
  readonly isSubject?: true;
  /** `name`: the tag, filter or variable; `near`: the text where it fails; `most`: characters allowed; `length`: characters there are. */
  readonly params?: Readonly<Record<string, string | number>>;
}
