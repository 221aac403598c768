// How routing works with the CRM: how many requests it takes, who resumes what was left behind, what it does when leads, owners or its own memory are gone.
import { randomUUID } from 'node:crypto';
import { createLog } from '../../src/agent/log.ts';
import { createGate } from '../../src/agent/gate.ts';
import { createRoutingSource, type RoutingSource } from '../../src/agent/routing/activeRouting.ts';
import { knownLeads, rememberLeads } from '../../src/agent/routing/claims.ts';
import { openStore, type AgentStore } from '../../src/agent/store.ts';
import { readAssignments } from '../../src/crm/routing/assignments.ts';
import { readRuns } from '../../src/crm/routing/runs.ts';
import { runRouting } from '../../src/agent/tasks/runRouting.ts';
import { routeLeads } from '../../src/agent/tasks/routeLeads.ts';
import { watchAssignments } from '../../src/agent/tasks/watchAssignments.ts';
import { openCrm, type CrmClient } from '../../src/crm/client.ts';
import type { World } from '../agent/backgroundWorld.ts';
import { activatePlan, assignmentOf, everyone, leadRow, openRoutingWorld, sellers } from '../agent/routingWorld.ts';

let world: World;
let store: AgentStore;
let source: RoutingSource;
let crm: CrmClient;
/** Bodies of the requests that change leads' owners, and of those that write assignments. */
const sent: { readonly owners: string[]; readonly rows: string[] } = { owners: [], rows: [] };
/** What is done instead of the next request that changes owners. */
let instead: ((go: () => Promise<Response>) => Promise<Response>) | undefined;

/** The organization has taken change tracking away. */
let isUntracked = false;

