// How tightly the weights of a model are held: as loosely as the leads allow, and no looser.
import { addUp, fitInSteps, misfit } from './additiveRegression.ts';
import type { AdditiveFit, BinnedField, Penalty } from './additiveRegression.ts';
import { finish } from './steps.ts';
import type { Steps } from './steps.ts';

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
const ENOUGH_TRIED = 2;

/** The fit with the penalty that suits these leads. Both outcomes must occur. */
export function fitBest(fields: readonly BinnedField[], outcomes: Uint8Array): AdditiveFit {
  return finish(fitBestInSteps(fields, outcomes));
}

/** The same in steps. */
export function fitBestInSteps(fields: readonly BinnedField[], outcomes: Uint8Array): Steps<AdditiveFit> {
  return outcomes.length <= FEW_LEADS ? fitByParts(fields, outcomes) : fitByCriterion(fields, outcomes);
}

/** From tight to loose, until two in a row are no better. */
function* fitByCriterion(fields: readonly BinnedField[], outcomes: Uint8Array): Steps<AdditiveFit> {
  let best: AdditiveFit | undefined;
  let last: AdditiveFit | undefined;
  let noBetter = 0;
  for (const penalty of penalties) {
    last = yield* fitInSteps(fields, outcomes, { penalty, ...(last === undefined ? {} : { start: last }) });
    noBetter = best === undefined || last.criterion < best.criterion ? 0 : noBetter + 1;
    if (best === undefined || noBetter === 0) best = last;
    if (noBetter === ENOUGH_TRIED) break;
    yield;
  }
  return best ?? (yield* fitInSteps(fields, outcomes, { penalty: usual }));
}

function* fitsOf(fields: readonly BinnedField[], outcomes: Uint8Array): Steps<readonly AdditiveFit[]> {
  const fits: AdditiveFit[] = [];
  for (const penalty of penalties) {
    const start = fits.at(-1);
    fits.push(yield* fitInSteps(fields, outcomes, { penalty, ...(start === undefined ? {} : { start }) }));
    yield;
  }
  return fits;
}

/** Every lead is predicted once by models that have not seen it. Every fifth lead is a part, so that the leads' order in time is spread over all. */
function* fitByParts(fields: readonly BinnedField[], outcomes: Uint8Array): Steps<AdditiveFit> {
  const losses = new Float64Array(penalties.length);
  for (let part = 0; part < PARTS; part++) {
    const isOut = (_outcome: unknown, lead: number): boolean => lead % PARTS === part;
    const isIn = (_outcome: unknown, lead: number): boolean => lead % PARTS !== part;
    const [known, left] = [outcomes.filter(isIn), outcomes.filter(isOut)];
    if (!known.includes(0) || !known.includes(1)) continue;
    const leftFields = fields.map((field) => ({ ...field, bins: field.bins.filter(isOut) }));
    const fits = yield* fitsOf(fields.map((field) => ({ ...field, bins: field.bins.filter(isIn) })), known);
    fits.forEach((fit, place) => {
      const odds = new Float64Array(left.length);
      addUp(odds, leftFields.map(({ bins }, field) => ({ bins, weights: fit.weights[field] ?? new Float64Array() })), fit.intercept);
      losses[place] = (losses[place] ?? 0) + misfit(odds, left);
    });
  }
  const least = losses.indexOf(Math.min(...losses));
  return yield* fitInSteps(fields, outcomes, { penalty: penalties[least] ?? usual });
}
