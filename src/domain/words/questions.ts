// The questions of a mail one by one, and requests that ask without a question mark.
import type { WeighedSentence } from './cueMatcher.ts';
import type { Question } from '../intentKinds.ts';
import type { Language } from '../languages.ts';
import { detectLanguage } from './language.ts';
import { asidePattern, givingPattern, listIntroPattern, requestPatternsOf, rhetoricalPattern, smallTalkPattern, tagPattern, tellingPattern } from './requestWords.ts';
import type { RequestPatterns } from './requestWords.ts';
import { fold, plainWords } from './sentences.ts';

const MOST_QUESTIONS = 20;
const LONGEST_REQUEST = 60;
const GREETING_WORDS = 10;
const pleading = /(?:^|[^a-z])(?:please|pls|bitte|svp|s'il vous plait|s’il vous plait|por favor|per favore|graag|aub|alstublieft)(?:[^a-z]|$)/;
const thanks = /^(?:many thanks|thanks|thank you|danke|vielen dank|besten dank|herzlichen dank|merci (?!de |d['’])|gracias|muchas gracias|(?:te|le|les|os) agradezco|grazie|la ringrazio|vi ringrazio|obrigad[oa]|muito obrigad[oa]|agradeco|bedankt|dank)/;

/** The part of a long sentence that really asks: what stands after its last colon. */
function askingPart(text: string): string {
  const colon = text.lastIndexOf(': ');
  const tail = colon < 0 ? '' : text.slice(colon + 2).trim();
  return colon >= 12 && tail.split(/\s+/).length >= 3 ? tail : text;
}

function wordCount(text: string): number {
  return text.split(/\s+/).length;
}

function isOnlyPolite(sentence: WeighedSentence, patterns: RequestPatterns): boolean {
  const folded = plainWords(sentence.text).join(' ');
  return (smallTalkPattern.test(folded) && wordCount(sentence.text) <= GREETING_WORDS) || rhetoricalPattern.test(folded) || (tagPattern.test(sentence.text) && !patterns.openers.some((opener) => opener.test(fold(sentence.text))));
}

/** Without the reason or the aside that follows the request. */
function requestPart(text: string): string {
  const words = text.slice(0, 12).length;
  const aside = asidePattern.exec(text.slice(words));
  const cut = aside === null ? text : text.slice(0, words + aside.index);
  return wordCount(cut) >= 3 ? cut.replace(/[,;:\s]+$/, '') : text;
}

/** "…, and whether you take 60 days": the second thing asked in one request. */
function secondAsk(text: string): readonly string[] {
  const joint = /,?\s(?:and|und|et|y|e|en|sowie)\s(?=(?:whether|if|ob|wie|si|se|of|how|what|what['’]s|combien|cu[aá]nto|quanto|hoe)\s)/iu.exec(text);
  if (joint === null || joint.index < 12) return [text];
  const second = text.slice(joint.index + joint[0].length);
  return wordCount(second) >= 4 && wordCount(text.slice(0, joint.index)) >= 4 ? [text.slice(0, joint.index), second] : [text];
}

function asksWithoutMark(sentence: WeighedSentence, patterns: RequestPatterns): boolean {
  const folded = fold(sentence.text);
  const words = wordCount(sentence.text);
  if (words < 2 || words > LONGEST_REQUEST || givingPattern.test(folded) || thanks.test(folded)) return false;
  if ((sentence.weights.get('opt-out') ?? 0) >= 2 || (sentence.weights.get('not-interested') ?? 0) >= 2) return false;
  const requests = patterns.requests.exec(folded);
  if (requests === null) return false;
  const rest = folded.slice(requests.index);
  // A "not" in the clause of the request takes it back; one in the reason after it does not.
  const opened = folded.slice(0, requests.index).lastIndexOf(',') + 1;
  const closed = rest.slice(requests[0].length).search(/[,;:(]/);
  if (patterns.refusing.test(folded.slice(opened, closed < 0 ? folded.length : requests.index + requests[0].length + closed))) return false;
  const weight = Math.max(sentence.weights.get('information-request') ?? 0, sentence.weights.get('pricing-request') ?? 0);
  // German and Dutch put the thing before the verb; elsewhere only "please" may follow it.
  const wanted = patterns.objects.test(patterns.verbLast || pleading.test(folded) ? folded : rest);
  const told = patterns.embedded.test(rest.slice(requests[0].length)) && (weight >= 1 || tellingPattern.test(rest));
  return wanted || told || weight >= 2;
}

/** Clauses of a sentence without a mark that ask by their first words. */
function askingClauses(text: string, patterns: RequestPatterns): readonly string[] {
  const found: string[] = [];
  for (const piece of text.split(/[,;.]\s|\s[-–—]\s|:\s/)) {
    const clause = piece.trim();
    const plain = fold(clause).replace(/^(?:(?:and|also|but|so|oh|btw|ok|y|e|et|und|aber|ach|en|ou|o|ma|mas|pero|noch was|eine frage|quick one|question)[\s,]+){1,3}/, '');
    if (wordCount(clause) >= 3 && wordCount(clause) <= 30 && patterns.openers.some((opener) => opener.test(plain))) found.push(clause.slice(clause.length - clauseLength(clause, plain)).replace(/[.!\s]+$/, ''));
  }
  return found;
}

/** Letters of the clause that are left without its filler words; folding may change lengths, then the whole clause stays. */
function clauseLength(clause: string, plain: string): number {
  return fold(clause).length === clause.length ? plain.length : clause.length;
}

/** Questions and requests in order, each a substring of its sentence; greetings ("How are you?") are none. */
export function questionsIn(sentences: readonly WeighedSentence[], language: Language | undefined = detectLanguage(sentences.map(({ text }) => text).join(' '))): readonly Question[] {
  const patterns = requestPatternsOf(language);
  const found: string[] = [];
  let listed = false;
  sentences.forEach((sentence, index) => {
    const { text } = sentence;
    if (/:\s*$/.test(text)) {
      listed = listIntroPattern.test(fold(text));
      return;
    }
    if (sentence.asks) {
      if ((wordCount(text) >= 3 || sentence.item === true) && !isOnlyPolite(sentence, patterns)) found.push(askingPart(text));
      return;
    }
    const next = sentences[index + 1];
    const asksLater = next !== undefined && next.item !== true && (next.asks || asksWithoutMark(next, patterns));
    if (listed && sentence.item === true && !asksLater && wordCount(text) <= LONGEST_REQUEST) {
      found.push(text);
      return;
    }
    const clauses = askingClauses(text, patterns);
    if (clauses.length > 0) found.push(...clauses);
    else if (asksWithoutMark(sentence, patterns)) found.push(...secondAsk(requestPart(askingPart(text))));
  });
  return found.slice(0, MOST_QUESTIONS).map((quote) => ({ quote }));
}
