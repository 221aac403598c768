// The agent's settings, saved section by section as numbered versions, against the embedded CRM over real HTTP.
import { createGate } from '../../src/agent/gate.ts';
import { openCrm, type CrmClient } from '../../src/crm/client.ts';
import { readSettings, saveSettings } from '../../src/crm/settings.ts';
import { readVersions } from '../../src/crm/settings/settingsVersions.ts';
import { readSegments } from '../../src/crm/settings/segments.ts';
import { builtInTemplate } from '../../src/domain/draft/draftTemplate.ts';
import { templateKinds } from '../../src/domain/draft/templateKinds.ts';
import { languages } from '../../src/domain/languages.ts';
import type { AgentSettings, WritingSettings } from '../../src/domain/settings.ts';
import type { SettingsChange } from '../../src/domain/settingsChange.ts';
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
  for (const [set, id] of [['hrz_agentsettingses', 'hrz_agentsettingsid'], ['hrz_settingsversions', 'hrz_settingsversionid'], ['hrz_segments', 'hrz_segmentid']] as const) {
    for (const row of await admin.read(`${set}?$select=${id}`)) await admin.remove(set, String(row[id]));
  }
});

afterAll(() => crm.stop());

const writing: WritingSettings = { tone: 'friendly', length: 'short', templates: [{ kind: 'follow-up', language: 'en', subject: 'About {{ lead.topic }}', body: 'Hi {{ recipient.name }},\n\n{{ answers }}' }], blocks: [{ name: 'notice', text: { en: 'Offers are free.' } }] };
const writeWriting = (crm: CrmClient, version: string, writing: WritingSettings): Promise<AgentSettings> => saveSettings(crm, version, { writing });
const failing = (promise: Promise<unknown>): Promise<unknown> => promise.then(() => 'no error', (error: unknown) => (error instanceof Error ? error.message : error));

