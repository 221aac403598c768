import fc from 'fast-check';
import { readPage } from '../../../src/agent/research/htmlFacts.ts';
import { hostileInputs } from '../../fixtures/hostileInputs.ts';

test('title, descriptions, headings, visible blocks and links are read in their order', () => {
  const page = readPage('<html><head><title> Tarn \n Ridge </title><meta NAME=description content="a &amp; b"><meta property="og:site_name" content="Tarn"></head><body><nav><a href="/about"><b>About</b> us</a></nav><h1>Pumps <em>for</em> mines</h1><p>One<br>two</p><ul><li>three<li>four</ul><footer>five</footer>six');
  expect({ ...page, meta: [...page.meta] }).toEqual({
    title: 'Tarn Ridge', meta: [['description', 'a & b'], ['og:site_name', 'Tarn']], structured: [], headings: ['Pumps for mines'], blocks: ['Pumps for mines', 'One', 'two', 'three', 'four', 'six'], links: [{ href: '/about', text: 'About us' }],
  });
});

test('text nobody sees is not read', () => {
  for (const hiding of ['hidden', 'style="display: none"', 'style="color:red;VISIBILITY:hidden"', 'style="font-size:0"', 'style="opacity:0;"', 'aria-hidden=true']) expect([hiding, readPage(`<div ${hiding}><p>secret</p></div><p>open</p>`).blocks]).toEqual([hiding, ['open']]);
  expect(readPage('<p style="opacity:0.9;font-size:0.9em">open</p>').blocks).toEqual(['open']);
});

test('structured data is read out of lists and graphs', () => {
  const script = (text: string): string => `<script type="application/ld+json">${text}</script>`;
  expect(readPage(script('{"@graph":[{"a":1},{"b":2}]}') + script('[{"c":3}]') + script('{"d":4}') + script('{') + '<script>{"e":5}</script>').structured).toEqual([{ a: 1 }, { b: 2 }, { c: 3 }, { d: 4 }]);
});

test('no markup makes it fail', () => {
  for (const markup of hostileInputs(500, 5)) expect(() => readPage(markup)).not.toThrow();
  fc.assert(fc.property(fc.string(), (markup) => readPage(markup).blocks.every((block) => block.length <= 2_000)));
});

test.each([
  ['tags nobody closes, then others nobody opened', '<b>'.repeat(340_000) + '</i>'.repeat(250_000)],
  ['attributes', `<a ${'b '.repeat(900_000)}>`],
  ['angle brackets', '<'.repeat(2_000_000)],
  ['references', '&amp;'.repeat(400_000)],
  ['comments', '<!--'.repeat(500_000)],
  ['scripts', '<script>'.repeat(250_000)],
  ['links', '<a href=x>'.repeat(200_000)],
  ['a hiding style', `<p style="${'display :'.repeat(200_000)}">`],
])('two megabytes of %s are read in time that grows with their length', (_what, markup) => {
  const began = performance.now();
  readPage(markup);
  expect(performance.now() - began).toBeLessThan(8_000);
});
