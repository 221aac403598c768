import fc from 'fast-check';
import { attendanceAt, bucketOf, freeFrom, type Attending } from '../../../src/domain/routing/availability.ts';
import type { WorkSchedule } from '../../../src/domain/routing/seller.ts';

const HOUR = 3_600_000;
const weekdays = [1, 2, 3, 4, 5];
const office: WorkSchedule = { timeZone: 'Europe/Lisbon', days: Object.fromEntries(weekdays.map((day) => [day, [{ from: 9 * 60, to: 12 * 60 }, { from: 13 * 60, to: 17 * 60 + 30 }]])), holidays: ['2026-12-08'] };
const hoursUntil = (seller: Attending, now: string, within = 120): number | undefined => {
  const wait = freeFrom(seller, new Date(now), within);
  return wait === undefined ? undefined : wait / HOUR;
};

test.each<readonly [string, number | undefined]>([
  ['2026-11-20T09:00:00Z', 0], ['2026-11-20T08:30:00Z', 0.5], ['2026-11-20T12:00:00Z', 1], ['2026-11-20T17:29:59Z', 0], ['2026-11-20T17:30:00Z', 63.5], ['2026-12-07T17:30:00Z', 39.5],
])('[T11] on hours 9 to 12 and 13 to 17:30 in Lisbon, at %s one is at work in %p hours', (now, hours) => {
  expect(hoursUntil({ schedule: office, absences: [] }, now)).toBe(hours);
});

test('[T11] the window is exact: who starts at its very end is found, an instant later not', () => {
  const seller = { schedule: office, absences: [] };
  expect([hoursUntil(seller, '2026-11-20T21:00:00Z', 60), hoursUntil(seller, '2026-11-20T20:59:59.999Z', 60), hoursUntil(seller, '2026-11-20T21:00:00Z', 48)]).toEqual([60, undefined, undefined]);
});

test('[T11] hours are those of the seller\'s clock, over a change to summer time too', () => {
  const berlin = { schedule: { ...office, timeZone: 'Europe/Berlin' }, absences: [] };
  expect([hoursUntil(berlin, '2026-03-27T07:00:00Z'), hoursUntil(berlin, '2026-03-30T06:00:00Z'), hoursUntil(berlin, '2026-03-30T07:00:00Z')]).toEqual([1, 1, 0]);
  const night: WorkSchedule = { timeZone: 'Asia/Tokyo', days: { 6: [{ from: 0, to: 1440 }] }, holidays: [] };
  expect([hoursUntil({ schedule: night, absences: [] }, '2026-11-20T15:00:00Z'), hoursUntil({ schedule: night, absences: [] }, '2026-11-21T15:00:00Z')]).toEqual([0, undefined]);
});

test('[T11] an absence covers its beginning and not its end; one without an end lasts; work begins where both allow', () => {
  const until = (to?: string): Attending => ({ absences: [{ from: '2026-11-20T10:00:00Z', ...(to === undefined ? {} : { to }) }] });
  expect([hoursUntil(until('2026-11-20T14:00:00Z'), '2026-11-20T10:00:00Z'), hoursUntil(until('2026-11-20T14:00:00Z'), '2026-11-20T14:00:00Z'), hoursUntil(until(), '2026-11-20T10:00:00Z'), hoursUntil(until(), '2026-11-20T09:59:00Z')]).toEqual([4, 0, undefined, 0]);
  expect(hoursUntil({ ...until('2026-11-20T18:00:00Z'), schedule: office }, '2026-11-20T11:00:00Z')).toBe(70);
});

test('[T11] nobody without hours is ever found, however far one looks', () => {
  expect(hoursUntil({ schedule: { timeZone: 'UTC', days: {}, holidays: [] }, absences: [] }, '2026-11-20T11:00:00Z', 120)).toBeUndefined();
});

test.each([[0, 0], [1, 1], [24 * HOUR, 1], [24 * HOUR + 1, 2], [48 * HOUR, 2], [120 * HOUR, 5]])('[T11] a wait of %d ms is in bucket %d', (wait, bucket) => {
  expect(bucketOf(wait)).toBe(bucket);
});

test('up to the instant it names, an answer stays as it is', () => {
  const start = Date.parse('2026-11-20T00:00:00Z');
  const absence = fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 40 })).map(([from, hours]) => ({ from: new Date(start + from * HOUR).toISOString(), to: new Date(start + (from + hours) * HOUR).toISOString() }));
  fc.assert(fc.property(fc.array(absence, { maxLength: 3 }), fc.option(fc.constant(office), { nil: undefined }), fc.nat(120 * 60), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (absences, schedule, minutes, part) => {
    const seller: Attending = { absences, ...(schedule === undefined ? {} : { schedule }) };
    const at = start + minutes * 60_000;
    const { freeAt, until } = attendanceAt(seller, at, 120 * HOUR);
    expect(until).toBeGreaterThan(at);
    const later = at + Math.floor(part * Math.min(until - at, 1_000 * HOUR));
    expect(attendanceAt(seller, later, 0).freeAt).toBe(freeAt === at || later === freeAt ? later : undefined);
  }));
});
