// Wall time in a zone ↔ instants, and calendar days. Days are `YYYY-MM-DD`; zones are IANA names; the clock is always given.

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const options: Intl.DateTimeFormatOptions = { hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' };
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', { ...options, timeZone });
  } catch {
    // Hosts name zones that an old browser does not know; UTC is wrong by hours but never throws.
    format = new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' });
  }
  formats.set(timeZone, format);
  return format;
}

function wallMillis(instant: number, timeZone: string): number {
  const parts = new Map(formatOf(timeZone).formatToParts(instant).map((part) => [part.type, Number(part.value)]));
  const of = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
}

/** Calendar day of an instant in a zone. */
export function dayIn(instant: Date, timeZone: string): string {
  return new Date(wallMillis(instant.getTime(), timeZone)).toISOString().slice(0, 10);
}

/** UTC ISO instant of a wall time in a zone; in the hour that a clock change skips, the time after it. */
export function instantOf(day: string, time: { readonly hour: number; readonly minute: number }, timeZone: string): string {
  const wall = Date.parse(`${day}T00:00:00Z`) + (time.hour * 60 + time.minute) * 60_000;
  let instant = wall;
  // Two steps settle it everywhere but in the skipped hour, where either side is as good.
  for (let round = 0; round < 2; round += 1) instant += wall - wallMillis(instant, timeZone);
  return new Date(instant).toISOString().slice(0, 19) + 'Z';
}

/** UTC ISO instant of a wall time at a fixed distance from UTC, in minutes east. */
export function instantAtOffset(day: string, time: { readonly hour: number; readonly minute: number }, offset: number): string {
  const wall = Date.parse(`${day}T00:00:00Z`) + (time.hour * 60 + time.minute - offset) * 60_000;
  return new Date(wall).toISOString().slice(0, 19) + 'Z';
}

/** `2026-11-30` + 1 → `2026-12-01`. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/** Adds months, keeping the day where the month has it. */
export function addMonths(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + count);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, last));
  return date.toISOString().slice(0, 10);
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** The day written by its parts, or undefined when the calendar has no such day. */
export function makeDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year > 1970 && year < 2200 ? date.toISOString().slice(0, 10) : undefined;
}

/** Minutes east of UTC in the text of a date (`…+02:00`, `… -0700`), undefined when it has none. */
export function offsetIn(text: string): number | undefined {
  const found = /([+-])(\d{2}):?(\d{2})\s*(?:\([A-Za-z ]{0,40}\))?\s*$/.exec(text);
  if (found === null) return undefined;
  const minutes = Number(found[2]) * 60 + Number(found[3]);
  return found[1] === '-' ? -minutes : minutes;
}
