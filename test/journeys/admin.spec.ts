import { expect, test, type FrameLocator, type Page } from '@playwright/test';
import { look, signInOnFullPage } from './adminPage.ts';
import { OutlookPage } from './outlookPage.ts';
import { expectAccessible, expectNothingCut, expectPageAccessible } from './paneLooks.ts';

// An admin changes how drafts are written, in the pane and as a full page; everybody's next draft follows. What a test
// changes it takes back: the organization is everybody's.
const JONAS = 'PalletCell 6 for line 3';
const ADMIN = 'Priya';
/** What the admin's own mailbox has. */
const COLLEAGUE = 'Two leads without a first name';
const OWN = 'Hello {{ recipient.name }},\n\nThe organization wrote this sentence itself.';

test('[E14] [E15] an admin changes a template, sees it on a real lead, saves, and a seller\'s next draft uses it', async ({ page }) => {
  const outlook = await signedIn(page, ADMIN);
  await outlook.open(COLLEAGUE);
  const { pane } = outlook;
  await openAdmin(outlook);
  await pane.getByRole('button', { name: /^Follow-up/ }).click();
  await expect(pane.getByRole('heading', { level: 1, name: 'Follow-up, English' })).toBeFocused();
  await pane.getByRole('textbox', { name: 'Text' }).fill(OWN);
  await tryOn(pane, 'Jonas');
  const preview = pane.getByRole('region', { name: 'Preview' });
  await expect(preview).toContainText('Hello Jonas,');
  await expect(preview).toContainText('The organization wrote this sentence itself.');
  await expect(pane.getByText('Not saved yet: 1 change')).toBeVisible();
  await outlook.paneScreenshot('admin-template');
  await pane.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(pane.getByText('Saved. New drafts use it.')).toBeVisible();
  await pane.getByRole('button', { name: 'All templates' }).click();
  await expect(pane.getByText(/^Version \d+ · Priya Raman, /)).toBeVisible();
  try {
    const seller = await signedIn(page, 'Maya');
    await seller.open(JONAS);
    await seller.primary(/^Draft/).click();
    await expect(seller.pane.getByRole('textbox', { name: 'Draft, editable' })).toContainText('The organization wrote this sentence itself.');
    await seller.paneScreenshot('admin-sellers-draft');
  } finally {
    await backToBuiltIn(page);
  }
});

