// What a seller adds to a lead before a first email, against the embedded CRM over real HTTP.
import { openCrm, type CrmClient } from '../../src/crm/client.ts';
import { completeLead } from '../../src/crm/leadCompletion.ts';
import type { Lead } from '../../src/domain/records.ts';
import { aShownLead } from '../fixtures/views.ts';
import { rowsOf, startCrm, type CrmUnderTest } from '../standalone/crm/crmUnderTest.ts';

let crm: CrmUnderTest;
let seller: CrmClient;

beforeAll(async () => {
  crm = await startCrm();
  seller = openCrm({ url: new URL(crm.root).origin, token: async () => 'seller', clock: { now: Date.now, random: Math.random } });
}, 60_000);

afterAll(() => crm.stop());

async function aLead(body: Record<string, unknown>): Promise<Lead> {
  const id = await crm.create('seller', 'leads', { lastname: 'Nunes', companyname: 'Costa Verde', ...body });
  const [row] = await lead(id);
  return aShownLead({ id, version: String(row?.['@odata.etag']), name: { last: 'Nunes' } });
}

async function lead(id: string): Promise<readonly Record<string, unknown>[]> {
  return rowsOf(await crm.send('seller', 'GET', `leads?$select=firstname,lastname,_parentaccountid_value&$filter=leadid eq ${id}`));
}

test('[E3] the missing name is added to the lead, and taken back the lead is as before', async () => {
  const found = await aLead({});
  const takeBack = await completeLead(seller, found, { kind: 'name', first: 'Yara', last: 'Nunes' });
  expect(await lead(found.id)).toMatchObject([{ firstname: 'Yara', lastname: 'Nunes' }]);
  await takeBack();
  expect(await lead(found.id)).toMatchObject([{ firstname: null, lastname: 'Nunes' }]);
});

test('[E3] the account is connected, and taken back the lead has none', async () => {
  const accountId = await crm.create('seller', 'accounts', { name: 'Costa Verde' });
  const found = await aLead({});
  const takeBack = await completeLead(seller, found, { kind: 'account', accountId });
  expect(await lead(found.id)).toMatchObject([{ _parentaccountid_value: accountId }]);
  await takeBack();
  expect(await lead(found.id)).toMatchObject([{ _parentaccountid_value: null }]);
});

test('[E3] a lead changed by somebody else meanwhile is left as it is', async () => {
  const found = await aLead({});
  await crm.send('seller', 'PATCH', `leads(${found.id})`, { body: { firstname: 'Yolanda' } });
  await expect(completeLead(seller, found, { kind: 'name', first: 'Yara', last: 'Nunes' })).rejects.toMatchObject({ code: 'changed-elsewhere' });
  expect(await lead(found.id)).toMatchObject([{ firstname: 'Yolanda' }]);
});
