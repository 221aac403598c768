import { expect, test } from '@playwright/test';
import { sampleMail } from '../fixtures/sampleMail.ts';
import { OutlookPage } from './outlookPage.ts';
import { wordsIn } from './paneLooks.ts';

/** Twenty-five in every run of the tests; `HANDRAISE_PROOFS=all` plays two hundred. */
const ROUNDS = process.env['HANDRAISE_PROOFS'] === 'all' ? 200 : 25;

/** Dispids of displayReplyForm and displayReplyFormAsync with a body. */
const REPLY_FORMS = [30, 181];

/** Repeatable randomness. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

test(`[F11] [O2] in ${ROUNDS} random orders of item switches, late answers of CRM and Outlook, and presses, nothing belongs to another email`, async ({ page }) => {
  test.setTimeout(ROUNDS * 5_000 + 60_000);
  const random = randomFrom(20261122);
  await page.route('**/api/data/v9.2/$batch', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, random() * 120));
    await route.continue().catch(() => undefined);
  });
  const outlook = new OutlookPage(page);
  await outlook.start();
  // The page of the pane takes the place of an empty one.
  await expect(outlook.pane.getByRole('heading').first()).toBeVisible();
  const mails = sampleMail.filter((mail) => mail.owner.startsWith('maya') && mail.expected.screen === 'lead' && mail.expected.leadName !== undefined).slice(0, 6);
  const wrong: string[] = [];
  await page.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('iframe[title="Handraise"]')?.contentDocument;
    const told: string[] = [];
    Object.assign(window, { told });
    const alerts = (node: Node): readonly string[] => (node instanceof (frame?.defaultView?.HTMLElement ?? HTMLElement) ? [...(node.matches('[role="alert"]') ? [node] : []), ...node.querySelectorAll('[role="alert"]')].map((alert) => alert.textContent ?? '') : []);
    if (frame) new MutationObserver((changes) => told.push(...changes.flatMap(({ addedNodes }) => [...addedNodes].flatMap(alerts)))).observe(frame.body, { subtree: true, childList: true });
  });
  const selections: { readonly at: number; readonly leadName: string }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (let step = 0; step < 3; step++) {
      const mail = mails[Math.floor(random() * mails.length)];
      if (mail === undefined) throw new Error('the sample mailbox has no lead');
      const pressDelay = random() * 250;
      const latency = Math.floor(random() * 60);
      // In the page itself, so that presses fall between the answers and not a round trip later.
      const found = await page.evaluate(
        async ([messageId, delay, latencyMs, others]) => {
          const host = window.outlookHost;
          const frame = document.querySelector<HTMLIFrameElement>('iframe[title="Handraise"]')?.contentDocument;
          if (host === undefined || frame === null || frame === undefined) throw new Error('no pane');
          host.latencyMs = latencyMs;
          const at = Date.now();
          host.select(messageId);
          const problems: string[] = [];
          const look = (): void => {
            const heading = frame.querySelector('h1')?.textContent ?? '';
            const strip = frame.body.textContent ?? '';
            for (const { leadName, subject } of others) if (heading === leadName && strip.includes(subject) === false) problems.push(`${leadName} without "${subject}"`);
          };
          const watching = new MutationObserver(look);
          watching.observe(frame.body, { subtree: true, childList: true, characterData: true });
          await new Promise((resolve) => setTimeout(resolve, delay));
          frame.querySelector<HTMLButtonElement>('[data-primary]')?.click();
          await new Promise((resolve) => setTimeout(resolve, 15));
          watching.disconnect();
          return { problems, at };
        },
        [mail.messageId, pressDelay, latency, mails.map(({ subject, expected }) => ({ subject, leadName: expected.leadName ?? '' }))] as const,
      );
      wrong.push(...found.problems);
      selections.push({ at: found.at, leadName: mail.expected.leadName ?? '' });
    }
    await page.evaluate(() => {
      // Close the windows that were opened; their number would slow the page down.
      for (const button of document.querySelectorAll<HTMLButtonElement>('button')) if (button.textContent === 'Discard') button.click();
    });
  }
  const asked = (): Promise<readonly { readonly text: string; readonly at: number; readonly outcome: string }[]> =>
    page.evaluate((dispids) => (window.outlookHost?.calls ?? []).filter((call) => dispids.includes(call.dispid ?? 0)).map((call) => ({ text: JSON.stringify(call.data), at: call.at, outcome: call.outcome })), REPLY_FORMS);
  await expect.poll(async () => (await asked()).filter(({ outcome }) => outcome === 'pending')).toEqual([]);
  // Of an email that is no longer open Outlook itself opens no window.
  const replies = (await asked()).filter(({ outcome }) => outcome === 'ok');
  expect(replies.length).toBeGreaterThan(0);
  const people = [...new Set(mails.map(({ expected }) => expected.leadName ?? ''))];
  const told = (await page.evaluate(() => (window as Window & { told?: readonly string[] }).told ?? [])).filter((text) => text.includes(wordsIn('en')['astray.maybe.title'] ?? '?'));
  let astray = 0;
  for (const name of people) {
    const elsewhere = replies.filter(({ text, at }) => selections.filter((selection) => selection.at <= at).at(-1)?.leadName !== name && name.split(' ').some((part) => new RegExp(`\\b${part}\\b`).test(text)));
    const said = told.filter((text) => text.includes(name)).length;
    if (elsewhere.length > said) wrong.push(`${elsewhere.length} drafts to ${name} while another email was open, ${said} of them told`);
    astray += elsewhere.length;
  }
  test.info().annotations.push({ type: 'figures', description: `${ROUNDS} rounds, ${replies.length} windows opened, ${astray} of them while the call was overtaken and told, ${wrong.length} wrong` });
  expect(wrong).toEqual([]);
});
