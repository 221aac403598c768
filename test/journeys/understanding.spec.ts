import { expect, test } from '@playwright/test';
import { openEmail } from './crmRows.ts';
import { OutlookPage } from './outlookPage.ts';
import { expectAccessible } from './paneLooks.ts';

const JONAS = 'PalletCell 6 for line 3';
const LONG = 'Replacement program, first thoughts';
const BOUNCE = 'Undeliverable: Test report';
/** Dispid of Office.js' `body.getAsync`. */
const READ_BODY = 37;
const AGENT = '**/agent/address';

/** Tags without room stand behind the last one of the row. */
async function openAddressTag(outlook: OutlookPage, name: RegExp): Promise<void> {
  const more = outlook.pane.getByRole('button', { name: /^Show more: / });
  const tag = outlook.pane.getByRole('button', { name });
  await expect(more.or(tag).first()).toBeVisible();
  if ((await more.count()) > 0) await more.click();
  await tag.click();
}

test('[O4] a long email is summed up in two lines of its own words, and the note that is copied says who wrote it and when', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const outlook = new OutlookPage(page);
  await outlook.start();
  await outlook.open(LONG);
  const summary = outlook.pane.getByRole('region', { name: 'In short' });
  await expect(summary).toBeVisible();
  await outlook.paneScreenshot('understanding-long');
  await summary.getByRole('button', { name: 'Show more' }).click();
  await expect(summary.getByRole('button', { name: 'Show less' })).toBeVisible();
  await summary.getByRole('button', { name: 'Copy as note' }).click();
  await expect(outlook.pane.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
  const note = await page.evaluate(() => navigator.clipboard.readText());
  expect(note).toMatch(/^Summary of the email “Re: Replacement program, first thoughts”\r?\nFrom: .*<m\.lindner@rheinfeldpharma\.example>\r?\nDate: /);
  const said = note.split(/\r?\n\r?\n/).at(-1) ?? '';
  expect(said.length).toBeGreaterThan(100);
  expect(said.length).toBeLessThanOrEqual(400);
  await outlook.paneScreenshot('understanding-long-open');
  await expectAccessible(page);
});

test('[E12] what an email asks is marked in its own words, and mark and list point at each other', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await outlook.open(JONAS);
  const said = outlook.pane.getByRole('region', { name: 'What it really says' });
  await expect(said.locator('mark')).toHaveText(['Could you send the S7-1500 integration guide?', 'What is the lead time for two cells?', 'Tuesday at 10 or Wednesday after 2 would suit me.']);
  await expect(said).not.toContainText('Line 3 is next in our plan');
  await expect(said).toContainText('English');
  await said.getByRole('button', { name: 'Number 2 in the list above' }).click();
  await expect(outlook.pane.locator('ol > li').nth(1).locator(':focus')).toHaveText(/What is the lead time/);
  await outlook.pane.getByRole('button', { name: 'Number 3: show it in the text' }).click();
  await expect(said.getByRole('button', { name: 'Number 3 in the list above' })).toBeFocused();
  await said.getByRole('button', { name: 'Show the whole text' }).click();
  await expect(said).toContainText('Line 3 is next in our plan');
  await expect(said).not.toContainText('Plant Engineering Manager');
  await said.getByRole('button', { name: 'Show only what counts' }).scrollIntoViewIfNeeded();
  await outlook.paneScreenshot('understanding-marks');
  await expectAccessible(page);
});

for (const theme of ['Dark', 'High contrast']) {
  test(`at 320 px in ${theme.toLowerCase()} the marks, the tags and the signs of buying can be told apart and reached`, async ({ page }) => {
    const outlook = new OutlookPage(page);
    await outlook.start();
    await outlook.makeNarrow({ theme });
    await outlook.open('Quotation 26-1187, PalletCell Duo');
    await expect(outlook.pane.getByRole('heading', { name: 'Kirsten and buying' })).toBeVisible();
    await outlook.pane.getByRole('region', { name: 'What it really says' }).scrollIntoViewIfNeeded();
    await outlook.paneScreenshot(`understanding-320-${theme.toLowerCase().replace(' ', '-')}`);
    await expectAccessible(page);
  });
}

