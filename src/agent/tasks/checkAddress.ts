// Checks one address for a seller: syntax, full domain lists, and whether its domain takes mail. Remembers domains, never addresses.
import { domainOf } from '../../domain/email.ts';
import { checkAddress, type AddressAnswer } from '../../domain/emailValidation.ts';
import { domainToAscii } from '../../domain/mail/internationalDomain.ts';
import { domainTypeOf } from '../domainLists.ts';
import { ExpiringMap } from '../expiringMap.ts';
import { createMailServerLookUp, type MailServers } from '../mailServers.ts';

/** The task; it never rejects. */
export type AddressCheckTask = (address: string) => Promise<AddressAnswer>;

interface AddressCheckOptions {
  readonly lookUp?: (domain: string) => Promise<MailServers>;
  /** In milliseconds; the system's unless given. */
  readonly clock?: () => number;
}

const MOST_DOMAINS = 20_000;
const YES_MS = 24 * 3_600_000;
const NO_MS = 3_600_000;
/** Long enough not to hammer a server that fails, short enough to see it well again. */
const UNKNOWN_MS = 60_000;

/** For a machine that keeps to itself: says of no domain whether it takes mail. */
export const askNobody = (): Promise<MailServers> => Promise.resolve({ takesMail: 'unknown', why: 'not-asked' });

/** Makes the task with a memory of its own. Two questions about one domain at a time are one. */
export function createAddressCheck({ lookUp = createMailServerLookUp(), clock = Date.now }: AddressCheckOptions = {}): AddressCheckTask {
  const known = new ExpiringMap<MailServers>(MOST_DOMAINS, clock);
  const asking = new Map<string, Promise<MailServers>>();
  const lifeOf = (found: MailServers): number => (found.takesMail === 'yes' ? YES_MS : found.takesMail === 'no' ? NO_MS : UNKNOWN_MS);
  const ask = async (domain: string): Promise<MailServers> => {
    try {
      const found = await lookUp(domain);
      known.set(domain, found, lifeOf(found));
      return found;
    } finally {
      asking.delete(domain);
    }
  };
  const serversOf = (domain: string): Promise<MailServers> => {
    const before = known.get(domain);
    if (before !== undefined) return Promise.resolve(before);
    const under = asking.get(domain) ?? ask(domain);
    asking.set(domain, under);
    return under;
  };
  return async (address) => {
    const written = address.trim();
    const domain = domainOf(written) ?? '';
    const check = checkAddress(written, domainTypeOf(domain));
    if (!check.wellFormed) return { wellFormed: false, deliverable: 'no', type: 'unknown', problems: check.problem === undefined ? [] : [check.problem] };
    const servers = await serversOf(domainToAscii(domain)).catch((): MailServers => ({ takesMail: 'unknown' }));
    const problems = servers.takesMail === 'no' ? [servers.why] : servers.takesMail === 'unknown' ? [servers.why === 'not-asked' ? ('not-checked' as const) : ('no-answer' as const)] : [];
    return { wellFormed: true, deliverable: servers.takesMail, type: check.kind, problems };
  };
}
