// Sign-in for a page of ours in a browser tab of its own: a pop-up by the person's press. It ends on the address of the sign-in
// window, so that one more need not be registered. Tokens live in memory only; a tab loaded again asks again.
import type { AccountInfo, AuthenticationResult, IPublicClientApplication } from '@azure/msal-browser';
import { AppError } from '../../domain/errors.ts';
import { authOf } from './authority.ts';
import type { SignIn, SignInSettings } from '../signInWay.ts';

/** A sign-in that also knows what the person is called. */
export interface PopupSignIn extends SignIn {
  personName(): string;
  /** A token for another service of the same person, without asking anybody. @throws AppError `sign-in-needed`, `offline`. */
  tokenFor(scope: string): Promise<string>;
  /** The next press may choose another person. */
  forget(): void;
}

/** Prepares sign-in. MSAL is loaded at once: a pop-up that waits for it would be blocked. */
export async function openPopupSignIn(settings: Omit<SignInSettings, 'loginHint'>): Promise<PopupSignIn> {
  const { PublicClientApplication, BrowserCacheLocation, CacheLookupPolicy } = await import(/* webpackChunkName: "auth" */ '@azure/msal-browser');
  const msal: IPublicClientApplication = new PublicClientApplication({
    auth: { ...authOf(settings), redirectUri: new URL('signInDialog.html', location.href).href.split(/[?#]/)[0] ?? '' },
    cache: { cacheLocation: BrowserCacheLocation.MemoryStorage },
  });
  await msal.initialize();
  const scopes = [...settings.scopes];
  let account: AccountInfo | undefined;
  const remember = (result: AuthenticationResult): string => {
    account = result.account;
    return result.accessToken;
  };
  return {
    async token(fresh) {
      if (account === undefined) throw new AppError('sign-in-needed');
      try {
        // Never by a hidden frame: no page but Outlook may frame ours, and none of ours frames the sign-in service.
        return remember(await msal.acquireTokenSilent({ scopes, account, forceRefresh: fresh, cacheLookupPolicy: fresh ? CacheLookupPolicy.RefreshToken : CacheLookupPolicy.AccessTokenAndRefreshToken }));
      } catch (cause) {
        throw translated(cause);
      }
    },
    async prompt() {
      try {
        remember(await msal.acquireTokenPopup({ scopes, ...(account === undefined ? { prompt: 'select_account' } : { account }) }));
      } catch (cause) {
        throw translated(cause);
      }
    },
    identity: () => (account === undefined ? undefined : { tenantId: account.tenantId, objectId: account.localAccountId }),
    personName: () => account?.name ?? '',
    async tokenFor(scope) {
      if (account === undefined) throw new AppError('sign-in-needed');
      try {
        return (await msal.acquireTokenSilent({ scopes: [scope], account, cacheLookupPolicy: CacheLookupPolicy.AccessTokenAndRefreshToken })).accessToken;
      } catch (cause) {
        throw translated(cause);
      }
    },
    forget: () => {
      account = undefined;
    },
  };
}

function translated(cause: unknown): AppError {
  const code = cause instanceof Error && 'errorCode' in cause ? String(cause.errorCode) : '';
  if (!navigator.onLine || /network/i.test(code)) return new AppError('offline', { retryable: true, cause });
  if (/popup_window_error|empty_window_error/.test(code)) return new AppError('sign-in-needed', { params: { context: 'window-blocked' }, cause });
  if (/user_cancell?ed/.test(code)) return new AppError('sign-in-needed', { params: { context: 'window-closed' }, cause });
  if (/timed_?_?out/.test(code)) return new AppError('sign-in-needed', { params: { context: 'window-silent' }, cause });
  return new AppError('sign-in-needed', { cause });
}
