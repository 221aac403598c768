import { openDoor } from '../../src/agent/http.ts';
import { createLog } from '../../src/agent/log.ts';

function open(wake?: () => void): (token?: string) => Promise<Response> {
  const app = openDoor({
    distFolder: 'dist', manifestFile: 'manifest.xml', publicUrl: 'https://localhost:4001',
    deployment: { clientId: 'c', authority: 'https://login.microsoftonline.com/t', crmUrl: 'https://crm.example', crmScope: 's' },
    checkToken: async (token) => (token.startsWith('token.of.') ? { kind: 'person', objectId: token.slice(9), tenantId: 't', clientId: 'c' } : undefined),
    isReady: async () => true,
    log: createLog({ write: () => undefined }),
    ...(wake === undefined ? {} : { wake }),
  });
  return async (token = 'token.of.maya') => app.request('/agent/wake', { method: 'POST', headers: { Authorization: `Bearer ${token}` } });
}

test('a signed-in pane makes background work look now; the answer says nothing', async () => {
  let count = 0;
  const response = await open(() => void count++)();
  expect([response.status, await response.text(), response.headers.get('Cache-Control'), count]).toEqual([202, '', 'no-store', 1]);
});

test('nobody wakes it without a token', async () => {
  let count = 0;
  expect([(await open(() => void count++)('forged')).status, count]).toEqual([401, 0]);
});

test('[T14] one person wakes it thirty times a minute at most, and another one still can', async () => {
  // Calls come back with the time that goes by.
  const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now());
  let count = 0;
  const post = open(() => void count++);
  const statuses = await Promise.all(Array.from({ length: 31 }, () => post()));
  expect(statuses.map(({ status }) => status)).toEqual([...Array.from({ length: 30 }, () => 202), 429]);
  expect(Number(statuses[30]?.headers.get('Retry-After'))).toBeGreaterThan(0);
  expect((await post('token.of.tomas')).status).toBe(202);
  expect(count).toBe(31);
  clock.mockRestore();
});

test('a service without background work has no such route', async () => {
  expect((await open()()).status).toBe(404);
});
