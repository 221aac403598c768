import { isFreeMailDomain } from '../../../src/domain/mail/freeMailDomains.ts';

test('mailboxes for everybody are told from company domains', () => {
  expect(['gmail.com', 'web.de', 'orange.fr', 'libero.it', 'uol.com.br', 'ziggo.nl'].every(isFreeMailDomain)).toBe(true);
  expect(['kestrel.example', 'gmail.com.kestrel.example', ''].some(isFreeMailDomain)).toBe(false);
});
