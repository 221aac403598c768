// The consent behind the screen: when it is asked of the CRM and of the seller, what saving does, and what this computer forgets.
import type { Cache, RecordStore } from '../../src/addin/cacheContents.ts';
import { consentOf, type ConsentView } from '../../src/addin/consentMemory.ts';
import { keepConsent } from '../../src/addin/consent.ts';
import { openHomeMemory, type HomeMemory } from '../../src/addin/home/homeMemory.ts';
import { homeVerbs } from '../../src/addin/home/homeVerbs.ts';
import type { HomeVerbs } from '../../src/addin/paneVerbs.ts';
import { noSettings, type Lasting, type State } from '../../src/addin/state.ts';
import type { CrmClient } from '../../src/crm/client.ts';
import { readOwnConsent, saveOwnConsent, type SavedConsent } from '../../src/crm/research/consents.ts';
import { CONSENT_TEXT_VERSION } from '../../src/domain/consent.ts';
import { AppError } from '../../src/domain/errors.ts';

jest.mock('../../src/crm/research/consents.ts', () => ({ readOwnConsent: jest.fn(), saveOwnConsent: jest.fn() }));
jest.mock('../../src/addin/outlook.ts', () => ({ showEmail: jest.fn(async () => undefined) }));

const now = new Date('2026-11-23T14:00:00Z');
const agreed: SavedConsent = { id: 'consent', version: '1', ownerId: 'user', textVersion: CONSENT_TEXT_VERSION, readMail: true, webResearch: true, hidden: false, saidOn: '2026-11-20T08:00:00Z' };
const asked = jest.mocked(readOwnConsent);
const saved = jest.mocked(saveOwnConsent);

interface Stage {
  readonly state: State;
  readonly memory: HomeMemory;
  readonly records: Map<string, unknown>;
  readonly verbs: HomeVerbs;
  readonly pass: (milliseconds: number) => Promise<void>;
  readonly view: (isActivated?: boolean) => ConsentView;
}

function aStage(records = new Map<string, unknown>()): Stage {
  const store: RecordStore = {
    read: async (name) => records.get(name),
    write: async (name, value) => void records.set(name, JSON.parse(JSON.stringify(value))),
    list: async () => [],
    forget: async (name) => void records.delete(name),
    forgetAll: async (start) => [...records.keys()].filter((name) => name.startsWith(start)).forEach((name) => records.delete(name)),
  };
  const memory = openHomeMemory();
  memory.isOpen = true;
  const lasting = {
    mailbox: { address: 'Maya@kestrel.example', name: 'Maya Lindqvist', timeZone: 'Europe/Berlin', locale: 'en-GB' }, cache: { records: store } as Partial<Cache> as Cache, settings: noSettings,
    home: memory, crm: {} as Partial<CrmClient> as CrmClient, organization: 'https://crm.example', outbox: { entries: () => [] } as Partial<Lasting['outbox']> as Lasting['outbox'],
  } as Partial<Lasting> as Lasting;
  const state: State = { theme: 'light', online: true, busy: false, lasting };
  const changed = (): void => keepConsent(state, changed);
  const verbs = homeVerbs({ state, changed, lookUp: async () => undefined, reopen: async () => undefined, speakTo: async () => undefined });
  const pass = async (milliseconds: number): Promise<void> => {
    await jest.advanceTimersByTimeAsync(milliseconds);
    changed();
    await jest.advanceTimersByTimeAsync(0);
  };
  return { state, memory, records, verbs, pass, view: (isActivated = true) => consentOf(memory.consent, { isHomeOpen: memory.isOpen, isActivated }) };
}

beforeEach(() => {
  jest.useFakeTimers({ now });
  jest.clearAllMocks();
  asked.mockResolvedValue(undefined);
  saved.mockImplementation(async (_crm, said, { id }) => ({ ...agreed, ...said, id, saidOn: now.toISOString() }));
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: { onLine: true } });
});
afterEach(() => jest.useRealTimers());

test('[A14] who has not answered is asked on opening Home, once the agent is active and the CRM has said so', async () => {
  const stage = aStage();
  expect(stage.view().place).toBeUndefined();
  await stage.pass(0);
  expect([stage.view().place, stage.view(false).place, stage.view().answer]).toEqual(['question', undefined, undefined]);
  stage.memory.isOpen = false;
  expect(stage.view().place).toBeUndefined();
});

