// Home behind the screen: what is remembered of emails that were open here, when the CRM is asked, and what a seller's word does, online and not.
import type { OutboxEntry } from '../../src/addin/outbox.ts';
import type { Cache, RecordStore } from '../../src/addin/cacheContents.ts';
import { forgetHome, openHomeMemory, type HomeMemory } from '../../src/addin/home/homeMemory.ts';
import { homeOf } from '../../src/addin/home/homeShown.ts';
import { homeVerbs } from '../../src/addin/home/homeVerbs.ts';
import { showEmail } from '../../src/addin/outlook.ts';
import { askReminders, keepHome } from '../../src/addin/home/reminders.ts';
import { noSettings, type Lasting, type Opened, type State } from '../../src/addin/state.ts';
import type { Screen } from '../../src/addin/emailScreens.ts';
import type { CrmClient } from '../../src/crm/client.ts';
import { readReminders, readWords, takeBackAnswer, type ReminderRecords } from '../../src/crm/reminders.ts';
import { AppError } from '../../src/domain/errors.ts';
import { aLeadScreen } from '../fixtures/views.ts';

jest.mock('../../src/crm/reminders.ts', () => ({ WORDS_AT_ONCE: 20, readReminders: jest.fn(), readWords: jest.fn(async () => new Map()), takeBackAnswer: jest.fn(async () => undefined) }));
jest.mock('../../src/addin/outlook.ts', () => ({ showEmail: jest.fn(async () => undefined) }));

const now = new Date('2026-11-23T14:00:00Z');
const own = { address: 'maya@kestrel.example', ownDomains: ['kestrel.example'] };
const { lead } = aLeadScreen().facts;
const asked = jest.mocked(readReminders);

function recordStore(records = new Map<string, unknown>()): RecordStore {
  return {
    read: async (name) => records.get(name),
    write: async (name, value) => void records.set(name, JSON.parse(JSON.stringify(value))),
    list: async (start) => [...records].filter(([name]) => name.startsWith(start)).map(([, value]) => value),
    forget: async (name) => void records.delete(name),
    forgetAll: async () => undefined,
  };
}

/** An outbox whose press ends as told. */
function outboxOf(ends: { state: OutboxEntry['state'] }): Lasting['outbox'] & { readonly list: OutboxEntry[] } {
  let list: OutboxEntry[] = [];
  return {
    get list() {
      return list;
    },
    entries: () => list,
    press: async (pressed) => {
      const entry: OutboxEntry = { ...pressed, id: pressed.change.id, order: list.length, madeOn: now.toISOString(), state: ends.state, ...(ends.state === 'refused' ? { failure: { code: 'not-found', params: {} } } : {}) };
      list = [...list, entry];
      return entry;
    },
    send: async () => undefined,
    discard: async (id) => void (list = list.filter((entry) => entry.id !== id)),
    close: () => undefined,
  };
}

interface Stage {
  readonly state: State;
  readonly memory: HomeMemory;
  readonly ends: { state: OutboxEntry['state'] };
  readonly outbox: ReturnType<typeof outboxOf>;
  readonly changed: () => void;
  /** Shows another screen, as the session does after each change. */
  readonly show: (screen: Screen) => Promise<void>;
  readonly verbs: ReturnType<typeof homeVerbs>;
  readonly rows: (at?: Date) => readonly string[];
}

