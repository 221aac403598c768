import { expect, test, type Page } from '@playwright/test';
import { CrmRows, openEmail } from './crmRows.ts';
import { OutlookPage } from './outlookPage.ts';

interface Written {
  /** The card's title. */
  readonly action: string;
  readonly subject: string;
  readonly text: string;
  readonly from?: string;
  /** Pressed as fast as anybody can; what leads there is pressed once. */
  readonly press: (outlook: OutlookPage) => Promise<void>;
  readonly done: RegExp | string;
  /** What the CRM holds about it: one value, the same again once it is taken back. */
  readonly held: (crm: CrmRows) => Promise<unknown>;
  /** From what was held before to what is held then. */
  readonly then: (before: unknown) => unknown;
}

const OMAR = { from: 'Omar Haddad <omar@cedarbeverages.example>', address: 'omar@cedarbeverages.example' };
const GRETA = { from: 'Greta Niemann <g.niemann@alpgold.example>', address: 'g.niemann@alpgold.example' };
const POSTMASTER = { from: 'Mail Delivery Subsystem <mailer-daemon@mx.example>', subject: 'Undeliverable: Two cells for your PET lines', text: 'Your message could not be delivered.\n\nomar@cedarbeverages.example\n550 5.1.1 user unknown' };

const oneMore = (before: unknown): unknown => Number(before) + 1;
const count = (set: Parameters<CrmRows['about']>[0], address = OMAR.address) => async (crm: CrmRows): Promise<number> => (await crm.about(set, address)).length;
const primary = (name: string | RegExp) => (outlook: OutlookPage): Promise<void> => outlook.primary(name).dblclick();
const button = (name: string) => (outlook: OutlookPage): Promise<void> => outlook.pane.getByRole('button', { name, exact: true }).dblclick();

const written: Readonly<Record<string, Written>> = {
  '[E6] a task for a discount': {
    action: 'Create task', subject: 'Re: Two cells', text: 'Could you give us a 10 % discount if we order both cells together?',
    press: button('Create task'), done: 'Task created in the CRM.', held: count('tasks'), then: oneMore,
  },
  'a call back that was made': {
    action: 'Call back', subject: 'Re: Two cells', text: 'Too long for an email. Please give me a call on +961 5 555 0119.',
    press: primary('Log the call'), done: 'Call logged in the CRM.', held: count('phonecalls'), then: oneMore,
  },
  'a call back that reached nobody': {
    action: 'Call back', subject: 'Re: Two cells', text: 'Too long for an email. Please give me a call on +961 5 555 0119.',
    press: button('Not reached'), done: /Call Omar Haddad again/, held: count('tasks'), then: oneMore,
  },
  '[E5] an appointment': {
    action: 'Schedule appointment', subject: 'Re: Two cells', text: 'Yes, let us meet. Next Tuesday at 10 suits me.',
    press: async (outlook) => {
      await outlook.pane.getByRole('button', { name: 'Open an appointment' }).click();
      await outlook.page.getByRole('button', { name: 'Discard' }).last().click();
      await button('Record it in the CRM')(outlook);
    },
    done: 'Appointment recorded in the CRM.', held: count('appointments'), then: oneMore,
  },
  'a reminder to wait': {
    action: 'Wait until', subject: 'Re: Two cells', text: 'Not right now, we have no budget this year. Please get back to me in March.',
    press: primary(/^Remind me/), done: /^Reminder set/, held: count('tasks'), then: oneMore,
  },
  'a disqualification': {
    action: 'Close politely', subject: 'Re: Two cells', text: 'No thank you, we are not interested and went with another supplier.',
    press: async (outlook) => {
      await outlook.pane.getByRole('button', { name: 'Disqualify…' }).click();
      await button('Disqualify')(outlook);
    },
    done: 'Lead disqualified in the CRM.', held: async (crm) => [(await crm.lead(OMAR.address))['statecode'], await count('annotations')(crm)], then: () => [2, 1],
  },
  '[E13] an opt-out': {
    action: 'Stop contact', subject: 'Re: Two cells', text: 'Please remove me from your mailing list and do not email me again.',
    press: primary('Stop contact'), done: 'Contact stopped in the CRM.', held: async (crm) => (await crm.lead(OMAR.address))['donotemail'], then: () => true,
  },
  'a lead of the person the lead names': {
    action: 'Write to Ida Mortensen', subject: 'Re: Two cells', text: 'I am the wrong person. Please contact my colleague Ida Mortensen, ida.mortensen@cedarbeverages.example.',
    press: button('Create lead'), done: 'Lead created in the CRM. You own it.', then: oneMore,
    held: async (crm) => (await crm.rows('leads?$filter=emailaddress1 eq \'ida.mortensen@cedarbeverages.example\'&$select=leadid')).length,
  },
  'an email that came back': {
    action: 'Fix the address', ...POSTMASTER, press: primary('Note it in the CRM'), done: /^Noted in the CRM/, held: count('hrz_emailvalidations'), then: oneMore,
  },
  'a word on an address': {
    action: 'Fix the address', ...POSTMASTER, press: button('It\'s fine'), done: /^Your word on the address/, held: count('hrz_emailvalidations'), then: oneMore,
  },
};

