// What the admin pages read besides the settings, against the embedded CRM over real HTTP: segments, roles, open leads, the agent's run.
import { readAgentRun, saveAgentRun } from '../../src/crm/research/agentRun.ts';
import { openCrm, type CrmClient } from '../../src/crm/client.ts';
import { countSampleLeads, readFieldUse, readOpenLeads } from '../../src/crm/openLeads.ts';
import { readOwnRoles, readRolesOf } from '../../src/crm/settings/heldRoles.ts';
import { countPeople, readRoles } from '../../src/crm/settings/roles.ts';
import { readSegments, removeSegment, segmentChange } from '../../src/crm/settings/segments.ts';
import { researchStates } from '../../src/crm/tables.ts';
import { sampleId } from '../../src/domain/sampleId.ts';
import type { SegmentChange } from '../../src/domain/settingsChange.ts';
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

afterAll(() => crm.stop());

const failing = (promise: Promise<unknown>): Promise<unknown> => promise.then(() => 'no error', (error: unknown) => (error instanceof Error ? error.message : error));
const direct: SegmentChange = { id: '7d0f2a6e-5b1c-4e57-9a40-6c2f61b7e3d1', name: 'Asked us directly', priority: 10, conditions: { match: 'any', of: [{ field: 'lead.leadsourcecode', operator: 'in', value: ['8'] }, { match: 'all', of: [{ field: 'lead.numberofemployees', operator: 'at-least', value: 50 }] }] }, isActive: true };

test('[P2] a segment is made and changed over the version that was read; a seller reads it and can\'t change it', async () => {
  await admin.changeTogether([segmentChange(direct)]);
  const [made] = await readSegments(seller);
  expect(made).toEqual({ ...direct, version: expect.any(String) });
  await admin.changeTogether([segmentChange({ ...direct, name: 'Direct', version: made?.version ?? '' })]);
  expect(await failing(admin.changeTogether([segmentChange({ ...direct, name: 'Late', version: made?.version ?? '' })]))).toBe('changed-elsewhere');
  const [now] = await readSegments(admin);
  expect(await failing(seller.changeTogether([segmentChange({ ...direct, name: 'Mine', version: now?.version ?? '' })]))).toBe('no-permission');
  expect((await readSegments(admin)).map(({ name }) => name)).toEqual(['Direct']);
});

test('[T2] a segment is removed over the version that was read, by an admin alone; one that is gone already is no failure', async () => {
  const passing: SegmentChange = { ...direct, id: '7d0f2a6e-5b1c-4e57-9a40-6c2f61b7e3d2', name: 'For a day' };
  await admin.changeTogether([segmentChange(passing)]);
  const read = async (): Promise<string> => (await readSegments(admin)).find(({ id }) => id === passing.id)?.version ?? 'gone';
  const before = await read();
  await admin.changeTogether([segmentChange({ ...passing, name: 'For two days', version: before })]);
  expect(await failing(removeSegment(admin, { id: passing.id, version: before }))).toBe('changed-elsewhere');
  const version = await read();
  expect(await failing(removeSegment(seller, { id: passing.id, version }))).toBe('no-permission');
  await removeSegment(admin, { id: passing.id, version });
  expect(await read()).toBe('gone');
  await removeSegment(admin, { id: passing.id, version });
});

test('[P2] conditions that could not be read back, a missing name and a name too long are refused before the CRM is asked', () => {
  expect(() => segmentChange({ ...direct, conditions: { match: 'all', of: [{ field: 'lead.x y', operator: 'equals', value: '1' }] } })).toThrow('bad-request');
  expect(() => segmentChange({ ...direct, conditions: { match: 'all', of: [{ field: 'activity.other', operator: 'equals', value: '1' }] } })).toThrow('bad-request');
  expect(segmentChange({ ...direct, conditions: { match: 'all', of: [{ field: 'activity.directinquiry', operator: 'in', value: ['call'] }] } })).toMatchObject({ kind: 'create' });
  expect(() => segmentChange({ ...direct, name: ' ' })).toThrow('bad-request');
  expect(() => segmentChange({ ...direct, name: 'x'.repeat(321) })).toThrow('too-long');
});

