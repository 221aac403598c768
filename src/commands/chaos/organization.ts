// An organization to be shaken: an embedded PostgreSQL, a CRM over HTTP that misbehaves as asked, sellers with little room, a plan, and leads.
// What its owners were changed to, and by whom, is written down inside the CRM's own transactions: that is what the figures are counted from.
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import pg from 'pg';
import { createLog } from '../../agent/log.ts';
import { openStore } from '../../agent/store.ts';
import { openCrm as openCrmClient, type CrmClient } from '../../crm/client.ts';
import { activateDraft, saveDraft } from '../../crm/routing/plans.ts';
import { usualRoutingSettings, type AssignmentRule } from '../../domain/routing/plan.ts';
import type { SeedUser } from '../../standalone/crm/access/install.ts';
import { openCrm, type Crm } from '../../standalone/crm/crm.ts';
import { answerWithFault, planFaults } from '../../standalone/crm/http/faults.ts';
import { removePostgres, startPostgres } from '../../standalone/postgres.ts';

export interface Wanted {
  readonly leads: number;
  /** 0 to 1: how many requests go wrong. */
  readonly faults: number;
}

export interface Organization {
  /** Of the CRM, for workers: `http://127.0.0.1:…`. */
  readonly crmUrl: string;
  /** Of the workers' own memory. */
  readonly databaseUrl: string;
  readonly sellers: readonly { readonly id: string; readonly capacity: number }[];
  /** Owns every lead that comes in. */
  readonly intakeId: string;
  /** The workers' user. */
  readonly serviceId: string;
  /** People a lead may be given to by hand; who owned it at first is one of them, so that some are given back. */
  readonly people: readonly string[];
  /** Runs SQL in the CRM's database, or the workers'; waits for a database that is just starting. */
  query<Row extends object>(database: 'crm' | 'agent', text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** So many leads come in. */
  bringLeads(count: number): Promise<void>;
  /** Somebody gives a lead to somebody, whatever its version. */
  giveByHand(leadId: string, toId: string): Promise<boolean>;
  /** Ends PostgreSQL at once, without order, and waits until it is up again. */
  crashDatabase(): Promise<void>;
  close(): Promise<void>;
}

const APPLICATION_ID = randomUUID();
const ATTRIBUTE_ID = '5f0d8f0a-3c1e-4a53-9a53-0d5a8c1b7e01';
/** So that not everybody finds room: what is left over goes to the catch-all owner. */
const ROOM_SHARE = 0.95;
const FAULT_TIMES = { hangMs: 3_000, slowMs: 1_500 } as const;
const FAULT_SEED = 20_260_101;
const EMPLOYEES = 1_000;

const person = (number: number, name: string, role: SeedUser['role']): SeedUser => ({ id: randomUUID(), objectId: randomUUID(), fullName: `${name} ${number}`, firstName: name, lastName: String(number), email: `${name.toLowerCase()}${number}@contoso.example`, role });

/** Starts everything; what was started when something fails is stopped again. */
export async function openOrganization({ leads, faults }: Wanted): Promise<Organization> {
  const closers: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer().catch(() => undefined);
  };
  try {
    return await open({ leads, faults }, { closers, close });
  } catch (error) {
    await close();
    throw error;
  }
}

