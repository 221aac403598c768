/** @jest-environment jsdom */
// What the seller can press, and what the pane asks the session to do.
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { PaneApp } from '../../src/addin/paneApp.tsx';
import { setLanguage } from '../../src/addin/strings.ts';
import type { Lead } from '../../src/domain/records.ts';
import type { LeadScreen, PaneSession, Verbs, View } from '../../src/addin/view.ts';
import { aLeadScreen, anUnknownScreen, aShownDraft, aShownLead, aView } from '../fixtures/views.ts';

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}

class NoResizes implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

function asked<Arguments extends unknown[]>(): jest.Mock<Promise<void>, Arguments> {
  return jest.fn<Promise<void>, Arguments>(async () => undefined);
}

let root: Root;
let page: HTMLElement;
let verbs: jest.Mocked<Required<Verbs>>;
let show: (view: View) => Promise<void>;

beforeAll(async () => {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true;
  globalThis.ResizeObserver = NoResizes;
  await setLanguage('en-GB', 'Europe/Berlin');
});

beforeEach(() => {
  page = document.createElement('div');
  document.body.replaceChildren(page);
  root = createRoot(page);
  verbs = {
    draft: asked(),
    chooseAction: jest.fn(),
    editDraft: jest.fn(),
    discardDraft: jest.fn(),
    chooseTime: jest.fn(),
    insert: asked(),
    undoInsert: asked(),
    copy: asked(),
    openAppointment: asked(),
    perform: asked(),
    undo: asked(),
    chooseLead: asked(),
    notThisOne: asked(),
    createLead: asked(),
    checkDuplicates: asked(),
    searchLeads: jest.fn<Promise<readonly Lead[]>, [string]>(async () => []),
    linkLead: asked(),
    itIsALead: jest.fn(),
    signIn: asked(),
    retry: asked(),
    dismissProblem: jest.fn(),
  };
  let current: View | undefined;
  const listeners = new Set<() => void>();
  const session: PaneSession = {
    getView: () => {
      if (current === undefined) throw new Error('no view yet');
      return current;
    },
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    verbs,
  };
  show = async (view) => {
    const isFirst = current === undefined;
    current = view;
    await act(async () => {
      if (isFirst) root.render(<PaneApp session={session} />);
      else listeners.forEach((changed) => changed());
    });
  };
});

afterEach(() => act(async () => root.unmount()));

function button(name: string | RegExp): HTMLButtonElement {
  const matches = (each: HTMLElement): boolean => {
    const label = each.getAttribute('aria-label') ?? each.textContent ?? '';
    return typeof name === 'string' ? label === name : name.test(label);
  };
  const found = [...page.querySelectorAll('button')].find(matches);
  if (found === undefined)
    throw new Error(`no button ${String(name)} among ${[...page.querySelectorAll('button')].map((each) => each.textContent).join(', ')}`);
  return found;
}

const press = (name: string | RegExp): Promise<void> => act(async () => button(name).click());
const primary = (): string | undefined => page.querySelector('[data-primary]')?.textContent ?? undefined;

async function fill(field: string, value: string): Promise<void> {
  const input = page.querySelector<HTMLInputElement>(`[data-field="${field}"]`);
  if (input === null) throw new Error(`no field ${field}`);
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, value);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

test('the primary button drafts, then inserts, then is done, and there is only one', async () => {
  await show(aView(aLeadScreen()));
  expect(primary()).toBe('Draft follow-up');
  await press('Draft follow-up');
  expect(verbs.draft).toHaveBeenCalledTimes(1);
  await show(aView(aLeadScreen({ draft: { kind: 'written', draft: aShownDraft() } })));
  await press('Insert into reply');
  expect(verbs.insert).toHaveBeenCalledWith(undefined);
  await show(aView(aLeadScreen({ draft: { kind: 'inserted', draft: aShownDraft(), where: 'reply-opened', canUndo: false } })));
  await press('Done');
  expect(verbs.discardDraft).toHaveBeenCalledTimes(1);
  expect(page.querySelectorAll('[data-primary]')).toHaveLength(1);
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
  await show(aView(aLeadScreen({ suggestion: { kind, performs: 'draft', reasons: [], others: [] } })));
  expect(primary()).toBe(label);
});

test('without a network the button says that it drafts from a template', async () => {
  await show(aView(aLeadScreen(), { online: false, status: { kind: 'offline', at: '2026-11-22T08:12:00Z' } }));
  expect(primary()).toBe('Draft from template');
  expect(page.querySelector('footer [role="status"]')?.textContent).toBe('Offline. As of 09:12');
});

test('while something runs the button takes no second press', async () => {
  await show(aView(aLeadScreen(), { busy: true }));
  await press('Draft follow-up');
  expect(verbs.draft).not.toHaveBeenCalled();
  expect(page.querySelector('[data-primary]')?.getAttribute('aria-busy')).toBe('true');
});