function aStage(more: { readonly records?: RecordStore } = {}): Stage {
  const memory = openHomeMemory();
  const ends: { state: OutboxEntry['state'] } = { state: 'done' };
  const outbox = outboxOf(ends);
  const cache = { records: more.records ?? recordStore() } as Partial<Cache> as Cache;
  const mailbox = { address: own.address, name: 'Maya', timeZone: 'Europe/Berlin', locale: 'en-GB' };
  const lasting = { mailbox, cache, settings: noSettings, outbox, home: memory, crm: {} as Partial<CrmClient> as CrmClient, organization: 'https://crm.example', saidHere: [], addresses: { answers: new Map() } } as Partial<Lasting> as Lasting;
  const state: State = { theme: 'light', online: true, busy: false, lasting };
  let screen: Screen = { kind: 'no-item' };
  const changed = (): void => keepHome(state, screen, changed);
  const show = async (next: Screen): Promise<void> => {
    screen = next;
    changed();
    await jest.advanceTimersByTimeAsync(0);
  };
  const verbs = homeVerbs({ state, changed, lookUp: async () => undefined, reopen: async () => undefined, speakTo: async () => undefined });
  return { state, memory, ends, outbox, changed, show, verbs, rows: (at = now) => (homeOf(state, own, at)?.rows ?? []).map(({ reminder }) => `${reminder.kind} ${reminder.emails.join('+')}`) };
}

const records = (more: Partial<ReminderRecords> = {}): ReminderRecords => ({
  userId: lead.ownerId, leads: [lead], meeting: [], answers: [], sent: [],
  emails: [{ key: '<a@x.example>', leadId: lead.id, direction: 'in', at: '2026-11-23T09:00:00Z', subject: 'Line 3', sender: lead.email ?? '' }],
  ...more,
});

async function opened(stage: Stage, item: Partial<Opened['item']>, screen: Screen, more: Partial<Opened> = {}): Promise<void> {
  const { state } = stage;
  state.opened = {
    item: { key: 'item b', mode: 'read', messageId: '<b@x.example>', subject: 'Re: Line 3', at: '2026-11-23T13:00:00.000Z', ...item },
    mail: 'person', checking: false, insisted: false, drafts: new Map(),
    email: { itemId: 'item b', conversationId: 'c', subject: 'Re: Line 3', from: { address: lead.email ?? '' }, to: [], cc: [], receivedOn: '2026-11-23T13:00:00Z', text: '', quoted: '', headers: {}, attachments: [], mode: 'read' },
    ...more,
  };
  await stage.show(screen);
}

const sentTo = (on: string): Screen => ({ kind: 'not-a-lead', mail: 'own', sender: { address: own.address }, sentTo: { lead, on } });

beforeEach(() => {
  jest.useFakeTimers({ now });
  jest.clearAllMocks();
  asked.mockResolvedValue(records());
});
afterEach(() => {
  jest.clearAllTimers();
  jest.useRealTimers();
});

test('[E4] the CRM is asked once on start, then not again for five minutes, and again after', async () => {
  const { show, rows } = aStage();
  await show({ kind: 'no-item' });
  await show({ kind: 'no-item' });
  expect([asked.mock.calls.length, rows()]).toEqual([1, ['answer <a@x.example>']]);
  jest.setSystemTime(now.getTime() + 4 * 60_000);
  await show({ kind: 'no-item' });
  expect(asked).toHaveBeenCalledTimes(1);
  jest.setSystemTime(now.getTime() + 6 * 60_000);
  await show({ kind: 'no-item' });
  expect(asked).toHaveBeenCalledTimes(2);
});

test('[E4] how late an email is follows the seller\'s own hours: as the CRM told them, and at once as they have just said', async () => {
  const stage = aStage();
  const day = [{ from: 480, to: 960 }];
  const schedule = { timeZone: 'Europe/Berlin', days: { 1: day, 2: day, 3: day }, holidays: [] };
  const late = new Date('2026-11-23T15:30:00Z');
  const states = (): readonly (string | undefined)[] => (homeOf(stage.state, own, late)?.rows ?? []).map(({ reminder }) => reminder.state);
  await stage.show({ kind: 'no-item' });
  expect(states()).toEqual(['late']);
  asked.mockResolvedValue(records({ availability: { schedule, absences: [{ from: '2026-11-23T09:30:00Z', to: '2026-11-23T14:00:00Z' }] } }));
  jest.setSystemTime(now.getTime() + 6 * 60_000);
  await stage.show({ kind: 'no-item' });
  expect(states()).toEqual(['fine']);
  stage.memory.routing.known = { userId: 'u', absences: [], given: [] };
  expect(states()).toEqual(['late']);
});

