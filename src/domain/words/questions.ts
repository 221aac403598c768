// The questions of a mail one by one, and requests that ask without a question mark.
import type { Question, WeighedSentence } from '../intent.ts';
import { fold } from './sentences.ts';

const MOST_QUESTIONS = 20;
const openers = /^(?:what|whats|how|when|where|which|who|whose|why|does|do you|can|could|is there|are there|will|would|was |wie |wo |wer |welche|wann |kann |können|gibt es|haben sie|combien|comment|quel|quelle|est-ce|où |qui |qué |cómo|cuánto|cuál|dónde|quién|che |come |quanto |quale |dove |chi |qual |quais |quantos |onde |quem |wat |hoe |welke |wie |waar |wanneer )/iu;

/** Words that ask for something without a question mark, folded, all languages. */
const requestWords =
  /(?:^|[^a-z])(?:please|send|share|provide|tell|give|let (?:me|us) (?:have|know)|forward|need|want|would like|like to (?:know|see)|wondering|curious|show|explain|clarify|confirm|stick|bitte|schick\w*|send\w*|mitschick\w*|brauch\w*|benotig\w*|nennen|wissen|mocht\w*|wurd\w* mich interess\w*|zusend\w*|lassen sie|envoy\w*|transmett\w*|faut|besoin|merci de|pourriez|pouvez|aimerai\w*|voudrai\w*|precis\w*|envi\w*|mand\w*|necesit\w*|podria\w*|pued\w*|gustaria|quer\w*|quisier\w*|pas[ae]me|invi\w*|serv\w*|vorre\w*|potre\w*|puo|avrei|fatemi|mi scriv\w*|precis[oa]\w*|gostaria|gostava|pode\w*|explic\w*|stuur\w*|sturen|wil|graag|kunt|kunnen|mail me|heb ik nodig|nodig)(?:[^a-z]|$)/;

/** The part of a long sentence that really asks: what stands after its last colon. */
function askingPart(text: string): string {
  const colon = text.lastIndexOf(': ');
  const tail = colon < 0 ? '' : text.slice(colon + 2).trim();
  return colon >= 12 && tail.split(/\s+/).length >= 3 ? tail : text;
}

/** Questions and requests in order, each a substring of its sentence; greetings ("How are you?") are none. */
export function questionsIn(sentences: readonly WeighedSentence[]): readonly Question[] {
  const found: Question[] = [];
  for (const sentence of sentences) {
    if (found.length >= MOST_QUESTIONS) break;
    const weight = (kind: 'information-request' | 'pricing-request' | 'concession-request'): number => sentence.weights.get(kind) ?? 0;
    const words = sentence.text.split(/\s+/).length;
    if (sentence.asks) {
      const friendly = (sentence.weights.get('small-talk') ?? 0) > 0 && weight('information-request') < 2;
      if (words >= 3 && !friendly) found.push({ quote: askingPart(sentence.text) });
      continue;
    }
    if (/:\s*$/.test(sentence.text)) continue;
    const requests = (words <= 3 || requestWords.test(fold(sentence.text))) && (weight('information-request') >= 2 || weight('pricing-request') >= 2 || (weight('pricing-request') >= 1 && words <= 12));
    const opens = openers.test(sentence.text) && words >= 4 && words <= 30 && weight('information-request') + weight('pricing-request') >= 1;
    if ((requests || opens) && words >= 2 && words <= 60 && (sentence.weights.get('opt-out') ?? 0) < 2 && (sentence.weights.get('not-interested') ?? 0) < 2) found.push({ quote: sentence.text });
  }
  return found;
}
