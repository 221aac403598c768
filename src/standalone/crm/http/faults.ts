// Seeded misbehavior for programs that must survive it: too many requests, unavailable, replies that never arrive, arrive damaged or late.
// The same seed gives the same sequence of faults.
import { setTimeout as wait } from 'node:timers/promises';
import { errorCodes } from '../webApiError.ts';

/** `hang` never reaches the data; `dropped-after` and `malformed` come after the request was carried out. */
export type Fault = 'none' | 'too-many-requests' | 'unavailable' | 'hang' | 'dropped-after' | 'version-mismatch' | 'malformed' | 'slow';

export interface FaultPlan {
  /** The fault of the next request. */
  next(): Fault;
}

/** How long a fault takes. */
export interface FaultTimes {
  /** After it, the connection of a hanging request is dropped. */
  readonly hangMs: number;
  readonly slowMs: number;
}

const RETRY_SECONDS = 1;
const usualTimes: FaultTimes = { hangMs: 60_000, slowMs: 1_500 };
const kinds: readonly Exclude<Fault, 'none'>[] = ['too-many-requests', 'unavailable', 'hang', 'dropped-after', 'version-mismatch', 'malformed', 'slow'];

/** mulberry32: a small generator with good spread, enough for choosing faults. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Faults for a share `rate` (0 to 1) of requests, in equal parts of each kind. */
export function planFaults(seed: number, rate: number): FaultPlan {
  const random = createRandom(seed);
  return {
    next: () => {
      const [hit, kind] = [random(), random()];
      return hit < rate ? (kinds[Math.floor(kind * kinds.length)] ?? 'unavailable') : 'none';
    },
  };
}

/** `SEED:RATE`, e.g. `42:0.15`; undefined when it is not of that form. */
export function parseFaults(text: string): { readonly seed: number; readonly rate: number } | undefined {
  const match = /^(\d{1,9}):(\d(?:\.\d{1,6})?|\.\d{1,6})$/.exec(text);
  const [seed, rate] = [Number(match?.[1]), Number(match?.[2])];
  return match && rate <= 1 ? { seed, rate } : undefined;
}

/** What stands behind the fault: the real server, and a way to end the connection without a word. */
export interface FaultyServer {
  readonly handle: (request: Request) => Promise<Response>;
  readonly drop: () => void;
  readonly times?: FaultTimes;
}

/** Answers as the fault wants. A fault that makes no sense for the request (a version mismatch of a read, a damaged body of none) makes it slow. */
export async function answerWithFault(fault: Fault, request: Request, server: FaultyServer): Promise<Response> {
  const { hangMs, slowMs } = server.times ?? usualTimes;
  switch (fault) {
    case 'none':
      return server.handle(request);
    case 'too-many-requests':
      return refusal(429, '0x80072322', 'Number of requests exceeded the limit of 6000 over time window of 300 seconds.', RETRY_SECONDS);
    case 'unavailable':
      return refusal(503, '0x80072321', 'The service is temporarily unavailable.', RETRY_SECONDS);
    case 'hang':
      await wait(hangMs, undefined, { ref: false });
      server.drop();
      return new Response(null);
    case 'dropped-after': {
      const response = await server.handle(request);
      server.drop();
      return response;
    }
    case 'version-mismatch':
      if (isChange(request)) return refusal(412, errorCodes.rowVersion, "The version of the existing record doesn't match the RowVersion property provided.");
      break;
    case 'malformed': {
      const response = await server.handle(request);
      const text = await response.text();
      if (text === '') return new Response(null, response);
      return new Response(text.slice(0, Math.floor(text.length / 2)), { status: response.status, headers: response.headers });
    }
  }
  await wait(slowMs, undefined, { ref: false });
  return server.handle(request);
}

function isChange(request: Request): boolean {
  return request.method !== 'GET' && !new URL(request.url).pathname.endsWith('batch');
}

function refusal(status: number, code: string, message: string, retrySeconds?: number): Response {
  const headers = { 'OData-Version': '4.0', ...(retrySeconds === undefined ? {} : { 'Retry-After': String(retrySeconds) }) };
  return Response.json({ error: { code, message } }, { status, headers });
}
