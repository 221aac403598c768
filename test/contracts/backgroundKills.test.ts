// Background work as processes of their own, two at once, killed without warning in the middle of leads.
// HANDRAISE_PROOFS=all runs 20 kills over 100 leads; otherwise it is 2 over 24.
import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readAgentRun } from '../../src/crm/research/agentRun.ts';
import { researchStates } from '../../src/crm/tables.ts';
import { aLead, activate, anAccount, consents, openWorld, until, type World } from '../agent/backgroundWorld.ts';

const isAll = process.env['HANDRAISE_PROOFS'] === 'all';
const KILLS = isAll ? 20 : 2;
const LEADS = isAll ? 100 : 24;
/** How long a source takes: there must be leads left for the last kill. */
const SOURCE_MS = isAll ? 300 : 40;
const program = resolve(__dirname, '../agent/backgroundService.ts');
const loader = pathToFileURL(require.resolve('tsx')).href;

interface Service {
  readonly child: ChildProcess;
  /** Leads it researched to the end, one entry a time. */
  readonly done: string[];
}

let world: World;
const services: Service[] = [];

beforeAll(async () => {
  world = await openWorld();
}, 60_000);
afterAll(async () => {
  for (const { child } of services) await end(child, 'SIGINT');
  await world.stop();
});

async function start(): Promise<Service> {
  const child = spawn(process.execPath, ['--import', loader, program, world.crm.root, world.crm.databaseUrl, String(SOURCE_MS)], { stdio: ['ignore', 'pipe', 'pipe'] });
  const service: Service = { child, done: [] };
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await new Promise<void>((ready, fail) => {
    child.stdout.on('data', (chunk: Buffer) => {
      for (const line of chunk.toString().split('\n')) {
        if (line === 'ready') ready();
        const leadId = /"leadId":"([0-9a-f-]{36})"/.exec(line)?.[1];
        if (leadId !== undefined) service.done.push(leadId);
      }
    });
    child.once('exit', (code) => fail(new Error(`ended with ${code}: ${said}`)));
  });
  return service;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill(signal);
  await gone;
}

test(`[A11] killed ${KILLS} times in the middle of leads, two services lose none of ${LEADS}: each is done, its insights are there once`, async () => {
  await consents(world, 'seller', { web: true, mail: false });
  const accountId = await anAccount(world);
  const leads: string[] = [];
  for (let made = 0; made < LEADS; made += 1) leads.push(await aLead(world, { accountId, minutes: 10 + made }));
  await activate(world);
  const reports: string[] = [];
  const began = performance.now();
  services.push(await start(), await start());
  for (let kills = 0; kills < KILLS; kills++) {
    const place = kills % 2;
    const service = services[place];
    const count = service?.done.length ?? 0;
    // After its next lead it is in the middle of others.
    await until(async () => (service?.done.length ?? 0) > count || (await readAgentRun(world.clientOf('seller')))?.finishedOn !== undefined, (isTime) => isTime, 60_000);
    if (service !== undefined) {
      await end(service.child, 'SIGKILL');
      reports.push(...service.done);
    }
    services[place] = await start();
  }
  const run = await until(() => readAgentRun(world.clientOf('seller')), (found) => found?.finishedOn !== undefined, 240_000);
  for (const { child, done } of services) {
    await end(child, 'SIGINT');
    reports.push(...done);
  }
  const admin = world.clientOf('admin');
  const rows = await admin.read('hrz_leadresearches?$select=hrz_state,hrz_why,hrz_attempts,_hrz_leadid_value');
  const insights = await admin.read('hrz_insights?$select=hrz_source,_hrz_leadid_value');
  const twice = reports.length - new Set(reports).size;
  process.stderr.write(`${KILLS} kills, ${LEADS} leads in ${Math.round((performance.now() - began) / 1000)} s: ${rows.length} research rows, ${insights.length} insights, ${twice} leads written twice\n`);
  expect(rows.filter((row) => row['hrz_state'] !== researchStates.done)).toEqual([]);
  expect(run).toMatchObject({ total: LEADS, done: LEADS, failed: 0 });
  expect(rows.map((row) => row['_hrz_leadid_value']).sort()).toEqual([...leads].sort());
  expect(new Set(insights.map((row) => `${String(row['_hrz_leadid_value'])} ${String(row['hrz_source'])}`)).size).toBe(insights.length);
  expect(insights).toHaveLength(2 * LEADS);
}, 400_000);
