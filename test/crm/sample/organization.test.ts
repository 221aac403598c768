// The sample organization in the embedded CRM: its settings as the product reads them back, its research, its segments.
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import pg from 'pg';
import { installSampleOrganization } from '../../../src/crm/sample/organization.ts';
import { keyedId, sampleLeads } from '../../../src/crm/sample/everything.ts';
import { sampleOrganization, samplePeople } from '../../../src/crm/sample/people.ts';
import { openCrm as openClient, type CrmClient } from '../../../src/crm/client.ts';
import { readInsights } from '../../../src/crm/research/insights.ts';
import { readSegments } from '../../../src/crm/settings/segments.ts';
import { readSettings } from '../../../src/crm/settings.ts';
import { problemsOf } from '../../../src/domain/condition.ts';
import { matchProfile } from '../../../src/domain/idealCustomerProfile.ts';
import { sourceIds } from '../../../src/domain/insight.ts';
import { isSampleId } from '../../../src/domain/sampleId.ts';
import { compileSegments } from '../../../src/domain/segment.ts';
import { openCrm, type Crm } from '../../../src/standalone/crm/crm.ts';

const now = new Date('2026-11-22T09:12:00Z');
let crm: Crm;
let server: Server;
let dropDatabase: () => Promise<void>;

beforeAll(async () => {
  const name = `sample_${randomUUID().replaceAll('-', '')}`;
  const adminUrl = process.env['TEST_POSTGRES_URL'] ?? '';
  const run = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: adminUrl });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await run(`create database "${name}"`);
  dropDatabase = () => run(`drop database if exists "${name}" with (force)`);
  crm = await openCrm({
    databaseUrl: adminUrl.replace(/\/[^/]*$/, `/${name}`),
    organization: sampleOrganization,
    verifyToken: async (token) => samplePeople.find((each) => each.id === token),
    origins: [],
  });
  await crm.installOrganization(samplePeople.map((person) => ({ ...person, email: person.address })));
  await installSampleOrganization(crm, now);
  const listener = getRequestListener((request) => crm.handle(request));
  server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
}, 60_000);

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await crm.close();
  await dropDatabase();
});

function clientOf(firstName: string): CrmClient {
  const person = samplePeople.find((each) => each.firstName === firstName);
  return openClient({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: async () => person?.id ?? '', clock: { now: Date.now, random: Math.random } });
}

/** Lead values as conditions see them: choices as text. */
async function leadValues(key: string): Promise<Record<string, string | number | undefined>> {
  const row = await clientOf('Priya').readOne(`leads(${keyedId('lead', key)})?$select=industrycode,numberofemployees,address1_country,jobtitle,subject,description,leadsourcecode`);
  const given = (name: string): string | undefined => (row[name] === null || row[name] === undefined ? undefined : String(row[name]));
  return {
    'lead.industrycode': given('industrycode'), 'lead.leadsourcecode': given('leadsourcecode'), 'lead.address1_country': given('address1_country'), 'lead.jobtitle': given('jobtitle'), 'lead.subject': given('subject'),
    'lead.description': given('description'), 'lead.numberofemployees': typeof row['numberofemployees'] === 'number' ? row['numberofemployees'] : undefined,
  };
}

test('[A12] its settings are whole: version 1, a team by security role, five characteristics, every source, hand-raisers, a score of its own', async () => {
  const settings = await readSettings(clientOf('Maya'));
  expect(settings).toMatchObject({ number: 1, company: { name: 'Kestrel Motion' }, scoring: { use: 'here', ranges: { A: 76, B: 51, C: 26 } }, research: { web: false } });
  expect(Date.parse(settings?.activatedOn ?? '')).toBeLessThan(now.getTime());
  const roles = await crm.securityRoles();
  expect(settings?.team?.roles).toEqual(roles.filter(({ name }) => name === 'Sales Manager' || name === 'Salesperson'));
  expect(settings?.team?.roles).toHaveLength(2);
  expect(settings?.profile?.characteristics.map(({ id }) => id)).toEqual(['industry', 'size', 'location', 'job-title', 'need']);
  expect(new Set(Object.values(settings?.research?.sources ?? {}).flat())).toEqual(new Set(sourceIds));
  expect(settings?.prioritization?.criteria).toEqual([{ kind: 'fit' }]);
  const segments = await readSegments(clientOf('Maya'));
  expect(segments.find(({ id }) => id === settings?.prioritization?.handRaiserSegmentId)).toMatchObject({ name: 'Hand-raisers', isActive: true });
});