test.each([['to this text', agreed, undefined], ['no to both', { ...agreed, readMail: false, webResearch: false }, undefined], ['to an earlier text', { ...agreed, textVersion: '0' }, 'question']] as const)('[A14] who has answered is asked again only when the text says something else: %s', async (_case, answer, place) => {
  asked.mockResolvedValue(answer);
  const stage = aStage();
  await stage.pass(0);
  expect(stage.view().place).toBe(place);
});

test('[A14] a CRM that gives no answer asks nobody and is left alone for a minute', async () => {
  asked.mockRejectedValue(new AppError('crm-silent', { retryable: true }));
  const stage = aStage();
  await stage.pass(0);
  await stage.pass(30_000);
  expect([stage.view().place, stage.view().isKnown, asked.mock.calls.length]).toEqual([undefined, false, 1]);
  await stage.pass(30_000);
  expect(asked).toHaveBeenCalledTimes(2);
});

test('[A14] asked later, the seller is not asked again before the next start', async () => {
  const stage = aStage();
  await stage.pass(0);
  stage.verbs.askConsentLater();
  expect(stage.view().place).toBeUndefined();
  await stage.pass(10 * 60_000);
  expect(stage.view().place).toBeUndefined();
  const next = aStage(stage.records);
  await next.pass(0);
  expect(next.view().place).toBe('question');
});

test('[A14] saving both off is an answer: it is in the CRM with the text’s version, and nobody is asked again', async () => {
  const stage = aStage();
  await stage.pass(0);
  await stage.verbs.saveConsent({ readMail: false, webResearch: false, hidden: false });
  expect(saved.mock.calls[0]?.[1]).toEqual({ textVersion: CONSENT_TEXT_VERSION, readMail: false, webResearch: false, hidden: false });
  expect(stage.view()).toMatchObject({ isKnown: true, done: 'saved', isSaving: false, answer: { readMail: false } });
  expect(stage.view().place).toBeUndefined();
  const next = aStage(stage.records);
  next.state.online = false;
  await next.pass(0);
  expect(next.view().answer).toMatchObject({ readMail: false, webResearch: false });
});

test('[A14] two presses, or two windows, speak of one row', async () => {
  const [one, two] = [aStage(), aStage()];
  for (const stage of [one, two]) await stage.verbs.saveConsent({ readMail: true, webResearch: true, hidden: false });
  const ids = saved.mock.calls.map(([, , made]) => made.id);
  expect([ids[0] === ids[1], /^[0-9a-f-]{36}$/.test(ids[0] ?? '')]).toEqual([true, true]);
});

test('[A14] taking the web consent back deletes the web facts of this computer and says so; anything else is kept', async () => {
  asked.mockResolvedValue(agreed);
  const stage = aStage(new Map([['lead-page|lead a', {}], ['lead-page|lead b', {}], ['reminders', {}], ['own-leads', {}]]));
  await stage.pass(0);
  await stage.verbs.saveConsent({ readMail: false, webResearch: true, hidden: true });
  expect([stage.view().done, stage.records.has('lead-page|lead a')]).toEqual(['saved', true]);
  await stage.verbs.saveConsent({ readMail: true, webResearch: false, hidden: true });
  expect([stage.view().done, [...stage.records.keys()].sort()]).toEqual(['revoked', ['consent', 'own-leads', 'reminders']]);
});

test('what can’t be saved is told, and what was said before still holds', async () => {
  asked.mockResolvedValue(agreed);
  const stage = aStage();
  await stage.pass(0);
  saved.mockRejectedValue(new AppError('crm-silent', { retryable: true }));
  await stage.verbs.saveConsent({ readMail: false, webResearch: false, hidden: false });
  expect(stage.view()).toMatchObject({ trouble: 'crm-silent', isSaving: false, answer: { webResearch: true } });
});

test('[A14] Privacy opens over any screen and closes again; an answer from another computer shows within five minutes', async () => {
  asked.mockResolvedValue(agreed);
  const stage = aStage();
  stage.memory.isOpen = false;
  stage.verbs.openPrivacy();
  await stage.pass(0);
  expect(stage.view()).toMatchObject({ place: 'privacy', answer: { webResearch: true } });
  asked.mockResolvedValue({ ...agreed, webResearch: false });
  await stage.pass(5 * 60_000);
  expect(stage.view().answer?.webResearch).toBe(false);
  stage.verbs.closePrivacy();
  expect(stage.view().place).toBeUndefined();
});
