import { openLedger } from '../../../../src/domain/routing/rehearsal/loadLedger.ts';
import { aSeller, rowId } from '../planExamples.ts';

const at = Date.parse('2026-11-18T12:00:00Z');

test('[T8] the greatest load of a seller is kept, and that they were over their capacity, though it went down again', () => {
  const ledger = openLedger(new Map([[rowId(1), { open: 2 }]]));
  ledger.turnTo({ number: 1, sellers: [aSeller(1, { capacity: 3 }), aSeller(2)] });
  for (const open of [3, 4, 1]) ledger.set(rowId(1), { open });
  ledger.set(rowId(2), { open: 99 });
  expect([ledger.peakOf(rowId(1)), ledger.peakOf(rowId(3)), [...ledger.overCapacity], ledger.loadOf(rowId(1))]).toEqual([4, 0, [rowId(1)], { open: 1 }]);
});

test('who has less room from now on has taken nothing beyond it', () => {
  const ledger = openLedger(new Map([[rowId(1), { open: 5 }]]));
  ledger.turnTo({ number: 2, sellers: [aSeller(1, { capacity: 3 })] });
  ledger.set(rowId(1), { open: 4 });
  expect(ledger.overCapacity.size).toBe(0);
});

test('what a person gives moves the clock forward only, and nobody has fewer than no leads', () => {
  const told: unknown[] = [];
  const ledger = openLedger(new Map([[rowId(1), { open: 0, lastAssignedAt: at + 5 }]]), (id, load) => told.push([id, load]));
  ledger.change({ on: '', sellerId: rowId(1), open: 1, isGiven: true }, at);
  ledger.change({ on: '', sellerId: rowId(2), open: 1, isGiven: true }, at);
  ledger.change({ on: '', sellerId: rowId(2), open: -3 }, at + 1);
  expect(told).toEqual([[rowId(1), { open: 1, lastAssignedAt: at + 5 }], [rowId(2), { open: 1, lastAssignedAt: at }], [rowId(2), { open: 0, lastAssignedAt: at }]]);
});
