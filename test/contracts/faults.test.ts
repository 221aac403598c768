// Our client against the embedded CRM behind seeded faults, over real HTTP. The client's clock runs faster than ours, so that a second the
// CRM asks for costs a fraction of one; every promise is measured in the client's time.
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { openCrm, type CrmClient } from '../../src/crm/client.ts';
import { AppError } from '../../src/domain/errors.ts';
import { answerWithFault, planFaults } from '../../src/standalone/crm/http/faults.ts';
import { startCrm, type CrmUnderTest } from '../standalone/crm/crmUnderTest.ts';

const CALLS = Number(process.env['HANDRAISE_FAULT_CALLS'] ?? 2_000);
const WORKERS = 24;
const SPEED = 20;
const clock = {
  now: () => performance.now() * SPEED,
  random: Math.random,
  wait: (milliseconds: number) => new Promise<void>((resolve) => { setTimeout(resolve, milliseconds / SPEED); }),
};

let crm: CrmUnderTest;
let server: Server;
let client: CrmClient;
let requests = 0;
let faults = 0;

beforeAll(async () => {
  crm = await startCrm();
  const plan = planFaults(20_261_122, 0.15);
  server = createServer((incoming, outgoing) => {
    requests += 1;
    const fault = plan.next();
    if (fault !== 'none') faults += 1;
    const behind = { handle: crm.crm.handle, drop: () => void outgoing.socket?.destroy(), times: { hangMs: 2_000, slowMs: 40 } };
    void getRequestListener((request) => answerWithFault(fault, request, behind))(incoming, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  client = openCrm({ url, token: async () => 'admin', clock, limits: { timeoutMs: 500, patienceMs: 120_000, requests: 1_000_000 } });
}, 60_000);

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await crm.stop();
});

/** Every start of a request, and every window in which none may start, in the client's time. */
function watchRequests(): { readonly starts: number[]; readonly windows: { readonly from: number; readonly until: number }[]; stop(): void } {
  const [starts, windows]: [number[], { from: number; until: number }[]] = [[], []];
  const genuine = globalThis.fetch;
  const spy = jest.spyOn(globalThis, 'fetch').mockImplementation(async (...given) => {
    starts.push(clock.now());
    const response = await genuine(...given);
    const seconds = response.headers.get('Retry-After');
    if (seconds !== null) windows.push({ from: clock.now(), until: clock.now() + Number(seconds) * 1000 });
    return response;
  });
  return { starts, windows, stop: () => spy.mockRestore() };
}

interface Known {
  readonly id: string;
  version: string;
  /** Subjects the row may have: the last acknowledged, then those of writes without an answer. */
  possible: string[];
}

interface Ledger {
  readonly failures: unknown[];
  readonly made: Known[];
  readonly createdIds: string[];
  /** Of creates we were told have not happened. */
  readonly refusedIds: string[];
  readonly togetherIds: (readonly [string, string])[];
  calls: number;
}

const isUnknown = (error: unknown): boolean => error instanceof AppError && (error.code === 'crm-silent' || error.code === 'crm-busy');

async function createOne(ledger: Ledger, name: string): Promise<void> {
  const id = randomUUID();
  const row = await client.create('leads', { leadid: id, lastname: name, subject: name }, ['subject']).catch((error: unknown) => {
    if (!isUnknown(error)) ledger.refusedIds.push(id);
    throw error;
  });
  ledger.createdIds.push(id);
  ledger.made.push({ id, version: String(row['@odata.etag']), possible: [name] });
}

async function updateOne(known: Known, name: string): Promise<void> {
  try {
    known.version = await client.update('leads', known.id, { body: { subject: name }, version: known.version });
    known.possible = [name];
  } catch (error) {
    // Nobody knows, or the version is an old one: what counts from here on is what the CRM has.
    if (isUnknown(error)) known.possible.push(name);
    known.version = String((await client.readOne(`leads(${known.id})?$select=subject`))['@odata.etag']);
    throw error;
  }
}

async function changeTwo(ledger: Ledger, name: string): Promise<void> {
  const [leadId, taskId] = [randomUUID(), randomUUID()];
  await client.changeTogether([
    { kind: 'create', set: 'leads', body: { leadid: leadId, lastname: name, subject: name } },
    { kind: 'create', set: 'tasks', body: { activityid: taskId, subject: name, 'regardingobjectid_lead_task@odata.bind': '$1' } },
  ]);
  ledger.togetherIds.push([leadId, taskId]);
}

/** One worker: calls of all kinds until the ledger is full. Rows are updated by their maker only, so that a version it holds is the newest. */
async function work(ledger: Ledger, worker: number): Promise<void> {
  const own: Ledger = { ...ledger, made: [] };
  for (let round = 0; ledger.calls < CALLS; round++) {
    ledger.calls += 1;
    const name = `W${worker} R${round}`;
    const known = own.made[round % Math.max(1, own.made.length)];
    const kind = known === undefined ? 0 : round % 10;
    try {
      if (known === undefined || kind < 4) await createOne(own, name);
      else if (kind < 6) await updateOne(known, name);
      else if (kind < 8) expect((await client.readOne(`leads(${known.id})?$select=subject`))['leadid']).toBe(known.id);
      else if (kind < 9) expect(await client.readAll([{ path: 'leads?$select=subject&$top=3' }, { path: 'tasks?$select=subject&$top=3' }])).toHaveLength(2);
      else await changeTwo(own, name);
    } catch (error) {
      ledger.failures.push(error);
    }
  }
  ledger.made.push(...own.made);
}

test(`[P10] ${CALLS} calls with 15 % faults: nothing twice, nothing lost, no request while the CRM asks for rest, every failure typed`, async () => {
  const ledger: Ledger = { failures: [], made: [], createdIds: [], refusedIds: [], togetherIds: [], calls: 0 };
  const watch = watchRequests();
  const started = performance.now();
  await Promise.all(Array.from({ length: WORKERS }, (_, worker) => work(ledger, worker)));
  watch.stop();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const codes = ledger.failures.map((error) => (error instanceof AppError ? error.code : String(error)));
  process.stderr.write(`${ledger.calls} calls, ${requests} requests, ${faults} faults, ${watch.windows.length} Retry-After windows, ${codes.length} failed calls, ${seconds} s\n`);

  expect(faults / requests).toBeGreaterThan(0.13);
  expect(codes.filter((code) => !['crm-silent', 'crm-busy', 'changed-elsewhere'].includes(code))).toEqual([]);

  const early = watch.windows.flatMap(({ from, until }) => watch.starts.filter((start) => start > from + 0.05 * SPEED && start < until));
  expect(early).toEqual([]);

  const rows = await allRows('leads?$select=subject,lastname', 'leadid');
  const names = [...rows.values()].map((row) => row['lastname']);
  expect(names.length - new Set(names).size).toBe(0);
  expect(ledger.createdIds.filter((id) => !rows.has(id))).toEqual([]);
  expect(ledger.refusedIds.filter((id) => rows.has(id))).toEqual([]);
  expect(ledger.made.filter(({ id, possible }) => !possible.includes(String(rows.get(id)?.['subject'])))).toEqual([]);

  const tasks = await allRows('tasks?$select=subject,_regardingobjectid_value', 'activityid');
  expect(ledger.togetherIds.filter(([lead, task]) => tasks.get(task)?.['_regardingobjectid_value'] !== lead || !rows.has(lead))).toEqual([]);
  const taskNames = [...tasks.values()].map((row) => row['subject']);
  expect(taskNames.length - new Set(taskNames).size).toBe(0);
  // A change set is whole or absent, also where its answer was lost.
  expect([...tasks.values()].filter((task) => !rows.has(String(task['_regardingobjectid_value'])))).toEqual([]);
}, 240_000);

/** All rows by id, read past the faults. */
async function allRows(path: string, idColumn: string): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> {
  const direct = openCrm({ url: new URL(crm.root).origin, token: async () => 'admin', clock: { now: Date.now, random: Math.random } });
  const rows = new Map<string, Readonly<Record<string, unknown>>>();
  for await (const page of direct.pages(path, 1_000)) for (const row of page) rows.set(String(row[idColumn]), row);
  return rows;
}
