// The date ranges behind LastXDays, ThisMonth and their kin. Pure: the present is an argument; days begin at midnight UTC,
// weeks on Sunday, as in Dataverse with default settings.

export type DateUnit = 'Minutes' | 'Hours' | 'Days' | 'Weeks' | 'Months' | 'Years';

/** Half open: from ≤ x < to; an absent end is open. */
export interface InstantRange {
  readonly from?: Date;
  readonly to?: Date;
}

/** Start of the unit the instant lies in. */
export function startOf(unit: DateUnit, instant: Date): Date {
  const start = new Date(instant);
  start.setUTCSeconds(0, 0);
  if (unit === 'Minutes') return start;
  start.setUTCMinutes(0);
  if (unit === 'Hours') return start;
  start.setUTCHours(0);
  if (unit === 'Weeks') start.setUTCDate(start.getUTCDate() - start.getUTCDay());
  if (unit === 'Months') start.setUTCDate(1);
  if (unit === 'Years') start.setUTCMonth(0, 1);
  return start;
}

/** The instant moved by whole units; a month's end stays within its month. */
export function shift(unit: DateUnit, instant: Date, count: number): Date {
  const moved = new Date(instant);
  if (unit === 'Minutes') moved.setTime(moved.getTime() + count * 60_000);
  else if (unit === 'Hours') moved.setTime(moved.getTime() + count * 3_600_000);
  else if (unit === 'Days') moved.setUTCDate(moved.getUTCDate() + count);
  else if (unit === 'Weeks') moved.setUTCDate(moved.getUTCDate() + 7 * count);
  else {
    const months = unit === 'Years' ? 12 * count : count;
    const day = moved.getUTCDate();
    moved.setUTCDate(1);
    moved.setUTCMonth(moved.getUTCMonth() + months);
    const last = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
    moved.setUTCDate(Math.min(day, last));
  }
  return moved;
}

/** LastX…: from the start of the day (hour) X units ago until now. */
export function lastUnits(unit: DateUnit, count: number, now: Date): InstantRange {
  return { from: startOf(unit === 'Hours' ? 'Hours' : 'Days', shift(unit, now, -count)), to: new Date(now.getTime() + 1000) };
}

/** NextX…: from now until the end of the day (hour) X units ahead. */
export function nextUnits(unit: DateUnit, count: number, now: Date): InstantRange {
  const step = unit === 'Hours' ? 'Hours' : 'Days';
  return { from: now, to: shift(step, startOf(step, shift(unit, now, count)), 1) };
}

/** The whole calendar unit `offset` away from the present one: 0 this, -1 last, 1 next. */
export function calendarUnit(unit: DateUnit, offset: number, now: Date): InstantRange {
  const from = shift(unit, startOf(unit, now), offset);
  return { from, to: shift(unit, from, 1) };
}
