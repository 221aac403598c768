// Who of several sellers is next. A method is one function that gives each seller a key; the smallest key is next, and the place in the
// roster decides between equal ones. Adding a method: one function, one entry.
import type { DistributionId } from './routing/plan.ts';

/** A seller as a method sees them. */
export interface Standing {
  /** Most open leads; undefined = no limit. */
  readonly capacity?: number | undefined;
  readonly open: number;
  /** UTC milliseconds of the last assignment, with the credit for an absence; -1 = never. */
  readonly servedAt: number;
}

export interface DistributionMethod {
  readonly id: DistributionId;
  /** Numbers compared one after the other; always as many. */
  key(standing: Standing): readonly number[];
}

/** Longest idle: who was never served comes first. */
const roundRobin: DistributionMethod = { id: 'round-robin', key: ({ servedAt }) => [servedAt] };

/** Most leads still to take, as a number; who has no limit comes last, fewest open leads first. Between equal ones: longest idle. */
const loadBalancing: DistributionMethod = { id: 'load-balancing', key: ({ capacity, open, servedAt }) => (capacity === undefined ? [1, open, servedAt] : [0, open - capacity, servedAt]) };

/** The smallest part of the capacity in use, so that small capacities don't starve; a capacity of 0 comes after those with one. */
const loadBalancingByShare: DistributionMethod = {
  id: 'load-balancing-by-share',
  key: ({ capacity, open, servedAt }) => (capacity === undefined ? [2, open, servedAt] : capacity <= 0 ? [1, open, servedAt] : [0, open / capacity, servedAt]),
};

export const distributionMethods: Readonly<Record<DistributionId, DistributionMethod>> = {
  'round-robin': roundRobin, 'load-balancing': loadBalancing, 'load-balancing-by-share': loadBalancingByShare,
};

/** Which of two keys of one method comes first: below 0 = the first. */
export function compareKeys(one: readonly number[], other: readonly number[]): number {
  for (let at = 0; at < one.length; at++) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
