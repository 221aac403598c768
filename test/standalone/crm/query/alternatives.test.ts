// Conditions on related rows as alternatives: asked from the side of the related rows, with the same answers and the same walls.
import { rowsOf, startCrm, type CrmUnderTest } from '../crmUnderTest.ts';

let crm: CrmUnderTest;
const ids = { leads: [] as string[], contact: '', secret: '' };
beforeAll(async () => {
  crm = await startCrm();
  ids.contact = await crm.create('seller', 'contacts', { lastname: 'Ek', emailaddress1: 'Anna@contoso.example' });
  for (const [index, more] of [{ emailaddress1: 'anna@contoso.example' }, { 'parentcontactid@odata.bind': `/contacts(${ids.contact})` }, {}, {}].entries()) {
    ids.leads.push(await crm.create('seller', 'leads', { subject: String(index), lastname: 'x', ...more }));
  }
  await crm.create('seller', 'tasks', { subject: 'Call', 'regardingobjectid_lead_task@odata.bind': `/leads(${ids.leads[2]})` });
  // A task only its maker sees hangs on the last lead.
  await crm.create('admin', 'tasks', { subject: 'Call', 'regardingobjectid_lead_task@odata.bind': `/leads(${ids.leads[3]})` });
  // Tasks about rows of other tables are no tasks of leads.
  await crm.create('seller', 'tasks', { subject: 'Call', 'regardingobjectid_contact_task@odata.bind': `/contacts(${ids.contact})` });
});
afterAll(() => crm.stop());

const found = async (filter: string, as = 'seller') => rowsOf(await crm.send(as, 'GET', `leads?$select=subject&$orderby=subject&$filter=${encodeURIComponent(filter)}`)).map((row) => Number(row['subject']));
const own = "emailaddress1 eq 'ANNA@contoso.example'";
const ofContact = "parentcontactid/emailaddress1 eq 'anna@contoso.example'";
const called = "Lead_Tasks/any(t:t/subject eq 'call')";

test.each([
  ['a lookup beside a column', `${own} or ${ofContact}`, [0, 1]],
  ['a collection beside both', `${own} or ${ofContact} or ${called}`, [0, 1, 2]],
  ['the same alone, as one condition', called, [2]],
  ['none of them', `not (${own} or ${ofContact} or ${called})`, [3]],
  ['inside other conditions', `subject ne '1' and (${ofContact} or ${called})`, [2]],
  ['an alternative inside the collection', `${own} or Lead_Tasks/any(t:t/subject eq 'nosuch' or t/subject eq 'CALL')`, [0, 2]],
  ['a collection without a condition', `${own} or Lead_Tasks/any()`, [0, 2]],
  ['a lookup that is empty', `${own} or parentcontactid/emailaddress1 eq null`, [0, 2, 3]],
  ['several lookups deep', `${own} or parentcontactid/ownerid/fullname eq 'Seller Test'`, [0, 1]],
])('%s', async (_, filter, expected) => {
  expect(await found(filter)).toEqual(expected);
});

test('rows somebody may not see decide nothing for them', async () => {
  expect(await found(`${own} or ${called}`)).not.toContain(3);
  expect(await found(`subject eq 'nosuch' or ${called}`, 'admin')).toEqual([2, 3]);
  // The service reads leads and contacts, but no roles.
  expect((await crm.send('seller', 'GET', `leads?$filter=${encodeURIComponent("subject eq 'x' or createdby/systemuserroles_association/any(r:r/name eq 'x')")}`)).status).toBeGreaterThanOrEqual(400);
});

test('the references of a collection, and what a collection tells about itself when asked', async () => {
  const references = await crm.send('seller', 'GET', `leads(${ids.leads[2]})/Lead_Tasks/$ref`);
  expect(references.json['value']).toEqual([{ '@odata.id': expect.stringMatching(/\/tasks\([0-9a-f-]{36}\)$/) }]);
  const annotated = { headers: { Prefer: 'odata.include-annotations="Microsoft.Dynamics.CRM.*"' } };
  const counted = await crm.send('seller', 'GET', 'leads?$select=subject&$count=true&$top=1', annotated);
  expect(counted.json).toMatchObject({ '@odata.count': 4, '@Microsoft.Dynamics.CRM.totalrecordcount': 4, '@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded': false });
  expect((await crm.send('seller', 'GET', 'leads?$select=subject&$top=1', annotated)).json['@Microsoft.Dynamics.CRM.totalrecordcount']).toBe(-1);
});

test('tables are not changed inside a change set', async () => {
  const raw = [
    '--b', 'Content-Type: multipart/mixed; boundary=c', '', '--c', 'Content-Type: application/http', 'Content-ID: 1', '', 'POST /api/data/v9.2/InsertOptionValue HTTP/1.1', 'Content-Type: application/json', '',
    JSON.stringify({ EntityLogicalName: 'lead', AttributeLogicalName: 'leadqualitycode', Value: 77, Label: { LocalizedLabels: [] } }), '--c--', '--b--', '',
  ].join('\r\n');
  const answer = await crm.send('admin', 'POST', '$batch', { headers: { 'Content-Type': 'multipart/mixed; boundary=b' }, raw });
  expect(answer.status).toBe(501);
});
