import { expect, test, type Locator } from '@playwright/test';
import { OutlookPage } from './outlookPage.ts';
import { expectAccessible, expectNothingCut } from './paneLooks.ts';

const WIEBKE = 'w.hansen@nordkuehl.example';
const YARA = 'y.nunes@costaverdefrio.example';
const JONAS = 'jonas.brandt@halvorsenfoods.example';

/** Begins a new message to these people and waits for the lead (or whatever the pane says first). */
async function writeTo(outlook: OutlookPage, ...people: readonly string[]): Promise<void> {
  await outlook.page.getByRole('button', { name: 'New message' }).click();
  if (people.length === 0) return;
  const to = outlook.page.getByLabel('To', { exact: true }).last();
  await to.fill(people.join('; '));
  await to.press('Tab');
}

function purpose(outlook: OutlookPage): Locator {
  return outlook.composePane.getByRole('combobox', { name: 'What should it do?' });
}

async function written(outlook: OutlookPage): Promise<string> {
  return outlook.composePane.getByRole('textbox', { name: /^Draft/ }).innerText();
}

test('[E2] [E15] a new message to a German lead: the follow-up is drafted in German, follows each choice, goes in at the cursor and changes no recipient', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await writeTo(outlook, WIEBKE);
  const pane = outlook.composePane;
  await expect(pane.getByText('Wiebke Hansen').first()).toBeVisible();
  await expect(purpose(outlook)).toHaveValue('follow-up');
  await expect(pane.getByRole('combobox', { name: 'In', exact: true }).locator('option:checked')).toHaveText('German, as in the inquiry');
  await pane.getByRole('button', { name: 'Draft follow-up' }).click();
  await expect(pane.getByText(/^From the built-in template/)).toBeVisible();
  const neutral = await written(outlook);
  expect(neutral).toContain('Hansen');
  await pane.getByRole('radio', { name: 'Formal' }).click();
  await expect.poll(() => written(outlook)).not.toBe(neutral);
  await expect(pane.getByRole('radio', { name: 'Formal' })).toBeChecked();
  await pane.getByRole('combobox', { name: 'In', exact: true }).selectOption('en');
  await expect.poll(() => written(outlook)).toMatch(/sincerely|regards/i);
  await pane.getByRole('combobox', { name: 'In', exact: true }).selectOption('de');
  await expect(pane.getByText(/^Subject is empty: “.+” will be set$/)).toBeVisible();
  const draft = await written(outlook);
  await outlook.screenshot('compose-german');
  await pane.getByRole('button', { name: 'Insert at cursor' }).click();
  await expect(pane.getByText('We read it back')).toBeVisible();
  expect((await outlook.composeBody.innerText()).replace(/\s+/g, ' ')).toContain((draft.split('\n').find((line) => line.trim() !== '') ?? '?').trim());
  await expect(page.getByLabel('Subject').last()).not.toHaveValue('');
  await expect(page.getByLabel('To', { exact: true }).last()).toHaveValue(WIEBKE);
});

test('[E14] tone and length are chosen with the arrow keys and remembered for the next email', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await writeTo(outlook, WIEBKE);
  const pane = outlook.composePane;
  await pane.getByRole('radio', { name: 'Medium' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(pane.getByRole('radio', { name: 'Long' })).toBeChecked();
  await expect(pane.getByRole('radio', { name: 'Long' })).toBeFocused();
  await page.keyboard.press('Home');
  await expect(pane.getByRole('radio', { name: 'Short' })).toBeChecked();
  await page.getByRole('button', { name: 'Discard' }).last().click();
  await writeTo(outlook, JONAS);
  await expect(outlook.composePane.getByRole('radio', { name: 'Short' })).toBeChecked();
});

test('[E14] an edited draft is kept when a choice changes, and written again only at a press', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await writeTo(outlook, WIEBKE);
  const pane = outlook.composePane;
  await pane.getByRole('button', { name: 'Draft follow-up' }).click();
  const box = pane.getByRole('textbox', { name: /^Draft/ });
  await box.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Und noch ein eigener Satz.');
  await pane.getByRole('radio', { name: 'Friendly' }).click();
  await expect(pane.getByText('Your own words are kept. The new choices are not in them.')).toBeVisible();
  expect(await written(outlook)).toContain('Und noch ein eigener Satz.');
  await pane.getByRole('button', { name: 'Write it again' }).click();
  await expect.poll(() => written(outlook)).not.toContain('Und noch ein eigener Satz.');
  await expect(pane.getByText('Your own words are kept. The new choices are not in them.')).toBeHidden();
});

