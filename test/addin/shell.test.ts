/** @jest-environment jsdom */
// The first paint: what is known of the open email is on screen before the app is, as text and nothing but text.
import { paintShell, takePress } from '../../src/addin/shell.ts';
import type { Snapshot } from '../../src/addin/shell.ts';
import { snapshotOf } from '../../src/addin/parts/snapshot.ts';
import { setLanguage } from '../../src/addin/strings.ts';
import { aLeadScreen, aView } from '../fixtures/views.ts';

const root = document.createElement('div');

beforeEach(() => {
  root.replaceChildren();
  takePress();
});
beforeAll(() => setLanguage('en-GB', 'Europe/Berlin'));

function aSnapshot(): Snapshot {
  const snapshot = snapshotOf(aView(aLeadScreen()), 'item-1');
  if (snapshot === undefined) throw new Error('a lead has a snapshot');
  return snapshot;
}

test('the shell shows name, certainty, email, action, reasons and the main button', () => {
  paintShell(root, aSnapshot());
  for (const text of ['Jonas Brandt', 'Sure · same address', 'Re: PalletCell 6 for line 3', 'Send follow-up email', 'Asks 2 questions'])
    expect(root.textContent).toContain(text);
  expect(root.querySelector('h1')?.textContent).toBe('Jonas Brandt');
  expect(root.querySelector('button')?.textContent).toBe('Draft follow-up');
});

test('a press on the main button is remembered once', () => {
  paintShell(root, aSnapshot());
  expect(takePress()).toBe(false);
  root.querySelector('button')?.click();
  expect(root.querySelector('button')?.getAttribute('aria-busy')).toBe('true');
  expect([takePress(), takePress()]).toEqual([true, false]);
});

test('a press for one email is never carried to the next', () => {
  paintShell(root, aSnapshot());
  root.querySelector('button')?.click();
  paintShell(root, { ...aSnapshot(), itemKey: 'item-2' });
  expect(takePress()).toBe(false);
});

test('names and subjects with markup stay text', () => {
  const evil = '<img src=x onerror=alert(1)>';
  paintShell(root, { ...aSnapshot(), name: evil, subject: evil, reasons: [evil], action: evil });
  expect(root.querySelector('img')).toBeNull();
  expect(root.querySelector('h1')?.textContent).toBe(evil);
});

test('without a record the shape of the screen shows, with the subject Outlook knows', () => {
  paintShell(root, undefined, { subject: 'Conveyor retrofit', theme: 'dark' });
  expect(root.textContent).toBe('Conveyor retrofit');
  expect(root.querySelector('button')).toBeNull();
  expect(root.querySelector('main')?.getAttribute('aria-busy')).toBe('true');
  expect(document.documentElement.dataset['theme']).toBe('dark');
});

test('the record is at most 2 kB, even for very long names and quotes', () => {
  const long = 'Ü'.repeat(5_000);
  const screen = aLeadScreen();
  const { facts, suggestion } = screen;
  const snapshot = snapshotOf(
    aView({
      ...screen,
      facts: { ...facts, lead: { ...facts.lead, name: { last: long }, companyName: long } },
      suggestion: { ...suggestion, reasons: Array(9).fill({ code: 'names-substitute', params: { name: long } }) },
    }),
    'item',
  );
  expect(Buffer.byteLength(JSON.stringify(snapshot))).toBeLessThan(2_048);
  expect(snapshot?.reasons).toHaveLength(4);
  expect(snapshot?.reasons[3]).toBe('Show 6 more reasons');
});

test('only the reading screen of a lead is kept for the next first paint', () => {
  const view = aView(aLeadScreen());
  expect(snapshotOf({ ...view, screen: { kind: 'looking' } }, 'item')).toBeUndefined();
  expect(snapshotOf({ ...view, strip: { mode: 'compose', subject: '' } }, 'item')).toBeUndefined();
  expect(snapshotOf(view, '')).toBeUndefined();
});
