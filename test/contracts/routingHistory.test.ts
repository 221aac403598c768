// What a rehearsal replays and what rules may point to, against the embedded CRM over real HTTP: past leads, loads at a time, user fields, teams, queues.
import { openCrm, type CrmClient } from '../../src/crm/client.ts';
import { assignByHand, assignmentChange, type AssignmentToSave } from '../../src/crm/routing/assignments.ts';
import { putInQueue, queueOf } from '../../src/crm/routing/queueing.ts';
import { readLoadsAt, readRecordedLeads } from '../../src/crm/routing/recorded.ts';
import { readQueues, readTeams, readUserFields } from '../../src/crm/routing/targets.ts';
import { readSellers } from '../../src/crm/routing/sellers.ts';
import { rowsOf, startCrm, type CrmUnderTest } from '../standalone/crm/crmUnderTest.ts';

let crm: CrmUnderTest;

beforeAll(async () => {
  crm = await startCrm();
}, 60_000);

afterAll(() => crm.stop());

const as = (person: string): CrmClient => openCrm({ url: new URL(crm.root).origin, token: async () => person, clock: { now: Date.now, random: Math.random } });
const aLead = (lastname: string, on: string, more: Record<string, unknown> = {}): Promise<string> => crm.create('admin', 'leads', { subject: 'Cells', lastname, overriddencreatedon: on, ...more });
const owned = (person: 'seller' | 'other'): Record<string, string> => ({ 'ownerid@odata.bind': `/systemusers(${crm.people[person].id})` });

test('[T14] leads of a period come in the order they were created, with their values, who got them, when, and by whom', async () => {
  const account = await crm.create('admin', 'accounts', { name: 'Aceros', numberofemployees: 640, ...owned('other') });
  await aLead('Before', '2026-09-30T23:59:59Z');
  const ruled = await aLead('Ruled', '2026-10-02T10:00:00Z', { industrycode: 17, 'parentaccountid@odata.bind': `/accounts(${account})` });
  const byHand = await aLead('ByHand', '2026-10-01T00:00:00Z');
  const waiting = await aLead('Waiting', '2026-10-03T10:00:00Z');
  const closed = await aLead('Closed', '2026-10-04T10:00:00Z', { statecode: 2, statuscode: 4, ...owned('seller') });
  await aLead('After', '2026-11-01T00:00:00Z');
  const service = as('service');
  const byRule = (leadId: string): AssignmentToSave => ({
    leadId, leadName: 'Ruled', state: 'assigned', byHand: false, planNumber: 3, ruleId: 'r', assigneeId: crm.people.seller.id, previousOwnerId: crm.people.admin.id, assignedOn: '2026-10-02T10:00:30Z', owner: { kind: 'user', id: crm.people.admin.id },
    decision: {
      leadId, planNumber: 3, rosterNumber: 7, at: '2026-10-02T10:00:29Z', values: { 'lead.industrycode': 33 }, ownerId: crm.people.admin.id, createdOn: '2026-10-02T10:00:00Z', steps: [{ ruleId: 'r' }],
      outcome: { kind: 'seller', id: crm.people.seller.id, ruleId: 'r' },
    },
  });
  const moved = await aLead('Moved', '2026-10-02T11:00:00Z');
  await service.changeTogether([assignmentChange(byRule(ruled)), assignmentChange(byRule(moved))]);
  await assignByHand(as('admin'), { leadIds: [moved], kind: 'user', ownerId: crm.people.other.id, versions: {}, now: new Date('2026-10-02T12:00:00Z') });
  await aLead('Unrouted', '2026-10-05T10:00:00Z', owned('other'));
  await crm.send('admin', 'PATCH', `leads(${ruled})`, { body: owned('seller') });
  await assignByHand(as('admin'), { leadIds: [byHand], kind: 'user', ownerId: crm.people.other.id, versions: {}, now: new Date('2026-10-01T08:00:00Z') });
  await service.changeTogether([assignmentChange({ leadId: waiting, leadName: 'Waiting', state: 'attention', why: 'no-matching-segment', byHand: false, previousOwnerId: crm.people.admin.id, owner: { kind: 'user', id: crm.people.admin.id } })]);
  const { leads, isAll } = await readRecordedLeads(as('admin'), { from: new Date('2026-10-01T00:00:00Z'), to: new Date('2026-11-01T00:00:00Z'), fields: ['lead.industrycode', 'account.numberofemployees'], withAccountOwners: true });
  expect(isAll).toBe(true);
  const decided = { decidedOn: '2026-10-02T10:00:29Z', rosterNumber: 7, planNumber: 3, manual: false };
  const { admin, seller, other } = crm.people;
  expect(leads.map(({ id: _, ...lead }) => lead)).toEqual([
    { name: 'ByHand', createdOn: '2026-10-01T00:00:00Z', ownerId: admin.id, values: {}, ownedBy: other.id, ownedOn: '2026-10-01T08:00:00Z', manual: true },
    // It is replayed with what it said when it was decided.
    { name: 'Ruled', createdOn: '2026-10-02T10:00:00Z', ownerId: admin.id, accountOwnerId: other.id, values: { 'lead.industrycode': 33, 'account.numberofemployees': 640 }, ownedBy: seller.id, ownedOn: '2026-10-02T10:00:30Z', ...decided },
    { name: 'Moved', createdOn: '2026-10-02T11:00:00Z', ownerId: admin.id, values: { 'lead.industrycode': 33 }, ownedBy: seller.id, ownedOn: '2026-10-02T10:00:29Z', ...decided, moves: [{ to: other.id, on: '2026-10-02T12:00:00Z' }] },
    { name: 'Waiting', createdOn: '2026-10-03T10:00:00Z', ownerId: admin.id, values: {}, manual: false },
    { name: 'Closed', createdOn: '2026-10-04T10:00:00Z', ownerId: seller.id, values: {}, ownedBy: seller.id, ownedOn: '2026-10-04T10:00:00Z', closedOn: expect.any(String), manual: false },
    { name: 'Unrouted', createdOn: '2026-10-05T10:00:00Z', ownerId: other.id, values: {}, ownedBy: other.id, ownedOn: '2026-10-05T10:00:00Z', manual: false },
  ]);
  const { loads, changes } = await readLoadsAt(as('admin'), new Date('2026-10-05T00:00:00Z'));
  // The one closed since was still theirs then.
  expect(loads.get(seller.id)).toEqual({ open: 2, lastAssignedAt: Date.parse('2026-10-02T10:00:30Z') });
  expect(loads.get(other.id)).toEqual({ open: 2, lastAssignedAt: Date.parse('2026-10-02T12:00:00Z') });
  expect(changes).toEqual([{ on: expect.any(String), sellerId: seller.id, open: -1 }]);
  // A seller rehearses nothing but their own.
  expect((await readRecordedLeads(as('seller'), { from: new Date('2026-10-01T00:00:00Z'), to: new Date('2026-11-01T00:00:00Z'), fields: [] })).leads.map(({ id }) => id)).toEqual([ruled, closed]);
});