async function undo(outlook: OutlookPage): Promise<void> {
  await outlook.undo();
  await expect(outlook.pane.getByText('Undone')).toBeVisible();
}

for (const [title, { action, subject, text, from = OMAR.from, press, done, held, then }] of Object.entries(written)) {
  test(`${title}: pressed twice it is in the CRM once, offline it waits, and either is taken back`, async ({ page, context }) => {
    const outlook = new OutlookPage(page);
    const crm = new CrmRows(page);
    await outlook.start();
    await openEmail(page, { from, subject, text });
    await expect(outlook.pane.getByRole('region', { name: 'Suggested action' })).toContainText(action);
    const before = await held(crm);
    await press(outlook);
    await expect(outlook.pane.getByText(done).first()).toBeVisible();
    await outlook.paneScreenshot(`action-${title.replace(/\W+/g, '-').toLowerCase()}`);
    expect(await held(crm)).toEqual(then(before));
    await undo(outlook);
    expect(await held(crm)).toEqual(before);

    await context.setOffline(true);
    await expect(outlook.pane.getByText(/^Offline/)).toBeVisible();
    await press(outlook);
    await expect(outlook.pane.getByText('Noted on this computer.')).toBeVisible();
    await expect(outlook.pane.getByText('Offline. 1 change waits')).toBeVisible();
    await context.setOffline(false);
    await expect(outlook.pane.getByText(done).first()).toBeVisible();
    await expect(outlook.pane.getByText(/change waits/)).toHaveCount(0);
    expect(await held(crm)).toEqual(then(before));
    await undo(outlook);
    expect(await held(crm)).toEqual(before);
  });
}

test('a call back shows the CRM\'s number before the email\'s, dials only what is pressed, and logs the number that was called', async ({ page }) => {
  const outlook = new OutlookPage(page);
  const crm = new CrmRows(page);
  await outlook.start();
  await openEmail(page, { from: GRETA.from, subject: 'Re: Palletizing cheese', text: 'Bitte rufen Sie mich kurz an, am besten mobil: +49 171 555 0163.' });
  const { pane } = outlook;
  await expect(pane.getByRole('region', { name: 'Suggested action' })).toContainText('Call back');
  const numbers = pane.getByRole('list', { name: 'Telephone numbers' });
  await expect(numbers.getByRole('listitem')).toHaveText([/\+49 831 5550 120.*From the CRM/, /\+49 171 555 0163.*From this email/]);
  await expect(numbers.getByRole('link')).toHaveCount(2);
  await expect(numbers.getByRole('link', { name: 'Call +49 831 5550 120' })).toHaveAttribute('href', 'tel:+498315550120');
  await outlook.paneScreenshot('action-call-back');
  const before = await crm.about('phonecalls', GRETA.address);
  await numbers.getByRole('link', { name: 'Call +49 171 555 0163' }).click();
  await expect(numbers.getByRole('link', { name: 'Call +49 171 555 0163 again' })).toBeVisible();
  expect(await crm.about('phonecalls', GRETA.address)).toHaveLength(before.length);
  await outlook.primary('Log the call').click();
  await expect(pane.getByText('Call logged in the CRM.')).toBeVisible();
  expect((await crm.about('phonecalls', GRETA.address)).filter((row) => !before.some((each) => each['activityid'] === row['activityid']))).toMatchObject([{ phonenumber: '+49 171 555 0163', statecode: 1 }]);
  await undo(outlook);
  expect(await crm.about('phonecalls', GRETA.address)).toHaveLength(before.length);
});

