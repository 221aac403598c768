import fc from 'fast-check';
import type { RecordedLead } from '../../../../src/domain/routing/rehearsal/recorded.ts';
import { eventsOf } from '../../../../src/domain/routing/rehearsal/rehearsalEvents.ts';
import { aLead, rowId } from '../planExamples.ts';

const T = '2026-11-18T12:00:00.000Z';
const later = (ms: number): string => new Date(Date.parse(T) + ms).toISOString();
const said = (leads: readonly RecordedLead[], usualDelay = 0): readonly string[] =>
  eventsOf({ leads, rosters: [{ since: T, roster: { number: 2, sellers: [] } }], changes: [{ on: T, sellerId: rowId(1), open: -1 }], usualDelay }).map((event) => `${event.at - Date.parse(T)} ${event.kind}${'lead' in event ? ` ${event.lead.id.slice(-1)}` : ''}`);

test('[T14] in one instant room is made before it is taken, and leads are decided in the order they were created in, then of their ids', () => {
  const leads = [aLead(3, {}, { createdOn: T }), aLead(2, {}, { createdOn: later(-5) }), aLead(1, {}, { createdOn: T })].map((lead) => ({ ...lead, decidedOn: T }));
  expect(said([...leads, { ...aLead(4, {}, { createdOn: later(-9) }), decidedOn: later(-8), closedOn: T }])).toEqual([
    '-9 arrive 4', '-8 decide 4', '-5 arrive 2', '0 roster', '0 load', '0 close 4', '0 arrive 1', '0 arrive 3', '0 decide 2', '0 decide 1', '0 decide 3',
  ]);
});

test('a lead is decided when it was, else when somebody got it, else after the usual time', () => {
  const at = (changes: Partial<RecordedLead>): readonly string[] => said([{ ...aLead(1, {}, { createdOn: T }), ...changes }], 8000).filter((each) => each.includes('decide') || each.includes('move'));
  expect([at({ decidedOn: later(3), ownedOn: later(9) }), at({ ownedOn: later(9), ownedBy: rowId(1) }), at({}), at({ manual: true, ownedBy: rowId(1), ownedOn: later(4) }), at({ manual: true })])
    .toEqual([['3 decide 1'], ['9 decide 1'], ['8000 decide 1'], ['4 move 1'], []]);
});

test('nothing happens to a lead before it came in, nor in the instant it was decided before that', () => {
  const instant = fc.integer({ min: -20, max: 20 }).map(later);
  fc.assert(fc.property(fc.record({ decidedOn: instant, closedOn: instant, moves: fc.array(instant.map((on) => ({ to: rowId(1), on })), { maxLength: 2 }) }), (changes) => {
    const events = said([{ ...aLead(1, {}, { createdOn: T }), ...changes }]).filter((each) => each.endsWith(' 1'));
    expect(events[0]).toBe('0 arrive 1');
    const decided = events.find((each) => each.includes('decide'))?.split(' ')[0];
    expect(events.filter((each) => each.startsWith(`${String(decided)} `) && !each.includes('arrive'))).toEqual([`${String(decided)} decide 1`]);
  }));
});
