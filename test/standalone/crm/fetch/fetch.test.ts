// FetchXML over real HTTP: what the Web API's own query language cannot say, and the views people keep.
import { errorOf, rowsOf, startCrm, type Answer, type CrmUnderTest } from '../crmUnderTest.ts';

let crm: CrmUnderTest;
const ids = { account: '', leads: [] as string[] };
beforeAll(async () => {
  crm = await startCrm();
  ids.account = await crm.create('seller', 'accounts', { name: 'Northwind' });
  for (let index = 0; index < 7; index += 1) {
    ids.leads.push(await crm.create('seller', 'leads', {
      subject: `Topic ${index}`, lastname: `Name ${index}`, leadqualitycode: (index % 3) + 1, revenue: index * 1000, emailaddress1: index === 0 ? null : `lead${index}@northwind.example`,
      ...(index < 4 ? { 'parentaccountid@odata.bind': `/accounts(${ids.account})` } : {}),
    }));
  }
  await crm.create('seller', 'tasks', { subject: 'Call', 'regardingobjectid_lead_task@odata.bind': `/leads(${ids.leads[0]})` });
  await crm.create('other', 'leads', { subject: 'Topic of another', lastname: 'Hidden' });
});
afterAll(() => crm.stop());

const run = (xml: string, as = 'seller', set = 'leads'): Promise<Answer> => crm.send(as, 'GET', `${set}?fetchXml=${encodeURIComponent(xml)}`, { headers: { Prefer: 'odata.include-annotations="*"' } });
const subjects = async (xml: string): Promise<unknown[]> => rowsOf(await run(xml)).map((row) => row['subject']);
const where = (conditions: string, attributes = '<attribute name="subject"/><order attribute="subject"/>') => `<fetch><entity name="lead">${attributes}<filter>${conditions}</filter></entity></fetch>`;

test.each([
  ['eq', '<condition attribute="subject" operator="eq" value="TOPIC 1"/>', ['Topic 1']],
  ['ne', '<condition attribute="leadqualitycode" operator="ne" value="1"/>', ['Topic 1', 'Topic 2', 'Topic 4', 'Topic 5']],
  ['numbers', '<condition attribute="revenue" operator="ge" value="5000"/>', ['Topic 5', 'Topic 6']],
  ['in', '<condition attribute="leadqualitycode" operator="in"><value>1</value><value>3</value></condition>', ['Topic 0', 'Topic 2', 'Topic 3', 'Topic 5', 'Topic 6']],
  ['not-in', '<condition attribute="leadqualitycode" operator="not-in"><value>1</value><value>3</value></condition>', ['Topic 1', 'Topic 4']],
  ['between', '<condition attribute="revenue" operator="between"><value>1000</value><value>2000</value></condition>', ['Topic 1', 'Topic 2']],
  ['null', '<condition attribute="emailaddress1" operator="null"/>', ['Topic 0']],
  ['like', '<condition attribute="emailaddress1" operator="like" value="lead_@%"/><condition attribute="subject" operator="like" value="%[12]"/>', ['Topic 1', 'Topic 2']],
  ['like matches the whole text', '<condition attribute="subject" operator="like" value="opic"/>', []],
  ['begins-with', '<condition attribute="subject" operator="begins-with" value="topic 3"/>', ['Topic 3']],
  ['not-end-with', '<condition attribute="subject" operator="not-end-with" value="6"/><condition attribute="revenue" operator="gt" value="4000"/>', ['Topic 5']],
  ['or', '<filter type="or"><condition attribute="subject" operator="eq" value="Topic 1"/><condition attribute="subject" operator="eq" value="Topic 4"/></filter>', ['Topic 1', 'Topic 4']],
  ['dates', '<condition attribute="createdon" operator="last-x-days" value="1"/><condition attribute="subject" operator="eq" value="Topic 2"/>', ['Topic 2']],
  ['today', '<condition attribute="createdon" operator="today"/><condition attribute="subject" operator="eq" value="Topic 2"/>', ['Topic 2']],
  ['the caller', '<condition attribute="ownerid" operator="eq-userid"/><condition attribute="subject" operator="eq" value="Topic 5"/>', ['Topic 5']],
])('%s', async (_, conditions, expected) => {
  expect(await subjects(where(conditions))).toEqual(expected);
});

