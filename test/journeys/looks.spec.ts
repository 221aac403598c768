import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { OutlookPage } from './outlookPage.ts';

const THEMES = ['Light', 'Dark', 'High contrast'] as const;

for (const theme of THEMES) {
  test(`at 320 px in ${theme.toLowerCase()} nothing is cut off and everything can be reached`, async ({ page }) => {
    const outlook = new OutlookPage(page);
    await outlook.start();
    await page.getByLabel('Theme').selectOption({ label: theme });
    await page.getByLabel('Pane width').selectOption('320');
    await outlook.open('PalletCell 6 for line 3');
    await outlook.primary(/^Draft/).click();
    await expect(outlook.primary('Insert into reply')).toBeVisible();
    await outlook.screenshot(`page-320-${theme.toLowerCase().replace(' ', '-')}`);
    await outlook.paneScreenshot(`pane-320-${theme.toLowerCase().replace(' ', '-')}`);
    await expectNothingCut(outlook);
    await expectAccessible(page);
  });
}

test('in German every word of the pane is German and nothing is cut off at 320 px', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await page.getByLabel('Language').selectOption('de-DE');
  await page.getByLabel('Pane width').selectOption('320');
  await outlook.open('PalletCell 6 for line 3');
  await expect(outlook.pane.getByText('Vorgeschlagene Aktion')).toBeVisible();
  await outlook.paneScreenshot('pane-320-german');
  await expectNothingCut(outlook);
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

async function expectNothingCut(outlook: OutlookPage): Promise<void> {
  const wide = await outlook.pane.locator('body').evaluate((body) =>
    [...body.querySelectorAll('*')].filter((each) => each.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(each).position !== 'absolute').map((each) => `${each.tagName} ${each.textContent?.slice(0, 40)}`),
  );
  expect(wide).toEqual([]);
}

async function expectAccessible(page: Page): Promise<void> {
  // Fluent's own focus guards are hidden on purpose and reported by axe all the same.
  const result = await new AxeBuilder({ page }).include('iframe[title="Handraise"]').exclude(['iframe[title="Handraise"]', '[data-tabster-dummy]']).analyze();
  expect(result.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
}
