// A long mail in its own words: the sentences that ask, decide, date and number, in their order, at most 400 characters.
import type { Reading } from './intentKinds.ts';
import type { Language } from './languages.ts';
import { bantCriteria, weighCriterion } from './words/bant/bantRules.ts';
import { findConcepts } from './words/bant/conceptFinder.ts';
import { fold, splitSentences } from './words/sentences.ts';
import type { TextSentence } from './words/sentences.ts';

/** Characters of own words above which a mail is summarized. */
export const SUMMARY_FROM_CHARACTERS = 1000;
/** Characters a summary has at most. */
export const SUMMARY_MOST_CHARACTERS = 400;

/** A piece of the mail, verbatim: a sentence, or its clauses up to (`after`) or from (`before`) the place where words were left out. */
export interface SummarySentence {
  readonly quote: string;
  readonly start: number;
  readonly cut?: 'before' | 'after';
}

export interface MailSummary {
  /** The sentences on one line, an ellipsis where words were left out. */
  readonly text: string;
  readonly sentences: readonly SummarySentence[];
}

const MOST_READ = 20_000;
const MOST_SENTENCES = 4;
/** A piece shorter than this says too little to be cut for. */
const SHORTEST_PIECE = 40;
const LONGEST_PIECE = 220;
const FEWEST_WORDS = 4;
const ELLIPSIS = '…';

// Folded, all languages. Greetings and sign-offs open a line; thanks may stand in one, but then the line is short.
const greeting = /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings|hallo|guten (?:tag|morgen|abend)|sehr geehrte|liebe[rs]?|moin|servus|gruss gott|bonjour|bonsoir|salut|cher|chere|madame|monsieur|hola|buenos dias|buenas|estimad|apreciad|querid|buongiorno|buonasera|salve|ciao|gentile|egregi|spett|bom dia|boa tarde|boa noite|ola|car[oa]|prezad|exm|dag|goede(?:morgen|middag|navond)|goedendag|beste|geachte)(?![a-z])/;
const signOff = /^(?:(?:kind|best|warm|many|with kind|with best) (?:regards|wishes)|regards|sincerely|yours|cheers|all the best|(?:mit )?(?:freundlichen?|besten?|herzlichen?|viele[n]?|liebe|schone|sonnige) (?:gru|dank)|gruss|grusse|mfg|lg|vg|cordialement|bien a vous|bien cordialement|(?:meilleures|sinceres|cordiales) salutations|salutations|veuillez agreer|amities|saludos|un (?:cordial )?saludo|atentamente|cordialmente|quedo a|(?:cordiali|distinti) saluti|saluti|un saluto|(?:com os )?(?:melhores )?cumprimentos|atenciosamente|abracos?|um abraco|(?:met )?(?:vriendelijke|hartelijke|beste) groet|groet(?:en|jes)?|mvg|hoogachtend|sent from|gesendet von|envoye de|enviado desde|inviato da|verzonden)(?![a-z])/;
const thanks = /(?:^|[^a-z])(?:thanks|thank you|thx|appreciate you|danke|vielen dank|besten dank|herzlichen dank|merci|gracias|agradezco|agradecemos|grazie|ringrazio|obrigad[oa]|agradeco|bedankt|dank je|dank u|hope (?:you|this)|looking forward|freue mich|freuen uns|au plaisir|dans l attente|quedo a la espera|resto in attesa|fico a aguardar|ik hoor graag)(?![a-z])/;

interface Candidate {
  readonly sentence: TextSentence;
  readonly score: number;
}

function isSmallTalk(folded: string, words: number): boolean {
  return (greeting.test(folded) && words <= 8) || (thanks.test(folded) && words <= 20);
}

/** Sentences of the body: what stands after the sign-off in the last third belongs to the signature. */
function bodyOf(text: string): readonly TextSentence[] {
  const sentences = splitSentences(text.slice(0, MOST_READ));
  const end = sentences.findIndex(({ text: words, start }) => start > text.length / 3 && signOff.test(fold(words)) && words.length < 80);
  return (end < 0 ? sentences : sentences.slice(0, end)).filter(({ text: words }) => {
    const count = words.split(/\s+/).length;
    return (count >= FEWEST_WORDS || (words.endsWith('?') && count > 1)) && !isSmallTalk(fold(words), count);
  });
}

