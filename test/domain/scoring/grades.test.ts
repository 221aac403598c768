import fc from 'fast-check';
import { gradeOf, readinessOf, replacesActive, trendOf, usualRanges, withMinimum } from '../../../src/domain/scoring/grades.ts';

test.each([
  [100, 'A'],
  [76, 'A'],
  [75, 'B'],
  [51, 'B'],
  [50, 'C'],
  [26, 'C'],
  [25, 'D'],
  [0, 'D'],
] as const)('a score of %i is grade %s by the usual ranges', (score, grade) => {
  expect(gradeOf(score, usualRanges)).toBe(grade);
});

test('moving one minimum moves its neighbors out of the way', () => {
  expect(withMinimum(usualRanges, 'A', 51)).toEqual({ A: 51, B: 50, C: 26 });
  expect(withMinimum(usualRanges, 'C', 90)).toEqual({ A: 92, B: 91, C: 90 });
});

test('whatever an admin types, every grade keeps at least one score', () => {
  const grade = fc.constantFrom('A' as const, 'B' as const, 'C' as const);
  fc.assert(
    fc.property(fc.array(fc.tuple(grade, fc.integer({ min: -50, max: 200 })), { minLength: 1, maxLength: 8 }), (moves) => {
      const ranges = moves.reduce((last, [which, minimum]) => withMinimum(last, which, minimum), usualRanges);
      expect([100 >= ranges.A, ranges.A > ranges.B, ranges.B > ranges.C, ranges.C >= 1]).toEqual([true, true, true, true]);
    }),
  );
});

test.each([
  [68, undefined, 'not-enough-info'],
  [68, 66, 'steady'],
  [68, 65, 'improving'],
  [68, 71, 'declining'],
  [68, 70, 'steady'],
] as const)('%i after %s is %s', (score, before, trend) => {
  expect(trendOf(score, before)).toBe(trend);
});

test.each([
  [0.8, 0.7, 'ready'],
  [0.79, 0.7, 'fair'],
  [0.65, 0.55, 'fair'],
  [0.64, 0.6, 'not-ready'],
  [0.85, 0.5, 'not-ready'],
] as const)('an AUC of %d that is at least %d makes the model %s', (auc, atLeast, readiness) => {
  expect(readinessOf(auc, atLeast)).toBe(readiness);
});

describe('a newly trained model', () => {
  const now = new Date('2026-11-22T08:00:00Z');
  const active = { accuracy: 0.8, trainedOn: '2026-11-07T08:00:00Z' };
  test('replaces the active one when it is nearly as accurate', () => expect(replacesActive({ accuracy: 0.76 }, active, now)).toBe(true));
  test('is kept back when it is clearly worse', () => expect(replacesActive({ accuracy: 0.75 }, active, now)).toBe(false));
  test('replaces one older than three months, also when it is worse', () => expect(replacesActive({ accuracy: 0.6 }, { ...active, trainedOn: '2026-08-20T08:00:00Z' }, now)).toBe(true));
});
