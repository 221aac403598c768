// The work nobody waits for, over a real PostgreSQL and the embedded CRM: activation, new leads, failures, pause, two services, stop.
import { readAgentRun } from '../../src/crm/research/agentRun.ts';
import { openCrm, type Connection } from '../../src/crm/client.ts';
import type { Row } from '../../src/crm/client/row.ts';
import { researchStates } from '../../src/crm/tables.ts';
import { AppError } from '../../src/domain/errors.ts';
import { rowsOf } from '../standalone/crm/crmUnderTest.ts';
import { aLead, activate, anAccount, change, consents, inState, insightRows, manyLeads, minutesAgo, noScoring, openWorld, researchRows, rowOf, runIsOver, stateOf, until, webSources, whenSo, wish, type World } from '../agent/backgroundWorld.ts';

// Real databases on a busy machine.
jest.setTimeout(400_000);

let world: World;
beforeEach(async () => {
  world = await openWorld();
}, 60_000);
afterEach(() => world.stop());

test('[A11] on activation exactly the 100 newest of 130 open leads are researched, the newest first, and both sides see how far it is', async () => {
  const newest = await manyLeads(world, 130);
  const closed = await aLead(world, { minutes: 1, more: { statecode: 2, statuscode: 4 } });
  const started: string[] = [];
  const figures: number[] = [];
  const began = performance.now();
  await activate(world);
  await world.start({
    scoring: { ...noScoring, scoreLead: async ({ lead }, ...rest) => {
      started.push(lead.id);
      figures.push((await readAgentRun(world.clientOf('seller')))?.done ?? 0);
      return noScoring.scoreLead({ lead, values: {}, expanded: () => [] }, ...rest);
    } },
  });
  await runIsOver(world);
  const rows = await researchRows(world);
  process.stderr.write(`100 leads after activation: ${Math.round(performance.now() - began)} ms\n`);
  expect(new Set(rows.map((row) => row['_hrz_leadid_value']))).toEqual(new Set(newest.slice(0, 100)));
  expect(rows).toHaveLength(100);
  expect(rows.map((row) => row['_hrz_leadid_value'])).not.toContain(closed);
  // Two are at work at once: one that is held up comes later than its place, none comes more than one place too early.
  expect(started.every((id, place) => newest.indexOf(id) <= place + 1)).toBe(true);
  expect(await readAgentRun(world.clientOf('seller'))).toMatchObject({ total: 100, done: 100, failed: 0 });
  expect(figures.some((done) => done > 5 && done < 95)).toBe(true);
  expect(rows.every((row) => typeof row['hrz_match'] === 'string' && row['hrz_match'].includes('"matched":[{"characteristic":"size"') && row['_ownerid_value'] === world.crm.people.seller.id)).toBe(true);
});

test('[R1] a new lead is researched with no click, and its owner reads what was found', async () => {
  await activate(world);
  await world.start();
  await runIsOver(world);
  const leadId = await aLead(world, { minutes: 0 });
  const row = await whenSo(world, leadId, stateOf('done'));
  expect(row).toMatchObject({ hrz_researchedon: expect.any(String), hrz_settingsnumber: 1 });
  expect((await world.clientOf('seller').read(`hrz_leadresearches?$select=hrz_action&$filter=hrz_leadresearchid eq ${leadId}`))[0]?.['hrz_action']).toContain('"kind":"decide-yourself"');
  expect(await world.clientOf('other').read('hrz_leadresearches?$select=hrz_action')).toEqual([]);
});

