import { expect, test, type Page, type Request, type Route } from '@playwright/test';
import { OutlookPage } from './outlookPage.ts';

const JONAS = 'PalletCell 6 for line 3';
const BATCH = '**/api/data/v9.2/$batch';

/** Holds the answers of the CRM until they are let go, one by one. */
async function holdAnswers(page: Page): Promise<{ readonly waiting: Route[]; letGo: () => Promise<void> }> {
  const waiting: Route[] = [];
  let holds = true;
  // What Home reads has nothing to do with the open email.
  await page.route(BATCH, (route) => (holds && !(route.request().postData() ?? '').includes('hrz_reminders') ? void waiting.push(route) : route.continue()));
  return {
    waiting,
    async letGo() {
      holds = false;
      for (const route of waiting.splice(0)) await route.continue();
    },
  };
}

test('[O2] an answer that comes after another email was opened is never shown there', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  const names = await twoLeadMails(outlook);
  const held = await holdAnswers(page);
  await outlook.open(names.first.subject);
  await expect.poll(() => held.waiting.length).toBe(1);
  await outlook.open(names.second.subject);
  await expect.poll(() => held.waiting.length).toBe(2);
  await held.letGo();
  await expect(outlook.pane.getByRole('heading', { name: names.second.lead })).toBeVisible();
  await expect(outlook.pane.getByText(names.first.lead)).toHaveCount(0);
});

test('[O2] forty quick changes of the selection end on the email that is open', async ({ page }) => {
  test.setTimeout(90_000);
  const outlook = new OutlookPage(page);
  await outlook.start();
  const names = await twoLeadMails(outlook);
  for (let round = 0; round < 20; round++) {
    await outlook.open(names.first.subject);
    await outlook.open(names.second.subject);
  }
  await expect(outlook.pane.getByRole('heading', { name: names.second.lead })).toBeVisible();
  await expect(outlook.pane.getByText(names.first.lead)).toHaveCount(0);
});

/** How often the page has asked the CRM, and whether for a second it has waited for nothing. */
function askingOf(page: Page): { count(): number; isQuiet(): boolean } {
  let [count, open, last] = [0, 0, Date.now()];
  const isCrm = (request: Request): boolean => request.url().includes('/api/data/');
  page.on('request', (request) => {
    if (!isCrm(request)) return;
    count++;
    open++;
    last = Date.now();
  });
  const ended = (request: Request): void => {
    if (isCrm(request)) [open, last] = [open - 1, Date.now()];
  };
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
  return { count: () => count, isQuiet: () => open === 0 && Date.now() - last > 1_000 };
}

test('a second visit paints from the cache without asking anybody', async ({ page }) => {
  const outlook = new OutlookPage(page);
  const asking = askingOf(page);
  await outlook.start();
  await visitJonasAndLeave(outlook);
  // What the pane asks beside the email (rights, what waits on Home) has come to its end.
  await expect.poll(() => asking.isQuiet(), { timeout: 20_000 }).toBe(true);
  const before = asking.count();
  await outlook.open(JONAS);
  await expect(outlook.pane.getByRole('heading', { name: 'Jonas Brandt' })).toBeVisible();
  await expect(outlook.primary(/^Draft/)).toBeEnabled();
  expect(asking.count()).toBe(before);
});

test('offline, a mail seen before still has its lead, its action and a draft', async ({ page, context }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await visitJonasAndLeave(outlook);
  await context.setOffline(true);
  await outlook.open(JONAS);
  await expect(outlook.pane.getByRole('heading', { name: 'Jonas Brandt' })).toBeVisible();
  await expect(outlook.pane.getByText('Offline.')).toBeVisible();
  await outlook.primary('Draft from template').click();
  await outlook.primary('Insert into reply').click();
  await expect(outlook.composeBody).toContainText('Jonas');
  await outlook.screenshot('offline');
  await context.setOffline(false);
});

test('after a reload the last suggestion is painted before the CRM has answered', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await outlook.open(JONAS);
  await expect(outlook.primary(/^Draft/)).toBeVisible();
  const held = await holdAnswers(page);
  await page.reload();
  await outlook.open(JONAS);
  await expect(outlook.pane.getByRole('heading', { name: 'Jonas Brandt' })).toBeVisible();
  await held.letGo();
});

test('a silent CRM is told above the buttons, what was known stays, and Try again cures it', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await page.route(BATCH, (route) => route.abort());
  await outlook.open(JONAS);
  await expect(outlook.pane.getByRole('alert')).toContainText('The CRM didn\'t answer');
  await outlook.paneScreenshot('crm-silent');
  await page.unroute(BATCH);
  await outlook.pane.getByRole('button', { name: 'Try again' }).click();
  await expect(outlook.pane.getByRole('heading', { name: 'Jonas Brandt' })).toBeVisible();
  await expect(outlook.pane.getByRole('alert')).toHaveCount(0);
});

async function visitJonasAndLeave(outlook: OutlookPage): Promise<void> {
  await outlook.open(JONAS);
  await expect(outlook.pane.getByText(/Up to date/)).toBeVisible();
  const { second } = await twoLeadMails(outlook);
  await outlook.open(second.subject);
  await expect(outlook.pane.getByRole('heading', { name: second.lead })).toBeVisible();
}

async function twoLeadMails(_outlook: OutlookPage): Promise<{ first: LeadMail; second: LeadMail }> {
  const { sampleMail } = await import('../fixtures/sampleMail.ts');
  const mails = sampleMail.filter((mail) => mail.owner.startsWith('maya') && mail.expected.screen === 'lead' && mail.expected.leadName !== undefined);
  const first = mails.find((mail) => mail.subject.includes(JONAS));
  const second = mails.find((mail) => mail.expected.leadName !== first?.expected.leadName && mail.expected.action === 'send-follow-up-email');
  if (first === undefined || second === undefined) throw new Error('the sample mailbox has fewer than two leads');
  return { first: { subject: first.subject, lead: first.expected.leadName ?? '' }, second: { subject: second.subject, lead: second.expected.leadName ?? '' } };
}

interface LeadMail {
  readonly subject: string;
  readonly lead: string;
}
