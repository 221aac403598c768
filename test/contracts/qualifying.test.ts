// Qualifying a lead and taking that back, against the embedded CRM over real HTTP and a real PostgreSQL.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { openCrm, type CrmClient } from '../../src/crm/client.ts';
import { qualifyLead, undoQualification, type Qualified } from '../../src/crm/qualifying.ts';
import { startCrm, type CrmUnderTest } from '../standalone/crm/crmUnderTest.ts';

let crm: CrmUnderTest;
let server: Server;
let client: CrmClient;
/** The answer of the next action gets lost on its way back, after the CRM has done what was asked. */
let isLosing = false;

beforeAll(async () => {
  crm = await startCrm();
  server = createServer((incoming, outgoing) => {
    void getRequestListener(async (request) => {
      const answer = await crm.crm.handle(request);
      if (isLosing && request.url.includes('QualifyLead')) {
        isLosing = false;
        outgoing.socket?.destroy();
      }
      return answer;
    })(incoming, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  client = openCrm({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: async () => 'seller', clock: { now: Date.now, random: Math.random } });
}, 60_000);

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await crm.stop();
});

type Row = Readonly<Record<string, unknown>>;

async function read(path: string): Promise<Row> {
  return (await crm.send('seller', 'GET', path)).json;
}

async function aLead(): Promise<{ readonly id: string; readonly version: string }> {
  const id = await crm.create('seller', 'leads', { firstname: 'Jonas', lastname: 'Brandt', subject: 'Cell for line 3', companyname: 'Halvorsen Foods', emailaddress1: 'jonas@halvorsen.example', statuscode: 2 });
  return { id, version: String((await read(`leads(${id})?$select=leadid`))['@odata.etag']) };
}

const leadOf = (id: string): Promise<Row> => read(`leads(${id})?$select=statecode,statuscode,_parentaccountid_value,_parentcontactid_value,_qualifyingopportunityid_value`);
const idOf = (qualified: Qualified, kind: Qualified['made'][number]['kind']): string => qualified.made.find((row) => row.kind === kind)?.id ?? '';
const all = { account: 'create', contact: 'create', opportunity: true } as const;

test('[P12] what was ticked is made, linked to each other, and told by name', async () => {
  const lead = await aLead();
  const qualified = await qualifyLead(client, lead, all);
  expect(qualified.made.map(({ kind, name }) => [kind, name])).toEqual([['account', 'Halvorsen Foods'], ['contact', 'Jonas Brandt'], ['opportunity', 'Cell for line 3']]);
  expect(await leadOf(lead.id)).toMatchObject({ statecode: 1, statuscode: 3, _parentaccountid_value: idOf(qualified, 'account'), _parentcontactid_value: idOf(qualified, 'contact') });
  expect(await read(`opportunities(${idOf(qualified, 'opportunity')})?$select=_parentaccountid_value`)).toMatchObject({ _parentaccountid_value: idOf(qualified, 'account') });
});

test('an account and a contact that are there already are used: nothing is made twice', async () => {
  const lead = await aLead();
  const account = await crm.create('seller', 'accounts', { name: 'Halvorsen Foods' });
  const contact = await crm.create('seller', 'contacts', { lastname: 'Brandt' });
  const qualified = await qualifyLead(client, lead, { account: { id: account }, contact: { id: contact }, opportunity: true });
  expect(qualified.made.map(({ kind }) => kind)).toEqual(['opportunity']);
  expect(await leadOf(lead.id)).toMatchObject({ statecode: 1, _parentaccountid_value: account, _parentcontactid_value: contact });
  expect(await read(`opportunities(${idOf(qualified, 'opportunity')})?$select=_customerid_value`)).toMatchObject({ _customerid_value: account });
  expect(await undoQualification(client, lead.id, qualified)).toBe('undone');
  expect(await leadOf(lead.id)).toMatchObject({ statecode: 0, statuscode: 2, _parentaccountid_value: null, _parentcontactid_value: null });
  expect(await read(`accounts(${account})?$select=name`)).toMatchObject({ name: 'Halvorsen Foods' });
});

test('taken back at once, the lead is open as before and the three new rows are gone', async () => {
  const lead = await aLead();
  const qualified = await qualifyLead(client, lead, all);
  expect(await undoQualification(client, lead.id, qualified)).toBe('undone');
  expect(await leadOf(lead.id)).toMatchObject({ statecode: 0, statuscode: 2, _parentaccountid_value: null, _parentcontactid_value: null, _qualifyingopportunityid_value: null });
  for (const [set, kind] of [['accounts', 'account'], ['contacts', 'contact'], ['opportunities', 'opportunity']] as const) {
    expect((await crm.send('seller', 'GET', `${set}(${idOf(qualified, kind)})?$select=createdon`)).status).toBe(404);
  }
  // A second press finds it done.
  expect(await undoQualification(client, lead.id, qualified)).toBe('undone');
});

type Working = (qualified: Qualified) => Promise<unknown>;
const works: readonly (readonly [string, Working])[] = [
  ['changed the opportunity', (made) => crm.send('seller', 'PATCH', `opportunities(${idOf(made, 'opportunity')})`, { body: { name: 'Two cells' } })],
  ['added a contact to the account', (made) => crm.create('seller', 'contacts', { lastname: 'Mortensen', 'parentcustomerid_account@odata.bind': `/accounts(${idOf(made, 'account')})` })],
  ['made an opportunity of the account', (made) => crm.create('seller', 'opportunities', { name: 'Line 2', 'customerid_account@odata.bind': `/accounts(${idOf(made, 'account')})` })],
  ['made a task about the contact', (made) => crm.create('seller', 'tasks', { subject: 'Call', 'regardingobjectid_contact_task@odata.bind': `/contacts(${idOf(made, 'contact')})` })],
  ['wrote a note on the account', (made) => crm.create('seller', 'annotations', { subject: 'Note', 'objectid_account@odata.bind': `/accounts(${idOf(made, 'account')})` })],
];

test.each(works)('once somebody %s, nothing is taken back', async (_what, work) => {
  const lead = await aLead();
  const qualified = await qualifyLead(client, lead, all);
  await work(qualified);
  expect(await undoQualification(client, lead.id, qualified)).toBe('in-use');
  expect(await leadOf(lead.id)).toMatchObject({ statecode: 1 });
  expect(await read(`contacts(${idOf(qualified, 'contact')})?$select=lastname`)).toMatchObject({ lastname: 'Brandt' });
});

test('a lost answer is settled by the rows: the lead is qualified once, and the rows are told', async () => {
  const lead = await aLead();
  isLosing = true;
  const qualified = await qualifyLead(client, lead, all);
  expect(qualified.made).toHaveLength(3);
  expect(isLosing).toBe(false);
});

test('a lead that is closed by now is left alone', async () => {
  const lead = await aLead();
  await crm.send('seller', 'PATCH', `leads(${lead.id})`, { body: { statecode: 2, statuscode: 4 } });
  await expect(qualifyLead(client, lead, all)).rejects.toMatchObject({ code: 'lead-closed' });
  expect(await leadOf(lead.id)).toMatchObject({ statecode: 2, statuscode: 4 });
});

test('a lead changed by somebody since is not connected over their change', async () => {
  const lead = await aLead();
  const account = await crm.create('seller', 'accounts', { name: 'Halvorsen Foods' });
  await crm.send('seller', 'PATCH', `leads(${lead.id})`, { body: { jobtitle: 'Manager' } });
  await expect(qualifyLead(client, lead, { ...all, account: { id: account } })).rejects.toMatchObject({ code: 'changed-elsewhere' });
  expect(await leadOf(lead.id)).toMatchObject({ statecode: 0 });
});