async function open({ leads, faults }: Wanted, { closers, close }: { readonly closers: (() => Promise<unknown>)[]; readonly close: () => Promise<void> }): Promise<Organization> {
  const folder = await mkdtemp(join(tmpdir(), 'handraise-chaos-'));
  closers.push(() => rm(folder, { recursive: true, force: true }));
  const postgres = await startPostgres({ folder, durable: false });
  closers.push(async () => {
    await postgres.stop();
    await removePostgres(folder);
  });
  const urls = { crm: await postgres.createDatabase('crm'), agent: await postgres.createDatabase('agent') };
  const staff = { admin: person(1, 'Admin', 'System Administrator'), intake: person(2, 'Website', 'System Administrator'), catchAll: person(3, 'Manager', 'Sales Manager'), service: { ...person(4, 'Service', 'Handraise Service'), applicationId: APPLICATION_ID } };
  const sellers = Array.from({ length: Math.min(100, Math.max(10, Math.round(leads / 100))) }, (_, place) => person(place + 1, 'Seller', 'Salesperson'));
  const tenantId = randomUUID();
  const crm = await openCrm({
    databaseUrl: urls.crm,
    organization: { id: randomUUID(), tenantId, name: 'Contoso', currency: { isoCode: 'USD', symbol: '$', name: 'US Dollar' } },
    verifyToken: async (token) => (token === 'service' ? { objectId: randomUUID(), tenantId, applicationId: APPLICATION_ID } : token === 'admin' ? { objectId: staff.admin.objectId, tenantId } : undefined),
    origins: [],
  });
  closers.push(() => crm.close());
  await crm.installOrganization([...Object.values(staff), ...sellers]);
  const pools = { crm: openPool(urls.crm), agent: openPool(urls.agent) };
  closers.push(() => Promise.all([pools.crm.end(), pools.agent.end()]));
  const capacity = Math.max(1, Math.floor((leads * ROOM_SHARE) / sellers.length));
  await writeSetup(crm, { adminId: staff.admin.id, catchAllId: staff.catchAll.id, sellers, capacity });
  const template = await crm.createAs(staff.intake.id, 'leads', { firstname: 'Jo', lastname: 'Brandt', subject: 'Cell for line 3', numberofemployees: 100 });
  await pools.crm.query(auditSql);
  // Made beforehand, so that the first question about it has an answer.
  await (await openStore(urls.agent, createLog({ write: () => undefined }))).close();
  const server = await listen(crm, faults);
  closers.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  const query: Organization['query'] = async <Row extends object>(database: 'crm' | 'agent', text: string, values: readonly unknown[] = []) => patiently(async () => (await pools[database].query<Row>(text, [...values])).rows);
  return {
    crmUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    databaseUrl: urls.agent, intakeId: staff.intake.id, serviceId: staff.service.id, query, close,
    sellers: sellers.map(({ id }) => ({ id, capacity })),
    people: [staff.intake.id, staff.intake.id, staff.catchAll.id, staff.admin.id, ...sellers.map(({ id }) => id)],
    // The template is the first of them.
    bringLeads: async (count) => void (await query('crm', copiesSql, [count, template, EMPLOYEES, staff.intake.id])),
    giveByHand: async (leadId, toId) => {
      const request = new Request(`http://localhost/api/data/v9.2/leads(${leadId})`, { method: 'PATCH', headers: { Authorization: 'Bearer admin', 'Content-Type': 'application/json', 'If-Match': '*' }, body: JSON.stringify({ 'ownerid@odata.bind': `/systemusers(${toId})` }) });
      return (await crm.handle(request)).status < 300;
    },
    crashDatabase: () => crash(query),
  };
}

function openPool(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 3 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Tries again while the database is away: at most a minute. */
async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries >= 120) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

/** Every change of an owner, in the very transaction that makes it. */
const auditSql = `
  create schema chaos;
  create table chaos.owner_change (seq bigint generated always as identity primary key, lead_id uuid not null, before uuid, after uuid, by_id uuid);
  create function chaos.note() returns trigger language plpgsql as $$
    begin insert into chaos.owner_change (lead_id, before, after, by_id) values (new.leadid, old.ownerid, new.ownerid, new.modifiedby); return new; end $$;
  create trigger note_owner after update on crm.lead for each row when (old.ownerid is distinct from new.ownerid) execute function chaos.note();
`;

