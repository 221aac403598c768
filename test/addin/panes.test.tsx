/** @jest-environment jsdom */
// What the seller can press, and what the pane asks the session to do.
import { act } from 'react';
import { setLanguage } from '../../src/addin/strings.ts';
import type { LeadScreen } from '../../src/addin/emailScreens.ts';
import type { View } from '../../src/addin/view.ts';
import { aLeadScreen, anUnknownScreen, aShownDraft, aShownLead, aView } from '../fixtures/views.ts';
import { researchReasons } from '../../src/domain/actions/researchReasons.ts';
import type { LeadFindings } from '../../src/domain/leadFindings.ts';
import type { Reason } from '../../src/domain/records.ts';
import { sampleId } from '../../src/domain/sampleId.ts';
import { now } from '../domain/examples.ts';
import { everything, researching } from '../domain/findingsExamples.ts';
import { openPane, type ShownPane } from './shownPane.tsx';

let pane: ShownPane;

beforeAll(() => setLanguage('en-GB', 'Europe/Berlin'));
beforeEach(() => {
  pane = openPane();
});
afterEach(() => pane.close());

test('the primary button drafts, then inserts, then is done, and there is only one', async () => {
  await pane.show(aView(aLeadScreen()));
  expect(pane.primary()).toBe('Draft follow-up');
  await pane.press('Draft follow-up');
  expect(pane.verbs.draft).toHaveBeenCalledTimes(1);
  await pane.show(aView(aLeadScreen({ draft: { kind: 'written', draft: aShownDraft() } })));
  await pane.press('Insert into reply');
  expect(pane.verbs.insert).toHaveBeenCalledWith(undefined);
  await pane.show(aView(aLeadScreen({ draft: { kind: 'inserted', draft: aShownDraft(), where: 'reply-opened', canUndo: false } })));
  await pane.press('Done');
  expect(pane.verbs.discardDraft).toHaveBeenCalledTimes(1);
  expect(pane.page.querySelectorAll('[data-primary]')).toHaveLength(1);
});

const kinds: readonly (readonly [LeadScreen['suggestion']['kind'], string])[] = [
  ['send-follow-up-email', 'Draft follow-up'],
  ['draft-initial-email', 'Draft initial email'],
  ['schedule-appointment', 'Draft meeting reply'],
  ['write-to-referral', 'Draft introduction'],
  ['create-task', 'Draft answer'],
  ['disqualify', 'Draft polite close'],
  ['decide-yourself', 'Draft question back'],
];
test.each(kinds)('the action %s is drafted with "%s"', async (kind, label) => {
  await pane.show(aView(aLeadScreen({ suggestion: { kind, performs: 'draft', reasons: [], others: [] } })));
  expect(pane.primary()).toBe(label);
});

test('without a network the button says that it drafts from a template', async () => {
  await pane.show(aView(aLeadScreen(), { online: false, status: { kind: 'offline', at: '2026-11-22T08:12:00Z' } }));
  expect(pane.primary()).toBe('Draft from template');
  expect(pane.page.querySelector('footer [role="status"]')?.textContent).toBe('Offline. As of 09:12');
});

test('while something runs the button takes no second press', async () => {
  await pane.show(aView(aLeadScreen(), { busy: true }));
  await pane.press('Draft follow-up');
  expect(pane.verbs.draft).not.toHaveBeenCalled();
  expect(pane.page.querySelector('[data-primary]')?.getAttribute('aria-busy')).toBe('true');
});

test('a compose window inserts into the message when it is new and into the reply when it is one', async () => {
  const screen = aLeadScreen({ draft: { kind: 'written', draft: aShownDraft() } });
  await pane.show(aView(screen, { strip: { mode: 'compose', subject: '', composeType: 'new' } }));
  expect(pane.primary()).toBe('Insert at cursor');
  await pane.show(aView(screen, { strip: { mode: 'compose', subject: 'Re: x', composeType: 'reply' } }));
  expect(pane.primary()).toBe('Insert into reply');
});

test('a draft to somebody else opens a new email, never a reply', async () => {
  await pane.show(aView(aLeadScreen({ draft: { kind: 'written', draft: aShownDraft({ action: 'write-to-referral' }) } })));
  await pane.press('Insert into message');
  expect(pane.verbs.insert).toHaveBeenCalledWith('new-message');
});

