// `npm run crm` as scripts use it.
import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';

interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Running {
  readonly child: ChildProcess;
  /** Resolves with stdout once it holds the ready line. */
  readonly ready: Promise<string>;
  readonly finished: Promise<Finished>;
}

const root = resolve(__dirname, '../../..');

function run(...flags: readonly string[]): Running {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/commands/crm.ts', ...flags], { cwd: root });
  let [stdout, stderr] = ['', ''];
  let tellReady: (text: string) => void = () => undefined;
  const ready = new Promise<string>((done) => {
    tellReady = done;
  });
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
    if (stdout.includes('ready ')) tellReady(stdout);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const finished = new Promise<Finished>((done) => child.on('close', (code) => done({ code, stdout, stderr })));
  return { child, ready, finished };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address ? address.port : 0;
}

const leftovers = () => readdirSync(tmpdir()).filter((name) => name.startsWith('handraise-crm-')).length;

test('an empty CRM says alone that it is ready, serves three users under its token, and ends with Ctrl-C leaving nothing', async () => {
  const before = leftovers();
  const port = await freePort();
  const { child, ready, finished } = run('--port', String(port), '--empty', '--token', 'secret-1');
  expect(await ready).toBe(`ready http://127.0.0.1:${port}/api/data/v9.2/\n`);
  const get = (path: string, token: string) => fetch(`http://127.0.0.1:${port}/api/data/v9.2/${path}`, { headers: { Authorization: `Bearer ${token}` } });
  expect((await get('WhoAmI', 'secret-2')).status).toBe(401);
  expect(await (await get('systemusers/$count?$filter=isdisabled eq false', 'secret-1')).text()).toBe('3');
  expect(await (await get('leads/$count', 'secret-1')).text()).toBe('0');
  const me = (await (await get("WhoAmI", 'secret-1')).json()) as { UserId: string };
  expect(await (await get(`systemusers(${me.UserId})/systemuserroles_association?$select=name`, 'secret-1')).text()).toContain('System Administrator');
  child.kill('SIGINT');
  expect((await finished).code).toBe(0);
  expect(leftovers()).toBe(before);
}, 60_000);

test.each([[[], '--port'], [['--port', '0'], '--port'], [['--port', '5000', '--nonsense'], '--nonsense'], [['--port', '5000', '--faults', 'often'], 'SEED:RATE']])('wrong flags %j end with 2 and one sentence', async (flags, word) => {
  const { code, stdout, stderr } = await run(...flags).finished;
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(word);
}, 30_000);

test('a taken port ends with 1 and says so', async () => {
  const blocker = createServer();
  await new Promise<void>((done) => blocker.listen(0, '127.0.0.1', done));
  const address = blocker.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const { code, stderr } = await run('--port', String(port), '--empty', '--token', 'x').finished;
  await new Promise((done) => blocker.close(done));
  expect([code, stderr.trim().split('\n').pop()]).toEqual([1, `Port ${port} is taken by another program: choose another one with --port.`]);
}, 30_000);

test('faults come at the rate asked for, and only then', async () => {
  const port = await freePort();
  const { child, ready, finished } = run('--port', String(port), '--empty', '--token', 'x', '--faults', '7:0.5');
  await ready;
  const outcomes = new Set<string>();
  await Promise.all(Array.from({ length: 80 }, async () => {
    const asked = fetch(`http://127.0.0.1:${port}/api/data/v9.2/WhoAmI`, { headers: { Authorization: 'Bearer x' }, signal: AbortSignal.timeout(4_000) });
    const outcome = asked.then(async (answer) => `${answer.status} ${await answer.text().then(JSON.parse).then(() => 'whole', () => 'damaged')}`);
    outcomes.add(await outcome.catch((error: Error) => (error.name === 'TimeoutError' ? 'hangs' : 'dropped')));
  }));
  child.kill('SIGINT');
  await finished;
  expect([...outcomes].sort()).toEqual(['200 damaged', '200 whole', '429 whole', '503 whole', 'dropped', 'hangs']);
}, 60_000);
