// How the sample organization routes leads, as the product reads it back; removed by the one button and made again; never made elsewhere.
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import pg from 'pg';
import { openCrm as openClient, type CrmClient } from '../../../src/crm/client.ts';
import { readAssignment, readAssignments, readOwnAssignments } from '../../../src/crm/routing/assignments.ts';
import { readAttributes } from '../../../src/crm/routing/attributes.ts';
import { activateDraft, readActivePlan, readPlan, readPlans, saveDraft } from '../../../src/crm/routing/plans.ts';
import { readRoster } from '../../../src/crm/routing/rosters.ts';
import { readSellers } from '../../../src/crm/routing/sellers.ts';
import { installSampleOrganization } from '../../../src/crm/sample/organization.ts';
import { samplePeople, sampleOrganization } from '../../../src/crm/sample/people.ts';
import { placeSample } from '../../../src/crm/sample/placing.ts';
import { removeSample } from '../../../src/crm/sample/removing.ts';
import { compileRouting } from '../../../src/domain/routing.ts';
import { isSampleId } from '../../../src/domain/sampleId.ts';
import { openCrm, type Crm } from '../../../src/standalone/crm/crm.ts';
import { startOrganization } from './organizationUnderTest.ts';

// Hundreds of rows made and removed several times on a busy machine.
jest.setTimeout(240_000);
const now = new Date('2026-11-22T09:12:00Z');
let crm: Crm;
let server: Server;
let dropDatabase: () => Promise<void>;

beforeAll(async () => {
  const name = `routing_${randomUUID().replaceAll('-', '')}`;
  const adminUrl = process.env['TEST_POSTGRES_URL'] ?? '';
  const run = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: adminUrl });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await run(`create database "${name}"`);
  dropDatabase = () => run(`drop database if exists "${name}" with (force)`);
  crm = await openCrm({ databaseUrl: adminUrl.replace(/\/[^/]*$/, `/${name}`), organization: sampleOrganization, verifyToken: async (token) => samplePeople.find(({ id }) => id === token), origins: [] });
  await crm.installOrganization(samplePeople.map((person) => ({ ...person, email: person.address })));
  await installSampleOrganization(crm, now);
  const listener = getRequestListener((request) => crm.handle(request));
  server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
}, 120_000);

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await crm.close();
  await dropDatabase();
});

function clientOf(firstName: string): CrmClient {
  const id = samplePeople.find((person) => person.firstName === firstName)?.id ?? '';
  return openClient({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: async () => id, clock: { now: Date.now, random: Math.random }, limits: { timeoutMs: 60_000, patienceMs: 120_000 } });
}

test('[T1] [A12] the sample organization has an active plan with rules, tests and a catch-all owner, and the one before it', async () => {
  const active = await readActivePlan(clientOf('Priya'));
  expect(active).toMatchObject({ number: 2, basedOn: 1, plan: { settings: { catchAllOwnerId: samplePeople.find(({ firstName }) => firstName === 'Priya')?.id } } });
  expect(active?.damage).toBeUndefined();
  expect(active?.plan.rules.length).toBeGreaterThanOrEqual(5);
  expect(active?.tests).toHaveLength(3);
  expect(Date.parse(active?.activatedOn ?? '')).toBe(now.getTime());
  expect(await readPlan(clientOf('Priya'), 1)).toMatchObject({ state: 'retired' });
  // Ids in rules are those of attributes there are.
  const known = new Set((await readAttributes(clientOf('Priya'))).map(({ id }) => id));
  expect(active?.plan.rules.flatMap(({ sellerConditions }) => sellerConditions.map(({ field }) => known.has(field)))).not.toContain(false);
});

