/** @jest-environment jsdom */
// The page of a lead in the pane: each state of its sections in words, and what a press asks for. It is Monday 23 November 2026, 14:00.
import { act } from 'react';
import type { LeadPageView, PageAnswer } from '../../src/addin/lead/leadPageView.ts';
import type { View } from '../../src/addin/view.ts';
import type { ActionKind, Performs } from '../../src/domain/actions/action.ts';
import type { StandingAction } from '../../src/domain/leadResearch.ts';
import type { SourceOutcome } from '../../src/domain/insight.ts';
import { aFact, aLeadPage, anAnswer, aResearch } from '../fixtures/leadPage.ts';
import { aHome } from '../fixtures/home.ts';
import { aLeadRow, anOwnLead, anOwnLeads } from '../fixtures/ownLeads.ts';
import { aCheckedAddress, aLeadScreen, aShownLead, aView } from '../fixtures/views.ts';
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

async function show(page: Partial<LeadPageView> = {}, view: Partial<View> = {}): Promise<void> {
  await pane.show(aView(aLeadScreen(), { leadPage: aLeadPage(page), status: { kind: 'none' }, ...view }));
  // Its code comes when it is asked for.
  for (let turn = 0; turn < 50 && pane.page.querySelector('[aria-label="About this lead"]') === null; turn++) await act(async () => new Promise((resolve) => setImmediate(resolve)));
}

const answered = (more: Partial<PageAnswer>, page: Partial<LeadPageView> = {}): Promise<void> => show({ ...page, answer: anAnswer(more) });
const shown = (): string => [...pane.page.querySelectorAll('main')].filter((main) => main.closest('[hidden]') === null).map((main) => main.textContent).join('\n');
const pointsIn = (): readonly number[] => [...pane.page.querySelectorAll('table tr')].map((row) => Number((row.lastElementChild?.textContent ?? '').replace('−', '-')));

test('[P13] [X6] base, reasons and all others add up to the score, each with its sign and its statistic', async () => {
  await show();
  expect(pointsIn()).toEqual([45, 14, 13, -5, 1, 68]);
  expect(shown()).toContain('68 of 100 · improving, +9 since last time');
  expect(shown()).toContain('Learned from your closed leads on 10 Nov.');
  expect([...pane.page.querySelectorAll('tbody th')].map((cell) => cell.textContent)).toEqual(['Lead Source: Web', 'Employees: 410', 'Budget missing', 'All other fields', 'Together']);
  await pane.press(/Budget missing/);
  expect(shown()).toContain('1 closed lead was like this one here; 0 of them qualified.');
});

test('[X7] what would lift the grade is said with the grade it would be', async () => {
  await show();
  expect(shown()).toContain('Would be grade A at 76 once these are known: Budget (+8).');
});

test('[X7] what is missing is asked for in the draft by one press, where a draft to this lead is at hand', async () => {
  const budget = aResearch({ score: { ...aResearch().score, lift: { value: 76, changes: [{ field: 'lead.budgetamount', to: { kind: 'value', value: 'filled' }, points: 5 }, { field: 'lead.websiteurl', to: { kind: 'value', value: 'filled' }, points: 3 }] } } as NonNullable<ReturnType<typeof aResearch>['score']> });
  await answered({ research: budget });
  expect(shown()).not.toContain('in the draft');
  const suggestion = { kind: 'send-follow-up-email', performs: 'draft', reasons: [] } as const;
  await answered({ research: budget }, { email: { hasDraft: false }, suggestion });
  await pane.press('Ask about the budget in the draft');
  expect(pane.verbs.leadPage.close).toHaveBeenCalledTimes(1);
  expect(pane.verbs.askInDraft.mock.calls).toEqual([['budget']]);
  // A website is looked up, not asked for.
  expect(shown().split('in the draft')).toHaveLength(2);
  await answered({ research: budget, lead: { ...aShownLead(), doNotEmail: true } }, { email: { hasDraft: false }, suggestion, lead: { ...aShownLead(), doNotEmail: true } });
  expect(shown()).not.toContain('in the draft');
});