test('[A12] leads from the web are hand-raisers, and every other lead falls to the default segment', async () => {
  const segments = await readSegments(clientOf('Maya'));
  const kinds = { 'lead.leadsourcecode': 'choice', 'lead.description': 'text' } as const;
  expect(segments.flatMap(({ conditions }) => problemsOf(conditions, kinds))).toEqual([]);
  const compiled = compileSegments(segments, ['lead.leadsourcecode', 'lead.description']);
  expect(compiled.inOrder.map(({ name }) => name)).toEqual(['Hand-raisers', 'All other leads']);
  const segmentOf = async (key: string) => {
    const values = await leadValues(key);
    return compiled.segmentOf([values['lead.leadsourcecode'], values['lead.description']], now)?.name;
  };
  expect(await segmentOf('lucia-romero')).toBe('Hand-raisers');
  expect(await segmentOf('derek-pruitt')).toBe('All other leads');
});

test('[A12] the ideal customer profile tells leads apart: some fit well, some do not', async () => {
  const profile = (await readSettings(clientOf('Maya')))?.profile ?? { characteristics: [] };
  const kinds = { 'lead.industrycode': 'choice', 'lead.numberofemployees': 'number', 'lead.address1_country': 'text', 'lead.jobtitle': 'text', 'lead.subject': 'text' } as const;
  expect(profile.characteristics.flatMap(({ fields: [field = ''], accepts }) => problemsOf({ field, ...accepts }, kinds))).toEqual([]);
  const fits = await Promise.all(sampleLeads.slice(0, 49).map(async ({ key }) => matchProfile(profile, await leadValues(key), now).fit));
  for (const fit of ['high', 'moderate', 'low'] as const) expect(fits.filter((each) => each === fit).length).toBeGreaterThanOrEqual(3);
});

test('[A12] some leads come with research that says of itself that it is sample data, fresh on the day it was installed', async () => {
  const rows = await clientOf('Priya').read('hrz_insights?$select=hrz_insightid,_hrz_leadid_value');
  expect(rows.every((row) => isSampleId(String(row['hrz_insightid'])))).toBe(true);
  expect(new Set(rows.map((row) => row['_hrz_leadid_value'])).size).toBeGreaterThanOrEqual(15);
  const insights = await readInsights(clientOf('Maya'), keyedId('lead', 'jonas-brandt'));
  expect(insights.map(({ kind }) => kind).sort()).toEqual(['finances', 'news', 'overview']);
  for (const { points, gatheredOn, expiresOn } of insights) {
    expect(points.length).toBeGreaterThan(0);
    expect(Date.parse(gatheredOn)).toBeLessThan(now.getTime());
    expect(Date.parse(expiresOn)).toBeGreaterThan(now.getTime());
    for (const { citation } of points) expect(citation).toMatchObject({ publisher: 'Sample data', url: 'https://halvorsenfoods.example', fetchedOn: gatheredOn });
  }
  expect(insights.flatMap(({ points }) => points)).toContainEqual(expect.objectContaining({ kind: 'revenue', value: { amount: 150_000_000, currency: 'EUR' }, year: 2025 }));
});

test('[A12] each row belongs to its seller, who sees their own leads only', async () => {
  const countOf = async (name: string) => {
    let count = 0;
    for await (const page of clientOf(name).pages('leads?$select=leadid', 500)) count += page.length;
    return count;
  };
  expect(await countOf('Hannah')).toBe(sampleLeads.filter(({ owner }) => owner === 'hannah').length);
  expect(await countOf('Maya')).toBe(sampleLeads.filter(({ owner }) => owner === 'maya').length);
  expect(await countOf('Ben')).toBe(sampleLeads.length);
  expect(await countOf('Daniel')).toBe(sampleLeads.length);
});

test('a second start over a half-made organization makes the rest and nothing twice', async () => {
  const asked: string[] = [];
  const again = await installSampleOrganization({ createAs: (userId, set, body) => { asked.push(set); return crm.createAs(userId, set, body); }, securityRoles: crm.securityRoles }, now);
  expect(again.created).toBe(0);
  expect(again.there).toBe(asked.filter((set) => !/^hrz_(agentsettingses|segments|consents)$/.test(set)).length);
  const consents = await clientOf('Priya').read('hrz_consents?$select=hrz_name');
  expect(consents).toHaveLength(8);
});
