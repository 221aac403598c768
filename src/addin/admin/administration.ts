// What the admin pages are given: the settings as they are saved, the ways to change them, and what the CRM and our service know.
// Nothing throws: what fails is a value that says why.
import type { MonitorDesk } from './routing/monitor/monitorDesk.ts';
import type { SellersDesk } from './routing/sellers/sellersDesk.ts';
import type { SourceId } from '../../domain/insight.ts';
import type { LeadFacts } from '../../domain/leadFacts.ts';
import type { OpenLead } from '../../domain/orderTrial.ts';
import type { Accuracy } from '../../domain/scoring/accuracy.ts';
import type { MappableField } from '../../domain/profileFields.ts';
import type { Id, Lead } from '../../domain/records.ts';
import type { AgentSettings } from '../../domain/settings.ts';
import type { SegmentChange, SettingsChange } from '../../domain/settingsChange.ts';
import type { RoutingAdministration } from './routing/routingAdministration.ts';
import type { Outcome } from './outcome.ts';
import type { RowSearch } from './rowSearch.ts';

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

/** One training of the predictive score. */
export interface ModelShown {
  /** UTC ISO instant. */
  readonly trainedOn: string;
  /** Closed leads it learned from. */
  readonly closed: number;
  /** Learned from sample leads: it scores those alone. */
  readonly isSample: boolean;
  /** On the newest fifth of them, which the judged model hadn't seen. */
  readonly accuracy: Accuracy;
  /** Fields in which the leads of today differ notably from those of the training, by label. */
  readonly drifted: readonly string[];
}

export interface ScoresShown {
  readonly inUse?: ModelShown;
  /** A newer one that isn't used, because it isn't good enough. */
  readonly newer?: ModelShown;
  /** Somebody asked for a new training, and it hasn't happened yet. */
  readonly isAsked: boolean;
}

export interface Administration {
  /** Whose name a preview is written in, and the IANA zone of its times. */
  person(): { readonly name: string; readonly timeZone: string };
  /** Who gets leads. */
  readonly sellers: SellersDesk;
  /** What became of leads. */
  readonly monitor: MonitorDesk;
  /** The settings now; undefined while nobody has saved any. */
  readSettings(): Promise<Outcome<AgentSettings | undefined>>;
  /** Every segment, with the version of its row. */
  readSegments(): Promise<Outcome<readonly SegmentChange[]>>;
  /**
   * Saves a change over the version that was read; '' where there was none.
   * Fails with `changed-elsewhere` when somebody saved in between, with `no-permission` when the role doesn't allow it.
   */
  saveSettings(version: string, change: SettingsChange): Promise<Outcome<AgentSettings>>;
  /** Takes a segment away for good; fails with `changed-elsewhere` when it was saved since it was read. */
  removeSegment(segment: { readonly id: Id<'segment'>; readonly version: string }): Promise<Outcome<undefined>>;
  /** The newest saves, the last first. */
  readVersions(): Promise<Outcome<readonly VersionShown[]>>;
  /** Security roles, by name. */
  readRoles(): Promise<Outcome<readonly RoleChoice[]>>;
  /** How many people hold one of these roles. */
  countPeople(roles: readonly Id<'role'>[]): Promise<Outcome<number>>;
  /** Fields of leads, accounts and contacts; those without a kind can't be compared. */
  readFields(): Promise<Outcome<readonly MappableField[]>>;
  /** Rows of these tables by their name, as far as the admin may read them: what a lookup is compared with. */
  readonly searchRows: RowSearch;
  /** Of each of the newest leads, which of these fields are filled in. */
  readFieldUse(fields: readonly string[]): Promise<Outcome<readonly ReadonlySet<string>[]>>;
  /** The newest open leads, up to 5,000, with their values in these fields. */
  readOpenLeads(fields: readonly string[]): Promise<Outcome<{ readonly leads: readonly OpenLead[]; readonly isAll: boolean }>>;
  /** Sources our service has all it needs to ask. */
  readSources(): Promise<Outcome<ReadonlySet<SourceId>>>;
  /** Undefined before the agent's first run. */
  readRun(): Promise<Outcome<RunShown | undefined>>;
  /** What is known of the predictive score. */
  readScores(): Promise<Outcome<ScoresShown>>;
  /** Asks for a new training. It begins by itself, at once when the service can be woken. */
  trainScore(): Promise<Outcome<undefined>>;
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
  /** Plans of routing and what they speak of. */
  readonly routing: RoutingAdministration;
}
