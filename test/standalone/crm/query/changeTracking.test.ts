// Tokens of change tracking: they are continued from for as long as the organization keeps changes.
import { errorOf, rowsOf, startCrm, type CrmUnderTest } from '../crmUnderTest.ts';

let crm: CrmUnderTest;
beforeAll(async () => {
  crm = await startCrm();
});
afterAll(() => crm.stop());

const stampOf = (daysAgo: number): string => {
  const at = new Date(Date.now() - daysAgo * 86_400_000).toISOString();
  return `${at.slice(5, 7)}/${at.slice(8, 10)}/${at.slice(0, 4)} ${at.slice(11, 19)}`;
};
const since = (token: string, path = 'accounts') => crm.send('admin', 'GET', `${path}?$deltatoken=${encodeURIComponent(token)}`);

test('a link tells what changed since, a token older than seven days asks for a full read', async () => {
  const first = await crm.send('admin', 'GET', 'accounts?$select=name', { headers: { Prefer: 'odata.track-changes' } });
  const id = await crm.create('admin', 'accounts', { name: 'New' });
  const changes = await crm.send('admin', 'GET', String(first.json['@odata.deltaLink']));
  expect(rowsOf(changes)).toEqual([expect.objectContaining({ accountid: id, name: 'New' })]);
  expect([(await since(`0!${stampOf(6)}`)).status, (await since(`0!${stampOf(6)}`, 'accounts/$count')).text]).toEqual([200, '1']);
  for (const path of ['accounts', 'accounts/$count']) {
    const expired = await since(`0!${stampOf(8)}`, path);
    expect([expired.status, errorOf(expired).code]).toEqual([400, '0x80044352']);
  }
});

test('an organization sets how long changes are kept', async () => {
  const [organization] = rowsOf(await crm.send('admin', 'GET', 'organizations?$select=organizationid'));
  await crm.send('admin', 'PATCH', `organizations(${String(organization?.['organizationid'])})`, { body: { expirechangetrackingindays: 30 } });
  expect((await since(`0!${stampOf(20)}`)).status).toBe(200);
  expect((await since(`0!${stampOf(31)}`)).status).toBe(400);
});

test.each(['', '5', "0!x' or '1'='1", '0!99/99/2026 00:00:00'])('the token %s is refused', async (token) => {
  expect((await since(token)).status).toBe(400);
});
