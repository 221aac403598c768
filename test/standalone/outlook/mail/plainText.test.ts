/** @jest-environment ./test/jsdomEnvironment.cjs */
import fc from 'fast-check';
import { escapeHtml, htmlToText, textToHtml } from '../../../../src/standalone/outlook/mail/plainText.ts';

describe('the text Outlook makes of HTML', () => {
  test.each([
    ['paragraphs', '<p>One</p><p>Two</p>', 'One\n\nTwo'],
    ['lines', '<div>One</div><div>Two<br>Three</div>', 'One\nTwo\nThree'],
    ['an empty line between', '<div>One</div><div><br></div><div>Two</div>', 'One\n\nTwo'],
    ['spaces of the source', '<p>One\n   two&nbsp;three</p>', 'One two three'],
    ['a list', '<ul><li>One</li><li>Two</li></ul>', '  * One\n  * Two'],
    ['a link', '<a href="https://own.example/a">guide</a>', 'guide<https://own.example/a>'],
    ['a link that shows its address', '<a href="mailto:a@b.example">a@b.example</a>', 'a@b.example'],
    ['a table row', '<table><tr><td>A</td><td>B</td></tr><tr><td>C</td><td>D</td></tr></table>', 'A\tB\nC\tD'],
    ['a rule', 'One<hr>Two', 'One\n________________________________\nTwo'],
    ['preformatted text', '<pre>a  b\nc</pre>', 'a  b\nc'],
    ['styles and scripts', '<style>p{}</style>One<script>x</script>', 'One'],
  ])('%s', (_name, html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  test('a very long mail comes out whole', () => {
    const html = `<div>${'word '.repeat(10)}<br></div>`.repeat(20_000);
    expect(htmlToText(html).split('\n')).toHaveLength(20_000);
  });
});

test('any text survives being made HTML and back, line by line', () => {
  const line = fc.string({ unit: fc.constantFrom('a', 'Ü', '<', '>', '&', '"', "'", '0'), minLength: 1, maxLength: 12 });
  fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => htmlToText(textToHtml(lines.join('\n'))) === lines.join('\n')));
});

test('escaped text holds no markup', () => {
  expect(escapeHtml(`<a href="x" title='y'>&</a>`)).toBe('&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;&lt;/a&gt;');
});
