import { expect, test, type Page } from '@playwright/test';
import { CrmRows, openEmail, type Row } from './crmRows.ts';
import { OutlookPage } from './outlookPage.ts';
import { expectAccessible, expectNothingCut, looks } from './paneLooks.ts';

const SEND = '**/Microsoft.Dynamics.CRM.SendEmail';
/** An answer without a gap: nothing in it has to be filled in first. */
const OPT_IN = 'Yes, let us meet. Next Tuesday at 10 suits me.';

interface Written {
  readonly outlook: OutlookPage;
  readonly crm: CrmRows;
  readonly address: string;
  readonly remove: () => Promise<void>;
}

/** A lead of this test's own has written, and its answer stands in the pane as a draft. */
async function withDraft(page: Page, { text = OPT_IN, person }: { readonly text?: string; readonly person?: string } = {}): Promise<Written> {
  const outlook = new OutlookPage(page);
  const crm = new CrmRows(page);
  await outlook.start(person);
  await outlook.open('PalletCell 6 for line 3');
  await expect(outlook.primary(/^Draft/)).toBeVisible();
  const address = `signe.${Date.now()}@nordlys.example`;
  const remove = await crm.addLead({ subject: 'A cell for line 5', firstname: 'Signe', lastname: 'Moller', companyname: 'Nordlys', emailaddress1: address });
  await openEmail(page, { from: `Signe Moller <${address}>`, subject: 'Re: A cell for line 5', text });
  await expect(outlook.pane.getByRole('heading', { name: 'Signe Moller' })).toBeVisible();
  await outlook.primary(/^Draft/).click();
  await expect(outlook.primary('Insert into reply')).toBeVisible();
  return { outlook, crm, address, remove };
}

async function ask(outlook: OutlookPage): Promise<void> {
  await outlook.openMenu();
  await outlook.pane.getByRole('menuitem', { name: 'Send from CRM' }).click();
  await expect(outlook.pane.getByRole('dialog')).toBeVisible();
}

/** The rows of emails from us to this lead. */
async function sentRows(crm: CrmRows, address: string): Promise<readonly Row[]> {
  return crm.rows(`emails?$filter=_regardingobjectid_value eq ${String((await crm.lead(address))['leadid'])} and directioncode eq true&$select=subject,description,statecode,statuscode,senton,torecipients,sender`);
}

/** Counts what the pane asks of the CRM. */
function watchSends(page: Page): string[] {
  const sends: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('CRM.SendEmail')) sends.push(request.url());
  });
  return sends;
}

test('[E10] the CRM sends a draft after one more question, once, and the pane shows what the CRM\'s row says', async ({ page }) => {
  const sends = watchSends(page);
  const { outlook, crm, address, remove } = await withDraft(page);
  try {
    await ask(outlook);
    const dialog = outlook.pane.getByRole('dialog', { name: `Send now to ${address}?` });
    await expect(dialog).toContainText('This can\'t be undone.');
    await expect(dialog).toContainText('Re: A cell for line 5');
    await expect(dialog).toContainText('Signe');
    await expect(dialog).toContainText('Maya Lindqvist');
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await outlook.paneScreenshot('sending-dialog');
    // Asking is not sending, and neither is leaving.
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    expect(sends).toEqual([]);
    expect(await sentRows(crm, address)).toEqual([]);

    await ask(outlook);
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Send' }).dblclick();
    await expect(outlook.pane.getByText('The CRM holds it: pending send')).toBeInViewport();
    await outlook.paneScreenshot('sending-pending');
    await expect(outlook.pane.getByText(/^Sent from the CRM at \d/)).toBeVisible();
    await outlook.paneScreenshot('sending-sent');
    await expectAccessible(page);
    expect(sends).toHaveLength(1);
    const rows = await sentRows(crm, address);
    expect(rows).toMatchObject([{ subject: 'Re: A cell for line 5', statecode: 1, statuscode: 3, torecipients: address, sender: 'maya.lindqvist@kestrelmotion.example' }]);
    expect(String(rows[0]?.['description'])).toMatch(/^<p>Hello Signe,<\/p>.*<br>Maya Lindqvist<\/p>$/);
    // The draft has done its work: nobody puts it into Outlook as well.
    await expect(outlook.primary('Insert into reply')).toHaveCount(0);
  } finally {
    await remove();
  }
});

