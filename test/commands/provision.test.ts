import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const GUID = '7b8c1c52-7f13-4a7e-9f0a-4c7a8d6f1e20';
const ADDRESS = 'https://contoso.crm.dynamics.com';

function provision(words: readonly string[], environment: Readonly<Record<string, string>> = {}): { readonly code: number | null; readonly out: string; readonly error: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', join(root, 'src/commands/provision.ts'), ...words], { cwd: root, encoding: 'utf8', env: { ...process.env, ...environment } });
  return { code: status, out: stdout, error: stderr.replace(/^npm warn.*\n/gm, '').trim() };
}

test.each<[string, readonly string[], string]>([
  ['no address', [], '--url is needed'],
  ['an address with a path', ['--url', `${ADDRESS}/main.aspx`], 'without a path'],
  ['an address with a password', ['--url', 'https://me:secret@contoso.crm.dynamics.com'], 'without a path'],
  ['http to another computer', ['--url', 'http://contoso.crm.dynamics.com', '--token', 't'], 'must begin with https://'],
  ['http that only looks like this computer', ['--url', 'http://localhost.evil.example', '--token', 't'], 'must begin with https://'],
  ['this computer without its token', ['--url', 'http://127.0.0.1:4000'], '--token is needed'],
  ['a token for a real organization', ['--url', ADDRESS, '--tenant', GUID, '--client', GUID, '--token', 't'], '--token is for a CRM on this computer'],
  ['no tenant', ['--url', ADDRESS, '--client', GUID], '--tenant is needed'],
  ['an application that is no id', ['--url', ADDRESS, '--tenant', GUID, '--client', 'handraise'], '--client is needed'],
  ['removing without a name', ['--url', 'http://127.0.0.1:4000', '--token', 't', '--remove'], '--remove needs --yes'],
  ['a name without removing', ['--url', 'http://127.0.0.1:4000', '--token', 't', '--yes', 'Contoso'], '--yes belongs to --remove'],
  ['checking and removing at once', ['--url', 'http://127.0.0.1:4000', '--token', 't', '--check', '--remove', '--yes', 'Contoso'], 'exclude each other'],
  ['a secret as a flag', ['--url', ADDRESS, '--tenant', GUID, '--client', GUID, '--secret', 'hunter2'], 'There is no option --secret'],
])('%s is refused with one sentence and exit code 2', (_what, words, sentence) => {
  const { code, out, error } = provision(words);
  expect({ code, out, lines: error.split('\n').length, named: error.includes(sentence) }).toEqual({ code: 2, out: '', lines: 1, named: true });
  expect(error).not.toContain('hunter2');
});

test('a secret that can’t be one is refused without being repeated', () => {
  const { code, error } = provision(['--url', ADDRESS, '--tenant', GUID, '--client', GUID], { HANDRAISE_CLIENT_SECRET: 'hunter2 with spaces' });
  expect({ code, named: error.includes('HANDRAISE_CLIENT_SECRET'), repeated: error.includes('hunter2') }).toEqual({ code: 2, named: true, repeated: false });
});

test('an organization that doesn’t answer is said so, with the way out and exit code 1', () => {
  const { code, error } = provision(['--url', 'http://127.0.0.1:9', '--token', 't']);
  expect([code, error]).toEqual([1, 'http://127.0.0.1:9 does not answer as it should: check the address and the network, then run the command again; it goes on where it stopped.']);
});

test('Ctrl-C while the organization is working on something ends it at once, with exit code 0', async () => {
  let asked = (): void => undefined;
  const isAsked = new Promise<void>((resolve) => { asked = resolve; });
  const silent = createServer(() => asked());
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'src/commands/provision.ts'), '--url', `http://127.0.0.1:${(silent.address() as AddressInfo).port}`, '--token', 't'], { cwd: root });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await isAsked;
  child.kill('SIGINT');
  expect(await ended).toBe(0);
  silent.closeAllConnections();
  await new Promise((resolve) => silent.close(resolve));
});
