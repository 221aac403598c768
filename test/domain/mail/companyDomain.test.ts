import { companyDomainOf } from '../../../src/domain/mail/companyDomain.ts';

test.each([
  ['halvorsen.example', 'halvorsen.example'],
  ['mail.halvorsen.example', 'halvorsen.example'],
  ['de.mail.halvorsen.com', 'halvorsen.com'],
  ['halvorsen.co.uk', 'halvorsen.co.uk'],
  ['post.halvorsen.co.uk', 'halvorsen.co.uk'],
  ['vendas.halvorsen.com.br', 'halvorsen.com.br'],
  ['a.halvorsen.co.jp', 'halvorsen.co.jp'],
  ['halvorsen.onmicrosoft.com', 'halvorsen.onmicrosoft.com'],
  ['me.halvorsen.github.io', 'halvorsen.github.io'],
  ['co.halvorsen.de', 'halvorsen.de'],
  ['info.com.de', 'com.de'],
  ['localhost', 'localhost'],
])('%s belongs to %s', (domain, company) => {
  expect(companyDomainOf(domain)).toBe(company);
});
