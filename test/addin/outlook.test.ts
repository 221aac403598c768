/**
 * @jest-environment ./test/jsdomEnvironment.cjs
 */
// A double for hosts that lose events, refuse or switch while they are asked; the genuine office.js is in the journeys.
import { onItemChanged, openItem, readEmail } from '../../src/addin/outlook.ts';

interface DoubleItem {
  itemId: string;
  subject: string;
  itemClass?: string;
  itemType?: string;
}

interface PlayedMailbox {
  item: unknown;
  set(next: DoubleItem | null): void;
}

const handlers: (() => void)[] = [];

function playHost(item: DoubleItem | null | undefined, body: (callback: (result: object) => void) => void = (callback) => callback({ status: 'succeeded', value: '<p>Hello</p>' })): PlayedMailbox {
  const person = { displayName: 'Jonas Brandt', emailAddress: 'jonas@halvorsenfoods.example' };
  const whole = (each: DoubleItem): object => ({
    itemType: 'message',
    itemClass: 'IPM.Note',
    from: person,
    to: [],
    cc: [],
    attachments: [],
    conversationId: 'c',
    dateTimeCreated: new Date('2026-11-20T08:00:00Z'),
    body: { getAsync: (_type: string, callback: (result: object) => void) => body(callback) },
    getAllInternetHeadersAsync: (callback: (result: object) => void) => callback({ status: 'failed', error: { code: 9020, name: 'x' } }),
    ...each,
  });
  const mailbox = {
    item: item === null || item === undefined ? item : whole(item),
    addHandlerAsync: (_event: string, handler: () => void) => handlers.push(handler),
    set(next: DoubleItem | null): void {
      this.item = next === null ? null : whole(next);
    },
  };
  Object.assign(globalThis, {
    Office: {
      context: { mailbox, requirements: { isSetSupported: () => true } },
      EventType: { ItemChanged: 'ItemChanged', RecipientsChanged: 'RecipientsChanged' },
      CoercionType: { Html: 'html', Text: 'text' },
      AsyncResultStatus: { Succeeded: 'succeeded' },
      MailboxEnums: { ItemType: { Message: 'message', Appointment: 'appointment' } },
    },
  });
  return mailbox;
}

afterEach(() => jest.useRealTimers());

test('[O2] another email is noticed within a second even when Outlook says nothing', () => {
  jest.useFakeTimers();
  const mailbox = playHost({ itemId: 'one', subject: 'One' });
  let changes = 0;
  const stop = onItemChanged(() => changes++);
  jest.advanceTimersByTime(3_000);
  expect(changes).toBe(0);
  mailbox.set({ itemId: 'two', subject: 'Two' });
  jest.advanceTimersByTime(1_000);
  expect(changes).toBe(1);
  mailbox.set(null);
  jest.advanceTimersByTime(1_000);
  expect(changes).toBe(2);
  stop();
  mailbox.set({ itemId: 'three', subject: 'Three' });
  jest.advanceTimersByTime(5_000);
  expect(changes).toBe(2);
});

test('[O2] an event and the look a moment later tell one change once', () => {
  jest.useFakeTimers();
  const mailbox = playHost({ itemId: 'one', subject: 'One' });
  let changes = 0;
  const stop = onItemChanged(() => changes++);
  mailbox.set({ itemId: 'two', subject: 'Two' });
  for (const handler of handlers) handler();
  jest.advanceTimersByTime(2_000);
  expect(changes).toBe(1);
  stop();
});

test.each([
  ['nothing selected, told as null', null],
  ['nothing selected, told as undefined', undefined],
])('%s: there is no open item', (_how, item) => {
  playHost(item);
  expect(openItem()).toBeUndefined();
});

test('a host that throws while it switches has no open item', () => {
  playHost(null);
  Object.defineProperty(Office.context, 'mailbox', { get: () => { throw new Error('switching'); } });
  expect(openItem()).toBeUndefined();
});

test.each([
  ['IPM.Note.SMIME', 'encrypted'],
  ['IPM.Note.rpmsg.Microsoft.Voicemail.UM', 'encrypted'],
  ['IPM.Schedule.Meeting.Request', 'meeting-request'],
  ['IPM.Schedule.Meeting.Canceled', 'meeting-request'],
  ['IPM.Note.SMIME.MultipartSigned', undefined],
  ['IPM.Note', undefined],
])('an item of class %s is unreadable as: %s', (itemClass, unreadable) => {
  playHost({ itemId: 'one', subject: 'One', itemClass });
  expect(openItem()?.unreadable).toBe(unreadable);
});

test('an Outlook that refuses the headers still gives the email', async () => {
  playHost({ itemId: 'one', subject: 'One' });
  expect(await readEmail()).toMatchObject({ itemId: 'one', text: 'Hello', headers: {}, mode: 'read' });
});

test('[F11] a body that arrives after another email was opened is given up', async () => {
  const mailbox: PlayedMailbox = playHost({ itemId: 'one', subject: 'One' }, (callback) => {
    mailbox.set({ itemId: 'two', subject: 'Two' });
    callback({ status: 'succeeded', value: '<p>Hello</p>' });
  });
  await expect(readEmail()).rejects.toMatchObject({ code: 'item-changed' });
});