beforeAll(async () => {
  world = await openRoutingWorld();
  await sellers(world, { seller: 500, other: 500 });
  await activatePlan(world);
  store = await openStore(world.crm.databaseUrl, createLog({ write: () => undefined }));
  crm = openCrm({
    url: world.crm.root.replace('/api/data/v9.2', ''), token: async () => 'service', clock: { now: Date.now, random: Math.random }, limits: { requests: 1_000_000 },
    send: async (url, request) => {
      if (isUntracked && new Headers(request.headers).get('Prefer')?.includes('track-changes') === true) return Response.json({ error: { code: '0x0', message: 'Change tracking is not enabled.' } }, { status: 400 });
      const body = typeof request.body === 'string' ? request.body : '';
      const isOwners = /^PATCH \S+\/leads\(/m.test(body);
      if (isOwners) sent.owners.push(body);
      if (/^POST \S+\/hrz_assignments /m.test(body)) sent.rows.push(body);
      const act = isOwners ? instead : undefined;
      if (act !== undefined) instead = undefined;
      return act === undefined ? fetch(url, request) : act(() => fetch(url, request));
    },
  });
  source = createRoutingSource(crm, Date.now);
}, 60_000);
afterAll(async () => {
  await store.close();
  await world.stop();
}, 30_000);
beforeEach(() => {
  sent.owners.length = 0;
  sent.rows.length = 0;
});

const never = new AbortController().signal;
const incoming = (): Promise<string> => world.crm.create('admin', 'leads', { firstname: 'Jo', lastname: 'Brandt', subject: 'Cell for line 3' });
const look = (hoursLater = 0): ReturnType<typeof watchAssignments> => watchAssignments({ crm, store, gate: createGate(crm), source, clock: () => Date.now() + hoursLater * 3_600_000 }, { signal: never, isFirst: false });
const turn = (most = 1_000): ReturnType<typeof routeLeads> => routeLeads({ crm, store, active: source.active, onRefused: source.forget, clock: Date.now, leaseSeconds: 10, most }, never);
const ownerOf = async (leadId: string): Promise<unknown> => (await leadRow(world, leadId))['_ownerid_value'];
const isSeller = (id: unknown): boolean => id === world.crm.people.seller.id || id === world.crm.people.other.id;

test('[T9] a backlog takes one request for the owners and one for the records of each thousand leads', async () => {
  const leads = await Promise.all(Array.from({ length: 60 }, incoming));
  expect(await look()).toEqual({ did: 'watched', leads: 60, toDecide: 60 });
  // As many at once as would be a thousand of a large backlog.
  for (let count = 1; count > 0; ) ({ leads: count } = await turn(20));
  expect([sent.owners.length, sent.rows.length]).toEqual([3, 3]);
  const owners = await Promise.all(leads.map(ownerOf));
  expect(owners.every(isSeller)).toBe(true);
  const mine = owners.filter((id) => id === world.crm.people.seller.id).length;
  expect([mine, owners.length - mine]).toEqual([30, 30]);
}, 60_000);

test('[T9] an answer that never comes: the lead is read again, found to be given, and not given twice', async () => {
  const lead = await incoming();
  await look();
  instead = async (go) => {
    await go();
    throw new TypeError('dropped');
  };
  await turn();
  const row = await assignmentOf(world, lead);
  expect(row?.assigneeId).toBe(await ownerOf(lead));
  expect(row).toMatchObject({ state: 'assigned', byHand: false });
}, 30_000);

test('[T9] a person who is quicker keeps their choice, and the seller it was meant for is free again', async () => {
  const lead = await incoming();
  await look();
  const open = async (): Promise<number> => (await store.query<{ count: number }>("select count(*)::int as count from agent.routing_lead where is_open and owner = any($1::uuid[])", [[world.crm.people.seller.id, world.crm.people.other.id]]))[0]?.count ?? 0;
  const before = await open();
  instead = async (go) => {
    await world.crm.send('manager', 'PATCH', `leads(${lead})`, { body: { 'ownerid@odata.bind': `/systemusers(${world.crm.people.mate.id})` } });
    return go();
  };
  await turn();
  expect(await ownerOf(lead)).toBe(world.crm.people.mate.id);
  expect(await assignmentOf(world, lead)).toMatchObject({ byHand: true, assigneeId: world.crm.people.mate.id });
  expect(await open()).toBe(before);
}, 30_000);

test('[T9] a person who gives the lead away before we have noted that it was given is seen all the same', async () => {
  const lead = await incoming();
  await look();
  instead = async (go) => {
    const answer = await go();
    await world.crm.send('manager', 'PATCH', `leads(${lead})`, { body: { 'ownerid@odata.bind': `/systemusers(${world.crm.people.mate.id})` } });
    // The news of it come, and won't come again.
    await look();
    return answer;
  };
  await turn();
  expect((await knownLeads(store, [lead])).get(lead)).toMatchObject({ state: 'by-hand', ownerId: world.crm.people.mate.id });
  expect(await assignmentOf(world, lead)).toMatchObject({ byHand: true, assigneeId: world.crm.people.mate.id });
}, 30_000);

test('[T9] late news of a change that was before ours take the lead from nobody', async () => {
  const lead = await incoming();
  await look();
  instead = async (go) => {
    await world.crm.send('admin', 'PATCH', `leads(${lead})`, { body: { jobtitle: 'Plant manager' } });
    await look();
    return go();
  };
  await turn();
  const owner = await ownerOf(lead);
  await look();
  expect((await knownLeads(store, [lead])).get(lead)).toMatchObject({ state: 'settled', ownerId: owner });
  expect(await assignmentOf(world, lead)).toMatchObject({ byHand: false, assigneeId: owner });
}, 30_000);

test('[T9] a lead changed otherwise in the same moment is given all the same', async () => {
  const lead = await incoming();
  await look();
  instead = async (go) => {
    await world.crm.send('admin', 'PATCH', `leads(${lead})`, { body: { jobtitle: 'Plant manager' } });
    return go();
  };
  await turn();
  expect(isSeller(await ownerOf(lead))).toBe(true);
}, 30_000);

test('[T9] what a worker left behind is resumed by another one: the same seller, once', async () => {
  const lead = await incoming();
  await look();
  // It dies with the answer on its way.
  const died = new AbortController();
  instead = async (go) => {
    await go();
    died.abort(new Error('killed'));
    throw new TypeError('dropped');
  };
  await expect(routeLeads({ crm, store, active: source.active, onRefused: source.forget, clock: Date.now, leaseSeconds: 10 }, died.signal)).rejects.toThrow('killed');
  const owner = await ownerOf(lead);
  expect((await knownLeads(store, [lead])).get(lead)).toMatchObject({ state: 'planned', ownerId: owner });
  sent.owners.length = 0;
  await turn();
  expect([sent.owners.length, await ownerOf(lead), (await assignmentOf(world, lead))?.assigneeId]).toEqual([0, owner, owner]);
}, 30_000);

/** A worker that dies while its request is answered; `meanwhile` happens between the CRM's deed and the next worker. */
async function diesAsking(meanwhile: () => Promise<unknown>, isHeard = true): Promise<void> {
  const died = new AbortController();
  instead = async (go) => {
    if (isHeard) await go();
    died.abort(new Error('killed'));
    throw new TypeError('dropped');
  };
  await expect(routeLeads({ crm, store, active: source.active, onRefused: source.forget, clock: Date.now, leaseSeconds: 10 }, died.signal)).rejects.toThrow('killed');
  await meanwhile();
}

test('[T9] a lead that was given, and given back by a person before anybody wrote down that it was, is not given again: it waits for a person', async () => {
  const lead = await incoming();
  const first = await ownerOf(lead);
  await look();
  await diesAsking(() => world.crm.send('manager', 'PATCH', `leads(${lead})`, { body: { 'ownerid@odata.bind': `/systemusers(${String(first)})` } }));
  await turn();
  expect(await ownerOf(lead)).toBe(first);
  expect(await assignmentOf(world, lead)).toMatchObject({ state: 'attention', why: 'changed-meanwhile', responsibleId: world.crm.people.manager.id });
  // Changed once more, it still is a person's.
  await world.crm.send('manager', 'PATCH', `leads(${lead})`, { body: { jobtitle: 'Buyer' } });
  await look();
  await turn();
  expect(await ownerOf(lead)).toBe(first);
  await world.crm.send('manager', 'PATCH', `leads(${lead})`, { body: { 'ownerid@odata.bind': `/systemusers(${world.crm.people.seller.id})` } });
  await look();
  await turn();
  expect(await assignmentOf(world, lead)).toMatchObject({ state: 'assigned', byHand: true, assigneeId: world.crm.people.seller.id });
}, 30_000);

test('[T9] given back and closed before anybody wrote down that it was given, it is not given again when it is opened: it waits for a person', async () => {
  const lead = await incoming();
  const first = await ownerOf(lead);
  const put = (body: object): Promise<unknown> => world.crm.send('manager', 'PATCH', `leads(${lead})`, { body });
  await look();
  await diesAsking(async () => {
    await put({ 'ownerid@odata.bind': `/systemusers(${String(first)})` });
    await put({ statecode: 2, statuscode: 4 });
  });
  await turn();
  const waits = async (): Promise<readonly string[]> => (await readAssignments(world.clientOf('admin'), { state: 'attention', most: 1_000 })).map(({ leadId }) => leadId);
  // Closed it needs nobody's attention.
  expect(await waits()).not.toContain(lead);
  await put({ statecode: 0, statuscode: 1 });
  await look();
  await turn();
  expect(await ownerOf(lead)).toBe(first);
  expect(await assignmentOf(world, lead)).toMatchObject({ state: 'attention', why: 'changed-meanwhile' });
  expect(await waits()).toContain(lead);
  await put({ 'ownerid@odata.bind': `/systemusers(${world.crm.people.mate.id})` });
  await look();
  await turn();
  expect(await assignmentOf(world, lead)).toMatchObject({ state: 'assigned', byHand: true });
}, 30_000);

test('[T9] a request that never reached the CRM is made again by the next worker while nobody has changed the lead', async () => {
  const lead = await incoming();
  await look();
  await diesAsking(async () => undefined, false);
  await turn();
  expect(isSeller(await ownerOf(lead))).toBe(true);
}, 30_000);

test('[T9] a lead the CRM surely did not give since somebody changed it is given by the next worker, however often it changed', async () => {
  const lead = await incoming();
  await look();
  instead = async (go) => {
    await world.crm.send('admin', 'PATCH', `leads(${lead})`, { body: { jobtitle: 'Plant manager' } });
    return go();
  };
  // The refusal is heard; the worker dies before it asks again.
  let turns = 0;
  const active = async (): ReturnType<RoutingSource['active']> => {
    turns += 1;
    if (turns === 3) throw new Error('killed');
    return source.active();
  };
  await expect(routeLeads({ crm, store, active, onRefused: source.forget, clock: Date.now, leaseSeconds: 10 }, never)).rejects.toThrow('killed');
  await store.query('update agent.routing_lead set lease_until = null where lead_id = $1', [lead]);
  await world.crm.send('admin', 'PATCH', `leads(${lead})`, { body: { jobtitle: 'Head of production' } });
  await turn();
  expect(isSeller(await ownerOf(lead))).toBe(true);
}, 30_000);

test('[T9] a new owner the CRM refuses again and again leaves the lead waiting, with the reason and who looks after it', async () => {
  await activatePlan(world, [{ ...everyone, id: randomUUID(), target: { kind: 'team', id: randomUUID() }, conditions: { match: 'all', of: [{ field: 'lead.jobtitle', operator: 'equals', value: 'Nobody' }] } }, everyone]);
  source.forget();
  const lead = await world.crm.create('admin', 'leads', { firstname: 'Jo', lastname: 'Brandt', subject: 'Cell', jobtitle: 'Nobody' });
  await look();
  for (let times = 0; times < 3; times++) {
    await turn();
    await store.query('update agent.routing_lead set not_before = null where lead_id = $1', [lead]);
  }
  expect(await assignmentOf(world, lead)).toMatchObject({ state: 'attention', why: 'server-issue', responsibleId: world.crm.people.manager.id });
  expect(await ownerOf(lead)).toBe(world.crm.people.admin.id);
}, 30_000);

test('[T4] a rule\'s team owns the lead; a rule\'s queue has it, and it stays where it was until somebody pulls it', async () => {
  const admin = world.clientOf('admin');
  const [team] = await admin.read('teams?$select=teamid');
  const queueId = await world.crm.create('admin', 'queues', { name: 'Front office' });
  const isTitled = (title: string): Pick<typeof everyone, 'id' | 'conditions'> => ({ id: randomUUID(), conditions: { match: 'all', of: [{ field: 'lead.jobtitle', operator: 'equals', value: title }] } });
  await activatePlan(world, [{ ...everyone, ...isTitled('Team'), target: { kind: 'team', id: String(team?.['teamid']) } }, { ...everyone, ...isTitled('Queue'), target: { kind: 'queue', id: queueId } }]);
  source.forget();
  const titled = (jobtitle: string): Promise<string> => world.crm.create('admin', 'leads', { firstname: 'Jo', lastname: 'Brandt', subject: 'Cell', jobtitle });
  const [forTeam, forQueue] = [await titled('Team'), await titled('Queue')];
  await look();
  await turn();
  expect([await ownerOf(forTeam), (await assignmentOf(world, forTeam))?.assigneeId]).toEqual([team?.['teamid'], team?.['teamid']]);
  expect([await ownerOf(forQueue), (await assignmentOf(world, forQueue))?.assigneeId]).toEqual([world.crm.people.admin.id, queueId]);
  expect(await admin.read(`queueitems?$select=_queueid_value&$filter=_objectid_value%20eq%20${forQueue}`)).toMatchObject([{ _queueid_value: queueId }]);
  // Somebody of the team takes it: their choice, as any other.
  await world.crm.send('manager', 'PATCH', `leads(${forTeam})`, { body: { 'ownerid@odata.bind': `/systemusers(${world.crm.people.mate.id})` } });
  await look();
  await turn();
  expect(await assignmentOf(world, forTeam)).toMatchObject({ byHand: true, assigneeId: world.crm.people.mate.id, previousOwnerId: team?.['teamid'] });
}, 30_000);

test('[T4] a lead goes to the seller of its account’s territory: a lookup of the seller is compared with one of the lead', async () => {
  const territory = async (name: string): Promise<string> => world.crm.create('admin', 'territories', { name });
  const [north, south] = [await territory('North'), await territory('South')];
  const bind = (id: string): object => ({ 'territoryid@odata.bind': `/territories(${id})` });
  await world.crm.send('admin', 'PATCH', `systemusers(${world.crm.people.seller.id})`, { body: bind(north) });
  await world.crm.send('admin', 'PATCH', `systemusers(${world.crm.people.other.id})`, { body: bind(south) });
  const own = { ...everyone, id: randomUUID(), name: 'Own territory', target: { kind: 'matching-sellers' }, sellerConditions: [{ of: 'user', field: 'systemuser._territoryid_value', operator: 'equals', leadField: 'account._territoryid_value' }] } as const;
  await activatePlan(world, [own]);
  source.forget();
  const leadIn = async (id: string): Promise<string> => {
    const accountId = await world.crm.create('admin', 'accounts', { name: 'Kestrel', ...bind(id) });
    return world.crm.create('admin', 'leads', { lastname: 'Brandt', subject: 'Cell', 'parentaccountid@odata.bind': `/accounts(${accountId})` });
  };
  const [first, second, nowhere] = [await leadIn(south), await leadIn(south), await incoming()];
  await look();
  await turn();
  expect(await Promise.all([first, second].map(ownerOf))).toEqual([world.crm.people.other.id, world.crm.people.other.id]);
  expect(await assignmentOf(world, nowhere)).toMatchObject({ assigneeId: world.crm.people.manager.id, why: 'no-sellers-meet-conditions' });
  // Of one seller alone, and by name: the rule names the row.
  await activatePlan(world, [{ ...own, sellerConditions: [{ of: 'user', field: 'systemuser._territoryid_value', operator: 'in', value: [north], names: { [north]: 'North' } }] }]);
  source.forget();
  const named = await incoming();
  await look();
  await turn();
  expect(await ownerOf(named)).toBe(world.crm.people.seller.id);
}, 30_000);

test('[T9] a rule that asks for fields that are gone does not hold up the others', async () => {
  const gone = { ...everyone, id: randomUUID(), name: 'Gone', conditions: { match: 'all', of: [{ field: 'lead.hrz_takenaway', operator: 'equals', value: 'x' }] } } as const;
  const goneToo = { ...everyone, id: randomUUID(), name: 'Gone too', target: { kind: 'matching-sellers' }, sellerConditions: [{ of: 'user', field: 'systemuser.hrz_takenaway', operator: 'equals', value: 'x' }] } as const;
  await activatePlan(world, [gone, goneToo, everyone]);
  source.forget();
  const lead = await incoming();
  await look();
  await turn();
  expect(await assignmentOf(world, lead)).toMatchObject({ state: 'assigned', ruleName: 'Everyone' });
}, 30_000);

test('[T9] a lead the service never heard of is found when everything is compared, once a day, and a lead that is gone is forgotten', async () => {
  await activatePlan(world);
  source.forget();
  const [slipped, gone] = [await incoming(), await incoming()];
  await look();
  await store.query('delete from agent.routing_lead where lead_id = $1', [slipped]);
  await world.crm.send('admin', 'DELETE', `leads(${gone})`);
  expect(await look(24)).toMatchObject({ did: 'watched' });
  await turn();
  expect(isSeller(await ownerOf(slipped))).toBe(true);
  const known = await knownLeads(store, [slipped, gone]);
  expect([known.has(slipped), known.has(gone)]).toEqual([true, false]);
}, 30_000);

test('[T9] an organization that tracks no changes: leads are found by the time they changed', async () => {
  isUntracked = true;
  const lead = await incoming();
  await look();
  await turn();
  expect(isSeller(await ownerOf(lead))).toBe(true);
  await world.crm.send('manager', 'PATCH', `leads(${lead})`, { body: { 'ownerid@odata.bind': `/systemusers(${world.crm.people.mate.id})` } });
  await look();
  await turn();
  expect(await assignmentOf(world, lead)).toMatchObject({ byHand: true, assigneeId: world.crm.people.mate.id });
  isUntracked = false;
}, 30_000);

test('[T10] at the times the plan names, leads that wait are tried again, once a time, and the run tells how it went', async () => {
  const admin = world.clientOf('admin');
  const waiting = (await readAssignments(admin, { state: 'attention', most: 100 })).length;
  expect(waiting).toBeGreaterThan(0);
  await activatePlan(world, [everyone], { retryAt: ['06:00', '09:00'] });
  source.forget();
  const at = (time: string) => (): number => Date.parse(`2031-05-05T${time}:00Z`);
  const runs = async (clock: () => number): Promise<number> => runRouting({ crm, store, source, clock }, never);
  expect([await runs(at('08:59')), await runs(at('09:01')), await runs(at('09:02'))]).toEqual([0, waiting, 0]);
  for (let count = 1; count > 0; ) ({ leads: count } = await turn());
  await runs(at('09:03'));
  const found = (await readRuns(admin)).filter(({ kind }) => kind === 'scheduled');
  expect(found).toMatchObject([{ state: 'done', total: waiting, assigned: waiting }]);
}, 30_000);

test('[T9] two workers over one backlog give every lead once, and nobody more than they have room for', async () => {
  for (const name of ['seller', 'other'] as const) {
    const [{ count } = { count: 0 }] = await store.query<{ count: number }>('select count(*)::int as count from agent.routing_lead where is_open and owner = $1', [world.crm.people[name].id]);
    await world.crm.send('admin', 'PATCH', `hrz_sellers(${world.crm.people[name].id})`, { body: { hrz_capacity: count + 10 } });
  }
  source.forget();
  const leads = await Promise.all(Array.from({ length: 40 }, incoming));
  await look();
  const worker = async (): Promise<void> => {
    for (let count = 1; count > 0; ) ({ leads: count } = await turn(3));
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
  const owners = await Promise.all(leads.map(ownerOf));
  const numbers = ['seller', 'other', 'manager'].map((name) => owners.filter((id) => id === world.crm.people[name as 'seller'].id).length);
  expect(numbers).toEqual([10, 10, 20]);
}, 60_000);

test('a hundred thousand open leads are counted in the blink of an eye', async () => {
  const people = Array.from({ length: 1_000 }, () => randomUUID());
  for (let start = 0; start < 100_000; start += 20_000) {
    await rememberLeads(store, Array.from({ length: 20_000 }, (_, place) => ({ leadId: randomUUID(), createdOn: '2026-01-01T00:00:00Z', ownerId: people[(start + place) % 1_000] ?? '', version: '1', isOpen: true, isOwn: false, state: 'outside', rowDue: false, rowNumber: 0, attempts: 0 })));
  }
  await store.query('analyze agent.routing_lead');
  const began = performance.now();
  await store.query('select owner, count(*) as open from agent.routing_lead where is_open group by owner');
  const milliseconds = performance.now() - began;
  process.stderr.write(`counted the leads of 1,000 people in ${Math.round(milliseconds)} ms\n`);
  expect(milliseconds).toBeLessThan(1_000);
}, 60_000);
