// The route by which a pane says that there is work: its wish stands in a CRM row already, this only makes the service look now.
import type { Hono } from 'hono';
import { createCallLimit } from './callLimit.ts';

const CALLS_PER_MINUTE = 30;

/**
 * Adds `POST /agent/wake`: no content, 202; 429 with Retry-After after 30 calls a minute by one person. Whatever a body says is not read.
 * Below /agent/ the door has checked the token before.
 */
export function addWakeRoute(app: Hono, wake: () => void, clock: () => number = Date.now): void {
  const secondsToWait = createCallLimit(CALLS_PER_MINUTE, clock);
  app.post('/agent/wake', (context) => {
    const { tenantId, objectId, clientId } = context.get('bearer');
    const wait = secondsToWait(`${tenantId}/${objectId}/${clientId}`);
    if (wait > 0) return context.json({ error: { code: 'too-many-requests', message: 'The service was woken too often. It looks by itself before long.' } }, 429, { 'Cache-Control': 'no-store', 'Retry-After': String(wait) });
    wake();
    return context.body(null, 202, { 'Cache-Control': 'no-store' });
  });
}
