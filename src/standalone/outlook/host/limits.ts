// Outlook's limits as documented for the web client; lengths in characters unless the name says otherwise.
import { ERROR, HostError } from './hostError.ts';

export const MAX_CALLS_IN_FLIGHT = 3;
export const MAX_BODY = 1_000_000;
export const MAX_FORM_BODY = 32 * 1024;
export const MAX_SUBJECT = 255;
export const MAX_RECIPIENTS_PER_CALL = 100;
export const MAX_NOTIFICATIONS = 5;
export const MAX_NOTIFICATION_TEXT = 150;
export const MAX_NOTIFICATION_KEY = 32;
export const MAX_ACTION_TEXT = 30;
export const MAX_ROAMING_SETTINGS = 32 * 1024;
export const MAX_CUSTOM_PROPERTIES = 2_500;
export const MAX_SESSION_DATA = 50_000;
export const MAX_BASE64_ATTACHMENT = 34_865_152;
export const MAX_APPEND_ON_SEND = 5_000;
export const MAX_LOCATION = 255;

/** Refuses what is longer than allowed. office.js checks most of these itself; the host does not rely on it. */
export function checkLength(text: string, limit: number, code: number = ERROR.parameter): string {
  if (text.length > limit) throw new HostError(code, `${text.length} characters, at most ${limit} are allowed`);
  return text;
}
