// One request until it has an answer: token, timeout, rest when asked for, another try when that is safe. Knows HTTP, no rows.
import { AppError } from '../../domain/errors.ts';
import { appErrorOf, retryAfterOf, type Answer } from './failure.ts';
import type { Clock, Pacing } from './pacing.ts';

export interface Outgoing {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Relative to the Web API root, query included; or a link the service gave, absolute. */
  readonly path: string;
  readonly body?: string;
  /** Content type of the body; JSON when not said. */
  readonly type?: string;
  readonly prefer?: string;
  readonly ifMatch?: string;
}

/** As `fetch`. */
export type Send = (url: string, request: RequestInit) => Promise<Response>;

/** What every exchange of a client shares. */
export interface Line {
  readonly send: Send;
  /** The Web API root, with its slash at the end. */
  readonly root: string;
  readonly token: (fresh: boolean) => Promise<string>;
  readonly clock: Clock;
  readonly pacing: Pacing;
  readonly timeoutMs: number;
  readonly patienceMs: number;
  readonly tries: number;
}

/** A request and how its answer is understood. */
export interface Exchange<Result> {
  readonly request: Outgoing;
  /**
   * Throws an AppError that is retryable when the answer is damaged.
   * @param mayBeDone an earlier try may have done what was asked: what is refused now may be refused because of it.
   */
  readonly read: (answer: Answer, mayBeDone: boolean) => Result;
  /**
   * For writes. Called when the service refuses (404, 412) what an earlier try may already have done; finds out and gives the
   * result of that try, or undefined when it wasn't us. Throws what is then thrown when nobody can know.
   */
  readonly settle?: (status: 404 | 412) => Promise<Result | undefined>;
  /** True when an earlier call may already have done this. */
  readonly isUnsure?: boolean;
  /** Told when the call ends without anyone knowing whether it happened. */
  readonly onUnsure?: () => void;
  readonly signal?: AbortSignal;
}

const FIRST_BACKOFF_MS = 400;
const RATE_BACKOFF_MS = 2_000;
const AGAIN = new Set([429, 502, 503, 504]);

/**
 * Sends until there is an answer to go by. A read is repeated freely; a write is repeated only when it either didn't reach the service or can be
 * settled. Nothing of the client starts inside a `Retry-After` window.
 * @throws AppError; the signal's reason when aborted.
 */
export async function exchange<Result>(line: Line, wanted: Exchange<Result>): Promise<Result> {
  const deadline = line.clock.now() + line.patienceMs;
  let { isUnsure = false } = wanted;
  let isFresh = false;
  for (let tries = 1; ; tries++) {
    const outcome = await attempt(line, wanted, { deadline, isFresh, isUnsure }).catch((reason: unknown) => {
      if (isUnsure || wanted.signal?.aborted === true) wanted.onUnsure?.();
      throw reason;
    });
    if (outcome.kind === 'read') return outcome.result;
    if (outcome.status === 401 && !isFresh) {
      isFresh = true;
      continue;
    }
    if (isUnsure && (outcome.status === 404 || outcome.status === 412)) {
      const settled = await wanted.settle?.(outcome.status).catch((reason: unknown) => {
        wanted.onUnsure?.();
        throw reason;
      });
      if (settled !== undefined) return settled;
      throw outcome.failure;
    }
    isUnsure ||= outcome.isUnsure;
    const rest = restBefore(line, outcome, tries);
    if (rest === undefined || tries >= line.tries || line.clock.now() + rest > deadline) {
      if (isUnsure) wanted.onUnsure?.();
      throw outcome.failure;
    }
    // A rest the service asked for closes the door for everyone; the door itself waits.
    if (outcome.retryAfterMs === undefined) await line.pacing.rest(rest, wanted.signal);
  }
}

interface Failed {
  readonly kind: 'failed';
  readonly failure: AppError;
  /** Undefined when there was no answer, or a damaged one. */
  readonly status?: number;
  /** The service may have done what was asked. */
  readonly isUnsure: boolean;
  readonly retryAfterMs?: number;
}

type Outcome<Result> = { readonly kind: 'read'; readonly result: Result } | (Failed & { readonly result?: undefined });

