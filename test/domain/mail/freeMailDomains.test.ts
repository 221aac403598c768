import { isDisposableDomain, isFreeMailDomain } from '../../../src/domain/mail/freeMailDomains.ts';

test('mailboxes for everybody are told from company domains', () => {
  expect(['gmail.com', 'web.de', 'orange.fr', 'libero.it', 'uol.com.br', 'ziggo.nl'].every(isFreeMailDomain)).toBe(true);
  expect(['kestrel.example', 'gmail.com.kestrel.example', ''].some(isFreeMailDomain)).toBe(false);
});

test('throw-away mailboxes are told from private ones', () => {
  expect([isDisposableDomain('mailinator.com'), isDisposableDomain('gmail.com'), isFreeMailDomain('mailinator.com')]).toEqual([true, false, false]);
});