test('after insertion undo stands ready, and nothing claims that anything was sent', async () => {
  const screen = aLeadScreen({ draft: { kind: 'inserted', draft: aShownDraft(), where: 'in-compose', readBack: 'intact', canUndo: true } });
  await pane.show(aView(screen, { strip: { mode: 'compose', subject: 'Re: x', composeType: 'reply' }, status: { kind: 'nothing-sent' } }));
  expect(pane.page.textContent).toContain('We read it back');
  expect(pane.page.textContent).toContain('Nothing has been sent. You send from Outlook.');
  await pane.press('Undo insert');
  expect(pane.verbs.undoInsert).toHaveBeenCalledTimes(1);
});

test('text that Outlook changed on the way in is an alert with both ways out', async () => {
  await pane.show(
    aView(aLeadScreen({ draft: { kind: 'inserted', draft: aShownDraft(), where: 'in-compose', readBack: 'changed', canUndo: true } }), {
      strip: { mode: 'compose', subject: '', composeType: 'reply' },
    }),
  );
  expect(pane.page.querySelector('[role="alert"]')?.textContent).toContain('Outlook changed the text');
  expect(pane.page.textContent).not.toContain('We read it back');
  expect([pane.button('Undo insert'), pane.button('Copy')]).toHaveLength(2);
});

test('questions say whether the draft answers them, and offered times can be chosen', async () => {
  await pane.show(aView(aLeadScreen({ draft: { kind: 'written', draft: aShownDraft() }, chosenTime: 1 })));
  expect([...pane.page.querySelectorAll('ol > li')].map((item) => item.textContent)).toEqual([
    expect.stringContaining('Answered in the draft'),
    expect.stringContaining('No fact found. Left as a gap for you'),
    expect.stringContaining('Tue 24 Nov, 10:00'),
  ]);
  expect(pane.button('Wed 25 Nov, 14:00').getAttribute('aria-pressed')).toBe('true');
  await pane.press('Tue 24 Nov, 10:00');
  expect(pane.verbs.chooseTime).toHaveBeenCalledWith(0);
});

test('[P12] one lead, one action with its reasons and its button, and the way to everything known about the lead', async () => {
  const screen = aLeadScreen();
  const { facts } = screen;
  const lead = { ...facts.lead, topic: 'Palletizing on line 3', industry: 'Food' };
  const opportunity = { id: 'opportunity-1', name: 'Second cell for Esbjerg' };
  await pane.show(aView({ ...screen, facts: { ...facts, lead, opportunities: [opportunity], activities: [] } }));
  expect([...pane.page.querySelectorAll('section[aria-label="Suggested action"]')]).toHaveLength(1);
  expect(pane.primary()).toBe('Draft follow-up');
  expect(pane.page.textContent).not.toContain('Second cell for Esbjerg');
  await pane.press('More insights');
  expect(pane.verbs.leadPage.open).toHaveBeenCalledWith(lead.id, lead);
  await pane.press('Jonas Brandt');
  expect(pane.verbs.leadPage.open).toHaveBeenCalledTimes(2);
});

test('a lead who opted out gets one action and no other', async () => {
  await pane.show(
    aView(
      aLeadScreen({
        suggestion: {
          kind: 'stop-contact',
          performs: 'stop-contact',
          reasons: [{ code: 'opted-out' }],
          others: [{ kind: 'send-follow-up-email', performs: 'draft', reasons: [] }],
        },
      }),
    ),
  );
  expect(pane.page.textContent).not.toContain('Send follow-up email');
  await pane.press('Stop contact');
  expect(pane.verbs.perform).toHaveBeenCalledTimes(1);
});

test('an out-of-office answer offers a reminder for the day of return', async () => {
  jest.useFakeTimers({ now: new Date('2026-11-22T09:00:00Z'), advanceTimers: true });
  const until = '2026-11-30';
  await pane.show(aView(aLeadScreen({ suggestion: { kind: 'wait-until', performs: 'task', until, reasons: [], others: [] } })));
  expect(pane.primary()).toBe('Remind me on Mon 30 Nov');
  await pane.show(
    aView(aLeadScreen({ suggestion: { kind: 'wait-until', performs: 'task', until, reasons: [], others: [] }, justDid: { what: 'reminded' } })),
  );
  expect(pane.primary()).toBeUndefined();
  await pane.press('Undo');
  expect(pane.verbs.undo).toHaveBeenCalledTimes(1);
  jest.useRealTimers();
});

