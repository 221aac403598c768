// The lead's unanswered email as the CRM has it, read for what it asks for: the same reading the pane makes of an open one.
import type { ResearchedLead } from '../crm/research/researchedLead.ts';
import { extractOwnWords, type Email } from '../domain/email.ts';
import { detectIntents } from '../domain/intent.ts';
import { recognizeLeadReply } from '../domain/leadReply.ts';
import { readQualification, type PurchaseInterest } from '../domain/qualification.ts';
import { unansweredEmail, type StandingInput } from '../domain/standingAction.ts';
import { splitSentences } from '../domain/words/sentences.ts';

export interface SavedMailQuestion {
  readonly about: ResearchedLead;
  readonly ownDomains: readonly string[];
  /** Reads the words of an email, HTML. */
  readonly words: (id: string) => Promise<string>;
  readonly now: Date;
}

export type ReadMail = NonNullable<StandingInput['answering']> & {
  /** What it says of buying. */
  readonly interest?: PurchaseInterest;
};

/** Characters of own words that are read for a purchase; more is a document, not a reply. */
const MOST_READ = 8_000;

/** Undefined where nothing waits for an answer, and where the mail is not surely the lead's. */
export async function readSavedMail({ about, ownDomains, words, now }: SavedMailQuestion): Promise<ReadMail | undefined> {
  const unanswered = unansweredEmail(about);
  const saved = about.activities.find(({ id }) => id === unanswered?.id);
  if (saved?.sender === undefined) return undefined;
  const html = await words(saved.id);
  const { own, quoted, signature } = extractOwnWords({ html });
  const email: Email = {
    itemId: saved.id, conversationId: '', subject: saved.subject, from: { address: saved.sender }, to: [], cc: [], receivedOn: saved.at, text: own, quoted,
    ...(signature === undefined ? {} : { signature }),
    ...(saved.messageId === undefined ? {} : { internetMessageId: saved.messageId }),
    headers: {}, attachments: [], mode: 'read',
  };
  const { lead } = about.with;
  const candidates = { leads: [lead], contacts: about.contact === undefined ? [] : [about.contact], accounts: about.account === undefined ? [] : [about.account], activities: about.activities, links: [] };
  const recognition = recognizeLeadReply(email, candidates, { address: '', ownDomains });
  if (recognition.kind !== 'lead') return undefined;
  const reading = detectIntents({ subject: email.subject, text: own, quoted, mail: recognition.mail, headers: {} }, { now, timeZone: 'UTC', sentOn: saved.at, ownAddresses: [saved.sender] });
  const { interest } = recognition.mail === 'person' ? readQualification(splitSentences(own.slice(0, MOST_READ)), reading, reading.language) : {};
  return { recognition, reading, email, ...(interest === undefined ? {} : { interest }) };
}
