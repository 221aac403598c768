// Nested app authentication: Outlook itself signs in for the pane, silently first, with one prompt at the seller's press.
import { AppError } from '../../domain/errors.ts';
import type { AccountInfo, AuthenticationResult, IPublicClientApplication } from '@azure/msal-browser';
import { authOf } from './authority.ts';
import type { SignIn, SignInSettings } from '../signInWay.ts';

const SILENT_LIMIT_MS = 10_000;

/** Prepares sign-in; MSAL itself (67 kB) is loaded with the first token. Tokens live in memory only. */
export function openNestedSignIn(settings: SignInSettings): SignIn {
  let client: Promise<IPublicClientApplication> | undefined;
  let account: AccountInfo | undefined;
  let running: Promise<string> | undefined;

  const open = (): Promise<IPublicClientApplication> => (client ??= createClient(settings));

  const remember = (result: AuthenticationResult): string => {
    account = result.account;
    return result.accessToken;
  };

  const silent = async (fresh: boolean): Promise<string> => {
    const msal = await open();
    const known = account === undefined ? {} : { account };
    return remember(await limited(msal.acquireTokenSilent({ scopes: [...settings.scopes], forceRefresh: fresh, ...known })));
  };

  return {
    async token(fresh) {
      // One question at a time: a pane that starts asks for several things at once.
      running ??= silent(fresh).finally(() => (running = undefined));
      try {
        return await running;
      } catch (cause) {
        throw translated(cause);
      }
    },
    async prompt() {
      try {
        const msal = await open();
        remember(await msal.acquireTokenPopup({ scopes: [...settings.scopes], loginHint: settings.loginHint }));
      } catch (cause) {
        throw translated(cause);
      }
    },
    identity() {
      return account === undefined ? undefined : { tenantId: account.tenantId, objectId: account.localAccountId };
    },
  };
}

async function createClient(settings: SignInSettings): Promise<IPublicClientApplication> {
  const msal = await import(/* webpackChunkName: "auth" */ '@azure/msal-browser');
  return msal.createNestablePublicClientApplication({
    auth: authOf(settings),
    cache: { cacheLocation: msal.BrowserCacheLocation.MemoryStorage },
  });
}

function limited<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new AppError('sign-in-needed', { retryable: true, cause: 'no answer' })), SILENT_LIMIT_MS);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function translated(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const code = cause instanceof Error && 'errorCode' in cause ? String(cause.errorCode) : '';
  if (/network|timed?_?out/i.test(code) || !navigator.onLine) return new AppError('offline', { retryable: true, cause });
  return new AppError('sign-in-needed', { cause });
}