test('another offered action can be taken instead', async () => {
  await pane.show(aView(aLeadScreen()));
  await pane.press('Schedule appointment');
  expect(pane.verbs.chooseAction).toHaveBeenCalledWith('schedule-appointment');
});

test('of two possible writers none is chosen before the seller chooses', async () => {
  const candidate = (first: string, company: string, certainty: 'likely' | 'possible') => {
    const lead = aShownLead({ id: `${first}-${company}`, name: { first, last: 'Keller' }, companyName: company });
    return { lead, match: { leadId: lead.id, via: 'domain', certainty, checks: [] } as const };
  };
  const candidates = [candidate('Anna', 'Brightwater Bottling', 'possible'), candidate('Anna', 'Keller Group', 'possible')];
  await pane.show(aView({ kind: 'ambiguous', address: 'anna@kellergroup.example', candidates }));
  expect(pane.primary()).toBe('Choose who wrote it');
  await pane.press('Choose who wrote it');
  expect(pane.verbs.chooseLead).not.toHaveBeenCalled();
  await act(async () => pane.page.querySelector<HTMLInputElement>('input[type="radio"]')?.click());
  await pane.press('This is Anna of Brightwater');
  expect(pane.verbs.chooseLead).toHaveBeenCalledWith('Anna-Brightwater Bottling', true);
});

test('a likely writer is chosen beforehand, because there is evidence', async () => {
  const likely = aShownLead({ id: 'likely', companyName: 'Brightwater Bottling' });
  const possible = aShownLead({ id: 'possible', companyName: 'Brightwater Foods' });
  await pane.show(
    aView({
      kind: 'ambiguous',
      address: 'j@x.example',
      candidates: [
        { lead: likely, match: { leadId: 'likely', via: 'conversation', certainty: 'likely', checks: [] } },
        { lead: possible, match: { leadId: 'possible', via: 'domain', certainty: 'possible', checks: [] } },
      ],
    }),
  );
  expect(pane.primary()).toBe('This is Jonas of Brightwater Bottling');
});

test('a new lead without a last name is not created, and the field says why', async () => {
  await pane.show(aView(anUnknownScreen()));
  await pane.fill('lastName', ' ');
  await pane.press('Create lead');
  expect(pane.verbs.createLead).not.toHaveBeenCalled();
  expect(pane.page.textContent).toContain('Enter a last name.');
  await pane.fill('lastName', 'Oliveira');
  await pane.press('Create lead');
  expect(pane.verbs.createLead).toHaveBeenCalledWith(anUnknownScreen().form, false);
});

test.each([
  ['marta', 'This address has no @.'],
  ['marta@serrano', "This address isn't complete."],
  ['marta oliveira@serrano.example', 'An address has no spaces.'],
  ['', 'Enter an email address.'],
])('the address "%s" is told to be wrong: %s', async (address, sentence) => {
  await pane.show(aView(anUnknownScreen()));
  await pane.fill('email', address);
  await pane.press('Create lead');
  expect(pane.page.textContent).toContain(sentence);
});

test('what the signature says is offered, and filled in only on request', async () => {
  await pane.show(aView(anUnknownScreen()));
  expect(pane.page.querySelector<HTMLInputElement>('[data-field="jobTitle"]')?.value).toBe('');
  await pane.press('Use Operations Director from the signature');
  expect(pane.page.querySelector<HTMLInputElement>('[data-field="jobTitle"]')?.value).toBe('Operations Director');
});

test('with a possible duplicate the lead is created only on "Create anyway"', async () => {
  const twin = aShownLead({ name: { last: 'Oliveira' }, companyName: 'Serrano Dairy' });
  await pane.show(aView(anUnknownScreen({ duplicates: { kind: 'found', leads: [twin] } })));
  await pane.press('Create lead');
  expect(pane.verbs.createLead).not.toHaveBeenCalled();
  await pane.press('Create anyway');
  expect(pane.verbs.createLead).toHaveBeenCalledWith(anUnknownScreen().form, true);
  await pane.press('Use this lead');
  expect(pane.verbs.linkLead).toHaveBeenCalledWith(twin.id);
});

test('what is typed for one sender never shows for the next', async () => {
  await pane.show(aView(anUnknownScreen()));
  await pane.fill('company', 'Typed for Marta');
  const next = anUnknownScreen({ sender: { address: 'b@other.example' }, form: { ...anUnknownScreen().form, company: 'Other' } });
  await pane.show(aView(next, { strip: { mode: 'read', subject: 'Another', from: { address: 'b@other.example' }, at: '2026-11-22T09:00:00Z' } }));
  expect(pane.page.querySelector<HTMLInputElement>('[data-field="company"]')?.value).toBe('Other');
});

