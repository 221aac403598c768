// Somebody whose security role the admin has not chosen: what they are told, what they are not asked, and what goes on working.
import { expect, test, type Page } from '@playwright/test';
import { changeSettings } from './adminRows.ts';
import { AgentFindings } from './agentFindings.ts';
import { OutlookPage } from './outlookPage.ts';
import { expectAccessible, expectNothingCut, looks } from './paneLooks.ts';

const JONAS = 'PalletCell 6 for line 3';
/** Of no role the seller holds. */
const OTHERS = JSON.stringify({ roles: [{ id: '5d1c2f0e-8a34-4b7e-9c21-0f6b5a7d9e13', name: 'Sales Operations' }] });

let before: Readonly<Record<string, unknown>> = {};
test.beforeAll(async ({ request }) => {
  before = await changeSettings(request, { hrz_team: OTHERS });
});
test.afterAll(async ({ request }) => void (await changeSettings(request, before)));

/** A seller outside the team who was never asked for a consent, and has a researched lead from before. */
async function start(page: Page): Promise<{ readonly outlook: OutlookPage; readonly rows: AgentFindings }> {
  const outlook = new OutlookPage(page);
  const rows = new AgentFindings(page);
  await outlook.start();
  await expect(outlook.pane.getByRole('tab').nth(1)).toHaveAttribute('aria-label', /\d/);
  await rows.forgetConsents();
  await rows.write((await rows.leads()).named('Jonas Brandt'), { score: 68 });
  await page.reload();
  await outlook.start();
  return { outlook, rows };
}

async function end(rows: AgentFindings): Promise<void> {
  await rows.forgetAll();
  await rows.agree();
}

test('[A2] outside the chosen roles Home says so, asks for nothing and shows no cards; the email of a lead is answered as ever', async ({ page, request }) => {
  const { outlook, rows } = await start(page);
  const { pane } = outlook;
  const sentence = pane.getByText("Your administrator hasn't given your role the agent's research. Everything else works.").filter({ visible: true });
  await outlook.selectNothing();
  await pane.getByRole('tab').nth(1).click();
  await expect(sentence).toHaveCount(1);
  await expect(pane.getByRole('list', { name: 'My open leads' }).getByRole('listitem').first()).toBeVisible();
  await expect(pane.getByRole('heading', { name: 'Before Handraise starts' })).toHaveCount(0);
  await expect(pane.locator('[data-card]')).toHaveCount(0);
  await expectAccessible(page);
  await outlook.paneScreenshot('team-home');

  await outlook.open(JONAS);
  await pane.getByRole('tab', { name: 'This email' }).click();
  await expect(pane.getByRole('heading', { level: 1, name: 'Jonas Brandt' })).toBeVisible();
  await expect(sentence).toHaveCount(1);
  await outlook.paneScreenshot('team-email');
  await pane.getByRole('button', { name: 'Draft follow-up' }).click();
  await expect(pane.getByRole('button', { name: 'Insert into reply' })).toBeVisible();

  // The admin gives the role after all.
  await changeSettings(request, before);
  await page.reload();
  await outlook.start();
  await pane.getByRole('tab').nth(1).click();
  await expect(pane.getByRole('heading', { name: 'Before Handraise starts' })).toBeVisible();
  await expect(sentence).toHaveCount(0);
  await changeSettings(request, { hrz_team: OTHERS });
  await end(rows);
});

for (const { look, theme, language, words } of looks) {
  test(`the sentence at 320 px in ${look} is whole, on Home and beside an email`, async ({ page }) => {
    const { outlook, rows } = await start(page);
    const { pane } = outlook;
    await outlook.makeNarrow({ theme, language });
    await outlook.open(JONAS);
    const sentence = pane.getByText(words['home.not-in-team'] ?? '').filter({ visible: true });
    await expect(sentence).toHaveCount(1);
    await expectNothingCut(pane);
    await pane.getByRole('tab').nth(1).click();
    await expect(sentence).toHaveCount(1);
    await outlook.paneScreenshot(`team-320-${look}`);
    await expectNothingCut(pane);
    await expectAccessible(page);
    await end(rows);
  });
}
