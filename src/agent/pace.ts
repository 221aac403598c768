// So many turns a minute at most: other programs that work as the same user keep their share of its limits.
import { setTimeout as wait } from 'node:timers/promises';

const MINUTE_MS = 60_000;

/**
 * Turns at even distances, shared by everybody who asks.
 * @param perMinute undefined = every turn comes at once.
 * @param clock in milliseconds.
 * @returns resolves when the turn has come; rejects when the signal aborts before.
 */
export function turnsAt(perMinute: number | undefined, clock: () => number = Date.now): (signal: AbortSignal) => Promise<void> {
  if (perMinute === undefined) return () => Promise.resolve();
  let next = 0;
  return async (signal) => {
    const now = clock();
    const turn = Math.max(now, next);
    next = turn + MINUTE_MS / perMinute;
    if (turn > now) await wait(turn - now, undefined, { signal });
  };
}
