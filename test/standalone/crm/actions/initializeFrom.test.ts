// InitializeFrom: the body of a new row that continues another, and that it can be posted as it is.
import { errorOf, startCrm, type Answer, type CrmUnderTest } from '../crmUnderTest.ts';

let crm: CrmUnderTest;
beforeAll(async () => {
  crm = await startCrm();
});
afterAll(() => crm.stop());

const ask = (as: string, from: string, target: string, type = 'ValidForCreate', more = ''): Promise<Answer> =>
  crm.send(as, 'GET', `InitializeFrom(EntityMoniker=@p1,TargetEntityName=@p2,TargetFieldType=@p3${more})?@p1={'@odata.id':'${from}'}&@p2='${target}'&@p3=Microsoft.Dynamics.CRM.TargetFieldType'${type}'`);

test('an account begins another one of the same place and company group', async () => {
  const id = await crm.create('seller', 'accounts', { name: 'Contoso Consulting', address1_line1: '123 Maple St.', address1_city: 'Redmond', address1_country: 'USA', numberofemployees: 150 });
  const answer = await ask('seller', `accounts(${id})`, 'account');
  expect([answer.status, answer.json]).toEqual([200, {
    '@odata.context': `${crm.root}/$metadata#accounts/$entity`, '@odata.type': '#Microsoft.Dynamics.CRM.account', 'parentaccountid@odata.bind': `accounts(${id})`,
    address1_line1: '123 Maple St.', address1_city: 'Redmond', address1_country: 'USA',
  }]);
  const made = await crm.create('seller', 'accounts', { ...answer.json, name: 'Contoso Chicago' });
  expect((await crm.send('seller', 'GET', `accounts(${made})?$select=address1_city,_parentaccountid_value`)).json).toMatchObject({ address1_city: 'Redmond', _parentaccountid_value: id });
});

test.each([
  ['account', { name: 'Fabrikam', telephone1: '555-1', revenue: 5000 }],
  ['contact', { firstname: 'Anna', lastname: 'Ek', emailaddress1: 'anna@fabrikam.example', telephone1: '555-1' }],
  ['opportunity', { name: 'Pallets', budgetamount: 700, estimatedvalue: 900 }],
])('a lead begins an %s with its mapped columns and points back by the originating lead', async (target, expected) => {
  const id = await crm.create('seller', 'leads', { subject: 'Pallets', firstname: 'Anna', lastname: 'Ek', companyname: 'Fabrikam', emailaddress1: 'anna@fabrikam.example', telephone1: '555-1', revenue: 5000, budgetamount: 700, estimatedamount: 900 });
  const { json } = await ask('seller', `leads(${id})`, target);
  expect(json).toMatchObject({ ...expected, 'originatingleadid@odata.bind': `leads(${id})`, '@odata.type': `#Microsoft.Dynamics.CRM.${target}` });
  expect((await crm.send('seller', 'POST', target === 'opportunity' ? 'opportunities' : `${target}s`, { body: json })).status).toBe(204);
});

test('an account is customer of its opportunity and parent of its contact, through the right lookup', async () => {
  const id = await crm.create('seller', 'accounts', { name: 'Northwind', telephone1: '1' });
  expect((await ask('seller', `accounts(${id})`, 'contact')).json).toMatchObject({ 'parentcustomerid_account@odata.bind': `accounts(${id})`, telephone1: '1' });
  expect((await ask('seller', `accounts(${id})`, 'opportunity')).json).toMatchObject({ 'customerid_account@odata.bind': `accounts(${id})`, 'parentaccountid@odata.bind': `accounts(${id})` });
});

test('without a map a related table gets the lookup only, and an activity is about the row', async () => {
  const id = await crm.create('seller', 'leads', { subject: 'x', lastname: 'y' });
  expect((await ask('seller', `leads(${id})`, 'task')).json).toEqual({ '@odata.context': expect.anything(), '@odata.type': '#Microsoft.Dynamics.CRM.task', 'regardingobjectid_lead_task@odata.bind': `leads(${id})` });
});

test('the lookup to the source may be left out, and the type of fields may be given by number', async () => {
  const id = await crm.create('seller', 'accounts', { name: 'A', address1_city: 'Oslo' });
  const path = `InitializeFrom(EntityMoniker=@p1,TargetEntityName='account',TargetFieldType=0,SkipParentalRelationshipMapping=true)?@p1={'@odata.id':'accounts(${id})'}`;
  const { json } = await crm.send('seller', 'GET', path);
  expect([json['address1_city'], json['parentaccountid@odata.bind']]).toEqual(['Oslo', undefined]);
});

test('tables that are not related, unknown names and types are refused, and hidden rows are not found', async () => {
  const id = await crm.create('seller', 'leads', { subject: 'x', lastname: 'y' });
  expect((await ask('seller', `leads(${id})`, 'campaign')).status).toBe(403);
  expect(errorOf(await ask('admin', `leads(${id})`, 'campaign')).message).toContain('no mapping');
  expect((await ask('seller', `leads(${id})`, 'nosuch')).status).toBe(400);
  expect((await ask('seller', `leads(${id})`, 'contact', 'Everything')).status).toBe(400);
  expect((await ask('other', `leads(${id})`, 'contact')).status).toBe(404);
});
