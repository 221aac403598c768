// The page as a whole: whose mailbox is open, what is selected, which forms and add-in frames exist. Plays the host to
// every frame (HostPage) and keeps the views in step.
import type { FormContent } from './draft.ts';
import { Draft } from './draft.ts';
import { FormDesk } from './formDesk.ts';
import { answerDraft } from './forms.ts';
import { AddinPanes } from './addinPanes.ts';
import type { AddinFrame, HostControls } from './host/addinFrame.ts';
import type { FrameKind } from './host/callLog.ts';
import type { HostPage, Subject } from './host/hostPage.ts';
import type { Manifest, ManifestButton, PermissionLevel } from './host/manifest.ts';
import type { MailMessage } from './mail/message.ts';
import type { AnswerKind } from './mail/quote.ts';
import type { Folder, MailItem, OutlookPerson } from './mailbox.ts';
import { Mailbox } from './mailbox.ts';
import type { Theme } from './themes.ts';
import { applyTheme } from './themes.ts';
import { button } from './view/dom.ts';
import { manifestIcon } from './view/icons.ts';
import { folderList } from './view/layout.ts';
import { previewOf } from './view/mailText.ts';
import { MessageList } from './view/messageList.ts';
import { ReadingPane } from './view/readingPane.ts';
import type { TaskPane } from './view/taskPane.ts';

interface AppSettings {
  readonly people: readonly OutlookPerson[];
  readonly timeZone: string;
  readonly hasNestedAppAuth: boolean;
  readonly manifest: (locale: string) => Manifest;
  readonly controls: HostControls;
  /** Shows a sentence in the status line. */
  readonly say: (sentence: string) => void;
  readonly onFiles: (files: readonly File[]) => void;
}

export class OutlookApp implements HostPage {
  readonly timeZone: string;
  readonly hasNestedAppAuth: boolean;
  readonly folders = document.createElement('div');
  readonly list: MessageList;
  readonly reading: ReadingPane;
  readonly desk: FormDesk;
  readonly pane: TaskPane;
  locale = 'en-US';
  theme: Theme = 'light';
  mailbox: Mailbox;
  private readonly settings: AppSettings;
  private readonly mailboxes = new Map<string, Mailbox>();
  private readonly panes: AddinPanes;
  private manifest: Manifest;
  private folder: Folder = 'inbox';
  private search = '';
  private isRedrawDue = false;
  private selected: readonly string[] = [];

  constructor(settings: AppSettings) {
    this.settings = settings;
    this.timeZone = settings.timeZone;
    this.hasNestedAppAuth = settings.hasNestedAppAuth;
    this.manifest = settings.manifest(this.locale);
    this.panes = new AddinPanes({ page: this, manifest: () => this.manifest, theme: () => this.theme, controls: settings.controls, say: settings.say });
    for (const person of settings.people) this.mailboxes.set(person.id, new Mailbox(person, () => this.mailboxChanged(person.id)));
    this.mailbox = this.mailboxOf(settings.people[0]?.id ?? '');
    this.list = new MessageList({
      onSelect: (ids) => this.select(ids),
      onOpen: () => this.reading.element.focus(),
      onDelete: () => this.deleteSelected(),
      onDrop: settings.onFiles,
    });
    this.reading = new ReadingPane({
      onAnswer: (kind) => this.answer(kind),
      onContinue: (item) => this.continueDraft(item),
      onDelete: () => this.deleteSelected(),
      onDismiss: (_item, removed) => this.panes.dismissed(removed, this.pane.frame),
    });
    this.desk = new FormDesk({
      person: () => this.mailbox.person,
      place: () => this,
      createPane: (kind, subject) => this.panes.createPane(kind, () => subject, kind === 'compose' ? 'Compose' : 'Appointment'),
      buttons: (kind) => this.panes.buttons(kind),
      runFunction: (pressed, subject) => this.panes.runFunction(pressed, subject),
      onBegun: (subject) => this.panes.launch(subject.kind === 'appointment' ? 'OnNewAppointmentOrganizer' : 'OnNewMessageCompose', subject),
      onDismiss: (removed, frame) => this.panes.dismissed(removed, frame),
      file: (message, folder) => this.mailbox.put(message, folder),
      say: settings.say,
    });
    this.pane = this.panes.createPane('read', () => this.readSubject(), this.manifest.name);
  }

  get permission(): PermissionLevel {
    return this.manifest.permission;
  }

  get addinName(): string {
    return this.manifest.name;
  }

  /** Every add-in frame that is alive, for the sign-in bridge. */
  frames(): readonly AddinFrame[] {
    const inWindows = this.desk.dock.open.map((window) => window.pane.frame);
    return [this.pane.frame, ...inWindows, ...this.panes.commandFrames].filter((frame): frame is AddinFrame => frame !== undefined);
  }

  mailboxOf(personId: string): Mailbox {
    const mailbox = this.mailboxes.get(personId);
    if (!mailbox) throw new Error(`There is nobody called ${personId}.`);
    return mailbox;
  }

  allMailboxes(): readonly Mailbox[] {
    return [...this.mailboxes.values()];
  }

  // What the person does.

  signInAs(personId: string): void {
    this.desk.closeAll();
    this.mailbox = this.mailboxOf(personId);
    this.folder = 'inbox';
    this.showMailbox();
    this.select([]);
    this.pane.reload();
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    applyTheme(theme);
    for (const frame of this.frames()) frame.themeChanged();
    this.showSelection();
  }

