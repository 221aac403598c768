/** @jest-environment jsdom */
// The list of own open leads: its rows, chips, search and keyboard, how few of many rows are in the page, and every state without rows. It is Monday 23 November 2026, 14:00.
import { act } from 'react';
import type { LeadRow, OwnLeadsView } from '../../src/addin/home/ownLeadsView.ts';
import type { View } from '../../src/addin/view.ts';
import { aHome } from '../fixtures/home.ts';
import { aLeadRow, aScore, anOwnLead, anOwnLeads, handRaiser } from '../fixtures/ownLeads.ts';
import { aView } from '../fixtures/views.ts';
import { openPane, type ShownPane } from './shownPane.tsx';

const PANE_PIXELS = 700;
let pane: ShownPane;
beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-23T13:00:00Z'), doNotFake: ['queueMicrotask', 'setImmediate', 'nextTick', 'performance'] });
  // A page without layout: the pane is as high as this.
  for (const side of ['offsetHeight', 'offsetWidth', 'clientHeight'] as const) Object.defineProperty(HTMLElement.prototype, side, { configurable: true, get: () => PANE_PIXELS });
  HTMLElement.prototype.scrollTo = function scrollTo(this: HTMLElement, to?: ScrollToOptions | number): void {
    if (typeof to === 'object') this.scrollTop = to.top ?? 0;
    this.dispatchEvent(new Event('scroll'));
  };
  pane = openPane();
});
afterEach(async () => {
  await pane.close();
  jest.useRealTimers();
});

const text = (): string => pane.page.textContent ?? '';
const list = (): HTMLElement | null => pane.page.querySelector('ul[aria-label="My open leads"]');
const rows = (): readonly string[] => [...(list()?.querySelectorAll('[data-row]') ?? [])].map((row) => row.getAttribute('aria-label') ?? '');
const show = (own: Partial<OwnLeadsView>, more: Partial<View> = {}): Promise<void> => pane.show(aView({ kind: 'no-item' }, { home: aHome([], { own: anOwnLeads({ top: { kind: 'hidden' }, ...own }) }), status: { kind: 'none' }, ...more }));
const key = (name: string): Promise<void> => act(async () => void document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true })));
const many = (count: number): readonly LeadRow[] => Array.from({ length: count }, (_each, index) => aLeadRow(anOwnLead(`Lead${index} Number`), { rank: index + 1 }));

const lucia = aLeadRow(anOwnLead('Lucía Romero', { research: { score: aScore(86), handRaiser }, lead: { rating: 'hot' } }));
const greta = aLeadRow(anOwnLead('Greta Niemann', { research: undefined, lead: { createdOn: '2026-11-20T08:00:00Z' } }), { rank: 2, isSample: true });
const failed = aLeadRow(anOwnLead('Omar Haddad', { research: { state: 'failed', why: 'crm-silent', action: undefined } }), { rank: 3 });

test('[P5] each row says its place, who, where, what to do, hand-raiser, grade and that it is a sample', async () => {
  await show({ rows: [lucia, greta, failed] });
  expect(rows()).toEqual([
    '1. Lucía Romero: Lucía Foods · Draft initial email. Hand-raiser, Score 86, grade A, improving',
    '2. Greta Niemann: Greta Foods. No score yet, Sample',
    '3. Omar Haddad: Omar Foods · Couldn\'t be researched: the CRM didn\'t answer. Score 68, grade B, improving',
  ]);
  await pane.press(/^2\. Greta/);
  expect(pane.verbs.openLead).toHaveBeenCalledWith('lead Greta Niemann');
});

test('[R22] a lead that could not be researched says why and is tried again by a press; asked for, it says so', async () => {
  await show({ rows: [failed] });
  await pane.press('Research Omar Haddad again');
  expect(pane.verbs.researchAgain).toHaveBeenCalledWith('lead Omar Haddad');
  await show({ rows: [{ ...failed, isRequested: true }] });
  expect(text()).toContain('Getting to know this lead…');
  expect(text()).not.toContain('Try again');
});

test('[P5] of 5,000 leads only those in sight are in the page, and End reaches the last one', async () => {
  await show({ rows: many(5_000) });
  expect(rows().length).toBeLessThan(40);
  expect(list()?.style.height).toBe(`${5_000 * 52}px`);
  await act(async () => list()?.querySelector<HTMLElement>('[data-row]')?.focus());
  await key('End');
  expect(document.activeElement?.getAttribute('aria-label')).toContain('5000. Lead4999 Number');
  expect(document.activeElement?.closest('li')?.getAttribute('aria-posinset')).toBe('5000');
  expect(rows().length).toBeLessThan(60);
});

