// Our client against the embedded CRM over real HTTP and a real PostgreSQL; with DATAVERSE_URL and DATAVERSE_TOKEN set, `npm run crm`'s
// conformance kit is the way to a real organization.
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Client } from 'pg';
import { installSampleOrganization } from '../../src/crm/sample/organization.ts';
import { sampleOrganization, samplePeople } from '../../src/crm/sample/people.ts';
import { openCrm as openClient, type CrmClient } from '../../src/crm/client.ts';
import { forgetOverride, rememberBounce, saveOverride } from '../../src/crm/emailValidations.ts';
import { performChange } from '../../src/crm/leadChanges.ts';
import { createLead, deleteLead, findDuplicates, openMail, rememberLink, searchLeads, type MailKeys } from '../../src/crm/leads.ts';
import { findingsBody } from '../../src/crm/research.ts';
import { readSettings } from '../../src/crm/settings.ts';
import { AppError } from '../../src/domain/errors.ts';
import { openCrm, type Crm } from '../../src/standalone/crm/crm.ts';

let crm: Crm;
let server: Server;
let dropDatabase: () => Promise<void>;
const requests: string[] = [];

const personNamed = (name: string): (typeof samplePeople)[number] => {
  const person = samplePeople.find((each) => each.firstName === name);
  if (person === undefined) throw new Error(name);
  return person;
};

beforeAll(async () => {
  const name = `contract_${randomUUID().replaceAll('-', '')}`;
  const adminUrl = process.env['TEST_POSTGRES_URL'] ?? '';
  const run = async (sql: string): Promise<void> => {
    const client = new Client({ connectionString: adminUrl });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await run(`create database "${name}"`);
  dropDatabase = () => run(`drop database if exists "${name}" with (force)`);
  crm = await openCrm({
    databaseUrl: adminUrl.replace(/\/[^/]*$/, `/${name}`),
    organization: sampleOrganization,
    // The token names the person; how a real one is checked is the issuer's test.
    verifyToken: async (token) => {
      const person = samplePeople.find((each) => each.id === token);
      return person === undefined ? undefined : { objectId: person.objectId, tenantId: person.tenantId };
    },
    origins: [],
  });
  await crm.installOrganization(samplePeople.map((person) => ({ ...person, email: person.address })));
  await installSampleOrganization(crm, new Date());
  const listener = getRequestListener((request) => {
    requests.push(`${request.method} ${new URL(request.url).pathname}`);
    return crm.handle(request);
  });
  server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
}, 60_000);

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await crm.close();
  await dropDatabase();
});

const clientOf = (name: string): CrmClient =>
  openClient({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: async () => personNamed(name).id, clock: { now: Date.now, random: Math.random } });

const keysFor = (address: string, more: Partial<MailKeys> = {}): MailKeys => ({ addresses: [address], answeredIds: [], ...more });

/** Research of a lead as the service writes it. */
async function saveResearch(leadId: string): Promise<void> {
  const sources = [{ source: 'google-news', kind: 'news', outcome: 'found', on: '2026-11-20T08:00:00Z' }] as const;
  const body = findingsBody({ state: 'done', attempts: 1, match: { matched: [], missed: [], unknown: [], fit: 'high' }, handRaiser: null, action: { kind: 'decide-yourself', performs: 'none', reasons: [] }, sources });
  await clientOf('Maya').create('hrz_leadresearches', { hrz_leadresearchid: leadId, hrz_name: 'Jonas Brandt', 'hrz_LeadId@odata.bind': `/leads(${leadId})`, ...body }, ['hrz_leadresearchid']);
}

/** A lead of the person with all there is about an email of it. */
async function someLead(name: string): Promise<{ id: string; email: string; last: string; company: string }> {
  const [lead] = (await searchLeads(clientOf(name), '@')).filter((each) => each.email !== undefined && each.companyName !== undefined);
  if (lead?.email === undefined) throw new Error(`no lead of ${name}`);
  return { id: lead.id, email: lead.email, last: lead.name.last ?? '', company: lead.companyName ?? '' };
}

test('[O1] opening an email asks the CRM exactly once, and gets lead, account, opportunities and history together', async () => {
  const client = clientOf('Maya');
  requests.length = 0;
  const answer = await openMail(client, keysFor('JONAS.brandt@halvorsenfoods.example', { answeredIds: ['<x@kestrelmotion.example>'], companyDomain: 'halvorsenfoods.example' }));
  expect(requests).toEqual(['POST /api/data/v9.2/$batch']);
  const jonas = answer.leads.find((lead) => lead.name.last === 'Brandt');
  expect(jonas).toMatchObject({ name: { first: 'Jonas', last: 'Brandt' }, companyName: 'Halvorsen Foods', status: 'open', ownerName: 'Maya Lindqvist' });
  expect(answer.accounts.map((account) => account.id)).toContain(jonas?.accountId);
  expect(answer.activities.filter((activity) => activity.leadId === jonas?.id && activity.kind === 'email').length).toBeGreaterThan(0);
  expect(answer.activities.map((activity) => activity.at)).toEqual([...answer.activities.map((activity) => activity.at)].sort().reverse());
});

