// Own leads behind the screen: when the CRM is asked, what is kept, who gets a card, and what the verbs do. It is Monday 23 November 2026.
import type { Cache, RecordStore } from '../../../src/addin/cacheContents.ts';
import { forgetHome, openHomeMemory, type HomeMemory } from '../../../src/addin/home/homeMemory.ts';
import { homeOf } from '../../../src/addin/home/homeShown.ts';
import { homeVerbs } from '../../../src/addin/home/homeVerbs.ts';
import type { HomeVerbs } from '../../../src/addin/paneVerbs.ts';
import { openAppointment, openMessage } from '../../../src/addin/outlook/insertion.ts';
import { showEmail } from '../../../src/addin/outlook.ts';
import { keepOwnLeads, wantOwnLeads } from '../../../src/addin/home/ownLeads.ts';
import { noSettings, type Lasting, type State } from '../../../src/addin/state.ts';
import { wakeAgent } from '../../../src/addin/agent.ts';
import { openLeadPageMemory } from '../../../src/addin/lead/leadPageMemory.ts';
import { readAgentRun } from '../../../src/crm/research/agentRun.ts';
import type { CrmClient } from '../../../src/crm/client.ts';
import { openMail } from '../../../src/crm/leads.ts';
import { readFieldLabels, readOwnLeads, type OwnLead } from '../../../src/crm/ownLeads.ts';
import { requestResearch } from '../../../src/crm/research.ts';
import { readSettings } from '../../../src/crm/settings.ts';
import { CONSENT_TEXT_VERSION } from '../../../src/domain/consent.ts';
import { AppError } from '../../../src/domain/errors.ts';
import type { AgentSettings } from '../../../src/domain/settings.ts';
import { aScore, anOwnLead, handRaiser } from '../../fixtures/ownLeads.ts';

jest.mock('../../../src/crm/ownLeads.ts', () => ({ readOwnLeads: jest.fn(), readFieldLabels: jest.fn(async () => ({})) }));
jest.mock('../../../src/crm/research/agentRun.ts', () => ({ readAgentRun: jest.fn(async () => undefined) }));
jest.mock('../../../src/crm/settings.ts', () => ({ readSettings: jest.fn(async () => undefined) }));
jest.mock('../../../src/crm/research.ts', () => ({ requestResearch: jest.fn(async () => undefined) }));
jest.mock('../../../src/crm/leads.ts', () => ({ openMail: jest.fn() }));
jest.mock('../../../src/addin/agent.ts', () => ({ wakeAgent: jest.fn(async () => undefined) }));
jest.mock('../../../src/addin/outlook.ts', () => ({ showEmail: jest.fn(async () => undefined) }));
jest.mock('../../../src/addin/outlook/insertion.ts', () => ({ insertionOf: (draft: unknown) => draft, openMessage: jest.fn(async () => 'with-text'), openAppointment: jest.fn(async () => undefined) }));

const now = new Date('2026-11-23T14:00:00Z');
const MINUTE_MS = 60_000;
const own = { address: 'maya@kestrel.example', ownDomains: ['kestrel.example'] };
const activated: AgentSettings = { ...noSettings, version: '1', activatedOn: '2026-11-01T08:00:00Z', savedBy: 'Priya Raman' };
const agreed = { id: 'consent', version: '1', ownerId: 'user', textVersion: CONSENT_TEXT_VERSION, readMail: true, webResearch: true, hidden: false };
const asked = jest.mocked(readOwnLeads);

interface Stage {
  readonly state: State;
  readonly memory: HomeMemory;
  readonly verbs: HomeVerbs;
  readonly opened: Map<string, unknown>;
  readonly changed: () => void;
  /** Time passes and the pane looks again, as it does each minute. */
  readonly pass: (milliseconds: number) => Promise<void>;
  readonly own: () => NonNullable<NonNullable<ReturnType<typeof homeOf>>['own']>;
}

