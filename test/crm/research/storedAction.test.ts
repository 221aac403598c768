// The suggested action in a research row: what the service wrote comes back the same, an earlier version's has less, damage counts as not there.
import { storedAction } from '../../../src/crm/research/storedAction.ts';
import type { StandingAction } from '../../../src/domain/leadResearch.ts';

const citation = { kind: 'email', title: 'Two cells', date: '2026-11-20T08:00:00Z', quote: 'Please call me.' } as const;
const whole: StandingAction = {
  kind: 'call-back', performs: 'call', reasons: [{ code: 'asks-for-call', citation }], numbers: [{ number: '+45 70 10 20 30', citation }],
  others: [{ kind: 'write-to-referral', performs: 'draft', reasons: [], person: { name: 'Ida', address: 'ida@x.example' } }],
  email: { subject: 'Two cells', receivedOn: '2026-11-20T08:00:00Z', messageId: '<a@x.example>', reading: { intents: [{ kind: 'meeting-request', evidence: { quote: 'Please call me.' }, certainty: 'sure' }], questions: [], language: 'en' } },
};

test('[P10] what was stored is read back as it was, so that the same action found again is no change', () => {
  expect(JSON.stringify(storedAction(JSON.parse(JSON.stringify(whole))))).toBe(JSON.stringify(whole));
});

test('a row of an earlier version has its action without numbers, person, others and email', () => {
  const old = { kind: 'wait-until', performs: 'task', reasons: [{ code: 'not-now' }], until: '2026-12-01' };
  expect(storedAction(old)).toEqual(old);
});

test.each([
  ['until', 'soon'], ['numbers', 'none'], ['numbers', [{ number: 5 }]], ['person', 'Ida'], ['others', [{ kind: 'nothing' }]], ['email', { subject: 'x' }],
  ['email', { subject: 'x', receivedOn: 'y', reading: { intents: [{}], questions: [] } }], ['email', { subject: 'x', receivedOn: 'y', reading: { intents: [], questions: [7] } }],
])('a damaged %s is left out and the rest stands: %j', (name, damage) => {
  const kept = storedAction({ ...whole, [name]: damage });
  expect(kept?.kind).toBe('call-back');
  expect(kept).not.toHaveProperty(name);
});

test.each([undefined, null, 'text', [], {}, { kind: 'erase', performs: 'task', reasons: [] }, { ...whole, performs: 'send' }, { ...whole, reasons: [{}] }])('what is no action is none: %j', (value) => {
  expect(storedAction(value)).toBeUndefined();
});