test('[E10] pressed twice, in the menu and in the dialog, it is one email', async ({ page }) => {
  const sends = watchSends(page);
  const { outlook, crm, address, remove } = await withDraft(page);
  try {
    await outlook.openMenu();
    await outlook.pane.getByRole('menuitem', { name: 'Send from CRM' }).dblclick();
    expect(sends).toEqual([]);
    const send = outlook.pane.getByRole('dialog').getByRole('button', { name: 'Send' });
    // A click no person makes sends nothing.
    await send.evaluate((button: HTMLElement) => {
      button.click();
      button.click();
    });
    await expect(send).toBeVisible();
    expect(sends).toEqual([]);
    await send.click({ clickCount: 3 });
    await expect(outlook.pane.getByText(/^Sent from the CRM at \d/)).toBeVisible();
    expect(sends).toHaveLength(1);
    expect(await sentRows(crm, address)).toHaveLength(1);
  } finally {
    await remove();
  }
});

test('[E10] a gap, being offline and several recipients are told below the draft, and nothing is offered', async ({ page, context }) => {
  const { outlook, remove } = await withDraft(page);
  const offered = async (): Promise<boolean> => {
    await outlook.openMenu();
    await expect(outlook.pane.getByRole('menuitem', { name: 'Copy', exact: false }).first()).toBeVisible();
    const count = await outlook.pane.getByRole('menuitem', { name: 'Send from CRM' }).count();
    await page.keyboard.press('Escape');
    await outlook.openMenu().catch(() => undefined);
    await page.keyboard.press('Escape');
    return count === 1;
  };
  try {
    await expect.poll(offered).toBe(true);
    await context.setOffline(true);
    await expect(outlook.pane.getByText('The CRM can send it when you are connected again.')).toBeVisible();
    await outlook.paneScreenshot('sending-offline');
    await context.setOffline(false);
    await expect(outlook.pane.getByText('The CRM can send it when you are connected again.')).toHaveCount(0);

    await page.getByRole('button', { name: 'Reply', exact: true }).click();
    const compose = outlook.composePane;
    await compose.getByRole('button', { name: /^Draft/ }).click();
    await expect(compose.getByRole('button', { name: 'Insert into reply' })).toBeVisible();
    await page.getByLabel('To', { exact: true }).last().press('End');
    await page.getByLabel('To', { exact: true }).last().pressSequentially('; ida@elsewhere.example');
    await page.getByLabel('To', { exact: true }).last().press('Tab');
    await expect(compose.getByText('The CRM sends to one person only. Send this one from Outlook.')).toBeVisible();
    await outlook.paneScreenshot('sending-several', 'Compose');
    await page.getByRole('button', { name: 'Discard' }).last().click();
  } finally {
    await remove();
  }
});

test('[E10] a draft with a gap is not sent before the gap is filled', async ({ page }) => {
  const { outlook, remove } = await withDraft(page, { text: 'Which colors do your cells come in?' });
  try {
    await expect(outlook.pane.getByText(/^To send it from the CRM, fill the .*gaps? first\.$/)).toBeVisible();
    await outlook.paneScreenshot('sending-gap');
  } finally {
    await remove();
  }
});

test('[E10] a lead that opted out while the seller was asked is not sent to, and no email is left in the CRM', async ({ page }) => {
  const sends = watchSends(page);
  const { outlook, crm, address, remove } = await withDraft(page);
  try {
    await ask(outlook);
    await crm.change(`leads(${String((await crm.lead(address))['leadid'])})`, { donotemail: true });
    await outlook.pane.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
    await expect(outlook.pane.getByText('Nothing was sent')).toBeVisible();
    await expect(outlook.pane.getByText('Signe doesn\'t want emails any more.')).toBeVisible();
    await expect(outlook.pane.getByText('The CRM doesn\'t send it: Signe doesn\'t want emails.')).toBeVisible();
    await outlook.paneScreenshot('sending-opted-out');
    expect(sends).toEqual([]);
    expect(await sentRows(crm, address)).toEqual([]);
  } finally {
    await remove();
  }
});

