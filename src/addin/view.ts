// What a pane shows, as one plain value. The session makes it, the panes draw it, nothing else passes between them.
import type { DisqualifyReason } from '../domain/actions/disqualify.ts';
import type { Administration } from './admin/administration.ts';
import type { Address, Reason } from '../domain/records.ts';
import type { ErrorCode } from '../domain/errors.ts';
import type { Draft } from '../domain/draft.ts';
import type { DraftPurpose, OfferedPurpose } from '../domain/draftPurpose.ts';
import type { DraftStyle } from '../domain/draftStyle.ts';
import type { AddressAnswer, EmailValidation, PastBounce, ValidationOverride } from '../domain/emailValidation.ts';
import type { NewLead } from '../domain/newLead.ts';
import type { LeadFacts } from '../domain/leadFacts.ts';
import type { LeadReply, MailKind, Recognition } from '../domain/leadReply.ts';
import type { ActionKind, NextBestAction } from '../domain/nextBestAction.ts';
import type { Contact, Id, Lead } from '../domain/records.ts';
import type { Language, Reading } from '../domain/intent.ts';
import type { MailSummary } from '../domain/mailSummary.ts';
import type { Qualification } from '../domain/qualification.ts';
import type { HomeVerbs } from './homeVerbs.ts';
import type { HomeView } from './homeView.ts';
import type { LeadPageVerbs } from './leadPageVerbs.ts';
import type { LeadPageView } from './leadPageView.ts';
import type { SendConsent, ShownEmail } from './sendConsent.ts';

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
  /** Changes noted here that the CRM has not taken: not yet, or not at all. */
  readonly changes?: { readonly waiting: number; readonly refused: readonly RefusedChange[] };
  /** Undefined while an email is being written. */
  readonly home?: HomeView;
  /** The page of a lead lies over the screen. */
  readonly leadPage?: LeadPageView;
  /** The CRM says that this person may change the agent's settings; it enforces that itself. */
  readonly canAdminister?: true;
}

/** A change the CRM refused after it had waited. Nothing of it is lost before the seller says so. */
export interface RefusedChange {
  readonly id: string;
  readonly what: 'task' | 'call' | 'appointment' | 'disqualify' | 'stop-contact' | 'bounce' | 'address-word' | 'referred-lead' | 'reminder';
  /** Name of the lead. */
  readonly person: string;
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
  /** All of it as plain text, to be copied. */
  readonly text: string;
}

export interface Strip {
  readonly mode: 'read' | 'compose';
  readonly subject: string;
  readonly from?: Address;
  /** UTC ISO instant. */
  readonly at?: string;
  /** Compose only: what the open window is; undefined while Outlook has not said. */
  readonly composeType?: 'reply' | 'new' | 'appointment';
  /** A new message to nobody yet, written for a lead the seller picked. */
  readonly isUnaddressed?: true;
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
  | SeveralRecipientsScreen
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
  /** What a draft is written with here. */
  readonly writing?: WritingChoices;
  /** Undefined when this email can't be saved. */
  readonly saved?: SavedState;
  /** Just created or linked here: offers undo. */
  readonly justDid?: JustDid;
  /** An appointment form was opened from here and its appointment isn't in the CRM yet; UTC ISO instant. */
  readonly appointment?: { readonly start: string };
  /** The number called last for this email, as written. */
  readonly dialed?: string;
  /** Undefined where the CRM sends nothing for this seller, and while there is nothing to send. */
  readonly sending?: SendingOffer;
  /** What became of the email the CRM was asked to send. */
  readonly sent?: SentState;
}

/** Only for a seller whose emails the CRM sends: the email as it would go out, or what stands in the way of sending this draft. */
export type SendingOffer =
  | { readonly kind: 'offered'; readonly email: ShownEmail }
  | { readonly kind: 'held-back'; readonly why: 'gaps' | 'offline' | 'do-not-email' | 'several-recipients' | 'other-address' | 'undeliverable' };

/**
 * What the CRM says of an email it was asked to send; `at` is a UTC ISO instant. `unknown`: it gave no answer; `draft`: it was asked and has
 * not sent it; `not-sent`: it was not asked, since something was not as the seller saw it.
 */
