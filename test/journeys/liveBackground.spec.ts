// The whole way with the service at work: an organization without anything gets sample leads and is activated, the leads are researched
// while admin and seller watch, the seller sees cards and facts with sources, and a pause holds what comes new until it ends. On a server
// of its own, with the background on; nothing outside is asked.
import { expect, test, type BrowserContext, type FrameLocator, type Locator, type Page } from '@playwright/test';
import words from '../../src/addin/strings/en.json' with { type: 'json' };
import { researchStates } from '../../src/crm/tables.ts';
import '../../src/standalone/outlook/testHandle.ts';
import { goTo, signInOnFullPage } from './adminPage.ts';
import { CrmRows, type Row } from './crmRows.ts';
import { OutlookPage } from './outlookPage.ts';
import { startServer, type OwnServer } from './ownServer.ts';

const NORA = 'nora.vale@valefoods.example';
let server: OwnServer | undefined;
let address = '';

test.beforeAll(async () => {
  test.setTimeout(240_000);
  // Slow enough for a person to press Pause in the midst of it.
  server = await startServer({ hasSample: false, background: 'on', leadsPerMinute: 300 });
  address = server.address;
});

test.afterAll(() => server?.stop());

test('[A11] [A12] [A17] [P7] [P8] [R1] [X1] activated, researched while both sides watch, shown on cards with facts and sources, held by a pause and resumed', async ({ browser }) => {
  test.setTimeout(400_000);
  const outside: string[] = [];
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1366, height: 900 } });
  context.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(address).origin && request.url().startsWith('http')) outside.push(request.url());
  });
  const admin = await openAdmin(context);
  await prepare(admin);
  const seller = new Seller(await context.newPage());
  const { pane } = seller;
  await seller.start();
  // Before: a list without cards.
  await expect(pane.getByText("The agent isn't active yet")).toBeVisible();
  await expect(seller.list.getByRole('listitem').first()).toBeVisible();
  await expect(seller.card).toHaveCount(0);

  await goTo(admin, 'Review & activate', 'Review & activate');
  await admin.getByRole('button', { name: 'Activate', exact: true }).click();
  const cycle = admin.getByRole('region', { name: 'Life cycle' });
  await expect(cycle).toContainText(/Researched [1-9]\d of \d\d+, newest first/, { timeout: 60_000 });
  await cycle.getByRole('switch', { name: 'Pause' }).click();
  await expect(cycle).toContainText('Goes on where it stopped when you resume.');
  await expect(cycle).toContainText('Paused');
  // The service was told by this very page: it holds a token for it, too.
  await expect(cycle).not.toContainText("The service didn't answer");

  // The seller sees the same figures, and on cards what is known already.
  await seller.start();
  await seller.agree();
  await expect(pane.getByText(/^Getting to know your leads: [1-9]\d of \d\d+/)).toBeVisible();
  await expect(pane.getByText('Handraise is paused by your admin')).toBeVisible();
  const best = await seller.best();
  for (const words of [best.name, best.need, best.action, best.reason]) await expect(seller.card).toContainText(words);
  await seller.card.getByRole('button', { name: `Why ${best.name} stands here` }).focus();
  await expect(pane.getByText(/^Above .+ because: .+/).first()).toBeVisible();
  await seller.outlook.paneScreenshot('live-home');
  await seller.card.getByRole('button', { name: 'More insights' }).click();
  await expect(pane.getByRole('heading', { level: 1, name: best.name })).toBeVisible();
  await expect(pane.getByRole('button', { name: 'Place 1 of 40 open leads: why?' })).toBeVisible();
  await pane.getByRole('button', { name: 'My open leads' }).click();
  await seller.openLead('brandt');
  await pane.getByRole('tab', { name: 'Account', exact: true }).click();
  const source = pane.getByRole('button', { name: 'Source: Sample data' }).first();
  await expect(source).toBeVisible();
  await source.click();
  await expect(pane.getByRole('dialog')).toContainText('Fetched');
  await seller.outlook.paneScreenshot('live-facts');

  // While paused nobody looks at what is new, not even when asked to.
  await seller.rows.addLead({ subject: 'A second cell', firstname: 'Nora', lastname: 'Vale', companyname: 'Vale Foods', emailaddress1: NORA });
  const found = async (): Promise<readonly Row[]> => seller.rows.rows(`hrz_leadresearches?$filter=_hrz_leadid_value eq ${String((await seller.rows.lead(NORA))['leadid'])}&$select=hrz_state,hrz_researchedon`);
  await seller.start();
  await seller.openLead('vale');
  await pane.getByRole('button', { name: 'More actions' }).filter({ visible: true }).click();
  await pane.getByRole('menuitem', { name: 'Refresh research' }).click();
  await expect.poll(found).toEqual([expect.objectContaining({ hrz_state: researchStates.waiting, hrz_researchedon: null })]);
  const [held] = await seller.rows.rows('hrz_agentruns?$select=hrz_total,hrz_done,hrz_finishedon');
  expect(held).toMatchObject({ hrz_finishedon: null });
  expect(Number(held?.['hrz_done'])).toBeLessThan(Number(held?.['hrz_total']));

  await cycle.getByRole('switch', { name: 'Pause' }).click();
  await expect(cycle).toContainText(/Researched the newest \d+ leads\./, { timeout: 240_000 });
  await expect.poll(found, { timeout: 60_000 }).toEqual([expect.objectContaining({ hrz_state: researchStates.done, hrz_researchedon: expect.any(String) })]);
  // The seller's page has followed by itself.
  await pane.getByRole('tab', { name: 'Lead', exact: true }).click();
  await expect(pane.getByText('Researched', { exact: true }).filter({ visible: true }).first()).toBeVisible({ timeout: 60_000 });
  await pane.getByRole('button', { name: 'My open leads' }).click();
  await expect(pane.getByText(/^Getting to know your leads/)).toHaveCount(0, { timeout: 60_000 });
  expect(outside).toEqual([]);
  await context.close();
});

