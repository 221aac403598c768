// An organization with as many leads as asked for, behind the embedded CRM over real HTTP, and a hand on its database.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import pg from 'pg';
import { openCrm as openClient, type CrmClient } from '../src/crm/client.ts';
import { openCrm } from '../src/standalone/crm/crm.ts';
import { removePostgres, startPostgres } from '../src/standalone/postgres.ts';

export interface Organization {
  /** Aborted when the bench is interrupted. */
  readonly signal: AbortSignal;
  /** With its slash at the end. */
  readonly root: string;
  readonly client: CrmClient;
  /** One connection, as a program that writes its SQL by hand would hold it. */
  readonly sql: pg.Client;
  /** Clones leads, accounts and activities until there are that many leads; every tenth has history. */
  grow(leads: number): Promise<void>;
  close(): Promise<void>;
}

export const TOKEN = 'bench';
const STEP = 10_000;

/** The address of lead number `index`. */
export const addressOf = (index: number): string => `lead${index}@company${index}.example`;

/** An own PostgreSQL, an empty organization, one administrator. */
export async function openOrganization(signal: AbortSignal): Promise<Organization> {
  const folder = await mkdtemp(join(tmpdir(), 'handraise-bench-'));
  // Durable, as the product runs it: every commit reaches the disk on both sides.
  const postgres = await startPostgres({ folder, durable: true });
  const databaseUrl = await postgres.createDatabase('bench');
  const [objectId, tenantId] = [randomUUID(), randomUUID()];
  const crm = await openCrm({
    databaseUrl, origins: [],
    organization: { id: randomUUID(), tenantId, name: 'Contoso', currency: { isoCode: 'USD', symbol: '$', name: 'US Dollar' } },
    verifyToken: async (token) => (token === TOKEN ? { objectId, tenantId } : undefined),
  });
  await crm.installOrganization([{ id: randomUUID(), objectId, fullName: 'Ada Admin', firstName: 'Ada', lastName: 'Admin', email: 'ada@contoso.example', role: 'System Administrator' }]);
  const server = createServer((incoming, outgoing) => void getRequestListener(crm.handle)(incoming, outgoing));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = openClient({ url, token: async () => TOKEN, clock: { now: Date.now, random: Math.random }, limits: { requests: 1_000_000 } });
  const sql = new pg.Client({ connectionString: databaseUrl, options: '-c TimeZone=UTC -c DateStyle=ISO' });
  await sql.connect();
  const templates = await makeTemplates(client);
  let size = 1;
  return {
    signal, root: `${url}/api/data/v9.2/`, client, sql,
    grow: async (leads) => {
      // In steps, so that an interruption doesn't wait for all of it.
      while (size < leads) {
        signal.throwIfAborted();
        const to = Math.min(leads, size + STEP);
        await growTo(sql, templates, { from: size, to });
        size = to;
      }
      await sql.query('vacuum analyze');
    },
    close: async () => {
      await sql.end();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await crm.close();
      await postgres.stop();
      await removePostgres(folder);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Templates {
  readonly account: string;
  readonly lead: string;
  readonly task: string;
}

async function makeTemplates(client: CrmClient): Promise<Templates> {
  const [account, lead, task] = [randomUUID(), randomUUID(), randomUUID()];
  await client.create('accounts', { accountid: account, name: 'Company 0', websiteurl: 'https://company0.example' }, ['accountid']);
  await client.create('leads', {
    leadid: lead, firstname: 'Lea', lastname: 'Lead 0', subject: 'Quote 0', companyname: 'Company 0', jobtitle: 'Buyer', emailaddress1: addressOf(0), telephone1: '+1 555 0100', leadsourcecode: 8,
    description: 'Forty conveyors for the new hall, before spring.', 'parentaccountid@odata.bind': `/accounts(${account})`,
  }, ['leadid']);
  await client.create('tasks', { activityid: task, subject: 'Call back', scheduledend: '2026-12-01T08:00:00Z', 'regardingobjectid_lead_task@odata.bind': `/leads(${lead})` }, ['activityid']);
  return { account, lead, task };
}

async function growTo(sql: pg.Client, templates: Templates, range: { readonly from: number; readonly to: number }): Promise<void> {
  const id = (kind: string): string => `md5('${kind}' || n)::uuid`;
  const version = `nextval('crm."$version"')`;
  const at = `now() - n * interval '1 minute'`;
  await clone(sql, { table: 'account', id: 'accountid', from: templates.account, range, every: 1, changes: { accountid: id('account'), name: `'Company ' || n`, versionnumber: version } });
  await clone(sql, {
    table: 'lead', id: 'leadid', from: templates.lead, range, every: 1,
    changes: {
      leadid: id('lead'), parentaccountid: id('account'), lastname: `'Lead ' || n`, fullname: `'Lea Lead ' || n`, subject: `'Quote ' || n`, companyname: `'Company ' || n`,
      emailaddress1: `'lead' || n || '@company' || n || '.example'`, createdon: at, modifiedon: at, versionnumber: version,
    },
  });
  await clone(sql, { table: 'task', id: 'activityid', from: templates.task, range, every: 10, changes: { activityid: id('task'), regardingobjectid: id('lead'), versionnumber: version } });
}

async function clone(sql: pg.Client, of: { readonly table: string; readonly id: string; readonly from: string; readonly range: { readonly from: number; readonly to: number }; readonly every: number; readonly changes: Readonly<Record<string, string>> }): Promise<void> {
  const { rows } = await sql.query<{ name: string }>("select column_name as name from information_schema.columns where table_schema = 'crm' and table_name = $1 and is_generated = 'NEVER' order by 1", [of.table]);
  const names = rows.map(({ name }) => name);
  const values = names.map((name) => of.changes[name] ?? `t."${name}"`);
  await sql.query(
    `insert into crm."${of.table}" (${names.map((name) => `"${name}"`).join(', ')}) select ${values.join(', ')} from crm."${of.table}" t, generate_series($2::int, $3::int, $4::int) n where t."${of.id}" = $1`,
    [of.from, of.range.from, of.range.to - 1, of.every],
  );
}
