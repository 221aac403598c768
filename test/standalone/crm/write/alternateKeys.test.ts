// Rows addressed by an alternate key behave as if addressed by their id, for everybody.
import { errorOf, rowsOf, startCrm, type CrmUnderTest } from '../crmUnderTest.ts';

let crm: CrmUnderTest;
beforeAll(async () => {
  crm = await startCrm();
  for (const [schema, columns] of [['hrz_AddressKey', ['emailaddress1']], ['hrz_PairKey', ['companyname', 'subject']]] as const) {
    const created = await crm.send('admin', 'POST', "EntityDefinitions(LogicalName='lead')/Keys", { body: { SchemaName: schema, KeyAttributes: columns } });
    if (created.status !== 204) throw new Error(created.text);
  }
});
afterAll(() => crm.stop());

const byAddress = (address: string) => `leads(emailaddress1='${encodeURIComponent(address.replaceAll("'", "''"))}')`;

test('a row is created, read, changed and deleted by its key; letters compare without regard to case', async () => {
  const path = byAddress("o'neil@contoso.example");
  const created = await crm.send('seller', 'PATCH', path, { body: { subject: 'By key', lastname: 'Neil' } });
  expect(created.status).toBe(204);
  expect((await crm.send('seller', 'PATCH', byAddress("O'Neil@contoso.example"), { body: { subject: 'Changed' } })).status).toBe(204);
  expect((await crm.send('seller', 'GET', `${path}?$select=subject,emailaddress1`)).json).toMatchObject({ subject: 'Changed', emailaddress1: "o'neil@contoso.example" });
  expect((await crm.send('seller', 'GET', `${path}/subject`)).json['value']).toBe('Changed');
  expect((await crm.send('seller', 'DELETE', path)).status).toBe(204);
  expect([(await crm.send('seller', 'GET', path)).status, errorOf(await crm.send('seller', 'GET', path)).code]).toEqual([404, '0x80060891']);
});

test('several columns make one key, and a reference may use it', async () => {
  const lead = await crm.create('seller', 'leads', { subject: 'Pair', companyname: 'Fabrikam', lastname: 'x' });
  const task = await crm.create('seller', 'tasks', { subject: 'About', 'regardingobjectid_lead_task@odata.bind': "/leads(companyname='fabrikam',subject='pair')" });
  expect((await crm.send('seller', 'GET', `tasks(${task})?$select=_regardingobjectid_value`)).json['_regardingobjectid_value']).toBe(lead);
});

test('values that are taken are a 412, columns that are no key a 400, If-Match on a missing key a 404', async () => {
  await crm.create('seller', 'leads', { subject: 'First', lastname: 'x', emailaddress1: 'taken@contoso.example' });
  expect((await crm.send('seller', 'POST', 'leads', { body: { subject: 'Second', lastname: 'x', emailaddress1: 'TAKEN@contoso.example' } })).status).toBe(412);
  expect(errorOf(await crm.send('seller', 'GET', "leads(lastname='x')")).code).toBe('0x80060891');
  expect((await crm.send('seller', 'GET', "leads(lastname='x')")).status).toBe(400);
  expect((await crm.send('seller', 'PATCH', byAddress('missing@contoso.example'), { body: { subject: 'x' }, headers: { 'If-Match': '*' } })).status).toBe(404);
});

test('a row of another seller is not found by its key and not changed by an upsert', async () => {
  const id = await crm.create('seller', 'leads', { subject: 'Hidden', lastname: 'x', emailaddress1: 'hidden@contoso.example' });
  const path = byAddress('hidden@contoso.example');
  const tries = [await crm.send('other', 'GET', path), await crm.send('other', 'PATCH', path, { body: { subject: 'Taken', lastname: 'y' } }), await crm.send('other', 'DELETE', path), await crm.send('other', 'GET', `${path}/subject`)];
  expect(tries.map((answer) => [answer.status, answer.text.includes(id)])).toEqual(tries.map(() => [404, false]));
  expect((await crm.send('other', 'POST', 'tasks', { body: { subject: 'x', 'regardingobjectid_lead_task@odata.bind': `/${path}` } })).status).toBe(404);
  expect((await crm.send('seller', 'GET', `${path}?$select=subject`)).json['subject']).toBe('Hidden');
});

test('quotes and SQL in a key are a value', async () => {
  expect((await crm.send('seller', 'GET', byAddress("' or 1=1 --"))).status).toBe(404);
  expect(rowsOf(await crm.send('seller', 'GET', 'leads?$select=subject')).length).toBeGreaterThan(0);
});
