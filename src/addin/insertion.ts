// Puts a draft into Outlook: opens a reply or a message with it, or writes it at the cursor and reads it back. Never sends.
import { AppError } from '../domain/errors.ts';
import type { Address } from '../domain/records.ts';
import { hasMailbox, hostCall } from './hostCalls.ts';

/** What is put in: plain paragraphs. They become HTML here and nowhere else. */
export interface Insertion {
  readonly subject: string;
  readonly to: readonly Address[];
  readonly paragraphs: readonly string[];
}

/** What is needed to take an insertion back. */
export interface Inserted {
  readonly readBack: 'intact' | 'changed';
  readonly before: string;
  readonly after: string;
  readonly format: Office.CoercionType;
  readonly paragraphs: readonly string[];
}

/** Outlook's limit for a body handed to a reply or message form: 32 KB of characters. */
const MOST_FORM_CHARACTERS = 32 * 1024;
const MOST_SUBJECT_CHARACTERS = 255;

/** Escaped paragraphs. No styles, no links, no images: Outlook strips the one, and the others must never come from a mail. */
export function htmlOf(paragraphs: readonly string[]): string {
  return paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`).join('');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}

/**
 * Opens Outlook's reply (or reply all) window with the draft in it.
 * @throws AppError `too-long`, `host-refused`, `host-silent`, `item-changed`.
 */
export async function openReply(insertion: Insertion, expectedItem: string, all: boolean): Promise<void> {
  const htmlBody = formBody(insertion);
  const item = Office.context.mailbox.item as Office.MessageRead | null | undefined;
  // The reply must belong to the mail the draft answers, whatever Outlook selected meanwhile.
  if (item === null || item === undefined || item.itemId !== expectedItem) throw new AppError('item-changed');
  if (hasMailbox('1.9')) {
    await hostCall<void>((callback) => (all ? item.displayReplyAllFormAsync({ htmlBody }, callback) : item.displayReplyFormAsync({ htmlBody }, callback)));
  } else if (all) item.displayReplyAllForm({ htmlBody });
  else item.displayReplyForm({ htmlBody });
}

/** Opens a new message with the draft. Recipients come from the CRM lead, never from a mail's text. */
export async function openMessage(insertion: Insertion): Promise<void> {
  const form = { toRecipients: insertion.to.map((each) => each.address), subject: insertion.subject.slice(0, MOST_SUBJECT_CHARACTERS), htmlBody: formBody(insertion) };
  if (hasMailbox('1.9')) await hostCall<void>((callback) => Office.context.mailbox.displayNewMessageFormAsync(form, callback));
  else Office.context.mailbox.displayNewMessageForm(form);
}

/** Opens Outlook's appointment form, filled in. The seller saves or sends it. */
export async function openAppointment(appointment: { readonly subject: string; readonly attendees: readonly Address[]; readonly start: Date; readonly end: Date; readonly body: string }): Promise<void> {
  const form = {
    requiredAttendees: appointment.attendees.map((each) => each.address),
    optionalAttendees: [],
    resources: [],
    start: appointment.start,
    end: appointment.end,
    subject: appointment.subject.slice(0, MOST_SUBJECT_CHARACTERS),
    body: appointment.body,
    location: '',
  };
  if (hasMailbox('1.9')) await hostCall<void>((callback) => Office.context.mailbox.displayNewAppointmentFormAsync(form, callback));
  else Office.context.mailbox.displayNewAppointmentForm(form);
}

function formBody(insertion: Insertion): string {
  const html = htmlOf(insertion.paragraphs);
  if (html.length > MOST_FORM_CHARACTERS) throw new AppError('too-long', { params: { most: MOST_FORM_CHARACTERS } });
  return html;
}

/**
 * Writes the draft at the cursor of the mail being written and reads the body back before it says so.
 * Sets the subject only when there is none.
 * @throws AppError `host-refused` when the text isn't there afterwards: the draft is kept.
 */
export async function insertAtCursor(insertion: Insertion): Promise<Inserted> {
  const item = composed();
  const format = await hostCall<Office.CoercionType>((callback) => item.body.getTypeAsync(callback));
  const before = await readBody(item, format);
  const data = format === Office.CoercionType.Html ? htmlOf(insertion.paragraphs) : `${insertion.paragraphs.join('\n\n')}\n\n`;
  await write(item, data, format);
  const subject = await hostCall<string>((callback) => item.subject.getAsync(callback));
  if (subject.trim() === '') await hostCall<void>((callback) => item.subject.setAsync(insertion.subject.slice(0, MOST_SUBJECT_CHARACTERS), callback));
  const after = await readBody(item, format);
  const check = compare(textOf(before, format), textOf(after, format), insertion.paragraphs);
  if (check === 'absent') throw new AppError('host-refused', { params: { hostCode: 0 }, cause: 'read back without the draft' });
  return { readBack: check, before, after, format, paragraphs: insertion.paragraphs };
}

// Without a usable cursor Outlook answers 9014 or 9016; the top of the body is where the cursor of a reply stands anyway.
async function write(item: Office.MessageCompose, data: string, coercionType: Office.CoercionType): Promise<void> {
  try {
    await hostCall<void>((callback) => item.body.setSelectedDataAsync(data, { coercionType }, callback));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'host-refused' || !isCursorError(error)) throw error;
    await hostCall<void>((callback) => item.body.prependAsync(data, { coercionType }, callback));
  }
}

function isCursorError(error: AppError): boolean {
  return error.params['hostCode'] === 9014 || error.params['hostCode'] === 9016;
}

/** Looks for a draft that a window was opened with; undefined when it isn't there (any more). */
export async function findInserted(paragraphs: readonly string[]): Promise<Inserted | undefined> {
  const item = composed();
  const format = await hostCall<Office.CoercionType>((callback) => item.body.getTypeAsync(callback));
  const after = await readBody(item, format);
  if (!textOf(after, format).includes(squeeze(paragraphs.join('')))) return undefined;
  const before = without(after, { format, paragraphs });
  return before === undefined ? undefined : { readBack: 'intact', before, after, format, paragraphs };
}

/**
 * Takes the insertion back. When the seller wrote on since, only the draft's own paragraphs are taken out.
 * @throws AppError `changed-elsewhere` when they are no longer there as they were.
 */
export async function takeBack(inserted: Inserted): Promise<void> {
  const item = composed();
  const { format } = inserted;
  const now = await readBody(item, format);
  const restored = now === inserted.after ? inserted.before : without(now, inserted);
  if (restored === undefined) throw new AppError('changed-elsewhere');
  await hostCall<void>((callback) => item.body.setAsync(restored, { coercionType: format }, callback));
}

function without(now: string, inserted: Pick<Inserted, 'format' | 'paragraphs'>): string | undefined {
  if (inserted.format !== Office.CoercionType.Html) {
    const block = inserted.paragraphs.join('\n\n');
    const at = now.indexOf(block);
    return at < 0 ? undefined : now.slice(0, at) + now.slice(at + block.length).replace(/^\s{1,4}/, '');
  }
  const page = new DOMParser().parseFromString(now, 'text/html');
  for (const paragraph of inserted.paragraphs) {
    const wanted = squeeze(paragraph);
    const found = [...page.body.querySelectorAll('p, div')].find((each) => each.querySelector('p, div') === null && squeeze(visibleText(each)) === wanted);
    if (found === undefined) return undefined;
    found.remove();
  }
  return page.body.innerHTML;
}

function composed(): Office.MessageCompose {
  const item = Office.context.mailbox.item as Office.MessageCompose | null | undefined;
  if (item === null || item === undefined || typeof item.body?.setSelectedDataAsync !== 'function') throw new AppError('item-changed');
  return item;
}

function readBody(item: Office.MessageCompose, format: Office.CoercionType): Promise<string> {
  return hostCall<string>((callback) => item.body.getAsync(format, callback));
}

function textOf(body: string, format: Office.CoercionType): string {
  if (format !== Office.CoercionType.Html) return squeeze(body);
  return squeeze(visibleText(new DOMParser().parseFromString(body, 'text/html').body));
}

function visibleText(element: Element): string {
  return element.textContent ?? '';
}

/** Outlook rewrites white space and entities on the way in, so only the visible characters are compared. */
function squeeze(text: string): string {
  return text.replace(/[\s\u00a0\u200b\ufeff]+/g, '');
}

function compare(before: string, after: string, paragraphs: readonly string[]): 'intact' | 'changed' | 'absent' {
  const draft = squeeze(paragraphs.join(''));
  const at = after.indexOf(draft);
  if (at < 0) return 'absent';
  return after.slice(0, at) + after.slice(at + draft.length) === before ? 'intact' : 'changed';
}
