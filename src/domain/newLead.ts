// A person who is no lead yet: what a new lead would start with, and why to make one.
import type { Account, Address, Citation, Reason } from './records.ts';
import { domainOf, normalizeAddress, type Email } from './email.ts';
import type { IntentKind, Reading } from './intentKinds.ts';

/** The fields of the form; empty text = not known. */
export interface NewLead {
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  readonly email: string;
  readonly jobTitle: string;
  readonly topic: string;
}

export interface NewLeadOffer {
  /** Filled in: what the mail's header and the CRM say. */
  readonly form: NewLead;
  /** Offered only: what the signature says (SCREENS S3). */
  readonly offered: Partial<NewLead>;
}

/** Intents that make the writer a hand-raiser by direct inquiry (seed, Prioritization). */
const INQUIRIES: readonly IntentKind[] = ['pricing-request', 'information-request', 'meeting-request', 'positive-interest'];
const REPLY_MARK = /^\s*(?:re|aw|antw|fw|fwd|wg|tr|rv|enc|r|i|sv|vs|vb)\s*:\s*/i;

/** @param account the account whose domain the sender writes from, when the CRM has it. */
export function newLeadFrom(email: Email, account: Account | undefined): NewLeadOffer {
  const { firstName, lastName } = namesOf(email.from, email.signature?.name);
  const { signature } = email;
  return {
    form: { firstName, lastName, company: account?.name ?? '', email: normalizeAddress(email.from.address), jobTitle: '', topic: plainSubject(email.subject) },
    offered: {
      ...(signature?.jobTitle === undefined ? {} : { jobTitle: signature.jobTitle }),
      ...(signature?.company === undefined || account !== undefined ? {} : { company: signature.company }),
    },
  };
}

/** Why to make a lead of the writer, strongest first; `ways` is the number of ways the CRM was looked through. */
export function reasonsToCreateLead(email: Email, reading: Reading, known: { readonly account?: Account; readonly ways: number }): readonly Reason[] {
  const asked = reading.intents.find((intent) => INQUIRIES.includes(intent.kind));
  const { account } = known;
  return [
    ...(asked === undefined ? [] : [{ code: 'asks-directly', citation: mailCitation(email, asked.evidence.quote) }]),
    ...(account === undefined ? [] : [{ code: 'account-exists', params: { name: account.name }, citation: { kind: 'crm' as const, title: 'Account · Name', quote: account.name } }]),
    { code: 'no-lead-found', params: { count: known.ways } },
  ];
}

function mailCitation(email: Email, quote: string): Citation {
  return { kind: 'email', title: email.subject, date: email.receivedOn, quote };
}

function plainSubject(subject: string): string {
  let rest = subject;
  for (let marks = 0; marks < 8 && REPLY_MARK.test(rest); marks++) rest = rest.replace(REPLY_MARK, '');
  return rest.trim();
}

function namesOf(sender: Address, signed: string | undefined): { readonly firstName: string; readonly lastName: string } {
  const hasName = sender.name !== undefined && sender.name !== '' && !sender.name.includes('@');
  const plain = (hasName ? sender.name : (signed ?? '')).replace(/["']/g, '').replace(/\s*\([^()]{0,80}\)\s*$/, '').trim();
  const comma = plain.indexOf(',');
  if (comma > 0) return { firstName: plain.slice(comma + 1).trim(), lastName: plain.slice(0, comma).trim() };
  const words = plain.split(/\s+/).filter((word) => word !== '');
  return { firstName: words.slice(0, -1).join(' '), lastName: words.at(-1) ?? '' };
}

/** Everybody else in the mail who is not one of ours, once each. */
export function otherPeopleIn(email: Email, own: { readonly address: string; readonly ownDomains: readonly string[] }): readonly Address[] {
  const seen = new Set([normalizeAddress(email.from.address), normalizeAddress(own.address)]);
  return [...email.to, ...email.cc].filter((each) => {
    const address = normalizeAddress(each.address);
    if (seen.has(address) || own.ownDomains.includes(domainOf(address) ?? '')) return false;
    seen.add(address);
    return true;
  });
}
