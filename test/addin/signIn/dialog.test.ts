/**
 * @jest-environment ./test/jsdomEnvironment.cjs
 */
// A double for what the window and the host may do wrong; the genuine office.js and MSAL are in the journeys.
import { openDialogSignIn } from '../../../src/addin/signIn/dialog.ts';
import { writeHandover, type Handover } from '../../../src/addin/signIn/handover.ts';
import { setLanguage, t, type StringKey } from '../../../src/addin/strings.ts';
import type { SignIn } from '../../../src/addin/signInWay.ts';

const TENANT = '7b8c1c52-7f13-4a7e-9f0a-4c7a8d6f1e20';
const PERSON = '2d9f2f1e-90a3-4a3e-8a5b-6c1d7e8f9a01';
const settings = { clientId: 'c', authority: `https://login.microsoftonline.com/${TENANT}`, scopes: ['https://contoso.crm.dynamics.com/user_impersonation'], loginHint: 'maya@kestrel.example' };
const HOUR_MS = 3_600_000;

interface PlayedDialog {
  readonly url: URL;
  readonly options: object;
  isClosed: boolean;
  message(text: unknown, origin?: string): void;
  event(error: number): void;
}

const opened: PlayedDialog[] = [];
/** Set: displayDialogAsync answers with this number, or throws. */
let refusal: number | 'throws' | undefined;
let signIn: SignIn;

function displayDialogAsync(url: string, options: object, callback: (result: object) => void): void {
  if (refusal === 'throws') throw new Error('not supported');
  if (refusal !== undefined) return callback({ status: 'failed', error: { code: refusal, name: 'x', message: '' } });
  const handlers = new Map<string, (arg: object) => void>();
  const dialog: PlayedDialog = {
    url: new URL(url), options, isClosed: false,
    message: (message, origin) => handlers.get('message')?.({ message, ...(origin === undefined ? {} : { origin }) }),
    event: (error) => handlers.get('event')?.({ error }),
  };
  opened.push(dialog);
  callback({ status: 'succeeded', value: { addEventHandler: (type: string, handler: (arg: object) => void) => handlers.set(type, handler), close: () => (dialog.isClosed = true) } });
}

beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-22T09:00:00Z') });
  opened.length = 0;
  refusal = undefined;
  Object.assign(globalThis, {
    Office: {
      context: { ui: { displayDialogAsync } },
      AsyncResultStatus: { Succeeded: 'succeeded' },
      EventType: { DialogMessageReceived: 'message', DialogEventReceived: 'event' },
    },
  });
  signIn = openDialogSignIn(settings);
});
afterEach(() => jest.useRealTimers());

const nonceOf = (dialog: PlayedDialog): string => dialog.url.searchParams.get('nonce') ?? '';
const newest = (): PlayedDialog => opened.at(-1)!;

function handOver(dialog: PlayedDialog, changes: Partial<Extract<Handover, { kind: 'signed-in' }>> = {}, origin?: string): void {
  dialog.message(writeHandover({ kind: 'signed-in', accessToken: 'opaque-token', expiresOn: Date.now() + HOUR_MS, tenantId: TENANT, objectId: PERSON, ...changes }, nonceOf(dialog)), origin);
}

async function signedIn(): Promise<void> {
  const asking = signIn.prompt();
  handOver(newest());
  await asking;
}

/** Settles a press that is expected to fail, with what it says. */
async function failureOf(press: () => Promise<void>): Promise<{ code: string; params: Readonly<Record<string, string | number>> }> {
  const error: unknown = await press().then(() => undefined, (cause: unknown) => cause);
  return error as { code: string; params: Readonly<Record<string, string | number>> };
}

test('[F16] nothing opens before the seller presses: the pane only says that a sign-in is needed', async () => {
  await expect(signIn.token(false)).rejects.toMatchObject({ code: 'sign-in-needed' });
  expect(opened).toEqual([]);
  expect(signIn.identity()).toBeUndefined();
});

test('[F16] a press opens a page of our own at once, with a number for this press and the mailbox where no server sees it', async () => {
  const asking = signIn.prompt();
  expect(opened).toHaveLength(1);
  const { url, options } = newest();
  expect([url.origin, url.pathname]).toEqual([location.origin, '/signInDialog.html']);
  expect([...url.searchParams.keys()]).toEqual(['nonce']);
  expect(nonceOf(newest())).toMatch(/^[0-9a-f]{32}$/);
  expect(new URLSearchParams(url.hash.slice(1)).get('hint')).toBe(settings.loginHint);
  expect(options).toMatchObject({ promptBeforeOpen: false });
  handOver(newest());
  await asking;
  await signedIn();
  expect(new Set(opened.map(nonceOf)).size).toBe(2);
});

