/** @jest-environment jsdom */
// What the pane draws about sending from the CRM, and that nothing but the dialog's own click asks for it.
import { setLanguage } from '../../src/addin/strings.ts';
import type { LeadScreen, SendingOffer, SentState } from '../../src/addin/emailScreens.ts';
import { aLeadScreen, aShownDraft, aView } from '../fixtures/views.ts';
import { openPane, type ShownPane } from './shownPane.tsx';

const MENU = 'Send from CRM';
const to = 'jonas.brandt@halvorsen.example';
const email = { draftId: 'one', to, subject: 'Re: A cell', paragraphs: ['Hi Jonas,', 'It takes 12 weeks.', 'Maya Lindqvist'] };
let pane: ShownPane;

beforeEach(async () => {
  await setLanguage('en-GB', 'UTC');
  pane = openPane();
});
afterEach(() => pane.close());

const show = (more: Partial<LeadScreen>): Promise<void> => pane.show(aView({ ...aLeadScreen(), draft: { kind: 'written', id: 'one', draft: aShownDraft({ slots: ['lead time', 'price'] }) }, ...more }));
const text = (): string => pane.page.textContent ?? '';
const menu = async (): Promise<readonly (string | null)[]> => {
  await pane.press('More actions');
  return [...pane.page.querySelectorAll('[role="menuitem"]')].map((entry) => entry.textContent);
};

test('[E10] the entry asks once more, with recipient, subject and text, Cancel in focus; a script\'s click sends nothing', async () => {
  await show({ sending: { kind: 'offered', email } });
  expect(pane.page.querySelector('dialog')).toBeNull();
  expect(await menu()).toContain(MENU);
  await pane.press(MENU);
  const dialog = pane.page.querySelector('dialog');
  for (const words of [`Send now to ${to}?`, 'This can\'t be undone.', 'Re: A cell', 'It takes 12 weeks.', 'Maya Lindqvist']) expect(dialog?.textContent).toContain(words);
  expect(document.activeElement?.textContent).toBe('Cancel');
  await pane.press('Send');
  expect(pane.verbs.sendFromCrm).not.toHaveBeenCalled();
  await pane.press('Cancel');
  expect(pane.page.querySelector('dialog')).toBeNull();
  expect(pane.verbs.sendFromCrm).not.toHaveBeenCalled();
});

test('[E10] a draft that may not be sent any more takes its open dialog away', async () => {
  await show({ sending: { kind: 'offered', email } });
  await menu();
  await pane.press(MENU);
  await show({ sending: { kind: 'held-back', why: 'offline' } });
  expect(pane.page.querySelector('dialog')).toBeNull();
});

test.each([
  ['gaps', 'To send it from the CRM, fill the 2 gaps first.'],
  ['offline', 'The CRM can send it when you are connected again.'],
  ['do-not-email', 'The CRM doesn\'t send it: Jonas doesn\'t want emails.'],
  ['several-recipients', 'The CRM sends to one person only. Send this one from Outlook.'],
  ['other-address', 'This isn\'t the lead\'s address in the CRM. Send this one from Outlook.'],
  ['undeliverable', 'The CRM doesn\'t send it: this address takes no email.'],
] as const satisfies readonly (readonly [Extract<SendingOffer, { kind: 'held-back' }>['why'], string])[])('[E10] held back by %s it is not offered, and the pane says why', async (why, words) => {
  await show({ sending: { kind: 'held-back', why } });
  expect(text()).toContain(words);
  expect(await menu()).not.toContain(MENU);
});

test('[E10] where the CRM sends nothing for this seller, sending is not spoken of', async () => {
  await show({});
  expect(await menu()).not.toContain(MENU);
  expect(text()).not.toMatch(/from the CRM|The CRM/);
});

const at = '2026-11-22T09:12:00Z';
test.each([
  [{ status: 'looking' }, 'Asking the CRM about this email…', false],
  [{ status: 'pending', at }, 'The CRM holds it: pending send', true],
  [{ status: 'sent', at }, /Sent from the CRM at /, false],
  [{ status: 'sent' }, 'Sent from the CRM', false],
  [{ status: 'failed', at }, 'The CRM couldn\'t send it', false],
  [{ status: 'canceled', at }, 'Somebody canceled it in the CRM', false],
  [{ status: 'unknown' }, 'The CRM didn\'t say whether it was sent', true],
  [{ status: 'draft' }, 'It was not sent', false],
  [{ status: 'not-sent', why: 'do-not-email' }, 'Jonas doesn\'t want emails any more.', false],
  [{ status: 'not-sent', why: 'other-address' }, 'Jonas has another address in the CRM by now.', false],
  [{ status: 'not-sent', why: 'mailbox' }, 'Your mailbox isn\'t set up to send from the CRM any more.', false],
  [{ status: 'not-sent', why: 'changed' }, 'The draft changed while you were asked. Look at it again.', false],
] as const satisfies readonly (readonly [Omit<SentState, 'to'>, string | RegExp, boolean])[])('[E10] %j is drawn as it is', async (sent, words, canLook) => {
  await show({ sent: { ...sent, to } });
  expect(text()).toMatch(words);
  if (sent.status !== 'not-sent') expect(text()).toContain(to);
  if (!canLook) return expect(() => pane.button('Look again')).toThrow();
  await pane.press('Look again');
  expect(pane.verbs.lookAtSent).toHaveBeenCalledTimes(1);
});