test('a compose window inserts into the message when it is new and into the reply when it is one', async () => {
  const screen = aLeadScreen({ draft: { kind: 'written', draft: aShownDraft() } });
  await show(aView(screen, { strip: { mode: 'compose', subject: '', composeType: 'new' } }));
  expect(primary()).toBe('Insert into message');
  await show(aView(screen, { strip: { mode: 'compose', subject: 'Re: x', composeType: 'reply' } }));
  expect(primary()).toBe('Insert into reply');
});

test('a draft to somebody else opens a new email, never a reply', async () => {
  await show(aView(aLeadScreen({ draft: { kind: 'written', draft: aShownDraft({ action: 'write-to-referral' }) } })));
  await press('Insert into message');
  expect(verbs.insert).toHaveBeenCalledWith('new-message');
});

test('after insertion undo stands ready, and nothing claims that anything was sent', async () => {
  const screen = aLeadScreen({ draft: { kind: 'inserted', draft: aShownDraft(), where: 'in-compose', readBack: 'intact', canUndo: true } });
  await show(aView(screen, { strip: { mode: 'compose', subject: 'Re: x', composeType: 'reply' }, status: { kind: 'nothing-sent' } }));
  expect(page.textContent).toContain('We read it back');
  expect(page.textContent).toContain('Nothing has been sent. You send from Outlook.');
  await press('Undo insert');
  expect(verbs.undoInsert).toHaveBeenCalledTimes(1);
});

test('text that Outlook changed on the way in is an alert with both ways out', async () => {
  await show(
    aView(aLeadScreen({ draft: { kind: 'inserted', draft: aShownDraft(), where: 'in-compose', readBack: 'changed', canUndo: true } }), {
      strip: { mode: 'compose', subject: '', composeType: 'reply' },
    }),
  );
  expect(page.querySelector('[role="alert"]')?.textContent).toContain('Outlook changed the text');
  expect(page.textContent).not.toContain('We read it back');
  expect([button('Undo insert'), button('Copy')]).toHaveLength(2);
});

test('questions say whether the draft answers them, and offered times can be chosen', async () => {
  await show(aView(aLeadScreen({ draft: { kind: 'written', draft: aShownDraft() }, chosenTime: 1 })));
  expect([...page.querySelectorAll('ol > li')].map((item) => item.textContent)).toEqual([
    expect.stringContaining('Answered in the draft'),
    expect.stringContaining('No fact found. Left as a gap for you'),
    expect.stringContaining('Tue 24 Nov, 10:00'),
  ]);
  expect(button('Wed 25 Nov, 14:00').getAttribute('aria-pressed')).toBe('true');
  await press('Tue 24 Nov, 10:00');
  expect(verbs.chooseTime).toHaveBeenCalledWith(0);
});

