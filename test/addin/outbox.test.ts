/**
 * @jest-environment ./test/jsdomEnvironment.cjs
 */
import 'fake-indexeddb/auto';
import { openCache } from '../../src/addin/cache.ts';
import { openOutbox, type Destination, type Outbox, type OutboxEntry, type OutboxTable } from '../../src/addin/outbox.ts';
import { changesShown } from '../../src/addin/outboxShown.ts';
import type { CrmClient } from '../../src/crm/client.ts';
import type { Row } from '../../src/crm/client/row.ts';
import type { LeadChange } from '../../src/crm/leadChanges.ts';
import { AppError } from '../../src/domain/errors.ts';

const ORGANIZATION = 'https://contoso.crm.example';
const leadId = '11111111-1111-4111-8111-111111111111';
let partition = 0;
let now = new Date('2026-11-22T09:00:00Z');
const opened: Outbox[] = [];

beforeEach(() => {
  partition += 1;
  now = new Date('2026-11-22T09:00:00Z');
  Object.assign(globalThis, { Office: { context: {} } });
});
afterEach(() => {
  for (const outbox of opened.splice(0)) outbox.close();
});

const idOf = (number: number): string => `22222222-2222-4222-8222-${String(number).padStart(12, '0')}`;
const task = (number: number): LeadChange => ({ kind: 'task', id: idOf(number), leadId, leadVersion: 'W/"1"', leadWasOpen: true, subject: `Task ${number}`, note: 'asked for', dueOn: '2026-11-24T09:00:00Z' });

/** The CRM as far as a task needs it: rows by id, a lead that may be closed, and whatever a test makes it answer. */
class TaskCrm {
  readonly rows = new Map<string, Row>();
  readonly writes: string[] = [];
  leadState = 0;
  asked = 0;
  fail?: AppError;
  /** Held back until this resolves. */
  gate: Promise<void> = Promise.resolve();

  get client(): CrmClient {
    const refuse = (): never => {
      throw new Error('not asked for');
    };
    return {
      readAll: async (parts) => {
        await this.gate;
        // As long as a network takes: whoever doesn't look whether another window is at it gets in between.
        await new Promise((resolve) => setTimeout(resolve, 5));
        if (this.fail !== undefined) throw this.fail;
        this.asked += 1;
        return parts.map(({ path }) => {
          if (path.startsWith('leads?')) return [{ leadid: leadId, statecode: this.leadState, modifiedon: '2026-11-20T15:00:00Z', '@odata.etag': 'W/"1"' }];
          return [...this.rows].flatMap(([id, row]) => (path.includes(id) ? [row] : []));
        });
      },
      changeTogether: async (changes) => {
        for (const change of changes) {
          if (change.kind === 'create') {
            this.writes.push(String(change.body['activityid']));
            this.rows.set(String(change.body['activityid']), change.body);
          } else if (change.kind === 'remove') this.rows.delete(change.id);
        }
      },
      read: refuse, readOne: refuse, create: refuse, update: refuse, remove: refuse, pages: refuse, changes: refuse, changeEach: refuse, act: refuse, during: refuse,
    };
  }
}

async function table(): Promise<OutboxTable> {
  return (await openCache(`maya@kestrelmotion.example|${partition}`, now)).outbox;
}

/** One window of the person. `reach` says whether the CRM can be reached. */
async function openWindow(crm: TaskCrm, reach: { online: boolean } = { online: true }, organization = ORGANIZATION): Promise<Outbox> {
  const destination = (): Destination | undefined => (reach.online ? { organization, crm: crm.client } : undefined);
  const outbox = openOutbox({ table: await table(), destination, changed: () => undefined, now: () => now });
  opened.push(outbox);
  return outbox;
}

const press = (outbox: Outbox, number: number): Promise<OutboxEntry> => outbox.press({ organization: ORGANIZATION, change: task(number), person: 'Jonas Brandt' });

test('a change pressed online is in the CRM at once, and what the CRM answers is what is told', async () => {
  const crm = new TaskCrm();
  const entry = await press(await openWindow(crm), 1);
  expect(entry).toMatchObject({ state: 'done', outcome: { subject: 'Task 1', at: '2026-11-24T09:00:00Z' } });
  expect(crm.writes).toEqual([idOf(1)]);
});

