// Chance that comes out the same every time: the same seed makes the same sample in every organization.

export interface Chance {
  /** From 0, below 1. */
  readonly next: () => number;
  /** A whole number, both ends included. */
  readonly whole: (least: number, most: number) => number;
  /** True in that share of cases, 0 to 1. */
  readonly happens: (share: number) => boolean;
  /** @throws RangeError for an empty list. */
  readonly pick: <Value>(list: readonly Value[]) => Value;
}

/** mulberry32: 32 bits of state, enough to scatter some hundred rows. @param seed a whole number. */
export function openChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    whole,
    happens: (share) => next() < share,
    pick: (list) => {
      const found = list[whole(0, list.length - 1)];
      if (found === undefined) throw new RangeError('nothing to pick from');
      return found;
    },
  };
}
