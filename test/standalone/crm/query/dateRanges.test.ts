// The ranges behind the date functions of queries.
import { calendarUnit, lastUnits, nextUnits, shift } from '../../../../src/standalone/crm/query/dateRanges.ts';

const now = new Date('2024-03-31T15:30:20Z');
const iso = (range: { from?: Date; to?: Date }) => [range.from?.toISOString(), range.to?.toISOString()];

test('the last seven days begin at midnight seven days ago and end now', () => {
  expect(iso(lastUnits('Days', 7, now))).toEqual(['2024-03-24T00:00:00.000Z', '2024-03-31T15:30:21.000Z']);
});

test('the next two days end with the second of them', () => {
  expect(iso(nextUnits('Days', 2, now))).toEqual(['2024-03-31T15:30:20.000Z', '2024-04-03T00:00:00.000Z']);
});

test('today, this week, last month and next year are whole calendar units', () => {
  expect(iso(calendarUnit('Days', 0, now))).toEqual(['2024-03-31T00:00:00.000Z', '2024-04-01T00:00:00.000Z']);
  expect(iso(calendarUnit('Weeks', 0, now))).toEqual(['2024-03-31T00:00:00.000Z', '2024-04-07T00:00:00.000Z']);
  expect(iso(calendarUnit('Months', -1, now))).toEqual(['2024-02-01T00:00:00.000Z', '2024-03-01T00:00:00.000Z']);
  expect(iso(calendarUnit('Years', 1, now))).toEqual(['2025-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z']);
});

test('a month before March 31 is the last day of February, not a day in March', () => {
  expect(shift('Months', now, -1).toISOString()).toBe('2024-02-29T15:30:20.000Z');
});
