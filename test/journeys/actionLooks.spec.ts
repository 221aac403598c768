import { expect, test, type Locator } from '@playwright/test';
import { openEmail } from './crmRows.ts';
import { OutlookPage } from './outlookPage.ts';
import { expectAccessible, expectNothingCut, wordsIn } from './paneLooks.ts';

const from = 'Elena Petrova <elena.petrova@brightwater.example>';
const subject = 'Re: LineWatch for the filler conveyor and the palletizing robot of hall 2';

const looks = [
  { look: 'light', theme: 'Light', language: 'en-US', words: wordsIn('en') },
  { look: 'dark', theme: 'Dark', language: 'en-US', words: wordsIn('en') },
  { look: 'high contrast', theme: 'High contrast', language: 'en-US', words: wordsIn('en') },
  { look: 'German', theme: 'Light', language: 'de-DE', words: wordsIn('de') },
] as const;

for (const { look, theme, language, words } of looks) {
  test(`at 320 px in ${look} every screen of performing an action is whole, and can be used by everybody`, async ({ page, context }) => {
    test.setTimeout(120_000);
    const outlook = new OutlookPage(page);
    const { pane } = outlook;
    const say = (key: string): string => words[key] ?? key;
    const look320 = async (screen: string): Promise<void> => {
      await outlook.paneScreenshot(`look-${look.replace(' ', '-').toLowerCase()}-${screen}`);
      await expectNothingCut(outlook.pane);
      await expectAccessible(page);
    };
    const button = (name: string): Locator => pane.getByRole('button', { name, exact: true });
    const undo = async (): Promise<void> => {
      await button(say('app.undo')).click();
      await expect(button(say('app.undo'))).toHaveCount(0);
      await expect(pane.getByText(say('status.undone'))).toBeVisible();
    };
    await outlook.start();
    await outlook.makeNarrow({ theme, language });

    await openEmail(page, { from, subject, text: 'That is too long for an email. Please give me a call on my mobile, +44 7700 900 181.' });
    await expect(pane.getByText(say('action.call-back'), { exact: true })).toBeVisible();
    await look320('call-back');
    await outlook.primary(say('primary.call-back')).click();
    await expect(pane.getByText(say('did.called'))).toBeVisible();
    await look320('called');
    await undo();
    await context.setOffline(true);
    await expect(pane.getByText(say('status.offline').slice(0, -1)).first()).toBeVisible();
    await button(say('call.not-reached')).click();
    await expect(pane.getByText(say('did.waits'))).toBeVisible();
    await look320('waits');
    await context.setOffline(false);
    await expect(pane.getByText(say('did.task-created'))).toBeVisible();
    await look320('task');
    await undo();

    await openEmail(page, { from, subject, text: 'No thank you, we are not interested and went with another supplier.' });
    await button(say('disqualify.open')).click();
    await look320('disqualify');
    await button(say('disqualify.press')).click();
    await expect(pane.getByText(say('did.disqualified'))).toBeVisible();
    await look320('disqualified');
    await undo();

    await openEmail(page, { from: 'Mail Delivery Subsystem <mailer-daemon@mx.example>', subject: 'Undeliverable: LineWatch', text: 'Your message could not be delivered.\n\nelena.petrova@brightwater.example\n550 5.1.1 user unknown' });
    await outlook.primary(say('primary.note-bounce')).click();
    await expect(pane.getByText(say('did.bounce-noted'))).toBeVisible();
    await look320('bounce-noted');
    await undo();
  });
}
