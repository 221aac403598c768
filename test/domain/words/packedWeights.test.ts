import fc from 'fast-check';
import { packWeights } from '../../../src/commands/trainIntents/codeBooks.ts';
import type { WeightedFeature } from '../../../src/commands/trainIntents/codeBooks.ts';
import { readWeights } from '../../../src/domain/words/packedWeights.ts';
import type { PackedWeights } from '../../../src/domain/words/packedWeights.ts';

const CLASSES = 5;
const feature = fc.integer({ min: 0, max: 0xffffffff });
const row = fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: CLASSES, maxLength: CLASSES });
/** Features that differ in the 24 bits by which they are known. */
const features = fc.uniqueArray(
  fc.tuple(feature, row).map(([number, weights]): WeightedFeature => ({ feature: number, weights, importance: 1 })),
  { selector: (each) => each.feature >>> 8, minLength: 1, maxLength: 40 },
);

function sumsOf(packed: PackedWeights, number: number): { readonly known: boolean; readonly sums: readonly number[] } {
  const sums = new Float64Array(CLASSES);
  const known = readWeights(packed, CLASSES).add(number, sums);
  return { known, sums: [...sums] };
}

function errorOf(packed: PackedWeights, wanted: readonly WeightedFeature[]): number {
  return wanted.reduce((sum, each) => sum + sumsOf(packed, each.feature).sums.reduce((own, value, kind) => own + (value - (each.weights[kind] ?? 0)) ** 2, 0), 0);
}

test('a few features keep their weights, to the steps of the letters', () => {
  fc.assert(
    fc.property(features, (wanted) => {
      const packed = packWeights(wanted, 8);
      // 63 rows a book for at most 40 features: what is left are rounded steps.
      expect(errorOf(packed, wanted)).toBeLessThan(0.05 * wanted.length);
    }),
    { numRuns: 20 },
  );
});

test('more code books are nearer to the weights of many features', () => {
  const many = Array.from({ length: 600 }, (_, index): WeightedFeature => ({ feature: (index * 2654435761) % 2 ** 32, weights: Array.from({ length: CLASSES }, (_, kind) => Math.sin(index * (kind + 1.7))), importance: 1 }));
  const [coarse, fine] = [errorOf(packWeights(many, 1), many), errorOf(packWeights(many, 4), many)];
  expect(fine).toBeLessThan(coarse / 4);
});

test('a feature nobody packed is not known, however far apart the others lie', () => {
  const packed = packWeights([{ feature: 0x00000100, weights: [1, 0, 0, 0, 0], importance: 1 }, { feature: 0xffffff00, weights: [0, 1, 0, 0, 0], importance: 1 }], 2);
  expect(sumsOf(packed, 0x80000000)).toEqual({ known: false, sums: [0, 0, 0, 0, 0] });
  expect(sumsOf(packed, 0xffffff00).known).toBe(true);
  expect(sumsOf(packed, 0xffffff00).sums[1]).toBeCloseTo(1, 4);
});

test('the same weights give the same text', () => {
  const some = Array.from({ length: 90 }, (_, index): WeightedFeature => ({ feature: index * 40_000_003, weights: [index % 3, index % 5, 0, 0, 1], importance: 1 + (index % 4) }));
  expect(packWeights(some, 3)).toEqual(packWeights([...some].reverse(), 3));
});
