// What the journeys of an admin share on the full page: signing in, going about by mouse and by keyboard alone, what every page has to
// keep, and the plans of routing as they were before.
import { expect, type Locator, type Page } from '@playwright/test';
import { CrmRows, type Row } from './crmRows.ts';
import { takeScreenshot } from './outlookPage.ts';
import { expectNothingCut, expectPageAccessible } from './paneLooks.ts';

/** More than any page has stops. */
const MOST_STEPS = 160;

interface SigningIn {
  readonly person?: string;
  /** What the button says in the page's language. */
  readonly button?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Of another server than the worker's. */
  readonly address?: string;
}

/** Signs in on the full page; gives back the CRM as this person sees it. */
export async function signInOnFullPage(page: Page, { person = 'Priya', button = 'Sign in', viewport, address = process.env['HANDRAISE_ADDRESS'] ?? '' }: SigningIn = {}): Promise<CrmRows> {
  const crm = new CrmRows(page, address);
  if (viewport !== undefined) await page.setViewportSize(viewport);
  await page.goto(new URL('/addin/admin.html', address).href);
  const opened = page.waitForEvent('popup');
  await page.getByRole('button', { name: button }).click();
  const popup = await opened;
  const closed = popup.waitForEvent('close');
  await popup.getByRole('button', { name: new RegExp(`^${person}`) }).click();
  await closed;
  await crm.signedIn();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return crm;
}

/** @param title the heading of the page that is gone to. */
export async function goTo(page: Page, name: string, title: string | RegExp = /./): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
}

export async function goToByKeyboard(page: Page, name: string): Promise<void> {
  await press(page, page.getByRole('navigation').getByRole('button', { name }));
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
}

/** Moves the focus with Tab, as somebody without a mouse does, forward and then back. */
export async function focusByTab(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  const isThere = (): Promise<boolean> => wanted.evaluate((element) => element === document.activeElement);
  for (const key of ['Tab', 'Shift+Tab']) {
    for (let steps = 0; steps < MOST_STEPS; steps++) {
      if (await isThere()) return;
      await page.keyboard.press(key);
    }
  }
  await expect(wanted).toBeFocused();
}

export async function press(page: Page, wanted: Locator, key = 'Enter'): Promise<void> {
  await expect(wanted).toBeVisible();
  await expect(wanted).toBeEnabled();
  // A row of a list that is one Tab stop is reached by arrows from the first.
  if ((await wanted.getAttribute('data-row')) !== null) await wanted.focus();
  else await focusByTab(page, wanted);
  await page.keyboard.press(key);
}

/** Adds the text to what stands in the field. */
export async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await focusByTab(page, field);
  await page.keyboard.press('End');
  await page.keyboard.type(text);
}

/** A native list, which every keyboard knows. */
export async function choose(list: Locator, label: string): Promise<void> {
  await list.focus();
  await list.selectOption({ label });
}

/** Drags one thing of a list onto another with the mouse. */
export async function drag(page: Page, handle: Locator, over: Locator): Promise<void> {
  const [from, to] = [await handle.boundingBox(), await over.boundingBox()];
  if (from === null || to === null) throw new Error('There is nothing to drag.');
  await page.mouse.move(from.x + 10, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(from.x + 10, from.y + 20, { steps: 3 });
  await page.mouse.move(to.x + 10, to.y + 18, { steps: 8 });
  await page.mouse.up();
  // For 50 ms after a drop the library takes a click for the end of the drag; a timer that is set later ends later.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 60)));
}

/** A screenshot, to be looked at by people. */
export async function look(page: Page, name: string): Promise<void> {
  await takeScreenshot(page, name);
}

/** The computer's theme becomes another one while the page is open, and the page has followed. */
export async function changeTheme(page: Page, theme: 'light' | 'dark' | 'high-contrast'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme === 'dark' ? 'dark' : 'light', forcedColors: theme === 'high-contrast' ? 'active' : 'none' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
}

/** Nothing is wider than the page, and everybody can use it. */
export async function expectWhole(page: Page): Promise<void> {
  await expectNothingCut(page);
  await expectPageAccessible(page);
}

/** Number and state of each plan, the newest first. */
export async function readPlans(crm: CrmRows): Promise<readonly Row[]> {
  return crm.rows('hrz_routingplans?$select=hrz_routingplanid,hrz_number,hrz_state&$orderby=hrz_number desc');
}

/** Plans made since are gone, and those before are as they were. */
export async function plansBackTo(crm: CrmRows, before: readonly Row[]): Promise<void> {
  for (const row of await readPlans(crm)) {
    const was = before.find((each) => each['hrz_number'] === row['hrz_number']);
    const plan = `hrz_routingplans(${String(row['hrz_routingplanid'])})`;
    if (was === undefined) await crm.delete(plan);
    else if (was['hrz_state'] !== row['hrz_state']) await crm.change(plan, { hrz_state: was['hrz_state'] });
  }
}
