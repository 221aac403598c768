// Fiscal years and periods of the organization as date ranges. Pure: settings and the present are arguments; days begin at midnight UTC.
import { shift, type InstantRange } from './dateRanges.ts';

/** When the fiscal year begins, and how many months each of its periods has. */
export interface FiscalCalendar {
  /** 0 is January. */
  readonly startMonth: number;
  readonly startDay: number;
  /** Undefined for periods that are no whole months. */
  readonly periodMonths?: number;
}

/** What an organization has that set nothing: quarters of the calendar year. */
export const defaultFiscalCalendar: FiscalCalendar = { startMonth: 0, startDay: 1, periodMonths: 3 };

/** `organization.fiscalperiodtype` → months of a period: annually, semi-annually, quarterly, monthly. Four-week periods (2004) are no months. */
const monthsOfType: Readonly<Record<number, number>> = { 2000: 12, 2001: 6, 2002: 3, 2003: 1 };

/** Reads the organization's settings; what is not set is as in a fresh organization. */
export function fiscalCalendarOf(settings: { readonly start?: string | null; readonly periodType?: number | null }): FiscalCalendar {
  const start = settings.start ? new Date(settings.start) : undefined;
  return {
    startMonth: start?.getUTCMonth() ?? defaultFiscalCalendar.startMonth,
    startDay: start?.getUTCDate() ?? defaultFiscalCalendar.startDay,
    periodMonths: settings.periodType === null || settings.periodType === undefined ? defaultFiscalCalendar.periodMonths : monthsOfType[settings.periodType],
  };
}

/** The first day of the fiscal year that is named after the calendar year it begins in. */
export function fiscalYearStart(calendar: FiscalCalendar, year: number): Date {
  return new Date(Date.UTC(year, calendar.startMonth, calendar.startDay));
}

/** The fiscal year the instant lies in. */
function fiscalYearOf(calendar: FiscalCalendar, instant: Date): number {
  const year = instant.getUTCFullYear();
  return instant < fiscalYearStart(calendar, year) ? year - 1 : year;
}

/** `count` fiscal years beginning `offset` years from the present one. */
export function fiscalYears(calendar: FiscalCalendar, now: Date, { offset, count }: { readonly offset: number; readonly count: number }): InstantRange {
  const year = fiscalYearOf(calendar, now) + offset;
  return { from: fiscalYearStart(calendar, year), to: fiscalYearStart(calendar, year + count) };
}

/** `count` periods beginning `offset` periods from the present one. */
export function fiscalPeriods(calendar: FiscalCalendar, months: number, at: { readonly now: Date; readonly offset: number; readonly count: number }): InstantRange {
  const begin = fiscalYearStart(calendar, fiscalYearOf(calendar, at.now));
  let index = 0;
  while (shift('Months', begin, (index + 1) * months) <= at.now) index += 1;
  return { from: shift('Months', begin, (index + at.offset) * months), to: shift('Months', begin, (index + at.offset + at.count) * months) };
}

/** The period of that number, from 1, in that year. */
export function fiscalPeriod(calendar: FiscalCalendar, months: number, of: { readonly period: number; readonly year: number }): InstantRange {
  const begin = fiscalYearStart(calendar, of.year);
  return { from: shift('Months', begin, (of.period - 1) * months), to: shift('Months', begin, of.period * months) };
}
