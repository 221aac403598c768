// Decides when the next request may start: one door for all requests of a client, closed while the service asks for rest.
import { AppError } from '../../domain/errors.ts';

/** Time and chance, given by whoever opens the client. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
  /** Rests the given milliseconds; without it a timer of the platform does. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

export interface Allowance {
  /** Requests on their way at once. Service protection refuses above 52 (a user, a web server). */
  readonly concurrent: number;
  /** Requests started within any `windowMs`. */
  readonly requests: number;
  readonly windowMs: number;
}

/** The service protection limits as Microsoft documents them, DATAVERSE section 10. */
export const documentedAllowance: Allowance = { concurrent: 52, requests: 6_000, windowMs: 300_000 };

/** Requests that waited for the same moment start within this time, not all at once. */
const SPREAD_MS = 250;

export interface Pacing {
  /**
   * Resolves when a request may start now; the answer must be called when the request is over.
   * @throws AppError `crm-busy` when the door stays closed beyond `deadline` (milliseconds since 1970); the signal's reason when aborted.
   */
  enter(deadline: number, signal?: AbortSignal): Promise<() => void>;
  /** No request starts before this instant (milliseconds since 1970). */
  restUntil(instant: number): void;
  /** Rests; ends at once when aborted. */
  rest(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** One pacing for everything one client sends. */
export function openPacing(clock: Clock, allowance: Allowance): Pacing {
  const starts = new StartLog(allowance);
  const waiting: (() => void)[] = [];
  let running = 0;
  let closedUntil = 0;

  const rest = async (milliseconds: number, signal?: AbortSignal): Promise<void> => {
    const until = clock.now() + milliseconds;
    // Timers may fire a moment early; a request inside the window would count against us.
    for (let left = milliseconds; left > 0; left = until - clock.now()) await abortable(pause(clock, Math.ceil(left)), signal);
  };
  const leave = (): void => {
    running -= 1;
    waiting.shift()?.();
  };

  return {
    rest,
    restUntil: (instant) => {
      closedUntil = Math.max(closedUntil, instant);
    },
    async enter(deadline, signal) {
      for (;;) {
        signal?.throwIfAborted();
        const now = clock.now();
        const opens = Math.max(closedUntil, starts.freeAt());
        if (opens > now) {
          if (opens > deadline) throw new AppError('crm-busy', { retryable: true, params: { seconds: Math.ceil((opens - now) / 1000) } });
          await rest(opens - now + clock.random() * SPREAD_MS, signal);
        } else if (running >= allowance.concurrent) {
          await turn(waiting, signal);
        } else {
          running += 1;
          starts.add(now);
          return once(leave);
        }
      }
    },
  };
}

/** Starts of the latest requests, a ring as long as the allowance: exact for any window, unlike a bucket that refills. */
class StartLog {
  readonly #allowance: Allowance;
  readonly #at: number[] = [];
  #next = 0;

  constructor(allowance: Allowance) {
    this.#allowance = allowance;
  }

  add(instant: number): void {
    this.#at[this.#next] = instant;
    this.#next = (this.#next + 1) % this.#allowance.requests;
  }

  /** When the next request is within the allowance; 0 while the ring isn't full. */
  freeAt(): number {
    const oldest = this.#at[this.#next];
    return oldest === undefined ? 0 : oldest + this.#allowance.windowMs;
  }
}

function pause(clock: Clock, milliseconds: number): Promise<void> {
  return clock.wait?.(milliseconds) ?? new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function turn(waiting: (() => void)[], signal: AbortSignal | undefined): Promise<void> {
  const { promise, resolve } = later();
  waiting.push(resolve);
  return abortable(promise, signal).catch((reason: unknown) => {
    const place = waiting.indexOf(resolve);
    // Already called to the front: the place goes to the next one.
    if (place < 0) waiting.shift()?.();
    else waiting.splice(place, 1);
    throw reason;
  });
}

function later(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

function abortable(work: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

function once(work: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    work();
  };
}
