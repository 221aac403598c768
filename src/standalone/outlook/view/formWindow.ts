// A message or appointment being written: its fields, its body, its attachments, and the add-in's pane beside it.
import type { Draft, RecipientField } from '../draft.ts';
import type { ManifestButton } from '../host/manifest.ts';
import type { Attachment } from '../mail/message.ts';
import { fromWallClock, wallClockText } from '../mail/zonedTime.ts';
import type { ItemNotification, NotificationAction } from '../mailbox.ts';
import { FormBody } from './bodyEditor.ts';
import { button, element, iconButton } from './dom.ts';
import { icon, manifestIcon } from './icons.ts';
import { sizeText } from './mailText.ts';
import { showNotifications } from './notificationBar.ts';
import { readRecipients, recipientsText } from './recipients.ts';
import type { TaskPane } from './taskPane.ts';

interface FormWindowSettings {
  readonly draft: Draft;
  readonly bodyHtml: string;
  readonly pane: TaskPane;
  /** IANA name; times of events are shown in it. */
  readonly timeZone: string;
  readonly addinButtons: readonly ManifestButton[];
  readonly onAddinButton: (pressed: ManifestButton, window: FormWindow) => void;
  readonly onSend: (window: FormWindow) => void;
  readonly onDiscard: (window: FormWindow) => void;
  readonly onMinimize: (window: FormWindow) => void;
  readonly onAction: (action: NotificationAction) => void;
  readonly onDismiss: (window: FormWindow, removed: ItemNotification) => void;
}

interface FieldBinding {
  readonly read: () => string;
  readonly write: (text: string) => void;
  /** Written with every key instead of when the field is left. */
  readonly asTyped?: boolean;
}

export class FormWindow {
  readonly draft: Draft;
  readonly pane: TaskPane;
  readonly element: HTMLElement;
  private readonly body: FormBody;
  private readonly settings: FormWindowSettings;
  private readonly notifications = element('div', { class: 'notifications' });
  private readonly attachments = element('ul', { class: 'attachments', 'aria-label': 'Attachments' });
  private readonly updaters: (() => void)[] = [];
  private readonly stopListening: () => void;

  constructor(settings: FormWindowSettings) {
    this.settings = settings;
    this.draft = settings.draft;
    this.pane = settings.pane;
    this.body = new FormBody(settings.bodyHtml);
    this.draft.body = this.body;
    const fields = this.draft.kind === 'message' ? this.messageFields() : this.appointmentFields();
    const form = element('div', { class: 'form' }, this.toolbar(), this.notifications, element('div', { class: 'fields' }, ...fields), this.attachments, this.body.element);
    this.element = element('section', { class: 'form-window' }, form, this.pane.element);
    this.stopListening = this.draft.listen(() => this.refresh());
    this.refresh();
  }

  /** What the window is called on its tab. */
  get title(): string {
    return this.draft.subject || (this.draft.kind === 'message' ? 'New message' : 'New event');
  }

  /** Puts the cursor where writing begins: the body of an answer, else the first empty field. */
  focus(): void {
    const first = this.element.querySelector<HTMLInputElement>('.fields input');
    if (this.draft.answers?.as === 'reply' || this.draft.answers?.as === 'replyAll' || first?.value !== '') this.body.focusStart();
    else first.focus();
  }

  dispose(): void {
    this.stopListening();
    this.pane.close();
    this.body.dispose();
    this.draft.body = undefined;
    this.draft.close();
    this.element.remove();
  }

  refreshNotifications(): void {
    showNotifications(this.notifications, this.draft.state, {
      onAction: (action) => this.settings.onAction(action),
      onDismiss: (removed) => {
        this.settings.onDismiss(this, removed);
        this.refreshNotifications();
      },
    });
  }

  private refresh(): void {
    for (const update of this.updaters) update();
    this.element.setAttribute('aria-label', this.title);
    this.attachments.hidden = this.draft.attachments.length === 0;
    this.attachments.replaceChildren(...this.draft.attachments.map((part) => this.attachmentRow(part)));
    this.refreshNotifications();
  }

