import { X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localhostCertificate } from '../../src/standalone/certificate.ts';
import type { LocalhostCertificate } from '../../src/standalone/certificate.ts';

let folder: string;
const DAY = 86_400_000;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handraise-certificate-'));
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});

afterEach(async () => {
  jest.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

/** What a client that trusts only this authority sees at an address. */
function visit(certificate: LocalhostCertificate, host: string): Promise<number | string | undefined> {
  return new Promise((settle) => {
    const server = createServer({ key: certificate.key, cert: certificate.cert }, (_request, response) => response.end('hello'));
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      const end = (answer: number | string | undefined): void => {
        server.close(() => settle(answer));
        server.closeAllConnections();
      };
      get(`https://${host}:${port}/`, { ca: certificate.ca, family: 4, agent: false }, (response) => {
        response.resume().once('end', () => end(response.statusCode));
      }).once('error', (error: NodeJS.ErrnoException) => end(error.code));
    });
  });
}

test('a browser that trusts the authority reaches the server as localhost and as 127.0.0.1', async () => {
  const certificate = await localhostCertificate(folder);
  const x509 = new X509Certificate(certificate.cert);
  expect({ named: await visit(certificate, 'localhost'), numbered: await visit(certificate, '127.0.0.1'), ipv6: x509.checkIP('::1'), other: x509.checkHost('example.com') }).toEqual({ named: 200, numbered: 200, ipv6: '::1', other: undefined });
});

test('the files are readable by their owner only and the authority has no key anywhere', async () => {
  await localhostCertificate(folder);
  const names = (await readdir(join(folder, 'certificate'))).sort();
  const modes = await Promise.all(names.map(async (name) => (await stat(join(folder, 'certificate', name))).mode & 0o777));
  expect({ around: await readdir(folder), names, modes }).toEqual({ around: ['certificate'], names: ['ca.crt', 'localhost.crt', 'localhost.key'], modes: [0o600, 0o600, 0o600] });
});

test('the certificate is used again until two weeks before its end', async () => {
  const first = await localhostCertificate(folder);
  const end = Date.parse(new X509Certificate(first.cert).validTo);
  expect(await localhostCertificate(folder, new Date(end - 15 * DAY))).toEqual(first);
  expect((await localhostCertificate(folder, new Date(end - 13 * DAY))).cert).not.toBe(first.cert);
});

test.each(['localhost.key', 'localhost.crt', 'ca.crt'])('a damaged %s is replaced together with the other files', async (file) => {
  await localhostCertificate(folder);
  await writeFile(join(folder, 'certificate', file), 'damaged');
  expect(await visit(await localhostCertificate(folder), 'localhost')).toBe(200);
});

test('two first starts at once end with one working certificate', async () => {
  const both = await Promise.all([localhostCertificate(folder), localhostCertificate(folder)]);
  expect(await Promise.all(both.map((certificate) => visit(certificate, 'localhost')))).toEqual([200, 200]);
  // Whichever came last is the one that is kept.
  expect(both).toContainEqual(await localhostCertificate(folder));
});

test('a folder that cannot be written is told in one sentence', async () => {
  await writeFile(join(folder, 'file'), '');
  await expect(localhostCertificate(join(folder, 'file'))).rejects.toThrow(/^The certificate for localhost can't be made in .*file: /);
});
