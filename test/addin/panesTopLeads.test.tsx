/** @jest-environment jsdom */
// The cards of top leads: what a card says, why it stands where it stands, how it is turned, and what stands there without cards. It is Monday 23 November 2026, 14:00.
import { act } from 'react';
import type { OwnLeadsView, TopLead } from '../../src/addin/home/ownLeadsView.ts';
import { aHome } from '../fixtures/home.ts';
import { aCard, aScore, anOwnLead, anOwnLeads, handRaiser } from '../fixtures/ownLeads.ts';
import { aView } from '../fixtures/views.ts';
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
const show = (own: Partial<OwnLeadsView>): Promise<void> => pane.show(aView({ kind: 'no-item' }, { home: aHome([], { own: anOwnLeads(own) }), status: { kind: 'none' } }));
const shown = (cards: readonly TopLead[], current = 0): Partial<OwnLeadsView> => ({ top: { kind: 'shown', cards, current } });
const card = (): HTMLElement => pane.page.querySelector<HTMLElement>('[data-card]') as HTMLElement;
const key = (name: string): Promise<void> => act(async () => void document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true })));

const lucia = anOwnLead('Lucía Romero', { lead: { companyName: 'Aceros Vidal', industry: 'Steel service', employees: 640, need: 'Needs coil handling for a second slitting line by March' }, research: { score: aScore(86), handRaiser, action: { kind: 'schedule-appointment', performs: 'draft', reasons: [{ code: 'wants-meeting' }] } } });
const greta = anOwnLead('Greta Niemann', { research: { score: aScore(81), handRaiser } });
const jonas = anOwnLead('Jonas Brandt', { research: { match: { matched: [], missed: [], unknown: [], fit: 'moderate' } } });

test('[P8] a card says who, how good, what they need, what to do and why, and offers it', async () => {
  await show(shown([aCard(lucia, { start: 'appointment', above: { below: greta, key: 'score' } }), aCard(greta, { rank: 2 })]));
  for (const part of ['Lucía Romero', 'Aceros Vidal · Steel service, 640 people', 'Hand-raiser', 'High fit', 'Needs coil handling for a second slitting line by March', 'Schedule appointment', 'Wants to meet', '1 of 2']) expect(text()).toContain(part);
  expect(card().querySelector('[data-grade]')?.getAttribute('aria-label')).toBe('Score 86, grade A, improving. Scored Yesterday');
  await pane.press('Schedule');
  expect(pane.verbs.startTopLead).toHaveBeenCalledWith('lead Lucía Romero');
  await pane.press('More insights');
  expect(pane.verbs.openLead).toHaveBeenCalledWith('lead Lucía Romero', 'card');
});

test('what is not known is said so: no score, no need, no suggestion, and nothing of a fit', async () => {
  await show(shown([aCard(anOwnLead('Omar Haddad', { lead: { need: undefined, topic: undefined }, research: { score: { why: 'not-ready' }, match: undefined, action: undefined } }), { start: 'lead', isSample: true })]));
  for (const part of ['What they need is not known', 'Nothing is suggested yet', 'Sample']) expect(text()).toContain(part);
  expect(card().querySelector('[data-grade]')?.getAttribute('aria-label')).toBe('No score yet');
  expect(text()).not.toContain('fit');
  await pane.press('Open lead');
  expect(pane.verbs.startTopLead).toHaveBeenCalledWith('lead Omar Haddad');
});

test.each([['email', 'Open email'], ['message', 'Draft email'], ['appointment', 'Schedule'], ['lead', 'Open lead']] as const)('the button of a card says what it does: %s', async (start, label) => {
  await show(shown([aCard(lucia, { start })]));
  expect(pane.primary()).toBe(label);
});

test.each([
  ['score', 'Above Greta because: higher score, 86 to 81'],
  ['hand-raiser', 'Above Greta because: a hand-raiser'],
  ['fit', 'Above Greta because: better fit, High fit to High fit'],
  ['created', 'Above Greta because: newer on the same day'],
  ['field:lead.numberofemployees', 'Above Greta because: No. of employees, 640 to not known'],
  ['characteristic:industry', 'Above Greta because: matches Industry'],
  ['id', 'equal in everything'],
])('[P9] the arrow says on focus why a lead stands above the next one: %s', async (above, expected) => {
  const own = { ...lucia, values: { 'lead.numberofemployees': 640 } };
  await show({ ...shown([aCard(own, { above: { below: greta, key: above }, place: 3 })]), labels: { 'lead.numberofemployees': 'No. of employees', industry: 'Industry' } });
  const arrow = pane.button('Why Lucía Romero stands here');
  const words = document.getElementById(arrow.getAttribute('aria-describedby') ?? '');
  expect(words?.dataset['open']).toBeUndefined();
  await act(async () => arrow.focus());
  expect([words?.dataset['open'], words?.textContent]).toEqual(['true', expect.stringContaining(expected)]);
  expect(words?.textContent).toContain('Place 3 of 1 open leads');
  await act(async () => arrow.blur());
  expect(words?.dataset['open']).toBeUndefined();
});