test('changes pressed offline wait in their order, outlive the window, and are sent once when somebody is online again', async () => {
  const crm = new TaskCrm();
  const closed = await openWindow(crm, { online: false });
  for (const number of [3, 1, 2]) expect((await press(closed, number)).state).toBe('waiting');
  expect(changesShown(closed)).toEqual({ waiting: 3, refused: [] });
  closed.close();
  const later = await openWindow(crm);
  await later.send();
  expect(crm.writes).toEqual([idOf(3), idOf(1), idOf(2)]);
  expect(changesShown(later)).toBeUndefined();
});

test('the same change pressed again while it waits, and after it was sent, is one row', async () => {
  const crm = new TaskCrm();
  const reach = { online: false };
  const outbox = await openWindow(crm, reach);
  await press(outbox, 1);
  await press(outbox, 1);
  reach.online = true;
  await outbox.send();
  expect((await press(outbox, 1)).state).toBe('done');
  expect([crm.writes, crm.rows.size]).toEqual([[idOf(1)], 1]);
});

test('an answer that got lost leaves the change waiting, and sending again finds the row that was made', async () => {
  const crm = new TaskCrm();
  const outbox = await openWindow(crm);
  crm.rows.set(idOf(1), { activityid: idOf(1), subject: 'Task 1', scheduledend: '2026-11-24T09:00:00Z' });
  crm.fail = new AppError('crm-silent', { retryable: true });
  expect((await press(outbox, 1)).state).toBe('waiting');
  delete crm.fail;
  await outbox.send();
  expect([outbox.entries()[0]?.state, crm.writes]).toEqual(['done', []]);
});

test.each(['crm-silent', 'crm-busy', 'sign-in-needed', 'offline'] as const)('while the CRM says "%s" nothing behind the first change overtakes it', async (code) => {
  const crm = new TaskCrm();
  crm.fail = new AppError(code, { retryable: code !== 'sign-in-needed' });
  const outbox = await openWindow(crm);
  await press(outbox, 1);
  await press(outbox, 2);
  expect(outbox.entries().map((entry) => entry.state)).toEqual(['waiting', 'waiting']);
  delete crm.fail;
  await outbox.send();
  expect(crm.writes).toEqual([idOf(1), idOf(2)]);
});

test('a refused change is told with its reason and its text, keeps nothing else waiting, and stays until it is discarded', async () => {
  const crm = new TaskCrm();
  const reach = { online: false };
  const outbox = await openWindow(crm, reach);
  await press(outbox, 1);
  crm.leadState = 2;
  reach.online = true;
  await outbox.send();
  expect(crm.writes).toEqual([]);
  const refused = { id: idOf(1), what: 'task', person: 'Jonas Brandt', code: 'lead-closed', params: { on: '2026-11-20T15:00:00Z' }, text: 'Task for Jonas Brandt\nTask 1\nasked for\n2026-11-24T09:00:00Z' };
  expect(changesShown(outbox)).toEqual({ waiting: 0, refused: [refused] });
  crm.leadState = 0;
  expect((await press(outbox, 2)).state).toBe('done');
  expect(changesShown(await openWindow(crm).then(async (next) => (await next.send(), next)))?.refused).toEqual([refused]);
  await outbox.discard(idOf(1));
  expect(changesShown(outbox)).toBeUndefined();
});

test('two windows that come online together send each change once', async () => {
  const crm = new TaskCrm();
  const reach = { online: false };
  const [one, two] = [await openWindow(crm, reach), await openWindow(crm, reach)];
  for (let number = 1; number <= 20; number += 1) await press(number % 2 === 0 ? one : two, number);
  reach.online = true;
  await Promise.all([one.send(), two.send(), one.send(), two.send()]);
  await one.send();
  expect([...crm.writes].sort()).toEqual(Array.from({ length: 20 }, (_none, index) => idOf(index + 1)));
  // Looked at before and after, by one window only.
  expect(crm.asked).toBe(40);
});

