import { createServer } from 'node:https';
import type { Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import { createPublicFetch } from '../../../../src/agent/research/web/publicFetch.ts';
import { SourceError } from '../../../../src/agent/research/source.ts';
import { createMemoryCache, NOW, AMPLE_LIMITS } from '../localWeb.ts';
import { selfSignedFor } from './certificate.ts';

const { key, cert } = selfSignedFor('tarn.example');
let server: Server;
const seen: unknown[] = [];

beforeAll(async () => {
  server = createServer({ key, cert, SNICallback: (name, done) => { seen.push(name); done(null); } }, (request, response) => {
    seen.push(request.headers.host);
    response.writeHead(200, { 'content-type': 'text/plain' }).end('secret pumps');
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => seen.splice(0));
afterEach(() => jest.restoreAllMocks());

/** What comes of asking a name whose address is this machine. */
async function ask(name: string): Promise<string> {
  const { port } = server.address() as AddressInfo;
  const fetch = createPublicFetch({ cache: createMemoryCache(), log: { warn: () => undefined }, now: () => NOW, limits: AMPLE_LIMITS, lookup: () => Promise.resolve(['127.0.0.1']), allow: (_address, asked) => asked === port });
  return fetch(`https://${name}:${port}/`).then(({ text }) => text, (error: unknown) => (error instanceof SourceError ? error.failure : String(error)));
}

function trustOurs(): void {
  const make = tls.createSecureContext;
  jest.spyOn(tls, 'createSecureContext').mockImplementation((options) => make({ ...options, ca: cert }));
}

test('the connection goes to the checked address while name, certificate and host are those of the site', async () => {
  trustOurs();
  const port = (server.address() as AddressInfo).port;
  expect(await ask('tarn.example')).toBe('secret pumps');
  expect(seen).toEqual(['tarn.example', `tarn.example:${port}`]);
});

test('a certificate nobody vouches for, or for another name, is refused before anything is asked', async () => {
  expect(await ask('tarn.example')).toBe('refused');
  trustOurs();
  expect(await ask('ridge.example')).toBe('refused');
  expect(seen.filter((each) => String(each).includes(':'))).toEqual([]);
});