/** Thousands of leads at once: copies of one the CRM made itself. */
const copiesSql = `
  insert into crm.lead select copy.* from crm.lead as template cross join generate_series(1, $1::int) as number
  cross join lateral jsonb_populate_record(template, jsonb_build_object('leadid', gen_random_uuid(), 'versionnumber', nextval('crm."$version"'), 'createdon', now(), 'modifiedon', now(), 'ownerid', $4::uuid, 'owninguser', $4::uuid, 'modifiedby', $4::uuid, 'numberofemployees', (number * 37) % $3::int)) as copy
  where template.leadid = $2::uuid
`;

async function writeSetup(crm: Crm, { adminId, catchAllId, sellers, capacity }: { readonly adminId: string; readonly catchAllId: string; readonly sellers: readonly SeedUser[]; readonly capacity: number }): Promise<void> {
  const admin = clientIn(crm);
  const before = new Date(Date.now() - 60_000);
  await crm.createAs(adminId, 'hrz_agentsettingses', { hrz_name: 'Agent settings', hrz_companyname: 'Contoso', hrz_number: 1, hrz_activatedon: before.toISOString() });
  await crm.createAs(adminId, 'hrz_sellerattributes', { hrz_sellerattributeid: ATTRIBUTE_ID, hrz_name: 'Size', hrz_values: JSON.stringify(['large', 'small']) });
  for (const [place, { id, fullName }] of sellers.entries()) await crm.createAs(adminId, 'hrz_sellers', { hrz_sellerid: id, hrz_name: fullName, hrz_getsleads: true, hrz_capacity: capacity, hrz_attributes: JSON.stringify({ [ATTRIBUTE_ID]: [place % 2 === 0 ? 'large' : 'small'] }) });
  const plan = { segments: [], rules: rules(), settings: { ...usualRoutingSettings, catchAllOwnerId: catchAllId } };
  const draft = await saveDraft(admin, { id: randomUUID(), plan, tests: [] });
  await activateDraft(admin, { draft, acknowledged: [], now: before });
}

/** Large leads to some sellers by load, everything else around. */
function rules(): readonly AssignmentRule[] {
  const rule = { isActive: true, respectsCapacity: true, otherwise: { kind: 'next-rule' } } as const;
  return [
    { ...rule, id: randomUUID(), name: 'Large', conditions: { match: 'all', of: [{ field: 'lead.numberofemployees', operator: 'at-least', value: EMPLOYEES / 2 }] }, target: { kind: 'matching-sellers' }, sellerConditions: [{ of: 'attribute', field: ATTRIBUTE_ID, operator: 'equals', value: 'large' }], distribution: 'load-balancing' },
    { ...rule, id: randomUUID(), name: 'Everyone', conditions: { match: 'all', of: [] }, target: { kind: 'any-seller' }, sellerConditions: [], distribution: 'round-robin' },
  ];
}

function clientIn(crm: Crm): CrmClient {
  return openCrmClient({ url: 'http://localhost', token: async () => 'admin', clock: { now: Date.now, random: Math.random }, send: (url, request) => crm.handle(new Request(url, request)) });
}

async function listen(crm: Crm, rate: number): Promise<Server> {
  const plan = planFaults(FAULT_SEED, rate);
  const server = createServer((incoming, outgoing) => {
    const listener = getRequestListener((request) => answerWithFault(plan.next(), request, { handle: crm.handle, drop: () => void outgoing.socket?.destroy(), times: FAULT_TIMES }));
    void listener(incoming, outgoing);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return server;
}

async function crash(query: Organization['query']): Promise<void> {
  const [row] = await query<{ folder: string; began: string }>('crm', "select current_setting('data_directory') as folder, pg_postmaster_start_time()::text as began");
  const pid = Number((await readFile(join(row?.folder ?? '', 'postmaster.pid'), 'utf8')).split('\n')[0]);
  // What `pg_ctl restart -m immediate` sends; who owns the server starts it again.
  process.kill(pid, 'SIGQUIT');
  for (let began = row?.began; began === row?.began; ) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    began = (await query<{ began: string }>('crm', 'select pg_postmaster_start_time()::text as began'))[0]?.began;
  }
}