test.each([
  [{ why: 'not-enough-data', qualified: 31, disqualified: 44, needed: 40 }, 'No score yet. It needs 40 qualified and 40 disqualified leads; you have 31 and 44. Until then, fit decides.'],
  [{ why: 'not-ready' }, 'No score: what was learned from your closed leads isn\'t reliable enough. Fit decides.'],
  [{ why: 'off' }, 'Your admin switched scores off. Fit decides.'],
  [undefined, 'No score yet.'],
] as const)('[P13] without a score the page says why: %j', async (score, sentence) => {
  await answered({ research: aResearch({ score }) });
  expect(shown()).toContain(sentence);
  expect(pane.page.querySelector('table')).toBeNull();
});

test('[P13] the score of Dynamics is shown as its own, without points it doesn\'t tell', async () => {
  await answered({ research: aResearch({ score: { made: 'dynamics', value: 81, grade: 'A', trend: 'steady', scoredOn: '2026-11-23T12:00:00Z' } }) });
  expect(shown()).toContain('Dynamics 365\'s own score');
  expect(pane.page.querySelector('table')).toBeNull();
});

test('a sample lead is said to be one, and that it counts nowhere', async () => {
  await show({ isSample: true });
  expect(shown()).toContain('Sample leads never count when real leads are scored.');
});

test('[R18] [P11] each criterion is matched, missed or not known, with the value, what was wanted, the field, and the range the unknown leaves', async () => {
  await show();
  const rows = [...pane.page.querySelectorAll('[data-row]')].filter((row) => row.closest('[hidden]') === null).map((row) => row.getAttribute('aria-label'));
  expect(rows).toEqual(['Industry: matched. Food', 'Company size: matched. 410, wanted 200–2,000', 'Job title: missed. Buyer', 'Yearly output: not known']);
  expect(shown()).toContain('2 of 4 · Moderate fit');
  expect(shown()).toContain('Fit stays between 50% and 75%.');
  await pane.press(/^Yearly output/);
  expect(shown()).toContain('Empty in the CRM: Revenue.');
  await pane.press(/^Industry/);
  expect(shown()).toContain('Account · Industry: Food');
});

test.each([
  [aResearch().handRaiser, 'Yes. In segment Asked us directly: Lead Source is “Web”.'],
  [{ segmentId: 's', segmentName: 'Asked us directly', reasons: [{ characteristic: 'activity.directinquiry', field: 'activity.directinquiry', value: 'call' }] }, 'Yes. In segment Asked us directly: Direct inquiry is “Phone call”.'],
  [null, 'No. The lead isn\'t in the segment of hand-raisers.'],
  [undefined, 'Not known yet.'],
])('[P11] a hand-raiser is told from one who is none, and from one nobody looked at', async (handRaiser, sentence) => {
  await answered({ research: aResearch({ handRaiser }) });
  expect(shown()).toContain(sentence);
});

const outcome = (of: SourceOutcome['outcome'], more: Partial<SourceOutcome> = {}): SourceOutcome => ({ source: 'google-news', kind: 'news', outcome: of, on: '2026-11-23T12:00:00Z', ...more });

test.each([
  ['no-consent', 'Company news are off.'],
  ['off', 'Company news are off. Your admin switched web research off.'],
  ['nothing', 'No news found.'],
  ['not-configured', 'No source for news is set up.'],
] as const)('[R19] news whose sources say %s: the section says why it is empty', async (of, sentence) => {
  await answered({ research: aResearch({ sources: [outcome(of)] }) }, { tab: 'account' });
  expect(shown()).toContain(sentence);
});