test('[E14] a template with a mistake names the line and can\'t be saved; leaving asks before the edits go', async ({ page }) => {
  const outlook = await signedIn(page, ADMIN);
  await outlook.open(COLLEAGUE);
  const { pane } = outlook;
  await openAdmin(outlook);
  await pane.getByRole('button', { name: /^Follow-up/ }).click();
  const text = pane.getByRole('textbox', { name: 'Text' });
  await text.fill('Hello,\n\n{% if tone == "formal" %}Good day{% endfor %}\n\n{{ secrets }}');
  await expect(pane.getByText(/^Line \d+: /).first()).toBeVisible();
  await expect(pane.getByText(/Follow-up, English can't be saved/)).toBeVisible();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.method()));
  // It is off, yet it can be reached, and pressing it does nothing.
  const save = pane.getByRole('button', { name: 'Save', exact: true });
  await expect(save).toBeDisabled();
  await save.focus();
  await page.keyboard.press('Enter');
  expect(asked.filter((method) => method === 'PATCH')).toEqual([]);
  await outlook.paneScreenshot('admin-mistake');
  await pane.getByRole('button', { name: 'Back to the email' }).click();
  const dialog = pane.getByRole('alertdialog');
  await expect(dialog).toContainText('Keep your changes?');
  await outlook.paneScreenshot('admin-leave');
  await dialog.getByRole('button', { name: 'Stay' }).click();
  await expect(text).toHaveValue(/secrets/);
  await pane.getByRole('button', { name: 'Back to the email' }).click();
  await pane.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click();
  await expect(pane.getByRole('heading', { level: 1, name: 'From a colleague' })).toBeVisible();
  await expect(pane.getByRole('button', { name: 'More actions' })).toBeFocused();
});

test('[E14] another email opened meanwhile takes nothing from the admin, and back is the email that is open now', async ({ page }) => {
  const outlook = await signedIn(page, ADMIN);
  await outlook.open(COLLEAGUE);
  const { pane } = outlook;
  await openAdmin(outlook);
  await pane.getByRole('radio', { name: /^Friendly/ }).check();
  await outlook.selectNothing();
  await expect(pane.getByText('Not saved yet: 1 change')).toBeVisible();
  await pane.getByRole('button', { name: 'Undo changes' }).click();
  await pane.getByRole('button', { name: 'Back to the email' }).click();
  await expect(pane.getByRole('heading', { name: 'Open an email' })).toBeVisible();
});

test('[E14] two admins at once: who saves second is told who was first, keeps all edits, compares and saves', async ({ page, context }) => {
  const outlook = await signedIn(page, ADMIN);
  await outlook.open(COLLEAGUE);
  const { pane } = outlook;
  await openAdmin(outlook);
  await pane.getByRole('button', { name: /^Polite close/ }).click();
  await pane.getByRole('textbox', { name: 'Text' }).fill('Hello {{ recipient.name }},\n\nFrom the pane.');
  const tab = await openFullPage(await context.newPage());
  await tab.getByRole('button', { name: /^Polite close/ }).click();
  await tab.getByRole('textbox', { name: 'Text' }).fill('Hello {{ recipient.name }},\n\nFrom the tab.');
  await tab.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(tab.getByText('Saved. New drafts use it.')).toBeVisible();
  try {
    await pane.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(pane.getByText(/^Priya Raman saved this page at .*Your edits are kept\.$/)).toBeVisible();
    await expect(pane.getByRole('textbox', { name: 'Text' })).toHaveValue(/From the pane/);
    await outlook.paneScreenshot('admin-conflict');
    await pane.getByRole('button', { name: 'Compare' }).click();
    const dialog = pane.getByRole('dialog');
    await expect(dialog).toContainText('From the tab.');
    await expect(dialog).toContainText('From the pane.');
    await outlook.paneScreenshot('admin-compare');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await pane.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(pane.getByText('Saved. New drafts use it.')).toBeVisible();
  } finally {
    await pane.getByRole('button', { name: 'Back to the built-in text' }).click();
    await pane.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(pane.getByText('Saved. New drafts use it.')).toBeVisible();
  }
});

test('[E14] a seller is offered no admin settings, and signed in on the full page all the same is told so and writes nothing', async ({ page, context }) => {
  const outlook = await signedIn(page, 'Maya');
  await outlook.open(JONAS);
  await expect(outlook.primary(/^Draft/)).toBeVisible();
  await outlook.pane.getByRole('button', { name: 'More actions' }).click();
  await expect(outlook.pane.getByRole('menuitem', { name: 'Not this one' })).toBeVisible();
  await expect(outlook.pane.getByRole('menuitem', { name: 'Admin settings' })).toHaveCount(0);
  const tab = await context.newPage();
  await signInOnFullPage(tab, { person: 'Maya' });
  await expect(tab.getByRole('alert')).toContainText('Your role can\'t change these settings');
  await look(tab, 'admin-no-role');
});

for (const theme of ['Light', 'Dark', 'High contrast'] as const) {
  test(`[E14] in the pane at 320 px in ${theme.toLowerCase()} nothing is cut off and all can be read by everybody`, async ({ page }) => {
    const outlook = await signedIn(page, ADMIN);
    await outlook.makeNarrow({ theme });
    await outlook.open(COLLEAGUE);
    const { pane } = outlook;
    const name = theme.toLowerCase().replace(' ', '-');
    await openAdmin(outlook);
    await expect(pane.getByRole('button', { name: /^Polite close/ })).toBeVisible();
    await outlook.paneScreenshot(`admin-320-${name}`);
    await expectNothingCut(pane);
    await expectAccessible(page);
    await pane.getByRole('button', { name: /^Follow-up/ }).click();
    await pane.getByRole('button', { name: 'Values you can use' }).click();
    await tryOn(pane, 'Jonas');
    await pane.getByRole('textbox', { name: 'Text' }).fill('Hello {{ recipient.name }},\n\n{{ nothing.known }}');
    await expect(pane.getByText(/^Line 3: /)).toBeVisible();
    await outlook.paneScreenshot(`admin-320-${name}-template`);
    await pane.getByRole('region', { name: 'Preview' }).scrollIntoViewIfNeeded();
    await outlook.paneScreenshot(`admin-320-${name}-preview`);
    await expectNothingCut(pane);
    await expectAccessible(page);
  });
}

test('[E14] in German every word of the pages is German and nothing is cut off at 320 px', async ({ page }) => {
  const outlook = await signedIn(page, ADMIN);
  await outlook.makeNarrow({ language: 'de-DE' });
  await outlook.open(COLLEAGUE);
  const { pane } = outlook;
  await openAdmin(outlook, { more: 'Weitere Aktionen', entry: 'Administration', page: 'Schreiben' });
  await expect(pane.getByRole('button', { name: /^Höflicher Abschied/ })).toBeVisible();
  await outlook.paneScreenshot('admin-320-german');
  await expectNothingCut(pane);
  await pane.getByRole('button', { name: /^Antwort/ }).click();
  await outlook.paneScreenshot('admin-320-german-template');
  await expectNothingCut(pane);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`[E14] as a full page in ${scheme} the pages have a list beside them, and the editor its preview`, async ({ page }) => {
    await page.setViewportSize({ width: 1000, height: 800 });
    await page.emulateMedia({ colorScheme: scheme });
    const tab = await openFullPage(page);
    await expect(tab.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'Writing' })).toBeVisible();
    await look(tab, `admin-1000-${scheme}`);
    await tab.getByRole('button', { name: /^Follow-up/ }).click();
    await tab.getByLabel('Search your leads').fill('Jonas');
    await tab.getByRole('button', { name: /^Jonas Brandt/ }).click();
    await expect(tab.getByRole('button', { name: 'Another lead' })).toBeVisible();
    await look(tab, `admin-1000-${scheme}-template`);
    await expectPageAccessible(tab);
    await tab.setViewportSize({ width: 700, height: 700 });
    await look(tab, `admin-700-${scheme}`);
  });
}