export interface SentState {
  readonly status: 'looking' | 'unknown' | 'draft' | 'pending' | 'sent' | 'failed' | 'canceled' | 'not-sent';
  readonly at?: string;
  readonly why?: 'do-not-email' | 'other-address' | 'mailbox' | 'changed';
  readonly to: string;
}

/** What was just done in the CRM, as the CRM says it. */
export interface JustDid {
  readonly what: 'created' | 'linked' | 'reminded' | 'stopped-contact' | 'overridden' | 'override-forgotten' | 'bounce-noted' | 'lead-created' | 'lead-known' | 'saved-email' | 'contact-created' | 'task-created' | 'called' | 'appointment-recorded' | 'disqualified' | 'lead-completed';
  /** Noted on this computer; the CRM gets it when it can be reached. */
  readonly waits?: true;
  readonly subject?: string;
  /** When it is due, was or takes place; UTC ISO instant. */
  readonly at?: string;
  /** The lead's status reason, in the CRM's words. */
  readonly statusReason?: string;
}

/**
 * Whether the CRM has the open email: `on` (UTC ISO instant) and `by` as far as they may be read; `offline`, `silent`: it couldn't be asked.
 */
export type SavedState =
  | { readonly kind: 'saved'; readonly on?: string; readonly by?: string }
  | { readonly kind: 'not-saved' | 'checking' | 'offline' | 'silent' };

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

/** What the next draft is written with, and what the seller may choose instead. */
export interface WritingChoices {
  readonly style: DraftStyle;
  readonly language: Language;
  /** The language the lead writes, and where that was seen; undefined = not known, so English. */
  readonly suggested?: { readonly language: Language; readonly from: 'email' | 'inquiry' };
  /** While composing: everything a draft may be for. Empty where only the suggested action is written. */
  readonly purposes: readonly OfferedPurpose[];
  /** Undefined = what is suggested. */
  readonly purpose?: DraftPurpose;
  /** While composing: the account the lead's company surely is, not connected yet. */
  readonly accountToConnect?: { readonly id: Id<'account'>; readonly name: string };
  /** The shown draft has the seller's own words and was written with other choices: it is kept until it is written again. */
  readonly isKept: boolean;
}

/** S8: *To* names several leads; the seller says whom the draft is for. */
export interface SeveralRecipientsScreen {
  readonly kind: 'several-recipients';
  readonly candidates: readonly { readonly lead: Lead; readonly address: string }[];
}