test('[T7] [T8] [T11] its sellers have attributes, capacities and hours; one is away, one gets no leads', async () => {
  const sellers = (await readSellers(clientOf('Priya'), { fields: [] })).filter(({ isSeller }) => isSeller);
  expect(sellers).toHaveLength(8);
  expect(sellers.filter(({ getsLeads }) => !getsLeads).map(({ name }) => name)).toEqual(['Ben Okafor']);
  expect(sellers.every(({ schedule, attributes, isAvailabilityDamaged }) => schedule !== undefined && Object.keys(attributes).length > 1 && isAvailabilityDamaged !== true)).toBe(true);
  expect(sellers.filter(({ absences }) => absences.length > 0).map(({ name }) => name)).toEqual(['Sanne Visser']);
  const maya = sellers.find(({ name }) => name === 'Maya Lindqvist');
  expect([maya?.open, maya?.capacity]).toEqual([40, 60]);
});

test('[T15] every decision kept of its newest leads is the one its plan and roster come to, and each row says who really owns the lead', async () => {
  const admin = clientOf('Priya');
  const [plan, roster] = [await readPlan(admin, 1), await readRoster(admin, 1)];
  if (plan === undefined || roster === undefined) throw new Error('the sample has no plan or no roster');
  const lines = await readAssignments(admin, { state: 'assigned', most: 500 });
  expect(lines.length).toBeGreaterThan(40);
  expect(lines.filter(({ byHand }) => !byHand).length).toBeGreaterThan(lines.length / 2);
  const fields = new Set(compileRouting(plan.plan, roster).fields);
  for (const line of lines) {
    expect([line.leadName, line.assigneeId]).toEqual([line.leadName, line.ownerId]);
    const saved = await readAssignment(admin, line.leadId);
    const outcome = saved?.decision?.outcome;
    if (saved?.decision === undefined || outcome === undefined || !('id' in outcome)) throw new Error(`${line.leadName} has no decision`);
    expect(outcome.id === line.assigneeId).toBe(!line.byHand);
    expect(Object.keys(saved.decision.values).filter((field) => !fields.has(field))).toEqual([]);
  }
  const own = await readOwnAssignments(clientOf('Maya'), { since: new Date(now.getTime() - 14 * 86_400_000) });
  expect(own.length).toBeGreaterThan(5);
  expect(new Set(own.map(({ ownerName }) => ownerName))).toEqual(new Set(['Maya Lindqvist']));
});

test('[A13] removing the sample takes plans, attributes and assignments along, and it can be made again beside a plan of one’s own', async () => {
  const admin = clientOf('Priya');
  const made = (await readPlans(admin)).length;
  const { kept } = await removeSample(admin);
  expect([made, kept, await readPlans(admin), await readAttributes(admin), await readRoster(admin, 1)]).toEqual([2, 0, [], [], undefined]);
  expect(await readAssignments(admin, { state: 'assigned', most: 10 })).toEqual([]);
  await placeSample(admin, now);
  const again = await readActivePlan(admin);
  expect([again?.number, (await readAssignments(admin, { state: 'assigned', most: 10 })).length]).toEqual([2, 10]);
  if (again === undefined) return;
  // A plan of one's own that asks for sample attributes keeps them, and stays the only active one.
  const own = await saveDraft(admin, { id: randomUUID(), plan: again.plan, tests: [], basedOn: 2 });
  await activateDraft(admin, { draft: own, active: again, acknowledged: [], now });
  expect((await removeSample(admin)).kept).toBe(3);
  await placeSample(admin, now);
  expect((await readPlans(admin)).map(({ number, state }) => [number, state])).toEqual([[3, 'active'], [2, 'retired'], [1, 'retired']]);
  expect((await readAttributes(admin)).every(({ id }) => isSampleId(id))).toBe(true);
});

test('[A12] in an organization of one’s own the sample brings no plan, no attribute, no seller and no assignment', async () => {
  const organization = await startOrganization();
  try {
    expect((await placeSample(organization.clientOf('admin'), now)).created).toBeGreaterThan(300);
    for (const set of ['hrz_routingplans', 'hrz_sellerattributes', 'hrz_sellers', 'hrz_availabilities', 'hrz_rosters', 'hrz_assignments']) expect({ set, count: await organization.count(set) }).toEqual({ set, count: 0 });
  } finally {
    await organization.stop();
  }
});
