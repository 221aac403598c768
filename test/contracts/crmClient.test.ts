// What our client promises beside single rows, against the embedded CRM over real HTTP: pages, changes since last time, change sets, functions.
import { randomUUID } from 'node:crypto';
import { openCrm, type ChangePage, type CrmClient } from '../../src/crm/client.ts';
import { startCrm, type CrmUnderTest } from '../standalone/crm/crmUnderTest.ts';

let crm: CrmUnderTest;
let client: CrmClient;

beforeAll(async () => {
  crm = await startCrm();
  client = openCrm({ url: new URL(crm.root).origin, token: async () => 'admin', clock: { now: Date.now, random: Math.random } });
}, 60_000);

afterAll(() => crm.stop());

const newLead = async (subject: string): Promise<{ id: string; version: string }> => {
  const id = randomUUID();
  const row = await client.create('leads', { leadid: id, lastname: 'Contract', subject }, ['subject']);
  return { id, version: String(row['@odata.etag']) };
};

const subjectOf = async (id: string): Promise<unknown> => (await client.readOne(`leads(${id})?$select=subject`))['subject'];

async function collect(from: string): Promise<{ readonly ids: string[]; readonly removed: string[]; readonly link: string }> {
  const pages: ChangePage[] = [];
  for await (const page of client.changes(from)) pages.push(page);
  return { ids: pages.flatMap(({ rows }) => rows.map((row) => String(row['leadid']))), removed: pages.flatMap(({ removedIds }) => removedIds), link: pages.at(-1)?.deltaLink ?? '' };
}

test('[P10] pages bring every row once, to the end', async () => {
  const mark = randomUUID();
  const ids = (await Promise.all(Array.from({ length: 7 }, () => newLead(mark)))).map(({ id }) => id);
  const sizes: number[] = [];
  const seen: unknown[] = [];
  for await (const page of client.pages(`leads?$select=subject&$filter=${encodeURIComponent(`subject eq '${mark}'`)}&$orderby=createdon`, 3)) {
    sizes.push(page.length);
    seen.push(...page.map((row) => row['leadid']));
  }
  expect(sizes).toEqual([3, 3, 1]);
  expect(seen.sort()).toEqual(ids.sort());
});

test('[P10] a kept delta link brings what was made, changed and removed since, and nothing twice', async () => {
  const [stays, goes] = [await newLead('stays'), await newLead('goes')];
  const first = await collect('leads?$select=subject');
  expect(first.ids).toEqual(expect.arrayContaining([stays.id, goes.id]));
  const made = await newLead('made');
  await client.update('leads', stays.id, { body: { subject: 'changed' }, version: stays.version });
  await client.remove('leads', goes.id);
  const since = await collect(first.link);
  expect([since.ids.sort(), since.removed]).toEqual([[made.id, stays.id].sort(), [goes.id]]);
  const nothing = await collect(since.link);
  expect([nothing.ids, nothing.removed]).toEqual([[], []]);
});

test('[P10] changes together happen all or none, and one may refer to the row of another', async () => {
  const [changed, removed] = [await newLead('before'), await newLead('to go')];
  const [leadId, taskId] = [randomUUID(), randomUUID()];
  const create = { kind: 'create', set: 'leads', body: { leadid: leadId, lastname: 'Contract', subject: 'new' } } as const;
  const stale = { kind: 'update', set: 'leads', id: changed.id, version: 'W/"1"', body: { subject: 'after' } } as const;
  await expect(client.changeTogether([create, stale])).rejects.toMatchObject({ name: 'AppError', code: 'changed-elsewhere' });
  await expect(subjectOf(leadId)).rejects.toMatchObject({ code: 'not-found', params: { crmCode: '0x80040217' } });
  await client.changeTogether([
    create,
    { kind: 'create', set: 'tasks', body: { activityid: taskId, subject: 'Call', 'regardingobjectid_lead_task@odata.bind': '$1' } },
    { ...stale, version: changed.version },
    { kind: 'remove', set: 'leads', id: removed.id, version: removed.version },
  ]);
  expect((await client.readOne(`tasks(${taskId})?$select=_regardingobjectid_value`))['_regardingobjectid_value']).toBe(leadId);
  expect(await subjectOf(changed.id)).toBe('after');
  await expect(subjectOf(removed.id)).rejects.toMatchObject({ code: 'not-found' });
});

test('[P10] every update carries a version: the one it gives back is good for the next, an old one changes nothing', async () => {
  const lead = await newLead('one');
  const second = await client.update('leads', lead.id, { body: { subject: 'two' }, version: lead.version });
  await expect(client.update('leads', lead.id, { body: { subject: 'lost' }, version: lead.version })).rejects.toMatchObject({ code: 'changed-elsewhere', params: { crmCode: '0x80060882' } });
  await client.update('leads', lead.id, { body: { subject: 'three' }, version: second });
  expect(await subjectOf(lead.id)).toBe('three');
});

test('[P10] a function answers its row', async () => {
  expect(await client.readOne('WhoAmI')).toMatchObject({ UserId: crm.people.admin.id });
});
