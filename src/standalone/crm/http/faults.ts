// Seeded misbehavior for programs that must survive it: too many requests, unavailable, replies that never arrive.
// The same seed gives the same sequence of faults.

export type Fault = 'none' | 'too-many-requests' | 'unavailable' | 'dropped-before' | 'dropped-after';

export interface FaultPlan {
  /** The fault of the next request. */
  next(): Fault;
}

const RETRY_SECONDS = 1;
const kinds: readonly Exclude<Fault, 'none'>[] = ['too-many-requests', 'unavailable', 'dropped-before', 'dropped-after'];

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

/** The response a fault answers with instead of the real one; undefined for faults that are no response. */
export function faultResponse(fault: Fault): Response | undefined {
  const error = (status: number, code: string, message: string): Response =>
    Response.json({ error: { code, message } }, { status, headers: { 'Retry-After': String(RETRY_SECONDS), 'OData-Version': '4.0' } });
  if (fault === 'too-many-requests') return error(429, '0x80072322', 'Number of requests exceeded the limit of 6000 over time window of 300 seconds.');
  if (fault === 'unavailable') return error(503, '0x80072321', 'The service is temporarily unavailable.');
  return undefined;
}
