import fc from 'fast-check';
import { packWeights } from '../../../src/commands/trainIntents/codeBooks.ts';
import type { WeightedFeature } from '../../../src/commands/trainIntents/codeBooks.ts';
import { sentenceKinds, shippedModel, softmax, unpackModel } from '../../../src/domain/words/sentenceModel.ts';
import { sentenceFeatures } from '../../../src/domain/words/sentenceFeatures.ts';

const columns = [...sentenceKinds, 'workplace'];
const bias = columns.map(() => 0);
const only = (kind: string, weight: number): readonly number[] => columns.map((each) => (each === kind ? weight : 0));
const feature = (number: number, weights: readonly number[]): WeightedFeature => ({ feature: number, weights, importance: 1 });
const strongest = packWeights([feature(0xabcdef12, only('opt-out', 3)), feature(0x12345678, only('none', 3)), feature(0x55555555, only('workplace', 2))], 3);
const others = packWeights([feature(0x77777777, only('referral', 2))], 2);
const model = unpackModel({ bias, parts: [strongest, others] });
const first = (features: readonly number[]): string | undefined => sentenceKinds[model(features).shares.indexOf(Math.max(...model(features).shares))];

test('a packed model says what its weights said', () => {
  expect(model([0xabcdef12]).shares[0]).toBeCloseTo(Math.exp(3) / (Math.exp(3) + sentenceKinds.length - 1), 2);
  expect([first([0x12345678]), first([0x77777777])]).toEqual(['none', 'referral']);
});

test('whether a text is written among people at work is told apart from what it asks for', () => {
  expect(model([0x55555555]).workplace).toBeCloseTo(2, 1);
  expect(model([0x55555555]).shares).toEqual(model([]).shares);
});

test('features the model never learned change nothing', () => {
  expect(model([1, 2, 3])).toEqual(model([]));
  expect(model([0xabcdef12, 1, 2, 3])).toEqual(model([0xabcdef12]));
});

test('shares are positive and together one, for any text', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (text) => {
      const shares = shippedModel()(sentenceFeatures(text, new Map(), undefined)).shares;
      expect(shares.every((share) => share >= 0)).toBe(true);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
    }),
    { numRuns: 200 },
  );
});

test('a large score doesn\'t overflow', () => {
  expect(softmax([1e6, 0])).toEqual([1, 0]);
});
