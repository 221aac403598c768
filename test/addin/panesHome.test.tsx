/** @jest-environment jsdom */
// Home in the pane: the tab with its count, the rows, what a press asks for, and every state without rows. It is Monday 23 November 2026, 14:00.
import { act } from 'react';
import type { HomeRow, HomeView } from '../../src/addin/home/homeView.ts';
import type { View } from '../../src/addin/view.ts';
import { aHome, aHomeRow } from '../fixtures/home.ts';
import { aLeadScreen, aShownLead, aView } from '../fixtures/views.ts';
import { openPane, type ShownPane } from './shownPane.tsx';

let pane: ShownPane;
beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-23T13:00:00Z'), doNotFake: ['queueMicrotask', 'setImmediate', 'nextTick', 'performance'] });
  pane = openPane();
});
afterEach(async () => {
  await pane.close();
  jest.useRealTimers();
});

const text = (): string => pane.page.textContent ?? '';
const lead = (name: string): ReturnType<typeof aShownLead> => aShownLead({ id: `lead ${name}`, name: { first: name, last: 'Osei' } });
const rowOf = (name: string, more: Parameters<typeof aHomeRow>[0] = {}): HomeRow => aHomeRow({ id: `answer ${name}`, ...more }, { lead: lead(name) });
const show = (home: HomeView, more: Partial<View> = {}): Promise<void> => pane.show(aView({ kind: 'no-item' }, { home, status: { kind: 'none' }, ...more }));
const tabs = (): readonly (string | null)[] => [...pane.page.querySelectorAll('[role="tab"]')].map((tab) => `${tab.getAttribute('aria-label')}${tab.getAttribute('aria-selected') === 'true' ? ' *' : ''}`);
const key = (name: string): Promise<void> => act(async () => void document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true })));

test('[E4] the tab counts what waits; arrows reach it, a press opens it and the focus goes along', async () => {
  await pane.show(aView(aLeadScreen(), { home: aHome([rowOf('Samuel'), rowOf('Elena')], { isOpen: false }) }));
  expect(tabs()).toEqual(['This email *', 'Home, 2 wait']);
  await act(async () => pane.page.querySelector<HTMLElement>('[role="tab"]')?.focus());
  await key('ArrowRight');
  expect(document.activeElement?.textContent).toBe('Home2');
  await pane.press('Home, 2 wait');
  expect(pane.verbs.openTab).toHaveBeenCalledWith('home');
  await pane.show(aView(aLeadScreen(), { home: aHome([rowOf('Samuel')]) }));
  expect(tabs()).toEqual(['This email', 'Home, 1 waits *']);
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Home, 1 waits');
});

test('while an email is being written there is no Home', async () => {
  await pane.show(aView(aLeadScreen()));
  expect(tabs()).toEqual(['This email *']);
});

test('[E4] three rows first, the others on request; each says who, what and how late, in words', async () => {
  await show(aHome([
    rowOf('Samuel'),
    rowOf('Elena', { kind: 'answer', state: 'fine', waitedHours: 2.2, hoursLeft: 1.8, subject: 'Which sensor fits LineWatch?' }),
    rowOf('Hiro', { kind: 'promise', state: 'due-soon', day: '2026-11-23', reasons: [{ code: 'promised-by', params: { day: '2026-11-23' }, citation: { kind: 'email', title: 'Test', quote: 'I’ll send you the test report today.' } }] }),
    rowOf('Omar', { kind: 'follow-up', state: 'late', days: 4 }),
  ]));
  const names = [...pane.page.querySelectorAll('[data-row]')].map((row) => row.getAttribute('aria-label'));
  expect(names).toEqual([
    'Samuel Osei: Price for 3 spare servo drives · Late: waiting for 5 h of working time. Your target is 4 h.',
    'Elena Osei: Which sensor fits LineWatch? · Waiting for 2 h of working time. Your target is 4 h.',
    'Hiro Osei: You promised: “I’ll send you the test report today.” · Promised for Mon 23 Nov.',
  ]);
  expect([...pane.page.querySelectorAll('[data-state]')].map((tag) => tag.textContent)).toEqual(['1 h late', '2 h', 'Today']);
  await pane.press('Show 1 more');
  expect(text()).toContain('You wrote, no answer for 4 days');
  expect(text()).not.toContain('Show 1 more');
});

test('[E4] an email that came outside of working time is shown by when it came, not as waiting for no time', async () => {
  await show(aHome([rowOf('Samuel', { state: 'fine', at: '2026-11-22T19:00:00.000Z', waitedHours: 0, hoursLeft: 4 }), rowOf('Elena', { state: 'due-soon', waitedHours: 3.5, hoursLeft: 0.5 })]));
  expect([...pane.page.querySelectorAll('[data-state]')].map((tag) => tag.textContent)).toEqual(['Yesterday', 'Due in 30 min']);
});

test('[E4] done and each way of snoozing are asked for by name; a day is chosen in a form', async () => {
  await show(aHome([rowOf('Samuel')]));
  const more = 'More actions for Samuel Osei';
  for (const [entry, answer] of [['Done', 'done'], ['Snooze for 1 hour', 'hour'], ['Snooze until tomorrow', 'tomorrow'], ['Snooze until next week', 'next-week']] as const) {
    await pane.press(more);
    await pane.press(entry);
    expect(pane.verbs.answerReminder).toHaveBeenLastCalledWith('answer Samuel', answer);
  }
  await pane.press(more);
  await pane.press('Snooze until a day…');
  await pane.fill('snooze-day', '2026-11-23');
  await pane.press('Snooze');
  expect(pane.verbs.answerReminder).toHaveBeenCalledTimes(4);
  expect(text()).toContain('Choose a day from tomorrow on.');
  await pane.fill('snooze-day', '2026-12-01');
  await pane.press('Snooze');
  expect(pane.verbs.answerReminder).toHaveBeenLastCalledWith('answer Samuel', { day: '2026-12-01' });
});

