// Several service processes over one PostgreSQL: first start together, then a database that goes away under them.
import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { openDoor } from '../../src/agent/http.ts';
import { createLog } from '../../src/agent/log.ts';
import type { SeedUser } from '../../src/standalone/crm/access/install.ts';
import { openCrm, type Crm } from '../../src/standalone/crm/crm.ts';
import { removePostgres, startPostgres, type Postgres } from '../../src/standalone/postgres.ts';

const tenantId = randomUUID();
const organization = { id: randomUUID(), tenantId, name: 'Contoso', currency: { isoCode: 'USD', symbol: '$', name: 'US Dollar' } };
const admin: SeedUser = { id: randomUUID(), objectId: randomUUID(), fullName: 'Ada Admin', firstName: 'Ada', lastName: 'Admin', email: 'ada@contoso.example', role: 'System Administrator' };
const root = 'http://localhost/api/data/v9.2';

let folder = '';
let postgres: Postgres;
let databaseUrl = '';
const opened: Crm[] = [];
const uncaught: unknown[] = [];
const catchAll = (error: unknown): void => {
  uncaught.push(error);
};

async function openOne(): Promise<Crm> {
  const crm = await openCrm({ databaseUrl, organization, origins: [], verifyToken: async () => ({ objectId: admin.objectId, tenantId }) });
  opened.push(crm);
  return crm;
}

function ask(crm: Crm, method: string, path: string, body?: object): Promise<Response> {
  return crm.handle(new Request(`${root}/${path}`, { method, headers: { Authorization: 'Bearer x', 'Content-Type': 'application/json' }, ...(body ? { body: JSON.stringify(body) } : {}) }));
}

async function serverProcess(): Promise<number> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ folder: string }>("select current_setting('data_directory') as folder").finally(() => client.end());
  return Number((await readFile(join(rows[0]?.folder ?? '', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

beforeAll(async () => {
  // A folder of mkdtemp is closed to others; the database's own account, when started as root, has to pass through.
  folder = join(await mkdtemp(join(tmpdir(), 'handraise-machines-')), 'data');
  await chmod(dirname(folder), 0o711);
  postgres = await startPostgres({ folder, durable: false });
  databaseUrl = await postgres.createDatabase('machines');
  process.on('uncaughtException', catchAll);
  process.on('unhandledRejection', catchAll);
}, 60_000);
afterAll(async () => {
  process.off('uncaughtException', catchAll);
  process.off('unhandledRejection', catchAll);
  for (const crm of opened) await crm.close();
  await postgres.stop();
  await removePostgres(folder);
  await rm(dirname(folder), { recursive: true, force: true });
});

test('four processes that open an empty database at once all work, and what every organization has is there once', async () => {
  const crms = await Promise.all(Array.from({ length: 4 }, openOne));
  await Promise.all(crms.map((crm) => crm.installOrganization([admin])));
  const created = await Promise.all(crms.map((crm, index) => ask(crm, 'POST', 'leads', { subject: 'Line', lastname: `Lead ${index}` })));
  expect(created.map(({ status }) => status)).toEqual([204, 204, 204, 204]);
  const seen = await Promise.all(crms.map(async (crm) => ((await (await ask(crm, 'GET', 'leads?$select=lastname&$orderby=lastname')).json()) as { value: { lastname: string }[] }).value.map(({ lastname }) => lastname)));
  expect(seen).toEqual(Array.from({ length: 4 }, () => ['Lead 0', 'Lead 1', 'Lead 2', 'Lead 3']));
  const roles = (await (await ask(crms[0] as Crm, 'GET', 'roles?$select=name')).json()) as { value: { name: string }[] };
  const names = roles.value.map(({ name }) => name);
  expect([names.includes('Salesperson'), new Set(names).size]).toEqual([true, names.length]);
}, 60_000);

test('a restart of PostgreSQL ends no process: not ready meanwhile, ready again afterwards, nothing acknowledged lost', async () => {
  const [crm] = opened;
  if (!crm) throw new Error('no CRM is open');
  const door = openDoor({
    distFolder: folder, manifestFile: join(folder, 'manifest.xml'), publicUrl: 'https://localhost:3000',
    deployment: { clientId: 'c', authority: 'a', crmUrl: 'u', crmScope: 's' },
    checkToken: async () => undefined, log: createLog({ write: () => undefined }),
    isReady: async () => crm.isEmpty().then(() => true),
  });
  const readiness = async (): Promise<number> => (await door.request('https://localhost:3000/ready')).status;
  const acknowledged: string[] = [];
  const statuses = new Set<number>();
  let writing = true;
  const writer = (async () => {
    for (let count = 0; writing; count++) {
      const name = `During ${count}`;
      const { status } = await ask(crm, 'POST', 'leads', { subject: 'Line', lastname: name });
      statuses.add(status);
      if (status === 204) acknowledged.push(name);
      else await new Promise((resolve) => setImmediate(resolve));
    }
  })();
  expect(await readiness()).toBe(200);
  const pid = await serverProcess();
  // A fast shutdown: every session is ended from the other side.
  process.kill(pid, 'SIGINT');
  const seen: number[] = [];
  while (!(seen.includes(503) && seen.at(-1) === 200)) seen.push(await readiness());
  writing = false;
  await writer;
  expect([...statuses].filter((status) => status !== 204 && status < 500)).toEqual([]);
  const kept = new Set<string>();
  let next: string | undefined = `${root}/leads?$select=lastname&$filter=startswith(lastname,'During')`;
  while (next !== undefined) {
    const page = (await (await crm.handle(new Request(next, { headers: { Authorization: 'Bearer x' } }))).json()) as { value: { lastname: string }[]; '@odata.nextLink'?: string };
    for (const { lastname } of page.value) kept.add(lastname);
    next = page['@odata.nextLink'];
  }
  expect(acknowledged.length).toBeGreaterThan(0);
  expect(acknowledged.filter((name) => !kept.has(name))).toEqual([]);
  for (const other of opened) expect((await ask(other, 'GET', 'WhoAmI')).status).toBe(200);
  expect(uncaught).toEqual([]);
}, 60_000);
