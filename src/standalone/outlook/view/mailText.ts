// Short texts about a message: its time in a list, its first words, sizes.
import { htmlToText } from '../mail/plainText.ts';
import type { MailMessage } from '../mail/message.ts';
import type { Place } from '../mail/quote.ts';

const DAY = 86_400_000;
const previews = new WeakMap<MailMessage, string>();

/** Time of day for today, weekday within a week, else the date. */
export function listTime(date: number, now: number, place: Place): string {
  const format = (options: Intl.DateTimeFormatOptions, at: number): string => new Intl.DateTimeFormat(place.locale, { ...options, timeZone: place.timeZone }).format(at);
  const day = (at: number): string => format({ year: 'numeric', month: '2-digit', day: '2-digit' }, at);
  if (day(date) === day(now)) return format({ hour: 'numeric', minute: '2-digit' }, date);
  if (date < now && now - date < 6 * DAY) return format({ weekday: 'short', hour: 'numeric', minute: '2-digit' }, date);
  return day(date);
}

/** Complete date and time for the reading pane. */
export function fullTime(date: number, place: Place): string {
  return new Intl.DateTimeFormat(place.locale, { weekday: 'short', year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZone: place.timeZone }).format(date);
}

/** The first words of a message on one line. */
export function previewOf(message: MailMessage): string {
  const known = previews.get(message);
  if (known !== undefined) return known;
  const text = message.kind === 'encrypted' ? 'This message is encrypted.' : message.text || (message.html === undefined ? '' : htmlToText(message.html.slice(0, 20_000)));
  const preview = text.slice(0, 600).replace(/\s+/g, ' ').trim().slice(0, 140);
  previews.set(message, preview);
  return preview;
}

/** Bytes as people read them. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** Up to two initials for a round avatar. */
export function initialsOf(name: string): string {
  const words = name.replace(/@.*/, '').split(/[\s._-]+/).filter((word) => /\p{L}/u.test(word));
  const first = words[0]?.[0] ?? '?';
  const last = words.length > 1 ? (words[words.length - 1]?.[0] ?? '') : '';
  return `${first}${last}`.toUpperCase();
}
