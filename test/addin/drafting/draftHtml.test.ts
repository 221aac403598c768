/**
 * @jest-environment ./test/jsdomEnvironment.cjs
 */
// The text of a draft on its way to HTML: nothing a mail, a web page or a model says becomes a tag, an attribute or a foreign link.
import fc from 'fast-check';
import { htmlOf } from '../../../src/addin/drafting/draftHtml.ts';
import { visibleText } from '../../../src/addin/drafting/plainSigns.ts';

const hosts = ['www.kestrelmotion.example', 'docs.kestrelmotion.example'];

function elementsIn(html: string): readonly Element[] {
  return [...new DOMParser().parseFromString(html, 'text/html').body.querySelectorAll('*')];
}

test('[T5] whatever a draft says, it becomes text: no tag, attribute or link comes through', () => {
  const html = htmlOf(['<img src=x onerror=alert(1)>', '<a href="https://evil.example">x</a>', '"\'&']);
  expect(elementsIn(html).map((each) => each.tagName)).toEqual(['P', 'P', 'P']);
  expect(new DOMParser().parseFromString(html, 'text/html').body.textContent).toBe('<img src=x onerror=alert(1)><a href="https://evil.example">x</a>"\'&');
});

test('an https address on a page the admin named becomes a link, every other one stays text', () => {
  const links = (text: string): readonly (string | null)[] => elementsIn(htmlOf([text], hosts)).filter((each) => each.tagName === 'A').map((each) => each.getAttribute('href'));
  expect(links('See https://docs.kestrelmotion.example/guide?id=1&x=2.')).toEqual(['https://docs.kestrelmotion.example/guide?id=1&x=2']);
  expect(links('Both https://www.kestrelmotion.example, and https://docs.kestrelmotion.example/a!')).toEqual(['https://www.kestrelmotion.example', 'https://docs.kestrelmotion.example/a']);
  for (const foreign of [
    'http://www.kestrelmotion.example',
    'https://kestrelmotion.example.evil.example',
    'https://www.kestrelmotion.example@evil.example/',
    'https://maya:word@www.kestrelmotion.example/',
    'https://www.kestrelmotion.example:8443/',
    'https://evil.example/https/www.kestrelmotion.example',
    'javascript:https://www.kestrelmotion.example',
    'https://www.kestrelmotion.example\\@evil.example/x',
  ]) {
    for (const href of links(foreign)) expect(new URL(href ?? '').hostname).toBe('www.kestrelmotion.example');
  }
  expect(links('http://www.kestrelmotion.example https://kestrelmotion.example.evil.example https://www.kestrelmotion.example@evil.example/')).toEqual([]);
});

test('any text comes out as paragraphs of the same visible text', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 80 }), { maxLength: 5 }), (paragraphs) => {
      const body = new DOMParser().parseFromString(htmlOf(paragraphs, hosts), 'text/html').body;
      expect([...body.querySelectorAll('*')].every((each) => ['P', 'BR'].includes(each.tagName) && each.attributes.length === 0)).toBe(true);
      expect(body.textContent).toBe(paragraphs.map((each) => visibleText(each).replaceAll('\n', '')).join(''));
    }),
  );
});

test('signs that nobody sees but machines read are gone; letters of every script and joined emoji stay', () => {
  expect(visibleText('pay\u202e\u2066load \u{e0068}\u{e0069}\u200b\ufeff\u0000\u001b end')).toBe('payload  end');
  const kept = 'Grüße 你好 می‌خواهم 👩‍💻 नमस्ते\ttab\nline';
  expect(visibleText(kept)).toBe(kept);
  expect(visibleText('half \ud83d pair')).toBe('half \ufffd pair');
});
