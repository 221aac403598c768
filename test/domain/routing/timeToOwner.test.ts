// How long leads typically wait for an owner.
import { typicalTimeToOwner } from '../../../src/domain/routing/timeToOwner.ts';

const given = (seconds: number, byHand = false): { readonly arrivedOn: string; readonly assignedOn: string; readonly byHand: boolean } => ({ arrivedOn: '2026-11-22T08:00:00Z', assignedOn: new Date(Date.parse('2026-11-22T08:00:00Z') + seconds * 1000).toISOString(), byHand });

test('[T10] half of the leads the rules gave found an owner within this time; one that waited for days doesn\'t move it', () => {
  expect(typicalTimeToOwner([given(10), given(400_000), given(38)])).toBe(38_000);
  expect(typicalTimeToOwner([given(10), given(30)])).toBe(20_000);
});

test('[T10] leads given by hand, or without a time, don\'t count; without any there is no time', () => {
  expect(typicalTimeToOwner([given(5, true), { byHand: false }, given(20)])).toBe(20_000);
  expect(typicalTimeToOwner([given(5, true)])).toBeUndefined();
});

test('[T10] an owner before the arrival was there at once', () => {
  expect(typicalTimeToOwner([given(-60)])).toBe(0);
});
