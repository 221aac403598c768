// A seller's own open leads with their research, the labels of fields and the agent's progress, against the embedded CRM over real HTTP.
import { readAgentRun, saveAgentRun } from '../../src/crm/research/agentRun.ts';
import { openCrm, type CrmClient } from '../../src/crm/client.ts';
import { readFieldLabels, readOwnLeads } from '../../src/crm/ownLeads.ts';
import { findingsBody } from '../../src/crm/research.ts';
import { startCrm, type CrmUnderTest } from '../standalone/crm/crmUnderTest.ts';

let crm: CrmUnderTest;

beforeAll(async () => {
  crm = await startCrm();
}, 60_000);

afterAll(() => crm.stop());

const as = (person: string): CrmClient => openCrm({ url: new URL(crm.root).origin, token: async () => person, clock: { now: Date.now, random: Math.random } });

async function aLead(owner: 'seller' | 'other', lastname: string, more: Record<string, unknown> = {}): Promise<string> {
  return crm.create(owner, 'leads', { lastname, subject: 'Two cells', ...more });
}

async function research(leadId: string, more: Partial<Parameters<typeof findingsBody>[0]> = {}): Promise<void> {
  await crm.create('seller', 'hrz_leadresearches', {
    hrz_leadresearchid: leadId, hrz_name: 'Research', 'hrz_LeadId@odata.bind': `/leads(${leadId})`,
    ...findingsBody({ state: 'done', attempts: 1, researchedOn: '2026-11-22T08:00:00Z', handRaiser: null, match: { matched: [], missed: [], unknown: [], fit: 'high' }, action: { kind: 'draft-initial-email', performs: 'draft', reasons: [{ code: 'never-contacted' }] }, sources: [], ...more }),
  });
}

test('[P10] [P7] a seller gets all of their own open leads and nobody else’s, each with what the agent found out', async () => {
  const mine = await aLead('seller', 'Romero', { numberofemployees: 640 });
  const plain = await aLead('seller', 'Niemann');
  await aLead('other', 'Brandt');
  const closed = await aLead('seller', 'Closed');
  await crm.send('seller', 'PATCH', `leads(${closed})`, { body: { statecode: 2, statuscode: 4 }, headers: { 'If-Match': '*' } });
  await research(mine);
  const leads = await readOwnLeads(as('seller'), ['lead.numberofemployees']);
  expect(new Map(leads.map(({ lead, research: found, values }) => [lead.id, [found?.state, found?.match?.fit, found?.action?.kind, found?.leadId, values]]))).toEqual(
    new Map([[mine, ['done', 'high', 'draft-initial-email', mine, { 'lead.numberofemployees': 640 }]], [plain, [undefined, undefined, undefined, undefined, {}]]]),
  );
});

test('[P10] the CRM itself keeps other sellers’ leads and research back, whatever is asked', async () => {
  const theirs = await aLead('other', 'Haddad');
  expect((await crm.send('seller', 'GET', `leads(${theirs})?$expand=hrz_lead_leadresearches($select=hrz_state)`)).status).toBeGreaterThanOrEqual(403);
  expect((await readOwnLeads(as('seller'), [])).map(({ lead }) => lead.id)).not.toContain(theirs);
});

test('[P10] who may read everybody’s leads still gets their own list only', async () => {
  const theirs = await aLead('seller', 'Petrova');
  expect((await crm.send('manager', 'GET', `leads(${theirs})?$select=leadid`)).status).toBe(200);
  expect((await readOwnLeads(as('manager'), [])).map(({ lead }) => lead.id)).not.toContain(theirs);
});

test('more than a page of leads comes whole, each once', async () => {
  const rows = Array.from({ length: 620 }, (_each, index) => index);
  for (let start = 0; start < rows.length; start += 20) await Promise.all(rows.slice(start, start + 20).map((index) => aLead('other', `Lead ${index}`)));
  const leads = await readOwnLeads(as('other'), []);
  const many = leads.filter(({ lead }) => lead.name.last?.startsWith('Lead ') === true);
  expect([many.length, new Set(many.map(({ lead }) => lead.id)).size]).toEqual([620, 620]);
}, 60_000);

test('an organization without the table of research gives its leads without', async () => {
  const bare = await startCrm({ withOwnTables: false });
  try {
    const id = await bare.create('seller', 'leads', { lastname: 'Romero', subject: 'Two cells' });
    const client = openCrm({ url: new URL(bare.root).origin, token: async () => 'seller', clock: { now: Date.now, random: Math.random } });
    expect((await readOwnLeads(client, [])).map(({ lead, research: found }) => [lead.id, found])).toEqual([[id, undefined]]);
  } finally {
    await bare.stop();
  }
}, 60_000);

test('[P9] fields are named as people name them; what is no field is left out', async () => {
  expect(await readFieldLabels(as('seller'), ['lead.numberofemployees', 'account.revenue', 'lead.nosuchcolumn', "lead.x')/evil"])).toEqual({ 'lead.numberofemployees': 'No. of Employees', 'account.revenue': 'Annual Revenue' });
});

test('[A11] the progress of the last activation is readable for a seller', async () => {
  expect(await readAgentRun(as('seller'))).toBeUndefined();
  await saveAgentRun(as('admin'), { total: 100, done: 100, failed: 0, startedOn: '2026-11-01T08:00:00Z', finishedOn: '2026-11-01T08:10:00Z' }, undefined);
  await saveAgentRun(as('admin'), { total: 100, done: 36, failed: 1, startedOn: '2026-11-22T08:00:00Z' }, await readAgentRun(as('admin')));
  expect(await readAgentRun(as('seller'))).toEqual({ version: expect.any(String), total: 100, done: 36, failed: 1, startedOn: '2026-11-22T08:00:00Z' });
});
