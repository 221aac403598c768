// A message or appointment being written: what its form shows and what add-ins read and write. Form and add-in both go
// through here, so each sees the other's changes and events fire for both.
import type { Attachment, MailMessage, Person } from './mail/message.ts';
import type { AnswerKind } from './mail/quote.ts';
import type { ItemState } from './mailbox.ts';
import { emptyItemState } from './mailbox.ts';

/** The text part of a form, whatever widget shows it. HTML given to it is sanitized already. */
export interface BodyEditor {
  readonly type: 'html' | 'text';
  html(): string;
  text(): string;
  /** Replaces everything. */
  setAll(content: string): void;
  prepend(content: string): void;
  /** Replaces the selection, inserts at the cursor, or at the top when the cursor was never set. */
  insertAtCursor(content: string): void;
  selection(coercion: 'html' | 'text'): string;
  setSignature(content: string): void;
}

export type RecipientField = 'to' | 'cc' | 'bcc';
type DraftChange = 'subject' | 'recipients' | 'attachments' | 'time' | 'location' | 'state' | 'body' | 'closed';
type DraftListener = (change: DraftChange, fields: readonly RecipientField[]) => void;

/** What a new form is filled with. Bodies are sanitized HTML. */
export interface FormContent {
  readonly to?: readonly Person[];
  readonly cc?: readonly Person[];
  readonly bcc?: readonly Person[];
  readonly subject?: string;
  readonly bodyHtml?: string;
  readonly attachments?: readonly Attachment[];
  /** Milliseconds since 1970. */
  readonly start?: number;
  readonly end?: number;
  readonly location?: string;
}

/** `kind` tells the form; appointments use `to` for required and `cc` for optional attendees. */
export class Draft {
  readonly kind: 'message' | 'appointment';
  readonly answers?: { readonly message: MailMessage; readonly as: AnswerKind };
  readonly conversationId: string;
  readonly state: ItemState = emptyItemState();
  readonly internetHeaders = new Map<string, string>();
  readonly sessionData = new Map<string, string>();
  /** Set by the form once its editor exists. */
  body: BodyEditor | undefined;
  savedId: string | undefined;
  appendOnSend = '';
  usesClientSignature = true;
  isClosed = false;
  subject: string;
  location: string;
  start: number;
  end: number;
  attachments: readonly Attachment[];
  private readonly people: Record<RecipientField, readonly Person[]>;
  private readonly listeners = new Set<DraftListener>();

  constructor(kind: 'message' | 'appointment', content: FormContent, answers?: { message: MailMessage; as: AnswerKind }) {
    this.kind = kind;
    this.answers = answers;
    this.conversationId = answers && answers.as !== 'forward' ? answers.message.conversationId : `AAQkAG${btoa(crypto.randomUUID()).replace(/[+/=]/g, 'A')}=`;
    this.subject = content.subject ?? '';
    this.location = content.location ?? '';
    this.start = content.start ?? nextHalfHour(Date.now());
    this.end = content.end ?? this.start + 30 * 60_000;
    this.attachments = content.attachments ?? [];
    this.people = { to: content.to ?? [], cc: content.cc ?? [], bcc: content.bcc ?? [] };
  }

  /** office.js' name for how this draft began. */
  get composeType(): 'newMail' | 'reply' | 'forward' {
    if (!this.answers) return 'newMail';
    return this.answers.as === 'forward' ? 'forward' : 'reply';
  }

  recipients(field: RecipientField): readonly Person[] {
    return this.people[field];
  }

  setRecipients(field: RecipientField, people: readonly Person[]): void {
    this.people[field] = people;
    this.tell('recipients', [field]);
  }

  setSubject(subject: string): void {
    this.subject = subject;
    this.tell('subject');
  }

  setLocation(location: string): void {
    this.location = location;
    this.tell('location');
  }

  /** Moving the start keeps the length, as Outlook's form does. */
  setStart(start: number): void {
    this.end = start + (this.end - this.start);
    this.start = start;
    this.tell('time');
  }

  setEnd(end: number): void {
    this.end = end;
    this.tell('time');
  }

  setAttachments(attachments: readonly Attachment[]): void {
    this.attachments = attachments;
    this.tell('attachments');
  }

  /** Gives the draft an id, as the first save does. */
  save(): string {
    this.savedId ??= `AAMkAG${btoa(`${crypto.randomUUID()}${crypto.randomUUID()}`).replace(/[+/=]/g, 'A')}=`;
    return this.savedId;
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.tell('closed');
  }

  /** Calls back after every change; gives back how to stop. */
  listen(listener: DraftListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Tells everyone about a change made to `state` or the body. */
  tell(change: DraftChange, fields: readonly RecipientField[] = []): void {
    for (const listener of [...this.listeners]) listener(change, fields);
  }
}

function nextHalfHour(now: number): number {
  const half = 30 * 60_000;
  return Math.ceil(now / half) * half;
}