function aStage(more: { readonly settings?: AgentSettings; readonly records?: Map<string, unknown>; readonly isOpen?: boolean } = {}): Stage {
  const records = more.records ?? new Map<string, unknown>();
  const store: RecordStore = {
    read: async (name) => records.get(name),
    write: async (name, value) => void records.set(name, JSON.parse(JSON.stringify(value))),
    list: async () => [],
    forget: async (name) => void records.delete(name),
    forgetAll: async () => undefined,
  };
  const memory = openHomeMemory();
  Object.assign(memory, { isOpen: more.isOpen ?? true, loading: 'done' });
  Object.assign(memory.consent, { loading: 'done', known: agreed, askedAt: now.getTime() });
  const opened = new Map<string, unknown>();
  const cache = { records: store, writeSettings: async () => undefined, writeOpened: async (address: string, draft: unknown) => void opened.set(address, draft) } as Partial<Cache> as Cache;
  const outbox = { entries: () => [], send: async () => undefined } as Partial<Lasting['outbox']> as Lasting['outbox'];
  const lasting = {
    mailbox: { address: own.address, name: 'Maya', timeZone: 'Europe/Berlin', locale: 'en-GB' }, cache, outbox, settings: more.settings ?? activated, home: memory, leadPage: openLeadPageMemory(),
    crm: {} as Partial<CrmClient> as CrmClient, organization: 'https://crm.example', saidHere: [], addresses: { answers: new Map(), token: async () => 'token' },
  } as Partial<Lasting> as Lasting;
  const state: State = { theme: 'light', online: true, busy: false, lasting };
  const changed = (): void => keepOwnLeads(state, changed);
  const verbs = homeVerbs({ state, changed, lookUp: async () => undefined, reopen: async () => undefined, speakTo: async () => undefined });
  const pass = async (milliseconds: number): Promise<void> => {
    await jest.advanceTimersByTimeAsync(milliseconds);
    changed();
    await jest.advanceTimersByTimeAsync(0);
  };
  return {
    state, memory, verbs, opened, changed, pass,
    own: () => {
      const view = homeOf(state, own, new Date())?.own;
      if (view === undefined) throw new Error('no own leads');
      return view;
    },
  };
}

const names = (leads: readonly { readonly lead: { readonly name: { readonly first?: string } } }[] | undefined): readonly (string | undefined)[] | undefined => leads?.map(({ lead }) => lead.name.first);
const cards = (stage: Stage): readonly (string | undefined)[] | undefined => {
  const { top } = stage.own();
  return top.kind === 'shown' ? names(top.cards) : undefined;
};

const lucia = anOwnLead('Lucía Romero', { research: { score: aScore(60), handRaiser } });
const greta = anOwnLead('Greta Niemann', { research: { score: aScore(86) } });
const jonas = anOwnLead('Jonas Brandt', { research: { score: aScore(81) } });
const plain = anOwnLead('Elena Petrova', { research: undefined });
const all: readonly OwnLead[] = [plain, jonas, greta, lucia];

beforeEach(() => {
  jest.useFakeTimers({ now });
  jest.clearAllMocks();
  asked.mockResolvedValue(all);
  jest.mocked(readAgentRun).mockResolvedValue(undefined);
  jest.mocked(readSettings).mockResolvedValue(undefined);
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: { onLine: true } });
});
afterEach(() => {
  jest.clearAllTimers();
  jest.useRealTimers();
});

test('[P1] [P5] [P7] leads stand hand-raisers first, then by fit and score; only researched ones have a card', async () => {
  const stage = aStage();
  await stage.pass(0);
  expect(names(stage.own().rows)).toEqual(['Lucía', 'Greta', 'Jonas', 'Elena']);
  expect(stage.own().rows?.map(({ rank, above }) => [rank, above?.key])).toEqual([[1, 'hand-raiser'], [2, 'score'], [3, 'fit'], [4, undefined]]);
  expect(cards(stage)).toEqual(['Lucía', 'Greta', 'Jonas']);
});

