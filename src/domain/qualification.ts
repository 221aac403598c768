// What a mail says of purchase interest and of need, timeline, budget and authority, each with the words that say so.
import { rankIntents } from './intent.ts';
import type { Intent, IntentKind, Reading } from './intentKinds.ts';
import type { Language } from './languages.ts';
import type { Certainty } from './mail/tiedLead.ts';
import type { BantConcept } from './words/bant/bantConcept.ts';
import { bantCriteria, weighCriterion } from './words/bant/bantRules.ts';
import type { BantCriterion, BantValues } from './words/bant/bantRules.ts';
import { findConcepts } from './words/bant/conceptFinder.ts';
import type { ConceptPlaces } from './words/bant/conceptFinder.ts';
import type { TextSentence } from './words/sentences.ts';

/** One criterion: what is said of it and by which sentence. `quote` is a substring of the own words. */
export interface BantFinding<Value extends string> {
  readonly value: Value;
  readonly evidence: { readonly quote: string };
  readonly certainty: Certainty;
}

export interface PurchaseInterest {
  readonly direction: 'positive' | 'negative';
  /** Negative interest is `high` or `medium`, never `low`. */
  readonly level: 'high' | 'medium' | 'low';
  readonly evidence: { readonly quote: string };
}

/** Absent = nothing is said of it. */
export interface Qualification {
  readonly interest?: PurchaseInterest;
  readonly need?: BantFinding<BantValues['need']>;
  readonly timeline?: BantFinding<BantValues['timeline']>;
  readonly budget?: BantFinding<BantValues['budget']>;
  readonly authority?: BantFinding<BantValues['authority']>;
}

interface ReadSentence {
  readonly sentence: TextSentence;
  readonly places: ConceptPlaces;
}

/** Weight a question loses: asking about money is not having it. A date in a question is a date all the same. */
const QUESTION_COSTS: Readonly<Record<BantCriterion, number>> = { need: 1.2, timeline: 0, budget: 1.2, authority: 1.2 };
const LEAST_WEIGHT = 1.5;
const MOST_READ_SENTENCES = 120;
const LONGEST_QUOTE = 400;
const MET: { readonly [Criterion in BantCriterion]: readonly BantValues[Criterion][] } = {
  need: ['stated'],
  timeline: ['urgent', 'dated'],
  budget: ['available', 'limited'],
  authority: ['decides', 'shared', 'approved'],
};
/** BANT is fulfilled from so many criteria on (ROUTING-SCORING: two matches = medium or above, hand over; fewer = low). */
const ENOUGH_MET = 2;

function quoteOf(text: string): string {
  return text.length <= LONGEST_QUOTE ? text : text.slice(0, LONGEST_QUOTE).replace(/[\uD800-\uDBFF]$/, '');
}

/** `sentences` are those of the own words, `reading` what `detectIntents` found in them. Automatic mail says nothing of a purchase. */
export function readQualification(sentences: readonly TextSentence[], reading: Reading, language: Language | undefined): Qualification {
  if (reading.intents.every((intent) => intent.kind === 'bounce' || intent.kind === 'out-of-office')) return {};
  const read = sentences.slice(0, MOST_READ_SENTENCES).map((sentence): ReadSentence => ({ sentence, places: findConcepts(sentence.text, language) }));
  const later = reading.intents.find((intent) => intent.kind === 'not-now' && intent.until !== undefined);
  const need = readCriterion('need', read, language);
  const timeline = readCriterion('timeline', withoutAppointments(read, reading), language) ?? (later === undefined ? undefined : { value: 'later' as const, evidence: later.evidence, certainty: later.certainty });
  const budget = readCriterion('budget', read, language);
  const authority = readCriterion('authority', read, language);
  const bant: Qualification = { ...(need && { need }), ...(timeline && { timeline }), ...(budget && { budget }), ...(authority && { authority }) };
  const interest = readInterest(read, reading, bant);
  return { ...(interest && { interest }), ...bant };
}

