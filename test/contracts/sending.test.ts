// Sending from the CRM against the embedded CRM over real HTTP and a real PostgreSQL: who may, what the row says, and that no email goes twice,
// also when answers get lost, come damaged, or a call is carried out long after nobody waits for it any more.
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { openCrm, type CrmClient } from '../../src/crm/client.ts';
import { canSend, findSender, findSending, sendFromCrm, type EmailToSend, type SendOutcome } from '../../src/crm/sending.ts';
import { AppError } from '../../src/domain/errors.ts';
import { answerWithFault, planFaults, type Fault } from '../../src/standalone/crm/http/faults.ts';
import { errorOf, rowsOf, startCrm, type CrmUnderTest } from '../standalone/crm/crmUnderTest.ts';

/** 2,000 in the long proof; in each run enough that every fault meets every step. */
const RUNS = process.env['HANDRAISE_PROOFS'] === 'all' ? 2_000 : 60;
const WORKERS = 12;
const MOST_PRESSES = 6;
/** How long a press waits for an answer; well over what an answer takes here while all of them press. */
const ANSWER_MS = 1_200;

let crm: CrmUnderTest;
let server: Server;
/** What happens to the next requests; without a plan, nothing. */
let faultOf: (request: Request) => Fault | 'late' = () => 'none';
/** Calls of SendEmail that were carried out, by email. */
const carriedOut = new Map<string, number>();
let sendCalls = 0;
let faults = 0;
const late: Promise<unknown>[] = [];
const url = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const sendPath = /\/emails\(([0-9a-f-]{36})\)\/Microsoft\.Dynamics\.CRM\.SendEmail$/;

/** The CRM itself; counts what it carries out. */
async function handle(request: Request): Promise<Response> {
  const id = sendPath.exec(new URL(request.url).pathname)?.[1];
  const answer = await crm.crm.handle(request);
  if (id !== undefined && answer.status === 200) carriedOut.set(id, (carriedOut.get(id) ?? 0) + 1);
  return answer;
}