test('[E3] an introduction names each missing condition and what can be done about it; the name added here is in the CRM and can be taken back', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await writeTo(outlook, YARA);
  const pane = outlook.composePane;
  await expect(purpose(outlook)).toHaveValue('introduction');
  await expect(pane.getByText('Not offered yet: 2 conditions missing')).toBeVisible();
  await expect(pane.getByText('No account is connected')).toBeVisible();
  await expect(pane.getByText('First or last name is missing')).toBeVisible();
  await outlook.paneScreenshot('compose-conditions', 'Compose');
  await pane.getByRole('button', { name: 'See all 7' }).click();
  await expect(pane.getByText('No meeting is planned')).toBeVisible();
  await pane.getByRole('button', { name: 'Add the name' }).click();
  await pane.getByRole('textbox', { name: 'First name' }).fill('Yara');
  await pane.getByRole('button', { name: 'Save to the CRM' }).click();
  await expect(pane.getByText('Not offered yet: 1 condition missing')).toBeVisible();
  await expect(pane.getByText('Saved to the lead in the CRM.')).toBeVisible();
  await pane.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(pane.getByText('Not offered yet: 2 conditions missing')).toBeVisible();
});

test('[E2] each purpose has a draft of its own, and the one written before comes back', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await writeTo(outlook, WIEBKE);
  const pane = outlook.composePane;
  await pane.getByRole('button', { name: 'Draft follow-up' }).click();
  await pane.getByRole('textbox', { name: /^Draft/ }).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Mein Zusatz.');
  await purpose(outlook).selectOption('meeting');
  await expect.poll(() => written(outlook)).not.toContain('Mein Zusatz.');
  await purpose(outlook).selectOption('follow-up');
  await expect.poll(() => written(outlook)).toContain('Mein Zusatz.');
});

test('[E2] several leads in To: the seller says whom the draft is for; nobody in To: a lead can be picked, and nobody becomes a recipient', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await writeTo(outlook, WIEBKE, JONAS);
  let pane = outlook.composePane;
  await expect(pane.getByText('Whom is the draft for?')).toBeVisible();
  await outlook.paneScreenshot('compose-several', 'Compose');
  await expect(pane.getByRole('button', { name: 'Choose a lead' })).toBeVisible();
  await pane.getByRole('radio', { name: /Jonas Brandt/ }).check();
  await pane.getByRole('button', { name: 'Write to Jonas' }).click();
  await expect(purpose(outlook)).toBeVisible();
  await expect(pane.getByText('Jonas Brandt').first()).toBeVisible();
  await page.getByRole('button', { name: 'Discard' }).last().click();

  await writeTo(outlook);
  pane = outlook.composePane;
  await pane.getByRole('button', { name: 'Pick a lead' }).click();
  await pane.getByRole('searchbox').fill('Hansen');
  await pane.getByRole('button', { name: /Wiebke Hansen/ }).click();
  await expect(purpose(outlook)).toBeVisible();
  await pane.getByRole('button', { name: 'Draft follow-up' }).click();
  await pane.getByRole('button', { name: 'Insert at cursor' }).click();
  await expect(pane.getByText('We read it back')).toBeVisible();
  await expect(page.getByLabel('To', { exact: true }).last()).toHaveValue('');
});

test('[E14] [E15] in the reading pane the same choices stand behind the gear of the draft', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await outlook.open('PalletCell 6 for line 3');
  await outlook.primary(/^Draft/).click();
  const box = outlook.pane.getByRole('textbox', { name: /^Draft/ });
  const before = await box.innerText();
  await outlook.pane.getByRole('button', { name: 'Tone, length and language' }).click();
  await expect(outlook.pane.getByRole('combobox', { name: 'In', exact: true }).locator('option:checked')).toHaveText('English, as in the email');
  await outlook.paneScreenshot('reading-choices');
  await outlook.pane.getByRole('combobox', { name: 'In', exact: true }).selectOption('de');
  await expect.poll(() => box.innerText()).not.toBe(before);
});

for (const theme of ['Light', 'Dark', 'High contrast'] as const) {
  test(`[E2] at 320 px in ${theme.toLowerCase()} the compose pane cuts nothing off and everything in it can be reached`, async ({ page }) => {
    const outlook = new OutlookPage(page);
    await outlook.start();
    await outlook.makeNarrow({ theme });
    await writeTo(outlook, WIEBKE);
    await outlook.composePane.getByRole('button', { name: 'Draft follow-up' }).click();
    await expect(outlook.composePane.getByRole('button', { name: 'Insert at cursor' })).toBeVisible();
    await outlook.paneScreenshot(`compose-320-${theme.toLowerCase().replace(' ', '-')}`, 'Compose');
    await expectNothingCut(outlook.composePane);
    await expectAccessible(page, 'Compose');
  });
}

test('[E15] in German every word of the compose pane is German and nothing is cut off at 320 px', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await outlook.makeNarrow({ language: 'de-DE' });
  await writeTo(outlook, YARA);
  await expect(outlook.composePane.getByText('Noch nicht angeboten: 2 Bedingungen fehlen')).toBeVisible();
  await outlook.paneScreenshot('compose-320-german', 'Compose');
  await expectNothingCut(outlook.composePane);
});
