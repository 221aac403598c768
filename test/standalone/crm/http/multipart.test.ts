// The multipart text of batches, and the Prefer header.
import { boundaryOf, parseHttpPart, parseMultipart, writeMultipart } from '../../../../src/standalone/crm/http/multipart.ts';
import { annotationFilter, parsePrefer } from '../../../../src/standalone/crm/http/prefer.ts';

test('a boundary is read with and without quotes, and only from multipart/mixed', () => {
  expect(boundaryOf('multipart/mixed; boundary="batch_1"')).toBe('batch_1');
  expect(boundaryOf('multipart/mixed;boundary=batch_1')).toBe('batch_1');
  expect(boundaryOf('application/json; boundary=x')).toBeUndefined();
});

test.each([['Windows', '\r\n'], ['Unix', '\n']])('parts with %s line ends give request line, headers and body', (_, end) => {
  const text = ['--b', 'Content-Type: application/http', 'Content-ID: 7', '', 'POST /api/data/v9.2/tasks?$select=a b HTTP/1.1', 'Content-Type: application/json', '', '{"subject":"x"}', '--b--', ''].join(end);
  const [part] = parseMultipart(text, 'b').map(parseHttpPart);
  expect(part).toMatchObject({ method: 'POST', target: '/api/data/v9.2/tasks?$select=a b', body: '{"subject":"x"}', contentId: '7' });
  expect(part?.headers.get('content-type')).toBe('application/json');
});

test('what is written is read back part by part', () => {
  const parts = ['A: 1\r\n\r\nfirst', 'B: 2\r\n\r\nsecond'];
  expect(parseMultipart(writeMultipart('mark', parts), 'mark').map((part) => part.content)).toEqual(['first', 'second']);
});

test('a batch without its boundary and a part without a request line are refused', () => {
  expect(() => parseMultipart('nothing here', 'b')).toThrow('boundary does not occur');
  expect(() => parseHttpPart({ headers: new Map([['content-type', 'application/http']]), content: 'hello' })).toThrow('request line');
});

test('preferences are read from one comma-joined header, commas inside quotes kept', () => {
  const preferences = parsePrefer('return=representation, odata.include-annotations="OData.Community.*,Microsoft.Dynamics.CRM.lookuplogicalname", odata.maxpagesize=20');
  expect(preferences).toMatchObject({ representation: true, pageSize: 20, continueOnError: false });
  const wanted = annotationFilter(preferences.annotations);
  expect([wanted('OData.Community.Display.V1.FormattedValue'), wanted('Microsoft.Dynamics.CRM.lookuplogicalname'), wanted('Microsoft.Dynamics.CRM.morerecords')]).toEqual([true, true, false]);
});
