// The query functions about fiscal years and periods, over the calendar the organization has set.
import { notImplemented, queryError } from '../webApiError.ts';
import type { InstantRange } from './dateRanges.ts';
import { fiscalPeriod, fiscalPeriods, fiscalYears, fiscalYearStart } from './fiscalCalendar.ts';
import type { Compile, QueryFunctionCall } from './queryFunctionCall.ts';

/** What the functions share with the others: the range as a condition, and a whole number out of the arguments. */
interface Tools {
  readonly withinRange: (call: QueryFunctionCall, range: InstantRange) => string;
  readonly countOf: (call: QueryFunctionCall) => number;
  /** 400 unless the column is a date. */
  readonly requireDate: (call: QueryFunctionCall) => void;
}

const MAX_YEAR = 9000;

function monthsOf(call: QueryFunctionCall): number {
  const { periodMonths } = call.scope.context.settings.fiscalCalendar;
  if (periodMonths === undefined) throw notImplemented('A fiscal calendar whose periods are not months');
  return periodMonths;
}

/** PropertyValue1 and PropertyValue2 of the Web API, the two values of FetchXML. */
function periodAndYear(call: QueryFunctionCall): { readonly period: number; readonly year: number } {
  const list = call.values.get('PropertyValues');
  const given = [call.values.get('PropertyValue1') ?? (list?.type === 'list' ? list.values[0] : undefined), call.values.get('PropertyValue2') ?? (list?.type === 'list' ? list.values[1] : undefined)];
  const [period, year] = given.map((value) => (value?.type === 'number' || value?.type === 'string' ? Number(value.value) : Number.NaN));
  const whole = (value: number | undefined, most: number): value is number => value !== undefined && Number.isInteger(value) && value >= 1 && value <= most;
  if (!whole(period, 12 / monthsOf(call)) || !whole(year, MAX_YEAR)) throw queryError(`The function '${call.name}' needs the number of a fiscal period and a year.`);
  return { period, year };
}

/** Every fiscal function by its name. */
export function fiscalFunctions(tools: Tools): readonly (readonly [string, Compile])[] {
  const { withinRange, countOf } = tools;
  const years = (offset: number, count = 1): Compile => (call) => withinRange(call, fiscalYears(call.scope.context.settings.fiscalCalendar, call.scope.context.now, { offset, count }));
  const periods = (offset: number): Compile => (call) => withinRange(call, fiscalPeriods(call.scope.context.settings.fiscalCalendar, monthsOf(call), { now: call.scope.context.now, offset, count: 1 }));
  const someYears = (direction: 'last' | 'next'): Compile => (call) => {
    const count = Math.min(countOf(call), MAX_YEAR);
    return years(direction === 'last' ? -count : 1, count)(call);
  };
  const somePeriods = (direction: 'last' | 'next'): Compile => (call) => {
    const count = Math.min(countOf(call), MAX_YEAR);
    return withinRange(call, fiscalPeriods(call.scope.context.settings.fiscalCalendar, monthsOf(call), { now: call.scope.context.now, offset: direction === 'last' ? -count : 1, count }));
  };
  const rangeOf = (call: QueryFunctionCall): InstantRange => fiscalPeriod(call.scope.context.settings.fiscalCalendar, monthsOf(call), periodAndYear(call));
  return [
    ['ThisFiscalYear', years(0)], ['LastFiscalYear', years(-1)], ['NextFiscalYear', years(1)],
    ['ThisFiscalPeriod', periods(0)], ['LastFiscalPeriod', periods(-1)], ['NextFiscalPeriod', periods(1)],
    ['LastXFiscalYears', someYears('last')], ['NextXFiscalYears', someYears('next')],
    ['LastXFiscalPeriods', somePeriods('last')], ['NextXFiscalPeriods', somePeriods('next')],
    ['InFiscalYear', (call) => {
      const year = countOf(call);
      if (year > MAX_YEAR) throw queryError(`The function '${call.name}' needs a year.`);
      return withinRange(call, { from: fiscalYearStart(call.scope.context.settings.fiscalCalendar, year), to: fiscalYearStart(call.scope.context.settings.fiscalCalendar, year + 1) });
    }],
    ['InFiscalPeriod', inFiscalPeriod(tools)],
    ['InFiscalPeriodAndYear', (call) => withinRange(call, rangeOf(call))],
    ['InOrAfterFiscalPeriodAndYear', (call) => withinRange(call, { from: rangeOf(call).from })],
    ['InOrBeforeFiscalPeriodAndYear', (call) => withinRange(call, { to: rangeOf(call).to })],
  ];
}

/** The period of that number in whichever year. */
function inFiscalPeriod({ countOf, requireDate }: Tools): Compile {
  return (call) => {
    const { startMonth, startDay } = call.scope.context.settings.fiscalCalendar;
    const months = monthsOf(call);
    const period = countOf(call);
    if (period > 12 / months) throw queryError(`The function '${call.name}' needs the number of a fiscal period.`);
    requireDate(call);
    const month = `(extract(month from (${call.reference.sql})::timestamptz - make_interval(days => ${startDay - 1}))::integer - 1 - ${startMonth} + 12) % 12`;
    return `((${month}) / ${months} + 1 = ${call.scope.text.bind(period, 'integer')})`;
  };
}
