// CreateMultiple, UpdateMultiple and UpsertMultiple: many rows in one request, all of them or none.
import { randomUUID } from 'node:crypto';
import { rowsOf, startCrm, type CrmUnderTest } from '../crmUnderTest.ts';

let crm: CrmUnderTest;
beforeAll(async () => {
  crm = await startCrm();
});
afterAll(() => crm.stop());

const type = 'Microsoft.Dynamics.CRM.lead';
const send = (as: string, name: string, targets: unknown) => crm.send(as, 'POST', `leads/Microsoft.Dynamics.CRM.${name}`, { body: { Targets: targets } });
const count = async (mark: string) => (await crm.send('admin', 'GET', `leads/$count?$filter=companyname eq '${mark}'`)).text;

test('rows are created with their ids answered in order', async () => {
  const mark = randomUUID();
  const answer = await send('seller', 'CreateMultiple', [1, 2, 3].map((index) => ({ '@odata.type': type, subject: `Row ${index}`, lastname: 'x', companyname: mark })));
  const ids = answer.json['Ids'] as string[];
  expect([answer.status, ids.length]).toEqual([200, 3]);
  expect((await crm.send('seller', 'GET', `leads(${ids[1]})?$select=subject`)).json['subject']).toBe('Row 2');
});

test('one row that is refused takes all others with it', async () => {
  const mark = randomUUID();
  const refused = await send('seller', 'CreateMultiple', [{ '@odata.type': type, subject: 'Good', lastname: 'x', companyname: mark }, { '@odata.type': type, subject: 'Bad', nosuchcolumn: 1 }]);
  expect([refused.status, await count(mark)]).toEqual([400, '0']);
});

test('rows are changed; one of another seller stops the whole', async () => {
  const [mine, theirs] = [await crm.create('seller', 'leads', { subject: 'Mine', lastname: 'x' }), await crm.create('other', 'leads', { subject: 'Theirs', lastname: 'x' })];
  expect((await send('seller', 'UpdateMultiple', [{ '@odata.type': type, leadid: mine, subject: 'Changed' }])).status).toBe(204);
  const refused = await send('seller', 'UpdateMultiple', [{ '@odata.type': type, leadid: mine, subject: 'Again' }, { '@odata.type': type, leadid: theirs, subject: 'Taken' }]);
  expect([refused.status, (await crm.send('seller', 'GET', `leads(${mine})?$select=subject`)).json['subject'], (await crm.send('other', 'GET', `leads(${theirs})?$select=subject`)).json['subject']]).toEqual([404, 'Changed', 'Theirs']);
});

test('an upsert tells what it created and what it changed', async () => {
  const known = await crm.create('seller', 'leads', { subject: 'Known', lastname: 'x' });
  const fresh = randomUUID();
  const answer = await send('seller', 'UpsertMultiple', [known, fresh].map((leadid) => ({ '@odata.type': type, leadid, subject: 'Upserted', lastname: 'y' })));
  expect(answer.json['Results']).toEqual([expect.objectContaining({ RecordCreated: false }), expect.objectContaining({ RecordCreated: true, Target: { '@odata.type': `#${type}`, leadid: fresh } })]);
  expect(rowsOf(await crm.send('seller', 'GET', `leads?$select=subject&$filter=subject eq 'Upserted'`))).toHaveLength(2);
});

test.each([['no list', 'x'], ['an empty list', []], ['no type', [{ subject: 'x', lastname: 'y' }]], ['another type', [{ '@odata.type': 'Microsoft.Dynamics.CRM.account', name: 'x' }]]])('%s is a 400', async (_, targets) => {
  expect((await send('seller', 'CreateMultiple', targets)).status).toBe(400);
});

test('a change set holds it, and rolls it back', async () => {
  const mark = randomUUID();
  const item = (id: number, body: object) => ['--c', 'Content-Type: application/http', `Content-ID: ${id}`, '', 'POST /api/data/v9.2/leads/Microsoft.Dynamics.CRM.CreateMultiple HTTP/1.1', 'Content-Type: application/json', '', JSON.stringify(body), ''];
  const good = { Targets: [{ '@odata.type': type, subject: 'x', lastname: 'y', companyname: mark }] };
  const raw = ['--b', 'Content-Type: multipart/mixed; boundary=c', '', ...item(1, good), ...item(2, { Targets: [] }), '--c--', '', '--b--', ''].join('\r\n');
  expect((await crm.send('seller', 'POST', '$batch', { headers: { 'Content-Type': 'multipart/mixed; boundary=b' }, raw })).status).toBe(400);
  expect(await count(mark)).toBe('0');
});
