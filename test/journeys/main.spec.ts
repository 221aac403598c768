import { expect, test } from '@playwright/test';
import { SENDING } from './hostCalls.ts';
import { OutlookPage } from './outlookPage.ts';

const JONAS = 'PalletCell 6 for line 3';

test('[main] [O3] [E9] [Z3] an email of a lead becomes a draft in the reply, above signature and quoted email; nothing is sent, nothing leaves the machine', async ({ page }) => {
  const outside: string[] = [];
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).hostname !== 'localhost') outside.push(request.url());
  });
  const outlook = new OutlookPage(page);
  await outlook.start();
  await outlook.open(JONAS);
  await expect(outlook.pane.getByText('Jonas Brandt').first()).toBeVisible();
  await expect(outlook.pane.getByRole('heading', { name: 'Suggested action' })).toBeVisible();
  await outlook.screenshot('main-suggestion');

  await outlook.primary(/^Draft/).click();
  await expect(outlook.primary('Insert into reply')).toBeVisible();
  await outlook.screenshot('main-draft');
  await outlook.primary('Insert into reply').click();

  await expect(outlook.composeBody).toContainText('Jonas');
  const written = await outlook.composeBody.innerText();
  const greeting = written.search(/Hi Jonas|Hello Jonas|Dear/);
  expect(greeting).toBeGreaterThanOrEqual(0);
  expect(greeting).toBeLessThan(written.indexOf('Maya Lindqvist'));
  expect(written.indexOf('Maya Lindqvist')).toBeLessThan(written.indexOf('From: Jonas Brandt'));
  await expect(outlook.pane.getByText('We asked Outlook to open your reply with the draft')).toBeVisible();
  await outlook.screenshot('main-inserted');
  // The reply's own pane finds the draft there and says so.
  await expect(outlook.composePane.getByText('We read it back')).toBeVisible();
  await expect(outlook.composePane.getByRole('button', { name: 'Undo insert' })).toBeVisible();
  expect((await outlook.calls()).filter((call) => SENDING.includes(call.dispid ?? 0))).toEqual([]);
  expect(outside).toEqual([]);
});

test('[E7] the draft answers each question it has a fact for and leaves a visible gap for the other', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await outlook.open(JONAS);
  await outlook.primary(/^Draft/).click();
  await expect(outlook.pane.getByText('Answered in the draft').first()).toBeVisible();
  await expect(outlook.pane.getByText('Left as a gap for you').first()).toBeVisible();
  await expect(outlook.pane.getByText(/1 gap to fill/)).toBeVisible();
});

test('[E11] in a reply window the draft goes in above the signature, is read back, and one press takes it back', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await outlook.open(JONAS);
  await page.getByRole('button', { name: 'Reply', exact: true }).click();
  const pane = outlook.composePane;
  await expect(pane.getByText('Send follow-up email', { exact: true })).toBeVisible();
  await pane.getByRole('button', { name: /^Draft/ }).click();
  const before = await outlook.composeBody.innerText();
  await pane.getByRole('button', { name: 'Insert into reply' }).click();
  await expect(pane.getByText('We read it back')).toBeVisible();
  await outlook.screenshot('compose-inserted');
  await outlook.paneScreenshot('compose-pane-inserted', 'Compose');
  expect(await outlook.composeBody.innerText()).toContain('S7-1500 integration guide covers');
  await pane.getByRole('button', { name: 'Undo insert' }).click();
  await expect(pane.getByRole('button', { name: 'Insert into reply' })).toBeVisible();
  expect((await outlook.composeBody.innerText()).replace(/\s+/g, ' ')).toBe(before.replace(/\s+/g, ' '));
});

test('[E11] in a new message to a lead, and in plain text, the draft goes in as well', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  for (const format of ['html', 'plain'] as const) {
    await page.getByRole('button', { name: 'New message' }).click();
    if (format === 'plain') await page.getByLabel('Plain text').last().check();
    await page.getByLabel('To', { exact: true }).last().fill('jonas.brandt@halvorsenfoods.example');
    await page.getByLabel('To', { exact: true }).last().press('Tab');
    const pane = outlook.composePane;
    await pane.getByRole('button', { name: /^Draft/ }).click();
    await pane.getByRole('button', { name: 'Insert at cursor' }).click();
    await expect(pane.getByText('We read it back')).toBeVisible();
    await outlook.screenshot(`new-message-${format}`);
    const text = format === 'plain' ? await outlook.composeBody.inputValue() : await outlook.composeBody.innerText();
    expect(text).toContain('Jonas');
    await page.getByRole('button', { name: 'Discard' }).last().click();
  }
});
