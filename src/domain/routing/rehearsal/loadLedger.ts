// Who has how many open leads while a period is replayed: kept for what really happened and for what the draft would have done, so that
// the two can be compared. Also the greatest load of everybody, and whether it was over their limit.
import type { Id } from '../../records.ts';
import type { LoadChange } from './recorded.ts';
import type { Roster, SellerLoad } from '../seller.ts';

export interface LoadLedger {
  readonly loads: ReadonlyMap<Id<'user'>, SellerLoad>;
  loadOf(id: Id<'user'>): SellerLoad;
  /** Sellers as they are from now on. */
  turnTo(roster: Roster): void;
  set(id: Id<'user'>, load: SellerLoad): void;
  /** What happened besides the leads of the period. @param at UTC milliseconds. */
  change(change: LoadChange, at: number): void;
  /** The most open leads somebody had at once. */
  peakOf(id: Id<'user'>): number;
  /** Who took a lead beyond their capacity at some time. */
  readonly overCapacity: ReadonlySet<Id<'user'>>;
}

/** @param changed is told every change. */
export function openLedger(atStart: ReadonlyMap<Id<'user'>, SellerLoad>, changed: (id: Id<'user'>, load: SellerLoad) => void = () => undefined): LoadLedger {
  const loads = new Map(atStart);
  const peaks = new Map([...atStart].map(([id, { open }]) => [id, open]));
  const overCapacity = new Set<Id<'user'>>();
  let capacities = new Map<Id<'user'>, number>();
  const loadOf = (id: Id<'user'>): SellerLoad => loads.get(id) ?? { open: 0 };
  const set = (id: Id<'user'>, load: SellerLoad): void => {
    if (load.open > loadOf(id).open && load.open > (capacities.get(id) ?? Infinity)) overCapacity.add(id);
    loads.set(id, load);
    peaks.set(id, Math.max(peaks.get(id) ?? 0, load.open));
    changed(id, load);
  };
  return {
    loads, overCapacity, loadOf, set,
    turnTo(roster) {
      capacities = new Map(roster.sellers.flatMap(({ id, capacity }) => (capacity === undefined ? [] : [[id, capacity] as const])));
    },
    change({ sellerId, open, isGiven = false }, at) {
      const load = loadOf(sellerId);
      set(sellerId, { ...load, open: Math.max(0, load.open + open), ...(isGiven ? { lastAssignedAt: Math.max(at, load.lastAssignedAt ?? at) } : {}) });
    },
    peakOf: (id) => peaks.get(id) ?? 0,
  };
}
