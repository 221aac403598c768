// How forms begin and end: an answer with signature and quoted original, and the message a sent draft becomes.
import type { FormContent } from './draft.ts';
import { Draft } from './draft.ts';
import type { MailMessage, Person } from './mail/message.ts';
import { htmlToText, escapeHtml, textToHtml } from './mail/plainText.ts';
import type { AnswerKind, Place } from './mail/quote.ts';
import { answerRecipients, answerSubject, mailboxText, quoteAsHtml } from './mail/quote.ts';
import { withInlineImages } from './mail/readingDocument.ts';
import { sanitizeQuoted } from './mail/sanitize.ts';
import type { OutlookPerson } from './mailbox.ts';

const EMPTY_LINE = '<div><br></div>';

/** A reply, reply to all or forward of a message. Content given by an add-in stands above the signature. */
export function answerDraft(message: MailMessage, as: AnswerKind, settings: { person: OutlookPerson; locale: string; content: FormContent }): Draft {
  const people = answerRecipients(message, as, settings.person.address);
  const attachments = as === 'forward' ? message.attachments.filter((part) => !part.isInline) : [];
  return new Draft(
    'message',
    { ...settings.content, ...people, subject: answerSubject(message.subject, as, settings.locale), attachments: [...attachments, ...(settings.content.attachments ?? [])] },
    { message, as },
  );
}

/** The body a form opens with: what was given, a line to write on, the signature, the quoted original. */
export function openingBody(draft: Draft, settings: { person: OutlookPerson; place: Place; bodyHtml: string | undefined }): string {
  const given = settings.bodyHtml ?? '';
  if (draft.kind === 'appointment') return `${given}${EMPTY_LINE}`;
  const signature = `<div id="Signature">${signatureHtml(settings.person)}</div>`;
  return `${given || EMPTY_LINE}${EMPTY_LINE}${signature}${quoteOf(draft, settings.place)}`;
}

function signatureHtml(person: OutlookPerson): string {
  return `<p>${escapeHtml(person.name)}<br>${escapeHtml(person.jobTitle)}<br>${escapeHtml(person.address)}</p>`;
}

function quoteOf(draft: Draft, place: Place): string {
  if (!draft.answers) return '';
  const { message } = draft.answers;
  if (message.kind === 'encrypted') return quoteAsHtml(message, '', place);
  const original = message.html === undefined ? textToHtml(message.text) : sanitizeQuoted(withInlineImages(message, message.html));
  return quoteAsHtml(message, original, place);
}

/** The message that goes to Sent items. It never leaves this page. */
export function sentMessage(draft: Draft, person: OutlookPerson, now: Date): MailMessage {
  const from: Person = { name: person.name, address: person.address };
  const html = draft.body ? `${draft.body.html()}${draft.appendOnSend}` : draft.appendOnSend;
  const internetMessageId = `<${crypto.randomUUID()}@${person.address.slice(person.address.lastIndexOf('@') + 1)}>`;
  const answered = draft.answers && draft.answers.as !== 'forward' ? draft.answers.message : undefined;
  const references = answered ? [...answered.references, answered.internetMessageId] : [];
  return {
    id: draft.save(),
    conversationId: draft.conversationId,
    internetMessageId,
    references,
    kind: 'message',
    itemClass: 'IPM.Note',
    subject: draft.subject,
    from,
    sender: from,
    replyTo: [],
    to: draft.recipients('to'),
    cc: draft.recipients('cc'),
    bcc: draft.recipients('bcc'),
    date: now.getTime(),
    html: draft.body?.type === 'text' ? undefined : html,
    text: draft.body?.type === 'text' ? `${draft.body.text()}${htmlToText(draft.appendOnSend)}` : htmlToText(html),
    headers: headersOf(draft, { from, now, internetMessageId, references, inReplyTo: answered?.internetMessageId }),
    attachments: draft.attachments,
  };
}

interface SentFacts {
  readonly from: Person;
  readonly now: Date;
  readonly internetMessageId: string;
  readonly references: readonly string[];
  readonly inReplyTo?: string;
}

function headersOf(draft: Draft, facts: SentFacts): string {
  const people = (list: readonly Person[]): string => list.map(mailboxText).join(', ');
  const lines: (readonly [name: string, value: string | undefined])[] = [
    ['From', mailboxText(facts.from)],
    ['To', people(draft.recipients('to')) || undefined],
    ['Cc', people(draft.recipients('cc')) || undefined],
    ['Subject', draft.subject],
    ['Date', facts.now.toUTCString()],
    ['Message-ID', facts.internetMessageId],
    ['In-Reply-To', facts.inReplyTo],
    ['References', facts.references.join(' ') || undefined],
    ...draft.internetHeaders,
  ];
  return lines.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value.replace(/[\r\n]+/g, ' ')}\r\n`])).join('');
}
