// Days on which somebody is at work, Saturdays and Sundays left out, on the seller's clock; and when their day begins.
import { FOLLOW_UP_DAYS } from '../../domain/reminders.ts';
import { addDays, dayIn, instantOf, weekdayOf } from '../../domain/times/wallTime.ts';

const START_OF_WORK = { hour: 9, minute: 0 };

/** @returns `YYYY-MM-DD` of the first weekday after `now`; `timeZone` is an IANA name. */
export function nextWorkingDay(now: Date, timeZone: string): string {
  return addWorkingDays(dayIn(now, timeZone), 1);
}

/** A day and so many weekdays, at least one. */
export function addWorkingDays(day: string, count: number): string {
  let reached = day;
  for (let left = Math.max(1, Math.round(count)); left > 0; ) {
    reached = addDays(reached, 1);
    if (weekdayOf(reached) !== 0 && weekdayOf(reached) !== 6) left -= 1;
  }
  return reached;
}

/** UTC ISO instant at which the seller's work begins on a day. */
export function startOfWork(day: string, timeZone: string): string {
  return instantOf(day, START_OF_WORK, timeZone);
}

interface Waiting {
  /** Days the admin leaves a lead to answer; undefined = as many as usual. */
  readonly followUpDays?: number | undefined;
  readonly timeZone: string;
}

/**
 * The day of a reminder: the one that was named while it is still ahead, else so many working days from now as a lead has to answer.
 * @param until `YYYY-MM-DD`
 */
export function reminderDay(until: string | undefined, { followUpDays, timeZone }: Waiting, now: Date): string {
  const today = dayIn(now, timeZone);
  return until !== undefined && until > today ? until : addWorkingDays(today, followUpDays ?? FOLLOW_UP_DAYS);
}
