import { decodeEntities } from '../../../src/domain/mail/entities.ts';

test('entities are read, what is none stays', () => {
  expect(decodeEntities('M&uuml;ller &amp; S&#246;hne &#x20AC; &nope; &lt;b&gt; &')).toBe('Müller & Söhne € &nope; <b> &');
});

test('numbers that are no letters stay as written', () => {
  expect(decodeEntities('&#0; &#xD800; &#x110000; &#x;')).toBe('&#0; &#xD800; &#x110000; &#x;');
});