  private toolbar(): HTMLElement {
    const { settings } = this;
    const picker = element('input', { type: 'file', multiple: true, class: 'hidden-text', 'aria-label': 'Files to attach', tabindex: '-1', change: () => void this.attach(picker) });
    const addinButtons = settings.addinButtons.map((each) => button(each.label, manifestIcon(each.icon), () => settings.onAddinButton(each, this)));
    return element(
      'div',
      { class: 'toolbar', role: 'group', 'aria-label': 'Message' },
      button('Send', icon('sent'), () => settings.onSend(this), 'tool primary'),
      iconButton('Discard', icon('deleted'), () => settings.onDiscard(this)),
      this.draft.kind === 'message' && iconButton('Attach file', icon('attachment'), () => picker.click()),
      picker,
      ...addinButtons,
      element('span', { class: 'spring' }),
      iconButton('Minimize', icon('minimize'), () => settings.onMinimize(this)),
    );
  }

  private messageFields(): HTMLElement[] {
    const bcc = this.peopleField('Bcc', 'bcc');
    bcc.hidden = this.draft.recipients('bcc').length === 0;
    this.updaters.push(() => (bcc.hidden &&= this.draft.recipients('bcc').length === 0));
    const showBcc = element('button', { type: 'button', class: 'link', click: () => (bcc.hidden = !bcc.hidden) }, 'Bcc');
    const subject = this.textField('Subject', () => this.draft.subject, (text) => this.draft.setSubject(text));
    const withControl = (field: HTMLElement, control: HTMLElement): HTMLElement => element('div', { class: 'field-line' }, field, control);
    return [withControl(this.peopleField('To', 'to'), showBcc), this.peopleField('Cc', 'cc'), bcc, withControl(subject, this.plainTextSwitch())];
  }

  private plainTextSwitch(): HTMLElement {
    const plain = element('input', { type: 'checkbox', change: () => this.body.switchTo(plain.checked ? 'text' : 'html') });
    return element('label', { class: 'check' }, plain, 'Plain text');
  }

  private appointmentFields(): HTMLElement[] {
    const { draft } = this;
    return [
      this.textField('Title', () => draft.subject, (text) => draft.setSubject(text)),
      this.peopleField('Required attendees', 'to'),
      this.peopleField('Optional attendees', 'cc'),
      element('div', { class: 'times' }, this.timeField('Start', () => draft.start, (time) => draft.setStart(time)), this.timeField('End', () => draft.end, (time) => draft.setEnd(time))),
      this.textField('Location', () => draft.location, (text) => draft.setLocation(text)),
    ];
  }

  private peopleField(label: string, field: RecipientField): HTMLElement {
    const read = (): string => recipientsText(this.draft.recipients(field));
    return this.field(label, 'text', { read, write: (text) => this.draft.setRecipients(field, readRecipients(text)) });
  }

  private textField(label: string, read: () => string, write: (text: string) => void): HTMLElement {
    return this.field(label, 'text', { read, write, asTyped: true });
  }

  private timeField(label: string, read: () => number, write: (time: number) => void): HTMLElement {
    return this.field(label, 'datetime-local', {
      read: () => wallClockText(read(), this.settings.timeZone),
      write: (text) => {
        const wallClock = Date.parse(`${text}Z`);
        if (!Number.isNaN(wallClock)) write(fromWallClock(wallClock, this.settings.timeZone));
      },
    });
  }

  /** An input bound to the draft both ways. It is rewritten only when the draft's value changed, never while typing. */
  private field(label: string, type: string, binding: FieldBinding): HTMLElement {
    const write = (): void => binding.write(input.value);
    const input = element('input', { type, autocomplete: 'off', [binding.asTyped ? 'input' : 'change']: write });
    let shown: string | undefined;
    this.updaters.push(() => {
      const text = binding.read();
      if (text !== shown && input.value !== text) input.value = text;
      shown = text;
    });
    return element('label', { class: 'field' }, element('span', {}, label), input);
  }

  private attachmentRow(part: Attachment): HTMLElement {
    const remove = iconButton(`Remove ${part.name}`, icon('close'), () => this.draft.setAttachments(this.draft.attachments.filter((other) => other.id !== part.id)));
    return element('li', {}, icon('attachment'), element('span', {}, part.name), element('small', {}, sizeText(part.size)), remove);
  }

  private async attach(picker: HTMLInputElement): Promise<void> {
    const added = await Promise.all(
      [...(picker.files ?? [])].map(async (file) => {
        const content = new Uint8Array(await file.arrayBuffer());
        return { id: crypto.randomUUID(), name: file.name, size: content.length, contentType: file.type || 'application/octet-stream', isInline: false, content };
      }),
    );
    picker.value = '';
    this.draft.setAttachments([...this.draft.attachments, ...added]);
  }
}
