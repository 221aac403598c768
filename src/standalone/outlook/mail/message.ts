// A message as the mailbox of this page holds it: plain, readonly data. Parsing makes it, the views and the host read it.

/** Someone a message is from or to. `name` is '' when the message names nobody. */
export interface Person {
  readonly name: string;
  readonly address: string;
}

export interface Attachment {
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly contentType: string;
  /** Shown inside the message, not in the list of attachments. */
  readonly isInline: boolean;
  /** Content-ID without angle brackets. */
  readonly contentId?: string;
  readonly content: Uint8Array;
}

/** What Outlook makes of a message: `encrypted` bodies can't be read here, invitations are items of their own type. */
export type MessageKind = 'message' | 'meeting-request' | 'encrypted';

/** When and where a meeting request takes place. Instants in milliseconds since 1970. */
export interface Meeting {
  readonly start?: number;
  readonly end?: number;
  readonly location: string;
}

export interface MailMessage {
  /** Looks like an Exchange item id, derived from the content: the same file gets the same id. */
  readonly id: string;
  /** Shared by all messages of one thread (first of References, else In-Reply-To, else its own Message-ID). */
  readonly conversationId: string;
  readonly internetMessageId: string;
  readonly references: readonly string[];
  readonly kind: MessageKind;
  readonly itemClass: string;
  readonly subject: string;
  readonly from: Person;
  readonly sender: Person;
  readonly replyTo: readonly Person[];
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
  readonly bcc: readonly Person[];
  /** Milliseconds since 1970. */
  readonly date: number;
  /** As sent, not yet sanitized; undefined for mail that is plain text only. */
  readonly html?: string;
  readonly text: string;
  /** The header block with CRLF line ends, folding kept. */
  readonly headers: string;
  readonly attachments: readonly Attachment[];
  readonly meeting?: Meeting;
}

/** One line for lists and reading panes: the name, else the address, else a placeholder. */
export function personLabel(person: Person): string {
  return person.name || person.address || '(unknown sender)';
}

/** The subject without any number of reply and forward marks, as Outlook's normalizedSubject. */
export function normalizeSubject(subject: string): string {
  let rest = subject.trim();
  for (;;) {
    const mark = /^(?:re|fw|fwd|aw|wg|sv|vs|rv|tr|antw)\s?(?:\[\d{1,3}\])?:/i.exec(rest);
    if (!mark) return rest;
    rest = rest.slice(mark[0].length).trim();
  }
}
