// An absence as it is typed: days and times on the person's clock. Pure.
import { problemOfAbsence, type AbsenceProblem } from '../../../domain/routing/whereabouts.ts';
import type { Absence } from '../../../domain/routing/seller.ts';
import { addDays, dayIn, instantOf } from '../../../domain/times/wallTime.ts';

export interface AbsenceForm {
  /** `YYYY-MM-DD` and `HH:MM`. */
  readonly fromDay: string;
  readonly fromTime: string;
  /** Without an end it lasts until it is taken back. */
  readonly hasEnd: boolean;
  readonly toDay: string;
  readonly toTime: string;
}

/** From the start of a day to the start of the next. @param startsIn days from now. */
export function absenceForm(now: Date, timeZone: string, startsIn: number): AbsenceForm {
  const day = addDays(dayIn(now, timeZone), startsIn);
  return { fromDay: day, fromTime: '00:00', hasEnd: true, toDay: addDays(day, 1), toTime: '00:00' };
}

/** Undefined while a day or a time is missing. */
export function absenceOf(form: AbsenceForm, timeZone: string): Absence | undefined {
  const from = typedInstant(form.fromDay, form.fromTime, timeZone);
  if (from === undefined) return undefined;
  if (!form.hasEnd) return { from };
  const to = typedInstant(form.toDay, form.toTime, timeZone);
  return to === undefined ? undefined : { from, to };
}

export function absenceFormProblem(form: AbsenceForm, timeZone: string, now: Date): AbsenceProblem | 'time-missing' | undefined {
  const absence = absenceOf(form, timeZone);
  return absence === undefined ? 'time-missing' : problemOfAbsence(absence, now);
}

function typedInstant(day: string, time: string, timeZone: string): string | undefined {
  const clock = /^(\d{1,2}):(\d{2})$/.exec(time);
  if (clock === null || !/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(`${day}T00:00:00Z`))) return undefined;
  return instantOf(day, { hour: Number(clock[1]), minute: Number(clock[2]) }, timeZone);
}
