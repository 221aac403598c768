// The addresses of a name, from name servers alone: neither the hosts file nor the names of this network can make a public name a private one.
import { Resolver } from 'node:dns/promises';
import type { LookUp } from './addressGuard.ts';

/** Name servers to ask, e.g. `127.0.0.1:5353`; undefined = those of this machine. */
interface NameServers {
  readonly servers?: readonly string[];
  /** For each of the two questions. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 3_000;

/** @returns a look-up that gives every address of a name, none where it has none, and rejects where nobody answers. */
export function createAddressLookUp({ servers, timeoutMs = TIMEOUT_MS }: NameServers = {}): LookUp {
  return async (name) => {
    // Not the system's own way: it works in a pool of four threads, which a few silent name servers would fill for everybody.
    const resolver = new Resolver({ timeout: timeoutMs, tries: 1 });
    if (servers !== undefined) resolver.setServers([...servers]);
    const [four, six] = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
    if (four.status === 'rejected' && six.status === 'rejected') throw four.reason;
    return [four, six].flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
  };
}