  setLocale(locale: string): void {
    this.locale = locale;
    this.manifest = this.settings.manifest(locale);
    this.showMailbox();
    this.showSelection();
    this.pane.reload();
    for (const window of this.desk.dock.open) window.pane.reload();
  }

  searchFor(words: string): void {
    this.search = words.trim().toLowerCase();
    this.showMailbox();
  }

  private selectFirst(): void {
    const first = this.listed()[0];
    this.select(first ? [first.message.id] : []);
  }

  /** Selects messages of the open folder; one of them is read, several are nothing an add-in can work on. */
  select(ids: readonly string[]): void {
    this.selected = ids;
    this.desk.dock.bringToFront(undefined);
    const item = ids.length === 1 ? this.mailbox.find(ids[0] ?? '') : undefined;
    if (item) this.mailbox.markRead(item);
    this.list.select(ids);
    this.showSelection();
    // A pane that isn't pinned closes when another message is opened, as in Outlook.
    if (this.pane.frame && !this.pane.isPinned) this.pane.close();
    this.pane.frame?.showSubject(this.readSubject());
  }

  answer(kind: AnswerKind, content: FormContent = {}): void {
    const item = this.selectedItem();
    if (item) this.desk.open(answerDraft(item.message, kind, { person: this.mailbox.person, locale: this.locale, content }), content.bodyHtml);
  }

  /** The add-in's buttons for the ribbon. */
  addinButtons(): HTMLElement[] {
    return this.panes.buttons('read').map((each) => button(each.label, manifestIcon(each.icon), () => this.pressAddinButton(each)));
  }

  private pressAddinButton(pressed: ManifestButton): void {
    if (pressed.paneUrl === undefined) this.panes.runFunction(pressed, this.readSubject());
    else this.pane.toggle();
  }

  // HostPage: what add-ins ask for.

  openAnswer(message: MailMessage, all: boolean, content: FormContent): void {
    this.desk.open(answerDraft(message, all ? 'replyAll' : 'reply', { person: this.mailbox.person, locale: this.locale, content }), content.bodyHtml);
  }

  openNewMessage(content: FormContent): void {
    this.desk.open(new Draft('message', content), content.bodyHtml);
  }

  openNewAppointment(content: FormContent): void {
    this.desk.open(new Draft('appointment', content), content.bodyHtml);
  }

  openItem(id: string): boolean {
    const item = this.mailbox.find(id) ?? this.listedEverywhere().find((other) => other.message.internetMessageId === id);
    if (!item) return false;
    this.folder = item.folder;
    this.search = '';
    this.showMailbox();
    this.select([item.message.id]);
    return true;
  }

  closeDraft(draft: Draft): void {
    this.desk.close(draft);
  }

  closePane(kind: FrameKind, subject: Subject): void {
    if (kind === 'read') this.pane.close();
    else if (subject.kind === 'compose' || subject.kind === 'appointment') this.desk.paneOf(subject.draft)?.close();
  }

  itemStateChanged(subject: Subject): void {
    if (subject.kind === 'message') {
      this.reading.refreshState();
      this.mailboxChanged(this.mailbox.person.id);
    }
    if (subject.kind === 'compose' || subject.kind === 'appointment') subject.draft.tell('state');
  }

  // What is shown.

  private readSubject(): Subject {
    if (this.selected.length > 1) return { kind: 'several' };
    const item = this.selectedItem();
    return item ? { kind: 'message', item } : { kind: 'none' };
  }

  private selectedItem(): MailItem | undefined {
    return this.selected.length === 1 ? this.mailbox.find(this.selected[0] ?? '') : undefined;
  }

  private listed(): MailItem[] {
    const items = this.mailbox.inFolder(this.folder);
    if (this.search === '') return items;
    return items.filter(({ message }) => `${message.subject} ${message.from.name} ${message.from.address} ${previewOf(message)}`.toLowerCase().includes(this.search));
  }

  private listedEverywhere(): MailItem[] {
    return (['inbox', 'drafts', 'sent', 'deleted'] as const).flatMap((folder) => this.mailbox.inFolder(folder));
  }

  /** Many changes in a row redraw the list once. */
  private mailboxChanged(personId: string): void {
    if (this.isRedrawDue || personId !== this.mailbox.person.id) return;
    this.isRedrawDue = true;
    queueMicrotask(() => {
      this.isRedrawDue = false;
      this.showMailbox();
    });
  }

  /** Redraws folders and list. */
  showMailbox(): void {
    this.folders.replaceChildren(folderList(this.folder, (folder) => this.mailbox.unreadCount(folder), (folder) => this.openFolder(folder)));
    this.list.show(this.listed(), this.folder, this);
    this.list.select(this.selected);
  }

  private openFolder(folder: Folder): void {
    this.folder = folder;
    this.search = '';
    this.showMailbox();
    this.select([]);
  }

  private showSelection(): void {
    const item = this.selectedItem();
    if (item) this.reading.show(item, { locale: this.locale, timeZone: this.timeZone, theme: this.theme });
    else this.reading.showCount(this.selected.length);
  }

  private continueDraft(item: MailItem): void {
    this.mailbox.remove(item.message.id);
    this.selectFirst();
    this.desk.reopen(item.message);
  }

  private deleteSelected(): void {
    for (const id of this.selected) {
      const item = this.mailbox.find(id);
      if (item) this.mailbox.move(item, 'deleted');
    }
    this.selectFirst();
  }
}
