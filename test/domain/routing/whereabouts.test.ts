// Where a seller is, as people say it, and what is wrong with hours and absences before they are saved.
import fc from 'fast-check';
import type { Absence, WorkSchedule } from '../../../src/domain/routing/seller.ts';
import { absenceAt, absencesAhead, daysAlike, problemOfAbsence, problemsOfHours, whereaboutsOf, withAbsence, withoutAbsence } from '../../../src/domain/routing/whereabouts.ts';

/** A Sunday. */
const now = new Date('2026-11-22T09:30:00Z');
const berlin: WorkSchedule = { timeZone: 'Europe/Berlin', days: { 1: [{ from: 540, to: 1020 }], 2: [{ from: 540, to: 1020 }] }, holidays: ['2026-11-23'] };

test.each([
  ['without hours always at work', { absences: [] }, { kind: 'always' }],
  ['off on Sunday, and Monday is a holiday: starts on Tuesday at nine on their clock', { schedule: berlin, absences: [] }, { kind: 'starts', at: '2026-11-24T08:00:00.000Z' }],
  ['away from an instant on, until another', { absences: [{ from: '2026-11-22T09:30:00Z', to: '2026-11-25T00:00:00Z' }] }, { kind: 'away', until: '2026-11-25T00:00:00Z' }],
  ['an absence that has just ended is over', { absences: [{ from: '2026-11-20T00:00:00Z', to: '2026-11-22T09:30:00Z' }] }, { kind: 'always' }],
  ['two absences that touch are one', { absences: [{ from: '2026-11-25T00:00:00Z', to: '2026-11-27T00:00:00Z' }, { from: '2026-11-21T00:00:00Z', to: '2026-11-25T00:00:00Z' }] }, { kind: 'away', until: '2026-11-27T00:00:00Z' }],
  ['away until it is taken back', { schedule: berlin, absences: [{ from: '2026-11-01T00:00:00Z' }] }, { kind: 'away' }],
  ['no working day within two weeks', { schedule: { ...berlin, days: { 1: [{ from: 540, to: 1020 }] }, holidays: ['2026-11-23', '2026-11-30', '2026-12-07'] }, absences: [] }, { kind: 'not-soon' }],
] as const)('[T11] %s', (_case, seller, expected) => {
  expect(whereaboutsOf(seller, now)).toEqual(expected);
});

test('[T11] at work within the hours, on the clock of the seller', () => {
  expect(whereaboutsOf({ schedule: berlin, absences: [] }, new Date('2026-11-24T08:00:00Z'))).toEqual({ kind: 'at-work' });
  expect(whereaboutsOf({ schedule: berlin, absences: [] }, new Date('2026-11-24T07:59:59Z'))).toMatchObject({ kind: 'starts' });
});

test('[T11] taking back an absence that runs ends it now; one that lies ahead is gone', () => {
  const running: Absence = { from: '2026-11-20T00:00:00Z' };
  const ahead: Absence = { from: '2026-12-20T00:00:00Z', to: '2026-12-31T00:00:00Z' };
  expect(withoutAbsence([running, { from: '2026-11-21T00:00:00Z', to: '2026-11-23T00:00:00Z' }], running, now)).toEqual([{ from: running.from, to: now.toISOString() }]);
  expect(withoutAbsence([ahead], ahead, now)).toEqual([]);
});

test('[T11] an absence that ends before it begins, or is over, is refused', () => {
  expect(problemOfAbsence({ from: '2026-11-25T00:00:00Z', to: '2026-11-25T00:00:00Z' }, now)).toBe('ends-before-start');
  expect(problemOfAbsence({ from: '2026-11-20T00:00:00Z', to: '2026-11-21T00:00:00Z' }, now)).toBe('is-over');
  expect(problemOfAbsence({ from: '2026-11-20T00:00:00Z' }, now)).toBeUndefined();
});

test('[T11] hours that overlap, end early or leave no day at work are named by their day', () => {
  expect(problemsOfHours({ 1: [{ from: 600, to: 700 }, { from: 540, to: 601 }], 3: [{ from: 600, to: 600 }] })).toEqual([{ code: 'overlap', day: 1 }, { code: 'ends-before-start', day: 3 }]);
  expect(problemsOfHours({ 1: [], 2: [] })).toEqual([{ code: 'no-hours' }]);
  expect(problemsOfHours({ 1: [{ from: 540, to: 600 }, { from: 600, to: 700 }] })).toEqual([]);
});

test('days next to each other with the same hours are told as one group, Monday first', () => {
  const hours = [{ from: 540, to: 1020 }];
  expect(daysAlike({ 0: hours, 1: hours, 2: hours, 4: hours, 5: [{ from: 540, to: 720 }] })).toEqual([
    { first: 1, last: 2, hours },
    { first: 4, last: 4, hours },
    { first: 5, last: 5, hours: [{ from: 540, to: 720 }] },
    { first: 0, last: 0, hours },
  ]);
});

const instant = fc.integer({ min: 0, max: 1_000 }).map((hour) => new Date(now.getTime() + hour * 3_600_000).toISOString());
const absence = fc.tuple(instant, fc.integer({ min: 1, max: 200 })).map(([from, hours]): Absence => ({ from, to: new Date(Date.parse(from) + hours * 3_600_000).toISOString() }));

test('[T11] whoever is away by one of several absences is away by all of them together, and by no more', () => {
  fc.assert(
    fc.property(fc.array(absence, { maxLength: 8 }), instant, (absences, at) => {
      const covered = absences.some(({ from, to = '' }) => from <= at && at < to);
      const together = absences.reduce<readonly Absence[]>((all, each) => withAbsence(all, each), []);
      expect(absenceAt(together, new Date(at)) !== undefined).toBe(covered);
      expect(absencesAhead(together, new Date(at)).every(({ to = '' }) => to > at)).toBe(true);
    }),
  );
});
