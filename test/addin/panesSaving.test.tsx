/**
 * @jest-environment ./test/jsdomEnvironment.cjs
 */
// What the pane says and offers about saving the open email.
import { setLanguage } from '../../src/addin/strings.ts';
import type { SavedState } from '../../src/addin/emailScreens.ts';
import { aLeadScreen, aShownDraft, aShownLead, aView } from '../fixtures/views.ts';
import { openPane, type ShownPane } from './shownPane.tsx';

const SAVE = 'Save this email to the CRM';
let pane: ShownPane;

beforeEach(async () => {
  await setLanguage('en-GB', 'Europe/Berlin');
  pane = openPane();
});

afterEach(() => pane.close());

const show = (saved?: SavedState): Promise<void> => pane.show(aView(aLeadScreen(saved === undefined ? {} : { saved })));

const menuEntries = async (): Promise<readonly (string | null)[]> => {
  await pane.press('More actions');
  return [...pane.page.querySelectorAll('[role="menuitem"]')].map((entry) => entry.textContent);
};

test.each([
  [{ kind: 'not-saved' }, 'Not saved to the CRM'],
  [{ kind: 'checking' }, 'Looking for this email in the CRM'],
  [{ kind: 'silent' }, "The CRM didn't say whether it is saved"],
  [{ kind: 'offline' }, 'Whether it is in the CRM shows once you are connected'],
] as const)('[O5] an email that is not known to be saved says how things are and offers to save it: %j', async (saved, words) => {
  await show(saved);
  expect(pane.page.textContent).toContain(words);
  expect(await menuEntries()).toContain(SAVE);
  await pane.press(SAVE);
  expect(pane.verbs.saveEmail).toHaveBeenCalledTimes(1);
});

test.each([
  [{ kind: 'saved', on: '2026-01-05T09:00:00Z', by: 'Ben Okafor' }, /Saved to the CRM on 5 Jan.* by Ben Okafor/],
  [{ kind: 'saved', on: '2026-01-05T09:00:00Z' }, /Saved to the CRM on 5 Jan/],
  [{ kind: 'saved' }, /Saved to the CRM/],
] as const)('[O5] a saved email says so and is not offered again: %j', async (saved, words) => {
  await show(saved);
  expect(pane.page.textContent).toMatch(words);
  expect(await menuEntries()).not.toContain(SAVE);
});

test('[O5] an email that cannot be saved says nothing about it', async () => {
  await show();
  expect(pane.page.textContent).not.toMatch(/saved/i);
  expect(await menuEntries()).not.toContain(SAVE);
});

test('[O5] after the draft is in the reply, saving is a next step even without a meeting to plan', async () => {
  const screen = aLeadScreen({ saved: { kind: 'not-saved' }, draft: { kind: 'inserted', draft: aShownDraft(), where: 'reply-opened', canUndo: false } });
  const { intents, ...reading } = screen.reading;
  await pane.show(aView({ ...screen, reading: { ...reading, intents: intents.filter(({ kind }) => kind !== 'meeting-request') } }));
  expect(pane.page.textContent).toContain('What you may want to do next');
  await pane.press(new RegExp(`^${SAVE}`));
  expect(pane.verbs.saveEmail).toHaveBeenCalledTimes(1);
});

test('[O5] an own email to a lead can be saved as well', async () => {
  await pane.show(aView({ kind: 'not-a-lead', mail: 'own', sender: { address: 'maya@kestrel.example' }, sentTo: { lead: aShownLead(), on: '2026-11-20T08:00:00Z' }, saved: { kind: 'not-saved' } }));
  expect(pane.page.textContent).toContain('Not saved to the CRM');
  await pane.press(SAVE);
  expect(pane.verbs.saveEmail).toHaveBeenCalledTimes(1);
});