test('a newsletter says that nothing is kept, and can be called a lead', async () => {
  await pane.show(aView({ kind: 'not-a-lead', mail: 'newsletter', sender: { name: 'Packaging Weekly', address: 'news@pw.example' } }));
  expect(pane.page.textContent).toContain("It's a newsletter from Packaging Weekly. Nothing from it is kept.");
  await pane.press('It is a lead');
  expect(pane.verbs.itIsALead).toHaveBeenCalledTimes(1);
});

test('a problem says what happened, what is still there, and offers another try', async () => {
  await pane.show(aView(aLeadScreen(), { problem: { code: 'crm-silent', params: {}, knownAt: '2026-11-22T08:12:00Z', retry: true } }));
  expect(pane.page.querySelector('[role="alert"]')?.textContent).toBe("The CRM didn't answerYou see what was known at 09:12. Your draft is safe on this computer.");
  await pane.press('Try again');
  await pane.press('Dismiss');
  expect([pane.verbs.retry.mock.calls.length, pane.verbs.dismissProblem.mock.calls.length]).toEqual([1, 1]);
});

test('every screen names the open email, and has exactly one title', async () => {
  const screens: readonly View['screen'][] = [
    aLeadScreen(),
    anUnknownScreen(),
    { kind: 'looking' },
    { kind: 'ambiguous', address: 'a@b.example', candidates: [] },
    { kind: 'not-a-lead', mail: 'bounce', sender: { address: 'a@b.example' } },
    { kind: 'unreadable', why: 'encrypted' },
    { kind: 'sign-in-needed' },
    { kind: 'no-permission' },
  ];
  for (const screen of screens) {
    await pane.show(aView(screen));
    expect([screen.kind, pane.page.textContent?.includes('Re: PalletCell 6 for line 3'), pane.page.querySelectorAll('h1').length]).toEqual([screen.kind, true, 1]);
  }
});

test('a screen that cannot be drawn leaves one calm sentence', async () => {
  const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const screen = aLeadScreen();
  await pane.show(
    aView({
      ...screen,
      facts: {
        ...screen.facts,
        get lead(): never {
          throw new Error('broken row');
        },
      },
    }),
  );
  expect(pane.page.querySelector('h1')?.textContent).toBe('This pane stopped');
  quiet.mockRestore();
});

test('[E1] the head names a raised hand, the fit and the grade in words; without research it has none of them', async () => {
  const { facts } = aLeadScreen();
  await pane.show(aView(aLeadScreen({ facts: { ...facts, findings: everything } })));
  const shown = (): string => [...pane.page.querySelectorAll('span[title]')].map((tag) => tag.getAttribute('title')).join(' | ');
  expect(shown()).toContain('Hand-raiser | Moderate fit: 2 of 4 | Grade A · 84');
  await pane.show(aView(aLeadScreen({ facts: { ...facts, lead: { ...facts.lead, id: sampleId('1ead', 3) }, findings: everything } })));
  expect(shown()).toContain('Grade A · 84 · sample');
  await pane.show(aView(aLeadScreen({ facts: { ...facts, findings: { sources: [], insights: [], handRaiser: null, score: { why: 'off' } } } })));
  expect(shown()).not.toMatch(/Hand-raiser|fit|Grade/i);
});

test('[E1] a reason from research opens its evidence: the profile with what matched, the news with its page', async () => {
  const { facts } = aLeadScreen();
  const found = (findings: LeadFindings): readonly Reason[] => researchReasons({ ...facts, findings: { ...findings, handRaiser: null } }, researching, now);
  const reasons = found({ ...everything, insights: everything.insights.map((each) => ({ ...each, leadId: facts.lead.id })) });
  await pane.show(aView(aLeadScreen({ suggestion: { kind: 'send-follow-up-email', performs: 'draft', reasons, others: [] } })));
  await pane.press(/Moderate fit: 2 of 4 criteria match/);
  expect([...pane.page.querySelectorAll('blockquote')].map((quote) => quote.textContent).join('|')).toContain('✓ Company size: 420');
  await pane.press(/News: “Halvorsen Foods starts a third filling line” \(Food Weekly, 3 Nov\)/);
  expect([...pane.page.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toContain('https://foodweekly.example/line');
});
