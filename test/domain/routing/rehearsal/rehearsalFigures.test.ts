import fc from 'fast-check';
import { ownerAfter, timeBands, timeToOwner } from '../../../../src/domain/routing/rehearsal/rehearsalFigures.ts';

test('[T10] half and nine in ten of the leads had an owner within the times that are told, and no smaller time is true', () => {
  fc.assert(fc.property(fc.array(fc.option(fc.nat(5_000_000), { nil: undefined })), (times) => {
    const { half, nineInTen, bands, never } = timeToOwner(times);
    const owned = times.filter((time) => time !== undefined);
    expect([bands.reduce((sum, count) => sum + count, 0), never]).toEqual([owned.length, times.length - owned.length]);
    for (const [part, within] of [[0.5, half], [0.9, nineInTen]] as const) {
      if (within === undefined) expect(owned).toEqual([]);
      else expect([owned.filter((time) => time <= within).length >= part * owned.length, owned.filter((time) => time < within).length < part * owned.length]).toEqual([true, true]);
    }
  }));
});

test('a time on the edge of a band is in the next one, and there is one band more than edges', () => {
  expect(timeToOwner([9_999, 10_000, 3_600_000]).bands).toEqual([1, 1, 0, 0, 0, 0, 1]);
  expect(timeToOwner([]).bands).toHaveLength(timeBands.length + 1);
});

test('a lead in a queue or with nobody has no owner; one of a team, a rule\'s own choice or the catch-all owner has', () => {
  expect([
    ownerAfter({ kind: 'queue', id: 'q', ruleId: 'r' }), ownerAfter({ kind: 'nobody', reason: 'no-queue' }), ownerAfter({ kind: 'team', id: 't', ruleId: 'r' }),
    ownerAfter({ kind: 'owner', id: 'o', ruleId: 'r', reason: 'sellers-lack-capacity' }), ownerAfter({ kind: 'catch-all', id: 'c', reason: 'no-rule-conditions-met' }), ownerAfter({ kind: 'kept', id: 'k', ruleId: 'r' }),
  ]).toEqual([undefined, undefined, 't', 'o', 'c', 'k']);
});
