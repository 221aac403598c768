import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { openDoor, paneSecurityPolicy, sendFile } from '../../src/agent/http.ts';
import { createLog } from '../../src/agent/log.ts';
import { AppError } from '../../src/domain/errors.ts';
import { addStandIns, withLocalOffice } from '../../src/standalone/web.ts';

const publicUrl = 'https://localhost:4001';
const cdnTag = '<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>';
let folder = '';
const issued: unknown[] = [];
const lines: string[] = [];
let isReady: () => Promise<boolean> = async () => true;
const person = { kind: 'person', objectId: '2d9f2f1e-90a3-4a3e-8a5b-6c1d7e8f9a01', tenantId: 't', clientId: 'c' } as const;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'handraise-door-'));
  for (const name of ['dist/addin', 'dist/outlook', 'dist/assets', 'office', 'mail']) await mkdir(path.join(folder, name), { recursive: true });
  await writeFile(path.join(folder, 'dist/addin/taskpane.html'), `<head>${cdnTag}</head>`);
  await writeFile(path.join(folder, 'dist/addin/taskpane.abc.js'), 'x');
  await writeFile(path.join(folder, 'dist/outlook/index.html'), '<p>page</p>');
  await writeFile(path.join(folder, 'office/outlook_strings.js'), 'strings');
  await writeFile(path.join(folder, 'manifest.xml'), '<x>https://localhost:3000/addin</x>');
  await writeFile(path.join(folder, 'mail/one.eml'), 'Subject: one\r\n\r\n');
  await writeFile(path.join(folder, 'secret.txt'), 'secret');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function open(standalone = true): ReturnType<typeof openDoor> {
  const app = openDoor({
    distFolder: path.join(folder, 'dist'),
    manifestFile: path.join(folder, 'manifest.xml'),
    publicUrl,
    deployment: { clientId: 'c', authority: 'https://login.microsoftonline.com/t', crmUrl: publicUrl, crmScope: `${publicUrl}/user_impersonation` },
    checkToken: async (token) => {
      if (token === 'keys.are.silent') throw new AppError('unexpected', { retryable: true });
      return token === 'token.of.maya' ? person : undefined;
    },
    isReady: () => isReady(),
    wake: () => undefined,
    log: createLog({ write: (line) => lines.push(line) }),
    ...(standalone ? { rewritePage: withLocalOffice } : {}),
  });
  if (standalone) {
    addStandIns(app, {
      people: [],
      sampleMail: true,
      mailFolder: path.join(folder, 'mail'),
      publicUrl,
      officeFolder: path.join(folder, 'office'),
      distFolder: path.join(folder, 'dist'),
      sendFile,
      issueToken: async (request) => {
        issued.push(request);
        if (request.personId === 'nobody') throw new Error('unknown');
        return { accessToken: 'token' };
      },
      crm: async () => new Response('crm'),
    });
  }
  return app;
}

const tokenRequest = (headers: Record<string, string>, body: string): Request => new Request(`${publicUrl}/entra/token`, { method: 'POST', headers, body });
const fromPage = { Origin: publicUrl, 'Content-Type': 'application/json' };
const good = JSON.stringify({ personId: 'maya', clientId: 'c', scope: 's' });

/** Every route with what an honest and a dishonest caller gets. A route that is not here fails the first test. */
const routes: Readonly<Record<string, readonly (readonly [path: string, status: number])[]>> = {
  'GET /live': [['/live', 200]],
  'GET /ready': [['/ready', 200]],
  'ALL /agent/*': [['/agent/', 401], ['/agent/anything', 401]],
  'GET /agent/whoami': [['/agent/whoami', 401]],
  'POST /agent/address': [['/agent/address', 401]],
  'GET /agent/sources': [['/agent/sources', 401]],
  'POST /agent/wake': [['/agent/wake', 401]],
  'GET /manifest.xml': [['/manifest.xml', 200]],
  'GET /addin/config.json': [['/addin/config.json', 200]],
  'GET /addin/:file': [['/addin/taskpane.html', 200], ['/addin/taskpane.abc.js', 200], ['/addin/%2e%2e%2f%2e%2e%2fsecret.txt', 404], ['/addin/nothing.html', 404]],
  'GET /assets/:file': [['/assets/nothing.png', 404], ['/assets/..%2f..%2fsecret.txt', 404]],
  'GET /': [['/', 200]],
  'GET /outlook/config.json': [['/outlook/config.json', 200]],
  'GET /outlook/mail': [['/outlook/mail', 200]],
  'GET /outlook/mail/:name': [['/outlook/mail/one.eml', 200], ['/outlook/mail/..%2fsecret.txt', 404], ['/outlook/mail/two.eml', 404]],
  'GET /outlook/:file': [['/outlook/index.html', 200], ['/outlook/..%2f..%2fsecret.txt', 404]],
  'GET /office-js/*': [['/office-js/OUTLOOK_strings.js', 200], ['/office-js/..%2fsecret.txt', 404], ['/office-js/../secret.txt', 404]],
  'POST /entra/token': [],
  'ALL /api/data/*': [['/api/data/v9.2/leads', 200]],
};

