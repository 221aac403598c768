import fc from 'fast-check';
import { bendBack, bendingOf, emptyFactors, factorRanges, solveRanges } from '../../../src/domain/scoring/bandedSystem.ts';
import type { Bending } from '../../../src/domain/scoring/bandedSystem.ts';

const risingPositions = fc.array(fc.double({ min: 0.2, max: 3, noNaN: true }), { minLength: 1, maxLength: 12 }).map((gaps) => gaps.map((_gap, place) => gaps.slice(0, place + 1).reduce((sum, gap) => sum + gap, 0)));

/** The matrix of bending times a vector, written out. */
function bent({ own, next, afterNext }: Bending, weights: readonly number[]): readonly number[] {
  return weights.map((weight, bin) => (own[bin] ?? 0) * weight + (next[bin] ?? 0) * (weights[bin + 1] ?? 0) + (next[bin - 1] ?? 0) * (weights[bin - 1] ?? 0) + (afterNext[bin] ?? 0) * (weights[bin + 2] ?? 0) + (afterNext[bin - 2] ?? 0) * (weights[bin - 2] ?? 0));
}

test('what is solved fulfills its equations, whatever the ranges and however stiff the curve', () => {
  fc.assert(
    fc.property(risingPositions, fc.constantFrom(0, 1, 100, 1e4), fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 12, maxLength: 12 }), (positions, smooth, wanted) => {
      const bending = bendingOf(positions);
      const curvature = Float64Array.from(positions, (_each, bin) => 1 + (bin % 3));
      const factors = emptyFactors(positions.length);
      factorRanges(factors, { curvature, bending }, { ridge: 0.5, smooth });
      const solved = Float64Array.from(positions, (_each, bin) => wanted[bin] ?? 0);
      solveRanges(solved, factors);
      const bends = bent(bending, [...solved]);
      solved.forEach((weight, bin) => expect(((curvature[bin] ?? 0) + 0.5) * weight + smooth * (bends[bin] ?? 0)).toBeCloseTo(wanted[bin] ?? 0, 4));
    }),
  );
});

test('a straight line bends nowhere, and any other is pulled towards one', () => {
  fc.assert(
    fc.property(risingPositions, fc.double({ min: -2, max: 2, noNaN: true }), (positions, slope) => {
      const straight = Float64Array.from(positions, (position) => 1 + slope * position);
      const change = new Float64Array(positions.length);
      bendBack(change, { weights: straight, bending: bendingOf(positions) }, 10);
      for (const each of change) expect(each).toBeCloseTo(0, 6);
    }),
  );
  const kinked = new Float64Array(3);
  bendBack(kinked, { weights: Float64Array.from([0, 1, 0]), bending: bendingOf([0, 1, 2]) }, 1);
  expect([...kinked].map(Math.sign)).toEqual([1, -1, 1]);
});
