// How tightly the weights of a model are held: as loosely as the leads allow, and no looser.
import { addUp, fitAdditive, misfit } from './additiveRegression.ts';
import type { AdditiveFit, BinnedField, Penalty } from './additiveRegression.ts';

/** From tight to loose: each starts best from the one before. */
const penalties: readonly Penalty[] = [
  { ridge: 30, smooth: 1e7 },
  { ridge: 10, smooth: 1e7 },
  { ridge: 10, smooth: 1e4 },
  { ridge: 3, smooth: 1e5 },
  { ridge: 3, smooth: 3e3 },
  { ridge: 3, smooth: 100 },
  { ridge: 1, smooth: 100 },
];
const usual: Penalty = { ridge: 3, smooth: 3e3 };

/** Up to so many leads, parts left out tell the best penalty; from there on Akaike's criterion says the same in a fraction of the time. */
const FEW_LEADS = 2_000;
const PARTS = 5;

/** The fit with the penalty that suits these leads. Both outcomes must occur. */
export function fitBest(fields: readonly BinnedField[], outcomes: Uint8Array): AdditiveFit {
  return outcomes.length <= FEW_LEADS ? fitByParts(fields, outcomes) : fitByCriterion(fields, outcomes);
}

function fitByCriterion(fields: readonly BinnedField[], outcomes: Uint8Array): AdditiveFit {
  let best: AdditiveFit | undefined;
  for (const fit of fitsOf(fields, outcomes)) if (best === undefined || fit.criterion < best.criterion) best = fit;
  return best ?? fitAdditive(fields, outcomes, { penalty: usual });
}

function fitsOf(fields: readonly BinnedField[], outcomes: Uint8Array): readonly AdditiveFit[] {
  const fits: AdditiveFit[] = [];
  for (const penalty of penalties) {
    const start = fits.at(-1);
    fits.push(fitAdditive(fields, outcomes, { penalty, ...(start === undefined ? {} : { start }) }));
  }
  return fits;
}

/** Every lead is predicted once by models that have not seen it. Every fifth lead is a part, so that the leads' order in time is spread over all. */
function fitByParts(fields: readonly BinnedField[], outcomes: Uint8Array): AdditiveFit {
  const losses = new Float64Array(penalties.length);
  for (let part = 0; part < PARTS; part++) {
    const isOut = (_outcome: unknown, lead: number): boolean => lead % PARTS === part;
    const isIn = (_outcome: unknown, lead: number): boolean => lead % PARTS !== part;
    const [known, left] = [outcomes.filter(isIn), outcomes.filter(isOut)];
    if (!known.includes(0) || !known.includes(1)) continue;
    const leftFields = fields.map((field) => ({ ...field, bins: field.bins.filter(isOut) }));
    const fits = fitsOf(fields.map((field) => ({ ...field, bins: field.bins.filter(isIn) })), known);
    fits.forEach((fit, place) => {
      const odds = new Float64Array(left.length);
      addUp(odds, leftFields.map(({ bins }, field) => ({ bins, weights: fit.weights[field] ?? new Float64Array() })), fit.intercept);
      losses[place] = (losses[place] ?? 0) + misfit(odds, left);
    });
  }
  const least = losses.indexOf(Math.min(...losses));
  return fitAdditive(fields, outcomes, { penalty: penalties[least] ?? usual });
}