test('a row opens the email where Outlook knows it, else the lead', async () => {
  await show(aHome([rowOf('Samuel'), aHomeRow({ id: 'answer Elena' }, { lead: lead('Elena'), canOpen: true })]));
  await pane.press(/^Samuel Osei/);
  await pane.press(/^Elena Osei/);
  expect(pane.verbs.openReminder.mock.calls).toEqual([['answer Samuel', 'lead'], ['answer Elena', 'email']]);
});

test('what was said is told with its undo, which takes the focus the row had; what waits is not called done in the CRM', async () => {
  await show(aHome([rowOf('Samuel'), rowOf('Elena')]));
  const said = { reminderId: 'answer Samuel', kind: 'done', at: '2026-11-23T13:00:00.000Z' } as const;
  await show(aHome([rowOf('Elena')], { last: { said, person: 'Samuel Osei', waits: true } }));
  expect(text()).toContain('Done: Samuel Osei');
  expect(text()).toContain('goes to the CRM');
  expect(document.activeElement?.textContent).toBe('Undo');
  await pane.press('Undo');
  expect(pane.verbs.undoReminder).toHaveBeenCalled();
  const snoozed = { reminderId: 'answer Elena', kind: 'snoozed', until: '2026-11-24T08:00:00Z', at: '2026-11-23T13:00:01.000Z' } as const;
  await show(aHome([], { last: { said: snoozed, person: 'Elena Osei', waits: false } }));
  expect(text()).toMatch(/Snoozed until Tue 24 Nov, 09:00: Elena Osei/);
});

test('[E4] a lead opened from Home says why it waits, each reason with its evidence', async () => {
  const row = rowOf('Samuel');
  await show(aHome([row], { card: { row, isMissing: true, emails: [{ key: 'a', leadId: row.lead.id, direction: 'in', at: '2026-11-23T08:00:00.000Z', subject: 'Price for 3 spare servo drives' }] } }));
  expect(text()).toContain('The email couldn\'t be opened here');
  expect(text()).toContain('5 working hours; your target is 4 h');
  expect(text()).toContain('“Price for 3 spare servo drives”');
  expect(text()).toContain('From the lead');
  await pane.press('Done');
  expect(pane.verbs.answerReminder).toHaveBeenCalledWith('answer Samuel', 'done');
  await pane.press('Home');
  expect(pane.verbs.closeLead).toHaveBeenCalled();
});

test.each<[string, Partial<HomeView>, Partial<View>, string]>([
  ['looking', { asOf: undefined, isAsking: true }, {}, 'Looking for emails that wait for you…'],
  ['offline and nothing known', { asOf: undefined }, { online: false }, 'You are offline, and nothing is known from before.'],
  ['signed out', { asOf: undefined, trouble: 'sign-in-needed' }, {}, 'What waits for you shows up once you are signed in.'],
  ['a silent CRM', { asOf: undefined, trouble: 'crm-silent' }, {}, 'What waits for you shows up when the CRM answers.'],
  ['nothing', {}, {}, 'Nothing waits for you.'],
])('without rows Home says what is the matter: %s', async (_case, home, view, expected) => {
  await show(aHome([], home), view);
  expect(text()).toContain(expected);
});

test.each([['sign-in-needed', 'Sign in'], ['crm-silent', 'Try again']] as const)('where the CRM can’t be asked (%s) there is one way out', async (trouble, label) => {
  await show(aHome([], { asOf: undefined, trouble }));
  await pane.press(label);
  expect(pane.verbs.refreshHome).toHaveBeenCalledTimes(1);
});

test('where nothing waited before and the CRM is silent now, that is said instead of “nothing waits”', async () => {
  await show(aHome([], { trouble: 'crm-silent' }));
  expect(text()).not.toContain('Nothing waits for you.');
  await pane.press('Try again');
  expect(pane.verbs.refreshHome).toHaveBeenCalledTimes(1);
});

test('with no email open, or several, one button leads to Home', async () => {
  for (const kind of ['no-item', 'several-selected'] as const) {
    await pane.show(aView({ kind }, { home: aHome([], { isOpen: false }) }));
    await pane.press('Go to Home');
  }
  expect(pane.verbs.openTab.mock.calls).toEqual([['home'], ['home']]);
});

test('a snoozed day, a name and a subject of the lead reach the page as text only', async () => {
  const row = aHomeRow({ subject: '<img src=x onerror=alert(1)>' }, { lead: aShownLead({ name: { first: '<b>Jo</b>' } }) });
  await show(aHome([row], { card: { row, isMissing: false, emails: [{ key: 'a', leadId: row.lead.id, direction: 'in', at: '2026-11-23T08:00:00.000Z', subject: '<script>1</script>' }] } }));
  expect(pane.page.querySelectorAll('img, script, b').length).toBe(0);
  expect(text()).toContain('<script>1</script>');
});
