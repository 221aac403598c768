// Which addresses of the network are public: the only ones the agent connects to. What a page, a redirect or a name server says never widens this.
import ipaddr from 'ipaddr.js';
import { readUrl } from '../readUrl.ts';
import { SourceError } from '../source.ts';

/** All addresses of a name. */
export type LookUp = (name: string) => Promise<readonly string[]>;

/** Addresses that pass although they are not public; only tests have one. */
export type Allowance = (address: string, port: number) => boolean;

export interface CheckedTarget {
  readonly url: URL;
  /** Name or address without brackets and final dot, as it stands in a certificate. */
  readonly host: string;
  readonly port: number;
}

const LONGEST_URL = 2_000;
const PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };
/** Global unicast of IPv6 (IANA, RFC 4291): everything outside is special, also the forms that carry an IPv4 address. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');
/** Azure's wire server: looks public, answers to the virtual machine only. */
const METADATA = new Set(['168.63.129.16']);
/** Names that mean this machine or this network (RFC 6761, 6762, 8375, 7686, and what routers use). */
const LOCAL_NAMES = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|private|home\.arpa|onion)$/;

/** Whether the address can be reached by everybody; what can't be read is not public. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  // Ranges without a name in the list: IPv4-compatible addresses, unassigned blocks.
  return parsed instanceof ipaddr.IPv6 ? parsed.match(GLOBAL_UNICAST) : !METADATA.has(parsed.toString());
}

/**
 * Reads an address of the web as far as that goes without asking the network.
 * @param hasAllowance other ports are decided when the address is known.
 * @throws SourceError `blocked-address`: not http or https, another port, user info, a local name, too long, no URL.
 */
export function checkUrl(text: string, hasAllowance = false): CheckedTarget {
  // The parser turns decimal, octal, hexadecimal and full-width hosts into plain ones, and letters of other scripts into `xn--`.
  const url = text.length > LONGEST_URL ? undefined : readUrl(text);
  if (url === undefined) throw new SourceError('blocked-address');
  const usual = PORTS[url.protocol];
  if (usual === undefined || url.username !== '' || url.password !== '') throw new SourceError('blocked-address');
  const port = url.port === '' ? usual : Number(url.port);
  if (port !== 80 && port !== 443 && !hasAllowance) throw new SourceError('blocked-address');
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const isAddress = ipaddr.isValid(host);
  if (!isAddress && (!/^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/.test(host) || LOCAL_NAMES.test(host))) throw new SourceError('blocked-address');
  if (isAddress && !hasAllowance && !isPublicAddress(host)) throw new SourceError('blocked-address');
  return { url, host, port };
}

/**
 * The addresses to connect to. One that is not public spoils them all: a name server that mixes them in means no good.
 * @throws SourceError `blocked-address`, or `silent` where the name has none.
 */
export async function resolveTarget({ host, port }: CheckedTarget, lookUp: LookUp, allow?: Allowance): Promise<readonly string[]> {
  const addresses = ipaddr.isValid(host) ? [host] : await lookUp(host).catch((error: unknown) => Promise.reject(new SourceError('silent', error)));
  if (addresses.length === 0) throw new SourceError('silent');
  const isUsualPort = port === 80 || port === 443;
  if (!addresses.every((address) => (isUsualPort && isPublicAddress(address)) || allow?.(address, port) === true)) throw new SourceError('blocked-address');
  // Many servers have no way out by IPv6, so IPv4 goes first.
  return [...addresses].sort((one, two) => Number(one.includes(':')) - Number(two.includes(':')));
}
