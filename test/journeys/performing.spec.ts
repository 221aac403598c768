import { expect, test, type Page } from '@playwright/test';
import { CrmRows, openEmail, type AboutLead, type Row } from './crmRows.ts';
import { OutlookPage } from './outlookPage.ts';
import { expectAccessible } from './paneLooks.ts';

const JONAS = 'PalletCell 6 for line 3';
const DEREK = { subject: 'RE: Your bag palletizer', address: 'dpruitt@castlefordmills.example' };
const AWAY = 'Automatic reply: Spare drives';
const BATCH = '**/api/data/v9.2/$batch';

const OMAR = { from: 'Omar Haddad <omar@cedarbeverages.example>', address: 'omar@cedarbeverages.example' };

async function choose(outlook: OutlookPage, entry: string): Promise<void> {
  await outlook.openMenu();
  await outlook.pane.getByRole('menuitem', { name: entry }).click();
}

interface Opened {
  readonly outlook: OutlookPage;
  readonly crm: CrmRows;
}

async function openMessage(page: Page, subject: string): Promise<Opened> {
  const outlook = new OutlookPage(page);
  const crm = new CrmRows(page);
  await outlook.start();
  await outlook.open(subject);
  return { outlook, crm };
}

interface Counted {
  readonly outlook: OutlookPage;
  /** What the lead has of a kind. */
  readonly rows: () => Promise<readonly Row[]>;
  /** How many of these there were. */
  readonly before: number;
}

/** Jonas's email is open, and his rows of a kind are counted. */
async function openJonas(page: Page, set: AboutLead): Promise<Counted> {
  const { outlook, crm } = await openMessage(page, JONAS);
  await expect(outlook.pane.getByRole('heading', { name: 'Jonas Brandt' })).toBeVisible();
  const rows = (): Promise<readonly Row[]> => crm.about(set, 'jonas.brandt@halvorsenfoods.example');
  return { outlook, rows, before: (await rows()).length };
}

test('[E6] a discount the lead asks for becomes a task with the quoted request and a due time, once, and the undo takes it back', async ({ page }) => {
  const outlook = new OutlookPage(page);
  const crm = new CrmRows(page);
  await outlook.start();
  await openEmail(page, { from: OMAR.from, subject: 'Re: Two cells for your PET lines', text: 'Hi Maya,\n\nthe offer looks right. Could you give us a 10 % discount if we order both cells together?\n\nOmar' });
  await expect(outlook.pane.getByRole('heading', { name: 'Suggested action' })).toBeVisible();
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
  await outlook.undo();
  expect((await crm.about('tasks', OMAR.address)).length).toBe(before);
});

test('a clear no is disqualified with the reason the seller chooses and the words in a note, and reopened by the undo', async ({ page }) => {
  const { outlook, crm } = await openMessage(page, DEREK.subject);
  await outlook.pane.getByRole('button', { name: 'Disqualify…' }).click();
  await expect(outlook.pane.getByRole('radio', { name: 'No longer interested' })).toBeChecked();
  await outlook.paneScreenshot('performing-disqualify');
  await expectAccessible(page);
  const before = await crm.lead(DEREK.address);
  await outlook.pane.getByRole('radio', { name: 'Lost' }).check();
  await outlook.pane.getByRole('button', { name: 'Disqualify', exact: true }).click();
  await expect(outlook.pane.getByText('Lead disqualified in the CRM.')).toBeVisible();
  await expect(outlook.pane.getByText('Status in the CRM: Lost')).toBeVisible();
  expect(await crm.lead(DEREK.address)).toMatchObject({ statecode: 2, statuscode: 4 });
  expect(await crm.about('annotations', DEREK.address)).toMatchObject([{ notetext: expect.stringMatching(/^“Thanks, but no\..*”\nDerek Pruitt, email “RE: Your bag palletizer”/) }]);
  await outlook.undo();
  expect(await crm.lead(DEREK.address)).toMatchObject({ statecode: 0, statuscode: before['statuscode'] });
  expect(await crm.about('annotations', DEREK.address)).toEqual([]);
});

test('a call is logged as done, and the undo takes it back', async ({ page }) => {
  const { outlook, rows, before } = await openJonas(page, 'phonecalls');
  await choose(outlook, 'Log a call');
  await expect(outlook.pane.getByText('Call logged in the CRM.')).toBeVisible();
  const after = await rows();
  expect(after.length).toBe(before + 1);
  expect(after.filter((row) => row['subject'] === 'Call with Jonas Brandt')).toMatchObject([{ statecode: 1, directioncode: true }]);
  await outlook.undo();
  expect((await rows()).length).toBe(before);
});

