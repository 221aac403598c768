import fc from 'fast-check';
import { nextWorkingDay, reminderDay, startOfWork } from '../../../src/addin/lead/workingDay.ts';

const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'] as const;
const instants = fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2028-01-01T00:00:00Z'), noInvalidDate: true });
const weekday = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay();

test.each([
  // It is Monday 23 November 2026, still Sunday in New York.
  [undefined, 4, '2026-11-23T03:00:00Z', 'America/New_York', '2026-11-26'],
  [undefined, 4, '2026-11-23T03:00:00Z', 'Europe/Berlin', '2026-11-27'],
  [undefined, undefined, '2026-11-23T13:00:00Z', 'Europe/Berlin', '2026-11-27'],
  [undefined, 10, '2026-11-23T13:00:00Z', 'Europe/Berlin', '2026-12-07'],
  ['2026-12-01', 4, '2026-11-23T13:00:00Z', 'Europe/Berlin', '2026-12-01'],
  ['2026-11-23', 4, '2026-11-23T13:00:00Z', 'Europe/Berlin', '2026-11-27'],
  ['2026-11-02', 4, '2026-11-23T13:00:00Z', 'Europe/Berlin', '2026-11-27'],
])('a reminder until %s with %s days to answer, at %s in %s, is for %s', (until, followUpDays, now, timeZone, day) => {
  expect(reminderDay(until, { followUpDays, timeZone }, new Date(now))).toBe(day);
});

test('a reminder is never due already, and without a day of its own it is for a day of work', () => {
  const until = fc.option(fc.constantFrom('2026-01-01', '2026-11-23', '2027-06-05', '2029-01-01'), { nil: undefined });
  fc.assert(
    fc.property(instants, until, fc.integer({ min: 0, max: 60 }), fc.constantFrom(...zones), (now, named, followUpDays, timeZone) => {
      const day = reminderDay(named, { followUpDays, timeZone }, now);
      expect(Date.parse(startOfWork(day, { timeZone }))).toBeGreaterThan(now.getTime());
      if (day !== named) expect([0, 6]).not.toContain(weekday(day));
    }),
  );
});

test('a day of work begins at nine on the seller’s clock', () => {
  expect(zones.map((zone) => startOfWork('2026-11-24', { timeZone: zone }))).toEqual(['2026-11-24T08:00:00Z', '2026-11-24T14:00:00Z', '2026-11-24T03:30:00Z', '2026-11-23T20:00:00Z']);
  expect(nextWorkingDay(new Date('2026-11-27T23:30:00Z'), { timeZone: 'Europe/Berlin' })).toBe('2026-11-30');
  expect(reminderDay(undefined, { followUpDays: 0, timeZone: 'Europe/Berlin' }, new Date('2026-11-27T10:00:00Z'))).toBe('2026-11-30');
});

test('a seller’s own week decides: days off, holidays and absences are no days of work, and the day begins when they do', () => {
  const half = { from: 7 * 60, to: 12 * 60 };
  const week = { timeZone: 'UTC', schedule: { timeZone: 'Europe/Berlin', days: { 2: [half], 3: [half], 6: [half] }, holidays: ['2026-11-25'] } };
  const now = new Date('2026-11-23T13:00:00Z');
  expect([nextWorkingDay(now, week), reminderDay(undefined, { followUpDays: 3, ...week }, now)]).toEqual(['2026-11-24', '2026-12-01']);
  expect(startOfWork('2026-11-24', week)).toBe('2026-11-24T06:00:00Z');
  const away = { ...week, absences: [{ from: '2026-11-24T00:00:00Z', to: '2026-11-30T00:00:00Z' }] };
  expect(nextWorkingDay(now, away)).toBe('2026-12-01');
  // Away for good: somebody else will look, on a usual day.
  expect(nextWorkingDay(now, { ...week, absences: [{ from: '2026-11-20T00:00:00Z' }] })).toBe('2026-11-24');
});
