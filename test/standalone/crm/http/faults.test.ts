// Seeded faults.
import { answerWithFault, parseFaults, planFaults, type Fault } from '../../../../src/standalone/crm/http/faults.ts';

test('the same seed gives the same faults, at about the rate asked for', () => {
  const [one, other] = [planFaults(42, 0.2), planFaults(42, 0.2)];
  const first = Array.from({ length: 5000 }, () => one.next());
  expect(Array.from({ length: 5000 }, () => other.next())).toEqual(first);
  const share = first.filter((fault) => fault !== 'none').length / first.length;
  expect(share).toBeGreaterThan(0.17);
  expect(share).toBeLessThan(0.23);
  expect(new Set(first).size).toBe(8);
});

interface Seen {
  readonly status: number;
  readonly body: string;
  readonly retryAfter: string | null;
  readonly isHandled: boolean;
  readonly isDropped: boolean;
}

async function answerTo(fault: Fault, method: string, path = 'leads', body: string | null = '{"value":[]}'): Promise<Seen> {
  let [isHandled, isDropped] = [false, false];
  const handle = async () => {
    isHandled = true;
    return new Response(body, { status: body === null ? 204 : 200 });
  };
  const drop = () => {
    isDropped = true;
  };
  const response = await answerWithFault(fault, new Request(`http://x/api/data/v9.2/${path}`, { method }), { handle, drop, times: { hangMs: 1, slowMs: 1 } });
  return { status: response.status, body: await response.text(), retryAfter: response.headers.get('Retry-After'), isHandled, isDropped };
}

test.each<[Fault, string, Partial<Seen>]>([
  ['none', 'GET', { status: 200, isHandled: true, isDropped: false }],
  ['too-many-requests', 'GET', { status: 429, retryAfter: '1', isHandled: false }],
  ['unavailable', 'POST', { status: 503, retryAfter: '1', isHandled: false }],
  ['hang', 'POST', { isHandled: false, isDropped: true }],
  ['dropped-after', 'POST', { isHandled: true, isDropped: true }],
  ['version-mismatch', 'PATCH', { status: 412, isHandled: false }],
  ['version-mismatch', 'GET', { status: 200, isHandled: true }],
  ['malformed', 'GET', { status: 200, body: '{"valu', isHandled: true }],
  ['slow', 'GET', { status: 200, body: '{"value":[]}', isHandled: true }],
])('the fault "%s" of a %s', async (fault, method, expected) => {
  expect(await answerTo(fault, method)).toMatchObject(expected);
});

test('a batch has no version to mismatch, and no body cannot be damaged', async () => {
  expect(await answerTo('version-mismatch', 'POST', '$batch')).toMatchObject({ status: 200, isHandled: true });
  expect(await answerTo('malformed', 'DELETE', 'leads', null)).toMatchObject({ status: 204, body: '', isHandled: true });
});

test.each([['42:0.15', { seed: 42, rate: 0.15 }], ['42', undefined], ['x:1', undefined], ['1:2', undefined]])('SEED:RATE "%s" is read or refused', (text, expected) => {
  expect(parseFaults(text)).toEqual(expected);
});