test('[R19] web research that was never switched on is told as off, not as something still to come', async () => {
  const page = aLeadPage();
  await answered({ research: aResearch({ sources: [] }), insights: [] }, { tab: 'account', settings: { ...page.settings, number: 2 } });
  expect(shown()).toContain('Company facts are off.');
  expect(shown()).not.toContain('Not looked up yet');
});

test('[P9] the place among the open leads stands beside the name, and a press says why', async () => {
  const rows = [anOwnLead('Lucía Romero'), anOwnLead('Jonas Brandt', { lead: { id: aShownLead().id } }), anOwnLead('Greta Niemann')].map((own, index, all) => aLeadRow(own, { rank: index + 1, ...(all[index + 1] === undefined ? {} : { above: { below: all[index + 1] ?? own, key: 'score' } }) }));
  await show({}, { home: aHome([], { own: anOwnLeads({ rows }) }) });
  await pane.press('Place 2 of 3 open leads: why?');
  expect(shown()).toContain('Above Greta because: higher score');
  await show({}, { home: aHome([], { own: anOwnLeads({ rows: rows.slice(0, 1) }) }) });
  expect(pane.page.querySelector('button[aria-label^="Place "]')).toBeNull();
});

test('[R19] a source that failed is named in its own section and may be asked again', async () => {
  await answered({ research: aResearch({ sources: [outcome('failed', { why: 'silent', source: 'reuters' })] }) }, { tab: 'account' });
  expect(shown()).toContain('Reuters didn\'t answer.');
  await pane.press('Try again');
  expect(pane.verbs.leadPage.refreshResearch).toHaveBeenCalledTimes(1);
});

test.each(['javascript:alert(1)', 'file:///etc/passwd', 'not an address'])('[X2] a source at %s opens nothing', async (url) => {
  const insight = { leadId: 'lead', kind: 'overview', source: 'website', title: 'About', points: [aFact('summary', 'Makes meals.', { url })], gatheredOn: '2026-11-23T12:00:00Z', expiresOn: '2026-11-30T12:00:00Z' } as const;
  await answered({ insights: [insight] }, { tab: 'account' });
  await pane.press('Source: halvorsen.example');
  expect(shown()).toContain('We make chilled meals.');
  expect(pane.page.querySelector('a[href]')).toBeNull();
});

test('what comes with the sample organization is marked as sample and leads nowhere', async () => {
  const insight = { leadId: 'lead', kind: 'overview', source: 'website', title: 'About', points: [aFact('summary', 'Makes meals.', { publisher: 'Sample data' })], gatheredOn: '2026-11-23T12:00:00Z', expiresOn: '2026-11-30T12:00:00Z' } as const;
  await answered({ insights: [insight] }, { tab: 'account' });
  await pane.press('Source: Sample data');
  expect(pane.page.querySelector('[role="dialog"]')?.textContent).toContain('Sample');
  expect(pane.page.querySelector('a[href]')).toBeNull();
});

test('[R2] each fact of the CRM stands under its table and its field, on both tabs', async () => {
  const facts = (): readonly string[] => [...pane.page.querySelectorAll('dl dt')].filter((each) => each.closest('[hidden]') === null).map((term) => `${term.textContent}: ${term.nextElementSibling?.textContent}`);
  await show({ tab: 'lead' });
  expect(facts()).toEqual(expect.arrayContaining(['Lead · Lead Source: Web', 'Lead · Budget: Not known']));
  await show({ tab: 'account' });
  expect(facts()).toEqual(expect.arrayContaining(['Account · Industry: Food', 'Account · Revenue: Not known']));
});

test('[R14] one press connects the account that was suggested, and nothing is connected before it', async () => {
  const account = { id: 'account', version: '1', name: 'Halvorsen Foods A/S' };
  await answered({ account: undefined, lead: aShownLead(), suggestedAccounts: [{ account, why: 'email-domain', shared: 'halvorsen.example' }] }, { tab: 'account' });
  expect(pane.verbs.leadPage.connect).not.toHaveBeenCalled();
  await pane.press('Connect Halvorsen Foods A/S');
  expect(pane.verbs.leadPage.connect).toHaveBeenCalledWith({ kind: 'account', id: 'account', name: 'Halvorsen Foods A/S' });
});

