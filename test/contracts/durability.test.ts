// The CRM as a process of its own, killed without warning while it writes. HANDRAISE_KILLS=20 HANDRAISE_WRITES=5000 is the full run.
import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openCrm, type CrmClient } from '../../src/crm/client.ts';

const KILLS = Number(process.env['HANDRAISE_KILLS'] ?? 3);
const WRITES = Number(process.env['HANDRAISE_WRITES'] ?? 600);
const WRITERS = 8;
const TOKEN = 'durability';
const program = resolve(__dirname, '../../src/commands/crm.ts');
const loader = pathToFileURL(require.resolve('tsx')).href;

let folder: string;
let port: number;
let running: ChildProcess | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handraise-durability-'));
  port = await freePort();
});

afterAll(async () => {
  if (running !== undefined) await end(running, 'SIGINT');
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address ? address.port : 0;
}

/** Starts the CRM on the data of the folder; resolves when it says that it is ready. */
async function start(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', loader, program, '--port', String(port), '--token', TOKEN], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await new Promise<void>((done, fail) => {
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('ready ')) done();
    });
    child.once('exit', (code) => fail(new Error(`ended with ${code}: ${said}`)));
  });
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const gone = new Promise((done) => child.once('exit', done));
  child.kill(signal);
  await gone;
}

const clientWith = (tries: number): CrmClient =>
  openCrm({ url: `http://127.0.0.1:${port}`, token: async () => TOKEN, clock: { now: Date.now, random: Math.random }, limits: { tries, requests: 1_000_000 } });

/** Writes with several writers until the process is gone; `afterAcknowledged` of them kill it, at any moment of the writes under way. */
async function writeUntilKilled(acknowledged: Set<string>, afterAcknowledged: number, kill: () => Promise<void>): Promise<number> {
  const client = clientWith(1);
  let [count, attempts, isGone] = [0, 0, false];
  let killing: Promise<void> | undefined;
  await Promise.all(Array.from({ length: WRITERS }, async () => {
    while (!isGone) {
      const id = randomUUID();
      attempts += 1;
      try {
        await client.create('leads', { leadid: id, lastname: 'Durable', subject: id }, ['leadid']);
        acknowledged.add(id);
        count += 1;
        if (count >= afterAcknowledged) killing ??= kill();
      } catch {
        isGone = true;
      }
    }
  }));
  await killing;
  return attempts;
}

test(`[P10] killed ${KILLS} times at random during ${WRITES} writes, the CRM has every row it acknowledged`, async () => {
  const acknowledged = new Set<string>();
  let attempts = 0;
  for (let kills = 0; kills < KILLS; kills++) {
    running = await start();
    const child = running;
    const share = WRITES / KILLS;
    attempts += await writeUntilKilled(acknowledged, randomInt(Math.ceil(share / 2), Math.ceil(share * 1.5) + 1), () => end(child, 'SIGKILL'));
  }
  running = await start();
  const found = new Set<string>();
  for await (const page of clientWith(4).pages("leads?$select=leadid&$filter=lastname eq 'Durable'", 5_000)) for (const row of page) found.add(String(row['leadid']));
  const lost = [...acknowledged].filter((id) => !found.has(id));
  process.stderr.write(`${KILLS} kills, ${attempts} writes, ${acknowledged.size} acknowledged, ${found.size} found, ${lost.length} lost\n`);
  expect(lost).toEqual([]);
  expect(acknowledged.size).toBeGreaterThan(WRITES / 2 - 1);
}, Math.max(60_000, KILLS * 15_000));
