// The sign-in window: sends the browser to the sign-in service and back (authorization code with PKCE, by MSAL), hands the
// pane the access token and forgets everything. Which service and which application, our own server says, never the address.
import { PublicClientApplication, type AuthenticationResult } from '@azure/msal-browser';
import { broadcastResponseToMainFrame } from '@azure/msal-browser/redirect-bridge';
import { readDeployment, type Deployment } from '../agent.ts';
import { currentLanguage, setLanguage, t, type StringKey } from '../strings.ts';
import { authOf } from './authority.ts';
import { writeHandover, type Handover } from './handover.ts';

/** Where the pane's nonce waits while the browser is at the sign-in service; this window's own storage. */
const NONCE = 'handraise-sign-in-nonce';

// A page of ours in a browser tab opened this window as a pop-up: its own MSAL waits for what stands behind the `#`.
if (isOfTab()) void broadcastResponseToMainFrame().catch(() => say('sign-in-window.failed'));
else void Office.onReady(async (info) => {
  await setLanguage(Office.context.displayLanguage || navigator.language);
  if (info.host !== Office.HostType.Outlook) return say('sign-in-window.outside');
  say('sign-in-window.working');
  try {
    const handover = await signedIn(takeNonce());
    if (handover !== undefined) tell(handover);
  } catch (cause) {
    tell(failureOf(cause));
  }
});

/** A pane's window was given a nonce on its first visit and keeps it; a pop-up never had one. */
function isOfTab(): boolean {
  return /[#&]state=/.test(location.hash) && !new URLSearchParams(location.search).has('nonce') && sessionStorage.getItem(NONCE) === null;
}

/** Set on the first visit only: coming back from the sign-in service the address has lost its query. */
function takeNonce(): string | undefined {
  const nonce = new URLSearchParams(location.search).get('nonce');
  if (nonce === null) return undefined;
  sessionStorage.setItem(NONCE, nonce);
  return nonce;
}

/** On the first visit goes to the sign-in service (and never returns), on the second reads what it answered. */
async function signedIn(nonce: string | undefined): Promise<Handover | undefined> {
  const deployment = await readDeployment();
  const msal = new PublicClientApplication({
    // MSAL's check of this window's opener (`originCheck`) stays on: our opener is the pane, of our own origin, so Entra is
    // told that it may leave the two connected. Without that the pane would see the window as closed (error 12006).
    auth: { ...authOf(deployment), redirectUri: `${location.origin}${location.pathname}` },
    // The redirect goes through this window's storage; MSAL can't keep it in memory. Cleared below.
    cache: { cacheLocation: 'sessionStorage' },
  });
  await msal.initialize();
  if (nonce !== undefined) {
    await msal.acquireTokenRedirect({ scopes: [deployment.crmScope], ...hint() });
    return undefined;
  }
  const result = await msal.handleRedirectPromise({ navigateToLoginRequestUrl: false });
  await msal.clearCache();
  return result === null ? { kind: 'failed', code: 'sign-in-needed' } : handoverOf(result, deployment);
}

function hint(): { readonly loginHint?: string } {
  const given = new URLSearchParams(location.hash.slice(1)).get('hint');
  return given === null || given === '' ? {} : { loginHint: given };
}

/** A token without the CRM's scope, or without an end, is none. */
function handoverOf(result: AuthenticationResult, deployment: Deployment): Handover {
  const { expiresOn, accessToken, tenantId, uniqueId, scopes } = result;
  if (expiresOn === null || !scopes.some((scope) => scope.toLowerCase() === deployment.crmScope.toLowerCase())) return { kind: 'failed', code: 'sign-in-needed' };
  return { kind: 'signed-in', accessToken, expiresOn: expiresOn.getTime(), tenantId, objectId: uniqueId };
}

/** Entra's number, never its text, which names people. */
function failureOf(cause: unknown): Handover {
  const code = cause instanceof Error && 'errorCode' in cause ? String(cause.errorCode) : '';
  const entraCode = /\bAADSTS\d{1,9}\b/.exec(cause instanceof Error ? cause.message : '')?.[0];
  const isOffline = !navigator.onLine || /network|timed?_?out|offline/i.test(code) || (cause instanceof Error && 'code' in cause && cause.code === 'offline');
  return { kind: 'failed', code: isOffline ? 'offline' : 'sign-in-needed', ...(entraCode === undefined ? {} : { entraCode }) };
}

/** To our own origin and no other, where this Outlook lets us say so. */
function tell(handover: Handover): void {
  say(handover.kind === 'signed-in' ? 'sign-in-window.done' : 'sign-in-window.failed');
  const message = writeHandover(handover, sessionStorage.getItem(NONCE) ?? '');
  sessionStorage.removeItem(NONCE);
  const knowsOrigin = Office.context.requirements.isSetSupported('DialogOrigin', '1.1');
  if (knowsOrigin) Office.context.ui.messageParent(message, { targetOrigin: location.origin });
  else Office.context.ui.messageParent(message);
}

function say(key: StringKey): void {
  const place = document.getElementById('said');
  if (place !== null) place.textContent = t(key);
  document.documentElement.lang = currentLanguage();
}
