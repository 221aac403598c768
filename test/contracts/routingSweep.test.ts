// Nothing slips: leads that are open and have no owner's decision are found whatever got lost, and shown as to be processed until they have one.
import { createGate } from '../../src/agent/gate.ts';
import { createLog } from '../../src/agent/log.ts';
import { createRoutingSource, type RoutingSource } from '../../src/agent/routing/activeRouting.ts';
import { knownLeads } from '../../src/agent/routing/claims.ts';
import { clearStore, openStore, type AgentStore } from '../../src/agent/store.ts';
import { routeLeads } from '../../src/agent/tasks/routeLeads.ts';
import { watchAssignments } from '../../src/agent/tasks/watchAssignments.ts';
import { monitorDesk } from '../../src/addin/routing/monitorVerbs.ts';
import { openCrm, type CrmClient } from '../../src/crm/client.ts';
import { readAssignment } from '../../src/crm/routing/assignments.ts';
import { readActivePlan, retireActive } from '../../src/crm/routing/plans.ts';
import { countWaitingLeads, readRoutedPeriod, readWaitingLeads } from '../../src/crm/routing/waitingLeads.ts';
import { change, type World } from '../agent/backgroundWorld.ts';
import { activatePlan, everyone, leadRow, openRoutingWorld, sellers } from '../agent/routingWorld.ts';

let world: World & { readonly settingsId: string };
let store: AgentStore;
let source: RoutingSource;
let crm: CrmClient;
/** The organization no longer knows the link of change tracking. */
let isExpired = false;
/** Requests since the last look began, by what they ask for. */
let asked: string[] = [];

beforeAll(async () => {
  world = await openRoutingWorld();
  await sellers(world, { seller: 500, other: 500 });
  store = await openStore(world.crm.databaseUrl, createLog({ write: () => undefined }));
  crm = openCrm({
    url: world.crm.root.replace('/api/data/v9.2', ''), token: async () => 'service', clock: { now: Date.now, random: Math.random }, limits: { requests: 1_000_000 },
    send: async (url, request) => {
      asked.push(decodeURIComponent(url));
      if (isExpired && url.includes('deltatoken')) return Response.json({ error: { code: '0x80044352', message: 'The token is no longer valid.' } }, { status: 400 });
      return fetch(url, request);
    },
  });
  source = createRoutingSource(crm, Date.now);
}, 60_000);
afterAll(async () => {
  await store.close();
  await world.stop();
}, 30_000);
beforeEach(() => {
  source.forget();
});

const never = new AbortController().signal;
const admin = (): CrmClient => world.clientOf('admin');
const incoming = (more: Record<string, unknown> = {}): Promise<string> => world.crm.create('admin', 'leads', { firstname: 'Jo', lastname: 'Brandt', subject: 'Cell for line 3', ...more });
const look = (minutesLater = 0, isFirst = false): ReturnType<typeof watchAssignments> => watchAssignments({ crm, store, gate: createGate(crm), source, clock: () => Date.now() + minutesLater * 60_000 }, { signal: never, isFirst });
async function turns(): Promise<void> {
  for (let count = 1; count > 0; ) ({ leads: count } = await routeLeads({ crm, store, active: source.active, onRefused: source.forget, clock: Date.now, leaseSeconds: 10 }, never));
}
const ownerOf = async (leadId: string): Promise<unknown> => (await leadRow(world, leadId))['_ownerid_value'];
const isSeller = (id: unknown): boolean => id === world.crm.people.seller.id || id === world.crm.people.other.id;
const waitingIds = async (): Promise<readonly string[]> => (await readWaitingLeads(admin(), await readRoutedPeriod(admin()), 100)).map(({ leadId }) => leadId);
const countWaiting = async (): Promise<number> => countWaitingLeads(admin(), await readRoutedPeriod(admin()));
const close = (leadId: string, isClosed = true): Promise<unknown> => world.crm.send('admin', 'PATCH', `leads(${leadId})`, { body: isClosed ? { statecode: 2, statuscode: 4 } : { statecode: 0, statuscode: 1 } });
const give = (leadId: string, to: keyof World['crm']['people']): Promise<unknown> => world.crm.send('manager', 'PATCH', `leads(${leadId})`, { body: { 'ownerid@odata.bind': `/systemusers(${world.crm.people[to].id})` } });
async function rowIsDeleted(leadId: string): Promise<void> {
  expect((await world.crm.send('admin', 'DELETE', `hrz_assignments(${leadId})`)).status).toBe(204);
}

test('[T9] while no plan is active, or the agent is off, nothing waits for rules, and why is known', async () => {
  await incoming();
  expect(await readRoutedPeriod(admin())).toEqual({ halt: 'no-plan' });
  expect([await countWaiting(), await waitingIds()]).toEqual([0, []]);
  await change(world, world.settingsId, { hrz_activatedon: null });
  expect(await readRoutedPeriod(admin())).toEqual({ halt: 'agent-off' });
  await change(world, world.settingsId, { hrz_activatedon: new Date(Date.now() - 60_000).toISOString() });
}, 30_000);

