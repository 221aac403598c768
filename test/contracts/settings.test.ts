// How drafts are worded, saved and read, against the embedded CRM over real HTTP.
import { openCrm, type CrmClient } from '../../src/crm/client.ts';
import { readSettings, writeWriting } from '../../src/crm/settings.ts';
import { builtInTemplate, templateKinds } from '../../src/domain/draftTemplate.ts';
import { languages } from '../../src/domain/intent.ts';
import type { WritingSettings } from '../../src/domain/settings.ts';
import { startCrm, type CrmUnderTest } from '../standalone/crm/crmUnderTest.ts';

let crm: CrmUnderTest;
let admin: CrmClient;
let seller: CrmClient;

beforeAll(async () => {
  crm = await startCrm();
  const clientOf = (token: string): CrmClient => openCrm({ url: new URL(crm.root).origin, token: async () => token, clock: { now: Date.now, random: Math.random } });
  admin = clientOf('admin');
  seller = clientOf('seller');
}, 60_000);

afterEach(async () => {
  for (const row of await admin.read('hrz_agentsettingses?$select=hrz_agentsettingsid')) await admin.remove('hrz_agentsettingses', String(row['hrz_agentsettingsid']));
});

afterAll(() => crm.stop());

const writing: WritingSettings = { tone: 'friendly', length: 'short', templates: [{ kind: 'follow-up', language: 'en', subject: 'About {{ lead.topic }}', body: 'Hi {{ recipient.name }},\n\n{{ answers }}' }], blocks: [{ name: 'notice', text: { en: 'Offers are free.' } }] };
const failing = (promise: Promise<unknown>): Promise<unknown> => promise.then(() => 'no error', (error: unknown) => (error instanceof Error ? error.message : error));

test('[E14] an admin saves tone, length, templates and blocks; sellers read them, and nothing else of the settings changes', async () => {
  await crm.create('admin', 'hrz_agentsettingses', { hrz_name: 'Agent settings', hrz_companyname: 'Kestrel Motion', hrz_knowledge: '{"ownDomains":["kestrel.example"]}', hrz_answertargethours: 6 });
  const before = await readSettings(admin);
  expect(before?.writing).toBeUndefined();
  const saved = await writeWriting(admin, before?.version ?? '', writing);
  const read = await readSettings(seller);
  expect(read).toEqual(saved);
  expect(read).toEqual({ ...before, version: read?.version, savedOn: read?.savedOn, writing });
  expect(read?.version).not.toBe(before?.version);
  expect(read?.savedBy).toBeTruthy();
  expect(read?.savedOn).toMatch(/^\d{4}-/);
});

test('[E14] who saves an older version is told, and the newer one stays', async () => {
  await crm.create('admin', 'hrz_agentsettingses', { hrz_name: 'Agent settings' });
  const version = (await readSettings(admin))?.version ?? '';
  await writeWriting(admin, version, writing);
  expect(await failing(writeWriting(admin, version, { ...writing, tone: 'formal' }))).toBe('changed-elsewhere');
  expect((await readSettings(admin))?.writing?.tone).toBe('friendly');
});

test('[E14] the first settings of an organization are made once', async () => {
  expect(await readSettings(admin)).toBeUndefined();
  expect((await writeWriting(admin, '', writing)).writing).toEqual(writing);
  expect(await failing(writeWriting(admin, '', { ...writing, tone: 'formal' }))).toBe('changed-elsewhere');
  expect((await readSettings(admin))?.writing?.tone).toBe('friendly');
});

test('[E14] a seller can\'t save them', async () => {
  await crm.create('admin', 'hrz_agentsettingses', { hrz_name: 'Agent settings' });
  const version = (await readSettings(seller))?.version ?? '';
  expect(await failing(writeWriting(seller, version, writing))).toBe('no-permission');
  expect((await readSettings(admin))?.writing).toBeUndefined();
});

test('[E14] a damaged text of the CRM leaves the built-in templates; every built-in one of every language fits into the column', async () => {
  await crm.create('admin', 'hrz_agentsettingses', { hrz_name: 'Agent settings', hrz_companyname: 'Kestrel Motion', hrz_writing: '{"tone": "formal", "templ' });
  const damaged = await readSettings(seller);
  expect([damaged?.company.name, damaged?.writing]).toEqual(['Kestrel Motion', undefined]);
  const templates = languages.flatMap((language) => templateKinds.map((kind) => builtInTemplate(kind, language)));
  expect((await writeWriting(admin, damaged?.version ?? '', { ...writing, templates })).writing?.templates).toEqual(templates);
});

test('[E14] what could not be read back is not saved', async () => {
  await crm.create('admin', 'hrz_agentsettingses', { hrz_name: 'Agent settings' });
  const version = (await readSettings(admin))?.version ?? '';
  const template = builtInTemplate('wait', 'en');
  expect(await failing(writeWriting(admin, version, { ...writing, templates: [{ ...template, body: ' ' }] }))).toBe('bad-request');
  expect(await failing(writeWriting(admin, version, { ...writing, templates: [{ ...template, body: 'x'.repeat(1_100_000) }] }))).toBe('too-long');
  expect((await readSettings(admin))?.version).toBe(version);
});

test('[E14] two admins who make the first settings at once make one row, and one of them is told', async () => {
  const outcomes = await Promise.all([failing(writeWriting(admin, '', writing)), failing(writeWriting(admin, '', { ...writing, tone: 'formal' }))]);
  expect([...outcomes].sort()).toEqual(['changed-elsewhere', 'no error']);
  const rows = await admin.read('hrz_agentsettingses?$select=hrz_agentsettingsid');
  expect(rows).toHaveLength(1);
});
