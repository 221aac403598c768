// What a mail asks for, each with the words that say so: weighted cues per sentence and language, then a deciding order.
import { weigh } from './words/cueMatcher.ts';
import type { CueKind } from './words/cueMatcher.ts';
import { cuesOf } from './words/cueTables.ts';
import { readDeliveryReport } from './mail/deliveryReport.ts';
import type { Headers } from './email.ts';
import { detectLanguage } from './words/language.ts';
import type { Certainty, MailKind } from './leadReply.ts';
import { namesAddress, personIn } from './words/namedPerson.ts';
import { comeBackDay, proposedTimes } from './times/proposedTimes.ts';
import { questionsIn } from './words/questions.ts';
import { splitSentences } from './words/sentences.ts';
import type { TextSentence } from './words/sentences.ts';

export const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'] as const;
export type Language = (typeof languages)[number];

export const intentKinds = [
  'opt-out',
  'bounce',
  'out-of-office',
  'wrong-person',
  'referral',
  'complaint',
  'not-interested',
  'not-now',
  'meeting-request',
  'concession-request',
  'pricing-request',
  'information-request',
  'objection',
  'positive-interest',
  'other',
] as const;
export type IntentKind = (typeof intentKinds)[number];

export interface ProposedTime {
  /** Verbatim words. */
  readonly quote: string;
  /** UTC ISO instant; undefined when only a day is certain. */
  readonly at?: string;
  /** `YYYY-MM-DD` in the mailbox's zone. */
  readonly day: string;
}

export interface Intent {
  readonly kind: IntentKind;
  /** `quote` is always a substring of the mail's own words (or of its subject or headers' text for automatic mail). */
  readonly evidence: { readonly quote: string };
  readonly certainty: Certainty;
  /** meeting-request */
  readonly times?: readonly ProposedTime[];
  /** not-now, out-of-office: `YYYY-MM-DD`, the first day to write again. */
  readonly until?: string;
  /** referral, wrong-person, out-of-office substitute */
  readonly person?: { readonly name?: string; readonly address?: string };
  /** bounce */
  readonly failedAddress?: string;
  readonly failure?: 'hard' | 'soft';
}

/** One question of the mail, verbatim. */
export interface Question {
  readonly quote: string;
}

export interface Reading {
  /** In the order of `intentKinds`; empty never: at least one `other`. */
  readonly intents: readonly Intent[];
  readonly questions: readonly Question[];
  /** Language of the own words; undefined = not known. */
  readonly language?: Language;
}

/** A mail to read: own words, subject, kind and headers. */
export interface MailToRead {
  readonly subject: string;
  readonly text: string;
  readonly mail: MailKind;
  readonly headers: Headers;
}

/** When and where it is read. `sentOn` is the mail's date, best as the Date header writes it, with its distance from UTC. */
export interface ReadingContext {
  readonly now: Date;
  /** IANA zone of the mailbox. */
  readonly timeZone: string;
  readonly sentOn?: string;
}

/** A sentence with its weights. */
export interface WeighedSentence extends TextSentence {
  readonly weights: ReadonlyMap<CueKind, number>;
}

/** Characters of own words that are read for meaning; more is a document, not a reply. */
const MOST_READ = 8000;
/** Least weight by which an intent counts. Objections and complaints lean on everyday words, so they need more. */
const LEAST: Readonly<Partial<Record<IntentKind, number>>> = { objection: 2, complaint: 2, 'out-of-office': 2, 'wrong-person': 1.5, referral: 1.5, 'not-now': 1.5 };
const LEAST_ELSE = 1;

const weighable = intentKinds.filter((kind) => kind !== 'bounce' && kind !== 'other');

interface Weight {
  readonly total: number;
  readonly sentence: WeighedSentence;
}

function heaviest(sentences: readonly WeighedSentence[]): Map<IntentKind, Weight> {
  const found = new Map<IntentKind, Weight>();
  for (const kind of weighable) {
    let best: WeighedSentence | undefined;
    let top = 0;
    let sum = 0;
    for (const sentence of sentences) {
      let weight = sentence.weights.get(kind) ?? 0;
      // A question asks: the same words weigh more in it than in passing.
      if (weight >= 1 && sentence.asks && (kind === 'pricing-request' || kind === 'information-request' || kind === 'concession-request' || kind === 'meeting-request')) weight += 0.8;
      sum += Math.max(0, weight);
      if (weight > top) {
        top = weight;
        best = sentence;
      }
    }
    if (best !== undefined) found.set(kind, { total: top + 0.25 * (sum - top), sentence: best });
  }
  return found;
}

