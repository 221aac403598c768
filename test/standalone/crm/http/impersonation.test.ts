// Requests on behalf of another user: who may send them, what they may do then, and whose name stays on the row.
import { randomUUID } from 'node:crypto';
import { errorOf, rowsOf, startCrm, type Answer, type CrmUnderTest } from '../crmUnderTest.ts';

let crm: CrmUnderTest;
beforeAll(async () => {
  crm = await startCrm();
});
afterAll(() => crm.stop());

type Person = keyof CrmUnderTest['people'];
const byObject = (person: Person) => ({ CallerObjectId: crm.people[person].objectId });
const byUser = (person: Person) => ({ MSCRMCallerID: crm.people[person].id });
const giveDelegate = async (path: string): Promise<void> => {
  const [role] = rowsOf(await crm.send('admin', 'GET', "roles?$select=roleid&$filter=name eq 'Delegate'"));
  expect((await crm.send('admin', 'POST', path, { body: { '@odata.id': `${crm.root}/roles(${String(role?.['roleid'])})` } })).status).toBe(204);
};

test.each(['seller', 'mate', 'manager', 'service'] as const)('%s can never act for another user, by no header and not inside a batch', async (who) => {
  for (const headers of [byObject('admin'), byUser('admin'), byObject('other')]) {
    const answer = await crm.send(who, 'GET', 'WhoAmI', { headers });
    expect([answer.status, errorOf(answer).code, errorOf(answer).message.includes('prvActOnBehalfOfAnotherUser')]).toEqual([403, '0x80040220', true]);
  }
  const raw = ['--b', 'Content-Type: application/http', '', 'GET /api/data/v9.2/WhoAmI HTTP/1.1', `CallerObjectId: ${crm.people.admin.objectId}`, '', '', '--b--', ''].join('\r\n');
  const batch = await crm.send(who, 'POST', '$batch', { headers: { 'Content-Type': 'multipart/mixed; boundary=b' }, raw });
  expect([batch.status, batch.text.includes('UserId')]).toEqual([403, false]);
});

test('an administrator acts for a seller with the rights of the seller', async () => {
  const hidden = await crm.create('other', 'leads', { subject: 'Of another', lastname: 'x' });
  const own = await crm.create('seller', 'leads', { subject: 'Own', lastname: 'x' });
  for (const headers of [byObject('seller'), byUser('seller')]) {
    expect((await crm.send('admin', 'GET', 'WhoAmI', { headers })).json['UserId']).toBe(crm.people.seller.id);
    expect((await crm.send('admin', 'GET', `leads(${own})?$select=subject`, { headers })).status).toBe(200);
    expect((await crm.send('admin', 'GET', `leads(${hidden})?$select=subject`, { headers })).status).toBe(404);
    expect((await crm.send('admin', 'POST', 'roles', { headers, body: { name: 'Sneaky' } })).status).toBe(403);
  }
});

test('rows made and changed for another user are by that user and tell who really sent the request', async () => {
  const made = await crm.send('admin', 'POST', 'leads', { headers: { ...byObject('seller'), Prefer: 'return=representation' }, body: { subject: 'For the seller', lastname: 'x' } });
  const people = { _createdby_value: crm.people.seller.id, _createdonbehalfby_value: crm.people.admin.id, _modifiedonbehalfby_value: crm.people.admin.id, _ownerid_value: crm.people.seller.id };
  expect(made.json).toMatchObject(people);
  const path = `leads(${String(made.json['leadid'])})`;
  await crm.send('seller', 'PATCH', path, { body: { subject: 'By the seller' } });
  const after = await crm.send('seller', 'GET', `${path}?$select=_createdonbehalfby_value,_modifiedby_value,_modifiedonbehalfby_value`);
  expect(after.json).toMatchObject({ _createdonbehalfby_value: crm.people.admin.id, _modifiedby_value: crm.people.seller.id, _modifiedonbehalfby_value: null });
});

test('a batch sent for another user runs every item as that user, and an item may name one itself', async () => {
  const item = (extra: readonly string[]) => ['--b', 'Content-Type: application/http', '', 'GET /api/data/v9.2/WhoAmI HTTP/1.1', ...extra, '', ''];
  const send = (headers: Record<string, string>, extra: readonly string[]): Promise<Answer> =>
    crm.send('admin', 'POST', '$batch', { headers: { 'Content-Type': 'multipart/mixed; boundary=b', ...headers }, raw: [...item(extra), '--b--', ''].join('\r\n') });
  expect((await send(byObject('seller'), [])).text).toContain(`"UserId":"${crm.people.seller.id}"`);
  expect((await send({}, [`CallerObjectId: ${crm.people.other.objectId}`])).text).toContain(`"UserId":"${crm.people.other.id}"`);
  expect((await send(byObject('seller'), [`CallerObjectId: ${crm.people.admin.objectId}`])).status).toBe(403);
});

test('with the Delegate role a seller may do for an administrator what both may, and no more', async () => {
  await giveDelegate(`systemusers(${crm.people.mate.id})/systemuserroles_association/$ref`);
  const theirs = await crm.create('other', 'leads', { subject: 'Of another seller', lastname: 'x' });
  const administered = await crm.create('admin', 'leads', { subject: 'Of the administrator', lastname: 'x' });
  const headers = byObject('admin');
  expect((await crm.send('mate', 'GET', `leads(${administered})?$select=subject`, { headers })).status).toBe(200);
  expect((await crm.send('mate', 'GET', `leads(${theirs})?$select=subject`, { headers })).status).toBe(404);
  expect((await crm.send('mate', 'POST', 'roles', { headers, body: { name: 'Sneaky' } })).status).toBe(403);
  expect((await crm.send('mate', 'POST', 'EntityDefinitions', { headers, body: {} })).status).toBe(403);
});

test('the Delegate role of a team does not let its members act for others', async () => {
  const team = await crm.create('admin', 'teams', { name: 'Delegates', 'administratorid@odata.bind': `/systemusers(${crm.people.admin.id})` });
  await giveDelegate(`teams(${team})/teamroles_association/$ref`);
  await crm.send('admin', 'POST', `teams(${team})/teammembership_association/$ref`, { body: { '@odata.id': `${crm.root}/systemusers(${crm.people.other.id})` } });
  expect((await crm.send('other', 'GET', 'WhoAmI', { headers: byObject('admin') })).status).toBe(403);
});

test.each([
  ['a user nobody knows', () => ({ CallerObjectId: randomUUID() }), 403],
  ['the object id of a user where the row\'s id belongs', () => ({ MSCRMCallerID: crm.people.seller.objectId }), 403],
  ['something that is no id', () => ({ CallerObjectId: "x' or '1'='1" }), 400],
])('acting for %s is refused', async (_, headers, status) => {
  expect((await crm.send('admin', 'GET', 'WhoAmI', { headers: headers() })).status).toBe(status);
});
