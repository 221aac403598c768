/** @jest-environment jsdom */
// Whether the open email is saved is asked once of the CRM, and its silence is told as silence.
import type { CrmClient } from '../../../src/crm/client.ts';
import { findSavedEmail } from '../../../src/crm/savedEmails.ts';
import { AppError } from '../../../src/domain/errors.ts';
import { askSavedWhenShown } from '../../../src/addin/email/savingMail.ts';
import type { Lasting, Opened, State } from '../../../src/addin/state.ts';
import type { Screen } from '../../../src/addin/emailScreens.ts';
import { aLeadScreen, anUnknownScreen } from '../../fixtures/views.ts';

jest.mock('../../../src/crm/savedEmails.ts', () => ({ findSavedEmail: jest.fn() }));
const find = jest.mocked(findSavedEmail);
const crm = {} as CrmClient;

beforeEach(() => {
  find.mockReset();
  find.mockResolvedValue(undefined);
});

function aState(more: Partial<State> = {}, item: Partial<Opened['item']> = {}): State & { opened: Opened } {
  const opened: Opened = { item: { key: '1', mode: 'read', subject: 's', messageId: '<1@a.example>', ...item }, checking: false, insisted: false, drafts: new Map() };
  return { theme: 'light', online: true, busy: false, lasting: { crm } as Lasting, opened, ...more } as State & { opened: Opened };
}

/** Draws again after each change, as the session does, until nothing changes any more. */
async function shownUntilQuiet(state: State, screen: Screen = aLeadScreen()): Promise<readonly unknown[]> {
  const seen: unknown[] = [];
  const changed = (): void => {
    seen.push(state.opened?.saved);
    askSavedWhenShown(state, screen, changed);
  };
  askSavedWhenShown(state, screen, changed);
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  return seen;
}

test('[O5] the CRM is asked once about an open email of a lead, however often the pane is drawn', async () => {
  const state = aState();
  expect(await shownUntilQuiet(state)).toEqual([{ kind: 'checking' }, { kind: 'not-saved' }]);
  await shownUntilQuiet(state);
  expect(find.mock.calls).toEqual([[crm, '<1@a.example>']]);
});

test('[O5] an email somebody else saved shows as saved, with the day and the name', async () => {
  find.mockResolvedValue({ id: '2', on: '2026-11-20T08:00:00Z', by: 'Ben Okafor' });
  expect((await shownUntilQuiet(aState())).at(-1)).toEqual({ kind: 'saved', on: '2026-11-20T08:00:00Z', by: 'Ben Okafor' });
});

test('[O5] a CRM that does not answer is told as silence, not as "not saved", and is not asked over and over', async () => {
  find.mockRejectedValue(new AppError('crm-silent'));
  const state = aState();
  expect((await shownUntilQuiet(state)).at(-1)).toEqual({ kind: 'silent' });
  await shownUntilQuiet(state);
  expect(find).toHaveBeenCalledTimes(1);
});

test('[O5] an email seen a moment ago needs no second question, and offline shows what was known', async () => {
  const lasting = { crm, savedEmails: new Map() } as Partial<Lasting> as Lasting;
  await shownUntilQuiet(aState({ lasting }));
  expect(await shownUntilQuiet(aState({ lasting }))).toEqual([{ kind: 'not-saved' }]);
  expect(await shownUntilQuiet(aState({ lasting, online: false }))).toEqual([{ kind: 'not-saved' }]);
  expect(find).toHaveBeenCalledTimes(1);
});

test('[O5] offline nothing is asked; online again it is', async () => {
  const state = aState({ online: false });
  expect(await shownUntilQuiet(state)).toEqual([{ kind: 'offline' }]);
  expect(find).not.toHaveBeenCalled();
  state.online = true;
  expect((await shownUntilQuiet(state)).at(-1)).toEqual({ kind: 'not-saved' });
});

test('[O5] an email saved while the CRM was still being asked stays saved', async () => {
  const state = aState();
  let answer = (_found: undefined): void => undefined;
  find.mockReturnValue(new Promise((resolve) => (answer = resolve)));
  await shownUntilQuiet(state);
  state.opened.saved = { kind: 'saved', by: 'Maya Lindqvist' };
  answer(undefined);
  await shownUntilQuiet(state);
  expect(state.opened.saved).toEqual({ kind: 'saved', by: 'Maya Lindqvist' });
});

test('[O5] an email nobody in the CRM wrote, and one being written, are not asked about', async () => {
  expect(await shownUntilQuiet(aState(), anUnknownScreen())).toEqual([]);
  const { messageId: _none, ...writing } = aState().opened.item;
  expect(await shownUntilQuiet({ ...aState(), opened: { ...aState().opened, item: writing } })).toEqual([]);
  expect(find).not.toHaveBeenCalled();
});
