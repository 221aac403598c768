// Long texts made shorter for a column: gzip in base64. Short ones stay readable.
import { AppError } from '../../domain/errors.ts';

/** Below that a text stays as it is. */
const READABLE = 20_000;
const MARK = 'gzip:';
/** A text this long is damage, or meant to use up memory. */
const LONGEST = 64 * 1_048_576;
const BYTES_AT_ONCE = 30_000;

/** @returns the text, or its packed form beginning with `gzip:`. */
export async function packed(text: string): Promise<string> {
  if (text.length < READABLE && !text.startsWith(MARK)) return text;
  const bytes = new Uint8Array(await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += BYTES_AT_ONCE) binary += String.fromCharCode(...bytes.subarray(at, at + BYTES_AT_ONCE));
  return MARK + btoa(binary);
}

/** What `packed` was given; undefined for what can't be unpacked. @throws AppError `too-long` for what would take too much memory. */
export async function unpacked(text: string): Promise<string | undefined> {
  if (!text.startsWith(MARK)) return text;
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = Uint8Array.from(atob(text.slice(MARK.length)), (sign) => sign.charCodeAt(0));
  } catch {
    return undefined;
  }
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')).pipeThrough(new TextDecoderStream()).getReader();
  let plain = '';
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      plain += part.value;
      if (plain.length > LONGEST) throw new AppError('too-long', { params: { most: LONGEST } });
    }
    return plain;
  } catch (error) {
    if (error instanceof AppError) throw error;
    return undefined;
  }
}
