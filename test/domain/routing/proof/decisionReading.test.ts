import fc from 'fast-check';
import { readDecision } from '../../../../src/domain/routing/proof/decisionReading.ts';
import { anyWorld, decisionsOf } from '../routingWorld.ts';

test('[T15] any decision that was stored as text is read back exactly as it was', () => {
  fc.assert(fc.property(anyWorld, (world) => {
    for (const decision of decisionsOf(world)) expect(readDecision(JSON.parse(JSON.stringify(decision)))).toEqual(decision);
  }), { numRuns: 40 });
});

const stored = {
  leadId: 'l', planNumber: 14, rosterNumber: 3, at: '2026-11-18T12:00:00.000Z', values: { 'lead.tags': ['a'] }, ownerId: 'o', createdOn: '2026-11-18T11:59:30Z',
  steps: [{ ruleId: 'r' }], outcome: { kind: 'seller', id: 's', ruleId: 'r' }, full: [[0, 2]], pick: { bucket: 0, method: 'round-robin', contenders: [{ place: 0, key: [-1] }], among: 1 },
};

test('a damaged decision is none: a part missing, of another kind, too much, or no instant', () => {
  expect(readDecision(stored)).toEqual(stored);
  const damaged = [
    undefined, null, 'text', [], { ...stored, steps: undefined }, { ...stored, outcome: { kind: 'seller', id: 's' } }, { ...stored, outcome: { kind: 'stranger' } }, { ...stored, more: 1 },
    { ...stored, at: '2026-02-31T25:00:00Z' }, { ...stored, at: 'noon' }, { ...stored, full: [[0]] }, { ...stored, full: [[0, 1, 2]] }, { ...stored, full: 7 }, { ...stored, values: { a: {} } }, { ...stored, values: [] },
    { ...stored, steps: [{ ruleId: 'r', reason: 'bad luck' }] }, { ...stored, pick: { ...stored.pick, method: 'dice' } }, { ...stored, pick: { ...stored.pick, contenders: [{ place: -1, key: [] }] } },
  ];
  expect(damaged.map((each) => readDecision(each)).filter((each) => each !== undefined)).toEqual([]);
});
