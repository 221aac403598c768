import { expect, test, type Page } from '@playwright/test';
import { OutlookPage } from './outlookPage.ts';

const JONAS = 'PalletCell 6 for line 3';
/** Dispid of body.setSelectedDataAsync, by which a draft goes in. */
const SET_SELECTED_DATA = 13;

const newsletter = [
  'From: "Fieldbus Monthly" <news@fieldbusmonthly.example>',
  'To: maya.lindqvist@kestrelmotion.example',
  'Subject: Ten drives compared',
  'Date: Fri, 20 Nov 2026 07:00:00 +0000',
  'Message-ID: <dropped-1@fieldbusmonthly.example>',
  'List-Id: <monthly.fieldbusmonthly.example>',
  'List-Unsubscribe: <https://fieldbusmonthly.example/stop>',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<h1>Ten drives compared</h1><img src="https://track.fieldbusmonthly.example/open.gif"><script>document.title="owned"</script><p onclick="alert(1)">Read on</p>',
  '',
].join('\r\n');

test('an email file dropped on the list opens, is no lead’s, runs nothing and loads nothing', async ({ page }) => {
  const outside: string[] = [];
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).hostname !== 'localhost') outside.push(request.url());
  });
  const outlook = new OutlookPage(page);
  await outlook.start();
  await page.evaluate((raw) => window.outlookHost?.openEml('drives.eml', raw), newsletter);
  await outlook.open('Ten drives compared');
  await expect(outlook.pane.getByRole('heading', { name: 'No lead in this email' })).toBeVisible();
  await expect(outlook.pane.getByText('newsletter from Fieldbus Monthly')).toBeVisible();
  await expect(page).not.toHaveTitle('owned');
  await outlook.paneScreenshot('not-a-lead');
  await outlook.primary('It is a lead').click();
  await expect(outlook.primary('Create lead')).toBeVisible();
  expect(outside).toEqual([]);
});

test('in an appointment the pane tells who is invited and what is good to know', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await outlook.open(JONAS);
  await page.getByRole('button', { name: 'New event' }).click();
  await page.getByLabel('Required').last().fill('jonas.brandt@halvorsenfoods.example');
  await page.getByLabel('Required').last().press('Tab');
  const pane = page.frameLocator('iframe[title="Appointment"]').last();
  await expect(pane.getByRole('heading', { name: 'Jonas Brandt' })).toBeVisible();
  await expect(pane.getByText('Good to know')).toBeVisible();
  await outlook.screenshot('appointment');
});

test('from a wish to meet, one press opens the appointment form with attendee, subject and the chosen time', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await outlook.open(JONAS);
  await outlook.pane.getByRole('button', { name: /^Wed\b/ }).click();
  await outlook.pane.getByRole('button', { name: 'Open an appointment' }).click();
  await expect(page.getByLabel('Required').last()).toHaveValue(/jonas\.brandt@halvorsenfoods\.example/);
  await expect(page.getByLabel('Title').last()).toHaveValue(/PalletCell 6/);
  await expect(page.getByLabel('Start').last()).toHaveValue(/T14:00/);
});

for (const [how, fault] of [
  ['answers with an error', { error: 9020 }],
  ['never answers', { hang: true }],
  ['says yes and does nothing', { noOp: true }],
] as const) {
  test(`[F10] when Outlook ${how}, the draft is never called inserted, stays, and can be copied`, async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const outlook = new OutlookPage(page);
    await outlook.start();
    await openReplyWithDraft(outlook, page);
    await page.evaluate(([dispid, broken]) => Object.assign(window.outlookHost?.faults ?? {}, { [dispid]: broken }), [SET_SELECTED_DATA, fault] as const);
    const pane = outlook.composePane;
    await pane.getByRole('button', { name: 'Insert into reply' }).click();
    await expect(pane.getByRole('alert')).toContainText(/Outlook (refused this|didn't answer)/, { timeout: 15_000 });
    await expect(pane.getByText('We read it back')).toHaveCount(0);
    await expect(pane.getByRole('button', { name: 'Insert into reply' })).toBeVisible();
    await pane.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(pane.getByRole('status')).toContainText('Copied');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Jonas');
  });
}

async function openReplyWithDraft(outlook: OutlookPage, page: Page): Promise<void> {
  await outlook.open(JONAS);
  await page.getByRole('button', { name: 'Reply', exact: true }).click();
  await outlook.composePane.getByRole('button', { name: /^Draft/ }).click();
}
