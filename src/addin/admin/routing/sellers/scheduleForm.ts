// Working hours as they are typed: times as text, a day without hours is off. Pure.
import { problemsOfHours, weekdays, type HoursProblem, type Weekday } from '../../../../domain/routing/whereabouts.ts';
import type { WorkingHours, WorkSchedule } from '../../../../domain/routing/seller.ts';

/** `HH:MM`, or empty. */
export interface TypedHours {
  readonly from: string;
  readonly to: string;
}

export interface ScheduleForm {
  /** Always at work: no hours are saved. */
  readonly isAlways: boolean;
  readonly timeZone: string;
  readonly days: Readonly<Record<Weekday, readonly TypedHours[]>>;
  /** `YYYY-MM-DD`, in order. */
  readonly holidays: readonly string[];
}

export type ScheduleProblem = HoursProblem | { readonly code: 'time-missing'; readonly day: Weekday };

const MIDNIGHT = 24 * 60;
/** What a day starts with that is switched on. */
export const usualHours: TypedHours = { from: '09:00', to: '17:00' };

/** @param timeZone of who has no schedule yet. */
export function scheduleForm(schedule: WorkSchedule | undefined, timeZone: string): ScheduleForm {
  const days = (day: Weekday): readonly TypedHours[] => {
    if (schedule === undefined) return day === 0 || day === 6 ? [] : [usualHours];
    return (schedule.days[day] ?? []).map(({ from, to }) => ({ from: typed(from), to: typed(to) }));
  };
  return {
    isAlways: schedule === undefined,
    timeZone: schedule?.timeZone ?? timeZone,
    days: { 0: days(0), 1: days(1), 2: days(2), 3: days(3), 4: days(4), 5: days(5), 6: days(6) },
    holidays: schedule?.holidays ?? [],
  };
}

/** Undefined = always at work. Ask `scheduleProblems` first: what is not a time is left out. */
export function scheduleOf(form: ScheduleForm): WorkSchedule | undefined {
  if (form.isAlways) return undefined;
  const days = weekdays.map((day) => [day, form.days[day].flatMap(hoursOf)] as const).filter(([, hours]) => hours.length > 0);
  return { timeZone: form.timeZone, days: Object.fromEntries(days.map(([day, hours]) => [day, [...hours].sort((one, two) => one.from - two.from)])), holidays: [...new Set(form.holidays)].sort() };
}

/** What keeps the form from being saved, a problem a day. */
export function scheduleProblems(form: ScheduleForm): readonly ScheduleProblem[] {
  if (form.isAlways) return [];
  const missing = weekdays.filter((day) => form.days[day].some((hours) => hoursOf(hours).length === 0));
  const wrong = problemsOfHours(Object.fromEntries(weekdays.map((day) => [day, form.days[day].flatMap(hoursOf)])));
  const others = missing.length === 0 ? wrong : wrong.filter((problem) => problem.code !== 'no-hours' && !missing.includes(problem.day));
  return [...missing.map((day) => ({ code: 'time-missing', day }) as const), ...others];
}

export function isHoliday(day: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`));
}

function hoursOf({ from, to }: TypedHours): readonly WorkingHours[] {
  const [first, last] = [minutesOf(from), minutesOf(to)];
  if (first === undefined || last === undefined) return [];
  // A day that ends at midnight ends with it.
  return [{ from: first, to: last === 0 ? MIDNIGHT : last }];
}

function minutesOf(text: string): number | undefined {
  const found = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (found === null) return undefined;
  const [hour, minute] = [Number(found[1]), Number(found[2])];
  return hour > 23 || minute > 59 ? undefined : hour * 60 + minute;
}

function typed(minutes: number): string {
  const within = minutes % MIDNIGHT;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
}
