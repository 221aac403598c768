// What the admin pages are given: the settings as they are saved, the ways to change them, and what the CRM and our service know.
// Nothing throws: what fails is a value that says why.
import type { SourceId } from '../../domain/insight.ts';
import type { LeadFacts } from '../../domain/leadFacts.ts';
import type { OpenLead } from '../../domain/orderTrial.ts';
import type { MappableField } from '../../domain/profileFields.ts';
import type { Id, Lead } from '../../domain/records.ts';
import type { AgentSettings } from '../../domain/settings.ts';
import type { SegmentChange, SettingsChange } from '../../domain/settingsChange.ts';
import type { Problem } from '../view.ts';

export type Outcome<Value> = { readonly kind: 'done'; readonly value: Value } | { readonly kind: 'failed'; readonly problem: Problem };

export interface RoleChoice {
  readonly id: Id<'role'>;
  readonly name: string;
}

/** How far the agent has come with the newest leads; instants are UTC ISO. */
export interface RunShown {
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  readonly startedOn?: string;
  readonly finishedOn?: string;
}

/** One save of the settings. */
export interface VersionShown {
  readonly number: number;
  /** UTC ISO instant. */
  readonly savedOn: string;
  readonly savedBy?: string;
  /** The sections it changed; `activation` = activated, paused or resumed. */
  readonly changed: readonly ('general' | 'research' | 'prioritization' | 'writing' | 'activation')[];
}

export interface Administration {
  /** Whose name a preview is written in, and the IANA zone of its times. */
  person(): { readonly name: string; readonly timeZone: string };
  /** The settings now; undefined while nobody has saved any. */
  readSettings(): Promise<Outcome<AgentSettings | undefined>>;
  /** Every segment, with the version of its row. */
  readSegments(): Promise<Outcome<readonly SegmentChange[]>>;
  /**
   * Saves a change over the version that was read; '' where there was none.
   * Fails with `changed-elsewhere` when somebody saved in between, with `no-permission` when the role doesn't allow it.
   */
  saveSettings(version: string, change: SettingsChange): Promise<Outcome<AgentSettings>>;
  /** The newest saves, the last first. */
  readVersions(): Promise<Outcome<readonly VersionShown[]>>;
  /** Security roles, by name. */
  readRoles(): Promise<Outcome<readonly RoleChoice[]>>;
  /** How many people hold one of these roles. */
  countPeople(roles: readonly Id<'role'>[]): Promise<Outcome<number>>;
  /** Fields of leads, accounts and contacts; those without a kind can't be compared. */
  readFields(): Promise<Outcome<readonly MappableField[]>>;
  /** Of each of the newest leads, which of these fields are filled in. */
  readFieldUse(fields: readonly string[]): Promise<Outcome<readonly ReadonlySet<string>[]>>;
  /** The newest open leads, up to 5,000, with their values in these fields. */
  readOpenLeads(fields: readonly string[]): Promise<Outcome<{ readonly leads: readonly OpenLead[]; readonly isAll: boolean }>>;
  /** Sources our service has all it needs to ask. */
  readSources(): Promise<Outcome<ReadonlySet<SourceId>>>;
  /** Undefined before the agent's first run. */
  readRun(): Promise<Outcome<RunShown | undefined>>;
  /** Makes the service look at the CRM now. */
  wake(): Promise<Outcome<undefined>>;
  /** Puts sample leads there, or takes all of them away. */
  sample(action: 'install' | 'remove'): Promise<Outcome<undefined>>;
  /** How many of the newest leads are sample data. */
  countSample(): Promise<Outcome<number>>;
  /** Leads whose name, company or address has the words. */
  searchLeads(words: string): Promise<Outcome<readonly Lead[]>>;
  /** What is known about one lead, as a draft to it would be made from. */
  factsOf(lead: Lead): Promise<Outcome<LeadFacts>>;
  /** Asks the person to sign in again; only ever called by a press. */
  signIn(): Promise<Outcome<undefined>>;
}