test('what a poisoned lead throws ends in a visible failed row with its code; the others go on, and a wish tries it again', async () => {
  const others = await manyLeads(world, 6);
  const poisoned = await aLead(world, { minutes: 1 });
  let isPoisoned = true;
  await activate(world);
  await world.start({ scoring: { ...noScoring, scoreLead: async (lead, ...rest) => {
    if (lead.lead.id === poisoned && isPoisoned) throw new TypeError('a value nobody expects');
    return noScoring.scoreLead(lead, ...rest);
  } } });
  await runIsOver(world);
  expect(await rowOf(world, poisoned)).toMatchObject({ hrz_state: researchStates.failed, hrz_why: 'unexpected', hrz_attempts: 1 });
  expect(inState(await researchRows(world), 'done')).toBe(others.length);
  expect(await readAgentRun(world.clientOf('seller'))).toMatchObject({ total: 7, done: 6, failed: 1 });
  isPoisoned = false;
  await wish(world, poisoned);
  await whenSo(world, poisoned, stateOf('done'));
  await until(() => readAgentRun(world.clientOf('seller')), (run) => run?.done === 7 && run.failed === 0);
});

test('a lead that can\'t even be read ends in a visible failed row too, and holds nobody up', async () => {
  const others = await manyLeads(world, 3);
  const damaged = await aLead(world, { minutes: 1 });
  const send: NonNullable<Connection['send']> = async (url, request) => {
    const isDamaged = decodeURIComponent(url).includes(`leadid eq ${damaged}`) && url.includes('Lead_Emails');
    return isDamaged ? new Response('<html>no lead</html>', { status: 200 }) : fetch(url, request);
  };
  await activate(world);
  await world.start({ crm: openCrm({ url: world.crm.root.replace('/api/data/v9.2', ''), token: async () => 'service', clock: { now: Date.now, random: Math.random }, limits: { requests: 1_000_000 }, send }) });
  await runIsOver(world);
  expect(await rowOf(world, damaged)).toMatchObject({ hrz_state: researchStates.failed, _ownerid_value: world.crm.people.seller.id });
  expect(inState(await researchRows(world), 'done')).toBe(others.length);
});

test('a failure that may pass is tried three times', async () => {
  const [flaky, broken] = [await aLead(world), await aLead(world)];
  const tries = new Map<string, number>();
  await activate(world);
  await world.start({ scoring: { ...noScoring, scoreLead: async (lead, ...rest) => {
    const count = (tries.get(lead.lead.id) ?? 0) + 1;
    tries.set(lead.lead.id, count);
    if (lead.lead.id === broken || count < 3) throw new AppError('crm-busy', { retryable: true });
    return noScoring.scoreLead(lead, ...rest);
  } } });
  await runIsOver(world);
  expect([tries.get(flaky), tries.get(broken)]).toEqual([3, 3]);
  expect(await rowOf(world, flaky)).toMatchObject({ hrz_state: researchStates.done, hrz_attempts: 3 });
  expect(await rowOf(world, broken)).toMatchObject({ hrz_state: researchStates.failed, hrz_why: 'crm-busy', hrz_attempts: 3 });
});

test('two services at once research each lead once: no insight is there twice and no row is written twice', async () => {
  await consents(world, 'seller', { web: true, mail: false });
  const accountId = await anAccount(world);
  const leads = await manyLeads(world, 40, { accountId });
  await activate(world);
  await Promise.all([world.start(), world.start()]);
  await runIsOver(world);
  const [rows, found] = [await researchRows(world), await insightRows(world)];
  expect(inState(rows, 'done')).toBe(leads.length);
  expect(found).toHaveLength(2 * leads.length);
  expect(new Set(found.map((row) => `${String(row['_hrz_leadid_value'])} ${String(row['hrz_source'])}`)).size).toBe(2 * leads.length);
  // Made as running, written once with its findings.
  process.stderr.write(`two services, ${leads.length} leads: ${world.logged.filter(({ event }) => event === 'researched').length} effective runs, ${world.asked.length} requests to the web\n`);
  expect(world.logged.filter(({ event }) => event === 'researched')).toHaveLength(leads.length);
  expect(world.asked).toHaveLength(2 * leads.length);
});

