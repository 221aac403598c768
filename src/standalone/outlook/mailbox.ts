// What one person's mailbox holds while the page is open: items with their state, settings and categories.
// Nothing leaves the browser; roaming settings outlive a reload as they do in Outlook.
import type { MailMessage } from './mail/message.ts';

export type Folder = 'inbox' | 'drafts' | 'sent' | 'deleted';

/** Someone who can sign in, as the server lists them. */
export interface OutlookPerson {
  readonly id: string;
  readonly objectId: string;
  readonly tenantId: string;
  readonly name: string;
  readonly address: string;
  readonly jobTitle: string;
  readonly role: string;
}

/** A link in a message of an add-in; the only kind there is opens a pane of the manifest. */
export interface NotificationAction {
  readonly text: string;
  /** Id of the button whose pane it opens. */
  readonly commandId?: string;
}

/** A message an add-in put above an item. `type` is office.js' number: 0 information, 1 progress, 2 error, 3 insight. */
export interface ItemNotification {
  readonly key: string;
  readonly message: string;
  readonly type: 0 | 1 | 2 | 3;
  readonly icon?: string;
  readonly persistent?: boolean;
  readonly actions?: readonly NotificationAction[];
}

/** What add-ins can attach to any item. */
export interface ItemState {
  categories: string[];
  customProperties: Record<string, unknown>;
  readonly notifications: Map<string, ItemNotification>;
}

export interface MailItem {
  readonly message: MailMessage;
  folder: Folder;
  isUnread: boolean;
  readonly state: ItemState;
}

interface Category {
  readonly displayName: string;
  readonly color: string;
}

/** A fresh state: nothing attached. */
export function emptyItemState(): ItemState {
  return { categories: [], customProperties: {}, notifications: new Map() };
}

/** One person's mail. `onChange` is called after every change of what is listed or shown. */
export class Mailbox {
  readonly person: OutlookPerson;
  masterCategories: Category[] = [
    { displayName: 'Lead', color: 'Preset4' },
    { displayName: 'Follow up', color: 'Preset1' },
  ];
  roamingSettings: Readonly<Record<string, unknown>>;
  private readonly items = new Map<string, MailItem>();
  private readonly onChange: () => void;

  constructor(person: OutlookPerson, onChange: () => void) {
    this.person = person;
    this.onChange = onChange;
    this.roamingSettings = storedSettings(person.id);
  }

  /** Adds a message unless this mailbox already has it, and gives back its item either way. */
  add(message: MailMessage, folder: Folder, isUnread: boolean): MailItem {
    const known = this.items.get(message.id);
    if (known) return known;
    const item: MailItem = { message, folder, isUnread, state: emptyItemState() };
    this.items.set(message.id, item);
    this.onChange();
    return item;
  }

  /** Files a message, replacing what this mailbox holds under its id. */
  put(message: MailMessage, folder: Folder): void {
    this.items.delete(message.id);
    this.add(message, folder, false);
  }

  remove(id: string): void {
    this.items.delete(id);
    this.onChange();
  }

  /** A folder's items, newest first; ties in the order of their ids. */
  inFolder(folder: Folder): MailItem[] {
    const listed = [...this.items.values()].filter((item) => item.folder === folder);
    return listed.sort((one, other) => other.message.date - one.message.date || (one.message.id < other.message.id ? -1 : 1));
  }

  find(id: string): MailItem | undefined {
    return this.items.get(id);
  }

  unreadCount(folder: Folder): number {
    return [...this.items.values()].filter((item) => item.folder === folder && item.isUnread).length;
  }

  markRead(item: MailItem): void {
    if (!item.isUnread) return;
    item.isUnread = false;
    this.onChange();
  }

  move(item: MailItem, folder: Folder): void {
    item.folder = folder;
    this.onChange();
  }

  saveRoamingSettings(settings: Readonly<Record<string, unknown>>): void {
    this.roamingSettings = settings;
    try {
      localStorage.setItem(settingsKey(this.person.id), JSON.stringify(settings));
    } catch {
      // Storage may be full or switched off: the settings then last as long as the page.
    }
  }
}

function storedSettings(personId: string): Readonly<Record<string, unknown>> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(settingsKey(personId)) ?? '{}');
    return typeof stored === 'object' && stored !== null ? { ...stored } : {};
  } catch {
    return {};
  }
}

function settingsKey(personId: string): string {
  return `outlook-page.roaming-settings.${personId}`;
}
