// The sample mailboxes: every message as a full RFC 5322 text, dated relative to now.
import { automaticMessages } from './automatic.ts';
import { sampleDays } from './days.ts';
import { incomingMessage, type IncomingEmail } from './incoming.ts';
import { internalEmails } from './internal.ts';
import { maya } from './people.ts';
import { englishEmails } from './repliesEnglish.ts';
import { germanEmails } from './repliesGerman.ts';
import { frenchEmails, italianPortugueseDutchEmails, spanishEmails } from './repliesOtherLanguages.ts';
import { sentEmails, sentMessage } from './sentEmails.ts';

export interface SampleMessage {
  /** Address of the person in whose mailbox it lies. */
  readonly owner: string;
  readonly folder: 'inbox' | 'sent';
  /** RFC 5322 text with CRLF line ends. */
  readonly raw: string;
}

/** Every email that a person wrote to one of our people. */
export const writtenEmails: readonly IncomingEmail[] = [
  ...englishEmails,
  ...germanEmails,
  ...frenchEmails,
  ...spanishEmails,
  ...italianPortugueseDutchEmails,
  ...internalEmails,
];

/**
 * All sample messages of all people. Dates lie before `now`, proposed times after it; the same `now` gives the same
 * messages, and message ids never change.
 */
export function sampleMessages(now: Date): readonly SampleMessage[] {
  const days = sampleDays(now);
  return [
    ...writtenEmails.map((email): SampleMessage => ({ owner: (email.owner ?? maya).address, folder: 'inbox', raw: incomingMessage(email, days) })),
    ...automaticMessages(days).map((raw): SampleMessage => ({ owner: maya.address, folder: 'inbox', raw })),
    ...sentEmails.map((email): SampleMessage => ({ owner: email.from.address, folder: 'sent', raw: sentMessage(email, days) })),
  ];
}
