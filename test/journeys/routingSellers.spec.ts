// Sellers as an admin sets them up on the full page and in a narrow pane, and what the seller sees of it on Home. What a test changes it
// takes back: the organization is everybody's.
import { randomUUID } from 'node:crypto';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { samplePeople } from '../../src/crm/sample/people.ts';
import { assignmentStates } from '../../src/crm/tables.ts';
import { changeTheme, expectWhole, goTo, look, signInOnFullPage } from './adminPage.ts';
import type { CrmRows, Row } from './crmRows.ts';
import { OutlookPage } from './outlookPage.ts';
import { expectAccessible, expectNothingCut } from './paneLooks.ts';

const MAYA = 'Maya Lindqvist';
const ATTRIBUTE = 'Region of the journey';
const mayaId = samplePeople.find(({ fullName }) => fullName === MAYA)?.id ?? '';

test.describe.configure({ timeout: 180_000 });

test('[T4] [T7] [T8] [T11] an admin makes somebody a seller with capacity, attribute, hours and an absence, all of it kept by the CRM', async ({ page }) => {
  const crm = await openSellers(page);
  const before = await remembered(crm);
  try {
    await forget(crm);
    await openSellersAnew(page);
    await press(page, 'Attributes');
    await press(page, 'Add an attribute');
    await page.getByLabel('Name', { exact: true }).fill(ATTRIBUTE);
    await page.getByLabel('New value').fill('Nordics');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Save attribute' }).click();
    await expect(page.getByRole('button', { name: `Edit ${ATTRIBUTE}` })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Add an attribute' })).toBeFocused();
    await look(page, 'sellers-attributes');
    await expectWhole(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Attributes', exact: true })).toBeFocused();

    await press(page, 'Add sellers');
    await page.getByRole('dialog').getByRole('button', { name: 'Choose people' }).click();
    await page.getByRole('dialog').getByRole('button', { name: new RegExp(`^${MAYA}`) }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Add sellers', exact: true }).click();
    await expect(rowOf(page)).toContainText('No limit');

    await menu(page, 'Capacity and attributes');
    await page.getByLabel('Most open leads at once').fill('60');
    await page.getByRole('group', { name: ATTRIBUTE }).getByRole('button', { name: 'Add a value' }).click();
    await page.getByRole('group', { name: ATTRIBUTE }).getByRole('button', { name: 'Nordics' }).click();
    await save(page);
    await expect(rowOf(page)).toContainText(`${ATTRIBUTE} Nordics`);
    await expect(page.getByRole('button', { name: `More about ${MAYA}` })).toBeFocused();

    await menu(page, 'Working hours');
    await page.getByRole('radio', { name: 'These hours' }).check();
    await page.getByLabel('Monday, to').fill('08:00');
    await expect(page.getByText('Monday: the end is before the start.')).toBeVisible();
    await page.getByLabel('Monday, to').fill('17:30');
    await page.getByLabel('Time zone').selectOption('Europe/Stockholm');
    await look(page, 'sellers-hours');
    await expectWhole(page);
    await save(page);
    await expect(rowOf(page)).toContainText('Tue – Fri');

    await menu(page, 'Absence');
    await page.getByLabel('Away from').fill('2030-01-07');
    await page.getByLabel('Back on').fill('2030-01-14');
    await page.getByRole('dialog').getByRole('button', { name: 'Add absence' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();

    const [seller] = await crm.rows(`hrz_sellers?$filter=hrz_sellerid eq ${mayaId}`);
    expect(seller).toMatchObject({ hrz_getsleads: true, hrz_capacity: 60 });
    expect(JSON.stringify(seller)).toContain('Nordics');
    const [availability] = await crm.rows(`hrz_availabilities?$filter=hrz_availabilityid eq ${mayaId}`);
    expect(availability?.['_ownerid_value']).toBe(mayaId);
    expect(JSON.parse(String(availability?.['hrz_schedule']))).toMatchObject({ timeZone: 'Europe/Stockholm', days: { 1: [{ from: 540, to: 1050 }] } });
    expect(JSON.parse(String(availability?.['hrz_absences']))).toEqual([{ from: '2030-01-06T23:00:00Z', to: '2030-01-13T23:00:00Z' }]);

    // The switch holds at once, and holds after reading anew.
    await rowOf(page).getByRole('switch').focus();
    await page.keyboard.press('Space');
    await expect(rowOf(page)).toContainText('Switched off');
    await expect.poll(async () => (await crm.rows(`hrz_sellers?$filter=hrz_sellerid eq ${mayaId}`))[0]).toMatchObject({ hrz_getsleads: false, hrz_capacity: 60 });
    await rowOf(page).getByRole('switch').click();
    await expect(rowOf(page)).not.toContainText('Switched off');
    await look(page, 'sellers');
    await expectWhole(page);

    await press(page, 'Attributes');
    await page.getByRole('button', { name: `Edit ${ATTRIBUTE}` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove attribute' }).click();
    await expect(page.getByRole('dialog')).toContainText(`These sellers lose it: ${MAYA}.`);
    await page.getByRole('dialog').getByRole('button', { name: 'Remove it' }).click();
    await expect(page.getByRole('button', { name: `Edit ${ATTRIBUTE}` })).toBeHidden();
    await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).click();
  } finally {
    await restore(crm, before);
  }
});

test('[T7] [T9] settings of routing are saved to a draft of the rules, and the narrow page in every look cuts nothing off', async ({ page }) => {
  const crm = await openSellers(page);
  const before = await remembered(crm);
  const draftBefore = await readDraft(crm);
  try {
    await crm.change(`hrz_sellers(${mayaId})`, { hrz_name: MAYA, hrz_getsleads: true, hrz_capacity: 1, hrz_open: 1 });
    await openSellersAnew(page);
    await press(page, 'Routing settings');
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('Who gets these leads').selectOption({ label: MAYA });
    await drawer.getByLabel('Hours to find an owner').fill('3');
    await drawer.getByRole('switch', { name: /^After an absence/ }).click();
    await look(page, 'routing-settings');
    await expectWhole(page);
    await drawer.getByRole('button', { name: 'Save to draft' }).click();
    await expect(drawer).toBeHidden();
    const draft = await readDraft(crm);
    expect(JSON.parse(String(draft?.['hrz_plan']))).toMatchObject({ settings: { catchAllOwnerId: mayaId, catchAllHours: 3 } });
    await expect(rowOf(page)).toContainText('Full');
    await expectWholeInEveryLook(page, 'sellers', [320, 640, 1440], () => expect(rowOf(page)).toContainText('1 of 1'));
  } finally {
    await draftBackTo(crm, draftBefore);
    await restore(crm, before);
  }
});

test('[T8] [T11] a seller sees their load on Home, is away with one press and takes it back with another', async ({ page, browser }) => {
  const admin = await browser.newPage({ ignoreHTTPSErrors: true });
  const crm = await openSellers(admin);
  const before = await remembered(crm);
  try {
    await forget(crm);
    await crm.change(`hrz_sellers(${mayaId})`, { hrz_name: MAYA, hrz_getsleads: true, hrz_capacity: 500 });
    const outlook = new OutlookPage(page);
    await outlook.start('Maya');
    const { pane } = outlook;
    await pane.getByRole('tab', { name: /^Home/ }).click();
    const load = pane.getByRole('region', { name: 'My load' });
    await expect(load.getByText(/^\d+ of 500$/)).toBeVisible();
    await load.getByRole('button', { name: 'I\'m away until Monday' }).click();
    await expect(load).toContainText('You get no new leads');
    await expect(load.getByRole('button', { name: 'Undo' })).toBeFocused();
    const saved = async (): Promise<readonly Row[]> => JSON.parse(String((await crm.rows(`hrz_availabilities?$filter=hrz_availabilityid eq ${mayaId}`))[0]?.['hrz_absences'])) as readonly Row[];
    expect(await saved()).toHaveLength(1);
    await outlook.paneScreenshot('own-load-away');
    await expectNothingCut(outlook.pane);
    await expectAccessible(page);
    await load.getByRole('button', { name: 'Undo' }).click();
    await expect(load).toContainText('It is as it was before');
    expect(await saved()).toEqual([]);
    await load.getByRole('button', { name: 'Another time…' }).click();
    await expect(load.getByLabel('Away from')).toBeVisible();
    await outlook.paneScreenshot('own-load-choosing');
    await expectNothingCut(outlook.pane);
    await expectAccessible(page);
  } finally {
    await restore(crm, before);
    await admin.close();
  }
});

test('[T9] [T12] [T13] leads that need attention are listed with what helps, given by hand, and the page in every look cuts nothing off', async ({ page }) => {
  const crm = await openSellers(page);
  // Leads of its own: whatever other journeys have done to those of the sample, and however old these are by now.
  const [given, kept] = [{ id: randomUUID(), name: 'Ottilie Halvorsen' }, { id: randomUUID(), name: 'Bastian Kerkhof' }];
  const leads = [given, kept];
  const now = Date.now();
  try {
    for (const { id, name } of leads) {
      const [firstname, lastname] = name.split(' ');
      await crm.change(`leads(${id})`, { firstname, lastname, subject: 'A lead of the journey', companyname: 'Halvorsen Kerkhof' });
      await crm.change(`hrz_assignments(${id})`, {
        hrz_name: name, hrz_state: assignmentStates.attention, hrz_why: id === given.id ? 'sellers-lack-capacity' : 'service-lacks-privilege', hrz_responsible: mayaId,
        hrz_arrivedon: new Date(now - 7_200_000).toISOString(), hrz_dueon: new Date(now + (id === given.id ? -3_600_000 : 3_600_000)).toISOString(), 'hrz_LeadId@odata.bind': `/leads(${id})`,
      });
    }
    await openSellersAnew(page);
    // From other pages, too, it is to be seen that somebody is needed.
    await expect(page.getByRole('navigation').getByRole('button', { name: /^Monitor, \d+ leads need attention$/ })).toBeVisible();
    await page.getByRole('navigation').getByRole('button', { name: /^Monitor\b/ }).click();
    const row = (lead: { readonly name: string }): Locator => page.getByRole('row').filter({ hasText: lead.name });
    await expect(row(given)).toContainText('Every seller who fits is full');
    await expect(row(given)).toContainText('late');
    await expect(row(kept)).toContainText('the service account may not assign leads');
    await expectWholeInEveryLook(page, 'monitor', [320, 1440], () => expect(row(given)).toBeVisible());
    await row(given).getByRole('checkbox').check();
    await press(page, 'Assign selected (1)');
    await page.getByRole('dialog').getByLabel('To', { exact: true }).selectOption(mayaId);
    await expectWhole(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Assign', exact: true }).click();
    await expect(page.getByText(`1 lead given to ${MAYA}`)).toBeVisible();
    await expect(row(given)).toBeHidden();
    expect((await crm.rows(`leads?$select=_ownerid_value&$filter=leadid eq ${given.id}`))[0]?.['_ownerid_value']).toBe(mayaId);
    await press(page, 'Run rules now');
    await expect.poll(async () => (await crm.rows('hrz_routingruns?$select=hrz_state&$orderby=createdon desc&$top=1')).length).toBe(1);
    await press(page, 'Run history');
    await expect(page.getByRole('dialog')).toContainText('By Priya');
    await expectWhole(page);
  } finally {
    for (const { id } of leads) {
      await crm.delete(`hrz_assignments(${id})`);
      await crm.delete(`leads(${id})`);
    }
    for (const run of await crm.rows('hrz_routingruns?$select=hrz_routingrunid')) await crm.delete(`hrz_routingruns(${String(run['hrz_routingrunid'])})`);
  }
});

test('[T15] [T14] why a lead went where it is: the steps are copied, kept as a rule test, and the lead is given to someone else from there', async ({ page, context }) => {
  const crm = await openSellers(page);
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(page.url()).origin });
  const draftBefore = await readDraft(crm);
  // A lead of its own with the decision of one that was given by the rules: another journey may work with that one.
  const [model] = await crm.rows("hrz_assignments?$select=hrz_assignmentid,hrz_decision,hrz_rulename,hrz_ruleid,hrz_plannumber,hrz_assignee&$filter=hrz_state eq 927430001 and hrz_byhand eq false and hrz_ruleid eq 'market'&$orderby=hrz_assignmentid&$top=1");
  const lead = { id: randomUUID(), name: 'Ragnhild Oosterbaan' };
  const now = Date.now();
  try {
    await crm.change(`leads(${lead.id})`, { firstname: 'Ragnhild', lastname: 'Oosterbaan', subject: 'A lead of the journey', companyname: 'Halvorsen Kerkhof' });
    await crm.change(`hrz_assignments(${lead.id})`, {
      hrz_name: lead.name, hrz_state: assignmentStates.assigned, hrz_byhand: false, hrz_arrivedon: new Date(now - 60_000).toISOString(), hrz_assignedon: new Date(now - 30_000).toISOString(), 'hrz_LeadId@odata.bind': `/leads(${lead.id})`,
      hrz_decision: JSON.stringify({ ...(JSON.parse(String(model?.['hrz_decision'])) as Row), leadId: lead.id }), ...Object.fromEntries(['hrz_rulename', 'hrz_ruleid', 'hrz_plannumber', 'hrz_assignee'].map((column) => [column, model?.[column]])),
    });
    await page.getByRole('navigation').getByRole('button', { name: /^Monitor\b/ }).click();
    await page.getByRole('tab', { name: /^Processed/ }).click();
    await press(page, `Why ${lead.name} is where it is`);
    await expect(page.getByText('Working through these stored steps again gives the same owner.')).toBeVisible();
    await look(page, 'trace');
    await expectWhole(page);
    await press(page, 'Copy');
    await expect(page.getByText('The steps are on the clipboard as text.')).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain(lead.name);
    expect(copied).toContain('Checked: Working through these stored steps again gives the same owner.');
    await press(page, 'Use as rule test');
    await expect(page.getByText(/^Kept as a rule test in draft \d+$/)).toBeVisible();
    expect(String((await readDraft(crm))?.['hrz_tests'])).toContain(lead.name);
    await expectWholeInEveryLook(page, 'trace', [320, 1440], () => expect(page.getByRole('button', { name: 'Assign to someone else…' })).toBeVisible());
    await press(page, 'Assign to someone else…');
    await page.getByRole('dialog').getByLabel('To', { exact: true }).selectOption(mayaId);
    await page.getByRole('dialog').getByRole('button', { name: 'Assign', exact: true }).click();
    await expect(page.getByText(`1 lead given to ${MAYA}`)).toBeVisible();
    await expect(page.getByRole('heading', { level: 1, name: 'Monitor' })).toBeFocused();
    await expect(page.getByRole('row').filter({ hasText: lead.name })).toContainText('Given by hand');
  } finally {
    await draftBackTo(crm, draftBefore);
    await crm.delete(`hrz_assignments(${lead.id})`);
    await crm.delete(`leads(${lead.id})`);
  }
});

async function openSellers(page: Page): Promise<CrmRows> {
  const crm = await signInOnFullPage(page, { viewport: { width: 1440, height: 900 } });
  await goToSellers(page);
  return crm;
}

/** Leaves the page and comes back: it is read anew then. */
async function openSellersAnew(page: Page): Promise<void> {
  await goTo(page, 'Overview');
  await goToSellers(page);
}

async function goToSellers(page: Page): Promise<void> {
  await goTo(page, 'Sellers', 'Sellers and capacity');
  await expect(page.getByRole('button', { name: 'Attributes', exact: true })).toBeVisible();
}

const rowOf = (page: Page): Locator => page.getByRole('row').filter({ hasText: MAYA });
const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

async function menu(page: Page, entry: string): Promise<void> {
  await page.getByRole('button', { name: `More about ${MAYA}` }).click();
  await page.getByRole('menuitem', { name: entry }).click();
}

async function save(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** The draft of the rules, where there is one. */
async function readDraft(crm: CrmRows): Promise<Row | undefined> {
  return (await crm.rows('hrz_routingplans?$filter=hrz_state eq 927430000&$select=hrz_routingplanid,hrz_plan,hrz_tests'))[0];
}

async function draftBackTo(crm: CrmRows, before: Row | undefined): Promise<void> {
  const draft = await readDraft(crm);
  if (before !== undefined) await crm.change(`hrz_routingplans(${String(before['hrz_routingplanid'])})`, { hrz_plan: before['hrz_plan'], hrz_tests: before['hrz_tests'] });
  else if (draft !== undefined) await crm.delete(`hrz_routingplans(${String(draft['hrz_routingplanid'])})`);
}

const OWN_ROWS = ['hrz_sellers', 'hrz_availabilities'] as const;
const KEPT = { hrz_sellers: 'hrz_name,hrz_getsleads,hrz_capacity,hrz_attributes,hrz_open', hrz_availabilities: 'hrz_name,hrz_schedule,hrz_absences' } as const;
type Remembered = ReadonlyMap<(typeof OWN_ROWS)[number], Row | undefined>;

async function remembered(crm: CrmRows): Promise<Remembered> {
  const found = new Map<(typeof OWN_ROWS)[number], Row | undefined>();
  for (const set of OWN_ROWS) found.set(set, (await crm.rows(`${set}?$select=${KEPT[set]}&$filter=${set === 'hrz_sellers' ? 'hrz_sellerid' : 'hrz_availabilityid'} eq ${mayaId}`))[0]);
  return found;
}

async function forget(crm: CrmRows): Promise<void> {
  for (const set of OWN_ROWS) await crm.delete(`${set}(${mayaId})`);
  for (const row of await crm.rows(`hrz_sellerattributes?$select=hrz_sellerattributeid&$filter=hrz_name eq '${ATTRIBUTE}'`)) await crm.delete(`hrz_sellerattributes(${String(row['hrz_sellerattributeid'])})`);
}

async function restore(crm: CrmRows, before: Remembered): Promise<void> {
  await forget(crm);
  for (const [set, row] of before) {
    if (row === undefined) continue;
    const columns = Object.fromEntries(KEPT[set].split(',').map((column) => [column, row[column] ?? null]));
    await crm.change(`${set}(${mayaId})`, { ...columns, ...(set === 'hrz_availabilities' ? { 'ownerid@odata.bind': `/systemusers(${mayaId})` } : {}) });
  }
}

/** @param isThere waits for what the page has to show. */
async function expectWholeInEveryLook(page: Page, name: string, widths: readonly number[], isThere: () => Promise<void>): Promise<void> {
  for (const theme of ['light', 'dark', 'high-contrast'] as const) {
    await changeTheme(page, theme);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      await isThere();
      await look(page, `${name}-${theme}-${width}`);
      await expectWhole(page);
    }
  }
}
