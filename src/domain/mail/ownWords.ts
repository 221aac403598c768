// Takes a mail body apart: own words, signature, history. Says why it cut. Used by `email.ts`.
import { htmlLines } from './htmlText.ts';
import type { BodyLine } from './htmlText.ts';
import { headerWithinLine, isMobileSignature, isRule, isSignatureLine, replyHeaderLength, separatorKind, startsHeaderBlock } from './replyMarks.ts';
import { isSignOff, splitSignature } from './signature.ts';

/** Characters of text, and of HTML, that are read; what lies behind is history or an attack. */
const MOST_TEXT = 200_000;
const MOST_HTML = 1_000_000;
const MOST_LINES = 20_000;
export const MOST_QUOTED = 50_000;

/** The three parts of a body, as lines. */
export interface BodyParts {
  readonly own: readonly string[];
  readonly signature: readonly string[];
  readonly quoted: readonly string[];
  readonly cutAt?: string;
}

// Marks that change the direction of text or take no room; joiners of emoji and of Persian stay.
const invisible = /[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]/g;

function textLines(text: string): BodyLine[] {
  return text.split(/\r\n|\r|\n/, MOST_LINES).map((line) => {
    let depth = 0;
    let at = 0;
    while (at < line.length && depth < 256 && (line[at] === '>' || line[at] === ' ')) {
      if (line[at] === '>') depth += 1;
      at += 1;
    }
    return { text: line, depth };
  });
}

interface Piece {
  readonly text: string;
  readonly kind: 'own' | 'quote' | 'signature';
}

class Splitter {
  private readonly lines: readonly BodyLine[];
  private readonly pieces: Piece[] = [];
  private readonly quoted: string[] = [];
  private sawHeader = false;
  private inSignature = false;
  private cutAt: string | undefined;

  constructor(lines: readonly BodyLine[]) {
    this.lines = lines;
  }

  private readonly text = (index: number): string | undefined => this.lines[index]?.text;
  private readonly depth = (index: number): number => this.lines[index]?.depth ?? 0;

  private note(reason: string): void {
    this.cutAt ??= reason;
  }

  private cutRest(from: number, reason: string): number {
    this.note(reason);
    this.sawHeader = true;
    for (let index = from; index < this.lines.length; index += 1) this.quoted.push(this.lines[index]?.text ?? '');
    return this.lines.length;
  }

  /** A client said that a reply header may stand here: everything up to the quoted block is that header. */
  private softMark(at: number, name: string): number {
    for (let index = at; index < Math.min(at + 8, this.lines.length); index += 1) {
      if (this.depth(index) > 0) {
        for (let header = at; header < index; header += 1) this.quoted.push(this.lines[header]?.text ?? '');
        this.sawHeader = true;
        this.note(name);
        return index;
      }
    }
    if (name === 'outlook-border') {
      const labels = [0, 1, 2, 3].filter((step) => /^[^:：]{1,24}[:：]/.test(this.text(at + step) ?? '')).length;
      return labels >= 3 ? this.cutRest(at, name) : -1;
    }
    return this.cutRest(at, name);
  }

  private quoteRun(at: number): number {
    if (replyHeaderLength((index) => this.text(index)?.replace(/^[\s>]+/, ''), () => 0, at) > 0) {
      this.sawHeader = true;
      this.note('on-wrote-line');
    }
    let index = at;
    for (; index < this.lines.length && (this.depth(index) > 0 || this.isBrokenQuote(index)); index += 1) {
      const line = this.lines[index]?.text ?? '';
      this.quoted.push(line);
      this.pieces.push({ text: line.trimStart().startsWith('>') ? line : `> ${line}`, kind: 'quote' });
    }
    this.inSignature = false;
    return index;
  }