test('[P8] [E8] [O3] a card suggests what the email just read calls for, until somebody writes again or the agent has looked at it', async () => {
  const read = { key: '<reply@x>', leadId: jonas.lead.id, direction: 'in' as const, at: '2026-11-23T13:00:00.000Z', subject: 'Re: cells', sender: 'jonas@x.example', itemId: 'item', mail: 'person' as const, action: { kind: 'create-task' as const, performs: 'task' as const, reasons: [{ code: 'asks-discount' }] } };
  asked.mockResolvedValue([anOwnLead('Jonas Brandt', { research: { score: aScore(81), researchedOn: '2026-11-23T13:30:00Z' } })].map((own) => ({ ...own, lead: jonas.lead })));
  const stage = aStage();
  await stage.pass(0);
  const suggested = (): string | undefined => {
    stage.memory.version += 1;
    return stage.own().rows?.[0]?.research?.action?.kind;
  };
  const byAgent = suggested();
  expect(byAgent).not.toBe('create-task');
  stage.memory.seen.set(read.key, read);
  expect(suggested()).toBe('create-task');
  const records = { leads: [], sent: [], meeting: [] };
  // The CRM has it, too, and the lead was researched after it: the agent knows more.
  stage.memory.known = { records: { ...records, emails: [read] }, asOf: '2026-11-23T13:40:00Z' };
  expect(suggested()).toBe(byAgent);
  // Answered since.
  stage.memory.known = { records: { ...records, emails: [{ ...read, key: '<answer@x>', direction: 'out', at: '2026-11-23T13:20:00Z' }] }, asOf: '2026-11-23T13:40:00Z' };
  expect(suggested()).toBe(byAgent);
  delete stage.memory.known;
  expect(suggested()).toBe('create-task');
});

test.each([
  ['done', { state: 'done' as const }, true],
  ['being looked at anew', { state: 'waiting' as const }, true],
  ['waiting for the first time', { state: 'waiting' as const, researchedOn: undefined, action: undefined }, false],
  ['failed', { state: 'failed' as const }, false],
  ['skipped', { state: 'skipped' as const }, false],
])('[P7] whether a lead has a card: %s', async (_case, research, has) => {
  asked.mockResolvedValue([anOwnLead('Lucía Romero', { research })]);
  const stage = aStage();
  await stage.pass(0);
  expect(stage.own().top.kind).toBe(has ? 'shown' : 'none');
  expect(names(stage.own().rows)).toEqual(['Lucía']);
});

test('[A14] cards need the consent to both, and an active agent; the list needs neither', async () => {
  const stage = aStage();
  await stage.pass(0);
  const kinds = [{ ...agreed }, { ...agreed, webResearch: false }, { ...agreed, readMail: false }, { ...agreed, textVersion: '0' }, null].map((known) => {
    stage.memory.consent.known = known;
    return stage.own().top.kind;
  });
  expect(kinds).toEqual(['shown', 'hidden', 'hidden', 'hidden', 'hidden']);
  const inactive = aStage({ settings: noSettings });
  await inactive.pass(0);
  expect([inactive.own().top.kind, names(inactive.own().rows)]).toEqual(['inactive', ['Lucía', 'Greta', 'Jonas', 'Elena']]);
});

test('[A14] [R23] while the CRM has never answered nobody is told that the agent isn\'t active; once it has, that is told', async () => {
  asked.mockRejectedValue(new AppError('crm-silent'));
  const stage = aStage({ settings: noSettings });
  await stage.pass(0);
  expect(stage.own()).toMatchObject({ top: { kind: 'hidden' }, trouble: 'crm-silent' });
  asked.mockResolvedValue(all);
  await stage.pass(MINUTE_MS);
  expect(stage.own().top.kind).toBe('inactive');
});

