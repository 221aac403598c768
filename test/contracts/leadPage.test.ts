// The page of a lead as the CRM answers it, against the embedded CRM over real HTTP and a real PostgreSQL: one request, as the seller may read.
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { openCrm, type CrmClient } from '../../src/crm/client.ts';
import { colleaguesIn, readColleagues, readHidden, removeColleague, sayHidden } from '../../src/crm/colleagues.ts';
import { insightBody } from '../../src/crm/research/insights.ts';
import { readLeadPage, type LeadPageAnswer } from '../../src/crm/leadPage.ts';
import { findingsBody, ownedBy, requestResearch } from '../../src/crm/research.ts';
import type { Lead } from '../../src/domain/records.ts';
import { startCrm, type CrmUnderTest } from '../standalone/crm/crmUnderTest.ts';

let crm: CrmUnderTest;
let server: Server;
const asked: string[] = [];
type Name = 'seller' | 'other' | 'mate' | 'service' | 'admin';
const clientOf = (name: Name): CrmClient => openCrm({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: async () => name, clock: { now: Date.now, random: Math.random } });
const now = new Date();

beforeAll(async () => {
  crm = await startCrm();
  server = createServer((incoming, outgoing) => {
    asked.push(incoming.url ?? '');
    void getRequestListener((request) => crm.crm.handle(request))(incoming, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
}, 60_000);

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await crm.stop();
});

const fields = ['lead.subject', 'lead.leadsourcecode', 'account.industrycode', 'lead.budgetamount'];

function read(lead: Lead | string): Promise<LeadPageAnswer> {
  return readLeadPage(clientOf('seller'), { lead, fields, labels: {} });
}

/** A lead of its own company, so that tests don't meet. */
async function aLead(more: Readonly<Record<string, unknown>> = {}): Promise<{ readonly id: string; readonly domain: string; readonly account: string }> {
  const domain = `${randomUUID()}.example`;
  const account = await crm.create('seller', 'accounts', { name: `Halvorsen ${domain}`, websiteurl: `https://www.${domain}/about`, industrycode: 8 });
  const id = await crm.create('seller', 'leads', { firstname: 'Jonas', lastname: 'Brandt', subject: 'Cell for line 3', companyname: `Halvorsen ${domain} A/S`, emailaddress1: `jonas@${domain}`, leadsourcecode: 8, ...more });
  return { id, domain, account };
}

async function emailWith(id: string, user: Name, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  return crm.create('admin', 'emails', {
    subject: 'Cell', directioncode: true, statecode: 1, statuscode: 3, 'regardingobjectid_lead_email@odata.bind': `/leads(${id})`,
    email_activity_parties: [{ 'partyid_systemuser@odata.bind': `/systemusers(${crm.people[user].id})`, participationtypemask: 1 }, { 'partyid_lead@odata.bind': `/leads(${id})`, participationtypemask: 2 }], ...more,
  });
}

test('[R7] [R14] one request tells the admin\'s fields in the CRM\'s own words, and suggests the account by domain while none is connected', async () => {
  const { id, account, domain } = await aLead();
  const first = await read(id);
  asked.length = 0;
  const page = await readLeadPage(clientOf('seller'), { lead: first.lead, fields, labels: first.labels });
  expect(asked).toEqual(['/api/data/v9.2/$batch']);
  expect(page.missing).toEqual([]);
  expect(page.texts).toMatchObject({ 'lead.subject': 'Cell for line 3', 'lead.leadsourcecode': 'Web' });
  expect(page.texts).not.toHaveProperty(['lead.budgetamount']);
  expect(page.labels).toMatchObject({ 'lead.subject': 'Topic', 'lead.leadsourcecode': 'Lead Source', 'account.industrycode': 'Industry' });
  expect(page.suggestedAccounts.map(({ account: each, why, shared }) => [each.id, why, shared])).toEqual([[account, 'email-domain', domain]]);
  expect(page).not.toHaveProperty('account');
});

test('[R7] a summary tells fields of the account and the contact as well, and of a lookup the name of the row; a row that may not be seen tells nothing', async () => {
  const { id, account, domain } = await aLead();
  const contact = await crm.create('seller', 'contacts', { firstname: 'Ida', lastname: 'Holm', jobtitle: 'Purchasing', 'parentcustomerid_account@odata.bind': `/accounts(${account})` });
  await crm.send('seller', 'PATCH', `leads(${id})`, { body: { 'parentaccountid@odata.bind': `/accounts(${account})`, 'parentcontactid@odata.bind': `/contacts(${contact})` } });
  const chosen = ['lead._parentaccountid_value', 'lead._ownerid_value', 'lead._campaignid_value', 'account.industrycode', 'contact.jobtitle', 'contact._parentcustomerid_value'];
  const page = await readLeadPage(clientOf('seller'), { lead: id, fields: chosen, labels: {} });
  expect(page.texts).toEqual({
    'lead._parentaccountid_value': `Halvorsen ${domain}`, 'lead._ownerid_value': 'Seller Test', 'account.industrycode': expect.not.stringMatching(/^8$/), 'contact.jobtitle': 'Purchasing', 'contact._parentcustomerid_value': `Halvorsen ${domain}`,
  });
  expect(page.labels).toMatchObject({ 'lead._ownerid_value': 'Owner', 'account.industrycode': 'Industry', 'contact.jobtitle': 'Job Title' });
});

test('[R8] [R10] [R11] [R12] [R15] with an account connected come its fields, its people without the lead, and opportunities told apart', async () => {
  const { id, account, domain } = await aLead();
  await crm.send('seller', 'PATCH', `leads(${id})`, { body: { 'parentaccountid@odata.bind': `/accounts(${account})` } });
  const at = { 'parentcustomerid_account@odata.bind': `/accounts(${account})` };
  const same = await crm.create('seller', 'contacts', { firstname: 'J.', lastname: 'Brandt', emailaddress1: `Jonas@${domain}`, ...at });
  const ida = await crm.create('seller', 'contacts', { firstname: 'Ida', lastname: 'Mortensen', jobtitle: 'Purchasing', emailaddress1: `ida@${domain}`, ...at });
  const of = { 'customerid_account@odata.bind': `/accounts(${account})`, 'parentaccountid@odata.bind': `/accounts(${account})` };
  const own = await crm.create('seller', 'opportunities', { name: 'Line 3', estimatedvalue: 90_000, 'originatingleadid@odata.bind': `/leads(${id})`, ...of });
  const theirs = await crm.create('seller', 'opportunities', { name: 'Line 2', estimatedvalue: 180_000, ...of });
  const page = await read(id);
  expect(page.account?.id).toBe(account);
  expect(page.texts['account.industrycode']).toBeDefined();
  expect(page.suggestedContacts.map(({ contact, why }) => [contact.id, why])).toEqual([[same, 'same-address']]);
  expect(page.people.map((contact) => contact.id)).toEqual([ida]);
  expect(page.leadOpportunities.map((each) => each.id)).toEqual([own]);
  expect(page.accountOpportunities.map((each) => [each.id, each.valueText])).toEqual([[theirs, expect.stringMatching(/180,000/)]]);
  expect(page.suggestedAccounts).toEqual([]);
});

test('a lead that changed since it was known is asked about anew, by what it is now', async () => {
  const { id, account } = await aLead();
  const before = (await read(id)).lead;
  await crm.send('seller', 'PATCH', `leads(${id})`, { body: { 'parentaccountid@odata.bind': `/accounts(${account})` } });
  const other = await crm.create('seller', 'contacts', { firstname: 'Ida', lastname: 'Holm', 'parentcustomerid_account@odata.bind': `/accounts(${account})` });
  expect((await read(before)).people.map((contact) => contact.id)).toEqual([other]);
});

test('[R9] colleagues are counted from emails and meetings of the lead, also of those who may not see each other\'s, calls and hidden people left out', async () => {
  const { id, domain } = await aLead();
  await emailWith(id, 'mate');
  await emailWith(id, 'mate');
  await emailWith(id, 'other');
  // Not about the lead, but to its address.
  await crm.create('admin', 'emails', { subject: 'Fair', directioncode: true, statecode: 1, statuscode: 3, email_activity_parties: [{ 'partyid_systemuser@odata.bind': `/systemusers(${crm.people.other.id})`, participationtypemask: 1 }, { addressused: `jonas@${domain}`, participationtypemask: 2 }] });
  await crm.create('admin', 'appointments', {
    subject: 'Visit', scheduledstart: '2026-11-02T09:00:00Z', scheduledend: '2026-11-02T10:00:00Z', statecode: 1, statuscode: 3, 'regardingobjectid_lead_appointment@odata.bind': `/leads(${id})`,
    appointment_activity_parties: [{ 'partyid_systemuser@odata.bind': `/systemusers(${crm.people.mate.id})`, participationtypemask: 7 }],
  });
  await crm.create('admin', 'phonecalls', { subject: 'Call', statecode: 1, statuscode: 2, 'regardingobjectid_lead_phonecall@odata.bind': `/leads(${id})`, phonecall_activity_parties: [{ 'partyid_systemuser@odata.bind': `/systemusers(${crm.people.admin.id})`, participationtypemask: 1 }] });
  const service = clientOf('service');
  const lead = (await read(id)).lead;
  const all = await readColleagues(service, lead, { hidden: new Set(), now: new Date(Date.now() + 60_000) });
  expect(all.map(({ userId, emails, meetings }) => [userId, emails, meetings])).toEqual([[crm.people.mate.id, 2, 1], [crm.people.other.id, 2, 0]]);

  await sayHidden(clientOf('mate'), true, { newId: randomUUID(), name: 'Mate Test' });
  const hidden = await readHidden(service);
  expect(await readColleagues(service, lead, { hidden, now: new Date(Date.now() + 60_000) })).toEqual([expect.objectContaining({ userId: crm.people.other.id })]);
});

test('[R9] who hides is taken out of every list at once, and is found shown again when they take it back', async () => {
  const { id } = await aLead();
  const lead = (await read(id)).lead;
  const named = [{ userId: crm.people.mate.id, name: 'Mate Test', emails: 2, meetings: 0, lastOn: now.toISOString() }, { userId: crm.people.other.id, name: 'Other Test', emails: 1, meetings: 0, lastOn: now.toISOString() }];
  await crm.create('service', 'hrz_leadresearches', { ...ownedBy(lead), ...findingsBody({ state: 'done', attempts: 1, sources: [], colleagues: named }) });
  expect((await read(id)).research?.colleagues).toEqual(named);
  expect(await removeColleague(clientOf('service'), crm.people.mate.id)).toBe(1);
  expect((await read(id)).research?.colleagues).toEqual([named[1]]);
  const seller = clientOf('seller');
  expect((await read(id)).isHidden).toBe(false);
  await sayHidden(seller, true, { newId: randomUUID(), name: 'Seller Test' });
  expect((await read(id)).isHidden).toBe(true);
  await sayHidden(seller, false, { newId: randomUUID(), name: 'Seller Test' });
  expect(await read(id)).toMatchObject({ isHidden: false, userId: crm.people.seller.id });
});

test('[R1] [R22] what the agent found is read with its evidence, and a seller may ask for it anew', async () => {
  const { id } = await aLead();
  const { lead } = await read(id);
  await crm.create('service', 'hrz_leadresearches', { ...ownedBy(lead), ...findingsBody({ state: 'done', attempts: 1, researchedOn: '2026-11-22T07:00:00Z', sources: [{ source: 'sec', kind: 'finances', outcome: 'nothing', on: '2026-11-22T07:00:00Z' }] }) });
  const citation = { kind: 'web', title: 'About us', url: 'https://halvorsen.example/about', publisher: 'halvorsen.example', quote: 'We make meals.', fetchedOn: '2026-11-22T07:00:00Z' } as const;
  const insight = { leadId: id, kind: 'overview', source: 'website', title: 'About us', points: [{ kind: 'summary', value: 'Makes meals.', citation }], gatheredOn: '2026-11-22T07:00:00Z', expiresOn: '2026-11-29T07:00:00Z' } as const;
  await crm.create('service', 'hrz_insights', await insightBody(insight, lead.ownerId));
  const page = await read(id);
  expect(page.insights).toEqual([insight]);
  expect(page.research).toMatchObject({ state: 'done', sources: [{ source: 'sec', outcome: 'nothing' }] });
  await requestResearch(clientOf('seller'), lead);
  expect((await read(id)).research?.state).toBe('waiting');
});

test('a list that was damaged counts as not counted, and a part of it that is none is left out', () => {
  expect(colleaguesIn('{"userId":')).toBeUndefined();
  expect(colleaguesIn(null)).toBeUndefined();
  expect(colleaguesIn('[{"userId":"a"},{"userId":"b","name":"Bo","emails":1,"meetings":0,"lastOn":"2026-11-01"}]')).toEqual([expect.objectContaining({ name: 'Bo' })]);
});

test('a lead that is not there, or not to be read, is an error and nothing else', async () => {
  await expect(read(randomUUID())).rejects.toMatchObject({ code: 'not-found' });
});
