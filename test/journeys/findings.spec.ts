// What research found out about a lead, beside its open email: in the head, in the reasons with their evidence, in every look.
import { expect, test } from '@playwright/test';
import { OutlookPage } from './outlookPage.ts';
import { expectAccessible, expectNothingCut, looks } from './paneLooks.ts';
import { ResearchRows } from './researchRows.ts';

const JONAS = 'PalletCell 6 for line 3';
const ADDRESS = 'jonas.brandt@halvorsenfoods.example';

let written: { readonly rows: ResearchRows; readonly leadId: string } | undefined;
test.afterEach(async () => {
  await written?.rows.forget(written.leadId);
  written = undefined;
});

/** The CRM holds research of Jonas before his email is opened; the insights that came with the sample stay. */
async function researched(outlook: OutlookPage): Promise<void> {
  const rows = new ResearchRows(outlook.page);
  await outlook.start();
  const leadId = String((await rows.lead(ADDRESS))['leadid']);
  written = { rows, leadId };
  await rows.write(leadId);
}

test('[E1] an open email shows fit, raised hand and grade of its lead, and the reasons open what they were judged by', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await researched(outlook);
  await outlook.open(JONAS);
  const { pane } = outlook;
  await expect(pane.getByText('Send follow-up email', { exact: true })).toBeVisible();
  const more = pane.getByRole('button', { name: /^Show more: / });
  if ((await more.count()) > 0) await more.click();
  for (const mark of ['Hand-raiser', 'Moderate fit: 3 of 5', /^Grade B · 68/]) await expect(pane.getByText(mark, typeof mark === 'string' ? { exact: true } : {}).first()).toBeVisible();
  await pane.getByRole('button', { name: /^Show \d more reasons$/ }).click();
  await pane.getByRole('button', { name: /Hand-raiser: Lead Source: Web \(segment Asked us directly\)/ }).click();
  await expect(pane.getByText('“Lead Source: Web”')).toBeVisible();
  await pane.getByRole('button', { name: 'Close', exact: true }).click();
  await pane.getByRole('button', { name: /Moderate fit: 3 of 5 criteria match/ }).click();
  const evidence = pane.getByRole('dialog').getByRole('blockquote');
  await expect(evidence).toContainText('✓ ');
  await expect(evidence).toContainText('✗ ');
  await outlook.paneScreenshot('findings-evidence');
});

for (const { look, theme, language, words } of looks) {
  test(`[E1] at 320 px in ${look} the marks and reasons of research are whole, and can be used by everybody`, async ({ page }) => {
    const outlook = new OutlookPage(page);
    await researched(outlook);
    await outlook.makeNarrow({ theme, language });
    await outlook.open(JONAS);
    const { pane } = outlook;
    await expect(pane.getByText(words['action.send-follow-up-email'] ?? '', { exact: true })).toBeVisible();
    await outlook.paneScreenshot(`findings-${look}`);
    await expectNothingCut(pane);
    await pane.getByRole('button', { name: (words['identity.show-tags'] ?? '').replace('{{tags}}', '') }).click();
    await expect(pane.getByText(words['leadPage.hand-raiser'] ?? '', { exact: true })).toBeVisible();
    await outlook.paneScreenshot(`findings-${look}-tags`);
    await expectNothingCut(pane);
    await expectAccessible(page);
  });
}