  /** A client that wraps long quoted lines leaves their ends without a quote sign, in the midst of the quote. */
  private isBrokenQuote(index: number): boolean {
    const line = this.text(index) ?? '';
    const before = this.text(index - 1) ?? '';
    if (this.depth(index - 1) === 0 || this.depth(index + 1) === 0 || line.trim() === '') return false;
    return /^\s*[\p{Ll}_("&=?%/]/u.test(line) && (before.length > 60 || before.includes('http') || line.includes('http'));
  }

  private step(at: number): number {
    const line = this.lines[at];
    if (line === undefined) return at + 1;
    if (line.text === '' && line.mark === undefined && line.depth === 0) {
      this.pieces.push({ text: '', kind: this.inSignature ? 'signature' : 'own' });
      return at + 1;
    }
    if (line.mark?.kind === 'hard') return this.cutRest(at, line.mark.name);
    if (line.mark?.kind === 'soft' && line.depth === 0) {
      const next = this.softMark(at, line.mark.name);
      if (next > at) return next;
    }
    if (line.depth > 0 && !/<<<\s*$/.test(line.text)) return this.quoteRun(at);
    if (line.signature === true) {
      this.note('client-signature');
      this.pieces.push({ text: line.text, kind: 'signature' });
      return at + 1;
    }
    const separator = separatorKind(line.text);
    if (separator !== undefined) return this.cutRest(at, separator);
    if (startsHeaderBlock(this.text, at)) return this.cutRest(at, 'outlook-header-block');
    const within = headerWithinLine(line.text);
    const header = within > 0 ? 1 : replyHeaderLength(this.text, this.depth, at);
    if (header > 0 || within === 0) {
      if (within > 0) this.pieces.push({ text: line.text.slice(0, within).replace(/[\s-]+$/, ''), kind: 'own' });
      return this.afterHeader(at, Math.max(1, header));
    }
    if (isSignatureLine(line.text)) {
      this.inSignature = true;
      this.note('signature-dashes');
    } else if (isMobileSignature(line.text)) {
      this.inSignature = true;
      this.note('mobile-signature');
    }
    this.pieces.push({ text: line.text, kind: this.inSignature ? 'signature' : 'own' });
    return at + 1;
  }

  private afterHeader(at: number, length: number): number {
    for (let index = at + length; index < Math.min(at + length + 4, this.lines.length); index += 1) {
      if ((this.text(index) ?? '').trim() === '' && this.depth(index) === 0) continue;
      if (this.depth(index) === 0) break;
      for (let header = at; header < at + length; header += 1) this.quoted.push(this.text(header) ?? '');
      this.note('on-wrote-line');
      this.sawHeader = true;
      return index;
    }
    return this.cutRest(at, 'on-wrote-line');
  }

  split(): BodyParts {
    for (let at = 0; at < this.lines.length; ) at = this.step(at);
    const lastOwn = this.pieces.reduce((last, piece, index) => (piece.kind === 'own' && piece.text.trim() !== '' && !isRule(piece.text) ? index : last), -1);
    const own = this.pieces.filter((piece, index) => piece.kind === 'own' || (piece.kind === 'quote' && !this.sawHeader && index < lastOwn)).map((piece) => piece.text);
    const dashed = this.pieces.filter((piece) => piece.kind === 'signature').map((piece) => piece.text);
    if (this.quoted.length > 0 && this.cutAt === undefined && own.length < this.pieces.length) this.cutAt = 'quote-signs';
    while (own.length > 0 && (own[own.length - 1]?.trim() === '' || isRule(own[own.length - 1] ?? '') || /^\u1427\s*$/.test(own[own.length - 1] ?? ''))) own.pop();
    while (own.length > 0 && own[0]?.trim() === '') own.shift();
    const below = dashed.some((line) => !isSignOff(line) && line.trim().length > 2) && this.cutAt !== 'mobile-signature' ? { own, signature: [] } : splitSignature(own);
    if (below.signature.some((line) => line.trim() !== '')) this.note('signature');
    return { own: below.own, signature: [...below.signature, ...dashed.filter((line) => !isSignatureLine(line))], quoted: this.quoted, cutAt: this.cutAt };
  }
}

/** Own words, signature and history of a body; HTML is preferred because it carries the clients' own marks. */
export function takeApart(body: { readonly text?: string; readonly html?: string }): BodyParts {
  const html = body.html ?? '';
  const lines = html.trim() === '' ? textLines((body.text ?? '').slice(0, MOST_TEXT).replace(invisible, '')) : htmlLines(html.slice(0, MOST_HTML).replace(invisible, ''));
  return new Splitter(lines).split();
}

/** Lines → text: at most one empty line in a row, nothing at either end, at most 200,000 characters. */
export function joinLines(lines: readonly string[], most = MOST_TEXT): string {
  const kept: string[] = [];
  let length = 0;
  for (const line of lines) {
    const text = line.trimEnd();
    if (text === '' && (kept.length === 0 || kept[kept.length - 1] === '')) continue;
    length += text.length + 1;
    if (length > most) break;
    kept.push(text);
  }
  while (kept[kept.length - 1] === '') kept.pop();
  return kept.join('\n');
}


