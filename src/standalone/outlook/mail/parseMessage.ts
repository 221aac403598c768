// Any RFC 5322 text becomes a MailMessage: sample mail, dropped .eml files and mail folders take this one path.
// What can't be an email at all is refused with a sentence for the person who opened it.
import PostalMime from 'postal-mime';
import type { Address, Attachment as ParsedAttachment, Email } from 'postal-mime';
import type { Attachment, MailMessage, MessageKind, Person } from './message.ts';
import { readMeeting } from './meeting.ts';

/** Thrown for files that are not email; the message is a sentence to show. */
export class NotAnEmail extends Error {}

/**
 * Parses one message. `raw` is the file as it came (bytes, so that its own charsets count, or text).
 * `receivedWithoutDate` is used when the message names no valid date.
 */
export async function parseMessage(raw: Uint8Array | string, receivedWithoutDate: Date): Promise<MailMessage> {
  const bytes = withoutEnvelope(typeof raw === 'string' ? new TextEncoder().encode(raw) : raw);
  if (bytes.length === 0) throw new NotAnEmail('This file is empty.');
  const email = await parse(bytes);
  const known = email.from ?? email.sender ?? email.subject ?? email.messageId ?? email.to;
  if (known === undefined) throw new NotAnEmail('This file is not an email: it has no sender, recipient, subject or message id.');
  const digest = await sha256(bytes);
  const references = messageIds(`${email.references ?? ''} ${email.inReplyTo ?? ''}`);
  const internetMessageId = email.messageId ?? `<${digest.slice(0, 24)}@no-message-id.invalid>`;
  const rootId = references[0] ?? internetMessageId;
  const from = person(email.from ?? email.sender);
  const kind = kindOf(email);
  const calendar = email.attachments.find((part) => part.mimeType === 'text/calendar' && part.method !== undefined);
  const date = Date.parse(email.date ?? '');
  return {
    id: `AAMkAG${base64(digest.repeat(2)).slice(0, 120)}=`,
    conversationId: `AAQkAG${base64(await sha256(new TextEncoder().encode(rootId))).slice(0, 60)}=`,
    internetMessageId,
    references,
    kind,
    itemClass: itemClassOf(email, kind),
    subject: oneLine(email.subject ?? ''),
    from,
    sender: email.sender ? person(email.sender) : from,
    replyTo: people(email.replyTo),
    to: people(email.to),
    cc: people(email.cc),
    bcc: people(email.bcc),
    date: Number.isNaN(date) ? receivedWithoutDate.getTime() : date,
    html: email.html,
    text: email.text ?? '',
    headers: headerBlock(bytes),
    attachments: email.attachments.map((part, index) => attachment(part, `${digest.slice(0, 16)}-${index}`)),
    meeting: calendar ? readMeeting(new TextDecoder().decode(bytesOf(calendar))) : undefined,
  };
}

async function parse(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes);
  } catch (cause) {
    throw new NotAnEmail(`This file can't be read as an email: ${cause instanceof Error ? cause.message : 'its parts are damaged'}.`);
  }
}

/** Drops a byte order mark, leading blank lines and the "From " line of mbox exports, which are not part of the message. */
function withoutEnvelope(bytes: Uint8Array): Uint8Array {
  let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const isBlank = (byte: number | undefined): boolean => byte === 0x0a || byte === 0x0d || byte === 0x20 || byte === 0x09;
  while (start < bytes.length && isBlank(bytes[start])) start += 1;
  if (new TextDecoder().decode(bytes.subarray(start, start + 5)) === 'From ') {
    const lineEnd = bytes.indexOf(0x0a, start);
    start = lineEnd < 0 ? bytes.length : lineEnd + 1;
  }
  return bytes.subarray(start);
}

/** The header block exactly as sent; only line ends are made CRLF, as Exchange hands them to add-ins. */
function headerBlock(bytes: Uint8Array): string {
  let end = bytes.length;
  for (let at = 0; at < bytes.length - 1; at += 1) {
    if (bytes[at] !== 0x0a) continue;
    const next = bytes[at + 1] === 0x0d ? bytes[at + 2] : bytes[at + 1];
    if (next === 0x0a) {
      end = at + 1;
      break;
    }
  }
  return new TextDecoder().decode(bytes.subarray(0, end)).replace(/\r?\n/g, '\r\n');
}

/** S/MIME and PGP bodies can't be opened; text/calendar parts with a method make the message an invitation or its answer. */
function kindOf(email: Email): MessageKind {
  const type = contentType(email);
  if (type.startsWith('application/pkcs7-mime') || type.startsWith('application/x-pkcs7-mime')) return 'encrypted';
  if (type.startsWith('multipart/encrypted')) return 'encrypted';
  if (email.attachments.some((part) => part.mimeType === 'text/calendar' && part.method !== undefined)) return 'meeting-request';
  return 'message';
}

/** Message classes as Exchange assigns them on delivery. */
function itemClassOf(email: Email, kind: MessageKind): string {
  const type = contentType(email);
  if (kind === 'encrypted') return 'IPM.Note.SMIME';
  if (kind === 'meeting-request') {
    const method = email.attachments.find((part) => part.method !== undefined)?.method;
    if (method === 'CANCEL') return 'IPM.Schedule.Meeting.Canceled';
    return method === 'REPLY' ? 'IPM.Schedule.Meeting.Resp' : 'IPM.Schedule.Meeting.Request';
  }
  if (type.startsWith('multipart/signed')) return 'IPM.Note.SMIME.MultipartSigned';
  if (type.startsWith('multipart/report') && type.includes('delivery-status')) return 'REPORT.IPM.Note.NDR';
  return 'IPM.Note';
}

function contentType(email: Email): string {
  return (email.headers.find((header) => header.key === 'content-type')?.value ?? '').trim().toLowerCase();
}

function attachment(part: ParsedAttachment, id: string): Attachment {
  const content = bytesOf(part);
  const contentId = part.contentId?.replace(/^<|>$/g, '');
  return {
    id,
    name: part.filename ?? defaultName(part.mimeType),
    size: content.length,
    contentType: part.mimeType,
    isInline: part.related === true || (part.disposition === 'inline' && contentId !== undefined),
    contentId,
    content,
  };
}

function defaultName(mimeType: string): string {
  if (mimeType === 'text/calendar') return 'invite.ics';
  return mimeType === 'message/rfc822' ? 'message.eml' : `attachment.${mimeType.split('/')[1] ?? 'bin'}`;
}

function bytesOf(part: ParsedAttachment): Uint8Array {
  if (typeof part.content === 'string') return new TextEncoder().encode(part.content);
  return part.content instanceof Uint8Array ? part.content : new Uint8Array(part.content);
}

function people(addresses: readonly Address[] | undefined): Person[] {
  return (addresses ?? []).flatMap((address) => (address.group ? address.group.map(person) : [person(address)]));
}

function person(address: Address | undefined): Person {
  return { name: oneLine(address?.name ?? ''), address: oneLine(address?.address ?? '') };
}

/** Message ids in order, without duplicates. */
function messageIds(text: string): string[] {
  return [...new Set(text.match(/<[^<>\s]{1,998}>/g) ?? [])];
}

function oneLine(text: string): string {
  return text.replace(/[\r\n\t]+/g, ' ').trim();
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes.slice());
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Only for the look of an Exchange id: hexadecimal text as base64 without characters that need escaping in links. */
function base64(text: string): string {
  return btoa(text).replace(/[+/=]/g, 'A');
}
