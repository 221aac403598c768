// Answers to the questions of a mail: for each the product fact that answers it, or a gap that names what is missing.
import { quotable } from './draftQuoting.ts';
import type { Tone } from './draftStyle.ts';
import { phrasesOf } from './draftTemplate.ts';
import { offeredTimes } from './draftTime.ts';
import type { Reading } from '../intentKinds.ts';
import type { Language } from '../languages.ts';
import { findFact, topicsOf } from '../productKnowledge.ts';
import type { MatchingFact } from '../productKnowledge.ts';
import type { Citation } from '../records.ts';
import type { FactTopic, Product } from '../settings.ts';
import { phraseIn } from '../templates/phrases.ts';
import { weigh } from '../words/cueMatcher.ts';
import { cuesOf } from '../words/cueTables.ts';

export interface Answer {
  /** The question, verbatim. */
  readonly quote: string;
  /** A whole sentence: the fact, or the gap. */
  readonly text: string;
  /** Where the fact is written; undefined = a gap. */
  readonly citation?: Citation;
}

interface AskedOf {
  readonly reading: Reading;
  /** What else the lead speaks of: it tells which product a question is about. */
  readonly around: string;
  readonly products: readonly Product[];
  readonly language: Language;
  readonly tone: Tone;
}

/** One answer a question, in order, but for wishes to meet and for better terms, which the template answers itself; where none is asked and a price is wanted, one for the price. */
export function answersTo(asked: AskedOf): readonly Answer[] {
  const { reading } = asked;
  const times = offeredTimes(reading);
  const questions = reading.questions.filter(({ quote }) => !times.some((time) => quote.includes(time.quote)) && !asksToMeet(quote, reading) && !asksForTerms(quote, reading));
  if (questions.length > 0) return questions.map(({ quote }) => answerTo(quote, asked));
  const price = reading.intents.find((intent) => intent.kind === 'pricing-request');
  return price === undefined ? [] : [priceAnswer(price.evidence.quote, asked)];
}

function answerTo(quote: string, { reading, around, products, language, tone }: AskedOf): Answer {
  const topics = topicsOf(quote, phrasesOf(reading.language ?? language));
  return answerFrom(findFact(quote, around, products, topics), quote, language) ?? { quote, text: gap(quote, topics[0], { language, tone }) };
}

/** A price asked for outside a question. */
function priceAnswer(quote: string, { around, products, language, tone }: AskedOf): Answer {
  const found = findFact(quote, around, products, ['price']);
  const answer = found?.fact.topic === 'price' ? answerFrom(found, quote, language) : undefined;
  return answer ?? { quote, text: phraseIn(phrasesOf(language).priceGap, tone) };
}

function answerFrom(found: MatchingFact | undefined, quote: string, language: Language): Answer | undefined {
  const text = found?.fact.text[language];
  if (found === undefined || text === undefined) return undefined;
  const { fact, product } = found;
  const citation: Citation = {
    kind: 'knowledge',
    title: ['Product knowledge: ' + product.name, ...(fact.source === '' ? [] : [fact.source])].join(' · '),
    quote: text,
    ...(fact.url === undefined ? {} : { url: fact.url }),
    ...(fact.date === undefined ? {} : { date: fact.date }),
  };
  return { quote, text, citation };
}

/** "Could we meet this week?" is answered by the times, not by a fact. */
function asksToMeet(quote: string, reading: Reading): boolean {
  if (!reading.intents.some((intent) => intent.kind === 'meeting-request')) return false;
  const weights = weigh(quote, cuesOf(reading.language));
  return (weights.get('meeting-request') ?? 0) >= 1 && (weights.get('information-request') ?? 0) < 2 && (weights.get('pricing-request') ?? 0) < 1;
}

/** "Can we get a discount?" is answered by the sentence that it is being looked at: no fact says what a person must decide. */
function asksForTerms(quote: string, reading: Reading): boolean {
  if (!reading.intents.some((intent) => intent.kind === 'concession-request')) return false;
  const weights = weigh(quote, cuesOf(reading.language));
  const terms = weights.get('concession-request') ?? 0;
  return terms >= 1 && terms > (weights.get('information-request') ?? 0) && terms > (weights.get('pricing-request') ?? 0);
}

function gap(question: string, topic: FactTopic | undefined, { language, tone }: Pick<AskedOf, 'language' | 'tone'>): string {
  const phrases = phrasesOf(language);
  if (topic === 'price') return phraseIn(phrases.priceGap, tone);
  if (topic !== undefined && topic !== 'other') return phraseIn(phrases.topicGap, tone).replaceAll('{topic}', phrases.topics[topic]);
  const quoted = quotable(question, 120).replace(/[“”„«»‘’"]/g, '').trim();
  return phraseIn(phrases.answerGap, tone).replaceAll('{question}', () => quoted);
}
