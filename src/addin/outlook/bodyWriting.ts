// The last step of every insertion: text goes in at the cursor, a missing subject is set, and what is there afterwards is compared
// with what was there before. The pane and the ribbon's command share it; only ECMAScript 2016 and Office.js are used.
import { AppError } from '../../domain/errors.ts';
import { hostCall } from './hostCalls.ts';

/**
 * Writes at the cursor. Without a usable cursor Outlook answers 9014 or 9016; the top of the body is where the cursor of a reply stands anyway.
 * @param open the window it is meant for, asked for at the moment each call goes out; what it throws is thrown, and nothing is written.
 * @throws AppError `host-refused`, `host-silent`.
 */
export async function writeAtCursor(open: () => Office.MessageCompose, data: string, coercionType: Office.CoercionType): Promise<void> {
  try {
    await hostCall<void>((callback) => open().body.setSelectedDataAsync(data, { coercionType }, callback));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'host-refused' || !isCursorError(error)) throw error;
    await hostCall<void>((callback) => open().body.prependAsync(data, { coercionType }, callback));
  }
}

function isCursorError(error: AppError): boolean {
  return error.params['hostCode'] === 9014 || error.params['hostCode'] === 9016;
}

/** Sets the subject when there is none. The text counts: a subject Outlook doesn't take is left to the seller, whom Outlook itself asks before sending without one. */
export async function setMissingSubject(open: () => Office.MessageCompose, wanted: string): Promise<void> {
  try {
    const subject = await hostCall<string>((callback) => open().subject.getAsync(callback));
    if (subject.trim() === '') await hostCall<void>((callback) => open().subject.setAsync(wanted, callback));
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'item-changed') throw error;
  }
}

/** Outlook rewrites white space and entities on the way in, so only the visible characters are compared. */
export function squeeze(text: string): string {
  return text.replace(/[\s\u00a0\u200b\ufeff]+/g, '');
}

/** How often a squeezed text stands in another. */
export function timesIn(text: string, wanted: string): number {
  return wanted === '' ? 0 : text.split(wanted).length - 1;
}

/**
 * What became of a draft, by the squeezed texts of the body before and after. A reply may quote the very same words from an
 * earlier mail: only one time more than before proves the insertion.
 */
export function compareBodies(before: string, after: string, paragraphs: readonly string[]): 'intact' | 'changed' | 'absent' {
  const draft = squeeze(paragraphs.join(''));
  if (timesIn(after, draft) <= timesIn(before, draft)) return 'absent';
  for (let at = after.indexOf(draft); at >= 0; at = after.indexOf(draft, at + 1)) {
    if (after.slice(0, at) + after.slice(at + draft.length) === before) return 'intact';
  }
  return 'changed';
}