function scoreOf(sentence: TextSentence, reading: Reading, language: Language | undefined): number {
  const overlaps = (quote: string): boolean => quote !== '' && (sentence.text.includes(quote) || quote.includes(sentence.text));
  const places = findConcepts(sentence.text, language);
  let score = 0;
  if (reading.questions.some(({ quote }) => overlaps(quote))) score += 3;
  else if (sentence.asks) score += 2;
  if (reading.intents.some(({ kind, evidence }) => kind !== 'other' && overlaps(evidence.quote))) score += 3;
  if (reading.intents.some(({ times = [] }) => times.some(({ quote }) => overlaps(quote)))) score += 2;
  for (const criterion of bantCriteria) score += 0.7 * (weighCriterion(criterion, places)?.weight ?? 0) * (criterion === 'need' ? 0.7 : 1);
  if (places.has('money')) score += 1;
  if (/\d/.test(sentence.text) || places.has('time')) score += 0.8;
  // Long sentences take the room of others.
  return score - Math.max(0, sentence.text.length - LONGEST_PIECE) / 200;
}

/** A piece as it is shown: on one line, its cut marked. */
function shown({ quote, cut }: SummarySentence): string {
  const line = quote.replace(/\s+/g, ' ');
  return cut === undefined ? line : cut === 'after' ? `${line} ${ELLIPSIS}` : `${ELLIPSIS} ${line}`;
}

/** The beginning of a sentence up to a clause border within `room`, or its end when it asks there; undefined when no border lies well. */
function shorten({ text, start, asks }: TextSentence, room: number): SummarySentence | undefined {
  const borders = [...text.matchAll(/[,;:–—](?=\s)/g)].map(({ index }) => index);
  const fits = (piece: string): boolean => piece.length >= SHORTEST_PIECE && piece.length + ELLIPSIS.length + 1 <= room;
  if (asks) {
    const tail = borders.map((at) => text.slice(at + 1).trimStart()).find(fits);
    if (tail !== undefined) return { quote: tail, start: start + text.length - tail.length, cut: 'before' };
  }
  const head = borders.map((at) => text.slice(0, at)).filter(fits).at(-1);
  return head === undefined ? undefined : { quote: head, start, cut: 'after' };
}

/**
 * Summary of a mail whose own words have more than `SUMMARY_FROM_CHARACTERS` characters, undefined for shorter ones and for those
 * in which no sentence fits. Extractive: every word is the mail's, in its order; what is left out of a sentence is marked.
 */
export function summarizeMail(text: string, reading: Reading, language: Language | undefined): MailSummary | undefined {
  if (text.trim().length <= SUMMARY_FROM_CHARACTERS) return undefined;
  const candidates = bodyOf(text).map((sentence): Candidate => ({ sentence, score: scoreOf(sentence, reading, language) }));
  const ranked = [...candidates].sort((one, two) => two.score - one.score || one.sentence.start - two.sentence.start);
  const chosen: SummarySentence[] = [];
  let room = SUMMARY_MOST_CHARACTERS;
  for (const { sentence, score } of ranked) {
    // Small talk fills no room that is left; where nothing else is said, the first sentences speak for the mail.
    if (chosen.length >= MOST_SENTENCES || room < SHORTEST_PIECE || (chosen.length > 0 && score <= 0 && (ranked[0]?.score ?? 0) > 0)) break;
    const most = Math.min(room, LONGEST_PIECE);
    const piece = sentence.text.length <= most ? { quote: sentence.text, start: sentence.start } : shorten(sentence, most);
    if (piece === undefined) continue;
    chosen.push(piece);
    room -= shown(piece).length + 1;
  }
  if (chosen.length === 0) return undefined;
  chosen.sort((one, two) => one.start - two.start);
  return { text: chosen.map(shown).join(' '), sentences: chosen };
}