test('in German at 320 px nothing of it is cut off, the form to overrule an address included', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await outlook.makeNarrow({ language: 'de-DE' });
  await outlook.open(LONG);
  await expect(outlook.pane.getByRole('region', { name: 'Kurz gesagt' })).toBeVisible();
  await outlook.paneScreenshot('understanding-320-german');
  await outlook.open('Quotation 26-1187, PalletCell Duo');
  const said = outlook.pane.getByRole('region', { name: 'Was wirklich dasteht' });
  await said.getByRole('button', { name: 'Den ganzen Text zeigen' }).click();
  await said.scrollIntoViewIfNeeded();
  await outlook.paneScreenshot('understanding-320-german-said');
  const more = outlook.pane.getByRole('button', { name: /^Mehr zeigen: / });
  if ((await more.count()) > 0) await more.click();
  await outlook.pane.getByRole('button', { name: /^Adresse: / }).click();
  await outlook.pane.getByRole('button', { name: 'Überstimmen' }).click();
  await outlook.paneScreenshot('understanding-320-german-override');
  const wide = await outlook.pane.locator('body').evaluate((body) => [...body.querySelectorAll('*')].filter((each) => each.getBoundingClientRect().right > innerWidth + 1).map((each) => `${each.tagName} ${each.textContent?.slice(0, 40)}`));
  expect(wide).toEqual([]);
  await expectAccessible(page);
});

test('[O7] need, timeline, budget and authority stand with the sentence behind each, and what is not said is named', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await openEmail(page, {
    from: 'Jonas Brandt <jonas.brandt@halvorsenfoods.example>',
    subject: 'Second cell, our side',
    text: 'Hi Maya,\n\nWe need a second cell on line 3. It has to run before the end of March.\n\nThe board has approved 180,000 euros for it.\n\nRegards\nJonas',
  });
  const buying = outlook.pane.getByRole('region', { name: 'Jonas and buying' });
  await expect(buying.getByRole('button', { name: /^Budget/ })).toBeVisible();
  await buying.getByRole('button', { name: /^Budget/ }).click();
  await expect(outlook.pane.getByRole('dialog')).toContainText('The board has approved 180,000 euros for it.');
  await outlook.paneScreenshot('understanding-buying');
  await outlook.pane.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
});

test('[E15] an email in a language we do not read says so and marks nothing', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await openEmail(page, {
    from: 'Jonas Brandt <jonas.brandt@halvorsenfoods.example>',
    subject: 'Linia 3',
    text: 'Dzień dobry,\n\ndziękuję za wiadomość. Chcielibyśmy dowiedzieć się więcej o państwa urządzeniach, ponieważ nasza linia jest już bardzo stara i często się zatrzymuje.\n\nZ poważaniem\nJonas',
  });
  const said = outlook.pane.getByRole('region', { name: 'What it really says' });
  await expect(said).toContainText("We don't read this language yet.");
  await expect(said).toContainText('Language not known');
  await expect(said.locator('mark')).toHaveCount(0);
  await outlook.paneScreenshot('understanding-unknown-language');
});

test('text of an email that looks like markup stays text, marks included', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await openEmail(page, {
    from: 'Jonas Brandt <jonas.brandt@halvorsenfoods.example>',
    subject: 'Markup',
    text: 'Hello Maya,\n\nCould you send the <img src=x onerror="document.title=1"> guide for <b>line 3</b>?\n\nJonas',
  });
  const said = outlook.pane.getByRole('region', { name: 'What it really says' });
  await expect(said.locator('mark').first()).toContainText('<b>line 3</b>');
  await expect(said.locator('img, b')).toHaveCount(0);
});

