// Days on which the seller is at work, by their own week where one is known; and when their day begins.
import { FOLLOW_UP_DAYS } from '../../domain/reminders.ts';
import { addDays, dayIn } from '../../domain/times/wallTime.ts';
import { openCalendar, type WorkCalendar, type WorkingWeek } from '../../domain/times/workingTime.ts';

/** Who is away for longer has a week that counts as the usual one. */
const MOST_DAYS = 400;

/** @returns `YYYY-MM-DD` of the first day of work after `now`. */
export function nextWorkingDay(now: Date, week: WorkingWeek): string {
  const calendar = openCalendar(week);
  return addWorkingDays(dayIn(now, calendar.timeZone), 1, calendar);
}

/** A day and so many days of work, at least one. */
function addWorkingDays(day: string, count: number, calendar: WorkCalendar): string {
  let reached = day;
  let left = Math.max(1, Math.round(count));
  for (let passed = 0; left > 0 && passed < MOST_DAYS; passed += 1) {
    reached = addDays(reached, 1);
    if (calendar.isWorkingDay(reached)) left -= 1;
  }
  return left === 0 ? reached : addWorkingDays(day, count, openCalendar({ timeZone: calendar.timeZone }));
}

/** UTC ISO instant at which the seller's work begins on a day; nine o'clock on a day without any. */
export function startOfWork(day: string, week: WorkingWeek): string {
  return openCalendar(week).startOf(day);
}

interface Waiting extends WorkingWeek {
  /** Days the admin leaves a lead to answer; undefined = as many as usual. */
  readonly followUpDays?: number | undefined;
}

/**
 * The day of a reminder: the one that was named while it is still ahead, else so many days of work from now as a lead has to answer.
 * @param until `YYYY-MM-DD`
 */
export function reminderDay(until: string | undefined, { followUpDays, ...week }: Waiting, now: Date): string {
  const calendar = openCalendar(week);
  const today = dayIn(now, calendar.timeZone);
  return until !== undefined && until > today ? until : addWorkingDays(today, followUpDays ?? FOLLOW_UP_DAYS, calendar);
}