/** The day of a call or of coming back is not the day of a purchase; an absence note has no other. */
function withoutAppointments(read: readonly ReadSentence[], reading: Reading): readonly ReadSentence[] {
  if (rankIntents(reading)[0]?.kind === 'out-of-office') return [];
  const quotes = reading.intents.flatMap(({ kind, evidence, times = [], until }) =>
    kind === 'meeting-request' || kind === 'out-of-office' || (kind === 'not-now' && until !== undefined) ? [evidence.quote, ...times.map(({ quote }) => quote)] : [],
  );
  return read.filter(({ sentence: { text } }) => !quotes.some((quote) => quote !== '' && (text.includes(quote) || quote.includes(text))));
}

/** Criteria that speak for a purchase, as far as they are at least likely, in the order in which they are evaluated. */
export function bantMet(qualification: Qualification): readonly BantCriterion[] {
  const isMet = <Criterion extends BantCriterion>(criterion: Criterion, finding: BantFinding<BantValues[Criterion]> | undefined): boolean => finding !== undefined && finding.certainty !== 'possible' && MET[criterion].includes(finding.value);
  const met: Readonly<Record<BantCriterion, boolean>> = {
    need: isMet('need', qualification.need),
    timeline: isMet('timeline', qualification.timeline),
    budget: isMet('budget', qualification.budget),
    authority: isMet('authority', qualification.authority),
  };
  return bantCriteria.filter((criterion) => met[criterion]);
}

/** Two criteria met = `medium-or-above`, fewer = `low`, nothing said of any = undefined: then interest alone decides. */
export function bantLevel(qualification: Qualification): 'medium-or-above' | 'low' | undefined {
  if (bantCriteria.every((criterion) => qualification[criterion] === undefined)) return undefined;
  return bantMet(qualification).length >= ENOUGH_MET ? 'medium-or-above' : 'low';
}

function readCriterion<Criterion extends BantCriterion>(criterion: Criterion, read: readonly ReadSentence[], language: Language | undefined): BantFinding<BantValues[Criterion]> | undefined {
  let best: { readonly value: BantValues[Criterion]; readonly weight: number; readonly sentence: TextSentence } | undefined;
  for (const { sentence, places } of read) {
    const found = weighCriterion(criterion, places);
    if (found === undefined) continue;
    const weight = found.weight - (sentence.asks ? QUESTION_COSTS[criterion] : 0);
    if (weight >= LEAST_WEIGHT && (best === undefined || weight > best.weight)) best = { value: found.value, weight, sentence };
  }
  if (best === undefined) return undefined;
  // Words of seven languages at once are less to go by.
  const certainty: Certainty = language === undefined ? 'possible' : best.weight >= 3 ? 'sure' : best.weight >= 2 ? 'likely' : 'possible';
  return { value: best.value, evidence: { quote: quoteOf(best.sentence.text) }, certainty };
}

interface Signal {
  readonly points: number;
  readonly quote: string;
}

/** What an intent adds to positive interest. A wish to meet and to know the price are steps of a purchase, a question is one of exploring. */
const INTENT_POINTS: Readonly<Partial<Record<IntentKind, number>>> = { 'meeting-request': 2, 'pricing-request': 2, 'concession-request': 2, 'information-request': 1, 'positive-interest': 1 };
/** Signal families beyond the intents: points where the sentence asks or wants, nothing in passing. */
const FAMILY_POINTS: readonly (readonly [BantConcept, number])[] = [
  ['ready', 4],
  ['trial', 2],
  ['comparison', 1],
  ['features', 1],
  ['stories', 1],
];
const HIGH_POINTS = 4;
const HIGH_POINTS_ALONE = 6;
const MEDIUM_POINTS = 2;

function positiveSignals(read: readonly ReadSentence[], reading: Reading): readonly Signal[] {
  const asked = reading.questions.map(({ quote }) => quote);
  const signals: Signal[] = [];
  for (const intent of reading.intents) {
    const points = INTENT_POINTS[intent.kind];
    if (points !== undefined) signals.push({ points: intent.certainty === 'possible' ? points / 2 : points, quote: intent.evidence.quote });
  }
  for (const [family, points] of FAMILY_POINTS) {
    const sentence = read.find(({ sentence: { text, asks }, places }) => places.has(family) && (family === 'ready' ? !asks || places.has('own') : asks || places.has('needing') || places.has('must') || asked.some((quote) => text.includes(quote))))?.sentence;
    if (sentence !== undefined) signals.push({ points, quote: quoteOf(sentence.text) });
  }
  return signals;
}

