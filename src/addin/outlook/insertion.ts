// Puts a draft into Outlook: opens a reply or a message with it, or writes it at the cursor and reads it back. Never sends.
import { AppError } from '../../domain/errors.ts';
import type { Address } from '../../domain/records.ts';
import { compareBodies, setMissingSubject, squeeze, timesIn, writeAtCursor } from './bodyWriting.ts';
import { htmlOf } from '../drafting/draftHtml.ts';
import { hasMailbox, hostCall } from './hostCalls.ts';
import { onItemEvent } from './itemEvents.ts';
import { openItem } from '../outlook.ts';
import { visibleText } from '../drafting/plainSigns.ts';

/** What is put in: plain paragraphs, free of invisible signs. */
export interface Insertion {
  readonly subject: string;
  readonly to: readonly Address[];
  readonly paragraphs: readonly string[];
  /** Hosts whose https addresses become links; lower case. */
  readonly linkHosts: readonly string[];
}

/** What is needed to take an insertion back. */
export interface Inserted {
  readonly readBack: 'intact' | 'changed';
  readonly before: string;
  readonly after: string;
  readonly format: Office.CoercionType;
  readonly paragraphs: readonly string[];
}

/** What a try to insert leaves behind for the next one, should Outlook carry it out after its time was up. */
export interface Attempt {
  readonly text: string;
  /** How often the draft's text stood in the body before the first try. */
  timesBefore?: number;
  before?: string;
}

/** Outlook takes 32 KB in a reply or message form and counts in its own way: we stay two below, in bytes. */
const MOST_FORM_BYTES = 30 * 1024;
const MOST_SUBJECT_CHARACTERS = 255;
const LOOK_EVERY_MS = 100;

/** The paragraphs and the subject as they may leave the pane. */
export function insertionOf(draft: { readonly subject: string; readonly to: readonly Address[]; readonly paragraphs: readonly string[]; readonly linkHosts: readonly string[] }): Insertion {
  return { ...draft, subject: visibleText(draft.subject).replaceAll('\n', ' ').slice(0, MOST_SUBJECT_CHARACTERS), paragraphs: draft.paragraphs.map(visibleText) };
}

/**
 * Opens Outlook's reply (or reply all) window with the draft in it; an empty one when the draft is too long for a form.
 * Outlook doesn't say what the window shows: only the window's own pane can read it back.
 * @throws AppError `host-refused`, `host-silent`, `item-changed`.
 */
export async function openReply(insertion: Insertion, expectedItem: string, all: boolean): Promise<'with-text' | 'without-text'> {
  const htmlBody = formBody(insertion);
  // The reply must belong to the mail the draft answers, whatever Outlook selected meanwhile; also while the call waited for its turn.
  const open = (): Office.MessageRead => answered(expectedItem);
  if (hasMailbox('1.9')) {
    await hostCall<void>((callback) => (all ? open().displayReplyAllFormAsync({ htmlBody }, callback) : open().displayReplyFormAsync({ htmlBody }, callback)));
  } else if (all) open().displayReplyAllForm({ htmlBody });
  else open().displayReplyForm({ htmlBody });
  return htmlBody === '' ? 'without-text' : 'with-text';
}

/**
 * Watches whether another email is selected from now on. Outlook on the web opens a reply on the email that is open when the call
 * arrives there, and neither the call nor its answer names one: an event before the answer is the only sign that it may be another.
 * A selection comes before the answer of whatever Outlook did after it, so without an event the reply belongs to the email. Events
 * get lost, so the open item is looked at as well.
 * @returns asks whether one was, and ends the watch.
 */
export function watchSelection(expectedItem: string): () => boolean {
  let hasMoved = false;
  const look = (): void => {
    const item = openItem();
    // The reply itself may take the place of its email: only another email to read counts.
    if (item?.mode === 'read' && item.key !== expectedItem) hasMoved = true;
  };
  const stop = onItemEvent(look);
  const timer = setInterval(look, LOOK_EVERY_MS);
  return () => {
    stop();
    clearInterval(timer);
    look();
    return hasMoved;
  };
}

/**
 * Opens a new message with the draft, an empty one when it is too long. Recipients come from the CRM lead or the mail's own
 * header, never from a mail's text.
 * @throws AppError as `openReply`.
 */
export async function openMessage(insertion: Insertion, expectedItem: string | undefined): Promise<'with-text' | 'without-text'> {
  const mailbox = (): Office.Mailbox => {
    if (openItem()?.key !== expectedItem) throw new AppError('item-changed');
    return Office.context.mailbox;
  };
  const form = { toRecipients: insertion.to.map((each) => each.address), subject: insertion.subject, htmlBody: formBody(insertion) };
  if (hasMailbox('1.9')) await hostCall<void>((callback) => mailbox().displayNewMessageFormAsync(form, callback));
  else mailbox().displayNewMessageForm(form);
  return form.htmlBody === '' ? 'without-text' : 'with-text';
}

/** @throws AppError `item-changed` when another email is open by now. */
function answered(expectedItem: string): Office.MessageRead {
  const item = Office.context.mailbox.item as Office.MessageRead | null | undefined;
  if (item === null || item === undefined || item.itemId !== expectedItem) throw new AppError('item-changed');
  return item;
}

