import fc from 'fast-check';
import { binContent, binCount, binReader, binsOf, kindOf } from '../../../src/domain/scoring/fieldBins.ts';

test('a value that fewer than five leads have counts as other, an empty one as missing', () => {
  const bins = binsOf('choice', ['Web', 'Web', 'Web', 'Web', 'Web', 'Fair', undefined]);
  const binOf = binReader(bins);
  expect(['Web', 'Fair', 'Radio', undefined, ''].map((value) => binContent(bins, binOf(value)))).toEqual([{ kind: 'value', value: 'Web' }, { kind: 'other' }, { kind: 'other' }, { kind: 'missing' }, { kind: 'missing' }]);
});

test('of very many values the most frequent ones are kept, the rest counts as other', () => {
  const values = Array.from({ length: 400 }, (_each, place) => Array.from({ length: place < 150 ? 6 : 5 }, () => `city ${place}`)).flat();
  const bins = binsOf('choice', values);
  const binOf = binReader(bins);
  expect([binCount(bins), binContent(bins, binOf('city 149')).kind, binContent(bins, binOf('city 150')).kind]).toEqual([152, 'value', 'other']);
});

test('numbers fall into ranges that hold about equally many leads; one that is none is missing', () => {
  const bins = binsOf('number', Array.from({ length: 96 }, (_each, value) => value));
  const binOf = binReader(bins);
  expect([-5, 1, 2, 30, 1e9, 'many'].map((value) => binContent(bins, binOf(value)))).toEqual([
    { kind: 'range', below: 2 },
    { kind: 'range', below: 2 },
    { kind: 'range', from: 2, below: 4 },
    { kind: 'range', from: 30, below: 32 },
    { kind: 'range', from: 94 },
    { kind: 'missing' },
  ]);
});

test('every value is in exactly one bin, and in the one whose range names it', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 200 }), fc.integer({ min: -2000, max: 2000 }), (values, value) => {
      const bins = binsOf('number', values);
      const bin = binReader(bins)(value);
      expect(bin).toBeLessThan(binCount(bins) - 1);
      const content = binContent(bins, bin);
      expect(content.kind === 'range' && value >= (content.from ?? -Infinity) && value < (content.below ?? Infinity)).toBe(true);
    }),
  );
});

test('a column of text is a choice, one of many numbers is measured, a few digits are names', () => {
  expect([kindOf(['3', '4', 'five']), kindOf(Array.from({ length: 20 }, (_each, value) => `${value}.5`)), kindOf(['1', '2', '2', '', undefined])]).toEqual(['choice', 'number', 'choice']);
});
