// Nothing the agent is told leads it to this machine or this network: shown by a server that counts who connects to it.
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { isPublicAddress } from '../../../../src/agent/research/web/addressGuard.ts';
import { createPublicFetch } from '../../../../src/agent/research/web/publicFetch.ts';
import { SourceError } from '../../../../src/agent/research/source.ts';
import type { SourceTools } from '../../../../src/agent/research/source.ts';
import { AMPLE_LIMITS, createMemoryCache, NOW, SHORT_LIMITS, startLocalWeb } from '../localWeb.ts';
import { readUrl } from '../../../../src/agent/research/readUrl.ts';

async function failureOf(answer: Promise<unknown>): Promise<string> {
  return answer.then(() => 'answered', (error: unknown) => (error instanceof SourceError ? error.failure : `not a SourceError: ${String(error)}`));
}

let canary: Server;
let touched = 0;

beforeEach(async () => {
  touched = 0;
  canary = createServer((socket) => {
    touched += 1;
    socket.on('error', () => undefined).resume();
    socket.end('HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: 2\r\nconnection: close\r\n\r\nhi');
  });
  await new Promise<void>((resolve) => canary.listen(0, '::', resolve));
});
afterEach(() => new Promise((resolve) => canary.close(resolve)));

const canaryPort = (): number => (canary.address() as AddressInfo).port;

/** The production rules with one exception: the canary's port counts as usual, so that nothing but the address can stop a connection. */
function guarded(lookup: (name: string) => Promise<readonly string[]>, isPublic: (address: string) => boolean, limits = AMPLE_LIMITS): SourceTools['fetch'] {
  return createPublicFetch({ cache: createMemoryCache(), log: { warn: () => undefined }, now: () => NOW, limits, lookup, allow: (address, port) => port === canaryPort() && isPublic(address) });
}

const loopback4 = ['127.0.0.1', '127.0.0.2', '127.1', '127.0.1', '127.255.255.254', '2130706433', '2130706434', '0x7f000001', '0x7f.0.0.1', '0x7F.0x0.0x0.0x1', '0177.0.0.1', '0177.0.0.01', '017700000001', '0x7f.1', '0', '0.0.0.0', '0x0', '00000.0', '127.0.0.1.', '１２７.０.０.１', '127。0。0。1', '①②⑦.0.0.1', '%31%32%37.0.0.1'];
const loopback6 = ['[::1]', '[0:0:0:0:0:0:0:1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[0000::ffff:127.0.0.1]', '[::127.0.0.1]', '[::7f00:1]', '[64:ff9b::127.0.0.1]', '[64:ff9b:1::7f00:1]', '[2002:7f00:1::]', '[2001:0:4136:e378:8000:63bf:80ff:fffe]', '[::ffff:0:127.0.0.1]', '[fe80::1]', '[fd00::1]', '[fd00:ec2::254]', '[fec0::1]', '[ff02::1]', '[100::1]', '[2001:db8::1]', '[3fff::1]', '[5f00::1]'];
const others = ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.0.1', '169.254.169.254', '0xa9fea9fe', '2852039166', '0251.0376.0251.0376', '100.64.0.1', '100.100.100.200', '168.63.129.16', '192.0.0.192', '192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '224.0.0.1', '240.0.0.1', '255.255.255.255'];
const localNames = ['localhost', 'LOCALHOST', 'localhost.', 'a.localhost', 'router.local', 'metadata.google.internal', 'intranet', 'db.lan', 'nas.home.arpa', 'printer.localdomain'];
const odd = ['gopher', 'file', 'ftp', 'ws', 'data', 'blob', 'javascript', 'dict', 'ldap'];

function hostileUrls(port: number): readonly string[] {
  const hosts = [...loopback4, ...loopback6, ...others, ...localNames];
  return [
    ...hosts.flatMap((host) => ['http', 'https'].flatMap((scheme) => [`${scheme}://${host}:${port}/`, `${scheme}://${host}:${port}/robots.txt?x=http://tarn.example`])),
    ...hosts.flatMap((host) => [`http://user:secret@${host}:${port}/`, `http://tarn.example@${host}:${port}/`, `http:\\\\${host}:${port}\\`, `http:/${host}:${port}/`, `\thttp://${host}:${port}/`, `http://${host}:${port}#@tarn.example/`]),
    ...odd.flatMap((scheme) => [`${scheme}://127.0.0.1:${port}/`, `${scheme}:127.0.0.1:${port}`]),
    ...loopback4.map((host) => `http://${host}:22/`),
    'http://', 'http://[', '//127.0.0.1', `http://${'a.'.repeat(2_000)}example/`,
  ];
}

