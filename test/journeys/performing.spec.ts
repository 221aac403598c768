import { expect, test } from '@playwright/test';
import { CrmRows, openEmail } from './crmRows.ts';
import { OutlookPage } from './outlookPage.ts';
import { expectAccessible } from './paneLooks.ts';

const JONAS = 'PalletCell 6 for line 3';
const DEREK = 'RE: Your bag palletizer';
const AWAY = 'Automatic reply: Spare drives';
const BATCH = '**/api/data/v9.2/$batch';

async function choose(outlook: OutlookPage, entry: string): Promise<void> {
  await outlook.pane.getByRole('button', { name: 'More', exact: true }).or(outlook.pane.getByRole('button', { name: /^More/ })).first().click();
  await outlook.pane.getByRole('menuitem', { name: entry }).click();
}

async function undo(outlook: OutlookPage): Promise<void> {
  await outlook.pane.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(outlook.pane.getByRole('button', { name: 'Undo', exact: true })).toHaveCount(0);
}

const OMAR = { from: 'Omar Haddad <omar@cedarbeverages.example>', address: 'omar@cedarbeverages.example' };

test('[E6] a discount the lead asks for becomes a task with the quoted request and a due time, once, and the undo takes it back', async ({ page }) => {
  const outlook = new OutlookPage(page);
  const crm = new CrmRows(page);
  await outlook.start();
  await openEmail(page, { from: OMAR.from, subject: 'Re: Two cells for your PET lines', text: 'Hi Maya,\n\nthe offer looks right. Could you give us a 10 % discount if we order both cells together?\n\nOmar' });
  await expect(outlook.pane.getByText('Suggested action')).toBeVisible();
  const before = (await crm.about('tasks', OMAR.address)).length;
  await outlook.pane.getByRole('button', { name: 'Create task', exact: true }).dblclick();
  await expect(outlook.pane.getByText('Task created in the CRM.')).toBeVisible();
  await outlook.paneScreenshot('performing-task');
  await expectAccessible(page);
  const rows = await crm.about('tasks', OMAR.address);
  expect(rows.length).toBe(before + 1);
  const made = rows.find((row) => /discount/i.test(String(row['subject'])));
  expect(made).toMatchObject({ subject: expect.stringContaining('Omar Haddad'), description: expect.stringContaining('“Could you give us a 10 % discount'), statecode: 0 });
  expect(Date.parse(String(made?.['scheduledend']))).toBeGreaterThan(Date.now());
  // The draft that answers is still one press away.
  await expect(outlook.primary(/^Draft/)).toBeVisible();
  await undo(outlook);
  expect((await crm.about('tasks', OMAR.address)).length).toBe(before);
});

test('a clear no is disqualified with the reason the seller chooses and the words in a note, and reopened by the undo', async ({ page }) => {
  const outlook = new OutlookPage(page);
  const crm = new CrmRows(page);
  const address = 'dpruitt@castlefordmills.example';
  await outlook.start();
  await outlook.open(DEREK);
  await outlook.pane.getByRole('button', { name: 'Disqualify…' }).click();
  await expect(outlook.pane.getByRole('radio', { name: 'No longer interested' })).toBeChecked();
  await outlook.paneScreenshot('performing-disqualify');
  await expectAccessible(page);
  const before = await crm.lead(address);
  await outlook.pane.getByRole('radio', { name: 'Lost' }).check();
  await outlook.pane.getByRole('button', { name: 'Disqualify', exact: true }).click();
  await expect(outlook.pane.getByText('Lead disqualified in the CRM.')).toBeVisible();
  await expect(outlook.pane.getByText('Status in the CRM: Lost')).toBeVisible();
  expect(await crm.lead(address)).toMatchObject({ statecode: 2, statuscode: 4 });
  expect(await crm.about('annotations', address)).toMatchObject([{ notetext: expect.stringMatching(/^“Thanks, but no\..*”\nDerek Pruitt, email “RE: Your bag palletizer”/) }]);
  await undo(outlook);
  expect(await crm.lead(address)).toMatchObject({ statecode: 0, statuscode: before['statuscode'] });
  expect(await crm.about('annotations', address)).toEqual([]);
});

