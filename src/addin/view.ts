// What a pane shows, as one plain value. The session makes it, the panes draw it, nothing else passes between them.
import type { Address, Reason } from '../domain/records.ts';
import type { ErrorCode } from '../domain/errors.ts';
import type { Draft } from '../domain/draft.ts';
import type { NewLead } from '../domain/newLead.ts';
import type { LeadFacts } from '../domain/leadFacts.ts';
import type { LeadReply, MailKind, Recognition } from '../domain/leadReply.ts';
import type { ActionKind, NextBestAction } from '../domain/nextBestAction.ts';
import type { Lead } from '../domain/records.ts';
import type { Reading } from '../domain/intent.ts';

export type ThemeName = 'light' | 'dark' | 'high-contrast';

export interface View {
  readonly theme: ThemeName;
  /** BCP 47 tag of the mailbox's display language and its IANA zone. */
  readonly locale: string;
  readonly timeZone: string;
  readonly online: boolean;
  /** Always shown while an item is open: which email this pane speaks about. */
  readonly strip?: Strip;
  readonly screen: Screen;
  /** The line above the buttons. */
  readonly status: Status;
  /** The bar above the buttons; stays until dismissed or cured. */
  readonly problem?: Problem;
  /** True while a verb runs: the primary button shows it and takes no second press. */
  readonly busy: boolean;
}

export interface Strip {
  readonly mode: 'read' | 'compose';
  readonly subject: string;
  readonly from?: Address;
  /** UTC ISO instant. */
  readonly at?: string;
  /** Compose only: what the open window is; undefined while Outlook has not said. */
  readonly composeType?: 'reply' | 'new' | 'appointment';
}

export type Screen =
  | { readonly kind: 'starting' }
  | { readonly kind: 'no-item' }
  | { readonly kind: 'several-selected' }
  | { readonly kind: 'unreadable'; readonly why: 'encrypted' | 'meeting-request' | 'other' }
  | { readonly kind: 'sign-in-needed' }
  | { readonly kind: 'no-permission' }
  | { readonly kind: 'looking' }
  | { readonly kind: 'no-recipient' }
  | LeadScreen
  | AmbiguousScreen
  | UnknownScreen
  | { readonly kind: 'not-a-lead'; readonly mail: MailKind; readonly sender: Address };

/** S1: the open mail is a lead's. */
export interface LeadScreen {
  readonly kind: 'lead';
  readonly facts: LeadFacts;
  readonly match: LeadReply;
  readonly recognition: Extract<Recognition, { kind: 'lead' }>;
  readonly reading: Reading;
  readonly suggestion: NextBestAction;
  /** The proposed time the seller picked; index into the meeting request's `times`. */
  readonly chosenTime?: number;
  readonly draft?: DraftState;
  /** Just created or linked here: offers undo. */
  readonly justDid?: { readonly what: 'created' | 'linked' | 'reminded' | 'stopped-contact' };
}

export type DraftState =
  | { readonly kind: 'written'; readonly draft: Draft }
  | {
      readonly kind: 'inserted';
      readonly draft: Draft;
      /** `reply-opened`, `message-opened`: a compose window was opened with the draft; `in-compose`: put into the open one and read back. */
      readonly where: 'reply-opened' | 'message-opened' | 'in-compose';
      /** Set for `in-compose`. */
      readonly readBack?: 'intact' | 'changed';
      readonly canUndo: boolean;
    };

/** S2 */
export interface AmbiguousScreen {
  readonly kind: 'ambiguous';
  readonly candidates: readonly { readonly lead: Lead; readonly match: LeadReply }[];
  /** The sender's address, for "Remember for …". */
  readonly address: string;
}

/** S3 */
export interface UnknownScreen {
  readonly kind: 'unknown';
  readonly sender: Address;
  readonly reasons: readonly Reason[];
  /** What the form starts with. */
  readonly form: NewLead;
  /** Found in the signature; offered with *Use*, never filled in. */
  readonly offered: Partial<NewLead>;
  readonly duplicates: { readonly kind: 'checking' } | { readonly kind: 'none' } | { readonly kind: 'found'; readonly leads: readonly Lead[] } | { readonly kind: 'unknown' };
  readonly accountName?: string;
  /** Other people in the email, without our own. */
  readonly otherPeople: readonly Address[];
}

export type Status =
  | { readonly kind: 'none' }
  | { readonly kind: 'looking' }
  | { readonly kind: 'as-of'; readonly at: string; readonly checking: boolean }
  | { readonly kind: 'offline'; readonly at?: string }
  | { readonly kind: 'up-to-date'; readonly at: string }
  | { readonly kind: 'gaps'; readonly count: number }
  | { readonly kind: 'nothing-saved' }
  | { readonly kind: 'nothing-written' }
  | { readonly kind: 'nothing-sent' }
  | { readonly kind: 'copied' }
  | { readonly kind: 'undone' };

export interface Problem {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
  /** UTC ISO instant of what is still on screen. */
  readonly knownAt?: string;
  readonly retry: boolean;
}

/** What a pane may ask for. Every verb resolves; failures become `View.problem`. */
export interface Verbs {
  draft(): Promise<void>;
  /** Takes another of the offered actions (`suggestion.others`) as the suggestion; without this verb the others are words only. */
  chooseAction(kind: ActionKind): void;
  /** The seller edited the draft's text: one string a paragraph. */
  editDraft(paragraphs: readonly string[]): void;
  discardDraft(): void;
  chooseTime(index: number): void;
  /** Reads: opens a reply with the draft (or a new message). Compose: puts it at the cursor and reads it back. */
  insert(how?: 'reply' | 'reply-all' | 'new-message'): Promise<void>;
  undoInsert(): Promise<void>;
  /** Copies the draft as text. */
  copy(): Promise<void>;
  openAppointment(): Promise<void>;
  /** Performs a `task` or `stop-contact` suggestion in the CRM. */
  perform(): Promise<void>;
  /** Undoes the last `justDid`. */
  undo(): Promise<void>;
  chooseLead(leadId: string, remember: boolean): Promise<void>;
  notThisOne(): Promise<void>;
  createLead(form: NewLead, despiteDuplicates: boolean): Promise<void>;
  checkDuplicates(form: NewLead): Promise<void>;
  searchLeads(words: string): Promise<readonly Lead[]>;
  linkLead(leadId: string): Promise<void>;
  /** Not a lead → treat the sender as an unknown person. */
  itIsALead(): void;
  signIn(): Promise<void>;
  retry(): Promise<void>;
  dismissProblem(): void;
}

/** What a pane gets: the current view, its changes, and the verbs. */
export interface PaneSession {
  getView(): View;
  /** Calls back after each change; returns the way to stop. */
  subscribe(changed: () => void): () => void;
  readonly verbs: Verbs;
}
