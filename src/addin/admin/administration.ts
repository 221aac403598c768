// What the admin pages are given: the settings as they are saved, the ways to change them, and leads to try them on.
// Nothing throws: what fails is a value that says why.
import type { LeadFacts } from '../../domain/leadFacts.ts';
import type { Lead } from '../../domain/records.ts';
import type { AgentSettings, WritingSettings } from '../../domain/settings.ts';
import type { Problem } from '../view.ts';

export type Outcome<Value> = { readonly kind: 'done'; readonly value: Value } | { readonly kind: 'failed'; readonly problem: Problem };

export interface Administration {
  /** Whose name a preview is written in, and the IANA zone of its times. */
  person(): { readonly name: string; readonly timeZone: string };
  /** The settings now; undefined while nobody has saved any. */
  readSettings(): Promise<Outcome<AgentSettings | undefined>>;
  /**
   * Saves how drafts are written over the version that was read.
   * Fails with `changed-elsewhere` when somebody saved in between, with `no-permission` when the role doesn't allow it.
   */
  saveWriting(version: string, writing: WritingSettings): Promise<Outcome<AgentSettings>>;
  /** Leads whose name, company or address has the words. */
  searchLeads(words: string): Promise<Outcome<readonly Lead[]>>;
  /** What is known about one lead, as a draft to it would be made from. */
  factsOf(lead: Lead): Promise<Outcome<LeadFacts>>;
  /** Asks the person to sign in again; only ever called by a press. */
  signIn(): Promise<Outcome<undefined>>;
}