test('[P15] opening Home and looking at it again ask the CRM, at most once a minute; nobody looking asks nothing', async () => {
  const stage = aStage({ isOpen: false });
  await stage.pass(MINUTE_MS);
  expect(asked).not.toHaveBeenCalled();
  stage.verbs.openTab('home');
  await stage.pass(0);
  expect(asked).toHaveBeenCalledTimes(1);
  stage.verbs.openTab('home');
  await stage.pass(30_000);
  wantOwnLeads(stage.state, stage.changed);
  await stage.pass(0);
  expect(asked).toHaveBeenCalledTimes(1);
  await stage.pass(31_000);
  expect(asked).toHaveBeenCalledTimes(2);
  for (let minute = 0; minute < 5; minute++) await stage.pass(MINUTE_MS);
  expect(asked).toHaveBeenCalledTimes(2);
});

test('[A11] while the agent is at work Home follows its figures closely, the leads now and then, and stops with it', async () => {
  const runs = jest.mocked(readAgentRun);
  const running = { version: 'v', total: 100, done: 36, failed: 1, startedOn: '2026-11-23T13:55:00Z' };
  runs.mockResolvedValue(running);
  const stage = aStage();
  await stage.pass(0);
  expect(stage.own().progress).toMatchObject({ total: 100, done: 36, failed: 1 });
  runs.mockResolvedValue({ ...running, done: 52 });
  await stage.pass(3_100);
  expect(stage.own().progress).toMatchObject({ done: 52 });
  expect(asked).toHaveBeenCalledTimes(1);
  for (let looks = 0; looks < 4; looks++) await stage.pass(3_100);
  expect(asked).toHaveBeenCalledTimes(2);
  runs.mockResolvedValue({ ...running, done: 99, finishedOn: '2026-11-23T14:01:00Z' });
  await stage.pass(3_100);
  expect(stage.own().progress).toBeUndefined();
  expect(asked).toHaveBeenCalledTimes(3);
  const looks = runs.mock.calls.length;
  await stage.pass(5 * MINUTE_MS);
  expect(runs.mock.calls.length).toBe(looks);
});

test('[A11] nobody follows the agent while Home is not looked at', async () => {
  const runs = jest.mocked(readAgentRun);
  runs.mockResolvedValue({ version: 'v', total: 100, done: 36, failed: 1, startedOn: '2026-11-23T13:55:00Z' });
  const stage = aStage();
  await stage.pass(0);
  stage.memory.isOpen = false;
  const looks = runs.mock.calls.length;
  for (let minute = 0; minute < 5; minute++) await stage.pass(MINUTE_MS);
  expect(runs.mock.calls.length).toBe(looks);
});

test('a seller with very many leads is not read anew every minute', async () => {
  asked.mockResolvedValue(Array.from({ length: 1_500 }, (_each, index) => anOwnLead(`Lead${index} X`)));
  const stage = aStage();
  await stage.pass(0);
  wantOwnLeads(stage.state, stage.changed);
  await stage.pass(4 * MINUTE_MS);
  expect(asked).toHaveBeenCalledTimes(1);
  await stage.pass(MINUTE_MS);
  expect(asked).toHaveBeenCalledTimes(2);
});

test('[R23] what was known is on screen at the next start without the CRM, and a CRM that fails leaves it', async () => {
  const records = new Map<string, unknown>();
  const first = aStage({ records });
  await first.pass(0);
  const next = aStage({ records });
  next.state.online = false;
  await next.pass(0);
  expect([names(next.own().rows), next.own().asOf, asked.mock.calls.length]).toEqual([['Lucía', 'Greta', 'Jonas', 'Elena'], now.toISOString(), 1]);
  next.state.online = true;
  asked.mockRejectedValue(new AppError('crm-silent', { retryable: true }));
  await next.pass(MINUTE_MS);
  expect([names(next.own().rows)?.length, next.own().trouble]).toEqual([4, 'crm-silent']);
});

