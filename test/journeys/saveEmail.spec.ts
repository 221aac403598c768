import { expect, test, type Page, type Response } from '@playwright/test';
import { OutlookPage } from './outlookPage.ts';

const JONAS = 'PalletCell 6 for line 3';
const SAVE = 'Save this email to the CRM';
const NOT_SAVED = 'Not saved to the CRM';
const CATEGORY = 'Handraise: saved';

interface Creation {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Every try to make an email row, with what the CRM answered. */
function watchCreations(page: Page): Creation[] {
  const creations: Creation[] = [];
  page.on('response', (response: Response) => {
    const request = response.request();
    if (request.method() === 'POST' && /\/emails\?/.test(request.url())) creations.push({ status: response.status(), body: request.postDataJSON() as Creation['body'] });
  });
  return creations;
}

async function openUnsaved(page: Page, subject: string): Promise<OutlookPage> {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await outlook.open(subject);
  await expect(outlook.pane.getByText(NOT_SAVED)).toBeVisible();
  return outlook;
}

async function chooseSave(outlook: OutlookPage): Promise<void> {
  await outlook.pane.getByRole('button', { name: 'More actions' }).click();
  await outlook.pane.getByRole('menuitem', { name: SAVE }).click();
}

async function undo(outlook: OutlookPage): Promise<void> {
  await outlook.pane.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(outlook.pane.getByText(NOT_SAVED)).toBeVisible();
}

test('[O5] an email of a lead is saved from the menu, shows as saved from then on, carries our category, and the undo takes all of it back', async ({ page, context }) => {
  const creations = watchCreations(page);
  const outlook = await openUnsaved(page, JONAS);
  const { pane } = outlook;
  await page.evaluate((name) => window.outlookHost?.listCategory(name), CATEGORY);
  await chooseSave(outlook);
  await expect(pane.getByText('Email saved to the CRM.')).toBeVisible();
  await expect(pane.getByText(/^Saved to the CRM on .+ by Maya Lindqvist$/)).toBeVisible();
  await expect(outlook.messages.getByRole('option').filter({ hasText: JONAS }).first()).toContainText(CATEGORY);
  await outlook.paneScreenshot('saved-email');
  expect(creations.map(({ status }) => status)).toEqual([201]);
  expect(creations[0]?.body).toMatchObject({ directioncode: false, statecode: 1, statuscode: 4, 'regardingobjectid_lead_email@odata.bind': expect.stringContaining('/leads(') });
  expect(creations[0]?.body['description']).toContain('S7-1500');
  // Saved is saved: nothing offers it again, here or after another email.
  await pane.getByRole('button', { name: 'More actions' }).click();
  await expect(pane.getByRole('menuitem', { name: SAVE })).toHaveCount(0);
  await page.keyboard.press('Escape');
  // Another window, which knows it from nobody but the CRM.
  const other = new OutlookPage(await context.newPage());
  await other.start();
  await other.open(JONAS);
  await expect(other.pane.getByText(/^Saved to the CRM on .+ by Maya Lindqvist$/)).toBeVisible();
  await expect(other.pane.getByRole('button', { name: 'Undo', exact: true })).toHaveCount(0);
  await undo(outlook);
  await expect(outlook.messages.getByRole('option').filter({ hasText: JONAS }).first()).not.toContainText(CATEGORY);
  await other.page.reload();
  await other.open(JONAS);
  await expect(other.pane.getByText(NOT_SAVED)).toBeVisible();
});

test('[O5] saved in one window and then in another that does not know yet, the email is in the CRM once', async ({ page, context }) => {
  const [first, second] = [await openUnsaved(page, 'RE: LineWatch for the filler conveyors'), await openUnsaved(await context.newPage(), 'RE: LineWatch for the filler conveyors')];
  const creations = watchCreations(second.page);
  await chooseSave(first);
  await expect(first.pane.getByText('Email saved to the CRM.')).toBeVisible();
  await chooseSave(second);
  await expect(second.pane.getByText('The CRM had this email already. Nothing was added.')).toBeVisible();
  await expect(second.pane.getByText(/^Saved to the CRM on .+ by Maya Lindqvist$/)).toBeVisible();
  await expect(second.pane.getByRole('button', { name: 'Undo', exact: true })).toHaveCount(0);
  expect(creations).toEqual([]);
  await undo(first);
});

test('[O5] pressed twice as fast as a hand can, one email comes into the CRM', async ({ page }) => {
  const creations = watchCreations(page);
  const outlook = await openUnsaved(page, 'Two cells for your PET lines');
  const save = outlook.pane.getByRole('menuitem', { name: SAVE });
  await outlook.pane.getByRole('button', { name: 'More actions' }).click();
  await save.evaluate((entry: HTMLElement) => {
    entry.click();
    entry.click();
  });
  await expect(outlook.pane.getByText('Email saved to the CRM.')).toBeVisible();
  expect(creations).toHaveLength(1);
  await undo(outlook);
});

test('[O5] offline, saving is refused in a clear sentence, nothing is lost, and online again it works', async ({ page, context }) => {
  const outlook = await openUnsaved(page, 'Quotation 26-1187');
  await context.setOffline(true);
  await expect(outlook.pane.getByText(/^Offline/)).toBeVisible();
  await chooseSave(outlook);
  await expect(outlook.pane.getByRole('alert')).toContainText('This email can be saved to the CRM when you are connected again.');
  await outlook.paneScreenshot('save-offline');
  await context.setOffline(false);
  await expect(outlook.pane.getByText(/^Offline/)).toHaveCount(0);
  await outlook.pane.getByRole('button', { name: 'Dismiss' }).click();
  await chooseSave(outlook);
  await expect(outlook.pane.getByText('Email saved to the CRM.')).toBeVisible();
  await undo(outlook);
});

test('[O5] an answer that gets lost on the way leaves one email in the CRM, and the pane says it is saved', async ({ page }) => {
  const outlook = await openUnsaved(page, 'RE: Your bag palletizer');
  let lost = 0;
  await page.route(/\/emails\?/, async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort('connectionreset');
  });
  await chooseSave(outlook);
  await expect(outlook.pane.getByText(/^Saved to the CRM on .+ by Maya Lindqvist$/)).toBeVisible();
  expect(lost).toBe(1);
  await undo(outlook);
});

