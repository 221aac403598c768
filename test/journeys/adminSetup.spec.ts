// An organization without anything is set up to its first activation, on a server of its own: by keyboard alone, by two admins at
// once, in every look. What one test leaves the next begins with. With HANDRAISE_EMPTY_ADDRESS set, a server that runs already is
// used instead.
import { expect, test, type Page } from '@playwright/test';
import { drag, expectWhole, focusByTab, goToByKeyboard, look, press, signInOnFullPage, typeInto } from './adminPage.ts';
import type { CrmRows } from './crmRows.ts';
import { startServer, type OwnServer } from './ownServer.ts';

const VIEWPORT = { width: 1000, height: 800 };
let server: OwnServer | undefined;
let address = process.env['HANDRAISE_EMPTY_ADDRESS'] ?? '';

test.describe.configure({ mode: address === '' ? 'serial' : 'default', timeout: 240_000 });

test.beforeAll(async () => {
  if (address !== '') return;
  test.setTimeout(240_000);
  server = await startServer({ hasSample: false, background: 'on' });
  address = server.address;
});

test.afterAll(() => server?.stop());

test('[A1] [A2] [A3] [A4] [A5] [A6] [A7] [A8] [A9] [P2] from nothing to Activate by keyboard alone, each page saved as a version of its own', async ({ page }) => {
  const crm = await open(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Set up Handraise' })).toBeVisible();
  await expect(page.getByText('1 of 5 done')).toBeVisible();
  await look(page, 'admin-setup-start');
  await press(page, page.getByRole('button', { name: 'Continue with General' }));
  await expect(page.getByRole('heading', { level: 1, name: 'General' })).toBeFocused();
  await typeInto(page, page.getByRole('textbox', { name: 'Company name' }), 'Kestrel Motion');
  await typeInto(page, page.getByRole('textbox', { name: 'Website' }), 'kestrelmotion');
  await expect(page.getByRole('status').filter({ hasText: 'This is no web address' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
  await typeInto(page, page.getByRole('textbox', { name: 'Website' }), '.example');
  await press(page, page.getByRole('button', { name: 'Add a product' }));
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  await page.keyboard.type('PalletCell 6');
  await typeInto(page, page.getByRole('textbox', { name: 'Description' }), 'A palletizing cell for food plants.');
  await press(page, page.getByRole('button', { name: 'Add a security role' }));
  await page.keyboard.type('Salesp');
  await press(page, page.getByRole('button', { name: 'Salesperson', exact: true }));
  await expect(page.getByText(/^1 role, \d+ (people|person)$/)).toBeVisible();
  await save(page);
  await look(page, 'admin-setup-general');

  await goToByKeyboard(page, 'Research');
  await press(page, page.getByRole('button', { name: 'Add Industry' }));
  await press(page, page.getByRole('group', { name: 'Industry', exact: true }).getByRole('button', { name: 'Add a value' }));
  await press(page, page.getByRole('group', { name: 'Value of Industry' }).locator('[data-row]').first());
  await press(page, page.getByRole('button', { name: 'Done' }));
  await press(page, page.getByRole('button', { name: 'Add Company size' }));
  await typeInto(page, page.getByLabel('Company size from'), '50');
  await typeInto(page, page.getByLabel('Company size to'), '500');
  await press(page, page.getByRole('button', { name: 'Done' }));
  await expect(page.getByRole('button', { name: 'Edit Company size' })).toBeFocused();
  await focusByTab(page, page.getByRole('switch', { name: 'Look companies up on the web' }));
  await page.keyboard.press('Space');
  await save(page);
  await look(page, 'admin-setup-research');

  await goToByKeyboard(page, 'Prioritization');
  await press(page, page.getByRole('button', { name: 'New segment' }));
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Asked us directly');
  await expect(page.getByText('Say which value is wanted.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
  await press(page, page.getByRole('group', { name: 'Value of Lead Source' }).getByRole('button', { name: 'Add a value' }));
  await page.keyboard.type('Web');
  await press(page, page.getByRole('group', { name: 'Value of Lead Source' }).getByRole('button', { name: 'Web', exact: true }));
  await save(page);

  await goToByKeyboard(page, 'Review & activate');
  await look(page, 'admin-setup-review');
  // Offered where there are none; the tests after this one need an organization without any.
  const sample = page.getByRole('checkbox', { name: 'Add sample leads, marked as samples' });
  await focusByTab(page, sample);
  await expect(sample).toBeChecked();
  await page.keyboard.press('Space');
  await expect(sample).not.toBeChecked();
  await press(page, page.getByRole('button', { name: 'Activate', exact: true }));
  await expect(page.getByRole('region', { name: 'Life cycle' })).toContainText('Active');
  await expect(page.getByRole('region', { name: 'Life cycle' })).not.toContainText("The service didn't answer");
  const [settings] = await crm.rows('hrz_agentsettingses?$select=hrz_number,hrz_activatedon,hrz_companyname,hrz_website');
  expect(settings).toMatchObject({ hrz_number: 4, hrz_activatedon: expect.any(String), hrz_companyname: 'Kestrel Motion', hrz_website: 'https://kestrelmotion.example' });
  expect((await crm.rows('hrz_settingsversions?$select=hrz_number&$orderby=hrz_number')).map((row) => row['hrz_number'])).toEqual([1, 2, 3, 4]);
  expect(await crm.rows('leads?$select=leadid&$top=1')).toEqual([]);
});

test('[A10] [A17] after activation what is missing is suggested with the way to it, and one switch pauses and resumes', async ({ page }) => {
  const crm = await open(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Handraise is active' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Suggested action' })).toContainText('Everything is set up');
  await goToByKeyboard(page, 'General');
  await page.getByRole('textbox', { name: 'Website' }).fill('');
  await save(page);
  await goToByKeyboard(page, 'Overview');
  const suggested = page.getByRole('region', { name: 'Suggested action' });
  await expect(suggested).toContainText("Add your company's website.");
  await look(page, 'admin-setup-suggested');
  await suggested.getByRole('button', { name: 'Open settings: General' }).click();
  await page.getByRole('textbox', { name: 'Website' }).fill('kestrelmotion.example');
  await save(page);
  await goToByKeyboard(page, 'Review & activate');
  await focusByTab(page, page.getByRole('switch', { name: 'Pause' }));
  await page.keyboard.press('Space');
  await expect(page.getByRole('region', { name: 'Life cycle' })).toContainText('Paused');
  await look(page, 'admin-setup-paused');
  const pausedOn = async (): Promise<unknown> => (await crm.rows('hrz_agentsettingses?$select=hrz_pausedon'))[0]?.['hrz_pausedon'];
  expect(await pausedOn()).toEqual(expect.any(String));
  await page.getByRole('switch', { name: 'Pause' }).click();
  await expect(page.getByRole('region', { name: 'Life cycle' })).toContainText('Active');
  expect(await pausedOn()).toBeNull();
});

test('[A6] a field that can\'t be compared stands grayed with its reason, and can\'t be chosen', async ({ page }) => {
  await open(page);
  await goToByKeyboard(page, 'Research');
  await page.getByRole('button', { name: 'Add a characteristic' }).click();
  await page.keyboard.type('Partner');
  const fields = page.getByRole('group', { name: 'Fields of Partner' });
  await fields.getByRole('button', { name: 'Add a field' }).click();
  await page.keyboard.type('owner');
  const owner = fields.getByRole('button', { name: /^Owner ?Owner fields can't be compared/ }).first();
  await expect(owner).toHaveAttribute('aria-disabled', 'true');
  await owner.focus();
  await page.keyboard.press('Enter');
  await expect(fields.getByRole('button', { name: /^Remove/ })).toHaveCount(0);
  await look(page, 'admin-setup-refused-field');
});

test('[P3] [P4] an order changed by keyboard changes the top ten before it is saved, and is what is saved', async ({ page }) => {
  const crm = await open(page);
  for (const [lastname, numberofemployees, daysAgo] of [['Small', 10, 1], ['Large', 900, 3], ['Middle', 90, 2]] as const) {
    await crm.post('leads', { subject: 'Cells', lastname, companyname: `${lastname} Foods`, numberofemployees, overriddencreatedon: new Date(Date.UTC(2026, 9, 20 - daysAgo)).toISOString() });
  }
  await goToByKeyboard(page, 'Prioritization');
  const top = page.getByRole('region', { name: 'How the first ten would rank' });
  await expect(top.getByRole('listitem').first()).toContainText('Small');
  await page.getByLabel('Add a criterion').selectOption({ label: 'No. of Employees' });
  await expect(top.getByRole('listitem').first()).toContainText('Large');
  await expect(top.getByRole('listitem').first()).toContainText('2 places up');
  // Lifted by Space, moved by an arrow, dropped by Space.
  await page.getByRole('button', { name: /^No\. of Employees, place 3/ }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByText(/^No\. of Employees lifted, place 3/)).toBeAttached();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space');
  await expect(page.getByText('No. of Employees put down at place 2.')).toBeAttached();
  await expect(page.getByRole('button', { name: /^No\. of Employees, place 2/ })).toBeFocused();
  await look(page, 'admin-setup-order');
  await save(page);
  const [settings] = await crm.rows('hrz_agentsettingses?$select=hrz_prioritization');
  expect(JSON.parse(String(settings?.['hrz_prioritization']))).toMatchObject({ criteria: [{ kind: 'field', field: 'lead.numberofemployees' }, { kind: 'fit' }] });
  // By drag: the other way round.
  const handle = page.getByRole('button', { name: /^No\. of Employees, place 2/ });
  // Saving was reached by keyboard, and the page has followed down to it.
  await handle.scrollIntoViewIfNeeded();
  await drag(page, handle, page.getByRole('button', { name: /^Customer profile fit, place 3/ }));
  await expect(page.getByRole('button', { name: /^Customer profile fit, place 2/ })).toBeVisible();
  await page.getByRole('button', { name: 'Undo changes' }).click();
  await expect(page.getByRole('button', { name: /^No\. of Employees, place 2/ })).toBeVisible();
});

test('[A9] two admins at once: who saves second keeps the edit, sees both, and saves', async ({ page, context }) => {
  await open(page);
  await goToByKeyboard(page, 'General');
  await page.getByRole('textbox', { name: 'Company name' }).fill('Kestrel from the first');
  const other = await context.newPage();
  await open(other);
  await goToByKeyboard(other, 'General');
  await other.getByRole('textbox', { name: 'Company name' }).fill('Kestrel from the second');
  await save(other);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/saved this page at .*Your edits are kept\.$/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Company name' })).toHaveValue('Kestrel from the first');
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(page.getByRole('dialog')).toContainText('Kestrel from the second');
  await look(page, 'admin-setup-compare');
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await save(page);
  await page.getByRole('textbox', { name: 'Company name' }).fill('Kestrel Motion');
  await save(page);
});

for (const scheme of ['light', 'dark', 'high contrast'] as const) {
  test(`[A1] at 320 px and at 1000 px in ${scheme} every page is whole and can be read by everybody`, async ({ page }) => {
    await page.emulateMedia(scheme === 'high contrast' ? { forcedColors: 'active' } : { colorScheme: scheme });
    await open(page);
    for (const name of ['Overview', 'General', 'Research', 'Prioritization', 'Review & activate']) {
      await page.setViewportSize(VIEWPORT);
      await goToByKeyboard(page, name);
      await look(page, `admin-setup-${name.toLowerCase().split(' ')[0] ?? ''}-1000-${scheme.replace(' ', '-')}`);
      await expectWhole(page);
      await page.setViewportSize({ width: 320, height: 700 });
      await look(page, `admin-setup-${name.toLowerCase().split(' ')[0] ?? ''}-320-${scheme.replace(' ', '-')}`);
      await expectWhole(page);
    }
  });
}

test.describe('in German', () => {
  test.use({ locale: 'de-DE' });
  test('[A1] in German every page is German and nothing is cut off at 320 px', async ({ page }) => {
    await open(page, 'Anmelden');
    await page.setViewportSize({ width: 320, height: 700 });
    for (const name of ['Übersicht', 'Allgemein', 'Recherche', 'Priorisierung', 'Prüfen und aktivieren']) {
      await page.getByRole('navigation').getByRole('combobox').selectOption({ label: name });
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await look(page, `admin-setup-german-${name.toLowerCase().split(' ')[0] ?? ''}`);
      await expectWhole(page);
    }
  });
});

async function open(page: Page, button = 'Sign in'): Promise<CrmRows> {
  return signInOnFullPage(page, { button, viewport: VIEWPORT, address });
}

async function save(page: Page): Promise<void> {
  await press(page, page.getByRole('button', { name: 'Save', exact: true }));
  await expect(page.getByText('Saved. It holds from now on.')).toBeVisible();
}