test('[T4] fields of users are offered with label, kind and options, lookups with the tables of their rows; what can’t be compared is not', async () => {
  const fields = await readUserFields(as('admin'));
  expect(fields.find(({ id }) => id === 'systemuser.address1_country')).toMatchObject({ table: 'systemuser', label: 'Country/Region', kind: 'text' });
  expect(fields.find(({ id }) => id === 'systemuser.preferredphonecode')?.options?.[0]).toEqual({ value: '1', label: 'Main Phone' });
  expect(fields.find(({ id }) => id === 'systemuser._territoryid_value')).toMatchObject({ label: 'Territory', lookup: ['territory'] });
  expect(fields.filter(({ kind, lookup, id }) => (kind === undefined && lookup === undefined) || id === 'systemuser.territoryid')).toEqual([]);
});

test('[T1] teams are offered with whether they may own leads, access teams are not; a person owns leads by a team’s role too', async () => {
  const [role] = rowsOf(await crm.send('admin', 'GET', "roles?$select=roleid&$filter=name eq 'Salesperson'"));
  const team = await crm.create('admin', 'teams', { name: 'Heavy industry', teamtype: 0 });
  await crm.create('admin', 'teams', { name: 'Deal room', teamtype: 1 });
  expect((await readTeams(as('admin'))).map(({ name, isDefault, mayOwnLeads }) => [name, isDefault, mayOwnLeads])).toEqual([['Contoso', true, false], ['Heavy industry', false, false]]);
  await crm.send('admin', 'POST', `teams(${team})/teamroles_association/$ref`, { body: { '@odata.id': `${crm.root}/roles(${String(role?.['roleid'])})` } });
  expect((await readTeams(as('admin'))).find(({ id }) => id === team)?.mayOwnLeads).toBe(true);
  const mate = crm.people.mate.id;
  await crm.send('admin', 'DELETE', `systemusers(${mate})/systemuserroles_association(${String(role?.['roleid'])})/$ref`);
  const mayOwn = async (): Promise<boolean | undefined> => (await readSellers(as('service'), { fields: [], only: mate }))[0]?.mayOwnLeads;
  expect(await mayOwn()).toBe(false);
  await crm.send('admin', 'POST', `teams(${team})/teammembership_association/$ref`, { body: { '@odata.id': `${crm.root}/systemusers(${mate})` } });
  expect(await mayOwn()).toBe(true);
});

test('[T1] active queues are offered, and a lead is put into one by the service; put there again or elsewhere it is in one', async () => {
  const [front, back] = [await crm.create('admin', 'queues', { name: 'Front office', queueviewtype: 0 }), await crm.create('admin', 'queues', { name: 'Back office', queueviewtype: 1 })];
  await crm.create('admin', 'queues', { name: 'Old', statecode: 1, statuscode: 2 });
  expect(await readQueues(as('admin'))).toEqual([{ id: back, name: 'Back office', isPrivate: true }, { id: front, name: 'Front office', isPrivate: false }]);
  const leadId = await aLead('Queued', '2026-08-01T10:00:00Z');
  const service = as('service');
  expect(await queueOf(service, leadId)).toBeUndefined();
  for (const queueId of [front, front, back]) {
    await putInQueue(service, { leadId, queueId });
    expect(await queueOf(service, leadId)).toBe(queueId);
  }
  expect(rowsOf(await crm.send('admin', 'GET', 'queueitems?$select=queueitemid'))).toHaveLength(1);
  await expect(putInQueue(service, { leadId, queueId: leadId })).rejects.toMatchObject({ code: 'not-found' });
});
