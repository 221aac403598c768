// Is the database when you have none: one PostgreSQL per data folder, on 127.0.0.1 with a password of its own. Exactly
// one process owns it at a time; an orphan of a killed owner is adopted.
import { randomBytes, randomUUID } from 'node:crypto';
import { chown, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { majorVersion, runProgram } from './postgresBinaries.ts';
import { listHomes, preparePlace } from './postgresPlace.ts';
import type { PostgresPlace } from './postgresPlace.ts';
import { START_SECONDS, ensureRunning, isFile, isRunning, lastLine, stopProcess } from './postgresProcess.ts';

/** A running PostgreSQL that this process owns until `stop`. */
export interface Postgres {
  /** Address of the database `postgres` as superuser, password included: never log it. */
  readonly url: string;
  /** True when the server was already running, left over by a killed process. */
  readonly adopted: boolean;
  /** Stops the server; open connections are ended. Safe to call twice. */
  stop(): Promise<void>;
  /** Makes the database unless it exists; answers its address. Names: lower-case letters, digits, underscore. */
  createDatabase(name: string): Promise<string>;
  /** Drops the database, ending its connections; nothing happens when there is none. */
  dropDatabase(name: string): Promise<void>;
  /** Tells where people reach the program that owns this database, so that a second start can say it. */
  announce(address: string): Promise<void>;
}

/** What `startPostgres` needs: the data folder; a listener for progress lines; `durable: false` only for throw-away data. */
export interface PostgresOptions {
  readonly folder: string;
  readonly log?: (line: string) => void;
  readonly durable?: boolean;
}

// How long the session of a killed owner may take to vanish (measured: under 20 ms).
const ORPHAN_GRACE_MILLISECONDS = 2_000;
const LEFTOVER_MILLISECONDS = 600_000;
const OWNER_LOCK = 7_203_411;
const OWNER_NAME = 'handraise';
const PASSWORD_FILE = 'handraise.password';

/**
 * Starts the PostgreSQL of a data folder, making it first when there is none.
 * @throws one sentence for people: already running (and where), data of another major version, no account, no space …
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const log = options.log ?? (() => undefined);
  const place = await preparePlace(options.folder, log);
  const durable = options.durable ?? true;
  await ensureData(place, { durable, log });
  const password = await readPassword(place);
  let stopping: Promise<void> | undefined;
  let owner = await takeOwnership(place, password, { durable, folder: options.folder });
  const { adopted, port } = owner;
  let address = '';
  let recovering: Promise<void> | undefined;
  const recover = async (): Promise<void> => {
    log('PostgreSQL went away; starting it again.');
    owner = await takeOwnership(place, password, { durable, folder: options.folder });
    watch();
    if (address !== '') await nameSession(owner.session, address);
  };
  const watch = (): void => {
    owner.session.once('end', () => {
      if (stopping === undefined) recovering = recover().catch((error: Error) => log(error.message));
    });
  };
  watch();
  await removeLeftovers(place);
  const url = (database: string): string => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
  return {
    url: url('postgres'),
    adopted,
    // A server that is just being started again is stopped once it is up, or it would outlive us.
    stop: () => (stopping ??= Promise.resolve(recovering).then(() => stopServer(place, owner.session))),
    createDatabase: async (name) => {
      await createDatabase(url('postgres'), checkName(name));
      return url(name);
    },
    dropDatabase: async (name) => runSql(url('postgres'), `drop database if exists "${checkName(name)}" with (force)`),
    announce: async (next) => {
      address = next;
      await nameSession(owner.session, next);
    },
  };
}

/**
 * Deletes the database of a data folder for good, wherever it lies; stops an orphan first.
 * @throws when another process serves it at this moment.
 */
export async function removePostgres(folder: string): Promise<void> {
  const place = await preparePlace(folder, () => undefined);
  if (await isRunning(place)) {
    const server = await startPostgres({ folder });
    await server.stop();
  }
  for (const home of listHomes(folder)) await rm(home, { recursive: true, force: true });
}

/** Makes the data folder aside and moves it into place in one step, so that a killed or parallel start never leaves half of one. */
async function ensureData(place: PostgresPlace, { durable, log }: { durable: boolean; log: (line: string) => void }): Promise<void> {
  const major = await majorVersion(place.binaries, place.account);
  const found = await readFile(join(place.data, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (found !== undefined) {
    if (found.trim() === major) return;
    throw new Error(`The database in ${place.home} was made by PostgreSQL ${found.trim()}, but this version brings PostgreSQL ${major}: export it with the version that made it, or start with --reset to begin anew.`);
  }
  log('Making the database …');
  const fresh = `${place.data}-${randomUUID()}`;
  const password = randomBytes(24).toString('base64url');
  const passwordFile = `${fresh}.password`;
  await writeOwned(place, passwordFile, password);
  const { code, output } = await runProgram(place.binaries.initdb, [
    '-D', fresh, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8',
    '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', ...(durable ? [] : ['--no-sync']),
  ], place.account);
  await rm(passwordFile, { force: true });
  if (code !== 0) {
    await rm(fresh, { recursive: true, force: true });
    if (await isFile(join(place.data, 'PG_VERSION'))) return;
    // A container may run us under a number without a name.
    const nameless = /could not look up effective user ID/.test(output) ? ' PostgreSQL needs an account with a name: use one, or set DATABASE_URL to a server of your own.' : '';
    throw new Error(`PostgreSQL can't make its data folder in ${place.home}: ${lastLine(output)}${nameless}`);
  }
  await writeOwned(place, join(fresh, PASSWORD_FILE), password);
  await writeOwned(place, join(fresh, 'postgresql.auto.conf'), configuration);
  await rename(fresh, place.data).catch(async (error: NodeJS.ErrnoException) => {
    await rm(fresh, { recursive: true, force: true });
    if (!(await isFile(join(place.data, 'PG_VERSION')))) throw error;
  });
}

const configuration = [
  "listen_addresses = '127.0.0.1'",
  "unix_socket_directories = ''",
  "password_encryption = 'scram-sha-256'",
  "timezone = 'UTC'",
  "log_timezone = 'UTC'",
  'max_connections = 120',
  'log_checkpoints = off',
  'jit = off',
  '',
].join('\n');

interface Ownership {
  readonly session: Client;
  readonly port: number;
  readonly adopted: boolean;
}

/**
 * Brings the server up and takes the lock that makes this process its one owner. The lock lives in a database session:
 * the system ends it with the process, however that dies.
 */
async function takeOwnership(place: PostgresPlace, password: string, { durable, folder }: { durable: boolean; folder: string }): Promise<Ownership> {
  const deadline = Date.now() + START_SECONDS * 1000;
  let busySince: number | undefined;
  for (;;) {
    const { port, adopted } = await ensureRunning(place, durable);
    const attempt = await tryOwnership(port, password);
    if (attempt.kind === 'owner') {
      await writeOwned(place, join(place.home, 'port'), `${port}\n`);
      return { session: attempt.session, port, adopted };
    }
    if (attempt.kind === 'busy') {
      busySince ??= Date.now();
      if (Date.now() - busySince > ORPHAN_GRACE_MILLISECONDS) throw new Error(`${folder} is already in use: Handraise ${attempt.holder}.`);
    } else if (Date.now() > deadline) {
      throw new Error(`PostgreSQL in ${place.home} doesn't answer (${attempt.reason}); its log is ${join(place.home, 'postgres.log')}.`);
    }
    await wait(100);
  }
}

type Attempt =
  | { readonly kind: 'owner'; readonly session: Client }
  | { readonly kind: 'busy'; readonly holder: string }
  | { readonly kind: 'again'; readonly reason: string };

async function tryOwnership(port: number, password: string): Promise<Attempt> {
  const session = new Client({
    host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres', application_name: sessionName(''), connectionTimeoutMillis: 5_000, keepAlive: true,
  });
  session.on('error', () => undefined);
  try {
    await session.connect();
    const taken = await session.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [OWNER_LOCK]);
    if (taken.rows[0]?.taken === true) return { kind: 'owner', session };
    const holders = await session.query<{ application_name: string }>(
      "select application_name from pg_locks join pg_stat_activity using (pid) where locktype = 'advisory' and objid = $1 and granted", [OWNER_LOCK],
    );
    await session.end();
    return { kind: 'busy', holder: holders.rows[0]?.application_name.slice(OWNER_NAME.length + 1) ?? 'is starting' };
  } catch (error) {
    await session.end().catch(() => undefined);
    const { code, message } = error as Error & { code?: string };
    if (code === '28P01') throw new Error('The password kept beside the database is not the one it expects: start with --reset to begin anew.', { cause: error });
    return { kind: 'again', reason: code ?? message };
  }
}

function sessionName(address: string): string {
  return `${OWNER_NAME} ${address === '' ? 'is starting' : `serves ${address}`} (process ${process.pid})`.slice(0, 63);
}

async function nameSession(session: Client, address: string): Promise<void> {
  await session.query("select set_config('application_name', $1, false)", [sessionName(address)]);
}

async function stopServer(place: PostgresPlace, session: Client): Promise<void> {
  // The session stays open meanwhile: who starts now must not become the owner of a server that is going down.
  await stopProcess(place);
  await session.end().catch(() => undefined);
}

async function createDatabase(url: string, name: string): Promise<void> {
  await runSql(url, `create database "${name}"`).catch((error: Error & { code?: string }) => {
    const exists = error.code === '42P04' || (error.code === '23505' && error.message.includes('pg_database_datname_index'));
    if (!exists) throw error;
  });
}

function checkName(name: string): string {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(name)) throw new Error(`"${name}" is not a database name: use lower-case letters, digits and underscores.`);
  return name;
}

async function runSql(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function readPassword(place: PostgresPlace): Promise<string> {
  return readFile(join(place.data, PASSWORD_FILE), 'utf8').catch((cause: unknown) => {
    throw new Error(`The database in ${place.home} has no password file of ours: it was not made by Handraise, or start with --reset to begin anew.`, { cause });
  });
}

/** Folders of starts that were killed while making the data; younger ones may belong to a start that is at it right now. */
async function removeLeftovers(place: PostgresPlace): Promise<void> {
  const entries = (await readdir(place.home)).filter((name) => name.startsWith('data-'));
  for (const path of entries.map((name) => join(place.home, name))) {
    const age = await stat(path).then((found) => Date.now() - found.mtimeMs, () => 0);
    if (age > LEFTOVER_MILLISECONDS) await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function writeOwned(place: PostgresPlace, file: string, text: string): Promise<void> {
  await writeFile(file, text, { mode: 0o600 });
  if (place.account !== undefined) await chown(file, place.account.uid, place.account.gid);
}
