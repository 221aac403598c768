// Home: what waits for the seller, from the CRM's rows and the emails opened here, and what a seller's word about it does.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { CrmRows, openEmail } from './crmRows.ts';
import { OutlookPage } from './outlookPage.ts';
import { expectAccessible, expectNothingCut } from './paneLooks.ts';

const OMAR = { name: 'Omar Haddad', address: 'omar@cedarbeverages.example' };
const MAYA = 'Maya Lindqvist <maya.lindqvist@kestrelmotion.example>';
const MATHIEU = 'Mathieu Roche';
const HELEN = 'Helen Marsh';
const MINUTE_MS = 60_000;

/** The seller's own answers to reminders. */
const ANSWERS = 'hrz_reminders?$select=hrz_reminderid,hrz_name,hrz_answer,hrz_until';

class Home {
  readonly outlook: OutlookPage;

  constructor(outlook: OutlookPage) {
    this.outlook = outlook;
  }

  get tab(): Locator {
    return this.outlook.pane.getByRole('tab', { name: /^Home/ });
  }

  get rows(): Locator {
    return this.outlook.pane.getByRole('list').first().getByRole('listitem');
  }

  row(name: string): Locator {
    return this.rows.filter({ hasText: name });
  }

  async open(): Promise<void> {
    await this.tab.click();
    await expect(this.outlook.pane.getByRole('heading', { name: 'Waiting for your answer' })).toBeVisible();
    await expect(this.outlook.pane.getByText('Looking for emails')).toHaveCount(0);
  }

  async showAll(): Promise<void> {
    const more = this.outlook.pane.getByRole('region', { name: 'Waiting for your answer' }).getByRole('button', { name: /^Show \d+ more/ });
    await expect(this.rows.first()).toBeVisible();
    if ((await more.count()) > 0) await more.click();
  }

  async count(): Promise<number> {
    return Number(/\d+/.exec((await this.tab.getAttribute('aria-label')) ?? '')?.[0] ?? 0);
  }

  async choose(name: string, entry: string): Promise<void> {
    await this.row(name).getByRole('button', { name: `More actions for ${name}` }).click();
    await this.outlook.pane.getByRole('menuitem', { name: entry }).click();
  }

  async undo(): Promise<void> {
    await this.outlook.pane.getByRole('button', { name: 'Undo' }).click();
    await expect(this.outlook.pane.getByRole('button', { name: 'Undo' })).toHaveCount(0);
  }
}

async function start(page: Page): Promise<Home> {
  const outlook = new OutlookPage(page);
  await outlook.start();
  const home = new Home(outlook);
  await expect(home.tab).toHaveAttribute('aria-label', /\d/);
  return home;
}

// However a journey ends, the next finds every row waiting.
let answers: CrmRows;
test.beforeEach(({ page }) => {
  answers = new CrmRows(page);
});
test.afterEach(() => answers.remove(ANSWERS, 'hrz_reminders', 'hrz_reminderid'));

test('[E4] Home counts what waits, the most late first, and says so in words', async ({ page }) => {
  const home = await start(page);
  await home.open();
  await expect(home.rows).toHaveCount(3);
  await home.outlook.paneScreenshot('home');
  await expectAccessible(page);
  await home.showAll();
  // Promises are read while Home is open already.
  await expect(async () => expect(await home.rows.count()).toBe(await home.count())).toPass();
  await expect(home.row(MATHIEU)).toContainText('late');
  await expect(home.row('Petra Schuster')).toContainText(/You wrote, no answer for \d+ days/);
  const names = await home.rows.getByRole('button').evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? '').filter((label) => !label.startsWith('More')));
  expect(names.findIndex((name) => name.startsWith(MATHIEU))).toBeLessThan(names.findIndex((name) => name.startsWith('Bo Karlsson')));
});

test('[E4] snoozed for an hour a row is gone, stays gone after a new start, and is back when the hour is over', async ({ page }) => {
  await page.clock.install();
  const crm = new CrmRows(page);
  let home = await start(page);
  await home.open();
  await home.showAll();
  const before = await home.count();
  await home.choose(MATHIEU, 'Snooze for 1 hour');
  await expect(home.row(MATHIEU)).toHaveCount(0);
  await expect.poll(() => home.count()).toBe(before - 1);
  await expect.poll(async () => (await crm.rows(ANSWERS)).filter((row) => row['hrz_until'] !== null).length).toBe(1);
  await page.reload();
  home = await start(page);
  await home.open();
  await home.showAll();
  await expect(home.row('Petra Schuster')).toBeVisible();
  await expect(home.row(MATHIEU)).toHaveCount(0);
  await page.clock.fastForward(62 * MINUTE_MS);
  await expect(home.row(MATHIEU)).toBeVisible();
});

test('[E4] done takes a row away for good, the undo brings it back, here and in the CRM', async ({ page }) => {
  const crm = new CrmRows(page);
  const home = await start(page);
  await home.open();
  await home.showAll();
  const helens = async (): Promise<number> => (await crm.rows(ANSWERS)).filter((row) => String(row['hrz_name']).includes('northgate')).length;
  await home.choose(HELEN, 'Done');
  await expect(home.outlook.pane.getByText('Done: Helen Marsh')).toBeVisible();
  await expect(home.row(HELEN)).toHaveCount(0);
  await expect(home.outlook.pane.getByRole('button', { name: 'Undo' })).toBeFocused();
  await expect.poll(helens).toBe(1);
  await home.outlook.paneScreenshot('home-done');
  await home.undo();
  await expect(home.row(HELEN)).toBeVisible();
  await expect.poll(helens).toBe(0);
});

