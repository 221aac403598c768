// What sites ask of visitors in robots.txt (RFC 9309): read once a day, honored for every address that others gave us.
import robotsParser from 'robots-parser';
import { companyDomainOf } from '../../../domain/mail/companyDomain.ts';
import { ExpiringMap } from '../../expiringMap.ts';
import { SourceError } from '../source.ts';

export interface Robots {
  /** @throws SourceError `robots` where the site asks us to stay away, else as reading the file failed. */
  readonly check: (url: URL) => Promise<void>;
  /** Milliseconds the sites of a registrable domain want between two requests, 0 where they don't say. */
  readonly delayMs: (domain: string) => number;
}

export interface RobotsFile {
  readonly status: number;
  readonly text: string;
}

interface Rules {
  readonly allows: (url: string) => boolean;
}

/** The word sites name us by. */
export const ROBOT_NAME = 'handraise';
/** RFC 9309: at least 500 KiB are to be read, and a copy is used for no more than 24 hours. */
export const ROBOTS_MAX_BYTES = 512_000;
const FRESH_MS = 86_400_000;
const FAILED_FRESH_MS = 300_000;
const MOST_SITES = 500;
/** Matching costs the length of the file times that of the address. */
const LONGEST_PATH = 250;
const LONGEST_DELAY_MS = 10_000;

/** @param read fetches a file, cut off at `ROBOTS_MAX_BYTES`. */
export function createRobots(read: (url: string) => Promise<RobotsFile>): Robots {
  const sites = new ExpiringMap<Promise<Rules>>(MOST_SITES);
  const delays = new ExpiringMap<number>(MOST_SITES);

  function rulesOf(origin: string, host: string): Promise<Rules> {
    const known = sites.get(origin);
    if (known !== undefined) return known;
    const address = `${origin}/robots.txt`;
    const rules = read(address).then((file) => {
      const { allows, delayMs } = rulesFrom(address, file);
      delays.set(companyDomainOf(host), delayMs, FRESH_MS);
      return { allows };
    });
    sites.set(origin, rules, FRESH_MS);
    rules.catch(() => sites.set(origin, rules, FAILED_FRESH_MS));
    return rules;
  }

  return {
    check: async (url) => {
      const isAllowed = url.pathname.length + url.search.length <= LONGEST_PATH && (await rulesOf(url.origin, url.hostname)).allows(url.href);
      if (!isAllowed) throw new SourceError('robots');
    },
    delayMs: (domain) => delays.get(domain) ?? 0,
  };
}

function rulesFrom(address: string, { status, text }: RobotsFile): Rules & { readonly delayMs: number } {
  // Section 2.3.1: no file means no wishes; a server in trouble means keep out.
  if (status >= 500) return { allows: () => false, delayMs: 0 };
  if (status >= 400) return { allows: () => true, delayMs: 0 };
  const rules = robotsParser(address, text);
  return { allows: (url) => rules.isDisallowed(url, ROBOT_NAME) !== true, delayMs: Math.min(LONGEST_DELAY_MS, Math.max(0, rules.getCrawlDelay(ROBOT_NAME) ?? 0) * 1_000) };
}
