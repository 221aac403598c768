// When the seller works, as far as the pane knows: what they have just said of it, else what the CRM told with the reminders.
import type { WorkingWeek } from '../../domain/times/workingTime.ts';
import type { Lasting } from '../state.ts';

/** Without a week of their own: the usual one on the mailbox's clock. */
export function workingWeekOf({ home, mailbox: { timeZone } }: Pick<Lasting, 'home' | 'mailbox'>): WorkingWeek {
  const said = home?.routing.known;
  const { schedule, absences = [] } = (said?.isAvailabilityDamaged === true ? undefined : said) ?? home?.known?.records.availability ?? {};
  return { timeZone, absences, ...(schedule === undefined ? {} : { schedule }) };
}