test('the token that was handed over is used until a minute before its end, then the seller is asked again', async () => {
  await signedIn();
  expect(newest().isClosed).toBe(true);
  expect([await signIn.token(false), signIn.identity()]).toEqual(['opaque-token', { tenantId: TENANT, objectId: PERSON }]);
  jest.advanceTimersByTime(HOUR_MS - 61_000);
  expect(await signIn.token(false)).toBe('opaque-token');
  jest.advanceTimersByTime(2_000);
  await expect(signIn.token(false)).rejects.toMatchObject({ code: 'sign-in-needed' });
  expect(opened).toHaveLength(1);
  expect(signIn.identity()).toEqual({ tenantId: TENANT, objectId: PERSON });
});

test('a token the CRM refused is not offered again', async () => {
  await signedIn();
  await expect(signIn.token(true)).rejects.toMatchObject({ code: 'sign-in-needed' });
  await expect(signIn.token(false)).rejects.toMatchObject({ code: 'sign-in-needed' });
});

test('two presses are one window', async () => {
  const both = Promise.all([signIn.prompt(), signIn.prompt()]);
  expect(opened).toHaveLength(1);
  handOver(newest());
  await both;
});

test.each<[string, (dialog: PlayedDialog) => void]>([
  ['from another origin', (dialog) => handOver(dialog, {}, 'https://evil.example')],
  ['from an origin that only begins alike', (dialog) => handOver(dialog, {}, `${location.origin}.evil.example`)],
  ['with another press\'s number', (dialog) => dialog.message(writeHandover({ kind: 'signed-in', accessToken: 'forged', expiresOn: Date.now() + HOUR_MS, tenantId: TENANT, objectId: PERSON }, '0'.repeat(32)))],
  ['for another tenant', (dialog) => handOver(dialog, { tenantId: PERSON })],
  ['that is no text', (dialog) => dialog.message({ accessToken: 'forged' })],
])('a message %s is passed over; the right one still counts', async (_what, send) => {
  const asking = signIn.prompt();
  send(newest());
  handOver(newest(), {}, location.origin);
  await asking;
  expect(await signIn.token(false)).toBe('opaque-token');
});

const sentences: readonly (readonly [what: string, fail: () => void, context: string])[] = [
  ['closes the window', () => newest().event(12006), 'window-closed'],
  ['has no page to show', () => newest().event(12002), 'window-unreachable'],
  ['leaves https', () => newest().event(12003), 'window-not-https'],
  ['never answers', () => jest.advanceTimersByTime(300_000), 'window-silent'],
  ['is refused by Entra', () => newest().message(writeHandover({ kind: 'failed', code: 'sign-in-needed', entraCode: 'AADSTS65004' }, nonceOf(newest()))), 'refused'],
];

test.each(sentences)('[F16] a sign-in that %s is said in its own sentence, in both languages', async (_what, fail, context) => {
  const error = await failureOf(() => {
    const asking = signIn.prompt();
    fail();
    return asking;
  });
  expect(error).toMatchObject({ code: 'sign-in-needed', params: { context } });
  await expectOwnSentence(context);
});

test.each([
  [12004, 'window-not-allowed'],
  [12005, 'window-not-https'],
  [12007, 'window-open'],
  [12009, 'window-blocked'],
  [12011, 'window-blocked'],
  [5001, 'window-refused'],
])('[F16] a window Outlook does not open (%i) is said in its own sentence', async (code, context) => {
  refusal = code;
  expect(await failureOf(() => signIn.prompt())).toMatchObject({ code: 'sign-in-needed', params: { context, hostCode: code } });
  await expectOwnSentence(context);
});

test('an Outlook that has no windows at all says so, and the next press may try again', async () => {
  refusal = 'throws';
  expect(await failureOf(() => signIn.prompt())).toMatchObject({ code: 'sign-in-needed', params: { context: 'window-refused' } });
  refusal = undefined;
  await signedIn();
  expect(await signIn.token(false)).toBe('opaque-token');
});

test('a window that could not reach the sign-in service is being offline, not being signed out', async () => {
  const asking = signIn.prompt();
  newest().message(writeHandover({ kind: 'failed', code: 'offline' }, nonceOf(newest())));
  await expect(asking).rejects.toMatchObject({ code: 'offline', retryable: true });
});

test('a window forgotten for five minutes is closed', async () => {
  const asking = expect(signIn.prompt()).rejects.toMatchObject({ code: 'sign-in-needed' });
  jest.advanceTimersByTime(300_000);
  await asking;
  expect(newest().isClosed).toBe(true);
});

/** The context chooses a sentence of its own; without one i18next would say the general one. */
async function expectOwnSentence(context: string): Promise<void> {
  const key: StringKey = 'problem.sign-in-needed.text';
  for (const language of ['en', 'de']) {
    await setLanguage(language);
    expect(t(key, { context })).not.toBe(t(key));
    expect(t(key, { context })).toBe(t(`problem.sign-in-needed.text_${context}` as StringKey));
  }
  await setLanguage('en');
}
