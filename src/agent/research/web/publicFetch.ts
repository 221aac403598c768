// The one way the agent reads the web: from the cache while that is fresh, else by the public reader; the same question asked twice at once goes out once.
import type { Log } from '../../log.ts';
import { checkUrl } from './addressGuard.ts';
import { answerKeyOf } from './answerCache.ts';
import type { AnswerCache, AnswerKey } from './answerCache.ts';
import { createPublicReader } from './publicReader.ts';
import type { PublicReaderOptions } from './publicReader.ts';
import { SourceError } from '../source.ts';
import type { PublicAnswer, PublicRequest, SourceTools } from '../source.ts';

export interface PublicFetchOptions extends PublicReaderOptions {
  readonly cache: AnswerCache;
  readonly log: Pick<Log, 'warn'>;
}

/** What stays true for a week: a page, or that there is none. */
const KEPT_STATUSES: ReadonlySet<number> = new Set([200, 404, 410]);

/** Makes the `fetch` of all sources: one for the whole service, since it keeps the pace of every host. */
export function createPublicFetch({ cache, log, ...options }: PublicFetchOptions): SourceTools['fetch'] {
  const read = createPublicReader(options);
  const underway = new Map<string, Promise<PublicAnswer>>();

  /** A cache that is away costs time, not the answer. */
  function loseCache(error: unknown): undefined {
    log.warn('database-lost', typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? { code: error.code } : {});
    return undefined;
  }

  async function ask(url: string, request: PublicRequest, key: AnswerKey): Promise<PublicAnswer> {
    const kept = await cache.read(key, options.now()).catch(loseCache);
    if (kept !== undefined && (request.notBefore === undefined || kept.fetchedOn >= request.notBefore)) return kept;
    const answer = await read(url, request);
    const now = options.now();
    if (isWorthKeeping(answer, request)) await cache.write(key, { ...answer, fetchedOn: answer.fetchedOn ?? now.toISOString() }, now).catch(loseCache);
    return answer;
  }

  return async (text, request = {}) => {
    const began = performance.now();
    try {
      // What would be refused is refused before the cache is asked, too.
      const { url } = checkUrl(text, options.allow !== undefined);
      url.hash = '';
      const key = answerKeyOf(url, request);
      const same = `${key.digest} ${request.found === true ? 'found' : ''} ${request.notBefore ?? ''}`;
      const running = underway.get(same) ?? ask(url.href, request, key).finally(() => underway.delete(same));
      underway.set(same, running);
      return await running;
    } catch (error) {
      const failure = error instanceof SourceError ? error : new SourceError('damaged', error);
      log.warn('request-failed', { code: failure.failure, milliseconds: Math.round(performance.now() - began) });
      throw failure;
    }
  };
}

/** Half an answer, or a page in its place, would be wrong for a week. */
function isWorthKeeping({ status, headers, text }: PublicAnswer, { expects }: PublicRequest): boolean {
  if (status !== 200) return KEPT_STATUSES.has(status);
  if (expects === 'feed') return /<(?:rss|feed|rdf:RDF)[\s>]/i.test(text.slice(0, 5_000)) && /<\/(?:rss|feed|rdf:RDF)>$/i.test(text.slice(-200).trimEnd());
  const isJson = expects === 'json' || /^application\/(?:[\w.-]+\+)?json\b/i.test(headers['content-type'] ?? '');
  const body = isJson ? text.trim() : '';
  return !isJson || /^(?:\{[^]*\}|\[[^]*\])$/.test(body);
}
