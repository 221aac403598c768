// The only file that touches Outlook's object model: which item is open, what it says, and putting a draft into it.
import { AppError } from '../domain/errors.ts';
import type { Address } from '../domain/records.ts';
import { extractOwnWords, parseHeaders, type Email, type Headers } from '../domain/email.ts';
import { hasMailbox, hostCall } from './outlook/hostCalls.ts';
import { onItemEvent, watchItem } from './outlook/itemEvents.ts';

/** What Outlook tells at once, without a call. */
export interface OpenItem {
  /** Changes when another item is opened; never shown. */
  readonly key: string;
  readonly mode: 'read' | 'compose';
  /** Of an email being read: its internet message id, with angle brackets. */
  readonly messageId?: string;
  readonly composeType?: 'reply' | 'new' | 'appointment';
  readonly subject: string;
  readonly from?: Address;
  /** Of an email being read: everybody it went to. */
  readonly to?: readonly Address[];
  readonly at?: string;
  readonly unreadable?: 'encrypted' | 'meeting-request' | 'other';
}

export interface Mailbox {
  readonly address: string;
  readonly name: string;
  readonly timeZone: string;
  readonly locale: string;
}

type Reading = Office.MessageRead;
type Composing = Office.MessageCompose;
type Planning = Office.AppointmentCompose;

/** How often the open item is looked at, because hosts are known to lose ItemChanged (office-js issue 6833). */
const LOOK_EVERY_MS = 1_000;

/** Who is signed in to Outlook, and in which language and zone Outlook shows things. */
export function mailbox(): Mailbox {
  const profile = Office.context.mailbox.userProfile;
  return {
    address: profile.emailAddress,
    name: profile.displayName,
    timeZone: zoneOf(profile.timeZone),
    locale: Office.context.displayLanguage || 'en-US',
  };
}

/** Outlook names zones as Windows does or as IANA does; a name Intl doesn't know falls back to the computer's zone. */
function zoneOf(name: string | undefined): string {
  const computer = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (name === undefined || name === '') return computer;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return computer;
  }
}

/** The open item as far as Outlook tells it at once; undefined when nothing (or several) is selected. */
export function openItem(): OpenItem | undefined {
  const item = currentItem();
  if (item === undefined) return undefined;
  if (!isReading(item)) return { key: `compose:${conversationOf(item)}`, mode: 'compose', ...(isPlanning(item) ? { composeType: 'appointment' as const } : {}), subject: '' };
  const unreadable = unreadableWhy(item);
  return {
    key: item.itemId,
    mode: 'read',
    ...(typeof item.internetMessageId === 'string' && item.internetMessageId.trim() !== '' ? { messageId: item.internetMessageId } : {}),
    subject: item.subject,
    from: item.from === undefined ? undefined : addressOf(item.from),
    to: [...(item.to ?? []), ...(item.cc ?? [])].map(addressOf),
    at: item.dateTimeCreated.toISOString(),
    ...(unreadable === undefined ? {} : { unreadable }),
  };
}

// The host may hold null (nothing selected), undefined (item-less) or throw while it switches (OUTLOOK-HOST 2.6).
function currentItem(): Reading | Composing | Planning | undefined {
  try {
    const item = Office.context.mailbox.item as unknown;
    return item === null || item === undefined ? undefined : (item as Reading | Composing | Planning);
  } catch {
    return undefined;
  }
}

function isReading(item: Reading | Composing | Planning): item is Reading {
  return typeof (item as Reading).itemId === 'string' && typeof (item as Reading).subject === 'string';
}

function unreadableWhy(item: Reading): OpenItem['unreadable'] {
  const itemClass = (item.itemClass ?? '').toLowerCase();
  if (itemClass.startsWith('ipm.schedule.meeting')) return 'meeting-request';
  if (item.itemType !== Office.MailboxEnums.ItemType.Message) return 'meeting-request';
  if (itemClass.startsWith('ipm.note.smime') && !itemClass.includes('multipartsigned')) return 'encrypted';
  if (itemClass.startsWith('ipm.note.rpmsg') || itemClass.startsWith('ipm.note.microsoft.irm')) return 'encrypted';
  return undefined;
}

function addressOf(details: Office.EmailAddressDetails): Address {
  return { name: details.displayName, address: details.emailAddress };
}

/**
 * Tells each change of the open item: by Outlook's own event, by looking every second, and by changed recipients while composing.
 * Calls back with no arguments; returns the way to stop.
 */
