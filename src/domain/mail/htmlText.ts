// Mail HTML to lines of text by one pass of our own: no tree, no patterns over the whole text, so time grows with length only.
// Keeps what the reply marks need: how deep a line is quoted, where a client says "from here on it is history", where a signature stands.
import { clientMark } from './clientMarks.ts';
import { decodeEntities } from './entities.ts';

/** One line of a mail body. */
export interface BodyLine {
  readonly text: string;
  /** Depth of quotation: `>` signs, or block quotes around it. */
  readonly depth: number;
  /** A client's own mark right before this line: `hard` = all that follows is history, `soft` = a reply header may follow. */
  readonly mark?: { readonly kind: 'hard' | 'soft'; readonly name: string };
  /** The client says this line belongs to the writer's signature. */
  readonly signature?: boolean;
  /** Quoted by a block quote that no client marked as a citation: the writer may have made it. */
  readonly unmarked?: boolean;
}

/** Characters of a tag in which quotes are respected; a longer one (an image inside) ends at its first `>`. */
const LONGEST_TAG = 4000;
const DEEPEST = 256;
const MOST_LINES = 20_000;
/** Characters of text and tags that are read; styles and comments don't count. What lies behind is history or an attack. */
const MOST_READ = 262_144;
/** Characters that are read behind a client's mark of history: enough to know what was answered. */
const MOST_HISTORY = 65_536;

const blockTags = new Set(
  'address article aside blockquote center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section signature table tbody tfoot thead tr ul body html title'.split(' '),
);
const silentTags = new Set(['style', 'script', 'title', 'head', 'template', 'noscript', 'xml', 'textarea', 'select', 'svg', 'object']);

