// FetchXML links that only filter, that take one row, and queries within a parent's rows; and the order and the null values of an answer.
import { errorOf, rowsOf, startCrm, type Answer, type CrmUnderTest } from '../crmUnderTest.ts';

let crm: CrmUnderTest;
const ids = { northwind: '', fabrikam: '', leads: [] as string[] };
beforeAll(async () => {
  crm = await startCrm();
  ids.northwind = await crm.create('seller', 'accounts', { name: 'Northwind' });
  ids.fabrikam = await crm.create('seller', 'accounts', { name: 'Fabrikam' });
  const accounts = [ids.northwind, ids.northwind, ids.fabrikam, undefined];
  for (const [index, account] of accounts.entries()) {
    ids.leads.push(await crm.create('seller', 'leads', { subject: `Topic ${index}`, lastname: 'x', leadqualitycode: index === 0 ? 3 : index, ...(account ? { 'parentaccountid@odata.bind': `/accounts(${account})` } : {}) }));
  }
  // Two tasks on the first lead, one of them done; one open task on the second.
  const task = (lead: number, subject: string, more = {}) => crm.create('seller', 'tasks', { subject, ...more, 'regardingobjectid_lead_task@odata.bind': `/leads(${ids.leads[lead]})` });
  await task(0, 'Call');
  await task(0, 'Write', { statecode: 1, statuscode: 5 });
  await task(1, 'Call');
  // A task of somebody else on the third: the seller does not see it, so it counts for nothing.
  await crm.create('admin', 'tasks', { subject: 'Call', 'regardingobjectid_lead_task@odata.bind': `/leads(${ids.leads[2]})` });
});
afterAll(() => crm.stop());

const run = (xml: string, set = 'leads', as = 'seller'): Promise<Answer> => crm.send(as, 'GET', `${set}?fetchXml=${encodeURIComponent(xml)}`, { headers: { Prefer: 'odata.include-annotations="*"' } });
const topics = async (inside: string, fetch = '<fetch>'): Promise<unknown[]> => {
  const answer = await run(`${fetch}<entity name="lead"><attribute name="subject"/><order attribute="subject"/>${inside}</entity></fetch>`);
  expect([answer.status, errorOf(answer).message]).toEqual([200, '']);
  return rowsOf(answer).map((row) => row['subject']);
};
const tasks = (type: string, conditions = '') => `<link-entity name="task" from="regardingobjectid" to="leadid" link-type="${type}">${conditions}</link-entity>`;
const open = '<filter><condition attribute="statecode" operator="eq" value="0"/></filter>';

test.each([
  ['any: a row of the link', 'any', '', ['Topic 0', 'Topic 1']],
  ['any: a row that meets the filter', 'any', '<filter><condition attribute="subject" operator="eq" value="write"/></filter>', ['Topic 0']],
  ['not any: no row of the link', 'not any', '', ['Topic 2', 'Topic 3']],
  ['not any: no row that meets the filter', 'not any', '<filter><condition attribute="subject" operator="eq" value="write"/></filter>', ['Topic 1', 'Topic 2', 'Topic 3']],
  ['all: rows, none of which meets the filter', 'all', '<filter><condition attribute="statecode" operator="eq" value="1"/></filter>', ['Topic 1']],
  ['not all: the same as any', 'not all', open, ['Topic 0', 'Topic 1']],
])('%s', async (_, type, conditions, expected) => {
  expect(await topics(`<filter>${tasks(type, conditions)}</filter>`)).toEqual(expected);
});

test('links in a filter take part in its and and or, and stand beside other conditions', async () => {
  const condition = '<condition attribute="subject" operator="eq" value="Topic 3"/>';
  expect(await topics(`<filter type="or">${tasks('any')}${condition}</filter>`)).toEqual(['Topic 0', 'Topic 1', 'Topic 3']);
  expect(await topics(`<filter type="and">${tasks('any')}${condition}</filter>`)).toEqual([]);
  expect(await topics(`<filter>${tasks('any')}<filter type="or">${tasks('all', '<filter><condition attribute="statecode" operator="eq" value="1"/></filter>')}${condition}</filter></filter>`)).toEqual(['Topic 1']);
});

test.each(['exists', 'in'])('%s keeps each parent once, however many rows match', async (type) => {
  expect(await topics(tasks('inner'))).toEqual(['Topic 0', 'Topic 0', 'Topic 1']);
  expect(await topics(tasks(type))).toEqual(['Topic 0', 'Topic 1']);
  expect(await topics(tasks(type, open))).toEqual(['Topic 0', 'Topic 1']);
  const nested = `<link-entity name="account" from="accountid" to="parentaccountid" link-type="${type}"><filter><condition attribute="name" operator="eq" value="Northwind"/></filter></link-entity>`;
  const answer = await run(`<fetch><entity name="task"><attribute name="subject"/><link-entity name="lead" from="leadid" to="regardingobjectid" alias="l"><attribute name="subject" alias="topic"/>${nested}</link-entity><order attribute="subject"/></entity></fetch>`, 'tasks');
  expect(rowsOf(answer).map((row) => row['subject'])).toEqual(['Call', 'Call', 'Write']);
});

test('an outer link with a filtering link below keeps every parent', async () => {
  const below = '<link-entity name="lead" from="parentaccountid" to="accountid" link-type="exists"><filter><condition attribute="subject" operator="eq" value="Topic 2"/></filter></link-entity>';
  const answer = await run(`<fetch><entity name="lead"><attribute name="subject"/><order attribute="subject"/><link-entity name="account" from="accountid" to="parentaccountid" link-type="outer" alias="a"><attribute name="name"/>${below}</link-entity></entity></fetch>`);
  expect(rowsOf(answer).map((row) => [row['subject'], row['a.name']])).toEqual([['Topic 0', undefined], ['Topic 1', undefined], ['Topic 2', 'Fabrikam'], ['Topic 3', undefined]]);
});

