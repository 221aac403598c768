// What an add-in frame may ask of the page around it, and what it speaks about. The app implements HostPage.
import type { Draft, FormContent } from '../draft.ts';
import type { MailMessage } from '../mail/message.ts';
import type { Mailbox, MailItem } from '../mailbox.ts';
import type { FrameKind } from './callLog.ts';
import type { PermissionLevel } from './manifest.ts';

/**
 * What a frame's calls are about. `none` is a mailbox with nothing selected (`mailbox.item` undefined), `several` a
 * multiple selection (`mailbox.item` null).
 */
export type Subject =
  | { readonly kind: 'message'; readonly item: MailItem }
  | { readonly kind: 'compose'; readonly draft: Draft }
  | { readonly kind: 'appointment'; readonly draft: Draft }
  | { readonly kind: 'none' }
  | { readonly kind: 'several' };

export interface HostPage {
  readonly mailbox: Mailbox;
  /** Language of Outlook, e.g. `en-US`. */
  readonly locale: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly permission: PermissionLevel;
  readonly addinName: string;
  /** False plays an Outlook without requirement set NestedAppAuth 1.1 and without the bridge behind it. */
  readonly hasNestedAppAuth: boolean;
  /** Opens a reply window. `bodyHtml` is sanitized already. */
  openAnswer(message: MailMessage, all: boolean, content: FormContent): void;
  openNewMessage(content: FormContent): void;
  openNewAppointment(content: FormContent): void;
  /** Shows an item of this mailbox; false when there is none with that id. */
  openItem(id: string): boolean;
  closeDraft(draft: Draft): void;
  closePane(kind: FrameKind, subject: Subject): void;
  /** Repaints what is shown of an item: notifications, categories. */
  itemStateChanged(subject: Subject): void;
}

/** True when two subjects are the same item, form or emptiness. */
export function sameSubject(one: Subject, other: Subject): boolean {
  if (one.kind === 'message') return other.kind === 'message' && one.item.message.id === other.item.message.id;
  if (one.kind === 'compose' || one.kind === 'appointment') return other.kind === one.kind && other.draft === one.draft;
  return one.kind === other.kind;
}
