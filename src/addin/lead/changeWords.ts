// The words in which a request of a lead stands in the CRM: the subject of its task, and the note that quotes it.
import { rankIntents } from '../../domain/intent.ts';
import type { Reading } from '../../domain/intentKinds.ts';
import type { Lead } from '../../domain/records.ts';
import { leadName } from '../parts/words/names.ts';
import { t } from '../strings.ts';

/** A request longer than this is cut in a task's subject; its description has it whole. */
const MOST_REQUEST_CHARACTERS = 90;

const TEN_MINUTES = '2026-11-22T08:0'.length;

/** Two calls about one email are told apart by the ten minutes they fall into. @param at UTC ISO instant. */
export function tenMinutesOf(at: string): string {
  return at.slice(0, TEN_MINUTES);
}

export interface Request {
  readonly kind: 'discount' | 'complaint' | 'request';
  /** The lead's own words; '' where nobody knows them. */
  readonly quote: string;
}

/** The email a request stands in. */
export interface RequestEmail {
  readonly subject: string;
  /** UTC ISO instant; '' where nobody knows it. */
  readonly receivedOn: string;
}

/** The words a lead asks with: the request a person must decide first, else the first question, else what the email says first. */
export function requestIn(reading: Reading, subject: string): Request {
  const intents = rankIntents(reading);
  const discount = intents.find((intent) => intent.kind === 'concession-request');
  if (discount !== undefined) return { kind: 'discount', quote: discount.evidence.quote };
  const complaint = intents.find((intent) => intent.kind === 'complaint');
  if (complaint !== undefined) return { kind: 'complaint', quote: complaint.evidence.quote };
  return { kind: 'request', quote: reading.questions[0]?.quote ?? intents[0]?.evidence.quote ?? subject };
}

export function taskSubject(lead: Lead, { kind, quote }: Request): string {
  const name = leadName(lead);
  const line = quote.replace(/\s+/g, ' ').trim();
  if (line === '') return t('task.subject.plain', { name });
  const request = line.length > MOST_REQUEST_CHARACTERS ? `${line.slice(0, MOST_REQUEST_CHARACTERS - 1).trimEnd()}…` : line;
  return t(`task.subject.${kind}`, { name, request });
}

/** The lead's own words, and where they stand; as much of it as is known. */
export function quotedNote(lead: Lead, quote: string, email: RequestEmail | undefined): string {
  const words = quote.trim();
  if (email === undefined) return words === '' ? '' : `“${words}”`;
  if (words === '') return t('call.note', { subject: email.subject });
  return t('task.note', { quote: words, name: leadName(lead), subject: email.subject, day: email.receivedOn.slice(0, 10) });
}
