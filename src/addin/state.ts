// What the pane holds about the open item, and the view that follows from it.
import type { CrmClient } from '../crm/client.ts';
import type { Email } from '../domain/email.ts';
import { AppError } from '../domain/errors.ts';
import type { EmailLink, MailKind } from '../domain/leadReply.ts';
import type { ActionKind, NextBestAction } from '../domain/nextBestAction.ts';
import type { DraftPurpose } from '../domain/draftPurpose.ts';
import type { DraftStyle } from '../domain/draftStyle.ts';
import type { Language } from '../domain/intent.ts';
import type { Address } from '../domain/records.ts';
import type { AgentSettings } from '../domain/settings.ts';
import { severalRecipients } from './addressees.ts';
import type { AddressMemory } from './addressAsking.ts';
import type { Asked, Heard } from './addressCheck.ts';
import type { Cache, KeptDraft, KnownMail } from './cache.ts';
import { homeOf, type HomeMemory } from './homeView.ts';
import { leadPageOf, type LeadPageMemory } from './leadPageView.ts';
import type { Attempt, Inserted } from './insertion.ts';
import type { Mailbox, OpenItem } from './outlook.ts';
import type { Outbox } from './outbox.ts';
import { changesShown } from './outboxShown.ts';
import type { SavedMemory } from './savingMail.ts';
import { writingChoices } from './writingChoices.ts';
import { screenOf } from './screen.ts';
import { sentScreen } from './sentMail.ts';
import { sendingOffer } from './sendingShown.ts';
import type { SenderMemory } from './sendingVerbs.ts';
import type { SignIn } from './signIn.ts';
import type { Understanding } from './understanding.ts';
import type { DraftState, JustDid, LeadScreen, Problem, SavedState, Screen, SentState, Status, ThemeName, UnknownScreen, View } from './view.ts';

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
}

