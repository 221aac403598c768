import fc from 'fast-check';
import { awayOf, creditedAt } from '../../../src/domain/routing/absenceCredit.ts';
import { compileRouting, type RoutingBoard } from '../../../src/domain/routing.ts';
import { aLead, aPlan, aRoster, aRule, aSeller } from './builders.ts';

test('time away since the last lead doesn\'t count as waiting, nor does it while the absence lasts', () => {
  const away = [{ from: 1_000, to: 5_000 }, { from: 7_000, to: 7_500 }];
  expect([creditedAt(900, away, 6_000), creditedAt(900, away, 9_000), creditedAt(900, away, 3_000), creditedAt(900, away, 950)]).toEqual([4_900, 5_400, 2_900, 900]);
});

test('an absence before the last lead credits nothing, one in which the lead came only the rest; never served stays never', () => {
  const away = [{ from: 1_000, to: 5_000 }];
  expect([creditedAt(5_000, away, 9_000), creditedAt(4_000, away, 9_000), creditedAt(-1, away, 9_000)]).toEqual([5_000, 5_000, -1]);
});

test('absences that overlap count once, one without an end lasts, one upside down is none', () => {
  const minute = (at: number): string => new Date(at * 60_000).toISOString();
  const span = (from: number, to?: number) => ({ from: minute(from), ...(to === undefined ? {} : { to: minute(to) }) });
  expect(awayOf([span(50), span(30, 40), span(10, 20), span(15, 30), span(9, 8)]).map(({ from, to }) => [from / 60_000, to / 60_000])).toEqual([[10, 40], [50, Infinity]]);
});

test('for a later time or a later lead one never counts as served earlier', () => {
  const instant = fc.nat(1_000);
  fc.assert(fc.property(fc.array(fc.tuple(instant, instant), { maxLength: 4 }), instant, instant, fc.nat(100), (spans, lastAt, now, later) => {
    const away = awayOf(spans.map(([from, to]) => ({ from: new Date(from).toISOString(), to: new Date(to).toISOString() })));
    expect(creditedAt(lastAt, away, now + later)).toBeGreaterThanOrEqual(creditedAt(lastAt, away, now));
    expect(creditedAt(lastAt + later, away, now)).toBeGreaterThanOrEqual(creditedAt(lastAt, away, now));
  }));
});

const HOUR = 3_600_000;
const monday = Date.parse('2026-11-16T08:00:00Z');

/** A lead an hour for ten sellers in turn; one of them is away for two weeks until Monday. Then so many leads come. */
function afterTheReturn(creditsAbsence: boolean, leads: number): readonly string[] {
  const sellers = Array.from({ length: 10 }, (_each, place) => aSeller(`seller-${String(place)}`, place === 4 ? { absences: [{ from: new Date(monday - 14 * 24 * HOUR).toISOString(), to: new Date(monday).toISOString() }] } : {}));
  const board: RoutingBoard = compileRouting(aPlan([aRule({ availableWithinHours: 1 })], { creditsAbsence }), aRoster(...sellers)).open(new Map());
  const give = (at: number): string => {
    const outcome = board.place(aLead(), new Date(at));
    return 'id' in outcome ? outcome.id : '';
  };
  for (let hour = -16 * 24; hour < 0; hour++) give(monday + hour * HOUR);
  return Array.from({ length: leads }, (_each, minute) => give(monday + minute * 60_000));
}

test('[T5] back from two weeks away a seller stands in the line where they left it, not first, and is served within one round', () => {
  expect(afterTheReturn(false, 1)).toEqual(['seller-4']);
  const order = afterTheReturn(true, 10);
  expect(new Set(order).size).toBe(10);
  expect(order.indexOf('seller-4')).toBeGreaterThanOrEqual(3);
  expect(order.indexOf('seller-4')).toBeLessThanOrEqual(8);
});

test('[T5] whatever the absences, everybody is served within one round after the return', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: -1, max: 4_000 }), fc.option(fc.tuple(fc.nat(3_000), fc.integer({ min: 1, max: 3_000 })), { nil: undefined })), { minLength: 1, maxLength: 8 }), (people) => {
    const iso = (minutes: number): string => new Date(monday + minutes * 60_000).toISOString();
    const sellers = people.map(([, absence], place) => aSeller(`seller-${String(place)}`, absence === undefined ? {} : { absences: [{ from: iso(absence[0]), to: iso(absence[0] + absence[1]) }] }));
    const loads = new Map(people.map(([last], place) => [`seller-${String(place)}`, { open: 0, ...(last < 0 ? {} : { lastAssignedAt: monday + last * 60_000 }) }]));
    const board = compileRouting(aPlan([aRule()]), aRoster(...sellers)).open(loads);
    const order = sellers.map((_each, minute) => board.place(aLead(), new Date(monday + (8_000 + minute) * 60_000))).map((outcome) => ('id' in outcome ? outcome.id : ''));
    expect(new Set(order).size).toBe(sellers.length);
  }));
});
