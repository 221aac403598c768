import { openDoor } from '../../src/agent/http.ts';
import { createLog } from '../../src/agent/log.ts';
import type { AddressAnswer } from '../../src/domain/emailValidation.ts';

const answer: AddressAnswer = { wellFormed: true, deliverable: 'yes', type: 'work', problems: [] };
const secret = 'jonas.brandt@halvorsen.example';

function open(): { readonly asked: string[]; readonly lines: string[]; readonly post: (body: string, token?: string, type?: string) => Promise<Response> } {
  const asked: string[] = [];
  const lines: string[] = [];
  const app = openDoor({
    distFolder: 'dist', manifestFile: 'manifest.xml', publicUrl: 'https://localhost:4001',
    deployment: { clientId: 'c', authority: 'https://login.microsoftonline.com/t', crmUrl: 'https://crm.example', crmScope: 's' },
    checkToken: async (token) => (token.startsWith('token.of.') ? { kind: 'person', objectId: token.slice(9), tenantId: 't', clientId: 'c' } : undefined),
    isReady: async () => true,
    log: createLog({ write: (line) => lines.push(line) }),
    checkAddress: async (address) => (asked.push(address), answer),
  });
  const post = async (body: string, token = 'token.of.maya', type = 'application/json'): Promise<Response> => app.request('/agent/address', { method: 'POST', body, headers: { 'Content-Type': type, Authorization: `Bearer ${token}` } });
  return { asked, lines, post };
}

test('[R16] a signed-in seller asks about an address and gets what is known; neither logs nor caches keep it', async () => {
  const { asked, lines, post } = open();
  const response = await post(JSON.stringify({ address: secret }));
  expect([response.status, await response.json(), response.headers.get('Cache-Control'), asked]).toEqual([200, answer, 'no-store', [secret]]);
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.join('')).not.toContain('halvorsen');
});

test('nobody asks without a token', async () => {
  const { asked, post } = open();
  expect([(await post(JSON.stringify({ address: secret }), 'forged')).status, asked]).toEqual([401, []]);
});

test.each([['no JSON', '{'], ['no address', '{}'], ['a list', `["${secret}"]`], ['more than an address', JSON.stringify({ address: secret, servers: ['10.0.0.1'] })], ['no text', '{"address":1}'], ['nothing', 'null']])('%s is refused, and nobody is asked', async (_, body) => {
  const { asked, post } = open();
  const response = await post(body);
  expect([response.status, await response.json(), asked]).toEqual([400, { error: { code: 'bad-request', message: expect.any(String) } }, []]);
});

test('[T14] a form of another site can’t ask', async () => {
  const { asked, post } = open();
  expect([(await post(JSON.stringify({ address: secret }), 'token.of.maya', 'text/plain')).status, asked]).toEqual([415, []]);
});

test('a body larger than any address is refused', async () => {
  const { asked, post } = open();
  expect([(await post(JSON.stringify({ address: 'a'.repeat(5_000) }))).status, asked]).toEqual([413, []]);
});

test('one person can ask sixty times a minute; others are not held up by that', async () => {
  // Calls come back with the time that goes by.
  const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now());
  const { post } = open();
  const body = JSON.stringify({ address: secret });
  const statuses = await Promise.all(Array.from({ length: 61 }, async () => (await post(body)).status));
  expect([statuses.filter((status) => status === 200).length, statuses.filter((status) => status === 429).length]).toEqual([60, 1]);
  const late = await post(body);
  expect([late.status, Number(late.headers.get('Retry-After')) >= 1, (await post(body, 'token.of.tomas')).status]).toEqual([429, true, 200]);
  clock.mockRestore();
});