test('a call is logged as done, and the undo takes it back', async ({ page }) => {
  const outlook = new OutlookPage(page);
  const crm = new CrmRows(page);
  const address = 'jonas.brandt@halvorsenfoods.example';
  await outlook.start();
  await outlook.open(JONAS);
  await expect(outlook.pane.getByRole('heading', { name: 'Jonas Brandt' })).toBeVisible();
  const before = (await crm.about('phonecalls', address)).length;
  await choose(outlook, 'Log a call');
  await expect(outlook.pane.getByText('Call logged in the CRM.')).toBeVisible();
  const rows = await crm.about('phonecalls', address);
  expect(rows.length).toBe(before + 1);
  expect(rows.filter((row) => row['subject'] === 'Call with Jonas Brandt')).toMatchObject([{ statecode: 1, directioncode: true }]);
  await undo(outlook);
  expect((await crm.about('phonecalls', address)).length).toBe(before);
});

test('an appointment is recorded by a press of its own after its form was opened, and the pane says that nobody knows whether it was saved', async ({ page }) => {
  const outlook = new OutlookPage(page);
  const crm = new CrmRows(page);
  const address = 'jonas.brandt@halvorsenfoods.example';
  await outlook.start();
  await outlook.open(JONAS);
  await expect(outlook.pane.getByRole('heading', { name: 'Jonas Brandt' })).toBeVisible();
  const before = (await crm.about('appointments', address)).length;
  await outlook.pane.getByRole('button', { name: 'Open an appointment' }).click();
  await expect(outlook.pane.getByText('We can\'t see whether you saved it there.')).toBeVisible();
  expect((await crm.about('appointments', address)).length).toBe(before);
  await outlook.paneScreenshot('performing-appointment');
  // The seller closes the form; what stands in the pane stays.
  await page.getByRole('button', { name: 'Discard' }).last().click();
  await outlook.pane.getByRole('button', { name: 'Record it in the CRM' }).click();
  await expect(outlook.pane.getByText('Appointment recorded in the CRM.')).toBeVisible();
  const rows = await crm.about('appointments', address);
  expect(rows.length).toBe(before + 1);
  const made = rows.find((row) => String(row['subject']).includes(JONAS));
  expect(Date.parse(String(made?.['scheduledend'])) - Date.parse(String(made?.['scheduledstart']))).toBe(30 * 60_000);
  await undo(outlook);
  expect((await crm.about('appointments', address)).length).toBe(before);
});

test('[E13] an opt-out is written to the lead and can be taken back', async ({ page }) => {
  const outlook = new OutlookPage(page);
  const crm = new CrmRows(page);
  await outlook.start();
  await openEmail(page, { from: OMAR.from, subject: 'Re: Two cells for your PET lines', text: 'Please remove me from your mailing list and do not email me again.\n\nOmar' });
  await outlook.primary('Stop contact').click();
  await expect(outlook.pane.getByText('Contact stopped in the CRM.')).toBeVisible();
  expect((await crm.lead(OMAR.address))['donotemail']).toBe(true);
  await undo(outlook);
  expect((await crm.lead(OMAR.address))['donotemail']).toBe(false);
});

test('a reminder pressed offline waits, says so, and is in the CRM once when the computer is online again', async ({ page, context }) => {
  const outlook = new OutlookPage(page);
  const crm = new CrmRows(page);
  const address = 'samuel.osei@tarnpackaging.example';
  await outlook.start();
  await outlook.open(AWAY);
  await expect(outlook.primary(/^Remind me/)).toBeVisible();
  const before = (await crm.about('tasks', address)).length;
  await context.setOffline(true);
  await outlook.primary(/^Remind me/).dblclick();
  await expect(outlook.pane.getByText('Noted on this computer.')).toBeVisible();
  await expect(outlook.pane.getByText('Offline. 1 change waits')).toBeVisible();
  await outlook.paneScreenshot('performing-offline');
  await context.setOffline(false);
  await expect(outlook.pane.getByText(/^Reminder set/)).toBeVisible();
  await expect(outlook.pane.getByText(/change waits/)).toHaveCount(0);
  expect((await crm.about('tasks', address)).length).toBe(before + 1);
  await undo(outlook);
  expect((await crm.about('tasks', address)).length).toBe(before);
});

