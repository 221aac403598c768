import { ownDomainOf, siteHostOf } from '../../../src/agent/research/companySite.ts';

test.each([
  [{ name: 'Tarn', domain: 'tarn.example' }, 'tarn.example'],
  [{ name: 'Tarn', domain: 'mail.tarn.co.uk' }, 'tarn.co.uk'],
  [{ name: 'Tarn', website: 'https://shop.tarn.example/de?x=1' }, 'tarn.example'],
  [{ name: 'Tarn', website: 'WWW.Müller-Tarn.example' }, 'xn--mller-tarn-9db.example'],
  [{ name: 'Tarn', domain: 'gmail.com', website: 'tarn.example' }, 'tarn.example'],
  [{ name: 'Tarn', domain: 'tarn.example', website: 'https://linkedin.com/company/tarn' }, 'tarn.example'],
  [{ name: 'Tarn', website: 'https://www.facebook.com/tarn' }, undefined],
  [{ name: 'LinkedIn Corporation', website: 'https://www.linkedin.com' }, 'linkedin.com'],
  [{ name: 'Tarn', domain: 'localhost' }, undefined],
  [{ name: 'Tarn', domain: '10.0.0.1' }, undefined],
  [{ name: 'Tarn', website: 'http://2130706433/' }, undefined],
  [{ name: 'Tarn', domain: 'tarn.example> }' }, undefined],
  [{ name: 'Tarn' }, undefined],
])('the own domain of %j is %s', (company, domain) => {
  expect(ownDomainOf(company)).toBe(domain);
});

test.each([['tarn.example', 'tarn.example'], ['  https://tarn.example/a ', 'tarn.example'], ['tarn.example:8443/x', 'tarn.example'], ['tarn.example.', 'tarn.example'], ['mailto:ada@tarn.example', undefined], ['ada@tarn.example', undefined], ['javascript:alert(1)', undefined], ['ftp://tarn.example', undefined], ['see brochure', undefined], ['tarn', undefined], ['', undefined]])('the host of %j is %s', (website, host) => {
  expect(siteHostOf(website)).toBe(host);
});
