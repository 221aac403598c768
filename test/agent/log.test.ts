import fc from 'fast-check';
import { createLog, type LogFields } from '../../src/agent/log.ts';

const NAMED = ['processId', 'level', 'time', 'event', 'dropped'];

function logged(fields: object, event = 'request'): Record<string, unknown> {
  const lines: string[] = [];
  const { info } = createLog({ write: (line) => lines.push(line) });
  Reflect.apply(info, undefined, [event, fields]);
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0] ?? '') as Record<string, unknown>;
}

test('an event is one JSON line of ids, codes and durations', () => {
  const fields: LogFields = { requestId: '2d9f2f1e-90a3-4a3e-8a5b-6c1d7e8f9a01', method: 'GET', route: '/addin/:file', status: 200, milliseconds: 3 };
  expect(logged(fields)).toEqual({ ...fields, level: 'info', event: 'request', processId: process.pid, time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) });
});

test.each([
  ['a name under a known field', { code: 'Maya Lindqvist' }],
  ['an address as route', { route: '/leads/maya@kestrel.example' }],
  ['a query as route', { route: '/leads?name=maya' }],
  ['a token as code', { code: 'eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJvaWQi' }],
  ['a number that is a text', { status: '200 maya' }],
  ['an error with its message', { err: new Error('maya@kestrel.example') }],
  ['a body', { body: { subject: 'maya' } }],
  ['a nested field', { request: { status: 200, name: 'maya' } }],
])('%s is left out, and the line says that something was', (_what, fields) => {
  expect(Object.keys(logged(fields)).sort()).toEqual([...NAMED].sort());
});

test('[T19] whatever is passed, only listed fields reach the line', () => {
  fc.assert(fc.property(fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('status', 'code', 'route', 'event', 'level', 'time', '__proto__', 'constructor', 'toString')), fc.anything()), (fields) => {
    const unknown = Object.keys(logged(fields)).filter((name) => ![...NAMED, 'requestId', 'method', 'route', 'status', 'milliseconds', 'code', 'port', 'count', 'personId', 'leadId', 'user'].includes(name));
    expect(unknown).toEqual([]);
  }), { numRuns: 300, seed: 7 });
});

test('the name of an event is on a list too', () => {
  expect(logged({}, 'Maya called')['event']).toBe('unnamed');
});

test('a log of warnings leaves out what is only information', () => {
  const lines: string[] = [];
  const log = createLog({ write: (line) => lines.push(line) }, 'warn');
  log.info('request', { status: 200 });
  log.warn('database-lost', { code: '57P01' });
  expect(lines.map((line) => (JSON.parse(line) as { event: string; code: string }))).toEqual([expect.objectContaining({ level: 'warn', event: 'database-lost', code: '57P01' })]);
});
