// A client nobody here wrote, dynamics-web-api, against the embedded CRM over real HTTP: any Dataverse client can talk to it.
import { randomUUID } from 'node:crypto';
import { DynamicsWebApi } from 'dynamics-web-api';
import { startCrm, type CrmUnderTest } from '../standalone/crm/crmUnderTest.ts';

let crm: CrmUnderTest;
let api: DynamicsWebApi;

interface LeadRow {
  readonly leadid: string;
  readonly subject: string;
  readonly fullname?: string;
  readonly '@odata.etag'?: string;
}

const apiAs = (token: string): DynamicsWebApi => new DynamicsWebApi({ serverUrl: new URL(crm.root).origin, dataApi: { version: '9.2' }, onTokenRefresh: async () => token });

/** The error the library throws, with the parts of it that Dataverse fills. */
const failureOf = (work: Promise<unknown>): Promise<{ status?: number; code?: string; message?: string }> =>
  work.then(() => ({}), (error: { status?: number; code?: string; message?: string }) => ({ status: error.status, code: error.code, message: error.message }));

beforeAll(async () => {
  crm = await startCrm();
  api = apiAs('admin');
}, 60_000);

afterAll(() => crm.stop());

test('[P10] dynamics-web-api creates a lead and gets its id, or the row when it asks for it', async () => {
  const id: string = await api.create({ collection: 'leads', data: { subject: 'Plain', lastname: 'One' } });
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  const row: LeadRow = await api.create({ collection: 'leads', data: { subject: 'Whole', firstname: 'Ida', lastname: 'Two' }, returnRepresentation: true, select: ['subject', 'fullname'] });
  expect(row).toMatchObject({ subject: 'Whole', fullname: 'Ida Two' });
  expect(Object.keys(row).filter((key) => !key.startsWith('@') && !key.startsWith('odata')).sort()).toEqual(['fullname', 'leadid', 'oDataContext', 'subject']);
});

test('[P10] dynamics-web-api retrieves with annotations and expands, and a version that is still right spares the answer', async () => {
  const accountid = randomUUID();
  await api.create({ collection: 'accounts', data: { accountid, name: 'Nordhavn Kits' } });
  const id: string = await api.create({ collection: 'leads', data: { subject: 'With account', lastname: 'Three', leadqualitycode: 1, 'parentaccountid@odata.bind': `accounts(${accountid})` } });
  const row = await api.retrieve<Record<string, unknown>>({
    collection: 'leads', key: id, select: ['subject', 'leadqualitycode'], expand: [{ property: 'parentaccountid', select: ['name'] }],
    includeAnnotations: 'OData.Community.Display.V1.FormattedValue',
  });
  expect(row).toMatchObject({ subject: 'With account', leadqualitycode_Formatted: 'Hot', parentaccountid: { name: 'Nordhavn Kits', accountid } });
  const plain = await api.retrieve<LeadRow>({ collection: 'leads', key: id, select: ['subject'] });
  expect(await api.retrieve({ collection: 'leads', key: id, select: ['subject'], ifnonematch: plain['@odata.etag'] })).toBeUndefined();
});

test('[P10] dynamics-web-api updates under a version, and an old version changes nothing', async () => {
  const id: string = await api.create({ collection: 'leads', data: { subject: 'Before', lastname: 'Four' } });
  const { '@odata.etag': etag = '' } = await api.retrieve<LeadRow>({ collection: 'leads', key: id, select: ['subject'] });
  const updated = await api.update<Partial<LeadRow>>({ collection: 'leads', key: id, data: { subject: 'After' }, ifmatch: etag, returnRepresentation: true, select: ['subject'] });
  expect(updated).toMatchObject({ subject: 'After' });
  // The library answers a refused precondition with false instead of an error.
  expect(await api.update({ collection: 'leads', key: id, data: { subject: 'Lost' }, ifmatch: etag })).toBe(false);
  await api.updateSingleProperty({ collection: 'leads', key: id, fieldValuePair: { jobtitle: 'Buyer' } });
  expect(await api.retrieve({ collection: 'leads', key: id, select: ['subject', 'jobtitle'] })).toMatchObject({ subject: 'After', jobtitle: 'Buyer' });
});

