import fc from 'fast-check';
import { checkUrl, isPublicAddress, resolveTarget } from '../../../../src/agent/research/web/addressGuard.ts';

const byte = fc.integer({ min: 0, max: 255 });
/** Special ranges of IPv4 (IANA): first address and length of the prefix. */
const specialBlocks = [
  [[0, 0, 0, 0], 8], [[10, 0, 0, 0], 8], [[100, 64, 0, 0], 10], [[127, 0, 0, 0], 8], [[169, 254, 0, 0], 16], [[172, 16, 0, 0], 12], [[192, 0, 0, 0], 24], [[192, 0, 2, 0], 24], [[192, 168, 0, 0], 16],
  [[198, 18, 0, 0], 15], [[198, 51, 100, 0], 24], [[203, 0, 113, 0], 24], [[224, 0, 0, 0], 4], [[240, 0, 0, 0], 4],
] as const;
/** An address in one of them, as four bytes. */
const special = fc.tuple(fc.constantFrom(...specialBlocks), fc.tuple(byte, byte, byte, byte)).map(([[base, length], random]) =>
  base.map((part, index) => {
    const fixed = Math.max(0, Math.min(8, length - index * 8));
    const mask = (0xff << (8 - fixed)) & 0xff;
    return (part & mask) | ((random[index] ?? 0) & ~mask & 0xff);
  }));
const hex = (bytes: readonly number[]): string => bytes.map((each) => each.toString(16).padStart(2, '0')).join('');
const number = (bytes: readonly number[]): number => Number.parseInt(hex(bytes), 16);
const groups = (bytes: readonly number[]): string => `${hex(bytes.slice(0, 2))}:${hex(bytes.slice(2))}`;

/** Every way a program may write the four bytes as a host. */
const writings: readonly ((bytes: readonly number[]) => string)[] = [
  (bytes) => bytes.join('.'),
  (bytes) => `${bytes.join('.')}.`,
  (bytes) => String(number(bytes)),
  (bytes) => `0x${hex(bytes)}`,
  (bytes) => `0${number(bytes).toString(8)}`,
  (bytes) => bytes.map((each) => `0x${each.toString(16)}`).join('.'),
  (bytes) => bytes.map((each) => `0${each.toString(8)}`).join('.'),
  (bytes) => `${bytes[0]}.${number(bytes.slice(1))}`,
  (bytes) => `${bytes[0]}.${bytes[1]}.${number(bytes.slice(2))}`,
  (bytes) => bytes.join('.').replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  (bytes) => bytes.join('。'),
  (bytes) => [...bytes.join('.')].map((sign) => `%${sign.charCodeAt(0).toString(16)}`).join(''),
  (bytes) => `[::ffff:${bytes.join('.')}]`,
  (bytes) => `[::ffff:${groups(bytes)}]`,
  (bytes) => `[::${groups(bytes)}]`,
  (bytes) => `[64:ff9b::${groups(bytes)}]`,
  (bytes) => `[64:ff9b:1::${groups(bytes)}]`,
  (bytes) => `[2002:${groups(bytes)}::1]`,
  (bytes) => `[2001:0:0:0:0:0:${groups(bytes.map((each) => 255 - each))}]`,
  (bytes) => `[::ffff:0:${groups(bytes)}]`,
];

test('no special address of IPv4 passes, in whatever way it is written or wrapped into IPv6', () => {
  fc.assert(fc.property(special, fc.constantFrom(...writings), fc.constantFrom('http', 'https'), (bytes, write, scheme) => {
    expect(() => checkUrl(`${scheme}://${write(bytes)}/`)).toThrow(expect.objectContaining({ failure: 'blocked-address' }));
  }), { numRuns: 2_000 });
});

test('no address of IPv6 outside global unicast passes', () => {
  const word = fc.integer({ min: 0, max: 0xffff });
  fc.assert(fc.property(fc.array(word, { minLength: 8, maxLength: 8 }), (words) => {
    const address = words.map((each) => each.toString(16)).join(':');
    const isGlobal = ((words[0] ?? 0) & 0xe000) === 0x2000;
    return isGlobal || !isPublicAddress(address);
  }), { numRuns: 2_000 });
  expect(['::', '::1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd12::1', 'fec0::1', 'ff02::1', '2001:db8::1', '2001::1', '2002::1', '3fff::1', '5f00::1', '64:ff9b::1', '::ffff:8.8.8.8', '100::1'].filter(isPublicAddress)).toEqual([]);
});

test('public addresses pass', () => {
  expect(['8.8.8.8', '93.184.215.14', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:2800:21f:cb07:6820:80da:af6b:8b2c', '2a00:1450:4001:830::200e'].filter((address) => !isPublicAddress(address))).toEqual([]);
});

test('what is no address is not public', () => {
  fc.assert(fc.property(fc.string(), (text) => fc.pre(!/^[\d.:a-fx%]*$/i.test(text)) === undefined && !isPublicAddress(text)));
  expect(isPublicAddress('168.63.129.16')).toBe(false);
});

test('an address on the web is read as browsers read it', () => {
  expect(checkUrl('https://M\u00fcller-Pumpen.example./a?b=1#c')).toMatchObject({ host: 'xn--mller-pumpen-dlb.example', port: 443 });
  expect(checkUrl('http://tarn.example:80/')).toMatchObject({ host: 'tarn.example', port: 80 });
});

test.each([
  'ftp://tarn.example/', 'file:///etc/passwd', 'tarn.example', '', 'https://user@tarn.example/', 'https://:secret@tarn.example/', 'https://tarn.example:8443/', 'https://localhost/', 'https://tarn/', 'https://db.internal/', 'https://x.onion/',
  `https://tarn.example/${'a'.repeat(2_000)}`, 'https://tarn..example/', 'https://[::1', 'https://1.2.3.4.5/',
])('%j is refused before anybody is asked', (url) => {
  expect(() => checkUrl(url)).toThrow(expect.objectContaining({ failure: 'blocked-address' }));
});

test('all addresses of a name must be public, and those of IPv4 are tried first', async () => {
  const target = checkUrl('https://tarn.example/');
  expect(await resolveTarget(target, () => Promise.resolve(['2606:4700::1', '93.184.215.14']))).toEqual(['93.184.215.14', '2606:4700::1']);
  for (const mixed of [['93.184.215.14', '10.0.0.1'], ['::1', '93.184.215.14']]) await expect(resolveTarget(target, () => Promise.resolve(mixed))).rejects.toMatchObject({ failure: 'blocked-address' });
  await expect(resolveTarget(target, () => Promise.resolve([]))).rejects.toMatchObject({ failure: 'silent' });
  await expect(resolveTarget(target, () => Promise.reject(new Error('ENOTFOUND')))).rejects.toMatchObject({ failure: 'silent' });
});