const senders = [
  { address: 'jonas.private@gmail.com', tag: /Personal/, about: 'A personal address' },
  { address: 'info@steelworks-harbour.example', tag: /Shared/, about: 'named after a task' },
  { address: 'x82jd@mailinator.com', tag: /Throw-away/, about: 'A throw-away address' },
] as const;
for (const { address, tag, about } of senders) {
  test(`[R16] [R17] the tag of ${address} says whose kind of address it is, and opens what was really checked`, async ({ page }) => {
    const outlook = new OutlookPage(page);
    await outlook.start();
    await openEmail(page, { from: `Chris Harbour <${address}>`, subject: `Question from ${address}`, text: 'Hello,\n\nwhat does a palletizing cell cost?\n\nChris Harbour' });
    const { pane } = outlook;
    await pane.getByRole('button', { name: tag }).click();
    const checks = pane.getByRole('dialog', { name: address });
    await expect(checks).toContainText(about);
    await expect(checks).toContainText('An email came from it on');
    await expect(checks).toContainText('Whether the mailbox itself is there was not checked.');
    await expect(checks.getByText('Its domain is being asked…')).toHaveCount(0);
    await expect(checks.getByRole('button', { name: 'Override' })).toHaveCount(0);
    await outlook.paneScreenshot(`understanding-sender-${address.split('@')[1]}`);
  });
}

test('[R16] what our service finds out about a domain is shown as that, and its silence as silence', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await page.route(AGENT, (route) => route.fulfill({ json: { wellFormed: true, deliverable: 'yes', type: 'work', problems: [] } }));
  await outlook.start();
  await outlook.open(JONAS);
  const { pane } = outlook;
  await pane.getByRole('button', { name: /^Address: Work · valid/ }).click();
  await expect(pane.getByRole('dialog')).toContainText('Its domain accepts email');
  await outlook.paneScreenshot('understanding-address');
  await pane.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Reply', exact: true }).click();
  await expect(outlook.composePane.getByRole('button', { name: /^Address: Work · valid/ })).toBeVisible();
  await page.getByRole('button', { name: 'Discard' }).last().click();
  await page.unroute(AGENT);
  await page.route(AGENT, (route) => route.abort());
  await outlook.open('Spare drives');
  await expect(pane.getByRole('heading', { level: 1, name: 'Samuel Osei' })).toBeVisible();
  await openAddressTag(outlook, /^Address: /);
  await expect(pane.getByRole('dialog')).toContainText("our service didn't answer");
  await page.unroute(AGENT);
  await page.route(AGENT, (route) => route.fulfill({ json: { wellFormed: true, deliverable: 'no', type: 'work', problems: ['refuses-mail'] } }));
  await pane.getByRole('dialog').getByRole('button', { name: 'Check again' }).click();
  await expect(pane.getByRole('dialog')).toContainText('Its domain says that it takes no email');
});

test('[R16] [R17] a seller overrules the checks with a reason, sees it after a reload, and takes it back', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await outlook.open(JONAS);
  const { pane } = outlook;
  await pane.getByRole('button', { name: /^Address: / }).click();
  await pane.getByRole('dialog').getByRole('button', { name: 'Override' }).click();
  await pane.getByRole('radio', { name: 'No, it is invalid' }).check();
  await pane.getByRole('button', { name: 'Keep it' }).click();
  await expect(pane.getByText('Say why, so that others can follow.')).toBeVisible();
  await pane.getByLabel('Why, in one line').fill('He changes companies in December');
  await outlook.paneScreenshot('understanding-override');
  await pane.getByRole('button', { name: 'Keep it' }).click();
  await expect(pane.getByText('Your word on the address is kept in the CRM.')).toBeVisible();
  await page.reload();
  await outlook.start();
  await outlook.open(JONAS);
  await pane.getByRole('button', { name: /^Address: Work · invalid/ }).click();
  await expect(pane.getByRole('dialog')).toContainText('A seller said: invalid. Why: He changes companies in December');
  await pane.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
  await expect(pane.getByText('Taken back. The checks count again.')).toBeVisible();
  await expect(pane.getByRole('button', { name: /^Address: Work · valid/ })).toBeVisible();
});

test('[O1] the sender of a forged email is told to be unproven where the seller asks why', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await outlook.open('Updated remittance details');
  const { pane } = outlook;
  await expect(pane.getByRole('heading', { level: 1, name: 'Fiona McBride' })).toBeVisible();
  await pane.getByRole('button', { name: /Possible/ }).click();
  await expect(pane.getByRole('dialog')).toContainText("The sender's address is not verified");
  await pane.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await pane.getByRole('button', { name: /^Address: / }).click();
  await expect(pane.getByRole('dialog')).not.toContainText('An email came from it on');
});