test('[R12] a suggested contact says why, and one press connects it', async () => {
  const contact = { id: 'contact', version: '1', name: 'Jonas Brandt', otherEmails: [] };
  await answered({ suggestedContacts: [{ contact, why: 'same-address', shared: 'jonas@halvorsen.example' }] }, { tab: 'lead' });
  expect(shown()).toContain('same email address, jonas@halvorsen.example');
  await pane.press('Connect: Jonas Brandt');
  expect(pane.verbs.leadPage.connect).toHaveBeenCalledWith({ kind: 'contact', id: 'contact', name: 'Jonas Brandt' });
});

test('[R9] the seller\'s own row can be hidden, and once they said so it is gone whatever the list says', async () => {
  const colleagues = [{ userId: 'ben', name: 'Ben Okafor', emails: 1, meetings: 2, lastOn: '2026-11-20T08:00:00Z' }, { userId: 'maya', name: 'Maya Lindqvist', emails: 4, meetings: 0, lastOn: '2026-11-21T08:00:00Z' }];
  await answered({ research: aResearch({ colleagues }) }, { tab: 'lead' });
  expect(shown()).toContain('Ben Okafor 1 email and 2 meetings');
  await pane.press('Hide me');
  expect(pane.verbs.leadPage.hideMe).toHaveBeenCalledWith(true);
  await answered({ research: aResearch({ colleagues }), isHidden: true }, { tab: 'lead' });
  expect(shown()).not.toContain('4 emails');
  await pane.press('Show me');
  expect(pane.verbs.leadPage.hideMe).toHaveBeenLastCalledWith(false);
});

test.each([
  ['waiting', undefined, 'Waiting to be researched.'],
  ['running', undefined, 'Being researched now.'],
  ['failed', 'crm-busy', 'Research failed: the CRM was busy.'],
  ['failed', 'a-code-of-tomorrow', 'Research failed: something unexpected happened.'],
  ['skipped', 'no-company-and-email', 'Not researched: the lead has neither a company nor an email address.'],
] as const)('[R1] research that is %s says so', async (state, why, sentence) => {
  await answered({ research: aResearch({ state, ...(why === undefined ? {} : { why }) }) });
  expect(shown()).toContain(sentence);
});

test('[A11] while the agent is paused or not activated the page says so and still shows what the CRM has', async () => {
  const { settings } = aLeadPage();
  await show({ settings: { ...settings, pausedOn: '2026-11-23T08:00:00Z' } });
  expect(shown()).toContain('Handraise is paused by your admin.');
  await show({ settings: { ...settings, activatedOn: undefined }, tab: 'account' });
  expect(shown()).toContain('Handraise isn\'t activated in your organization');
  expect(shown()).toContain('Halvorsen Foods A/S');
});

const primary = (): HTMLElement | undefined => [...pane.page.querySelectorAll<HTMLElement>('[data-primary]')].find((each) => each.closest('[hidden]') === null);

test('the primary button does what is suggested for the open email', async () => {
  const suggestion = { kind: 'send-follow-up-email', performs: 'draft', reasons: [] } as const;
  await show({ suggestion, email: { hasDraft: false } });
  expect(primary()?.textContent).toBe('Draft follow-up');
  await act(async () => primary()?.click());
  expect(pane.verbs.leadPage.close).toHaveBeenCalledTimes(1);
  expect(pane.verbs.draft).toHaveBeenCalledTimes(1);
  await answered({ lead: aShownLead({ status: 'qualified' }) }, { suggestion });
  expect(primary()).toBeUndefined();
});

