// The verbs: what a press in a pane may ask of the session.
import type { Qualification } from '../crm/qualifying.ts';
import type { ActionKind } from '../domain/actions/action.ts';
import type { DisqualifyReason } from '../domain/actions/disqualify.ts';
import type { Consent } from '../domain/consent.ts';
import type { DraftPurpose } from '../domain/draft/draftPurpose.ts';
import type { DraftStyle } from '../domain/draft/draftStyle.ts';
import type { Language } from '../domain/languages.ts';
import type { NewLead } from '../domain/newLead.ts';
import type { Account, Contact, Id, Lead } from '../domain/records.ts';
import type { Absence } from '../domain/routing/seller.ts';
import type { SnoozeChoice } from '../domain/times/snooze.ts';
import type { AskableTopic } from './drafting/askInDraft.ts';
import type { AddressWord } from './emailScreens.ts';
import type { LeadFilter, OpenedLead } from './home/ownLeadsView.ts';
import type { LeadTab } from './lead/leadPageView.ts';
import type { SendConsent } from './sending/sendConsent.ts';

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
  /** Shows the open email's draft, written if there is none yet, with a question about this before its close. */
  askInDraft(topic: AskableTopic): Promise<void>;
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
  /** Takes a draft to somebody else out of the window being written. */
  takeOutAstray(): Promise<void>;
  dismissAstray(): void;
}

export interface HomeVerbs extends OwnLeadsVerbs, ConsentVerbs, OwnRoutingVerbs {
  /** Shows Home, or the open email again. */
  openTab(tab: 'email' | 'home'): void;
  /** Puts a reminder off; `done` takes it away for good. */
  answerReminder(reminderId: string, answer: SnoozeChoice | 'done'): Promise<void>;
  /** Takes back what was said about a reminder last. */
  undoReminder(): Promise<void>;
  /** Shows the email in Outlook, or where that can't be done, or with `lead`, the lead in the pane. */
  openReminder(reminderId: string, what: 'email' | 'lead'): Promise<void>;
  closeLead(): void;
  /** Asks the CRM now; signs in first when that is what is missing. */
  refreshHome(): Promise<void>;
}

export interface OwnLeadsVerbs {
  /** Shows everything known about a lead. */
  openLead(leadId: Id<'lead'>, from?: OpenedLead['from']): void;
  /** Does what the button of a card says: see `CardStart`. */
  startTopLead(leadId: Id<'lead'>): Promise<void>;
  /** Brings a card to the front. */
  showTopLead(leadId: Id<'lead'>): void;
  filterLeads(filter: LeadFilter, words: string): void;
  /** Asks the agent to look at this lead again. */
  researchAgain(leadId: Id<'lead'>): Promise<void>;
}

export type ConsentChoice = Pick<Consent, 'readMail' | 'webResearch' | 'hidden'>;

export interface ConsentVerbs {
  /** Writes the answer to the CRM with the seller's own token. Without the consent to web research this computer forgets what came from the web. */
  saveConsent(choice: ConsentChoice): Promise<void>;
  /** Not asked again before the next start. */
  askConsentLater(): void;
  openPrivacy(): void;
  closePrivacy(): void;
}

export interface OwnRoutingVerbs {
  /** No new leads during this absence. */
  goAway(absence: Absence): Promise<void>;
  /** The absence that runs ends now. */
  comeBack(): Promise<void>;
  /** Takes back the last of the two. */
  undoAway(): Promise<void>;
}

export interface LeadPageVerbs {
  /** Shows the page of a lead over whatever is on screen; the lead itself where it is known. */
  open(leadId: string, lead?: Lead): void;
  close(): void;
  chooseTab(tab: LeadTab): void;
  /** Asks the CRM now. */
  refresh(): Promise<void>;
  /** Asks the agent to research this lead again. */
  refreshResearch(): Promise<void>;
  /** One press, taken back by `undo`; without an id it is disconnected. */
  connect(link: { readonly kind: 'account' | 'contact'; readonly id?: string; readonly name: string }): Promise<void>;
  searchAccounts(words: string): Promise<readonly Account[]>;
  searchContacts(words: string): Promise<readonly Contact[]>;
  /**
   * Carries out what is suggested without the lead's email: a change in the CRM, Outlook's appointment form, or a new message with the draft
   * in it. Disqualifying has its own verb, since it asks why.
   */
  perform(): Promise<void>;
  /** Opens a new message with the draft for the suggestion. */
  draft(): Promise<void>;
  /** Records the appointment whose form was opened from here. */
  recordAppointment(): Promise<void>;
  /** Takes another of the offered actions (`suggestion.others`) as the suggestion. */
  chooseAction(kind: ActionKind): void;
  /** Remembers which number was called. */
  dial(number: string): void;
  qualify(wanted: Qualification): Promise<void>;
  disqualify(reason: DisqualifyReason): Promise<void>;
  overrideAddress(word: AddressWord): Promise<void>;
  /** Whether the seller is shown to others under who knows whom. */
  hideMe(hidden: boolean): Promise<void>;
  /** Opens an empty new message to this person; Outlook sends nothing by itself. */
  write(to: { readonly name: string; readonly address: string }): Promise<void>;
  undo(): Promise<void>;
}
