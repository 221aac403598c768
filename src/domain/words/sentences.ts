// Sentences and words of a mail, verbatim: every sentence is a substring of the text it comes from.
import { calendarWords } from '../times/calendarWords.ts';

/** A sentence as it stands in the text, and where. */
export interface TextSentence {
  readonly text: string;
  readonly start: number;
  /** True when it ends with a question mark. */
  readonly asks: boolean;
  /** True when it begins an item of a list. */
  readonly item?: boolean;
}

const MOST_SENTENCES = 300;
const LONGEST_SENTENCE = 1200;

const abbreviations = new Set(
  'mr mrs ms dr prof st no nr vs etc ca z b d h u a bzw ggf evtl inkl exkl usw tel str abs art approx dept est inc ltd co jr sr e g i p ej sra sr srta ud uds pag pag sig dott ing geom avv ca max min mag dipl pág págs núm tél tel réf ex nº zzgl evt gem lt rd ltda ing vtl ggfs arch fa hr fr m mme mlle bv bijv o resp excl incl vl jan feb mar apr jun jul aug sep sept okt oct nov dez dec lun mer jeu ven sam dim mo di mi do'.split(
    ' ',
  ),
);

function endsSentence(text: string, at: number): boolean {
  const next = text[at + 1];
  if (next !== undefined && !/[\s"'”“»)\]*_<]/.test(next)) return false;
  if (text[at] !== '.') return true;
  let from = at;
  while (from > 0 && at - from < 12 && /[\p{L}\p{N}]/u.test(text[from - 1] ?? '')) from -= 1;
  const word = text.slice(from, at).toLowerCase();
  const upcoming = /^[\s"'”“»)\]*_]*(\S)/.exec(text.slice(at + 1, at + 12))?.[1] ?? '';
  // "am 8. Juni", "1. Which …" at a line start: a number with a point is no end, unless a new line follows.
  if (/^\d{1,2}$/.test(word) && !/^\s*\n/.test(text.slice(at + 1, at + 3))) return endsAfterNumber(text, { from, at }, upcoming);
  // Initials: "D. Lacombe".
  if (/^\p{Lu}$/u.test(text.slice(from, at)) && text.slice(from, at) !== 'I' && /^ \p{L}/u.test(text.slice(at + 1, at + 3))) return false;
  if (abbreviations.has(word)) return text[at + 1] === '\n' && /\p{Lu}/u.test(upcoming) && word.length > 2;
  return true;
}

const monthWords = new Set(Object.values(calendarWords).flatMap((words) => words.months.join('|').split('|')));
const beforeOrdinal = new Set('am vom zum im den der die das dem des zur bis ab und oder jede jeder seit nach vor the on of'.split(' '));

/** "PalletCell 6. Please": an end; "die 3. Linie", "am 8. Juni", a list number: none. */
function endsAfterNumber(text: string, { from, at }: { readonly from: number; readonly at: number }, upcoming: string): boolean {
  const next = /^\s*(\p{L}+)/u.exec(text.slice(at + 1, at + 24))?.[1] ?? '';
  if (monthWords.has(fold(next))) return false;
  if (!/\p{Lu}/u.test(upcoming)) return !/[\p{L}\d]/u.test(upcoming);
  const before = /(\p{L}+),?[^\S\n]$/u.exec(text.slice(Math.max(0, from - 24), from))?.[1];
  return before !== undefined && !beforeOrdinal.has(before.toLowerCase()) && !/(?:tag|woch|abend|day)$/i.test(before);
}

function breaksAtLine(text: string, at: number, start: number): boolean {
  const next = text.slice(at + 1, at + 40);
  if (/^[^\S\n]*\n/.test(next) || next === '') return true;
  // List items and quoted lines start anew.
  if (/^\s*(?:[-*•–]|\d{1,2}[.)]|[a-z]\)|>)\s?/.test(next)) return true;
  const lineStart = Math.max(text.lastIndexOf('\n', at - 1) + 1, start);
  const line = text.slice(lineStart, at).trim();
  if (line.startsWith('>')) return true;
  // A greeting or a name stands on a short line of its own; wrapped prose fills its lines.
  return line.length < 45 && /^\s*["“„«¿¡]?[\p{Lu}\d]/u.test(next);
}

/** True when only bullets and spaces stand between the start of the line and a place. */
function lineStarts(text: string, at: number): boolean {
  return /(?:^|\n)[\s*•–-]*$/.test(text.slice(Math.max(0, at - 12), at));
}

/** Sentences in order; lines beginning with `>` are somebody else's and left out. At most 300. */
export function splitSentences(text: string): readonly TextSentence[] {
  const found: TextSentence[] = [];
  let start = 0;
  const push = (end: number): void => {
    let from = start;
    let to = end;
    while (from < to && /[\s*•_–-]/.test(text[from] ?? '')) from += 1;
    while (to > from && /\s/.test(text[to - 1] ?? '')) to -= 1;
    start = end;
    const bullet = lineStarts(text, from) && /[-*•–]/.test(text.slice(Math.max(0, from - 4), from));
    const item = /^(?:\d{1,2}[.)]|[a-z]\))\s+/.exec(text.slice(from, from + 8));
    if (item !== null) from += item[0].length;
    if (to - from < 2 || text[from] === '>' || found.length >= MOST_SENTENCES) return;
    const piece = text.slice(from, Math.min(to, from + LONGEST_SENTENCE));
    found.push({ text: piece, start: from, asks: /\?["'”»)\]*_\s!]*$/.test(piece), ...(bullet || item !== null ? { item: true } : {}) });
  };
  for (let at = 0; at < text.length && found.length < MOST_SENTENCES; at += 1) {
    const letter = text[at];
    if (letter === '\n') {
      if (breaksAtLine(text, at, start)) push(at + 1);
    } else if (letter === '.' || letter === '!' || letter === '?' || letter === '…') {
      if (!endsSentence(text, at)) continue;
      let end = at + 1;
      while (end < text.length && /[.!?…"'”»)\]]/.test(text[end] ?? '')) end += 1;
      push(end);
      at = end - 1;
    }
  }
  push(text.length);
  return found;
}

/** Lower case without accents: `Müßte` → `musste`. */
export function fold(text: string): string {
  return text.toLowerCase().replace(/ß/g, 'ss').replace(/œ/g, 'oe').replace(/æ/g, 'ae').normalize('NFD').replace(/[\u0300-\u036f]/g, '');
}

/** Words of a text, folded; apostrophes and hyphens separate (`don't` → `don`, `t`). */
export function plainWords(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
