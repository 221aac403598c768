// The sample organization's own application user: reached inside the process, with a token made for it, and with the rights background work needs and no more.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCrm as openClient, type CrmClient } from '../../src/crm/client.ts';
import { saveAgentRun } from '../../src/crm/research/agentRun.ts';
import { openCrm, type Crm } from '../../src/standalone/crm/crm.ts';
import { createIssuer } from '../../src/standalone/issuer.ts';
import { serviceApplication, serviceUser } from '../../src/standalone/serviceUser.ts';
import { startCrm, type CrmUnderTest } from './crm/crmUnderTest.ts';

const URL = 'https://localhost:3000';
const tenantId = '7b8c1c52-7f13-4a7e-9f0a-4c7a8d6f1e20';
let folder: string;
let under: CrmUnderTest;
let crm: Crm;
let service: CrmClient;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handraise-service-'));
  under = await startCrm();
  const issuer = await createIssuer({ issuerUrl: `${URL}/entra`, tenantId, folder, people: [], applications: [serviceApplication] });
  crm = await openCrm({
    databaseUrl: under.databaseUrl,
    organization: { id: randomUUID(), tenantId, name: 'Contoso', currency: { isoCode: 'USD', symbol: '$', name: 'US Dollar' } },
    verifyToken: (token) => issuer.verify(token, { audience: URL }),
    origins: [],
  });
  await crm.installOrganization([serviceUser]);
  service = openClient({
    url: URL,
    token: () => issuer.applicationToken({ clientId: serviceApplication.clientId, scope: `${URL}/.default` }),
    send: (url, request) => crm.handle(new Request(url, request)),
    clock: { now: Date.now, random: Math.random },
  });
}, 60_000);
afterAll(async () => {
  await crm.close();
  await under.stop();
  await rm(folder, { recursive: true, force: true });
});

test('it reaches the CRM without a network and is who it says', async () => {
  expect(await service.readOne('WhoAmI')).toMatchObject({ UserId: serviceUser.id });
});

test('it reads leads of everybody, writes our own tables and follows changes', async () => {
  const leadId = await under.create('seller', 'leads', { lastname: 'Brandt', subject: 'Cell' });
  expect((await service.read('leads?$select=leadid')).map((row) => row['leadid'])).toContain(leadId);
  await saveAgentRun(service, { total: 1, done: 0, failed: 0 }, undefined);
  const links: unknown[] = [];
  for await (const { deltaLink } of service.changes('leads?$select=leadid')) links.push(deltaLink);
  expect(links).toEqual([expect.stringContaining(`${URL}/api/data/v9.2/leads?`)]);
});

test('it changes no lead, and agrees to nothing in anybody’s name', async () => {
  const leadId = await under.create('seller', 'leads', { lastname: 'Rey', subject: 'Cell' });
  const [lead] = await service.read(`leads?$select=leadid,subject&$filter=leadid eq ${leadId}`);
  await expect(service.update('leads', leadId, { body: { subject: 'Another' }, version: String(lead?.['@odata.etag']) })).rejects.toMatchObject({ code: 'no-permission' });
  await expect(service.create('hrz_consents', { hrz_consentid: randomUUID(), hrz_name: 'Maya', hrz_textversion: '1', hrz_webresearch: true }, ['hrz_consentid'])).rejects.toMatchObject({ code: 'no-permission' });
});
