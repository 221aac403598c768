// What a mail can ask for.
import type { Certainty } from './mail/tiedLead.ts';
import type { Language } from './languages.ts';

export interface ProposedTime {
  /** Verbatim words. */
  readonly quote: string;
  /** UTC ISO instant; undefined when only a day is certain. */
  readonly at?: string;
  /** `YYYY-MM-DD` in the mailbox's zone. */
  readonly day: string;
}

export interface Intent {
  readonly kind: IntentKind;
  /** `quote` is always a substring of the mail's own words (or of its subject or headers' text for automatic mail). */
  readonly evidence: { readonly quote: string };
  readonly certainty: Certainty;
  /** How much of what the mail says this is, 0 to 1; undefined where nothing was weighed (automatic mail). */
  readonly weight?: number;
  /** meeting-request */
  readonly times?: readonly ProposedTime[];
  /** not-now, out-of-office: `YYYY-MM-DD`, the first day to write again. */
  readonly until?: string;
  /** referral, wrong-person, out-of-office substitute */
  readonly person?: { readonly name?: string; readonly address?: string };
  /** bounce */
  readonly failedAddress?: string;
  readonly failure?: 'hard' | 'soft';
}

/** One question of the mail, verbatim. */
export interface Question {
  readonly quote: string;
}

export interface Reading {
  /** In the order of `intentKinds`; empty never: at least one `other`. */
  readonly intents: readonly Intent[];
  readonly questions: readonly Question[];
  /** Language of the own words; undefined = not known. */
  readonly language?: Language;
}

/** When and where it is read. `sentOn` is the mail's date, best as the Date header writes it, with its distance from UTC. */
export interface ReadingContext {
  readonly now: Date;
  /** IANA zone of the mailbox. */
  readonly timeZone: string;
  readonly sentOn?: string;
  /** Addresses of the writer and of the mailbox: never those of somebody the mail refers to. */
  readonly ownAddresses?: readonly string[];
}

export const intentKinds = [
  'opt-out',
  'bounce',
  'out-of-office',
  'wrong-person',
  'referral',
  'complaint',
  'not-interested',
  'not-now',
  'meeting-request',
  'concession-request',
  'pricing-request',
  'information-request',
  'objection',
  'positive-interest',
  'other',
] as const;
export type IntentKind = (typeof intentKinds)[number];