export interface State {
  lasting?: Lasting;
  opened?: Opened;
  theme: ThemeName;
  online: boolean;
  busy: boolean;
  problem?: Problem;
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

/** The view of a state at an instant. */
export function viewOf(state: State, now: Date): View {
  const opened = state.opened;
  const screen = screenFor(state, now);
  const home = state.lasting === undefined ? undefined : homeOf(state, ownOf(state.lasting), now);
  const changes = state.lasting === undefined ? undefined : changesShown(state.lasting.outbox);
  return {
    theme: state.theme,
    locale: state.lasting?.mailbox.locale ?? 'en-US',
    timeZone: state.lasting?.mailbox.timeZone ?? 'UTC',
    online: state.online,
    ...(opened === undefined ? {} : { strip: stripOf(opened) }),
    screen,
    status: statusOf(state, screen),
    ...(state.problem === undefined ? {} : { problem: state.problem }),
    busy: state.busy,
    ...(changes === undefined ? {} : { changes }),
    ...(home === undefined ? {} : { home }),
    ...leadPageIn(state, screen),
    ...(state.canAdminister === true ? { canAdminister: true } : {}),
  };
}

function leadPageIn(state: State, screen: Screen): Pick<View, 'leadPage'> {
  const leadPage = leadPageOf(state, screen);
  return leadPage === undefined ? {} : { leadPage };
}

function stripOf(opened: Opened): NonNullable<View['strip']> {
  const { item, email } = opened;
  return {
    mode: item.mode,
    ...(item.composeType === undefined ? {} : { composeType: item.composeType }),
    subject: email?.subject ?? item.subject,
    from: item.mode === 'compose' ? email?.from : item.from,
    at: item.at,
    ...(opened.spokenTo !== undefined && opened.recipients?.length === 0 ? { isUnaddressed: true as const } : {}),
  };
}

function screenFor(state: State, now: Date): Screen {
  const { lasting, opened } = state;
  if (lasting === undefined) return { kind: 'starting' };
  if (opened === undefined) return { kind: 'no-item' };
  if (opened.item.unreadable !== undefined) return { kind: 'unreadable', why: opened.item.unreadable };
  if (opened.mail === 'colleague') return { kind: 'not-a-lead', mail: opened.mail, sender: opened.item.from ?? { address: '' } };
  if (opened.mail === 'own' && opened.item.mode === 'read') {
    const found = knownScreen(lasting, opened, now);
    const sent = sentScreen(opened.item, found?.kind === 'lead' ? found : undefined, opened.justDid);
    return sent.sentTo === undefined ? sent : { ...sent, ...savedOf(opened) };
  }
  if (opened.item.mode === 'compose' && opened.email !== undefined && opened.email.from.address === '') return { kind: 'no-recipient' };
  const several = severalRecipients(opened);
  if (several !== undefined) return several;
  const screen = knownScreen(lasting, opened, now);
  // Nobody it goes to is a lead: the seller may pick one.
  if (opened.item.composeType === 'new' && screen?.kind === 'not-a-lead') return { kind: 'no-recipient' };
  return screen === undefined ? { kind: state.blocked ?? 'looking' } : withSending(withSellerState(screen, opened, { lasting, now }), { opened, lasting, online: state.online });
}

/** The screen as soon as the item was read and looked up. */
function knownScreen(lasting: Lasting, opened: Opened, now: Date): Screen | undefined {
  const { email, mail, understanding, known, asked, heardBefore } = opened;
  if (email === undefined || mail === undefined || understanding === undefined || known === undefined) return undefined;
  return screenOf(
    {
      ...understanding,
      email,
      mail,
      known,
      settings: lasting.settings,
      own: ownOf(lasting),
      saidHere: lasting.saidHere,
      insisted: opened.insisted,
      ...(asked === undefined ? {} : { asked }),
      ...(heardBefore === undefined ? {} : { heardBefore }),
    },
    now,
  );
}

function withSellerState(screen: Screen, opened: Opened, { lasting, now }: { readonly lasting: Lasting; readonly now: Date }): Screen {
  if (screen.kind === 'unknown') {
    const { duplicates = screen.duplicates, sameContacts, justDid } = opened;
    return { ...screen, duplicates, ...(sameContacts === undefined ? {} : { sameContacts }), ...(justDid === undefined ? {} : { justDid }) };
  }
  if (screen.kind !== 'lead') return screen;
  const suggestion = chosenFirst(screen.suggestion, opened.chosenAction);
  return {
    ...screen,
    suggestion,
    writing: writingChoices(lasting, opened, { ...screen, suggestion }, now),
    ...(opened.chosenTime === undefined ? {} : { chosenTime: opened.chosenTime }),
    // Recipients change and another lead is chosen: a draft is shown for the lead it was written to and no other.
    ...(opened.draft === undefined || opened.draft.draft.leadId !== screen.facts.lead.id ? {} : { draft: opened.draft }),
    ...savedOf(opened),
    ...(opened.justDid === undefined ? {} : { justDid: opened.justDid }),
    ...(opened.appointment === undefined ? {} : { appointment: { start: opened.appointment.start } }),
    ...(opened.dialed === undefined ? {} : { dialed: opened.dialed }),
  };
}

/** Sending is spoken of only to a seller whose emails the CRM sends. */
function withSending(screen: Screen, { opened, lasting, online }: { readonly opened: Opened; readonly lasting: Lasting; readonly online: boolean }): Screen {
  if (screen.kind !== 'lead') return screen;
  // That nothing was sent matters as long as there is something to send.
  const isOver = screen.draft?.kind !== 'written' && (opened.sent?.status === 'draft' || opened.sent?.status === 'not-sent');
  const shown: LeadScreen = { ...screen, ...(opened.sent === undefined || isOver ? {} : { sent: opened.sent }) };
  const sending = lasting.sender?.userId === undefined ? undefined : sendingOffer(shown, { online, mailbox: lasting.mailbox, item: opened.item, ...(opened.email === undefined ? {} : { email: opened.email }) });
  return { ...shown, ...(sending === undefined ? {} : { sending }) };
}

/** An email being written has no message id yet and can't be saved. */
function savedOf({ item, saved }: Opened): { readonly saved?: SavedState } {
  return item.messageId === undefined ? {} : { saved: saved ?? { kind: 'checking' } };
}

/** The others stay offered, the agent's own suggestion among them. */
function chosenFirst(suggestion: NextBestAction, kind: ActionKind | undefined): NextBestAction {
  const chosen = suggestion.others.find((other) => other.kind === kind);
  if (chosen === undefined) return suggestion;
  const { others, ...own } = suggestion;
  return { ...chosen, others: [own, ...others.filter((other) => other !== chosen)] };
}

function statusOf(state: State, screen: Screen): Status {
  const { opened } = state;
  if (opened?.said !== undefined) return opened.said;
  const asOf = opened?.known?.asOf;
  const waiting = (state.lasting?.outbox.entries() ?? []).filter((entry) => entry.state === 'waiting').length;
  if (waiting > 0) return { kind: 'waits', count: waiting, offline: !state.online };
  if (!state.online) return { kind: 'offline', ...(asOf === undefined ? {} : { at: asOf }) };
  if (screen.kind === 'looking') return { kind: 'looking' };
  if (screen.kind === 'unknown') return { kind: screen.justDid === undefined ? 'nothing-saved' : 'none' };
  if (screen.kind === 'ambiguous') return { kind: 'nothing-written' };
  if (screen.kind !== 'lead') return { kind: 'none' };
  if (screen.draft?.kind === 'inserted') return { kind: 'nothing-sent' };
  if (screen.draft?.kind === 'written' && isSubjectMissing(opened)) return { kind: 'subject-missing', subject: screen.draft.draft.subject };
  if (screen.draft?.kind === 'written' && screen.draft.draft.slots.length > 0) return { kind: 'gaps', count: screen.draft.draft.slots.length };
  if (asOf === undefined) return { kind: 'none' };
  return opened?.checking === true ? { kind: 'as-of', at: asOf, checking: true } : { kind: 'up-to-date', at: asOf };
}

/** The gaps stand below the draft as well; what the click will do stands nowhere else. */
function isSubjectMissing(opened: Opened | undefined): boolean {
  return opened?.item.mode === 'compose' && opened.item.composeType === 'new' && opened.email?.subject.trim() === '';
}

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
