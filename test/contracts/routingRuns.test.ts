// Leads that wait for a person, tried again by the running service: when an admin asks, at the plan's times, and whatever happens to a run.
import { randomUUID } from 'node:crypto';
import { openStore } from '../../src/agent/store.ts';
import { readAssignments } from '../../src/crm/routing/assignments.ts';
import { askForRun, readRuns, type SavedRun } from '../../src/crm/routing/runs.ts';
import type { Background } from '../../src/agent/background.ts';
import { change, until, type World } from '../agent/backgroundWorld.ts';
import { activatePlan, everyone, openRoutingWorld, routingTimings, sellers } from '../agent/routingWorld.ts';

const MINUTE_MS = 60_000;

let world: World & { readonly settingsId: string };
let services: readonly Background[];
/** How far ahead the services' clock is. */
let ahead = 0;
const clock = (): number => Date.now() + ahead;

beforeAll(async () => {
  world = await openRoutingWorld();
  await sellers(world, { seller: 1 });
  await activatePlan(world);
  services = [await world.start({ timings: routingTimings, clock }), await world.start({ timings: routingTimings, clock })];
}, 60_000);
afterAll(() => world.stop(), 30_000);

const incoming = (): Promise<string> => world.crm.create('admin', 'leads', { firstname: 'Jo', lastname: 'Brandt', subject: 'Cell for line 3' });
const waiting = async (): Promise<number> => (await readAssignments(world.clientOf('admin'), { state: 'attention', most: 100 })).length;
const wake = (): void => services.forEach((service) => service.wake());
const runOf = async (id: string): Promise<SavedRun | undefined> => (await readRuns(world.clientOf('admin'))).find((run) => run.id === id);
async function ask(): Promise<string> {
  const id = randomUUID();
  await askForRun(world.clientOf('admin'), { id });
  return id;
}
const capacity = (most: number): Promise<unknown> => world.crm.send('admin', 'PATCH', `hrz_sellers(${world.crm.people.seller.id})`, { body: { hrz_capacity: most } });

test('[T13] a run asked for now begins and ends within seconds with two services looking, and stands in the history with who asked, when, and what came of it', async () => {
  for (let made = 0; made < 4; made++) await incoming();
  await until(waiting, (count) => count === 3, 30_000);
  await capacity(3);
  const askedAt = Date.now();
  const id = await ask();
  wake();
  const run = await until(() => runOf(id), (found) => found?.state === 'done', 30_000);
  process.stderr.write(`a run over 3 leads: done ${Date.now() - askedAt} ms after it was asked for\n`);
  expect(run).toMatchObject({ kind: 'manual', total: 3, assigned: 2, askedBy: 'Admin Test', askedOn: expect.any(String), startedOn: expect.any(String), finishedOn: expect.any(String) });
  expect(await waiting()).toBe(1);
}, 90_000);

test('[T13] a run asked for while the agent is paused waits for it, and begins when it goes on', async () => {
  await change(world, world.settingsId, { hrz_pausedon: new Date().toISOString() });
  await capacity(4);
  // What it knows of the pause is a second old at most.
  const known = Date.now() + 1_500;
  await until(() => Promise.resolve(Date.now()), (now) => now > known);
  const id = await ask();
  wake();
  const looked = Date.now() + 2_000;
  await until(() => Promise.resolve(Date.now()), (now) => now > looked);
  expect((await runOf(id))?.state).toBe('asked');
  await change(world, world.settingsId, { hrz_pausedon: null });
  expect(await until(() => runOf(id), (run) => run?.state === 'done', 30_000)).toMatchObject({ total: 1, assigned: 1 });
}, 90_000);

test('[T13] at a time of the plan the services make one run, and once that time is over no other', async () => {
  await incoming();
  await until(waiting, (count) => count === 1, 30_000);
  const due = new Date(Math.ceil(clock() / MINUTE_MS) * MINUTE_MS + 2 * MINUTE_MS);
  await activatePlan(world, [everyone], { retryAt: [due.toISOString().slice(11, 16)] });
  wake();
  const scheduled = async (): Promise<readonly SavedRun[]> => (await readRuns(world.clientOf('admin'))).filter(({ kind }) => kind === 'scheduled');
  const looked = Date.now() + 1_500;
  await until(() => Promise.resolve(Date.now()), (now) => now > looked);
  expect(await scheduled()).toEqual([]);
  ahead = due.getTime() - Date.now() + 1_000;
  const [run] = await until(scheduled, (runs) => runs[0]?.state === 'done', 30_000);
  expect(run).toMatchObject({ total: 1, assigned: 0 });
  const again = Date.now() + 1_500;
  await until(() => Promise.resolve(Date.now()), (now) => now > again);
  expect(await scheduled()).toHaveLength(1);
}, 90_000);

test('[T13] a run whose leads are forgotten ends as failed instead of running for ever, and the next one does what it should have', async () => {
  const store = await openStore(world.crm.databaseUrl, world.log);
  await change(world, world.settingsId, { hrz_pausedon: new Date().toISOString() });
  const known = Date.now() + 1_500;
  await until(() => Promise.resolve(Date.now()), (now) => now > known);
  const id = await ask();
  // As a service leaves it that began the run and whose memory is lost.
  await world.crm.send('service', 'PATCH', `hrz_routingruns(${id})`, { body: { hrz_state: 927430001, hrz_total: 1, hrz_assigned: 0, hrz_startedon: new Date().toISOString() } });
  expect((await runOf(id))?.state).toBe('running');
  await store.query('delete from agent.routing_run_lead');
  await store.close();
  await change(world, world.settingsId, { hrz_pausedon: null });
  expect(await until(() => runOf(id), (run) => run?.state !== 'running', 30_000)).toMatchObject({ state: 'failed', finishedOn: expect.any(String) });
  await capacity(10);
  const next = await ask();
  wake();
  expect(await until(() => runOf(next), (run) => run?.state === 'done', 30_000)).toMatchObject({ total: 1, assigned: 1 });
  expect(await waiting()).toBe(0);
}, 90_000);