test('a change taken back while it waits never reaches the CRM', async ({ page, context }) => {
  const outlook = new OutlookPage(page);
  const crm = new CrmRows(page);
  const address = 'dpruitt@castlefordmills.example';
  await outlook.start();
  await outlook.open(DEREK);
  await expect(outlook.pane.getByRole('button', { name: 'Disqualify…' })).toBeVisible();
  await context.setOffline(true);
  await outlook.pane.getByRole('button', { name: 'Disqualify…' }).click();
  await outlook.pane.getByRole('button', { name: 'Disqualify', exact: true }).click();
  await expect(outlook.pane.getByText('Offline. 1 change waits')).toBeVisible();
  await undo(outlook);
  await expect(outlook.pane.getByText(/change waits/)).toHaveCount(0);
  const back = page.waitForResponse(/hrz_agentsettingses/);
  await context.setOffline(false);
  await back;
  await expect(outlook.pane.getByRole('button', { name: 'Disqualify…' })).toBeVisible();
  expect((await crm.lead(address))['statecode']).toBe(0);
});

test('a change the CRM refuses after it waited is told with the reason, can be copied, and is gone only when discarded', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const outlook = new OutlookPage(page);
  const crm = new CrmRows(page);
  const address = 'dpruitt@castlefordmills.example';
  await outlook.start();
  await outlook.open(DEREK);
  await expect(outlook.pane.getByRole('button', { name: 'Disqualify…' })).toBeVisible();
  await context.setOffline(true);
  await choose(outlook, 'Log a call');
  await expect(outlook.pane.getByText('Offline. 1 change waits')).toBeVisible();
  // Meanwhile a colleague closes the lead.
  await page.route(BATCH, async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace(/"statecode":0/g, '"statecode":2');
    await route.fulfill({ response: answer, body });
  });
  await context.setOffline(false);
  const refused = outlook.pane.getByRole('alert');
  await expect(refused).toContainText('1 change couldn\'t be saved');
  await expect(refused).toContainText('Call with Derek Pruitt: the lead was closed on');
  await outlook.paneScreenshot('performing-refused');
  await expectAccessible(page);
  await page.unroute(BATCH);
  await outlook.pane.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(outlook.pane.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Call with Derek Pruitt');
  await outlook.pane.getByRole('button', { name: 'Discard', exact: true }).click();
  await expect(refused).toHaveCount(0);
  expect((await crm.about('phonecalls', address)).filter((row) => row['subject'] === 'Call with Derek Pruitt')).toEqual([]);
});

test('an answer that gets lost on its way makes no second row', async ({ page }) => {
  const outlook = new OutlookPage(page);
  const crm = new CrmRows(page);
  const address = 'jonas.brandt@halvorsenfoods.example';
  await outlook.start();
  await outlook.open(JONAS);
  await expect(outlook.pane.getByRole('heading', { name: 'Jonas Brandt' })).toBeVisible();
  const before = (await crm.about('tasks', address)).length;
  let lost = 0;
  await page.route(BATCH, async (route) => {
    if (lost > 0 || !(route.request().postData() ?? '').includes('POST')) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort('connectionreset');
  });
  await choose(outlook, 'Create task in the CRM');
  await expect(outlook.pane.getByText('Task created in the CRM.')).toBeVisible();
  expect([lost, (await crm.about('tasks', address)).length]).toEqual([1, before + 1]);
  await undo(outlook);
  expect((await crm.about('tasks', address)).length).toBe(before);
});
