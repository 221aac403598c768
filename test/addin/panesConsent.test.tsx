/** @jest-environment jsdom */
// The question before Handraise starts, and Privacy: what is off at first, what is saved, put off, taken back, and how that is told.
import { act } from 'react';
import type { ConsentView } from '../../src/addin/consentMemory.ts';
import type { View } from '../../src/addin/view.ts';
import { aHome } from '../fixtures/home.ts';
import { aLeadScreen, aView } from '../fixtures/views.ts';
import { openPane, type ShownPane } from './shownPane.tsx';

let pane: ShownPane;
beforeEach(() => {
  pane = openPane();
});
afterEach(() => pane.close());

const text = (): string => pane.page.textContent ?? '';
const asking: ConsentView = { isKnown: true, isSaving: false, place: 'question' };
const answer = { textVersion: '1', readMail: true, webResearch: true, hidden: false, saidOn: '2026-11-20T08:00:00Z' };
const show = (consent: Partial<ConsentView>, more: Partial<View> = {}): Promise<void> => pane.show(aView(aLeadScreen(), { home: aHome([], { consent: { ...asking, ...consent } }), status: { kind: 'none' }, ...more }));
const switches = (): Readonly<Record<string, boolean>> => Object.fromEntries([...pane.page.querySelectorAll<HTMLInputElement>('input[role="switch"]')].map((each) => [each.dataset['field'] ?? '', each.checked]));
const flip = (field: string): Promise<void> => act(async () => pane.page.querySelector<HTMLInputElement>(`[data-field="${field}"]`)?.click());

test('[A14] both are off at first, each says what leaves, what never does and what is missing without it; both off can be saved', async () => {
  await show({});
  expect(switches()).toEqual({ 'web-research': false, 'read-mail': false });
  for (const part of ['Before Handraise starts', 'Leaves: company name and website', 'Never leaves: names, addresses, email text', 'Without it: only what your CRM already knows', 'Never read: emails between colleagues', 'Without it: an email is read only when you open it yourself', 'text version 1', 'the Top leads cards stay hidden']) expect(text()).toContain(part);
  expect(pane.primary()).toBe('Save my choices');
  await pane.press('Save my choices');
  expect(pane.verbs.saveConsent).toHaveBeenLastCalledWith({ readMail: false, webResearch: false, hidden: false });
});

test('[A14] what is switched on is saved, and only that', async () => {
  await show({});
  await flip('web-research');
  await pane.press('Save my choices');
  expect(pane.verbs.saveConsent).toHaveBeenLastCalledWith({ readMail: false, webResearch: true, hidden: false });
  await show({ isSaving: true });
  await pane.press('Save my choices');
  expect(pane.verbs.saveConsent).toHaveBeenCalledTimes(1);
});

test('[A14] the question can be put off, and its whole text can be read', async () => {
  await show({});
  await pane.press('Read the full text');
  expect(text()).toContain('An email you open in Outlook is read by this pane, on this computer, whatever you choose here');
  await pane.press('Ask me later');
  expect(pane.verbs.askConsentLater).toHaveBeenCalled();
});

test('[A14] [R9] Privacy shows what was said and when, and offers to hide oneself; Back leads back', async () => {
  await show({ place: 'privacy', answer });
  expect(switches()).toEqual({ 'web-research': true, 'read-mail': true, hidden: false });
  expect(text()).toContain('You said so on 20 Nov');
  expect(document.activeElement?.textContent).toBe('Privacy');
  await flip('hidden');
  await pane.press('Save my choices');
  expect(pane.verbs.saveConsent).toHaveBeenLastCalledWith({ readMail: true, webResearch: true, hidden: true });
  await pane.press('Back');
  expect(pane.verbs.closePrivacy).toHaveBeenCalled();
});

test('[A14] taken back, Privacy says what was deleted; not saved, it says so and keeps the switches', async () => {
  await show({ place: 'privacy', answer });
  await flip('web-research');
  await show({ place: 'privacy', answer, trouble: 'crm-silent' });
  expect(text()).toContain('Your choices were not saved');
  expect(switches()['web-research']).toBe(false);
  await show({ place: 'privacy', answer: { ...answer, webResearch: false }, done: 'revoked' });
  expect(text()).toContain('Web facts about your leads were deleted from this computer and are no longer refreshed.');
});

test('Home’s menu leads to Privacy', async () => {
  await show({ place: undefined });
  await pane.press('More actions');
  await pane.press('Privacy');
  expect(pane.verbs.openPrivacy).toHaveBeenCalled();
});
