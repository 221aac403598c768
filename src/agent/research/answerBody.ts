// What a source's answer holds where the request was granted: its text, its JSON, and why there is neither where it was not.
import { at, isObject } from './parsedJson.ts';
import type { JsonObject } from './parsedJson.ts';
import { SourceError } from './source.ts';
import type { PublicAnswer } from './source.ts';

/**
 * @returns the text of a granted request.
 * @throws SourceError `refused` (a key, a right or a way is missing), `busy` (too many requests), `silent` (the server failed), `damaged` (any other status)
 */
export function grantedText({ status, text }: Pick<PublicAnswer, 'status' | 'text'>): string {
  if (status >= 200 && status < 300) return text;
  if ([401, 402, 403, 407, 451].includes(status)) throw new SourceError('refused');
  if (status === 429) throw new SourceError('busy');
  throw new SourceError(status >= 500 ? 'silent' : 'damaged');
}

/** @throws SourceError as `grantedText`, and `damaged` where it is no JSON. */
export function grantedJson(answer: Pick<PublicAnswer, 'status' | 'text'>): unknown {
  const text = grantedText(answer);
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new SourceError('damaged', cause);
  }
}

/**
 * The JSON of an answer.
 * @returns undefined where the source says there is no such thing (404, 410).
 * @throws SourceError as `grantedJson`, and `damaged` for JSON that is no object.
 */
export function jsonOf(answer: Pick<PublicAnswer, 'status' | 'text'>): JsonObject | undefined {
  if (answer.status === 404 || answer.status === 410) return undefined;
  const value = grantedJson(answer);
  if (!isObject(value)) throw new SourceError('damaged');
  return value;
}

/** @returns the finite number at the end of a path of names, undefined where there is none. */
export function numberAt(value: unknown, ...path: readonly string[]): number | undefined {
  const found = at(value, ...path);
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}
