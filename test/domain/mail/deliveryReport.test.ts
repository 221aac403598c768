import { readDeliveryReport } from '../../../src/domain/mail/deliveryReport.ts';

test('the final recipient goes before other addresses of the report', () => {
  expect(readDeliveryReport('Sent by a@b.example\nFinal-Recipient: rfc822; Gone@x.example\nStatus: 5.1.1', {})).toEqual({ failure: 'hard', failedAddress: 'gone@x.example', quote: 'Status: 5.1.1' });
});

test('a full mailbox is a failure for now', () => {
  expect(readDeliveryReport('full@x.example: 452 4.2.2 mailbox full, will retry', {}).failure).toBe('soft');
  expect(readDeliveryReport('Das Postfach ist voll: full@x.example', {}).failure).toBe('soft');
});

test('the header names the address when the text does not', () => {
  expect(readDeliveryReport('It did not work.', { 'x-failed-recipients': ['gone@x.example'] })).toEqual({ failure: 'hard', failedAddress: 'gone@x.example' });
});

test('ids and senders are not the address that failed', () => {
  expect(readDeliveryReport('Message-Id: <abc@mx.example>\nMAIL FROM: us@kestrel.example\nRCPT TO: gone@x.example\n550 no such user', {}).failedAddress).toBe('gone@x.example');
  expect(readDeliveryReport('Message-Id: <abc@mx.example>', {}).failedAddress).toBeUndefined();
});

test('the words for a mailbox that does not exist are known in seven languages and Russian', () => {
  const reports = ['user unknown', 'Adresse nicht gefunden', 'destinataire inconnu', 'el usuario no existe', 'indirizzo sconosciuto', 'destinatário desconhecido', 'adres bestaat niet', 'Адресат не существует'];
  expect(reports.map((text) => readDeliveryReport(text, {}).quote)).toEqual(reports);
});

test('a feedback report is a complaint, with the words that say so', () => {
  const headers = { 'content-type': ['multipart/report; report-type=feedback-report'] };
  expect(readDeliveryReport('\nThis is an email abuse report.\nRemoval-Recipient: Jo@x.example', headers)).toEqual({ failure: 'hard', feedback: true, failedAddress: 'jo@x.example', quote: 'This is an email abuse report.' });
});
