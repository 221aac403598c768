// Contacts made from an email, against the embedded CRM over real HTTP.
import { randomUUID } from 'node:crypto';
import { openCrm, type CrmClient } from '../../src/crm/client.ts';
import { createContact, deleteContact, findDuplicateContacts, type ContactForm } from '../../src/crm/contacts.ts';
import { rowsOf, startCrm, type CrmUnderTest } from '../standalone/crm/crmUnderTest.ts';

let crm: CrmUnderTest;
let seller: CrmClient;

beforeAll(async () => {
  crm = await startCrm();
  seller = openCrm({ url: new URL(crm.root).origin, token: async () => 'seller', clock: { now: Date.now, random: Math.random } });
}, 60_000);

afterAll(() => crm.stop());

const aForm = (more: Partial<ContactForm> = {}): ContactForm => ({ firstName: 'Marta', lastName: 'Oliveira', company: 'Serrano Dairy', email: `${randomUUID()}@serrano.example`, jobTitle: '', ...more });

const contactsWith = async (email: string): Promise<readonly Record<string, unknown>[]> =>
  rowsOf(await crm.send('admin', 'GET', `contacts?$select=fullname,jobtitle,_parentcustomerid_value,_ownerid_value&$filter=emailaddress1 eq '${email}'`));

test('[O6] a contact is created with its account and belongs to who created it; taken back, it is gone', async () => {
  const accountId = await crm.create('seller', 'accounts', { name: 'Serrano Dairy' });
  const form = aForm({ jobTitle: 'Operations Director', accountId });
  const contact = await createContact(seller, randomUUID(), form);
  expect(contact).toMatchObject({ name: 'Marta Oliveira', email: form.email, jobTitle: 'Operations Director', accountId });
  expect(await contactsWith(form.email)).toMatchObject([{ _ownerid_value: crm.people.seller.id, _parentcustomerid_value: accountId }]);
  await deleteContact(seller, contact.id);
  expect(await contactsWith(form.email)).toEqual([]);
});

test('[O6] the same address, in any of its three places, or the same last name at the same company is a possible duplicate; no other is', async () => {
  const accountId = await crm.create('seller', 'accounts', { name: 'Falk Mejeri AB' });
  const second = `${randomUUID()}@falk.example`;
  const byAddress = await crm.create('seller', 'contacts', { lastname: 'Someone', emailaddress2: second });
  const byName = await crm.create('seller', 'contacts', { lastname: 'Falk', 'parentcustomerid_account@odata.bind': `/accounts(${accountId})` });
  const ids = async (form: ContactForm): Promise<readonly string[]> => (await findDuplicateContacts(seller, form)).map(({ id }) => id);
  expect(await ids(aForm({ email: second }))).toEqual([byAddress]);
  expect(await ids(aForm({ lastName: 'Falk', company: 'Falk Mejeri' }))).toEqual([byName]);
  expect(await ids(aForm({ lastName: 'Falk', company: 'Elsewhere' }))).toEqual([]);
  expect(await ids(aForm({ lastName: 'Falk', company: '', email: '' }))).toEqual([]);
});

test('[O6] the same press repeated after a lost answer is the same contact', async () => {
  const form = aForm();
  const id = randomUUID();
  const real = globalThis.fetch;
  let isLost = true;
  const losing = jest.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const answer = await real(input, init);
    if (init?.method !== 'POST' || !isLost) return answer;
    isLost = false;
    throw new TypeError('connection lost');
  });
  try {
    expect((await createContact(seller, id, form)).id).toBe(id);
  } finally {
    losing.mockRestore();
  }
  expect(await contactsWith(form.email)).toHaveLength(1);
});