test('[E14] an admin saves tone, length, templates and blocks; sellers read them, and nothing else of the settings changes', async () => {
  await crm.create('admin', 'hrz_agentsettingses', { hrz_name: 'Agent settings', hrz_companyname: 'Kestrel Motion', hrz_knowledge: '{"ownDomains":["kestrel.example"]}', hrz_answertargethours: 6 });
  const before = await readSettings(admin);
  expect(before?.writing).toBeUndefined();
  const saved = await writeWriting(admin, before?.version ?? '', writing);
  const read = await readSettings(seller);
  expect(read).toEqual(saved);
  expect(read).toEqual({ ...before, version: read?.version, savedOn: read?.savedOn, number: 1, writing });
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

test('[A17] the background work keeps settings for a second; told of a change it asks anew, so a pause counts at once', async () => {
  const id = await crm.create('admin', 'hrz_agentsettingses', { hrz_name: 'Agent settings', hrz_activatedon: '2026-03-02T09:00:00Z' });
  const gate = createGate(admin, () => 0);
  expect(await gate.activeSettings()).toBeDefined();
  await crm.send('admin', 'PATCH', `hrz_agentsettingses(${id})`, { body: { hrz_pausedon: '2026-03-02T10:00:00Z' } });
  expect(await gate.activeSettings()).toBeDefined();
  gate.forget();
  expect(await gate.activeSettings()).toBeUndefined();
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

const everything: Required<Omit<SettingsChange, 'segments'>> = {
  company: { name: 'Kestrel Motion', website: 'https://kestrel.example' },
  about: { en: 'We stack pallets.', de: 'Wir stapeln Paletten.' },
  ownDomains: ['kestrel.example', 'kestrel.co.uk'],
  answerTargetHours: 6,
  followUpDays: 5,
  products: [{ id: 'cell', name: 'PalletCell', summary: 'Stacks pallets.', keywords: ['pallet'], facts: [] }],
  team: { roles: [{ id: '6f2d1c84-93ab-4e07-b5d2-71c0a8e9f350', name: 'Salesperson' }] },
  profile: { characteristics: [{ id: 'size', name: 'Company size', fields: ['lead.numberofemployees', 'account.numberofemployees'], accepts: { operator: 'between', value: [50, 500] } }] },
  research: { web: true, sources: { overview: ['website', 'wikidata'], finances: ['sec'], news: ['company-feed'] }, leadSummary: ['lead.industrycode', 'contact.jobtitle', 'lead._ownerid_value'], accountSummary: [] },
  prioritization: { handRaiserSegmentId: '0a0b0c0d-1111-4222-8333-444455556666', criteria: [{ kind: 'fit' }, { kind: 'field', field: 'lead.numberofemployees', ascending: true }] },
  scoring: { use: 'here', ranges: { A: 80, B: 60, C: 40 } },
  writing,
  activatedOn: '2026-11-22T09:00:00Z',
  pausedOn: '2026-11-22T10:00:00Z',
};

test('[A2] [A3] [A4] [A5] [A6] [A9] every section is read back as it was saved, and a save of one leaves the others alone', async () => {
  const first = await saveSettings(admin, '', everything);
  const { about, ...shown } = everything;
  expect(first).toMatchObject({ ...shown, company: { ...shown.company, about }, activatedOn: expect.stringMatching(/^2026-11-22T09:00:00/), pausedOn: expect.stringMatching(/^2026-11-22T10:00:00/), number: 1 });
  const second = await saveSettings(admin, first.version, { company: { name: 'Kestrel' }, pausedOn: null });
  const { website: _website, ...company } = first.company;
  const { pausedOn: _pausedOn, ...rest } = first;
  expect(second).toEqual({ ...rest, company: { ...company, name: 'Kestrel' }, number: 2, version: second.version, savedOn: second.savedOn });
});

test('[A4] products are saved without touching what else is known of the company', async () => {
  await crm.create('admin', 'hrz_agentsettingses', { hrz_name: 'Agent settings', hrz_knowledge: '{"about":{"en":"We stack."},"products":[],"ownDomains":["kestrel.example"],"later":1}' });
  const saved = await saveSettings(admin, (await readSettings(admin))?.version ?? '', { products: everything.products });
  expect(saved).toMatchObject({ products: everything.products, ownDomains: ['kestrel.example'], company: { about: { en: 'We stack.' } } });
  const [row] = await admin.read('hrz_agentsettingses?$select=hrz_knowledge');
  expect(JSON.parse(String(row?.['hrz_knowledge']))).toMatchObject({ later: 1 });
});

test('[A3] [A4] what is said about us, a product with its words and facts, and our own domains are saved one without the others, and nothing of another product is lost', async () => {
  const fact = { id: 'f', topic: 'lead-time', keywords: ['weeks'], text: { de: 'Vier Wochen.' }, source: '', date: '2026-11-12' } as const;
  const [one, two] = [{ id: 'one', name: 'One', summary: 'Stacks.', keywords: ['stack'], facts: [fact] }, { id: 'two', name: 'Two', summary: 'Wraps.', keywords: ['wrap'], facts: [{ ...fact, id: 'g', source: 'List', url: 'https://kestrel.example/list' }] }];
  const first = await saveSettings(admin, '', { products: [one, two] });
  const second = await saveSettings(admin, first.version, { products: [{ ...one, keywords: [] }, two] });
  const third = await saveSettings(admin, second.version, { about: { de: 'Wir stapeln.' }, ownDomains: ['kestrel.example'] });
  expect(third).toMatchObject({ products: [{ ...one, keywords: [] }, two], company: { about: { de: 'Wir stapeln.' } }, ownDomains: ['kestrel.example'] });
  // An empty text is no longer written, and what is left out of a change stays.
  expect(await saveSettings(admin, third.version, { about: {} })).toMatchObject({ products: third.products, ownDomains: third.ownDomains, company: { about: {} } });
});

test('[A4] of damaged knowledge only the damage is missing, and it hinders nobody', async () => {
  const knowledge = { about: { en: 'We stack.', de: 5 }, products: [7, { id: 'one', name: 'One', later: true }, { id: 'two', name: 'Two', summary: 'Wraps.', keywords: 'wrap', facts: [{ id: 'f', topic: 'weather', text: { en: 'It is.' } }, 'g'] }] };
  await crm.create('admin', 'hrz_agentsettingses', { hrz_name: 'Agent settings', hrz_knowledge: JSON.stringify(knowledge), hrz_answertargethours: 0, hrz_followupdays: 900 });
  const read = await readSettings(seller);
  expect(read).toMatchObject({ company: { about: { en: 'We stack.' } }, answerTargetHours: 4, ownDomains: [] });
  expect(read?.followUpDays).toBeUndefined();
  expect(read?.products).toEqual([
    { id: 'one', name: 'One', summary: '', keywords: [], facts: [], later: true },
    { id: 'two', name: 'Two', summary: 'Wraps.', keywords: [], facts: [{ id: 'f', topic: 'other', keywords: [], text: { en: 'It is.' }, source: '' }] },
  ]);
});

test.each([['no hours', { answerTargetHours: 0 }], ['half an hour', { answerTargetHours: 0.5 }], ['more hours than ten days have', { answerTargetHours: 241 }], ['no days', { followUpDays: 0 }], ['more than sixty days', { followUpDays: 61 }]])('[E4] answer times of %s are not saved', async (_case, change) => {
  const { version } = await saveSettings(admin, '', { company: { name: 'Kestrel Motion' } });
  expect(await failing(saveSettings(admin, version, change))).toBe('bad-request');
  expect((await readSettings(admin))?.version).toBe(version);
});

test('[A4] knowledge too long for its column is refused as such', async () => {
  const { version } = await saveSettings(admin, '', { company: { name: 'Kestrel Motion' } });
  expect(await failing(saveSettings(admin, version, { products: [{ id: 'a', name: 'A', summary: 'y'.repeat(1_100_000), keywords: [], facts: [] }] }))).toBe('too-long');
});

test('[A9] each save is numbered and kept as a version: who, what changed, and all columns as they were', async () => {
  const first = await saveSettings(admin, '', { company: everything.company });
  const second = await saveSettings(admin, first.version, { team: everything.team });
  expect(await readVersions(seller, 5)).toEqual([
    { number: 2, savedBy: 'Admin Test', savedOn: expect.any(String), changed: ['hrz_team'] },
    { number: 1, savedBy: 'Admin Test', savedOn: expect.any(String), changed: ['hrz_companyname', 'hrz_website'] },
  ]);
  const [row] = await admin.read("hrz_settingsversions?$select=hrz_settings&$filter=hrz_number eq 2");
  expect(JSON.parse(String(row?.['hrz_settings']))).toEqual({ changed: ['hrz_team'], columns: { hrz_companyname: 'Kestrel Motion', hrz_website: 'https://kestrel.example', hrz_team: JSON.stringify(everything.team) } });
  // A save that fails leaves no version behind.
  expect(await failing(saveSettings(admin, first.version, { team: { roles: [] } }))).toBe('changed-elsewhere');
  expect((await readSettings(admin))?.version).toBe(second.version);
  expect(await readVersions(admin, 5)).toHaveLength(2);
});

test('[A9] a version too long for its column leaves out the longest text that stayed the same, and names it', async () => {
  const long = { ...writing, templates: [{ kind: 'follow-up', language: 'en', body: 'x'.repeat(900_000) }] } as const;
  const first = await saveSettings(admin, '', { writing: { ...writing, templates: [] }, products: [{ id: 'a', name: 'A', summary: 'y'.repeat(300_000), keywords: [], facts: [] }] });
  await admin.update('hrz_agentsettingses', String((await admin.read('hrz_agentsettingses?$select=hrz_agentsettingsid'))[0]?.['hrz_agentsettingsid']), { body: { hrz_writing: JSON.stringify(long) }, version: first.version });
  await saveSettings(admin, (await readSettings(admin))?.version ?? '', { team: everything.team });
  const [row] = await admin.read("hrz_settingsversions?$select=hrz_settings&$orderby=hrz_number desc&$top=1");
  const kept = JSON.parse(String(row?.['hrz_settings'])) as { leftOut: string[]; columns: Record<string, string> };
  expect([kept.leftOut, Object.keys(kept.columns)]).toEqual([['hrz_writing'], ['hrz_knowledge', 'hrz_team']]);
});

test('[A8] [P2] a segment edited on the same page is saved with the order that names it, or neither is', async () => {
  const id = '7d0f2a6e-5b1c-4e57-9a40-6c2f61b7e3d1';
  const segment = { id, name: 'Asked us directly', priority: 10, conditions: { match: 'any', of: [{ field: 'lead.leadsourcecode', operator: 'in', value: ['8'] }] }, isActive: true } as const;
  const saved = await saveSettings(admin, '', { prioritization: { handRaiserSegmentId: id, criteria: [] }, segments: [segment] });
  const [read] = await readSegments(seller);
  expect(read).toEqual({ ...segment, version: expect.any(String) });
  const renamed = { ...segment, name: 'Renamed', version: 'W/"1"' };
  expect(await failing(saveSettings(admin, saved.version, { prioritization: { criteria: [] }, segments: [renamed] }))).toBe('changed-elsewhere');
  expect([(await readSettings(admin))?.prioritization?.handRaiserSegmentId, (await readSegments(admin))[0]?.name, (await readVersions(admin, 5)).length]).toEqual([id, 'Asked us directly', 1]);
});

test.each(Object.keys(everything))('[A9] a seller can\'t save %s: the CRM refuses', async (part) => {
  const { version } = await saveSettings(admin, '', { company: { name: 'Kestrel Motion' } });
  const change = { [part]: everything[part as keyof typeof everything] };
  expect(await failing(saveSettings(seller, version, change))).toBe('no-permission');
  expect((await readSettings(admin))?.version).toBe(version);
  const forged = await crm.send('seller', 'PATCH', `hrz_agentsettingses(${String((await admin.read('hrz_agentsettingses?$select=hrz_agentsettingsid'))[0]?.['hrz_agentsettingsid'])})`, { body: { hrz_companyname: 'Mine' } });
  expect(forged.status).toBe(403);
});

test('[A5] what could not be read back whole is not saved: half a profile would match other leads', async () => {
  const { version } = await saveSettings(admin, '', { company: { name: 'Kestrel Motion' } });
  const profile = { characteristics: [{ id: 'size', name: 'Company size', fields: ['lead.numberofemployees; drop'], accepts: { operator: 'at-least', value: 50 } }] } as const;
  expect(await failing(saveSettings(admin, version, { profile }))).toBe('bad-request');
  expect((await readSettings(admin))?.profile).toBeUndefined();
});
