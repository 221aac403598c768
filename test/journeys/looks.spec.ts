import { expect, test } from '@playwright/test';
import { OutlookPage } from './outlookPage.ts';
import { expectAccessible, expectNothingCut } from './paneLooks.ts';

const THEMES = ['Light', 'Dark', 'High contrast'] as const;

for (const theme of THEMES) {
  test(`at 320 px in ${theme.toLowerCase()} nothing is cut off and everything can be reached`, async ({ page }) => {
    const outlook = new OutlookPage(page);
    await outlook.start();
    await outlook.makeNarrow({ theme });
    await outlook.open('PalletCell 6 for line 3');
    await outlook.primary(/^Draft/).click();
    await expect(outlook.primary('Insert into reply')).toBeVisible();
    await outlook.screenshot(`page-320-${theme.toLowerCase().replace(' ', '-')}`);
    await outlook.paneScreenshot(`pane-320-${theme.toLowerCase().replace(' ', '-')}`);
    await expectNothingCut(outlook.pane);
    await expectAccessible(page);
  });
}

test('in German every word of the pane is German and nothing is cut off at 320 px', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await outlook.makeNarrow({ language: 'de-DE' });
  await outlook.open('PalletCell 6 for line 3');
  await expect(outlook.pane.getByText('Vorgeschlagene Aktion', { exact: true })).toBeVisible();
  await outlook.paneScreenshot('pane-320-german');
  await expectNothingCut(outlook.pane);
});

test('the main job can be done with the keyboard alone', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await outlook.messages.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(outlook.primary(/^Draft/)).toBeVisible();
  await outlook.primary(/^Draft/).focus();
  await page.keyboard.press('Enter');
  await expect(outlook.primary('Insert into reply')).toBeVisible();
  await outlook.primary('Insert into reply').focus();
  await page.keyboard.press('Enter');
  await expect(outlook.composeBody).toContainText('Jonas');
});
