import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { createPublicFetch } from '../../../../src/agent/research/web/publicFetch.ts';
import { SourceError } from '../../../../src/agent/research/source.ts';
import { AMPLE_LIMITS, createMemoryCache, html, json, NOW, SHORT_LIMITS, startLocalWeb } from '../localWeb.ts';
import type { LocalReply, LocalWeb, Site } from '../localWeb.ts';

let web: LocalWeb | undefined;
afterEach(async () => {
  await web?.close();
  web = undefined;
});

async function webOf(sites: Readonly<Record<string, Site>>): Promise<LocalWeb> {
  web = await startLocalWeb(sites);
  return web;
}

async function failureOf(answer: Promise<unknown>): Promise<string> {
  return answer.then(() => 'answered', (error: unknown) => (error instanceof SourceError ? error.failure : `not a SourceError: ${String(error)}`));
}

const text = (body: string | Buffer, headers: Readonly<Record<string, string>> = {}): Site => () => ({ headers: { 'content-type': 'text/plain', ...headers }, body });

test('an answer comes with its status, its address after redirects, its headers and its text', async () => {
  const { fetch } = await webOf({ 'tarn.example': (path): LocalReply => (path === '/old' ? { status: 301, headers: { location: '/new' } } : { status: 200, headers: { 'content-type': 'text/html; charset=iso-8859-1', 'x-kind': 'page' }, body: Buffer.from('f\xfcr alle', 'latin1') }) });
  expect(await fetch()('https://tarn.example/old#part')).toMatchObject({ status: 200, url: 'https://tarn.example/new', headers: { 'x-kind': 'page' }, text: 'für alle', fetchedOn: NOW.toISOString() });
});

test('every site is told who asks and how to reach them, and gets no cookie and no referrer', async () => {
  let seen: Readonly<Record<string, unknown>> = {};
  const { fetch } = await webOf({ 'tarn.example': (_path, { headers }) => { seen = headers; return json({}); } });
  await fetch()('https://tarn.example/');
  expect(seen['user-agent']).toBe('handraise/1.0 (sales research; research@halvard.example)');
  expect(Object.keys(seen).sort()).toEqual(['accept', 'accept-encoding', 'accept-language', 'connection', 'host', 'user-agent']);
});

test.each([
  ['gzip', gzipSync], ['br', brotliCompressSync], ['deflate', deflateSync],
] as const)('%s is unpacked, and a bomb of it ends at the size that may be read', async (encoding, pack) => {
  const { fetch } = await webOf({ 'small.example': text(pack('few words'), { 'content-encoding': encoding }), 'bomb.example': text(pack(Buffer.alloc(8_000_000)), { 'content-encoding': encoding }) });
  expect((await fetch()('https://small.example/')).text).toBe('few words');
  expect(await failureOf(fetch()('https://bomb.example/'))).toBe('too-big');
});

test('a body of 1 GB is left after the first two megabytes', async () => {
  let written = 0;
  const endless: Site = (_path, _request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    const part = Buffer.alloc(65_536, 'x');
    const pump = (): void => {
      while (!response.destroyed && written < 1_000_000_000) {
        written += part.length;
        if (!response.write(part)) return;
      }
      response.end();
    };
    response.on('drain', pump);
    pump();
    return undefined;
  };
  const { fetch } = await webOf({ 'endless.example': endless, 'said.example': (_path, _request, response) => { response.writeHead(200, { 'content-type': 'text/html', 'content-length': '1000000000' }).write('x'); return undefined; } });
  expect(await failureOf(fetch()('https://endless.example/'))).toBe('too-big');
  expect(written).toBeLessThan(20_000_000);
  expect(await failureOf(fetch()('https://said.example/'))).toBe('too-big');
});

