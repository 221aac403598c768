/** @jest-environment jsdom */
// What a pane shows and asks for when something is written to the CRM beside the draft.
import type { LeadScreen } from '../../src/addin/view.ts';
import { aLeadScreen, aShownDraft, aShownLead, aView } from '../fixtures/views.ts';
import { openPane, type ShownPane } from './shownPane.tsx';

let pane: ShownPane;
beforeEach(() => {
  pane = openPane();
});
afterEach(() => pane.close());

const suggesting = (kind: 'create-task' | 'disqualify', more: Partial<LeadScreen> = {}): LeadScreen => aLeadScreen({ suggestion: { kind, performs: 'draft', reasons: [], others: [] }, ...more });
const text = (): string => pane.page.textContent ?? '';

test('[E7] a task is offered beside the draft that answers, before and after the draft, until it is there', async () => {
  await pane.show(aView(suggesting('create-task')));
  expect(pane.primary()).toBe('Draft answer');
  await pane.press('Create task');
  expect(pane.verbs.record).toHaveBeenCalledWith({ kind: 'task' });
  await pane.show(aView(suggesting('create-task', { draft: { kind: 'inserted', draft: aShownDraft(), where: 'reply-opened', canUndo: false } })));
  await pane.press(/^Create task in the CRM/);
  expect(pane.verbs.record).toHaveBeenCalledTimes(2);
  await pane.show(aView(suggesting('create-task', { justDid: { what: 'task-created', subject: 'Decide', at: '2026-11-23T10:00:00Z' } })));
  expect(text()).toContain('Task created in the CRM.');
  expect(text()).toMatch(/Decide · due .*23/);
  expect(() => pane.button('Create task')).toThrow();
});

test('a lead is disqualified only after a reason was chosen and pressed; a closed lead is not offered it', async () => {
  await pane.show(aView(suggesting('disqualify')));
  await pane.press('Disqualify…');
  expect(pane.verbs.record).not.toHaveBeenCalled();
  await pane.press('Cancel');
  expect(text()).not.toContain('Why is the lead disqualified?');
  await pane.press('Disqualify…');
  await pane.press('Disqualify');
  expect(pane.verbs.record).toHaveBeenCalledWith({ kind: 'disqualify', reason: 'no-longer-interested' });
  const { facts } = aLeadScreen();
  await pane.show(aView(suggesting('disqualify', { facts: { ...facts, lead: aShownLead({ status: 'disqualified' }) } })));
  expect(() => pane.button('Disqualify…')).toThrow();
});

test('after the appointment form was opened the pane says it cannot see whether it was saved, and records only when asked', async () => {
  await pane.show(aView(aLeadScreen({ appointment: { start: '2026-11-24T09:00:00Z' } })));
  expect(text()).toContain('We can\'t see whether you saved it there.');
  expect(pane.verbs.record).not.toHaveBeenCalled();
  await pane.press('Record it in the CRM');
  expect(pane.verbs.record).toHaveBeenCalledWith({ kind: 'appointment' });
});

test('what waits is never called done, and can be taken back', async () => {
  await pane.show(aView(suggesting('create-task', { justDid: { what: 'task-created', waits: true } }), { online: false, status: { kind: 'waits', count: 2, offline: true }, changes: { waiting: 2, refused: [] } }));
  expect(text()).toContain('Noted on this computer.');
  expect(text()).toContain('Offline. 2 changes wait');
  expect(text()).not.toContain('Task created');
  await pane.press('Undo');
  expect(pane.verbs.undo).toHaveBeenCalled();
});

test.each([
  ['lead-closed', { on: '2026-11-20T15:00:00Z' }, /the lead was closed on Fri/],
  ['changed-elsewhere', {}, /somebody changed the lead meanwhile/],
  ['not-found', {}, /the lead is gone/],
  ['no-permission', {}, /your role doesn't allow it/],
  ['crm-refused', {}, /the CRM refused it/],
] as const)('a change refused with "%s" says why on every screen, and goes only when it is discarded', async (code, params, why) => {
  const refused = [{ id: 'change', what: 'call', person: 'Jonas Brandt', code, params, text: 'Call with Jonas Brandt' }] as const;
  await pane.show(aView({ kind: 'no-item' }, { changes: { waiting: 0, refused } }));
  expect(pane.page.querySelector('[role="alert"]')?.textContent).toMatch(why);
  expect(text()).toContain('1 change couldn\'t be saved');
  await pane.press('Discard');
  expect(pane.verbs.discardChange).toHaveBeenCalledWith('change');
});
