import { senderChecks } from '../../../src/domain/mail/senderTrust.ts';
import { anEmail } from '../examples.ts';

const received = ['from mail.halvorsen.example by mx.kestrel.example with ESMTPS; Sun, 22 Nov 2026 09:16:00 +0000'];
const verdict = (results: readonly string[], changes: Parameters<typeof anEmail>[0] = {}): unknown => {
  const { checks, forged } = senderChecks(anEmail({ headers: { received, 'authentication-results': results }, ...changes }));
  return [forged, checks.map((check) => check.params?.['result'] ?? check.code)];
};

test('what the receiving server found counts', () => {
  expect(verdict(['mx.kestrel.example; spf=pass smtp.mailfrom=halvorsen.example; dmarc=pass (p=REJECT) header.from=halvorsen.example'])).toEqual([false, ['pass']]);
  expect(verdict(['mx.kestrel.example; spf=fail; dmarc=fail (p=NONE) header.from=halvorsen.example'])).toEqual([true, ['fail']]);
  expect(verdict(['mx.kestrel.example; spf=pass'])).toEqual([false, []]);
});

test('[T7] results a sender wrote himself stand below and count for nothing', () => {
  const fail = 'mx.kestrel.example; dmarc=fail header.from=halvorsen.example';
  expect(verdict([fail, 'mx.kestrel.example.evil.example; dmarc=pass header.from=halvorsen.example'])).toEqual([true, ['fail']]);
  expect(verdict(['mx.kestrel.example; dmarc=pass header.from=halvorsen.example', 'old.relay.example; dmarc=fail header.from=halvorsen.example'])).toEqual([false, ['pass']]);
});

test('[T7] a result in quotes or comments is text, not a result', () => {
  expect(verdict(['mx.kestrel.example; spf=fail smtp.mailfrom="a; dmarc=pass header.from=halvorsen.example"@evil.example; dmarc=fail header.from=halvorsen.example'])).toEqual([true, ['fail']]);
  expect(verdict(['mx.kestrel.example; spf=none (x; dmarc=pass header.from=halvorsen.example)'])).toEqual([false, []]);
});

test('[T7] "pass" by a server that did not hand the mail over, or about another domain, says nothing', () => {
  expect(verdict(['evil.example; dmarc=pass header.from=halvorsen.example'])).toEqual([false, []]);
  expect(verdict(['mx.kestrel.example; dmarc=pass header.from=evil.example'])).toEqual([false, []]);
  expect(verdict(['mx.kestrel.example; dmarc=pass header.from=mail.halvorsen.example'])).toEqual([false, ['pass']]);
});

test('results in several lines of the same server count together', () => {
  expect(verdict(['mx.kestrel.example; dkim=pass', 'mx.kestrel.example; dmarc=fail header.from=halvorsen.example'])).toEqual([true, ['fail']]);
});

test('Exchange Online writes no server name: its own lines are known by its servers', () => {
  const headers = { received: ['from X by AM0PR01.eurprd01.prod.outlook.com with HTTPS; x'], 'authentication-results': ['spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=halvorsen.example; dkim=pass (ok) header.d=halvorsen.example;dmarc=pass action=none header.from=halvorsen.example;compauth=pass reason=100'] };
  expect(verdict([], { headers })).toEqual([false, ['pass']]);
  expect(verdict([], { headers: { ...headers, received } })).toEqual([false, []]);
});

test('answers that would go to another company are told', () => {
  expect(verdict([], { headers: { 'reply-to': ['Jonas <jonas@elsewhere.example>'] } })).toEqual([false, ['reply-to-same']]);
  expect(verdict([], { headers: { 'reply-to': ['jonas@crm.halvorsen.example'] } })).toEqual([false, []]);
});
