/** @jest-environment jsdom */
// What somebody sees for whom the agent doesn't work. It is Monday 23 November 2026, 14:00.
import { aHome, aHomeRow } from '../fixtures/home.ts';
import { anOwnLeads } from '../fixtures/ownLeads.ts';
import { aLeadScreen, aView } from '../fixtures/views.ts';
import { openPane, type ShownPane } from './shownPane.tsx';

const SENTENCE = "Your administrator hasn't given your role the agent's research. Everything else works.";
let pane: ShownPane;
beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-23T13:00:00Z'), doNotFake: ['queueMicrotask', 'setImmediate', 'nextTick', 'performance'] });
  pane = openPane();
});
afterEach(async () => {
  await pane.close();
  jest.useRealTimers();
});

const notes = (): number => (pane.page.textContent ?? '').split(SENTENCE).length - 1;

test('[A2] outside the team Home says so once, promises no cards, and keeps what waits and the list', async () => {
  await pane.show(aView({ kind: 'no-item' }, { home: aHome([aHomeRow()], { own: anOwnLeads({ top: { kind: 'not-in-team' } }) }), status: { kind: 'none' } }));
  expect(notes()).toBe(1);
  expect(pane.page.textContent).not.toContain('Top leads');
  expect(pane.page.textContent).not.toContain('The cards come');
  expect(pane.page.textContent).toContain('Price for 3 spare servo drives');
  expect(pane.page.textContent).toContain('My open leads');
});

test('[A2] beside a lead’s email it is said too, and the suggestion and its draft are offered as ever', async () => {
  const home = aHome([], { isOpen: false, own: anOwnLeads({ top: { kind: 'not-in-team' } }) });
  await pane.show(aView(aLeadScreen(), { home }));
  expect([notes(), pane.primary()]).toEqual([1, 'Draft follow-up']);
  await pane.show(aView(aLeadScreen(), { home: aHome([], { isOpen: false, own: anOwnLeads() }) }));
  expect([notes(), pane.primary()]).toEqual([0, 'Draft follow-up']);
});
