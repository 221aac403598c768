// Time away doesn't count as waiting: who comes back from an absence neither gets a flood of leads nor starts at the end of the line.
import type { Absence } from './seller.ts';

/** Away from `from` (included) to `to` (not included), in UTC milliseconds. */
export interface Away {
  readonly from: number;
  readonly to: number;
}

/** Absences as stretches in order that don't meet; one without an end ends never, one that ends before it begins is none. */
export function awayOf(absences: readonly Absence[]): readonly Away[] {
  const stretches: Away[] = [];
  const inOrder = absences.map(({ from, to }) => ({ from: Date.parse(from), to: to === undefined ? Infinity : Date.parse(to) })).filter(({ from, to }) => from < to);
  for (const { from, to } of inOrder.sort((one, two) => one.from - two.from)) {
    const last = stretches.at(-1);
    if (last === undefined || last.to < from) stretches.push({ from, to });
    else stretches[stretches.length - 1] = { from: last.from, to: Math.max(last.to, to) };
  }
  return stretches;
}

/**
 * When a seller counts as last served, in UTC milliseconds: the last assignment, moved on by the time they were away since.
 *
 * So their clock stands still while they are away. On their return they stand in the line where they left it, which over many absences is
 * where the others stand on average; everybody else is served at most once before them. The answer hangs on nothing but the seller's own
 * absences, last assignment and the time, and for a later time or a later assignment it is never earlier.
 * @param lastAt the last assignment, -1 = never: that stays.
 * @param away as `awayOf` gives it.
 */
export function creditedAt(lastAt: number, away: readonly Away[], now: number): number {
  if (lastAt < 0) return lastAt;
  return away.reduce((at, { from, to }) => at + Math.max(0, Math.min(to, now) - Math.max(from, lastAt)), lastAt);
}
