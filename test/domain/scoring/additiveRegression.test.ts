import { fitAdditive } from '../../../src/domain/scoring/additiveRegression.ts';
import type { BinnedField } from '../../../src/domain/scoring/additiveRegression.ts';

/** Leads by bin: `counts[bin] = [qualified, others]`. */
function leadsOf(counts: readonly (readonly [number, number])[], positions: readonly number[] = []): { readonly field: BinnedField; readonly outcomes: Uint8Array } {
  const rows = counts.flatMap(([yes, no], bin) => [...Array.from({ length: yes }, () => [bin, 1] as const), ...Array.from({ length: no }, () => [bin, 0] as const)]);
  return { field: { bins: Uint16Array.from(rows, ([bin]) => bin), count: counts.length, positions }, outcomes: Uint8Array.from(rows, ([, outcome]) => outcome) };
}

const chance = (odds: number): number => 1 / (1 + Math.exp(-odds));

test('hardly held, each bin gets the share its own leads have', () => {
  const { field, outcomes } = leadsOf([[300, 700], [600, 400], [100, 900]]);
  const { intercept, weights } = fitAdditive([field], outcomes, { penalty: { ridge: 1e-6, smooth: 0 } });
  expect([...(weights[0] ?? [])].map((weight) => chance(intercept + weight).toFixed(2))).toEqual(['0.30', '0.60', '0.10']);
});

test('weights average zero over the leads, so that each says how a bin differs from the average lead', () => {
  const { field, outcomes } = leadsOf([[30, 70], [600, 400], [1, 9]]);
  const { weights } = fitAdditive([field], outcomes, { penalty: { ridge: 3, smooth: 0 } });
  const sum = [...field.bins].reduce((total, bin) => total + (weights[0]?.[bin] ?? 0), 0);
  expect(Math.abs(sum / outcomes.length)).toBeLessThan(1e-9);
});

test('the few leads of a small bin move its weight less than many would', () => {
  const { field, outcomes } = leadsOf([[500, 500], [4, 1], [400, 100]]);
  const [, few = 0, many = 0] = fitAdditive([field], outcomes, { penalty: { ridge: 3, smooth: 0 } }).weights[0] ?? [];
  expect(few).toBeGreaterThan(0);
  expect(many).toBeGreaterThan(2 * few);
});

test('held straight, following ranges stand on one line over their positions, however unevenly these are spaced', () => {
  const positions = [0, 1, 3, 4, 8];
  const { field, outcomes } = leadsOf([[200, 800], [260, 740], [300, 700], [520, 480], [700, 300]], positions);
  const weights = [...(fitAdditive([field], outcomes, { penalty: { ridge: 1e-6, smooth: 1e9 } }).weights[0] ?? [])];
  const slopes = weights.slice(1).map((weight, place) => (weight - (weights[place] ?? 0)) / ((positions[place + 1] ?? 0) - (positions[place] ?? 0)));
  for (const slope of slopes) expect(slope).toBeCloseTo(slopes[0] ?? 0, 4);
  expect(slopes[0]).toBeGreaterThan(0.1);
});

test('two fields that both tell something share the work: each keeps only what the other does not say', () => {
  const outcomes = Uint8Array.from({ length: 2_000 }, (_each, lead) => (lead % 4 < (lead % 2 === 0 ? 1 : 3) ? 1 : 0));
  const field: BinnedField = { bins: Uint16Array.from(outcomes, (_outcome, lead) => lead % 2), count: 2, positions: [] };
  const alone = fitAdditive([field], outcomes, { penalty: { ridge: 3, smooth: 0 } });
  const twice = fitAdditive([field, field], outcomes, { penalty: { ridge: 3, smooth: 0 } });
  const span = (weights: Float64Array | undefined): number => (weights?.[1] ?? 0) - (weights?.[0] ?? 0);
  expect(span(twice.weights[0]) + span(twice.weights[1])).toBeCloseTo(span(alone.weights[0]), 1);
});

test('a start from another fit ends in the same place', () => {
  const { field, outcomes } = leadsOf([[30, 70], [60, 40], [10, 90]], [0, 1, 2]);
  const penalty = { ridge: 3, smooth: 20 };
  const cold = fitAdditive([field], outcomes, { penalty });
  const warm = fitAdditive([field], outcomes, { penalty, start: fitAdditive([field], outcomes, { penalty: { ridge: 30, smooth: 1e5 } }) });
  for (const [bin, weight] of (cold.weights[0] ?? []).entries()) expect(warm.weights[0]?.[bin]).toBeCloseTo(weight, 1);
});
