import { expect, test } from '@playwright/test';
import { sampleMail } from '../fixtures/sampleMail.ts';
import { OutlookPage } from './outlookPage.ts';
import { expectAccessible, expectNothingCut, looks, wordsIn } from './paneLooks.ts';

const OTHER = 'Elena Petrova';

/** Presses the pane's button, and selects the other email while the call is on its way to Outlook. */
async function pressAndLeave(outlook: OutlookPage): Promise<void> {
  const other = sampleMail.find((mail) => mail.owner.startsWith('maya') && mail.expected.leadName === OTHER);
  if (other === undefined) throw new Error(`no email of ${OTHER}`);
  await outlook.page.evaluate(async (messageId) => {
    document.querySelector<HTMLIFrameElement>('iframe[title="Handraise"]')?.contentDocument?.querySelector<HTMLButtonElement>('[data-primary]')?.click();
    // Within the same task the call is posted; Outlook hears it in the next one.
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    window.outlookHost?.select(messageId);
  }, other.messageId);
}

async function opened(outlook: OutlookPage): Promise<void> {
  await outlook.start();
  await outlook.open('PalletCell 6 for line 3');
  await outlook.primary(/^Draft/).click();
  await expect(outlook.primary('Insert into reply')).toBeVisible();
}

test('[F11] [O2] [E11] a reply Outlook opens for the email selected meanwhile is told in the pane and in its own window, and taken out with one press', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await opened(outlook);
  await pressAndLeave(outlook);
  const told = outlook.pane.getByRole('alert').filter({ hasText: 'Check whom this reply goes to' });
  await expect(told).toContainText('Its text was written for Jonas Brandt.');
  await expect(outlook.pane.getByRole('heading', { name: OTHER })).toBeVisible();
  await outlook.screenshot('astray-told');
  await expectAccessible(page);

  // In the window itself: the text is found, and its recipient is somebody else.
  const window = outlook.composePane;
  await expect(window.getByRole('alert').filter({ hasText: 'This text was written for somebody else' })).toContainText('Jonas Brandt');
  await expect(outlook.composeBody).toContainText('Jonas');
  await expectAccessible(page, 'Compose');
  await outlook.screenshot('astray-window');
  await window.getByRole('button', { name: 'Take it out' }).click();
  await expect(window.getByRole('alert').filter({ hasText: 'This text was written' })).toHaveCount(0);
  await expect(outlook.composeBody).not.toContainText('Jonas');

  // It stays, whatever is opened next, until the seller has read it; the draft is where it was.
  await outlook.open('PalletCell 6 for line 3');
  await expect(outlook.primary('Insert into reply')).toBeVisible();
  await expect(told).toBeVisible();
  await outlook.pane.getByRole('button', { name: 'Dismiss' }).click();
  await expect(told).toHaveCount(0);
  expect((await outlook.calls()).filter(({ dispid }) => dispid === 30 || dispid === 181)).toHaveLength(1);
});

test('[F11] a reply that is where it belongs is told nothing about, nor is its window', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await opened(outlook);
  await outlook.primary('Insert into reply').click();
  await expect(outlook.composePane.getByText('We read it back')).toBeVisible();
  await expect(outlook.composePane.getByText(wordsIn('en')['astray.here.title'] ?? '')).toHaveCount(0);
  await expect(outlook.pane.getByText(wordsIn('en')['astray.maybe.title'] ?? '')).toHaveCount(0);
});

for (const { look, theme, language, words } of looks) {
  test(`[F11] at 320 px in ${look} the warning about a reply is whole and can be used by everybody`, async ({ page }) => {
    const outlook = new OutlookPage(page);
    await opened(outlook);
    await outlook.makeNarrow({ theme, language });
    await expect(outlook.primary(words['primary.insert-reply'] ?? '')).toBeVisible();
    await pressAndLeave(outlook);
    await expect(outlook.pane.getByText(words['astray.maybe.title'] ?? '')).toBeInViewport();
    await expectNothingCut(outlook.pane);
    await expectAccessible(page);
    await outlook.paneScreenshot(`astray-${look}`);
  });
}