test('[O5] once the draft is in the reply, saving the email it answers is offered as a next step', async ({ page }) => {
  const outlook = await openUnsaved(page, 'Site survey, bag line');
  await outlook.primary(/^Draft/).click();
  await outlook.primary('Insert into reply').click();
  await expect(outlook.pane.getByText('What you may want to do next')).toBeVisible();
  await page.getByRole('button', { name: 'Discard' }).last().click();
  await outlook.pane.getByRole('button', { name: new RegExp(`^${SAVE}`) }).click();
  await expect(outlook.pane.getByText('Email saved to the CRM.')).toBeVisible();
  await expect(outlook.pane.getByRole('button', { name: new RegExp(`^${SAVE}`) })).toHaveCount(0);
  await outlook.paneScreenshot('save-next-step');
  await undo(outlook);
});

test('[O5] an email the seller sent to a lead is saved as sent, with the words it is made of', async ({ page }) => {
  const creations = watchCreations(page);
  const outlook = new OutlookPage(page);
  await outlook.start();
  const id = '<own-mail-to-jonas@kestrelmotion.example>';
  const raw = ['From: Maya Lindqvist <maya.lindqvist@kestrelmotion.example>', 'To: Jonas Brandt <jonas.brandt@halvorsenfoods.example>', 'Subject: The floor plan of line 3', `Message-ID: ${id}`, `Date: ${new Date().toUTCString()}`, '', 'Hi Jonas,', 'could you send the floor plan?'];
  await page.evaluate((text) => window.outlookHost?.openEml('own.eml', text), raw.join('\r\n'));
  await outlook.openById(id);
  await expect(outlook.pane.getByText(NOT_SAVED)).toBeVisible();
  await outlook.pane.getByRole('button', { name: SAVE }).click();
  await expect(outlook.pane.getByText('Email saved to the CRM.')).toBeVisible();
  await outlook.paneScreenshot('saved-own-email');
  expect(creations[0]?.body).toMatchObject({ directioncode: true, statuscode: 3 });
  expect(creations[0]?.body['description']).toContain('could you send the floor plan?');
  await undo(outlook);
});

test('[O6] an unknown sender becomes a contact instead of a lead, is told as one, and the undo takes it back', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await outlook.open('Quote for a palletizing cell');
  const { pane } = outlook;
  await expect(pane.getByText('No duplicates')).toBeVisible();
  await pane.getByRole('button', { name: 'More actions' }).click();
  await pane.getByRole('menuitem', { name: 'Create a contact instead' }).click();
  await expect(pane.getByText('Contact created. You own it.')).toBeVisible();
  await expect(pane.getByText('Marta Oliveira is a contact in the CRM already')).toBeVisible();
  await expect(outlook.primary('Create lead')).toBeVisible();
  await outlook.paneScreenshot('created-contact');
  await pane.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(pane.getByText('Contact created. You own it.')).toHaveCount(0);
  await pane.getByRole('button', { name: 'More actions' }).click();
  await expect(pane.getByRole('menuitem', { name: 'Create a contact instead' })).toBeVisible();
});
