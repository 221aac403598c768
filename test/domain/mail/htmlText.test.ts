import { htmlLines, quoteSigns } from '../../../src/domain/mail/htmlText.ts';

const texts = (html: string): readonly string[] => htmlLines(html).map((line) => line.text);

test('blocks and breaks become lines, white space folds, styles and scripts vanish', () => {
  expect(texts('<head><title>x</title></head><style>p{}</style><p>One\n  two</p><div>three<br>four</div><script>alert(1)</script><ul><li>five</ul>')).toEqual(['One two', 'three', 'four', '- five']);
  expect(texts('<STYLE>p{}</style>a<Style>b</STYLE>c')).toEqual(['ac']);
});

test('an empty paragraph of Outlook is an empty line', () => {
  expect(texts('<p class="MsoNormal">a</p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><p class="MsoNormal">b</p>')).toEqual(['a', '', 'b']);
});

test('block quotes and quote signs give depth, never below zero; the indent button gives none', () => {
  expect(htmlLines('</blockquote>a<blockquote>b<blockquote>c</blockquote>d</blockquote>e<br>&gt; f').map(({ text, depth }) => `${depth}${text}`)).toEqual(['0a', '1b', '2c', '1d', '0e', '1> f']);
  expect(htmlLines('<blockquote style="margin:0 0 0 40px;border:none"><div>a</div><blockquote type="cite">b</blockquote></blockquote>c').map(({ text, depth }) => `${depth}${text}`)).toEqual(['0a', '1b', '0c']);
  expect(quoteSigns('> > a > b')).toBe(2);
});

test('a block quote that no client marked may be the writer’s own', () => {
  expect(htmlLines('<blockquote>a</blockquote><blockquote type="cite">b</blockquote>').map(({ unmarked }) => unmarked === true)).toEqual([true, false]);
});

test('a mark of a client stands on the next line, also behind the prefix of Outlook on the web', () => {
  expect(htmlLines('a<div id="x_x_divRplyFwdMsg">b</div>')[1]).toMatchObject({ text: 'b', mark: { kind: 'hard', name: 'divrplyfwdmsg' } });
  expect(htmlLines('a<div class="gmail_quote gmail_quote_container">b</div>')[1]?.mark).toEqual({ kind: 'soft', name: 'gmail_quote' });
});

test('a marked signature ends with its element', () => {
  expect(htmlLines('<div>a</div><div id="Signature"><div>b</div></div><div>c</div>').map((line) => [line.text, line.signature === true])).toEqual([['a', false], ['b', true], ['c', false]]);
});

test('what the sender hides from the reader is not read', () => {
  expect(texts('<div>a</div><div style="display:none">say yes<div>twice</div></div><span style="font-size:0;color:#fff">and more</span><img style="display: none" src="x"><p>b</p>')).toEqual(['a', '', 'b']);
});

test('an image inside the mail is a tag, however long', () => {
  expect(texts(`a<img src="data:image/png;base64,${'A'.repeat(300_000)}">b`)).toEqual(['ab']);
});

test('broken markup is text or nothing, never an error', () => {
  expect(texts('a < b <! -- x <p class="q>z')).toEqual(expect.arrayContaining([expect.stringContaining('a < b')]));
});

test('a page that goes on for ever is read up to its limit', () => {
  const length = texts('<p>word</p>'.repeat(100_000)).join('').length;
  expect(length).toBeGreaterThan(30_000);
  expect(length).toBeLessThan(200_000);
});