test('[A17] a pause stops everything within three seconds: nothing starts and nothing goes out, until it ends', async () => {
  await consents(world, 'seller', { web: true, mail: false });
  const accountId = await anAccount(world);
  const leads = await manyLeads(world, 60, { accountId });
  const settingsId = await activate(world);
  const starts: number[] = [];
  await world.start({ scoring: { ...noScoring, scoreLead: async (...all) => {
    starts.push(Date.now());
    await new Promise((resolve) => setTimeout(resolve, 60));
    return noScoring.scoreLead(...all);
  } } });
  await until(async () => starts.length, (count) => count >= 5);
  await change(world, settingsId, { hrz_pausedon: minutesAgo(0) });
  const pausedAt = Date.now();
  await until(async () => Date.now(), (now) => now > pausedAt + 3_000);
  const [started, asked, done] = [starts.length, world.asked.length, inState(await researchRows(world), 'done')];
  await until(async () => Date.now(), (now) => now > pausedAt + 5_500);
  expect([starts.length, world.asked.length, inState(await researchRows(world), 'done')]).toEqual([started, asked, done]);
  expect(done).toBeLessThan(leads.length);
  process.stderr.write(`pause: last start ${Math.max(...starts) - pausedAt} ms after it, ${done} of ${leads.length} leads done\n`);
  await change(world, settingsId, { hrz_pausedon: null });
  await runIsOver(world);
  expect(inState(await researchRows(world), 'done')).toBe(leads.length);
});

test('a delta link the organization no longer knows costs one whole look, and nothing that is fresh is done again', async () => {
  const leads = await manyLeads(world, 5);
  await activate(world);
  const first = await world.start();
  await runIsOver(world);
  await first.stop();
  // The organization keeps no changes any longer.
  const settings = rowsOf(await world.crm.send('admin', 'GET', 'organizations?$select=organizationid,expirechangetrackingindays'))[0];
  expect((await world.crm.send('admin', 'PATCH', `organizations(${String(settings?.['organizationid'])})`, { body: { expirechangetrackingindays: 0 } })).status).toBe(204);
  const before = await researchRows(world);
  const changed = leads[2] ?? '';
  await world.crm.send('admin', 'PATCH', `leads(${changed})`, { body: { numberofemployees: 3 } });
  const missed = await aLead(world, { minutes: 0 });
  const runs = (): number => world.logged.filter(({ event }) => event === 'researched').length;
  const done = runs();
  await world.start();
  await whenSo(world, missed, stateOf('done'));
  await whenSo(world, changed, (row) => String(row['hrz_match']).includes('"fit":"low"'));
  await until(async () => runs(), (count) => count >= done + 2);
  expect(runs()).toBe(done + 2);
  const untouched = (rows: readonly Row[]): readonly Row[] => rows.filter((row) => ![changed, missed].includes(String(row['_hrz_leadid_value'])));
  expect(untouched(await researchRows(world))).toEqual(untouched(before));
});

test('an agent that is not activated does nothing at all', async () => {
  await aLead(world);
  await activate(world, { hrz_activatedon: null, hrz_research: JSON.stringify(webSources) });
  const background = await world.start();
  background.wake();
  const began = Date.now();
  await until(async () => Date.now(), (now) => now > began + 1_500);
  expect(await researchRows(world)).toEqual([]);
  expect(await readAgentRun(world.clientOf('seller'))).toBeUndefined();
});

test('a stop is over within five seconds with leads at work, and the next service goes on with them', async () => {
  const leads = await manyLeads(world, 8);
  await activate(world);
  let isHeld = true;
  const scoring = { ...noScoring, scoreLead: async (...all: Parameters<typeof noScoring.scoreLead>) => {
    if (isHeld) await new Promise(() => undefined);
    return noScoring.scoreLead(...all);
  } };
  const first = await world.start({ scoring });
  await until(async () => (await world.clientOf('admin').read('hrz_agentruns?$select=hrz_total')).length, (count) => count === 1);
  const began = performance.now();
  await first.stop();
  const took = performance.now() - began;
  isHeld = false;
  await world.start({ scoring });
  await runIsOver(world);
  process.stderr.write(`stop with leads at work: ${Math.round(took)} ms\n`);
  expect(took).toBeLessThan(5_000);
  expect(inState(await researchRows(world), 'done')).toBe(leads.length);
});
