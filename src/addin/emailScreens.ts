// What a pane shows of the open email: one type a screen, and what stands on it. Plain values, made by `viewOf.ts`.
import type { Draft } from '../domain/draft/draftContent.ts';
import type { DraftPurpose, OfferedPurpose } from '../domain/draft/draftPurpose.ts';
import type { DraftStyle } from '../domain/draft/draftStyle.ts';
import type { AddressAnswer, EmailValidation, PastBounce, ValidationOverride } from '../domain/emailValidation.ts';
import type { Reading } from '../domain/intentKinds.ts';
import type { Language } from '../domain/languages.ts';
import type { LeadFacts } from '../domain/leadFacts.ts';
import type { MailKind, Recognition } from '../domain/leadReply.ts';
import type { LeadReply } from '../domain/mail/tiedLead.ts';
import type { MailSummary } from '../domain/mailSummary.ts';
import type { NewLead } from '../domain/newLead.ts';
import type { NextBestAction } from '../domain/nextBestAction.ts';
import type { Qualification } from '../domain/qualification.ts';
import type { Address, Contact, Id, Lead, Reason } from '../domain/records.ts';
import type { ShownEmail } from './sending/sendConsent.ts';

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
