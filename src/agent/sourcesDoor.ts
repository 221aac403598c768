// The route by which the admin pages learn which sources the service can ask: keys are known here and nowhere else, and stay here.
import type { Hono } from 'hono';
import { sourceIds, type SourceId } from '../domain/insight.ts';

/**
 * Adds `GET /agent/sources`: `{ "sources": { "website": true, "crunchbase": false, … } }`, every source named.
 * Below /agent/ the door has checked the token before.
 * @param configured the sources that have all they need.
 */
export function addSourcesRoute(app: Hono, configured: readonly SourceId[]): void {
  app.get('/agent/sources', (context) => context.json({ sources: Object.fromEntries(sourceIds.map((id) => [id, configured.includes(id)])) }, 200, { 'Cache-Control': 'no-store' }));
}