test('[P3] an order by a field asks for its values and its name, and for those of a field an admin chose meanwhile', async () => {
  const ordered = { ...activated, prioritization: { criteria: [{ kind: 'field', field: 'lead.numberofemployees' }] } } as const;
  jest.mocked(readSettings).mockResolvedValue({ ...ordered, version: '2', prioritization: { criteria: [{ kind: 'field', field: 'lead.revenue' }] } });
  jest.mocked(readFieldLabels).mockImplementation(async (_crm, fields) => Object.fromEntries(fields.map((field) => [field, `Label of ${field}`])));
  const stage = aStage({ settings: ordered });
  await stage.pass(0);
  await stage.pass(0);
  expect(asked.mock.calls.map(([, fields]) => fields)).toEqual([['lead.numberofemployees'], ['lead.revenue']]);
  expect(stage.own().labels).toMatchObject({ 'lead.revenue': 'Label of lead.revenue' });
});

test('paused is told with who saved the settings last', async () => {
  const stage = aStage({ settings: { ...activated, pausedOn: '2026-11-23T13:00:00Z' } });
  await stage.pass(0);
  expect(stage.own().paused).toEqual({ by: 'Priya Raman' });
  expect(cards(stage)).toEqual(['Lucía', 'Greta', 'Jonas']);
});

test('[P7] the card stays where the seller left it, also when the order changes around it', async () => {
  const stage = aStage();
  await stage.pass(0);
  stage.verbs.showTopLead(jonas.lead.id);
  asked.mockResolvedValue([jonas, lucia]);
  wantOwnLeads(stage.state, stage.changed);
  await stage.pass(MINUTE_MS);
  expect(stage.own().top).toMatchObject({ current: 1 });
});

test('another person behind this mailbox finds nothing of the last one', async () => {
  const stage = aStage();
  await stage.pass(0);
  stage.verbs.filterLeads('hot', 'aceros');
  forgetHome(stage.memory);
  expect([stage.own().rows, stage.own().filter, stage.own().words, stage.memory.consent.known]).toEqual([undefined, 'all', '', undefined]);
});

test('[P8] opening a lead is remembered with the place it was opened from', async () => {
  const stage = aStage();
  await stage.pass(0);
  stage.verbs.openLead(greta.lead.id);
  expect([stage.state.lasting?.leadPage?.open?.leadId, stage.own().opened]).toEqual([greta.lead.id, { leadId: greta.lead.id, from: 'list' }]);
  stage.verbs.openLead(lucia.lead.id, 'card');
  expect(stage.own().opened).toEqual({ leadId: lucia.lead.id, from: 'card' });
});

test('[R22] research asked for again is a row in the CRM first, then the agent is woken, and the list says it is under way', async () => {
  asked.mockResolvedValue([anOwnLead('Omar Haddad', { research: { state: 'failed', why: 'crm-silent' } })]);
  const stage = aStage();
  await stage.pass(0);
  jest.mocked(wakeAgent).mockRejectedValue(new AppError('offline'));
  await stage.verbs.researchAgain('lead Omar Haddad');
  expect(jest.mocked(requestResearch).mock.calls.map(([, lead]) => lead.id)).toEqual(['lead Omar Haddad']);
  expect(wakeAgent).toHaveBeenCalledWith('token');
  expect([stage.own().rows?.[0]?.isRequested, stage.state.problem]).toEqual([true, undefined]);
  asked.mockResolvedValue([anOwnLead('Omar Haddad')]);
  await stage.pass(MINUTE_MS);
  expect(stage.own().rows?.[0]?.isRequested).toBe(false);
});

