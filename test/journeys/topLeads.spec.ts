// Home's cards and list: the best leads first with their reasons, turned by buttons, keys and swipe, started by one press; and many leads at once.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { OutlookPage } from './outlookPage.ts';
import { expectAccessible, expectNothingCut, looks } from './paneLooks.ts';
import { AgentFindings } from './agentFindings.ts';

const FIRST = 'Jonas Brandt';
const SECOND = 'Elena Petrova';
const THIRD = 'Omar Haddad';
const FAILED = 'Samuel Osei';

class TopLeads {
  readonly outlook: OutlookPage;
  readonly rows: AgentFindings;

  constructor(page: Page) {
    this.outlook = new OutlookPage(page);
    this.rows = new AgentFindings(page);
  }

  /** Signed in, with three researched leads and one that failed. */
  async start(): Promise<void> {
    await this.outlook.start();
    await expect(this.outlook.pane.getByRole('tab', { name: /^Home/ })).toHaveAttribute('aria-label', /\d/);
    const { named } = await this.rows.leads();
    await this.rows.write(named(THIRD), { fit: 'high', score: 81, action: { kind: 'draft-initial-email', performs: 'draft', reasons: [{ code: 'never-contacted' }] } });
    await this.rows.write(named(SECOND), { fit: 'high', score: 86, action: { kind: 'schedule-appointment', performs: 'draft', reasons: [{ code: 'wants-meeting' }] } });
    await this.rows.write(named(FIRST), { isHandRaiser: true, score: 68, action: { kind: 'send-follow-up-email', performs: 'draft', reasons: [{ code: 'asks-questions', params: { count: 2 } }] } });
    await this.rows.write(named(FAILED), { state: 'failed', why: 'crm-silent' });
    await this.outlook.selectNothing();
  }

  async openHome(): Promise<void> {
    await this.outlook.pane.getByRole('tab').nth(1).click();
    await expect(this.card).toBeVisible();
  }

  get card(): Locator {
    return this.outlook.pane.locator('[data-card]');
  }

  get list(): Locator {
    return this.outlook.pane.getByRole('list', { name: 'My open leads' });
  }

  button(name: string | RegExp): Locator {
    return this.outlook.pane.getByRole('button', { name });
  }
}

let findings: AgentFindings;
test.beforeEach(({ page }) => {
  findings = new AgentFindings(page);
});
test.afterEach(() => findings.forgetAll());

test('[P1] [P7] [P8] [P9] the best leads stand on cards, hand-raisers first; buttons and arrow keys turn them, the arrow says why', async ({ page }) => {
  const home = new TopLeads(page);
  await home.start();
  await home.openHome();
  await expect(home.card).toContainText(FIRST);
  await expect(home.card).toContainText('Hand-raiser');
  await expect(home.card).toContainText('Send follow-up email');
  await expect(home.card).toContainText('Asks 2 questions');
  await expect(home.outlook.pane.getByText('1 of 3')).toBeVisible();
  await home.outlook.paneScreenshot('top-leads');
  await expectAccessible(page);

  const arrow = home.button(`Why ${FIRST} stands here`);
  await arrow.hover();
  await expect(home.outlook.pane.getByText('Above Elena because: a hand-raiser')).toBeVisible();
  await home.outlook.paneScreenshot('top-leads-why');
  await arrow.focus();
  await expectAccessible(page);

  await home.button('Next lead').click();
  await expect(home.card).toContainText(SECOND);
  await home.card.focus();
  await page.keyboard.press('ArrowRight');
  await expect(home.card).toContainText(THIRD);
  await expect(home.card).toBeFocused();
  await expect(home.outlook.pane.getByText('3 of 3')).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(home.card).toContainText(SECOND);
  await home.button(`Why ${SECOND} stands here`).focus();
  await expect(home.outlook.pane.getByText('Above Omar because: higher score, 86 to 81')).toBeVisible();
  const height = async (): Promise<number | undefined> => (await home.card.boundingBox())?.height;
  expect(await height()).toBe(250);

  await home.outlook.pane.getByRole('tab', { name: 'This email' }).click();
  await home.openHome();
  await expect(home.card).toContainText(SECOND);
});

test('[E2] the button of a card opens a new message with the draft in it; nothing is sent', async ({ page }) => {
  const home = new TopLeads(page);
  await home.start();
  await home.openHome();
  await home.button('Next lead').click();
  await home.button('Next lead').click();
  await expect(home.card).toContainText(THIRD);
  await home.button('Draft email').click();
  await expect(home.outlook.composeBody).toContainText('Omar');
  await expect(home.outlook.composeBody).toContainText(/headline \(Sample data, [^)]+\): “Cedar Beverages to bottle lemonade for a national grocer”\./);
  await expect(page.getByLabel('To', { exact: true }).last()).toHaveValue(/omar@cedarbeverages\.example/);
  await expect(home.outlook.composePane.getByText('We read it back')).toBeVisible();
  await home.outlook.screenshot('top-leads-draft');
});

