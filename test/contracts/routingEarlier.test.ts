// Leads from before routing began: they stay, are counted, and are routed when an admin asks; changed since, also where the plan says so.
import { createGate } from '../../src/agent/gate.ts';
import { createLog } from '../../src/agent/log.ts';
import { createRoutingSource, type RoutingSource } from '../../src/agent/routing/activeRouting.ts';
import { clearStore, openStore, type AgentStore } from '../../src/agent/store.ts';
import { routeLeads } from '../../src/agent/tasks/routeLeads.ts';
import { runRouting } from '../../src/agent/tasks/runRouting.ts';
import { watchAssignments } from '../../src/agent/tasks/watchAssignments.ts';
import { monitorDesk } from '../../src/addin/routing/monitorVerbs.ts';
import { openCrm, type CrmClient } from '../../src/crm/client.ts';
import { readAssignment } from '../../src/crm/routing/assignments.ts';
import { countEarlierLeads } from '../../src/crm/routing/earlierLeads.ts';
import { readActivePlan } from '../../src/crm/routing/plans.ts';
import { readRoutedPeriod } from '../../src/crm/routing/waitingLeads.ts';
import { readRuns } from '../../src/crm/routing/runs.ts';
import { until, type World } from '../agent/backgroundWorld.ts';
import { activatePlan, everyone, leadRow, openRoutingWorld, sellers } from '../agent/routingWorld.ts';

let world: World & { readonly settingsId: string };
let store: AgentStore;
let source: RoutingSource;
let crm: CrmClient;
/** Requests of the service that change something. */
let writes: string[] = [];

beforeAll(async () => {
  world = await openRoutingWorld();
  await sellers(world, { seller: 500, other: 500 });
  store = await openStore(world.crm.databaseUrl, createLog({ write: () => undefined }));
  crm = openCrm({
    url: world.crm.root.replace('/api/data/v9.2', ''), token: async () => 'service', clock: { now: Date.now, random: Math.random }, limits: { requests: 1_000_000 },
    send: async (url, request) => {
      const body = typeof request?.body === 'string' ? request.body : '';
      if (request?.method === 'PATCH' || request?.method === 'POST') writes.push(`${request.method} ${url} ${/PATCH [^ ]*leads\(/.test(body) ? 'owners' : /hrz_assignments/.test(body) ? 'rows' : ''}`);
      return fetch(url, request);
    },
  });
  source = createRoutingSource(crm, Date.now);
}, 60_000);
afterAll(async () => {
  await store.close();
  await world.stop();
}, 30_000);

const never = new AbortController().signal;
const admin = (): CrmClient => world.clientOf('admin');
const desk = (): ReturnType<typeof monitorDesk> => monitorDesk({ crm: admin, agentToken: () => Promise.reject(new Error('there is no service')) });
const incoming = (more: Record<string, unknown> = {}): Promise<string> => world.crm.create('admin', 'leads', { firstname: 'Jo', lastname: 'Brandt', subject: 'Cell for line 3', ...more });
const edit = (leadId: string): Promise<unknown> => world.crm.send('manager', 'PATCH', `leads(${leadId})`, { body: { subject: `Cell for line ${Math.random()}` } });
const look = (): ReturnType<typeof watchAssignments> => watchAssignments({ crm, store, gate: createGate(crm), source, clock: Date.now }, { signal: never, isFirst: false });
async function turns(): Promise<void> {
  for (let count = 1; count > 0; ) ({ leads: count } = await routeLeads({ crm, store, active: source.active, onRefused: source.forget, clock: Date.now, leaseSeconds: 10 }, never));
}
const run = (): Promise<number> => runRouting({ crm, store, source, clock: Date.now }, never);
const ownerOf = async (leadId: string): Promise<unknown> => (await leadRow(world, leadId))['_ownerid_value'];
const isSeller = (id: unknown): boolean => id === world.crm.people.seller.id || id === world.crm.people.other.id;
async function counted(): Promise<number | undefined> {
  const counts = await desk().readCounts();
  return counts.kind === 'done' ? counts.value.earlier?.count : undefined;
}

/** The CRM keeps whole seconds: what is there already came in before that. */
const nextSecond = (): Date => new Date((Math.floor(Date.now() / 1_000) + 1) * 1_000);

const made: Record<'untouched' | 'changed' | 'theirs' | 'closed', string> = { untouched: '', changed: '', theirs: '', closed: '' };
let backlog: readonly string[] = [];