function strongest(signals: readonly Signal[]): string | undefined {
  return signals.reduce<Signal | undefined>((best, signal) => (best === undefined || signal.points > best.points ? signal : best), undefined)?.quote;
}

const wishes: readonly IntentKind[] = ['meeting-request', 'concession-request', 'pricing-request', 'information-request', 'positive-interest'];

/** `points` of positive interest weaken what is only possible. */
function readNegative(read: readonly ReadSentence[], reading: Reading, budget: Qualification['budget'], points: number): PurchaseInterest | undefined {
  const ranked = rankIntents(reading);
  const counts = (kind: IntentKind): Intent | undefined => ranked.find((each) => each.kind === kind && (each.certainty !== 'possible' || points < 1));
  const refusal = counts('not-interested');
  // Who refuses and yet asks, refuses less: the stronger of the two decides.
  const outweighs = ranked.find(({ kind }) => kind === 'not-interested' || wishes.includes(kind))?.kind === 'not-interested';
  const plain = counts('opt-out') ?? (outweighs ? refusal : undefined);
  if (plain !== undefined && plain.certainty !== 'possible') return { direction: 'negative', level: 'high', evidence: plain.evidence };
  const lockedIn = read.find(({ places }) => places.has('locked-in'))?.sentence;
  const softer = counts('not-now') ?? plain ?? (points < MEDIUM_POINTS ? refusal : undefined);
  if (softer !== undefined) return { direction: 'negative', level: lockedIn === undefined ? 'medium' : 'high', evidence: softer.evidence };
  if (budget?.value === 'none') return { direction: 'negative', level: 'medium', evidence: budget.evidence };
  if (lockedIn !== undefined) return { direction: 'negative', level: 'medium', evidence: { quote: quoteOf(lockedIn.text) } };
  const objection = points < MEDIUM_POINTS ? counts('objection') : undefined;
  return objection === undefined ? undefined : { direction: 'negative', level: 'medium', evidence: objection.evidence };
}

/**
 * Signals: prices and plans, budget approval, product features, competitors, demo or trial, urgency, success stories.
 * Specific and urgent = high, exploring = medium, casual = low; not now, no budget, locked in = negative.
 */
function readInterest(read: readonly ReadSentence[], reading: Reading, bant: Qualification): PurchaseInterest | undefined {
  if (rankIntents(reading)[0]?.kind === 'out-of-office') return undefined;
  const signals = positiveSignals(read, reading);
  const points = signals.reduce((sum, signal) => sum + signal.points, 0);
  const isReady = read.some(({ places, sentence }) => places.has('ready') && !sentence.asks);
  const offersTimes = reading.intents.some((intent) => intent.times?.some((time) => time.at !== undefined));
  const met = bantMet(bant);
  const presses = offersTimes || met.includes('timeline') || met.includes('budget') || bant.authority?.value === 'approved';
  const negative = readNegative(read, reading, bant.budget, points);
  const wins = (isReady || offersTimes || points >= HIGH_POINTS) && negative?.level !== 'high';
  if (negative !== undefined && !wins) return negative;
  const quote = strongest(signals) ?? (met.length >= ENOUGH_MET ? bant[met[0] ?? 'need']?.evidence.quote : undefined);
  if (quote === undefined) return undefined;
  const has = (concept: BantConcept): boolean => read.some(({ places }) => places.has(concept));
  const explores = has('exploring') && !isReady;
  if (!explores && (isReady || (points >= HIGH_POINTS && presses) || points >= HIGH_POINTS_ALONE)) return { direction: 'positive', level: 'high', evidence: { quote } };
  const isCasual = has('casual') && !presses && points < HIGH_POINTS;
  return { direction: 'positive', level: !isCasual && (points >= MEDIUM_POINTS || explores || met.length >= ENOUGH_MET) ? 'medium' : 'low', evidence: { quote } };
}
