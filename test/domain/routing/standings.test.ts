import { openStandings, type Standings } from '../../../src/domain/routing/standings.ts';
import { usualRoutingSettings, type RoutingSettings } from '../../../src/domain/routing/plan.ts';
import type { SellerLoad } from '../../../src/domain/routing/seller.ts';
import { aRoster, aSeller } from './builders.ts';

const roster = aRoster(aSeller('A', { capacity: 2 }), aSeller('B', { absences: [{ from: '1970-01-01T00:00:01Z', to: '1970-01-01T00:00:05Z' }] }));
const open = (loads: Readonly<Record<string, SellerLoad>> = {}, settings: Partial<RoutingSettings> = {}): Standings =>
  openStandings(roster, { ...usualRoutingSettings, ...settings }, { loads: new Map(Object.entries(loads)), placeOf: (id) => ({ A: 0, B: 1 })[id] });

test('[T8] a lead given counts at once, one that is theirs already doesn\'t, and who becomes full is told of', () => {
  const standings = open({ A: { open: 1 } });
  standings.turnTo(1_000);
  const mark = standings.changes.mark();
  const told: number[] = [];
  standings.give(0, { ruleId: 'rule', isTheirs: true, now: 1_000 });
  expect([standings.loadOf('A').open, standings.isFullAt(0), standings.full()]).toEqual([1, false, []]);
  standings.give(0, { ruleId: 'rule', isTheirs: false, now: 1_000 });
  standings.changes.since(mark, (place) => told.push(place));
  expect([standings.loadOf('A').open, standings.isFullAt(0), standings.full(), told]).toEqual([2, true, [[0, 0]], [0]]);
  standings.set('A', { open: 1 });
  expect([standings.isFullAt(0), standings.full()]).toEqual([false, []]);
});

test('[T5] no two assignments have one instant, also after one that lies ahead', () => {
  const standings = open({ A: { open: 0, lastAssignedAt: 5_000 } });
  for (const place of [1, 0]) standings.give(place, { ruleId: undefined, isTheirs: false, now: 1_000 });
  expect([standings.loadOf('B').lastAssignedAt, standings.loadOf('A').lastAssignedAt]).toEqual([5_001, 5_002]);
});

test('[T5] by rule each rule has its own clock; for the organization they share one', () => {
  const byRule = open({ A: { open: 0, lastAssignedAt: 9, lastByRule: { one: 7 } } }, { roundRobinScope: 'rule' });
  byRule.turnTo(20);
  byRule.give(0, { ruleId: 'two', isTheirs: false, now: 20 });
  expect([byRule.standingAt(0, 'one').servedAt, byRule.standingAt(0, 'two').servedAt, byRule.standingAt(0, 'three').servedAt]).toEqual([7, 20, -1]);
  expect(byRule.loadOf('A')).toEqual({ open: 1, lastAssignedAt: 20, lastByRule: { one: 7, two: 20 } });
  byRule.set('A', { open: 1, lastAssignedAt: 20 });
  expect(byRule.loadOf('A')).toEqual({ open: 1, lastAssignedAt: 20 });
  const shared = open({ A: { open: 0, lastAssignedAt: 9 } });
  shared.turnTo(20);
  expect(shared.standingAt(0, 'one').servedAt).toBe(9);
});

test('[T5] time away is no waiting where the settings say so', () => {
  const servedAt = (creditsAbsence: boolean): number => {
    const standings = open({ B: { open: 0, lastAssignedAt: 500 } }, { creditsAbsence });
    standings.turnTo(6_000);
    return standings.standingAt(1, 'rule').servedAt;
  };
  expect([servedAt(true), servedAt(false)]).toEqual([4_500, 500]);
});
