// What a seller's press does in the CRM, against the embedded CRM over real HTTP and a real PostgreSQL: one row, told back, taken back.
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { openCrm, type CrmClient } from '../../src/crm/client.ts';
import { performChange, undoChange, type LeadChange } from '../../src/crm/leadChanges.ts';
import { rowsOf, startCrm, type CrmUnderTest } from '../standalone/crm/crmUnderTest.ts';

let crm: CrmUnderTest;
let server: Server;
/** How many of the next answers get lost on their way back, after the CRM has done what was asked. */
let losing = 0;
const url = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

beforeAll(async () => {
  crm = await startCrm();
  server = createServer((incoming, outgoing) => {
    void getRequestListener(async (request) => {
      const answer = await crm.crm.handle(request);
      if (losing > 0 && request.method === 'POST' && new TextDecoder().decode(await answer.clone().arrayBuffer()).includes('changesetresponse')) {
        losing -= 1;
        outgoing.socket?.destroy();
      }
      return answer;
    })(incoming, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
}, 60_000);

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await crm.stop();
});

beforeEach(() => {
  losing = 0;
});

const clientOf = (name: 'seller' | 'other', tries = 4): CrmClient => openCrm({ url: url(), token: async () => name, clock: { now: Date.now, random: Math.random }, limits: { tries } });

async function aLead(): Promise<{ readonly leadId: string; readonly leadVersion: string; readonly leadWasOpen: boolean }> {
  const leadId = await crm.create('seller', 'leads', { lastname: 'Brandt', subject: 'Cell for line 3', emailaddress1: `${randomUUID()}@halvorsen.example`, statuscode: 2 });
  return { leadId, leadVersion: await versionOf(leadId), leadWasOpen: true };
}

async function read(path: string): Promise<Record<string, unknown>> {
  return (await crm.send('seller', 'GET', path)).json;
}

async function versionOf(leadId: string): Promise<string> {
  return String((await read(`leads(${leadId})?$select=leadid`))['@odata.etag']);
}

const start = '2026-11-24T09:00:00Z';
const kinds = ['task', 'call', 'appointment', 'disqualify'] as const;

async function aChange(kind: (typeof kinds)[number] | 'stop-contact', on?: Awaited<ReturnType<typeof aLead>>): Promise<LeadChange> {
  const base = { id: randomUUID(), ...(on ?? (await aLead())) };
  switch (kind) {
    case 'task':
      return { kind, ...base, subject: 'Decide on the discount', note: '“Is there room on price?”', dueOn: start };
    case 'call':
      return { kind, ...base, subject: 'Call with Jonas Brandt', note: 'About the email', at: start };
    case 'appointment':
      return { kind, ...base, subject: 'Cell for line 3', note: '', start, end: '2026-11-24T09:30:00Z', attendees: [{ address: 'jonas.brandt@halvorsen.example' }, { address: 'ole@halvorsen.example' }] };
    case 'disqualify':
      return { kind, ...base, reason: 'lost', subject: 'Disqualified: Lost', note: '“We chose another supplier.”' };
    case 'stop-contact':
      return { kind, ...base };
  }
}

/** Rows about the lead the change may have made. */
async function rowsAbout({ kind, leadId }: LeadChange): Promise<readonly Record<string, unknown>[]> {
  if (kind === 'stop-contact') return [];
  const [set, column] = ({ task: ['tasks', '_regardingobjectid_value'], call: ['phonecalls', '_regardingobjectid_value'], appointment: ['appointments', '_regardingobjectid_value'], disqualify: ['annotations', '_objectid_value'] } as const)[kind];
  return rowsOf(await crm.send('seller', 'GET', `${set}?$filter=${column} eq ${leadId}`));
}

const leadOf = (change: LeadChange): Promise<Record<string, unknown>> => read(`leads(${change.leadId})?$select=statecode,statuscode,donotemail,donotbulkemail`);

test('[E7] a task stands on the lead with its request, its quote and its due time, as the CRM says it', async () => {
  const change = await aChange('task');
  expect(await performChange(clientOf('seller'), change)).toEqual({ subject: 'Decide on the discount', at: start });
  expect(await rowsAbout(change)).toMatchObject([{ activityid: change.id, subject: 'Decide on the discount', description: '“Is there room on price?”', scheduledend: start, statecode: 0 }]);
});

test('a logged call is done, went out, and knows who called whom', async () => {
  const change = await aChange('call');
  expect(await performChange(clientOf('seller'), change)).toEqual({ subject: 'Call with Jonas Brandt', at: start });
  expect(await rowsAbout(change)).toMatchObject([{ statecode: 1, statuscode: 2, directioncode: true, actualend: start }]);
  const parties = rowsOf(await crm.send('seller', 'GET', `activityparties?$filter=_activityid_value eq ${change.id}&$orderby=participationtypemask`));
  expect(parties.filter((party) => [1, 2].includes(Number(party['participationtypemask']))).map((party) => party['_partyid_value'])).toEqual([crm.people.seller.id, change.leadId]);
});

test('an appointment has its times, its organizer and everybody who was asked', async () => {
  const change = await aChange('appointment');
  expect(await performChange(clientOf('seller'), change)).toEqual({ subject: 'Cell for line 3', at: start });
  expect(await rowsAbout(change)).toMatchObject([{ scheduledstart: start, scheduledend: '2026-11-24T09:30:00Z', statecode: 3, statuscode: 5 }]);
  const parties = rowsOf(await crm.send('seller', 'GET', `activityparties?$filter=_activityid_value eq ${change.id}`));
  const named = parties.filter((party) => [5, 7].includes(Number(party['participationtypemask']))).map((party) => party['_partyid_value'] ?? party['addressused']);
  expect(named.sort()).toEqual([crm.people.seller.id, change.leadId, 'ole@halvorsen.example'].sort());
});

test.each([['no-longer-interested', 6], ['lost', 4], ['cannot-contact', 5], ['canceled', 7]] as const)('a lead disqualified as %s carries that status reason, and the words that caused it stand in a note', async (reason, statuscode) => {
  const change = await aChange('disqualify');
  if (change.kind !== 'disqualify') throw new Error(change.kind);
  const outcome = await performChange(clientOf('seller'), { ...change, reason });
  expect(await leadOf(change)).toMatchObject({ statecode: 2, statuscode });
  expect(outcome.statusReason).toMatch(/^[A-Z]/);
  expect(await rowsAbout(change)).toMatchObject([{ annotationid: change.id, subject: 'Disqualified: Lost', notetext: '“We chose another supplier.”' }]);
});

test('taken back, a disqualified lead is open with the status reason it had, and no note stays', async () => {
  const change = await aChange('disqualify');
  const client = clientOf('seller');
  await undoChange(client, change, await performChange(client, change));
  expect(await leadOf(change)).toMatchObject({ statecode: 0, statuscode: 2 });
  expect(await rowsAbout(change)).toEqual([]);
});

test.each(['task', 'call', 'appointment'] as const)('%s: taken back, and taking it back twice is no error', async (kind) => {
  const change = await aChange(kind);
  const client = clientOf('seller');
  const outcome = await performChange(client, change);
  await undoChange(client, change, outcome);
  await undoChange(client, change, outcome);
  expect(await rowsAbout(change)).toEqual([]);
});

test('[E13] "do not email" is written whatever else changed on the lead, closed leads included, and can be taken back', async () => {
  const change = await aChange('stop-contact');
  await crm.send('mate', 'PATCH', `leads(${change.leadId})`, { body: { jobtitle: 'Buyer' } });
  await crm.send('seller', 'PATCH', `leads(${change.leadId})`, { body: { statecode: 2, statuscode: 7 } });
  const client = clientOf('seller');
  await performChange(client, change);
  await performChange(client, change);
  expect(await leadOf(change)).toMatchObject({ donotemail: true, donotbulkemail: true });
  await undoChange(client, change, {});
  expect(await leadOf(change)).toMatchObject({ donotemail: false, donotbulkemail: false });
});

test.each(kinds)('%s: pressed twice, at once and again later, is one row', async (kind) => {
  const change = await aChange(kind);
  const outcomes = await Promise.all([performChange(clientOf('seller'), change), performChange(clientOf('seller'), change)]);
  outcomes.push(await performChange(clientOf('seller'), change));
  expect(new Set(outcomes.map((outcome) => outcome.subject)).size).toBe(1);
  expect(await rowsAbout(change)).toHaveLength(1);
});

test.each(kinds)('%s: an answer that got lost is found by the next press, also of a pane that started anew', async (kind) => {
  const change = await aChange(kind);
  losing = 1;
  await expect(performChange(clientOf('seller', 1), change)).rejects.toMatchObject({ code: 'crm-silent', retryable: true });
  const outcome = await performChange(clientOf('seller'), change);
  expect(outcome.subject).toBeDefined();
  expect(await rowsAbout(change)).toHaveLength(1);
});

test.each(kinds)('%s: refused when the lead was closed since, and says when', async (kind) => {
  const change = await aChange(kind);
  await crm.send('seller', 'PATCH', `leads(${change.leadId})`, { body: { statecode: 2, statuscode: 7 } });
  await expect(performChange(clientOf('seller'), change)).rejects.toMatchObject({ code: 'lead-closed', params: { on: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) } });
  expect(await rowsAbout(change)).toEqual([]);
});

