// What an admin writes about company and products on the General page is what sellers' drafts say. Settings are everybody's: taken back
// afterwards.
import { expect, test } from '@playwright/test';
import { expectWhole, goToByKeyboard, look, press, signInOnFullPage, typeInto } from './adminPage.ts';
import { changeSettings } from './adminRows.ts';
import { OutlookPage } from './outlookPage.ts';

/** Asks for the lead time of two cells, which the sample organization tells nobody. */
const JONAS = 'PalletCell 6 for line 3';
const ANSWER = 'Two PalletCell 6 cells are delivered within twelve weeks of your order.';

test('[A4] [E7] an admin writes a fact by keyboard alone, and a seller\'s draft answers the customer\'s question with it and names its source', async ({ page, request }) => {
  const crm = await signInOnFullPage(page, { viewport: { width: 1000, height: 800 } });
  const [before] = await crm.rows('hrz_agentsettingses?$select=hrz_knowledge');
  await goToByKeyboard(page, 'General');
  const product = page.getByRole('group', { name: 'PalletCell 6', exact: true });
  await press(page, product.getByRole('button', { name: /^\d+ facts about PalletCell 6$/ }));
  await press(page, product.getByRole('button', { name: 'Add a fact about PalletCell 6' }));
  const topic = page.getByLabel('What the question is about');
  await expect(topic).toBeFocused();
  await topic.selectOption({ label: 'Lead time' });
  await typeInto(page, product.getByRole('textbox', { name: 'Answer, English' }), ANSWER);
  await typeInto(page, product.getByRole('textbox', { name: 'Source', exact: true }), 'Delivery plan 2027');
  await look(page, 'admin-fact');
  await expectWhole(page);
  await page.setViewportSize({ width: 320, height: 700 });
  await look(page, 'admin-fact-320');
  await expectWhole(page);
  await page.setViewportSize({ width: 1000, height: 800 });
  await press(page, product.getByRole('button', { name: 'Done' }));
  await press(page, page.getByRole('button', { name: 'Save', exact: true }));
  await expect(page.getByText('Saved. It holds from now on.')).toBeVisible();
  try {
    // Of the other products and facts nothing is lost.
    const [after] = await crm.rows('hrz_agentsettingses?$select=hrz_knowledge');
    const knowledge = (text: unknown): { readonly products: readonly { readonly facts: readonly { readonly source: string }[] }[] } => JSON.parse(String(text)) as ReturnType<typeof knowledge>;
    const written = knowledge(after?.['hrz_knowledge']);
    expect({ ...written, products: written.products.map((each) => ({ ...each, facts: each.facts.filter(({ source }) => source !== 'Delivery plan 2027') })) }).toEqual(knowledge(before?.['hrz_knowledge']));
    const outlook = new OutlookPage(page);
    await outlook.start('Maya');
    await outlook.open(JONAS);
    await outlook.primary(/^Draft/).click();
    const draft = outlook.pane.getByRole('textbox', { name: 'Draft, editable' });
    await expect(draft).toContainText(ANSWER);
    await expect(outlook.pane.getByText('Left as a gap for you')).toHaveCount(0);
    await draft.getByText(ANSWER).click();
    await expect(outlook.pane.getByText('Product knowledge: PalletCell 6 · Delivery plan 2027')).toBeVisible();
    await outlook.paneScreenshot('admin-fact-in-draft');
  } finally {
    await changeSettings(request, { hrz_knowledge: before?.['hrz_knowledge'] ?? null });
  }
});
