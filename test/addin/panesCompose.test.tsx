/** @jest-environment jsdom */
// S8 as a seller sees it: purpose, conditions, tone, length, language; whom the draft is for.
import { act } from 'react';
import { setLanguage } from '../../src/addin/strings.ts';
import type { LeadScreen, WritingChoices } from '../../src/addin/emailScreens.ts';
import type { View } from '../../src/addin/view.ts';
import { purposesFor } from '../../src/domain/draft/draftPurpose.ts';
import type { Lead } from '../../src/domain/records.ts';
import { aLeadScreen, aShownDraft, aShownLead, aView } from '../fixtures/views.ts';
import { openPane, type ShownPane } from './shownPane.tsx';

let pane: ShownPane;

beforeAll(() => setLanguage('en-GB', 'Europe/Berlin'));
beforeEach(() => {
  pane = openPane();
});
afterEach(() => pane.close());

function composing(lead: Lead, writing: Partial<WritingChoices> = {}, more: Partial<LeadScreen> = {}): View {
  const facts = { lead, activities: [], opportunities: [], asOf: '2026-11-22T08:12:00Z' };
  const purposes = purposesFor(facts, { reading: { intents: [], questions: [] } }, new Date('2026-11-22T09:00:00Z'));
  const choices: WritingChoices = { style: { tone: 'neutral', length: 'medium' }, language: 'de', suggested: { language: 'de', from: 'inquiry' }, purposes, purpose: 'introduction', isKept: false, ...writing };
  return aView(aLeadScreen({ facts, reading: { intents: [], questions: [] }, writing: choices, ...more }), { strip: { mode: 'compose', composeType: 'new', subject: '', from: { address: lead.email ?? '' } } });
}

const ready = aShownLead({ accountId: '5' });
const account = { id: '5', version: '1', name: 'Halvorsen Foods' } as const;

function select(name: string): HTMLSelectElement {
  const found = [...pane.page.querySelectorAll('select')].find((each) => each.getAttribute('aria-label') === name || pane.page.querySelector(`label[for="${each.id}"]`)?.textContent === name);
  if (found === undefined) throw new Error(`no select ${name}`);
  return found;
}

async function choose(name: string, value: string): Promise<void> {
  const field = select(name);
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set?.call(field, value);
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

async function key(value: string): Promise<void> {
  await act(async () => {
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: value, bubbles: true, cancelable: true }));
  });
}

function radio(name: string): HTMLElement {
  const found = [...pane.page.querySelectorAll<HTMLElement>('[role="radio"]')].find((each) => each.textContent === name);
  if (found === undefined) throw new Error(`no radio ${name}`);
  return found;
}

test('[E3] when all seven conditions hold it is said in one line, and each can be seen', async () => {
  const view = composing(ready);
  const screen = view.screen as LeadScreen;
  const facts = { ...screen.facts, account };
  const purposes = purposesFor(facts, { reading: { intents: [], questions: [] } }, new Date('2026-11-22T09:00:00Z'));
  await pane.show(composing(ready, { purposes }));
  expect(pane.page.textContent).toContain('All 7 conditions for a first email are met');
  expect(pane.page.querySelectorAll('li').length).toBe(0);
  await pane.press('See them');
  expect([...pane.page.querySelectorAll('li')].map((each) => each.textContent)).toEqual([
    'No email so far', 'No meeting is planned', 'No appointment so far', 'No call is open', 'An account is connected', 'The email address is valid', 'First and last name are known',
  ]);
});

test('[E3] what is missing is named with the way out, and the seller may write all the same', async () => {
  const lead = aShownLead({ name: { last: 'Brandt' } });
  await pane.show(composing(lead, { accountToConnect: { id: '5', name: 'Halvorsen Foods' } }));
  expect(pane.page.textContent).toContain('Not offered yet: 2 conditions missing');
  await pane.press('Connect Halvorsen Foods');
  expect(pane.verbs.completeLead).toHaveBeenLastCalledWith({ kind: 'account', accountId: '5' });
  await pane.press('Add the name');
  await pane.press('Save to the CRM');
  expect(pane.page.textContent).toContain('Enter a name.');
  await pane.fill('first-name', ' Jonas ');
  await pane.press('Save to the CRM');
  expect(pane.verbs.completeLead).toHaveBeenLastCalledWith({ kind: 'name', first: 'Jonas', last: 'Brandt' });
  expect(pane.primary()).toBe('Draft initial email');
});

