// What a pane shows, as one plain value. The session makes it, the panes draw it, nothing else passes between them.
import type { Address, Reason } from '../domain/records.ts';
import type { ErrorCode } from '../domain/errors.ts';
import type { Draft } from '../domain/draft.ts';
import type { AddressAnswer, EmailValidation, PastBounce, ValidationOverride } from '../domain/emailValidation.ts';
import type { NewLead } from '../domain/newLead.ts';
import type { LeadFacts } from '../domain/leadFacts.ts';
import type { LeadReply, MailKind, Recognition } from '../domain/leadReply.ts';
import type { ActionKind, NextBestAction } from '../domain/nextBestAction.ts';
import type { Lead } from '../domain/records.ts';
import type { Reading } from '../domain/intent.ts';
import type { MailSummary } from '../domain/mailSummary.ts';
import type { Qualification } from '../domain/qualification.ts';

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
  | NotALeadScreen;

/** S1: the open mail is a lead's. */
export interface LeadScreen {
  readonly kind: 'lead';
  readonly facts: LeadFacts;
  readonly match: LeadReply;
  readonly recognition: Extract<Recognition, { kind: 'lead' }>;
  readonly reading: Reading;
  /** The email's own words; when a reply is being written, those of the email it answers. */
  readonly text: string;
  /** What the email says about buying; empty when it says nothing. */
  readonly qualification: Qualification;
  /** Of a long email only. */
  readonly summary?: MailSummary;
  readonly address?: CheckedAddress;
  readonly suggestion: NextBestAction;
  /** The proposed time the seller picked; index into the meeting request's `times`. */
  readonly chosenTime?: number;
  readonly draft?: DraftState;
  /** Just created or linked here: offers undo. */
  readonly justDid?: { readonly what: 'created' | 'linked' | 'reminded' | 'stopped-contact' | 'overridden' | 'override-forgotten' };
}

/** A seller's word on an address, with why in one line. */
export interface AddressWord extends ValidationOverride {
  readonly reason?: string;
}

/** What is known of the address an email came from, goes to, or couldn't be delivered to. */
export interface CheckedAddress {
  readonly validation: EmailValidation;
  /** Whether our service was asked about the domain: `silent` = it gave no answer, `not-needed` = there is no domain to ask. */
  readonly asked: 'asking' | 'answered' | 'offline' | 'silent' | 'not-needed';
  /** What our service answered, when it did. */
  readonly answer?: AddressAnswer;
  /** UTC ISO instant of the newest email that came from this very address and whose sender nothing speaks against. */
  readonly heardOn?: string;
  /** The newest email to it that came back since. */
  readonly bounce?: PastBounce;
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

/** S4 */
export interface NotALeadScreen {
  readonly kind: 'not-a-lead';
  readonly mail: MailKind;
  readonly sender: Address;
  /** An own email to a lead: since when an answer is awaited, or when one came. UTC ISO instants. */
  readonly sentTo?: { readonly lead: Lead; readonly on: string; readonly answeredOn?: string };
  /** Just done about it: offers undo. */
  readonly justDid?: LeadScreen['justDid'];
}

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
  readonly address?: CheckedAddress;
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
  | { readonly kind: 'noted' }
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
  /** Copies plain text made for the CRM or another program. */
  copyNote(text: string): Promise<void>;
  openAppointment(): Promise<void>;
  /** Performs a `task` or `stop-contact` suggestion in the CRM. */
  perform(): Promise<void>;
  /** Undoes the last `justDid`. */
  undo(): Promise<void>;
  chooseLead(leadId: string, remember: boolean): Promise<void>;
  notThisOne(): Promise<void>;
  createLead(form: NewLead, despiteDuplicates: boolean): Promise<void>;
  checkDuplicates(form: NewLead): Promise<void>;
  /** Keeps the seller's word on the lead's address in the CRM; nothing in it takes the earlier word back. */
  overrideAddress(word: AddressWord): Promise<void>;
  /** Keeps in the CRM that an email to the lead's address came back; an email from that address outvotes it. */
  noteBounce(): Promise<void>;
  /** A task to come back to the lead an own email went to. @param day `YYYY-MM-DD` */
  remind(day: string): Promise<void>;
  /** Asks our service about the address once more. */
  checkAddress(): void;
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
