// When somebody is at work, in words: "At work", "Away until 16 Nov", "Starts Monday, 09:00", and the hours of a week.
import { whereaboutsOf, daysAlike, type Whereabouts, type Weekday } from '../../../domain/routing/whereabouts.ts';
import type { Absence, Seller, WorkSchedule } from '../../../domain/routing/seller.ts';
import { addDays, dayIn } from '../../../domain/times/wallTime.ts';
import { currentFormats, t } from '../../strings.ts';
import { dayText, timeText } from '../words/dates.ts';

const DAY_MS = 86_400_000;
/** A Sunday. */
const SUNDAY_MS = Date.UTC(2024, 0, 7);

/** Where a person is now. */
export function whereaboutsText(seller: Pick<Seller, 'schedule' | 'absences'>, now: Date): string {
  const where = whereaboutsOf(seller, now);
  switch (where.kind) {
    case 'always':
    case 'at-work':
    case 'not-soon':
      return t(`availability.now.${where.kind}`);
    case 'away':
      return where.until === undefined ? t('availability.now.away') : t('availability.now.away-until', { until: untilText(where.until, now) });
    case 'starts':
      return startsText(where, now);
  }
}

/** An absence as it is listed: "23 Nov – 27 Nov", "since 20 Nov, until taken back". */
export function absenceText({ from, to }: Absence, now: Date): string {
  const begins = untilText(from, now);
  return to === undefined ? t('availability.from-on', { from: begins }) : t('availability.span', { from: begins, to: untilText(to, now) });
}

/** "Mon – Fri 08:00–17:00", a group of days with the same hours each. */
export function hoursTexts({ days }: Pick<WorkSchedule, 'days'>): readonly string[] {
  return daysAlike(days).map(({ first, last, hours }) => t('availability.hours-of', { days: first === last ? weekdayName(first, 'short') : t('availability.span', { from: weekdayName(first, 'short'), to: weekdayName(last, 'short') }), hours: hours.map(({ from, to }) => t('availability.hours', { from: minutesText(from), to: minutesText(to) })).join(', ') }));
}

export function weekdayName(day: Weekday, style: 'short' | 'long'): string {
  return new Intl.DateTimeFormat(currentFormats().locale, { weekday: style, timeZone: 'UTC' }).format(SUNDAY_MS + day * DAY_MS);
}

/** Minutes after midnight; 1440 is midnight at the end of the day. */
function minutesText(minutes: number): string {
  return new Intl.DateTimeFormat(currentFormats().locale, { timeStyle: 'short', timeZone: 'UTC' }).format(SUNDAY_MS + minutes * 60_000);
}

/** The day alone where an absence begins or ends at midnight, else day and time. */
function untilText(at: string, now: Date): string {
  const { timeZone = 'UTC' } = currentFormats();
  const instant = new Date(at);
  const isMidnight = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' }).format(instant) === '00:00';
  const day = dayText(dayIn(instant, timeZone), now);
  return isMidnight ? day : t('time.moment', { day, time: timeText(at) });
}

function startsText({ at }: Extract<Whereabouts, { kind: 'starts' }>, now: Date): string {
  const { timeZone = 'UTC', locale } = currentFormats();
  const [day, today] = [dayIn(new Date(at), timeZone), dayIn(now, timeZone)];
  if (day === today) return t('availability.now.starts-today', { time: timeText(at) });
  // A week ahead the name of the day alone would mislead.
  const name = day < addDays(today, 7) ? new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone }).format(new Date(at)) : dayText(day, now, true);
  return t('availability.now.starts', { day: name, time: timeText(at) });
}