export function onItemChanged(changed: () => void): () => void {
  let seen = openItem()?.key;
  const look = (): void => {
    const now = openItem()?.key;
    if (now === seen) return;
    seen = now;
    changed();
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  const handler = (): void => {
    seen = openItem()?.key;
    changed();
  };
  watchItem();
  const stopListening = onItemEvent(handler);
  const composing = currentItem();
  if (composing !== undefined && !isReading(composing) && hasMailbox('1.7')) {
    listen(() => composing.addHandlerAsync(Office.EventType.RecipientsChanged, changed));
  }
  return () => {
    clearInterval(timer);
    stopListening();
  };
}

/** Follows Outlook's theme; calls back with the body background as `#rrggbb`. */
export function onThemeChanged(changed: (background: string) => void): void {
  const known: Office.OfficeTheme | undefined = Office.context.officeTheme;
  if (known?.bodyBackgroundColor !== undefined) changed(known.bodyBackgroundColor);
  listen(() =>
    Office.context.mailbox.addHandlerAsync(Office.EventType.OfficeThemeChanged, (event: { officeTheme?: Office.OfficeTheme }) => {
      const background = event.officeTheme?.bodyBackgroundColor;
      if (background !== undefined) changed(background);
    }),
  );
}

// An event this Outlook doesn't know throws; the pane then lives on the look-every-second and its first theme.
function listen(register: () => void): void {
  try {
    register();
  } catch {
    return;
  }
}

/**
 * Reads the open mail: own words, quoted text, headers.
 * @throws AppError `item-changed` when another item is open by the time the answers are there.
 */
export async function readEmail(): Promise<Email> {
  const item = currentItem();
  if (item === undefined) throw new AppError('item-changed');
  const key = openItem()?.key;
  const email = isReading(item) ? await readOpened(item) : await readComposed(item);
  if (openItem()?.key !== key) throw new AppError('item-changed');
  return email;
}

async function readOpened(item: Reading): Promise<Email> {
  const [html, headers] = await Promise.all([
    hostCall<string>((callback) => item.body.getAsync(Office.CoercionType.Html, callback)),
    readHeaders(item),
  ]);
  const words = extractOwnWords({ html });
  return {
    itemId: item.itemId,
    conversationId: item.conversationId,
    internetMessageId: item.internetMessageId,
    itemClass: item.itemClass,
    subject: item.subject,
    from: addressOf(item.from),
    to: item.to.map(addressOf),
    cc: item.cc.map(addressOf),
    receivedOn: item.dateTimeCreated.toISOString(),
    text: words.own,
    quoted: words.quoted,
    ...(words.signature === undefined ? {} : { signature: words.signature }),
    headers,
    attachments: item.attachments.map((each) => ({ name: each.name, size: each.size })),
    mode: 'read',
  };
}

// Headers sharpen the judgement but are not needed: an Outlook without them (before Mailbox 1.8, mobile) still works.
async function readHeaders(item: Reading): Promise<Headers> {
  if (!hasMailbox('1.8')) return {};
  try {
    return parseHeaders(await hostCall<string>((callback) => item.getAllInternetHeadersAsync(callback)));
  } catch (error) {
    if (error instanceof AppError) return {};
    throw error;
  }
}

/** A mail being written: `from` is its first recipient outside, so that the same question ("whose is it?") can be asked. */
async function readComposed(item: Composing | Planning): Promise<Email> {
  const people = peopleFieldsOf(item);
  const [subject, to, cc, html] = await Promise.all([
    hostCall<string>((callback) => item.subject.getAsync(callback)),
    hostCall<Office.EmailAddressDetails[]>((callback) => people.first.getAsync(callback)),
    hostCall<Office.EmailAddressDetails[]>((callback) => people.second.getAsync(callback)),
    hostCall<string>((callback) => item.body.getAsync(Office.CoercionType.Html, callback)),
  ]);
  const words = extractOwnWords({ html });
  return {
    itemId: `compose:${conversationOf(item)}`,
    conversationId: conversationOf(item),
    subject,
    from: addressOf(to[0] ?? { displayName: '', emailAddress: '' } as Office.EmailAddressDetails),
    to: to.map(addressOf),
    cc: cc.map(addressOf),
    receivedOn: new Date().toISOString(),
    text: '',
    quoted: words.quoted,
    headers: {},
    attachments: [],
    mode: 'compose',
  };
}

/** The subject of the email being written as it stands now. @throws AppError `item-changed`, `host-silent`. */
export async function readSubject(): Promise<string> {
  const item = currentItem();
  if (item === undefined || isReading(item)) throw new AppError('item-changed');
  return hostCall<string>((callback) => item.subject.getAsync(callback));
}

/** Appointments have no conversation; they are told apart by their frame, which shows only one. */
function conversationOf(item: Composing | Planning): string {
  return isPlanning(item) ? '' : (item.conversationId ?? '');
}

function peopleFieldsOf(item: Composing | Planning): { readonly first: Office.Recipients; readonly second: Office.Recipients } {
  return isPlanning(item) ? { first: item.requiredAttendees, second: item.optionalAttendees } : { first: item.to, second: item.cc };
}

function isPlanning(item: Reading | Composing | Planning): item is Planning {
  return item.itemType === Office.MailboxEnums.ItemType.Appointment;
}

/** Whether the mail being written answers another one, or is an appointment. */
export async function composeType(): Promise<'reply' | 'new' | 'appointment'> {
  const item = currentItem();
  if (item === undefined || isReading(item)) throw new AppError('item-changed');
  if (isPlanning(item)) return 'appointment';
  if (!hasMailbox('1.10')) return (item.conversationId ?? '') === '' ? 'new' : 'reply';
  const answer = await hostCall<{ composeType: string }>((callback) => item.getComposeTypeAsync(callback));
  return answer.composeType === 'newMail' ? 'new' : 'reply';
}

/** Shows an email of this mailbox by the id Outlook gave it. @throws AppError `host-refused` when there is none with that id any more. */
export async function showEmail(itemId: string): Promise<void> {
  if (hasMailbox('1.9')) await hostCall<void>((callback) => Office.context.mailbox.displayMessageFormAsync(itemId, callback));
  else Office.context.mailbox.displayMessageForm(itemId);
}
