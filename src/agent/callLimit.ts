// So many calls a minute for each caller, refilled evenly. What nobody used is not saved up beyond one minute.
import { ExpiringMap } from './expiringMap.ts';

const MINUTE_MS = 60_000;
const MOST_CALLERS = 10_000;

/**
 * @param perMinute calls a caller has a minute, and at once after a quiet one.
 * @param clock in milliseconds; the system's unless given.
 * @returns a function that counts a call: 0 when it may go on, else the seconds to wait.
 */
export function createCallLimit(perMinute: number, clock: () => number = Date.now): (caller: string) => number {
  const left = new ExpiringMap<{ readonly calls: number; readonly at: number }>(MOST_CALLERS, clock);
  return (caller) => {
    const now = clock();
    const before = left.get(caller) ?? { calls: perMinute, at: now };
    const calls = Math.min(perMinute, before.calls + ((now - before.at) * perMinute) / MINUTE_MS);
    if (calls < 1) return Math.ceil(((1 - calls) * MINUTE_MS) / perMinute / 1000);
    left.set(caller, { calls: calls - 1, at: now }, MINUTE_MS);
    return 0;
  };
}
