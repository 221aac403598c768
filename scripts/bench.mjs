// `npm run bench -- [--only TOPIC] [--json FILE]`: measures our code beside its peers. The peers of bench/package.json are installed when
// they are missing or older than that file. Exit 1 when a gated measure falls short, 2 on wrong flags.
import { spawn } from 'node:child_process';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runVisibly } from './run.mjs';

const root = resolve(import.meta.dirname, '..');
const bench = join(root, 'bench');

async function installPeers() {
  const description = join(bench, 'package.json');
  const { dependencies = {} } = JSON.parse(await readFile(description, 'utf8'));
  if (Object.keys(dependencies).length === 0) return;
  const changedAt = async (file) => (await stat(file).catch(() => undefined))?.mtimeMs ?? 0;
  if ((await changedAt(join(bench, 'node_modules/.package-lock.json'))) > (await changedAt(description))) return;
  const code = await runVisibly('npm', ['install', '--no-audit', '--no-fund'], { cwd: bench, stdio: ['ignore', 2, 2] });
  if (code !== 0) throw new Error('The peers of bench/package.json can\'t be installed.');
}

/** Runs the measuring program. An interruption is passed on: it closes its database and ends, and we with it. */
function measure(parameters) {
  const child = spawn(process.execPath, ['--import', 'tsx', join(bench, 'bench.ts'), ...parameters], { cwd: root, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => done(code ?? 1));
  });
}

function readFlags() {
  try {
    return parseArgs({ options: { only: { type: 'string' }, json: { type: 'string' } } }).values;
  } catch (error) {
    console.error(error.message.split('\n')[0]);
    process.exit(2);
  }
}

const flags = readFlags();
try {
  await installPeers();
  if (flags.json !== undefined) await writeFile(flags.json, '');
  const parameters = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
  process.exitCode = await measure(parameters);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
