// Days and clock times of the sample mail: relative to now, in the language and zone of whoever writes.

export type SampleLanguage = 'en' | 'de' | 'fr' | 'es' | 'it' | 'pt' | 'nl';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

const locales: Readonly<Record<SampleLanguage, string>> = { en: 'en-GB', de: 'de-DE', fr: 'fr-FR', es: 'es-ES', it: 'it-IT', pt: 'pt-PT', nl: 'nl-NL' };

export interface SampleDays {
  readonly now: Date;
  minutesAgo(minutes: number): Date;
  /** The first Monday-to-Friday day that is at least `days` days ahead, at noon UTC. */
  workday(days: number): Date;
  /** e.g. `Thursday 26 November`, `Donnerstag, 26. November`. */
  long(day: Date, language: SampleLanguage): string;
  /** e.g. `26 November`, `26. November`. */
  short(day: Date, language: SampleLanguage): string;
  /** e.g. `Thursday`, `donderdag`. */
  weekday(day: Date, language: SampleLanguage): string;
  /** Name of the month that many months ahead, e.g. `March`. */
  month(monthsAhead: number, language: SampleLanguage): string;
}

/** All day arithmetic of the sample, from one reading of the clock. */
export function sampleDays(now: Date): SampleDays {
  const noon = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), 12);
  const format = (day: Date, language: SampleLanguage, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locales[language], { timeZone: 'UTC', ...options }).format(day);
  return {
    now,
    minutesAgo: (minutes) => new Date(now.getTime() - minutes * MINUTE),
    workday(days) {
      const day = new Date(noon + days * DAY);
      while (day.getUTCDay() % 6 === 0) {
        day.setTime(day.getTime() + DAY);
      }
      return day;
    },
    long(day, language) {
      const written = format(day, language, { weekday: 'long', day: 'numeric', month: 'long' });
      return language === 'es' ? written.replace(',', '') : written;
    },
    short: (day, language) => format(day, language, { day: 'numeric', month: 'long' }),
    weekday: (day, language) => format(day, language, { weekday: 'long' }),
    month: (monthsAhead, language) => format(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + monthsAhead, 15)), language, { month: 'long' }),
  };
}

interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** What a wall clock in the IANA zone shows at that instant. */
function wallTime(instant: Date, zone: string): WallTime {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant);
  const read = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return { year: read('year'), month: read('month'), day: read('day'), hour: read('hour'), minute: read('minute'), second: read('second') };
}

const two = (value: number) => String(value).padStart(2, '0');
const englishWeekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The value of a `Date` header (RFC 5322 section 3.3) as a client in that zone writes it. */
export function dateHeader(instant: Date, zone: string): string {
  const wall = wallTime(instant, zone);
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
  const offset = Math.round((asUtc - Math.floor(instant.getTime() / 1000) * 1000) / MINUTE);
  const sign = offset < 0 ? '-' : '+';
  const weekday = englishWeekdays[new Date(asUtc).getUTCDay()];
  const time = `${two(wall.hour)}:${two(wall.minute)}:${two(wall.second)}`;
  return `${weekday}, ${wall.day} ${englishMonths[wall.month - 1]} ${wall.year} ${time} ${sign}${two(Math.floor(Math.abs(offset) / 60))}${two(Math.abs(offset) % 60)}`;
}

/** Date and time for a reply mark, in the writer's language. */
export function spokenDate(instant: Date, zone: string, language: SampleLanguage, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locales[language], { timeZone: zone, ...options }).format(instant);
}

/** `09:05` on the writer's wall clock. */
export function clockTime(instant: Date, zone: string): string {
  const wall = wallTime(instant, zone);
  return `${two(wall.hour)}:${two(wall.minute)}`;
}

/** `20251122T090000Z`, as calendars write an instant. */
export function calendarStamp(instant: Date): string {
  return instant
    .toISOString()
    .replace(/[-:]/g, '')
    .replace(/\.\d+Z$/, 'Z');
}
