// Grades and trend of a score, and when a newly trained model replaces the one in use.

export const grades = ['A', 'B', 'C', 'D'] as const;
export type Grade = (typeof grades)[number];

/** The lowest score of each grade; D begins at 0. Falling from A to C, whole numbers from 1 to 100. */
export interface GradeRanges {
  readonly A: number;
  readonly B: number;
  readonly C: number;
}

export const usualRanges: GradeRanges = { A: 76, B: 51, C: 26 };

export function gradeOf(score: number, ranges: GradeRanges): Grade {
  if (score >= ranges.A) return 'A';
  if (score >= ranges.B) return 'B';
  return score >= ranges.C ? 'C' : 'D';
}

/** The ranges with one minimum moved; its neighbors give way so that every grade keeps at least one score. */
export function withMinimum(ranges: GradeRanges, grade: keyof GradeRanges, minimum: number): GradeRanges {
  const floor = { A: 3, B: 2, C: 1 }[grade];
  const ceiling = { A: 100, B: 99, C: 98 }[grade];
  const wanted = Math.min(ceiling, Math.max(floor, Math.round(minimum)));
  const moved = { ...ranges, [grade]: wanted };
  const B = grade === 'B' ? moved.B : grade === 'A' ? Math.min(moved.B, moved.A - 1) : Math.max(moved.B, moved.C + 1);
  const C = grade === 'C' ? moved.C : Math.min(moved.C, B - 1);
  const A = grade === 'A' ? moved.A : Math.max(moved.A, B + 1);
  return { A, B, C };
}

/** Dynamics 365's trend: against the score before; fewer than three points are no change. */
export type Trend = 'improving' | 'steady' | 'declining' | 'not-enough-info';
const STEADY_BELOW = 3;

export function trendOf(score: number, before: number | undefined): Trend {
  if (before === undefined) return 'not-enough-info';
  if (Math.abs(score - before) < STEADY_BELOW) return 'steady';
  return score > before ? 'improving' : 'declining';
}

export type Readiness = 'ready' | 'fair' | 'not-ready';

/** Whether a model may be published: by its AUC, and never while chance alone could explain it. @param atLeast lower confidence bound of the AUC. */
export function readinessOf(auc: number, atLeast: number): Readiness {
  if (auc < 0.65 || atLeast <= 0.5) return 'not-ready';
  return auc >= 0.8 ? 'ready' : 'fair';
}

/** A model is trained anew after so many days (Dynamics 365: configure predictive lead scoring). */
export const RETRAIN_DAYS = 15;
const KEPT_SHARE = 0.95;
const OLDEST_DAYS = 90;
const DAY = 86_400_000;

/** Whether a newly trained model is published in place of the active one: it is nearly as accurate at least, or the active one is older than three months. */
export function replacesActive(candidate: { readonly accuracy: number }, active: { readonly accuracy: number; /** UTC ISO instant. */ readonly trainedOn: string }, now: Date): boolean {
  return candidate.accuracy >= KEPT_SHARE * active.accuracy || now.getTime() - Date.parse(active.trainedOn) > OLDEST_DAYS * DAY;
}
