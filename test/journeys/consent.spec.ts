// The consent: asked once on opening Home, an answer with both off, put off, changed and taken back in Privacy; what stands in the CRM about it.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { OutlookPage } from './outlookPage.ts';
import { expectAccessible, expectNothingCut, looks } from './paneLooks.ts';
import { AgentFindings } from './agentFindings.ts';

class Asked {
  readonly page: Page;
  readonly outlook: OutlookPage;
  readonly rows: AgentFindings;

  constructor(page: Page) {
    this.page = page;
    this.outlook = new OutlookPage(page);
    this.rows = new AgentFindings(page);
  }

  /** Somebody who has not been asked, and has one researched lead. */
  async start(): Promise<void> {
    await this.outlook.start();
    await this.signedIn();
    await this.rows.forgetConsents();
    await this.rows.write((await this.rows.leads()).named('Jonas Brandt'), { score: 68 });
    await this.again();
  }

  /** The pane starts anew. */
  async again(): Promise<void> {
    await this.page.reload();
    await this.outlook.start();
    await this.signedIn();
    await this.outlook.selectNothing();
  }

  async signedIn(): Promise<void> {
    await expect(this.outlook.pane.getByRole('tab').nth(1)).toHaveAttribute('aria-label', /\d/);
  }

  async openHome(): Promise<void> {
    await this.outlook.pane.getByRole('tab').nth(1).click();
  }

  get title(): Locator {
    return this.outlook.pane.getByRole('heading', { name: 'Before Handraise starts' });
  }

  get cards(): Locator {
    return this.outlook.pane.locator('[data-card]');
  }

  switch(name: string): Locator {
    return this.outlook.pane.getByRole('switch', { name });
  }

  button(name: string): Locator {
    return this.outlook.pane.getByRole('button', { name, exact: true });
  }
}

// However a journey ends, the next finds somebody who has agreed.
let findings: AgentFindings;
test.beforeEach(({ page }) => {
  findings = new AgentFindings(page);
});
test.afterEach(async () => {
  await findings.forgetAll();
  await findings.agree();
});

test('[A14] before the first look at Home both are asked for, both off; saved so, the cards stay hidden and the list works', async ({ page }) => {
  const asked = new Asked(page);
  await asked.start();
  await asked.openHome();
  await expect(asked.title).toBeVisible();
  await expect(asked.switch('Look up companies on the web')).not.toBeChecked();
  await expect(asked.switch('Read emails from your leads')).not.toBeChecked();
  await expectAccessible(page);
  await asked.outlook.paneScreenshot('consent');
  await asked.button('Save my choices').click();
  await expect(asked.outlook.pane.getByRole('list', { name: 'My open leads' }).getByRole('listitem').first()).toBeVisible();
  await expect(asked.cards).toHaveCount(0);
  expect(await asked.rows.consents()).toEqual([expect.objectContaining({ hrz_textversion: '1', hrz_readmail: false, hrz_webresearch: false })]);
  await asked.again();
  await asked.openHome();
  await expect(asked.outlook.pane.getByRole('heading', { name: 'My open leads' })).toBeVisible();
  await expect(asked.title).toHaveCount(0);
});

test('[A14] said yes to both by the keyboard, the cards are there at once; taken back in Privacy, they are gone and it says what was deleted', async ({ page }) => {
  const asked = new Asked(page);
  await asked.start();
  await asked.openHome();
  for (const name of ['Look up companies on the web', 'Read emails from your leads']) {
    await asked.switch(name).focus();
    await page.keyboard.press('Space');
  }
  await asked.button('Save my choices').focus();
  await page.keyboard.press('Enter');
  await expect(asked.cards).toHaveCount(1);

  await asked.button('More actions').click();
  await asked.outlook.pane.getByRole('menuitem', { name: 'Privacy' }).click();
  await expect(asked.outlook.pane.getByRole('heading', { name: 'Privacy', exact: true })).toBeFocused();
  await expect(asked.switch('Look up companies on the web')).toBeChecked();
  await asked.switch('Look up companies on the web').click();
  await asked.switch('Hide me under Who knows whom').click();
  await asked.button('Save my choices').click();
  await expect(asked.outlook.pane.getByText('Web facts about your leads were deleted from this computer and are no longer refreshed.')).toBeVisible();
  await expectAccessible(page);
  await asked.outlook.paneScreenshot('privacy-revoked');
  expect(await asked.rows.consents()).toEqual([expect.objectContaining({ hrz_readmail: true, hrz_webresearch: false, hrz_hidden: true })]);
  await asked.button('Back').click();
  await expect(asked.outlook.pane.getByRole('heading', { name: 'My open leads' })).toBeVisible();
  await expect(asked.cards).toHaveCount(0);
});

test('[A14] put off, the question comes again with the next start and not before', async ({ page }) => {
  const asked = new Asked(page);
  await asked.start();
  await asked.openHome();
  await asked.button('Ask me later').click();
  await expect(asked.outlook.pane.getByRole('heading', { name: 'My open leads' })).toBeVisible();
  await expect(asked.cards).toHaveCount(0);
  await asked.outlook.pane.getByRole('tab', { name: 'This email' }).click();
  await asked.openHome();
  await expect(asked.title).toHaveCount(0);
  expect(await asked.rows.consents()).toEqual([]);
  await asked.again();
  await asked.openHome();
  await expect(asked.title).toBeVisible();
});

test('[A14] what can’t be saved is said, and the switches stay as they were set', async ({ page }) => {
  const asked = new Asked(page);
  await asked.start();
  await asked.openHome();
  await asked.switch('Look up companies on the web').click();
  await page.route(/hrz_consents/, (route) => (route.request().method() === 'GET' ? route.continue() : route.fulfill({ status: 403, json: { error: { code: '0x80040220', message: 'no' } } })));
  await asked.button('Save my choices').click();
  await expect(asked.outlook.pane.getByText('Your choices were not saved')).toBeVisible();
  await expect(asked.switch('Look up companies on the web')).toBeChecked();
  await page.unrouteAll();
  await asked.button('Save my choices').click();
  await expect(asked.outlook.pane.getByRole('heading', { name: 'My open leads' })).toBeVisible();
});

for (const { look, theme, language, words } of looks) {
  test(`the question at 320 px in ${look} is whole, and can be answered by everybody`, async ({ page }) => {
    const asked = new Asked(page);
    await asked.start();
    await asked.outlook.makeNarrow({ theme, language });
    await asked.openHome();
    await expect(asked.outlook.pane.getByRole('heading', { name: words['consent.title'] ?? '' })).toBeVisible();
    await asked.outlook.pane.getByRole('button', { name: words['consent.full'] ?? '' }).click();
    await asked.outlook.pane.locator('main').evaluate((main) => main.scrollTo(0, 0));
    await asked.outlook.paneScreenshot(`consent-320-${look}`);
    await expectNothingCut(asked.outlook.pane);
    await expectAccessible(page);
  });
}
