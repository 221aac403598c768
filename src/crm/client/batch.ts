// The multipart text of a `$batch`: written from requests and change sets, read back into their answers. Pure.
import { damagedAnswer } from './failure.ts';

export interface BatchRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Absolute, or relative to the root of the server; percent-encoded. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly body?: string;
}

/** Requests that all happen or none; each gets its place, from 1, as Content-ID, so that a later one may say `$1`. */
export interface ChangeSet {
  readonly changes: readonly BatchRequest[];
}

export interface BatchAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  readonly contentId?: string;
}

// JSON escapes every line break, so a line of this text can never occur inside a part.
const BOUNDARY = 'batch_handraise';
const CHANGE_SET = 'changeset_handraise';

/** Of the request that carries the text. */
export const batchContentType = `multipart/mixed; boundary=${BOUNDARY}`;

/**
 * The body of a `$batch`.
 * @throws RangeError when a URL holds a space or a line break: it would end the request line.
 */
export function batchText(items: readonly (BatchRequest | ChangeSet)[]): string {
  const parts = items.map((item, index) => ('changes' in item ? changeSetText(item, `${CHANGE_SET}_${index + 1}`) : requestText(item)));
  return enclose(BOUNDARY, parts);
}

function enclose(boundary: string, parts: readonly string[]): string {
  return `${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`;
}

function changeSetText(set: ChangeSet, boundary: string): string {
  return `Content-Type: multipart/mixed; boundary=${boundary}\r\n\r\n${enclose(boundary, set.changes.map((change, index) => requestText(change, index + 1)))}`;
}

function requestText(request: BatchRequest, contentId?: number): string {
  if (/[\s\u0000-\u001f]/.test(request.url)) throw new RangeError('a batch URL holds a space');
  return [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    ...(contentId === undefined ? [] : [`Content-ID: ${contentId}`]),
    '',
    `${request.method} ${request.url} HTTP/1.1`,
    'Accept: application/json',
    ...(request.body === undefined ? [] : ['Content-Type: application/json']),
    ...Object.entries(request.headers ?? {}).map(([name, value]) => `${name}: ${value}`),
    '',
    request.body ?? '',
  ].join('\r\n');
}

/**
 * The answers in the order of the items: one for a request, a list for a change set that happened, one for a change set that failed.
 * @throws AppError (retryable) when the text is cut off or no batch at all.
 */
export function readBatch(contentType: string, text: string): readonly (BatchAnswer | readonly BatchAnswer[])[] {
  return partsOf(contentType, text).map((part) => {
    const type = part.headers.get('content-type') ?? '';
    return /^multipart\/mixed/i.test(type) ? partsOf(type, part.content).map(answerOf) : answerOf(part);
  });
}

interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly content: string;
}

function partsOf(contentType: string, text: string): readonly Part[] {
  const boundary = /boundary="?([^";\s]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) throw damagedAnswer('a batch answer without boundary');
  const pieces = `\n${text}`.split(`\n--${boundary}`).slice(1);
  const end = pieces.findIndex((piece) => piece.startsWith('--'));
  if (end < 0) throw damagedAnswer('a batch answer without end');
  return pieces.slice(0, end).map((piece) => splitHead(piece.replace(/^[ \t]*\r?\n/, '')));
}

function splitHead(text: string): Part {
  const end = /\r?\n\r?\n/.exec(text);
  const head = end === null ? text : text.slice(0, end.index);
  const headers = new Map<string, string>();
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, content: end === null ? '' : text.slice(end.index + end[0].length) };
}

function answerOf(part: Part): BatchAnswer {
  const line = /^(?:\r?\n)?HTTP\/\d(?:\.\d)? (\d{3})/.exec(part.content);
  if (line === null) throw damagedAnswer('a batch part without status');
  const { headers, content } = splitHead(part.content.slice(line.index).trimStart());
  const contentId = part.headers.get('content-id') ?? headers.get('content-id');
  return { status: Number(line[1]), headers, body: content.trim(), ...(contentId === undefined ? {} : { contentId }) };
}
