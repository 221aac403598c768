// AddToQueue: a row is put into a queue, or moved from the one it is in.
import { randomUUID } from 'node:crypto';
import { errorOf, rowsOf, startCrm, type Answer, type CrmUnderTest } from '../crmUnderTest.ts';

let crm: CrmUnderTest;
let [front, back, lead] = ['', '', ''];

beforeAll(async () => {
  crm = await startCrm();
}, 60_000);
beforeEach(async () => {
  [front, back] = [await crm.create('admin', 'queues', { name: 'Front office' }), await crm.create('admin', 'queues', { name: 'Back office' })];
  lead = await crm.create('admin', 'leads', { subject: 'Cells', lastname: 'Brandt', firstname: 'Jonas' });
});
afterAll(() => crm.stop());

const add = (queue: string, more: Record<string, unknown> = {}, as = 'service'): Promise<Answer> => crm.send(as, 'POST', `queues(${queue})/Microsoft.Dynamics.CRM.AddToQueue`, { body: { Target: { '@odata.type': 'Microsoft.Dynamics.CRM.lead', leadid: lead }, ...more } });
const items = async (): Promise<readonly Record<string, unknown>[]> => rowsOf(await crm.send('admin', 'GET', `queueitems?$select=title,_queueid_value,_workerid_value,enteredon&$filter=_objectid_value eq ${lead}`));

test('a lead that is in no queue becomes an item of it, called as the lead', async () => {
  const answer = await add(front);
  expect([answer.status, answer.json]).toEqual([200, { '@odata.context': expect.stringContaining('AddToQueueResponse'), QueueItemId: expect.stringMatching(/^[0-9a-f-]{36}$/) }]);
  expect(await items()).toMatchObject([{ title: 'Jonas Brandt', _queueid_value: front, enteredon: expect.any(String) }]);
});

test('put into another queue it is moved, and nobody works on it yet; put there twice it stays one item', async () => {
  const first = await add(front, { QueueItemProperties: { 'workerid_systemuser@odata.bind': `/systemusers(${crm.people.seller.id})` } });
  expect((await items())[0]).toMatchObject({ _workerid_value: crm.people.seller.id });
  const second = await add(back, { SourceQueue: { '@odata.type': 'Microsoft.Dynamics.CRM.queue', queueid: front } });
  const third = await add(back);
  expect([second.json['QueueItemId'], third.json['QueueItemId']]).toEqual([first.json['QueueItemId'], first.json['QueueItemId']]);
  expect(await items()).toMatchObject([{ _queueid_value: back, _workerid_value: null }]);
});

test('two queues at once end with the lead in one of them', async () => {
  const answers = await Promise.all([front, back, front, back].map((queue) => add(queue)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(await items()).toHaveLength(1);
});

test('a queue or lead that is not there is a 404, another source queue and a table without queues a 400, a caller without rights a 403', async () => {
  expect((await add(randomUUID())).status).toBe(404);
  expect((await add(front, { Target: { '@odata.type': 'Microsoft.Dynamics.CRM.lead', leadid: randomUUID() } })).status).toBe(404);
  expect((await add(front, { SourceQueue: { '@odata.type': 'Microsoft.Dynamics.CRM.queue', queueid: back } })).status).toBe(400);
  expect((await add(front, { Target: undefined })).status).toBe(400);
  const account = await crm.create('admin', 'accounts', { name: 'x' });
  const refused = await add(front, { Target: { '@odata.type': 'Microsoft.Dynamics.CRM.account', accountid: account } });
  expect([refused.status, errorOf(refused).message]).toEqual([400, "The entity 'account' is not enabled for queues."]);
  // A seller doesn't see a colleague's lead.
  expect((await add(front, {}, 'seller')).status).toBe(404);
  expect(await items()).toEqual([]);
});
