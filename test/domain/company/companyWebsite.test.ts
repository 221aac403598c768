import { websiteOf } from '../../../src/domain/company/companyWebsite.ts';

test.each([
  ['kestrel.example', 'https://kestrel.example'],
  ['  https://www.Kestrel.example/about?x=1 ', 'https://www.kestrel.example/about?x=1'],
  ['http://kestrel.example', 'http://kestrel.example'],
  ['münchen-pack.example', 'https://münchen-pack.example'],
])('[A3] %s is the website %s', (typed, website) => expect(websiteOf(typed)).toBe(website));

test.each(['', 'kestrel', 'ftp://kestrel.example', 'javascript:alert(1)', 'https://', 'https://user@kestrel.example', 'kestrel.example:8080', '10.0.0.1', 'https://127.0.0.1/x', '[::1]', 'a b.example', '-a.example', 'a..example', `${'a'.repeat(64)}.example`, 'x'.repeat(600)])('[A3] %j is no website of a company', (typed) => expect(websiteOf(typed)).toBeUndefined());
