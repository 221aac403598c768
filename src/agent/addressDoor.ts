// The route by which a signed-in pane asks about one address. The address comes in the body and goes into no log and no cache.
import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createCallLimit } from './callLimit.ts';
import type { AddressCheckTask } from './tasks/checkAddress.ts';

const LARGEST_BODY_BYTES = 4_096;
const CALLS_PER_MINUTE = 60;
const NO_STORE = { 'Cache-Control': 'no-store' };

function refuse(context: Context, status: 400 | 413 | 415 | 429, error: { readonly code: string; readonly message: string }, headers: Readonly<Record<string, string>> = {}): Response {
  return context.json({ error }, status, { ...NO_STORE, ...headers });
}

/**
 * Adds `POST /agent/address`: `{ "address": text }` → `AddressAnswer`. 400 for any other body, 413 above 4 KB, 415 for what is not JSON, 429 with Retry-After after 60 calls a minute by one person.
 * Below /agent/ the door has checked the token before.
 */
export function addAddressRoute(app: Hono, check: AddressCheckTask, clock: () => number = Date.now): void {
  const secondsToWait = createCallLimit(CALLS_PER_MINUTE, clock);
  const limit = bodyLimit({ maxSize: LARGEST_BODY_BYTES, onError: (context) => refuse(context, 413, { code: 'too-long', message: 'An address is shorter than that.' }) });
  app.post('/agent/address', limit, async (context) => {
    const { tenantId, objectId, clientId } = context.get('bearer');
    const wait = secondsToWait(`${tenantId}/${objectId}/${clientId}`);
    if (wait > 0) return refuse(context, 429, { code: 'too-many-requests', message: 'Too many addresses were checked. Try again shortly.' }, { 'Retry-After': String(wait) });
    if (!/^application\/json\b/i.test(context.req.header('Content-Type') ?? '')) return refuse(context, 415, { code: 'bad-request', message: 'Send the address as application/json.' });
    const address = addressIn(await context.req.json().catch((): unknown => undefined));
    if (address === undefined) return refuse(context, 400, { code: 'bad-request', message: 'Send {"address": "…"} as JSON.' });
    return context.json(await check(address), 200, NO_STORE);
  });
}

function addressIn(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body) || Object.keys(body).join() !== 'address') return undefined;
  return 'address' in body && typeof body.address === 'string' ? body.address : undefined;
}
