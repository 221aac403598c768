// The page of a lead: everything known about it with its sources, and what a seller does from there.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { changeSettings } from './adminRows.ts';
import { OutlookPage } from './outlookPage.ts';
import { expectAccessible, expectNothingCut } from './paneLooks.ts';
import { figuresOf, insightsOf, ResearchRows } from './researchRows.ts';

const JONAS = 'PalletCell 6 for line 3';
const ADDRESS = 'jonas.brandt@halvorsenfoods.example';

interface Opened {
  readonly outlook: OutlookPage;
  readonly rows: ResearchRows;
  readonly leadId: string;
  /** Words on the page itself: the screen it lies over waits hidden below. */
  readonly see: (words: string | RegExp) => Locator;
  readonly tab: (name: string) => Locator;
  readonly button: (name: string | RegExp) => Locator;
}

// The sample organization asks nothing of the web; here it would.
let before: Readonly<Record<string, unknown>> = {};
test.beforeAll(async ({ request }) => {
  const { sourceIds } = await import('../../src/domain/insight.ts');
  const sources = { overview: sourceIds, finances: sourceIds, news: sourceIds };
  before = await changeSettings(request, { hrz_research: JSON.stringify({ web: true, sources, leadSummary: ['lead.subject', 'lead.description', 'lead.leadsourcecode'], accountSummary: ['account.industrycode', 'account.numberofemployees', 'account.revenue'] }) });
});
test.afterAll(async ({ request }) => void (await changeSettings(request, before)));

let written: { readonly rows: ResearchRows; readonly leadId: string } | undefined;
test.afterEach(async () => {
  await written?.rows.forget(written.leadId);
  written = undefined;
});

/** Jonas's email is open, and his page as the service would have left it. */
async function openPage(page: Page, prepare: (rows: ResearchRows, leadId: string) => Promise<void> = (rows, leadId) => rows.write(leadId)): Promise<Opened> {
  const rows = new ResearchRows(page);
  const outlook = new OutlookPage(page);
  const { pane } = outlook;
  await outlook.start();
  await outlook.open(JONAS);
  await expect(pane.getByRole('heading', { level: 1, name: 'Jonas Brandt' })).toBeVisible();
  const leadId = String((await rows.lead(ADDRESS))['leadid']);
  written = { rows, leadId };
  await prepare(rows, leadId);
  await pane.getByRole('button', { name: 'More insights' }).click();
  await expect(pane.getByRole('tab', { name: 'Why' })).toBeVisible();
  const see = (words: string | RegExp): Locator => pane.getByText(words).filter({ visible: true });
  await expect(see(/^Up to date/)).toBeVisible();
  return { outlook, rows, leadId, see, tab: (name) => pane.getByRole('tab', { name, exact: true }), button: (name) => pane.getByRole('button', { name, exact: typeof name === 'string' }) };
}

test('[P11] [P13] [R18] [X6] [X7] why a lead stands where it stands: points that add up to the score, the criteria with evidence, and the words that raised a hand', async ({ page }) => {
  const { outlook, tab, see } = await openPage(page);
  const { pane } = outlook;
  await tab('Why').click();
  await expect(pane.getByRole('heading', { level: 1, name: 'Jonas Brandt' })).toBeVisible();
  const table = pane.getByRole('table', { name: 'What the score is made of' });
  await expect(table).toContainText('Lead Source: Web');
  const points = await table.locator('tr').evaluateAll((rows) => rows.map((row) => Number((row.lastElementChild?.textContent ?? '').replace('−', '-').replace('+', ''))));
  expect(points.slice(0, -1).reduce((sum, each) => sum + each, 0)).toBe(points.at(-1));
  expect(points.at(-1)).toBe(68);
  await expect(see(/Would be grade A at 76 once these are known: .*\(\+5\) and .*\(\+3\)/)).toBeVisible();
  await expect(pane.getByRole('img', { name: '3 matched, 1 missed, 1 not known' })).toBeVisible();
  await expect(see('Some of it isn\'t known. Fit stays between 60% and 80%.')).toBeVisible();
  await expect(see('Yes. In segment Asked us directly: Lead Source is “Web”.')).toBeVisible();
  await outlook.paneScreenshot('lead-why');
  await expectNothingCut(outlook.pane);
  await expectAccessible(page);
  await pane.getByRole('button', { name: /Lead Source: Web/ }).click();
  await expect(pane.getByRole('dialog')).toContainText('120 closed leads were like this one here; 74 of them qualified.');
});

