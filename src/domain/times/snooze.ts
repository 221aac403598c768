// Until when a reminder is put off: an hour, tomorrow morning, the morning of next Monday, or the morning of a day.
import { addDays, dayIn, instantOf, weekdayOf } from './wallTime.ts';

export type SnoozeChoice = 'hour' | 'tomorrow' | 'next-week' | { readonly day: string };

const HOUR_MS = 3_600_000;
const MORNING = { hour: 9, minute: 0 };

/** UTC ISO instant without milliseconds, always after `now`; `timeZone` is an IANA name, a day `YYYY-MM-DD`. */
export function snoozeUntil(choice: SnoozeChoice, now: Date, timeZone: string): string {
  const today = dayIn(now, timeZone);
  const inAnHour = `${new Date(now.getTime() + HOUR_MS).toISOString().slice(0, 19)}Z`;
  if (choice === 'hour') return inAnHour;
  if (choice === 'tomorrow') return instantOf(addDays(today, 1), MORNING, timeZone);
  if (choice === 'next-week') return instantOf(addDays(today, (8 - weekdayOf(today)) % 7 || 7), MORNING, timeZone);
  const morning = instantOf(choice.day, MORNING, timeZone);
  // A day that has begun already: at least an hour from now.
  return Date.parse(morning) > now.getTime() ? morning : inAnHour;
}
