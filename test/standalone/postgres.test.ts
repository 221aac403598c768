import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cp, lstat, mkdtemp, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { startPostgres, removePostgres } from '../../src/standalone/postgres.ts';
import { completeBinaries, findInstalledBinaries, runProgram } from '../../src/standalone/postgresBinaries.ts';

const root = resolve(__dirname, '../..');
const isRoot = process.getuid?.() === 0;
let folder: string;
const children: ChildProcess[] = [];

/** Another process that owns the database of the folder until it is killed. */
const owner = `
  import { startPostgres } from './src/standalone/postgres.ts';
  try {
    const server = await startPostgres({ folder: process.env.FOLDER, durable: false });
    await server.announce('https://localhost:4321/');
    console.log(JSON.stringify({ adopted: server.adopted, url: server.url }));
    await new Promise((settle) => process.stdin.once('end', settle).resume());
    await server.stop();
    process.exit(0);
  } catch (error) {
    console.log(JSON.stringify({ refused: error.message }));
    process.exit(1);
  }`;

interface Spoken {
  readonly adopted?: boolean;
  readonly url?: string;
  readonly refused?: string;
}

function startOther(): { process: ChildProcess; said: Promise<Spoken> } {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', owner], { cwd: root, env: { ...process.env, FOLDER: folder }, stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  const said = new Promise<Spoken>((settle, reject) => {
    child.stdout?.once('data', (chunk: Buffer) => settle(JSON.parse(chunk.toString('utf8')) as Spoken));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it said anything`)));
  });
  return { process: child, said };
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((settle) => (child.exitCode !== null || child.signalCode !== null ? settle() : child.once('exit', () => settle())));
}

async function ask(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

beforeEach(async () => {
  // A folder of mkdtemp is closed to others; the database's own account (as root) has to pass through.
  folder = join(await mkdtemp(join(tmpdir(), 'handraise-postgres-')), 'data');
  await runProgram('/bin/chmod', ['711', resolve(folder, '..')]);
});

afterEach(async () => {
  for (const child of children.splice(0)) {
    child.kill('SIGKILL');
    await ended(child);
  }
  await removePostgres(folder);
  await rm(resolve(folder, '..'), { recursive: true, force: true });
});

test('a first start makes a database that only its password opens, on this machine only, and the data outlives a restart', async () => {
  const lines: string[] = [];
  const first = await startPostgres({ folder, log: (line) => lines.push(line) });
  const url = await first.createDatabase('crm');
  expect(await first.createDatabase('crm')).toBe(url);
  await ask(url, 'create table note (text text)');
  await ask(url, "insert into note values ('kept')");
  const settings = await ask(url, "select name, setting from pg_settings where name in ('listen_addresses', 'unix_socket_directories', 'fsync', 'password_encryption') order by name");
  await expect(ask(url.replace(/:[^:@/]+@/, ':guess@'), 'select 1')).rejects.toMatchObject({ code: '28P01' });
  await first.stop();
  await first.stop();
  await expect(ask(url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  const second = await startPostgres({ folder });
  const again = await second.createDatabase('crm');
  expect({ first: first.adopted, second: second.adopted, lines, kept: await ask(again, 'select text from note'), settings }).toEqual({
    first: false,
    second: false,
    lines: ['Making the database …'],
    kept: [{ text: 'kept' }],
    settings: [
      { name: 'fsync', setting: 'on' },
      { name: 'listen_addresses', setting: '127.0.0.1' },
      { name: 'password_encryption', setting: 'scram-sha-256' },
      { name: 'unix_socket_directories', setting: '' },
    ],
  });
  await second.stop();
}, 60_000);

test('data, password and port are readable by their owner only, and the server never runs as root', async () => {
  const server = await startPostgres({ folder, durable: false });
  const modes = await Promise.all(['.', 'data', 'data/handraise.password', 'port'].map(async (name) => ((await stat(join(folder, name))).mode & 0o777).toString(8)));
  // PostgreSQL itself refuses data that belongs to another account than the one it runs as.
  const account = (await stat(join(folder, 'data'))).uid;
  await server.stop();
  expect({ modes, runsAsRoot: account === 0, runsAsMe: account === process.getuid?.() }).toEqual({ modes: ['700', '700', '600', '600'], runsAsRoot: false, runsAsMe: !isRoot });
}, 60_000);

test('after kill -9 of its owner the next start adopts the running database, and nothing acknowledged is lost', async () => {
  const other = startOther();
  const { url = '' } = await other.said;
  await ask(url, 'create table acknowledged (id int)');
  await ask(url, 'insert into acknowledged select generate_series(1, 100)');
  other.process.kill('SIGKILL');
  await ended(other.process);
  const server = await startPostgres({ folder, durable: false });
  expect({ adopted: server.adopted, url: server.url, rows: await ask(server.url, 'select count(*)::int from acknowledged') }).toEqual({ adopted: true, url, rows: [{ count: 100 }] });
  await server.stop();
}, 60_000);

test('of starts at the same moment exactly one serves and the others say where', async () => {
  const others = [startOther(), startOther(), startOther()];
  const answers = await Promise.all(others.map(({ said }) => said));
  const refused = answers.flatMap((answer) => answer.refused ?? []);
  expect(answers.filter(({ url }) => url !== undefined)).toHaveLength(1);
  expect(refused).toHaveLength(2);
  for (const sentence of refused) expect(sentence).toMatch(/is already in use: Handraise (serves https:\/\/localhost:4321\/|is starting) \(process \d+\)\.$/);
  expect((await readdir(folder)).filter((name) => name.startsWith('data'))).toEqual(['data']);
}, 120_000);

test('a database whose server died by itself is started again while its owner lives', async () => {
  const lines: string[] = [];
  const server = await startPostgres({ folder, durable: false, log: (line) => lines.push(line) });
  const [pid = ''] = (await readFile(join(folder, 'data/postmaster.pid'), 'utf8')).split('\n');
  process.kill(Number(pid), 'SIGKILL');
  const deadline = Date.now() + 30_000;
  let answer: readonly Record<string, unknown>[] = [];
  while (answer.length === 0 && Date.now() < deadline) answer = await ask(server.url, 'select 1 as alive').catch(() => []);
  await server.stop();
  expect({ answer, lines: lines.slice(-1) }).toEqual({ answer: [{ alive: 1 }], lines: ['PostgreSQL went away; starting it again.'] });
}, 60_000);

test('a leftover process file whose number went to another program does not stop a start', async () => {
  const first = await startPostgres({ folder, durable: false });
  const file = join(folder, 'data/postmaster.pid');
  const before = await readFile(file, 'utf8');
  await first.stop();
  await writeFile(file, before.replace(/^\d+/, String(process.pid)));
  const second = await startPostgres({ folder, durable: false });
  expect(second.adopted).toBe(false);
  await second.stop();
}, 60_000);

test('data of another major version is refused in one sentence that says what to do', async () => {
  const server = await startPostgres({ folder, durable: false });
  await server.stop();
  await writeFile(join(folder, 'data/PG_VERSION'), '17\n');
  await expect(startPostgres({ folder })).rejects.toThrow(/made by PostgreSQL 17, but this version brings PostgreSQL 18: .*--reset/);
  await removePostgres(folder);
  const fresh = await startPostgres({ folder, durable: false });
  expect(fresh.adopted).toBe(false);
  await fresh.stop();
}, 60_000);

test('a server that cannot start says its own reason and where its log is', async () => {
  const server = await startPostgres({ folder, durable: false });
  await server.stop();
  await writeFile(join(folder, 'data/postgresql.auto.conf'), 'shared_buffers = nonsense\n', { flag: 'a' });
  await expect(startPostgres({ folder })).rejects.toThrow(/PostgreSQL can't start: FATAL: .*postgres\.log\.$/s);
}, 60_000);

test('a name that is no plain identifier never reaches SQL', async () => {
  const server = await startPostgres({ folder, durable: false });
  await expect(server.createDatabase('x"; drop database postgres; --')).rejects.toThrow('is not a database name');
  await expect(server.dropDatabase('Robert')).rejects.toThrow('is not a database name');
  await server.createDatabase('gone');
  await server.dropDatabase('gone');
  await server.dropDatabase('gone');
  expect(await ask(server.url, "select 1 from pg_database where datname = 'gone'")).toEqual([]);
  await server.stop();
}, 60_000);

test('programs that npm unpacked without their install script are made whole', async () => {
  const spare = await mkdtemp(join(tmpdir(), 'handraise-programs-'));
  const installed = findInstalledBinaries();
  for (const part of ['bin', 'pg-symlinks.json']) await cp(join(installed.root, part), join(spare, 'native', part), { recursive: true });
  await cp(join(installed.root, 'lib'), join(spare, 'native/lib'), { recursive: true, filter: async (path) => !(await isLink(path)) });
  await symlink(join(installed.root, 'share'), join(spare, 'native/share'));
  const bare = { root: join(spare, 'native'), initdb: join(spare, 'native/bin/initdb'), pgCtl: join(spare, 'native/bin/pg_ctl') };
  const postgres = join(spare, 'native/bin/postgres');
  const before = await runProgram(postgres, ['--version']);
  const whole = await completeBinaries(bare, join(spare, 'copy'));
  const after = await runProgram(postgres, ['--version']);
  await rm(spare, { recursive: true, force: true });
  expect({ before: before.code === 0, whole, after: after.code }).toEqual({ before: process.platform !== 'linux', whole: bare, after: 0 });
});

async function isLink(path: string): Promise<boolean> {
  return (await lstat(path)).isSymbolicLink();
}
