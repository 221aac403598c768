import fc from 'fast-check';
import { packWeights } from '../../../src/domain/words/packedWeights.ts';
import { sentenceKinds, shippedModel, softmax, unpackModel } from '../../../src/domain/words/sentenceModel.ts';
import { sentenceFeatures } from '../../../src/domain/words/sentenceFeatures.ts';

const bias = sentenceKinds.map(() => 0);
const only = (kind: string, weight: number): readonly number[] => sentenceKinds.map((each) => (each === kind ? weight : 0));
const model = unpackModel({ bias, ...packWeights([[0xabcdef12, only('opt-out', 3)], [0x12345678, only('none', 3)]], [[0x77777777, only('referral', 2)]]) });

test('a packed model says what its weights said', () => {
  expect(model([0xabcdef12])[0]).toBeCloseTo(Math.exp(3) / (Math.exp(3) + sentenceKinds.length - 1), 2);
  expect(model([0x12345678]).indexOf(Math.max(...model([0x12345678])))).toBe(sentenceKinds.indexOf('none'));
  expect(model([0x77777777]).indexOf(Math.max(...model([0x77777777])))).toBe(sentenceKinds.indexOf('referral'));
});

test('features the model never learned change nothing', () => {
  expect(model([1, 2, 3])).toEqual(model([]));
  expect(model([0xabcdef12, 1, 2, 3])).toEqual(model([0xabcdef12]));
});

test('shares are positive and together one, for any text', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (text) => {
      const shares = shippedModel()(sentenceFeatures(text, new Map(), undefined));
      expect(shares.every((share) => share >= 0)).toBe(true);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
    }),
    { numRuns: 200 },
  );
});

test('a large score doesn\'t overflow', () => {
  expect(softmax([1e6, 0])).toEqual([1, 0]);
});
