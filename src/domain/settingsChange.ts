// What an admin changes of the settings in one save.
import type { IdealCustomerProfile } from './idealCustomerProfile.ts';
import type { Segment } from './segment.ts';
import type { PrioritizationSettings, Product, ResearchSettings, ScoringSettings, TeamAccess, WritingSettings } from './settings.ts';

/** A segment to save: over the version that was read, or new under an id made beforehand. */
export interface SegmentChange extends Segment {
  /** Of the row; undefined = new. */
  readonly version?: string;
}

/** What is left out stays as it is. */
export interface SettingsChange {
  readonly company?: { readonly name: string; readonly website?: string };
  /** Language code → what drafts in it say about us; all of them, one that is left out is no longer written. */
  readonly about?: Readonly<Record<string, string>>;
  /** All products; what the knowledge holds besides stays. */
  readonly products?: readonly Product[];
  /** All of them, as `readOwnDomain` gives them. */
  readonly ownDomains?: readonly string[];
  /** Whole hours and days within `answerTimeLimits`. */
  readonly answerTargetHours?: number;
  readonly followUpDays?: number;
  readonly team?: TeamAccess;
  readonly profile?: IdealCustomerProfile;
  readonly research?: ResearchSettings;
  readonly prioritization?: PrioritizationSettings;
  readonly scoring?: ScoringSettings;
  readonly writing?: WritingSettings;
  /** UTC ISO instant. */
  readonly activatedOn?: string;
  /** UTC ISO instant; null ends the pause. */
  readonly pausedOn?: string | null;
  /** Segments edited on the same page: saved together with the rest or not at all. */
  readonly segments?: readonly SegmentChange[];
}
