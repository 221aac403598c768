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
