// One request as its handler sees it: a plain request and an item of a batch look the same.
import type { Context } from '../context.ts';
import type { Preferences } from './prefer.ts';
import type { Preconditions } from '../write/lockRow.ts';
import { isBody, type Body } from '../write/payload.ts';
import type { Segment } from '../odata/resourcePath.ts';
import { parseQueryOptions, type QueryOptions } from '../odata/options.ts';
import { errorCodes, WebApiError } from '../webApiError.ts';

export interface Operation {
  readonly context: Context;
  readonly method: string;
  readonly url: URL;
  readonly segments: readonly Segment[];
  readonly preferences: Preferences;
  readonly preconditions: Preconditions;
  readonly contentType: string;
  readonly bodyText: string;
  /** True for an item of a change set, whose transaction is not its own. */
  readonly inChangeSet: boolean;
}

/** The query options of the URL. */
export function optionsOf(operation: Operation): QueryOptions {
  return parseQueryOptions(operation.url.searchParams);
}

/** The JSON object of the body; anything else is a 400 or, by its content type, a 415. */
export function readBody(operation: Operation): Body {
  if (!/^application\/json\s*(?:;|$)/i.test(operation.contentType)) {
    throw new WebApiError(415, errorCodes.payload, 'The request body needs the content type application/json.');
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(operation.bodyText);
  } catch {
    throw new WebApiError(400, errorCodes.payload, 'Error identified in Payload provided by the user: the body is not valid JSON.');
  }
  if (!isBody(parsed)) throw new WebApiError(400, errorCodes.payload, 'Error identified in Payload provided by the user: the body must be an object.');
  return parsed;
}

/** Honored preferences, for the response. */
export function appliedPreferences(operation: Operation, names: readonly ('representation' | 'annotations' | 'pageSize' | 'trackChanges')[]): Record<string, string> {
  const { preferences } = operation;
  const applied: string[] = [];
  if (names.includes('representation') && preferences.representation) applied.push('return=representation');
  if (names.includes('trackChanges') && preferences.trackChanges) applied.push('odata.track-changes');
  if (names.includes('pageSize') && preferences.pageSize !== undefined) applied.push(`odata.maxpagesize=${preferences.pageSize}`);
  if (names.includes('annotations') && preferences.annotations !== undefined) applied.push(`odata.include-annotations="${preferences.annotations.replaceAll(/[^\x20-\x7e]/g, '')}"`);
  return applied.length === 0 ? {} : { 'Preference-Applied': applied.join(', ') };
}
