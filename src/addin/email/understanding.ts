// Reads the open mail once: what it asks for, what it says about buying, and a summary when it is long.
import { detectIntents } from '../../domain/intent.ts';
import type { Reading, ReadingContext } from '../../domain/intentKinds.ts';
import { domainOf, type Email } from '../../domain/email.ts';
import type { MailKind } from '../../domain/leadReply.ts';
import { answeredWords } from '../../domain/mail/answeredMail.ts';
import { summarizeMail, type MailSummary } from '../../domain/mailSummary.ts';
import { readQualification, type Qualification } from '../../domain/qualification.ts';
import { splitSentences } from '../../domain/words/sentences.ts';

/** Characters of own words that are read for a purchase; more is a document, not a reply. */
const MOST_READ = 8000;

export interface Understanding {
  readonly reading: Reading;
  /** Nothing in it for mail that no person wrote. */
  readonly qualification: Qualification;
  /** Only of a long mail of a person. */
  readonly summary?: MailSummary;
}

/** All of it offline, in the pane. */
export function understand(email: Email, mail: MailKind, context: ReadingContext): Understanding {
  const reading = detectIntents({ subject: email.subject, text: email.text, quoted: email.quoted, mail, headers: email.headers }, context);
  if (mail !== 'person') return { reading, qualification: {} };
  const qualification = readQualification(splitSentences(email.text.slice(0, MOST_READ)), reading, reading.language);
  const summary = summarizeMail(email.text, reading, reading.language);
  return { reading, qualification, ...(summary === undefined ? {} : { summary }) };
}

/** A reply being written, seen as the mail it answers: its first recipient outside speaks, in the words quoted below. */
export function answeredBy(email: Email, ownDomains: readonly string[], isReply: boolean): Email {
  const outside = [...email.to, ...email.cc].find((each) => !ownDomains.includes(domainOf(each.address) ?? ''));
  return { ...email, from: outside ?? { address: '' }, ...(isReply ? { mode: 'read' as const, text: answeredWords(email.quoted) } : {}) };
}
