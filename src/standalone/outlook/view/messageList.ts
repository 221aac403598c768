// The list of messages: a listbox moved through by arrow keys, with single and multiple selection, and a place to drop
// email files.
import { personLabel } from '../mail/message.ts';
import type { Place } from '../mail/quote.ts';
import type { Folder, MailItem } from '../mailbox.ts';
import { element } from './dom.ts';
import { icon } from './icons.ts';
import { listTime, previewOf } from './mailText.ts';

interface MessageListSettings {
  /** Ids of the messages now selected; the last one has the focus. */
  readonly onSelect: (ids: readonly string[]) => void;
  /** Enter on a message. */
  readonly onOpen: () => void;
  readonly onDelete: () => void;
  readonly onDrop: (files: readonly File[]) => void;
}

export class MessageList {
  readonly element: HTMLElement;
  private readonly box = element('div', { class: 'message-list', role: 'listbox', 'aria-label': 'Messages', 'aria-multiselectable': 'true', tabindex: '0' });
  private readonly empty = element('p', { class: 'empty' });
  private readonly settings: MessageListSettings;
  private ids: string[] = [];
  private selected: string[] = [];

  constructor(settings: MessageListSettings) {
    this.settings = settings;
    this.element = element('section', { class: 'list-holder', 'aria-label': 'Message list' }, this.box, this.empty);
    this.box.addEventListener('keydown', (event) => this.onKey(event));
    this.box.addEventListener('click', (event) => this.onClick(event));
    this.acceptFiles();
  }

  show(items: readonly MailItem[], folder: Folder, place: Place): void {
    this.ids = items.map((item) => item.message.id);
    const now = Date.now();
    this.box.replaceChildren(...items.map((item) => row(item, folder, listTime(item.message.date, now, place))));
    this.empty.hidden = items.length > 0;
    this.empty.textContent = 'Nothing here. Drop .eml files on this list to read them.';
    this.markSelected();
  }

  /** Selects without telling anyone. */
  select(ids: readonly string[]): void {
    this.selected = ids.filter((id) => this.ids.includes(id));
    this.markSelected();
    this.optionOf(this.selected[this.selected.length - 1])?.scrollIntoView({ block: 'nearest' });
  }

  focus(): void {
    this.box.focus();
  }

  private choose(ids: readonly string[]): void {
    this.select(ids);
    this.settings.onSelect(this.selected);
  }

  private onClick(event: MouseEvent): void {
    const option = event.target instanceof Element ? event.target.closest('[role=option]') : null;
    const id = option instanceof HTMLElement ? option.dataset['id'] : undefined;
    if (id === undefined) return;
    if (!event.ctrlKey && !event.metaKey) return this.choose([id]);
    this.choose(this.selected.includes(id) ? this.selected.filter((other) => other !== id) : [...this.selected, id]);
  }

  private onKey(event: KeyboardEvent): void {
    const at = this.ids.indexOf(this.selected[this.selected.length - 1] ?? '');
    const last = this.ids.length - 1;
    const targets: Readonly<Record<string, number>> = { ArrowDown: Math.min(at + 1, last), ArrowUp: Math.max(at - 1, 0), Home: 0, End: last };
    const id = this.ids[targets[event.key] ?? -1];
    if (id !== undefined) this.choose([id]);
    else if (event.key === 'Enter') this.settings.onOpen();
    else if (event.key === 'Delete') this.settings.onDelete();
    else return;
    event.preventDefault();
  }

  private markSelected(): void {
    for (const option of this.box.querySelectorAll<HTMLElement>('[role=option]')) option.setAttribute('aria-selected', String(this.selected.includes(option.dataset['id'] ?? '')));
    const active = this.optionOf(this.selected[this.selected.length - 1]);
    if (active) this.box.setAttribute('aria-activedescendant', active.id);
    else this.box.removeAttribute('aria-activedescendant');
  }

  private optionOf(id: string | undefined): HTMLElement | undefined {
    return id === undefined ? undefined : [...this.box.querySelectorAll<HTMLElement>('[role=option]')].find((option) => option.dataset['id'] === id);
  }

  private acceptFiles(): void {
    const hold = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      this.element.classList.add('drop-target');
    };
    this.element.addEventListener('dragenter', hold);
    this.element.addEventListener('dragover', hold);
    this.element.addEventListener('dragleave', () => this.element.classList.remove('drop-target'));
    this.element.addEventListener('drop', (event) => {
      event.preventDefault();
      this.element.classList.remove('drop-target');
      this.settings.onDrop([...(event.dataTransfer?.files ?? [])]);
    });
  }
}

let rowNumber = 0;

function row(item: MailItem, folder: Folder, time: string): HTMLElement {
  const { message } = item;
  const people = folder === 'sent' || folder === 'drafts' ? message.to.map(personLabel).join('; ') : personLabel(message.from);
  const marks = [message.kind === 'encrypted' && icon('lock'), message.kind === 'meeting-request' && icon('calendar'), message.attachments.some((part) => !part.isInline) && icon('attachment')];
  rowNumber += 1;
  return element(
    'div',
    { role: 'option', id: `message-${rowNumber}`, class: item.isUnread ? 'row unread' : 'row', 'data-id': message.id, 'aria-selected': 'false' },
    element('span', { class: 'row-people' }, item.isUnread && element('span', { class: 'hidden-text' }, 'Unread. '), people),
    element('span', { class: 'row-marks' }, ...marks),
    element('span', { class: 'row-subject' }, message.subject || '(no subject)'),
    element('time', { class: 'row-time', datetime: new Date(message.date).toISOString() }, time),
    element('span', { class: 'row-preview' }, previewOf(message)),
    item.state.categories.length > 0 && element('span', { class: 'row-categories' }, item.state.categories.join(', ')),
  );
}
