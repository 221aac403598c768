// Leads find their sellers: the service against a real PostgreSQL and the embedded CRM over HTTP. One organization, one test after the other.
import { randomUUID } from 'node:crypto';
import { monitorDesk } from '../../src/addin/routing/monitorVerbs.ts';
import { askForRun, readRuns } from '../../src/crm/routing/runs.ts';
import type { Background } from '../../src/agent/background.ts';
import { change, until, type World } from '../agent/backgroundWorld.ts';
import { activatePlan, assignmentOf, everyone, leadRow, openRoutingWorld, routingTimings, sellers } from '../agent/routingWorld.ts';

let world: World & { readonly settingsId: string };
let background: Background;
beforeAll(async () => {
  world = await openRoutingWorld();
  await sellers(world, { seller: 10, other: 10 });
  await activatePlan(world);
}, 60_000);
afterAll(() => world.stop(), 30_000);

/** A lead that came in just now, owned by the administrator. */
const incoming = (more: Record<string, unknown> = {}): Promise<string> => world.crm.create('admin', 'leads', { firstname: 'Jo', lastname: 'Brandt', subject: 'Cell for line 3', companyname: 'Halvorsen Foods', ...more });
const ownerOf = async (leadId: string): Promise<unknown> => (await leadRow(world, leadId))['_ownerid_value'];
const give = (leadId: string, to: keyof World['crm']['people']): Promise<unknown> => world.crm.send('manager', 'PATCH', `leads(${leadId})`, { body: { 'ownerid@odata.bind': `/systemusers(${world.crm.people[to].id})` } });
const assigned = (leadId: string): ReturnType<typeof assignmentOf> => until(() => assignmentOf(world, leadId), (row) => row !== undefined, 30_000);

test('[T9] each new lead goes to the seller who waited longest, and the CRM shows who got it, by which rule and when', async () => {
  const { seller, other, admin } = world.crm.people;
  const leads = [await incoming(), await incoming(), await incoming(), await incoming()];
  background = await world.start({ timings: routingTimings });
  const rows = await Promise.all(leads.map(assigned));
  const owners = await Promise.all(leads.map(ownerOf));
  expect([owners.filter((id) => id === seller.id).length, owners.filter((id) => id === other.id).length]).toEqual([2, 2]);
  expect(rows.map((row) => row?.assigneeId)).toEqual(owners);
  expect(rows[0]).toMatchObject({ state: 'assigned', byHand: false, planNumber: 1, ruleName: 'Everyone', leadName: 'Jo Brandt', previousOwnerId: admin.id, decision: { planNumber: 1 } });
  expect(rows[0]?.assignedOn).toBeDefined();
}, 60_000);

test('[T9] a person\'s choice stands: it is shown as theirs, and whoever got the lead by hand waits for the next one', async () => {
  const { other } = world.crm.people;
  const lead = await incoming();
  const first = await assigned(lead);
  const to = first?.assigneeId === other.id ? 'seller' : 'other';
  await give(lead, to);
  const row = await until(() => assignmentOf(world, lead), (found) => found?.byHand === true, 30_000);
  expect(row).toMatchObject({ state: 'assigned', byHand: true, assigneeId: world.crm.people[to].id, previousOwnerId: first?.assigneeId });
  expect(row?.decision?.outcome).toMatchObject({ id: first?.assigneeId });
  // By the rules it is the other one's turn, had it not been given away; the receiver was served last.
  const next = await assigned(await incoming());
  expect(next?.assigneeId).not.toBe(world.crm.people[to].id);
}, 60_000);

test('[T7] nobody gets more than they have room for: what is left over goes to the catch-all owner, with a deadline and a reason', async () => {
  const { manager } = world.crm.people;
  for (const name of ['seller', 'other'] as const) expect((await world.crm.send('admin', 'PATCH', `hrz_sellers(${world.crm.people[name].id})`, { body: { hrz_capacity: 1 } })).status).toBe(204);
  background.wake();
  const lead = await until(async () => {
    const id = await incoming();
    return { id, row: await assigned(id) };
  }, ({ row }) => row?.state === 'attention', 60_000);
  expect(lead.row).toMatchObject({ state: 'attention', why: 'sellers-lack-capacity', assigneeId: manager.id, responsibleId: manager.id, byHand: false });
  expect(Date.parse(lead.row?.dueOn ?? '')).toBeGreaterThan(Date.now() + 50 * 60_000);
  expect(await ownerOf(lead.id)).toBe(manager.id);
  const shown = await monitorDesk({ crm: () => world.clientOf('admin'), agentToken: () => Promise.reject(new Error('there is no service')) }).readLines('attention');
  expect(shown).toMatchObject({ kind: 'done', value: expect.arrayContaining([expect.objectContaining({ leadId: lead.id, companyName: 'Halvorsen Foods', fullSellers: 2 })]) });
}, 90_000);

