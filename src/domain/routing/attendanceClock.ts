// Who is at work, and in how many days those come who aren't, for one availability window. A seller is looked at again when their
// answer changes, not when a lead comes.
import { attendanceAt, bucketOf } from './availability.ts';
import { openLog, type ChangeLog } from './changeLog.ts';
import type { Seller } from './seller.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Beyond the window nobody looks that closely: sellers without work in so many days more are looked at again then. */
const LOOK_AHEAD = 7 * DAY;

/** The bucket of those who don't come within the window. */
export const BEYOND = 255;

export interface AttendanceClock {
  /** Turns to an instant, UTC milliseconds; back again costs a look at everybody. */
  turnTo(now: number): void;
  /** 0 = at work, k = in so many days at most, `BEYOND` = not within the window. */
  bucketAt(place: number): number;
  /** Places whose bucket changed. */
  readonly changes: ChangeLog;
}

/** @param withinHours the window, 1 to 120. */
export function openAttendance(sellers: readonly Seller[], withinHours: number): AttendanceClock {
  const buckets = new Uint8Array(sellers.length).fill(BEYOND);
  const changes = openLog(4 * sellers.length + 64);
  const alarms = openAlarms(sellers.length);
  let at = -Infinity;
  const look = (place: number, now: number): void => {
    const { bucket, until } = standingAt(sellers[place], now, withinHours);
    alarms.set(place, until);
    if (buckets[place] === bucket) return;
    buckets[place] = bucket;
    changes.note(place);
  };
  return {
    changes,
    bucketAt: (place) => buckets[place] ?? BEYOND,
    turnTo(now) {
      if (now === at) return;
      if (now < at || at === -Infinity) {
        sellers.forEach((_seller, place) => look(place, now));
        changes.restart();
      } else {
        for (let place = alarms.due(now); place !== -1; place = alarms.due(now)) look(place, now);
      }
      at = now;
    },
  };
}

function standingAt(seller: Seller | undefined, now: number, withinHours: number): { readonly bucket: number; readonly until: number } {
  if (seller === undefined) return { bucket: BEYOND, until: Infinity };
  const window = withinHours * HOUR;
  const { freeAt, until } = attendanceAt(seller, now, window + LOOK_AHEAD);
  if (freeAt === undefined) return { bucket: BEYOND, until: now + LOOK_AHEAD };
  if (freeAt === now) return { bucket: 0, until };
  if (freeAt - now > window) return { bucket: BEYOND, until: freeAt - window };
  const bucket = bucketOf(freeAt - now);
  return { bucket, until: freeAt - (bucket - 1) * DAY };
}

/** One instant a place, the earliest at hand: a heap. */
function openAlarms(size: number): { set(place: number, at: number): void; due(now: number): number } {
  const line = Int32Array.from({ length: size }, (_each, place) => place);
  const standing = Int32Array.from(line);
  const times = new Float64Array(size).fill(Infinity);
  const timeAt = (position: number): number => times[line[position] ?? 0] ?? Infinity;
  const swap = (one: number, other: number): void => {
    const [first, second] = [line[one] ?? 0, line[other] ?? 0];
    [line[one], line[other], standing[first], standing[second]] = [second, first, other, one];
  };
  return {
    set(place, at) {
      times[place] = at;
      let position = standing[place] ?? 0;
      for (; position > 0 && timeAt(position) < timeAt((position - 1) >>> 1); position = (position - 1) >>> 1) swap(position, (position - 1) >>> 1);
      for (;;) {
        const left = 2 * position + 1;
        const least = left + 1 < size && timeAt(left + 1) < timeAt(left) ? left + 1 : left;
        if (least >= size || timeAt(least) >= timeAt(position)) return;
        swap(position, least);
        position = least;
      }
    },
    due: (now) => (size > 0 && timeAt(0) <= now ? (line[0] ?? -1) : -1),
  };
}