test('[E1] [E2] what was found out about the lead and its company comes in the same request; who may not have it still gets the lead', async () => {
  const client = clientOf('Maya');
  const keys = keysFor('jonas.brandt@halvorsenfoods.example');
  const jonas = (await openMail(client, keys)).leads[0];
  await saveResearch(jonas?.id ?? '');
  requests.length = 0;
  const answer = await openMail(client, keys);
  expect(requests).toHaveLength(1);
  expect(answer.research).toMatchObject([{ leadId: jonas?.id, state: 'done', match: { fit: 'high' }, handRaiser: null, sources: [{ source: 'google-news', outcome: 'found' }] }]);
  expect(answer.research?.[0]?.action).toBeUndefined();
  expect(new Set(answer.insights?.map(({ kind }) => kind))).toEqual(new Set(['overview', 'news']));
  expect(answer.insights?.every(({ leadId, points }) => leadId === jonas?.id && points.length > 0)).toBe(true);
  const refused: CrmClient = Object.assign(Object.create(client) as CrmClient, {
    readAll: async (parts: Parameters<CrmClient['readAll']>[0]) => (parts.some(({ path }) => path.includes('hrz_lead_insights')) ? parts.map(() => new AppError('no-permission')) : client.readAll(parts)),
  });
  const { leads, research, insights } = await openMail(refused, keys);
  expect([leads.map((lead) => lead.id), research, insights]).toEqual([[jonas?.id], [], []]);
});

test('[O1] an email is found by the message it answers, whatever address it comes from', async () => {
  const client = clientOf('Maya');
  const known = await openMail(client, keysFor('jonas.brandt@halvorsenfoods.example'));
  const sent = known.activities.find((activity) => activity.kind === 'email' && activity.messageId !== undefined);
  const answer = await openMail(client, keysFor('private@somewhere.example', { answeredIds: [sent?.messageId ?? ''] }));
  expect(answer.leads.map((lead) => lead.id)).toEqual([sent?.leadId]);
});

test('[P10] a seller never gets another seller’s lead, by address, message, domain, duplicate check or search', async () => {
  const mine = await someLead('Tomás');
  const domain = mine.email.slice(mine.email.indexOf('@') + 1);
  const other = clientOf('Maya');
  const own = await openMail(clientOf('Tomás'), keysFor(mine.email));
  const answeredIds = own.activities.flatMap((activity) => (activity.messageId === undefined ? [] : [activity.messageId]));
  const seen = [
    ...(await openMail(other, keysFor(mine.email, { answeredIds, companyDomain: domain }))).leads,
    ...(await findDuplicates(other, { firstName: '', lastName: mine.last, company: mine.company, email: mine.email, jobTitle: '', topic: '' })),
    ...(await searchLeads(other, mine.email)),
  ];
  expect(own.leads.map((lead) => lead.id)).toContain(mine.id);
  expect(seen.map((lead) => lead.id)).not.toContain(mine.id);
  const task = { kind: 'task', id: randomUUID(), leadId: mine.id, leadVersion: 'W/"1"', leadWasOpen: true, subject: 'x', note: '', dueOn: '2026-12-01T08:00:00Z' } as const;
  await expect(performChange(other, task)).rejects.toMatchObject({ name: 'AppError' });
});

test('[O6] a created lead belongs to its maker, is a duplicate for the next attempt, and can be taken back', async () => {
  const client = clientOf('Maya');
  const form = { firstName: 'Ida', lastName: 'Sørensen', company: 'Nordhavn Kits', email: 'ida@nordhavnkits.example', jobTitle: '', topic: 'Quote' };
  const id = randomUUID();
  expect(await findDuplicates(client, form)).toEqual([]);
  const lead = await createLead(client, id, form);
  expect(lead).toMatchObject({ id, email: form.email, status: 'open', ownerId: personNamed('Maya').id });
  expect((await findDuplicates(client, { ...form, email: '' })).map((each) => each.id)).toEqual([id]);
  expect((await findDuplicates(client, { ...form, lastName: 'x', email: 'IDA@nordhavnkits.example' })).map((each) => each.id)).toEqual([id]);
  await expect(createLead(client, id, form)).rejects.toMatchObject({ name: 'AppError' });
  await deleteLead(client, id);
  expect(await findDuplicates(client, form)).toEqual([]);
});