test('a call with a lead that was closed already when it was opened is logged', async () => {
  const change = await aChange('call');
  await crm.send('seller', 'PATCH', `leads(${change.leadId})`, { body: { statecode: 2, statuscode: 7 } });
  await performChange(clientOf('seller'), { ...change, leadWasOpen: false });
  expect(await rowsAbout(change)).toHaveLength(1);
});

test('a lead that somebody changed since is not disqualified from the older version', async () => {
  const change = await aChange('disqualify');
  await crm.send('seller', 'PATCH', `leads(${change.leadId})`, { body: { jobtitle: 'Buyer' } });
  await expect(performChange(clientOf('seller'), change)).rejects.toMatchObject({ code: 'changed-elsewhere' });
  expect([(await leadOf(change))['statecode'], await rowsAbout(change)]).toEqual([0, []]);
});

test.each([...kinds, 'stop-contact'] as const)('%s: on a lead of another seller it leaves nothing behind', async (kind) => {
  const change = await aChange(kind);
  await expect(performChange(clientOf('other'), change)).rejects.toMatchObject({ code: expect.stringMatching(/^(no-permission|not-found)$/) });
  expect([await rowsAbout(change), (await leadOf(change))['statecode'], (await leadOf(change))['donotemail']]).toEqual([[], 0, false]);
});

test('a lead the seller may read and not change is refused for want of permission', async () => {
  const change = await aChange('disqualify');
  const shared = await crm.send('seller', 'POST', 'GrantAccess', {
    body: { Target: { '@odata.type': 'Microsoft.Dynamics.CRM.lead', leadid: change.leadId }, PrincipalAccess: { AccessMask: 'ReadAccess', Principal: { '@odata.type': 'Microsoft.Dynamics.CRM.systemuser', systemuserid: crm.people.other.id } } },
  });
  expect(shared.status).toBe(204);
  await expect(performChange(clientOf('other'), change)).rejects.toMatchObject({ code: 'no-permission' });
  expect((await leadOf(change))['statecode']).toBe(0);
});