const emptyTags = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
const hiddenStyle = /display:\s?none|visibility:\s?hidden|mso-hide:\s?all|font-size:\s?0(?:px|pt|em)?\s?(?:[;"']|!)/;

const invisible = /[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** Without marks that change the direction of text or take no room; joiners of emoji and of Persian stay. */
export function withoutInvisible(text: string): string {
  const shown = text.includes('\u00ad') ? text.replaceAll('\u00ad', '') : text;
  return shown.replace(invisible, '');
}

/** How many `>` stand before the words of a line. */
export function quoteSigns(line: string): number {
  let signs = 0;
  for (let at = 0; at < line.length && signs < DEEPEST && (line[at] === '>' || line[at] === ' '); at += 1) if (line[at] === '>') signs += 1;
  return signs;
}

/** A block quote made by the indent button is no quotation. */
function isIndent(lower: string): boolean {
  return lower.includes('border:none') || lower.includes('border: none') || lower.includes('border-left:none') || lower.includes('border-width:medium');
}

class LineWriter {
  readonly lines: BodyLine[] = [];
  depth = 0;
  mark: BodyLine['mark'];
  signatureUntil: number | undefined;
  /** Depth from which on no client marked the quotation; 0 outside of such. */
  unmarkedFrom = 0;
  /** The element whose reader sees nothing of it, and how deep it is nested in itself. */
  private hidden: { readonly name: string; depth: number } | undefined;
  private readonly indents: boolean[] = [];
  private parts: string[] = [];
  private space = false;
  private empty = false;

  text(raw: string, keepSpaces: boolean): void {
    if (this.hidden !== undefined) return;
    const decoded = decodeEntities(raw);
    if (keepSpaces) {
      const pieces = decoded.split('\n');
      pieces.forEach((piece, index) => {
        if (index > 0) this.newLine(true);
        if (piece !== '') this.parts.push(piece);
      });
      return;
    }
    // Non-breaking spaces count as spaces here: they are typed, not meant.
    const words = decoded.replace(/[ \t\n\r\f\u00a0]+/g, ' ');
    if (words === ' ') {
      this.space = this.parts.length > 0;
      // Outlook writes an empty line as a paragraph that holds one such space.
      if (decoded.includes('\u00a0')) this.empty = true;
      return;
    }
    if (words === '') return;
    if (this.space && words[0] !== ' ') this.parts.push(' ');
    this.space = false;
    this.parts.push(this.parts.length === 0 && words[0] === ' ' ? words.slice(1) : words);
  }

  newLine(evenWhenEmpty: boolean): void {
    this.space = false;
    const keep = evenWhenEmpty || this.empty;
    this.empty = false;
    if (this.parts.length === 0 && !keep) return;
    if (this.lines.length < MOST_LINES) {
      const text = withoutInvisible(this.parts.join('')).trimEnd();
      const depth = this.depth + quoteSigns(text);
      this.lines.push({
        text, depth,
        ...(this.mark && text !== '' ? { mark: this.mark } : {}),
        ...(this.signatureUntil === undefined ? {} : { signature: true }),
        ...(this.unmarkedFrom === 1 && depth > 0 && depth === this.depth ? { unmarked: true } : {}),
      });
      if (text !== '') this.mark = undefined;
    }
    this.parts = [];
  }

  /** What the sender hides from the reader is not read either. True while inside of such an element. */
  hides(name: string, closing: boolean, lower: string): boolean {
    if (this.hidden === undefined) {
      if (closing || emptyTags.has(name) || !lower.includes('style') || !hiddenStyle.test(lower)) return false;
      this.hidden = { name, depth: 1 };
      return true;
    }
    if (name === this.hidden.name) this.hidden.depth += closing ? -1 : 1;
    if (this.hidden.depth === 0) this.hidden = undefined;
    return true;
  }

  /** A block quote begins or ends. `marked`: by a class or id of a client. */
  quotation(closing: boolean, lower: string, marked: boolean): void {
    if (closing) {
      const indented = this.indents.pop() ?? (this.depth === 0);
      if (!indented) this.depth = Math.max(0, this.depth - 1);
      if (this.depth < this.unmarkedFrom) this.unmarkedFrom = 0;
      return;
    }
    const indented = !marked && isIndent(lower);
    if (this.indents.length < DEEPEST) this.indents.push(indented);
    if (indented) return;
    this.depth = Math.min(DEEPEST, this.depth + 1);
    if (this.depth === 1) this.unmarkedFrom = marked || lower.includes('cite') || lower.includes('border-left') ? 0 : 1;
  }

  blankLine(): void {
    this.newLine(false);
    if (this.lines.length > 0 && this.lines[this.lines.length - 1]?.text !== '') this.newLine(true);
  }
}

/** Finds where tags and skipped elements end; what was looked for once in vain, or stands far away, is not looked for again. */
class Scanner {
  private readonly html: string;
  private readonly found = new Map<string, number>();

  constructor(html: string) {
    this.html = html;
  }

  /** Position of the `>` that ends the tag begun before `from`. */
  endOfTag(from: number): number {
    const limit = Math.min(this.html.length, from + LONGEST_TAG);
    let quote = '';
    for (let at = from; at < limit; at += 1) {
      const letter = this.html[at];
      if (quote !== '') {
        if (letter === quote) quote = '';
      } else if ((letter === '"' || letter === "'") && this.html[at - 1] === '=') quote = letter;
      else if (letter === '>') return at;
    }
    return this.next('>', from);
  }

  /** Position of the next `mark`, the length of the text when there is none. */
  next(mark: string, from: number): number {
    const known = this.found.get(mark) ?? -1;
    if (known >= from) return known;
    const found = indexOrEnd(this.html, mark, from);
    this.found.set(mark, found);
    return found;
  }

  /** Position behind the nearest `</name>`, as spelled when opened or in one case; `from` when there is none. */
  behindElement(name: string, from: number): number {
    const nearest = Math.min(...[name, name.toLowerCase(), name.toUpperCase()].map((spelling) => this.next(`</${spelling}`, from)));
    return nearest === this.html.length ? from : this.next('>', nearest) + 1;
  }
}

function indexOrEnd(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found;
}

/** All lines of an HTML mail body, in order; at most 20,000 lines and 262,144 characters of text and tags. */
export function htmlLines(html: string): BodyLine[] {
  const writer = new LineWriter();
  const scanner = new Scanner(html);
  const blocks = { open: 0, preformatted: 0 };
  let read = 0;
  let most = MOST_READ;
  for (let at = 0; at < html.length && read < most; ) {
    if (writer.mark?.kind === 'hard') most = Math.min(most, read + MOST_HISTORY);
    const open = indexOrEnd(html, '<', at);
    if (open > at) {
      const until = Math.min(open, at + most - read);
      writer.text(html.slice(at, until), blocks.preformatted > 0);
      read += until - at;
    }
    if (open === html.length) break;
    if (html.startsWith('<!--', open)) {
      at = scanner.next('-->', open + 4) + 3;
      read += 4;
      continue;
    }
    if (!beginsTag(html, open)) {
      let end = open + 1;
      while (html[end] === '<' && !beginsTag(html, end)) end += 1;
      writer.text(html.slice(open, end), blocks.preformatted > 0);
      read += end - open;
      at = end;
      continue;
    }
    const end = scanner.endOfTag(open + 1);
    const tag = html.slice(open + 1, Math.min(end, open + 1 + LONGEST_TAG));
    read += tag.length + 2;
    at = end + 1;
    const name = /^[a-z][a-z0-9:]*/i.exec(tag)?.[0] ?? '';
    if (silentTags.has(name.toLowerCase()) && !tag.endsWith('/')) at = scanner.behindElement(name, at);
    else readTag(writer, tag, blocks);
  }
  writer.newLine(false);
  return writer.lines;
}

/** True when the `<` at `open` is followed by what can be a tag. */
function beginsTag(html: string, open: number): boolean {
  const next = html.charCodeAt(open + 1);
  return (next >= 97 && next <= 122) || (next >= 65 && next <= 90) || next === 47 || next === 33 || next === 63;
}

/** What a tag means for the lines: breaks, depth, marks. */
function readTag(writer: LineWriter, tag: string, blocks: { open: number; preformatted: number }): void {
  const lower = tag.toLowerCase();
  const closing = lower[0] === '/';
  const name = /^\/?([a-z][a-z0-9:]*)/.exec(lower)?.[1] ?? '';
  const step = closing ? -1 : 1;
  if (writer.hides(name, closing, lower)) return;
  if (name === 'br') writer.newLine(true);
  else if (name === 'td' || name === 'th') writer.text(' ', false);
  if (name === 'pre') blocks.preformatted = Math.max(0, blocks.preformatted + step);
  if (name === 'p' && !closing && !lower.includes('mso')) writer.blankLine();
  if (!blockTags.has(name)) return;
  writer.newLine(false);
  if (name === 'div' || name === 'pre' || name === 'p' || name === 'signature') blocks.open = Math.max(0, blocks.open + step);
  if (closing && writer.signatureUntil !== undefined && blocks.open < writer.signatureUntil) writer.signatureUntil = undefined;
  if (name === 'li' && !closing) writer.text('- ', true);
  const mark = closing || (name !== 'signature' && !lower.includes('=')) ? undefined : clientMark(tag, lower);
  if (name === 'blockquote') writer.quotation(closing, lower, mark !== undefined);
  if (mark?.kind === 'signature') writer.signatureUntil ??= blocks.open;
  else if (mark && writer.mark?.kind !== 'hard') writer.mark = { kind: mark.kind === 'hard' ? 'hard' : 'soft', name: mark.name };
}
