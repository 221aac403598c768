// When a seller is at work: hours of the week, holidays and absences, on the seller's own clock. Without a schedule always, but for
// absences.
import { addDays, dayIn, instantOf, weekdayOf } from '../times/wallTime.ts';
import type { Seller, WorkSchedule } from './seller.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What of a seller says when they are at work. */
export type Attending = Pick<Seller, 'schedule' | 'absences'>;

/** How things stand at an instant; all in UTC milliseconds. */
export interface Attendance {
  /** When they are at work: that instant itself when they are, undefined when it is not within the horizon. */
  readonly freeAt?: number;
  /** Up to then at work all the time, or not at all. */
  readonly until: number;
}

/**
 * How long until a seller is at work.
 * @param withinHours how far to look; exact, so who starts an instant later isn't found.
 * @returns milliseconds from `now`, 0 = at work now, undefined = not within the hours.
 */
export function freeFrom(seller: Attending, now: Date, withinHours: number): number | undefined {
  const { freeAt } = attendanceAt(seller, now.getTime(), withinHours * HOUR);
  return freeAt === undefined ? undefined : freeAt - now.getTime();
}

/** 0 = now; k = in more than k - 1 days and at most k, a day being 24 hours. @param waitMs as `freeFrom` gives it. */
export function bucketOf(waitMs: number): number {
  return Math.max(0, Math.ceil(waitMs / DAY));
}

/** The same as `freeFrom`, with how long it lasts. @param at UTC milliseconds. @param horizon milliseconds. */
export function attendanceAt(seller: Attending, at: number, horizon: number): Attendance {
  const limit = at + horizon;
  let free = at;
  for (;;) {
    const back = backFrom(seller, free);
    if (back > limit) return { until: limit };
    free = back;
    if (seller.schedule === undefined) break;
    const stretch = workFrom(seller.schedule, free, limit);
    if (stretch === undefined) return { until: limit };
    if (stretch.from <= free) return free === at ? { freeAt: at, until: Math.min(stretch.to, nextAbsence(seller, at)) } : { freeAt: free, until: free };
    free = stretch.from;
  }
  return free === at ? { freeAt: at, until: nextAbsence(seller, at) } : { freeAt: free, until: free };
}

/** The end of the absences that cover an instant, or the instant. */
function backFrom({ absences }: Attending, at: number): number {
  let back = at;
  for (let found = true; found;) {
    found = false;
    for (const { from, to } of absences) {
      const end = to === undefined ? Infinity : Date.parse(to);
      if (Date.parse(from) > back || end <= back) continue;
      back = end;
      found = true;
    }
  }
  return back;
}

function nextAbsence({ absences }: Attending, after: number): number {
  return absences.reduce((next, { from }) => (Date.parse(from) > after ? Math.min(next, Date.parse(from)) : next), Infinity);
}

/** The first stretch of work that ends after an instant and starts no later than `limit`. */
function workFrom(schedule: WorkSchedule, after: number, limit: number): { readonly from: number; readonly to: number } | undefined {
  const { timeZone, days, holidays } = schedule;
  for (let day = dayAt(after, timeZone); instantIn(day, 0, timeZone) <= limit; day = addDays(day, 1)) {
    if (holidays.includes(day)) continue;
    for (const hours of days[weekdayOf(day) as 0 | 1 | 2 | 3 | 4 | 5 | 6] ?? []) {
      const to = instantIn(day, hours.to, timeZone);
      if (to <= after) continue;
      const from = instantIn(day, hours.from, timeZone);
      return from <= limit ? { from, to } : undefined;
    }
  }
  return undefined;
}

/** Zones are few, and everybody is asked at the same instants: what was worked out once is kept. */
const [instants, daysAt] = [new Map<string, number>(), new Map<string, string>()];
const MOST_KEPT = 20_000;

function instantIn(day: string, minutes: number, timeZone: string): number {
  return kept(instants, `${day} ${minutes} ${timeZone}`, () => Date.parse(instantOf(day, { hour: Math.floor(minutes / 60), minute: minutes % 60 }, timeZone)));
}

function dayAt(instant: number, timeZone: string): string {
  return kept(daysAt, `${instant} ${timeZone}`, () => dayIn(new Date(instant), timeZone));
}

function kept<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= MOST_KEPT) known.clear();
  const value = make();
  known.set(key, value);
  return value;
}