function formBody(insertion: Insertion): string {
  const html = htmlOf(insertion.paragraphs, insertion.linkHosts);
  return new TextEncoder().encode(html).length > MOST_FORM_BYTES ? '' : html;
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

/**
 * Writes the draft at the cursor of the mail being written and reads the body back before it says so.
 * Sets the subject only when there is none.
 * @param place.expectedItem key of the window the draft was shown for.
 * @param place.attempt kept between tries: what an earlier one wrote too late is found and not written twice.
 * @throws AppError `host-refused` when the text isn't there afterwards, `host-silent`, `item-changed`: the draft is kept.
 */
export async function insertAtCursor(insertion: Insertion, place: { readonly expectedItem: string; readonly attempt: Attempt }): Promise<Inserted> {
  const { expectedItem, attempt } = place;
  // A call may have to wait for others, and Outlook carries it out on what is open by then: the window is looked at when it goes out.
  const open = (): Office.MessageCompose => composed(expectedItem);
  const { paragraphs } = insertion;
  const wanted = squeeze(paragraphs.join(''));
  const format = await hostCall<Office.CoercionType>((callback) => open().body.getTypeAsync(callback));
  const before = await readBody(open, format);
  const times = timesIn(textOf(before, format), wanted);
  attempt.timesBefore ??= times;
  attempt.before ??= before;
  if (times > attempt.timesBefore) return checked({ before: attempt.before, after: before, format, paragraphs });
  const data = format === Office.CoercionType.Html ? htmlOf(paragraphs, insertion.linkHosts) : `${paragraphs.join('\n\n')}\n\n`;
  await writeAtCursor(open, data, format);
  await setMissingSubject(open, insertion.subject);
  return checked({ before, after: await readBody(open, format), format, paragraphs });
}

function checked(inserted: Omit<Inserted, 'readBack'>): Inserted {
  const { before, after, format, paragraphs } = inserted;
  const check = compareBodies(textOf(before, format), textOf(after, format), paragraphs);
  if (check === 'absent') throw new AppError('host-refused', { params: { hostCode: 0 }, cause: 'read back without the draft' });
  return { ...inserted, readBack: check };
}

/**
 * Looks for the drafts a window may have been opened with; undefined for each that isn't there (any more).
 * @param texts the paragraphs of each.
 * @throws AppError `host-refused`, `host-silent`, `item-changed` when no email is being written.
 */
export async function findInserted(texts: readonly (readonly string[])[]): Promise<readonly (Inserted | undefined)[]> {
  if (texts.length === 0) return [];
  const item = composed();
  const format = await hostCall<Office.CoercionType>((callback) => item.body.getTypeAsync(callback));
  const after = await readBody(() => item, format);
  return texts.map((text) => {
    const paragraphs = text.map(visibleText);
    if (!textOf(after, format).includes(squeeze(paragraphs.join('')))) return undefined;
    const before = without(after, { format, paragraphs });
    return before === undefined ? undefined : { readBack: 'intact', before, after, format, paragraphs };
  });
}

/**
 * Takes the insertion back and reads the body back. When the seller wrote on since, only the draft's own paragraphs are taken out.
 * @throws AppError `changed-elsewhere` when they are no longer there as they were, `host-refused` when they still are afterwards.
 */
export async function takeBack(inserted: Inserted, expectedItem: string): Promise<void> {
  const open = (): Office.MessageCompose => composed(expectedItem);
  const { format, before } = inserted;
  const now = await readBody(open, format);
  // An earlier try that Outlook carried out after its time was up.
  if (textOf(now, format) === textOf(before, format)) return;
  // Only what was read back intact is known to be the body of before plus the draft.
  const restored = now === inserted.after && inserted.readBack === 'intact' ? before : without(now, inserted);
  if (restored === undefined) throw new AppError('changed-elsewhere');
  await hostCall<void>((callback) => open().body.setAsync(restored, { coercionType: format }, callback));
  if (textOf(await readBody(open, format), format) !== textOf(restored, format)) throw new AppError('host-refused', { params: { hostCode: 0 }, cause: 'read back with the draft' });
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
    const found = [...page.body.querySelectorAll('p, div')].find((each) => each.querySelector('p, div') === null && squeeze(each.textContent ?? '') === wanted);
    if (found === undefined) return undefined;
    found.remove();
  }
  return page.body.innerHTML;
}

/** The mail being written. @throws AppError `item-changed` when it is none, or another than expected. */
function composed(expectedItem?: string): Office.MessageCompose {
  const item = Office.context.mailbox.item as Office.MessageCompose | null | undefined;
  if (item === null || item === undefined || typeof item.body?.setSelectedDataAsync !== 'function') throw new AppError('item-changed');
  // Office.js carries out a call on whatever is open by then, not on the object it was asked for.
  if (expectedItem !== undefined && openItem()?.key !== expectedItem) throw new AppError('item-changed');
  return item;
}

function readBody(open: () => Office.MessageCompose, format: Office.CoercionType): Promise<string> {
  return hostCall<string>((callback) => open().body.getAsync(format, callback));
}

function textOf(body: string, format: Office.CoercionType): string {
  if (format !== Office.CoercionType.Html) return squeeze(body);
  return squeeze(new DOMParser().parseFromString(body, 'text/html').body.textContent ?? '');
}
