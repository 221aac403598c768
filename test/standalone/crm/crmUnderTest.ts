// A CRM of its own for one test file: an own database in the run's PostgreSQL, four people, real HTTP.
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import pg from 'pg';
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
  readonly people: { readonly admin: SeedUser; readonly seller: SeedUser; readonly other: SeedUser; readonly manager: SeedUser };
  /** A request as a person (by name), or with the raw token given. */
  send(as: string | undefined, method: string, path: string, more?: { readonly body?: unknown; readonly raw?: string; readonly headers?: Record<string, string> }): Promise<Answer>;
  /** Creates a row and returns its id. */
  create(as: string, set: string, body: Record<string, unknown>): Promise<string>;
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

async function listen(crm: Crm): Promise<Server> {
  const server = createServer((incoming, outgoing) => void getRequestListener((request) => crm.handle(request))(incoming, outgoing));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return server;
}

/** Valid tokens are the names of the people; `expired` and `forged` are none; `elsewhere` is of another tenant; `stranger` of no user. */
export async function startCrm(): Promise<CrmUnderTest> {
  const name = `crm_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name}`);
  const url = new URL(process.env['TEST_POSTGRES_URL'] ?? '');
  url.pathname = `/${name}`;
  const people = { admin: person('Admin', 'System Administrator'), seller: person('Seller', 'Salesperson'), other: person('Other', 'Salesperson'), manager: person('Manager', 'Sales Manager') };
  const callers = new Map<string, { objectId: string; tenantId: string }>([
    ...Object.entries(people).map(([key, user]) => [key, { objectId: user.objectId, tenantId }] as const),
    ['elsewhere', { objectId: people.admin.objectId, tenantId: randomUUID() }],
    ['stranger', { objectId: randomUUID(), tenantId }],
  ]);
  const crm = await openCrm({
    databaseUrl: url.href,
    organization: { id: randomUUID(), tenantId, name: 'Contoso', currency: { isoCode: 'USD', symbol: '$', name: 'US Dollar' } },
    verifyToken: async (token) => callers.get(token),
    origins: [allowedOrigin],
  });
  await crm.installOrganization(Object.values(people));
  const server = await listen(crm);
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
    crm, root, databaseUrl: url.href, people, send,
    create: async (as, set, body) => {
      const answer = await send(as, 'POST', set, { body });
      const id = /\(([0-9a-f-]{36})\)$/.exec(answer.headers.get('OData-EntityId') ?? '')?.[1];
      if (answer.status !== 204 || id === undefined) throw new Error(`creating in ${set} answered ${answer.status} ${answer.text}`);
      return id;
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
