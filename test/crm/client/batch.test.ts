import { batchContentType, batchText, readBatch } from '../../../src/crm/client/batch.ts';
import { boundaryOf, parseHttpPart, parseMultipart } from '../../../src/standalone/crm/http/multipart.ts';

test('the server reads back what the client wrote: requests, and a change set with a Content-ID each', () => {
  const text = batchText([
    { method: 'GET', url: 'https://x/api/data/v9.2/leads?$filter=a%20eq%20%27b%27', headers: { Prefer: 'p' } },
    { changes: [{ method: 'POST', url: '/api/data/v9.2/leads', body: '{"subject":"--batch_handraise\\r\\n"}' }, { method: 'PATCH', url: '$1', body: '{}', headers: { 'If-Match': 'W/"1"' } }] },
  ]);
  const [read, set] = parseMultipart(text, boundaryOf(batchContentType) ?? '');
  expect(parseHttpPart(read!)).toMatchObject({ method: 'GET', target: 'https://x/api/data/v9.2/leads?$filter=a%20eq%20%27b%27' });
  const changes = parseMultipart(set!.content, boundaryOf(set!.headers.get('content-type') ?? '') ?? '').map(parseHttpPart);
  expect(changes.map(({ method, target, contentId, body }) => ({ method, target, contentId, body }))).toEqual([
    { method: 'POST', target: '/api/data/v9.2/leads', contentId: '1', body: '{"subject":"--batch_handraise\\r\\n"}' },
    { method: 'PATCH', target: '$1', contentId: '2', body: '{}' },
  ]);
  expect(changes[1]?.headers.get('If-Match')).toBe('W/"1"');
});

test.each(['a b', 'x\r\nHost: evil', 'x\ty'])('a URL that would end its line is never written: %j', (url) => {
  expect(() => batchText([{ method: 'GET', url }])).toThrow(RangeError);
});

const answer = [
  '--r', 'Content-Type: multipart/mixed; boundary=c', '',
  '--c', 'Content-Type: application/http', 'Content-ID: 1', '', 'HTTP/1.1 204 No Content', 'OData-EntityId: https://x/leads(1)', '', '',
  '--c', 'Content-Type: application/http', 'Content-ID: 2', '', 'HTTP/1.1 204 No Content', '', '', '--c--', '',
  '--r', 'Content-Type: application/http', '', 'HTTP/1.1 404 Not Found', 'Content-Type: application/json', '', '{"error":{}}', '--r--', '',
].join('\r\n');

test('answers come in the order of the items, a change set as a list with its Content-IDs', () => {
  const [set, single] = readBatch('multipart/mixed; boundary="r"', answer);
  expect(set).toMatchObject([{ status: 204, contentId: '1' }, { status: 204, contentId: '2' }]);
  expect(single).toMatchObject({ status: 404, body: '{"error":{}}' });
});

test('a batch cut off anywhere, or without boundary, is a damaged answer and never half of one', () => {
  for (let length = 0; length < answer.lastIndexOf('--r--') + 4; length++) {
    expect(() => readBatch('multipart/mixed; boundary=r', answer.slice(0, length))).toThrow('crm-silent');
  }
  expect(() => readBatch('application/json', answer)).toThrow('crm-silent');
});
