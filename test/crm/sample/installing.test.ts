// Installing the sample in an organization through the Web API, with the client the service uses.
import { randomUUID } from 'node:crypto';
import { installSample, writeOneByOne, writeTogether, type Installed } from '../../../src/crm/sample/installing.ts';
import { sampleRows } from '../../../src/crm/sample/rows.ts';
import { removeSample } from '../../../src/crm/sample/removing.ts';
import { primaryIds } from '../../../src/crm/tables.ts';
import { isSampleId } from '../../../src/domain/sampleId.ts';
import { startOrganization, type OrganizationUnderTest } from './organizationUnderTest.ts';

const now = new Date('2026-11-22T09:12:00Z');
let organization: OrganizationUnderTest;
let all = 0;
/** What the installation answered that went on where another had broken off. */
let completed: Installed;

const install = () => installSample(writeTogether(organization.clientOf('admin')), organization.ownerOf, now);

beforeAll(async () => {
  organization = await startOrganization();
  all = (await sampleRows(organization.ownerOf, now)).flat().length;
  const write = writeTogether(organization.clientOf('admin'));
  let waves = 0;
  const breakingOff = installSample(async (rows) => {
    waves += 1;
    const made = await write(waves === 3 ? rows.slice(0, 90) : rows);
    if (waves === 3) throw new Error('the service was stopped');
    return made;
  }, organization.ownerOf, now);
  await expect(breakingOff).rejects.toThrow('the service was stopped');
  completed = await install();
}, 120_000);

afterAll(() => organization.stop());

const lead = async (id: string) => (await organization.send('admin', 'GET', `leads(${id})`)).json;

test('[A12] an organization of one\'s own gets the whole sample: told by its ids, owned by who activated, dated back, closed leads closed', async () => {
  const rows = (await sampleRows(organization.ownerOf, now)).flat();
  for (const set of new Set(rows.map((row) => row.set))) expect({ set, count: await organization.count(set) }).toEqual({ set, count: rows.filter((row) => row.set === set).length });
  expect(rows.every(({ id }) => isSampleId(id))).toBe(true);
  const { value: leads } = (await organization.send('admin', 'GET', 'leads?$select=statecode,statuscode,createdon,_ownerid_value')).json as { value: { statecode: number; createdon: string; _ownerid_value: string }[] };
  expect(new Set(leads.map((each) => each['_ownerid_value']))).toEqual(new Set([organization.people.admin.id]));
  expect(leads.filter(({ statecode }) => statecode === 1).length).toBeGreaterThanOrEqual(60);
  expect(leads.filter(({ statecode }) => statecode === 2).length).toBeGreaterThanOrEqual(60);
  const days = leads.map(({ createdon }) => (now.getTime() - Date.parse(createdon)) / 86_400_000);
  expect(Math.max(...days)).toBeGreaterThan(330);
  expect(await lead('1ead5a3e-70b1-4c00-8d00-000000000001')).toMatchObject({ fullname: 'Jonas Brandt', statecode: 0, statuscode: 2, createdon: '2026-11-09T09:12:00Z' });
  const { value: emails } = (await organization.send('admin', 'GET', 'emails?$select=statecode,statuscode,directioncode,sender')).json as { value: { statecode: number; statuscode: number; directioncode: boolean; sender: string }[] };
  expect(emails.every(({ statecode, statuscode, directioncode }) => statecode === 1 && statuscode === (directioncode ? 3 : 4))).toBe(true);
  expect(new Set(emails.filter(({ directioncode }) => directioncode).map(({ sender }) => sender))).toEqual(new Set([organization.people.admin.email]));
}, 120_000);

test('[A12] installing again makes nothing twice and leaves what somebody changed as it is', async () => {
  const before = await organization.contents();
  await organization.send('admin', 'PATCH', 'leads(1ead5a3e-70b1-4c00-8d00-000000000001)', { body: { jobtitle: 'Head of Everything' } });
  expect(await install()).toEqual({ created: 0, there: all });
  expect(await lead('1ead5a3e-70b1-4c00-8d00-000000000001')).toMatchObject({ jobtitle: 'Head of Everything' });
  const after = await organization.contents();
  expect({ ...after, lead: '' }).toEqual({ ...before, lead: '' });
}, 120_000);

test('[A12] two installations at once end as one: every row once, none missing', async () => {
  await removeSample(organization.clientOf('admin'));
  const results = await Promise.all([install(), install()]);
  expect(results.reduce((sum, { created }) => sum + created, 0)).toBe(all);
  expect(results.every(({ created, there }) => created + there === all)).toBe(true);
  expect(await install()).toEqual({ created: 0, there: all });
}, 120_000);

test('[A12] an installation that broke off half-way is completed by the next one', async () => {
  expect(completed.there).toBe((await sampleRows(organization.ownerOf, now)).slice(0, 2).flat().length + 90);
  expect(completed.created + completed.there).toBe(all);
});

test('who may not create rows for others gets a refusal, and no row is left behind', async () => {
  const before = await organization.contents();
  const elsewhere = (await sampleRows(organization.ownerOf, now)).flat().map((row) => ({ ...row, id: randomUUID() })).map((row) => ({ ...row, body: { ...row.body, [primaryIds[row.set]]: row.id } }));
  await expect(writeTogether(organization.clientOf('seller'))(elsewhere)).rejects.toMatchObject({ name: 'AppError' });
  expect(await organization.contents()).toEqual(before);
}, 120_000);

test('rows are written a few at once, each after those it points to', async () => {
  const seen = new Set<string>();
  let [open, mostAtOnce] = [0, 0];
  await installSample(writeOneByOne(async ({ set, id, body }) => {
    mostAtOnce = Math.max(mostAtOnce, (open += 1));
    const pointsTo = [...JSON.stringify(body).matchAll(/@odata\.bind":"\/(?!systemusers)([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(pointsTo.filter((target) => !seen.has(target))).toEqual([]);
    await Promise.resolve();
    open -= 1;
    seen.add(`${set}(${id})`);
    return true;
  }), organization.ownerOf, now);
  expect(mostAtOnce).toBe(8);
  expect(seen.size).toBe(all);
});
