import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request, type RequestOptions } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openListener } from '../../src/agent/listener.ts';
import { localhostCertificate } from '../../src/standalone/certificate.ts';

let folder = '';
let certificate: Awaited<ReturnType<typeof localhostCertificate>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handraise-listener-'));
  certificate = await localhostCertificate(folder);
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function get(port: number, path: string, more: RequestOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, rejectUnauthorized: false, ...more }, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => { text += part.toString(); });
      response.on('end', () => resolve(text));
      response.on('error', reject);
    });
    asked.on('error', reject);
    asked.end();
  });
}

test('closing lets a request under way finish, takes no new one, and doesn’t wait for idle connections', async () => {
  const port = await freePort();
  let arrived = (): void => undefined;
  let finish = (): void => undefined;
  const hasArrived = new Promise<void>((resolve) => { arrived = resolve; });
  const mayFinish = new Promise<void>((resolve) => { finish = resolve; });
  const listener = await openListener(async (asked) => {
    if (new URL(asked.url).pathname === '/slow') {
      arrived();
      await mayFinish;
    }
    return new Response('done');
  }, { port, certificate, graceMs: 15_000 });
  const keeping = new Agent({ keepAlive: true });
  expect(await get(port, '/', { agent: keeping })).toBe('done');
  const slow = get(port, '/slow', { agent: keeping });
  await hasArrived;
  const closed = listener.close();
  await expect(get(port, '/')).rejects.toThrow('ECONNREFUSED');
  finish();
  expect(await slow).toBe('done');
  await closed;
  keeping.destroy();
}, 10_000);

test('an idle connection outlives the minute and a half that clients and proxies keep theirs', async () => {
  const port = await freePort();
  const listener = await openListener(() => new Response('done'), { port, certificate });
  const keeping = new Agent({ keepAlive: true });
  const headers = await new Promise<IncomingHttpHeaders>((resolve, reject) => {
    request({ host: '127.0.0.1', port, rejectUnauthorized: false, agent: keeping }, (response) => {
      response.resume();
      resolve(response.headers);
    }).on('error', reject).end();
  });
  expect(Number(/timeout=(\d+)/.exec(String(headers['keep-alive']))?.[1])).toBeGreaterThan(90);
  keeping.destroy();
  await listener.close();
}, 10_000);

test('a request that never ends is cut after the grace', async () => {
  const port = await freePort();
  let arrived = (): void => undefined;
  const hasArrived = new Promise<void>((resolve) => { arrived = resolve; });
  const listener = await openListener(() => {
    arrived();
    return new Promise<Response>(() => undefined);
  }, { port, certificate, graceMs: 50 });
  const endless = get(port, '/').then(() => 'answered', () => 'cut');
  await hasArrived;
  await listener.close();
  expect(await endless).toBe('cut');
}, 10_000);

test('a taken port is told with Node’s code, and nothing stays open', async () => {
  const port = await freePort();
  const first = await openListener(() => new Response('first'), { port, certificate });
  await expect(openListener(() => new Response('second'), { port, certificate })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  expect(await get(port, '/')).toBe('first');
  await first.close();
});

test('with an address given it listens there only', async () => {
  const port = await freePort();
  const listener = await openListener(() => new Response('here'), { port, certificate, host: '127.0.0.1' });
  expect(await get(port, '/')).toBe('here');
  await expect(get(port, '/', { host: '::1' })).rejects.toThrow();
  await listener.close();
});
