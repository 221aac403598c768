import fc from 'fast-check';
import { addWorkingDays, nextWorkingDay, reminderDay, startOfWork } from '../../../src/addin/lead/workingDay.ts';

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
      expect(Date.parse(startOfWork(day, timeZone))).toBeGreaterThan(now.getTime());
      if (day !== named) expect([0, 6]).not.toContain(weekday(day));
    }),
  );
});

test('a day of work begins at nine on the seller’s clock', () => {
  expect(zones.map((zone) => startOfWork('2026-11-24', zone))).toEqual(['2026-11-24T08:00:00Z', '2026-11-24T14:00:00Z', '2026-11-24T03:30:00Z', '2026-11-23T20:00:00Z']);
  expect(nextWorkingDay(new Date('2026-11-27T23:30:00Z'), 'Europe/Berlin')).toBe('2026-11-30');
  expect(addWorkingDays('2026-11-27', 0)).toBe('2026-11-30');
});