function certaintyOf(total: number): Certainty {
  return total >= 3 ? 'sure' : total >= 1.8 ? 'likely' : 'possible';
}

function quoteOf(sentence: TextSentence): string {
  return sentence.text.length <= 400 ? sentence.text : sentence.text.slice(0, 400).replace(/[\uD800-\uDBFF]$/, '');
}

function readBounce(input: MailToRead): Intent {
  const report = readDeliveryReport(input.text, input.headers);
  return { kind: 'bounce', evidence: { quote: report.quote ?? input.subject }, certainty: 'sure', failure: report.failure, ...(report.failedAddress === undefined ? {} : { failedAddress: report.failedAddress }) };
}

function readAutomatic(sentences: readonly WeighedSentence[], input: MailToRead, day: ReturnType<typeof comeBackDay>): Intent {
  const weights = heaviest(sentences);
  const away = weights.get('out-of-office');
  const isAway = away !== undefined || day !== undefined || /absen|abwes|office|urlaub|vacation|holiday|congé|conges|vacacion|ferie|férias|vakantie|verlof|afwezig|fuori|fuera|ausên/i.test(input.subject);
  if (!isAway) return { kind: 'other', evidence: { quote: sentences[0]?.text ?? input.subject }, certainty: 'likely' };
  const person = sentences.filter((sentence) => namesAddress(sentence.text) || (sentence.weights.get('referral') ?? 0) >= 1).map((sentence) => personIn(sentence.text)).find((named) => named !== undefined);
  return { kind: 'out-of-office', evidence: { quote: quoteOf(day?.sentence ?? away?.sentence ?? { text: input.subject, start: 0, asks: false }) }, certainty: 'sure', ...(day === undefined ? {} : { until: day.day }), ...(person === undefined ? {} : { person }) };
}

/** What a mail asks for. Every quote is a substring of `text` or `subject`. Never throws, never empty: at least one `other`. */
export function detectIntents(input: MailToRead, context: ReadingContext): Reading {
  const text = input.text.slice(0, MOST_READ);
  const language = detectLanguage(text) ?? detectLanguage(`${input.subject} ${text}`);
  const cues = cuesOf(language);
  const sentences = splitSentences(text).map((sentence): WeighedSentence => ({ ...sentence, weights: weigh(sentence.text, cues) }));
  const said = language === undefined ? {} : { language };
  if (input.mail === 'bounce') return { intents: [readBounce(input)], questions: [], ...said };
  if (input.mail === 'auto-reply') return { intents: [readAutomatic(sentences, input, comeBackDay(sentences, language, context, 'out-of-office'))], questions: [], ...said };
  const questions = input.mail === 'person' ? questionsIn(sentences) : [];
  const intents = readPerson(sentences, language, context);
  const first = sentences.find((sentence) => sentence.text.length > 12) ?? sentences[0];
  const other: Intent = { kind: 'other', evidence: { quote: first === undefined ? input.subject : quoteOf(first) }, certainty: 'possible' };
  return { intents: intents.length === 0 ? [other] : intents, questions, ...said };
}

