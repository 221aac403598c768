// The web as research reads it: which sources can be asked with the keys given, and one way of fetching for all of them.
import { Pool } from 'pg';
import type { SourceId } from '../domain/insight.ts';
import type { Web } from './companyInsights.ts';
import type { Log } from './log.ts';
import type { SourceKeys } from './research/source.ts';
import { researchSources } from './research/sources.ts';
import { createAnswerCache } from './research/web/answerCache.ts';
import { createPublicFetch } from './research/web/publicFetch.ts';

/** What is kept of the web is read by few at a time. */
const MOST_CONNECTIONS = 4;

export interface PublicWeb {
  readonly web: Web;
  close(): Promise<void>;
}

/** Sources that have all they need. */
export function configuredSources(keys: SourceKeys): readonly SourceId[] {
  return researchSources.filter((source) => source.isConfigured(keys)).map(({ id }) => id);
}

/** Nothing is asked of anybody before a source is. @param databaseUrl where answers are kept for a week. */
export function openWeb({ databaseUrl, keys, log }: { readonly databaseUrl: string; readonly keys: SourceKeys; readonly log: Log }): PublicWeb {
  const pool = new Pool({ connectionString: databaseUrl, max: MOST_CONNECTIONS });
  // An idle connection that breaks is replaced with the next question; unheard it would end the process.
  pool.on('error', () => log.warn('database-lost'));
  const contact = keys.RESEARCH_CONTACT;
  const fetch = createPublicFetch({ cache: createAnswerCache(pool), log, now: () => new Date(), ...(contact === undefined ? {} : { contact }) });
  return { web: { sources: researchSources, keys, fetch, language: 'en' }, close: () => pool.end() };
}