test('[P7] next and previous turn the cards one by one and stop at the ends', async () => {
  await show(shown([aCard(lucia), aCard(greta), aCard(jonas)], 1));
  expect(text()).toContain('2 of 3');
  await pane.press('Next lead');
  expect(pane.verbs.showTopLead).toHaveBeenLastCalledWith('lead Jonas Brandt');
  await pane.press('Previous lead');
  expect(pane.verbs.showTopLead).toHaveBeenLastCalledWith('lead Lucía Romero');
  await show(shown([aCard(lucia), aCard(greta)], 0));
  await pane.press('Previous lead');
  expect(pane.verbs.showTopLead).toHaveBeenCalledTimes(2);
});

test('[P7] the arrow keys turn the cards, and the focus stays on the card', async () => {
  await show(shown([aCard(lucia), aCard(greta)]));
  await act(async () => pane.button('More insights').focus());
  await key('ArrowRight');
  expect(pane.verbs.showTopLead).toHaveBeenLastCalledWith('lead Greta Niemann');
  await show(shown([aCard(lucia), aCard(greta)], 1));
  expect(document.activeElement).toBe(card());
  expect(card().getAttribute('aria-label')).toBe('Greta Niemann, 2 of 2');
  await key('ArrowLeft');
  expect(pane.verbs.showTopLead).toHaveBeenLastCalledWith('lead Lucía Romero');
});

test('[P7] a swipe to the left brings the next card, a short or steep one nothing', async () => {
  await show(shown([aCard(lucia), aCard(greta)]));
  const swipe = (across: number, down: number): Promise<void> => act(async () => {
    for (const [type, x, y] of [['pointerdown', 200, 100], ['pointerup', 200 + across, 100 + down]] as const) card().dispatchEvent(Object.assign(new MouseEvent(type, { bubbles: true, clientX: x, clientY: y }), { pointerType: 'touch' }));
  });
  await swipe(-20, 0);
  await swipe(-60, 90);
  expect(pane.verbs.showTopLead).not.toHaveBeenCalled();
  await swipe(-60, 10);
  expect(pane.verbs.showTopLead).toHaveBeenCalledWith('lead Greta Niemann');
});

test('back from a lead opened from its card, the focus is on the card', async () => {
  await show({ ...shown([aCard(lucia), aCard(greta)], 1), opened: { leadId: greta.lead.id, from: 'card' } });
  expect(document.activeElement).toBe(card());
});

test('[A14] without consent there are no cards and nothing in their place', async () => {
  await show({ top: { kind: 'hidden' } });
  expect(text()).not.toContain('Top leads');
  expect(text()).toContain('My open leads');
});

test('before the agent is active, and while it is paused, Home says so; who to ask is one press away', async () => {
  await show({ top: { kind: 'inactive' } });
  expect(text()).toContain('The agent isn\'t active yet');
  await show({ paused: { by: 'Priya Raman' } });
  expect(text()).toContain('Handraise is paused by your admin');
  expect(text()).toContain('Lucía Romero');
  await pane.press('Who to ask');
  expect(text()).toContain('Priya Raman saved the agent\'s settings last.');
});

test('[A11] while the agent gets to know the leads, Home says how far it is', async () => {
  await show({ top: { kind: 'none' }, progress: { version: 'v', total: 100, done: 35, failed: 2 } });
  expect(text()).toContain('Getting to know your leads: 37 of 100');
  expect(pane.page.querySelector('[role="progressbar"]')?.getAttribute('aria-valuenow')).toBe('37');
});

test('what a lead wrote reaches a card as text only', async () => {
  await show(shown([aCard(anOwnLead('Jo', { lead: { need: '<img src=x onerror=alert(1)>', companyName: '<b>Acme</b>' } }))]));
  expect(pane.page.querySelectorAll('img, b').length).toBe(0);
  expect(text()).toContain('<img src=x onerror=alert(1)>');
});
