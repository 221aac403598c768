import fc from 'fast-check';
import { compileSegments } from '../../src/domain/segment.ts';
import type { Segment } from '../../src/domain/segment.ts';

const now = new Date('2026-11-22T09:30:00Z');
const columns = ['leadsourcecode', 'industrycode'];

function segment(id: string, priority: number, source: string, more: Partial<Segment> = {}): Segment {
  return { id, name: id, priority, isActive: true, conditions: { match: 'all', of: [{ field: 'leadsourcecode', operator: 'equals', value: source }] }, ...more };
}

test('[T2] a lead that fits two segments is in the one with the higher priority, and in no other', () => {
  const { segmentOf } = compileSegments([segment('web', 10, 'Web'), segment('campaign', 20, 'Web')], columns);
  expect(segmentOf(['Web', undefined], now)?.id).toBe('campaign');
});

test('[T2] the default segment takes what is left, also when it has the highest priority', () => {
  const { segmentOf, inOrder } = compileSegments([segment('rest', 99, 'never', { isDefault: true }), segment('web', 1, 'Web')], columns);
  expect([segmentOf(['Web', undefined], now)?.id, segmentOf(['Fair', undefined], now)?.id, inOrder.map(({ id }) => id)]).toEqual(['web', 'rest', ['web', 'rest']]);
});

test('a segment that is switched off takes nothing, and without a default nobody does', () => {
  const { segmentOf } = compileSegments([segment('web', 1, 'Web', { isActive: false })], columns);
  expect(segmentOf(['Web', undefined], now)).toBeUndefined();
});

test('the order in which segments are stored changes nothing', () => {
  const some = fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), priority: fc.integer({ min: 0, max: 2 }), source: fc.constantFrom('Web', 'Fair') }), { selector: ({ id }) => id, maxLength: 5 });
  fc.assert(
    fc.property(some, fc.constantFrom('Web', 'Fair', undefined), (given, source) => {
      const segments = given.map(({ id, priority, source: wanted }) => segment(id, priority, wanted));
      expect(compileSegments([...segments].reverse(), columns).segmentOf([source, undefined], now)?.id).toBe(compileSegments(segments, columns).segmentOf([source, undefined], now)?.id);
    }),
  );
});