test('[T9] leads that came in and are not decided yet are to be processed: counted and listed, the longest waiting first; decided, closed and older ones are not', async () => {
  await activatePlan(world);
  const before = await countWaiting();
  const [second, first] = [await incoming(), await incoming({ overriddencreatedon: new Date(Date.now() - 30_000).toISOString() })];
  const [old, closed] = [await incoming({ overriddencreatedon: new Date(Date.now() - 86_400_000).toISOString() }), await incoming()];
  await close(closed);
  const ids = await waitingIds();
  expect(await countWaiting()).toBe(before + 2);
  expect(ids.filter((id) => [first, second, old, closed].includes(id))).toEqual([first, second]);
  const line = (await readWaitingLeads(admin(), await readRoutedPeriod(admin()), 100)).find(({ leadId }) => leadId === second);
  expect(line).toMatchObject({ version: '', leadName: 'Jo Brandt', state: 'waiting', byHand: false, ownerId: world.crm.people.admin.id, ownerName: 'Admin Test', arrivedOn: expect.any(String) });
  await look();
  await turns();
  expect(await countWaiting()).toBe(0);
  expect(isSeller(await ownerOf(second))).toBe(true);
}, 30_000);

test('[T9] leads that wait while the agent is paused are to be processed, and an admin who gives one decides: no rule takes it away afterwards', async () => {
  await change(world, world.settingsId, { hrz_pausedon: new Date().toISOString() });
  const [byHand, byRule, taken] = [await incoming(), await incoming(), await incoming()];
  expect((await readRoutedPeriod(admin())).halt).toBe('agent-paused');
  expect(new Set(await waitingIds())).toEqual(new Set([byHand, byRule, taken]));
  const { mate, manager } = world.crm.people;
  // As the Monitor does it.
  const desk = monitorDesk({ crm: admin, agentToken: () => Promise.reject(new Error('there is no service')) });
  expect(await desk.readCounts()).toMatchObject({ kind: 'done', value: { waiting: 3, attention: 0, halt: 'agent-paused' } });
  const shown = await desk.readLines('waiting');
  const chosen = (shown.kind === 'done' ? shown.value : []).filter(({ leadId }) => leadId !== byRule);
  expect(await desk.assign(chosen, mate.id)).toEqual({ kind: 'done', value: chosen.map(({ leadId }) => ({ leadId })) });
  // Somebody who still sees it waiting doesn't overwrite that.
  expect(await desk.assign(chosen.filter(({ leadId }) => leadId === taken), manager.id)).toEqual({ kind: 'done', value: [{ leadId: taken, code: 'changed-elsewhere' }] });
  await change(world, world.settingsId, { hrz_pausedon: null });
  await look();
  await turns();
  expect([await ownerOf(byHand), await ownerOf(taken)]).toEqual([mate.id, mate.id]);
  expect(await readAssignment(admin(), byHand)).toMatchObject({ state: 'assigned', byHand: true, assigneeId: mate.id });
  expect(isSeller(await ownerOf(byRule))).toBe(true);
  expect(await countWaiting()).toBe(0);
}, 30_000);

test('[T9] an admin who leaves a lead with whoever owns it decides as well: no rule takes it away, though the lead itself was not changed', async () => {
  const lead = await incoming();
  await look();
  const desk = monitorDesk({ crm: admin, agentToken: () => Promise.reject(new Error('there is no service')) });
  const shown = await desk.readLines('waiting');
  const chosen = (shown.kind === 'done' ? shown.value : []).filter(({ leadId }) => leadId === lead);
  expect(await desk.assign(chosen, world.crm.people.admin.id)).toEqual({ kind: 'done', value: [{ leadId: lead }] });
  await turns();
  expect(await ownerOf(lead)).toBe(world.crm.people.admin.id);
  expect(await readAssignment(admin(), lead)).toMatchObject({ state: 'assigned', byHand: true, assigneeId: world.crm.people.admin.id });
}, 30_000);

test('[T9] a link of change tracking that has expired loses nothing: leads that came in while nobody looked are given, and what was closed counts no more', async () => {
  const closed = await incoming();
  await look();
  await turns();
  const missed = await incoming();
  await close(closed);
  isExpired = true;
  await look();
  isExpired = false;
  await turns();
  expect(isSeller(await ownerOf(missed))).toBe(true);
  expect((await knownLeads(store, [closed])).get(closed)).toMatchObject({ isOpen: false });
}, 30_000);

test('[T9] a service that starts after a long time gives what came in meanwhile, whether it is told of it or not', async () => {
  const leads = [await incoming(), await incoming()];
  await look(3 * 1_440, true);
  await turns();
  expect((await Promise.all(leads.map(ownerOf))).every(isSeller)).toBe(true);
}, 30_000);

