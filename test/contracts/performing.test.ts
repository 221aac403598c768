// What a seller's press does in the CRM, against the embedded CRM over real HTTP and a real PostgreSQL: one row, told back, taken back.
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { openCrm, type CrmClient } from '../../src/crm/client.ts';
import { performChange, undoChange, type LeadChange } from '../../src/crm/leadChanges.ts';
import type { ValidationOverride } from '../../src/domain/emailValidation.ts';
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
      if (losing > 0 && request.method === 'POST' && (answer.status === 201 || new TextDecoder().decode(await answer.clone().arrayBuffer()).includes('changesetresponse'))) {
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

type AddressKind = 'bounce' | 'address-word';
type OnLeadChange = Exclude<LeadChange, { readonly kind: AddressKind | 'referred-lead' }>;

async function aChange(kind: (typeof kinds)[number] | 'stop-contact', on?: Awaited<ReturnType<typeof aLead>>): Promise<OnLeadChange> {
  const base = { id: randomUUID(), ...(on ?? (await aLead())) };
  switch (kind) {
    case 'task':
      return { kind, ...base, subject: 'Decide on the discount', note: '“Is there room on price?”', dueOn: start };
    case 'call':
      return { kind, ...base, subject: 'Call with Jonas Brandt', note: 'About the email', at: start, number: '+47 55 50 01 23' };
    case 'appointment':
      return { kind, ...base, subject: 'Cell for line 3', note: '', start, end: '2026-11-24T09:30:00Z', attendees: [{ address: 'jonas.brandt@halvorsen.example' }, { address: 'ole@halvorsen.example' }] };
    case 'disqualify':
      return { kind, ...base, reason: 'lost', subject: 'Disqualified: Lost', note: '“We chose another supplier.”' };
    case 'stop-contact':
      return { kind, ...base };
  }
}

const address = 'jonas.brandt@halvorsen.example';
const bouncedOn = '2026-11-20T08:00:00Z';

/** `before` is what the CRM says when it is pressed. */
async function anAddressChange(kind: AddressKind, more: { readonly before?: ValidationOverride; readonly leadId?: string } = {}): Promise<Extract<LeadChange, { readonly kind: AddressKind }>> {
  const base = { id: randomUUID(), leadId: more.leadId ?? (await aLead()).leadId, address };
  if (kind === 'bounce') return { kind, ...base, failure: 'hard', at: bouncedOn, reason: '550 5.1.1 user unknown' };
  return { kind, ...base, word: { validity: 'valid', reason: 'Answered by telephone' }, before: more.before ?? {} };
}

async function saidOf(leadId: string): Promise<readonly Record<string, unknown>[]> {
  return rowsOf(await crm.send('seller', 'GET', `hrz_emailvalidations?$filter=_hrz_leadid_value eq ${leadId}&$orderby=createdon`));
}

/** Rows about the lead the change may have made. */
async function rowsAbout({ kind, leadId }: OnLeadChange): Promise<readonly Record<string, unknown>[]> {
  if (kind === 'stop-contact') return [];
  const [set, column] = ({ task: ['tasks', '_regardingobjectid_value'], call: ['phonecalls', '_regardingobjectid_value'], appointment: ['appointments', '_regardingobjectid_value'], disqualify: ['annotations', '_objectid_value'] } as const)[kind];
  return rowsOf(await crm.send('seller', 'GET', `${set}?$filter=${column} eq ${leadId}`));
}

const leadOf = (change: LeadChange): Promise<Record<string, unknown>> => read(`leads(${change.leadId})?$select=statecode,statuscode,donotemail,donotbulkemail`);

test('[E6] a task stands on the lead with its request, its quote and its due time, as the CRM says it', async () => {
  const change = await aChange('task');
  expect(await performChange(clientOf('seller'), change)).toEqual({ subject: 'Decide on the discount', at: start });
  expect(await rowsAbout(change)).toMatchObject([{ activityid: change.id, subject: 'Decide on the discount', description: '“Is there room on price?”', scheduledend: start, statecode: 0 }]);
});

test('a logged call is done, went out, and knows who called whom', async () => {
  const change = await aChange('call');
  expect(await performChange(clientOf('seller'), change)).toEqual({ subject: 'Call with Jonas Brandt', at: start });
  expect(await rowsAbout(change)).toMatchObject([{ statecode: 1, statuscode: 2, directioncode: true, actualend: start, phonenumber: '+47 55 50 01 23' }]);
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

const bounced = { hrz_overridden: false, hrz_bounce: 927430000, hrz_bouncedon: bouncedOn, hrz_reason: '550 5.1.1 user unknown' };
const overruled = { hrz_overridden: true, hrz_validity: 927430000, hrz_reason: 'Answered by telephone' };

test.each([['bounce', bounced], ['address-word', overruled]] as const)('[R16] %s: one row however often it is pressed, also after an answer that got lost, and nothing once it is taken back', async (kind, row) => {
  const change = await anAddressChange(kind);
  losing = 1;
  await expect(performChange(clientOf('seller', 1), change)).rejects.toMatchObject({ code: 'crm-silent' });
  await Promise.all([performChange(clientOf('seller'), change), performChange(clientOf('seller'), change)]);
  await performChange(clientOf('seller'), change);
  expect(await saidOf(change.leadId)).toMatchObject([{ hrz_emailvalidationid: change.id, hrz_name: address, ...row }]);
  await undoChange(clientOf('seller'), change, {});
  await undoChange(clientOf('seller'), change, {});
  expect(await saidOf(change.leadId)).toEqual([]);
});

test('a word on an address taken back leaves the word that stood before, and pressed again it stands again', async () => {
  const client = clientOf('seller');
  const first = await anAddressChange('address-word');
  await performChange(client, first);
  const { leadId } = first;
  const second = { ...(await anAddressChange('address-word', { leadId, before: { validity: 'valid', reason: 'Answered by telephone' } })), kind: 'address-word', word: { validity: 'invalid', type: 'role' }, before: { validity: 'valid', reason: 'Answered by telephone' } } as const;
  await performChange(client, second);
  expect(await saidOf(leadId)).toMatchObject([{ hrz_validity: 927430001, hrz_addresstype: 927430002 }]);
  await undoChange(client, second, {});
  expect(await saidOf(leadId)).toMatchObject([{ ...overruled, hrz_addresstype: null }]);
  await performChange(client, second);
  expect(await saidOf(leadId)).toMatchObject([{ hrz_validity: 927430001, hrz_addresstype: 927430002, hrz_reason: null }]);
});

test('a word given up is there again when that is taken back', async () => {
  const client = clientOf('seller');
  const kept = await anAddressChange('address-word');
  await performChange(client, kept);
  const forgotten = { ...kept, kind: 'address-word', id: randomUUID(), word: {}, before: { validity: 'valid', reason: 'Answered by telephone' } } as const;
  await performChange(client, forgotten);
  expect(await saidOf(kept.leadId)).toEqual([]);
  await undoChange(client, forgotten, {});
  expect(await saidOf(kept.leadId)).toMatchObject([overruled]);
});

test.each(['bounce', 'address-word'] as const)('%s: pressed in two windows at once is one row', async (kind) => {
  const change = await anAddressChange(kind);
  await Promise.all([performChange(clientOf('seller'), change), performChange(clientOf('seller'), change)]);
  expect(await saidOf(change.leadId)).toHaveLength(1);
});

test.each(['bounce', 'address-word'] as const)('%s: on a lead of another seller it leaves nothing behind', async (kind) => {
  const change = await anAddressChange(kind);
  await expect(performChange(clientOf('other'), change)).rejects.toMatchObject({ code: expect.stringMatching(/^(no-permission|not-found)$/) });
  expect(await saidOf(change.leadId)).toEqual([]);
});

async function aReferral(email: string): Promise<Extract<LeadChange, { readonly kind: 'referred-lead' }>> {
  const form = { firstName: 'Ida', lastName: 'Mortensen', company: 'Halvorsen Foods', email, jobTitle: '', topic: 'Cell for line 3' };
  return { kind: 'referred-lead', id: randomUUID(), leadId: (await aLead()).leadId, form };
}

const leadsAt = async (email: string): Promise<readonly Record<string, unknown>[]> => rowsOf(await crm.send('seller', 'GET', `leads?$filter=emailaddress1 eq '${email}'&$select=fullname,subject,companyname`));

test('the person a lead names becomes one lead however often it is pressed, and none once it is taken back', async () => {
  const email = `${randomUUID()}@halvorsen.example`;
  const change = await aReferral(email);
  await Promise.all([performChange(clientOf('seller'), change), performChange(clientOf('seller'), change)]);
  expect(await performChange(clientOf('seller'), change)).toEqual({});
  await undoChange(clientOf('seller'), change, {});
  losing = 1;
  await expect(performChange(clientOf('seller', 1), change)).rejects.toMatchObject({ code: 'crm-silent' });
  expect(await performChange(clientOf('seller'), change)).toEqual({});
  expect(await leadsAt(email)).toMatchObject([{ leadid: change.id, fullname: 'Ida Mortensen', subject: 'Cell for line 3', companyname: 'Halvorsen Foods' }]);
  await undoChange(clientOf('seller'), change, {});
  await undoChange(clientOf('seller'), change, {});
  expect(await leadsAt(email)).toEqual([]);
});

test('a person who is a lead already is named, gets no second row, and is not deleted by the undo', async () => {
  const email = `${randomUUID()}@halvorsen.example`;
  const first = await aReferral(email);
  await performChange(clientOf('seller'), first);
  const second = await aReferral(email);
  const outcome = await performChange(clientOf('seller'), second);
  expect(outcome).toEqual({ known: 'Ida Mortensen' });
  await undoChange(clientOf('seller'), second, outcome);
  expect(await leadsAt(email)).toMatchObject([{ leadid: first.id }]);
});
