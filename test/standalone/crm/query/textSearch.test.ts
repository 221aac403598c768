// Searches at the end of and inside texts find the same with an index as without, and the indexes are there.
import pg from 'pg';
import { rowsOf, startCrm, type CrmUnderTest } from '../crmUnderTest.ts';

let crm: CrmUnderTest;
const addresses = ['Anna@Contoso.Example', 'b@contoso_x.example', 'c@contosoyx.example', 'd@münchen.example', 'e@a%b.example', 'f\\g@back.example', null];
beforeAll(async () => {
  crm = await startCrm();
  for (const [index, emailaddress1] of addresses.entries()) await crm.create('seller', 'leads', { subject: String(index), lastname: 'x', emailaddress1, companyname: `Company ${emailaddress1 ?? ''}` });
});
afterAll(() => crm.stop());

const found = async (filter: string) => rowsOf(await crm.send('seller', 'GET', `leads?$select=subject&$orderby=subject&$filter=${encodeURIComponent(filter)}`)).map((row) => Number(row['subject']));

test.each([
  ['without regard to case', "endswith(emailaddress1,'@CONTOSO.example')", [0]],
  ['letters of other languages', "endswith(emailaddress1,'@MÜNCHEN.example')", [3]],
  ['_ stands for one sign', "endswith(emailaddress1,'@contoso_x.example')", [1, 2]],
  ['% stands for any signs', "endswith(emailaddress1,'contoso%example')", [0, 1, 2]],
  ['a set of signs', "endswith(emailaddress1,'@contoso[y]x.example')", [2]],
  ['a backslash is a sign', "endswith(emailaddress1,'f\\g@back.example')", [5]],
  ['the end only', "endswith(emailaddress1,'@contoso')", []],
  ['not, with rows that have no address', "not endswith(emailaddress1,'.example')", [6]],
  ['inside, in several columns', "contains(companyname,'CONTOSO') or contains(emailaddress1,'back')", [0, 1, 2, 5]],
])('%s', async (_, filter, expected) => {
  expect(await found(filter)).toEqual(expected);
});

test('FetchXML finds the same ends', async () => {
  const xml = '<fetch><entity name="lead"><attribute name="subject"/><filter><condition attribute="emailaddress1" operator="ends-with" value="@Contoso.example"/></filter></entity></fetch>';
  expect(rowsOf(await crm.send('seller', 'GET', `leads?fetchXml=${encodeURIComponent(xml)}`)).map((row) => row['subject'])).toEqual(['0']);
});

test('the ends of addresses and the insides of names have indexes PostgreSQL can use', async () => {
  const client = new pg.Client({ connectionString: crm.databaseUrl });
  await client.connect();
  try {
    await client.query('set enable_seqscan = off');
    const planOf = async (condition: string) => JSON.stringify((await client.query(`explain select 1 from crm.lead where ${condition}`)).rows);
    expect(await planOf(`reverse(lower(emailaddress1)) like reverse(lower('@contoso.example' collate crm."$text")) || '%'`)).toContain('lead_emailaddress1_end');
    await client.query('drop index crm.lead_companyname');
    expect(await planOf(`lower(companyname) like lower('%contoso%' collate crm."$text")`)).toContain('lead_companyname_search');
  } finally {
    await client.end();
  }
});