test('[P10] dynamics-web-api pages through a filtered list to its end, with the total', async () => {
  const mark = randomUUID();
  for (let count = 0; count < 7; count++) await api.create({ collection: 'leads', data: { subject: mark, lastname: `Page ${count}` } });
  const request = { collection: 'leads', select: ['lastname'], filter: `subject eq '${mark}'`, orderBy: ['lastname'], maxPageSize: 3, count: true };
  const first = await api.retrieveMultiple<{ lastname: string }>(request);
  expect(first.oDataCount).toBe(7);
  const second = await api.retrieveMultiple<{ lastname: string }>(request, first.oDataNextLink);
  const third = await api.retrieveMultiple<{ lastname: string }>(request, second.oDataNextLink);
  expect([first, second, third].map((page) => page.value.map((row) => row.lastname))).toEqual([['Page 0', 'Page 1', 'Page 2'], ['Page 3', 'Page 4', 'Page 5'], ['Page 6']]);
  expect(third.oDataNextLink).toBeUndefined();
  const all = await api.retrieveAll<{ lastname: string }>({ ...request, maxPageSize: 2, count: undefined });
  expect(all.value).toHaveLength(7);
  expect(await api.count({ collection: 'leads', filter: `subject eq '${mark}'` })).toBe(7);
});

test('[P10] dynamics-web-api batches: a change set with references happens as one, or not at all', async () => {
  const mark = randomUUID();
  api.startBatch();
  void api.create({ collection: 'leads', data: { subject: mark, lastname: 'Parent' }, contentId: '1' });
  void api.create({ collection: 'tasks', data: { subject: mark, 'regardingobjectid_lead_task@odata.bind': '$1' }, contentId: '2' });
  const [leadId, taskId] = (await api.executeBatch()) as [string, string];
  expect(await api.retrieve({ collection: 'tasks', key: taskId, select: ['_regardingobjectid_value'] })).toMatchObject({ _regardingobjectid_value: leadId });

  api.startBatch();
  void api.create({ collection: 'leads', data: { subject: `${mark} half`, lastname: 'Rolled back' } });
  void api.create({ collection: 'leads', data: { subject: 'x'.repeat(400), lastname: 'Too long' } });
  await expect(api.executeBatch()).rejects.toBeDefined();
  expect(await api.count({ collection: 'leads', filter: `startswith(subject,'${mark}')` })).toBe(1);

  api.startBatch();
  void api.retrieve({ collection: 'leads', key: leadId, select: ['subject'] });
  void api.retrieveMultiple({ collection: 'tasks', select: ['subject'], filter: `subject eq '${mark}'` });
  const [lead, tasks] = (await api.executeBatch()) as [LeadRow, { value: unknown[] }];
  expect([lead.subject, tasks.value.length]).toEqual([mark, 1]);
});

test('[P10] dynamics-web-api calls functions, associates rows, deletes, and understands refusals', async () => {
  const me = await api.callFunction<{ UserId: string; OrganizationId: string }>('WhoAmI');
  expect(me.UserId).toBe(crm.people.admin.id);
  const [leadId, otherId]: string[] = [await api.create({ collection: 'leads', data: { subject: 'Goes', lastname: 'Away' } }), await api.create({ collection: 'contacts', data: { lastname: 'Contact' } })];
  await api.associateSingleValued({ collection: 'leads', primaryKey: leadId!, navigationProperty: 'parentcontactid', relatedCollection: 'contacts', relatedKey: otherId! });
  expect(await api.retrieve({ collection: 'leads', key: leadId, select: ['_parentcontactid_value'] })).toMatchObject({ _parentcontactid_value: otherId });
  await api.deleteRecord({ collection: 'leads', key: leadId });
  expect(await failureOf(api.retrieve({ collection: 'leads', key: leadId, select: ['subject'] }))).toMatchObject({ status: 404, code: '0x80040217' });
  expect(await failureOf(api.retrieveMultiple({ collection: 'leads', select: ['nonsense'] }))).toMatchObject({ status: 400, code: '0x80060888' });
  expect((await failureOf(apiAs('forged').callFunction('WhoAmI'))).status).toBe(401);
  const seller = apiAs('seller');
  const hidden: string = await api.create({ collection: 'leads', data: { subject: 'Not yours', lastname: 'Hidden' } });
  expect(await seller.count({ collection: 'leads', filter: `leadid eq ${hidden}` })).toBe(0);
});