const suggested = (kind: ActionKind, performs: Performs = 'draft', more: Partial<StandingAction> = {}): StandingAction => ({ kind, performs, reasons: [], ...more });

test.each([
  ['Create task', suggested('create-task')],
  ['Remind me on Fri 27 Nov', suggested('wait-until', 'task')],
  ['Remind me on Mon 30 Nov', suggested('wait-until', 'task', { until: '2026-11-30' })],
  ['Remind me on Fri 27 Nov', suggested('wait-until', 'task', { until: '2026-11-20' })],
  ['Log the call', suggested('call-back', 'call')],
  ['Stop contact', suggested('stop-contact', 'stop-contact')],
  ['Schedule', suggested('schedule-appointment')],
  ['Draft follow-up', suggested('send-follow-up-email')],
  ['Draft initial email', suggested('draft-initial-email')],
  ['Draft introduction', suggested('write-to-referral', 'draft', { person: { name: 'Ida' } })],
  ['Write to Jonas', undefined],
] as const)('[P8] with another email open the primary button of the page does what is suggested: %s', async (label, suggestion) => {
  await show(suggestion === undefined ? {} : { suggestion });
  expect(primary()?.textContent).toBe(label);
  await act(async () => primary()?.click());
  expect(pane.verbs.leadPage.perform).toHaveBeenCalledTimes(1);
  expect(pane.verbs.leadPage.write).not.toHaveBeenCalled();
});

test('a close asks why first, with the reason that fits what the lead wrote', async () => {
  const bounced = { intents: [{ kind: 'bounce' as const, evidence: { quote: 'User unknown' }, certainty: 'sure' as const, failure: 'hard' as const }], questions: [] };
  await show({ suggestion: suggested('disqualify', 'draft', { email: { subject: 'Cells', receivedOn: '2026-11-20T08:00:00Z', reading: bounced } }) });
  expect(primary()?.textContent).toBe('Disqualify…');
  await act(async () => primary()?.click());
  expect(pane.page.querySelector<HTMLInputElement>('input[type=radio]:checked')?.value).toBe('cannot-contact');
  expect(pane.verbs.leadPage.disqualify).not.toHaveBeenCalled();
});

test('an address that takes no mail is looked at, not written to; what nobody can tell is written by hand', async () => {
  await show({ suggestion: suggested('fix-address') });
  await act(async () => primary()?.click());
  expect(pane.verbs.leadPage.chooseTab).toHaveBeenCalledWith('lead');
  await show({ suggestion: suggested('decide-yourself') });
  await act(async () => primary()?.click());
  expect(pane.verbs.leadPage.write).toHaveBeenCalledWith({ name: 'Jonas Brandt', address: 'jonas.brandt@halvorsen.example' });
});

test.each([suggested('stop-contact', 'stop-contact'), suggested('send-follow-up-email'), suggested('schedule-appointment'), suggested('decide-yourself', 'none')])('whoever asks for no emails is offered none: %j', async (suggestion) => {
  await show({ suggestion, answer: anAnswer({ lead: aShownLead({ doNotEmail: true }) }) });
  expect(primary()).toBeUndefined();
});

test('numbers and other actions of the suggestion are there to press, and mean this lead', async () => {
  const citation = { kind: 'crm', title: 'Lead · Business Phone', quote: '+45 70 10 20 30' } as const;
  await show({ suggestion: suggested('call-back', 'call', { numbers: [{ number: '+45 70 10 20 30', citation }], others: [suggested('create-task')] }) });
  await pane.press('Create task');
  expect(pane.verbs.leadPage.chooseAction).toHaveBeenCalledWith('create-task');
  expect(pane.verbs.chooseAction).not.toHaveBeenCalled();
  const link = pane.page.querySelector<HTMLElement>('a[href^="tel:"]');
  await act(async () => link?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })));
  expect(pane.verbs.leadPage.dial).toHaveBeenCalledWith('+45 70 10 20 30');
});

