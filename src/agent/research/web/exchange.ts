// One HTTP exchange with one checked address, ended by whichever comes first: the answer, the time or the size. It asks no name server and follows nothing.
import { request as requestPlain } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP } from 'node:net';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { CheckedTarget } from './addressGuard.ts';
import { SourceError } from '../source.ts';
import type { SourceFailure } from '../source.ts';

export interface Exchange {
  readonly target: CheckedTarget;
  /** The checked address of the target: the connection goes there and nowhere else. */
  readonly address: string;
  readonly method: 'GET' | 'POST';
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Of the body, before and after unpacking. */
  readonly maxBytes: number;
  /** Whether a longer body is cut off there instead of refused. */
  readonly cutsOff?: boolean;
  /** Milliseconds until the first line of the answer. */
  readonly silenceMs: number;
  /** Milliseconds in all. */
  readonly wholeMs: number;
}

export interface RawAnswer {
  readonly status: number;
  /** Lower-case names; repeated ones joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const LONGEST_HEADERS_BYTES = 32_768;

/** @throws SourceError `silent`, `refused` (certificate), `too-big`, `damaged` */
export function exchange(asked: Exchange): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const { url, host, port } = asked.target;
    const isSecure = url.protocol === 'https:';
    let isAnswered = false;
    const settle = (end: () => void): void => {
      clearTimeout(silence);
      clearTimeout(whole);
      end();
      // After a full answer there is nothing left to cut; in every other case the other side may still be sending.
      request.destroy();
    };
    const fail = (error: SourceError): void => settle(() => reject(error));
    const request = (isSecure ? requestSecure : requestPlain)({
      // The address itself, so that no second look-up can answer otherwise; the name stays in the certificate's check and in `Host`.
      host: asked.address, port, method: asked.method, path: `${url.pathname}${url.search}`, agent: false, maxHeaderSize: LONGEST_HEADERS_BYTES,
      headers: { ...asked.headers, host: url.host, ...(asked.body === undefined ? {} : { 'content-length': Buffer.byteLength(asked.body) }) },
      ...(isSecure ? { servername: isIP(host) === 0 ? host : '', rejectUnauthorized: true } : {}),
    });
    const silence = setTimeout(() => fail(new SourceError('silent')), asked.silenceMs);
    const whole = setTimeout(() => fail(new SourceError('silent')), asked.wholeMs);
    request.on('error', (error) => fail(new SourceError(failureOf(error), error)));
    // Closed without a word. After an answer this comes too, before its body may be unpacked.
    request.on('close', () => {
      if (!isAnswered) fail(new SourceError('silent'));
    });
    // An answer that changes the protocol is none.
    request.on('upgrade', () => fail(new SourceError('damaged')));
    request.on('response', (response) => {
      isAnswered = true;
      clearTimeout(silence);
      readBody(response, asked).then(
        (body) => settle(() => resolve({ status: response.statusCode ?? 0, headers: headersOf(response), body })),
        (error: unknown) => fail(error instanceof SourceError ? error : new SourceError('damaged', error)),
      );
    });
    request.end(asked.body);
  });
}

function failureOf(error: Error): SourceFailure {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code.startsWith('HPE_')) return 'damaged';
  return /CERT|TLS|SSL|SELF_SIGNED|VERIFY/.test(code) ? 'refused' : 'silent';
}

function headersOf(response: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(response.headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]])));
}

function readBody(response: IncomingMessage, { maxBytes, cutsOff = false }: Exchange): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (!cutsOff && Number(response.headers['content-length'] ?? 0) > maxBytes) throw new SourceError('too-big');
    const parts: Buffer[] = [];
    let packed = 0;
    let unpacked = 0;
    const full = (): void => {
      response.destroy();
      if (cutsOff) resolve(Buffer.concat(parts).subarray(0, maxBytes));
      else reject(new SourceError('too-big'));
    };
    // Packed bytes count by themselves: a gzip header may go on for ever without a byte of text.
    response.on('data', (part: Buffer) => {
      packed += part.length;
      if (packed > maxBytes) full();
    });
    response.on('error', (error) => reject(new SourceError('damaged', error)));
    response.on('close', () => {
      if (!response.complete) reject(new SourceError('damaged'));
    });
    const text = unpackedStream(response);
    text.on('error', (error) => reject(new SourceError('damaged', error)));
    text.on('data', (part: Buffer) => {
      unpacked += part.length;
      parts.push(part);
      if (unpacked <= maxBytes) return;
      text.destroy();
      full();
    });
    text.on('end', () => resolve(Buffer.concat(parts)));
  });
}

/** @throws SourceError `damaged`: packed in a way that was not asked for, or twice. */
function unpackedStream(response: IncomingMessage): Readable {
  const encoding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity' || encoding === '') return response;
  if (encoding === 'gzip' || encoding === 'x-gzip') return response.pipe(createGunzip());
  if (encoding === 'deflate') return response.pipe(createInflate());
  if (encoding === 'br') return response.pipe(createBrotliDecompress());
  throw new SourceError('damaged');
}