test('[O2] the email on screen is looked up before Home asks anything', async () => {
  const stage = aStage();
  stage.state.opened = { item: { key: 'item b', mode: 'read', subject: 'Re: Line 3' }, checking: false, insisted: false, drafts: new Map() };
  await stage.show({ kind: 'looking' });
  stage.state.opened.checking = true;
  await stage.show({ kind: 'no-item' });
  expect(asked).not.toHaveBeenCalled();
  stage.state.opened.checking = false;
  stage.state.problem = { code: 'crm-silent', params: {}, retry: true };
  await stage.show({ kind: 'looking' });
  expect(asked).toHaveBeenCalledTimes(1);
});

test('a CRM that fails leaves what is known and is left alone for a minute', async () => {
  const { state, changed, show, rows, memory } = aStage();
  await askReminders(state, changed);
  asked.mockRejectedValue(new AppError('crm-silent', { retryable: true }));
  jest.setSystemTime(now.getTime() + 6 * 60_000);
  for (let times = 0; times < 3; times++) await show({ kind: 'no-item' });
  expect([asked.mock.calls.length, memory.trouble, rows()]).toEqual([2, 'crm-silent', ['answer <a@x.example>']]);
});

test('offline nobody is asked, and what was known before this start is shown', async () => {
  const kept = recordStore();
  const first = aStage({ records: kept });
  await askReminders(first.state, first.changed);
  const next = aStage({ records: kept });
  next.state.online = false;
  await next.show({ kind: 'no-item' });
  expect([asked.mock.calls.length, next.rows()]).toEqual([1, ['answer <a@x.example>']]);
});

test('[E8] an email of a lead that is opened counts at once, also at the next start; one that may be somebody else’s does not', async () => {
  const kept = recordStore();
  const stage = aStage({ records: kept });
  asked.mockResolvedValue(records({ emails: [], leads: [] }));
  const { match } = aLeadScreen();
  await opened(stage, {}, aLeadScreen({ match: { ...match, certainty: 'possible' } }));
  expect(stage.rows()).toEqual([]);
  await opened(stage, {}, aLeadScreen());
  expect(stage.rows()).toEqual(['answer <b@x.example>']);
  const next = aStage({ records: kept });
  await next.show({ kind: 'no-item' });
  expect(next.rows()).toEqual(['answer <b@x.example>']);
});

test('an email of a lead that is somebody else’s is not this seller’s to answer', async () => {
  const stage = aStage();
  asked.mockResolvedValue(records({ userId: '77777777-7777-4777-8777-777777777777', leads: [], emails: [] }));
  await opened(stage, {}, aLeadScreen());
  expect(stage.rows()).toEqual([]);
});

test('[E4] our answer opened in the sent folder takes the reminder away', async () => {
  const stage = aStage();
  await opened(stage, {}, aLeadScreen());
  expect(stage.rows()).toEqual(['answer <a@x.example>+<b@x.example>']);
  await opened(stage, { key: 'item s', messageId: '<s@x.example>', at: '2026-11-23T13:30:00.000Z' }, sentTo('2026-11-23T13:30:00.000Z'), { mail: 'own' });
  expect(stage.rows()).toEqual([]);
});

