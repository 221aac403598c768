// What a reply or forward starts with: subject prefix, recipients, and the original quoted below the cursor in
// Outlook's own format (appendonsend, rule, divRplyFwdMsg with the header lines).
import type { MailMessage, Person } from './message.ts';
import { normalizeSubject } from './message.ts';
import { escapeHtml } from './plainText.ts';

/** Language and time zone of the mailbox. */
export interface Place {
  readonly locale: string;
  /** IANA name. */
  readonly timeZone: string;
}

export type AnswerKind = 'reply' | 'replyAll' | 'forward';

interface QuoteWords {
  readonly reply: string;
  readonly forward: string;
  readonly from: string;
  readonly sent: string;
  readonly to: string;
  readonly cc: string;
  readonly subject: string;
}

const ENGLISH: QuoteWords = { reply: 'Re', forward: 'Fw', from: 'From', sent: 'Sent', to: 'To', cc: 'Cc', subject: 'Subject' };
const GERMAN: QuoteWords = { reply: 'AW', forward: 'WG', from: 'Von', sent: 'Gesendet', to: 'An', cc: 'Cc', subject: 'Betreff' };

/** The original's subject with exactly one mark of the mailbox's language. */
export function answerSubject(subject: string, kind: AnswerKind, locale: string): string {
  const words = quoteWords(locale);
  return `${kind === 'forward' ? words.forward : words.reply}: ${normalizeSubject(subject)}`;
}

/** Who an answer goes to. Reply-To wins over From; oneself is left out of a reply to all, duplicates too. */
export function answerRecipients(message: MailMessage, kind: AnswerKind, ownAddress: string): { to: Person[]; cc: Person[] } {
  if (kind === 'forward') return { to: [], cc: [] };
  const isOwn = (person: Person): boolean => person.address.toLowerCase() === ownAddress.toLowerCase();
  // Answering a mail of one's own continues the conversation with those it went to.
  const target = isOwn(message.from) ? message.to : message.replyTo.length > 0 ? message.replyTo : [message.from];
  const taken = new Set([ownAddress.toLowerCase()]);
  const fresh = (people: readonly Person[]): Person[] =>
    people.filter((person) => {
      const key = person.address.toLowerCase();
      if (key === '' || taken.has(key)) return false;
      taken.add(key);
      return true;
    });
  const to = fresh(target);
  if (kind === 'reply') return { to, cc: [] };
  return { to: [...to, ...fresh(message.to)], cc: fresh(message.cc) };
}

/** The quoted original as HTML. `originalHtml` must already be sanitized. */
export function quoteAsHtml(message: MailMessage, originalHtml: string, place: Place): string {
  const lines = headerLines(message, place).map(([name, value]) => `<b>${name}:</b> ${escapeHtml(value)}<br>`);
  return (
    '<div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1">' +
    `<div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" style="font-size:11pt" color="#000000">${lines.join('')}</font><div>&nbsp;</div></div>` +
    `<div>${originalHtml}</div>`
  );
}

function headerLines(message: MailMessage, place: Place): [string, string][] {
  const words = quoteWords(place.locale);
  const sent = [{ dateStyle: 'full' } as const, { timeStyle: 'short' } as const].map((style) => new Intl.DateTimeFormat(place.locale, { ...style, timeZone: place.timeZone }).format(message.date)).join(' ');
  const lines: [string, string][] = [
    [words.from, mailboxText(message.from)],
    [words.sent, sent],
    [words.to, message.to.map(mailboxText).join('; ')],
  ];
  if (message.cc.length > 0) lines.push([words.cc, message.cc.map(mailboxText).join('; ')]);
  return [...lines, [words.subject, message.subject]];
}

/** `Name <address>`, or whichever of the two there is. */
export function mailboxText(person: Person): string {
  if (person.name === '' || person.name === person.address) return person.address;
  return person.address === '' ? person.name : `${person.name} <${person.address}>`;
}

function quoteWords(locale: string): QuoteWords {
  return locale.toLowerCase().startsWith('de') ? GERMAN : ENGLISH;
}
