import fc from 'fast-check';
import { BEYOND, openAttendance } from '../../../src/domain/routing/attendanceClock.ts';
import { bucketOf, freeFrom } from '../../../src/domain/routing/availability.ts';
import { rosterOf, start } from './worlds.ts';

test('[T11] at every instant, forward and back, the clock says of everybody what looking anew would say, and tells of every change', () => {
  const hours = fc.constantFrom(1, 24, 48, 60, 120);
  const steps = fc.array(fc.oneof({ arbitrary: fc.integer({ min: 0, max: 30 * 60 }), weight: 6 }, fc.constant(-5_000)), { minLength: 1, maxLength: 12 });
  fc.assert(fc.property(rosterOf(4), hours, steps, ({ sellers }, withinHours, minutes) => {
    const clock = openAttendance(sellers, withinHours);
    let now = start;
    let seen: readonly number[] = [];
    let mark = clock.changes.mark();
    for (const step of minutes) {
      now += step * 60_000;
      clock.turnTo(now);
      const anew = sellers.map((seller) => {
        const wait = freeFrom(seller, new Date(now), withinHours);
        return wait === undefined ? BEYOND : bucketOf(wait);
      });
      expect(sellers.map((_seller, place) => clock.bucketAt(place))).toEqual(anew);
      const told = new Set<number>();
      const followed = clock.changes.since(mark, (place) => told.add(place));
      if (followed !== undefined) expect(anew.flatMap((bucket, place) => (bucket === seen[place] || told.has(place) ? [] : [place]))).toEqual([]);
      [seen, mark] = [anew, clock.changes.mark()];
    }
  }), { numRuns: 200 });
});

test('a roster of nobody has nobody at work', () => {
  const clock = openAttendance([], 8);
  clock.turnTo(start);
  clock.turnTo(start + 1);
  expect(clock.bucketAt(0)).toBe(BEYOND);
});
