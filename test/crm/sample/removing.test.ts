// Removing the sample from an organization that has rows of its own.
import { installSample, writeTogether } from '../../../src/crm/sample/installing.ts';
import { removeSample } from '../../../src/crm/sample/removing.ts';
import { sampleRows } from '../../../src/crm/sample/rows.ts';
import { researchStates } from '../../../src/crm/tables.ts';
import { startOrganization, type OrganizationUnderTest } from './organizationUnderTest.ts';

const now = new Date('2026-11-22T09:12:00Z');
const [HALVORSEN, JONAS] = ['acc05a3e-70b1-4c00-8d00-000000000001', '1ead5a3e-70b1-4c00-8d00-000000000001'];
let organization: OrganizationUnderTest;
let all = 0;

beforeAll(async () => {
  organization = await startOrganization();
  all = (await sampleRows(organization.ownerOf, now)).flat().length;
  // Rows of the organization's own, in every table the sample uses.
  const { create } = organization;
  const account = await create('admin', 'accounts', { name: 'Ours' });
  const lead = await create('seller', 'leads', { subject: 'Ours', lastname: 'Real' });
  await create('admin', 'contacts', { lastname: 'Ours', 'parentcustomerid_account@odata.bind': `/accounts(${account})` });
  await create('admin', 'opportunities', { name: 'Ours', 'customerid_account@odata.bind': `/accounts(${account})` });
  await create('seller', 'tasks', { subject: 'Ours', 'regardingobjectid_lead_task@odata.bind': `/leads(${lead})` });
  await create('seller', 'emails', { subject: 'Ours', 'regardingobjectid_lead_email@odata.bind': `/leads(${lead})` });
}, 120_000);

afterAll(() => organization.stop());

const client = () => organization.clientOf('admin');
const install = () => installSample(writeTogether(client()), organization.ownerOf, now);

test('[A13] installing and removing leaves every table as it was, row by row, and installing works again', async () => {
  const before = await organization.contents();
  await install();
  const installed = await organization.contents();
  expect(installed['lead']).not.toBe(before['lead']);
  // What the agent found out about a sample lead goes with it.
  await organization.create('admin', 'hrz_leadresearches', { hrz_leadresearchid: JONAS, hrz_name: 'Jonas Brandt', hrz_state: researchStates.done, 'hrz_LeadId@odata.bind': `/leads(${JONAS})` });
  expect(await removeSample(client())).toEqual({ removed: all, kept: 0 });
  expect(await organization.contents()).toEqual(before);
  expect(await removeSample(client())).toEqual({ removed: 0, kept: 0 });
  expect(await install()).toEqual({ created: all, there: 0 });
  const countsOf = (contents: Readonly<Record<string, string>>) => Object.entries(contents).map(([table, text]) => `${table} ${text.split(' ')[0] ?? ''}`);
  expect(countsOf(await organization.contents())).toEqual(countsOf(installed));
}, 120_000);

test('[A13] a sample account that somebody\'s own contact belongs to stays until the contact is gone; the contact is not touched', async () => {
  await install();
  const contact = await organization.create('seller', 'contacts', { lastname: 'Own work', 'parentcustomerid_account@odata.bind': `/accounts(${HALVORSEN})` });
  const version = (await organization.send('admin', 'GET', `contacts(${contact})`)).json['versionnumber'];
  expect(await removeSample(client())).toEqual({ removed: all - 1, kept: 1 });
  expect((await organization.send('admin', 'GET', `contacts(${contact})`)).json).toMatchObject({ versionnumber: version, _parentcustomerid_value: HALVORSEN });
  await organization.send('admin', 'DELETE', `contacts(${contact})`);
  expect(await removeSample(client())).toEqual({ removed: 1, kept: 0 });
  expect(await organization.count('accounts')).toBe(1);
}, 120_000);

test('[A13] rows that are gone already and a second removal at the same time don\'t matter', async () => {
  await removeSample(client());
  const before = await organization.contents();
  await install();
  await organization.send('admin', 'DELETE', `leads(${JONAS})`);
  await organization.send('admin', 'DELETE', `accounts(${HALVORSEN})`);
  const results = await Promise.all([removeSample(client()), removeSample(client())]);
  expect(results.every(({ kept }) => kept === 0)).toBe(true);
  expect(await organization.contents()).toEqual(before);
}, 120_000);
