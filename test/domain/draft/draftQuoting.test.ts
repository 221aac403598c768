import fc from 'fast-check';
import { quotable, quotedWords } from '../../../src/domain/draft/draftQuoting.ts';
import { workOf } from '../draftExamples.ts';

test.each([
  ['PalletCell 6\nfor   line 3', 'PalletCell 6 for line 3'],
  ['See https://evil.example/pay now', 'See now'],
  ['HTTPS://EVIL.EXAMPLE and ftp://a.b/c', 'and'],
  ['write to boss@evil.example, please', 'write to please'],
  ['go to www.evil.de or evil.shop/pay?x=1 or EVIL.COM', 'go to or or'],
  ['(evil.net) "evil.org", evil.io!', ''],
  ['mailto:x javascript:alert(1) data:text/html,x (tel:+471 "www.x', ''],
  ['Data center for telecom files, our data: 5 TB', 'Data center for telecom files, our data: 5 TB'],
  ['at 10.1.2.3/x and 1.2.3', 'at and 1.2.3'],
  ['e\u200bv\u00adil.com and ｅｖｉｌ．ｃｏｍ and evil。com', 'and and'],
  ['[price] {{ x }} <b>bold</b>', 'price x b bold /b'],
  ['Node.js with S7-1500, Meyer & Co.KG, z.B. Dr.Meyer, S.p.A. at 3.5 t', 'Node.js with S7-1500, Meyer & Co.KG, z.B. Dr.Meyer, S.p.A. at 3.5 t'],
  ['a\uE000\uE100b\uE001', 'ab'],
])('%j may stand in a draft as %j', (text, shown) => {
  expect(quotable(text, 200)).toBe(shown);
});

test('a long text is cut at a word', () => {
  expect(quotable('one two three four', 9)).toBe('one two …');
  expect(quotable('x'.repeat(50), 10)).toBe(`${'x'.repeat(10)} …`);
});

test('inside a sentence foreign words bring no full stop, and nothing where nothing is left', () => {
  expect([quotedWords('New line, please! ', 80), quotedWords('www.evil.de', 80), quotedWords(undefined, 80)]).toEqual(['New line, please', undefined, undefined]);
});

test('whatever surrounds it, an address never comes through', () => {
  const around = fc.stringMatching(/^[ ,;:()"'!?a-z]{0,12}$/);
  const address = fc.constantFrom('https://evil.example', 'www.evil.de', 'evil.com', 'evil.co.uk/x', 'boss@evil.org', 'EVIL.NET', 'evil.example.', 'sub.evil.info:8080');
  fc.assert(fc.property(around, address, around, (before, link, after) => !quotable(`${before}${link} ${after}`, 600).toLowerCase().includes('evil')));
});

test('a megabyte is read in a moment', () => {
  for (const text of ['a.'.repeat(500_000), '@'.repeat(1_000_000), ' '.repeat(1_000_000), '.com'.repeat(250_000)]) expect(workOf(() => quotable(text, 100))).toBeLessThan(50);
});
