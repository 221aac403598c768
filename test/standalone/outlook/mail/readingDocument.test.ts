/** @jest-environment ./test/jsdomEnvironment.cjs */
import { parseMessage } from '../../../../src/standalone/outlook/mail/parseMessage.ts';
import { readingDocument } from '../../../../src/standalone/outlook/mail/readingDocument.ts';

const withImage = ['From: a@b.example', 'Content-Type: multipart/related; boundary=b', '', '--b', 'Content-Type: text/html', '', '<p>Hi</p><img src="cid:logo%40b"><img src="cid:gone"><img src="https://evil.example/p.png"><script>1</script>', '--b', 'Content-Type: image/png', 'Content-ID: <logo@b>', 'Content-Transfer-Encoding: base64', '', 'iVBORw==', '--b--'].join('\r\n');

test('a read message is shown without scripts and remote loads, with the images it carries', async () => {
  const html = readingDocument(await parseMessage(withImage, new Date(0)), 'light');
  expect(html).toContain(`content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"`);
  expect(html).toContain('<p>Hi</p><img src="data:image/png;base64,iVBORw==">');
  expect(html).not.toMatch(/<script|evil\.example|cid:/);
});

test('plain text is shown escaped', async () => {
  expect(readingDocument(await parseMessage('From: a@b.example\r\n\r\n1 < 2 <script>', new Date(0)), 'dark')).toContain('<pre>1 &lt; 2 &lt;script&gt;\n</pre>');
});