test('every route of the server is in the table of routes', () => {
  const known = open().routes.filter((route) => route.path !== '/*').map((route) => `${route.method} ${route.path}`);
  expect([...new Set(known)].sort()).toEqual(Object.keys(routes).sort());
});

test.each(Object.entries(routes).flatMap(([route, cases]) => cases.map(([address, status]) => [route, address, status] as const)))(
  '%s: %s answers %i and never leaves its folder',
  async (_route, address, status) => {
    const response = await open().request(`${publicUrl}${address}`);
    expect(response.status).toBe(status);
    expect(await response.text()).not.toContain('secret');
  },
);

test.each([
  ['from the page itself', fromPage, good, 200],
  ['without an origin', { 'Content-Type': 'application/json' }, good, 403],
  ['from another site', { ...fromPage, Origin: 'https://evil.example' }, good, 403],
  ['from another port', { ...fromPage, Origin: 'https://localhost:4002' }, good, 403],
  ['from the null origin', { ...fromPage, Origin: 'null' }, good, 403],
  ['marked cross-site', { ...fromPage, 'Sec-Fetch-Site': 'cross-site' }, good, 403],
  ['as a form', { Origin: publicUrl, 'Content-Type': 'text/plain' }, good, 415],
  ['with an extra field', fromPage, JSON.stringify({ personId: 'maya', clientId: 'c', scope: 's', roles: ['admin'] }), 400],
  ['with a missing field', fromPage, JSON.stringify({ personId: 'maya' }), 400],
  ['that is no JSON', fromPage, '{', 400],
  ['that is too large', fromPage, JSON.stringify({ personId: 'x'.repeat(5000), clientId: 'c', scope: 's' }), 400],
  ['for somebody unknown', fromPage, JSON.stringify({ personId: 'nobody', clientId: 'c', scope: 's' }), 403],
])('[T14] a token request %s', async (_how, headers, body, status) => {
  const before = issued.length;
  const response = await open().request(tokenRequest(headers, body));
  expect(response.status).toBe(status);
  if (status !== 200) expect(await response.text()).not.toContain('token"');
  if (status === 400 || status === 415) expect(issued).toHaveLength(before);
});

test('with a real organization no stand-in answers, and the page keeps Microsoft’s own office.js', async () => {
  const app = open(false);
  for (const address of ['/', '/outlook/config.json', '/office-js/office.js', '/api/data/v9.2/leads']) expect((await app.request(publicUrl + address)).status).toBe(404);
  expect((await app.request(tokenRequest(fromPage, good))).status).toBe(404);
  expect(await (await app.request(`${publicUrl}/addin/taskpane.html`)).text()).toContain(cdnTag);
});

test('in the stand-in the one office.js tag is replaced by the local copy', async () => {
  const html = await (await open().request(`${publicUrl}/addin/taskpane.html`)).text();
  expect(html).not.toContain('appsforoffice');
  expect(html).toContain('/office-js/office.js');
});

test('the manifest follows the address the server is reached at', async () => {
  expect(await (await open().request(`${publicUrl}/manifest.xml`)).text()).toBe(`<x>${publicUrl}/addin</x>`);
});

