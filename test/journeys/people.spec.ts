import { expect, test } from '@playwright/test';
import { OutlookPage } from './outlookPage.ts';

const MARTA = 'Quote for a palletizing cell';
const ANNA = 'Conveyor retrofit, hall 2';

test('[O6] an unknown sender becomes a lead after a duplicate check, and the undo takes it back', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await outlook.open(MARTA);
  const { pane } = outlook;
  await expect(pane.getByLabel('First name')).toHaveValue('Marta');
  await expect(pane.getByLabel('Last name')).toHaveValue('Oliveira');
  await expect(pane.getByLabel('Company')).toHaveValue('Serrano Dairy');
  await expect(pane.getByText('No duplicates')).toBeVisible();
  await outlook.paneScreenshot('unknown');
  await outlook.primary('Create lead').click();
  await expect(pane.getByText('Lead created. You own it.')).toBeVisible();
  await expect(pane.getByRole('heading', { level: 1, name: 'Marta Oliveira' })).toBeVisible();
  await expect(outlook.primary(/^Draft/)).toBeVisible();
  await outlook.paneScreenshot('created');
  await pane.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(outlook.primary('Create lead')).toBeVisible();
});

test('[O1] two leads that could have written an email are offered as a choice, and the choice holds', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await outlook.open(ANNA);
  const { pane } = outlook;
  await expect(pane.getByRole('heading', { name: 'Whose email is this?' })).toBeVisible();
  await outlook.paneScreenshot('ambiguous');
  await pane.getByRole('radio', { name: /Brightwater/ }).check();
  await outlook.primary('This is Anna of Brightwater').click();
  await expect(pane.getByRole('heading', { level: 1, name: 'Anna Keller' })).toBeVisible();
  await outlook.open(MARTA);
  await expect(pane.getByRole('heading', { name: 'Marta Oliveira' })).toBeVisible();
  await outlook.open(ANNA);
  await expect(pane.getByRole('heading', { level: 1, name: 'Anna Keller' })).toBeVisible();
  await pane.getByRole('button', { name: /Likely|Sure|Possible/ }).first().click();
  await pane.getByRole('button', { name: 'Not this one' }).click();
  await expect(pane.getByText(/Brightwater/)).toHaveCount(0);
});

test('[P10] signed in as another seller, the same mailbox shows no lead of the first', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await outlook.open('PalletCell 6 for line 3');
  await expect(outlook.pane.getByRole('heading', { name: 'Jonas Brandt' })).toBeVisible();
  await outlook.start('Tomás');
  await expect(outlook.pane.getByText('Jonas Brandt')).toHaveCount(0);
});

test('without a sign-in the pane says so and asks once, and signing in goes on with the open email', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await page.addInitScript(() => Object.assign(globalThis, { outlookHostSignIn: 'needs-prompt' }));
  await outlook.start();
  await outlook.open('PalletCell 6 for line 3');
  await expect(outlook.primary('Sign in')).toBeVisible();
  await outlook.paneScreenshot('sign-in');
  await outlook.primary('Sign in').click();
  await expect(outlook.pane.getByRole('heading', { name: 'Jonas Brandt' })).toBeVisible();
});

test('with nothing selected the pane invites to open an email', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await outlook.open('PalletCell 6 for line 3');
  await expect(outlook.pane.getByRole('heading', { name: 'Jonas Brandt' })).toBeVisible();
  await outlook.selectNothing();
  await expect(outlook.pane.getByRole('heading', { name: 'Open an email' })).toBeVisible();
  await outlook.paneScreenshot('no-item');
});

test('a sign-in that ends in the middle is told above the buttons, nothing typed is lost, and one press goes on', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await outlook.open(MARTA);
  const { pane } = outlook;
  await expect(pane.getByText('No duplicates')).toBeVisible();
  await pane.getByLabel('Job title').fill('Director of operations');
  await page.evaluate(() => Object.assign(window.outlookHost ?? {}, { signIn: 'needs-prompt' }));
  await page.route('**/api/data/**', (route) => route.fulfill({ status: 401, contentType: 'application/json', body: '{"error":{"code":"","message":"expired"}}' }));
  await outlook.primary('Create lead').click();
  await expect(pane.getByRole('alert')).toContainText('Please sign in again');
  await expect(pane.getByLabel('Job title')).toHaveValue('Director of operations');
  await outlook.paneScreenshot('signed-out');
  await page.unroute('**/api/data/**');
  await pane.getByRole('button', { name: 'Sign in' }).click();
  await expect(pane.getByRole('alert')).toHaveCount(0);
  await outlook.primary('Create lead').click();
  await expect(pane.getByText('Lead created. You own it.')).toBeVisible();
  await pane.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(outlook.primary('Create lead')).toBeVisible();
});
