/** @jest-environment jsdom */
// What a pane shows and asks for when something is written to the CRM beside the draft.
import type { LeadScreen } from '../../src/addin/emailScreens.ts';
import { aLeadScreen, aShownDraft, aShownLead, aView } from '../fixtures/views.ts';
import { openPane, type ShownPane } from './shownPane.tsx';

let pane: ShownPane;
beforeEach(() => {
  pane = openPane();
});
afterEach(() => pane.close());

const suggesting = (kind: 'create-task' | 'disqualify', more: Partial<LeadScreen> = {}): LeadScreen => aLeadScreen({ suggestion: { kind, performs: 'draft', reasons: [], others: [] }, ...more });
const text = (): string => pane.page.textContent ?? '';

test('[E6] a task is offered beside the draft that answers, before and after the draft, until it is there', async () => {
  await pane.show(aView(suggesting('create-task')));
  expect(pane.primary()).toBe('Draft answer');
  await pane.press('Create task');
  expect(pane.verbs.record).toHaveBeenCalledWith({ kind: 'task' });
  await pane.show(aView(suggesting('create-task', { draft: { kind: 'inserted', draft: aShownDraft(), where: 'reply-opened', canUndo: false } })));
  await pane.press(/^Create task in the CRM/);
  expect(pane.verbs.record).toHaveBeenCalledTimes(2);
  // At noon it is the same day in every zone a pane may show.
  const due = new Date(Date.now() + 5 * 86_400_000);
  due.setUTCHours(12);
  await pane.show(aView(suggesting('create-task', { justDid: { what: 'task-created', subject: 'Decide', at: due.toISOString() } })));
  expect(text()).toContain('Task created in the CRM.');
  expect(text()).toContain(`Decide · due ${due.getUTCDate()}`);
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

const calling = (more: Partial<LeadScreen> = {}): LeadScreen =>
  aLeadScreen({
    suggestion: {
      kind: 'call-back', performs: 'call', reasons: [], others: [],
      numbers: [
        { number: '+45 55 01 20 14', citation: { kind: 'crm', title: 'Lead · Business Phone', quote: '+45 55 01 20 14' } },
        { number: '+45 31 00 12 34', citation: { kind: 'email', title: 'Re: PalletCell 6', quote: '+45 31 00 12 34' } },
        { number: '<b>javascript:alert(1)</b>', citation: { kind: 'email', title: 'Re: PalletCell 6', quote: '<b>' } },
      ],
    },
    ...more,
  });

test('a lead is called at the number that is pressed; a link dials digits only, and opens beside the pane', async () => {
  await pane.show(aView(calling()));
  const links = [...pane.page.querySelectorAll<HTMLAnchorElement>('a[href^="tel:"]')];
  expect(links.map((link) => [link.getAttribute('href'), link.target])).toEqual([['tel:+4555012014', '_blank'], ['tel:+4531001234', '_blank']]);
  expect(text()).toContain('From the CRM');
  expect(pane.page.querySelector('b')).toBeNull();
  links[1]?.click();
  expect(pane.verbs.dial).toHaveBeenCalledWith('+45 31 00 12 34');
  expect(pane.verbs.perform).not.toHaveBeenCalled();
  await pane.show(aView(calling({ dialed: '+45 31 00 12 34' })));
  expect([...pane.page.querySelectorAll('a[href^="tel:"]')].map((link) => link.getAttribute('aria-label'))).toEqual(['Call +45 55 01 20 14', 'Call +45 31 00 12 34 again']);
});

test('a call is logged or was in vain, and neither is offered after it was pressed', async () => {
  await pane.show(aView(calling()));
  expect(pane.primary()).toBe('Log the call');
  await pane.press('Log the call');
  expect(pane.verbs.perform).toHaveBeenCalledTimes(1);
  await pane.press('Not reached');
  expect(pane.verbs.record).toHaveBeenCalledWith({ kind: 'call-again' });
  await pane.show(aView(calling({ justDid: { what: 'called' } })));
  expect(() => pane.button('Log the call')).toThrow();
  expect(() => pane.button('Not reached')).toThrow();
  await pane.show(aView(calling({ justDid: { what: 'task-created' } })));
  expect(() => pane.button('Not reached')).toThrow();
});

test('a bounce that was noted is not offered to be noted again, and can be taken back', async () => {
  const suggestion = { kind: 'fix-address', performs: 'none', reasons: [], others: [] } as const;
  await pane.show(aView(aLeadScreen({ suggestion, justDid: { what: 'bounce-noted', waits: true } })));
  expect(() => pane.button('Note it in the CRM')).toThrow();
  expect(text()).toContain('Noted on this computer.');
  await pane.press('Undo');
  expect(pane.verbs.undo).toHaveBeenCalled();
});

test('the person a lead names is offered as a lead once; one who is a lead already is named, and there is nothing to take back', async () => {
  const suggestion = { kind: 'write-to-referral', performs: 'draft', reasons: [], others: [], person: { name: 'Ida Mortensen', address: 'ida@halvorsen.example' } } as const;
  await pane.show(aView(aLeadScreen({ suggestion })));
  await pane.press('Create lead');
  expect(pane.verbs.record).toHaveBeenCalledWith({ kind: 'referred-lead' });
  await pane.show(aView(aLeadScreen({ suggestion, justDid: { what: 'lead-created' } })));
  expect(() => pane.button('Create lead')).toThrow();
  expect(pane.button('Undo')).toBeDefined();
  await pane.show(aView(aLeadScreen({ suggestion, justDid: { what: 'lead-known', subject: 'Ida Mortensen' } })));
  expect(text()).toContain('Ida Mortensen is a lead already. Nothing was added.');
  expect(() => pane.button('Undo')).toThrow();
  expect(() => pane.button('Create lead')).toThrow();
  const { name, address: _address } = suggestion.person;
  await pane.show(aView(aLeadScreen({ suggestion: { ...suggestion, person: { name } } })));
  expect(() => pane.button('Create lead')).toThrow();
});
