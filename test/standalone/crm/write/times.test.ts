// Times are whole seconds that have begun: nothing that was just written lies ahead.
import { startCrm, type CrmUnderTest } from '../crmUnderTest.ts';

let crm: CrmUnderTest;
beforeAll(async () => {
  crm = await startCrm();
});
afterAll(() => crm.stop());
afterEach(() => jest.useRealTimers());

test('a fraction of a second is cut off, not rounded up, whoever gives the time', async () => {
  jest.useFakeTimers({ now: new Date('2026-11-23T09:00:00.900Z'), doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'clearImmediate', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'hrtime'] });
  const id = await crm.create('admin', 'tasks', { subject: 'Late in the second', scheduledend: '2026-11-24T10:00:00.999Z' });
  const { json } = await crm.send('admin', 'GET', `tasks(${id})?$select=createdon,modifiedon,scheduledend`);
  expect(json).toMatchObject({ createdon: '2026-11-23T09:00:00Z', modifiedon: '2026-11-23T09:00:00Z', scheduledend: '2026-11-24T10:00:00Z' });
});