test('attributes, all of them, annotations and the row\'s version', async () => {
  const [row] = rowsOf(await run(where('<condition attribute="subject" operator="eq" value="Topic 1"/>', '<attribute name="leadqualitycode"/><attribute name="ownerid"/><attribute name="subject" alias="topic"/>')));
  expect(row).toMatchObject({ leadid: ids.leads[1], topic: 'Topic 1', 'leadqualitycode@OData.Community.Display.V1.FormattedValue': 'Warm', '_ownerid_value@OData.Community.Display.V1.FormattedValue': 'Seller Test', '@odata.etag': expect.stringMatching(/^W\//) });
  const [all] = rowsOf(await run('<fetch top="1"><entity name="lead"><all-attributes/></entity></fetch>'));
  expect(all).toMatchObject({ statecode: 0, donotemail: false, createdon: expect.any(String), fullname: expect.any(String) });
});

test('linked tables: inner and outer, nested, with aliases, filters and columns of both sides', async () => {
  const inner = rowsOf(await run('<fetch><entity name="lead"><attribute name="subject"/><order attribute="subject"/><link-entity name="account" from="accountid" to="parentaccountid" alias="a"><attribute name="name"/><filter><condition attribute="name" operator="eq" value="northwind"/></filter></link-entity></entity></fetch>'));
  expect(inner.map((row) => [row['subject'], row['a.name']])).toEqual([0, 1, 2, 3].map((index) => [`Topic ${index}`, 'Northwind']));
  const outer = rowsOf(await run('<fetch><entity name="lead"><attribute name="subject"/><link-entity name="task" from="regardingobjectid" to="leadid" link-type="outer" alias="t"><attribute name="subject"/></link-entity><filter><condition entityname="t" attribute="activityid" operator="null"/></filter></entity></fetch>'));
  expect(outer).toHaveLength(6);
  const nested = rowsOf(await run('<fetch><entity name="task"><attribute name="subject"/><link-entity name="lead" from="leadid" to="regardingobjectid" alias="l"><attribute name="subject" alias="about"/><link-entity name="account" from="accountid" to="parentaccountid" alias="a"><attribute name="name"/></link-entity></link-entity></entity></fetch>', 'seller', 'tasks'));
  expect(nested).toEqual([expect.objectContaining({ subject: 'Call', about: 'Topic 0', 'a.name': 'Northwind' })]);
});

test('pages with cookies cover every row once', async () => {
  const seen: unknown[] = [];
  let cookie = '';
  for (let page = 1; page < 10; page += 1) {
    const answer = await run(`<fetch count="3" page="${page}" ${cookie} returntotalrecordcount="true"><entity name="lead"><attribute name="subject"/><order attribute="subject" descending="true"/></entity></fetch>`);
    seen.push(...rowsOf(answer).map((row) => row['subject']));
    expect(answer.json['@Microsoft.Dynamics.CRM.totalrecordcount']).toBe(7);
    if (answer.json['@Microsoft.Dynamics.CRM.morerecords'] !== true) break;
    const inner = /pagingcookie="([^"]+)"/.exec(String(answer.json['@Microsoft.Dynamics.CRM.fetchxmlpagingcookie']))?.[1] ?? '';
    cookie = `paging-cookie="${decodeURIComponent(decodeURIComponent(inner)).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')}"`;
  }
  expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((index) => `Topic ${index}`));
});

test('aggregates, groups and distinct', async () => {
  const groups = rowsOf(await run('<fetch aggregate="true"><entity name="lead"><attribute name="leadqualitycode" groupby="true" alias="quality"/><attribute name="leadid" aggregate="count" alias="number"/><attribute name="revenue" aggregate="sum" alias="total"/><order alias="number" descending="true"/></entity></fetch>'));
  expect(groups.map((row) => [row['quality@OData.Community.Display.V1.FormattedValue'], row['number'], row['total']])).toEqual([['Hot', 3, 9000], expect.anything(), expect.anything()]);
  const months = rowsOf(await run('<fetch aggregate="true"><entity name="lead"><attribute name="createdon" groupby="true" dategrouping="year" alias="year"/><attribute name="emailaddress1" aggregate="countcolumn" distinct="true" alias="addresses"/></entity></fetch>'));
  expect(months).toEqual([expect.objectContaining({ addresses: 6 })]);
  const distinct = rowsOf(await run('<fetch distinct="true" useraworderby="true"><entity name="lead"><attribute name="leadqualitycode"/><order attribute="leadqualitycode"/></entity></fetch>'));
  expect(distinct.map((row) => row['leadqualitycode'])).toEqual([1, 2, 3]);
});

