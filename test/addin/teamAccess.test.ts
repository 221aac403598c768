// Who may see the agent's research, behind the screen: what is asked of the CRM, what is kept for offline, and what Home makes of it.
import type { Cache, RecordStore } from '../../src/addin/cacheContents.ts';
import { openHomeMemory } from '../../src/addin/home/homeMemory.ts';
import { homeOf } from '../../src/addin/home/homeShown.ts';
import type { HomeView } from '../../src/addin/home/homeView.ts';
import type { Screen } from '../../src/addin/emailScreens.ts';
import { noSettings, type Lasting, type State } from '../../src/addin/state.ts';
import { keepTeamAccess, teamPlaceOf } from '../../src/addin/teamAccess.ts';
import type { CrmClient } from '../../src/crm/client.ts';
import { readOwnRoles } from '../../src/crm/settings/heldRoles.ts';
import { AppError } from '../../src/domain/errors.ts';
import { anOwnLead } from '../fixtures/ownLeads.ts';

jest.mock('../../src/crm/settings/heldRoles.ts', () => ({ readOwnRoles: jest.fn() }));
jest.mock('../../src/addin/outlook.ts', () => ({ showEmail: jest.fn(async () => undefined) }));

const now = new Date('2026-11-23T14:00:00Z');
const asked = jest.mocked(readOwnRoles);
const MINUTE = 60_000;

interface Stage {
  readonly state: State;
  readonly lasting: Lasting;
  readonly pass: (milliseconds?: number, screen?: Screen) => Promise<void>;
  readonly home: () => HomeView | undefined;
}

/** Somebody on Home who has a researched lead and was never asked for a consent; the team is *Salesperson*. */
function aStage(records = new Map<string, unknown>(), online = true): Stage {
  const store: RecordStore = {
    read: async (name) => records.get(name),
    write: async (name, value) => void records.set(name, JSON.parse(JSON.stringify(value))),
    list: async () => [],
    forget: async (name) => void records.delete(name),
    forgetAll: async () => undefined,
  };
  const home = openHomeMemory();
  home.isOpen = true;
  Object.assign(home.consent, { known: null, loading: 'done', askedAt: 1 });
  home.list.known = { leads: [anOwnLead('Jonas Brandt')], labels: {}, asOf: now.toISOString() };
  const lasting = {
    mailbox: { address: 'maya@kestrel.example', name: 'Maya Lindqvist', timeZone: 'Europe/Berlin', locale: 'en-GB' }, cache: { records: store } as Partial<Cache> as Cache,
    settings: { ...noSettings, version: '1', activatedOn: '2026-11-01T08:00:00Z', team: { roles: [{ id: 'salesperson', name: 'Salesperson' }] } },
    home, crm: {} as Partial<CrmClient> as CrmClient, outbox: { entries: () => [] } as Partial<Lasting['outbox']> as Lasting['outbox'],
  } as Partial<Lasting> as Lasting;
  const state: State = { theme: 'light', online, busy: false, lasting };
  const pass = async (milliseconds = 0, screen: Screen = { kind: 'no-item' }): Promise<void> => {
    await jest.advanceTimersByTimeAsync(milliseconds);
    const changed = (): void => keepTeamAccess(state, screen, changed);
    changed();
    await jest.advanceTimersByTimeAsync(0);
  };
  return { state, lasting, pass, home: () => homeOf(state, { address: 'maya@kestrel.example', ownDomains: ['kestrel.example'] }, now) };
}

beforeEach(() => {
  jest.useFakeTimers({ now });
  jest.clearAllMocks();
  asked.mockResolvedValue(new Set(['system-administrator']));
});
afterEach(() => jest.useRealTimers());

test('[A2] outside the chosen roles Home asks for no consent and shows no cards, but the list of leads', async () => {
  const stage = aStage();
  expect(stage.home()?.consent?.place).toBeUndefined();
  await stage.pass();
  expect(teamPlaceOf(stage.state)).toBe('outside');
  expect([stage.home()?.consent?.place, stage.home()?.own?.top.kind, stage.home()?.own?.rows?.length]).toEqual([undefined, 'not-in-team', 1]);
});

test('[A2] [A14] inside them the seller is asked for consent as soon as the CRM has told their roles', async () => {
  asked.mockResolvedValue(new Set(['salesperson']));
  const stage = aStage();
  expect([teamPlaceOf(stage.state), stage.home()?.consent?.place]).toEqual(['asking', undefined]);
  await stage.pass();
  expect([teamPlaceOf(stage.state), stage.home()?.consent?.place]).toEqual(['inside', 'question']);
});

test('[A2] [R23] offline the roles known last still hold, against the roles chosen by now', async () => {
  const records = new Map<string, unknown>();
  await aStage(records).pass();
  const next = aStage(records, false);
  await next.pass();
  expect([teamPlaceOf(next.state), next.home()?.own?.top.kind, asked.mock.calls.length]).toEqual(['outside', 'not-in-team', 1]);
  next.lasting.settings = { ...next.lasting.settings, team: { roles: [{ id: 'system-administrator', name: 'System Administrator' }] } };
  expect(teamPlaceOf(next.state)).toBe('inside');
});

test('[A2] while no role is chosen, or the agent is not active, nobody is asked for anything', async () => {
  for (const settings of [{ team: undefined }, { team: { roles: [] } }, { activatedOn: undefined }]) {
    const stage = aStage();
    Object.assign(stage.lasting, { settings: { ...stage.lasting.settings, ...settings } });
    await stage.pass();
    expect(teamPlaceOf(stage.state)).toBe('inside');
  }
  expect(asked).not.toHaveBeenCalled();
});

test('[A2] a role given meanwhile counts within five minutes; a CRM that does not answer changes nothing', async () => {
  const stage = aStage();
  await stage.pass();
  asked.mockRejectedValue(new AppError('crm-silent', { retryable: true }));
  await stage.pass(5 * MINUTE);
  expect(teamPlaceOf(stage.state)).toBe('outside');
  asked.mockResolvedValue(new Set(['salesperson']));
  await stage.pass(4 * MINUTE);
  expect(asked).toHaveBeenCalledTimes(2);
  await stage.pass(MINUTE);
  expect([asked.mock.calls.length, teamPlaceOf(stage.state)]).toEqual([3, 'inside']);
});

test('[A2] whose roles can’t be read is not told to be outside', async () => {
  asked.mockRejectedValue(new AppError('no-permission'));
  const stage = aStage();
  await stage.pass();
  expect([teamPlaceOf(stage.state), stage.home()?.consent?.place]).toEqual(['inside', 'question']);
});

test('[A2] the answer for somebody who signed out meanwhile is not kept for the next person', async () => {
  const records = new Map<string, unknown>();
  const stage = aStage(records);
  asked.mockImplementation(async () => {
    delete stage.lasting.team;
    return new Set(['system-administrator']);
  });
  keepTeamAccess(stage.state, { kind: 'no-item' }, () => undefined);
  await jest.advanceTimersByTimeAsync(0);
  keepTeamAccess(stage.state, { kind: 'no-item' }, () => undefined);
  await jest.advanceTimersByTimeAsync(0);
  expect([asked.mock.calls.length, records.has('own-roles'), teamPlaceOf(stage.state)]).toEqual([1, false, 'asking']);
});
