// Parts the end of a mail from its words: closing words, contact data without dashes above, legal notices.
import { isPlainSignOff, isSignOff } from './closingWords.ts';
import { contactWeight, isFullName, isNameLike } from './contactData.ts';
import { isNotice } from './legalNotice.ts';
import { isRule } from './replyMarks.ts';

const MOST_LINES_BELOW = 14;
const MOST_CONTACT_LINES = 10;
/** More blocks of contact data than this are a list of people, written for the reader. */
const MOST_CONTACT_BLOCKS = 3;
const MOST_CLOSINGS = 4;

interface Paragraph {
  readonly start: number;
  readonly end: number;
}

export interface MailEnd {
  readonly own: readonly string[];
  readonly closing: readonly string[];
  readonly signature: readonly string[];
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === '';
}

function paragraphsOf(lines: readonly string[]): Paragraph[] {
  const found: Paragraph[] = [];
  let start = -1;
  lines.forEach((line, index) => {
    if (isBlank(line)) {
      if (start >= 0) found.push({ start, end: index });
      start = -1;
    } else if (start < 0) start = index;
  });
  if (start >= 0) found.push({ start, end: lines.length });
  return found;
}

/** Cuts legal notices, contact data and closing words from the end, until nothing of them is left there. `signed`: a signature was found already, so no contact data is guessed. */
export function splitSignature(lines: readonly string[], signed = false): MailEnd {
  const paragraphs = paragraphsOf(lines);
  let cut = lines.length;
  for (let end = -1; end !== cut; ) {
    end = withoutNotices(lines, cut, paragraphs);
    cut = cutBelowSignOff(lines, end) ?? (signed ? end : cutContactBlock(lines, end, paragraphs));
  }
  const closing = closingStart(lines, cut);
  return { own: lines.slice(0, closing), closing: lines.slice(closing, cut), signature: lines.slice(cut) };
}

/** Where the legal notices begin that end at `end`. Takes from `paragraphs` those that lie behind. */
function withoutNotices(lines: readonly string[], end: number, paragraphs: Paragraph[]): number {
  let cut = end;
  for (let last = paragraphs[paragraphs.length - 1]; paragraphs.length > 1 && last !== undefined; last = paragraphs[paragraphs.length - 1]) {
    if (last.start < cut && !isNotice(lines.slice(last.start, Math.min(last.end, cut)))) break;
    cut = Math.min(cut, last.start);
    paragraphs.pop();
  }
  // The notice may hang on to the signature without an empty line.
  while (cut > 1 && (lines[cut - 1] ?? '').length > 100 && contactAbove(lines, cut) && isNotice([lines[cut - 1] ?? ''])) cut -= 1;
  return cut;
}

function contactAbove(lines: readonly string[], end: number): boolean {
  const above = lines[end - 2];
  return above !== undefined && !isBlank(above) && above.length < 80 && !/[.?!]\s*$/.test(above);
}

/** True when the lines below dashes can be a signature: few, short, and a name, closing words, contact data or a notice among the first. */
export function isSignatureBelow(lines: readonly string[]): boolean {
  const said = lines.filter((line) => !isBlank(line));
  const first = said[0];
  if (first === undefined) return true;
  if (isNotice(said)) return true;
  if (said.length > MOST_CONTACT_LINES || said.some((line) => isRule(line) || /\?\s*$/.test(line) || (line.length > 100 && contactWeight(line) === 0 && !isNotice([line])))) return false;
  return isPlainSignOff(first) || (isNameLike(first) && /^\W{0,2}[\p{Lu}\p{Lo}]/u.test(first) && !/[.:;,!]\s*$/.test(first)) || (said.length <= 4 && isNameLike(first) && first.trim().split(/\s+/).length <= 2 && !/[.:;,!]\s*$/.test(first)) || said.reduce((sum, line) => sum + contactWeight(line), 0) >= 2;
}

/** Index of the first line of the signature below the last closing words, or undefined. */
function cutBelowSignOff(lines: readonly string[], end: number): number | undefined {
  let seen = 0;
  for (let index = end - 1; index > 0 && seen < MOST_LINES_BELOW; index -= 1) {
    const line = lines[index] ?? '';
    if (isBlank(line)) continue;
    seen += 1;
    if (/^\W{0,2}p\.?\s?s\.?\b/i.test(line.trim())) return undefined;
    if (!isSignOff(line) && !isClosingByShape(lines, index, end)) continue;
    let cut = index + 1;
    while (cut < end - 1 && isBlank(lines[cut]) && (/^[/-]{1,2}\p{L}{2,20}$/u.test((lines[cut + 1] ?? '').trim()) || isLoneFirstName(lines, cut + 1, end))) cut += 1;
    if (cut < end && isNameLike(lines[cut] ?? '')) cut += 1;
    const rest = lines.slice(cut, end).filter((text) => !isBlank(text));
    const prose = rest.some((text) => text.length > 100 && contactWeight(text) === 0 && !isNotice([text])) || rest.some((text) => /\?\s*$/.test(text)) || isSentence(rest[0] ?? '');
    return prose ? undefined : cut;
  }
  return undefined;
}

/** "Tuesday at 10 works.": what a signature begins with ends with no stop. */
function isSentence(line: string): boolean {
  return /[\p{Ll}\d)][.!]\s*$/u.test(line) && line.trim().split(/\s+/).length > 2 && contactWeight(line) === 0 && !isFullName(line) && !isNotice([line]);
}