export type DraftState =
  | {
      readonly kind: 'written';
      readonly draft: Draft;
      /** Which of the kept drafts it is; an edit names it. */
      readonly id?: string;
    }
  | {
      readonly kind: 'inserted';
      readonly draft: Draft;
      readonly id?: string;
      /** The window was opened without the text: it is too long for Outlook to take in a form. */
      readonly leftOut?: boolean;
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
  /** Undefined when it went to no lead. */
  readonly saved?: SavedState;
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
  /** The contact the CRM has under the sender's address. */
  readonly contact?: Contact;
  /** Contacts that may be the same person, found when one was to be created. */
  readonly sameContacts?: readonly Contact[];
  /** Just done about it: offers undo. */
  readonly justDid?: JustDid;
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
  /** So many changes are noted here and not in the CRM yet. */
  | { readonly kind: 'waits'; readonly count: number; readonly offline: boolean }
  | { readonly kind: 'already-saved' }
  | { readonly kind: 'edits-kept' }
  /** Before the insertion: the open email has no subject yet. */
  | { readonly kind: 'subject-missing'; readonly subject: string }
  | { readonly kind: 'undone' };

export interface Problem {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
  /** UTC ISO instant of what is still on screen. */
  readonly knownAt?: string;
  readonly retry: boolean;
}

/** `call-again`: nobody was reached, a task says to try again. `referred-lead`: the person the lead names becomes a lead. */
export type RecordRequest = { readonly kind: 'task' | 'call' | 'call-again' | 'referred-lead' | 'appointment' } | { readonly kind: 'disqualify'; readonly reason: DisqualifyReason };

export type LeadCompletion = { readonly kind: 'name'; readonly first: string; readonly last: string } | { readonly kind: 'account'; readonly accountId: Id<'account'> };

/** What a pane may ask for. Every verb resolves; failures become `View.problem`. */
export interface Verbs extends HomeVerbs {
  draft(): Promise<void>;
  /** Takes another of the offered actions (`suggestion.others`) as the suggestion; without this verb the others are words only. */
  chooseAction(kind: ActionKind): void;
  /** The seller edited a draft's text: one string a paragraph. `id` says which draft, also when another is shown by now. */
  editDraft(paragraphs: readonly string[], id?: string): void;
  discardDraft(): void;
  /** What the draft is for, how it is worded and in which language: a draft without own words is written anew at once. `undefined` = as suggested. */
  choosePurpose(purpose: DraftPurpose | undefined): void;
  chooseStyle(style: DraftStyle): void;
  chooseLanguage(language: Language): void;
  /** Writes the shown draft anew with the present choices, also over the seller's own words. */
  writeAgain(): Promise<void>;
  /** Composing: whom of the recipients, or which lead without one, the draft is for. Recipients stay as they are. */
  writeTo(lead: Lead, address?: string): Promise<void>;
  /** Adds to the lead in the CRM what a first email misses; taking it back is `undo`. */
  completeLead(completion: LeadCompletion): Promise<void>;
  chooseTime(index: number): void;
  /** Reads: opens a reply with the draft (or a new message). Compose: puts it at the cursor and reads it back. */
  insert(how?: 'reply' | 'reply-all' | 'new-message'): Promise<void>;
  undoInsert(): Promise<void>;
  /** Copies the draft as text. */
  copy(): Promise<void>;
  /** Copies plain text made for the CRM or another program. */
  copyNote(text: string): Promise<void>;
  openAppointment(): Promise<void>;
  /** Performs a `task`, `call` or `stop-contact` suggestion in the CRM. */
  perform(): Promise<void>;
  /** Writes what the open email calls for to the CRM: a task, a logged call, the appointment whose form was opened, the disqualification. */
  record(request: RecordRequest): Promise<void>;
  /** Remembers which number was called; the telephone itself is the browser's. */
  dial(number: string): void;
  /** Gives up a change the CRM refused. */
  discardChange(id: string): Promise<void>;
  /** Undoes the last `justDid`. */
  undo(): Promise<void>;
  chooseLead(leadId: string, remember: boolean): Promise<void>;
  notThisOne(): Promise<void>;
  createLead(form: NewLead, despiteDuplicates: boolean): Promise<void>;
  checkDuplicates(form: NewLead): Promise<void>;
  /** Makes a contact, no lead, of the form; its topic isn't used. */
  createContact(form: NewLead, despiteDuplicates: boolean): Promise<void>;
  /** Keeps the seller's word on the lead's address in the CRM; nothing in it takes the earlier word back. */
  overrideAddress(word: AddressWord): Promise<void>;
  /** Keeps in the CRM that an email to the lead's address came back; an email from that address outvotes it. */
  noteBounce(): Promise<void>;
  /** A task to come back to the lead an own email went to. @param day `YYYY-MM-DD` */
  remind(day: string): Promise<void>;
  /** Saves the open email of a lead to the CRM; an email that is there already stays one. */
  saveEmail(): Promise<void>;
  /** Has the CRM send the email this consent was given to; without a consent, or with one used before, nothing happens. */
  sendFromCrm(consent: SendConsent): Promise<void>;
  /** Asks the CRM what became of the email it was asked to send. */
  lookAtSent(): Promise<void>;
  /** Asks our service about the address once more. */
  checkAddress(): void;
  searchLeads(words: string): Promise<readonly Lead[]>;
  linkLead(leadId: string): Promise<void>;
  /** Not a lead → treat the sender as an unknown person. */
  itIsALead(): void;
  readonly leadPage: LeadPageVerbs;
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
  /** What the admin pages are given; offered when the view says `canAdminister`. */
  readonly admin?: Administration;
}
