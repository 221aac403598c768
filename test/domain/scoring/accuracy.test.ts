import fc from 'fast-check';
import { accuracyOf, confusionAt, sharesOf } from '../../../src/domain/scoring/accuracy.ts';

test('shares of a confusion matrix are those of the CRM\'s own worked example', () => {
  const shares = sharesOf({ truePositive: 650, falsePositive: 200, trueNegative: 100, falseNegative: 50 });
  expect({ accuracy: shares.accuracy.toFixed(3), recall: shares.recall.toFixed(3), conversion: shares.conversion.toFixed(3), f1: shares.f1.toFixed(3) }).toEqual({ accuracy: '0.750', recall: '0.929', conversion: '0.700', f1: '0.839' });
});

test('the AUC is the share of pairs in the right order, a tie counting half', () => {
  const pairs = (probabilities: readonly number[], outcomes: readonly number[]): number => {
    let [right, all] = [0, 0];
    outcomes.forEach((yes, one) => outcomes.forEach((no, two) => {
      if (yes !== 1 || no !== 0) return;
      all++;
      const [high, low] = [probabilities[one] ?? 0, probabilities[two] ?? 0];
      right += high > low ? 1 : high === low ? 0.5 : 0;
    }));
    return all === 0 ? 0.5 : right / all;
  };
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 1 })), { minLength: 1, maxLength: 40 }), (leads) => {
      const [probabilities, outcomes] = [leads.map(([tenths]) => tenths / 10), leads.map(([, outcome]) => outcome)];
      expect(accuracyOf({ probabilities, outcomes }).auc).toBeCloseTo(pairs(probabilities, outcomes), 10);
    }),
  );
});

test('no other threshold has a better F1 than the one that is named', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 1 })), { minLength: 2, maxLength: 40 }), (leads) => {
      const predicted = { probabilities: leads.map(([part]) => part / 20), outcomes: leads.map(([, outcome]) => outcome) };
      const { f1, threshold, confusion } = accuracyOf(predicted);
      const best = Math.max(...predicted.probabilities.map((probability) => sharesOf(confusionAt(predicted, probability)).f1));
      expect(f1).toBeCloseTo(best, 10);
      expect(confusion).toEqual(confusionAt(predicted, threshold));
    }),
  );
});

test('probabilities that come true have no calibration error, overconfident ones do', () => {
  const outcomes = Array.from({ length: 100 }, (_each, lead) => (lead % 4 === 0 ? 1 : 0));
  expect(accuracyOf({ probabilities: outcomes.map(() => 0.25), outcomes }).calibrationError).toBeLessThan(0.06);
  expect(accuracyOf({ probabilities: outcomes.map(() => 0.75), outcomes }).calibrationError).toBeCloseTo(0.5, 1);
});

test('of twenty leads ranked by luck the lower bound of the AUC is below a coin\'s', () => {
  const outcomes = Array.from({ length: 20 }, (_each, lead) => lead % 2);
  expect(accuracyOf({ probabilities: outcomes.map((_each, lead) => lead / 20), outcomes }).aucAtLeast).toBeLessThan(0.5);
});