test('[T10] an admin\'s run tries all leads again that wait for a person, and says how many found a seller', async () => {
  for (const name of ['seller', 'other'] as const) await world.crm.send('admin', 'PATCH', `hrz_sellers(${world.crm.people[name].id})`, { body: { hrz_capacity: 20 } });
  const waiting = await world.clientOf('admin').read('hrz_assignments?$select=hrz_assignmentid&$filter=hrz_why eq \'sellers-lack-capacity\' and hrz_state eq 927430002'.replaceAll(' ', '%20'));
  expect(waiting.length).toBeGreaterThan(0);
  const id = randomUUID();
  await askForRun(world.clientOf('admin'), { id });
  background.wake();
  const run = await until(async () => (await readRuns(world.clientOf('admin'))).find((each) => each.id === id), (found) => found?.state === 'done', 40_000);
  expect(run).toMatchObject({ kind: 'manual', total: waiting.length, assigned: waiting.length });
  const row = await assignmentOf(world, String(waiting[0]?.['hrz_assignmentid']));
  expect(row).toMatchObject({ state: 'assigned', ruleName: 'Everyone', earlier: [{ outcome: { kind: 'catch-all' } }] });
}, 90_000);

test('[A17] while the agent is paused no lead changes hands; afterwards those that came meanwhile are routed', async () => {
  await change(world, world.settingsId, { hrz_pausedon: new Date().toISOString() });
  // What is known of a pause is a second old at most.
  const isPaused = Date.now() + 2_500;
  await until(() => Promise.resolve(Date.now()), (now) => now > isPaused);
  const lead = await incoming();
  background.wake();
  const checked = Date.now() + 2_000;
  await until(() => Promise.resolve(Date.now()), (now) => now > checked);
  expect([await ownerOf(lead), await assignmentOf(world, lead)]).toEqual([world.crm.people.admin.id, undefined]);
  await change(world, world.settingsId, { hrz_pausedon: null });
  expect(await assigned(lead)).toMatchObject({ state: 'assigned' });
}, 60_000);

test('[T9] a rule that names people who are gone places nobody: the lead is shown with the reason and the next plan finds a seller for it', async () => {
  await activatePlan(world, [{ ...everyone, target: { kind: 'sellers', ids: [randomUUID()] } }]);
  background.wake();
  const lead = await until(async () => {
    const id = await incoming();
    return { id, row: await assigned(id) };
  }, ({ row }) => row?.planNumber === 2, 40_000);
  expect(lead.row).toMatchObject({ state: 'attention', why: 'no-sellers-meet-conditions', planNumber: 2 });
  await activatePlan(world);
  background.wake();
  const next = await until(async () => assigned(await incoming()), (row) => row?.planNumber === 3, 40_000);
  expect(next).toMatchObject({ state: 'assigned', byHand: false });
}, 90_000);

test('[T7] how many open leads everybody has is shown in the CRM, and a closed lead counts no more', async () => {
  const { seller } = world.crm.people;
  const openOf = async (): Promise<number> => (await world.clientOf('admin').read(`leads?$select=leadid&$filter=statecode%20eq%200%20and%20_ownerid_value%20eq%20${seller.id}`)).length;
  const shownOf = async (): Promise<unknown> => (await world.clientOf('admin').readOne(`hrz_sellers(${seller.id})?$select=hrz_open`))['hrz_open'];
  const open = await openOf();
  await until(shownOf, (shown) => shown === open, 30_000);
  const [mine] = await world.clientOf('admin').read(`leads?$select=leadid&$filter=statecode%20eq%200%20and%20_ownerid_value%20eq%20${seller.id}&$top=1`);
  expect((await world.crm.send('admin', 'PATCH', `leads(${String(mine?.['leadid'])})`, { body: { statecode: 2, statuscode: 4 } })).status).toBe(204);
  await until(shownOf, (shown) => shown === open - 1, 30_000);
}, 90_000);

test('[T9] a lead a seller makes for themselves stays theirs and is shown as by hand; where the plan keeps no owners it goes by the rules', async () => {
  const { other } = world.crm.people;
  const own = async (): Promise<string> => world.crm.create('other', 'leads', { firstname: 'Own', lastname: 'Lead', subject: 'Cell' });
  // By the rule alone another one would get it.
  const onlySeller = { ...everyone, target: { kind: 'sellers', ids: [world.crm.people.seller.id] } } as const;
  await activatePlan(world, [onlySeller]);
  background.wake();
  const kept = await own();
  expect(await assigned(kept)).toMatchObject({ state: 'assigned', byHand: true, assigneeId: other.id });
  expect(await ownerOf(kept)).toBe(other.id);
  await activatePlan(world, [onlySeller], { keepsEligibleOwner: false });
  background.wake();
  const row = await until(async () => assigned(await own()), (found) => found?.byHand === false, 30_000);
  expect(row).toMatchObject({ assigneeId: world.crm.people.seller.id });
}, 90_000);

test('a lead that was there before the plan stays where it is', async () => {
  const old = await world.crm.create('admin', 'leads', { firstname: 'Old', lastname: 'Lead', subject: 'Before', overriddencreatedon: new Date(Date.now() - 86_400_000).toISOString() });
  await assigned(await incoming());
  expect([await ownerOf(old), await assignmentOf(world, old)]).toEqual([world.crm.people.admin.id, undefined]);
}, 60_000);
