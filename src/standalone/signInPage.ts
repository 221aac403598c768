// The embedded issuer's addresses for signing in by redirect, laid out as Entra lays out its own, and the page where a person
// of the sample organization is chosen. It asks for no password: it works on this computer only.
import type { Context, Hono } from 'hono';
import type { Authorization, Considered, Signer } from './authorization.ts';
import type { Issuer } from './issuer.ts';

export interface SignInPageOptions {
  readonly publicUrl: string;
  readonly tenantId: string;
  readonly issuer: Pick<Issuer, 'discovery' | 'jwks'>;
  readonly authorization: Authorization;
}

const MOST_FORM_BYTES = 16_384;
// The redirect that answers the form counts as a form's target: it leads to our own origin.
const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const noStore = { 'Cache-Control': 'no-store' };

/** Adds the addresses below /entra/. */
export function addSignInPage(app: Hono, options: SignInPageOptions): void {
  const tenant = `/entra/${options.tenantId}`;
  app.get(`${tenant}/v2.0/.well-known/openid-configuration`, (context) => context.json(options.issuer.discovery(), 200, noStore));
  app.get('/entra/keys', (context) => context.json(options.issuer.jwks(), 200, noStore));
  app.get(`${tenant}/oauth2/v2.0/authorize`, (context) => answer(context, options.authorization.consider(queryOf(context))));
  app.post(`${tenant}/oauth2/v2.0/authorize`, async (context) => {
    // Only our own page decides. (Its form says no Origin, as it asks for no referrer.)
    if (context.req.header('Sec-Fetch-Site') !== 'same-origin') return answer(context, { kind: 'refused', why: 'Start in Outlook: press “Sign in” there.' });
    const form = await readForm(context);
    return answer(context, form === undefined ? { kind: 'refused', why: 'The form is damaged.' } : options.authorization.decide(queryOf(context), form.get('person') ?? undefined));
  });
  app.post(`${tenant}/oauth2/v2.0/token`, async (context) => {
    // As Entra does it for single-page applications: a code is redeemed by a page, and by no other site's.
    if (context.req.header('Origin') !== options.publicUrl) return context.json({ error: 'invalid_request', error_description: 'Codes are redeemed by the page they were given to.' }, 400, noStore);
    const form = await readForm(context);
    const { status, body } = form === undefined ? { status: 400 as const, body: { error: 'invalid_request' } } : await options.authorization.redeem(form);
    return context.json(body, status, noStore);
  });
}

function queryOf(context: Context): URLSearchParams {
  return new URL(context.req.url).searchParams;
}

async function readForm(context: Context): Promise<URLSearchParams | undefined> {
  if (!(context.req.header('Content-Type') ?? '').startsWith('application/x-www-form-urlencoded')) return undefined;
  const text = await context.req.text();
  return text.length > MOST_FORM_BYTES ? undefined : new URLSearchParams(text);
}

function answer(context: Context, considered: Considered): Response {
  if (considered.kind === 'redirect') return context.body(null, 303, { ...noStore, Location: considered.to });
  const status = considered.kind === 'ask' ? 200 : 400;
  const body = considered.kind === 'ask' ? askBody(considered.people) : `<h1>Signing in doesn't work like this</h1><p>${escaped(considered.why)}</p>`;
  // As Entra does: the window loses its opener, unless MSAL says (`pocd=1`) that it found the opener to be the application's own.
  const apart = queryOf(context).get('pocd') === '1' ? {} : { 'Cross-Origin-Opener-Policy': 'same-origin' };
  return context.body(page(body), status, { ...noStore, ...apart, 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': PAGE_POLICY });
}

/** A form without an address of its own goes back to where it came from, query included. */
function askBody(people: readonly Signer[]): string {
  const buttons = people.map(({ id, name, address }) => `<button name="person" value="${escaped(id)}"><b>${escaped(name)}</b><span>${escaped(address)}</span></button>`);
  return `<h1>Who are you?</h1><p>The sample organization's own sign-in, on this computer only.</p><form method="post">${buttons.join('')}<button class="quiet">Cancel</button></form>`;
}

function page(body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Sign in</title><link rel="icon" href="data:,">
<style>
:root { color-scheme: light dark; }
body { margin: 0; font: 400 14px/20px 'Segoe UI', -apple-system, BlinkMacSystemFont, Roboto, 'Helvetica Neue', sans-serif; }
main { box-sizing: border-box; max-width: 400px; margin: 0 auto; padding: 24px; }
h1 { margin: 0 0 8px; font-size: 20px; line-height: 28px; }
form { display: flex; flex-direction: column; gap: 8px; }
button { display: flex; flex-direction: column; padding: 10px 12px; border: 1px solid; border-radius: 4px; background: none; color: inherit; font: inherit; text-align: left; cursor: pointer; }
button.quiet { border: 0; }
button:focus-visible { outline: 2px solid; outline-offset: 2px; }
</style></head><body><main>${body}</main></body></html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
