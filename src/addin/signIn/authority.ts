// Who issues the tokens, as MSAL and the pane's own checks need it: an authority is `https://<host>/<path>/<tenant>`.

/** Of Microsoft Entra; MSAL knows this host and asks it about itself. */
const ENTRA_HOST = 'login.microsoftonline.com';
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** MSAL's settings for an authority. One that is not Microsoft's is known because the deployment names it. */
export function authOf(settings: { readonly clientId: string; readonly authority: string }): { clientId: string; authority: string; knownAuthorities: string[] } {
  const { host } = new URL(settings.authority);
  return { clientId: settings.clientId, authority: settings.authority, knownAuthorities: host === ENTRA_HOST ? [] : [host] };
}

/** The one tenant an authority is for, lower case; undefined for `organizations` and its like. */
export function tenantOf(authority: string): string | undefined {
  const last = new URL(authority).pathname.split('/').filter((part) => part !== '').at(-1)?.toLowerCase();
  return last !== undefined && GUID.test(last) ? last : undefined;
}
