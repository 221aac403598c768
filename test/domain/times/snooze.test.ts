import fc from 'fast-check';
import { snoozeUntil, type SnoozeChoice } from '../../../src/domain/times/snooze.ts';

const berlin = 'Europe/Berlin';

test.each<[SnoozeChoice, string, string]>([
  ['hour', '2026-11-23T14:00:30.500Z', '2026-11-23T15:00:30Z'],
  ['tomorrow', '2026-11-23T23:30:00Z', '2026-11-25T08:00:00Z'],
  ['next-week', '2026-11-23T14:00:00Z', '2026-11-30T08:00:00Z'],
  ['next-week', '2026-11-22T14:00:00Z', '2026-11-23T08:00:00Z'],
  ['next-week', '2026-11-28T14:00:00Z', '2026-11-30T08:00:00Z'],
  [{ day: '2026-12-01' }, '2026-11-23T14:00:00Z', '2026-12-01T08:00:00Z'],
  [{ day: '2026-11-23' }, '2026-11-23T14:00:00Z', '2026-11-23T15:00:00Z'],
])('[E4] put off (%j) at %s it comes back at %s', (choice, now, expected) => {
  expect(snoozeUntil(choice, new Date(now), berlin)).toBe(expected);
});

test('whatever is chosen, it lies ahead', () => {
  const instant = fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2028-01-01T00:00:00Z'), noInvalidDate: true });
  const choice = fc.constantFrom<SnoozeChoice>('hour', 'tomorrow', 'next-week', { day: '2026-01-01' });
  fc.assert(fc.property(instant, choice, fc.constantFrom(berlin, 'America/New_York', 'Asia/Kolkata'), (now, each, zone) => expect(Date.parse(snoozeUntil(each, now, zone))).toBeGreaterThan(now.getTime())));
});
