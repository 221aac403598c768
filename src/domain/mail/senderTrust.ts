// Is the sender who the mail says? Only what the receiving server itself found counts: its own Authentication-Results stand topmost (RFC 8601), whatever stands below may be forged.
import { domainOf, normalizeAddress } from '../email.ts';
import type { Email } from '../email.ts';
import type { LeadReply } from './tiedLead.ts';
import { companyDomainOf } from './companyDomain.ts';

type Check = LeadReply['checks'][number];

const LONGEST_RESULT = 4000;

/** One header value without comments and quoted text, in which a sender could hide results of his own. */
function bare(value: string): string {
  let kept = '';
  let depth = 0;
  let quoted = false;
  for (const letter of value.slice(0, LONGEST_RESULT)) {
    if (letter === '"' && depth === 0) quoted = !quoted;
    else if (quoted) continue;
    else if (letter === '(') depth += 1;
    else if (letter === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) kept += letter;
  }
  return kept.toLowerCase();
}

interface Results {
  /** Name of the server that wrote it; empty where it writes none, as Exchange Online does. */
  readonly server: string;
  readonly dmarc?: string;
  /** The domain the DMARC result speaks of. */
  readonly about?: string;
}

function resultsOf(value: string): Results {
  const parts = bare(value).split(';').map((part) => part.trim());
  const first = parts[0] ?? '';
  const found = parts.find((part) => /^dmarc ?=/.test(part));
  const dmarc = found === undefined ? undefined : /^dmarc ?= ?([a-z]{1,20})/.exec(found)?.[1];
  const about = found === undefined ? undefined : /\bheader\.from ?= ?(?:[^\s@]{0,80}@)?([^\s;@]{1,253})/.exec(found)?.[1];
  return { server: first.includes('=') ? '' : (first.split(/\s/, 1)[0] ?? ''), ...(dmarc === undefined ? {} : { dmarc }), ...(about === undefined ? {} : { about }) };
}

/** Servers that handed the mail over last, by their own Received lines. */
function lastServers(email: Email): readonly string[] {
  return (email.headers['received'] ?? []).slice(0, 3).flatMap((line) => /\bby\s{1,20}([a-z0-9.-]{3,253})/i.exec(line.slice(0, 2000))?.[1]?.toLowerCase() ?? []);
}

function isReceiving(server: string, email: Email): boolean {
  const company = companyDomainOf(server === '' ? 'protection.outlook.com' : server);
  return lastServers(email).some((name) => companyDomainOf(name) === company);
}

/** `fail` when the receiving server says so; `pass` only when the server that says it is one that handed the mail over and speaks of this sender. */
function dmarcOf(email: Email): 'pass' | 'fail' | undefined {
  const all = (email.headers['authentication-results'] ?? []).slice(0, 10).map(resultsOf);
  const top = all[0];
  if (top === undefined) return undefined;
  const below = all.findIndex((each) => each.server !== top.server);
  const own = below < 0 ? all : all.slice(0, below);
  if (own.some((each) => each.dmarc === 'fail' || each.dmarc === 'permerror')) return 'fail';
  const sender = domainOf(email.from.address);
  const passed = own.find((each) => each.dmarc === 'pass');
  if (passed === undefined || sender === undefined || !isReceiving(top.server, email)) return undefined;
  return passed.about === undefined || companyDomainOf(domainOf(`x@${passed.about}`) ?? '') === companyDomainOf(sender) ? 'pass' : undefined;
}

/** What speaks for and against the sender. `forged` = the receiving server found the sender's domain misused (DMARC): such a mail never changes a lead's state. */
export function senderChecks(email: Email): { readonly checks: readonly Check[]; readonly forged: boolean } {
  const checks: Check[] = [];
  const dmarc = dmarcOf(email);
  if (dmarc !== undefined) checks.push({ code: 'sender-verified', params: { result: dmarc }, held: dmarc === 'pass' });
  const replyTo = email.headers['reply-to']?.[0];
  if (replyTo !== undefined && replyTo.includes('@') && companyDomainOf(domainOf(replyTo) ?? '') !== companyDomainOf(domainOf(email.from.address) ?? '')) checks.push({ code: 'reply-to-same', params: { address: normalizeAddress(replyTo) }, held: false });
  return { checks, forged: dmarc === 'fail' };
}
