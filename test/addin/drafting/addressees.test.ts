// Whom a new message is for: Outlook's recipients, the CRM's leads among them, and the seller's word.
import { addressed, lookUpKeys, settleAddressee, severalRecipients } from '../../../src/addin/drafting/addressees.ts';
import { aShownLead } from '../../fixtures/views.ts';
import { aKnownMail, aNewMessage } from '../openedEmail.ts';

const own = { address: 'maya@kestrelmotion.example', ownDomains: ['kestrelmotion.example'] };
const jonas = aShownLead();
const anna = aShownLead({ id: '33333333-3333-4333-8333-333333333333', name: { first: 'Anna', last: 'Keller' }, email: 'anna@brightwater.example' });

function messageTo(...to: readonly string[]): ReturnType<typeof aNewMessage> & { email: NonNullable<ReturnType<typeof aNewMessage>['email']> } {
  const opened = aNewMessage(...to);
  const email = opened.email;
  if (email === undefined) throw new Error('no email');
  return { ...opened, email };
}

test('[E2] all outside recipients of a new message are looked up at once, colleagues are not', () => {
  const opened = messageTo('ida@nowhere.example', 'ben@kestrelmotion.example', 'anna@brightwater.example');
  addressed(opened, opened.email, own);
  const keys = lookUpKeys(opened, opened.email, own)?.addresses ?? [];
  expect(keys).toEqual(expect.arrayContaining(['ida@nowhere.example', 'anna@brightwater.example']));
  expect(keys).not.toContain('ben@kestrelmotion.example');
});

test('[E2] one lead among several recipients is meant, also when it isn\'t the first', () => {
  const opened = messageTo('ida@nowhere.example', 'anna@brightwater.example');
  addressed(opened, opened.email, own);
  opened.known = aKnownMail([anna]);
  settleAddressee(opened);
  expect({ from: opened.email.from.address, several: severalRecipients(opened) }).toEqual({ from: 'anna@brightwater.example', several: undefined });
});

test('[E2] of two leads the seller chooses, and the choice holds as long as it is a recipient', () => {
  const opened = messageTo('jonas.brandt@halvorsen.example', 'anna@brightwater.example', 'anna+two@brightwater.example');
  addressed(opened, opened.email, own);
  opened.known = aKnownMail([jonas, anna]);
  settleAddressee(opened);
  expect(severalRecipients(opened)?.candidates.map(({ lead, address }) => [lead.name.first, address])).toEqual([['Jonas', 'jonas.brandt@halvorsen.example'], ['Anna', 'anna@brightwater.example']]);
  opened.spokenTo = { address: 'Anna@brightwater.example' };
  expect(severalRecipients(opened)).toBeUndefined();
  expect(addressed(opened, opened.email, own).from.address).toBe('Anna@brightwater.example');
  const changed = messageTo('jonas.brandt@halvorsen.example');
  expect(addressed(Object.assign(opened, { email: changed.email }), changed.email, own).from.address).toBe('jonas.brandt@halvorsen.example');
  expect(opened.spokenTo).toBeUndefined();
});

test('[E2] a lead picked without a recipient holds until somebody stands in To', () => {
  const opened = { ...messageTo(), spokenTo: { address: 'anna@brightwater.example' } };
  expect(addressed(opened, opened.email, own).from.address).toBe('anna@brightwater.example');
  const later = messageTo('ida@nowhere.example');
  expect(addressed(opened, later.email, own).from.address).toBe('ida@nowhere.example');
});
