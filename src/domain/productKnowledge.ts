// Finds the product fact that answers a question: by the fact's keywords and topic, and by the product the lead speaks of.
import { plainWords } from './words/sentences.ts';
import type { FactTopic, Product, ProductFact } from './settings.ts';
import type { DraftPhrases } from './templates/phrases.ts';

export interface MatchingFact {
  readonly product: Product;
  readonly fact: ProductFact;
}

function padded(text: string): string {
  return ` ${plainWords(text).join(' ')} `;
}

/** How many of the keywords a padded text holds; a keyword of four letters or more may be the start of a word. */
function hits(text: string, keywords: readonly string[]): number {
  return keywords.filter((keyword) => {
    const words = plainWords(keyword).join(' ');
    return words !== '' && text.includes(words.length >= 4 ? ` ${words}` : ` ${words} `);
  }).length;
}

/** Topics a question is about, best first, by the topic words of its language. */
export function topicsOf(question: string, phrases: DraftPhrases): readonly FactTopic[] {
  const words = plainWords(question);
  const scored = (Object.entries(phrases.topicWords) as [FactTopic, string][]).map(([topic, list]) => {
    const cues = list.split(' ');
    return { topic, count: words.filter((word) => cues.some((cue) => (cue.endsWith('*') ? word.startsWith(cue.slice(0, -1)) : word === cue))).length };
  });
  return scored.filter(({ count }) => count > 0).sort((one, two) => two.count - one.count).map(({ topic }) => topic);
}

/** The one fact that answers a question, or undefined: two equally good facts of two products answer nothing. `around` is what else the lead speaks of. */
export function findFact(question: string, around: string, products: readonly Product[], topics: readonly FactTopic[]): MatchingFact | undefined {
  const asked = padded(question);
  const context = padded(around);
  const candidates = products.flatMap((product) => {
    const names = [product.name, ...product.keywords];
    const inQuestion = hits(asked, names) > 0;
    const inContext = hits(context, names) > 0;
    return product.facts.map((fact) => {
      const words = hits(asked, fact.keywords);
      const topic = topics.indexOf(fact.topic);
      const topical = topic === 0 ? 2 : topic > 0 ? 1 : 0;
      const relevant = words > 0 || (topical === 2 && (inQuestion || inContext || products.length === 1) && product.facts.filter((other) => other.topic === fact.topic).length === 1);
      return { product, fact, score: relevant ? 3 * words + topical + (inQuestion ? 2 : 0) + (inContext ? 1 : 0) : 0 };
    });
  });
  const ranked = candidates.filter(({ score }) => score > 0).sort((one, two) => two.score - one.score);
  const first = ranked[0];
  if (first === undefined) return undefined;
  const rival = ranked[1];
  return rival !== undefined && rival.score === first.score && rival.product.id !== first.product.id ? undefined : { product: first.product, fact: first.fact };
}

/** Facts no question can be answered by: without words of their own, and not the only one of the product about what they are about. */
export function unreachableFacts({ facts }: Product): readonly ProductFact[] {
  return facts.filter((fact) => !fact.keywords.some((keyword) => plainWords(keyword).length > 0) && (fact.topic === 'other' || facts.filter(({ topic }) => topic === fact.topic).length > 1));
}

/** The one product a text speaks of; undefined when it names none, or two alike. */
export function productSpokenOf(text: string, products: readonly Product[]): Product | undefined {
  if (products.length === 1) return products[0];
  const words = padded(text);
  const ranked = products.map((product) => ({ product, count: 2 * hits(words, [product.name]) + hits(words, product.keywords) })).filter(({ count }) => count > 0).sort((one, two) => two.count - one.count);
  return ranked[0] === undefined || ranked[0].count === ranked[1]?.count ? undefined : ranked[0].product;
}
