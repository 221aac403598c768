import { expect, test, type Page, type Request } from '@playwright/test';
import { OutlookPage } from './outlookPage.ts';

// An Outlook without nested app authentication: the genuine office.js opens a window, the genuine MSAL redirects in it.
const JONAS = 'PalletCell 6 for line 3';
const MAYA = /^Maya Lindqvist/;

test('[F16] without nested app authentication one press opens a window, signing in there shows the lead, and the token stays in memory', async ({ page, context }) => {
  const requests: Request[] = [];
  context.on('request', (request) => requests.push(request));
  const outlook = await openWithoutNestedAppAuth(page);
  await expect(outlook.pane.getByRole('heading', { name: 'Please sign in' })).toBeVisible();
  expect(context.pages()).toHaveLength(1);

  const popup = await pressSignIn(outlook);
  await expect(popup.getByRole('button').first()).toHaveText(MAYA);
  const asked = new URL(popup.url()).searchParams;
  expect([asked.get('response_type'), asked.get('response_mode'), asked.get('code_challenge_method'), asked.get('login_hint')]).toEqual(['code', 'fragment', 'S256', 'maya.lindqvist@kestrelmotion.example']);
  // Without it the sign-in service cuts the window off from the pane.
  expect(asked.get('pocd')).toBe('1');
  expect(asked.get('state')).not.toBe(null);
  const closed = popup.waitForEvent('close');
  await popup.getByRole('button', { name: MAYA }).click();
  await closed;

  await expect(outlook.pane.getByText('Jonas Brandt').first()).toBeVisible();
  await expect(outlook.pane.getByRole('heading', { name: 'Suggested action' })).toBeVisible();
  const tokens = await tokensOf(requests);
  expect(tokens.length).toBeGreaterThan(0);
  const seen = [...requests.map((request) => request.url()), ...(await kept(page)), await page.evaluate(() => JSON.stringify(window.outlookHost?.calls))].join('\n');
  expect(tokens.filter((token) => seen.includes(token) || seen.includes(token.split('.')[2] ?? token))).toEqual([]);
  // The pane's own requests asked Outlook for no token: there was no bridge to ask.
  expect(seen).not.toContain('GetToken');
});

test('[F16] a window that is closed, canceled or kept from opening is said in words, and one press goes on', async ({ page }) => {
  const outlook = await openWithoutNestedAppAuth(page);
  const closed = await pressSignIn(outlook);
  await closed.close();
  await expect(outlook.pane.getByRole('alert')).toContainText('The sign-in window was closed before you were signed in.');

  const canceled = await pressSignIn(outlook);
  await canceled.getByRole('button', { name: 'Cancel' }).click();
  await expect(outlook.pane.getByRole('alert')).toContainText('The sign-in service didn\'t sign you in.');
  await expect.poll(() => canceled.isClosed()).toBe(true);

  await paneFrame(page).evaluate(() => Object.assign(window, { reallyOpen: window.open, open: () => null }));
  await signInButton(outlook).click();
  await expect(outlook.pane.getByRole('alert')).toContainText('Allow pop-ups for Outlook');
  await paneFrame(page).evaluate(() => Object.assign(window, { open: Reflect.get(window, 'reallyOpen') as typeof window.open }));
  // office.js covers the pane with a notice of its own.
  await outlook.pane.getByRole('button', { name: 'OK' }).click();

  const popup = await pressSignIn(outlook);
  await popup.getByRole('button', { name: MAYA }).click();
  await expect(outlook.pane.getByText('Jonas Brandt').first()).toBeVisible();
});

test('[F16] a message that was not made for this press signs nobody in', async ({ page }) => {
  const outlook = await openWithoutNestedAppAuth(page);
  const popup = await pressSignIn(outlook);
  const forged = { label: 'handraise-sign-in', nonce: '0'.repeat(32), kind: 'signed-in', accessToken: 'forged', expiresOn: Date.now() + 3_600_000, tenantId: '6f2d1c84-93ab-4e07-b5d2-71c0a8e9f350', objectId: '81f0c3d2-5e47-4b9a-a6c8-0d2e4f600101' };
  const used: string[] = [];
  page.on('request', (request) => used.push(request.headers()['authorization'] ?? ''));
  await popup.evaluate((message) => (window.opener as Window).postMessage(JSON.stringify(message), location.origin), forged);
  await popup.getByRole('button', { name: MAYA }).click();
  await expect(outlook.pane.getByText('Jonas Brandt').first()).toBeVisible();
  expect(used.filter((header) => header.includes('forged'))).toEqual([]);
});

test('[F16] the window\'s page opened by itself signs nobody in and says where to start', async ({ page }) => {
  await page.goto('/addin/signInDialog.html?nonce=x');
  await expect(page.getByRole('status')).toContainText('This window belongs to Handraise in Outlook.');
});

async function openWithoutNestedAppAuth(page: Page): Promise<OutlookPage> {
  const outlook = new OutlookPage(page);
  await page.goto('/?nested-app-auth=off');
  await expect.poll(() => page.evaluate(() => window.outlookHost?.isReady)).toBe(true);
  await outlook.open(JONAS);
  return outlook;
}

/** The primary button of the screen, or the one of the bar that tells a problem. */
function signInButton(outlook: OutlookPage): ReturnType<OutlookPage['primary']> {
  return outlook.primary('Sign in').first();
}

async function pressSignIn(outlook: OutlookPage): Promise<Page> {
  const opened = outlook.page.waitForEvent('popup');
  await signInButton(outlook).click();
  const popup = await opened;
  await expect(popup.getByRole('heading', { name: 'Who are you?' })).toBeVisible();
  return popup;
}

function paneFrame(page: Page): ReturnType<Page['frames']>[number] {
  const found = page.frames().find((frame) => frame.url().includes('/addin/taskpane.html'));
  if (found === undefined) throw new Error('The pane is not there.');
  return found;
}

/** Every access and ID token that went over the wire, whoever sent it. */
async function tokensOf(requests: readonly Request[]): Promise<readonly string[]> {
  const bearer = requests.flatMap((request) => /^Bearer (.+)$/.exec(request.headers()['authorization'] ?? '')?.[1] ?? []);
  return [...new Set(bearer)];
}

/** What page and pane keep in the browser. */
async function kept(page: Page): Promise<readonly string[]> {
  const dump = async (): Promise<string> => {
    const databases = await Promise.all(
      (await indexedDB.databases()).map(
        ({ name = '' }) =>
          new Promise<unknown>((resolve, reject) => {
            const opening = indexedDB.open(name);
            opening.onerror = () => reject(opening.error);
            opening.onsuccess = () => {
              const stores = [...opening.result.objectStoreNames];
              if (stores.length === 0) return resolve([]);
              const transaction = opening.result.transaction(stores);
              const all = stores.map((store) => transaction.objectStore(store).getAll());
              transaction.oncomplete = () => {
                opening.result.close();
                resolve(all.map((each) => each.result as unknown));
              };
            };
          }),
      ),
    );
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href, window.name, databases]);
  };
  return Promise.all([page.evaluate(dump), paneFrame(page).evaluate(dump)]);
}
