// What is found out about a lead and when it is found out anew, over a real PostgreSQL and the embedded CRM.
import { readAgentRun } from '../../src/crm/research/agentRun.ts';
import { researchStates } from '../../src/crm/tables.ts';
import { rowsOf } from '../standalone/crm/crmUnderTest.ts';
import { aLead, activate, anAccount, change, consents, fastTimings, insightRows, minutesAgo, openWorld, rowOf, runIsOver, stateOf, until, whenSo, wish, type World } from '../agent/backgroundWorld.ts';

// Real databases on a busy machine.
jest.setTimeout(90_000);

let world: World;
beforeEach(async () => {
  world = await openWorld();
}, 60_000);
afterEach(() => world.stop());

test('leads without company or address are shown as skipped with the reason, and count as done', async () => {
  const nameless = await aLead(world, { more: { companyname: null } });
  const mute = await aLead(world, { more: { emailaddress1: null } });
  await activate(world);
  await world.start();
  await runIsOver(world);
  for (const leadId of [nameless, mute]) expect(await rowOf(world, leadId)).toMatchObject({ hrz_state: researchStates.skipped, hrz_why: 'no-company-and-email' });
  expect(await readAgentRun(world.clientOf('seller'))).toMatchObject({ total: 2, done: 2, failed: 0 });
});

test('[A2] of a team only the leads of its roles are researched, the others say why not', async () => {
  const role = rowsOf(await world.crm.send('admin', 'GET', "roles?$select=roleid,name&$filter=name eq 'Sales Manager'"))[0];
  const theirs = await aLead(world);
  const managers = await world.crm.create('admin', 'leads', { 'ownerid@odata.bind': `/systemusers(${world.crm.people.manager.id})`, lastname: 'Ruiz', subject: 'Retrofit', companyname: 'Norte', emailaddress1: 'r@norte.example' });
  await activate(world, { hrz_team: JSON.stringify({ roles: [{ id: role?.['roleid'], name: 'Sales Manager' }] }) });
  await world.start();
  await runIsOver(world);
  expect(await rowOf(world, theirs)).toMatchObject({ hrz_state: researchStates.skipped, hrz_why: 'not-in-team' });
  expect(await rowOf(world, managers)).toMatchObject({ hrz_state: researchStates.done });
});

test('[R18] [E1] a lead in the segment of hand-raisers is one, with the conditions that held, and its suggested action says so; another is none', async () => {
  const segmentId = await world.crm.create('admin', 'hrz_segments', { hrz_name: 'Asked us directly', hrz_priority: 10, hrz_isactive: true, hrz_conditions: JSON.stringify({ match: 'any', of: [{ field: 'lead.subject', operator: 'contains', value: 'offer' }, { field: 'lead.numberofemployees', operator: 'greater', value: 9_000 }] }) });
  const raised = await aLead(world, { more: { subject: 'Please send an offer' } });
  const other = await aLead(world);
  await activate(world, { hrz_prioritization: JSON.stringify({ handRaiserSegmentId: segmentId, criteria: [{ kind: 'fit' }] }) });
  await world.start();
  await runIsOver(world);
  expect(JSON.parse(String((await rowOf(world, raised))?.['hrz_handraiser']))).toEqual({ segmentId, segmentName: 'Asked us directly', reasons: [{ characteristic: 'lead.subject', field: 'lead.subject', value: 'Please send an offer' }] });
  expect((await rowOf(world, other))?.['hrz_handraiser']).toBe('null');
  const codesOf = async (leadId: string): Promise<readonly string[]> => [...String((await rowOf(world, leadId))?.['hrz_action']).matchAll(/"code":"([\w-]+)"/g)].map((match) => match[1] ?? '');
  expect((await codesOf(raised)).slice(-2)).toEqual(['hand-raiser-because', 'profile-match']);
  expect((await codesOf(other)).at(-1)).toBe('profile-match');
  expect((await rowOf(world, raised))?.['hrz_action']).toContain('"condition":"Topic: Please send an offer"');
});

