/** @jest-environment jsdom */
// The draft on screen: typed words belong to the draft they were typed into, and what Outlook couldn't take is told.
import { act } from 'react';
import { setLanguage } from '../../src/addin/strings.ts';
import { aLeadScreen, aShownDraft, aView } from '../fixtures/views.ts';
import { openPane, type ShownPane } from './shownPane.tsx';

let pane: ShownPane;

beforeAll(() => setLanguage('en-GB', 'Europe/Berlin'));
beforeEach(() => {
  pane = openPane();
});
afterEach(() => pane.close());

function editor(): HTMLElement {
  const found = pane.page.querySelector<HTMLElement>('[role="textbox"]');
  if (found === null) throw new Error('no draft on screen');
  return found;
}

test('[F11] when another email’s draft comes up while the seller types, the words go to the first and the second is shown as it is', async () => {
  await pane.show(aView(aLeadScreen({ draft: { kind: 'written', draft: aShownDraft(), id: 'first' } })));
  editor().focus();
  editor().textContent = 'Half a senten';
  editor().dispatchEvent(new InputEvent('input', { bubbles: true }));
  await pane.show(aView(aLeadScreen({ draft: { kind: 'written', draft: aShownDraft({ paragraphs: [[{ text: 'Hi Anna,', citations: [] }]] }), id: 'second' } })));
  expect(pane.verbs.editDraft.mock.calls).toEqual([[['Half a senten'], 'first']]);
  expect(editor().textContent).toBe('Hi Anna,');
});

test('typing on and on is handed over all the same, a quarter of a second after the first key', async () => {
  jest.useFakeTimers();
  try {
    await pane.show(aView(aLeadScreen({ draft: { kind: 'written', draft: aShownDraft(), id: 'first' } })));
    for (let key = 0; key < 10; key += 1) {
      editor().textContent = `Key ${key}`;
      editor().dispatchEvent(new InputEvent('input', { bubbles: true }));
      act(() => void jest.advanceTimersByTime(100));
    }
    expect(pane.verbs.editDraft.mock.calls.length).toBeGreaterThanOrEqual(3);
  } finally {
    jest.useRealTimers();
  }
});

test('of a draft too long for a window it is said that the window is empty, and Copy stands right there', async () => {
  await pane.show(aView(aLeadScreen({ draft: { kind: 'inserted', draft: aShownDraft(), where: 'reply-opened', canUndo: false, leftOut: true } })));
  expect(pane.page.textContent).toContain('the email is open and empty');
  expect(pane.page.textContent).not.toContain('We asked Outlook to open your reply');
  await pane.press('Copy');
  expect(pane.verbs.copy).toHaveBeenCalled();
});

test('[E11] where a new email will be opened, whom it goes to and its subject are shown before', async () => {
  const draft = aShownDraft({ action: 'draft-initial-email', subject: 'PalletCell 6' });
  await pane.show(aView(aLeadScreen({ draft: { kind: 'written', draft } })));
  expect(pane.page.textContent).toContain('To jonas.brandt@halvorsen.example · PalletCell 6');
  expect(pane.primary()).toBe('Insert into message');
});