test('an appointment is recorded by a press of its own after its form was opened, and the pane says that nobody knows whether it was saved', async ({ page }) => {
  const { outlook, rows, before } = await openJonas(page, 'appointments');
  await outlook.pane.getByRole('button', { name: 'Open an appointment' }).click();
  await expect(outlook.pane.getByText('We can\'t see whether you saved it there.')).toBeVisible();
  expect((await rows()).length).toBe(before);
  await outlook.paneScreenshot('performing-appointment');
  // The seller closes the form; what stands in the pane stays.
  await page.getByRole('button', { name: 'Discard' }).last().click();
  await outlook.pane.getByRole('button', { name: 'Record it in the CRM' }).click();
  await expect(outlook.pane.getByText('Appointment recorded in the CRM.')).toBeVisible();
  const after = await rows();
  expect(after.length).toBe(before + 1);
  const made = after.find((row) => String(row['subject']).includes(JONAS));
  expect(Date.parse(String(made?.['scheduledend'])) - Date.parse(String(made?.['scheduledstart']))).toBe(30 * 60_000);
  await outlook.undo();
  expect((await rows()).length).toBe(before);
});

test('[E13] an opt-out is written to the lead and can be taken back', async ({ page }) => {
  const outlook = new OutlookPage(page);
  const crm = new CrmRows(page);
  await outlook.start();
  await openEmail(page, { from: OMAR.from, subject: 'Re: Two cells for your PET lines', text: 'Please remove me from your mailing list and do not email me again.\n\nOmar' });
  await outlook.primary('Stop contact').click();
  await expect(outlook.pane.getByText('Contact stopped in the CRM.')).toBeVisible();
  expect((await crm.lead(OMAR.address))['donotemail']).toBe(true);
  await outlook.undo();
  expect((await crm.lead(OMAR.address))['donotemail']).toBe(false);
});

test('a reminder pressed offline waits, says so, and is in the CRM once when the computer is online again', async ({ page, context }) => {
  const address = 'samuel.osei@tarnpackaging.example';
  const { outlook, crm } = await openMessage(page, AWAY);
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
  await outlook.undo();
  expect((await crm.about('tasks', address)).length).toBe(before);
});

test('a change taken back while it waits never reaches the CRM', async ({ page, context }) => {
  const { outlook, crm } = await openMessage(page, DEREK.subject);
  await expect(outlook.pane.getByRole('button', { name: 'Disqualify…' })).toBeVisible();
  await context.setOffline(true);
  await outlook.pane.getByRole('button', { name: 'Disqualify…' }).click();
  await outlook.pane.getByRole('button', { name: 'Disqualify', exact: true }).click();
  await expect(outlook.pane.getByText('Offline. 1 change waits')).toBeVisible();
  await outlook.undo();
  await expect(outlook.pane.getByText(/change waits/)).toHaveCount(0);
  const back = page.waitForResponse(/hrz_agentsettingses/);
  await context.setOffline(false);
  await back;
  await expect(outlook.pane.getByRole('button', { name: 'Disqualify…' })).toBeVisible();
  expect((await crm.lead(DEREK.address))['statecode']).toBe(0);
});

test('a change the CRM refuses after it waited is told with the reason, can be copied, and is gone only when discarded', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { outlook, crm } = await openMessage(page, DEREK.subject);
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
  expect((await crm.about('phonecalls', DEREK.address)).filter((row) => row['subject'] === 'Call with Derek Pruitt')).toEqual([]);
});

test('an answer that gets lost on its way makes no second row', async ({ page }) => {
  const { outlook, rows, before } = await openJonas(page, 'tasks');
  let lost = 0;
  await page.route(BATCH, async (route) => {
    if (lost > 0 || !(route.request().postData() ?? '').includes('POST')) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort('connectionreset');
  });
  await choose(outlook, 'Create task in the CRM');
  await expect(outlook.pane.getByText('Task created in the CRM.')).toBeVisible();
  expect([lost, (await rows()).length]).toEqual([1, before + 1]);
  await outlook.undo();
  expect((await rows()).length).toBe(before);
});