test('the list is one Tab stop: arrows move, Home and End jump', async () => {
  await show({ rows: many(5) });
  const stops = (): number => list()?.querySelectorAll('[data-row][tabindex="0"]').length ?? 0;
  await act(async () => list()?.querySelector<HTMLElement>('[data-row]')?.focus());
  const walk: string[] = [];
  for (const name of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'End', 'ArrowDown', 'Home']) {
    await key(name);
    walk.push(/Lead\d/.exec(document.activeElement?.getAttribute('aria-label') ?? '')?.[0] ?? '');
    expect(stops()).toBe(1);
  }
  expect(walk).toEqual(['Lead1', 'Lead2', 'Lead1', 'Lead4', 'Lead4', 'Lead0']);
});

test('chips count what they leave and filter by it; without a hit one press shows all', async () => {
  await show({ rows: [lucia, greta, failed] });
  expect([...pane.page.querySelectorAll('[role="radio"]')].map((chip) => chip.textContent)).toEqual(['All3', 'Hand-raisers1', 'New1', 'Hot1']);
  await pane.press('New1');
  expect(pane.verbs.filterLeads).toHaveBeenLastCalledWith('new', '');
  await show({ rows: [lucia, greta, failed], filter: 'new' });
  expect(rows().map((name) => name.slice(0, 8))).toEqual(['2. Greta']);
  await show({ rows: [greta], filter: 'hot' });
  expect(text()).toContain('No lead matches “Hot”.');
  await pane.press('Show all');
  expect(pane.verbs.filterLeads).toHaveBeenLastCalledWith('all', '');
});

test('typed words search names, companies and addresses whatever case and accents', async () => {
  await show({ rows: [lucia, greta, failed] });
  await pane.fill('lead-search', 'lucia foods');
  expect(pane.verbs.filterLeads).toHaveBeenLastCalledWith('all', 'lucia foods');
  await show({ rows: [lucia, greta, failed], words: 'LUCIA foods' });
  expect(rows().map((name) => name.slice(0, 8))).toEqual(['1. Lucía']);
  await show({ rows: [lucia], words: 'nobody' });
  expect(text()).toContain('No lead matches “nobody”.');
});

test('back from a lead opened from the list, its row has the focus', async () => {
  await show({ rows: many(400), opened: { leadId: 'lead Lead300 Number', from: 'list' } });
  expect(document.activeElement?.getAttribute('aria-label')).toContain('301. Lead300');
});

test('[P6] how the order is made stands in words, first to last', async () => {
  await show({ criteria: [{ kind: 'characteristic', characteristic: 'industry' }, { kind: 'field', field: 'lead.revenue', ascending: true }, { kind: 'fit' }], labels: { industry: 'Industry', 'lead.revenue': 'Annual revenue' } });
  await pane.press('How this order is made');
  expect([...pane.page.querySelectorAll('[role="dialog"] li')].map((line) => line.textContent)).toEqual(['Hand-raisers first', 'Matches Industry', 'Lower or earlier Annual revenue', 'Better fit with your ideal customers', 'Higher predictive score', 'Newest lead']);
});

test.each<[string, Partial<OwnLeadsView>, Partial<View>, string]>([
  ['no leads', { rows: [] }, {}, 'No leads yet. As soon as a lead is yours, it shows up here, best first.'],
  ['offline and nothing known', { rows: undefined }, { online: false }, 'You are offline, and your leads are not known from before.'],
  ['a silent CRM', { rows: undefined, trouble: 'crm-silent' }, {}, 'Your leads show up when the CRM answers.'],
  ['signed out', { rows: undefined, trouble: 'sign-in-needed' }, {}, 'Your leads show up once you are signed in.'],
])('without rows Home says what is the matter: %s', async (_case, own, view, expected) => {
  await show(own, view);
  expect(text()).toContain(expected);
});

test('a CRM that is silent about both lists is told once, with one press to try again; about the leads alone, below them', async () => {
  const bars = (): readonly string[] => [...pane.page.querySelectorAll('button')].map((button) => button.textContent ?? '').filter((label) => label === 'Try again');
  await pane.show(aView({ kind: 'no-item' }, { home: aHome([], { asOf: undefined, trouble: 'crm-silent', own: anOwnLeads({ top: { kind: 'hidden' }, rows: undefined, trouble: 'crm-silent' }) }), status: { kind: 'none' } }));
  expect(text()).toContain('What waits for you shows up when the CRM answers.');
  expect(text()).toContain('Your leads show up when the CRM answers.');
  expect(bars()).toHaveLength(1);
  await show({ rows: undefined, trouble: 'crm-silent' });
  expect(bars()).toHaveLength(1);
  await pane.press('Try again');
  expect(pane.verbs.refreshHome).toHaveBeenCalledTimes(1);
});

test('[R23] offline the leads known from before stay, with their time', async () => {
  await show({ rows: [lucia], asOf: '2026-11-23T12:00:00.000Z' }, { online: false });
  expect(text()).toContain('Lucía Romero');
  expect(text()).toContain('Offline. As of 13:00');
});
