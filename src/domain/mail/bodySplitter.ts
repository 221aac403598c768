// One reading of a mail's lines: own words, closing words, signature, forwarded mail, history, and why it cut. Used by `ownWords.ts`.
import { isSignOff } from './closingWords.ts';
import { isDeviceSignature } from './deviceSignature.ts';
import { headerBlockLength } from './headerBlock.ts';
import type { BodyLine } from './htmlText.ts';
import { inlineAnswers } from './inlineAnswers.ts';
import type { InlineAnswer, Piece } from './inlineAnswers.ts';
import { bannerLength } from './legalNotice.ts';
import { headerWithinLine, replyHeaderLength } from './replyHeader.ts';
import { isRule, separatorKind, signatureLine } from './replyMarks.ts';
import { isSignatureBelow, splitSignature } from './signature.ts';

/** Lines of dashes for which it is asked whether a signature follows. */
const MOST_DASHES = 40;

/** The parts of a body, as lines. */
export interface BodyParts {
  /** Without closing words. */
  readonly own: readonly string[];
  /** "Best regards" and the first name below it; the signature begins with them. */
  readonly closing: readonly string[];
  /** Closing words, dashes, contact data, notices, device lines, in order. */
  readonly signature: readonly string[];
  readonly quoted: readonly string[];
  /** What a forwarding line announces, that line included. */
  readonly forwarded: readonly string[];
  /** Own words between or below quoted lines, each with the quoted line above. */
  readonly answers: readonly InlineAnswer[];
  readonly cutAt?: string;
}

/** The parts of a body whose lines are given in order. What was cut can hide more to cut: that is not looked at again. */
export function splitBody(lines: readonly BodyLine[]): BodyParts {
  return new Splitter(lines).split();
}

class Splitter {
  private readonly lines: readonly BodyLine[];
  private readonly pieces: Piece[] = [];
  private readonly quoted: string[] = [];
  private forwarded: readonly string[] = [];
  private readonly lastFence: number;
  private fences = 0;
  private dashesSeen = 0;
  private sawHeader = false;
  private inSignature = false;
  private cutAt: string | undefined;

  constructor(lines: readonly BodyLine[]) {
    this.lines = lines;
    this.lastFence = lines.reduce((last, line, index) => (line.text.startsWith('```') ? index : last), -1);
  }

  private readonly text = (index: number): string | undefined => this.lines[index]?.text;
  private readonly unquoted = (index: number): string | undefined => this.lines[index]?.text.replace(/^[\s>]+/, '');
  private readonly depth = (index: number): number => this.lines[index]?.depth ?? 0;

  private note(reason: string): void {
    this.cutAt ??= reason;
  }

  private hasOwn(): boolean {
    return this.pieces.some((piece) => piece.kind === 'own' && piece.text.trim() !== '' && !isRule(piece.text));
  }

  private cutRest(from: number, reason: string): number {
    this.note(reason);
    this.sawHeader = true;
    const rest = this.lines.slice(from).map((line) => line.text);
    if (reason === 'forwarded-message' || reason === 'moz-forward-container') this.forwarded = rest;
    this.quoted.push(...rest);
    return this.lines.length;
  }

  private setAside(from: number, to: number, reason: string): number {
    for (let index = from; index < to; index += 1) this.quoted.push(this.text(index) ?? '');
    this.sawHeader = true;
    this.note(reason);
    return to;
  }

  /** A client said that a reply header may stand here: everything up to the quoted block is that header. */
  private softMark(at: number, name: string): number {
    for (let index = at; index < Math.min(at + 8, this.lines.length); index += 1) if (this.depth(index) > 0) return this.setAside(at, index, name);
    if (name === 'outlook-border') {
      const labels = [0, 1, 2, 3].filter((step) => /^[^:：]{1,24}[:：]/.test(this.text(at + step) ?? '')).length;
      return labels >= 3 ? this.cutRest(at, name) : -1;
    }
    return this.cutRest(at, name);
  }

  private quoteRun(at: number): number {
    let end = at;
    while (end < this.lines.length && (this.depth(end) > 0 || this.isBrokenQuote(end))) end += 1;
    if (replyHeaderLength(this.unquoted, () => 0, at) > 0) {
      this.sawHeader = true;
      this.note('on-wrote-line');
    }
    const separator = separatorKind(this.unquoted(at) ?? '');
    if (separator !== undefined) return this.cutRest(at, separator);
    for (const start of [at, at + 1]) {
      const length = headerBlockLength(this.unquoted, start);
      if (length === 0) continue;
      // Some clients quote the header only and leave the mail below it unmarked.
      if (start + length >= end) return this.cutRest(at, 'outlook-header-block');
      this.sawHeader = true;
      this.note('outlook-header-block');
    }
    for (let index = at; index < end; index += 1) {
      const line = this.text(index) ?? '';
      this.quoted.push(line);
      // No own words follow the last run: nothing to place it between.
      if (end === this.lines.length) continue;
      if (!this.sawHeader && this.lines[index]?.unmarked === true) this.pieces.push({ text: line, kind: 'quote', unmarked: true });
      else this.pieces.push({ text: this.depth(index) === 0 || line.trimStart().startsWith('>') ? line : `> ${line}`, kind: 'quote' });
    }
    this.inSignature = false;
    return end;
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
    return this.mark(at, line.text) ?? this.keep(at, line.text);
  }

