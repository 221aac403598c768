// What a mail asks for, each with the words that say so: weighted cues per sentence and language, then a deciding order.
import { weigh } from './words/cueMatcher.ts';
import { cuesOf } from './words/cueTables.ts';
import type { Intent, IntentKind, Reading, ReadingContext } from './intentKinds.ts';
import { quoteOf, readPerson, strongestOf } from './words/personReading.ts';
import { heaviest } from './words/ruleReading.ts';
import { readDeliveryReport } from './mail/deliveryReport.ts';
import type { Headers } from './email.ts';
import { detectLanguage } from './words/language.ts';
import type { MailKind } from './leadReply.ts';
import type { Certainty } from './mail/tiedLead.ts';
import { namesAddress, personIn } from './words/namedPerson.ts';
import { comeBackDay } from './times/proposedTimes.ts';
import { questionsIn } from './words/questions.ts';
import { splitSentences } from './words/sentences.ts';
import type { Language } from './languages.ts';
import type { WeighedSentence } from './words/cueMatcher.ts';

/** A mail to read: own words, subject, kind and headers. */
export interface MailToRead {
  readonly subject: string;
  readonly text: string;
  /** What stands below the reply mark; a delivery report often puts its facts there. */
  readonly quoted?: string;
  readonly mail: MailKind;
  readonly headers: Headers;
}

/** Characters of own words that are read for meaning; more is a document, not a reply. */
const MOST_READ = 8000;

function readBounce(input: MailToRead): Intent {
  const report = readDeliveryReport(`${input.text}\n${(input.quoted ?? '').slice(0, MOST_READ)}`, input.headers);
  const quote = report.quote ?? input.subject;
  // The lead's mail provider passes on that our mail was marked as spam.
  if (report.feedback === true) return { kind: 'complaint', evidence: { quote }, certainty: 'sure' };
  return { kind: 'bounce', evidence: { quote }, certainty: 'sure', failure: report.failure, ...(report.failedAddress === undefined ? {} : { failedAddress: report.failedAddress }) };
}

const awaySubjects = /absen|abwes|office|urlaub|vacation|holiday|congé|conges|vacacion|ferie|férias|vakantie|verlof|afwezig|fuori|fuera|ausên/i;
/** From this share on a sentence of an automatic answer speaks of an absence. */
const AWAY_SHARE = 0.3;

function readAutomatic(sentences: readonly WeighedSentence[], input: MailToRead, { language, context }: { readonly language: Language | undefined; readonly context: ReadingContext }): Intent {
  const day = comeBackDay(sentences, language, context, 'out-of-office');
  const away = heaviest(sentences).get('out-of-office')?.sentence ?? strongestOf('out-of-office', sentences, language, AWAY_SHARE);
  if (away === undefined && day === undefined && !awaySubjects.test(input.subject)) return { kind: 'other', evidence: { quote: sentences[0]?.text ?? input.subject }, certainty: 'likely' };
  const person = sentences.filter((sentence) => namesAddress(sentence.text) || (sentence.weights.get('referral') ?? 0) >= 1).map((sentence) => personIn(sentence.text, context.ownAddresses)).find((named) => named !== undefined);
  return { kind: 'out-of-office', evidence: { quote: quoteOf(day?.sentence ?? away ?? { text: input.subject, start: 0, asks: false }) }, certainty: 'sure', ...(day === undefined ? {} : { until: day.day }), ...(person === undefined ? {} : { person }) };
}

/** Written to many at once: it asks this seller for nothing. */
const toMany: ReadonlySet<MailKind> = new Set<MailKind>(['newsletter', 'notification', 'mailing-list']);

/** What a mail asks for. Every quote is a substring of `text` or `subject`. Never throws, never empty: at least one `other`. */
export function detectIntents(input: MailToRead, context: ReadingContext): Reading {
  const text = input.text.slice(0, MOST_READ);
  const language = detectLanguage(text) ?? detectLanguage(`${input.subject} ${text}`);
  const cues = cuesOf(language);
  const sentences = splitSentences(text).map((sentence): WeighedSentence => ({ ...sentence, weights: weigh(sentence.text, cues) }));
  const said = language === undefined ? {} : { language };
  if (input.mail === 'bounce') return { intents: [readBounce(input)], questions: [], ...said };
  if (input.mail === 'auto-reply') return { intents: [readAutomatic(sentences, input, { language, context })], questions: [], ...said };
  const questions = input.mail === 'person' ? questionsIn(sentences, language) : [];
  const intents = toMany.has(input.mail) ? [] : readPerson(sentences, language, context);
  const first = sentences.find((sentence) => sentence.text.length > 12) ?? sentences[0];
  const other: Intent = { kind: 'other', evidence: { quote: first === undefined ? input.subject : quoteOf(first) }, certainty: 'possible' };
  return { intents: intents.length === 0 ? [other] : intents, questions, ...said };
}

const decidingOrder: readonly IntentKind[] = ['bounce', 'opt-out', 'wrong-person', 'referral', 'complaint', 'not-interested', 'not-now', 'meeting-request', 'concession-request', 'pricing-request', 'information-request', 'objection', 'out-of-office', 'positive-interest', 'other'];
const weightOf: Readonly<Record<Certainty, number>> = { sure: 0.8, likely: 0.45, possible: 0.2 };

/** Intents of a reading, the deciding one first: by weight, then by what a seller must not overlook. */
export function rankIntents(reading: Reading): readonly Intent[] {
  const weight = (intent: Intent): number => intent.weight ?? weightOf[intent.certainty];
  return [...reading.intents].sort((one, two) => weight(two) - weight(one) || decidingOrder.indexOf(one.kind) - decidingOrder.indexOf(two.kind));
}
