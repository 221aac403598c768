/** @jest-environment jsdom */
// Who is offered the admin pages in the pane, and that they open over the email's screen and give it back.
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { PaneApp } from '../../src/addin/paneApp.tsx';
import { setLanguage } from '../../src/addin/strings.ts';
import type { PaneSession } from '../../src/addin/paneSession.ts';
import type { View } from '../../src/addin/view.ts';
import { aLeadScreen, aView } from '../fixtures/views.ts';
import { openAdmin, type ShownAdmin } from './admin/shownAdmin.tsx';
import { openPane, type ShownPane } from './shownPane.tsx';

let pane: ShownPane;
let admin: ShownAdmin;
let view: View;
let close: () => Promise<void>;
const listeners = new Set<() => void>();

beforeAll(() => setLanguage('en-GB', 'Europe/Berlin'));
afterEach(async () => {
  await close();
  await admin.close();
});

async function show(more: Partial<View>): Promise<HTMLElement> {
  admin = await openAdmin();
  pane = openPane();
  const page = document.createElement('div');
  document.body.replaceChildren(page);
  view = { ...aView(aLeadScreen()), ...more };
  const session: PaneSession = {
    getView: () => view,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    verbs: pane.verbs,
    admin: admin.administration,
  };
  const root = createRoot(page);
  close = () => act(async () => root.unmount());
  await act(async () => root.render(<PaneApp session={session} />));
  return page;
}

const press = (page: HTMLElement, name: string): Promise<void> =>
  act(async () => {
    const found = [...page.querySelectorAll<HTMLElement>('button, [role="menuitem"]')].find((each) => (each.getAttribute('aria-label') ?? each.textContent) === name);
    if (found === undefined) throw new Error(`no ${name}`);
    found.click();
  });

const entries = (page: HTMLElement): readonly (string | null)[] => [...page.querySelectorAll('[role="menuitem"]')].map((each) => each.textContent);

test('[E14] only people who may change the settings are offered them, and nobody while writing an email', async () => {
  const seller = await show({});
  await press(seller, 'More actions');
  expect(entries(seller)).not.toContain('Admin settings');
  await close();
  const allowed = await show({ canAdminister: true });
  await press(allowed, 'More actions');
  expect(entries(allowed)).toContain('Admin settings');
  await close();
  const writing = await show({ canAdminister: true, strip: { mode: 'compose', subject: 'Re: PalletCell 6', composeType: 'reply' } });
  await press(writing, 'More actions');
  expect(entries(writing)).not.toContain('Admin settings');
});

test('[E14] the pages open over the email, stay when another email is opened, and give back the email that is open then', async () => {
  const page = await show({ canAdminister: true });
  await press(page, 'More actions');
  await press(page, 'Admin settings');
  expect(page.textContent).toContain('Set up Handraise');
  await admin.go('Writing');
  expect(page.textContent).toContain('How drafts to leads are worded');
  expect(page.querySelector('[hidden]')?.textContent).toContain('Suggested action');
  await act(async () => page.querySelector<HTMLInputElement>('input[value="friendly"]')?.click());
  view = { ...view, strip: { mode: 'read', subject: 'Another', from: { address: 'a@b.example' }, at: '2026-11-22T09:00:00Z' } };
  await act(async () => listeners.forEach((changed) => changed()));
  expect(page.textContent).toContain('Not saved yet: 1 change');
  await press(page, 'Undo changes');
  await press(page, 'Back to the email');
  expect(page.textContent).not.toContain('How drafts to leads are worded');
  expect(page.querySelector('[hidden]')).toBeNull();
  expect(document.activeElement?.getAttribute('aria-label')).toBe('More actions');
});
