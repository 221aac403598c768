// Transfer encodings of mail: quoted-printable, base64, encoded-words, and the assembly of a message from its parts.

export type Charset = 'utf-8' | 'iso-8859-1' | 'us-ascii';

export interface Person {
  readonly name: string;
  readonly address: string;
}

export type HeaderLine = readonly [name: string, value: string];

/** A part of a message: its headers without the encoding, and its text. */
export interface Part {
  readonly type: string;
  readonly text: string;
  readonly charset?: Charset;
  readonly encoding: 'quoted-printable' | 'base64' | '7bit' | '8bit';
  readonly headers?: readonly HeaderLine[];
}

const CRLF = '\r\n';

function bytesOf(text: string, charset: Charset): Uint8Array {
  if (charset === 'iso-8859-1') {
    return Uint8Array.from(text, (character) => character.codePointAt(0) ?? 63);
  }
  return new TextEncoder().encode(text);
}

/** True when Latin-1 can hold every character, as Outlook asks before it chooses a charset. */
export function fitsLatin1(text: string): boolean {
  return [...text].every((character) => (character.codePointAt(0) ?? 0x100) <= 0xff);
}

const isAscii = (text: string) => [...text].every((character) => (character.codePointAt(0) ?? 0x80) < 0x80);
const hex = (byte: number) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function quotedPrintable(text: string, charset: Charset): string {
  return text
    .split('\n')
    .map((line) => quotedLine(bytesOf(line, charset)))
    .join(CRLF);
}

function quotedLine(bytes: Uint8Array): string {
  const lines: string[] = [];
  let line = '';
  bytes.forEach((byte, index) => {
    const isLast = index === bytes.length - 1;
    const isPlain = (byte >= 33 && byte <= 126 && byte !== 61) || ((byte === 32 || byte === 9) && !isLast);
    const token = isPlain ? String.fromCharCode(byte) : hex(byte);
    if (line.length + token.length > 75) {
      lines.push(`${line}=`);
      line = '';
    }
    line += token;
  });
  return [...lines, line].join(CRLF);
}

/** A header text as one or more encoded-words (RFC 2047) when it is not ASCII; `B` as Gmail does, `Q` as Outlook does. */
export function headerText(text: string, style: 'B' | 'Q'): string {
  if (isAscii(text)) {
    return text;
  }
  const charset: Charset = style === 'Q' && fitsLatin1(text) ? 'iso-8859-1' : 'utf-8';
  const words: string[] = [];
  let chunk = '';
  for (const character of text) {
    if (encodedLength(chunk + character, charset, style) > 60) {
      words.push(chunk);
      chunk = '';
    }
    chunk += character;
  }
  words.push(chunk);
  return words.map((word) => `=?${charset.toUpperCase()}?${style}?${encodedWord(word, charset, style)}?=`).join(`${CRLF} `);
}

function encodedWord(word: string, charset: Charset, style: 'B' | 'Q'): string {
  const bytes = bytesOf(word, charset);
  if (style === 'B') {
    return base64(bytes);
  }
  return Array.from(bytes, (byte) => {
    if (byte === 32) {
      return '_';
    }
    return /[A-Za-z0-9!*+\-/]/.test(String.fromCharCode(byte)) && byte < 128 ? String.fromCharCode(byte) : hex(byte);
  }).join('');
}

const encodedLength = (word: string, charset: Charset, style: 'B' | 'Q') => encodedWord(word, charset, style).length;

/** One mailbox of a From, To or Cc header. */
export function mailbox(person: Person, style: 'B' | 'Q'): string {
  if (!person.name) {
    return person.address;
  }
  const name = isAscii(person.name) && /[^A-Za-z0-9 ]/.test(person.name) ? `"${person.name.replace(/["\\]/g, '\\$&')}"` : headerText(person.name, style);
  return `${name} <${person.address}>`;
}

/** Several mailboxes, folded one a line. */
export function mailboxes(people: readonly Person[], style: 'B' | 'Q'): string {
  return people.map((person) => mailbox(person, style)).join(`,${CRLF} `);
}

function encodedText(part: Part): string {
  const charset = part.charset ?? 'utf-8';
  if (part.encoding === 'base64') {
    const encoded = base64(bytesOf(part.text.replace(/\n/g, CRLF), charset));
    return (encoded.match(/.{1,76}/g) ?? []).join(CRLF);
  }
  return part.encoding === 'quoted-printable' ? quotedPrintable(part.text, charset) : part.text.replace(/\n/g, CRLF);
}

function partHeaders(part: Part): HeaderLine[] {
  const type = part.charset ? `${part.type}; charset="${part.charset}"` : part.type;
  return [['Content-Type', type], ['Content-Transfer-Encoding', part.encoding], ...(part.headers ?? [])];
}

const headerBlock = (headers: readonly HeaderLine[]) => headers.map(([name, value]) => `${name}: ${value}`).join(CRLF);

/** A whole RFC 5322 message. One part stands alone; several become the multipart of that type. */
export function rawMessage(headers: readonly HeaderLine[], parts: readonly Part[], multipart = 'multipart/alternative'): string {
  const [only] = parts;
  if (only && parts.length === 1) {
    return `${headerBlock([...headers, ['MIME-Version', '1.0'], ...partHeaders(only)])}${CRLF}${CRLF}${encodedText(only)}${CRLF}`;
  }
  const boundary = `_000_${boundaryOf(headers)}`;
  const body = parts.map((part) => `--${boundary}${CRLF}${headerBlock(partHeaders(part))}${CRLF}${CRLF}${encodedText(part)}${CRLF}`).join('');
  const start = headerBlock([...headers, ['MIME-Version', '1.0'], ['Content-Type', `${multipart};${CRLF} boundary="${boundary}"`]]);
  return `${start}${CRLF}${CRLF}${body}--${boundary}--${CRLF}`;
}

/** The same message always gets the same boundary: it comes from its Message-ID. */
function boundaryOf(headers: readonly HeaderLine[]): string {
  const id = headers.find(([name]) => name === 'Message-ID')?.[1] ?? 'part';
  return id.replace(/[^A-Za-z0-9]/g, '').slice(0, 30);
}
