// What is suggested for a lead is done where it is shown: from Home's card to the lead's page, without the email that called for it.
import { expect, test, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { AgentFindings, type FoundOut } from './agentFindings.ts';
import type { AboutLead } from './crmRows.ts';
import { OutlookPage } from './outlookPage.ts';
import { expectAccessible, expectNothingCut } from './paneLooks.ts';

const OMAR = { name: 'Omar Haddad', address: 'omar@cedarbeverages.example' };
const SUBJECT = 'Re: Two cells for your PET lines';
const ASKS = 'Could you give us a 10 % discount if we order both cells together?';

const citation = { kind: 'email', title: SUBJECT, date: '2026-11-20T08:00:00Z', quote: ASKS } as const;
const email = { subject: SUBJECT, receivedOn: '2026-11-20T08:00:00Z', messageId: '<cells-discount@journeys.example>' };
const discount: NonNullable<FoundOut['action']> = {
  kind: 'create-task', performs: 'draft', reasons: [{ code: 'asks-for-discount', citation }],
  others: [{ kind: 'send-follow-up-email', performs: 'draft', reasons: [] }],
  email: { ...email, reading: { intents: [{ kind: 'concession-request', evidence: { quote: ASKS }, certainty: 'sure' }], questions: [{ quote: ASKS }], language: 'en' } },
};

let findings: AgentFindings | undefined;
test.afterEach(async () => {
  await findings?.forgetAll();
  findings = undefined;
});

interface Stage {
  readonly outlook: OutlookPage;
  readonly crm: AgentFindings;
  /** From Home to the lead's page. */
  readonly openLead: () => Promise<void>;
  readonly count: (set: AboutLead) => Promise<number>;
  /** The page's one primary button. */
  readonly primary: (name: string | RegExp) => Locator;
}

/** Home with the one card of Omar, for whom this is suggested. */
async function atHome(page: Page, action: NonNullable<FoundOut['action']>): Promise<Stage> {
  const outlook = new OutlookPage(page);
  const crm = new AgentFindings(page);
  const { pane } = outlook;
  await outlook.start();
  await expect(pane.getByRole('tab', { name: /^Home/ })).toHaveAttribute('aria-label', /\d/);
  findings = crm;
  await crm.forgetAll();
  await crm.write((await crm.leads()).named(OMAR.name), { isHandRaiser: true, fit: 'high', score: 81, action });
  await outlook.selectNothing();
  await pane.getByRole('tab').nth(1).click();
  await expect(pane.locator('[data-card]')).toContainText(OMAR.name);
  const openLead = async (): Promise<void> => {
    await pane.locator('[data-card]').getByRole('button', { name: 'Open lead' }).click();
    await expect(pane.getByRole('heading', { level: 1, name: OMAR.name })).toBeVisible();
    await expect(pane.getByText(/^Up to date/).filter({ visible: true })).toBeVisible();
  };
  return { outlook, crm, openLead, primary: (name) => pane.getByRole('button', { name, exact: true }), count: async (set) => (await crm.about(set, OMAR.address)).length };
}

async function offline(context: BrowserContext, work: () => Promise<void>): Promise<void> {
  await context.setOffline(true);
  await work();
  await context.setOffline(false);
}

test('[E6] a card that says “Create task” leads to the page that creates it: with the quoted request and a due time, once however often it is pressed, and taken back by undo', async ({ page }) => {
  const { outlook, crm, openLead, count, primary } = await atHome(page, discount);
  const { pane } = outlook;
  await expect(pane.locator('[data-card]')).toContainText('Create task');
  const before = await count('tasks');
  await openLead();
  await outlook.paneScreenshot('page-create-task');
  await primary('Create task').dblclick();
  await expect(pane.getByText('Task created in the CRM.')).toBeVisible();
  await outlook.paneScreenshot('page-task-created');
  await expectAccessible(page);
  await expectNothingCut(pane);
  const rows = await crm.about('tasks', OMAR.address);
  expect(rows.length).toBe(before + 1);
  const made = rows.find((row) => /discount/i.test(String(row['subject'])));
  expect(made).toMatchObject({ subject: expect.stringContaining(OMAR.name), description: expect.stringContaining(`“${ASKS}”`), statecode: 0 });
  expect(Date.parse(String(made?.['scheduledend']))).toBeGreaterThan(Date.now());
  // Who asked can be told in the same breath.
  await expect(primary('Draft answer')).toBeVisible();

  // Left and come back to: the same press is the same row.
  await pane.getByRole('button', { name: 'My open leads' }).click();
  await openLead();
  await primary('Create task').click();
  await expect(pane.getByText('Task created in the CRM.')).toBeVisible();
  expect(await count('tasks')).toBe(before + 1);
  await outlook.undo();
  expect(await count('tasks')).toBe(before);
  await expect(primary('Create task')).toBeVisible();
});

test('[E6] the answer to a request, chosen on the page instead, is a new message with a draft in it', async ({ page }) => {
  const { outlook, openLead, primary } = await atHome(page, discount);
  await openLead();
  await outlook.pane.getByRole('button', { name: 'Send follow-up email' }).click();
  await primary('Draft follow-up').click();
  await expect(outlook.composeBody).toContainText('Your question about the terms is being looked at');
  await expect(page.getByLabel('To', { exact: true }).last()).toHaveValue(/omar@cedarbeverages\.example/);
  await expect(outlook.composePane.getByText('We read it back')).toBeVisible();
  await outlook.screenshot('page-answer');
});

test('a wait without a day names one that is ahead; pressed offline it waits, and is in the CRM once when the computer is online again', async ({ page, context }) => {
  const { outlook, crm, openLead, count, primary } = await atHome(page, { kind: 'wait-until', performs: 'task', reasons: [{ code: 'not-now-undated', citation: { ...citation, quote: 'Not now.' } }] });
  const { pane } = outlook;
  const before = await count('tasks');
  await openLead();
  const named = new Set((await crm.about('tasks', OMAR.address)).map((row) => row['activityid']));
  await offline(context, async () => {
    await primary(/^Remind me on \w+/).dblclick();
    await expect(pane.getByText('Noted on this computer.')).toBeVisible();
    await expect(pane.getByText('Offline. 1 change waits').filter({ visible: true })).toBeVisible();
    await outlook.paneScreenshot('page-offline');
  });
  await expect(pane.getByText(/^Reminder set for /)).toBeVisible();
  const rows = await crm.about('tasks', OMAR.address);
  expect(rows.length).toBe(before + 1);
  const made = rows.find((row) => !named.has(row['activityid']));
  expect(Date.parse(String(made?.['scheduledend']))).toBeGreaterThan(Date.now());
  await outlook.undo();
  expect(await count('tasks')).toBe(before);
});

test('a call is logged with the number of the lead’s email, and contact is stopped, from the page', async ({ page }) => {
  const number = { number: '+45 70 10 20 30', citation: { ...citation, quote: '+45 70 10 20 30' } };
  const stage = await atHome(page, { kind: 'call-back', performs: 'call', reasons: [{ code: 'asks-for-call', citation: { ...citation, quote: 'Please call me.' } }], numbers: [number] });
  const { outlook, crm, openLead, count, primary } = stage;
  const { pane } = outlook;
  const before = await count('phonecalls');
  await openLead();
  await expect(pane.getByRole('list', { name: 'Telephone numbers' })).toContainText('+45 70 10 20 30');
  await expectAccessible(page);
  await primary('Log the call').click();
  await expect(pane.getByText('Call logged in the CRM.')).toBeVisible();
  expect((await crm.about('phonecalls', OMAR.address)).filter((row) => row['phonenumber'] === '+45 70 10 20 30')).toMatchObject([{ statecode: 1 }]);
  await outlook.undo();
  expect(await count('phonecalls')).toBe(before);

  await crm.write((await crm.leads()).named(OMAR.name), { action: { kind: 'stop-contact', performs: 'stop-contact', reasons: [{ code: 'opted-out', citation: { ...citation, quote: 'Do not email me again.' } }] } });
  await pane.getByRole('button', { name: 'Look again' }).click();
  await primary('Stop contact').click();
  await expect(pane.getByText('Contact stopped in the CRM.')).toBeVisible();
  expect((await crm.lead(OMAR.address))['donotemail']).toBe(true);
  await outlook.undo();
  expect((await crm.lead(OMAR.address))['donotemail']).toBe(false);
});

test('a clear no opens the question why with the fitting reason chosen, and the lead’s words go into the note', async ({ page }) => {
  const { outlook, crm, openLead, primary } = await atHome(page, { kind: 'disqualify', performs: 'draft', reasons: [{ code: 'not-interested', citation: { ...citation, quote: 'Thanks, but no.' } }] });
  const { pane } = outlook;
  await openLead();
  await primary('Disqualify…').click();
  await expect(pane.getByRole('radio', { name: 'No longer interested' })).toBeChecked();
  await pane.getByRole('button', { name: 'Disqualify', exact: true }).click();
  await expect(pane.getByText('Lead disqualified').filter({ visible: true })).toBeVisible();
  expect(await crm.about('annotations', OMAR.address)).toMatchObject([{ notetext: expect.stringMatching(/^“Thanks, but no\.”/) }]);
  await outlook.undo();
  expect((await crm.lead(OMAR.address))['statecode']).toBe(0);
  expect(await crm.about('annotations', OMAR.address)).toEqual([]);
});

test('[E5] “Schedule” on a card opens the form with an agenda, and the lead’s page beside it records the appointment by a press of its own', async ({ page }) => {
  const { outlook, count } = await atHome(page, { kind: 'schedule-appointment', performs: 'draft', reasons: [{ code: 'wants-meeting' }] });
  const { pane } = outlook;
  const before = await count('appointments');
  await pane.locator('[data-card]').getByRole('button', { name: 'Schedule' }).click();
  await expect(pane.getByText('We can\'t see whether you saved it there.')).toBeVisible();
  await expect(page.getByText('what you would like to cover').last()).toBeVisible();
  await outlook.screenshot('page-appointment');
  expect(await count('appointments')).toBe(before);
  await page.getByRole('button', { name: 'Discard' }).last().click();
  await pane.getByRole('button', { name: 'Record it in the CRM' }).click();
  await expect(pane.getByText('Appointment recorded in the CRM.')).toBeVisible();
  expect(await count('appointments')).toBe(before + 1);
  await outlook.undo();
  expect(await count('appointments')).toBe(before);
});
