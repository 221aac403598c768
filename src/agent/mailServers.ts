// Does a domain take mail? Asked of name servers only (MX, else A and AAAA: RFC 5321 section 5.1; null MX: RFC 7505). No mail server is ever connected to.
import { Resolver } from 'node:dns/promises';
import type { MxRecord } from 'node:dns';

/** `unknown` = the name servers gave no usable answer: silent, failing, offline; or were not to be asked. */
export type MailServers = { readonly takesMail: 'yes' } | { readonly takesMail: 'no'; readonly why: 'no-such-domain' | 'refuses-mail' | 'no-mail-server' } | { readonly takesMail: 'unknown'; readonly why?: 'not-asked' };

/** Name servers to ask, e.g. `127.0.0.1:5353`; undefined = those of this machine. */
interface NameServers {
  readonly servers?: readonly string[];
  /** For each question to each server. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 2_000;
/** All questions about one domain together. */
const WHOLE_TIMEOUT_MS = 5_000;
const MOST_EXCHANGES = 5;
/** What c-ares calls "no such name" and "the name has none of these". */
const NO_NAME = 'ENOTFOUND';
const NO_RECORDS = 'ENODATA';

type Found = 'some' | 'none' | 'no-name' | 'silent';

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Addresses that lead back to the asker or nowhere: parked names are pointed there. */
function isNowhere(address: string): boolean {
  return /^(?:0\.|127\.)|^(?:::|::1|::ffff:(?:0\.|127\.).*)$/.test(address);
}

async function addressesOf(resolver: Resolver, name: string): Promise<Found> {
  const [four, six] = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
  const found = [four, six].flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
  if (found.some((address) => !isNowhere(address))) return 'some';
  if (found.length > 0) return 'none';
  const codes = [four, six].map((each) => (each.status === 'rejected' ? codeOf(each.reason) : NO_RECORDS));
  if (codes.every((code) => code === NO_NAME)) return 'no-name';
  return codes.every((code) => code === NO_NAME || code === NO_RECORDS) ? 'none' : 'silent';
}

async function byExchanges(resolver: Resolver, records: readonly MxRecord[]): Promise<MailServers> {
  const names = [...records].sort((one, two) => one.priority - two.priority).map(({ exchange }) => exchange.replace(/\.$/, ''));
  if (names.every((name) => name === '')) return { takesMail: 'no', why: 'refuses-mail' };
  let silent = false;
  for (const name of names.filter((each) => each !== '').slice(0, MOST_EXCHANGES)) {
    const found = await addressesOf(resolver, name);
    if (found === 'some') return { takesMail: 'yes' };
    if (found === 'silent') silent = true;
  }
  return silent ? { takesMail: 'unknown' } : { takesMail: 'no', why: 'no-mail-server' };
}

async function ask(resolver: Resolver, domain: string): Promise<MailServers> {
  let records: readonly MxRecord[];
  try {
    records = await resolver.resolveMx(domain);
  } catch (error) {
    const code = codeOf(error);
    if (code === NO_NAME) return { takesMail: 'no', why: 'no-such-domain' };
    if (code !== NO_RECORDS) return { takesMail: 'unknown' };
    records = [];
  }
  if (records.length > 0) return byExchanges(resolver, records);
  const found = await addressesOf(resolver, domain);
  if (found === 'some') return { takesMail: 'yes' };
  return found === 'silent' ? { takesMail: 'unknown' } : { takesMail: 'no', why: 'no-mail-server' };
}

/**
 * Makes the question. It never rejects and answers within five seconds.
 * @returns a function that takes a domain in its ASCII spelling.
 */
export function createMailServerLookUp({ servers, timeoutMs = TIMEOUT_MS }: NameServers = {}): (domain: string) => Promise<MailServers> {
  return async (domain) => {
    const resolver = new Resolver({ timeout: timeoutMs, tries: 1 });
    if (servers !== undefined) resolver.setServers([...servers]);
    const late = setTimeout(() => resolver.cancel(), WHOLE_TIMEOUT_MS);
    try {
      return await ask(resolver, domain);
    } catch {
      return { takesMail: 'unknown' };
    } finally {
      clearTimeout(late);
    }
  };
}