test.each<readonly [string, string, Site]>([
  ['says nothing', 'silent', () => undefined],
  ['drips for ever', 'silent', (_path, _request, response) => { response.writeHead(200, { 'content-type': 'text/html' }); const drip = setInterval(() => response.write('x'), 20); response.on('close', () => clearInterval(drip)); return undefined; }],
  ['hangs up', 'silent', (_path, { socket }) => { socket.destroy(); return undefined; }],
  ['breaks off', 'damaged', (_path, { socket }, response) => { response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' }).write('{"a":'); setTimeout(() => socket.destroy(), 10); return undefined; }],
  ['speaks no HTTP', 'damaged', (_path, { socket }) => { socket.end('SSH-2.0-server\r\n'); return undefined; }],
  ['changes the protocol', 'damaged', (_path, { socket }) => { socket.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'); return undefined; }],
  ['has endless headers', 'damaged', (_path, { socket }) => { socket.write(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`); return undefined; }],
  ['sends broken gzip', 'damaged', text('no gzip', { 'content-encoding': 'gzip' })],
  ['sends half a gzip', 'damaged', text(gzipSync('few words').subarray(0, 12), { 'content-encoding': 'gzip' })],
  ['packs twice', 'damaged', text('x', { 'content-encoding': 'gzip, gzip' })],
  ['sends a picture', 'damaged', () => ({ headers: { 'content-type': 'image/png' }, body: 'PNG' })],
  ['redirects in a circle', 'refused', () => ({ status: 302, headers: { location: '/' } })],
  ['redirects to a file', 'blocked-address', () => ({ status: 302, headers: { location: 'file:///etc/passwd' } })],
  ['redirects with a password', 'blocked-address', (_path, { headers }) => ({ status: 302, headers: { location: `http://user:secret@${headers.host ?? ''}/` } })],
  ['redirects to no address', 'damaged', () => ({ status: 302, headers: { location: 'http://[' } })],
])('a server that %s is %s, in time', async (_what, failure, site) => {
  const { fetch } = await webOf({ 'bad.example': site });
  const began = performance.now();
  const isEndless = failure === 'silent';
  expect(await failureOf(fetch({ limits: isEndless ? SHORT_LIMITS : AMPLE_LIMITS })('https://bad.example/'))).toBe(failure);
  expect(performance.now() - began).toBeLessThan(isEndless ? SHORT_LIMITS.wholeMs * 4 : AMPLE_LIMITS.silenceMs);
});

test('a name server that never answers costs the time there is', async () => {
  const fetch = createPublicFetch({ cache: createMemoryCache(), log: { warn: () => undefined }, now: () => NOW, limits: SHORT_LIMITS, lookup: () => new Promise(() => undefined) });
  expect(await failureOf(fetch('https://tarn.example/'))).toBe('silent');
});

test('a page that is not there, or a server in trouble, is an answer', async () => {
  const { fetch } = await webOf({ 'tarn.example': (path) => ({ status: path === '/gone' ? 410 : 500, headers: { 'content-type': 'image/png' }, body: 'x' }) });
  expect(await fetch()('https://tarn.example/gone')).toMatchObject({ status: 410, text: '' });
  expect(await fetch()('https://tarn.example/broken')).toMatchObject({ status: 500, text: '' });
});

test('a model may take its time, and no longer than that', async () => {
  const { fetch } = await webOf({ 'model.example': (_path, _request, response) => { setTimeout(() => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'), SHORT_LIMITS.wholeMs + 100); return undefined; }, 'stuck.example': () => undefined });
  const ask = fetch({ limits: { ...SHORT_LIMITS, slowMs: 3_000 } });
  expect((await ask('https://model.example/', { body: { q: 1 }, slow: true })).text).toBe('{}');
  expect(await failureOf(ask('https://model.example/', { body: { q: 2 } }))).toBe('silent');
  expect(await failureOf(ask('https://stuck.example/', { body: { q: 1 }, slow: true }))).toBe('silent');
});

test('silence is asked once more, a question with a body is not', async () => {
  let first = true;
  const { fetch, asked } = await webOf({ 'tarn.example': (_path, { socket }) => { if (!first) return json({ ok: true }); first = false; socket.destroy(); return undefined; }, 'off.example': (_path, { socket }) => { socket.destroy(); return undefined; } });
  expect((await fetch()('https://tarn.example/')).text).toBe('{"ok":true}');
  expect(await failureOf(fetch()('https://off.example/', { body: { query: 'Tarn' } }))).toBe('silent');
  expect(asked).toEqual(['tarn.example/', 'tarn.example/', 'off.example/']);
});

test('a key goes to the host it was meant for and not along with a redirect, and a body goes to nobody else', async () => {
  const seen: unknown[] = [];
  const { fetch, port } = await webOf({
    'api.example': (path) => ({ status: 307, headers: { location: path === '/same' ? '/there' : `http://other.example:${port}/` } }),
    'other.example': (_path, { headers }) => { seen.push(headers['x-key']); return json({}); },
  });
  await fetch()('https://api.example/', { headers: { 'X-Key': 'secret' } });
  expect(seen).toEqual([undefined]);
  expect(await failureOf(fetch()('https://api.example/', { headers: { 'X-Key': 'secret' }, body: { q: 1 } }))).toBe('refused');
  expect(seen).toHaveLength(1);
});

test('a host that asks for a rest gets it: it is busy, and not asked again before', async () => {
  const { fetch: make, asked } = await webOf({ 'busy.example': () => ({ status: 429, headers: { 'retry-after': '120' } }), 'down.example': () => ({ status: 503, headers: { 'retry-after': 'Fri, 20 Nov 2026 11:00:00 GMT' } }) });
  const fetch = make();
  for (const url of ['https://busy.example/a', 'https://busy.example/b', 'https://api.busy.example/', 'https://down.example/a', 'https://down.example/b']) expect([url, await failureOf(fetch(url))]).toEqual([url, 'busy']);
  expect(asked).toEqual(['busy.example/a', 'down.example/a']);
});

test('what was read is answered from the cache, what failed is not kept, and Refresh now reads again', async () => {
  let count = 0;
  const { fetch: make } = await webOf({ 'tarn.example': (path) => ({ status: path === '/' ? 200 : 500, body: `{"count":${(count += 1)}}` }) });
  const fetch = make();
  const texts = [await fetch('https://tarn.example/'), await fetch('https://tarn.example/#again'), await fetch('https://tarn.example/', { notBefore: '2026-11-20T10:00:00.001Z' })].map((answer) => answer.text);
  expect(texts).toEqual(['{"count":1}', '{"count":1}', '{"count":2}']);
  expect([(await fetch('https://tarn.example/x')).text, (await fetch('https://tarn.example/x')).text]).toEqual(['{"count":3}', '{"count":4}']);
});

test('half a JSON, or a page in its place, is not kept', async () => {
  const bodies = ['{"a":', '<html>Too many requests</html>', '{"a":1}\n'];
  const { fetch: make, asked } = await webOf({ 'api.example': (path) => ({ headers: { 'content-type': path === '/typed' ? 'application/ld+json; charset=utf-8' : 'text/html' }, body: bodies[asked.filter((each) => each === `api.example${path}`).length - 1] ?? 'asked too often' }) });
  const fetch = make();
  for (const [path, request] of [['typed', {}], ['expected', { expects: 'json' }]] as const) {
    const texts: string[] = [];
    for (let index = 0; index < 4; index += 1) texts.push((await fetch(`https://api.example/${path}`, request)).text);
    expect([path, texts]).toEqual([path, [bodies[0], bodies[1], bodies[2], bodies[2]]]);
  }
});

test('the same question asked by many leads at once goes out once', async () => {
  const { fetch: make, asked } = await webOf({ 'tarn.example': () => json({}) });
  const fetch = make();
  await Promise.all(Array.from({ length: 20 }, () => fetch('https://tarn.example/list')));
  expect(asked).toEqual(['tarn.example/list']);
});

test('a cache that is away costs nothing but time, and is told by its code', async () => {
  const warned: unknown[] = [];
  const gone = (): Promise<never> => Promise.reject(Object.assign(new Error('gone'), { code: 'ECONNREFUSED' }));
  const { fetch } = await webOf({ 'tarn.example': () => json({ ok: true }) });
  expect((await fetch({ cache: { read: gone, write: gone, forget: gone }, log: { warn: (...line) => warned.push(line) } })('https://tarn.example/')).text).toBe('{"ok":true}');
  expect(warned).toEqual([['database-lost', { code: 'ECONNREFUSED' }], ['database-lost', { code: 'ECONNREFUSED' }]]);
});

describe('robots.txt', () => {
  const site = (robots: { readonly status?: number; readonly body?: string }): Site => (path) => (path === '/robots.txt' ? { headers: { 'content-type': 'text/plain' }, ...robots } : html(path));
  const asking = async (robots: { readonly status?: number; readonly body?: string }, path: string): Promise<string> => {
    const { fetch } = await webOf({ 'tarn.example': site(robots) });
    return failureOf(fetch()(`https://tarn.example${path}`, { found: true }));
  };

  test.each([
    ['keeps everybody out', { body: 'User-agent: *\nDisallow: /' }, '/about', 'robots'],
    ['keeps us out by name', { body: 'User-agent: handraise\nDisallow: /about\n\nUser-agent: *\nDisallow:' }, '/about', 'robots'],
    ['lets us in by name', { body: 'User-agent: *\nDisallow: /\n\nUser-agent: handraise\nAllow: /' }, '/about', 'answered'],
    ['keeps a folder to itself', { body: 'User-agent: *\nDisallow: /private/*.html$' }, '/private/a.html', 'robots'],
    ['says nothing about the page', { body: 'User-agent: *\nDisallow: /private' }, '/about', 'answered'],
    ['is not there', { status: 404 }, '/about', 'answered'],
    ['is in trouble', { status: 500 }, '/about', 'robots'],
  ])('a site whose file %s is taken at its word', async (_what, robots, path, outcome) => {
    expect(await asking(robots, path)).toBe(outcome);
  });

  test('it is read once, before the page, and only for addresses that others gave us', async () => {
    const { fetch: make, asked } = await webOf({ 'tarn.example': site({ body: '' }) });
    const fetch = make();
    await fetch('https://tarn.example/own');
    await fetch('https://tarn.example/a', { found: true });
    await fetch('https://tarn.example/b', { found: true });
    expect(asked).toEqual(['tarn.example/own', 'tarn.example/robots.txt', 'tarn.example/a', 'tarn.example/b']);
  });

  test('a site that wants more time between two questions has it, under all its names', async () => {
    const times: number[] = [];
    const slow: Site = (path) => { times.push(performance.now()); return path === '/robots.txt' ? { headers: { 'content-type': 'text/plain' }, body: 'User-agent: *\nCrawl-delay: 1' } : html(path); };
    const { fetch: make } = await webOf({ 'www.tarn.example': slow });
    const fetch = make();
    for (const path of ['a', 'b', 'c']) await fetch(`https://www.tarn.example/${path}`, { found: true });
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(gaps.slice(1).every((gap) => gap >= 300)).toBe(true);
    expect(gaps).toHaveLength(3);
  });

  test('a redirect into what is closed stops at the door', async () => {
    const { fetch, asked } = await webOf({ 'tarn.example': (path): LocalReply => (path === '/robots.txt' ? { headers: { 'content-type': 'text/plain' }, body: 'User-agent: *\nDisallow: /closed' } : { status: 302, headers: { location: '/closed' } }) });
    expect(await failureOf(fetch()('https://tarn.example/open', { found: true }))).toBe('robots');
    expect(asked).toEqual(['tarn.example/robots.txt', 'tarn.example/open']);
  });

  test('a file made to be slow to match ends soon', async () => {
    const rules = Array.from({ length: 2_000 }, () => `Disallow: /${'*a'.repeat(100)}b`).join('\n');
    const { fetch } = await webOf({ 'tarn.example': site({ body: `User-agent: *\n${rules}` }) });
    const began = performance.now();
    expect(await failureOf(fetch()(`https://tarn.example/${'a'.repeat(240)}`, { found: true }))).toBe('answered');
    expect(performance.now() - began).toBeLessThan(6_000);
  });
});