test('[A2] roles are offered once each by name, and people counted once though they hold two of them', async () => {
  const roles = await readRoles(admin);
  expect(roles.map(({ name }) => name)).toEqual([...roles.map(({ name }) => name)].sort());
  const idOf = (name: string): string => roles.find((role) => role.name === name)?.id ?? '';
  const sellers = await countPeople(admin, [idOf('Salesperson')]);
  expect(sellers).toBe(3);
  expect(await countPeople(admin, [idOf('Salesperson'), idOf('Sales Manager')])).toBe(4);
  expect(await countPeople(admin, [])).toBe(0);
  // The application user holds a role too, and is nobody.
  expect(await countPeople(admin, [idOf('Handraise Service')])).toBe(0);
  await crm.send('admin', 'PATCH', `systemusers(${crm.people.mate.id})`, { body: { isdisabled: true } });
  expect(await countPeople(admin, [idOf('Salesperson')])).toBe(sellers - 1);
});

test('[A2] a person reads their own roles with their own rights, those of their teams among them', async () => {
  const roles = await readRoles(admin);
  const idOf = (name: string): string => roles.find((role) => role.name === name)?.id ?? '';
  expect((await readOwnRoles(seller)).has(idOf('Salesperson'))).toBe(true);
  expect((await readOwnRoles(seller)).has(idOf('Sales Manager'))).toBe(false);
  const team = await crm.create('admin', 'teams', { name: 'Deputies', teamtype: 0 });
  await crm.send('admin', 'POST', `teams(${team})/teamroles_association/$ref`, { body: { '@odata.id': `${crm.root}/roles(${idOf('Sales Manager')})` } });
  await crm.send('admin', 'POST', `teams(${team})/teammembership_association/$ref`, { body: { '@odata.id': `${crm.root}/systemusers(${crm.people.seller.id})` } });
  const held = await readOwnRoles(seller);
  expect([held.has(idOf('Sales Manager')), held.has(idOf('Salesperson'))]).toEqual([true, true]);
  expect(await readRolesOf(admin, { ownerId: crm.people.seller.id })).toEqual(held);
  await crm.send('admin', 'DELETE', `teams(${team})`);
});

test('[P3] open leads come with the values asked for and their research, the newest first, closed ones not at all', async () => {
  const lead = (lastname: string, more: Record<string, unknown> = {}): Promise<string> => crm.create('admin', 'leads', { subject: 'Cells', lastname, ...more });
  const old = await lead('Old', { numberofemployees: 12, overriddencreatedon: '2026-01-02T10:00:00Z' });
  await lead('Closed', { overriddencreatedon: '2026-01-03T10:00:00Z', statecode: 2, statuscode: 4 });
  const sample = sampleId('1ead', 0);
  await crm.create('admin', 'leads', { leadid: sample, subject: 'Cells', lastname: 'Sample', overriddencreatedon: '2026-01-01T10:00:00Z' });
  await crm.create('admin', 'hrz_leadresearches', { hrz_leadresearchid: old, hrz_name: 'Old', hrz_state: researchStates.done, hrz_handraiser: 'null', 'hrz_LeadId@odata.bind': `/leads(${old})` });
  const { leads, isAll } = await readOpenLeads(admin, ['lead.numberofemployees', 'account.numberofemployees']);
  expect([isAll, leads.map(({ lead: { name } }) => name.last)]).toEqual([true, ['Old', 'Sample']]);
  expect(leads[0]).toMatchObject({ values: { 'lead.numberofemployees': 12 }, research: { state: 'done', handRaiser: null } });
  expect(leads[1]?.research).toBeUndefined();
  const use = await readFieldUse(admin, ['lead.numberofemployees']);
  expect([use.of, use.filled.filter((fields) => fields.has('lead.numberofemployees')).length]).toEqual([3, 1]);
  expect(await countSampleLeads(admin)).toBe(1);
});

test('[A11] how far the agent has come is read by admins and sellers alike; before the first run there is nothing', async () => {
  expect(await readAgentRun(admin)).toBeUndefined();
  await saveAgentRun(admin, { total: 100, done: 37, failed: 1, startedOn: '2026-11-22T09:00:00Z' }, undefined);
  expect(await readAgentRun(seller)).toEqual({ version: expect.any(String), total: 100, done: 37, failed: 1, startedOn: expect.stringMatching(/^2026-11-22T09:00/) });
});