test('a lead who opted out gets one action and no other', async () => {
  await show(
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
  expect(page.textContent).not.toContain('Send follow-up email');
  await press('Stop contact');
  expect(verbs.perform).toHaveBeenCalledTimes(1);
});

test('an out-of-office answer offers a reminder for the day of return', async () => {
  await show(aView(aLeadScreen({ suggestion: { kind: 'wait-until', performs: 'task', until: '2026-11-30', reasons: [], others: [] } })));
  expect(primary()).toBe('Remind me on 30 Nov');
  await show(
    aView(aLeadScreen({ suggestion: { kind: 'wait-until', performs: 'task', until: '2026-11-30', reasons: [], others: [] }, justDid: { what: 'reminded' } })),
  );
  expect(primary()).toBeUndefined();
  await press('Undo');
  expect(verbs.undo).toHaveBeenCalledTimes(1);
});

test('another offered action can be taken instead', async () => {
  await show(aView(aLeadScreen()));
  await press('Schedule appointment');
  expect(verbs.chooseAction).toHaveBeenCalledWith('schedule-appointment');
});

test('of two possible writers none is chosen before the seller chooses', async () => {
  const candidate = (first: string, company: string, certainty: 'likely' | 'possible') => {
    const lead = aShownLead({ id: `${first}-${company}`, name: { first, last: 'Keller' }, companyName: company });
    return { lead, match: { leadId: lead.id, via: 'domain', certainty, checks: [] } as const };
  };
  const candidates = [candidate('Anna', 'Brightwater Bottling', 'possible'), candidate('Anna', 'Keller Group', 'possible')];
  await show(aView({ kind: 'ambiguous', address: 'anna@kellergroup.example', candidates }));
  expect(primary()).toBe('Choose who wrote it');
  await press('Choose who wrote it');
  expect(verbs.chooseLead).not.toHaveBeenCalled();
  await act(async () => page.querySelector<HTMLInputElement>('input[type="radio"]')?.click());
  await press('This is Anna of Brightwater');
  expect(verbs.chooseLead).toHaveBeenCalledWith('Anna-Brightwater Bottling', true);
});

test('a likely writer is chosen beforehand, because there is evidence', async () => {
  const likely = aShownLead({ id: 'likely', companyName: 'Brightwater Bottling' });
  const possible = aShownLead({ id: 'possible', companyName: 'Brightwater Foods' });
  await show(
    aView({
      kind: 'ambiguous',
      address: 'j@x.example',
      candidates: [
        { lead: likely, match: { leadId: 'likely', via: 'conversation', certainty: 'likely', checks: [] } },
        { lead: possible, match: { leadId: 'possible', via: 'domain', certainty: 'possible', checks: [] } },
      ],
    }),
  );
  expect(primary()).toBe('This is Jonas of Brightwater Bottling');
});

test('a new lead without a last name is not created, and the field says why', async () => {
  await show(aView(anUnknownScreen()));
  await fill('lastName', ' ');
  await press('Create lead');
  expect(verbs.createLead).not.toHaveBeenCalled();
  expect(page.textContent).toContain('Enter a last name.');
  await fill('lastName', 'Oliveira');
  await press('Create lead');
  expect(verbs.createLead).toHaveBeenCalledWith(anUnknownScreen().form, false);
});

test.each([
  ['marta', 'This address has no @.'],
  ['marta@serrano', "This address isn't complete."],
  ['marta oliveira@serrano.example', 'An address has no spaces.'],
  ['', 'Enter an email address.'],
])('the address "%s" is told to be wrong: %s', async (address, sentence) => {
  await show(aView(anUnknownScreen()));
  await fill('email', address);
  await press('Create lead');
  expect(page.textContent).toContain(sentence);
});

test('what the signature says is offered, and filled in only on request', async () => {
  await show(aView(anUnknownScreen()));
  expect(page.querySelector<HTMLInputElement>('[data-field="jobTitle"]')?.value).toBe('');
  await press('Use Operations Director from the signature');
  expect(page.querySelector<HTMLInputElement>('[data-field="jobTitle"]')?.value).toBe('Operations Director');
});

test('with a possible duplicate the lead is created only on "Create anyway"', async () => {
  const twin = aShownLead({ name: { last: 'Oliveira' }, companyName: 'Serrano Dairy' });
  await show(aView(anUnknownScreen({ duplicates: { kind: 'found', leads: [twin] } })));
  await press('Create lead');
  expect(verbs.createLead).not.toHaveBeenCalled();
  await press('Create anyway');
  expect(verbs.createLead).toHaveBeenCalledWith(anUnknownScreen().form, true);
  await press('Use this lead');
  expect(verbs.linkLead).toHaveBeenCalledWith(twin.id);
});

test('what is typed for one sender never shows for the next', async () => {
  await show(aView(anUnknownScreen()));
  await fill('company', 'Typed for Marta');
  const next = anUnknownScreen({ sender: { address: 'b@other.example' }, form: { ...anUnknownScreen().form, company: 'Other' } });
  await show(aView(next, { strip: { mode: 'read', subject: 'Another', from: { address: 'b@other.example' }, at: '2026-11-22T09:00:00Z' } }));
  expect(page.querySelector<HTMLInputElement>('[data-field="company"]')?.value).toBe('Other');
});

test('a newsletter says that nothing is kept, and can be called a lead', async () => {
  await show(aView({ kind: 'not-a-lead', mail: 'newsletter', sender: { name: 'Packaging Weekly', address: 'news@pw.example' } }));
  expect(page.textContent).toContain("It's a newsletter from Packaging Weekly. Nothing from it is kept.");
  await press('It is a lead');
  expect(verbs.itIsALead).toHaveBeenCalledTimes(1);
});

test('a problem says what happened, what is still there, and offers another try', async () => {
  await show(aView(aLeadScreen(), { problem: { code: 'crm-silent', params: {}, knownAt: '2026-11-22T08:12:00Z', retry: true } }));
  expect(page.querySelector('[role="alert"]')?.textContent).toBe("The CRM didn't answerYou see what was known at 09:12. Your draft is safe on this computer.");
  await press('Try again');
  await press('Dismiss');
  expect([verbs.retry.mock.calls.length, verbs.dismissProblem.mock.calls.length]).toEqual([1, 1]);
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
    await show(aView(screen));
    expect([screen.kind, page.textContent?.includes('Re: PalletCell 6 for line 3'), page.querySelectorAll('h1').length]).toEqual([screen.kind, true, 1]);
  }
});

test('a screen that cannot be drawn leaves one calm sentence', async () => {
  const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const screen = aLeadScreen();
  await show(
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
  expect(page.querySelector('h1')?.textContent).toBe('This pane stopped');
  quiet.mockRestore();
});