/** One word with a capital that stands alone: "Jonas". */
function isLoneFirstName(lines: readonly string[], index: number, end: number): boolean {
  return /^\p{Lu}[\p{L}'’.-]{1,20}$/u.test((lines[index] ?? '').trim()) && (index + 1 >= end || isBlank(lines[index + 1]));
}

/** "Sorry again,\nSteph": a few words, a comma, and below them nothing but a first name or two. */
function isClosingByShape(lines: readonly string[], index: number, end: number): boolean {
  const line = (lines[index] ?? '').trim();
  if (!line.endsWith(',') || line.length > 40 || line.split(/\s+/).length > 4 || /\d/.test(line) || lastSaid(lines, index) === '') return false;
  if (!isBlank(lines[index - 1])) return false;
  const name = (lines[index + 1] ?? '').trim();
  return index + 1 < end && /^\p{Lu}[\p{L}'’.-]{1,20}(?: \p{Lu}[\p{L}'’.-]{0,20}){0,2}$/u.test(name) && (index + 2 >= end || isBlank(lines[index + 2]));
}

/** Without closing words: last blocks that are plainly contact data. */
function cutContactBlock(lines: readonly string[], end: number, paragraphs: readonly Paragraph[]): number {
  let cut = end;
  let blocks = 0;
  for (let index = paragraphs.length - 1; index > 0; index -= 1) {
    const paragraph = paragraphs[index];
    if (paragraph === undefined) break;
    const block = lines.slice(paragraph.start, Math.min(paragraph.end, end)).filter((line) => !isBlank(line));
    if (block.length === 0) continue;
    if (!isContactBlock(block, lastSaid(lines, paragraph.start))) break;
    blocks += 1;
    if (blocks > MOST_CONTACT_BLOCKS) return end;
    cut = paragraph.start;
  }
  return cut;
}

function lastSaid(lines: readonly string[], before: number): string {
  for (let index = before - 1; index >= 0; index -= 1) if (!isBlank(lines[index])) return (lines[index] ?? '').trim();
  return '';
}

/** `above`: the last line said before the block. */
function isContactBlock(block: readonly string[], above: string): boolean {
  const first = block[0] ?? '';
  // What a colon announces was written for the reader.
  if (block.length > MOST_CONTACT_LINES || above.endsWith(':')) return false;
  if (block.some((line) => line.length > 140 || /[?!]\s*$/.test(line) || (/[.]\s*$/.test(line) && contactWeight(line) === 0 && line.length > 50))) return false;
  const weight = block.reduce((sum, line) => sum + contactWeight(line), 0);
  if (weight >= 3) return true;
  const name = first.split(/\s*[|·•–,]\s*/, 1)[0] ?? '';
  if (!isFullName(name) || block.some((line) => /[.:;]\s*$/.test(line) && !/\p{L}\.\s*$/u.test(line))) return false;
  // "Orla" and below "Orla Keane | Theatre Recovery": the same person twice.
  const firstName = above.replace(/^[\s/–-]{1,5}|[\s.,!]{1,5}$/g, '');
  const twice = firstName.length > 1 && !firstName.includes(' ') && name.split(/\s+/).some((word) => word === firstName || (firstName.length > 2 && word.startsWith(firstName)));
  if (twice) return true;
  const others = block.slice(1);
  return others.length > 0 && weight >= 1 && !others.every((line) => isFullName(line) && contactWeight(line) === 0);
}

const greeting = /^\W{0,2}(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|guten|liebe[rs]?|sehr geehrte[rs]?|moin|servus|bonjour|bonsoir|salut|cher|chère|hola|buenos|buenas|estimad|ciao|buongiorno|salve|gentile|egregio|olá|oi|bom dia|boa tarde|prezad|caro|cara|beste|geachte|hoi|goede|hej|hei|dag)\b/iu;

/** Where the closing words begin that end at `cut`; `cut` when there are none, or when nothing else was said. */
function closingStart(lines: readonly string[], cut: number): number {
  let found = cut;
  // "Thanks!", "Best regards", "-Jonas": some say goodbye more than once.
  for (let rounds = 0; rounds < MOST_CLOSINGS; rounds += 1) {
    const next = lastClosing(lines, found);
    if (next === found) break;
    found = next;
  }
  return found;
}

function lastClosing(lines: readonly string[], cut: number): number {
  let names = 0;
  for (let index = cut - 1; index > 0; index -= 1) {
    const line = lines[index] ?? '';
    if (isBlank(line)) continue;
    if (isPlainSignOff(line) || (names > 0 && isClosingByShape(lines, index, cut))) return saysSomething(lines, index) ? index : cut;
    if (isDashedName(lines, index)) return lastSaid(lines, index) === '' ? cut : index;
    names += 1;
    if (names > 2 || !isNameLike(line) || /[.?!:;]\s*$/.test(line) || !/^\W{0,3}[\p{Lu}\p{Lo}]/u.test(line)) return cut;
  }
  return cut;
}

function saysSomething(lines: readonly string[], end: number): boolean {
  return lines.slice(0, end).some((line) => !isBlank(line) && !isRule(line) && !isPlainSignOff(line) && !(line.length < 40 && (greeting.test(line) || /^\S{1,20}(?: \S{1,20})?,\s*$/.test(line))));
}

/** "-Jonas" or "/ Jonas" as the last line: a name behind dashes, no item of a list. */
function isDashedName(lines: readonly string[], index: number): boolean {
  const line = (lines[index] ?? '').trim();
  if (!/^(?:-{1,2}|—|–|\/{1,2} ?|~|-- )\p{L}[\p{L}'’.-]{1,20}(?: \p{Lu}[\p{L}'’.-]{0,20}){0,2}$/u.test(line)) return false;
  const sign = line[0] ?? '';
  return !lines.slice(0, index).some((above) => above.trimStart().startsWith(sign) && !isRule(above)) && !lastSaid(lines, index).endsWith(':');
}
