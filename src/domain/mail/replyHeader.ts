// The line by which a mail client introduces what it quotes ("On Tuesday … wrote:"), in the languages and orders clients use.
// Weighs what such a line is made of: a date, an address, a word for writing, a colon, a quote below. Never looks at more than six short lines.
import { bareLine, LONGEST_HEADER_LINE } from './replyMarks.ts';

const LONGEST_HEADER = 600;
const MOST_LINES = 6;

/** First words of such lines: prepositions, weekdays, "Quoting". One run a language: en fr de es it pt nl pl cs sk ro hu sv/da/no fi tr el ru/uk/bg ca sl/hr et lv is vi id th he ar zh. */
const starts = new Set(
  ('on at in quoting le la el em às no a il am zitat von pada op den på dnia w wiadomość dne dňa v út po st čt pá so ne ut št pe în a ma ti ke to la su ' +
    'στις στις: на в у пн вт ср чт пт сб вс нд понедельник вторник среда четверг пятница суббота воскресенье понеділок вівторок середа четвер п’ятниця субота неділя ' +
    'mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday mo di mi do fr sa so lun mar mer jeu ven sam dim mié jue vie sáb dom ' +
    'tor fre lör lør mån tis ons søn man tir wt czw sob niedz pon śr pt uto čet sri ned tor citando citat citát missatge dana þann kontakt otrd vào lúc ngày dari เมื่อ בתאריך ב في 在 于 於').split(' '),
);
const quotingStarts = new Set(['quoting', 'zitat', 'citando', 'citat', 'citát']);

const verbWords =
  'wrote|writes|schrieb|schrieben|geschrieben|schreibt|a écrit|a ecrit|écrit|escribió|escribio|ha escrito|escribía|ha scritto|scrisse|scritto|escreveu|schreef|geschreven|skrev|skrifaði|kirjoitti|napisał|napisal|napisała|napisana|pisze|' +
  'napísal|napsal|odesílatel|написал|написала|написа|писал|пишет|написав|пише|írta|ezt írta|a scris|yazdı|yazmış|έγραψε|έγραψαν|đã viết|menulis|כתב|כתבה|כתב/ה|كتب|تمت كتابة|napisao|napisala|je napisao|rašė|rakstīja|kirjutas|va escriure|idatzi du|va scriure';
const verbs = verbWords.split('|');
const asianVerbs = ['写道', '寫道', '写到', '書きました', 'のメッセージ', 'のメール', '작성', '썼습니다', '쓴 글', 'เขียนว่า', 'เขียน'];

const timeOfDay = /\d{1,2}[:.hH]\s?\d{2}/;
const dayOfYear = /(?:19|20)\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/;
/** Last letters of wrote, schrieb, écrit, escribió, scritto, escreveu, schreef, skrev: for looking once at every line. */
const verbEnds = new Set(['ote', 'ieb', 'rit', 'ió', 'bió', 'tto', 'veu', 'eef', 'rev']);

const oldGmail = /^\d{4}-\d\d-\d\d \d{1,2}:\d\d GMT[+-]\d/;

interface VerbPlace {
  readonly start: number;
  readonly end: number;
}

function findVerb(lower: string): VerbPlace | undefined {
  for (const verb of asianVerbs) {
    const at = lower.indexOf(verb);
    if (at >= 0) return { start: at, end: at + verb.length };
  }
  for (const verb of verbs) {
    const at = lower.lastIndexOf(verb);
    if (at < 0) continue;
    const before = lower[at - 1];
    const after = lower[at + verb.length];
    if ((before === undefined || !/[\p{L}\d]/u.test(before)) && (after === undefined || !/\p{L}/u.test(after))) return { start: at, end: at + verb.length };
  }
  return undefined;
}

