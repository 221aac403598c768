import { addDays, addMonths, dayIn, instantAtOffset, instantOf, makeDay, offsetIn, weekdayOf } from '../../../src/domain/times/wallTime.ts';

test('wall time becomes an instant by the rules of the zone, also around clock changes', () => {
  expect(instantOf('2026-03-28', { hour: 10, minute: 0 }, 'Europe/Berlin')).toBe('2026-03-28T09:00:00Z');
  expect(instantOf('2026-03-29', { hour: 10, minute: 0 }, 'Europe/Berlin')).toBe('2026-03-29T08:00:00Z');
  expect(instantOf('2026-10-25', { hour: 12, minute: 0 }, 'America/New_York')).toBe('2026-10-25T16:00:00Z');
  expect(instantOf('2026-11-20', { hour: 10, minute: 0 }, 'No/Such_Zone')).toBe('2026-11-20T10:00:00Z');
});

test('days are those of the zone', () => {
  expect(dayIn(new Date('2026-11-20T23:30:00Z'), 'Europe/Berlin')).toBe('2026-11-21');
  expect([addDays('2026-11-30', 1), addMonths('2026-11-30', 3), weekdayOf('2026-11-20')]).toEqual(['2026-12-01', '2027-02-28', 5]);
  expect([makeDay(2026, 2, 29), makeDay(2028, 2, 29)]).toEqual([undefined, '2028-02-29']);
});

test('the distance from UTC is read from both ways of writing a date', () => {
  expect([offsetIn('2026-03-10T07:42:00-07:00'), offsetIn('Tue, 10 Mar 2026 07:42:00 +0530 (IST)'), offsetIn('2026-03-10T07:42:00Z')]).toEqual([-420, 330, undefined]);
  expect(instantAtOffset('2026-03-10', { hour: 10, minute: 0 }, -420)).toBe('2026-03-10T17:00:00Z');
});
