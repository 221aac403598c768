// An own email: whom it went to and whether an answer came, from its envelope and the CRM alone.
import { sentEmailOf, sentScreen } from '../../../src/addin/email/sentMail.ts';
import { nextWorkingDay } from '../../../src/addin/lead/workingDay.ts';
import type { Activity } from '../../../src/domain/records.ts';
import { aLeadScreen } from '../../fixtures/views.ts';

const item = { key: '1', mode: 'read', subject: 'Test report', from: { address: 'maya@kestrel.example' }, at: '2026-11-20T08:00:00Z' } as const;

test('[E12] an own email is looked up by its first recipient outside the company, without a word of its text', () => {
  const to = [{ address: 'ben@kestrel.example' }, { address: 'jonas@halvorsen.example' }, { address: 'ida@fjord.example' }];
  expect(sentEmailOf({ ...item, to }, ['kestrel.example'])).toMatchObject({ from: { address: 'jonas@halvorsen.example' }, to: to.slice(1), text: '', quoted: '', mode: 'compose' });
  expect(sentEmailOf({ ...item, to: to.slice(0, 1) }, ['kestrel.example'])).toBeUndefined();
  expect(sentEmailOf(item, ['kestrel.example'])).toBeUndefined();
});

test('[E12] an answer is an email of the lead after it; a call, an own email and an older answer are none', () => {
  const activity = (id: string, more: Partial<Activity>): Activity => ({ id, kind: 'email', direction: 'in', at: '2026-11-21T09:00:00Z', done: true, subject: 's', addresses: [], ...more });
  const facts = (activities: readonly Activity[]) => aLeadScreen({ facts: { ...aLeadScreen().facts, activities } });
  const none = [activity('1', { kind: 'call' }), activity('2', { direction: 'out' }), activity('3', { at: '2026-11-19T09:00:00Z' })];
  expect(sentScreen(item, facts(none), undefined).sentTo).toEqual({ lead: aLeadScreen().facts.lead, on: item.at });
  expect(sentScreen(item, facts([...none, activity('5', { at: '2026-11-21T12:00:00Z' }), activity('4', {})]), undefined).sentTo?.answeredOn).toBe('2026-11-21T09:00:00Z');
  expect(sentScreen(item, undefined, { what: 'reminded' })).toEqual({ kind: 'not-a-lead', mail: 'own', sender: item.from });
});

test('a reminder on a Friday is for Monday', () => {
  expect(['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22'].map((day) => nextWorkingDay(new Date(`${day}T10:00:00Z`), { timeZone: 'UTC' }))).toEqual(['2026-11-20', '2026-11-23', '2026-11-23', '2026-11-23']);
});