test('[T1] what came in before and nobody touched stays where it is, and the Monitor says how many there are: not those of sellers, not closed ones', async () => {
  expect(await counted()).toBeUndefined();
  backlog = await Promise.all(Array.from({ length: 20 }, () => incoming()));
  for (const name of ['untouched', 'changed', 'closed'] as const) made[name] = await incoming();
  made.theirs = await incoming({ 'ownerid@odata.bind': `/systemusers(${world.crm.people.seller.id})` });
  await world.crm.send('admin', 'PATCH', `leads(${made.closed})`, { body: { statecode: 2, statuscode: 4 } });
  await activatePlan(world, [everyone], {}, nextSecond());
  source.forget();
  await look();
  await turns();
  expect(await Promise.all([made.untouched, made.changed, made.theirs, ...backlog].map(ownerOf))).toEqual([world.crm.people.admin.id, world.crm.people.admin.id, world.crm.people.seller.id, ...backlog.map(() => world.crm.people.admin.id)]);
  expect(await counted()).toBe(22);
  // Where there are too many sellers to name them in an address, the count is the same.
  const [plan, { since = '' }] = [await readActivePlan(admin()), await readRoutedPeriod(admin())];
  if (plan === undefined) throw new Error('no plan is active');
  const many = Array.from({ length: 400 }, (_, place) => `3f2504e0-4f89-41d3-9a0c-${String(place).padStart(12, '0')}`);
  expect(await countEarlierLeads(admin(), { since, plan: { ...plan.plan, rules: [{ ...everyone, target: { kind: 'sellers', ids: many } }] } })).toBe(22);
}, 60_000);

test('[T1] where the plan takes up earlier leads, one that is changed afterwards is routed like a new one, with its record; a seller\'s lead that is changed stays theirs, and without that setting all do', async () => {
  const { since = '' } = await readRoutedPeriod(admin());
  // Routing begins within the second.
  const changedAfter = async (leadId: string): Promise<boolean> => {
    await edit(leadId);
    return String((await admin().readOne(`leads(${leadId})?$select=modifiedon`))['modifiedon']) >= since;
  };
  await until(() => changedAfter(made.changed), (isAfter) => isAfter, 10_000);
  await look();
  await turns();
  expect([await ownerOf(made.changed), await counted()]).toEqual([world.crm.people.admin.id, 22]);
  await activatePlan(world, [everyone], { takesUpEarlier: true });
  source.forget();
  await edit(made.changed);
  await edit(made.theirs);
  await look();
  await turns();
  expect(isSeller(await ownerOf(made.changed))).toBe(true);
  expect(await readAssignment(admin(), made.changed)).toMatchObject({ state: 'assigned', byHand: false, ruleName: 'Everyone', previousOwnerId: world.crm.people.admin.id });
  expect([await ownerOf(made.theirs), await readAssignment(admin(), made.theirs), await counted()]).toEqual([world.crm.people.seller.id, undefined, 21]);
}, 60_000);

test('[T13] one press routes those too, with one request for their owners and one for their records; the run says what came of it', async () => {
  expect(await desk().routeEarlier()).toEqual({ kind: 'done', value: undefined });
  expect(await run()).toBe(21);
  writes = [];
  await turns();
  expect(writes.filter((each) => /owners|rows/.test(each))).toHaveLength(2);
  const routed = [made.untouched, ...backlog];
  const owners = await Promise.all(routed.map(ownerOf));
  expect([owners.every(isSeller), await counted()]).toEqual([true, 0]);
  await run();
  expect((await readRuns(admin()))[0]).toMatchObject({ kind: 'earlier', state: 'done', total: 21, assigned: 21 });
  // Pressed again there is nothing left, and nothing given is given anew.
  await desk().routeEarlier();
  expect(await run()).toBe(0);
  await turns();
  expect(await Promise.all(routed.map(ownerOf))).toEqual(owners);
  expect((await readRuns(admin()))[0]).toMatchObject({ kind: 'earlier', state: 'done', total: 0 });
}, 60_000);

test('[T9] with all memory lost nothing of it is decided again', async () => {
  const routed = [made.untouched, made.changed, made.theirs, ...backlog];
  const before = await Promise.all(routed.map(ownerOf));
  await clearStore(store);
  await look();
  await turns();
  expect(await Promise.all(routed.map(ownerOf))).toEqual(before);
}, 60_000);
