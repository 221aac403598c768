// A lead's emails from two places as one list, and which of them nobody has answered.
import { isWrittenByLead, mergeLeadEmails, unansweredOf, type LeadEmail } from '../../src/domain/leadEmails.ts';
import { aLead, own } from './examples.ts';

const leadId = aLead().id;

function email(key: string, more: Partial<LeadEmail> = {}): LeadEmail {
  return { key, leadId, direction: 'in', at: '2026-11-20T08:00:00.000Z', subject: 'Line 3', sender: 'jonas.brandt@halvorsen.example', ...more };
}

const keys = (emails: readonly LeadEmail[]): readonly string[] => emails.map(({ key }) => key);

test('[E4] an email that the CRM has and that was open here is one email: the CRM says whose, the pane what it says', () => {
  const merged = mergeLeadEmails([email('<a>', { conversation: { crm: '7' }, at: '2026-11-20T08:00:00Z' })], [email('<a>', { leadId: 'another', mail: 'person', until: '2027-03-01', conversation: { outlook: 'x' }, at: '2026-11-20T08:00:09Z' })]);
  expect(merged).toEqual([email('<a>', { mail: 'person', until: '2027-03-01', conversation: { crm: '7', outlook: 'x' } })]);
});

test('instants compare whatever way they are written, and an email without a date is left out', () => {
  expect(keys(mergeLeadEmails([email('b', { at: '2026-11-20T08:00:00Z' }), email('none', { at: 'soon' })], [email('a', { at: '2026-11-20T07:59:59.900Z' })]))).toEqual(['a', 'b']);
});

test.each<[string, Partial<LeadEmail>, boolean]>([
  ['a person at the lead', {}, true],
  ['nobody knows who', { sender: undefined }, true],
  ['one of ours', { direction: 'out' }, false],
  ['a colleague', { sender: 'ben@kestrel.example' }, false],
  ['the seller', { sender: own.address.toUpperCase() }, false],
  ['an automatic answer by its subject', { subject: 'Automatic reply: Line 3' }, false],
  ['a machine by its address', { sender: 'no-reply@halvorsen.example' }, false],
  ['what was read here counts more than the subject', { subject: 'Automatic reply: Line 3', mail: 'person' }, true],
  ['a newsletter, read here', { mail: 'newsletter' }, false],
  ['a bounce, read here', { mail: 'bounce' }, false],
])('[E4] whose email waits for an answer: %s', (_case, more, expected) => {
  expect(isWrittenByLead(email('a', more), own)).toBe(expected);
});

test('a later email of ours answers what came before it, and nothing that came after', () => {
  const emails = [email('1'), email('2', { at: '2026-11-20T09:00:00.000Z' }), email('ours', { direction: 'out', at: '2026-11-20T10:00:00.000Z' }), email('3', { at: '2026-11-20T11:00:00.000Z' })];
  expect(keys(unansweredOf(emails, own))).toEqual(['3']);
});

test.each<[string, LeadEmail['conversation'], LeadEmail['conversation'], boolean]>([
  ['the same conversation in the CRM', { crm: '7' }, { crm: '7' }, true],
  ['another conversation in the CRM', { crm: '7' }, { crm: '8' }, false],
  ['another conversation in Outlook', { outlook: 'a' }, { outlook: 'b' }, false],
  ['the CRM decides when both know', { crm: '7', outlook: 'a' }, { crm: '7', outlook: 'b' }, true],
  ['one of them unknown', { crm: '7' }, undefined, true],
  ['known by different names', { crm: '7' }, { outlook: 'a' }, true],
])('an email of ours answers as far as conversations are known: %s', (_case, theirs, ours, answers) => {
  const emails = [email('1', { conversation: theirs }), email('2', { direction: 'out', at: '2026-11-21T08:00:00.000Z', conversation: ours })];
  expect(keys(unansweredOf(emails, own))).toEqual(answers ? [] : ['1']);
});
