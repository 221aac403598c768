// When an answer is due: hours counted in working time, Monday to Friday, nine to five on the seller's clock.
import { addDays, dayIn, instantOf, weekdayOf } from './wallTime.ts';

const FROM_HOUR = 9;
const TO_HOUR = 17;
const HOUR_MS = 3_600_000;
/** Nobody is given less than this from now, however late it is already. */
const AT_LEAST_HOURS = 1;

/** UTC ISO instant after so many working hours from an instant; `timeZone` is an IANA name. */
export function addWorkingHours(from: Date, hours: number, timeZone: string): string {
  let day = dayIn(from, timeZone);
  let at = from.getTime();
  let left = Math.max(0, hours) * HOUR_MS;
  for (;;) {
    const start = Date.parse(instantOf(day, { hour: FROM_HOUR, minute: 0 }, timeZone));
    const end = Date.parse(instantOf(day, { hour: TO_HOUR, minute: 0 }, timeZone));
    const isWorkingDay = weekdayOf(day) !== 0 && weekdayOf(day) !== 6;
    at = Math.max(at, start);
    if (isWorkingDay && at < end && at + left <= end) return new Date(at + left).toISOString().slice(0, 19) + 'Z';
    if (isWorkingDay) left -= Math.max(0, end - at);
    day = addDays(day, 1);
  }
}

/**
 * When what an email asks for is due: the admin's target hours after it came, at least a working hour from now.
 * @param asked.receivedOn UTC ISO instant.
 */
export function dueFor(asked: { readonly receivedOn: string; readonly targetHours: number; readonly timeZone: string }, now: Date): string {
  const due = addWorkingHours(new Date(asked.receivedOn), asked.targetHours, asked.timeZone);
  const earliest = addWorkingHours(now, AT_LEAST_HOURS, asked.timeZone);
  return due > earliest ? due : earliest;
}

/** Working hours that lie between two instants, never below 0; `timeZone` is an IANA name. */
export function workingHoursBetween(from: Date, to: Date, timeZone: string): number {
  if (to.getTime() <= from.getTime()) return 0;
  const first = dayIn(from, timeZone);
  const last = dayIn(to, timeZone);
  let hours = workedOn(first, { from, to, timeZone });
  if (last === first) return hours;
  // Between the two ends only whole days lie: counted, not measured, because a clock is slow to ask.
  for (let day = addDays(first, 1); day < last; day = addDays(day, 1)) hours += isWorkingDay(day) ? TO_HOUR - FROM_HOUR : 0;
  return hours + workedOn(last, { from, to, timeZone });
}

function isWorkingDay(day: string): boolean {
  return weekdayOf(day) !== 0 && weekdayOf(day) !== 6;
}

function workedOn(day: string, { from, to, timeZone }: { readonly from: Date; readonly to: Date; readonly timeZone: string }): number {
  if (!isWorkingDay(day)) return 0;
  const start = Date.parse(instantOf(day, { hour: FROM_HOUR, minute: 0 }, timeZone));
  const end = Date.parse(instantOf(day, { hour: TO_HOUR, minute: 0 }, timeZone));
  return Math.max(0, Math.min(end, to.getTime()) - Math.max(start, from.getTime())) / HOUR_MS;
}