beforeAll(async () => {
  crm = await startCrm();
  server = createServer((incoming, outgoing) => {
    void getRequestListener(async (request) => {
      if (sendPath.test(new URL(request.url).pathname)) sendCalls += 1;
      const fault = faultOf(request);
      if (fault !== 'none') faults += 1;
      const behind = { handle, drop: () => void outgoing.socket?.destroy(), times: { hangMs: 2_000, slowMs: 30 } };
      if (fault !== 'late') return answerWithFault(fault, request, behind);
      // Nobody waits for the answer any more when the CRM gets to it.
      const copy = new Request(request.url, { method: request.method, headers: request.headers, body: await request.text() });
      late.push(pause(ANSWER_MS + 50 + 40 * (late.length % 10)).then(() => handle(copy)));
      await pause(ANSWER_MS + 30);
      behind.drop();
      return new Response(null);
    })(incoming, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await setUpMailbox('seller');
}, 60_000);

afterAll(async () => {
  await Promise.all(late);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await crm.stop();
});

beforeEach(() => {
  faultOf = () => 'none';
  sendCalls = 0;
});

type Name = 'seller' | 'other' | 'manager' | 'admin';

const clientOf = (name: Name, limits: { readonly timeoutMs?: number; readonly tries?: number } = {}): CrmClient =>
  openCrm({ url: url(), token: async () => name, clock: { now: Date.now, random: Math.random }, limits: { requests: 1_000_000, concurrent: 40, ...limits } });

const mailboxOf = async (name: Name): Promise<Record<string, unknown>> =>
  rowsOf(await crm.send('admin', 'GET', `mailboxes?$filter=_regardingobjectid_value eq ${crm.people[name].id}`))[0] ?? {};

const setUp = { outgoingemaildeliverymethod: 2, outgoingemailstatus: 1, enabledforoutgoingemail: true, emailrouteraccessapproval: 1 };

async function setUpMailbox(name: Name, columns: Record<string, unknown> = setUp): Promise<void> {
  const { mailboxid } = await mailboxOf(name);
  expect((await crm.send('admin', 'PATCH', `mailboxes(${String(mailboxid)})`, { body: columns })).status).toBe(204);
}

async function anEmail(name: Name = 'seller', more: Partial<EmailToSend> = {}): Promise<EmailToSend> {
  const to = `${randomUUID()}@halvorsen.example`;
  const leadId = await crm.create(name, 'leads', { subject: 'A cell', firstname: 'Jonas', lastname: 'Brandt', emailaddress1: to });
  return { id: randomUUID(), leadId, userId: crm.people[name].id, to, subject: 'Re: A cell', html: '<p>Hi Jonas,</p><p>it takes 12 weeks.</p>', ...more };
}

const stored = async (id: string): Promise<Record<string, unknown> | undefined> => {
  const answer = await crm.send('admin', 'GET', `emails(${id})?$select=subject,description,directioncode,statecode,statuscode,senton,sender,torecipients,_regardingobjectid_value,_ownerid_value`);
  return answer.status === 200 ? answer.json : undefined;
};

/** Waits until the played server-side synchronization has been at it. */
async function sentState(client: CrmClient, id: string): Promise<unknown> {
  for (let turn = 0; turn < 100; turn++) {
    const state = await findSending(client, id);
    if (state?.status !== 'pending') return state;
    await pause(50);
  }
  return 'still pending';
}

describe('whose emails the CRM sends', () => {
  test('[E10] a mailbox sends when it is approved, tested and on server-side synchronization, and only then', async () => {
    const manager = clientOf('manager');
    const { id } = crm.people.manager;
    expect(await canSend(manager, id)).toBe(false);
    await setUpMailbox('manager');
    expect(await canSend(manager, id)).toBe(true);
    expect(await findSender(manager)).toBe(id);
    const spoiled = [{ outgoingemaildeliverymethod: 0 }, { outgoingemaildeliverymethod: 1 }, { outgoingemailstatus: 0 }, { outgoingemailstatus: 2 }, { enabledforoutgoingemail: false }, { emailrouteraccessapproval: 2 }, { emailrouteraccessapproval: 3 }, { statecode: 1, statuscode: 2 }];
    for (const columns of spoiled) {
      await setUpMailbox('manager', { ...setUp, statecode: 0, statuscode: 1, ...columns });
      expect([columns, await canSend(manager, id)]).toEqual([columns, false]);
    }
    await setUpMailbox('manager', { ...setUp, statecode: 0, statuscode: 1, emailrouteraccessapproval: 0, isemailaddressapprovedbyo365admin: true });
    expect(await canSend(manager, id)).toBe(true);
  });

  test("[E10] a seller's new mailbox sends nothing, and nobody sees another seller's", async () => {
    expect(await findSender(clientOf('other'))).toBeUndefined();
    expect(await canSend(clientOf('other'), crm.people.seller.id)).toBe(false);
    expect(await findSender(clientOf('seller'))).toBe(crm.people.seller.id);
  });
});

describe('one email', () => {
  test('[E10] it is a row from the seller to the lead, regarding the lead, first pending, then sent, with the time the CRM says', async () => {
    const seller = clientOf('seller');
    const email = await anEmail();
    const outcome = await sendFromCrm(seller, email);
    expect(outcome).toEqual({ status: 'pending', at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]+Z$/) });
    expect(await stored(email.id)).toMatchObject({ subject: 'Re: A cell', description: email.html, directioncode: true, statecode: 1, sender: 'seller@contoso.example', torecipients: email.to, _regardingobjectid_value: email.leadId, _ownerid_value: crm.people.seller.id });
    const sent = await sentState(seller, email.id);
    expect(sent).toEqual({ status: 'sent', at: (await stored(email.id))?.['senton'] });
    expect((await stored(email.id))?.['statuscode']).toBe(3);
    expect(carriedOut.get(email.id)).toBe(1);
  });

  test('[E10] sent again it is not sent again: one call of SendEmail, whatever is pressed and wherever', async () => {
    const email = await anEmail();
    const clients = [clientOf('seller'), clientOf('seller')];
    const together = await Promise.all(clients.map((client) => sendFromCrm(client, email)));
    expect(together.map(({ status }) => status).every((status) => status === 'pending' || status === 'sent')).toBe(true);
    for (const client of clients) expect(['pending', 'sent']).toContain((await sendFromCrm(client, { ...email, subject: 'Other words' })).status);
    expect(carriedOut.get(email.id)).toBe(1);
    expect((await stored(email.id))?.['subject']).toBe('Re: A cell');
  });

  test('[E10] a lost answer is not sent after: the row tells that it was sent', async () => {
    const email = await anEmail();
    faultOf = (request) => (sendPath.test(new URL(request.url).pathname) ? 'dropped-after' : 'none');
    expect((await sendFromCrm(clientOf('seller'), email)).status).toBe('pending');
    expect([sendCalls, carriedOut.get(email.id)]).toEqual([1, 1]);
  });

  test('[E10] a call that never arrived is not repeated by itself: nobody knows, the row stays a draft, and a new press sends the words of then', async () => {
    const email = await anEmail();
    faultOf = (request) => (sendPath.test(new URL(request.url).pathname) ? 'hang' : 'none');
    const seller = clientOf('seller', { timeoutMs: 600 });
    expect(await sendFromCrm(seller, email)).toEqual({ status: 'unknown' });
    expect([sendCalls, carriedOut.get(email.id)]).toEqual([1, undefined]);
    expect(await findSending(seller, email.id)).toEqual({ status: 'draft' });
    faultOf = () => 'none';
    expect((await sendFromCrm(seller, { ...email, html: '<p>Better words</p>' })).status).toBe('pending');
    expect((await stored(email.id))?.['description']).toBe('<p>Better words</p>');
    expect([sendCalls, carriedOut.get(email.id)]).toEqual([2, 1]);
  });

  test('[E10] without any answer at all the outcome is that nobody knows', async () => {
    const email = await anEmail();
    let isSending = false;
    faultOf = (request) => {
      isSending ||= sendPath.test(new URL(request.url).pathname);
      return isSending ? 'hang' : 'none';
    };
    expect(await sendFromCrm(clientOf('seller', { tries: 1 }), email)).toEqual({ status: 'unknown' });
  });

  test('[E10] nothing is sent, and no row is left, when the lead must not be emailed, has another address by now, or the mailbox was switched off', async () => {
    const seller = clientOf('seller');
    const [optedOut, moved, off] = [await anEmail(), await anEmail(), await anEmail()];
    await crm.send('seller', 'PATCH', `leads(${optedOut.leadId})`, { body: { donotemail: true } });
    await crm.send('seller', 'PATCH', `leads(${moved.leadId})`, { body: { emailaddress1: 'elsewhere@halvorsen.example' } });
    expect(await sendFromCrm(seller, optedOut)).toEqual({ status: 'not-sent', why: 'do-not-email' });
    expect(await sendFromCrm(seller, moved)).toEqual({ status: 'not-sent', why: 'other-address' });
    await setUpMailbox('seller', { outgoingemaildeliverymethod: 0 });
    expect(await sendFromCrm(seller, off)).toEqual({ status: 'not-sent', why: 'mailbox' });
    await setUpMailbox('seller');
    expect(await Promise.all([optedOut, moved, off].map(({ id }) => stored(id)))).toEqual([undefined, undefined, undefined]);
    expect(sendCalls).toBe(0);
  });

  test("[E10] a refusal is the CRM's own, and its draft is taken away again", async () => {
    const email = await anEmail();
    // The administrator may read all of it, but not send as the seller.
    const failure = await sendFromCrm(clientOf('admin'), email).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AppError);
    expect(failure).toMatchObject({ code: 'no-permission', params: { crmCode: '0x8004480d' } });
    expect(await stored(email.id)).toBeUndefined();
    await expect(sendFromCrm(clientOf('seller'), { ...email, leadId: randomUUID() })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('what the embedded CRM answers', () => {
  const send = (id: string, as: Name = 'seller') => crm.send(as, 'POST', `emails(${id})/Microsoft.Dynamics.CRM.SendEmail`, { body: { IssueSend: true } });
  const party = (mask: number, of: Record<string, unknown>) => ({ participationtypemask: mask, ...of });
  const me = () => party(1, { 'partyid_systemuser@odata.bind': `/systemusers(${crm.people.seller.id})` });

  test('a second SendEmail is refused, as are incoming emails, several senders, nobody to send to and a recipient without address', async () => {
    const to = party(2, { addressused: 'x@y.example' });
    const nobody = await crm.create('seller', 'leads', { subject: 'No address', lastname: 'Nobody' });
    const row = async (body: Record<string, unknown>): Promise<string> => crm.create('seller', 'emails', { subject: 'Hello', ...body });
    const good = await row({ email_activity_parties: [me(), to] });
    expect((await send(good)).status).toBe(200);
    const cases = [
      [good, 'Email must be in Draft status to send'],
      [await row({ directioncode: false, email_activity_parties: [me(), to] }), 'Cannot send incoming email messages'],
      [await row({ email_activity_parties: [to] }), 'The email must have a sender'],
      [await row({ email_activity_parties: [me(), me(), to] }), 'The email must have one and only one sender'],
      [await row({ email_activity_parties: [party(1, { addressused: 'me@contoso.example' }), to] }), 'Sender cannot be unresolved'],
      [await row({ email_activity_parties: [me()] }), 'The e-mail must have at least one recipient before it can be sent'],
      [await row({ email_activity_parties: [me(), party(2, { 'partyid_lead@odata.bind': `/leads(${nobody})` })] }), `Could not find email address for recipient of type 'lead' with ID '${nobody}'`],
    ] as const;
    for (const [id, message] of cases) {
      const answer = await send(id);
      expect([answer.status, errorOf(answer).message]).toEqual([400, message]);
    }
  });

  test('an email of a mailbox that is not set up is taken and stays pending', async () => {
    const id = await crm.create('other', 'emails', { subject: 'Hello', email_activity_parties: [party(1, { 'partyid_systemuser@odata.bind': `/systemusers(${crm.people.other.id})` }), party(2, { addressused: 'x@y.example' })] });
    expect((await send(id, 'other')).status).toBe(200);
    // Long after one that may be delivered was.
    const email = await anEmail();
    await sendFromCrm(clientOf('seller'), email);
    expect(await sentState(clientOf('seller'), email.id)).toMatchObject({ status: 'sent' });
    expect(await findSending(clientOf('other'), id)).toMatchObject({ status: 'pending' });
  });
});

/** Presses as a seller does: after "nobody knows" the pane looks the row up, and only a draft is pressed again. */
async function pressUntilKnown(client: CrmClient, email: EmailToSend): Promise<SendOutcome | 'gave-up'> {
  for (let press = 0; press < MOST_PRESSES; press++) {
    const outcome = await sendFromCrm(client, email).catch(() => undefined);
    if (outcome !== undefined && outcome.status !== 'unknown') return outcome;
    const state = await findSending(client, email.id).catch(() => undefined);
    if (state !== undefined && state.status !== 'draft') return state;
  }
  return 'gave-up';
}

test(`[E10] ${RUNS} emails with faults in 3 of 10 requests, calls carried out late among them: none goes twice, none is called sent that was not`, async () => {
  const plan = planFaults(20_261_122, 0.25);
  let requests = 0;
  let calls = 0;
  faultOf = (request) => {
    requests += 1;
    return sendPath.test(new URL(request.url).pathname) && (calls += 1) % 7 === 0 ? 'late' : plan.next();
  };
  const emails: EmailToSend[] = [];
  while (emails.length < RUNS) emails.push(...(await Promise.all(Array.from({ length: Math.min(50, RUNS - emails.length) }, () => anEmail()))));
  const outcomes = new Map<string, SendOutcome | 'gave-up'>();
  const waiting = [...emails];
  faults = 0;
  const work = async (): Promise<void> => {
    const client = openCrm({ url: url(), token: async () => 'seller', clock: { now: () => performance.now() * 10, random: Math.random, wait: (ms) => pause(ms / 10) }, limits: { timeoutMs: ANSWER_MS, patienceMs: 60_000, requests: 1_000_000, concurrent: 40 } });
    for (let email = waiting.pop(); email !== undefined; email = waiting.pop()) outcomes.set(email.id, await pressUntilKnown(client, email));
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  await Promise.all(late);
  faultOf = () => 'none';
  const said = [...outcomes.values()].map((outcome) => (outcome === 'gave-up' ? outcome : outcome.status));
  const count = (word: string): number => said.filter((each) => each === word).length;
  process.stderr.write(`${RUNS} emails, ${requests} requests, ${faults} faults (${late.length} carried out late), ${sendCalls} calls of SendEmail; pending or sent ${count('pending') + count('sent')}, gave up ${count('gave-up')}\n`);

  expect(faults / requests).toBeGreaterThan(0.2);
  expect(late.length).toBeGreaterThan(RUNS / 40);
  expect([...carriedOut].filter(([, times]) => times > 1)).toEqual([]);
  const told = emails.filter(({ id }) => ['pending', 'sent'].includes((outcomes.get(id) as SendOutcome).status));
  expect(told.filter(({ id }) => carriedOut.get(id) !== 1)).toEqual([]);
  expect(told.length).toBeGreaterThan(RUNS * 0.8);
  const handedOver = new Set<unknown>();
  const direct = openCrm({ url: new URL(crm.root).origin, token: async () => 'admin', clock: { now: Date.now, random: Math.random } });
  for await (const page of direct.pages('emails?$select=statecode,statuscode', 1_000)) for (const row of page) if (row['statecode'] === 1) handedOver.add(row['activityid']);
  expect(told.filter(({ id }) => !handedOver.has(id))).toEqual([]);
}, 600_000);