/** The seller at Outlook, whose pane shows Home. */
class Seller {
  readonly outlook: OutlookPage;
  readonly rows: CrmRows;

  constructor(page: Page) {
    this.outlook = new OutlookPage(page);
    this.rows = new CrmRows(page);
  }

  get pane(): FrameLocator {
    return this.outlook.pane;
  }

  get card(): Locator {
    return this.pane.locator('[data-card]');
  }

  get list(): Locator {
    return this.pane.getByRole('list', { name: 'My open leads' });
  }

  /** Outlook as after a new start of the computer: nobody's mailbox here has emails. */
  async start(): Promise<void> {
    const { page } = this.outlook;
    await page.goto(address);
    await expect.poll(() => page.evaluate(() => window.outlookHost?.isReady)).toBe(true);
    await this.pane.getByRole('tab', { name: /^Home/ }).click();
  }

  async agree(): Promise<void> {
    for (const name of ['Look up companies on the web', 'Read emails from your leads']) {
      await expect(this.pane.getByRole('switch', { name })).toBeVisible();
      await this.pane.getByRole('switch', { name }).click();
    }
    await this.pane.getByRole('button', { name: 'Save my choices' }).click();
  }

  async openLead(words: string): Promise<void> {
    await this.pane.getByRole('searchbox', { name: 'Search your leads' }).fill(words);
    await expect(this.list.getByRole('listitem')).toHaveCount(1);
    await this.list.getByRole('button').click();
    await expect(this.pane.getByRole('tab', { name: 'Why', exact: true })).toBeVisible();
  }

  /** What the card in front has to say, from the rows of the lead it names. */
  async best(): Promise<{ readonly name: string; readonly need: string; readonly action: string; readonly reason: string }> {
    const name = (await this.card.getByRole('heading').textContent()) ?? '';
    const [lead] = await this.rows.rows(`leads?$filter=fullname eq '${name}'&$select=leadid,description`);
    const [row] = await this.rows.rows(`hrz_leadresearches?$filter=_hrz_leadid_value eq ${String(lead?.['leadid'])}&$select=hrz_action`);
    const action = JSON.parse(String(row?.['hrz_action'])) as { readonly kind: string; readonly reasons: readonly { readonly code: string }[] };
    // What comes before the first value of a sentence is said as it stands.
    const said = (key: string): string => ((words as Readonly<Record<string, string>>)[key] ?? (words as Readonly<Record<string, string>>)[`${key}_other`] ?? key).split('{{')[0]?.trim() ?? '';
    const need = String(lead?.['description']).trim().slice(0, 20);
    return { name, need, action: said(`action.${action.kind}`), reason: said(`reason.${action.reasons[0]?.code ?? ''}`) };
  }
}

async function openAdmin(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await signInOnFullPage(page, { address });
  await expect(page.getByRole('heading', { level: 1, name: 'Set up Handraise' })).toBeVisible();
  return page;
}

/** Sample leads, and what activation asks for. */
async function prepare(page: Page): Promise<void> {
  const sample = page.getByRole('region', { name: 'Sample leads' });
  await expect(page.getByRole('region', { name: 'Checks' }).getByRole('img', { name: 'Fine' })).toHaveCount(3);
  await sample.getByRole('button', { name: 'Install sample data' }).click();
  await expect(sample).toContainText(/^Sample leadsPlacing sample data/);
  await expect(sample).toContainText(/\d+ sample leads\. They are marked as sample/, { timeout: 60_000 });
  await goTo(page, 'General', 'General');
  await page.getByRole('textbox', { name: 'Company name' }).fill('Kestrel Motion');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved. It holds from now on.')).toBeVisible();
}
