/**
 * @jest-environment ./test/jsdomEnvironment.cjs
 */
// Office.js itself is proven in the journeys; this double stands only for hosts that refuse, lose or rewrite what they are given.
import { hostCall } from '../../../src/addin/outlook/hostCalls.ts';
import { findInserted, insertAtCursor, insertionOf, openReply, takeBack as takeBackFrom, type Inserted } from '../../../src/addin/outlook/insertion.ts';

interface HostBody {
  html: string;
  subject: string;
  /** What the host does with text given to it. */
  take: (html: string) => string;
  selectionError?: number;
}

type Callback<T> = (result: { status: string; value?: T; error?: { code: number; name: string } }) => void;

const signature = '<div id="Signature">Maya Lindqvist</div><hr><div>From: Jonas Brandt</div>';
const draft = insertionOf({ subject: 'Re: PalletCell 6', to: [], paragraphs: ['Hi Jonas,', 'Two cells need [lead time].', 'Does Tuesday work?'], linkHosts: [] });
const here = 'compose:conversation';

const insert = (insertion = draft): Promise<Inserted> => insertAtCursor(insertion, { expectedItem: here, attempt: { text: '' } });
const takeBack = (inserted: Inserted): Promise<void> => takeBackFrom(inserted, here);

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
    MailboxEnums: { ItemType: { Message: 'message', Appointment: 'appointment' } },
    context: { mailbox: { item: { conversationId: 'conversation', body, subject } }, requirements: { isSetSupported: () => true } },
  };
  Object.assign(globalThis, { Office: office });
}

/** Lets what is already under way run on, until it holds. */
async function waitUntil(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 100 && !holds(); turn++) await Promise.resolve();
  expect(holds()).toBe(true);
}

const asGiven = (html: string): string => html;

test('[E11] an inserted draft is read back, and signature and quoted email are found as they were', async () => {
  const host: HostBody = { html: signature, subject: 'Re: x', take: asGiven };
  playHost(host);
  const inserted = await insert();
  expect(inserted.readBack).toBe('intact');
  expect(host.html.indexOf('Hi Jonas')).toBeLessThan(host.html.indexOf('Maya Lindqvist'));
  expect(host.subject).toBe('Re: x');
});

test('an empty subject gets the draft’s subject', async () => {
  const host: HostBody = { html: signature, subject: ' ', take: asGiven };
  playHost(host);
  await insert();
  expect(host.subject).toBe('Re: PalletCell 6');
});

test('a host that swallows the text is never called inserted', async () => {
  playHost({ html: signature, subject: 'x', take: () => '' });
  await expect(insert()).rejects.toMatchObject({ code: 'host-refused' });
});

test('a host that rewrites markup and white space still counts as intact, one that changes other text does not', async () => {
  playHost({ html: signature, subject: 'x', take: (html) => html.replaceAll('<p>', '\n<div class="x">\u00a0').replaceAll('</p>', '</div>\n') });
  expect((await insert()).readBack).toBe('intact');
  playHost({ html: signature, subject: 'x', take: (html) => `${html}<p>Sent from my phone</p>` });
  expect((await insert()).readBack).toBe('changed');
});

test.each([9014, 9016])('without a cursor (error %i) the draft goes to the top', async (selectionError) => {
  const host: HostBody = { html: signature, subject: 'x', take: asGiven, selectionError };
  playHost(host);
  expect((await insert()).readBack).toBe('intact');
  expect(host.html.startsWith('<p>Hi Jonas')).toBe(true);
});

test('[E11] undo puts the body back exactly, and takes out only the draft when the seller wrote on', async () => {
  const host: HostBody = { html: signature, subject: 'x', take: asGiven };
  playHost(host);
  await takeBack(await insert());
  expect(host.html).toBe(signature);

  const inserted = await insert();
  host.html = `<p>My own line</p>${host.html}`;
  await takeBack(inserted);
  expect(host.html).toContain('My own line');
  expect(host.html).toContain('Maya Lindqvist');
  expect(host.html).not.toContain('Hi Jonas');
});

test('undo refuses when the draft’s paragraphs were changed by hand: nothing of the seller’s is deleted', async () => {
  const host: HostBody = { html: signature, subject: 'x', take: asGiven };
  playHost(host);
  const inserted = await insert();
  host.html = host.html.replace('[lead time]', 'six weeks');
  const before = host.html;
  await expect(takeBack(inserted)).rejects.toMatchObject({ code: 'changed-elsewhere' });
  expect(host.html).toBe(before);
});

test('a draft over Outlook’s limit for forms opens an empty window and says so; every other one goes along whole', async () => {
  const opened: string[] = [];
  playHost({ html: '', subject: '', take: asGiven });
  Object.assign(Office.context.mailbox, { item: { itemId: 'item', displayReplyFormAsync: (form: { htmlBody: string }, callback: Callback<void>) => (opened.push(form.htmlBody), callback({ status: 'succeeded' })) } });
  expect(await openReply({ ...draft, paragraphs: ['ü'.repeat(15_500)] }, 'item', false)).toBe('without-text');
  expect(await openReply({ ...draft, paragraphs: ['x'.repeat(30_000)] }, 'item', false)).toBe('with-text');
  expect(opened.map((html) => html.length)).toEqual([0, 30_007]);
});

test('words the quoted email holds already prove nothing: a host that swallows the draft is found out', async () => {
  const earlier = '<div>From: Maya</div><p>Hi Jonas,</p><p>Two cells need [lead time].</p><p>Does Tuesday work?</p>';
  playHost({ html: earlier, subject: 'x', take: () => '' });
  await expect(insert()).rejects.toMatchObject({ code: 'host-refused' });
  const host: HostBody = { html: earlier, subject: 'x', take: asGiven };
  playHost(host);
  expect((await insert()).readBack).toBe('intact');
});

