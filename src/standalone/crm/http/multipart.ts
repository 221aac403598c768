// The multipart text of $batch requests and replies. Pure; linear in the size of the text.
import { errorCodes, WebApiError } from '../webApiError.ts';

export interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly content: string;
}

export interface HttpPart {
  readonly method: string;
  readonly target: string;
  readonly headers: Headers;
  readonly body: string;
  readonly contentId?: string;
}

function malformed(message: string): WebApiError {
  return new WebApiError(400, errorCodes.payload, `The batch is not valid: ${message}.`);
}

/** The boundary of a content type, or undefined when it is not multipart/mixed. */
export function boundaryOf(contentType: string): string | undefined {
  const match = /^\s*multipart\/mixed\s*;(?:[^"]{0,200};)?\s*boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(contentType);
  return match?.[1] ?? match?.[2];
}

function splitHead(text: string): { readonly head: string; readonly rest: string } {
  const start = text.startsWith('\r\n') ? 2 : text.startsWith('\n') ? 1 : 0;
  if (start > 0) return { head: '', rest: text.slice(start) };
  const windows = text.indexOf('\r\n\r\n');
  const unix = text.indexOf('\n\n');
  if (windows >= 0 && (unix < 0 || windows <= unix)) return { head: text.slice(0, windows), rest: text.slice(windows + 4) };
  return unix < 0 ? { head: text, rest: '' } : { head: text.slice(0, unix), rest: text.slice(unix + 2) };
}

function readHeaders(head: string): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return headers;
}

/** The parts between the boundaries. */
export function parseMultipart(text: string, boundary: string): readonly Part[] {
  const mark = `--${boundary}`;
  const pieces = `\n${text}`.split(`\n${mark}`);
  if (pieces.length < 2) throw malformed('its boundary does not occur');
  const parts: Part[] = [];
  for (const piece of pieces.slice(1)) {
    if (piece.startsWith('--')) return parts;
    const body = piece.replace(/^[ \t]*\r?\n/, '');
    const { head, rest } = splitHead(body);
    parts.push({ headers: readHeaders(head), content: rest.replace(/\r$/, '') });
  }
  return parts;
}

/** The request inside a part of type application/http. */
export function parseHttpPart(part: Part): HttpPart {
  if (!/^application\/http\b/i.test(part.headers.get('content-type') ?? '')) throw malformed('a part is neither application/http nor a change set');
  const text = part.content.replace(/^(?:\r?\n){0,3}/, '');
  const lineEnd = text.indexOf('\n');
  const line = (lineEnd < 0 ? text : text.slice(0, lineEnd)).trim();
  const [method = '', ...words] = line.split(' ');
  const last = words[words.length - 1] ?? '';
  const target = (/^HTTP\/\d/.test(last) ? words.slice(0, -1) : words).join(' ');
  if (!/^[A-Z]{3,7}$/.test(method) || target === '') throw malformed('a request line is missing');
  const { head, rest } = splitHead(lineEnd < 0 ? '' : text.slice(lineEnd + 1));
  const headers = new Headers();
  for (const [name, value] of readHeaders(head)) {
    try {
      headers.append(name, value);
    } catch {
      throw malformed('a header is not valid');
    }
  }
  return { method, target, headers, body: rest.trim(), contentId: part.headers.get('content-id') ?? headers.get('content-id') ?? undefined };
}

/** One multipart text; the parts are complete with their own headers. */
export function writeMultipart(boundary: string, parts: readonly string[]): string {
  return `${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`;
}
