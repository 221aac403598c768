// When a seller is at work, as people say it: at work, away until, starts on Monday; and what is wrong with hours or an absence
// before they are saved.
import { freeFrom } from './availability.ts';
import type { Absence, Seller, WorkingHours, WorkSchedule } from './seller.ts';

/** 0 = Sunday. */
export type Weekday = keyof WorkSchedule['days'];

/** Monday first. */
export const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 0];

/** `until`, `at`: UTC ISO instants; an absence without `until` lasts until it is taken back. */
export type Whereabouts =
  | { readonly kind: 'always' }
  | { readonly kind: 'at-work' }
  | { readonly kind: 'away'; readonly until?: string }
  | { readonly kind: 'starts'; readonly at: string }
  /** Not within the next two weeks. */
  | { readonly kind: 'not-soon' };

/** Holidays around a year's end are longer than the longest window of a rule. */
const AHEAD_HOURS = 14 * 24;

/** Where a seller is now. */
export function whereaboutsOf(seller: Pick<Seller, 'schedule' | 'absences'>, now: Date): Whereabouts {
  const absence = absenceAt(seller.absences, now);
  if (absence !== undefined) return absence.to === undefined ? { kind: 'away' } : { kind: 'away', until: absence.to };
  const wait = freeFrom(seller, now, AHEAD_HOURS);
  if (wait === undefined) return { kind: 'not-soon' };
  if (wait > 0) return { kind: 'starts', at: new Date(now.getTime() + wait).toISOString() };
  return { kind: seller.schedule === undefined ? 'always' : 'at-work' };
}

/** The absence an instant lies in, with all that follow it without a gap. */
export function absenceAt(absences: readonly Absence[], now: Date): Absence | undefined {
  const at = now.getTime();
  return merged(absences).find(({ from, to }) => Date.parse(from) <= at && (to === undefined || at < Date.parse(to)));
}

/** Absences that are not over, the first to begin first. */
export function absencesAhead(absences: readonly Absence[], now: Date): readonly Absence[] {
  return merged(absences).filter(({ to }) => to === undefined || Date.parse(to) > now.getTime());
}

/** With one more; those that touch become one. */
export function withAbsence(absences: readonly Absence[], added: Absence): readonly Absence[] {
  return merged([...absences, added]);
}

/** Without one that `absencesAhead` or `absenceAt` gave: what has begun ends now, what lies ahead is gone. */
export function withoutAbsence(absences: readonly Absence[], taken: Absence, now: Date): readonly Absence[] {
  const begun = Date.parse(taken.from) < now.getTime();
  return merged(absences).flatMap((each) => (each.from !== taken.from ? [each] : begun ? [{ from: each.from, to: now.toISOString() }] : []));
}

export type AbsenceProblem = 'ends-before-start' | 'is-over';

/** Why an absence can't be saved. */
export function problemOfAbsence({ from, to }: Absence, now: Date): AbsenceProblem | undefined {
  if (to === undefined) return undefined;
  if (Date.parse(to) <= Date.parse(from)) return 'ends-before-start';
  return Date.parse(to) <= now.getTime() ? 'is-over' : undefined;
}

/** `no-hours` names no day: somebody at work on no day never gets a lead. */
export type HoursProblem = { readonly code: 'ends-before-start' | 'overlap'; readonly day: Weekday } | { readonly code: 'no-hours' };

/** Why hours can't be saved, a problem a day, Monday first; holidays and zone are not looked at. */
export function problemsOfHours(days: WorkSchedule['days']): readonly HoursProblem[] {
  const found = weekdays.flatMap((day): readonly HoursProblem[] => {
    const hours = inOrder(days[day] ?? []);
    if (hours.some(({ from, to }) => to <= from)) return [{ code: 'ends-before-start', day }];
    return hours.some(({ from }, place) => from < (hours[place - 1]?.to ?? 0)) ? [{ code: 'overlap', day }] : [];
  });
  return found.length === 0 && weekdays.every((day) => (days[day] ?? []).length === 0) ? [{ code: 'no-hours' }] : found;
}

/** By the time they begin. */
export function inOrder(hours: readonly WorkingHours[]): readonly WorkingHours[] {
  return [...hours].sort((one, two) => one.from - two.from || one.to - two.to);
}

/** Days next to each other with the same hours, Monday first; days without hours are left out. */
export function daysAlike(days: WorkSchedule['days']): readonly { readonly first: Weekday; readonly last: Weekday; readonly hours: readonly WorkingHours[] }[] {
  const groups: { readonly first: Weekday; last: Weekday; readonly hours: readonly WorkingHours[] }[] = [];
  weekdays.forEach((day, place) => {
    const hours = inOrder(days[day] ?? []);
    const before = groups.at(-1);
    if (hours.length === 0) return;
    if (before !== undefined && before.last === weekdays[place - 1] && isSame(before.hours, hours)) before.last = day;
    else groups.push({ first: day, last: day, hours });
  });
  return groups;
}

function isSame(one: readonly WorkingHours[], two: readonly WorkingHours[]): boolean {
  return one.length === two.length && one.every(({ from, to }, place) => from === two[place]?.from && to === two[place]?.to);
}

function merged(absences: readonly Absence[]): readonly Absence[] {
  const sorted = [...absences].sort((one, two) => Date.parse(one.from) - Date.parse(two.from));
  const found: Absence[] = [];
  for (const each of sorted) {
    const last = found.at(-1);
    if (last === undefined || (last.to !== undefined && Date.parse(last.to) < Date.parse(each.from))) found.push(each);
    else if (last.to !== undefined && (each.to === undefined || Date.parse(each.to) > Date.parse(last.to))) found[found.length - 1] = { from: last.from, ...(each.to === undefined ? {} : { to: each.to }) };
  }
  return found;
}