test('[R2] [R3] [R5] [X1] [X2] [X4] [R15] the account\'s facts open their source, news are three at first, a private company has no figures, a silent source is named in its section', async ({ page }) => {
  const { outlook, tab, button, see } = await openPage(page);
  const { pane } = outlook;
  await tab('Account').click();
  await expect(see('Makes chilled ready meals for Nordic retailers; two plants.')).toBeVisible();
  await expect(see('No public figures. It\'s a private company.')).toBeVisible();
  await expect(see('Reuters didn\'t answer.')).toBeVisible();
  await expect(see('3 of 5')).toBeVisible();
  // Each fact of the CRM under its table and its field, as the organization calls it.
  const fact = (source: string): Locator => pane.getByRole('term').filter({ visible: true }).getByText(source, { exact: true });
  for (const source of ['Account · Industry', 'Account · Number of Employees', 'Account · Annual Revenue']) await expect(fact(source)).toBeVisible();
  await expect(see('Opens its kitchen for schools')).toHaveCount(0);
  await expect(see(/Weak: from .*2025 and one source only/)).toBeVisible();
  await expect(pane.getByRole('button', { name: 'Write to Ida Mortensen' })).toBeVisible();
  await outlook.paneScreenshot('lead-account');
  await expectNothingCut(outlook.pane);
  await expectAccessible(page);
  await button('Show 2 more').click();
  await expect(see('Opens its kitchen for schools')).toBeVisible();
  await button('Source: halvorsenfoods.example').first().click();
  const link = pane.getByRole('link', { name: 'Open source at halvorsenfoods.example' });
  await expect(link).toHaveAttribute('rel', /noopener/);
  await expect(link).toHaveAttribute('target', '_blank');
  await expect(pane.getByRole('dialog')).toContainText('<script>');
  await expect(pane.getByRole('dialog')).toContainText('Fetched');
});

test('[R4] published figures stand with year, change and source', async ({ page }) => {
  const { outlook, tab, see } = await openPage(page, async (all, id) => all.write(id, {}, [...insightsOf(id), figuresOf(id)]));
  await tab('Account').click();
  await expect(see('DKK 1.12B')).toBeVisible();
  await expect(see('+6%')).toBeVisible();
  await expect(see('fiscal year 2025')).toBeVisible();
  await expect(see('No public figures')).toHaveCount(0);
  await outlook.paneScreenshot('lead-figures');
});

test('[R7] [R9] [R10] [R12] [R13] the lead in the admin\'s fields, its address, its contact by a press, who knows it; hiding myself holds at once', async ({ page }) => {
  const { outlook, tab, button, rows, leadId, see } = await openPage(page);
  const { pane } = outlook;
  await tab('Lead').click();
  await expect(see('Second palletizing cell, line 3.')).toBeVisible();
  await expect(see('23 emails and 2 meetings')).toBeVisible();
  await outlook.paneScreenshot('lead-about');
  await expectNothingCut(outlook.pane);
  await expectAccessible(page);
  await button('Hide me').click();
  await expect(see('You\'re hidden: colleagues don\'t see you here.')).toBeVisible();
  await expect(see('Ben Okafor')).toBeVisible();
  await expect(button('Hide me')).toHaveCount(0);
  await button('Show me').click();
  await expect(button('Hide me')).toBeVisible();
  await button('Connect a contact').or(button('Connect another contact')).click();
  await pane.getByRole('searchbox').fill('Ida Mort');
  await button('Connect: Ida Mortensen').click();
  await expect(see('Connected to Ida Mortensen')).toBeVisible();
  expect((await rows.rows(`leads?$filter=leadid eq ${leadId}&$select=_parentcontactid_value`))[0]?.['_parentcontactid_value']).not.toBeNull();
  await expect.poll(async () => (await rows.rows(`hrz_leadresearches?$filter=hrz_leadresearchid eq ${leadId}&$select=hrz_state`))[0]?.['hrz_state']).toBe(927430000);
  await button('Undo').click();
  await expect(see('Undone')).toBeVisible();
  expect((await rows.rows(`leads?$filter=leadid eq ${leadId}&$select=_parentcontactid_value`))[0]?.['_parentcontactid_value']).toBeNull();
});