function readPerson(sentences: readonly WeighedSentence[], language: Language | undefined, context: ReadingContext): readonly Intent[] {
  const weights = heaviest(sentences);
  const times = language === undefined ? [] : proposedTimes(sentences, language, context, weights.get('meeting-request')?.sentence);
  const total = (kind: IntentKind): number => weights.get(kind)?.total ?? 0;
  const raise = (kind: IntentKind, by: number, sentence: WeighedSentence | undefined): void => {
    if (sentence !== undefined) weights.set(kind, { total: total(kind) + by, sentence: weights.get(kind)?.sentence ?? sentence });
  };
  const exact = times.filter((time) => time.proposal.at !== undefined);
  // Offered times are the plainest words of a wish to meet: they are the evidence, whatever else sounds like it.
  const [offered] = exact;
  if (offered !== undefined) weights.set('meeting-request', { total: total('meeting-request') + 1.8, sentence: offered.sentence });
  const asked = sentences.find((sentence) => sentence.asks && (sentence.weights.get('small-talk') ?? 0) === 0 && sentence.text.length > 10);
  if (asked !== undefined && exact.length === 0) raise('information-request', 1, asked);
  const passage = sentences.map((sentence) => sentence.text).join(' ');
  const person = total('referral') > 0 || total('wrong-person') > 0 || namesAddress(passage) ? referredPerson(sentences) : undefined;
  if (person?.person.address !== undefined && (total('referral') > 0 || total('wrong-person') > 0 || person.person.name !== undefined)) raise('referral', 1.5, person.sentence);
  if (total('not-now') >= 1) raise('not-now', comeBackDay(sentences, language, context, 'not-now') === undefined ? 0 : 1, weights.get('not-now')?.sentence);
  settle(weights, exact.length > 0, person !== undefined);
  const later = total('not-now') > 0 || total('out-of-office') > 0 ? comeBackDay(sentences, language, context, total('out-of-office') > total('not-now') ? 'out-of-office' : 'not-now') : undefined;
  return weighable.flatMap((kind): Intent[] => {
    const weight = weights.get(kind);
    if (weight === undefined || weight.total < (LEAST[kind] ?? LEAST_ELSE)) return [];
    const intent: Intent = { kind, evidence: { quote: quoteOf(weight.sentence) }, certainty: certaintyOf(weight.total) };
    if (kind === 'meeting-request' && times.length > 0) return [{ ...intent, times: times.map((time) => time.proposal) }];
    if ((kind === 'not-now' || kind === 'out-of-office') && later !== undefined) return [{ ...intent, until: later.day }];
    if ((kind === 'referral' || kind === 'wrong-person') && person !== undefined) return [{ ...intent, person: person.person }];
    return [intent];
  });
}

function referredPerson(sentences: readonly WeighedSentence[]): { readonly person: NonNullable<Intent['person']>; readonly sentence: WeighedSentence } | undefined {
  const weight = (sentence: WeighedSentence): number => (namesAddress(sentence.text) ? 10 : 0) + (sentence.weights.get('referral') ?? 0) + 0.5 * (sentence.weights.get('wrong-person') ?? 0);
  const ranked = sentences.map((sentence, index) => ({ sentence, index, weight: weight(sentence) })).filter((entry) => entry.weight > 0).sort((one, two) => two.weight - one.weight || one.index - two.index);
  for (const { sentence, index } of ranked.slice(0, 4)) {
    const person = personIn(sentence.text);
    if (person === undefined) continue;
    // The name often stands in the sentence before the address.
    const before = person.name === undefined && index > 0 ? personIn(`${sentences[index - 1]?.text ?? ''} ${sentence.text}`) : undefined;
    return { person: before ?? person, sentence };
  }
  return undefined;
}

/** Where intents exclude each other, the weaker one goes. */
function settle(weights: Map<IntentKind, Weight>, hasTimes: boolean, hasPerson: boolean): void {
  const total = (kind: IntentKind): number => weights.get(kind)?.total ?? 0;
  const dropWhen = (kind: IntentKind, drop: boolean): void => {
    if (drop) weights.delete(kind);
  };
  dropWhen('positive-interest', total('not-interested') >= 1 && total('not-interested') >= total('positive-interest'));
  dropWhen('positive-interest', total('opt-out') >= 2);
  dropWhen('not-interested', total('positive-interest') > total('not-interested') + 1);
  dropWhen('not-interested', hasTimes && total('not-interested') < 2);
  dropWhen('not-now', hasTimes && total('not-now') < 3);
  dropWhen('out-of-office', hasTimes && total('out-of-office') < 3);
  dropWhen('meeting-request', !hasTimes && total('meeting-request') < 1.5 && (total('not-interested') >= 2 || total('not-now') >= 2 || total('opt-out') >= 2));
  dropWhen('referral', !hasPerson && total('referral') < 2);
  dropWhen('information-request', total('opt-out') >= 2 && total('information-request') < 3);
  dropWhen('objection', total('not-interested') >= 2 && total('objection') < 3);
}

const decidingOrder: readonly IntentKind[] = ['bounce', 'opt-out', 'wrong-person', 'referral', 'complaint', 'not-interested', 'not-now', 'meeting-request', 'concession-request', 'pricing-request', 'information-request', 'objection', 'out-of-office', 'positive-interest', 'other'];
const certainties: readonly Certainty[] = ['sure', 'likely', 'possible'];

/** Intents of a reading, the deciding one first: by certainty, then by what a seller must not overlook. */
export function rankIntents(reading: Reading): readonly Intent[] {
  return [...reading.intents].sort((one, two) => certainties.indexOf(one.certainty) - certainties.indexOf(two.certainty) || decidingOrder.indexOf(one.kind) - decidingOrder.indexOf(two.kind));
}
