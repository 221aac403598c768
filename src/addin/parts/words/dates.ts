// Dates, times and durations as the mailbox writes them: its language, its zone, `Intl` for everything it can say.
import { currentFormats, t } from '../../strings.ts';

const MINUTE = 60_000;
const MINUTES_PER_HOUR = 60;
const MINUTES_PER_DAY = 24 * MINUTES_PER_HOUR;

/** `YYYY-MM-DD` in the mailbox's zone of an instant. */
function dayOf(at: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: currentFormats().timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

function format(at: Date, options: Intl.DateTimeFormatOptions): string {
  const { locale, timeZone } = currentFormats();
  return new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(at);
}

/** Time of day of a UTC ISO instant. */
export function timeText(at: string): string {
  const date = parsed(at);
  return date === undefined ? at : format(date, { timeStyle: 'short' });
}

/** A day, `YYYY-MM-DD` or an ISO instant, with the year only when it is not this year. Text that is no date stays as it is. */
export function dayText(day: string, now: Date, weekday = false): string {
  const plain = /^\d{4}-\d{2}-\d{2}$/.test(day);
  const date = parsed(plain ? `${day}T12:00:00Z` : day);
  if (date === undefined) return day;
  const sameYear = (plain ? day : dayOf(date)).slice(0, 4) === dayOf(now).slice(0, 4);
  return format(date, {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
    ...(weekday ? { weekday: 'short' } : {}),
    ...(plain ? { timeZone: 'UTC' } : {}),
  });
}

/** A proposed moment: weekday, day and, when certain, the hour. */
export function momentText(moment: { readonly at?: string; readonly day: string }): string {
  const date = moment.at === undefined ? undefined : parsed(moment.at);
  if (date === undefined || moment.at === undefined) return dayText(moment.day, new Date(), true);
  return t('time.moment', { day: format(date, { weekday: 'short', day: 'numeric', month: 'short' }), time: timeText(moment.at) });
}

/** How an inbox tells when an email came: minutes in words, then the time, "Yesterday", the day. */
export function arrivalText(at: string, now: Date): string {
  const date = parsed(at);
  if (date === undefined) return '';
  const minutes = Math.floor((now.getTime() - date.getTime()) / MINUTE);
  if (minutes >= 0 && minutes < 1) return t('time.now');
  if (minutes >= 0 && minutes < MINUTES_PER_HOUR) return t('time.minutes-ago', { count: minutes });
  if (dayOf(date) === dayOf(now)) return timeText(at);
  if (dayOf(date) === dayOf(new Date(now.getTime() - MINUTES_PER_DAY * MINUTE))) return t('time.yesterday');
  return dayText(at, now);
}

/** A length of time in its largest sensible unit: minutes under two hours (a full hour is one), hours under two days, then days. */
export function durationText(minutes: number): string {
  if (minutes < 2 * MINUTES_PER_HOUR && Math.round(minutes) !== MINUTES_PER_HOUR) return t('time.minutes', { count: Math.max(0, Math.round(minutes)) });
  if (minutes < 2 * MINUTES_PER_DAY) return t('time.hours', { count: Math.round(minutes / MINUTES_PER_HOUR) });
  return t('time.days', { count: Math.round(minutes / MINUTES_PER_DAY) });
}

/** The name of a language in the mailbox's language. */
export function languageName(code: string): string {
  const { locale } = currentFormats();
  return new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code;
}

function parsed(at: string): Date | undefined {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
