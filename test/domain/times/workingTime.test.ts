import fc from 'fast-check';
import { dueFor, openCalendar } from '../../../src/domain/times/workingTime.ts';

const berlin = 'Europe/Berlin';
const addWorkingHours = (from: Date, hours: number, timeZone: string): string => openCalendar({ timeZone }).add(from, hours);
const workingHoursBetween = (from: Date, to: Date, timeZone: string): number => openCalendar({ timeZone }).hoursBetween(from, to);

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

describe('[E4] a seller who has told when they work', () => {
  const half = [{ from: 480, to: 720 }, { from: 780, to: 900 }];
  /** Tuesday to Saturday, eight to twelve and one to three. */
  const schedule = { timeZone: 'America/New_York', days: { 2: half, 3: half, 4: half, 5: half, 6: half }, holidays: ['2026-11-26'] };
  const at = (text: string): Date => new Date(text);

  test.each([
    ['over the midday break, on their own clock', '2026-11-24T16:30:00Z', 1, '2026-11-24T18:30:00Z'],
    ['over a holiday', '2026-11-25T19:00:00Z', 2, '2026-11-27T14:00:00Z'],
    ['on a Saturday they work', '2026-11-27T19:30:00Z', 1, '2026-11-28T13:30:00Z'],
    ['not on a Monday they don\'t', '2026-11-28T19:00:00Z', 2, '2026-12-01T14:00:00Z'],
  ])('counts %s', (_case, from, hours, expected) => {
    const calendar = openCalendar({ timeZone: berlin, schedule });
    expect(calendar.add(at(from), hours)).toBe(expected);
    expect(calendar.hoursBetween(at(from), at(expected))).toBeCloseTo(hours, 6);
  });

  test('an absence passes without counting, to the minute, with a week of their own or the usual one', () => {
    const absences = [{ from: '2026-11-24T09:00:00Z', to: '2026-11-25T10:00:00Z' }];
    const usual = openCalendar({ timeZone: berlin, absences });
    expect(usual.hoursBetween(at('2026-11-24T08:00:00Z'), at('2026-11-25T16:00:00Z'))).toBe(7);
    expect(usual.add(at('2026-11-24T08:30:00Z'), 1)).toBe('2026-11-25T10:30:00Z');
    expect(openCalendar({ timeZone: berlin, schedule, absences: [{ from: '2026-11-25T00:00:00Z', to: '2026-11-28T00:00:00Z' }] }).add(at('2026-11-24T19:00:00Z'), 2)).toBe('2026-11-28T14:00:00Z');
  });

  test('a week without hours is no week: the usual one holds; an absence without an end still gives a day', () => {
    expect(openCalendar({ timeZone: berlin, schedule: { ...schedule, days: { 1: [] } } }).add(at('2026-11-23T09:00:00Z'), 4)).toBe('2026-11-23T13:00:00Z');
    expect(openCalendar({ timeZone: berlin, absences: [{ from: '2026-11-23T00:00:00Z' }] }).add(at('2026-11-23T09:00:00Z'), 4)).toBe('2027-12-28T09:00:00Z');
  });

  test('a day tells when its work begins and ends', () => {
    const calendar = openCalendar({ timeZone: berlin, schedule });
    expect([calendar.isWorkingDay('2026-11-24'), calendar.isWorkingDay('2026-11-23'), calendar.isWorkingDay('2026-11-26')]).toEqual([true, false, false]);
    expect([calendar.startOf('2026-11-24'), calendar.endOf('2026-11-24')]).toEqual(['2026-11-24T13:00:00Z', '2026-11-24T20:00:00Z']);
    expect([calendar.startOf('2026-11-23'), calendar.endOf('2026-11-23')]).toEqual(['2026-11-23T14:00:00Z', '2026-11-23T22:00:00Z']);
  });

  test('whatever the week and the absences, working hours add up and none lie in an absence', () => {
    const instant = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 6, 1) }).map((time) => Math.floor(time / 1000) * 1000);
    const absence = fc.tuple(instant, fc.integer({ min: 1, max: 20 * 24 })).map(([from, hours]) => ({ from: new Date(from).toISOString(), to: new Date(from + hours * 3_600_000).toISOString() }));
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 40 }), fc.array(absence, { maxLength: 4 }), fc.constantFrom(undefined, schedule), (from, hours, absences, own) => {
        const calendar = openCalendar({ timeZone: berlin, absences, ...(own === undefined ? {} : { schedule: own }) });
        expect(calendar.hoursBetween(new Date(from), at(calendar.add(new Date(from), hours)))).toBeCloseTo(hours, 6);
        for (const each of absences) expect(calendar.hoursBetween(at(each.from), at(each.to))).toBe(0);
      }),
      { numRuns: 200 },
    );
  });
});
