import { expect, test } from '@playwright/test';
import { sampleMail, type SampleMailRow } from '../fixtures/sampleMail.ts';
import type { ActionKind } from '../../src/domain/actions/action.ts';
import { samplePeople } from '../../src/crm/sample/people.ts';
import { OutlookPage } from './outlookPage.ts';

/** The suggested action's title in the pane; dates and names follow some of them. */
const titles: Readonly<Record<ActionKind, RegExp>> = {
  'stop-contact': /^Stop contact$/,
  'fix-address': /^Fix the address$/,
  'wait-until': /^Wait/,
  'write-to-referral': /^Write to /,
  disqualify: /^Close politely$/,
  'create-task': /^Create task$/,
  'call-back': /^Call back$/,
  'schedule-appointment': /^Schedule appointment$/,
  'send-follow-up-email': /^Send follow-up email$/,
  'draft-initial-email': /^Draft initial email$/,
  'decide-yourself': /^Decide yourself$/,
};

// Not everybody of the sample organization has mail.
for (const { address: owner, fullName } of samplePeople.filter(({ address }) => sampleMail.some((mail) => mail.owner === address))) {
  test(`[O1] [O3] every sample message of ${fullName} opens on the lead and the action a seller expects`, async ({ page }) => {
    test.setTimeout(300_000);
    const outlook = new OutlookPage(page);
    await outlook.start(fullName);
    const mails = sampleMail.filter((mail) => mail.owner === owner);
    for (const mail of mails) {
      await test.step(mail.subject, async () => {
        await outlook.openById(mail.messageId);
        await expectScreen(outlook, mail);
      });
    }
    expect((await outlook.calls()).length).toBeGreaterThan(mails.length);
  });
}

async function expectScreen(outlook: OutlookPage, mail: SampleMailRow): Promise<void> {
  const { expected } = mail;
  const { pane } = outlook;
  switch (expected.screen) {
    case 'lead': {
      await expect.soft(pane.getByRole('heading', { level: 1, name: expected.leadName }), mail.subject).toBeVisible();
      const kinds = expected.action === undefined ? [] : [expected.action, ...(expected.orAction ?? [])];
      const wanted = new RegExp(kinds.map((kind) => titles[kind].source).join('|'));
      if (kinds.length > 0) await expect.soft(pane.getByRole('region', { name: 'Suggested action' }).locator('h2 + div'), mail.subject).toHaveText(wanted);
      return;
    }
    case 'ambiguous':
      return expect.soft(pane.getByRole('heading', { name: 'Whose email is this?' }), mail.subject).toBeVisible();
    case 'unknown':
      return expect.soft(pane.getByRole('button', { name: 'Create lead' }), mail.subject).toBeVisible();
    case 'not-a-lead':
      return expect.soft(pane.getByRole('heading', { name: /No lead in this email|From a colleague|You wrote this/ }), mail.subject).toBeVisible();
    case 'unreadable':
      return expect.soft(pane.getByRole('heading', { name: /We can't read this email|Meeting request/ }), mail.subject).toBeVisible();
  }
}