/** Up to five words that all begin like a name, maybe in quotes or with an address behind. */
function isNameOnly(text: string): boolean {
  const words = text.replace(/<[^<>]{0,200}>|\([^()]{0,200}\)/g, ' ').replace(/["'[\]]/g, ' ').trim().split(/[\s/]+/);
  return words.length > 0 && words.length <= 6 && words.every((word) => /^[\p{Lu}\p{Lo}]/u.test(word) || /^(?:von|van|de|der|den|da|di|du|la|le|via|bin|al|hat|el|do|dos)$/.test(word) || word.includes('@'));
}

/** True when the line, as written, can be the last of a reply header. */
function mayEnd(line: string): boolean {
  const text = line.trimEnd();
  const last = text[text.length - 1] ?? '';
  if (':：>)-*_…|'.includes(last)) return true;
  return verbEnds.has(text.slice(-3).toLowerCase()) || text.endsWith('...') || text.includes('GMT');
}

function firstWordOf(lower: string): string {
  return lower.split(/[\s,.\-‐('’]/, 1)[0] ?? '';
}

function looksLikeReplyHeader(joined: string, followedByQuote: boolean): boolean {
  const bare = bareLine(joined).replace(/^\(/, '').replace(/[\s-]+$/, '');
  if (bare.length < 8 || bare.length > LONGEST_HEADER) return false;
  const lower = bare.toLowerCase();
  const firstWord = firstWordOf(lower);
  const address = bare.includes('@');
  const day = dayOfYear.test(bare);
  const dated = day || timeOfDay.test(bare);
  const startsWell = starts.has(firstWord) || /^\d/.test(bare) || /^[在于於]/.test(bare);
  if (oldGmail.test(bare) && bare.length < 120) return true;
  const verb = findVerb(lower);
  if (!/[:：]$/.test(bare)) return endsWithoutColon({ joined, bare, lower, verb, followedByQuote, startsWell, address, dated });
  if (quotingStarts.has(firstWord) && address) return true;
  if (verb === undefined) return address && dated && (bare.includes('<') || /(?:^|\s)(?:от|від|from|von|by|de) /.test(lower)) && (startsWell || followedByQuote);
  if (startsWell && (dated || address || followedByQuote)) return true;
  const named = isNameOnly(bare.slice(0, verb.start));
  if (address) return dated || followedByQuote || (named && verb.end >= lower.length - 3);
  return named && (day || followedByQuote);
}

interface HeaderClues {
  readonly joined: string;
  readonly bare: string;
  readonly lower: string;
  readonly verb: VerbPlace | undefined;
  readonly followedByQuote: boolean;
  readonly startsWell: boolean;
  readonly address: boolean;
  readonly dated: boolean;
}

/** Zoho, old Yahoo, old Gmail and news readers end without a colon. */
function endsWithoutColon({ joined, bare, lower, verb, followedByQuote, startsWell, address, dated }: HeaderClues): boolean {
  if (lower.includes(' wrote in message ')) return true;
  if (verb !== undefined && verb.end === lower.length) {
    const dashed = /^[\s>]*-{2,}/.test(joined) && /-{2,}\s*$/.test(joined);
    return dashed || (dated && startsWell && (joined.trimEnd().endsWith('-') || followedByQuote || address));
  }
  return followedByQuote && address && dated && startsWell && /[>)]$/.test(bare);
}

/** A line that ends a sentence can't be the beginning of a header; "Nov." and "p.m." end none. */
function endsSentence(line: string): boolean {
  const text = line.trimEnd();
  if (/[!?]$/.test(text)) return true;
  return text.endsWith('.') && /\p{L}{5,}\.$/u.test(text);
}

function isUnclosed(text: string): boolean {
  return text.split('<').length > text.split('>').length;
}

function closesAddress(line: string, joined: string): boolean {
  return /^\s*>[^>]{0,40}[:：]\s*$/.test(line) && isUnclosed(joined) && (findVerb(`${joined} ${line}`.toLowerCase()) !== undefined || dayOfYear.test(joined));
}

function nextDepth(text: (index: number) => string | undefined, depthOf: (index: number) => number, from: number): number {
  for (let index = from; index < from + 4; index += 1) {
    const line = text(index);
    if (line === undefined) return 0;
    if (line.trim() !== '') return depthOf(index);
  }
  return 0;
}

/** Own words that begin like a header must not be swallowed by the header below them. */
function hidesAnotherHeader(parts: readonly string[], followedByQuote: boolean): boolean {
  for (let cut = 1; cut < parts.length; cut += 1) {
    const head = parts.slice(0, cut).join(' ');
    if (/[@<]/.test(head)) return false;
    const tail = parts.slice(cut).join(' ');
    const complete = !(dayOfYear.test(head) || timeOfDay.test(head)) || (dayOfYear.test(tail) && /^\W{0,3}\p{Lu}/u.test(tail) && !/,\s*$/.test(head));
    if (complete && head.trim().split(/\s+/).length > 2 && starts.has(firstWordOf(bareLine(tail).toLowerCase())) && looksLikeReplyHeader(tail, followedByQuote)) return true;
  }
  return false;
}

function beginsHeader(line: string): boolean {
  const bare = bareLine(line).replace(/^\(/, '');
  return starts.has(firstWordOf(bare.toLowerCase())) || /^[\d在于於]/.test(bare) || /[<"]/.test(line) || (dayOfYear.test(line) && timeOfDay.test(line));
}

/** Number of lines of the reply header that starts at `at` ("On … wrote:", also over six lines), 0 when there is none. `depthOf` tells how deep a line is quoted. */
export function replyHeaderLength(text: (index: number) => string | undefined, depthOf: (index: number) => number, at: number): number {
  const first = text(at);
  if (first === undefined || first.length > LONGEST_HEADER_LINE || first.trim() === '') return 0;
  const begins = beginsHeader(first);
  if (!begins && !mayEnd(first)) return 0;
  const parts: string[] = [];
  for (let index = at; index < at + MOST_LINES; index += 1) {
    const line = text(index);
    if (line === undefined || line.length > LONGEST_HEADER_LINE) return 0;
    if (line.trim() === '') {
      const joined = parts.join(' ');
      // One client leaves an empty line between the name and the address.
      if (index === at || !/^\s*<\s*$|^\s*</.test(text(index + 1) ?? '') || !(dayOfYear.test(joined) && timeOfDay.test(joined))) return 0;
      continue;
    }
    if (depthOf(index) > depthOf(at)) {
      // Gmail breaks a long address so that only its closing sign stands on the next line, which then looks quoted.
      return closesAddress(line, parts.join(' ')) ? index - at + 1 : 0;
    }
    parts.push(line.trim());
    if (mayEnd(line) && !closesAddress(text(index + 1) ?? '', parts.join(' '))) {
      const followedByQuote = nextDepth(text, depthOf, index + 1) > depthOf(at);
      if (looksLikeReplyHeader(parts.join(' '), followedByQuote)) return hidesAnotherHeader(parts, followedByQuote) ? 0 : index - at + 1;
    }
    if (!begins || endsSentence(line)) return 0;
  }
  return 0;
}

const startWithin = /(?:---\s*)?(?:^|[\s.!?>-])((?:On|Am|Le|El|Il|Em|Op|Den|W dniu|Dnia|Il giorno) (?:\p{L}{2,10}[.,]{0,2} )?(?:\p{L}{3,9}[.,]? )?\d)/u;

/** Where a reply header begins inside a line that also carries own words ("Yes! On Wed, Apr 4, 2012 at 3:59 PM, … wrote:"), or -1. */
export function headerWithinLine(line: string): number {
  if (line.length > LONGEST_HEADER_LINE || !/[:：]\s*$/.test(line)) return -1;
  const found = startWithin.exec(line);
  if (found !== null) {
    const at = found.index + found[0].length - (found[1] ?? '').length;
    const header = line.slice(at);
    if (at > 0 && findVerb(header.toLowerCase()) !== undefined && looksLikeReplyHeader(header, true)) return at;
  }
  const device = /^Sent from [A-Za-z ]{2,40}/.exec(line);
  return device !== null && line.includes('@') && /wrote:\s*$/.test(line) ? 0 : -1;
}