test('[P5] [R22] the list has every open lead once, searched and filtered; a failed one is tried again and stands waiting in the CRM', async ({ page }) => {
  const home = new TopLeads(page);
  await home.start();
  await home.openHome();
  const leads = await home.rows.leads();
  await expect(home.outlook.pane.getByRole('radio', { name: `All ${leads.ids.length}` })).toBeVisible();
  await expect(home.list.getByRole('button').first()).toHaveAttribute('aria-label', new RegExp(`^1\\. ${FIRST}`));
  await home.outlook.pane.getByRole('radio', { name: /^Hand-raisers/ }).click();
  await expect(home.list.getByRole('listitem')).toHaveCount(1);
  await home.outlook.pane.getByRole('radio', { name: /^All/ }).click();
  await home.outlook.pane.getByRole('searchbox', { name: 'Search your leads' }).fill('samuel');
  await expect(home.list.getByRole('listitem')).toHaveCount(1);
  await expect(home.list).toContainText('Couldn\'t be researched: the CRM didn\'t answer');
  await home.outlook.paneScreenshot('open-leads-failed');
  await home.button(`Research ${FAILED} again`).click();
  await expect(home.list).toContainText('Getting to know this lead…');
  expect(await home.rows.state(leads.named(FAILED))).toBe('waiting');
  await home.outlook.pane.getByRole('searchbox', { name: 'Search your leads' }).fill('nobody at all');
  await expect(home.outlook.pane.getByText('No lead matches “nobody at all”.')).toBeVisible();
  await home.button('Show all').click();
  await expect(home.list.getByRole('listitem').first()).toBeVisible();
});

test('[R23] offline Home shows cards and list from this computer, with their time', async ({ page, context }) => {
  const home = new TopLeads(page);
  await home.start();
  await home.openHome();
  await expect(home.list.getByRole('listitem').first()).toBeVisible();
  await context.setOffline(true);
  await home.outlook.pane.getByRole('tab', { name: 'This email' }).click();
  await home.openHome();
  await expect(home.card).toContainText(FIRST);
  await expect(home.outlook.pane.getByText(/^Offline\. As of /)).toBeVisible();
  await context.setOffline(false);
});

test('[A11] while the agent gets to know the leads Home says how far it is, and that it is paused, with whom to ask', async ({ page }) => {
  const home = new TopLeads(page);
  await page.route(/\/hrz_agentruns\(/, (route) => route.fulfill({ json: { '@odata.etag': 'W/"1"', hrz_agentrunid: '1', hrz_total: 100, hrz_done: 36, hrz_failed: 1, hrz_startedon: new Date().toISOString() } }));
  await page.route(/\/hrz_agentsettingses\?/, async (route) => {
    const answer = await route.fetch();
    const { value } = (await answer.json()) as { readonly value: readonly Readonly<Record<string, unknown>>[] };
    await route.fulfill({ json: { value: value.map((row) => ({ ...row, hrz_pausedon: new Date().toISOString() })) } });
  });
  await home.start();
  await home.openHome();
  await expect(home.outlook.pane.getByText('Getting to know your leads: 37 of 100')).toBeVisible();
  await expect(home.outlook.pane.getByText('Handraise is paused by your admin')).toBeVisible();
  await expect(home.list.getByRole('listitem').first()).toBeAttached();
  await home.button('Who to ask').click();
  await expect(home.outlook.pane.getByText('Priya Raman saved the agent\'s settings last.')).toBeVisible();
  await home.outlook.paneScreenshot('home-paused-running');
  await expectAccessible(page);
});

test('[P5] with 5,000 leads only those in sight are in the page, and the keyboard reaches the last one', async ({ page }) => {
  const home = new TopLeads(page);
  const many = Array.from({ length: 5_000 }, (_each, index) => ({
    '@odata.etag': 'W/"1"', leadid: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`, firstname: `Lead ${index}`, lastname: 'Of Many', companyname: `Company ${index}`, statecode: 0,
    _ownerid_value: '22222222-2222-4222-8222-222222222222', createdon: new Date(Date.now() - index * 60_000).toISOString(), modifiedon: new Date().toISOString(), donotemail: false,
  }));
  await page.route(/\/api\/data\/v9\.2\/leads\?.*hrz_lead_leadresearches/, (route) => route.fulfill({ json: { value: many } }));
  await home.outlook.start();
  await home.outlook.selectNothing();
  await home.outlook.pane.getByRole('tab').nth(1).click();
  await expect(home.outlook.pane.getByRole('radio', { name: 'All 5000' })).toBeVisible();
  await expect(home.list.getByRole('button').first()).toHaveAttribute('aria-label', /^1\. Lead 0 Of Many/);
  const drawn = (): Promise<number> => home.list.getByRole('listitem').count();
  expect(await drawn()).toBeLessThan(50);
  await home.list.getByRole('button').first().focus();
  await page.keyboard.press('End');
  await expect(home.outlook.pane.getByRole('button', { name: /^5000\. Lead 4999 Of Many/ })).toBeFocused();
  expect(await drawn()).toBeLessThan(60);
  // A turn of the wheel through all of it: at every stop there are rows, and never many.
  const counts = await home.outlook.pane.locator('main').evaluate(async (main) => {
    const drawnAt: number[] = [];
    for (let stop = 1; stop <= 60; stop++) {
      main.scrollTop = (main.scrollHeight / 60) * stop;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      drawnAt.push(main.querySelectorAll('li[data-index]').length);
    }
    return drawnAt;
  });
  expect([Math.min(...counts) > 5, Math.max(...counts) < 60]).toEqual([true, true]);
});

for (const { look, theme, language, words } of looks) {
  test(`cards and list at 320 px in ${look} are whole, and can be used by everybody`, async ({ page }) => {
    const home = new TopLeads(page);
    await home.start();
    await home.outlook.makeNarrow({ theme, language });
    await home.openHome();
    await expect(home.outlook.pane.getByRole('heading', { name: words['home.list.title'] ?? '' })).toBeVisible();
    await home.outlook.paneScreenshot(`top-leads-320-${look}`);
    await expectNothingCut(home.outlook.pane);
    await expectAccessible(page);
    await home.outlook.pane.getByRole('heading', { name: words['home.list.title'] ?? '' }).scrollIntoViewIfNeeded();
    await home.outlook.pane.locator('main').evaluate((main) => main.scrollTo(0, main.scrollHeight));
    await home.outlook.paneScreenshot(`open-leads-320-${look}`);
    await expectNothingCut(home.outlook.pane);
  });
}