describe('the button of a card', () => {
  const start = async (research: Parameters<typeof anOwnLead>[1], prepare: (stage: Stage) => void = () => undefined): Promise<Stage> => {
    const lead = anOwnLead('Lucía Romero', research);
    asked.mockResolvedValue([lead]);
    jest.mocked(openMail).mockResolvedValue({ leads: [lead.lead], contacts: [], accounts: [], activities: [], links: [], opportunities: [] });
    const stage = aStage();
    prepare(stage);
    await stage.pass(0);
    await stage.verbs.startTopLead(lead.lead.id);
    return stage;
  };
  const action = (kind: 'draft-initial-email' | 'send-follow-up-email' | 'schedule-appointment' | 'call-back', performs: 'draft' | 'call' = 'draft') => ({ research: { action: { kind, performs, reasons: [] } } });

  test('[E2] opens a message of one’s own with the draft in it, and leaves the draft for that window', async () => {
    const stage = await start(action('draft-initial-email'));
    const [insertion, item] = jest.mocked(openMessage).mock.calls[0] ?? [];
    expect([insertion?.to, item, (insertion?.paragraphs ?? []).join(' ').includes('Lucía')]).toEqual([[{ address: 'jonas.brandt@halvorsen.example', name: 'Lucía Romero' }], undefined, true]);
    expect([...stage.opened.keys()]).toEqual(['jonas.brandt@halvorsen.example']);
  });

  test('[E5] opens the appointment form at nine on the seller’s clock with the lead and an agenda in it, and the lead’s page offers to record it', async () => {
    const stage = await start({ ...action('schedule-appointment'), lead: { topic: 'A second line' } });
    const [form] = jest.mocked(openAppointment).mock.calls[0] ?? [];
    expect(form).toMatchObject({ attendees: [{ address: 'jonas.brandt@halvorsen.example' }], start: new Date('2026-11-24T08:00:00Z') });
    expect(form?.body).toMatch(/^- .+\n\n.+ should join\.$/);
    expect(stage.state.lasting?.leadPage?.open).toMatchObject({ leadId: 'lead Lucía Romero', appointment: { start: '2026-11-24T08:00:00.000Z', end: '2026-11-24T08:30:00.000Z' } });
  });

  test('[E5] opens the form at the time the lead offers, on the seller’s clock where the lead names no other', async () => {
    const times = [{ quote: 'Thursday at 10', at: '2026-11-26T10:00:00Z', day: '2026-11-26' }];
    const reading = { intents: [{ kind: 'meeting-request' as const, evidence: { quote: 'Thursday at 10 works.' }, certainty: 'sure' as const, times }], questions: [{ quote: 'What is the lead time? See https://evil.example' }], language: 'en' as const };
    await start({ research: { action: { kind: 'schedule-appointment', performs: 'draft', reasons: [], email: { subject: 'Two cells', receivedOn: '2026-11-22T08:00:00Z', reading } } } });
    const [form] = jest.mocked(openAppointment).mock.calls[0] ?? [];
    expect(form).toMatchObject({ subject: 'Two cells', start: new Date('2026-11-26T09:00:00Z') });
    expect(form?.body.split('\n')[0]).toBe('- What is the lead time? See');
  });

  const seen = (stage: Stage): void => void stage.memory.seen.set('<a@x.example>', { key: '<a@x.example>', leadId: 'lead Lucía Romero', direction: 'in', at: '2026-11-23T09:00:00Z', subject: 'Line 3', itemId: 'item a' });

  test('shows the email that asks for it, where Outlook knows it', async () => {
    const stage = await start(action('call-back', 'call'), seen);
    expect(showEmail).toHaveBeenCalledWith('item a');
    expect(stage.memory.opening).toBe('item a');
  });

  test('shows the lead when the email is gone, and when there is nothing else to press', async () => {
    jest.mocked(showEmail).mockRejectedValueOnce(new AppError('host-refused'));
    expect((await start(action('call-back', 'call'), seen)).state.lasting?.leadPage?.open?.leadId).toBe('lead Lucía Romero');
    expect((await start(action('call-back', 'call'))).state.lasting?.leadPage?.open?.leadId).toBe('lead Lucía Romero');
  });

  test('writes to nobody who asks for no emails by now', async () => {
    const lead = anOwnLead('Lucía Romero', action('send-follow-up-email'));
    asked.mockResolvedValue([lead]);
    jest.mocked(openMail).mockResolvedValue({ leads: [{ ...lead.lead, doNotEmail: true }], contacts: [], accounts: [], activities: [], links: [], opportunities: [] });
    const stage = aStage();
    await stage.pass(0);
    await stage.verbs.startTopLead(lead.lead.id);
    expect(openMessage).not.toHaveBeenCalled();
    expect(stage.state.problem?.code).toBe('bad-request');
  });
});
