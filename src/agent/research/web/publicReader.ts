// Reads one public address: checked and pinned at each step of the way, at a polite pace, within time and size, as robots.txt allows. Keeps nothing.
import { companyDomainOf } from '../../../domain/mail/companyDomain.ts';
import { checkUrl, resolveTarget } from './addressGuard.ts';
import type { Allowance, CheckedTarget, LookUp } from './addressGuard.ts';
import { createAddressLookUp } from './addressLookUp.ts';
import { answerText } from './answerText.ts';
import { exchange } from './exchange.ts';
import type { Exchange, RawAnswer } from './exchange.ts';
import { createPacing } from './pacing.ts';
import { createRobots, ROBOT_NAME, ROBOTS_MAX_BYTES } from './robots.ts';
import type { RobotsFile } from './robots.ts';
import { readUrl } from '../readUrl.ts';
import { SourceError } from '../source.ts';
import type { PublicAnswer, PublicRequest } from '../source.ts';

export interface PublicLimits {
  /** All of one question's time on the network, redirects and name servers included, milliseconds; waiting for a turn does not count. */
  readonly wholeMs: number;
  /** Until a server says its first word. */
  readonly silenceMs: number;
  /** Both of a question that a model works on. */
  readonly slowMs: number;
  /** Between two requests to one company's hosts. */
  readonly gapMs: number;
  /** Longest wait for a host's turn. */
  readonly longestWaitMs: number;
}

export interface PublicReaderOptions {
  readonly now: () => Date;
  /** How site owners reach who runs this agent: an address or a page. The SEC answers nobody without one. */
  readonly contact?: string;
  readonly lookup?: LookUp;
  /** Tests only: lets a server on this machine count as public. */
  readonly allow?: Allowance;
  readonly limits?: Partial<PublicLimits>;
}

type Asked = Pick<Exchange, 'method' | 'headers' | 'body' | 'maxBytes' | 'cutsOff'> & { readonly isSlow?: boolean };

/** Eight seconds and three redirects: SECURITY T8. */
const DEFAULT_LIMITS: PublicLimits = { wholeMs: 8_000, silenceMs: 5_000, slowMs: 60_000, gapMs: 1_000, longestWaitMs: 60_000 };
const DEFAULT_MAX_BYTES = 2_000_000;
const MOST_REDIRECTS = 3;
/** A registry's file of many megabytes takes longer than a page. */
const LARGE_FILE_TIMES = 2;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** The SEC allows ten a second, GDELT one in five seconds; milliseconds beside the usual gap. */
const OWN_GAPS_MS: Readonly<Record<string, number>> = { 'sec.gov': 125, 'gdeltproject.org': 5_000 };
const USUAL_REST_MS = 60_000;
const LONGEST_REST_MS = 3_600_000;
/** A second try that would have less than this share of the time is not begun. */
const SHORTEST_TRY_SHARE = 0.05;

/**
 * @returns a function that reads an address.
 * It throws SourceError and nothing else on purpose; `busy` when the host asked for a rest or too many wait for it.
 */
