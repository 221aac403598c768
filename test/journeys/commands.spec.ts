import { expect, test, type Locator, type Page } from '@playwright/test';
import { OutlookPage } from './outlookPage.ts';

const WIEBKE = 'w.hansen@nordkuehl.example';
const JONAS = 'jonas.brandt@halvorsenfoods.example';
const CRM = '**/api/data/v9.2/**';
/** Office.js calls that would send, or change who gets the email. */
const NEVER = [5, 194, 195, 21, 22];

async function writeTo(outlook: OutlookPage, address: string): Promise<void> {
  await outlook.page.getByRole('button', { name: 'New message' }).click();
  const to = outlook.page.getByLabel('To', { exact: true }).last();
  await to.fill(address);
  await to.press('Tab');
}

function insertButton(page: Page): Locator {
  return page.getByRole('group', { name: 'Message' }).getByRole('button', { name: 'Insert follow-up' });
}

function notice(page: Page, text: string | RegExp): Locator {
  return page.getByRole('status').filter({ hasText: text });
}

test('[E11] Insert follow-up in the ribbon puts the lead\'s follow-up above the signature, once; nothing is sent and no recipient changes', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await writeTo(outlook, WIEBKE);
  await page.getByRole('button', { name: 'Close pane' }).last().click();
  await insertButton(page).click();
  await expect(notice(page, /^Follow-up inserted\./)).toBeVisible();
  const body = await outlook.composeBody.innerText();
  expect(body.indexOf('Hansen')).toBeGreaterThanOrEqual(0);
  expect(body.indexOf('Hansen')).toBeLessThan(body.lastIndexOf('Maya Lindqvist'));
  await expect(page.getByLabel('Subject').last()).not.toHaveValue('');
  await outlook.screenshot('command-inserted');

  await insertButton(page).click();
  await expect(notice(page, 'The follow-up is already in this email. It was not inserted again.')).toBeVisible();
  expect(await outlook.composeBody.innerText()).toBe(body);
  await expect(page.getByLabel('To', { exact: true }).last()).toHaveValue(WIEBKE);
  expect((await outlook.calls()).filter((call) => NEVER.includes(call.dispid ?? 0))).toEqual([]);
});

test('[E11] two presses at once insert once', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await writeTo(outlook, WIEBKE);
  await insertButton(page).dblclick();
  await expect(notice(page, 'The follow-up is already in this email.')).toBeVisible();
  const close = /Freundliche Grüße|Mit freundlichen Grüßen|Viele Grüße|Beste Grüße/g;
  expect((await outlook.composeBody.innerText()).match(close)?.length).toBe(1);
});

test('[E11] in a reply it inserts what the pane drafted for that very email, with the seller\'s own words', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await outlook.open('PalletCell 6 for line 3');
  await outlook.primary(/^Draft/).click();
  await outlook.pane.getByRole('textbox', { name: /^Draft/ }).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' My own last sentence.');
  await expect.poll(() => prepared(page)).toContain('My own last sentence.');
  await page.getByRole('button', { name: 'Reply', exact: true }).click();
  await insertButton(page).click();
  await expect(notice(page, /^Follow-up inserted\. Fill the gaps/)).toBeVisible();
  await expect(outlook.composeBody).toContainText('My own last sentence.');
  await expect(outlook.composeBody).toContainText('S7-1500 integration guide');
});

test('[E11] for a recipient who is no lead it inserts nothing, says so, and its link opens the pane', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await writeTo(outlook, 'nobody@elsewhere.example');
  await page.getByRole('button', { name: 'Close pane' }).last().click();
  const before = await outlook.composeBody.innerText();
  await insertButton(page).click();
  await expect(notice(page, 'No lead found for this recipient. Nothing was inserted.')).toBeVisible();
  expect(await outlook.composeBody.innerText()).toBe(before);
  await page.getByRole('button', { name: 'Open Handraise' }).click();
  await expect(page.locator('iframe[title="Compose"]')).toBeVisible();
});

test('[E11] when the CRM can\'t be reached, a lead seen before still gets its follow-up, another one a sentence why not', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await writeTo(outlook, WIEBKE);
  await expect.poll(() => prepared(page)).toContain('Wiebke Hansen');
  await page.getByRole('button', { name: 'Discard' }).last().click();
  await page.route(CRM, (route) => route.abort());
  await writeTo(outlook, WIEBKE);
  await insertButton(page).click();
  await expect(notice(page, /^Follow-up inserted\./)).toBeVisible();
  await page.getByRole('button', { name: 'Discard' }).last().click();
  await writeTo(outlook, 'petr.novak@moraviaglas.example');
  await insertButton(page).click();
  await expect(notice(page, "The CRM can't be reached, and no follow-up is ready for this recipient. Nothing was inserted.")).toBeVisible({ timeout: 30_000 });
});

test('[E11] a new email to a lead begins with a hint; its link opens the pane', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await outlook.open('PalletCell 6 for line 3');
  await expect.poll(() => prepared(page)).toContain('Jonas Brandt');
  await page.getByRole('button', { name: 'Reply', exact: true }).click();
  await expect(notice(page, "You're writing to a lead: Jonas Brandt, Halvorsen Foods.")).toBeVisible();
  await page.getByRole('button', { name: 'Close pane' }).last().click();
  await expect(page.locator('iframe[title="Compose"]')).toHaveCount(0);
  await outlook.screenshot('command-hint');
  await page.getByRole('button', { name: 'Open Handraise' }).click();
  await expect(outlook.composePane.getByText('Jonas Brandt').first()).toBeVisible();
});

test('[E15] hint and notices speak German in a German mailbox', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await outlook.open('PalletCell 6 for line 3');
  await expect.poll(() => prepared(page)).toContain(JONAS);
  await page.getByLabel('Language').selectOption('de-DE');
  await page.getByRole('button', { name: 'Reply', exact: true }).click();
  await expect(notice(page, 'Sie schreiben an einen Lead: Jonas Brandt, Halvorsen Foods.')).toBeVisible();
  await expect(page.getByRole('group', { name: 'Message' }).getByRole('button', { name: 'Follow-up einfügen' })).toBeVisible();
});

/** What the pane left in the mailbox's roaming settings. */
async function prepared(page: Page): Promise<string> {
  return page.evaluate(() => Object.entries({ ...localStorage }).filter(([key]) => key.startsWith('outlook-page.roaming-settings')).map(([, value]) => value.replaceAll('\\', '')).join(''));
}
