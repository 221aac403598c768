// One message, read: subject, people, date, attachments, and its body in a frame that can neither run nor load anything.
import type { Attachment, Person } from '../mail/message.ts';
import { personLabel } from '../mail/message.ts';
import type { AnswerKind, Place } from '../mail/quote.ts';
import { mailboxText } from '../mail/quote.ts';
import { readingDocument } from '../mail/readingDocument.ts';
import type { ItemNotification, MailItem } from '../mailbox.ts';
import type { Theme } from '../themes.ts';
import { button, element, iconButton } from './dom.ts';
import { icon } from './icons.ts';
import { fullTime, initialsOf, sizeText } from './mailText.ts';
import { showNotifications } from './notificationBar.ts';

interface ReadingPaneSettings {
  readonly onAnswer: (kind: AnswerKind) => void;
  /** Goes on writing a message out of Drafts. */
  readonly onContinue: (item: MailItem) => void;
  readonly onDelete: () => void;
  readonly onDismiss: (item: MailItem, removed: ItemNotification) => void;
}

interface ReadingPlace extends Place {
  readonly theme: Theme;
}

export class ReadingPane {
  readonly element = element('main', { class: 'reading-pane', 'aria-label': 'Reading pane', tabindex: '-1' });
  private readonly notifications = element('div', { class: 'notifications' });
  private readonly categories = element('p', { class: 'row-categories' });
  private readonly settings: ReadingPaneSettings;
  private shown: MailItem | undefined;

  constructor(settings: ReadingPaneSettings) {
    this.settings = settings;
  }

  show(item: MailItem, place: ReadingPlace): void {
    this.shown = item;
    const { message } = item;
    const recipients = (label: string, people: readonly Person[]): HTMLElement | false =>
      people.length > 0 && element('p', { class: 'recipients' }, `${label}: ${people.map(mailboxText).join('; ')}`);
    const head = element(
      'header',
      { class: 'message-head' },
      element('h1', {}, message.subject || '(no subject)'),
      element(
        'div',
        { class: 'people' },
        element('span', { class: 'avatar', 'aria-hidden': 'true' }, initialsOf(personLabel(message.from))),
        element('div', { class: 'names' }, element('p', { class: 'from' }, mailboxText(message.from) || '(unknown sender)'), recipients('To', message.to), recipients('Cc', message.cc)),
        element('time', { datetime: new Date(message.date).toISOString() }, fullTime(message.date, place)),
      ),
      this.answerButtons(item),
      this.categories,
      meetingLine(item, place),
      attachmentList(message.attachments.filter((part) => !part.isInline)),
    );
    this.element.replaceChildren(this.notifications, head, bodyOf(item, place));
    this.refreshState();
  }

  /** Nothing, or more than one message. */
  showCount(count: number): void {
    this.shown = undefined;
    const text = count === 0 ? 'Select a message to read' : `${count} messages are selected`;
    this.element.replaceChildren(element('div', { class: 'nothing' }, icon('mail'), element('p', {}, text)));
  }

  /** Redraws what add-ins may have changed: categories and notifications. */
  refreshState(): void {
    const item = this.shown;
    this.categories.textContent = item?.state.categories.join(', ') ?? '';
    showNotifications(this.notifications, item?.state, {
      onDismiss: (removed) => {
        if (item) this.settings.onDismiss(item, removed);
        this.refreshState();
      },
    });
  }

  private answerButtons(item: MailItem): HTMLElement {
    const answers = [
      button('Reply', icon('reply'), () => this.settings.onAnswer('reply')),
      button('Reply all', icon('replyAll'), () => this.settings.onAnswer('replyAll')),
      button('Forward', icon('forward'), () => this.settings.onAnswer('forward')),
    ];
    const writing = [button('Continue writing', icon('drafts'), () => this.settings.onContinue(item))];
    return element('div', { class: 'answers' }, ...(item.folder === 'drafts' ? writing : answers), iconButton('Delete', icon('deleted'), () => this.settings.onDelete()));
  }
}

function bodyOf(item: MailItem, place: ReadingPlace): HTMLElement {
  if (item.message.kind === 'encrypted') return element('div', { class: 'nothing' }, icon('lock'), element('p', {}, 'This message is encrypted and can’t be shown here.'));
  const frame = element('iframe', { class: 'message-body', sandbox: '', title: 'Message body', referrerpolicy: 'no-referrer' });
  frame.srcdoc = readingDocument(item.message, place.theme);
  return frame;
}

function meetingLine(item: MailItem, place: ReadingPlace): HTMLElement | false {
  const { meeting } = item.message;
  if (!meeting) return false;
  const when = meeting.start === undefined ? 'Time not given' : fullTime(meeting.start, place);
  return element('p', { class: 'meeting' }, icon('calendar'), `Invitation: ${when}${meeting.location ? `, ${meeting.location}` : ''}`);
}

function attachmentList(attachments: readonly Attachment[]): HTMLElement | false {
  if (attachments.length === 0) return false;
  return element('ul', { class: 'attachments', 'aria-label': 'Attachments' }, ...attachments.map((part) => element('li', {}, icon('attachment'), element('span', {}, part.name), element('small', {}, sizeText(part.size)))));
}