test('[T21] every page names who may frame it, and no answer sets a cookie', async () => {
  const pane = await open().request(`${publicUrl}/addin/taskpane.html`);
  expect(pane.headers.get('Content-Security-Policy')).toBe(paneSecurityPolicy(publicUrl));
  expect(pane.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'self' https://outlook.office.com");
  expect(pane.headers.get('X-Frame-Options')).toBeNull();
  expect((await open().request(publicUrl)).headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
  for (const [, cases] of Object.entries(routes)) {
    for (const [address] of cases) expect((await open().request(publicUrl + address)).headers.get('Set-Cookie')).toBeNull();
  }
});

test.each([
  ['without a token', {}, 401],
  ['with something that is no token', { Authorization: 'Bearer not a token' }, 401],
  ['with another kind of credentials', { Authorization: 'Basic token.of.maya' }, 401],
  ['with a token that is not ours', { Authorization: 'Bearer token.of.mallory' }, 401],
  ['from another site', { Authorization: 'Bearer token.of.maya', 'Sec-Fetch-Site': 'cross-site' }, 403],
  ['while the issuer’s keys can’t be read', { Authorization: 'Bearer keys.are.silent' }, 503],
  ['with a token of ours', { Authorization: 'Bearer token.of.maya' }, 200],
])('a request to the service %s answers as it should', async (_how, headers, status) => {
  const response = await open().request(`${publicUrl}/agent/whoami`, { headers });
  expect(response.status).toBe(status);
  expect(await response.json()).toEqual(status === 200 ? person : { error: { code: expect.stringMatching(/^[a-z-]+$/), message: expect.any(String) } });
  if (status === 401) expect(response.headers.get('WWW-Authenticate')).toBe('Bearer');
  if (status === 503) expect(response.headers.get('Retry-After')).toBe('5');
});

test.each([
  ['the database answers', async () => true, 200],
  ['the service is stopping', async () => false, 503],
  ['the database is gone', () => Promise.reject(new Error('connect ECONNREFUSED')), 503],
  ['the database hangs', () => new Promise<boolean>(() => undefined), 503],
])('when %s the service says whether it is ready, and that it lives', async (_when, answer, status) => {
  isReady = answer;
  const ready = await open().request(`${publicUrl}/ready`);
  isReady = async () => true;
  expect([ready.status, await ready.json(), (await open().request(`${publicUrl}/live`)).status]).toEqual([status, { ready: status === 200 }, 200]);
});

test('[T19] the log tells route, status and duration of every request, and nothing a person wrote', async () => {
  const canaries = ['maya', 'lindqvist', 'kestrel', 'secret', 'token', 'mallory'];
  lines.length = 0;
  const app = open();
  const requests: readonly (readonly [string, RequestInit])[] = [
    ['/agent/whoami?email=maya@kestrel.example', { headers: { Authorization: 'Bearer token.of.maya' } }],
    ['/agent/whoami', { headers: { Authorization: 'Bearer token.of.mallory', Cookie: 'secret=1', 'User-Agent': 'maya lindqvist' } }],
    ['/agent/maya@kestrel.example', { method: 'POST', headers: { Authorization: 'Bearer token.of.maya' }, body: 'Maya Lindqvist' }],
    ['/agent/whoami', { headers: { Authorization: 'Bearer keys.are.silent' } }],
    ['/addin/maya.lindqvist.html', {}],
    ['/outlook/mail/secret-of-maya.eml', {}],
    ['/maya/lindqvist?secret=token', {}],
    ["/api/data/v9.2/leads?$filter=emailaddress1 eq 'maya@kestrel.example'", { headers: { Authorization: 'Bearer token' } }],
    ['/entra/token', { method: 'POST', headers: fromPage, body: JSON.stringify({ personId: 'maya', clientId: 'c', scope: 'secret' }) }],
  ];
  for (const [address, request] of requests) await app.request(publicUrl + address, request);
  const found = lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ event }) => event === 'request');
  expect(found).toHaveLength(requests.length);
  for (const line of found) expect(line).toMatchObject({ level: 'info', requestId: expect.any(String), status: expect.any(Number), milliseconds: expect.any(Number) });
  expect(found.filter(({ personId }) => personId === person.objectId).map(({ route }) => route)).toEqual(['/agent/whoami', '/agent/*']);
  const told = lines.map((line) => line.replaceAll('/entra/token', '')).join('').toLowerCase();
  expect(canaries.filter((canary) => told.includes(canary))).toEqual([]);
});

test('files whose name changes with their content are kept for good; the commands, whose name the manifest gives, are asked for again', async () => {
  await writeFile(path.join(folder, 'dist/addin/app.0123456789ab.js'), 'x');
  await writeFile(path.join(folder, 'dist/addin/commands.js'), 'x');
  const kept = async (name: string): Promise<string | null> => (await open(false).request(`${publicUrl}/addin/${name}`)).headers.get('Cache-Control');
  expect([await kept('app.0123456789ab.js'), await kept('commands.js')]).toEqual(['public, max-age=31536000, immutable', 'no-cache']);
});

test('the add-in’s files travel compressed to whoever can read that; answers with words of a person never do', async () => {
  const script = 'const greeting = "Hello";\n'.repeat(200);
  await writeFile(path.join(folder, 'dist/addin/words.0123456789ab.js'), script);
  const ask = async (address: string, encodings: string): Promise<Response> => open(false).request(`${publicUrl}${address}`, { headers: { 'Accept-Encoding': encodings, Authorization: 'Bearer token.of.maya' } });
  const compressed = await ask('/addin/words.0123456789ab.js', 'br, gzip');
  expect([compressed.headers.get('Content-Encoding'), compressed.headers.get('Vary')]).toEqual(['gzip', 'Accept-Encoding']);
  const bytes = Buffer.from(await compressed.arrayBuffer());
  expect(bytes.length).toBeLessThan(script.length / 10);
  expect(gunzipSync(bytes).toString()).toBe(script);
  const plain = await ask('/addin/words.0123456789ab.js', 'identity');
  expect([plain.headers.get('Content-Encoding'), await plain.text()]).toEqual([null, script]);
  expect((await ask('/addin/taskpane.html', 'gzip')).headers.get('Content-Encoding')).toBe('gzip');
  expect((await ask('/agent/whoami', 'gzip')).headers.get('Content-Encoding')).toBeNull();
});
