// A CRM of its own for one test file: an own database in the run's PostgreSQL, four people, real HTTP.
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import pg from 'pg';
import type { Caller } from '../../../src/standalone/crm/http/gate.ts';
import { openCrm, type Crm } from '../../../src/standalone/crm/crm.ts';
import type { SeedUser } from '../../../src/standalone/crm/access/install.ts';

export const allowedOrigin = 'https://localhost:3000';
const tenantId = '0a0b0c0d-1111-4222-8333-444455556666';

const person = (name: string, role: SeedUser['role']): SeedUser => ({
  id: randomUUID(), objectId: randomUUID(), fullName: `${name} Test`, firstName: name, lastName: 'Test', email: `${name.toLowerCase()}@contoso.example`, role,
});

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON, `{}` when it is none. */
  readonly json: Record<string, unknown>;
}

export interface CrmUnderTest {
  readonly crm: Crm;
  readonly root: string;
  readonly databaseUrl: string;
  readonly people: Readonly<Record<'admin' | 'seller' | 'other' | 'mate' | 'manager' | 'service', SeedUser>>;
  /** A request as a person (by name), or with the raw token given. */
  send(as: string | undefined, method: string, path: string, more?: { readonly body?: unknown; readonly raw?: string; readonly headers?: Record<string, string> }): Promise<Answer>;
  /** Creates a row and returns its id. */
  create(as: string, set: string, body: Record<string, unknown>): Promise<string>;
  /** Closes the server's side and opens it again over the same database. */
  reopen(options?: StartOptions): Promise<void>;
  stop(): Promise<void>;
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env['TEST_POSTGRES_URL'] });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function listen(handle: Crm['handle']): Promise<Server> {
  const server = createServer((incoming, outgoing) => void getRequestListener(handle)(incoming, outgoing));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return server;
}

const APPLICATION_ID = randomUUID();

interface StartOptions {
  /** False: the organization has not got our own tables yet. */
  readonly withOwnTables?: boolean;
}

/** Valid tokens are the names of the people; `expired` and `forged` are none; `elsewhere` is of another tenant; `stranger` of no user. */
export async function startCrm(options: StartOptions = {}): Promise<CrmUnderTest> {
  const name = `crm_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name}`);
  const url = new URL(process.env['TEST_POSTGRES_URL'] ?? '');
  url.pathname = `/${name}`;
  const people = { admin: person('Admin', 'System Administrator'), seller: person('Seller', 'Salesperson'), other: person('Other', 'Salesperson'), mate: person('Mate', 'Salesperson'), manager: person('Manager', 'Sales Manager'), service: { ...person('Service', 'Handraise Service'), applicationId: APPLICATION_ID } };
  const callers = new Map<string, Caller>([
    ...Object.entries(people).map(([key, user]) => [key, { objectId: user.objectId, tenantId }] as const),
    // A token an application got for itself: the object id is not known to the CRM, the client id is.
    ['service', { objectId: randomUUID(), tenantId, applicationId: APPLICATION_ID }],
    ['elsewhere', { objectId: people.admin.objectId, tenantId: randomUUID() }],
    ['stranger', { objectId: randomUUID(), tenantId }],
  ]);
  const organizationId = randomUUID();
  const open = (how: StartOptions): Promise<Crm> => openCrm({
    databaseUrl: url.href,
    ...how,
    organization: { id: organizationId, tenantId, name: 'Contoso', currency: { isoCode: 'USD', symbol: '$', name: 'US Dollar' } },
    verifyToken: async (token) => callers.get(token),
    origins: [allowedOrigin],
  });
  let crm = await open(options);
  await crm.installOrganization(Object.values(people));
  const server = await listen((request) => crm.handle(request));
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/data/v9.2`;
  const send: CrmUnderTest['send'] = async (as, method, path, more = {}) => {
    const response = await fetch(path.startsWith('http') ? path : `${root}/${path}`, {
      method,
      headers: { ...(as === undefined ? {} : { Authorization: `Bearer ${as}` }), ...(more.body === undefined ? {} : { 'Content-Type': 'application/json' }), ...more.headers },
      ...(more.body === undefined && more.raw === undefined ? {} : { body: more.raw ?? JSON.stringify(more.body) }),
    });
    const text = await response.text();
    let json: Record<string, unknown> = {};
    try {
      json = JSON.parse(text) as Record<string, unknown>;
    } catch {
      json = {};
    }
    return { status: response.status, headers: response.headers, text, json };
  };
  return {
    get crm() {
      return crm;
    },
    root, databaseUrl: url.href, people, send,
    create: async (as, set, body) => {
      const answer = await send(as, 'POST', set, { body });
      const id = /\(([0-9a-f-]{36})\)$/.exec(answer.headers.get('OData-EntityId') ?? '')?.[1];
      if (answer.status !== 204 || id === undefined) throw new Error(`creating in ${set} answered ${answer.status} ${answer.text}`);
      return id;
    },
    reopen: async (how = options) => {
      await crm.close();
      crm = await open(how);
      await crm.installOrganization(Object.values(people));
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await crm.close();
      await onServer(`drop database ${name} with (force)`);
    },
  };
}

/** The `value` list of an answer. */
export function rowsOf(answer: Answer): readonly Record<string, unknown>[] {
  const { value } = answer.json;
  return Array.isArray(value) ? (value as Record<string, unknown>[]) : [];
}

/** Code and message of an error answer. */
export function errorOf(answer: Answer): { readonly code: string; readonly message: string } {
  const { error } = answer.json as { error?: { code?: string; message?: string } };
  return { code: error?.code ?? '', message: error?.message ?? '' };
}
