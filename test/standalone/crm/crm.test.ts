// The Web API as clients rely on it, over real HTTP and a real PostgreSQL.
import { randomUUID } from 'node:crypto';
import { openCrm } from '../../../src/standalone/crm/crm.ts';
import { errorOf, rowsOf, startCrm, type CrmUnderTest } from './crmUnderTest.ts';

let crm: CrmUnderTest;
beforeAll(async () => {
  crm = await startCrm();
});
afterAll(() => crm.stop());

const unique = () => randomUUID().slice(0, 8);

describe('writing', () => {
  test('a nested body is stored whole or not at all', async () => {
    const mark = unique();
    const answer = await crm.send('admin', 'POST', 'accounts', { body: { name: mark, primarycontactid: { lastname: mark, Contact_Tasks: [{ subject: 'good' }, { subject: 'x'.repeat(201) }] } } });
    expect([answer.status, errorOf(answer).code]).toEqual([400, '0x80044331']);
    for (const set of ['accounts', 'contacts']) expect((await crm.send('admin', 'GET', `${set}/$count?$filter=contains(${set === 'accounts' ? 'name' : 'lastname'},'${mark}')`)).text).toBe('0');
  });

  test.each([
    [{ lastname: 'x', nosuch: 1 }, "Could not find a property named 'nosuch' on type 'Microsoft.Dynamics.CRM.lead'."],
    [{ lastname: 'x', numberofemployees: 'many' }, 'Edm.Int32'],
    [{ lastname: 'x', numberofemployees: -5 }, 'outside the valid range'],
    [{ lastname: 'x', leadqualitycode: 99 }, 'outside the valid range'],
    [{ lastname: 'x', donotemail: 1 }, 'Edm.Boolean'],
    [{ lastname: 'x', estimatedclosedate: '2024-02-30' }, 'Edm.Date'],
    [{ lastname: 'x', statecode: 0, statuscode: 3 }, 'not a valid status code'],
    [{ lastname: 'x', 'parentaccountid@odata.bind': '/contacts(00000000-0000-0000-0000-000000000001)' }, 'does not fit'],
    [{ lastname: 'x', 'parentaccountid@odata.bind': '/accounts(00000000-0000-0000-0000-000000000001)' }, 'Does Not Exist'],
    [{ lastname: 'x', _parentaccountid_value: '00000000-0000-0000-0000-000000000001' }, 'Navigation properties'],
  ])('the body %j is refused and says why', async (body, reason) => {
    const answer = await crm.send('admin', 'POST', 'leads', { body });
    expect([400, 404]).toContain(answer.status);
    expect(errorOf(answer).message).toContain(reason);
  });

  test('the system sets name, owner, times, state and base amounts, and ignores what a client says of them', async () => {
    const { seller } = crm.people;
    const id = await crm.create('seller', 'leads', { firstname: ' Ada ', lastname: 'Byron', subject: 's', revenue: 1234.5, fullname: 'Somebody Else', createdon: '1999-01-01T00:00:00Z', versionnumber: 1 });
    const { json } = await crm.send('seller', 'GET', `leads(${id})?$select=fullname,statecode,statuscode,createdon,_ownerid_value,_createdby_value,_owningbusinessunit_value,revenue,revenue_base,exchangerate,_transactioncurrencyid_value`);
    expect(json).toMatchObject({ fullname: 'Ada Byron', statecode: 0, statuscode: 1, _ownerid_value: seller.id, _createdby_value: seller.id, revenue: 1234.5, revenue_base: 1234.5, exchangerate: 1 });
    expect(String(json['createdon'])).toMatch(/^20[2-9]\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(json['_transactioncurrencyid_value']).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('a state brings its default status reason, and completing a task notes when', async () => {
    const id = await crm.create('admin', 'tasks', { subject: 'Call' });
    await crm.send('admin', 'PATCH', `tasks(${id})`, { body: { statecode: 1 } });
    const { json } = await crm.send('admin', 'GET', `tasks(${id})?$select=statuscode,actualend`);
    expect([json['statuscode'], typeof json['actualend']]).toEqual([5, 'string']);
  });

  test('a second row with a given id is a 412, and the first stays', async () => {
    const leadid = randomUUID();
    await crm.create('admin', 'leads', { leadid, lastname: 'First', subject: 's' });
    expect((await crm.send('admin', 'POST', 'leads', { body: { leadid, lastname: 'Second', subject: 's' } })).status).toBe(412);
    expect((await crm.send('admin', 'GET', `leads(${leadid})?$select=lastname`)).json['lastname']).toBe('First');
  });

  test('of twenty changes with the same version exactly one wins', async () => {
    const id = await crm.create('admin', 'leads', { lastname: 'Contested', subject: 's' });
    const etag = String((await crm.send('admin', 'GET', `leads(${id})?$select=subject`)).json['@odata.etag']);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => crm.send('admin', 'PATCH', `leads(${id})`, { body: { subject: `s${index}` }, headers: { 'If-Match': etag } })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([204, ...Array.from({ length: 19 }, () => 412)]);
  });

  test('deleting a lead takes its activities, notes and email links along and clears other lookups', async () => {
    const lead = await crm.create('admin', 'leads', { lastname: 'Gone', subject: 's' });
    const bind = { 'regardingobjectid_lead_task@odata.bind': `/leads(${lead})` };
    const task = await crm.create('admin', 'tasks', { subject: 't', ...bind });
    const note = await crm.create('admin', 'annotations', { subject: 'n', 'objectid_lead@odata.bind': `/leads(${lead})` });
    const link = await crm.create('admin', 'hrz_emaillinks', { hrz_name: 'a@b.example', hrz_verdict: 927430000, 'hrz_LeadId@odata.bind': `/leads(${lead})` });
    const account = await crm.create('admin', 'accounts', { name: 'Stays', 'originatingleadid@odata.bind': `/leads(${lead})` });
    expect((await crm.send('admin', 'DELETE', `leads(${lead})`)).status).toBe(204);
    const statuses = await Promise.all([`tasks(${task})`, `annotations(${note})`, `hrz_emaillinks(${link})`].map(async (path) => (await crm.send('admin', 'GET', path)).status));
    expect(statuses).toEqual([404, 404, 404]);
    expect((await crm.send('admin', 'GET', `accounts(${account})?$select=_originatingleadid_value`)).json['_originatingleadid_value']).toBeNull();
  });

  test('an email knows the addresses of its bound parties, and new parties replace the old', async () => {
    const lead = await crm.create('seller', 'leads', { lastname: 'Mail', subject: 's', emailaddress1: 'lead@x.example' });
    const parties = (to: object) => [{ 'partyid_systemuser@odata.bind': `/systemusers(${crm.people.seller.id})`, participationtypemask: 1 }, to];
    const email = await crm.create('seller', 'emails', { subject: 'Hi', email_activity_parties: parties({ 'partyid_lead@odata.bind': `/leads(${lead})`, participationtypemask: 2 }) });
    expect((await crm.send('seller', 'GET', `emails(${email})?$select=sender,torecipients`)).json).toMatchObject({ sender: crm.people.seller.email, torecipients: 'lead@x.example' });
    await crm.send('seller', 'PATCH', `emails(${email})`, { body: { email_activity_parties: parties({ addressused: 'new@x.example', participationtypemask: 2 }) } });
    const { json } = await crm.send('seller', 'GET', `emails(${email})?$select=torecipients&$expand=email_activity_parties($select=addressused)`);
    expect(json['torecipients']).toBe('new@x.example');
    expect(json['email_activity_parties']).toHaveLength(2);
  });

  test('our own tables insist on their required columns', async () => {
    const answer = await crm.send('admin', 'POST', 'hrz_consents', { body: { hrz_name: 'Somebody' } });
    expect([answer.status, errorOf(answer).message]).toEqual([400, "Required field 'hrz_textversion' of 'hrz_consent' is missing."]);
  });
});

describe('reading', () => {
  const mark = unique();
  beforeAll(async () => {
    const parent = await crm.create('admin', 'accounts', { name: `P${mark}` });
    const lead = (body: object) => crm.create('admin', 'leads', { subject: mark, ...body });
    await lead({ lastname: 'A', revenue: 10, jobtitle: 'Buyer', 'parentaccountid@odata.bind': `/accounts(${parent})` });
    await lead({ lastname: 'B', revenue: 10 });
    await lead({ lastname: 'C', revenue: 20, jobtitle: 'Chief' });
    await lead({ lastname: 'D' });
    const e = await lead({ lastname: 'E', revenue: 10, firstname: '100%' });
    await crm.create('admin', 'tasks', { subject: 'one', prioritycode: 2, 'regardingobjectid_lead_task@odata.bind': `/leads(${e})` });
    await crm.create('admin', 'tasks', { subject: 'two', prioritycode: 0, 'regardingobjectid_lead_task@odata.bind': `/leads(${e})` });
  });
  const names = async (filter: string): Promise<string> => {
    const answer = await crm.send('admin', 'GET', `leads?$select=lastname&$orderby=lastname&$filter=${encodeURIComponent(`subject eq '${mark}' and (${filter})`)}`);
    return answer.status === 200 ? rowsOf(answer).map((row) => row['lastname']).join('') : `${answer.status} ${errorOf(answer).message}`;
  };

  test.each([
    ["jobtitle ne 'Buyer'", 'BCDE'],
    ["not (jobtitle eq 'Buyer')", 'BCDE'],
    ['not (revenue gt 15)', 'ABDE'],
    ['revenue gt 15 or revenue eq null', 'CD'],
    ["parentaccountid/name eq 'p" + mark + "'", 'A'],
    ["parentaccountid/ownerid/fullname eq 'Admin Test'", 'A'],
    ["createdby/lastname eq 'TEST'", 'ABCDE'],
    ["Lead_Tasks/any(t:t/subject eq 'one' and t/prioritycode eq 2)", 'E'],
    ["Lead_Tasks/any(t:t/subject eq 'one' and t/prioritycode eq 0)", ''],
    ['Lead_Tasks/any()', 'E'],
    ['not Lead_Tasks/any()', 'ABCD'],
    ["Lead_Tasks/all(t:t/subject ne 'one')", ''],
    ["Lead_Tasks/all(t:t/prioritycode ge 0)", 'E'],
    ["Lead_Tasks/any(t:t/ownerid/fullname eq 'Admin Test')", 'E'],
    ["startswith(firstname,'100[%]')", 'E'],
    ["contains(jobtitle,'b_y')", 'A'],
    ["contains(jobtitle,'[bc]h')", 'C'],
    ["startswith(lastname,'[^A-C]')", 'DE'],
    ["Microsoft.Dynamics.CRM.Between(PropertyName='revenue',PropertyValues=[\"5\",\"15\"])", 'ABE'],
    ["Microsoft.Dynamics.CRM.NotIn(PropertyName='lastname',PropertyValues=[\"a\",\"b\"])", 'CDE'],
    ["Microsoft.Dynamics.CRM.OlderThanXDays(PropertyName='createdon',PropertyValue=1)", ''],
    ["Microsoft.Dynamics.CRM.ThisYear(PropertyName='createdon')", 'ABCDE'],
    ["Microsoft.Dynamics.CRM.NotEqualUserId(PropertyName='ownerid')", ''],
    ['firstname eq lastname', ''],
    ["lastname eq 'A' or lastname eq 'B' and revenue eq 20", 'A'],
  ])('the filter %s finds "%s"', async (filter, expected) => {
    expect(await names(filter)).toBe(expected);
  });

  test.each([
    ['revenue eq 1 eq 2', 400, 'position'],
    ["revenue eq 'x'", 400, 'incompatible types'],
    ['subject gt 5', 400, 'incompatible types'],
    ["contains(revenue,'1')", 400, 'not text'],
    ['nosuch eq 1', 400, "Could not find a property named 'nosuch'"],
    ["Microsoft.Dynamics.CRM.Above(PropertyName='leadid',PropertyValue='x')", 501, 'not supported'],
    ["Lead_Tasks/subject eq 'x'", 400, 'any or all'],
  ])('the filter %s is answered %i', async (filter, status, reason) => {
    const answer = await crm.send('admin', 'GET', `leads?$filter=${encodeURIComponent(filter)}`);
    expect(answer.status).toBe(status);
    expect(errorOf(answer).message).toContain(reason);
  });

  test.each(['revenue', 'revenue desc', 'jobtitle desc,revenue', 'parentaccountid/name desc'])('pages of two in the order "%s" show every row once, in that order', async (order) => {
    const all = rowsOf(await crm.send('admin', 'GET', `leads?$select=lastname&$filter=subject eq '${mark}'&$orderby=${order}`)).map((row) => row['lastname']);
    const paged: unknown[] = [];
    let next: unknown = `leads?$select=lastname&$filter=subject eq '${mark}'&$orderby=${order}`;
    while (typeof next === 'string') {
      const page = await crm.send('admin', 'GET', next, { headers: { Prefer: 'odata.maxpagesize=2' } });
      expect(rowsOf(page).length).toBeLessThanOrEqual(2);
      paged.push(...rowsOf(page).map((row) => row['lastname']));
      next = page.json['@odata.nextLink'];
    }
    expect(paged).toEqual(all);
    expect([...paged].sort()).toEqual(['A', 'B', 'C', 'D', 'E']);
  });

  test('an expanded collection keeps its own filter, order and top for every parent', async () => {
    const answer = await crm.send('admin', 'GET', `leads?$select=lastname&$filter=subject eq '${mark}'&$orderby=lastname&$expand=Lead_Tasks($select=subject;$orderby=subject desc;$top=1),parentaccountid($select=name;$expand=ownerid($select=fullname))`);
    const rows = rowsOf(answer);
    expect(rows.map((row) => (row['Lead_Tasks'] as { subject: string }[]).map((task) => task.subject))).toEqual([[], [], [], [], ['two']]);
    expect(rows[0]?.['parentaccountid']).toMatchObject({ name: `P${mark}`, ownerid: { fullname: 'Admin Test' } });
    expect(rows[1]?.['parentaccountid']).toBeNull();
  });

  test('groups leave null keys out and name a path key after its table', async () => {
    const rows = rowsOf(await crm.send('admin', 'GET', `leads?$apply=filter(subject eq '${mark}')/groupby((parentaccountid/name),aggregate($count as n,revenue with sum as total))`));
    expect(rows).toEqual(expect.arrayContaining([{ account_name: `P${mark}`, n: 1, total: 10 }, { n: 4, total: 40 }]));
    expect(rows).toHaveLength(2);
  });

  test('activities of all kinds are read through activitypointers, and are not written there', async () => {
    const id = await crm.create('admin', 'phonecalls', { subject: `call ${mark}` });
    const found = rowsOf(await crm.send('admin', 'GET', `activitypointers?$select=subject,activitytypecode&$filter=activityid eq ${id}`));
    expect(found).toMatchObject([{ activityid: id, activitytypecode: 'phonecall', subject: `call ${mark}` }]);
    expect((await crm.send('admin', 'PATCH', `activitypointers(${id})`, { body: { subject: 'x' } })).status).toBe(400);
  });

  test('a path may lead on behind a lookup', async () => {
    const [lead] = rowsOf(await crm.send('admin', 'GET', `leads?$select=leadid&$filter=subject eq '${mark}' and lastname eq 'A'`));
    expect((await crm.send('admin', 'GET', `leads(${String(lead?.['leadid'])})/parentaccountid/name`)).json['value']).toBe(`P${mark}`);
  });
});

describe('batches', () => {
  const part = (id: number, line: string, body: unknown) => `--c\r\nContent-Type: application/http\r\nContent-ID: ${id}\r\n\r\n${line} HTTP/1.1\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(body)}\r\n`;
  const changeSet = (...parts: readonly string[]) => ({
    headers: { 'Content-Type': 'multipart/mixed; boundary=b' },
    raw: `--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n${parts.join('')}--c--\r\n--b--\r\n`,
  });

  test('Content-ID references join rows made in the same change set, in bodies and URLs', async () => {
    const mark = unique();
    const answer = await crm.send('admin', 'POST', '$batch', changeSet(
      part(1, 'POST /api/data/v9.2/contacts', { lastname: mark }),
      part(2, 'POST /api/data/v9.2/accounts', { name: mark, 'primarycontactid@odata.bind': '$1' }),
      part(3, 'PATCH $1', { jobtitle: 'Buyer' }),
      part(4, 'PUT $2/telephone1', { value: '$1 off' }),
    ));
    expect(answer.status).toBe(200);
    const [row] = rowsOf(await crm.send('admin', 'GET', `accounts?$select=telephone1&$filter=name eq '${mark}'&$expand=primarycontactid($select=jobtitle,lastname)`));
    expect(row).toMatchObject({ telephone1: '$1 off', primarycontactid: { jobtitle: 'Buyer', lastname: mark } });
  });

  test('an undeclared reference is a 400 and undoes the change set', async () => {
    const mark = unique();
    const answer = await crm.send('admin', 'POST', '$batch', changeSet(part(1, 'POST /api/data/v9.2/contacts', { lastname: mark }), part(2, 'POST /api/data/v9.2/accounts', { name: mark, 'primarycontactid@odata.bind': '$9' })));
    expect(answer.text).toContain("Content-ID Reference: '$9' does not exist in the batch context.");
    expect((await crm.send('admin', 'GET', `contacts/$count?$filter=lastname eq '${mark}'`)).text).toBe('0');
  });

  test('a read inside a change set and a batch inside a batch are refused', async () => {
    expect((await crm.send('admin', 'POST', '$batch', changeSet(part(1, 'GET /api/data/v9.2/leads', {})))).status).toBe(400);
    expect((await crm.send('admin', 'POST', '$batch', changeSet(part(1, 'POST /api/data/v9.2/$batch', {})))).status).not.toBe(200);
  });
});

describe('the database', () => {
  test('opens again, and installs the same organization again without doubles', async () => {
    const again = await openCrm({ databaseUrl: crm.databaseUrl, organization: { id: randomUUID(), tenantId: randomUUID(), name: 'x', currency: { isoCode: 'USD', symbol: '$', name: 'x' } }, verifyToken: async () => undefined, origins: [] });
    await again.close();
    await crm.crm.installOrganization(Object.values(crm.people));
    expect((await crm.send('admin', 'GET', 'systemusers/$count')).text).toBe('6');
  });

  test('rows are seeded as a user through the same rules, with their own date of creation', async () => {
    const id = await crm.crm.createAs(crm.people.seller.id, 'leads', { subject: 's', lastname: 'Seeded', overriddencreatedon: '2024-05-06T07:08:09Z' });
    expect((await crm.send('seller', 'GET', `leads(${id})?$select=createdon,_ownerid_value`)).json).toMatchObject({ createdon: '2024-05-06T07:08:09Z', _ownerid_value: crm.people.seller.id });
    await expect(crm.crm.createAs(crm.people.seller.id, 'roles', { name: 'x' })).rejects.toMatchObject({ status: 403 });
  });
});

describe('change tracking', () => {
  const tracked = { headers: { Prefer: 'odata.track-changes' } };

  test('the delta link answers what was created, changed and deleted since, and nothing twice', async () => {
    const mark = unique();
    const [kept, changed, gone] = await Promise.all(['kept', 'changed', 'gone'].map((name) => crm.create('admin', 'territories', { name: `${name} ${mark}` })));
    const first = await crm.send('admin', 'GET', 'territories?$select=name', tracked);
    expect([first.headers.get('Preference-Applied'), rowsOf(first).length]).toEqual(['odata.track-changes', 3]);
    await crm.send('admin', 'PATCH', `territories(${changed})`, { body: { name: `new ${mark}` } });
    await crm.send('admin', 'DELETE', `territories(${gone})`);
    const link = String(first.json['@odata.deltaLink']);
    const second = await crm.send('admin', 'GET', link);
    expect(rowsOf(second)).toMatchObject([{ territoryid: changed, name: `new ${mark}` }, { id: gone, reason: 'deleted' }]);
    expect(JSON.stringify(second.json)).not.toContain(String(kept));
    expect((await crm.send('admin', 'GET', link.replace('/territories?', '/territories/$count?'))).text).toBe('2');
    expect(rowsOf(await crm.send('admin', 'GET', String(second.json['@odata.deltaLink'])))).toEqual([]);
  });

  test('no change is lost between links while others write', async () => {
    const seen = new Set<unknown>();
    let link = String((await crm.send('admin', 'GET', 'campaigns?$select=name', tracked)).json['@odata.deltaLink']);
    const follow = async (): Promise<void> => {
      const answer = await crm.send('admin', 'GET', link);
      for (const row of rowsOf(answer)) seen.add(row['campaignid']);
      link = String(answer.json['@odata.deltaLink']);
    };
    const writing = Promise.all(Array.from({ length: 60 }, () => crm.create('admin', 'campaigns', { name: 'c' })));
    for (let round = 0; round < 15; round += 1) await follow();
    const ids = await writing;
    await follow();
    expect(ids.filter((id) => !seen.has(id))).toEqual([]);
  });

  test('filters and callers who see only part of a table are refused', async () => {
    const filtered = await crm.send('admin', 'GET', "accounts?$filter=name eq 'x'", tracked);
    expect([filtered.status, errorOf(filtered).message]).toEqual([400, 'The "$filter" query parameter isn\'t supported when Change Tracking is enabled.']);
    expect((await crm.send('seller', 'GET', 'leads?$select=subject', tracked)).status).toBe(403);
    expect((await crm.send('seller', 'GET', 'leads?$deltatoken=0!x')).status).toBe(403);
    expect((await crm.send('seller', 'GET', 'leads/$count?$deltatoken=0!x')).status).toBe(403);
  });
});

describe('messages', () => {
  test('a qualified lead leaves account, contact and opportunity linked to it and to each other, for its owner', async () => {
    const { seller } = crm.people;
    const lead = await crm.create('seller', 'leads', { subject: 'Ten robots', firstname: 'Gina', lastname: 'Hall', companyname: 'Hall & Co', emailaddress1: 'gina@hall.example', estimatedamount: 5000 });
    const qualify = (as: string) => crm.send(as, 'POST', `leads(${lead})/Microsoft.Dynamics.CRM.QualifyLead`, { body: { CreateAccount: true, CreateContact: true, CreateOpportunity: true, Status: 3 } });
    expect((await qualify('other')).status).toBe(404);
    expect(rowsOf(await qualify('seller')).map((row) => row['@odata.type'])).toEqual(['account', 'contact', 'opportunity'].map((name) => `#Microsoft.Dynamics.CRM.${name}`));
    const { json } = await crm.send('seller', 'GET', `leads(${lead})?$select=statecode,statuscode&$expand=parentaccountid($select=name;$expand=primarycontactid($select=fullname)),parentcontactid($select=emailaddress1),qualifyingopportunityid($select=name,estimatedvalue,_ownerid_value)`);
    expect(json).toMatchObject({
      statecode: 1, statuscode: 3,
      parentaccountid: { name: 'Hall & Co', primarycontactid: { fullname: 'Gina Hall' } },
      parentcontactid: { emailaddress1: 'gina@hall.example' },
      qualifyingopportunityid: { name: 'Ten robots', estimatedvalue: 5000, _ownerid_value: seller.id },
    });
    expect((await qualify('seller')).status).toBe(400);
  });

  test('an opportunity is won once, with its closing kept as an activity', async () => {
    const id = await crm.create('seller', 'opportunities', { name: 'Chance' });
    const win = (as: string) => crm.send(as, 'POST', 'WinOpportunity', { body: { Status: 3, OpportunityClose: { subject: 'Won it', 'opportunityid@odata.bind': `/opportunities(${id})` } } });
    expect((await win('other')).status).toBe(404);
    expect((await win('seller')).status).toBe(204);
    expect((await win('seller')).status).toBe(400);
    const { json } = await crm.send('seller', 'GET', `opportunities(${id})?$select=statecode,statuscode&$expand=Opportunity_OpportunityClose($select=subject)`);
    expect(json).toMatchObject({ statecode: 1, statuscode: 3, Opportunity_OpportunityClose: [{ subject: 'Won it' }] });
  });

  test('an email keeps its attachments, whichever way they are linked', async () => {
    const email = await crm.create('seller', 'emails', { subject: 'Files', email_activity_mime_attachment: [{ filename: 'a.txt', body: 'YQ==' }] });
    await crm.create('seller', 'activitymimeattachments', { filename: 'b.txt', 'objectid_activitypointer@odata.bind': `/emails(${email})` });
    const { json } = await crm.send('seller', 'GET', `emails(${email})?$select=subject&$expand=email_activity_mime_attachment($select=filename;$orderby=filename)`);
    expect((json['email_activity_mime_attachment'] as { filename: string }[]).map((file) => file.filename)).toEqual(['a.txt', 'b.txt']);
    expect((await crm.send('other', 'POST', 'activitymimeattachments', { body: { filename: 'c.txt', 'objectid_activitypointer@odata.bind': `/emails(${email})` } })).status).toBe(404);
  });

  test('an email without recipients is not sent, one with them waits for delivery', async () => {
    const email = await crm.create('seller', 'emails', { subject: 'Hello' });
    const send = () => crm.send('seller', 'POST', `emails(${email})/Microsoft.Dynamics.CRM.SendEmail`, { body: { IssueSend: true } });
    expect((await send()).status).toBe(400);
    await crm.send('seller', 'PATCH', `emails(${email})`, { body: { email_activity_parties: [{ 'partyid_systemuser@odata.bind': `/systemusers(${crm.people.seller.id})`, participationtypemask: 1 }, { addressused: 'x@y.example', participationtypemask: 2 }] } });
    expect((await send()).json['Subject']).toBe('Hello');
    expect((await crm.send('seller', 'GET', `emails(${email})?$select=statecode,statuscode`)).json).toMatchObject({ statecode: 1, statuscode: 6 });
  });

  test('what Dataverse knows and this server does not is a 501, never a guess', async () => {
    for (const path of ['RetrieveDuplicates()', 'leads(00000000-0000-0000-0000-000000000001)/Microsoft.Dynamics.CRM.Merge', 'ManagedPropertyDefinitions']) expect([path, (await crm.send('admin', 'GET', path)).status]).toEqual([path, 501]);
  });
});

test('an error tells its details to who asks for annotations, alone and inside a batch', async () => {
  const answer = await crm.send('seller', 'GET', 'leads?$filter=nosuch eq 1', { headers: { Prefer: 'odata.include-annotations="*"' } });
  expect((answer.json['error'] as Record<string, unknown>)['@Microsoft.PowerApps.CDS.InnerError.Message']).toContain('nosuch');
  const raw = ['--b', 'Content-Type: application/http', '', 'GET /api/data/v9.2/leads?$filter=nosuch eq 1 HTTP/1.1', 'Prefer: odata.include-annotations="Microsoft.PowerApps.CDS.HelpLink"', '', '', '--b--', ''].join('\r\n').replace('nosuch eq 1', 'nosuch%20eq%201');
  const batch = await crm.send('seller', 'POST', '$batch', { headers: { 'Content-Type': 'multipart/mixed; boundary=b' }, raw });
  expect([batch.text.includes('@Microsoft.PowerApps.CDS.HelpLink'), batch.text.includes('InnerError')]).toEqual([true, false]);
  expect(Object.keys((await crm.send('seller', 'GET', 'leads?$filter=nosuch eq 1')).json['error'] as object)).toEqual(['code', 'message']);
});

test('the schema tells on request which tables track changes', async () => {
  expect((await crm.send('seller', 'GET', '$metadata?annotations=true')).text).toContain('Org.OData.Capabilities.V1.ChangeTracking');
  expect((await crm.send('seller', 'GET', '$metadata')).text).not.toContain('ChangeTracking');
});

test('rows above and below another are found along the table\'s lookup to itself; a table without one answers 501', async () => {
  const top = await crm.create('seller', 'accounts', { name: 'Top' });
  const middle = await crm.create('seller', 'accounts', { name: 'Middle', 'parentaccountid@odata.bind': `/accounts(${top})` });
  const bottom = await crm.create('seller', 'accounts', { name: 'Bottom', 'parentaccountid@odata.bind': `/accounts(${middle})` });
  const ask = async (name: string, id: string) => rowsOf(await crm.send('seller', 'GET', `accounts?$select=name&$orderby=name&$filter=Microsoft.Dynamics.CRM.${name}(PropertyName='accountid',PropertyValue='${id}')`)).map((row) => row['name']);
  expect([await ask('Under', top), await ask('UnderOrEqual', middle), await ask('Above', bottom), await ask('AboveOrEqual', top)]).toEqual([['Bottom', 'Middle'], ['Bottom', 'Middle'], ['Middle', 'Top'], ['Top']]);
  expect((await crm.send('seller', 'GET', `leads?$filter=Microsoft.Dynamics.CRM.Under(PropertyName='leadid',PropertyValue='${top}')`)).status).toBe(501);
  await crm.create('seller', 'leads', { subject: 'Contained', lastname: 'x', leadqualitycode: 2 });
  expect(rowsOf(await crm.send('seller', 'GET', `leads?$select=subject&$filter=subject eq 'Contained' and Microsoft.Dynamics.CRM.ContainValues(PropertyName='leadqualitycode',PropertyValues=["2","3"])`))).toHaveLength(1);
});
