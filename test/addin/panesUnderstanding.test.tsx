/** @jest-environment jsdom */
// What the pane shows of an email it has understood, and what it asks the session to do about it.
import { act } from 'react';
import { setLanguage } from '../../src/addin/strings.ts';
import type { CheckedAddress, LeadScreen } from '../../src/addin/emailScreens.ts';
import { aCheckedAddress, aLeadScreen, anUnknownScreen, aShownLead, aView } from '../fixtures/views.ts';
import { openPane, type ShownPane } from './shownPane.tsx';

let pane: ShownPane;

beforeAll(() => setLanguage('en-GB', 'Europe/Berlin'));
beforeEach(() => {
  pane = openPane();
});
afterEach(() => pane.close());

const section = (name: string): HTMLElement => {
  const found = [...pane.page.querySelectorAll<HTMLElement>('section')].find((each) => each.getAttribute('aria-label') === name);
  if (found === undefined) throw new Error(`no section ${name}`);
  return found;
};
const dialog = (): string => pane.page.querySelector('[role="dialog"]')?.textContent ?? '';
const choose = (value: string, at = 0): Promise<void> => act(async () => pane.page.querySelectorAll<HTMLInputElement>(`[role="dialog"] input[value="${value}"]`)[at]?.click());

test('[E12] the own words show first what counts, then all of it, and a mark leads to its ask and back', async () => {
  await pane.show(aView(aLeadScreen()));
  const said = section('What it really says');
  expect([...said.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual([
    'Could you send the integration guide?',
    'What is the lead time for two cells?',
    'Tuesday at 10 or Wednesday after 2 would suit me.',
  ]);
  expect(said.textContent).not.toContain('thanks for coming back');
  await pane.press('Show the whole text');
  expect(said.textContent).toContain('thanks for coming back to me.');
  await pane.press('Number 2 in the list above');
  expect(document.activeElement?.textContent).toContain('What is the lead time for two cells?');
  await pane.press('Number 3: show it in the text');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Number 3 in the list above');
});

test('the marks and the numbers are one Tab stop each', async () => {
  await pane.show(aView(aLeadScreen()));
  const stops = (name: RegExp): number => [...pane.page.querySelectorAll('button')].filter((each) => name.test(each.getAttribute('aria-label') ?? '') && each.tabIndex === 0).length;
  expect([stops(/in the list above/), stops(/show it in the text/)]).toEqual([1, 1]);
});

test('[E15] the language is named; one we do not read and a text too short for any say so; mail without own words says that', async () => {
  const withText = (text: string, language: 'en' | undefined): LeadScreen => aLeadScreen({ text, reading: { questions: [], intents: [{ kind: 'other', certainty: 'possible', evidence: { quote: 'x' } }], ...(language === undefined ? {} : { language }) } });
  await pane.show(aView(aLeadScreen()));
  expect(section('What it really says').textContent).toContain('English');
  await pane.show(aView(withText('Chcielibyśmy dowiedzieć się więcej o państwa urządzeniach i cenach.', undefined)));
  expect(section('What it really says').textContent).toContain("We don't read this language yet.");
  await pane.show(aView(withText('ok', undefined)));
  expect(section('What it really says').textContent).toContain('Too few words to tell the language.');
  await pane.show(aView(withText(' \n ', undefined)));
  expect(section('What it really says').textContent).toContain('It has no words of its own');
});

test('[O4] only a long email has a summary; the note names sender, day and subject, each on one line', async () => {
  await pane.show(aView(aLeadScreen()));
  expect(() => section('In short')).toThrow();
  // Another year than today's would stand behind the day.
  const year = new Date().getFullYear();
  const summary = { text: 'Two cells are needed. What do they cost?', sentences: [] };
  await pane.show(aView(aLeadScreen({ summary }), { strip: { mode: 'read', subject: 'Two\r\ncells', from: { name: 'Jonas\nBrandt', address: 'j@x.example' }, at: `${year}-11-22T08:00:00Z` } }));
  await pane.press('Copy as note');
  expect(pane.verbs.copyNote).toHaveBeenCalledWith('Summary of the email “Two cells”\nFrom: Jonas Brandt <j@x.example>\nDate: 22 Nov, 09:00\n\nTwo cells are needed. What do they cost?');
});

test('[O7] each sign of buying shows the sentence behind it; what is not said is named only beside what is', async () => {
  await pane.show(aView(aLeadScreen()));
  expect(() => section('Jonas and buying')).toThrow();
  const evidence = { quote: 'We have 180,000 euros for it.' };
  await pane.show(aView(aLeadScreen({ qualification: { interest: { direction: 'positive', level: 'high', evidence: { quote: 'Send the order form.' } }, budget: { value: 'available', certainty: 'sure', evidence } } })));
  expect(section('Jonas and buying').textContent).toContain('Not said: Need, Timeline, Authority');
  await pane.press(/^Budget: The money is there/);
  expect(dialog()).toContain('“We have 180,000 euros for it.”');
  await pane.show(aView(aLeadScreen({ qualification: { interest: { direction: 'negative', level: 'medium', evidence } } })));
  expect(section('Jonas and buying').textContent).not.toContain('Not said');
});

const states: readonly (readonly [string, Partial<CheckedAddress>, string])[] = [
  ['valid', {}, 'Work · valid'],
  ['being asked', { asked: 'asking', validation: { ...aCheckedAddress().validation, validity: 'unknown' } }, 'Work · checking…'],
  ['not known offline', { asked: 'offline', validation: { ...aCheckedAddress().validation, validity: 'unknown' } }, 'Work · not known'],
  ['personal', { validation: { ...aCheckedAddress().validation, type: 'personal' } }, 'Personal · valid'],
  ['shared', { validation: { ...aCheckedAddress().validation, type: 'role' } }, 'Shared · valid'],
  ['throw-away and invalid', { validation: { ...aCheckedAddress().validation, type: 'disposable', validity: 'invalid' } }, 'Throw-away · invalid'],
];
test.each(states)('[R16] [R17] an address that is %s says so in two words', async (_name, more, words) => {
  await pane.show(aView(aLeadScreen({ address: aCheckedAddress(more) })));
  expect(pane.button(`Address: ${words}. Show what was checked`).textContent).toBe(words);
});

test('[R16] the popover tells only what was checked, and never that the mailbox is there', async () => {
  const checks = async (more: Partial<CheckedAddress>): Promise<string> => {
    await pane.show(aView(anUnknownScreen({ address: aCheckedAddress(more) })));
    await pane.press(/^Address: /);
    const text = dialog();
    await pane.press('Close');
    return text;
  };
  const all = await checks({ bounce: { address: 'a', leadId: 'l', failure: 'hard', at: '2026-11-20T08:00:00Z' } });
  for (const said of ['Written as an address should be', 'An email came from it on 22 Nov', 'Its domain accepts email', 'An email to it came back on 20 Nov', 'Whether the mailbox itself is there was not checked.']) expect(all).toContain(said);
  const { answer, heardOn, ...unheard } = aCheckedAddress();
  expect([answer?.deliverable, heardOn]).toEqual(['yes', '2026-11-22T08:00:00Z']);
  const partly = async (asked: CheckedAddress['asked']): Promise<string> => {
    await pane.show(aView(anUnknownScreen({ address: { ...unheard, asked } })));
    await pane.press(/^Address: /);
    const text = dialog();
    await pane.press('Close');
    return text;
  };
  expect(await partly('asking')).toContain('Its domain is being asked…');
  expect(await partly('offline')).toContain("can't be asked while you are offline");
  expect(await partly('silent')).toContain("our service didn't answer");
  expect(await checks({ answer: { wellFormed: true, deliverable: 'no', type: 'work', problems: ['refuses-mail'] } })).toContain('Its domain says that it takes no email');
});

test('[R16] a lead\'s address can be overruled with a reason; without a choice or a reason nothing is kept', async () => {
  await pane.show(aView(aLeadScreen({ address: aCheckedAddress() })));
  await pane.press(/^Address: /);
  await pane.press('Override');
  await pane.press('Keep it');
  expect(dialog()).toContain('Choose what is different.');
  await choose('personal');
  await pane.press('Keep it');
  expect(dialog()).toContain('Say why, so that others can follow.');
  expect(pane.verbs.overrideAddress).not.toHaveBeenCalled();
  await pane.fill('reason', ' Works for himself ');
  await pane.press('Keep it');
  expect(pane.verbs.overrideAddress).toHaveBeenCalledWith({ type: 'personal', reason: 'Works for himself' });
});

test('[R17] what a seller said stands in the popover and can be taken back; of somebody who is no lead nothing can be overruled', async () => {
  await pane.show(aView(aLeadScreen({ address: aCheckedAddress({ validation: { ...aCheckedAddress().validation, type: 'personal', overridden: { type: 'personal' } } }) })));
  await pane.press(/^Address: /);
  expect(dialog()).toContain('A seller said: Personal.');
  await pane.press('Take it back');
  expect(pane.verbs.overrideAddress).toHaveBeenCalledWith({});
  await pane.show(aView(anUnknownScreen({ address: aCheckedAddress() })));
  await pane.press(/^Address: /);
  expect(() => pane.button('Override')).toThrow();
});

test('a service that was silent can be asked again', async () => {
  const { answer, ...unanswered } = aCheckedAddress();
  expect(answer).toBeDefined();
  await pane.show(aView(aLeadScreen({ address: { ...unanswered, asked: 'silent' } })));
  await pane.press(/^Address: /);
  await pane.press('Check again');
  expect(pane.verbs.checkAddress).toHaveBeenCalledTimes(1);
});

test('[E12] a bounce can be kept in the CRM once, and called fine', async () => {
  const suggestion = { kind: 'fix-address', performs: 'none', reasons: [], others: [] } as const;
  await pane.show(aView(aLeadScreen({ suggestion, address: aCheckedAddress() })));
  expect(pane.page.textContent).toContain('Correct the address in the CRM, then check again.');
  await pane.press('Note it in the CRM');
  expect(pane.verbs.noteBounce).toHaveBeenCalledTimes(1);
  await pane.press("It's fine");
  expect(pane.verbs.overrideAddress).toHaveBeenCalledWith({ validity: 'valid', reason: 'Said to be fine after an email came back' });
  await pane.show(aView(aLeadScreen({ suggestion, address: aCheckedAddress({ bounce: { address: 'a', leadId: 'l', failure: 'hard', at: '2026-11-20T08:00:00Z' } }) })));
  expect(pane.primary()).toBe('Check again');
});

test('[E12] "not now" of a person offers a thank-you beside the reminder, an automatic reply does not', async () => {
  const suggestion = { kind: 'wait-until', performs: 'task', until: '2027-03-01', reasons: [], others: [] } as const;
  await pane.show(aView(aLeadScreen({ suggestion })));
  await pane.press('Draft thank-you');
  expect(pane.verbs.draft).toHaveBeenCalledTimes(1);
  const { recognition } = aLeadScreen();
  await pane.show(aView(aLeadScreen({ suggestion, recognition: { ...recognition, mail: 'auto-reply', isReply: false } })));
  expect(() => pane.button('Draft thank-you')).toThrow();
});

test('[E12] an own email says whom it waits for or that an answer came, and reminds only while it waits', async () => {
  const own = { kind: 'not-a-lead', mail: 'own', sender: { address: 'maya@kestrel.example' } } as const;
  await pane.show(aView(own));
  expect(pane.page.textContent).toContain('Open an answer to it');
  const on = new Date(Date.now() - 3 * 86_400_000).toISOString();
  await pane.show(aView({ ...own, sentTo: { lead: aShownLead(), on } }));
  expect(pane.page.textContent).toContain('Waiting for Jonas Brandt for 3 days.');
  await pane.press(/^Remind me on/);
  expect(pane.verbs.remind).toHaveBeenCalledWith(expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/));
  await pane.show(aView({ ...own, sentTo: { lead: aShownLead(), on }, justDid: { what: 'reminded' } }));
  await pane.press('Undo');
  expect(pane.verbs.undo).toHaveBeenCalledTimes(1);
  await pane.show(aView({ ...own, sentTo: { lead: aShownLead(), on, answeredOn: on } }));
  expect(pane.page.textContent).toMatch(/Jonas Brandt answered on \d{1,2} [A-Z][a-z]{2}( \d{4})?\./);
  expect(() => pane.button(/^Remind me/)).toThrow();
});

test('of two writers the last card says "Neither", of more it says "None", and leads on to a new lead', async () => {
  const candidate = (id: string) => ({ lead: aShownLead({ id }), match: { leadId: id, via: 'domain', certainty: 'possible', checks: [] } }) as const;
  await pane.show(aView({ kind: 'ambiguous', address: 'a@b.example', candidates: [candidate('1'), candidate('2'), candidate('3')] }));
  expect(pane.page.textContent).toContain('None of these');
  await pane.show(aView({ kind: 'ambiguous', address: 'a@b.example', candidates: [candidate('1'), candidate('2')] }));
  expect(pane.page.textContent).toContain('Neither of these');
  await act(async () => pane.page.querySelector<HTMLInputElement>('input[value="neither"]')?.click());
  await pane.press('Create a new lead');
  expect(pane.verbs.itIsALead).toHaveBeenCalledTimes(1);
});