test('[P2] who called us before we ever wrote is a hand-raiser by direct inquiry; whom we wrote to first is none', async () => {
  const segmentId = await world.crm.create('admin', 'hrz_segments', { hrz_name: 'Asked us directly', hrz_priority: 10, hrz_isactive: true, hrz_conditions: JSON.stringify({ match: 'any', of: [{ field: 'activity.directinquiry', operator: 'in', value: ['call', 'email'] }] }) });
  const [caller, contacted] = [await aLead(world), await aLead(world)];
  const call = (leadId: string, directioncode: boolean, at: string): Promise<string> => world.crm.create('seller', 'phonecalls', { subject: 'Call', directioncode, scheduledstart: at, 'regardingobjectid_lead_phonecall@odata.bind': `/leads(${leadId})` });
  const ours = await call(contacted, true, '2026-11-01T09:00:00Z');
  await world.crm.send('seller', 'PATCH', `phonecalls(${ours})`, { body: { statecode: 1, statuscode: 2 } });
  for (const leadId of [caller, contacted]) await call(leadId, false, '2026-11-02T09:00:00Z');
  await activate(world, { hrz_prioritization: JSON.stringify({ handRaiserSegmentId: segmentId, criteria: [{ kind: 'fit' }] }) });
  await world.start();
  await runIsOver(world);
  expect(JSON.parse(String((await rowOf(world, caller))?.['hrz_handraiser']))).toMatchObject({ segmentId, reasons: [{ field: 'activity.directinquiry', value: 'call' }] });
  expect((await rowOf(world, contacted))?.['hrz_handraiser']).toBe('null');
});

test('[A14] without consent nothing is asked of the web; given it is, taken back it is not any more', async () => {
  const accountId = await anAccount(world);
  const leadId = await aLead(world, { accountId });
  await activate(world);
  await world.start();
  await runIsOver(world);
  expect(world.asked).toEqual([]);
  expect(JSON.parse(String((await rowOf(world, leadId))?.['hrz_sources']))).toMatchObject([{ source: 'wikipedia', outcome: 'no-consent' }, { source: 'gdelt', outcome: 'no-consent' }]);
  const consentId = await consents(world, 'seller', { web: true, mail: false });
  await whenSo(world, leadId, (row) => String(row['hrz_sources']).includes('"found"'));
  expect(world.asked).toHaveLength(2);
  expect(await insightRows(world)).toHaveLength(2);
  expect((await world.crm.send('seller', 'PATCH', `hrz_consents(${consentId})`, { body: { hrz_webresearch: false } })).status).toBe(204);
  // What a service knows of a consent is a second old at most.
  const revokedAt = Date.now();
  await until(async () => Date.now(), (now) => now > revokedAt + 1_000);
  await wish(world, leadId);
  await whenSo(world, leadId, (row) => stateOf('done')(row) && String(row['hrz_sources']).includes('no-consent'));
  expect(world.asked).toHaveLength(2);
});

test('our own writes and columns no finding follows from make no work; what counts does', async () => {
  const accountId = await anAccount(world);
  const leadId = await aLead(world, { accountId });
  await activate(world);
  await world.start();
  await runIsOver(world);
  const first = await rowOf(world, leadId);
  const runs = (): number => world.logged.filter(({ event }) => event === 'researched').length;
  const before = runs();
  // Several looks pass: none of them finds work in what the agent wrote itself.
  await world.crm.send('admin', 'PATCH', `leads(${leadId})`, { body: { fax: '12345' } });
  const [seenAt] = [Date.now()];
  await until(async () => Date.now(), (now) => now > seenAt + 6 * fastTimings.watchMs);
  expect(runs()).toBe(before);
  expect(await rowOf(world, leadId)).toEqual(first);
  await world.crm.send('admin', 'PATCH', `leads(${leadId})`, { body: { numberofemployees: 20 } });
  await whenSo(world, leadId, (row) => String(row['hrz_match']).includes('"fit":"low"'));
  // It is logged a moment after its row is there.
  await until(async () => runs(), (count) => count > before);
  expect(runs()).toBe(before + 1);
});

