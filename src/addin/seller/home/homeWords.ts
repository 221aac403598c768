// Home in words: what a row is about, how long it has waited, what was done.
import type { Reminder } from '../../../domain/reminders.ts';
import type { HomeRow, HomeView, ReminderSaid } from '../../home/homeView.ts';
import { arrivalText, dayText, momentText, timeText } from '../../parts/words/dates.ts';
import { leadName } from '../../parts/words/names.ts';
import { t, type StringKey } from '../../strings.ts';
import type { Status, View } from '../../view.ts';

/** A working day has so many hours; longer waits are told in days. */
const HOURS_A_DAY = 8;
const MINUTES_AN_HOUR = 60;

type Unit = 'minutes' | 'hours' | 'days';

function unitOf(hours: number): { readonly unit: Unit; readonly count: number } {
  if (hours < 1) return { unit: 'minutes', count: Math.floor(hours * MINUTES_AN_HOUR) };
  return hours < HOURS_A_DAY ? { unit: 'hours', count: Math.floor(hours) } : { unit: 'days', count: Math.floor(hours / HOURS_A_DAY) };
}

function inUnits(kind: 'waited' | 'late' | 'left', hours: number): string {
  const { unit, count } = unitOf(hours);
  return t(`home.${kind}.${unit}`, { count });
}

/** The short word in a row's tag. */
export function ageText(reminder: Reminder, now: Date): string {
  const { kind, state, at, waitedHours, hoursLeft } = reminder;
  if (kind === 'follow-up') return t('home.waited.days', { count: reminder.days ?? 0 });
  if (state === 'late') return inUnits('late', -hoursLeft);
  if (kind === 'promise') return promiseDay(reminder.day ?? '', now);
  if (state === 'due-soon') return inUnits('left', hoursLeft);
  // It came outside of working time: then when it came says more than that nothing of it has passed.
  return waitedHours * MINUTES_AN_HOUR < 1 ? arrivalText(at, now) : inUnits('waited', waitedHours);
}

function promiseDay(day: string, now: Date): string {
  const shown = dayText(day, now);
  if (shown === dayText(now.toISOString(), now)) return t('home.today');
  return shown === dayText(new Date(now.getTime() + 24 * 3_600_000).toISOString(), now) ? t('home.tomorrow') : shown;
}

/** The tag in a whole sentence. */
export function ageSentence(reminder: Reminder, now: Date): string {
  const { kind, state, waitedHours, at, day, reasons } = reminder;
  if (kind === 'promise') return t(state === 'late' ? 'home.age.promise-late' : 'home.age.promise', { day: dayText(day ?? '', now, true) });
  if (kind === 'follow-up') return t('home.age.follow-up', { date: arrivalText(at, now) });
  return t(`home.age.answer-${state}`, { waited: inUnits('waited', waitedHours), target: reasons[0]?.params?.['targetHours'] ?? '' });
}

/** The second line of a row. */
export function rowText({ reminder }: HomeRow): string {
  if (reminder.kind === 'follow-up') return t('home.row.follow-up', { count: reminder.days ?? 0 });
  if (reminder.kind === 'promise') return t('home.row.promise', { quote: reminder.reasons[0]?.citation?.quote ?? '' });
  const subject = reminder.subject.trim() || t('strip.no-subject');
  return reminder.emails.length > 1 ? t('home.row.several', { count: reminder.emails.length, subject }) : subject;
}

/** The row as its button says it. */
export function rowName(row: HomeRow, now: Date): string {
  return t('home.row.name', { name: leadName(row.lead), what: rowText(row), age: ageSentence(row.reminder, now) });
}

export function saidText({ said, person }: ReminderSaid, now: Date): string {
  if (said.kind === 'done' || said.until === undefined) return t('home.said.done', { name: person });
  const isToday = dayText(said.until, now) === dayText(now.toISOString(), now);
  return t('home.said.snoozed', { name: person, moment: isToday ? timeText(said.until) : momentText({ at: said.until, day: said.until.slice(0, 10) }) });
}

/** What the line at the foot says of Home. */
export function homeStatus(view: View, home: HomeView): Status {
  const waiting = view.changes?.waiting ?? 0;
  if (waiting > 0) return { kind: 'waits', count: waiting, offline: !view.online };
  const at = oldest(home.asOf, home.own?.asOf);
  if (!view.online) return { kind: 'offline', ...(at === undefined ? {} : { at }) };
  if (at === undefined) return { kind: 'none' };
  if (home.isAsking || home.own?.isAsking === true) return { kind: 'as-of', at, checking: true };
  return home.trouble === undefined && home.own?.trouble === undefined ? { kind: 'up-to-date', at } : { kind: 'as-of', at, checking: false };
}

/** All of Home is at least as new as that. */
function oldest(one: string | undefined, two: string | undefined): string | undefined {
  return one === undefined || (two !== undefined && two < one) ? two : one;
}

/** What is shown in place of the list; undefined while there is one. */
export function homeState(view: View, home: HomeView): 'loading' | 'offline' | 'sign-in' | 'trouble' | 'empty' | undefined {
  if (home.rows.length > 0) return undefined;
  if (home.asOf !== undefined) return 'empty';
  if (!view.online) return 'offline';
  if (home.trouble === 'sign-in-needed') return 'sign-in';
  return home.trouble === undefined && view.problem === undefined ? 'loading' : 'trouble';
}

/** The title and text of a failure that has sentences of its own. */
export function troubleKey(trouble: NonNullable<HomeView['trouble']>, part: 'title' | 'text'): StringKey {
  return `problem.${trouble}.${part}`;
}
