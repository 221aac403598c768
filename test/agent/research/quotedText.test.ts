import fc from 'fast-check';
import { dayFrom, linkFrom, quotedText } from '../../../src/agent/research/quotedText.ts';

test.each<[string, string]>([
  ['<p>We <b>make</b> pumps.</p><p>And valves.</p>', 'We make pumps. And valves.'],
  ['a &lt;b&gt; &amp; c', 'a <b> & c'],
  ['x<script>alert(1)</script>y<style>p{}</style>z', 'xyz'],
  ['down\u0000\u0007 the\r\n\tline\u2028here', 'down the line here'],
  ['abc\u202edef\u200b', 'abcdef'],
  ['profit < 5 & > 3', 'profit < 5 & > 3'],
  ['', ''],
])('%j is quoted as %j', (markup, text) => {
  expect(quotedText(markup)).toBe(text);
});

test('a long text is cut behind a word, and never longer than asked for', () => {
  expect(quotedText('one two three four', 10)).toBe('one two…');
  expect(quotedText(`${'x'.repeat(600)}`)).toHaveLength(500);
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer({ min: 5, max: 50 }), (text, longest) => {
    const quoted = quotedText(text, longest);
    expect(quoted.length).toBeLessThanOrEqual(longest);
    expect(quoted).not.toMatch(/[\p{Cc}]/u);
    expect(quoted).not.toMatch(/\p{Cs}/u);
  }));
});

test.each<[string, string | undefined]>([
  ['https://a.example/x', 'https://a.example/x'], ['/x', 'https://base.example/x'], ['//b.example/x', 'https://b.example/x'],
  ['javascript:alert(1)', undefined], ['data:text/html,x', undefined], ['https://user:pass@a.example/', undefined], ['ftp://a.example/', undefined], [`https://a.example/${'x'.repeat(3000)}`, undefined], ['http://', undefined],
])('%s as a link is %s', (address, link) => {
  expect(linkFrom(address, 'https://base.example/page')).toBe(link);
});

test.each<[string, string | undefined]>([
  ['2026-11-10T23:30:00-05:00', '2026-11-11'], ['20261110T031500Z', '2026-11-10'], ['Tue, 10 Nov 2026 11:00:00 GMT', '2026-11-10'], ['2026-11-10', '2026-11-10'],
  ['', undefined], ['yesterday', undefined], ['9999-99-99', undefined], ['1700-01-01', undefined], ['+275761-01-01', undefined],
])('%s is the day %s', (date, day) => {
  expect(dayFrom(date)).toBe(day);
});
