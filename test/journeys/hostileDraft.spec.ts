import { expect, test, type Page, type Request } from '@playwright/test';
import { hostileInputs } from '../fixtures/hostileInputs.ts';
import { OutlookPage } from './outlookPage.ts';

const JONAS = 'PalletCell 6 for line 3';
/** Two hundred in every run of the tests; `HANDRAISE_PROOFS=all` takes two thousand. */
const INPUTS = process.env['HANDRAISE_PROOFS'] === 'all' ? 2_000 : 200;
const IN_ONE_DRAFT = 20;
/** Dispids by which text of ours goes into Outlook: at the cursor, before the body, and with a form. Undo gives Outlook its own body back. */
const TEXT_GOES_IN = [13, 23, 30, 31, 44, 178, 181, 182];
const TAGS = ['A', 'B', 'BLOCKQUOTE', 'BR', 'EM', 'I', 'LI', 'OL', 'P', 'STRONG', 'U', 'UL'];

interface Alarm {
  hostileRan?: string[];
}

/** Requests to anywhere else, and scripts that ran in any frame: both must stay empty. */
async function watch(page: Page): Promise<{ readonly outside: string[]; readonly ran: () => Promise<readonly string[]> }> {
  const outside: string[] = [];
  const ran: string[] = [];
  const nameOf = (request: Request): string => `${request.resourceType()} ${request.url()} of ${request.frame().url()}`;
  page.on('request', (request) => {
    if (!/^(data|blob|about):/.test(request.url()) && new URL(request.url()).hostname !== 'localhost') outside.push(nameOf(request));
  });
  // Stopped by the content policy of Outlook's reading frame before it left: a picture of the email itself, not of the pane.
  page.on('requestfailed', (request) => {
    const at = request.failure()?.errorText === 'csp' && request.frame().url() === 'about:srcdoc' ? outside.indexOf(nameOf(request)) : -1;
    if (at >= 0) outside.splice(at, 1);
  });
  page.on('dialog', (dialog) => {
    ran.push(dialog.message());
    void dialog.dismiss();
  });
  await page.addInitScript(() => {
    const alarm: Alarm & Window = window;
    alarm.hostileRan = [];
    Object.assign(window, { hostile: (what: string) => alarm.hostileRan?.push(what) });
  });
  return {
    outside,
    ran: async () => {
      const frames = await Promise.all(page.frames().map((frame) => frame.evaluate(() => (window as Alarm & Window).hostileRan ?? []).catch(() => [])));
      return [...ran, ...frames.flat()];
    },
  };
}

/** What the add-in handed to Outlook, taken apart in a page of its own: foreign elements, attributes and links. */
async function foreignIn(page: Page): Promise<readonly string[]> {
  return page.evaluate(([dispids, tags]) => {
    const given = (window.outlookHost?.calls ?? []).filter((call) => dispids.includes(call.dispid ?? 0)).flatMap((call) => Object.values(call.data ?? {}).filter((value): value is string => typeof value === 'string'));
    return given.flatMap((html) => {
      const found = [...new DOMParser().parseFromString(html, 'text/html').body.querySelectorAll('*')];
      return found.filter((each) => !tags.includes(each.tagName) || [...each.attributes].some(({ name, value }) => name !== 'href' || !value.startsWith('https://www.kestrelmotion.example'))).map((each) => each.outerHTML);
    });
  }, [TEXT_GOES_IN, TAGS] as const);
}

test(`[T5] ${INPUTS} hostile texts pasted into drafts and inserted run no script, cause no request and leave no foreign link`, async ({ page }) => {
  test.setTimeout(900_000);
  const { outside, ran } = await watch(page);
  const outlook = new OutlookPage(page);
  await outlook.start();
  await outlook.open(JONAS);
  await page.getByRole('button', { name: 'Reply', exact: true }).click();
  const pane = outlook.composePane;
  await pane.getByRole('button', { name: /^Draft/ }).click();
  const editor = pane.getByRole('textbox', { name: 'Draft, editable' });
  const inputs = hostileInputs(INPUTS, 20261122);
  let inserted = 0;
  for (let from = 0; from < inputs.length; from += IN_ONE_DRAFT) {
    const batch = inputs.slice(from, from + IN_ONE_DRAFT);
    await editor.evaluate((element: HTMLElement, texts) => {
      element.focus();
      getSelection()?.selectAllChildren(element);
      document.execCommand('delete');
      for (const text of texts) {
        const data = new DataTransfer();
        data.setData('text/html', text);
        data.setData('text/plain', text);
        element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        document.execCommand('insertParagraph');
      }
      element.blur();
    }, batch);
    await pane.getByRole('button', { name: 'Insert into reply' }).click();
    await expect(pane.getByText(/We read it back|Outlook changed the text/)).toBeVisible();
    inserted += batch.length;
    await pane.getByRole('button', { name: 'Undo insert' }).click();
    await expect(pane.getByRole('button', { name: 'Insert into reply' })).toBeVisible();
  }
  expect(inserted).toBe(INPUTS);
  expect(await foreignIn(page)).toEqual([]);
  expect(await ran()).toEqual([]);
  expect(outside).toEqual([]);
});

test('[T5] hostile subjects, names and bodies of emails reach the pane and the draft as text only', async ({ page }) => {
  test.setTimeout(120_000);
  const { outside, ran } = await watch(page);
  const outlook = new OutlookPage(page);
  await outlook.start();
  const inputs = hostileInputs(5, 7).map((text) => text.replace(/[\r\n]+/g, ' '));
  for (const [index, text] of inputs.entries()) {
    const subject = `Question ${index}`;
    const raw = [
      'From: "Jonas Brandt" <jonas.brandt@halvorsenfoods.example>', 'To: maya.lindqvist@kestrelmotion.example', `Subject: ${subject}`,
      'Date: Fri, 20 Nov 2026 07:00:00 +0000', `Message-ID: <hostile-${index}@halvorsenfoods.example>`, 'Content-Type: text/html; charset=utf-8', '',
      `<p>Hi Maya,</p><p>Could you send the price of ${text} to me?</p><p>Jonas</p>`, '',
    ].join('\r\n');
    await page.evaluate(([name, file]) => window.outlookHost?.openEml(name, file), [`${subject}.eml`, raw] as const);
    await outlook.open(subject);
    await expect(outlook.pane.getByRole('heading', { name: 'Jonas Brandt' })).toBeVisible();
    await outlook.primary(/^Draft/).click();
    await outlook.primary(/^Insert into/).click();
    await expect(outlook.pane.getByText('We asked Outlook to open')).toBeVisible();
    await page.getByRole('button', { name: 'Discard' }).last().click();
  }
  expect(await foreignIn(page)).toEqual([]);
  expect(await ran()).toEqual([]);
  expect(outside).toEqual([]);
});