test('a remembered address leads to its lead the next time, and the newest word replaces the older', async () => {
  const client = clientOf('Maya');
  const lead = await someLead('Maya');
  const address = "o'neil+work@elsewhere.example";
  await rememberLink(client, randomUUID(), { address, leadId: lead.id, verdict: 'linked' });
  expect((await openMail(client, keysFor(address))).leads.map((each) => each.id)).toEqual([lead.id]);
  await rememberLink(client, randomUUID(), { address, leadId: lead.id, verdict: 'not-this-one' });
  const { links } = await openMail(client, keysFor(address));
  expect(links).toEqual([{ address, leadId: lead.id, verdict: 'not-this-one' }]);
});

test('[R16] [R17] a seller\'s word on an address is kept with the lead, replaced by the next one, and can be taken back', async () => {
  const client = clientOf('Maya');
  const { id: leadId, email: address } = await someLead('Maya');
  const said = async () => (await openMail(client, keysFor(address))).overrides?.filter((each) => each.leadId === leadId);
  const [first, second] = [randomUUID(), randomUUID()];
  await saveOverride(client, first, { address, leadId, validity: 'invalid' });
  expect(await said()).toEqual([{ id: first, address, leadId, validity: 'invalid' }]);
  await rememberBounce(client, randomUUID(), { address, leadId, failure: 'soft', at: '2026-11-01T08:00:00Z' });
  await saveOverride(client, second, { address, leadId, validity: 'valid', type: 'personal' });
  expect(await said()).toEqual([{ id: second, address, leadId, validity: 'valid', type: 'personal' }]);
  await forgetOverride(client, { address, leadId });
  expect(await said()).toEqual([]);
  expect((await openMail(client, keysFor(address))).bounces).toHaveLength(1);
});

test('[R16] the newest mail that came back is remembered once, in the same single request that reads the lead', async () => {
  const client = clientOf('Maya');
  const lead = (await searchLeads(client, '@')).find((each, index) => index > 0 && each.email !== undefined);
  if (lead?.email === undefined) throw new Error('no second lead');
  const of = { address: lead.email, leadId: lead.id };
  await rememberBounce(client, randomUUID(), { ...of, failure: 'hard', at: '2026-11-20T08:00:00.250Z', reason: '550 5.1.1 user unknown' });
  await rememberBounce(client, randomUUID(), { ...of, failure: 'hard', at: '2026-11-20T08:00:00.250Z' });
  await rememberBounce(client, randomUUID(), { ...of, failure: 'soft', at: '2026-11-19T08:00:00Z' });
  requests.length = 0;
  const { bounces } = await openMail(client, keysFor(lead.email));
  expect([bounces, requests.length]).toEqual([[{ ...of, failure: 'hard', at: '2026-11-20T08:00:00Z' }], 1]);
  await rememberBounce(client, randomUUID(), { ...of, failure: 'soft', at: '2026-11-21T08:00:00Z' });
  expect((await openMail(client, keysFor(lead.email))).bounces).toEqual([{ ...of, failure: 'soft', at: '2026-11-21T08:00:00Z' }]);
});

test('[R16] an email the CRM could not send counts as a mail that came back for now', async () => {
  const client = clientOf('Maya');
  const { id: leadId, email: address } = await someLead('Maya');
  const before = (await openMail(client, keysFor(address))).bounces?.length ?? 0;
  await client.create('emails', { activityid: randomUUID(), subject: 'Offer', directioncode: true, statuscode: 8, 'regardingobjectid_lead_email@odata.bind': `/leads(${leadId})` }, ['activityid']);
  const { bounces = [] } = await openMail(client, keysFor(address));
  expect([bounces.length - before, bounces.at(-1)]).toEqual([1, { address, leadId, failure: 'soft', at: expect.stringMatching(/Z$/) }]);
});

test('[R16] another seller sees neither', async () => {
  const lead = await someLead('Maya');
  await saveOverride(clientOf('Maya'), randomUUID(), { address: lead.email, leadId: lead.id, type: 'role' });
  expect((await openMail(clientOf('Tomás'), keysFor(lead.email))).overrides).toEqual([]);
});

test('sellers read the agent’s settings: company, products with their facts, own domains', async () => {
  const settings = await readSettings(clientOf('Maya'));
  expect(settings?.company.name).toBe('Kestrel Motion');
  expect(settings?.ownDomains).toContain('kestrelmotion.example');
  expect(settings?.products.length).toBeGreaterThanOrEqual(4);
  expect(settings?.products.flatMap((product) => product.facts).every((fact) => typeof fact.text['en'] === 'string')).toBe(true);
  expect(settings?.activatedOn).toMatch(/^\d{4}-/);
});
