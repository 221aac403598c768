// `npm run crm`: the embedded CRM alone over http on 127.0.0.1. With --empty on a throw-away database that never is the one of `npm start`.
import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { installSampleOrganization } from '../crm/sample/organization.ts';
import { sampleOrganization, samplePeople } from '../crm/sample/people.ts';
import type { SeedUser } from '../standalone/crm/access/install.ts';
import { openCrm, type Crm, type CrmOptions } from '../standalone/crm/crm.ts';
import { answerWithFault, parseFaults, planFaults, type FaultPlan } from '../standalone/crm/http/faults.ts';
import { removePostgres, startPostgres } from '../standalone/postgres.ts';
import { FlagError, readFlags } from './flags.ts';

const flagKinds = { port: 'port', empty: 'switch', token: 'text', faults: 'text' } as const;
const SAMPLE_FOLDER = '.handraise/crm';

interface Settings {
  readonly port: number;
  readonly empty: boolean;
  readonly token: string;
  readonly faults?: FaultPlan;
}

/** A database and how to be rid of it. */
interface Place {
  readonly url: string;
  release(): Promise<void>;
}

const log = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

function readSettings(): Settings {
  const flags = readFlags(process.argv.slice(2), flagKinds);
  if (flags.port === undefined) throw new FlagError('--port is needed: the port of 127.0.0.1 to listen on.');
  const token = flags.token ?? randomBytes(24).toString('base64url');
  if (!/^[\w.~+/=-]+$/.test(token)) throw new FlagError('--token may hold letters, digits and the signs . _ ~ + / = - only.');
  if (flags.token === undefined) log(`The access token of user 1 is ${token}`);
  const faults = flags.faults === undefined ? undefined : parseFaults(flags.faults);
  if (flags.faults !== undefined && !faults) throw new FlagError(`--faults needs SEED:RATE with a rate from 0 to 1, such as 42:0.15, not ${flags.faults}.`);
  return { port: flags.port, empty: flags.empty === true, token, ...(faults ? { faults: planFaults(faults.seed, faults.rate) } : {}) };
}

async function openPlace(empty: boolean): Promise<Place> {
  const folder = empty ? await mkdtemp(join(tmpdir(), 'handraise-crm-')) : resolve(SAMPLE_FOLDER);
  if (!empty) await mkdir(folder, { recursive: true });
  const server = await startPostgres({ folder, log, durable: !empty });
  const release = async (): Promise<void> => {
    await server.stop();
    if (!empty) return;
    await removePostgres(folder);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { url: await server.createDatabase('crm'), release };
  } catch (error) {
    await release();
    throw error;
  }
}

/** Three people of the three roles, for a database without the sample ones. */
function testUsers(): readonly SeedUser[] {
  const people = [['Ada', 'Admin', 'System Administrator'], ['Sam', 'Seller', 'Salesperson'], ['Max', 'Manager', 'Sales Manager']] as const;
  return people.map(([firstName, lastName, role]) => ({
    id: randomUUID(), objectId: randomUUID(), fullName: `${firstName} ${lastName}`, firstName, lastName,
    email: `${firstName.toLowerCase()}@contoso.example`, role,
  }));
}

/** The sample people, their first administrator first. */
function sampleUsers(): readonly SeedUser[] {
  const users = samplePeople.map((person) => ({ ...person, email: person.address }));
  const administrator = users.find(({ role }) => role === 'System Administrator');
  return [...(administrator === undefined ? [] : [administrator]), ...users.filter((user) => user !== administrator)];
}

/** The token itself is user 1, `<token>.2` user 2 and so on. Compared in constant time. */
function tokenCheck(token: string, users: readonly SeedUser[], tenantId: string): CrmOptions['verifyToken'] {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  const known = users.map((user, index) => ({ user, digest: digest(index === 0 ? token : `${token}.${index + 1}`) }));
  return async (given) => {
    const asked = digest(given);
    const matches = known.filter((one) => timingSafeEqual(one.digest, asked));
    const [match] = matches;
    return match ? { objectId: match.user.objectId, tenantId } : undefined;
  };
}

async function openFor(settings: Settings, place: Place): Promise<Crm> {
  const organization = settings.empty
    ? { id: randomUUID(), tenantId: randomUUID(), name: 'Contoso', currency: { isoCode: 'USD', symbol: '$', name: 'US Dollar' } }
    : sampleOrganization;
  const users = settings.empty ? testUsers() : sampleUsers();
  const crm = await openCrm({ databaseUrl: place.url, organization, verifyToken: tokenCheck(settings.token, users, organization.tenantId), origins: [], log });
  await crm.installOrganization(users);
  if (!settings.empty && (await crm.isEmpty())) await installSampleOrganization(crm, new Date());
  return crm;
}

function answerWith(crm: Crm, faults: FaultPlan | undefined): (request: Request, outgoing: ServerResponse) => Promise<Response> {
  return (request, outgoing) => {
    const server = { handle: crm.handle, drop: () => void outgoing.socket?.destroy() };
    return answerWithFault(faults?.next() ?? 'none', request, server);
  };
}

async function listen(port: number): Promise<{ readonly server: Server; serve(answer: (request: Request, outgoing: ServerResponse) => Promise<Response>): void }> {
  let answer: ((request: Request, outgoing: ServerResponse) => Promise<Response>) | undefined;
  const server = createServer((incoming, outgoing) => {
    const listener = getRequestListener(async (request) => answer?.(request, outgoing) ?? new Response('The CRM is starting.', { status: 503, headers: { 'Retry-After': '1' } }));
    void listener(incoming, outgoing);
  });
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => fail(new Error(error.code === 'EADDRINUSE' ? `Port ${port} is taken by another program: choose another one with --port.` : `Can't listen on port ${port}: ${error.message}`)));
    server.listen(port, '127.0.0.1', done);
  });
  return { server, serve: (next) => { answer = next; } };
}

type Closers = (() => Promise<unknown>)[];

/** Opens everything in order; what is open is in `closers`, so that a failure or an interruption can close it again. */
async function start(settings: Settings, closers: Closers): Promise<void> {
  const door = await listen(settings.port);
  closers.push(async () => {
    door.server.close();
    door.server.closeAllConnections();
  });
  const place = await openPlace(settings.empty);
  closers.push(() => place.release());
  const crm = await openFor(settings, place);
  closers.push(() => crm.close());
  door.serve(answerWith(crm, settings.faults));
}

async function main(): Promise<void> {
  const settings = readSettings();
  const closers: Closers = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer().catch((error: Error) => log(error.message));
  };
  const starting = start(settings, closers);
  let interrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (interrupted) return;
      interrupted = true;
      // A database that is just starting is waited for: stopped half-way it would be left behind.
      void starting.catch(() => undefined).then(close).then(() => process.exit(0));
    });
  }
  try {
    await starting;
    if (!interrupted) process.stdout.write(`ready http://127.0.0.1:${settings.port}/api/data/v9.2/\n`);
  } catch (error) {
    if (interrupted) return;
    await close();
    throw error;
  }
}

main().catch((error: unknown) => {
  log(error instanceof Error ? error.message : 'The CRM could not start.');
  process.exit(error instanceof FlagError ? 2 : 1);
});