test('more than 500 hostile addresses, written in every way, lead to no connection with this machine', async () => {
  const urls = hostileUrls(canaryPort());
  expect(urls.length).toBeGreaterThanOrEqual(500);
  const fetch = guarded(() => Promise.resolve(['127.0.0.1']), isPublicAddress);
  const outcomes = await Promise.all(urls.map(async (url) => [url, await failureOf(fetch(url))]));
  expect(outcomes.filter(([, outcome]) => outcome !== 'blocked-address')).toEqual([]);
  expect(touched).toBe(0);
});

test('the canary is really there: with the guard off the first of them reaches it', async () => {
  const fetch = guarded(() => Promise.resolve(['127.0.0.1']), () => true);
  await fetch(`http://127.0.0.1:${canaryPort()}/`);
  await fetch(`http://tarn.example:${canaryPort()}/`);
  expect(touched).toBe(2);
});

test('a public name that means a private address is not connected to, nor one that means both', async () => {
  const answers = ['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.1.2.3', '169.254.169.254', 'fd00::1', '0.0.0.0', '::', 'fe80::1%lo', 'not an address'];
  for (const address of answers) {
    for (const given of [[address], ['93.184.215.14', address], [address, '93.184.215.14']]) {
      expect([given, await failureOf(guarded(() => Promise.resolve(given), isPublicAddress)(`http://tarn.example:${canaryPort()}/`))]).toEqual([given, 'blocked-address']);
    }
  }
  expect(touched).toBe(0);
});

test('a name server that answers otherwise the second time is not asked a second time', async () => {
  let asked = 0;
  // First a public address (of nobody), then this machine: the connection goes to the first or nowhere.
  const fetch = guarded(() => Promise.resolve([(asked += 1) === 1 ? '192.0.2.7' : '127.0.0.1']), (address) => address === '192.0.2.7', SHORT_LIMITS);
  expect(await failureOf(fetch(`http://tarn.example:${canaryPort()}/`))).toBe('silent');
  expect([asked, touched]).toEqual([1, 0]);
});

test('a redirect to a private address is followed by nobody, however it is written', async () => {
  const targets = hostileUrls(canaryPort()).flatMap((url) => (url.length < 1_000 ? (readUrl(url)?.href ?? []) : []));
  expect(targets.length).toBeGreaterThanOrEqual(500);
  const { fetch: make, port, close } = await startLocalWeb({ 'tarn.example': (path) => ({ status: 302, headers: { location: targets[Number(path.slice(1))] ?? '' } }) });
  // This server itself, and of the canary's port only what is public.
  const fetch = make({ limits: { ...AMPLE_LIMITS, wholeMs: 15_000, silenceMs: 15_000 }, allow: (address, asked) => (asked === port && address === '127.0.0.1') || (asked === canaryPort() && isPublicAddress(address)) });
  const outcomes = await Promise.all(targets.map(async (target, index) => [target, await failureOf(fetch(`https://tarn.example/${index}`))] as const));
  await close();
  expect(outcomes.filter(([, outcome]) => outcome !== 'blocked-address')).toEqual([]);
  expect(touched).toBe(0);
});

test('without an exception only the usual ports are asked, also of a public address', async () => {
  let asked = 0;
  const fetch = createPublicFetch({ cache: createMemoryCache(), log: { warn: () => undefined }, now: () => NOW, limits: SHORT_LIMITS, lookup: () => { asked += 1; return Promise.resolve(['93.184.215.14']); } });
  for (const port of [21, 22, 25, 8080, 8443, 3306, 6379]) expect(await failureOf(fetch(`https://tarn.example:${port}/`))).toBe('blocked-address');
  expect(asked).toBe(0);
});
