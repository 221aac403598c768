// What reminders follow from and what a seller says about them, against the embedded CRM over real HTTP and a real PostgreSQL.
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { openCrm, type CrmClient } from '../../src/crm/client.ts';
import { performOutgoing, undoOutgoing } from '../../src/crm/outgoing.ts';
import { readReminders, readWords, type ReminderChange } from '../../src/crm/reminders.ts';
import { saveAvailability } from '../../src/crm/routing/availability.ts';
import { readSettings } from '../../src/crm/settings.ts';
import { startCrm, type CrmUnderTest } from '../standalone/crm/crmUnderTest.ts';

const DAY_MS = 86_400_000;
let crm: CrmUnderTest;
let server: Server;
let requests: string[] = [];

beforeAll(async () => {
  crm = await startCrm();
  server = createServer((incoming, outgoing) => {
    requests.push(`${incoming.method} ${incoming.url}`);
    void getRequestListener(async (request) => crm.crm.handle(request))(incoming, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
}, 60_000);

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await crm.stop();
});

const clientOf = (name: 'seller' | 'other' | 'admin'): CrmClient => openCrm({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: async () => name, clock: { now: Date.now, random: Math.random } });
const now = new Date();
const since = new Date(now.getTime() - 90 * DAY_MS);
const daysAgo = (days: number): string => `${new Date(now.getTime() - days * DAY_MS).toISOString().slice(0, 19)}Z`;
const readAs = (name: 'seller' | 'other'): ReturnType<typeof readReminders> => readReminders(clientOf(name), { since, now });

interface Mail {
  readonly key: string;
  readonly days: number;
  readonly out?: boolean;
  readonly isDraft?: boolean;
  readonly conversation?: number;
}

async function aLead(mails: readonly Mail[], more: Record<string, unknown> = {}, owner: 'seller' | 'other' = 'seller'): Promise<string> {
  const leadId = await crm.create(owner, 'leads', { lastname: 'Brandt', subject: 'Cell for line 3', emailaddress1: `${randomUUID()}@halvorsen.example`, ...more });
  for (const { key, days, out = false, isDraft = false, conversation } of mails) {
    const at = daysAgo(days);
    // Only an administrator may date a row back.
    await crm.create('admin', 'emails', {
      'ownerid@odata.bind': `/systemusers(${crm.people[owner].id})`,
      subject: `Subject ${key}`, description: `<p>Words of ${key}</p>`, directioncode: out, messageid: `<${key}@x.example>`, sender: out ? 'maya@kestrel.example' : 'jo@halvorsen.example', actualend: at, overriddencreatedon: at,
      ...(conversation === undefined ? {} : { baseconversationindexhash: conversation }),
      'regardingobjectid_lead_email@odata.bind': `/leads(${leadId})`,
      ...(isDraft ? {} : { statecode: 1, statuscode: out ? 3 : 4 }),
    });
  }
  return leadId;
}

async function aPress(more: Partial<ReminderChange> = {}): Promise<ReminderChange> {
  const leadId = more.leadId ?? (await aLead([{ key: randomUUID(), days: 1 }]));
  const reminderId = `answer ${leadId} <${randomUUID()}@x.example>`;
  return { kind: 'reminder', id: randomUUID(), rowId: randomUUID(), leadId, said: { reminderId, kind: 'done', at: now.toISOString() }, ...more };
}

const answersTo = async (change: ReminderChange, as: 'seller' | 'other' = 'seller'): Promise<unknown> => (await readAs(as)).answers?.filter(({ reminderId }) => reminderId === change.said.reminderId).map(({ kind, until }) => [kind, until === undefined ? undefined : Date.parse(until)]);

test('[E4] own open leads come with their emails of ninety days, drafts left out, in one request', async () => {
  const leadId = await aLead([{ key: 'in', days: 3, conversation: 77 }, { key: 'out', days: 2, out: true }, { key: 'draft', days: 1, out: true, isDraft: true }, { key: 'old', days: 120 }]);
  requests = [];
  const { leads, emails, userId } = await readAs('seller');
  expect(userId).toBe(crm.people.seller.id);
  expect(requests).toEqual(['POST /api/data/v9.2/$batch']);
  expect(leads.filter(({ id }) => id === leadId)).toMatchObject([{ status: 'open', name: { last: 'Brandt' } }]);
  expect(emails.filter((email) => email.leadId === leadId).sort((one, two) => one.key.localeCompare(two.key))).toEqual([
    { key: '<in@x.example>', leadId, direction: 'in', at: daysAgo(3), subject: 'Subject in', sender: 'jo@halvorsen.example', conversation: { crm: '77' } },
    { key: '<out@x.example>', leadId, direction: 'out', at: daysAgo(2), subject: 'Subject out', sender: 'maya@kestrel.example' },
  ]);
});

test('[E4] the words of the seller’s own emails can be asked for, nobody else’s are named', async () => {
  const leadId = await aLead([{ key: 'mine', days: 1, out: true }, { key: 'theirs', days: 2 }]);
  const { sent, emails } = await readAs('seller');
  const keys = emails.filter((email) => email.leadId === leadId).map(({ key }) => key);
  const own = sent.filter(({ key }) => keys.includes(key));
  expect(own).toMatchObject([{ key: '<mine@x.example>', at: daysAgo(1) }]);
  const [first] = own;
  expect(await readWords(clientOf('seller'), [first?.id ?? ''])).toEqual(new Map([[first?.id, '<p>Words of mine</p>']]));
  expect(await readWords(clientOf('seller'), [])).toEqual(new Map());
});

test('[E4] closed leads, leads of others and leads nobody wrote about lately are left out', async () => {
  const closed = await aLead([{ key: 'closed', days: 3 }], { statecode: 2, statuscode: 4 });
  const silent = await aLead([{ key: 'silent', days: 120 }]);
  const others = await aLead([{ key: 'others', days: 3 }], {}, 'other');
  const { leads } = await readAs('seller');
  const ids = leads.map(({ id }) => id);
  expect([closed, silent, others].filter((id) => ids.includes(id))).toEqual([]);
});

test('a meeting to come is told, a past or canceled one is not', async () => {
  const meeting = async (inDays: number, state: Record<string, unknown>): Promise<string> => {
    const leadId = await aLead([{ key: randomUUID(), days: 2, out: true }]);
    await crm.create('seller', 'appointments', { subject: 'Call', scheduledstart: daysAgo(-inDays), scheduledend: daysAgo(-inDays - 0.02), 'regardingobjectid_lead_appointment@odata.bind': `/leads(${leadId})`, ...state });
    return leadId;
  };
  const scheduled = { statecode: 3, statuscode: 5 };
  const [coming, past, canceled] = [await meeting(3, scheduled), await meeting(-3, scheduled), await meeting(3, { statecode: 2, statuscode: 4 })];
  const { meeting: found } = await readAs('seller');
  expect([coming, past, canceled].map((id) => found.includes(id ?? ''))).toEqual([true, false, false]);
});

test('[E4] done and snoozed are one row a reminder, whatever is pressed how often', async () => {
  const until = daysAgo(-1);
  const done = await aPress();
  const snoozed: ReminderChange = { ...done, id: randomUUID(), said: { ...done.said, kind: 'snoozed', until } };
  await Promise.all([performOutgoing(clientOf('seller'), done), performOutgoing(clientOf('seller'), done)]);
  expect(await answersTo(done)).toEqual([['done', undefined]]);
  await performOutgoing(clientOf('seller'), snoozed);
  await performOutgoing(clientOf('seller'), snoozed);
  expect(await answersTo(done)).toEqual([['snoozed', Date.parse(until)]]);
  await performOutgoing(clientOf('seller'), done);
  expect(await answersTo(done)).toEqual([['done', undefined]]);
});

test('[E4] taking it back removes the row or restores what was said before, and twice is no error', async () => {
  const client = clientOf('seller');
  const done = await aPress();
  await performOutgoing(client, done);
  await undoOutgoing(client, done, {});
  await undoOutgoing(client, done, {});
  expect(await answersTo(done)).toEqual([]);
  const until = daysAgo(-2);
  const snoozed: ReminderChange = { ...done, said: { ...done.said, kind: 'snoozed', until } };
  await performOutgoing(client, snoozed);
  const again: ReminderChange = { ...done, before: snoozed.said };
  await performOutgoing(client, again);
  await undoOutgoing(client, again, {});
  expect(await answersTo(done)).toEqual([['snoozed', Date.parse(until)]]);
});

test('[E4] what a seller said is theirs: another one sees none of it', async () => {
  const done = await aPress();
  await performOutgoing(clientOf('seller'), done);
  expect([await answersTo(done), await answersTo(done, 'other')]).toEqual([[['done', undefined]], []]);
});

test('a lead deleted since then takes nothing with it that later reads trip over', async () => {
  const done = await aPress();
  await performOutgoing(clientOf('seller'), done);
  await clientOf('seller').remove('leads', done.leadId);
  expect(await answersTo(done)).toEqual([['done', undefined]]);
});

test('[E4] the days after which we ask again are the admin’s, and unknown while nobody has said', async () => {
  const settings = { hrz_name: 'Agent settings', hrz_companyname: 'Kestrel' };
  const id = await crm.create('admin', 'hrz_agentsettingses', settings);
  expect((await readSettings(clientOf('seller')))?.followUpDays).toBeUndefined();
  await crm.send('admin', 'PATCH', `hrz_agentsettingses(${id})`, { body: { hrz_followupdays: 6 } });
  expect((await readSettings(clientOf('seller')))?.followUpDays).toBe(6);
});

test('[E4] reminders come with the seller\'s own hours, holidays and absences in the same request, and with nobody else\'s', async () => {
  const day = [{ from: 480, to: 960 }];
  const schedule = { timeZone: 'Europe/Berlin', days: { 1: day, 2: day }, holidays: ['2026-12-24'] };
  const absences = [{ from: '2026-12-01T00:00:00Z', to: '2026-12-08T00:00:00Z' }];
  await saveAvailability(clientOf('seller'), { sellerId: crm.people.seller.id, sellerName: 'Seller', schedule, absences });
  requests = [];
  expect((await readAs('seller')).availability).toEqual({ schedule, absences });
  expect(requests).toEqual([expect.stringMatching(/^POST .*batch$/)]);
  expect(await readAs('other')).not.toHaveProperty('availability');
  // A row nobody can read says nothing about when they work.
  await crm.send('seller', 'PATCH', `hrz_availabilities(${crm.people.seller.id})`, { body: { hrz_schedule: '{"days":' } });
  expect(await readAs('seller')).not.toHaveProperty('availability');
  await crm.send('seller', 'DELETE', `hrz_availabilities(${crm.people.seller.id})`);
});
