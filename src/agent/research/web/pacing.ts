// Politeness towards hosts: so many requests a second and two at once for each, first come first served; one that asked for a rest is left alone.
import { SourceError } from '../source.ts';

/** One company's hosts count as one: the key is a registrable domain. */
export interface Pacing {
  /**
   * Waits for the host's turn.
   * @returns what ends the turn.
   * @throws SourceError `busy`: it rests, or the line before it is too long.
   */
  readonly turn: (key: string) => Promise<() => void>;
  /** Leaves the host alone for so many milliseconds; who waits for it is told `busy`. */
  readonly rest: (key: string, milliseconds: number) => void;
}

export interface PacingOptions {
  /** Milliseconds between two requests to a host. */
  readonly gapMs: (key: string) => number;
  /** Longest wait for a turn. */
  readonly longestWaitMs: number;
  /** Milliseconds, never going back. */
  readonly clock: () => number;
}

interface Waiting {
  readonly begin: () => void;
  readonly giveUp: (error: SourceError) => void;
}

interface Host {
  running: number;
  nextAt: number;
  restUntil: number;
  readonly line: Waiting[];
  timer?: NodeJS.Timeout;
}

const MOST_AT_ONCE = 2;
const MANY_HOSTS = 1_000;

export function createPacing({ gapMs, longestWaitMs, clock }: PacingOptions): Pacing {
  const hosts = new Map<string, Host>();

  function hostOf(key: string): Host {
    const known = hosts.get(key);
    if (known !== undefined) return known;
    if (hosts.size >= MANY_HOSTS) forgetQuiet();
    const made: Host = { running: 0, nextAt: 0, restUntil: 0, line: [] };
    hosts.set(key, made);
    return made;
  }

  function forgetQuiet(): void {
    const now = clock();
    for (const [key, host] of hosts) if (host.running === 0 && host.line.length === 0 && host.nextAt <= now && host.restUntil <= now) hosts.delete(key);
  }

  function advance(key: string, host: Host): void {
    if (host.timer !== undefined) return;
    while (host.line.length > 0 && host.running < MOST_AT_ONCE) {
      const wait = host.nextAt - clock();
      if (wait > 0) {
        host.timer = setTimeout(() => {
          delete host.timer;
          advance(key, host);
        }, Math.ceil(wait));
        return;
      }
      host.running += 1;
      host.nextAt = clock() + gapMs(key);
      host.line.shift()?.begin();
    }
  }

  return {
    turn: (key) => {
      const host = hostOf(key);
      const now = clock();
      if (host.restUntil > now || Math.max(0, host.nextAt - now) + host.line.length * gapMs(key) > longestWaitMs) return Promise.reject(new SourceError('busy'));
      return new Promise((resolve, reject) => {
        const end = (): void => {
          host.running -= 1;
          advance(key, host);
        };
        host.line.push({ begin: () => resolve(end), giveUp: reject });
        advance(key, host);
      });
    },
    rest: (key, milliseconds) => {
      const host = hostOf(key);
      host.restUntil = Math.max(host.restUntil, clock() + milliseconds);
      for (const waiting of host.line.splice(0)) waiting.giveUp(new SourceError('busy'));
    },
  };
}
