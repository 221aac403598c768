// Connecting a lead, against the embedded CRM over real HTTP and a real PostgreSQL: by a press, guarded, and taken back.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { openCrm, type CrmClient } from '../../src/crm/client.ts';
import { linkOf, searchAccounts, searchContacts, setLink } from '../../src/crm/connecting.ts';
import { readLeadPage } from '../../src/crm/leadPage.ts';
import type { Lead } from '../../src/domain/records.ts';
import { startCrm, type CrmUnderTest } from '../standalone/crm/crmUnderTest.ts';

let crm: CrmUnderTest;
let server: Server;
let client: CrmClient;

beforeAll(async () => {
  crm = await startCrm();
  server = createServer((incoming, outgoing) => void getRequestListener((request) => crm.crm.handle(request))(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  client = openCrm({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: async () => 'seller', clock: { now: Date.now, random: Math.random } });
}, 60_000);

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await crm.stop();
});

async function leadNow(id: string): Promise<Lead> {
  return (await readLeadPage(client, { lead: id, fields: [], labels: {} })).lead;
}

test.each(['account', 'contact'] as const)('[R13] [R14] %s: connected by one press, disconnected by another, and put back as it was', async (kind) => {
  const set = kind === 'account' ? 'accounts' : 'contacts';
  const [one, two] = [await crm.create('seller', set, kind === 'account' ? { name: 'One' } : { lastname: 'One' }), await crm.create('seller', set, kind === 'account' ? { name: 'Two' } : { lastname: 'Two' })];
  const lead = await leadNow(await crm.create('seller', 'leads', { lastname: 'Brandt', subject: 'Cell' }));
  expect(linkOf(lead, kind)).toEqual({ kind });
  await setLink(client, lead, { kind, id: one });
  const connected = await leadNow(lead.id);
  expect(linkOf(connected, kind)).toEqual({ kind, id: one });
  await setLink(client, connected, { kind, id: two });
  await setLink(client, await leadNow(lead.id), { kind });
  expect(linkOf(await leadNow(lead.id), kind)).toEqual({ kind });
  await setLink(client, await leadNow(lead.id), linkOf(connected, kind));
  expect(linkOf(await leadNow(lead.id), kind)).toEqual({ kind, id: one });
});

test('a lead somebody changed meanwhile is not connected over their change', async () => {
  const account = await crm.create('seller', 'accounts', { name: 'One' });
  const lead = await leadNow(await crm.create('seller', 'leads', { lastname: 'Brandt', subject: 'Cell' }));
  await crm.send('seller', 'PATCH', `leads(${lead.id})`, { body: { jobtitle: 'Manager' } });
  await expect(setLink(client, lead, { kind: 'account', id: account })).rejects.toMatchObject({ code: 'changed-elsewhere' });
  expect(linkOf(await leadNow(lead.id), 'account')).toEqual({ kind: 'account' });
});

test('accounts are found by name or website, contacts by name or address, signs of patterns taken as they are', async () => {
  const account = await crm.create('seller', 'accounts', { name: '100 % Oat_meal', websiteurl: 'https://oatmeal.example' });
  const contact = await crm.create('seller', 'contacts', { firstname: 'Ida', lastname: 'Mortensen', emailaddress1: 'ida@oatmeal.example' });
  expect((await searchAccounts(client, '100 % oat_')).map(({ id }) => id)).toEqual([account]);
  expect((await searchAccounts(client, 'oatmeal.example')).map(({ id }) => id)).toEqual([account]);
  expect(await searchAccounts(client, '1_0 %')).toEqual([]);
  expect(await searchAccounts(client, '  ')).toEqual([]);
  expect((await searchContacts(client, 'ida mort')).map(({ id }) => id)).toEqual([contact]);
  expect((await searchContacts(client, 'IDA@oat')).map(({ id }) => id)).toEqual([contact]);
  expect(await searchContacts(client, '')).toEqual([]);
});