async function attempt<Result>(line: Line, wanted: Exchange<Result>, { deadline, isFresh, isUnsure }: { deadline: number; isFresh: boolean; isUnsure: boolean }): Promise<Outcome<Result>> {
  const token = await tokenOf(line, isFresh);
  const leave = await line.pacing.enter(deadline, wanted.signal);
  try {
    const answer = await fetchAnswer(line, { request: wanted.request, token, signal: wanted.signal });
    const retryAfterMs = retryAfterOf(answer, answer.at);
    if (answer.status >= 200 && answer.status < 300) return { kind: 'read', result: wanted.read(answer, isUnsure) };
    const seconds = retryAfterMs === undefined ? undefined : Math.ceil(retryAfterMs / 1000);
    return { kind: 'failed', failure: appErrorOf(answer.status, answer.text, seconds), status: answer.status, isUnsure: answer.status >= 500, retryAfterMs };
  } catch (cause) {
    wanted.signal?.throwIfAborted();
    if (!(cause instanceof AppError)) return { kind: 'failed', failure: new AppError('crm-silent', { retryable: true, cause }), isUnsure: true };
    // A failure inside a batch that succeeded: it has a status of its own.
    const { status } = cause.params;
    if (typeof status === 'number') return { kind: 'failed', failure: cause, status, isUnsure: status >= 500 };
    if (!cause.retryable) throw cause;
    return { kind: 'failed', failure: cause, isUnsure: true };
  } finally {
    leave();
  }
}

/** Milliseconds before the next try; undefined when another try makes no sense. */
function restBefore(line: Line, failed: Failed, tries: number): number | undefined {
  if (failed.retryAfterMs !== undefined) return failed.retryAfterMs;
  if (failed.status !== undefined && !AGAIN.has(failed.status)) return undefined;
  // DATAVERSE section 10: without the header, 2^n seconds; half of it is chance, so that clients don't come back together.
  const base = failed.status === 429 ? RATE_BACKOFF_MS : FIRST_BACKOFF_MS;
  const rest = base * 2 ** (tries - 1) * (0.5 + line.clock.random() / 2);
  if (failed.status === 429) line.pacing.restUntil(line.clock.now() + rest);
  return rest;
}

async function tokenOf(line: Line, isFresh: boolean): Promise<string> {
  try {
    return await line.token(isFresh);
  } catch (cause) {
    throw cause instanceof AppError ? cause : new AppError('sign-in-needed', { retryable: true, cause });
  }
}

async function fetchAnswer(line: Line, { request, token, signal }: { request: Outgoing; token: string; signal?: AbortSignal }): Promise<Answer & { readonly at: number }> {
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  const timer = setTimeout(abort, line.timeoutMs);
  signal?.addEventListener('abort', abort, { once: true });
  try {
    const response = await line.send(urlOf(line.root, request.path), {
      method: request.method,
      headers: headersOf(request, token),
      ...(request.body === undefined ? {} : { body: request.body }),
      signal: stop.signal,
      credentials: 'omit',
      cache: 'no-store',
      // The Web API doesn't redirect; a token never follows one.
      redirect: 'error',
    });
    const at = line.clock.now();
    const rest = retryAfterOf(response, at);
    // At once, before the body is here, so that nobody slips in between.
    if (rest !== undefined) line.pacing.restUntil(at + rest);
    return { status: response.status, headers: response.headers, text: await response.text(), at };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

/** A link of the service is followed only inside its own Web API: the token goes with it. */
function urlOf(root: string, path: string): string {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(path)) return root + path;
  if (!path.startsWith(root)) throw new AppError('crm-refused', { cause: 'a link leads away from the organization' });
  return path;
}

function headersOf(request: Outgoing, token: string): Record<string, string> {
  const headers: Record<string, string> = {
    Accept: 'application/json',
    Authorization: `Bearer ${token}`,
    'OData-MaxVersion': '4.0',
    'OData-Version': '4.0',
  };
  if (request.body !== undefined) headers['Content-Type'] = request.type ?? 'application/json';
  if (request.prefer !== undefined) headers['Prefer'] = request.prefer;
  // Documented advice: the word null keeps browsers from answering expanded collections out of their cache.
  if (request.ifMatch === undefined) headers['If-None-Match'] = 'null';
  else headers['If-Match'] = request.ifMatch;
  return headers;
}