test('what was done is told as the CRM has it, and is not offered again; after a task the answer is', async () => {
  const at = '2026-11-27T08:00:00Z';
  await show({ suggestion: suggested('wait-until', 'task'), did: { what: 'reminded', at }, canUndo: true });
  expect(shown()).toContain('Reminder set for 27 Nov.');
  expect(primary()).toBeUndefined();
  await show({ suggestion: suggested('create-task'), did: { what: 'task-created', subject: 'Decide on the discount', at }, canUndo: true });
  expect(shown()).toContain('Decide on the discount · due');
  expect(primary()?.textContent).toBe('Draft answer');
  await act(async () => primary()?.click());
  expect(pane.verbs.leadPage.draft).toHaveBeenCalledTimes(1);
  await show({ suggestion: suggested('create-task'), did: { what: 'task-created', waits: true }, canUndo: true });
  expect(shown()).toContain('Noted on this computer.');
});

test('[E5] after the appointment form was opened the page records the appointment only when asked', async () => {
  await show({ suggestion: suggested('schedule-appointment'), appointment: { start: '2026-11-24T09:00:00Z' } });
  expect(shown()).toContain('We can\'t see whether you saved it there.');
  await pane.press('Record it in the CRM');
  expect(pane.verbs.leadPage.recordAppointment).toHaveBeenCalledTimes(1);
});

test('qualifying offers what the CRM has already first, and hands over exactly what was ticked', async () => {
  await show();
  await act(async () => [...pane.page.querySelectorAll<HTMLElement>('[aria-haspopup="menu"]')].find((each) => each.closest('[hidden]') === null)?.click());
  await act(async () => [...pane.page.querySelectorAll<HTMLElement>('[role="menuitem"]')].find((each) => each.textContent === 'Qualify…')?.click());
  const labels = [...pane.page.querySelectorAll('dialog label')].map((label) => label.textContent);
  expect(labels).toEqual(expect.arrayContaining(['Use Halvorsen Foods A/S (connected)', 'Create Halvorsen Foods', 'No account', 'Create Jonas Brandt', 'No contact']));
  expect(pane.page.querySelector('dialog')?.textContent).toContain('You can undo this as long as nobody has worked with what it creates.');
  await pane.press('Qualify');
  expect(pane.verbs.leadPage.qualify).toHaveBeenCalledWith({ account: { id: 'account' }, contact: 'create', opportunity: true });
});

test('a word on the address from the page is about this lead, not about the open email', async () => {
  await show({ tab: 'lead', address: { ...aCheckedAddress(), validation: { ...aCheckedAddress().validation, overridden: { validity: 'valid' } } } });
  await pane.press('Take it back');
  expect(pane.verbs.leadPage.overrideAddress).toHaveBeenCalledWith({});
  expect(pane.verbs.overrideAddress).not.toHaveBeenCalled();
});

test('a lead nobody knows here says so, and its tabs come with the first answer', async () => {
  await pane.show(aView(aLeadScreen(), { leadPage: aLeadPage({ answer: undefined, lead: undefined }), status: { kind: 'none' }, online: false }));
  for (let turn = 0; turn < 50 && !shown().includes('Nothing is known'); turn++) await act(async () => new Promise((resolve) => setImmediate(resolve)));
  expect(shown()).toContain('Nothing is known of this lead on this computer.');
});

test('a lead that is gone says so, with the way to ask again', async () => {
  await pane.show(aView(aLeadScreen(), { leadPage: aLeadPage({ answer: undefined, trouble: 'not-found' }), status: { kind: 'none' } }));
  for (let turn = 0; turn < 50 && !shown().includes('This lead is gone'); turn++) await act(async () => new Promise((resolve) => setImmediate(resolve)));
  expect(shown()).toContain('This lead is gone');
  await pane.press('Try again');
  expect(pane.verbs.leadPage.refresh).toHaveBeenCalledTimes(1);
});
