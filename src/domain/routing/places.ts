// Sets of places in the roster, kept small: as ranges, or as bits in text where sellers are scattered.
import type { PlaceSet } from './decision.ts';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const BITS = 6;
/** Characters that ranges, which people can read, may take in any case. */
const READABLE = 200;

/**
 * Packs a set of places: as ranges while these are short, else in the shorter of both ways, a sixth of `size` in characters at most.
 * @param has whether a place belongs to it, by place. @param size places of the roster.
 */
export function packPlaces(has: (place: number) => boolean, size: number): PlaceSet {
  const ranges: [number, number][] = [];
  let length = 0;
  for (let place = 0; place < size; place++) {
    if (!has(place)) continue;
    const from = place;
    while (place + 1 < size && has(place + 1)) place++;
    ranges.push([from, place]);
    length += `[${from},${place}],`.length;
    if (length > Math.max(READABLE, size / BITS)) return packBits(has, size);
  }
  return ranges;
}

function packBits(has: (place: number) => boolean, size: number): string {
  let text = '';
  for (let place = 0; place < size; place += BITS) {
    let digit = 0;
    for (let bit = 0; bit < BITS && place + bit < size; bit++) if (has(place + bit)) digit |= 1 << bit;
    text += DIGITS.charAt(digit);
  }
  return text;
}

/** Whether a place belongs to a set; text that is none holds nobody. */
export function hasPlace(set: PlaceSet, place: number): boolean {
  if (typeof set !== 'string') return set.some(([from, to]) => place >= from && place <= to);
  const digit = DIGITS.indexOf(set.charAt(Math.floor(place / BITS)));
  return set.length > place / BITS && digit > 0 && (digit & (1 << place % BITS)) !== 0;
}

/** The places of a set as ranges, ascending, both ends included. */
export function rangesOf(set: PlaceSet): readonly (readonly [number, number])[] {
  if (typeof set !== 'string') return set;
  const ranges: [number, number][] = [];
  for (let place = 0; place < set.length * BITS; place++) {
    if (!hasPlace(set, place)) continue;
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === place - 1) last[1] = place;
    else ranges.push([place, place]);
  }
  return ranges;
}