export function createPublicReader({ now, contact, lookup = createAddressLookUp(), allow, limits: given }: PublicReaderOptions): (url: string, request: PublicRequest) => Promise<PublicAnswer> {
  const limits = { ...DEFAULT_LIMITS, ...given };
  const clock = (): number => performance.now();
  const robots = createRobots(readRobots);
  const pacing = createPacing({ gapMs: (key) => Math.max(((OWN_GAPS_MS[key] ?? DEFAULT_LIMITS.gapMs) * limits.gapMs) / DEFAULT_LIMITS.gapMs, robots.delayMs(key)), longestWaitMs: limits.longestWaitMs, clock });

  /** A name server that doesn't answer costs the time there is, not more. */
  async function resolveInTime(target: CheckedTarget, time: { leftMs: number }): Promise<readonly string[]> {
    const began = clock();
    let late: NodeJS.Timeout | undefined;
    const silence = new Promise<never>((_, reject) => (late = setTimeout(() => reject(new SourceError('silent')), time.leftMs)));
    return Promise.race([resolveTarget(target, lookup, allow), silence]).finally(() => {
      clearTimeout(late);
      time.leftMs -= clock() - began;
    });
  }

  /** One step of the way: names, a turn, an exchange, and for a GET a second try, at the next address, where nobody answers. */
  async function step(target: CheckedTarget, asked: Asked, time: { leftMs: number }): Promise<RawAnswer> {
    const addresses = await resolveInTime(target, time);
    for (let index = 0; ; index += 1) {
      const endTurn = await pacing.turn(paceKeyOf(target));
      const began = clock();
      try {
        return await exchange({ ...asked, target, address: addresses[index % addresses.length] ?? '', silenceMs: asked.isSlow ? time.leftMs : Math.min(limits.silenceMs, time.leftMs), wholeMs: time.leftMs });
      } catch (error) {
        const isSilent = error instanceof SourceError && error.failure === 'silent';
        if (!isSilent || index > 0 || asked.method === 'POST' || time.leftMs - (clock() - began) < limits.wholeMs * SHORTEST_TRY_SHARE) throw error;
      } finally {
        time.leftMs -= clock() - began;
        endTurn();
      }
    }
  }

  async function follow(url: string, asked: Asked, isFound: boolean): Promise<PublicAnswer> {
    const time = { leftMs: asked.isSlow ? limits.slowMs : asked.maxBytes > DEFAULT_MAX_BYTES ? limits.wholeMs * LARGE_FILE_TIMES : limits.wholeMs };
    let target = checkUrl(url, allow !== undefined);
    let headers = asked.headers;
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      if (isFound) await robots.check(target.url);
      const raw = await step(target, { ...asked, headers }, time);
      const next = redirectFrom(raw, target.url);
      if (next === undefined) return answerFrom(raw, target);
      // The body was meant for the one who was asked, and so were headers of our own making: a key may be among them.
      if (asked.method === 'POST') throw new SourceError('refused');
      const moved = checkUrl(next, allow !== undefined);
      if (moved.url.origin !== target.url.origin) headers = usualHeaders(contact);
      target = moved;
    }
    throw new SourceError('refused');
  }

  function answerFrom(raw: RawAnswer, target: CheckedTarget): PublicAnswer {
    const restMs = restFrom(raw, now());
    if (restMs !== undefined) {
      pacing.rest(paceKeyOf(target), restMs);
      throw new SourceError('busy');
    }
    target.url.hash = '';
    return { status: raw.status, url: target.url.href, headers: raw.headers, text: answerText(raw), fetchedOn: now().toISOString() };
  }

  async function readRobots(url: string): Promise<RobotsFile> {
    try {
      return await follow(url, { method: 'GET', headers: usualHeaders(contact), maxBytes: ROBOTS_MAX_BYTES, cutsOff: true }, false);
    } catch (error) {
      // Something else than a text stands there, or nowhere: there is no file of wishes.
      if (error instanceof SourceError && (error.failure === 'damaged' || error.failure === 'refused')) return { status: 404, text: '' };
      throw error;
    }
  }

  return (url, request) => follow(url, askedFor(request, contact), request.found === true);
}

function askedFor({ headers = {}, body, maxBytes = DEFAULT_MAX_BYTES, slow }: PublicRequest, contact: string | undefined): Asked {
  const given = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const all = { ...usualHeaders(contact), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...given };
  return { method: body === undefined ? 'GET' : 'POST', headers: all, maxBytes, isSlow: slow === true, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
}

/** Says who asks and how to reach them; no cookie, no referrer. */
function usualHeaders(contact: string | undefined): Readonly<Record<string, string>> {
  return {
    'user-agent': `${ROBOT_NAME}/1.0 (sales research${contact === undefined ? '' : `; ${contact}`})`,
    accept: 'application/json, text/html, application/xhtml+xml, application/xml;q=0.9, text/*;q=0.8',
    'accept-encoding': 'gzip, br',
    'accept-language': 'en, *;q=0.5',
  };
}

function paceKeyOf({ host }: CheckedTarget): string {
  return companyDomainOf(host);
}

/** Where the answer sends us; undefined = it is the answer. */
function redirectFrom({ status, headers }: RawAnswer, from: URL): string | undefined {
  const to = headers['location'];
  if (!REDIRECTS.has(status) || to === undefined) return undefined;
  const next = readUrl(to, from.href);
  if (next === undefined) throw new SourceError('damaged');
  return next.href;
}

/** Milliseconds the server wants to be left alone; undefined = it does not. */
function restFrom({ status, headers }: RawAnswer, now: Date): number | undefined {
  const asked = headers['retry-after'];
  if (status !== 429 && !(status === 503 && asked !== undefined)) return undefined;
  const wait = asked === undefined ? Number.NaN : /^\d{1,9}$/.test(asked) ? Number(asked) * 1_000 : Date.parse(asked) - now.getTime();
  return Number.isNaN(wait) ? USUAL_REST_MS : Math.min(LONGEST_REST_MS, Math.max(1_000, wait));
}
