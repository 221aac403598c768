// What the cache holds and what it can be asked, kept on this computer (`cache.ts`) or in memory only.
import type { MailAnswer } from '../crm/leads.ts';
import type { ActionKind } from '../domain/actions/action.ts';
import type { Draft } from '../domain/draft/draftContent.ts';
import type { DraftPurpose } from '../domain/draft/draftPurpose.ts';
import type { AgentSettings } from '../domain/settings.ts';
import type { Deployment } from './agent.ts';
import type { Heard } from './email/addressMemory.ts';
import type { OutboxTable } from './outbox.ts';
import type { Identity } from './signInWay.ts';

/** What the CRM said about a sender, and when. */
export interface KnownMail {
  readonly key: string;
  readonly answer: MailAnswer;
  /** UTC ISO instant. */
  readonly asOf: string;
}

export type DraftedFor = ActionKind | `${ActionKind}/${DraftPurpose}`;

/** A draft of the seller's, kept until it is in an email or thrown away. One for each email, lead and action. */
export interface KeptDraft {
  /** The email it answers by its message id; of a window being written Outlook's key and whom it goes to. */
  readonly place: string;
  readonly leadId: string;
  /** What it was drafted for: the action, and the purpose the seller chose while composing. */
  readonly action: DraftedFor;
  readonly draft: Draft;
  /** `AgentSettings.version` it was written from. */
  readonly settingsVersion: string;
  /** The seller changed its words: nothing but the seller changes them again. */
  readonly isEdited: boolean;
  /** A window was opened with it; whether the text arrived there is not known here. */
  readonly opened?: 'reply-opened' | 'message-opened';
  /** UTC ISO instant it was last used. */
  readonly at: string;
  /** UTC ISO instant its words were first written; tells it from one written anew. Those kept by older versions have none. */
  readonly writtenAt?: string;
  /** The CRM was asked to send it; whether it did, its row tells. */
  readonly sendPressed?: true;
}

/** A draft a window was opened with. */
export interface OpenedDraft {
  /** Normalized. */
  readonly address: string;
  readonly draft: Draft;
}

export interface Cache {
  readMail(key: string): Promise<KnownMail | undefined>;
  writeMail(known: KnownMail): Promise<void>;
  /** Calls back with each later change of this key, from this or another pane; returns the way to stop. */
  watchMail(key: string, changed: (known: KnownMail) => void): () => void;
  readSettings(): Promise<AgentSettings | undefined>;
  writeSettings(settings: AgentSettings): Promise<void>;
  readDeployment(): Promise<Deployment | undefined>;
  writeDeployment(deployment: Deployment): Promise<void>;
  /** The drafts of an email, last used first. */
  readDrafts(place: string): Promise<readonly KeptDraft[]>;
  /** Replaces the one of the same email, lead and action. @throws AppError `storage-full` when it can't be kept. */
  writeDraft(kept: KeptDraft): Promise<void>;
  forgetDraft(kept: Pick<KeptDraft, 'place' | 'leadId' | 'action'>): Promise<void>;
  /** Notes that a window to this address was opened with this draft in it. */
  writeOpened(address: string, draft: Draft): Promise<void>;
  /** The drafts windows were opened with within the last minutes, and to which address. */
  readOpened(now: Date): Promise<readonly OpenedDraft[]>;
  /** Notes that this address wrote. */
  writeHeard(heard: Heard): Promise<void>;
  /** When this address (normalized) wrote last, as far as its emails were open here. */
  readHeard(address: string): Promise<Heard | undefined>;
  /** Small records by name, for what has no table of its own. */
  readonly records: RecordStore;
  /** Changes on their way to the CRM. */
  readonly outbox: OutboxTable;
  /** Wipes everything when the person behind this mailbox is another one than last time. True when it did. */
  belongTo(identity: Identity): Promise<boolean>;
}

/** Records are kept as long as they are used: each use counts. */
export interface RecordStore {
  read(name: string): Promise<unknown>;
  write(name: string, value: unknown): Promise<void>;
  /** All whose name starts so. */
  list(start: string): Promise<readonly unknown[]>;
  forget(name: string): Promise<void>;
  /** Forgets all whose name starts so. */
  forgetAll(start: string): Promise<void>;
}

/** The order drafts are read in. */
export function lastUsedFirst(drafts: readonly KeptDraft[]): readonly KeptDraft[] {
  return [...drafts].sort((one, two) => (one.at < two.at ? 1 : one.at > two.at ? -1 : one.action.localeCompare(two.action)));
}
