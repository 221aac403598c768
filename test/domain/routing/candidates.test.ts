import { openAttendance } from '../../../src/domain/routing/attendanceClock.ts';
import { openCandidates, type Candidates } from '../../../src/domain/routing/candidates.ts';
import { usualRoutingSettings } from '../../../src/domain/routing/plan.ts';
import type { Roster } from '../../../src/domain/routing/seller.ts';
import { compileSellers } from '../../../src/domain/routing/sellerIndex.ts';
import { openStandings, type Standings } from '../../../src/domain/routing/standings.ts';
import { aRoster, aRule, aSeller } from './builders.ts';

const friday = Date.parse('2026-11-20T12:00:00Z');
const saturday = { timeZone: 'UTC', days: { 6: [{ from: 540, to: 1020 }] }, holidays: [] } as const;

function open(roster: Roster, rule = aRule({ respectsCapacity: true, distribution: 'load-balancing', availableWithinHours: 48 })): { readonly candidates: Candidates; readonly standings: Standings } {
  const sellers = compileSellers(roster, usualRoutingSettings);
  const standings = openStandings(roster, usualRoutingSettings, { loads: new Map(), placeOf: sellers.placeOf });
  const attendance = openAttendance(roster.sellers, rule.availableWithinHours ?? 1);
  attendance.turnTo(friday);
  standings.turnTo(friday);
  return { standings, candidates: openCandidates(sellers.groupsOf(rule)({ values: {} }, new Date(friday)), rule, { standings, ...(rule.availableWithinHours === undefined ? {} : { attendance }) }) };
}

test('[T8] who is full leaves the line and comes back when a lead closes', () => {
  const { candidates, standings } = open(aRoster(aSeller('A', { capacity: 2 }), aSeller('B', { capacity: 1 })));
  expect(candidates.choose()).toEqual({ bucket: 0, method: 'load-balancing', place: 0 });
  standings.set('A', { open: 2 });
  expect(candidates.choose()).toEqual({ bucket: 0, method: 'load-balancing', place: 1 });
  standings.set('B', { open: 1 });
  expect(candidates.choose()).toBe('sellers-lack-capacity');
  standings.set('A', { open: 0 });
  expect([candidates.choose(), candidates.includes(0, 0), candidates.includes(1, 0), candidates.includes(7, 0)]).toEqual([{ bucket: 0, method: 'load-balancing', place: 0 }, true, false, false]);
});

test('[T11] only where nobody is at work those of a later day are asked, and by round robin', () => {
  const { candidates, standings } = open(aRoster(aSeller('A', { capacity: 9, schedule: saturday }), aSeller('B', { capacity: 1 }), aSeller('C', { capacity: 1, schedule: saturday })));
  standings.set('B', { open: 1 });
  standings.set('A', { open: 1, lastAssignedAt: friday });
  const choice = candidates.choose();
  expect(choice).toEqual({ bucket: 1, method: 'round-robin', place: 2 });
  if (typeof choice === 'object') expect(candidates.contenders(choice, 10)).toEqual({ contenders: [{ place: 2, key: [-1] }, { place: 0, key: [friday] }], among: 2 });
});

test('[T12] with room but nobody within the window it is availability, with nobody\'s room capacity', () => {
  const never = { timeZone: 'UTC', days: {}, holidays: [] };
  const { candidates, standings } = open(aRoster(aSeller('A', { capacity: 1, schedule: never })));
  expect(candidates.choose()).toBe('sellers-lack-availability');
  standings.set('A', { open: 1 });
  expect(candidates.choose()).toBe('sellers-lack-capacity');
});

test('[T15] the line shown begins with who gets the lead, also when somebody else was first, and is ten at most', () => {
  const { candidates } = open(aRoster(...Array.from({ length: 15 }, (_each, at) => aSeller(`seller-${String(at).padStart(2, '0')}`))), aRule());
  const { contenders, among } = candidates.contenders({ bucket: 0, method: 'round-robin', place: 12 }, 10);
  expect([contenders.map(({ place }) => place), among]).toEqual([[12, 0, 1, 2, 3, 4, 5, 6, 7, 8], 15]);
});
