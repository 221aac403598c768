import fc from 'fast-check';
import { fromWallClock, wallClockText, zoneOffset } from '../../../../src/standalone/outlook/mail/zonedTime.ts';

test('offsets follow clock changes', () => {
  expect([zoneOffset(Date.UTC(2026, 6, 1), 'Europe/Berlin'), zoneOffset(Date.UTC(2026, 11, 1), 'Europe/Berlin'), zoneOffset(Date.UTC(2026, 11, 1), 'Asia/Kolkata')]).toEqual([7_200_000, 3_600_000, 19_800_000]);
});

test('an event’s time survives being shown in a form and read back', () => {
  const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC');
  // Times within an hour of a clock change are ambiguous on any wall clock; noon never is.
  const noons = fc.integer({ min: 18_262, max: 25_567 }).map((day) => day * 86_400_000 + 43_200_000);
  fc.assert(fc.property(noons, zone, (instant, name) => fromWallClock(Date.parse(`${wallClockText(instant, name)}Z`), name) === instant));
});

test('a zone nobody knows counts as the zone of this machine', () => {
  expect(zoneOffset(0, 'Nowhere/Land')).toBe(zoneOffset(0, undefined));
});