test('[T9] a lead nobody told us of is found within five minutes', async () => {
  await look(6_000);
  const slipped = await incoming();
  // Its news are heard and forgotten.
  await look(6_001);
  await store.query('delete from agent.routing_lead where lead_id = $1', [slipped]);
  await look(6_004);
  expect((await knownLeads(store, [slipped])).size).toBe(0);
  asked = [];
  expect(await look(6_006)).toMatchObject({ did: 'watched', toDecide: 1 });
  // It is asked for by what it lacks, not by reading all there are.
  expect(asked.filter((url) => url.includes('hrz_lead_assignments/any()'))).toHaveLength(1);
  expect(asked.filter((url) => /leads\?.*statecode eq 0(?!.*hrz_lead_assignments)/.test(url))).toEqual([]);
  await turns();
  expect(isSeller(await ownerOf(slipped))).toBe(true);
}, 30_000);

test('[T9] a lead that was closed before anything was decided of it and is opened again gets its owner', async () => {
  const lead = await incoming();
  await look();
  // Closed when it is read to be decided.
  await close(lead);
  await turns();
  expect((await knownLeads(store, [lead])).get(lead)).toMatchObject({ state: 'outside', isOpen: false });
  await look();
  await close(lead, false);
  expect(await waitingIds()).toEqual([lead]);
  await look();
  await turns();
  expect(isSeller(await ownerOf(lead))).toBe(true);
  expect(await waitingIds()).toEqual([]);
}, 30_000);

test('[T9] a lead that was given, closed and opened again stays with its seller', async () => {
  const lead = await incoming();
  await look();
  await turns();
  const owner = await ownerOf(lead);
  const row = await readAssignment(admin(), lead);
  await close(lead);
  await look();
  await close(lead, false);
  await look();
  await turns();
  expect([await ownerOf(lead), (await readAssignment(admin(), lead))?.version]).toEqual([owner, row?.version]);
}, 30_000);

test('[T9] another plan in the place of the active one takes over the leads that wait under that', async () => {
  const since = (await readRoutedPeriod(admin())).since;
  const backlog = [await incoming(), await incoming()];
  await activatePlan(world, [{ ...everyone, name: 'The next plan' }]);
  source.forget();
  expect((await readRoutedPeriod(admin())).since).toBe(since);
  expect(new Set(await waitingIds())).toEqual(new Set(backlog));
  await look();
  await turns();
  for (const lead of backlog) expect(await readAssignment(admin(), lead)).toMatchObject({ state: 'assigned', ruleName: 'The next plan' });
}, 30_000);

test('[T9] a record that was deleted in the CRM is shown again: whose the lead is stays, and nothing is decided a second time', async () => {
  const [ruled, byHand] = [await incoming(), await incoming()];
  await look();
  await turns();
  await give(byHand, 'mate');
  await look();
  await turns();
  const owner = await ownerOf(ruled);
  await rowIsDeleted(ruled);
  await rowIsDeleted(byHand);
  await look(10_000);
  await turns();
  expect(await readAssignment(admin(), ruled)).toMatchObject({ state: 'assigned', byHand: false, assigneeId: owner });
  expect(await readAssignment(admin(), byHand)).toMatchObject({ state: 'assigned', byHand: true, assigneeId: world.crm.people.mate.id });
  expect([await ownerOf(ruled), await countWaiting()]).toEqual([owner, 0]);
}, 30_000);

test('[T9] with all memory lost nothing that was given is decided again, by rule or by hand, and what waits under an earlier plan is not forgotten', async () => {
  await activatePlan(world, [everyone], { keepsEligibleOwner: false });
  source.forget();
  const leads = [await incoming(), await incoming(), await incoming()];
  await look();
  await turns();
  const [first = '', second = '', third = ''] = leads;
  await give(first, 'mate');
  await look();
  await turns();
  // Given away while nobody looked: our record still names the seller.
  await give(second, 'mate');
  const waiting = await incoming();
  // By the clock of who activated it, it holds from a minute after the lead came in.
  await activatePlan(world, [everyone], { keepsEligibleOwner: false }, new Date(Date.now() + 60_000));
  source.forget();
  const before = await Promise.all(leads.map(ownerOf));
  await clearStore(store);
  await look();
  await turns();
  expect(await Promise.all(leads.map(ownerOf))).toEqual(before);
  expect(isSeller(await ownerOf(waiting))).toBe(true);
  expect(await readAssignment(admin(), second)).toMatchObject({ byHand: true, assigneeId: world.crm.people.mate.id });
  expect((await knownLeads(store, [first, third])).get(third)).toMatchObject({ state: 'settled' });
}, 30_000);

test('[T9] after routing had ended, only what comes in since it began again is routed, and only that is to be processed', async () => {
  const active = await readActivePlan(admin());
  if (active === undefined) throw new Error('no plan is active');
  await retireActive(admin(), active);
  source.forget();
  await look();
  const between = await incoming();
  await activatePlan(world, [everyone], {}, new Date(Date.now() + 600_000));
  source.forget();
  const later = await incoming({ overriddencreatedon: new Date(Date.now() + 660_000).toISOString() });
  expect(await waitingIds()).toEqual([later]);
  await look();
  await turns();
  expect([await ownerOf(between), isSeller(await ownerOf(later))]).toEqual([world.crm.people.admin.id, true]);
}, 30_000);