test('[E2] [E15] purpose and language are chosen from lists that say what is meant', async () => {
  await pane.show(composing(ready));
  expect([...select('What should it do?').options].map((each) => each.textContent)).toEqual(['Introduce us (first email)', 'Answer questions', 'Follow up', 'Arrange a meeting', 'Thank', 'Close politely']);
  await choose('What should it do?', 'meeting');
  expect(pane.verbs.choosePurpose).toHaveBeenLastCalledWith('meeting');
  expect([...select('In').options].map((each) => each.textContent)).toContain('German, as in the inquiry');
  await choose('In', 'fr');
  expect(pane.verbs.chooseLanguage).toHaveBeenLastCalledWith('fr');
});

test('[E14] tone and length are one stop each for Tab; arrows, Home and End choose and move', async () => {
  await pane.show(composing(ready));
  expect([...pane.page.querySelectorAll('[role="radiogroup"] [tabindex="0"]')].map((each) => each.textContent)).toEqual(['Neutral', 'Medium']);
  radio('Neutral').focus();
  await key('ArrowRight');
  expect(pane.verbs.chooseStyle).toHaveBeenLastCalledWith({ tone: 'formal', length: 'medium' });
  expect(document.activeElement?.textContent).toBe('Formal');
  radio('Neutral').focus();
  await key('Home');
  expect(pane.verbs.chooseStyle).toHaveBeenLastCalledWith({ tone: 'friendly', length: 'medium' });
  radio('Medium').focus();
  await key('End');
  expect(pane.verbs.chooseStyle).toHaveBeenLastCalledWith({ tone: 'neutral', length: 'long' });
  await key('x');
  expect(pane.verbs.chooseStyle).toHaveBeenCalledTimes(3);
});

test('[E14] whose template a draft is made from is said; own words are kept until "Write it again" is pressed', async () => {
  const draft = aShownDraft({ template: { kind: 'initial-outreach', isOwn: true } });
  await pane.show(composing(ready, { isKept: true }, { draft: { kind: 'written', draft, id: 'd' } }));
  expect(pane.page.textContent).toContain('From your template “First email”');
  expect(pane.page.textContent).toContain('Your own words are kept.');
  await pane.press('Write it again');
  expect(pane.verbs.writeAgain).toHaveBeenCalledTimes(1);
  expect(pane.primary()).toBe('Insert at cursor');
});

test('[E2] the status says before the click which subject will be set', async () => {
  const view = composing(ready, {}, { draft: { kind: 'written', draft: aShownDraft(), id: 'd' } });
  await pane.show({ ...view, status: { kind: 'subject-missing', subject: 'Palletizing' } });
  expect(pane.page.querySelector('[role="status"]')?.textContent).toBeDefined();
  expect(pane.page.textContent).toContain('Subject is empty: “Palletizing” will be set');
});

test('[E2] with several leads in To nobody is chosen beforehand; with nobody a lead can be picked', async () => {
  const anna = aShownLead({ id: '3', name: { first: 'Anna', last: 'Keller' }, email: 'anna@brightwater.example' });
  const candidates = [{ lead: ready, address: 'jonas.brandt@halvorsen.example' }, { lead: anna, address: 'anna@brightwater.example' }];
  const strip = { mode: 'compose', composeType: 'new', subject: '' } as const;
  await pane.show(aView({ kind: 'several-recipients', candidates }, { strip }));
  expect(pane.primary()).toBe('Choose a lead');
  await act(async () => pane.page.querySelectorAll<HTMLElement>('input[type="radio"]')[1]?.click());
  expect(pane.primary()).toBe('Write to Anna');
  await pane.press('Write to Anna');
  expect(pane.verbs.writeTo).toHaveBeenLastCalledWith(anna, 'anna@brightwater.example');
  await pane.show(aView({ kind: 'no-recipient' }, { strip }));
  await pane.press('Pick a lead');
  expect(pane.page.querySelector('[role="search"]')).not.toBeNull();
});

test('[E14] in the reading pane the choices stand behind the gear of the draft', async () => {
  const writing: WritingChoices = { style: { tone: 'neutral', length: 'medium' }, language: 'en', purposes: [], isKept: false };
  await pane.show(aView(aLeadScreen({ writing, draft: { kind: 'written', draft: aShownDraft(), id: 'd' } })));
  const gear = pane.button('Tone, length and language');
  expect(gear.getAttribute('aria-expanded')).toBe('false');
  await pane.press('Tone, length and language');
  expect(gear.getAttribute('aria-expanded')).toBe('true');
  await act(async () => radio('Formal').click());
  expect(pane.verbs.chooseStyle).toHaveBeenCalledWith({ tone: 'formal', length: 'medium' });
});