test('[P15] an email from a lead renews its suggested action in the background; its words are read with consent only', async () => {
  const accountId = await anAccount(world);
  const leadId = await aLead(world, { accountId, more: { emailaddress1: 'jo@halvorsen.example' } });
  await activate(world);
  await world.start();
  await runIsOver(world);
  expect((await rowOf(world, leadId))?.['hrz_action']).toContain('"kind":"draft-initial-email"');
  const mail = async (words: string): Promise<void> => void (await world.crm.create('admin', 'emails', {
    subject: 'Your offer', description: `<p>${words}</p>`, directioncode: false, sender: 'jo@halvorsen.example', messageid: `<${Math.random()}@halvorsen.example>`, actualend: minutesAgo(0),
    'regardingobjectid_lead_email@odata.bind': `/leads(${leadId})`, statecode: 1, statuscode: 4,
  }));
  await mail('Could we meet on Thursday at 10:00 to talk about this?');
  const unread = await whenSo(world, leadId, (row) => !String(row['hrz_action']).includes('draft-initial-email'));
  expect(unread?.['hrz_action']).toContain('"kind":"send-follow-up-email"');
  expect(unread?.['hrz_action']).not.toContain('Thursday');
  await consents(world, 'seller', { web: false, mail: true });
  const read = await whenSo(world, leadId, (row) => String(row['hrz_action']).includes('schedule-appointment'));
  expect(read?.['hrz_action']).toContain('Thursday');
  // All that it takes to do it without the email being open.
  expect(JSON.parse(String(read?.['hrz_action']))).toMatchObject({ others: expect.arrayContaining([expect.objectContaining({ kind: 'send-follow-up-email' })]), email: { subject: 'Your offer', messageId: expect.stringContaining('@halvorsen.example>'), reading: { language: 'en' } } });
});

test('a changed account renews the leads connected to it, and another one takes its company’s insights along', async () => {
  await consents(world, 'seller', { web: true, mail: false });
  const accountId = await anAccount(world);
  const leadId = await aLead(world, { accountId });
  await activate(world, { hrz_profile: JSON.stringify({ characteristics: [{ id: 'size', name: 'Size', fields: ['account.numberofemployees'], accepts: { operator: 'at-least', value: 250 } }] }) });
  await world.start();
  await runIsOver(world);
  expect((await rowOf(world, leadId))?.['hrz_match']).toContain('"unknown":[{"characteristic":"size"');
  await world.crm.send('admin', 'PATCH', `accounts(${accountId})`, { body: { numberofemployees: 900 } });
  await whenSo(world, leadId, (row) => String(row['hrz_match']).includes('"fit":"high"'));
  expect(world.asked).toHaveLength(2);
  const next = await anAccount(world, 'Norte Bebidas');
  await world.crm.send('admin', 'PATCH', `leads(${leadId})`, { body: { 'parentaccountid@odata.bind': `/accounts(${next})` } });
  await until(() => insightRows(world), (rows) => rows.length === 2 && rows.every((row) => row['hrz_name'] === 'Norte Bebidas'));
  expect(world.asked).toHaveLength(4);
});

test('new settings are applied to every lead that was researched, without asking the web again', async () => {
  await consents(world, 'seller', { web: true, mail: false });
  const leadId = await aLead(world, { accountId: await anAccount(world) });
  const settingsId = await activate(world);
  await world.start();
  await runIsOver(world);
  expect(world.asked).toHaveLength(2);
  await change(world, settingsId, { hrz_number: 2, hrz_profile: JSON.stringify({ characteristics: [{ id: 'size', name: 'Size', fields: ['lead.numberofemployees'], accepts: { operator: 'less', value: 10 } }] }) });
  const row = await whenSo(world, leadId, ({ hrz_settingsnumber: number }) => number === 2);
  expect(row?.['hrz_match']).toContain('"fit":"low"');
  expect(world.asked).toHaveLength(2);
});

test('[R22] a wish for news asks every source again and replaces what they said', async () => {
  await consents(world, 'seller', { web: true, mail: false });
  const leadId = await aLead(world, { accountId: await anAccount(world) });
  await activate(world);
  const background = await world.start({ timings: { ...fastTimings, watchMs: 60_000 } });
  await runIsOver(world);
  const before = await insightRows(world);
  await wish(world, leadId);
  const began = performance.now();
  background.wake();
  await whenSo(world, leadId, stateOf('done'));
  process.stderr.write(`a wish took ${Math.round(performance.now() - began)} ms\n`);
  expect(world.asked).toHaveLength(4);
  const after = await insightRows(world);
  expect(after.map((row) => row['hrz_insightid']).sort()).toEqual(before.map((row) => row['hrz_insightid']).sort());
  expect(after.every((row) => before.every((old) => old['@odata.etag'] !== row['@odata.etag']))).toBe(true);
});

