// Paused or stopped in the middle of a turn: how soon nothing is asked of the CRM any more, and that every lead is given once all the same.
// `HANDRAISE_PROOFS=all` does it with the most leads a turn may have.
import { randomUUID } from 'node:crypto';
import { openCrm, type CrmClient } from '../../src/crm/client.ts';
import { allOf, equalsId, equalsNumber, queryText } from '../../src/crm/client/odata.ts';
import { change, until, type World } from '../agent/backgroundWorld.ts';
import { activatePlan, openRoutingWorld, routingTimings, sellers } from '../agent/routingWorld.ts';

const LEADS = process.env['HANDRAISE_PROOFS'] === 'all' ? 1_000 : 150;

/** A second and a half, and what the CRM takes to say that the agent is paused. */
const MOST_LATE_MS = 5_000;

interface Write {
  readonly startedAt: number;
  readonly leads: number;
  endedAt?: number;
}

let world: World & { readonly settingsId: string };
/** Requests that change leads' owners or our records of them. */
let writes: Write[] = [];
/** What the CRM does with the next request for owners instead of answering. */
let instead: ((go: () => Promise<Response>) => Promise<Response>) | undefined;
let crm: CrmClient;

beforeAll(async () => {
  world = await openRoutingWorld();
  await sellers(world, { seller: 50_000, other: 50_000 });
  await activatePlan(world);
  crm = openCrm({
    url: world.crm.root.replace('/api/data/v9.2', ''), token: async () => 'service', clock: { now: Date.now, random: Math.random }, limits: { requests: 1_000_000, timeoutMs: 60_000, patienceMs: 60_000, tries: 6 },
    send: async (url, request) => {
      const body = typeof request.body === 'string' ? request.body : '';
      const isOwners = /^PATCH \S+\/leads\(/m.test(body);
      if (!isOwners && !/^(?:POST|PATCH) \S+\/hrz_assignments/m.test(body)) return fetch(url, request);
      const write: Write = { startedAt: Date.now(), leads: body.split(/^PATCH \S+\/leads\(/m).length - 1 };
      writes.push(write);
      const act = isOwners ? instead : undefined;
      try {
        return await (act === undefined ? fetch(url, request) : act(() => fetch(url, request)));
      } finally {
        write.endedAt = Date.now();
      }
    },
  });
}, 60_000);
afterAll(() => world.stop(), 30_000);
afterEach(() => pause(false), 30_000);
beforeEach(() => {
  writes = [];
  instead = undefined;
});

async function backlog(): Promise<void> {
  for (let made = 0; made < LEADS; made += 250) {
    const outcomes = await world.clientOf('admin').changeEach(Array.from({ length: Math.min(250, LEADS - made) }, () => ({ kind: 'create', set: 'leads', body: { leadid: randomUUID(), firstname: 'Jo', lastname: 'Brandt', subject: 'Cell for line 3' } })));
    expect(outcomes.filter((failure) => failure !== undefined)).toEqual([]);
  }
}
/** Leads that are still whose they were when they came in. */
async function left(): Promise<number> {
  const filter = allOf(equalsNumber('statecode', 0), equalsId('_ownerid_value', world.crm.people.admin.id));
  return Number((await world.clientOf('admin').readOne(`leads?${queryText({ select: ['leadid'], filter, top: 1 })}&$count=true`))['@odata.count']);
}
/** Once the CRM is asked for new owners. */
async function ownersAsked(): Promise<Write> {
  const found = await until(() => Promise.resolve(writes.find(({ leads }) => leads > 0)), (write) => write !== undefined, 120_000);
  if (found === undefined) throw new Error('nothing was asked');
  return found;
}
/** A request the CRM has begun it goes through to its end: until nothing has moved for two seconds. */
async function untilStill(): Promise<{ readonly left: number; readonly at: number }> {
  let last = { left: await left(), at: Date.now() };
  await until(async () => {
    const now = await left();
    if (now !== last.left) last = { left: now, at: Date.now() };
    return Date.now() - last.at;
  }, (still) => still >= 2_000, 150_000);
  return last;
}
const start = (): Promise<{ stop(): Promise<void> }> => world.start({ crm, timings: { ...routingTimings, leaseSeconds: 30, watchMs: 600_000 } });
const later = (milliseconds: number): Promise<unknown> => {
  const end = Date.now() + milliseconds;
  return until(() => Promise.resolve(Date.now()), (now) => now >= end, milliseconds + 5_000);
};
const pause = (isPaused: boolean): Promise<void> => change(world, world.settingsId, { hrz_pausedon: isPaused ? new Date().toISOString() : null });
const say = (line: string): void => void process.stderr.write(`${line}\n`);

test('[T9] paused with a whole turn at the CRM: nothing more is asked five seconds later, and afterwards each lead is given once', async () => {
  await backlog();
  const service = await start();
  const { leads } = await ownersAsked();
  await pause(true);
  const pausedAt = Date.now();
  await later(MOST_LATE_MS);
  const count = writes.length;
  const lastStart = Math.max(...writes.map(({ startedAt }) => startedAt)) - pausedAt;
  const lastEnd = Math.max(...writes.map(({ endedAt }) => endedAt ?? Date.now())) - pausedAt;
  const settled = await untilStill();
  say(`paused with ${leads} of ${LEADS} leads in one request: last request begun ${lastStart} ms after it, let go of after ${lastEnd} ms; ${LEADS - settled.left} given, the last ${settled.at - pausedAt} ms after it`);
  expect(lastStart).toBeLessThan(MOST_LATE_MS);
  expect(writes.length).toBe(count);
  await pause(false);
  await until(left, (count) => count === 0, 150_000);
  const rows = await until(async () => Number((await world.clientOf('admin').readOne('hrz_assignments?$select=hrz_assignmentid&$filter=hrz_state%20eq%20927430001&$top=1&$count=true'))['@odata.count']), (shown) => shown === LEADS, 150_000);
  expect(rows).toBe(LEADS);
  await service.stop();
}, 600_000);

test('[T9] paused while the CRM keeps saying that it is busy: what was asked is not asked again until it goes on', async () => {
  await backlog();
  instead = () => Promise.resolve(Response.json({ error: { code: '0x80072322', message: 'Too many requests.' } }, { status: 503, headers: { 'Retry-After': '1' } }));
  const service = await start();
  const { leads } = await ownersAsked();
  await pause(true);
  const pausedAt = Date.now();
  await later(9_000);
  const lastStart = Math.max(...writes.map(({ startedAt }) => startedAt)) - pausedAt;
  say(`paused with ${leads} leads asked of a busy CRM: last request begun ${lastStart} ms after it`);
  expect(lastStart).toBeLessThan(MOST_LATE_MS);
  expect(await left()).toBe(LEADS);
  instead = undefined;
  await pause(false);
  await until(left, (count) => count === 0, 150_000);
  await service.stop();
}, 600_000);

test('[T9] stopped with a whole turn at the CRM it is over within four seconds, and another service finds out what became of it', async () => {
  await backlog();
  const service = await start();
  const { leads } = await ownersAsked();
  const stoppedAt = Date.now();
  await service.stop();
  const milliseconds = Date.now() - stoppedAt;
  const count = writes.length;
  say(`stopped with ${leads} of ${LEADS} leads in one request: over after ${milliseconds} ms`);
  expect(milliseconds).toBeLessThan(4_000);
  await later(1_000);
  expect(writes.length).toBe(count);
  const next = await start();
  await until(left, (count) => count === 0, 150_000);
  await next.stop();
}, 600_000);
