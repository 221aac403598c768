// A server on a free port and with data of its own: one for each worker of the journeys, and one for a journey that needs an organization
// to itself.
import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:https';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const START_SECONDS = 120;
const STOP_SECONDS = 20;

export interface OwnServer {
  readonly address: string;
  readonly stop: () => Promise<void>;
}

interface Kind {
  /** Whether the sample organization is there, or nothing. */
  readonly hasSample: boolean;
  readonly background: 'on' | 'off';
  /** Researched at most; undefined = as fast as it goes. */
  readonly leadsPerMinute?: number;
}

export async function startServer({ hasSample, background, leadsPerMinute }: Kind): Promise<OwnServer> {
  const folder = await mkdtemp(join(tmpdir(), 'handraise-journeys-'));
  // As root the database runs as another account, which has to pass through this folder.
  await chmod(folder, 0o711);
  const port = await findFreePort();
  const server = spawn(process.execPath, ['--import', 'tsx', 'src/server.ts', ...(hasSample ? [] : ['--no-sample']), '--port', String(port), '--data', folder], {
    cwd: resolve(import.meta.dirname, '..', '..'),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, HANDRAISE_BACKGROUND: background, ...(leadsPerMinute === undefined ? {} : { HANDRAISE_LEADS_PER_MINUTE: String(leadsPerMinute) }) },
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
  return { address, stop };
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
