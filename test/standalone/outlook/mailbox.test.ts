/** @jest-environment ./test/jsdomEnvironment.cjs */
import { parseMessage } from '../../../src/standalone/outlook/mail/parseMessage.ts';
import { Mailbox } from '../../../src/standalone/outlook/mailbox.ts';

const person = { id: 'm', objectId: 'o', tenantId: 't', name: 'Maya', address: 'maya@own.example', jobTitle: 'Sales', role: 'Salesperson' };
const mail = (subject: string, date: string) => parseMessage(`From: a@b.example\r\nSubject: ${subject}\r\nDate: ${date}\r\n\r\nx`, new Date(0));

test('a folder lists its messages newest first and counts the unread ones', async () => {
  const mailbox = new Mailbox(person, () => undefined);
  mailbox.add(await mail('old', 'Mon, 2 Nov 2026 10:00:00 +0000'), 'inbox', false);
  const newest = mailbox.add(await mail('new', 'Tue, 3 Nov 2026 10:00:00 +0000'), 'inbox', true);
  mailbox.add(await mail('sent', 'Wed, 4 Nov 2026 10:00:00 +0000'), 'sent', false);
  expect([mailbox.inFolder('inbox').map((item) => item.message.subject), mailbox.unreadCount('inbox')]).toEqual([['new', 'old'], 1]);
  mailbox.markRead(newest);
  mailbox.move(newest, 'deleted');
  expect([mailbox.inFolder('inbox').length, mailbox.inFolder('deleted').length, mailbox.unreadCount('deleted')]).toEqual([1, 1, 0]);
});

test('the same file opened twice stays one message and keeps what add-ins attached', async () => {
  const mailbox = new Mailbox(person, () => undefined);
  mailbox.add(await mail('once', 'Mon, 2 Nov 2026 10:00:00 +0000'), 'inbox', true).state.categories = ['Lead'];
  expect(mailbox.add(await mail('once', 'Mon, 2 Nov 2026 10:00:00 +0000'), 'inbox', true).state.categories).toEqual(['Lead']);
  expect(mailbox.inFolder('inbox')).toHaveLength(1);
});

test('roaming settings outlive a reload and are each person’s own', () => {
  new Mailbox(person, () => undefined).saveRoamingSettings({ tone: '"friendly"' });
  expect(new Mailbox(person, () => undefined).roamingSettings).toEqual({ tone: '"friendly"' });
  expect(new Mailbox({ ...person, id: 'other' }, () => undefined).roamingSettings).toEqual({});
});
