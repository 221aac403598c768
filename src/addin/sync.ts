// Brings what the CRM says into the cache. Reads go CRM → cache → screen, never past the cache.
import { openMail, type MailKeys } from '../crm/leads.ts';
import { readSettings } from '../crm/settings.ts';
import type { CrmClient } from '../crm/client.ts';
import type { AgentSettings } from '../domain/settings.ts';
import type { Cache, KnownMail } from './cacheContents.ts';

/** What the CRM said this recently is shown without asking again (PERFORMANCE section 7). */
const FRESH_MS = 5 * 60_000;

/** Whether a cached answer may stand without a request. */
export function isFresh(known: KnownMail, now: Date): boolean {
  return now.getTime() - Date.parse(known.asOf) < FRESH_MS;
}

/** One `$batch`, then one cache record. @throws AppError as `openMail`. */
export async function refreshMail(crm: CrmClient, cache: Cache, request: { readonly key: string; readonly keys: MailKeys; readonly now: Date }): Promise<KnownMail> {
  const answer = await openMail(crm, request.keys);
  const known: KnownMail = { key: request.key, answer, asOf: request.now.toISOString() };
  await cache.writeMail(known);
  return known;
}

/** The admin's settings, newest; undefined while there are none. */
export async function refreshSettings(crm: CrmClient, cache: Cache): Promise<AgentSettings | undefined> {
  const settings = await readSettings(crm);
  if (settings !== undefined) await cache.writeSettings(settings);
  return settings;
}