test('[E4] a promise is found in what the CRM has of our emails; each is asked for once, also after a new start, and old ones never', async () => {
  const kept = recordStore();
  const stage = aStage({ records: kept });
  const out = (key: string, at: string): ReminderRecords['emails'][number] => ({ key, leadId: lead.id, direction: 'out', at, subject: 'Report', sender: own.address });
  const sent = [{ id: 'row-s', key: '<s@x.example>', at: '2026-11-23T12:00:00Z' }, { id: 'row-o', key: '<o@x.example>', at: '2026-10-01T12:00:00Z' }];
  asked.mockResolvedValue(records({ emails: sent.map(({ key, at }) => out(key, at)), sent }));
  jest.mocked(readWords).mockResolvedValue(new Map([['row-s', '<p>Hi Jonas,</p><p>thank you. I’ll send you the test report by tomorrow.</p><blockquote>I’ll call you by Friday.</blockquote>']]));
  await stage.show({ kind: 'no-item' });
  // Not in the rush of the start: when somebody looks, or a minute later.
  expect(readWords).not.toHaveBeenCalled();
  stage.verbs.openTab('home');
  await jest.advanceTimersByTimeAsync(0);
  expect(stage.rows()).toEqual(['promise <s@x.example>']);
  expect(homeOf(stage.state, own, now)?.rows[0]?.reminder).toMatchObject({ day: '2026-11-24', reasons: [{ citation: { quote: 'I’ll send you the test report by tomorrow.' } }] });
  const next = aStage({ records: kept });
  await next.show({ kind: 'no-item' });
  await jest.advanceTimersByTimeAsync(3 * 60_000);
  expect(next.rows()).toEqual(['promise <s@x.example>']);
  expect(jest.mocked(readWords).mock.calls.map(([, ids]) => ids)).toEqual([['row-s']]);
});

test('words the CRM does not give are asked for again after a minute, not at each change', async () => {
  const stage = aStage();
  const sent = [{ id: 'row-s', key: '<s@x.example>', at: '2026-11-23T12:00:00Z' }];
  asked.mockResolvedValue(records({ sent }));
  jest.mocked(readWords).mockRejectedValue(new AppError('crm-silent', { retryable: true }));
  await stage.show({ kind: 'no-item' });
  stage.verbs.openTab('home');
  for (let times = 0; times < 4; times++) await stage.show({ kind: 'no-item' });
  expect(readWords).toHaveBeenCalledTimes(1);
  await jest.advanceTimersByTimeAsync(61_000);
  expect(readWords).toHaveBeenCalledTimes(2);
});

