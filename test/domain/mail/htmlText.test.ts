import { decodeEntities, htmlLines } from '../../../src/domain/mail/htmlText.ts';

const texts = (html: string): readonly string[] => htmlLines(html).map((line) => line.text);

test('blocks and breaks become lines, white space folds, styles and scripts vanish', () => {
  expect(texts('<head><title>x</title></head><style>p{}</style><p>One\n  two</p><div>three<br>four</div><script>alert(1)</script><ul><li>five</ul>')).toEqual(['One two', 'three', 'four', '- five']);
});

test('an empty paragraph of Outlook is an empty line', () => {
  expect(texts('<p class="MsoNormal">a</p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><p class="MsoNormal">b</p>')).toEqual(['a', '', 'b']);
});

test('block quotes give depth, never below zero', () => {
  expect(htmlLines('</blockquote>a<blockquote>b<blockquote>c</blockquote>d</blockquote>e').map(({ text, depth }) => `${depth}${text}`)).toEqual(['0a', '1b', '2c', '1d', '0e']);
});

test('a mark of a client stands on the next line, also behind the prefix of Outlook on the web', () => {
  expect(htmlLines('a<div id="x_x_divRplyFwdMsg">b</div>')[1]).toMatchObject({ text: 'b', mark: { kind: 'hard', name: 'divrplyfwdmsg' } });
  expect(htmlLines('a<div class="gmail_quote gmail_quote_container">b</div>')[1]?.mark).toEqual({ kind: 'soft', name: 'gmail_quote' });
});

test('a marked signature ends with its element', () => {
  expect(htmlLines('<div>a</div><div id="Signature"><div>b</div></div><div>c</div>').map((line) => [line.text, line.signature === true])).toEqual([['a', false], ['b', true], ['c', false]]);
});

test('entities are read, what is none stays', () => {
  expect(decodeEntities('M&uuml;ller &amp; S&#246;hne &#x20AC; &nope; &lt;b&gt; &')).toBe('Müller & Söhne € &nope; <b> &');
});

test('broken markup is text or nothing, never an error', () => {
  expect(texts('a < b <! -- x <p class="q>z')).toEqual(expect.arrayContaining([expect.stringContaining('a < b')]));
});