test('what an earlier try wrote too late is found and not written a second time', async () => {
  const host: HostBody = { html: signature, subject: 'x', take: () => '' };
  playHost(host);
  const attempt = { text: 'draft' };
  await expect(insertAtCursor(draft, { expectedItem: here, attempt })).rejects.toMatchObject({ code: 'host-refused' });
  host.html = `<p>Hi Jonas,</p><p>Two cells need [lead time].</p><p>Does Tuesday work?</p>${signature}`;
  const inserted = await insertAtCursor(draft, { expectedItem: here, attempt });
  expect(inserted.readBack).toBe('intact');
  expect(host.html.split('Hi Jonas')).toHaveLength(2);
  await takeBack(inserted);
  expect(host.html).toBe(signature);
});

test('[F11] when another window is open by the time the draft would go in, nothing is written', async () => {
  const host: HostBody = { html: signature, subject: 'x', take: asGiven };
  playHost(host);
  await expect(insertAtCursor(draft, { expectedItem: 'compose:another', attempt: { text: '' } })).rejects.toMatchObject({ code: 'item-changed' });
  const inserted = await insert();
  await expect(takeBackFrom(inserted, 'compose:another')).rejects.toMatchObject({ code: 'item-changed' });
  expect(host.html).toBe(inserted.after);
});

const done = (): Office.AsyncResult<void> => ({ status: Office.AsyncResultStatus.Succeeded, value: undefined, asyncContext: undefined, diagnostics: undefined, error: { name: '', message: '', code: 0 } });

test('[F11] a draft that had to wait for other calls looks at the window again when its turn comes', async () => {
  const host: HostBody = { html: signature, subject: 'x', take: asGiven };
  playHost(host);
  const other: HostBody = { html: '<p>To Carla</p>', subject: '', take: asGiven };
  const held: (() => void)[] = [];
  const hold = (): Promise<void> => hostCall<void>((callback) => held.push(() => callback(done())));
  const { body } = Office.context.mailbox.item as Office.MessageCompose;
  const read = body.getAsync.bind(body) as (type: string, callback: Callback<string>) => void;
  let fillers: Promise<void>[] = [];
  Object.assign(body, {
    getAsync: (type: string, callback: Callback<string>) => {
      fillers = [hold(), hold(), hold()];
      read(type, callback);
    },
  });
  const inserting = insert();
  await waitUntil(() => held.length === 3);
  const first = host.html;
  playHost(other);
  Object.assign(Office.context.mailbox.item as object, { conversationId: 'another' });
  for (const answer of held) answer();
  await expect(inserting).rejects.toMatchObject({ code: 'item-changed' });
  await Promise.all(fillers);
  expect([host.html, other.html, other.subject]).toEqual([first, '<p>To Carla</p>', '']);
});

test('an undo that Outlook only pretends to carry out is not called one', async () => {
  const host: HostBody = { html: signature, subject: 'x', take: asGiven };
  playHost(host);
  const inserted = await insert();
  Object.assign((Office.context.mailbox.item as Office.MessageCompose).body, { setAsync: (_data: string, _options: object, callback: Callback<void>) => callback({ status: 'succeeded' }) });
  await expect(takeBack(inserted)).rejects.toMatchObject({ code: 'host-refused' });
});

test('a draft with signs nobody sees goes in without them and is found again', async () => {
  const host: HostBody = { html: '', subject: 'x', take: asGiven };
  playHost(host);
  const given = ['Hi\u202e Jonas\u2066,', 'A \u{e0041}word\u200b.'];
  expect((await insert(insertionOf({ ...draft, paragraphs: given }))).readBack).toBe('intact');
  expect(host.html).toBe('<p>Hi Jonas,</p><p>A word.</p>');
  expect(await findInserted([['Hi Ida,'], given])).toMatchObject([undefined, { readBack: 'intact' }]);
});

test('[F11] a reply that had to wait for other calls is opened only if its email is still the one that is open', async () => {
  playHost({ html: '', subject: '', take: asGiven });
  const opened: string[] = [];
  const emailOf = (itemId: string): object => ({ itemId, displayReplyFormAsync: (_form: object, callback: (result: Office.AsyncResult<void>) => void) => (opened.push(itemId), callback(done())), displayReplyAllFormAsync: (_form: object, callback: (result: Office.AsyncResult<void>) => void) => (opened.push(`all ${itemId}`), callback(done())) });
  Object.assign(Office.context.mailbox, { item: emailOf('first') });
  for (const all of [false, true]) {
    const held: (() => void)[] = [];
    const fillers = Array.from({ length: 3 }, () => hostCall<void>((callback) => held.push(() => callback(done()))));
    await waitUntil(() => held.length === 3);
    Object.assign(Office.context.mailbox, { item: emailOf('first') });
    const reply = openReply(draft, 'first', all);
    Object.assign(Office.context.mailbox, { item: emailOf('second') });
    for (const answer of held) answer();
    await expect(reply).rejects.toMatchObject({ code: 'item-changed' });
    await Promise.all(fillers);
  }
  expect(opened).toEqual([]);
});

test('[F11] a reply is opened only for the email the draft answers', async () => {
  playHost({ html: '', subject: '', take: asGiven });
  await expect(openReply(draft, 'another item', false)).rejects.toMatchObject({ code: 'item-changed' });
});