test('a change a window had claimed when it was closed is sent by the next one after two minutes', async () => {
  const crm = new TaskCrm();
  crm.gate = new Promise(() => undefined);
  const gone = await openWindow(crm);
  void press(gone, 1);
  const shared = await table();
  while ((await shared.read())[0]?.claim === undefined) await new Promise((resolve) => setImmediate(resolve));
  const next = await openWindow(crm);
  await next.send();
  expect((await shared.read())[0]?.claim).toBeDefined();
  crm.gate = Promise.resolve();
  now = new Date('2026-11-22T09:02:01Z');
  await next.send();
  expect(crm.writes).toEqual([idOf(1)]);
});

test('a change taken back while it is on its way is taken back in the CRM too', async () => {
  const crm = new TaskCrm();
  let open: () => void = () => undefined;
  crm.gate = new Promise((resolve) => {
    open = resolve;
  });
  const outbox = await openWindow(crm);
  const pressed = press(outbox, 1).catch((error: unknown) => error);
  const shared = await table();
  while ((await shared.read())[0]?.claim === undefined) await new Promise((resolve) => setImmediate(resolve));
  await outbox.discard(idOf(1));
  open();
  await pressed;
  expect([crm.writes, crm.rows.size]).toEqual([[idOf(1)], 0]);
});

test('changes for one organization are never sent to another', async () => {
  const crm = new TaskCrm();
  await press(await openWindow(crm, { online: false }), 1);
  const elsewhere = await openWindow(crm, { online: true }, 'https://fabrikam.crm.example');
  await elsewhere.send();
  expect(crm.writes).toEqual([]);
});

test('[T13] another person at the same mailbox neither sees nor sends what the first one left waiting', async () => {
  const crm = new TaskCrm();
  const cache = await openCache(`maya@kestrelmotion.example|${partition}`, now);
  await cache.belongTo({ tenantId: 't', objectId: 'maya' });
  await press(await openWindow(crm, { online: false }), 1);
  await cache.belongTo({ tenantId: 't', objectId: 'ben' });
  const bens = await openWindow(crm);
  await bens.send();
  expect([crm.writes, bens.entries()]).toEqual([[], []]);
});

test('whatever was refused can be copied whole: what it is, about whom, and all that would have been written', () => {
  const base = { id: idOf(1), leadId } as const;
  const address = 'jonas.brandt@halvorsen.example';
  const form = { firstName: 'Ida', lastName: 'Mortensen', company: 'Halvorsen Foods', email: 'ida@halvorsen.example', jobTitle: '', topic: 'Cells' };
  const changes: readonly LeadChange[] = [
    { kind: 'call', ...base, leadVersion: 'W/"1"', leadWasOpen: true, subject: 'Call with Jonas', note: 'About the email', at: '2026-11-22T09:00:00Z', number: '+45 55 01 20 14' },
    { kind: 'bounce', ...base, address, failure: 'hard', at: '2026-11-20T08:00:00Z', reason: '550 5.1.1 user unknown' },
    { kind: 'address-word', ...base, address, word: { validity: 'valid', reason: 'Answered by telephone' }, before: {} },
    { kind: 'referred-lead', ...base, form },
  ];
  const entries = changes.map((change, order): OutboxEntry => ({ id: idOf(order), order, organization: ORGANIZATION, change, person: 'Jonas Brandt', madeOn: now.toISOString(), state: 'refused', failure: { code: 'no-permission', params: {} } }));
  const texts = changesShown({ entries: () => entries, press: jest.fn(), send: jest.fn(), discard: jest.fn(), close: jest.fn() })?.refused.map(({ text }) => text.split('\n'));
  expect(texts).toEqual([
    ['Call with Jonas Brandt', 'Call with Jonas', '+45 55 01 20 14', 'About the email', '2026-11-22T09:00:00Z'],
    ['Returned email to Jonas Brandt', address, '550 5.1.1 user unknown', '2026-11-20T08:00:00Z'],
    ['Word on the address of Jonas Brandt', address, 'valid', 'Answered by telephone'],
    ['Lead named by Jonas Brandt', 'Ida Mortensen', 'ida@halvorsen.example', 'Halvorsen Foods'],
  ]);
});