test('[E4] done pressed offline waits, says so, and is in the CRM once when the computer is online again', async ({ page, context }) => {
  const crm = new CrmRows(page);
  const home = await start(page);
  await home.open();
  await home.showAll();
  const helens = async (): Promise<number> => (await crm.rows(ANSWERS)).filter((row) => String(row['hrz_name']).includes('northgate')).length;
  const before = await helens();
  await context.setOffline(true);
  await home.choose(HELEN, 'Done');
  await expect(home.row(HELEN)).toHaveCount(0);
  await expect(home.outlook.pane.getByText('Offline. 1 change waits')).toBeVisible();
  await home.outlook.paneScreenshot('home-offline');
  await context.setOffline(false);
  await expect(home.outlook.pane.getByText(/change waits/)).toHaveCount(0);
  await expect.poll(helens).toBe(before + 1);
  await home.undo();
  await expect.poll(helens).toBe(before);
});

test('[E4] [E8] a lead’s new email appears when it is opened, its row leads back to it, and our answer takes it away', async ({ page }) => {
  const home = await start(page);
  const before = await home.count();
  const subject = 'Re: Two cells for your PET lines';
  await openEmail(page, { from: `${OMAR.name} <${OMAR.address}>`, subject, minutesAgo: 30, text: 'Hi Maya,\n\ncould you send us the layout of the second cell?\n\nOmar' });
  await expect.poll(() => home.count()).toBe(before + 1);
  await home.outlook.open('Your payload question');
  await home.open();
  await home.showAll();
  await expect(home.row(OMAR.name)).toContainText(subject);
  await expect(home.row('Samuel Osei')).toBeVisible();
  const withOmar = await home.count();
  await home.row(OMAR.name).getByRole('button', { name: /^Omar/ }).click();
  await expect(home.outlook.pane.getByRole('tab', { name: 'This email' })).toHaveAttribute('aria-selected', 'true');
  await expect(home.outlook.pane.getByRole('heading', { name: OMAR.name })).toBeVisible();
  await openEmail(page, { from: MAYA, to: `${OMAR.name} <${OMAR.address}>`, subject, minutesAgo: 10, text: 'Hi Omar,\n\nthank you, the layout is attached.\n\nBest regards\nMaya' });
  await expect(home.outlook.pane.getByText('You wrote this')).toBeVisible();
  await expect.poll(() => home.count()).toBe(withOmar - 1);
  await home.open();
  await home.showAll();
  await expect(home.row(OMAR.name)).toHaveCount(0);
});

test('[E4] a promise in an email of ours is listed with its sentence, and the lead’s page says where it stands', async ({ page }) => {
  const home = await start(page);
  await home.open();
  await home.showAll();
  await expect(home.row('Samuel Osei')).toContainText('You promised: “I am preparing the quotation and will send it with the CareLine terms by tomorrow.”');
  await home.choose('Samuel Osei', 'Open lead');
  await expect(home.outlook.pane.getByRole('heading', { name: 'Why it waits' })).toBeVisible();
  await expect(home.outlook.pane.getByText(/You promised it for/)).toBeVisible();
  await home.outlook.paneScreenshot('home-lead');
  await expectAccessible(page);
});

test('[O2] without an open email one button leads to Home, and the tabs work by keyboard', async ({ page }) => {
  const home = await start(page);
  await home.outlook.selectNothing();
  await home.outlook.pane.getByRole('button', { name: 'Go to Home' }).click();
  await expect(home.rows.first()).toBeVisible();
  await home.tab.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(home.outlook.pane.getByRole('tab', { name: 'This email' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(home.outlook.pane.getByText('Open an email')).toBeVisible();
  await expect(home.outlook.pane.getByRole('tab', { name: 'This email' })).toBeFocused();
});

for (const theme of ['Light', 'Dark', 'High contrast'] as const) {
  test(`Home at 320 px in ${theme.toLowerCase()}, in English and German, cuts nothing off and can be reached`, async ({ page }) => {
    const home = await start(page);
    await home.outlook.makeNarrow({ theme });
    await home.open();
    await home.showAll();
    await home.outlook.paneScreenshot(`home-320-${theme.toLowerCase().replace(' ', '-')}`);
    await expectNothingCut(home.outlook.pane);
    await expectAccessible(page);
    await page.getByLabel('Language').selectOption('de-DE');
    await home.outlook.pane.getByRole('tab', { name: /^Start/ }).click();
    await expect(home.outlook.pane.getByRole('heading', { name: 'Wartet auf Ihre Antwort' })).toBeVisible();
    await home.outlook.paneScreenshot(`home-320-german-${theme.toLowerCase().replace(' ', '-')}`);
    await expectNothingCut(home.outlook.pane);
    await expectAccessible(page);
  });
}
