import { accuracyOf } from '../../../src/domain/scoring/accuracy.ts';
import { fitAdditive } from '../../../src/domain/scoring/additiveRegression.ts';
import type { AdditiveFit, BinnedField } from '../../../src/domain/scoring/additiveRegression.ts';
import { fitBest } from '../../../src/domain/scoring/penaltyChoice.ts';

function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** One field that tells something and many that tell nothing. */
function leadsOf(count: number, seed: number): { readonly fields: readonly BinnedField[]; readonly outcomes: Uint8Array } {
  const random = pseudoRandom(seed);
  const bins = Array.from({ length: 15 }, () => Uint16Array.from({ length: count }, () => Math.floor(8 * random())));
  const outcomes = Uint8Array.from({ length: count }, (_each, lead) => (random() < 1 / (1 + Math.exp(1 - ((bins[0]?.[lead] ?? 0) - 3) / 2)) ? 1 : 0));
  return { fields: bins.map((each) => ({ bins: each, count: 8, positions: [] })), outcomes };
}

function aucOf(fit: AdditiveFit, { fields, outcomes }: ReturnType<typeof leadsOf>): number {
  const probabilities = Array.from(outcomes, (_each, lead) => fields.reduce((sum, { bins }, place) => sum + (fit.weights[place]?.[bins[lead] ?? 0] ?? 0), fit.intercept));
  return accuracyOf({ probabilities, outcomes }).auc;
}

test('from a hundred leads less is believed than they seem to say: unseen leads are told apart better than by a loose model', () => {
  const known = leadsOf(120, 3);
  const unseen = leadsOf(4_000, 4);
  const loose = fitAdditive(known.fields, known.outcomes, { penalty: { ridge: 0.05, smooth: 0 } });
  expect(aucOf(loose, known)).toBeGreaterThan(0.95);
  expect(aucOf(fitBest(known.fields, known.outcomes), unseen)).toBeGreaterThan(aucOf(loose, unseen));
});

test('with more leads than are left out in parts, the choice is as good', () => {
  const known = leadsOf(2_400, 5);
  const unseen = leadsOf(4_000, 6);
  const best = Math.max(...[1, 3, 10, 30].map((ridge) => aucOf(fitAdditive(known.fields, known.outcomes, { penalty: { ridge, smooth: 0 } }), unseen)));
  expect(aucOf(fitBest(known.fields, known.outcomes), unseen)).toBeGreaterThan(best - 0.005);
});
