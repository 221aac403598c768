// When an answer is due: hours counted in the seller's own working time. Who has no working week of their own counts Monday to Friday, nine
// to five; holidays and absences pass without counting.
import { addDays, dayIn, instantOf, weekdayOf } from './wallTime.ts';
import type { Absence, WorkingHours, WorkSchedule } from '../routing/seller.ts';

const HOUR_MS = 3_600_000;
/** Nobody is given less than this from now, however late it is already. */
const AT_LEAST_HOURS = 1;
/** Who doesn't work within so many days is due at the end of them: an absence may have no end, and a week no hours. */
const MOST_DAYS = 400;
const USUAL_HOURS: WorkingHours = { from: 9 * 60, to: 17 * 60 };
const MONDAY_TO_FRIDAY: WorkSchedule['days'] = { 1: [USUAL_HOURS], 2: [USUAL_HOURS], 3: [USUAL_HOURS], 4: [USUAL_HOURS], 5: [USUAL_HOURS] };

/** What a seller's working time follows from. */
export interface WorkingWeek {
  /** IANA name: the clock of who has no schedule. */
  readonly timeZone: string;
  /** Undefined, or without any hours = Monday to Friday, nine to five. */
  readonly schedule?: WorkSchedule;
  readonly absences?: readonly Absence[];
}

/** A seller's working time, worked out day by day as it is asked for. Days are `YYYY-MM-DD` on the seller's clock, instants UTC ISO. */
export interface WorkCalendar {
  readonly timeZone: string;
  /** The instant after so many working hours from another. */
  add(from: Date, hours: number): string;
  /** Working hours that lie between two instants, never below 0. */
  hoursBetween(from: Date, to: Date): number;
  /** Whether there is any working time on that day. */
  isWorkingDay(day: string): boolean;
  /** When work begins on that day; nine o'clock on a day without any. */
  startOf(day: string): string;
  /** When work ends on that day; five o'clock on a day without any. */
  endOf(day: string): string;
}

/** From and to, UTC milliseconds, in order. */
type Stretch = readonly [number, number];

/** Holds what was worked out: make one for many questions. */
export function openCalendar({ timeZone: usualZone, schedule: given, absences = [] }: WorkingWeek): WorkCalendar {
  const schedule = given !== undefined && Object.values(given.days).some((hours) => hours.length > 0) ? given : undefined;
  const timeZone = schedule?.timeZone ?? usualZone;
  const days = schedule?.days ?? MONDAY_TO_FRIDAY;
  const holidays = new Set(given?.holidays);
  const away = absences.map(({ from, to }): Stretch => [Date.parse(from), to === undefined ? Infinity : Date.parse(to)]);
  const known = new Map<string, readonly Stretch[]>();
  const at = (day: string, minutes: number): number => Date.parse(instantOf(day, { hour: Math.floor(minutes / 60), minute: minutes % 60 }, timeZone));
  const stretchesOf = (day: string): readonly Stretch[] => {
    const before = known.get(day);
    if (before !== undefined) return before;
    const hours = holidays.has(day) ? [] : (days[weekdayOf(day) as 0 | 1 | 2 | 3 | 4 | 5 | 6] ?? []);
    const stretches = hours.map(({ from, to }): Stretch => [at(day, from), at(day, to)]).flatMap((stretch) => without(stretch, away));
    known.set(day, stretches);
    return stretches;
  };
  return {
    timeZone,
    add(from, hours) {
      let left = Math.max(0, hours) * HOUR_MS;
      const first = dayIn(from, timeZone);
      for (let count = 0; count < MOST_DAYS; count += 1) {
        for (const [start, end] of stretchesOf(addDays(first, count))) {
          const begin = Math.max(start, from.getTime());
          if (begin < end && begin + left <= end) return inSeconds(begin + left);
          left -= Math.max(0, end - begin);
        }
      }
      return inSeconds(from.getTime() + MOST_DAYS * 24 * HOUR_MS);
    },
    hoursBetween(from, to) {
      if (to.getTime() <= from.getTime()) return 0;
      const last = dayIn(to, timeZone);
      let worked = 0;
      for (let day = dayIn(from, timeZone); day <= last; day = addDays(day, 1)) {
        for (const [start, end] of stretchesOf(day)) worked += Math.max(0, Math.min(end, to.getTime()) - Math.max(start, from.getTime()));
      }
      return worked / HOUR_MS;
    },
    isWorkingDay: (day) => stretchesOf(day).length > 0,
    startOf: (day) => inSeconds(stretchesOf(day)[0]?.[0] ?? at(day, USUAL_HOURS.from)),
    endOf: (day) => inSeconds(stretchesOf(day).at(-1)?.[1] ?? at(day, USUAL_HOURS.to)),
  };
}

/** What of a stretch is left when these are taken out of it. */
function without(stretch: Stretch, taken: readonly Stretch[]): readonly Stretch[] {
  return taken.reduce<readonly Stretch[]>(
    (left, [from, to]) => left.flatMap(([start, end]) => ([[start, Math.min(end, from)], [Math.max(start, to), end]] as const).filter(([begin, stop]) => begin < stop)),
    [stretch],
  );
}

function inSeconds(instant: number): string {
  return new Date(instant).toISOString().slice(0, 19) + 'Z';
}

/**
 * When what an email asks for is due: the admin's target hours after it came, at least a working hour from now.
 * @param asked.receivedOn UTC ISO instant.
 */
export function dueFor(asked: WorkingWeek & { readonly receivedOn: string; readonly targetHours: number }, now: Date): string {
  const calendar = openCalendar(asked);
  const due = calendar.add(new Date(asked.receivedOn), asked.targetHours);
  const earliest = calendar.add(now, AT_LEAST_HOURS);
  return due > earliest ? due : earliest;
}
