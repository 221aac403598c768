// Keeps the source of every inserted fact through the making of a text: a fact stands between marks no input may hold, and the
// marks become the sources of the sentence it ended up in.

/** Opens an inserted text; the sign after it says which source. Private use, so no language writes it. */
const OPEN = '\uE000';
const CLOSE = '\uE001';
const NO_SOURCE = '\uE0FF';
const FIRST_SOURCE = 0xe100;
const MOST_SOURCES = 0xf8ff - FIRST_SOURCE;

/** A sentence with the sources of what was inserted into it, in order. */
export interface MarkedSentence {
  readonly text: string;
  readonly sources: readonly number[];
}

/** A text without any sign that could pass for a mark. */
export function withoutMarks(text: string): string {
  return text.replace(/[\uE000-\uF8FF]/g, '');
}

/** A text to insert, marked with the index of its source; without one it is only kept in one piece. */
export function marked(text: string, source?: number): string {
  const sign = source === undefined || source > MOST_SOURCES ? NO_SOURCE : String.fromCharCode(FIRST_SOURCE + source);
  return `${OPEN}${sign}${withoutMarks(text)}${CLOSE}`;
}

/** Where the words of a text begin that may open with a mark. */
export function afterMark(text: string): number {
  return text.startsWith(OPEN) ? 2 : 0;
}

/** A text cut to a number of signs, marks not counted and none left open. */
export function cutMarked(text: string, most: number): string {
  let kept = '';
  let left = most;
  let isOpen = false;
  for (const sign of text) {
    if (sign === OPEN) isOpen = true;
    if (sign === CLOSE) isOpen = false;
    const isMark = withoutMarks(sign) === '';
    if (!isMark && left === 0) break;
    if (!isMark) left -= 1;
    kept += sign;
  }
  return isOpen ? kept + CLOSE : kept;
}

/**
 * A made text as paragraphs of sentences: a blank line ends a paragraph, a line break stays one, spaces are single. An inserted text is never
 * taken apart; the texts of a paragraph's sentences, joined by a space, are the paragraph.
 */
export function readMarked(text: string): readonly (readonly MarkedSentence[])[] {
  return text
    .replace(/[ \t\r]+/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .split(/\n{2,}/)
    .map((paragraph) => sentencesOf(paragraph.trim()))
    .filter((sentences) => sentences.length > 0);
}

const ENDING = /[.!?…]/;
const QUOTE_END = /["'”“»’)\]]/;

function sentencesOf(paragraph: string): readonly MarkedSentence[] {
  const found: MarkedSentence[] = [];
  let isInserted = false;
  let from = 0;
  for (let at = 0; at < paragraph.length; at += 1) {
    const sign = paragraph[at];
    if (sign === OPEN) isInserted = true;
    if (sign === CLOSE) isInserted = false;
    if (sign !== ' ' || isInserted || !endsSentence(paragraph, at)) continue;
    found.push(...sentenceOf(paragraph.slice(from, at)));
    from = at + 1;
  }
  found.push(...sentenceOf(paragraph.slice(from)));
  return found;
}

/** Whether the space at a place stands between two sentences. Where it is unclear ("z. B.", "am 3. Mai") the sentence goes on. */
function endsSentence(text: string, space: number): boolean {
  const next = text[space + 1] ?? '';
  if (!/[\p{Lu}\p{N}"'“„«¿¡[(]/u.test(next) && next !== OPEN) return false;
  let at = space - 1;
  const wasInserted = text[at] === CLOSE;
  while (at > 0 && (text[at] === CLOSE || QUOTE_END.test(text[at] ?? ''))) at -= 1;
  if (!ENDING.test(text[at] ?? '')) return false;
  return wasInserted || text[at] !== '.' || !/(?:^|[\s\uE000-\uF8FF])(?:\p{L}|\p{N}{1,2})$/u.test(text.slice(Math.max(0, at - 3), at));
}

function sentenceOf(text: string): readonly MarkedSentence[] {
  const plain = withoutMarks(text).trim();
  if (plain === '') return [];
  const signs = [...text].map((sign) => sign.charCodeAt(0)).filter((code) => code >= FIRST_SOURCE && code <= FIRST_SOURCE + MOST_SOURCES);
  return [{ text: plain, sources: [...new Set(signs.map((code) => code - FIRST_SOURCE))] }];
}
