import fc from 'fast-check';
import { addWorkingHours, dueFor, workingHoursBetween } from '../../../src/domain/times/workingTime.ts';

const berlin = 'Europe/Berlin';

test.each([
  ['within one day', '2026-11-23T09:00:00Z', 4, '2026-11-23T13:00:00Z'],
  ['to the very end of a day', '2026-11-23T08:00:00Z', 8, '2026-11-23T16:00:00Z'],
  ['over a night', '2026-11-23T15:00:00Z', 4, '2026-11-24T11:00:00Z'],
  ['over a weekend', '2026-11-20T15:30:00Z', 1, '2026-11-23T08:30:00Z'],
  ['from a Sunday', '2026-11-22T10:00:00Z', 2, '2026-11-23T10:00:00Z'],
  ['from before work', '2026-11-23T05:00:00Z', 1, '2026-11-23T09:00:00Z'],
  ['over a change of the clock', '2026-03-27T15:00:00Z', 2, '2026-03-30T08:00:00Z'],
])('working hours are counted %s', (_case, from, hours, expected) => {
  expect(addWorkingHours(new Date(from), hours, berlin)).toBe(expected);
});

test('a task is due when the admin wants the email answered, and never in the past', () => {
  const asked = { receivedOn: '2026-11-23T09:00:00Z', targetHours: 4, timeZone: berlin };
  expect(dueFor(asked, new Date('2026-11-23T09:10:00Z'))).toBe('2026-11-23T13:00:00Z');
  expect(dueFor(asked, new Date('2026-11-25T09:10:00Z'))).toBe('2026-11-25T10:10:00Z');
});

test('more hours are never due earlier, and what is due is at work', () => {
  const instant = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }).map((at) => new Date(Math.floor(at / 1000) * 1000));
  fc.assert(
    fc.property(instant, fc.integer({ min: 1, max: 60 }), fc.constantFrom(berlin, 'America/New_York', 'Asia/Kolkata'), (from, hours, zone) => {
      const [one, two] = [addWorkingHours(from, hours, zone), addWorkingHours(from, hours + 1, zone)];
      expect(one < two).toBe(true);
      const hour = Number(new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(new Date(Date.parse(one) - 1000)));
      expect(hour >= 9 && hour < 17).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['within one day', '2026-11-23T09:00:00Z', '2026-11-23T13:00:00Z', 4],
  ['over a night', '2026-11-23T15:00:00Z', '2026-11-24T11:00:00Z', 4],
  ['over a weekend', '2026-11-20T15:30:00Z', '2026-11-23T08:30:00Z', 1],
  ['over two weeks', '2026-11-09T08:00:00Z', '2026-11-23T08:00:00Z', 80],
  ['none on a Sunday', '2026-11-22T10:00:00Z', '2026-11-22T18:00:00Z', 0],
  ['none backwards', '2026-11-23T13:00:00Z', '2026-11-23T09:00:00Z', 0],
])('working hours between two instants: %s', (_case, from, to, hours) => {
  expect(workingHoursBetween(new Date(from), new Date(to), berlin)).toBe(hours);
});

test('as many working hours lie between an instant and the one so many working hours later', () => {
  const instant = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }).map((at) => new Date(Math.floor(at / 1000) * 1000));
  fc.assert(
    fc.property(instant, fc.integer({ min: 0, max: 60 }), fc.constantFrom(berlin, 'America/New_York', 'Asia/Kolkata'), (from, hours, zone) => {
      expect(workingHoursBetween(from, new Date(addWorkingHours(from, hours, zone)), zone)).toBeCloseTo(hours, 6);
    }),
  );
});