test('matchfirstrowusingcrossapply gives one row of the link with its columns', async () => {
  const link = '<link-entity name="task" from="regardingobjectid" to="leadid" link-type="matchfirstrowusingcrossapply" alias="t"><attribute name="subject"/></link-entity>';
  const rows = rowsOf(await run(`<fetch><entity name="lead"><attribute name="subject"/><order attribute="subject"/>${link}</entity></fetch>`));
  expect(rows.map((row) => row['subject'])).toEqual(['Topic 0', 'Topic 1']);
  expect(['Call', 'Write']).toContain(rows[0]?.['t.subject']);
});

test('columns of two tables are compared, and a link without alias is named by its table', async () => {
  await crm.create('seller', 'leads', { subject: 'Fabrikam', lastname: 'x', 'parentaccountid@odata.bind': `/accounts(${ids.fabrikam})` });
  const link = (alias: string) => `<link-entity name="account" from="accountid" to="parentaccountid" ${alias}/>`;
  expect(await topics(`${link('alias="acct"')}<filter><condition attribute="subject" operator="eq" valueof="acct.name"/></filter>`)).toEqual(['Fabrikam']);
  expect(await topics(`${link('')}<filter><condition entityname="account" attribute="name" operator="eq" value="northwind"/></filter>`)).toEqual(['Topic 0', 'Topic 1']);
});

test('choices are ordered by label and lookups by name, raw values when asked for', async () => {
  const where = '<filter><condition attribute="subject" operator="begins-with" value="Topic"/></filter>';
  const ordered = async (column: string, fetch = '<fetch>') => rowsOf(await run(`${fetch}<entity name="lead"><attribute name="subject"/><order attribute="${column}"/><order attribute="subject"/>${where}</entity></fetch>`)).map((row) => String(row['subject']).slice(6));
  // Hot 1, Warm 2, Cold 3.
  expect(await ordered('leadqualitycode')).toEqual(['0', '3', '1', '2']);
  expect(await ordered('leadqualitycode', '<fetch useraworderby="true">')).toEqual(['1', '2', '0', '3']);
  expect(await ordered('parentaccountid')).toEqual(['3', '2', '0', '1']);
});

test('columns without a value are left out of the rows', async () => {
  const [row] = rowsOf(await run('<fetch top="1"><entity name="lead"><attribute name="subject"/><attribute name="jobtitle"/></entity></fetch>'));
  expect(row).not.toHaveProperty('jobtitle');
  expect(row).toHaveProperty('subject');
});

test('a query and a view run within the rows of a parent', async () => {
  const xml = '<fetch returntotalrecordcount="true"><entity name="lead"><attribute name="subject"/><order attribute="subject"/></entity></fetch>';
  const within = await crm.send('seller', 'GET', `accounts(${ids.northwind})/lead_parent_account?fetchXml=${encodeURIComponent(xml)}`, { headers: { Prefer: 'odata.include-annotations="*"' } });
  expect([rowsOf(within).map((row) => row['subject']), within.json['@Microsoft.Dynamics.CRM.totalrecordcount']]).toEqual([['Topic 0', 'Topic 1'], 2]);
  const view = await crm.create('seller', 'userqueries', { name: 'Mine', querytype: 0, returnedtypecode: 'lead', fetchxml: xml });
  expect(rowsOf(await crm.send('seller', 'GET', `accounts(${ids.fabrikam})/lead_parent_account?userQuery=${view}`)).map((row) => row['subject'])).toContain('Topic 2');
  expect((await crm.send('other', 'GET', `leads(${ids.leads[0]})/Lead_Tasks?fetchXml=${encodeURIComponent('<fetch><entity name="task"/></fetch>')}`)).status).toBe(404);
});

test('distinct pages cover every value once, and the total counts them', async () => {
  const seen: unknown[] = [];
  for (let page = 1; page <= 3; page += 1) {
    const answer = await run(`<fetch distinct="true" count="1" page="${page}" returntotalrecordcount="true"><entity name="lead"><attribute name="leadqualitycode"/><filter><condition attribute="leadqualitycode" operator="not-null"/></filter></entity></fetch>`);
    seen.push(...rowsOf(answer).map((row) => row['leadqualitycode']));
    expect(answer.json['@Microsoft.Dynamics.CRM.totalrecordcount']).toBe(3);
  }
  expect([...seen].sort()).toEqual([1, 2, 3]);
});

test.each([
  ['a filter link outside a filter', tasks('any'), 400],
  ['a joining link inside a filter', `<filter>${tasks('inner')}</filter>`, 400],
  ['columns of a link that only filters', '<link-entity name="task" from="regardingobjectid" to="leadid" link-type="exists"><attribute name="subject"/></link-entity>', 400],
  ['an unknown link type', tasks('sideways'), 501],
  ['more than fifteen links', `<filter>${Array.from({ length: 16 }, () => tasks('any')).join('')}</filter>`, 400],
])('%s is refused', async (_, inside, status) => {
  expect((await run(`<fetch><entity name="lead"><attribute name="subject"/>${inside}</entity></fetch>`)).status).toBe(status);
});

test('a table the caller may not read cannot be asked through a filtering link', async () => {
  const answer = await run('<fetch><entity name="lead"><attribute name="subject"/><filter><link-entity name="msdyn_assignmentrule" from="msdyn_assignmentruleid" to="leadid" link-type="not any"/></filter></entity></fetch>');
  expect(answer.status).toBe(403);
});