describe('[E4] a word about a reminder', () => {
  async function waiting(): Promise<Stage & { readonly id: string }> {
    const stage = aStage();
    await askReminders(stage.state, stage.changed);
    return { ...stage, id: homeOf(stage.state, own, now)?.rows[0]?.reminder.id ?? '' };
  }

  test('done takes the row away at once, offline too, and a second press is nothing', async () => {
    const { verbs, id, rows, outbox, ends, state } = await waiting();
    ends.state = 'waiting';
    await verbs.answerReminder(id, 'done');
    await verbs.answerReminder(id, 'done');
    expect([rows(), outbox.list.length, homeOf(state, own, now)?.last?.waits]).toEqual([[], 1, true]);
  });

  test('snoozed comes back when its time is there', async () => {
    const { verbs, id, rows } = await waiting();
    await verbs.answerReminder(id, 'hour');
    expect(rows(new Date(now.getTime() + 59 * 60_000))).toEqual([]);
    expect(rows(new Date(now.getTime() + 60 * 60_000))).toEqual(['answer <a@x.example>']);
  });

  test('taking it back while it waits never reaches the CRM; after that it is taken back there', async () => {
    const { verbs, id, rows, ends } = await waiting();
    ends.state = 'waiting';
    await verbs.answerReminder(id, 'done');
    await verbs.undoReminder();
    expect([rows(), jest.mocked(takeBackAnswer).mock.calls.length]).toEqual([['answer <a@x.example>'], 0]);
    ends.state = 'done';
    await verbs.answerReminder(id, 'done');
    expect(rows()).toEqual([]);
    await verbs.undoReminder();
    expect([rows(), jest.mocked(takeBackAnswer).mock.calls.length]).toEqual([['answer <a@x.example>'], 1]);
  });

  test('taking back a second word restores the first', async () => {
    const { verbs, id, rows, state } = await waiting();
    await verbs.answerReminder(id, 'hour');
    jest.setSystemTime(now.getTime() + 61 * 60_000);
    const later = (): Date => new Date(now.getTime() + 61 * 60_000);
    expect(rows(later())).toEqual(['answer <a@x.example>']);
    await verbs.answerReminder(id, 'done');
    expect(jest.mocked(state.lasting?.outbox.entries() ?? []).at(-1)?.change).toMatchObject({ said: { kind: 'done' }, before: { kind: 'snoozed' } });
    await verbs.undoReminder();
    expect(rows(later())).toEqual(['answer <a@x.example>']);
  });

  test('a refused one comes back with its reason', async () => {
    const { verbs, id, rows, ends, state, outbox } = await waiting();
    ends.state = 'refused';
    await verbs.answerReminder(id, 'done');
    expect([rows(), state.problem?.code, outbox.list.length, homeOf(state, own, now)?.last]).toEqual([['answer <a@x.example>'], 'not-found', 0, undefined]);
  });

  test('a clock of the CRM that is ahead doesn’t make the last word an older one', async () => {
    const stage = aStage();
    const first = aStage();
    await askReminders(first.state, first.changed);
    const reminderId = homeOf(first.state, own, now)?.rows[0]?.reminder.id ?? '';
    asked.mockResolvedValue(records({ answers: [{ reminderId, kind: 'snoozed', until: '2026-11-23T13:00:00Z', at: '2026-11-23T14:05:00Z' }] }));
    await askReminders(stage.state, stage.changed);
    expect(stage.rows()).toEqual(['answer <a@x.example>']);
    await stage.verbs.answerReminder(reminderId, 'done');
    expect(stage.rows()).toEqual([]);
  });
});

describe('opening what a row is about', () => {
  async function seen(): Promise<Stage & { readonly id: string }> {
    const stage = aStage();
    await opened(stage, {}, aLeadScreen());
    stage.state.opened = undefined;
    stage.verbs.openTab('home');
    return { ...stage, id: homeOf(stage.state, own, now)?.rows[0]?.reminder.id ?? '' };
  }

  test('the email is shown in Outlook, and Home makes room once it is there', async () => {
    const stage = await seen();
    await stage.verbs.openReminder(stage.id, 'email');
    expect(jest.mocked(showEmail).mock.calls).toEqual([['item b']]);
    expect(stage.memory.isOpen).toBe(true);
    await opened(stage, {}, aLeadScreen());
    expect(stage.memory.isOpen).toBe(false);
  });

  test('an email that is not there any more opens the lead and says so', async () => {
    const stage = await seen();
    jest.mocked(showEmail).mockRejectedValueOnce(new AppError('host-refused'));
    await stage.verbs.openReminder(stage.id, 'email');
    expect(homeOf(stage.state, own, now)?.card).toMatchObject({ isMissing: true, row: { lead: { id: lead.id } }, emails: [{ key: '<b@x.example>' }, { key: '<a@x.example>' }] });
  });
});

test('another person at this mailbox sees nothing of the last one’s, also when it was still being read', async () => {
  const kept = recordStore();
  await opened(aStage({ records: kept }), {}, aLeadScreen());
  const next = aStage({ records: kept });
  asked.mockResolvedValue(records({ emails: [], leads: [] }));
  const shown = next.show({ kind: 'no-item' });
  forgetHome(next.memory);
  await shown;
  expect(next.rows()).toEqual([]);
});

test('while an email is being written there is no Home', async () => {
  const stage = aStage();
  await opened(stage, { mode: 'compose' }, aLeadScreen());
  expect([homeOf(stage.state, own, now), asked.mock.calls.length]).toEqual([undefined, 0]);
});
