// Opens, sends, keeps and discards forms; each gets its own add-in pane, and each change of a form is told to it.
import { Draft } from './draft.ts';
import { openingBody, sentMessage } from './forms.ts';
import type { AddinFrame } from './host/addinFrame.ts';
import { EVENT } from './host/addinFrame.ts';
import type { Subject } from './host/hostPage.ts';
import type { ManifestButton } from './host/manifest.ts';
import type { MailMessage } from './mail/message.ts';
import type { Place } from './mail/quote.ts';
import { sanitizeWholeBody } from './mail/sanitize.ts';
import { textToHtml } from './mail/plainText.ts';
import type { Folder, ItemNotification, OutlookPerson } from './mailbox.ts';
import { FormWindow } from './view/formWindow.ts';
import type { TaskPane } from './view/taskPane.ts';
import { WindowDock } from './view/windowDock.ts';

type FormKind = 'compose' | 'appointment';

interface FormDeskSettings {
  readonly person: () => OutlookPerson;
  readonly place: () => Place;
  readonly createPane: (kind: FormKind, subject: Subject) => TaskPane;
  readonly buttons: (kind: FormKind) => readonly ManifestButton[];
  readonly runFunction: (pressed: ManifestButton, subject: Subject) => void;
  /** Tells the add-in that a form was begun; not for one out of Drafts. */
  readonly onBegun: (subject: Subject) => void;
  readonly onDismiss: (removed: ItemNotification, frame: AddinFrame | undefined) => void;
  /** Puts a finished or kept message into a folder. */
  readonly file: (message: MailMessage, folder: Folder) => void;
  readonly say: (sentence: string) => void;
}

export class FormDesk {
  readonly dock: WindowDock;
  private readonly settings: FormDeskSettings;

  constructor(settings: FormDeskSettings) {
    this.settings = settings;
    this.dock = new WindowDock((window) => this.keep(window));
  }

  /** Opens a form in front, with the add-in's pane beside it. `bodyHtml` is sanitized and stands above the signature. */
  open(draft: Draft, bodyHtml: string | undefined): void {
    this.settings.onBegun(this.show(draft, openingBody(draft, { person: this.settings.person(), place: this.settings.place(), bodyHtml })));
  }

  /** Goes on with a message out of Drafts. */
  reopen(message: MailMessage): void {
    const draft = new Draft('message', message);
    draft.savedId = message.id;
    this.show(draft, message.html === undefined ? textToHtml(message.text) : sanitizeWholeBody(message.html));
  }

  close(draft: Draft): void {
    const window = this.dock.open.find((open) => open.draft === draft);
    if (window) this.keep(window);
  }

  closeAll(): void {
    for (const window of this.dock.open) this.dock.remove(window);
  }

  paneOf(draft: Draft): TaskPane | undefined {
    return this.dock.open.find((window) => window.draft === draft)?.pane;
  }

  private show(draft: Draft, body: string): Subject {
    const kind: FormKind = draft.kind === 'message' ? 'compose' : 'appointment';
    const subject: Subject = { kind, draft };
    const pane = this.settings.createPane(kind, subject);
    const buttons = this.settings.buttons(kind);
    const window = new FormWindow({
      draft,
      bodyHtml: body,
      pane,
      timeZone: this.settings.place().timeZone,
      addinButtons: buttons,
      onAddinButton: (pressed) => (pressed.paneUrl === undefined ? this.settings.runFunction(pressed, subject) : pane.toggle()),
      onSend: (sent) => this.send(sent),
      onDiscard: (discarded) => this.discard(discarded),
      onMinimize: () => this.dock.bringToFront(undefined),
      onAction: (action) => action.commandId !== undefined && buttons.some((each) => each.id === action.commandId && each.paneUrl !== undefined) && pane.show(),
      onDismiss: (_from, removed) => this.settings.onDismiss(removed, pane.frame),
    });
    draft.listen((change, fields) => {
      if (change === 'recipients') pane.frame?.fire(EVENT.recipients, [JSON.stringify({ to: fields.includes('to'), cc: fields.includes('cc'), bcc: fields.includes('bcc') })]);
      if (change === 'time') pane.frame?.fire(EVENT.time, [JSON.stringify({ start: draft.start, end: draft.end })]);
    });
    this.dock.add(window);
    // Outlook carries no pin over to a new form; here the pane opens by itself so that it is found at once.
    if (buttons.some((each) => each.paneUrl !== undefined)) pane.open();
    return subject;
  }

  /** Nothing is ever transmitted: a sent message moves to Sent items of this page. */
  private send(window: FormWindow): void {
    const { draft } = window;
    const recipients = [...draft.recipients('to'), ...draft.recipients('cc'), ...draft.recipients('bcc')];
    if (draft.kind === 'message' && recipients.length === 0) return this.settings.say('Add at least one recipient before sending.');
    const message = sentMessage(draft, this.settings.person(), new Date());
    this.dock.remove(window);
    if (draft.kind === 'message') this.settings.file(message, 'sent');
    this.settings.say(draft.kind === 'message' ? 'Moved to Sent items. Nothing left this machine.' : 'Event saved. Nothing left this machine.');
  }

  /** Closing a message keeps it in Drafts; an event that was not sent is dropped. */
  private keep(window: FormWindow): void {
    const { draft } = window;
    if (draft.kind === 'message') this.settings.file(sentMessage(draft, this.settings.person(), new Date()), 'drafts');
    this.dock.remove(window);
    this.settings.say(draft.kind === 'message' ? 'Saved to Drafts.' : 'Event closed without saving.');
  }

  private discard(window: FormWindow): void {
    this.dock.remove(window);
    this.settings.say('Discarded.');
  }
}