test('a personal view and a saved view run by their id, a view of somebody else does not', async () => {
  const fetchxml = '<fetch><entity name="lead"><attribute name="subject"/><filter><condition attribute="subject" operator="eq" value="Topic 3"/></filter></entity></fetch>';
  const own = await crm.create('seller', 'userqueries', { name: 'Mine', querytype: 0, returnedtypecode: 'lead', fetchxml });
  expect(rowsOf(await crm.send('seller', 'GET', `leads?userQuery=${own}`)).map((row) => row['subject'])).toEqual(['Topic 3']);
  expect((await crm.send('other', 'GET', `leads?userQuery=${own}`)).status).toBe(404);
  expect((await crm.send('seller', 'GET', `accounts?userQuery=${own}`)).status).toBe(400);
  const saved = await crm.create('admin', 'savedqueries', { name: 'All', querytype: 0, returnedtypecode: 'lead', fetchxml });
  expect(rowsOf(await crm.send('seller', 'GET', `leads?savedQuery=${saved}`)).map((row) => row['subject'])).toEqual(['Topic 3']);
});

test('a long query goes through a batch', async () => {
  const xml = where(`<filter type="or">${Array.from({ length: 900 }, (_, index) => `<condition attribute="subject" operator="eq" value="Topic ${index % 2} ${'x'.repeat(60 * (index > 1 ? 1 : 0))}"/>`).join('').replaceAll('Topic 0 "', 'Topic 0"')}</filter>`);
  const raw = ['--b', 'Content-Type: application/http', '', `GET /api/data/v9.2/leads?fetchXml=${encodeURIComponent(xml)} HTTP/1.1`, 'Accept: application/json', '', '', '--b--', ''].join('\r\n');
  const answer = await crm.send('seller', 'POST', '$batch', { headers: { 'Content-Type': 'multipart/mixed; boundary=b' }, raw });
  expect([answer.status, answer.text.includes('"subject":"Topic 0"'), answer.text.includes('Topic of another')]).toEqual([200, true, false]);
});

test.each([
  ['not XML', '<fetch'], ['two roots', '<fetch/><fetch/>'], ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]><fetch><entity name="lead"/></fetch>'], ['another table', '<fetch><entity name="account"/></fetch>'],
  ['an unknown table', '<fetch><entity name="nosuch"/></fetch>'], ['an unknown column', where('<condition attribute="nosuch" operator="eq" value="1"/>')], ['SQL as a column', where('<condition attribute="subject&quot; or 1=1" operator="eq" value="1"/>')],
  ['a text for a number', where('<condition attribute="revenue" operator="eq" value="many"/>')], ['no value', where('<condition attribute="subject" operator="eq"/>')], ['SQL as an alias', '<fetch><entity name="lead"><attribute name="subject" alias="a&quot;b"/></entity></fetch>'],
  ['an unknown element', '<fetch><entity name="lead"><having/></entity></fetch>'], ['an alias used twice', '<fetch><entity name="lead"><link-entity name="account" from="accountid" to="parentaccountid" alias="a"/><link-entity name="account" from="accountid" to="parentaccountid" alias="a"/></entity></fetch>'],
])('%s is a 400', async (_, xml) => {
  const answer = await run(xml);
  expect([answer.status, errorOf(answer).code]).toEqual([400, '0x80060888']);
});

test('what FetchXML can do and this server cannot is a 501', async () => {
  expect((await run('<fetch><entity name="lead"><link-entity name="account" from="accountid" to="parentaccountid" link-type="natural"/></entity></fetch>')).status).toBe(501);
  expect((await run(where('<condition attribute="ownerid" operator="eq-useroruserhierarchy"/>'))).status).toBe(501);
});

test('nobody sees through a link, a filter, an order or an aggregate what is not theirs', async () => {
  expect(rowsOf(await run('<fetch><entity name="lead"><attribute name="subject"/></entity></fetch>', 'other')).map((row) => row['subject'])).toEqual(['Topic of another']);
  const linked = await run('<fetch><entity name="account"><attribute name="name"/><link-entity name="lead" from="parentaccountid" to="accountid" alias="l"><attribute name="subject"/></link-entity></entity></fetch>', 'other', 'accounts');
  expect([linked.status, rowsOf(linked)]).toEqual([200, []]);
  const counted = await run('<fetch aggregate="true"><entity name="lead"><attribute name="leadid" aggregate="count" alias="n"/></entity></fetch>', 'other');
  expect(rowsOf(counted)).toEqual([{ n: 1 }]);
  expect((await run('<fetch><entity name="lead"><link-entity name="msdyn_assignmentrule" from="createdby" to="createdby"/></entity></fetch>', 'other')).status).toBe(403);
});
