import { bounceSign, isFeedbackReport } from '../../../src/domain/mail/bounceSigns.ts';
import { anEmail } from '../examples.ts';

test('an ordinary reply is no report', () => {
  expect(bounceSign(anEmail({ text: 'The mail I sent you yesterday could not be delivered, they said. Did you get it?' }))).toBeUndefined();
});

test.each([
  'Undeliverable: x', 'Undelivered Mail Returned to Sender', 'Unzustellbar: x', 'Non remis : x', 'No se puede entregar: x', 'Mancato recapito: x', 'Onbestelbaar: x', 'Delivery Status Notification (Failure)', 'Returned mail: User unknown', 'failure notice',
  'Mail delivery failed: returning message to sender', 'DELIVERY FAILURE: User not listed', 'Warning: message 1A2b delayed 24 hours', 'There was an error sending your mail', 'Permanent Delivery Failure', 'Ваше сообщение не доставлено', 'Недоставленное сообщение', 'メール配信に失敗しました', '系统退信', 'Kunde inte levereras: x', 'Nie można dostarczyć: x',
])('"%s" is a delivery report, whoever sends it', (subject) => {
  expect(bounceSign(anEmail({ subject }))).toBe('subject');
});

test.each(['Undeliverable goods', 'Delivery status of our order', 'Unable to deliver on Friday', 'Delivery delayed until May', 'Returned goods', 'Delivery report for order 12', 'Rejected offer', 'Failed delivery of 3 pallets', 'Re: Undeliverable: x', 'Zustellung verzögert'])('"%s" is a subject people write', (subject) => {
  expect(bounceSign(anEmail({ subject, text: 'Can you tell me more?' }))).toBeUndefined();
});

test.each([
  ['sender', { from: { address: 'MAILER-DAEMON' }, subject: 'x' }],
  ['sender', { from: { address: 'post_master@carrier.example' }, subject: 'Re: hello' }],
  ['sender', { from: { address: 'MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@x.example' }, subject: 'x' }],
  ['x-failed-recipients', { subject: 'x', headers: { 'x-failed-recipients': ['gone@x.example'] } }],
  ['multipart/report', { subject: 'x', headers: { 'content-type': ['multipart/report; report-type="delivery-status"; boundary=b'] } }],
  ['item-class', { itemClass: 'REPORT.IPM.Note.NDR' }],
  ['text', { from: { address: 'no-reply@carrier.example' }, subject: 'Mail', text: 'Your mail could not be delivered to: <gone@x.example> As their mailbox is full.' }],
  ['text', { from: { address: 'system@x.example' }, headers: { 'return-path': ['<>'] }, subject: 'x', text: '<gone@x.example>: 550 user unknown' }],
  ['text', { from: { name: 'Mail Delivery System', address: 'a@x.example' }, subject: 'x', text: 'Не удалось доставить письмо: gone@x.example' }],
  ['text', { subject: 'x', text: 'Final-Recipient: rfc822; gone@x.example\nAction: failed\nStatus: 5.1.1' }],
] as const)('a report shows by its %s', (sign, changes) => {
  expect(bounceSign(anEmail(changes))).toBe(sign);
});

test('a receipt, a report of success and an automatic answer are no failures', () => {
  expect(bounceSign(anEmail({ itemClass: 'REPORT.IPM.Note.IPNRN' }))).toBeUndefined();
  expect(bounceSign(anEmail({ subject: 'Read: x', text: 'Your message was read.', headers: { 'content-type': ['multipart/report; report-type=disposition-notification'] } }))).toBeUndefined();
  expect(bounceSign(anEmail({ subject: 'x', headers: { 'content-type': ['multipart/report; report-type=delivery-status'] }, text: 'Final-Recipient: rfc822; a@x.example\nAction: delivered\nStatus: 2.0.0' }))).toBeUndefined();
  expect(bounceSign(anEmail({ subject: 'x', headers: { 'return-path': ['<>'], 'auto-submitted': ['auto-replied'] }, text: 'I am away; the mailbox is full, so unable to be delivered mail waits.' }))).toBeUndefined();
});

test('a complaint by feedback loop is told from a failure', () => {
  const type = { 'content-type': ['multipart/report; report-type=feedback-report; boundary=b'] };
  expect(bounceSign(anEmail({ headers: type, subject: 'FW: offer' }))).toBe('feedback-report');
  expect(bounceSign(anEmail({ from: { address: 'staff@mail.example' }, subject: 'complaint about message from 192.0.2.1' }))).toBe('feedback-report');
  expect([isFeedbackReport('', type), isFeedbackReport('Feedback-Type: abuse\nUser-Agent: X/1', {}), isFeedbackReport('What feedback-type: do you want?', {})]).toEqual([true, true, false]);
});

test('200,000 blank lines are read in time that grows with their number', () => {
  const began = performance.now();
  bounceSign(anEmail({ subject: 'x', from: { address: 'noreply@x.example' }, text: `${'\n \t'.repeat(60_000)}rcpt to` }));
  expect(performance.now() - began).toBeLessThan(5_000);
});
