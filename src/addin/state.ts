// What the pane holds: of the open item, and what outlives it. The view follows from it in `viewOf.ts`.
import type { CrmClient } from '../crm/client.ts';
import type { Email } from '../domain/email.ts';
import { AppError } from '../domain/errors.ts';
import type { MailKind } from '../domain/leadReply.ts';
import type { EmailLink } from '../domain/mail/tiedLead.ts';
import type { ActionKind } from '../domain/actions/action.ts';
import type { DraftPurpose } from '../domain/draft/draftPurpose.ts';
import type { DraftStyle } from '../domain/draft/draftStyle.ts';
import type { Language } from '../domain/languages.ts';
import type { Address } from '../domain/records.ts';
import type { AgentSettings } from '../domain/settings.ts';
import type { Astray, FoundDraft } from './drafting/astray.ts';
import type { AddressMemory, Asked, Heard } from './email/addressMemory.ts';
import type { Cache, KeptDraft, KnownMail } from './cacheContents.ts';
import type { HomeMemory } from './home/homeMemory.ts';
import type { LeadPageMemory } from './lead/leadPageMemory.ts';
import type { Attempt, Inserted } from './outlook/insertion.ts';
import type { Mailbox, OpenItem } from './outlook.ts';
import type { Outbox } from './outbox.ts';
import type { SavedMemory } from './email/savedMemory.ts';
import type { SenderMemory } from './sending/senderMemory.ts';
import type { SignIn } from './signInWay.ts';
import type { TeamMemory } from './teamMemory.ts';
import type { Understanding } from './email/understanding.ts';
import type { DraftState, JustDid, LeadScreen, SavedState, SentState, UnknownScreen } from './emailScreens.ts';
import type { Problem, Status, ThemeName } from './view.ts';

/** Everything that belongs to one open item and dies with it. A late answer finds another object here and is dropped. */
export interface Opened {
  readonly item: OpenItem;
  email?: Email;
  mail?: MailKind;
  understanding?: Understanding;
  known?: KnownMail;
  checking: boolean;
  insisted: boolean;
  chosenTime?: number;
  /** One of the suggestion's others, made the suggestion by the seller. */
  chosenAction?: ActionKind;
  /** While composing: what the draft is for, and whom of several (or without a recipient) the seller chose. */
  chosenPurpose?: DraftPurpose | 'suggested';
  spokenTo?: Address;
  /** Everybody of *To* outside our own organization; of a new message only. */
  recipients?: readonly Address[];
  /** Chosen here, or the ones the shown draft was written with. */
  style?: DraftStyle;
  language?: Language;
  draft?: DraftState;
  inserted?: Inserted;
  /** A draft to somebody else, read in this window; `isAstrayFine`: the seller said to leave it. */
  astray?: FoundDraft;
  isAstrayFine?: true;
  /** What a try to insert it left behind. */
  attempt?: Attempt;
  /** Every kept draft of this email, by `draftId`. */
  readonly drafts: Map<string, KeptDraft>;
  /** How far asking about its address has come. */
  asked?: Asked;
  /** What an earlier email proved about the address of this one. */
  heardBefore?: Heard;
  duplicates?: UnknownScreen['duplicates'];
  /** Contacts that may be the person a contact was to be made of. */
  sameContacts?: UnknownScreen['sameContacts'];
  /** Made before the first try, so that the next press is the same row. */
  newContactId?: string;
  /** What the CRM said about this email being saved. */
  saved?: SavedState;
  justDid?: LeadScreen['justDid'];
  undo?: () => Promise<void>;
  /** The change pressed last, until it is known what became of it. */
  pressed?: { readonly id: string; readonly did: JustDid['what'] };
  /** The number called last for this email. */
  dialed?: string;
  /** The appointment form opened last. Whether it was saved is not known here. */
  appointment?: { readonly subject: string; readonly start: string; readonly end: string };
  /** What became of the email the CRM was asked to send, and the draft it was made of. */
  sent?: SentState;
  sentDraft?: KeptDraft;
  /** Said last, until the next thing happens. */
  said?: Status;
  stopWatching?: () => void;
}

/** What outlives the open item. */
export interface Lasting {
  readonly mailbox: Mailbox;
  readonly cache: Cache;
  settings: AgentSettings;
  signIn?: SignIn;
  crm?: CrmClient;
  /** Address of the CRM's organization, as soon as the deployment is known. */
  organization?: string;
  readonly outbox: Outbox;
  readonly saidHere: EmailLink[];
  readonly addresses: AddressMemory;
  /** The tone and length the seller chose last, in any email. */
  style?: DraftStyle;
  /** What the CRM said about emails being saved, by message id. */
  readonly savedEmails?: SavedMemory;
  /** What Home is made of. */
  readonly home?: HomeMemory;
  readonly leadPage?: LeadPageMemory;
  /** Whether the CRM sends this user's emails; undefined until it was asked. */
  sender?: SenderMemory;
  isAskingSender?: boolean;
  /** Whether the agent works for this user; undefined until it mattered. */
  team?: TeamMemory;
}

export interface State {
  lasting?: Lasting;
  opened?: Opened;
  theme: ThemeName;
  online: boolean;
  busy: boolean;
  problem?: Problem;
  /** Of the reply opened last, whatever is open by now. */
  astray?: Astray;
  blocked?: 'sign-in-needed' | 'no-permission';
  /** Undefined until the CRM was asked. */
  canAdminister?: boolean;
}

/** What the verbs need of the session. */
export interface Control {
  readonly state: State;
  /** Redraws from the state. */
  changed(): void;
  /** Looks the open mail up again, past the five minutes. */
  lookUp(opened: Opened): Promise<void>;
  /** Looks up whom the seller said an email being written is for (`spokenTo`). */
  speakTo(opened: Opened): Promise<void>;
  /** Starts sign-in and the CRM anew after a person has been asked. */
  reopen(): Promise<void>;
}

export const noSettings: AgentSettings = { version: '', company: { name: '' }, products: [], ownDomains: [], answerTargetHours: 4 };

/** Our own side: the mailbox and the domains the admin named, at least the mailbox's own. */
export function ownOf(lasting: Lasting): { readonly address: string; readonly ownDomains: readonly string[] } {
  const { address } = lasting.mailbox;
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return { address, ownDomains: [...new Set([domain, ...lasting.settings.ownDomains])] };
}

/** What a failure shows above the buttons. */
export function problemOf(error: unknown, knownAt: string | undefined): Problem {
  const failure = error instanceof AppError ? error : new AppError('unexpected', { cause: error });
  return { code: failure.code, params: failure.params, retry: failure.retryable, ...(knownAt === undefined ? {} : { knownAt }) };
}

/** The CRM, once somebody is signed in. @throws AppError `sign-in-needed`, `offline`. */
export function crmOf(lasting: Lasting): CrmClient {
  if (lasting.crm === undefined) throw new AppError(navigator.onLine ? 'sign-in-needed' : 'offline', { retryable: true });
  return lasting.crm;
}
