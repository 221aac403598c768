import { answerText } from '../../../../src/agent/research/web/answerText.ts';

const answer = (type: string | undefined, body: Buffer, status = 200) => answerText({ status, headers: type === undefined ? {} : { 'content-type': type }, body });

test.each([
  ['text/html; charset=windows-1252', Buffer.from('Preis 5 \x80', 'latin1'), 'Preis 5 €'],
  ['text/html; Charset="ISO-8859-1"', Buffer.from('f\xfcr', 'latin1'), 'für'],
  ['text/html', Buffer.from('<meta charset="windows-1252">f\xfcr', 'latin1'), '<meta charset="windows-1252">für'],
  ['text/html', Buffer.from('<meta http-equiv=content-type content="text/html; charset=iso-8859-1">f\xfcr', 'latin1'), '<meta http-equiv=content-type content="text/html; charset=iso-8859-1">für'],
  ['application/rss+xml', Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>f\xfcr</a>', 'latin1'), '<?xml version="1.0" encoding="ISO-8859-1"?><a>für</a>'],
  ['text/plain; charset=nonsense', Buffer.from('für'), 'für'],
  ['application/json', Buffer.from('\ufeff{"a":"ü"}'), '{"a":"ü"}'],
  ['application/sparql-results+json', Buffer.from('{}'), '{}'],
  ['application/xhtml+xml;charset=utf-8', Buffer.from('<a/>'), '<a/>'],
])('%s is read in its own letters', (type, body, text) => {
  expect(answer(type, body)).toBe(text);
});

test.each([['image/svg'], ['application/pdf'], ['application/octet-stream'], ['video/mp4'], [undefined], ['application/zip; charset=utf-8'], ['html']])('%s is no text', (type) => {
  expect(() => answer(type, Buffer.from('x'))).toThrow(expect.objectContaining({ failure: 'damaged' }));
  expect(answer(type, Buffer.from('x'), 404)).toBe('');
});
