/** @jest-environment jsdom */
// Our service is asked once for the address on screen, and its silence is told as silence.
import { askWhenShown } from '../../../src/addin/email/addressAsking.ts';
import type { AddressMemory } from '../../../src/addin/email/addressMemory.ts';
import type { Cache } from '../../../src/addin/cacheContents.ts';
import { noSettings, type Opened, type State } from '../../../src/addin/state.ts';
import type { CheckedAddress } from '../../../src/addin/emailScreens.ts';
import { aCheckedAddress, aLeadScreen } from '../../fixtures/views.ts';

const answer = { wellFormed: true, deliverable: 'yes', type: 'work', problems: [] };
const { address } = aCheckedAddress().validation;
const screen = (more: Partial<CheckedAddress> = {}) => aLeadScreen({ address: aCheckedAddress(more) });
const service = jest.fn<Promise<{ ok: boolean; status: number; json: () => Promise<unknown> }>, [URL, RequestInit]>();
const cache = {} as Cache;

let memory: AddressMemory;

beforeEach(() => {
  memory = { answers: new Map(), token: async () => 'token' };
  service.mockReset();
  service.mockImplementation(async () => ({ ok: true, status: 200, json: async () => answer }));
  Object.assign(globalThis, { fetch: service });
  AbortSignal.timeout ??= () => new AbortController().signal;
});

function aState(more: Partial<State> = {}): State & { opened: Opened } {
  const opened: Opened = { item: { key: '1', mode: 'read', subject: 's' }, checking: false, insisted: false, drafts: new Map() };
  const mailbox = { address: 'maya@kestrel.example', name: 'Maya', timeZone: 'UTC', locale: 'en' };
  return { theme: 'light', online: true, busy: false, lasting: { mailbox, cache, settings: noSettings, saidHere: [], addresses: memory }, opened, ...more } as State & { opened: Opened };
}

/** Every answer that is on its way has come. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
}

/** Draws again after each change, as the session does, until nothing changes any more. */
async function shownUntilQuiet(state: State): Promise<readonly (string | undefined)[]> {
  const seen: (string | undefined)[] = [];
  const changed = (): void => {
    seen.push(state.opened?.asked?.kind);
    askWhenShown(state, screen(), changed);
  };
  askWhenShown(state, screen(), changed);
  await settled();
  return seen;
}

test('[R16] the address on screen is asked about once, however often the pane is drawn', async () => {
  const state = aState();
  expect(await shownUntilQuiet(state)).toEqual(['asking', 'answered']);
  await shownUntilQuiet(state);
  expect(service).toHaveBeenCalledTimes(1);
  expect(state.opened.asked).toEqual({ address, kind: 'answered', answer });
});

test('[R16] the next email from the same address needs no second question', async () => {
  await shownUntilQuiet(aState());
  expect(await shownUntilQuiet(aState())).toEqual(['answered']);
  expect(service).toHaveBeenCalledTimes(1);
});

test('[R16] without a network nobody is asked, and once it is back the question follows', async () => {
  const state = aState({ online: false });
  expect(await shownUntilQuiet(state)).toEqual(['offline']);
  expect(service).not.toHaveBeenCalled();
  state.online = true;
  expect(await shownUntilQuiet(state)).toEqual(['asking', 'answered']);
});

test('[R16] a service that fails, and one there is no token for, are silent and nothing else happens', async () => {
  service.mockRejectedValue(new TypeError('Failed to fetch'));
  expect(await shownUntilQuiet(aState())).toEqual(['asking', 'silent']);
  memory = { answers: new Map(), token: () => Promise.reject(new Error('no token')) };
  expect(await shownUntilQuiet(aState())).toEqual(['asking', 'silent']);
  memory = { answers: new Map(), isOutOfReach: true };
  expect(await shownUntilQuiet(aState())).toEqual(['silent']);
});

test('[O2] an answer that comes after another email was opened is kept but not shown there', async () => {
  const state = aState();
  const before = state.opened;
  askWhenShown(state, screen(), () => undefined);
  const next = aState().opened;
  state.opened = next;
  await settled();
  expect([before.asked?.kind, next.asked]).toEqual(['answered', undefined]);
});

test('[O2] an answer about a recipient who was replaced meanwhile does not stand under the new one', async () => {
  const state = aState();
  askWhenShown(state, screen(), () => undefined);
  state.opened.asked = { address: 'other@x.example', kind: 'asking' };
  await settled();
  expect(state.opened.asked).toEqual({ address: 'other@x.example', kind: 'asking' });
});

test('what is no address is not asked about', async () => {
  const state = aState();
  askWhenShown(state, screen({ asked: 'not-needed' }), () => undefined);
  expect([service.mock.calls.length, state.opened.asked]).toEqual([0, undefined]);
});
