// Cuts OData text into tokens with their positions, in linear time: every pattern is anchored and none can backtrack.
import { queryError } from '../webApiError.ts';

type TokenKind = 'name' | 'alias' | 'string' | 'quoted' | 'number' | 'guid' | 'date' | 'datetime' | 'symbol' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** The characters; of a string its content: doubled quotes undone, and of `"quoted"` JSON text its escapes. */
  readonly text: string;
  readonly position: number;
}

const patterns: readonly (readonly [TokenKind, RegExp])[] = [
  ['guid', /[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}(?![\w-])/y],
  ['datetime', /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?(?!\w)/iy],
  ['date', /\d{4}-\d\d-\d\d(?![\w-])/y],
  ['number', /-?\d{1,40}(?:\.\d{1,40})?(?:[eE][+-]?\d{1,3})?(?!\w)/y],
  ['alias', /@[A-Za-z_]\w{0,99}/y],
  ['name', /[\p{L}_$][\p{L}\p{N}_.]{0,199}/uy],
  ['symbol', /[(),/:=[\]{};]/y],
];

/** An error that tells where in which text. */
export function syntaxError(message: string, position: number, text: string): Error {
  return queryError(`Syntax error: ${message} at position ${position} in '${text.slice(0, 2000)}'.`);
}

function readString(text: string, start: number): Token & { readonly end: number } {
  let content = '';
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] !== "'") {
      content += text[at];
    } else if (text[at + 1] === "'") {
      content += "'";
      at += 1;
    } else {
      return { kind: 'string', text: content, position: start, end: at + 1 };
    }
  }
  throw syntaxError('unterminated string literal', start, text);
}

/** List entries of query functions are JSON strings. */
function readQuoted(text: string, start: number): Token & { readonly end: number } {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  if (at >= text.length) throw syntaxError('unterminated string', start, text);
  try {
    return { kind: 'quoted', text: String(JSON.parse(text.slice(start, at + 1))), position: start, end: at + 1 };
  } catch {
    throw syntaxError('malformed string', start, text);
  }
}

/** All tokens of the text, closed by one of kind `end`. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text[at] ?? '';
    if (character === ' ' || character === '\t' || character === '\r' || character === '\n') {
      at += 1;
      continue;
    }
    if (character === "'" || character === '"') {
      const { end, ...token } = character === "'" ? readString(text, at) : readQuoted(text, at);
      tokens.push(token);
      at = end;
      continue;
    }
    const found = matchAt(text, at);
    if (!found) throw syntaxError(`unexpected character '${character}'`, at, text);
    tokens.push(found);
    at += found.text.length;
  }
  tokens.push({ kind: 'end', text: '', position: text.length });
  return tokens;
}

function matchAt(text: string, at: number): Token | undefined {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return { kind, text: match[0], position: at };
  }
  return undefined;
}