test('[R8] [R14] without an account there is one card instead of empty sections, and one press connects the suggested one', async ({ page }) => {
  const { outlook, tab, button, see } = await openPage(page, (all, id) => all.write(id, {}, []));
  const { pane } = outlook;
  await tab('Account').click();
  await button('Disconnect').click();
  await expect(see('Halvorsen Foods A/S disconnected')).toBeVisible();
  await expect(see('Halvorsen Foods A/S: same email domain, halvorsenfoods.example.')).toBeVisible();
  await expect(pane.getByRole('heading', { name: 'Other people there' })).toHaveCount(0);
  await outlook.paneScreenshot('lead-no-account');
  await expectAccessible(page);
  await button('Connect Halvorsen Foods A/S').click();
  await expect(see('Connected to Halvorsen Foods A/S')).toBeVisible();
  await expect(pane.getByRole('heading', { name: 'Other people there' })).toBeVisible();
});

test('[R1] [R22] research asked for is seen under way, and its end comes by itself; a failed one says why and may be tried again', async ({ page }) => {
  const { outlook, tab, button, rows, leadId, see } = await openPage(page);
  const { pane } = outlook;
  await tab('Why').click();
  await button('More actions').click();
  await pane.getByRole('menuitem', { name: 'Refresh research' }).click();
  await expect(see('Waiting to be researched.')).toBeVisible();
  await rows.write(leadId, { state: 'running' }, []);
  await expect(see('Being researched now.')).toBeVisible({ timeout: 20_000 });
  await rows.write(leadId, { state: 'failed', why: 'crm-busy' }, []);
  await expect(see('Research failed: the CRM was busy.')).toBeVisible({ timeout: 30_000 });
  await button('Try again').click();
  await expect(see('Waiting to be researched.')).toBeVisible();
  await rows.write(leadId);
});

test('qualifying shows what the CRM has already, makes what was ticked, and is taken back whole', async ({ page }) => {
  const { outlook, button, rows, leadId, see } = await openPage(page);
  const { pane } = outlook;
  await button('More actions').click();
  await pane.getByRole('menuitem', { name: 'Qualify…', exact: true }).click();
  const dialog = pane.getByRole('dialog', { name: 'Qualify Jonas Brandt' });
  await expect(dialog.getByRole('radio', { name: 'Use Halvorsen Foods A/S (connected)' })).toBeChecked();
  await outlook.paneScreenshot('lead-qualify');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Qualify', exact: true }).click();
  await expect(see('Lead qualified')).toBeVisible();
  await outlook.paneScreenshot('lead-qualified');
  expect((await rows.lead(ADDRESS))['statecode']).toBe(1);
  expect(await rows.rows(`opportunities?$filter=_originatingleadid_value eq ${leadId} and name eq '${JONAS}'&$select=name`)).toHaveLength(1);
  await button('Undo').click();
  await expect(see('Undone')).toBeVisible();
  expect((await rows.lead(ADDRESS))['statecode']).toBe(0);
  expect(await rows.rows(`opportunities?$filter=_originatingleadid_value eq ${leadId} and name eq '${JONAS}'&$select=name`)).toHaveLength(0);
});

