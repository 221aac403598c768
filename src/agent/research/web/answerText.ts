// The body of an answer as text: only kinds that are text, in the letters the answer itself names.
import { SourceError } from '../source.ts';
import type { RawAnswer } from './exchange.ts';

/** Text of any kind, JSON and XML with their relatives (`application/ld+json`, `application/rss+xml`). */
const TEXT_KINDS = /^(?:text\/[\w.+-]+|application\/(?:[\w.-]+\+)?(?:json|xml)|application\/(?:x-)?(?:javascript|ndjson))$/;
const HEAD_BYTES = 1_024;
/** 0x80 to 0x9f (WHATWG Encoding, index windows-1252); the five unassigned ones stay what they are. */
const WINDOWS_1252 = Array.from('€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ');

/**
 * @returns the text; of an answer of status 400 or more that is no text, nothing.
 * @throws SourceError `damaged`: the answer is no text.
 */
export function answerText({ status, headers, body }: RawAnswer): string {
  const [kind = '', ...parameters] = (headers['content-type'] ?? '').split(';').map((part) => part.trim().toLowerCase());
  if (!TEXT_KINDS.test(kind)) {
    if (status >= 400 || body.length === 0) return '';
    throw new SourceError('damaged');
  }
  const named = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length).replace(/^["']|["']$/g, '');
  return decode(body, named ?? charsetInside(body));
}

/** A charset nobody knows is read as UTF-8. */
function decode(body: Buffer, charset: string | undefined): string {
  let decoder: { readonly encoding: string; decode(body: Buffer): string };
  try {
    decoder = new TextDecoder(charset ?? 'utf-8');
  } catch {
    decoder = new TextDecoder('utf-8');
  }
  const text = decoder.decode(body);
  // Node 20 reads windows-1252 as Latin-1: quotation marks, dashes and the euro sign would become controls.
  return decoder.encoding === 'windows-1252' ? text.replace(/[\u0080-\u009f]/g, (sign) => WINDOWS_1252[sign.charCodeAt(0) - 0x80] ?? sign) : text;
}

/** What a page (`<meta charset>`) or an XML file (`encoding=`) says about itself near its beginning. */
function charsetInside(body: Buffer): string | undefined {
  const head = body.subarray(0, HEAD_BYTES).toString('latin1');
  return /(?:charset|^<\?xml[^>]{0,200}encoding)\s{0,5}=\s{0,5}["']?([\w:.-]{2,40})/i.exec(head)?.[1];
}
