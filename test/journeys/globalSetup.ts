// Starts the server of the journeys on a free port with data of its own, and stops it after the last one. With
// HANDRAISE_ADDRESS set, a server that runs already is used instead.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:https';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { checkTally, startTally } from './hostCalls.ts';

const START_SECONDS = 120;
const STOP_SECONDS = 20;

export default async function startServer(): Promise<() => Promise<void>> {
  startTally();
  if (process.env['HANDRAISE_ADDRESS'] !== undefined) return async () => checkTally();
  const folder = await mkdtemp(join(tmpdir(), 'handraise-journeys-'));
  // As root the database runs as another account, which has to pass through this folder.
  await chmod(folder, 0o711);
  const port = await findFreePort();
  const root = resolve(import.meta.dirname, '..', '..');
  const server = spawn(process.execPath, ['--import', 'tsx', 'src/server.ts', '--port', String(port), '--data', folder], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    // What the background work finds out, journeys write themselves: they know then what is to be seen, and when.
    env: { ...process.env, HANDRAISE_BACKGROUND: 'off' },
  });
  let output = '';
  const collect = (chunk: Buffer): void => {
    output += chunk.toString('utf8');
  };
  server.stdout.on('data', collect);
  server.stderr.on('data', collect);
  const stop = async (): Promise<void> => {
    await stopServer(server);
    await rm(folder, { recursive: true, force: true });
  };
  const address = `https://localhost:${port}/`;
  const deadline = Date.now() + START_SECONDS * 1000;
  while (!(await answers(address))) {
    if (server.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`The server of the journeys didn't start:\n${output}`);
    }
    await wait(200);
  }
  process.env['HANDRAISE_ADDRESS'] = address;
  return async () => {
    await stop();
    checkTally();
  };
}

function findFreePort(): Promise<number> {
  return new Promise((settle, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => settle(port));
    });
  });
}

function answers(address: string): Promise<boolean> {
  return new Promise((settle) => {
    const request = get(address, { rejectUnauthorized: false, timeout: 5_000 }, (response) => {
      response.resume();
      settle(response.statusCode === 200);
    });
    request.once('error', () => settle(false));
    request.once('timeout', () => request.destroy());
  });
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise<void>((settle) => server.once('exit', () => settle()));
  server.kill('SIGINT');
  const inTime = await Promise.race([ended.then(() => true), wait(STOP_SECONDS * 1000, false, { ref: false })]);
  if (inTime) return;
  server.kill('SIGKILL');
  throw new Error(`The server of the journeys didn't stop within ${STOP_SECONDS} s of Ctrl-C.`);
}
