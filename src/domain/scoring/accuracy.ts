// How well probabilities tell qualified leads from the others, measured on leads the model has not learned from.

/** Outcomes and predictions side by side; one entry a lead. */
export interface Predicted {
  /** 0 to 1. */
  readonly probabilities: ArrayLike<number>;
  /** 1 = qualified. */
  readonly outcomes: ArrayLike<number>;
}

export interface Confusion {
  readonly truePositive: number;
  readonly falsePositive: number;
  readonly trueNegative: number;
  readonly falseNegative: number;
}

export interface Accuracy {
  readonly leads: number;
  /** Chance that a qualified lead is ranked above one that wasn't. */
  readonly auc: number;
  /** With 97.5 % confidence the true AUC is no lower (Hanley and McNeil 1982). */
  readonly aucAtLeast: number;
  /** The probability from which on a lead is called "will qualify": where F1 is greatest. */
  readonly threshold: number;
  readonly f1: number;
  readonly confusion: Confusion;
  /** Mean distance between what is predicted and what happened, over ten groups of equal size. */
  readonly calibrationError: number;
}

const GROUPS = 10;

/** All figures of a test. Without one outcome of both kinds the AUC is 0.5: nothing can be told apart. */
export function accuracyOf(predicted: Predicted): Accuracy {
  const order = byProbability(predicted);
  const auc = areaUnderCurve(predicted, order);
  const { threshold, f1 } = bestThreshold(predicted, order);
  return {
    leads: order.length,
    auc,
    aucAtLeast: Math.max(0, auc - 1.96 * aucError(predicted, auc)),
    threshold,
    f1,
    confusion: confusionAt(predicted, threshold),
    calibrationError: calibrationError(predicted, order),
  };
}

function byProbability({ probabilities, outcomes }: Predicted): Uint32Array {
  return Uint32Array.from({ length: outcomes.length }, (_each, place) => place).sort((one, two) => (probabilities[one] ?? 0) - (probabilities[two] ?? 0) || one - two);
}

function yesOf(outcomes: ArrayLike<number>): number {
  let yes = 0;
  for (let lead = 0; lead < outcomes.length; lead++) yes += outcomes[lead] ?? 0;
  return yes;
}

/** Rank sum; equal probabilities share their ranks. */
function areaUnderCurve({ probabilities, outcomes }: Predicted, order: Uint32Array): number {
  const yes = yesOf(outcomes);
  const no = outcomes.length - yes;
  if (yes === 0 || no === 0) return 0.5;
  let ranks = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && probabilities[order[to] ?? 0] === probabilities[order[from] ?? 0]) to++;
    for (let place = from; place < to; place++) ranks += (outcomes[order[place] ?? 0] ?? 0) * ((from + 1 + to) / 2);
    from = to;
  }
  return (ranks - (yes * (yes + 1)) / 2) / (yes * no);
}

function aucError({ outcomes }: Predicted, auc: number): number {
  const yes = yesOf(outcomes);
  const no = outcomes.length - yes;
  if (yes === 0 || no === 0) return 0.5;
  const both = auc / (2 - auc);
  const twice = (2 * auc * auc) / (1 + auc);
  return Math.sqrt((auc * (1 - auc) + (yes - 1) * (both - auc * auc) + (no - 1) * (twice - auc * auc)) / (yes * no));
}

/** From the surest lead down: the probability at which F1 is greatest. */
function bestThreshold({ probabilities, outcomes }: Predicted, order: Uint32Array): { readonly threshold: number; readonly f1: number } {
  const yes = yesOf(outcomes);
  let best = { threshold: 0.5, f1: 0 };
  let found = 0;
  for (let place = order.length - 1; place >= 0; place--) {
    const lead = order[place] ?? 0;
    found += outcomes[lead] ?? 0;
    const probability = probabilities[lead] ?? 0;
    if (place > 0 && probabilities[order[place - 1] ?? 0] === probability) continue;
    const called = order.length - place;
    const f1 = (2 * found) / (called + yes);
    if (f1 > best.f1) best = { threshold: probability, f1 };
  }
  return best;
}

/** Counts at a threshold: called "will qualify" from it upwards. */
export function confusionAt({ probabilities, outcomes }: Predicted, threshold: number): Confusion {
  let [truePositive, falsePositive, trueNegative, falseNegative] = [0, 0, 0, 0];
  for (let lead = 0; lead < outcomes.length; lead++) {
    const called = (probabilities[lead] ?? 0) >= threshold;
    const qualified = outcomes[lead] === 1;
    if (called && qualified) truePositive++;
    else if (called) falsePositive++;
    else if (qualified) falseNegative++;
    else trueNegative++;
  }
  return { truePositive, falsePositive, trueNegative, falseNegative };
}

/** Shares of a confusion matrix, 0 to 1, under the names of the CRM's own score page; F1 is 0 where nothing was found. */
export function sharesOf({ truePositive, falsePositive, trueNegative, falseNegative }: Confusion): { readonly accuracy: number; readonly recall: number; readonly conversion: number; readonly f1: number } {
  const all = truePositive + falsePositive + trueNegative + falseNegative;
  const qualified = truePositive + falseNegative;
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
  return { accuracy: share(truePositive + trueNegative, all), recall: share(truePositive, qualified), conversion: share(qualified, all), f1: share(2 * truePositive, 2 * truePositive + falsePositive + falseNegative) };
}

function calibrationError({ probabilities, outcomes }: Predicted, order: Uint32Array): number {
  let error = 0;
  for (let group = 0; group < GROUPS; group++) {
    const [from, to] = [Math.floor((group * order.length) / GROUPS), Math.floor(((group + 1) * order.length) / GROUPS)];
    let difference = 0;
    for (let place = from; place < to; place++) difference += (probabilities[order[place] ?? 0] ?? 0) - (outcomes[order[place] ?? 0] ?? 0);
    error += Math.abs(difference) / Math.max(1, order.length);
  }
  return error;
}
