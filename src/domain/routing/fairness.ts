// How evenly leads lie on sellers, in two figures that need no explanation of the sellers themselves: Jain's index and the widest gap.
import type { Id } from '../records.ts';

export interface Fairness {
  /** Jain's index: 1 = all the same, 1/n = one of n has everything. */
  readonly index: number;
  /** Most minus least. */
  readonly gap: number;
}

export interface SellerShare {
  readonly sellerId: Id<'user'>;
  readonly count: number;
  /** Of all counted, 0 to 1; 0 where nothing was counted. */
  readonly share: number;
}

/**
 * Jain's index, (Σx)² ÷ (n · Σx²), after R. Jain, D. Chiu, W. Hawe: "A Quantitative Measure of Fairness", 1984.
 * Amounts are 0 or more; of nobody, and where all have nothing, it is even: 1.
 */
export function jainIndex(amounts: readonly number[]): number {
  // Measured against the greatest, so that very large and very small amounts don't overflow their squares.
  const greatest = amounts.reduce((most, amount) => Math.max(most, amount), 0);
  if (greatest === 0) return 1;
  let sum = 0;
  let squares = 0;
  for (const amount of amounts) {
    const part = amount / greatest;
    sum += part;
    squares += part * part;
  }
  return Math.min(1, (sum * sum) / (amounts.length * squares));
}

/** Both figures of the amounts sellers have, each seller counted once, also those with none. */
export function fairnessOf(amounts: readonly number[]): Fairness {
  const most = amounts.reduce((found, amount) => Math.max(found, amount), -Infinity);
  const least = amounts.reduce((found, amount) => Math.min(found, amount), Infinity);
  return { index: jainIndex(amounts), gap: amounts.length === 0 ? 0 : most - least };
}

/** Each seller's part of all that was counted, most first, equal ones in the order of their ids. */
export function sharesOf(counts: ReadonlyMap<Id<'user'>, number>): readonly SellerShare[] {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...counts]
    .map(([sellerId, count]) => ({ sellerId, count, share: all === 0 ? 0 : count / all }))
    .sort((one, two) => two.count - one.count || (one.sellerId < two.sellerId ? -1 : 1));
}