  /** The line after what begins at `at` when that is a mark of history, else undefined. */
  private mark(at: number, text: string): number | undefined {
    const separator = separatorKind(text);
    if (separator === 'reply-line' && !this.hasOwn()) return this.setAside(at, at + 1, separator);
    if (separator !== undefined) return this.cutRest(at, separator);
    if (headerBlockLength(this.text, at) > 0) return this.cutRest(at, 'outlook-header-block');
    const within = headerWithinLine(text);
    const header = within > 0 ? 1 : replyHeaderLength(this.text, this.depth, at);
    if (header === 0 && within < 0) return undefined;
    if (within > 0) this.pieces.push({ text: text.slice(0, within).replace(/[\s-]{0,20}$/, ''), kind: 'own' });
    return this.afterHeader(at, Math.max(1, header));
  }

  private keep(at: number, text: string): number {
    const dashes = this.inCode(at, text) ? undefined : signatureLine(text);
    if (dashes !== undefined && !this.inSignature && (dashes === 'sure' || this.isSignatureBelow(at, dashes))) {
      this.inSignature = true;
      this.note('signature-dashes');
    } else if (isDeviceSignature(text)) {
      this.inSignature = true;
      this.note('mobile-signature');
    }
    this.pieces.push({ text, kind: this.inSignature ? 'signature' : 'own' });
    return at + 1;
  }

  /** Between two fences of code, dashes are code. */
  private inCode(at: number, text: string): boolean {
    if (text.startsWith('```')) this.fences += 1;
    return this.fences % 2 === 1 && at < this.lastFence;
  }

  private isSignatureBelow(at: number, dashes: 'likely' | 'rule'): boolean {
    // A rule right below words underlines them.
    if (dashes === 'rule' && (this.text(at - 1) ?? '').trim() !== '' && (this.text(at + 1) ?? '').trim() !== '') return false;
    this.dashesSeen += 1;
    return this.dashesSeen <= MOST_DASHES && isSignatureBelow(this.ownBelow(at + 1));
  }

  /** Up to 24 lines below, as far as nothing is quoted. */
  private ownBelow(from: number): readonly string[] {
    const below: string[] = [];
    for (let index = from; index < Math.min(from + 24, this.lines.length) && this.depth(index) === 0 && this.lines[index]?.mark === undefined; index += 1) {
      if (signatureLine(this.text(index) ?? '') === 'sure' || separatorKind(this.text(index) ?? '') !== undefined || replyHeaderLength(this.text, this.depth, index) > 0 || headerBlockLength(this.text, index) > 0) break;
      below.push(this.text(index) ?? '');
    }
    while (below.length > 0 && isNothing(below[below.length - 1] ?? '')) below.pop();
    return below;
  }

  private afterHeader(at: number, length: number): number {
    for (let index = at + length; index < Math.min(at + length + 4, this.lines.length); index += 1) {
      if ((this.text(index) ?? '').trim() === '' && this.depth(index) === 0) continue;
      if (this.depth(index) === 0) break;
      this.setAside(at, at + length, 'on-wrote-line');
      return index;
    }
    return this.cutRest(at, 'on-wrote-line');
  }

  split(): BodyParts {
    for (let at = 0; at < this.lines.length; ) at = this.step(at);
    const { pieces } = this;
    const lastOwn = pieces.reduce((last, piece, index) => (piece.kind === 'own' && piece.text.trim() !== '' && !isRule(piece.text) ? index : last), -1);
    const stays = (piece: Piece, index: number): boolean => piece.kind === 'own' || (piece.kind === 'quote' && (this.sawHeader ? piece.unmarked === true : index < lastOwn));
    const kept = pieces.filter(stays);
    const own = kept.map((piece) => piece.text);
    const set = pieces.filter((piece) => piece.kind === 'signature').map((piece) => piece.text);
    if (this.quoted.length > 0) this.note('quote-signs');
    while (own.length > 0 && isNothing(own[own.length - 1] ?? '')) own.pop();
    const banner = bannerLength(own);
    const warned = own.splice(0, banner).filter((line) => line.trim() !== '');
    const below = splitSignature(own, set.some((line) => line.trim().length > 2 && signatureLine(line) === undefined && !isSignOff(line) && !isDeviceSignature(line)));
    if (below.signature.some((line) => line.trim() !== '')) this.note('signature');
    let end = below.own.length;
    // Quoted lines stay for the words below them; when those were a signature, they go.
    for (let index = end - 1; index >= 0; index -= 1) {
      const piece = kept[banner + index];
      if (piece?.kind === 'quote' && piece.unmarked !== true) end = index;
      else if (!isNothing(below.own[index] ?? '')) break;
    }
    return {
      own: below.own.slice(0, end), closing: below.closing, signature: [...below.closing, ...below.signature, ...set, ...warned],
      quoted: this.quoted, forwarded: this.forwarded, answers: inlineAnswers(pieces), ...(this.cutAt === undefined ? {} : { cutAt: this.cutAt }),
    };
  }
}

/** Empty, a rule, or the one letter a mail tracker leaves behind. */
function isNothing(line: string): boolean {
  return line.trim() === '' || isRule(line) || /^[\u1427—–-]\s*$/.test(line.trim());
}
