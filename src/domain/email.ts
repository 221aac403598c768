// An email as the rest of the product knows it, and the own words of its writer.
import { readSignature } from './mail/contactData.ts';
import { domainToAscii, domainToLetters } from './mail/internationalDomain.ts';
import { joinLines, MOST_QUOTED, takeApart } from './mail/ownWords.ts';
import type { Address } from './records.ts';
import type { Signature } from './mail/contactData.ts';

/** Header names in lower case → all values in order. */
export type Headers = Readonly<Record<string, readonly string[]>>;

export interface Email {
  /** Outlook's id of the open item; empty string never occurs, compose items not saved yet use `compose:<conversationId>`. */
  readonly itemId: string;
  readonly conversationId: string;
  readonly internetMessageId?: string;
  readonly itemClass?: string;
  readonly subject: string;
  readonly from: Address;
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  /** UTC ISO instant. */
  readonly receivedOn: string;
  /** Own words only. */
  readonly text: string;
  /** Everything below the reply mark, as text. */
  readonly quoted: string;
  readonly signature?: Signature;
  /** Empty where the host gives none. */
  readonly headers: Headers;
  readonly attachments: readonly { readonly name: string; readonly size: number }[];
  readonly mode: 'read' | 'compose';
}

/** What an email body is made of. */
export interface OwnWords {
  /** Everything its writer wrote for this mail, in order, closing words and first name included. */
  readonly own: string;
  readonly quoted: string;
  readonly signature?: Signature;
  /** The mail that is passed on, from the forwarding line on; part of `quoted`, too. */
  readonly forwarded?: string;
  /** Own words between or below quoted lines, each with the quoted line it answers. */
  readonly answers?: readonly { readonly quoted: string; readonly own: string }[];
  /** Why it cut where it cut, e.g. `gmail_quote`, `on-wrote-line`, `outlook-header-block`, `signature-dashes`; undefined = nothing cut. */
  readonly cutAt?: string;
}

/**
 * Own words, history and signature of a body, and why it was cut. HTML is preferred to text when both are given.
 * The own words of own words are the same words.
 * At most 262,144 characters of text, or of markup without styles and comments, and 8,000 unquoted lines are read; 50,000 characters of the history are kept.
 */
export function extractOwnWords(body: { readonly text?: string; readonly html?: string }): OwnWords {
  const parts = takeApart(body);
  const signature = readSignature(parts.signature);
  return {
    own: joinLines([...parts.own, ...parts.closing]),
    quoted: joinLines(parts.quoted, MOST_QUOTED),
    ...(signature === undefined ? {} : { signature }),
    ...(parts.forwarded.length === 0 ? {} : { forwarded: joinLines(parts.forwarded, MOST_QUOTED) }),
    ...(parts.answers.length === 0 ? {} : { answers: parts.answers }),
    ...(parts.cutAt === undefined ? {} : { cutAt: parts.cutAt }),
  };
}

/** `" Mailto:<A.B@XN--MLLER-KVA.example> "` → `a.b@müller.example`: trimmed, lower case, NFC, domain in letters. Never throws. */
export function normalizeAddress(address: string): string {
  let text = address.trim();
  const open = text.lastIndexOf('<');
  const close = text.indexOf('>', open);
  if (open >= 0 && close > open) text = text.slice(open + 1, close).trim();
  text = text.toLowerCase().normalize('NFC');
  if (text.startsWith('mailto:')) text = text.slice('mailto:'.length);
  if (text.startsWith('smtp:')) text = text.slice('smtp:'.length);
  const at = text.lastIndexOf('@');
  if (at < 0) return text;
  const domain = text.slice(at + 1).replace(/\.$/, '');
  return `${text.slice(0, at)}@${domainToLetters(domain)}`;
}

/** Domain of an address in letters, lower case; undefined when there is none. */
export function domainOf(address: string): string | undefined {
  const normal = normalizeAddress(address);
  const at = normal.lastIndexOf('@');
  const domain = at < 0 ? '' : normal.slice(at + 1);
  return domain === '' ? undefined : domain;
}

const dotlessDomains = new Set(['gmail.com', 'googlemail.com']);

/** The address as it is compared, then its other spellings: IDN in ASCII, without plus tag, Gmail without dots and under both its names. No doubles. */
export function addressKeys(address: string): string[] {
  const normal = normalizeAddress(address);
  const at = normal.lastIndexOf('@');
  if (at < 1) return normal === '' ? [] : [normal];
  const local = normal.slice(0, at);
  const domain = normal.slice(at + 1);
  const keys = [normal, `${local}@${domainToAscii(domain)}`];
  const plus = local.indexOf('+');
  const untagged = plus > 0 ? local.slice(0, plus) : local;
  keys.push(`${untagged}@${domain}`, `${untagged}@${domainToAscii(domain)}`);
  if (dotlessDomains.has(domain)) {
    const dotless = untagged.replaceAll('.', '');
    keys.push(`${untagged}@gmail.com`, `${untagged}@googlemail.com`, `${dotless}@gmail.com`, `${dotless}@googlemail.com`);
  }
  return [...new Set(keys)];
}

const MOST_HEADER_TEXT = 200_000;

/** Raw header text → names in lower case with all values in order; folded lines are joined, everything after the first empty line is body. */
export function parseHeaders(raw: string): Headers {
  const found = new Map<string, string[]>();
  let last: string[] | undefined;
  for (const line of raw.slice(0, MOST_HEADER_TEXT).replace(/^\s+/, '').split(/\r\n|\r|\n/)) {
    if (line === '') break;
    if (line[0] === ' ' || line[0] === '\t') {
      if (last !== undefined && last.length > 0) last[last.length - 1] = `${last[last.length - 1] ?? ''} ${line.trim()}`.trim();
      continue;
    }
    const colon = line.indexOf(':');
    if (colon < 1 || /\s/.test(line.slice(0, colon).trimEnd())) {
      last = undefined;
      continue;
    }
    const name = line.slice(0, colon).trim().toLowerCase();
    last = found.get(name) ?? [];
    last.push(line.slice(colon + 1).trim());
    found.set(name, last);
  }
  return Object.fromEntries(found);
}