test('disqualifying asks why, is told in the CRM\'s words, and is taken back', async ({ page }) => {
  const { outlook, button, rows, see } = await openPage(page);
  const { pane } = outlook;
  await button('More actions').click();
  await pane.getByRole('menuitem', { name: 'Disqualify…' }).click();
  await pane.getByRole('radio', { name: 'Lost' }).check();
  await button('Disqualify').click();
  await expect(see('Lead disqualified')).toBeVisible();
  expect(await rows.lead(ADDRESS)).toMatchObject({ statecode: 2, statuscode: 4 });
  await button('Undo').click();
  await expect(see('Undone')).toBeVisible();
  expect((await rows.lead(ADDRESS))['statecode']).toBe(0);
});

test('[R19] [R23] offline the page is there with its age, its last tab, and its sources', async ({ page, context }) => {
  const { outlook, tab, button, see } = await openPage(page);
  const { pane } = outlook;
  await tab('Account').click();
  await expect(see('Makes chilled ready meals')).toBeVisible();
  await pane.getByRole('button', { name: 'This email' }).click();
  await expect(button('More insights')).toBeFocused();
  await context.setOffline(true);
  await button('More insights').click();
  await expect(tab('Account')).toHaveAttribute('aria-selected', 'true');
  await expect(see('Makes chilled ready meals')).toBeVisible();
  await expect(see(/Offline/).first()).toBeVisible();
  await outlook.paneScreenshot('lead-offline');
  await context.setOffline(false);
});

test('the page can be used with the keyboard alone, and focus comes back to where it was', async ({ page }) => {
  const { outlook, tab, button } = await openPage(page);
  const { pane } = outlook;
  await expect(pane.getByRole('heading', { level: 1, name: 'Jonas Brandt' })).toBeFocused();
  await tab('Why').focus();
  await page.keyboard.press('End');
  await expect(tab('Timeline')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(pane.getByRole('heading', { name: 'What happened' })).toBeVisible();
  await outlook.paneScreenshot('lead-timeline');
  await expectAccessible(page);
  await button('This email').focus();
  await page.keyboard.press('Enter');
  await expect(button('More insights')).toBeFocused();
});

test('another email opened while the page is there takes its place: the pane speaks of the open email', async ({ page }) => {
  const { outlook, tab } = await openPage(page);
  await outlook.open('LineWatch for the filler');
  await expect(outlook.pane.getByRole('heading', { level: 1, name: 'Elena Petrova' })).toBeVisible();
  await expect(tab('Why')).toHaveCount(0);
});

const looks = [
  { look: 'light', theme: 'Light', language: 'en-US', tabs: ['Why', 'Lead', 'Account', 'Timeline'], more: 'More insights' },
  { look: 'dark', theme: 'Dark', language: 'en-US', tabs: ['Why', 'Lead', 'Account', 'Timeline'], more: 'More insights' },
  { look: 'high-contrast', theme: 'High contrast', language: 'en-US', tabs: ['Why', 'Lead', 'Account', 'Timeline'], more: 'More insights' },
  { look: 'german', theme: 'Light', language: 'de-DE', tabs: ['Warum', 'Lead', 'Firma', 'Verlauf'], more: 'Weitere Erkenntnisse' },
] as const;

for (const { look, theme, language, tabs, more } of looks) {
  test(`at 320 px in ${look} no tab of the page is cut off, and everybody can use it`, async ({ page }) => {
    const { outlook, button } = await openPage(page, async (all, id) => all.write(id, {}, [...insightsOf(id), figuresOf(id)]));
    const { pane } = outlook;
    await button('This email').click();
    await outlook.makeNarrow({ theme, language });
    // Tall enough for a whole tab.
    await page.setViewportSize({ width: 1366, height: 2000 });
    await button(more).click();
    for (const [place, name] of tabs.entries()) {
      await pane.getByRole('tab', { name, exact: true }).click();
      await outlook.paneScreenshot(`lead-320-${look}-${place + 1}`);
      await expectNothingCut(outlook.pane);
      await expectAccessible(page);
    }
  });
}