test('[E10] an answer that gets lost is not followed by a second email; the row tells that it was sent', async ({ page }) => {
  const sends = watchSends(page);
  const { outlook, crm, address, remove } = await withDraft(page);
  try {
    await page.route(SEND, async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    });
    await ask(outlook);
    await outlook.pane.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
    await expect(outlook.pane.getByText(/^Sent from the CRM at \d/)).toBeVisible();
    expect(sends).toHaveLength(1);
    expect(await sentRows(crm, address)).toMatchObject([{ statuscode: 3 }]);
  } finally {
    await remove();
  }
});

test('[E10] when nobody knows whether it was sent, the pane says so, sends nothing by itself, looks when asked, and sends after another click', async ({ page }) => {
  const sends = watchSends(page);
  const { outlook, crm, address, remove } = await withDraft(page);
  try {
    await page.route(SEND, (route) => route.abort('connectionreset'), { times: 1 });
    await ask(outlook);
    await outlook.pane.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
    await expect(outlook.pane.getByText('The CRM didn\'t say whether it was sent')).toBeInViewport();
    await expect(outlook.primary('Insert into reply')).toBeVisible();
    await outlook.paneScreenshot('sending-unknown');
    await expectAccessible(page);
    expect(sends).toHaveLength(1);
    await outlook.pane.getByRole('button', { name: 'Look again' }).click();
    await expect(outlook.pane.getByText('It was not sent')).toBeVisible();
    expect(await sentRows(crm, address)).toMatchObject([{ statecode: 0, statuscode: 1 }]);
    await ask(outlook);
    await outlook.pane.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
    await expect(outlook.pane.getByText(/^Sent from the CRM at \d/)).toBeVisible();
    expect(sends).toHaveLength(2);
    expect(await sentRows(crm, address)).toMatchObject([{ statuscode: 3 }]);
  } finally {
    await remove();
  }
});

test('[E10] a seller whose mailbox is not set up is offered nothing and told nothing about it', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start('Tomás');
  const asked = page.waitForResponse((response) => response.url().includes('/mailboxes?'));
  await outlook.messages.getByRole('option').first().click();
  await expect(outlook.primary(/^Draft/)).toBeVisible();
  await outlook.primary(/^Draft/).click();
  await expect(outlook.primary(/^Insert into/)).toBeVisible();
  const { value } = (await (await asked).json()) as { readonly value: readonly Row[] };
  expect(value).toMatchObject([{ outgoingemaildeliverymethod: 0 }]);
  await outlook.openMenu();
  await expect(outlook.pane.getByRole('menuitem', { name: 'Copy', exact: false }).first()).toBeVisible();
  await expect(outlook.pane.getByRole('menuitem', { name: 'Send from CRM' })).toHaveCount(0);
  await expect(outlook.pane.getByText(/from the CRM|the CRM (sends|can send|doesn't send)/i)).toHaveCount(0);
});

for (const { look, theme, language, words } of looks) {
  test(`[E10] at 320 px in ${look} the question and its outcome are whole and can be used by everybody`, async ({ page }) => {
    const { outlook, remove } = await withDraft(page);
    const { pane } = outlook;
    const word = (key: string): string => words[key] ?? key;
    try {
      await outlook.makeNarrow({ theme, language });
      await expect(pane.getByRole('button', { name: word('primary.insert-reply'), exact: true })).toBeVisible();
      await pane.getByRole('button', { name: word('app.more'), exact: true }).click();
      await pane.getByRole('menuitem', { name: word('sending.menu') }).click();
      const dialog = pane.getByRole('dialog');
      await expect(dialog.getByRole('button', { name: word('sending.cancel') })).toBeFocused();
      await outlook.paneScreenshot(`sending-320-${look}-dialog`);
      await expectNothingCut(outlook.pane);
      await expectAccessible(page);
      await dialog.getByRole('button', { name: word('sending.send'), exact: true }).click();
      await expect(pane.getByText(word('sending.state.pending'))).toBeInViewport();
      await outlook.paneScreenshot(`sending-320-${look}-pending`);
      await expect(pane.getByText(word('sending.state.sent-at').split('{{')[0] ?? '')).toBeVisible();
      await outlook.paneScreenshot(`sending-320-${look}-sent`);
      await expectNothingCut(outlook.pane);
      await expectAccessible(page);
    } finally {
      await remove();
    }
  });
}