interface Drafted {
  readonly action: string | RegExp;
  readonly start: string;
  readonly text: string;
  /** What the opened window says, among its greeting and close. */
  readonly says: RegExp;
  readonly insert?: 'Insert into message';
}

const drafted: Readonly<Record<string, Drafted>> = {
  '[E7] an answer to what was asked': { action: 'Send follow-up email', start: 'Draft follow-up', text: 'Could you send the integration guide?', says: /Hello Omar|Hi Omar|Dear Omar/ },
  'an introduction to the person the lead names': { action: 'Write to Ida Mortensen', start: 'Draft introduction', text: 'I am the wrong person. Please contact my colleague Ida Mortensen, ida.mortensen@cedarbeverages.example.', says: /Omar Haddad/, insert: 'Insert into message' },
  'a question back where nobody can tell': { action: 'Decide yourself', start: 'Draft question back', text: 'Hm.', says: /Omar/ },
  'a polite close': { action: 'Close politely', start: 'Draft polite close', text: 'No thank you, we are not interested and went with another supplier.', says: /Omar/ },
  'a reply that accepts a time': { action: 'Schedule appointment', start: 'Draft meeting reply', text: 'Yes, let us meet. Next Tuesday at 10 suits me.', says: /Tuesday/ },
};

/** How often the add-in asked Outlook for a window, be it a reply or a new message. */
async function openedWindows(page: Page): Promise<number> {
  return page.evaluate(() => (window.outlookHost?.calls ?? []).filter((call) => /display(Reply|NewMessage)/.test(call.action)).length);
}

for (const [title, { action, start, text, says, insert }] of Object.entries(drafted)) {
  test(`${title}: pressed twice it is one draft in one window, and offline it is written from the template`, async ({ page, context }) => {
    const outlook = new OutlookPage(page);
    await outlook.start();
    const write = async (label: string): Promise<void> => {
      await expect(outlook.pane.getByRole('region', { name: 'Suggested action' })).toContainText(action);
      const windows = await openedWindows(page);
      await outlook.primary(label).dblclick();
      await outlook.primary(insert ?? 'Insert into reply').dblclick();
      await expect(outlook.composeBody).toContainText(says);
      await expect(outlook.primary('Done')).toBeVisible();
      expect(await openedWindows(page)).toBe(windows + 1);
      await page.getByRole('button', { name: 'Discard' }).last().click();
      await outlook.primary('Done').click();
      await expect(outlook.primary(label)).toBeVisible();
    };
    await openEmail(page, { from: OMAR.from, subject: 'Re: Two cells', text });
    await write(start);
    await context.setOffline(true);
    await expect(outlook.pane.getByText(/^Offline/)).toBeVisible();
    await write('Draft from template');
    await context.setOffline(false);
  });
}

test('[E3] a lead nobody has written to gets its first email into the new message once, and it is taken out again', async ({ page }) => {
  const outlook = new OutlookPage(page);
  const crm = new CrmRows(page);
  await outlook.start();
  await outlook.open('PalletCell 6 for line 3');
  await expect(outlook.primary(/^Draft/)).toBeVisible();
  const address = `new.lead.${Date.now()}@halvorsenfoods.example`;
  const remove = await crm.addLead({ subject: 'A cell for line 5', firstname: 'Signe', lastname: 'Moller', companyname: 'Halvorsen Foods', emailaddress1: address });
  try {
    await page.getByRole('button', { name: 'New message' }).click();
    await page.getByLabel('To', { exact: true }).last().fill(address);
    await page.getByLabel('To', { exact: true }).last().press('Tab');
    const pane = outlook.composePane;
    await expect(pane.getByText('All 7 conditions for a first email are met')).toBeVisible();
    await pane.getByRole('button', { name: 'Draft initial email' }).dblclick();
    await pane.getByRole('button', { name: 'Insert at cursor' }).dblclick();
    await expect(pane.getByText('We read it back')).toBeVisible();
    expect((await outlook.composeBody.innerText()).split('A cell for line 5')).toHaveLength(2);
    await pane.getByRole('button', { name: 'Undo insert' }).click();
    await expect(pane.getByRole('button', { name: 'Insert at cursor' })).toBeVisible();
    expect(await outlook.composeBody.innerText()).not.toContain('A cell for line 5');
  } finally {
    await remove();
  }
});
