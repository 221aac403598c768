import fc from 'fast-check';
import { packWeights, readDense, readSparse } from '../../../src/domain/words/packedWeights.ts';
import type { WeightedFeature } from '../../../src/domain/words/packedWeights.ts';

const CLASSES = 5;
const feature = fc.integer({ min: 0, max: 0xffffffff });
const row = fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: CLASSES, maxLength: CLASSES });
/** Features that differ in the 24 bits by which they are known. */
const features = fc.uniqueArray(fc.tuple(feature, row), { selector: ([number]) => number >>> 8, maxLength: 40 });

function sumsOf(weights: { add(feature: number, sums: Float64Array): boolean }, number: number): { readonly known: boolean; readonly sums: readonly number[] } {
  const sums = new Float64Array(CLASSES);
  const known = weights.add(number, sums);
  return { known, sums: [...sums] };
}

test('the strongest features keep every weight, to the step of a letter', () => {
  fc.assert(
    fc.property(features, (rows) => {
      const packed = packWeights(rows as readonly WeightedFeature[], []);
      const weights = readDense(packed, CLASSES);
      for (const [number, wanted] of rows) {
        const { known, sums } = sumsOf(weights, number);
        // A row that rounds to nothing says nothing.
        expect(known).toBe(wanted.some((weight) => Math.abs(weight) >= packed.step / 2));
        sums.forEach((sum, kind) => expect(Math.abs(sum - (wanted[kind] ?? 0))).toBeLessThanOrEqual(packed.step));
      }
    }),
  );
});

test('the other features keep whom they speak for most', () => {
  const packed = packWeights([], [[0x10000000, [0, 0, 3, 0, 0]], [0xf0000000, [0, -3, 0, 0, 0]]]);
  const weights = readSparse(packed);
  expect(sumsOf(weights, 0x10000000)).toEqual({ known: true, sums: [0, 0, 3, 0, 0] });
  expect(sumsOf(weights, 0xf0000000).sums[1]).toBeLessThan(0);
});

test('a feature nobody packed is not known, however far apart the others lie', () => {
  const packed = packWeights([[0x00000100, [1, 0, 0, 0, 0]], [0xffffff00, [0, 1, 0, 0, 0]]], [[0x00000200, [1, 0, 0, 0, 0]], [0xfffffe00, [0, 1, 0, 0, 0]]]);
  for (const weights of [readDense(packed, CLASSES), readSparse(packed)]) expect(sumsOf(weights, 0x80000000)).toEqual({ known: false, sums: [0, 0, 0, 0, 0] });
  expect(sumsOf(readDense(packed, CLASSES), 0xffffff00).sums[1]).toBeCloseTo(1, 4);
});
