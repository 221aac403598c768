// A backlog, as after a night without the service: counted and listed while it waits, given to sellers in the order it came, and how long that takes.
// `HANDRAISE_PROOFS=all` does it with 2,000 leads.
import { randomUUID } from 'node:crypto';
import { createGate } from '../../src/agent/gate.ts';
import { startRouting, type RunningRouting } from '../../src/agent/routing.ts';
import { openStore, type AgentStore } from '../../src/agent/store.ts';
import { openCrm } from '../../src/crm/client.ts';
import { countAssignments, readAssignments } from '../../src/crm/routing/assignments.ts';
import { countWaitingLeads, readRoutedPeriod, readWaitingLeads } from '../../src/crm/routing/waitingLeads.ts';
import { typicalTimeToOwner } from '../../src/domain/routing/timeToOwner.ts';
import { until, type World } from '../agent/backgroundWorld.ts';
import { activatePlan, openRoutingWorld, sellers } from '../agent/routingWorld.ts';

const LEADS = process.env['HANDRAISE_PROOFS'] === 'all' ? 2_000 : 400;
/** More than so many are not counted. */
const MOST_COUNTED = 5_000;

let world: World;
let store: AgentStore;
let routing: RunningRouting | undefined;
beforeAll(async () => {
  world = await openRoutingWorld();
  await sellers(world, { seller: 100_000, other: 100_000 });
  await activatePlan(world);
  store = await openStore(world.crm.databaseUrl, world.log);
}, 60_000);
afterAll(async () => {
  await routing?.stop();
  await store.close();
  await world.stop();
}, 30_000);

const secondsSince = (began: number): number => Math.round((performance.now() - began) / 100) / 10;

test('[T10] a backlog is to be processed until it is given: all of it, evenly, with the time each lead took', async () => {
  const admin = world.clientOf('admin');
  for (let made = 0; made < LEADS; made += 500) {
    const some = Math.min(500, LEADS - made);
    const outcomes = await admin.changeEach(Array.from({ length: some }, () => ({ kind: 'create', set: 'leads', body: { leadid: randomUUID(), firstname: 'Jo', lastname: 'Brandt', subject: 'Cell for line 3' } })));
    expect(outcomes.filter((failure) => failure !== undefined)).toEqual([]);
  }
  const waiting = async (): Promise<number> => countWaitingLeads(admin, await readRoutedPeriod(admin));
  const asked = performance.now();
  expect(await waiting()).toBe(Math.min(LEADS, MOST_COUNTED));
  const counted = Math.round(performance.now() - asked);
  const lines = await readWaitingLeads(admin, await readRoutedPeriod(admin), 500);
  expect(lines).toHaveLength(Math.min(LEADS, 500));
  expect(lines.every(({ arrivedOn }, place) => place === 0 || (lines[place - 1]?.arrivedOn ?? '') <= (arrivedOn ?? ''))).toBe(true);
  const crm = openCrm({ url: world.crm.root.replace('/api/data/v9.2', ''), token: async () => 'service', clock: { now: Date.now, random: Math.random }, limits: { timeoutMs: 30_000, patienceMs: 30_000, tries: 6 } });
  const began = performance.now();
  routing = startRouting({ crms: [crm], store, gate: createGate(crm), log: world.log, clock: Date.now });
  // Looked at once a second: CRM, service and this test share one process.
  const shown = async (): Promise<number> => {
    const next = performance.now() + 1_000;
    await until(() => Promise.resolve(performance.now()), (now) => now >= next);
    return (await countAssignments(admin)).assigned;
  };
  await until(shown, (count) => count > 0, 120_000);
  const first = secondsSince(began);
  await until(shown, (count) => count >= Math.min(LEADS, MOST_COUNTED), 400_000);
  await until(async () => (await shown(), waiting()), (count) => count === 0, 400_000);
  const all = secondsSince(began);
  await routing.stop();
  const given = await readAssignments(admin, { state: 'assigned', most: LEADS });
  const perSeller = [world.crm.people.seller.id, world.crm.people.other.id].map((id) => given.filter(({ assigneeId }) => assigneeId === id).length);
  const typical = Math.round((typicalTimeToOwner(given) ?? 0) / 100) / 10;
  process.stderr.write(`${LEADS} leads: counted in ${counted} ms; first owners shown after ${first} s, all after ${all} s (${Math.round(LEADS / all)} a second); typical time to owner ${typical} s\n`);
  expect([given.length, Math.abs((perSeller[0] ?? 0) - (perSeller[1] ?? 0))]).toEqual([LEADS, 0]);
  expect(given.every(({ arrivedOn, assignedOn, byHand }) => arrivedOn !== undefined && assignedOn !== undefined && !byHand)).toBe(true);
  expect((await countAssignments(admin)).attention).toBe(0);
}, 900_000);
