/**
 * @jest-environment ./test/jsdomEnvironment.cjs
 */
// Office.js itself is proven in the journeys; this double stands only for hosts that refuse, lose or rewrite what they are given.
import { htmlOf, insertAtCursor, openReply, takeBack } from '../../src/addin/insertion.ts';

interface HostBody {
  html: string;
  subject: string;
  /** What the host does with text given to it. */
  take: (html: string) => string;
  selectionError?: number;
}

type Callback<T> = (result: { status: string; value?: T; error?: { code: number; name: string } }) => void;

const signature = '<div id="Signature">Maya Lindqvist</div><hr><div>From: Jonas Brandt</div>';
const draft = { subject: 'Re: PalletCell 6', to: [], paragraphs: ['Hi Jonas,', 'Two cells need [lead time].', 'Does Tuesday work?'] };

function playHost(host: HostBody): void {
  const answer = <T>(callback: Callback<T>, value: T): void => callback({ status: 'succeeded', value });
  const body = {
    getTypeAsync: (callback: Callback<string>) => answer(callback, 'html'),
    getAsync: (_type: string, callback: Callback<string>) => answer(callback, host.html),
    setAsync: (data: string, _options: object, callback: Callback<void>) => {
      host.html = data;
      answer(callback, undefined);
    },
    prependAsync: (data: string, _options: object, callback: Callback<void>) => {
      host.html = host.take(data) + host.html;
      answer(callback, undefined);
    },
    setSelectedDataAsync: (data: string, _options: object, callback: Callback<void>) => {
      if (host.selectionError !== undefined) return callback({ status: 'failed', error: { code: host.selectionError, name: 'x' } });
      host.html = host.take(data) + host.html;
      answer(callback, undefined);
    },
  };
  const subject = {
    getAsync: (callback: Callback<string>) => answer(callback, host.subject),
    setAsync: (value: string, callback: Callback<void>) => {
      host.subject = value;
      answer(callback, undefined);
    },
  };
  const office = {
    AsyncResultStatus: { Succeeded: 'succeeded' },
    CoercionType: { Html: 'html', Text: 'text' },
    context: { mailbox: { item: { body, subject } }, requirements: { isSetSupported: () => true } },
  };
  Object.assign(globalThis, { Office: office });
}

const asGiven = (html: string): string => html;

test('[E11] an inserted draft is read back, and signature and quoted email are found as they were', async () => {
  const host: HostBody = { html: signature, subject: 'Re: x', take: asGiven };
  playHost(host);
  const inserted = await insertAtCursor(draft);
  expect(inserted.readBack).toBe('intact');
  expect(host.html.indexOf('Hi Jonas')).toBeLessThan(host.html.indexOf('Maya Lindqvist'));
  expect(host.subject).toBe('Re: x');
});

test('an empty subject gets the draft’s subject', async () => {
  const host: HostBody = { html: signature, subject: ' ', take: asGiven };
  playHost(host);
  await insertAtCursor(draft);
  expect(host.subject).toBe('Re: PalletCell 6');
});

test('a host that swallows the text is never called inserted', async () => {
  playHost({ html: signature, subject: 'x', take: () => '' });
  await expect(insertAtCursor(draft)).rejects.toMatchObject({ code: 'host-refused' });
});

test('a host that rewrites markup and white space still counts as intact, one that changes other text does not', async () => {
  playHost({ html: signature, subject: 'x', take: (html) => html.replaceAll('<p>', '\n<div class="x">\u00a0').replaceAll('</p>', '</div>\n') });
  expect((await insertAtCursor(draft)).readBack).toBe('intact');
  playHost({ html: signature, subject: 'x', take: (html) => `${html}<p>Sent from my phone</p>` });
  expect((await insertAtCursor(draft)).readBack).toBe('changed');
});

test.each([9014, 9016])('without a cursor (error %i) the draft goes to the top', async (selectionError) => {
  const host: HostBody = { html: signature, subject: 'x', take: asGiven, selectionError };
  playHost(host);
  expect((await insertAtCursor(draft)).readBack).toBe('intact');
  expect(host.html.startsWith('<p>Hi Jonas')).toBe(true);
});

test('[E11] undo puts the body back exactly, and takes out only the draft when the seller wrote on', async () => {
  const host: HostBody = { html: signature, subject: 'x', take: asGiven };
  playHost(host);
  await takeBack(await insertAtCursor(draft));
  expect(host.html).toBe(signature);

  const inserted = await insertAtCursor(draft);
  host.html = `<p>My own line</p>${host.html}`;
  await takeBack(inserted);
  expect(host.html).toContain('My own line');
  expect(host.html).toContain('Maya Lindqvist');
  expect(host.html).not.toContain('Hi Jonas');
});

test('undo refuses when the draft’s paragraphs were changed by hand: nothing of the seller’s is deleted', async () => {
  const host: HostBody = { html: signature, subject: 'x', take: asGiven };
  playHost(host);
  const inserted = await insertAtCursor(draft);
  host.html = host.html.replace('[lead time]', 'six weeks');
  const before = host.html;
  await expect(takeBack(inserted)).rejects.toMatchObject({ code: 'changed-elsewhere' });
  expect(host.html).toBe(before);
});

test('[T5] whatever a draft says, it becomes text: no tag, attribute or link comes through', () => {
  const html = htmlOf(['<img src=x onerror=alert(1)>', '<a href="https://evil.example">x</a>', '"\'&']);
  const page = new DOMParser().parseFromString(html, 'text/html');
  expect([...page.body.querySelectorAll('*')].map((each) => each.tagName)).toEqual(['P', 'P', 'P']);
  expect(page.body.textContent).toBe('<img src=x onerror=alert(1)><a href="https://evil.example">x</a>"\'&');
});

test('a draft over Outlook’s 32 KB for reply windows says so before anything is opened', async () => {
  playHost({ html: '', subject: '', take: asGiven });
  await expect(openReply({ ...draft, paragraphs: ['x'.repeat(40_000)] }, 'item', false)).rejects.toMatchObject({ code: 'too-long' });
});

test('[F11] a reply is opened only for the email the draft answers', async () => {
  playHost({ html: '', subject: '', take: asGiven });
  await expect(openReply(draft, 'another item', false)).rejects.toMatchObject({ code: 'item-changed' });
});