test('[O1] "Not this one" is remembered after the pane was loaded again, and linking it anew is too', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await outlook.open('Two pasta lines, one operator');
  const { pane } = outlook;
  await expect(pane.getByRole('heading', { level: 1, name: 'Sofia Marchetti' })).toBeVisible();
  await pane.getByRole('button', { name: /Likely/ }).click();
  await pane.getByRole('button', { name: 'Not this one' }).click();
  await expect(outlook.primary('Create lead')).toBeVisible();
  await page.reload();
  await outlook.start();
  await outlook.open('Two pasta lines, one operator');
  await expect(outlook.primary('Create lead')).toBeVisible();
  await outlook.primary('Link to a lead').click();
  await pane.getByRole('searchbox').or(pane.getByPlaceholder('Name, company or email')).fill('Marchetti');
  await pane.getByRole('button', { name: /Sofia Marchetti/ }).click();
  await expect(pane.getByText("Linked. We'll know this address next time.")).toBeVisible();
  await page.reload();
  await outlook.start();
  await outlook.open('Two pasta lines, one operator');
  await expect(pane.getByRole('heading', { level: 1, name: 'Sofia Marchetti' })).toBeVisible();
  await expect(pane.getByRole('button', { name: /Sure · chosen by you/ })).toBeVisible();
});

test('[O1] neither of two possible writers: the seller finds another lead or creates one', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await outlook.open('Hall 1: who do I talk to?');
  const { pane } = outlook;
  await expect(pane.getByText('Nothing is written to the CRM until you choose')).toBeVisible();
  await pane.getByRole('radio', { name: /^(Neither|None) of these/ }).check();
  await outlook.paneScreenshot('understanding-neither');
  await outlook.primary('Create a new lead').click();
  await expect(outlook.primary('Create lead')).toBeVisible();
  await expect(pane.getByLabel('Last name')).toHaveValue('Shaw');
});

test('[R16] a bounce is noted in the CRM on a press, and the next email to that lead knows it', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await outlook.open(BOUNCE);
  const { pane } = outlook;
  await expect(pane.getByText('Fix the address')).toBeVisible();
  await outlook.paneScreenshot('understanding-bounce');
  await outlook.primary('Note it in the CRM').click();
  await expect(outlook.primary('Check again')).toBeVisible();
  await openAddressTag(outlook, /^Address: Work · invalid/);
  await expect(pane.getByRole('dialog')).toContainText('An email to it came back on');
  await pane.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await outlook.primary("It's fine").click();
  await expect(pane.getByRole('button', { name: /^Address: Work · valid/ })).toBeVisible();
  await pane.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(pane.getByRole('button', { name: /^Address: Work · invalid/ })).toBeVisible();
});

test('[E12] an own email says whom it waits for and offers a reminder that can be undone; its text is never read', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  const sent = await page.evaluate(() => window.outlookHost?.messages('sent').find((mail) => mail.to.some((to) => to.includes('h.tanaka')))?.messageId);
  await outlook.selectNothing();
  const { pane } = outlook;
  await expect(pane.getByRole('heading', { name: 'Open an email' })).toBeVisible();
  const bodiesRead = async (): Promise<number> => (await outlook.calls()).filter((call) => call.dispid === READ_BODY).length;
  const before = await bodiesRead();
  await outlook.openById(sent ?? '');
  await expect(pane.getByRole('heading', { name: 'You wrote this' })).toBeVisible();
  await expect(pane.getByText(/Waiting for Hiro Tanaka for/)).toBeVisible();
  expect(await bodiesRead()).toBe(before);
  await outlook.paneScreenshot('understanding-own');
  await pane.getByRole('button', { name: /^Remind me on/ }).click();
  await expect(pane.getByText(/Reminder set for/)).toBeVisible();
  await pane.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(pane.getByRole('button', { name: /^Remind me on/ })).toBeVisible();
});

test('[E12] "not now" offers the reminder first and a short thank-you beside it', async ({ page }) => {
  const outlook = new OutlookPage(page);
  await outlook.start();
  await outlook.open('Palettierung Ihrer Brotkörbe');
  const { pane } = outlook;
  await expect(outlook.primary(/^Remind me/)).toBeVisible();
  await outlook.paneScreenshot('understanding-not-now');
  await pane.getByRole('button', { name: 'Draft thank-you' }).click();
  await expect(outlook.primary('Insert into reply')).toBeVisible();
});
