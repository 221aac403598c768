// Sign-in for an Outlook without nested app authentication: a window of our own origin, opened by the seller's press, signs
// in and hands the pane one access token. It stays in memory; when it ends, the seller presses again.
import { AppError } from '../../domain/errors.ts';
import type { Identity, SignIn, SignInSettings } from '../signInWay.ts';
import type { StringKey } from '../strings.ts';
import { readHandover, type Handover } from './handover.ts';

/** Why there is no token; each is a context of the sentence `problem.sign-in-needed.text`. */
type Reason = StringKey extends infer Key ? (Key extends `problem.sign-in-needed.text_${infer Why}` ? Why : never) : never;

interface Held extends Identity {
  readonly accessToken: string;
  /** Milliseconds since 1970. */
  readonly expiresOn: number;
}

/**
 * In percent of the screen. Without `promptBeforeOpen: false` Outlook on the web asks once more before it opens a window.
 * A new object each time: office.js writes into it and refuses what it wrote when it sees it again.
 */
const windowOptions = (): Office.DialogOptions => ({ width: 30, height: 60, promptBeforeOpen: false });
/** Long enough for a second factor, short enough that a forgotten window doesn't keep the pane busy for good. */
const LONGEST_MS = 300_000;
/** A request under way must not outlive its token. */
const ENDS_SOON_MS = 60_000;

/** Office's numbers (Office dialog box, errors and events): 12002 to 12005 the page can't be shown, 12011 and 12009 it may not, 12007 there is one. */
const reasons: Readonly<Record<number, Reason>> = {
  12002: 'window-unreachable',
  12003: 'window-not-https',
  12004: 'window-not-allowed',
  12005: 'window-not-https',
  12006: 'window-closed',
  12007: 'window-open',
  12009: 'window-blocked',
  12011: 'window-blocked',
};

/** Prepares sign-in by a window. Nothing is asked and nothing is opened before `prompt`. */
export function openDialogSignIn(settings: SignInSettings): SignIn {
  let held: Held | undefined;
  let identity: Identity | undefined;
  let asking: Promise<void> | undefined;

  const ask = async (): Promise<void> => {
    held = await askInWindow(settings);
    identity = { tenantId: held.tenantId, objectId: held.objectId };
  };

  return {
    async token(fresh) {
      // The CRM refused the one we hold, and only the person can get us another.
      if (fresh) held = undefined;
      if (held === undefined || held.expiresOn - Date.now() < ENDS_SOON_MS) {
        held = undefined;
        throw new AppError(navigator.onLine ? 'sign-in-needed' : 'offline', { retryable: !navigator.onLine });
      }
      return held.accessToken;
    },
    async prompt() {
      asking ??= ask().finally(() => (asking = undefined));
      await asking;
    },
    identity: () => identity,
  };
}

/** Opens the window at once, while the browser still counts the press, and waits for what it hands over. */
function askInWindow(settings: SignInSettings): Promise<Held> {
  const nonce = newNonce();
  return new Promise<Held>((resolve, reject) => {
    let dialog: Office.Dialog | undefined;
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      settle();
    };
    const fail = (error: AppError): void => finish(() => reject(error));
    const timer = setTimeout(() => {
      dialog?.close();
      reject(failure('window-silent'));
    }, LONGEST_MS);
    const heard = (arg: { readonly message?: unknown; readonly origin?: string | undefined } | { readonly error: number }): void => {
      const handover = handoverIn(arg, { settings, nonce });
      if (handover === undefined) return;
      dialog?.close();
      if (handover.kind === 'signed-in') finish(() => resolve(handover));
      else fail(refusalOf(handover));
    };
    try {
      Office.context.ui.displayDialogAsync(addressOf(settings, nonce), windowOptions(), (opened) => {
        if (opened.status !== Office.AsyncResultStatus.Succeeded) return fail(failureOf(opened.error.code));
        dialog = opened.value;
        dialog.addEventHandler(Office.EventType.DialogMessageReceived, heard);
        dialog.addEventHandler(Office.EventType.DialogEventReceived, (arg) => fail(failureOf('error' in arg ? arg.error : undefined)));
      });
    } catch (cause) {
      fail(new AppError('sign-in-needed', { params: { context: 'window-refused' satisfies Reason }, cause }));
    }
  });
}

/** The page beside the pane's own. The address names a press, never a token; whose mailbox it is stays behind the `#`, which no server sees. */
function addressOf(settings: SignInSettings, nonce: string): string {
  const address = new URL('signInDialog.html', location.href);
  address.search = new URLSearchParams({ nonce }).toString();
  address.hash = new URLSearchParams({ hint: settings.loginHint }).toString();
  return address.href;
}

/** Outlooks with DialogOrigin 1.1 say where a message came from; older ones let only our own pages through, and the nonce says the rest. */
function handoverIn(arg: object, { settings, nonce }: { readonly settings: SignInSettings; readonly nonce: string }): Handover | undefined {
  if (!('message' in arg)) return undefined;
  const origin = 'origin' in arg ? arg.origin : undefined;
  if (origin !== undefined && origin !== null && origin !== '' && origin !== location.origin) return undefined;
  return readHandover(arg.message, { nonce, authority: settings.authority, scopes: settings.scopes, now: new Date() });
}

function refusalOf({ code, entraCode }: Extract<Handover, { kind: 'failed' }>): AppError {
  if (code === 'offline') return new AppError('offline', { retryable: true });
  return new AppError('sign-in-needed', { params: { context: 'refused' satisfies Reason, ...(entraCode === undefined ? {} : { entraCode }) } });
}

function failureOf(hostCode: number | undefined): AppError {
  const reason = hostCode === undefined ? undefined : reasons[hostCode];
  return failure(reason ?? 'window-refused', hostCode);
}

function failure(reason: Reason, hostCode?: number): AppError {
  return new AppError('sign-in-needed', { params: { context: reason, ...(hostCode === undefined ? {} : { hostCode }) } });
}

/** 128 random bits. */
function newNonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