test('[E14] the pages work by keyboard alone', async ({ page }) => {
  const tab = await openFullPage(page);
  await tab.getByRole('button', { name: /^First email/ }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(tab.getByRole('button', { name: /^Follow-up/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(tab.getByRole('heading', { level: 1, name: 'Follow-up, English' })).toBeFocused();
  await tab.getByRole('button', { name: 'All templates' }).focus();
  await page.keyboard.press('Enter');
  await expect(tab.getByRole('button', { name: /^Follow-up/ })).toBeFocused();
});

async function signedIn(page: Page, person: string): Promise<OutlookPage> {
  const outlook = new OutlookPage(page);
  await outlook.start(person);
  return outlook;
}

async function openAdmin(outlook: OutlookPage, words = { more: 'More actions', entry: 'Admin settings', page: 'Writing' }): Promise<void> {
  const { pane } = outlook;
  const entry = pane.getByRole('menuitem', { name: words.entry });
  // The entry comes once the CRM has said who this is.
  await expect(async () => {
    if (!(await entry.isVisible())) await pane.getByRole('button', { name: words.more }).click();
    await expect(entry).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await entry.click();
  await toWriting(pane, words.page);
}

/** The list of pages where there is room for it, one choice where there is not. */
async function toWriting(place: FrameLocator | Page, name: string): Promise<void> {
  const choice = place.getByRole('navigation').getByRole('combobox');
  await expect(place.getByRole('heading', { level: 1 })).toBeVisible();
  if (await choice.isVisible()) await choice.selectOption({ label: name });
  else await place.getByRole('navigation').getByRole('button', { name }).click();
  await expect(place.getByRole('heading', { level: 1, name })).toBeVisible();
}

async function tryOn(pane: FrameLocator, lead: string): Promise<void> {
  await pane.getByLabel('Search your leads').fill(lead);
  await pane.getByRole('region', { name: 'Preview' }).getByRole('button', { name: new RegExp(`^${lead}`) }).first().click();
}

async function backToBuiltIn(page: Page): Promise<void> {
  const outlook = await signedIn(page, ADMIN);
  await outlook.open(COLLEAGUE);
  await openAdmin(outlook);
  await outlook.pane.getByRole('button', { name: /^Follow-up/ }).click();
  await outlook.pane.getByRole('button', { name: 'Back to the built-in text' }).click();
  await outlook.pane.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(outlook.pane.getByText('Saved. New drafts use it.')).toBeVisible();
}

async function openFullPage(tab: Page): Promise<Page> {
  await signInOnFullPage(tab);
  await toWriting(tab, 'Writing');
  return tab;
}
