// The sellers of one group in their lines, for rules that choose among them the same way: who can take a lead now, and who is first.
import { distributionMethods } from '../distribution.ts';
import { BEYOND, type AttendanceClock } from './attendanceClock.ts';
import type { Contender, NotAssignedReason } from './decision.ts';
import { reasonOfFilter } from './eligibility.ts';
import { openLine, type Line } from './line.ts';
import type { AssignmentRule, DistributionId } from './plan.ts';
import type { SellerGroup } from './sellerIndex.ts';
import type { Standings } from './standings.ts';

const HOURS_OF_BUCKET = 24;

/** How a rule chooses, its sellers aside. */
export type Choosing = Pick<AssignmentRule, 'id' | 'distribution' | 'respectsCapacity' | 'availableWithinHours'>;

/** Those of the earliest bucket where there are any; one or the other is there. */
export interface Choice {
  readonly bucket: number;
  readonly method: DistributionId;
  /** In the roster. */
  readonly place: number;
}

export interface Candidates {
  /** Who is first; or why nobody is. */
  choose(): Choice | NotAssignedReason;
  /** Whether a seller could take it as well as the one chosen. */
  includes(place: number, bucket: number): boolean;
  /** The line of a choice: so many of it, in their order, the one who gets the lead before all. */
  contenders(choice: Choice, most: number): { readonly contenders: readonly Contender[]; readonly among: number };
}

interface Known {
  readonly standings: Standings;
  /** Undefined = availability isn't asked. */
  readonly attendance?: AttendanceClock;
}

/** The lines of a group that isn't empty; they follow what changes when they are asked. */
export function openCandidates(group: SellerGroup, choosing: Choosing, { standings, attendance }: Known): Candidates {
  const { places } = group;
  const lines = new Map<number, Line>();
  const lastBucket = Math.ceil((choosing.availableWithinHours ?? 0) / HOURS_OF_BUCKET);
  const methodOf = (bucket: number): DistributionId => (bucket > 0 ? 'round-robin' : choosing.distribution);
  const placeAt = (member: number): number => places[member] ?? -1;
  const isIn = (place: number, bucket: number): boolean => (attendance?.bucketAt(place) ?? 0) === bucket && !(choosing.respectsCapacity && standings.isFullAt(place));
  let [seenStandings, seenAttendance] = [standings.changes.mark(), attendance?.changes.mark() ?? 0];

  const keyOf = (method: DistributionId): ((member: number) => readonly number[]) => {
    const { key } = distributionMethods[method];
    return (member) => key(standings.standingAt(placeAt(member), choosing.id));
  };
  const lineOf = (bucket: number): Line => {
    const known = lines.get(bucket);
    if (known !== undefined) return known;
    const method = methodOf(bucket);
    const { length: width } = distributionMethods[method].key({ open: 0, servedAt: -1 });
    const line = openLine(places.length, width, keyOf(method));
    const members: number[] = [];
    places.forEach((place, member) => {
      if (isIn(place, bucket)) members.push(member);
    });
    line.fill(members);
    lines.set(bucket, line);
    return line;
  };
  const see = (place: number): void => {
    const member = group.memberAt(place);
    if (member < 0) return;
    for (const [bucket, line] of lines) {
      if (isIn(place, bucket)) line.put(member);
      else line.remove(member);
    }
  };
  const catchUp = (): void => {
    const standing = standings.changes.since(seenStandings, see);
    const attending = attendance === undefined ? 0 : attendance.changes.since(seenAttendance, see);
    if (standing === undefined || attending === undefined) lines.clear();
    [seenStandings, seenAttendance] = [standings.changes.mark(), attendance?.changes.mark() ?? 0];
  };

  return {
    choose() {
      catchUp();
      for (let bucket = 0; bucket <= lastBucket; bucket++) {
        const member = lineOf(bucket).first();
        if (member !== -1) return { bucket, method: methodOf(bucket), place: placeAt(member) };
      }
      // With nobody beyond the window either, it was capacity that left nobody.
      return attendance !== undefined && lineOf(BEYOND).length() > 0 ? reasonOfFilter.availability : reasonOfFilter.capacity;
    },
    includes: (place, bucket) => group.memberAt(place) >= 0 && isIn(place, bucket),
    contenders({ bucket, place }, most) {
      const line = lineOf(bucket);
      const chosen = group.memberAt(place);
      const behind = line.firstOf(most).filter((member) => member !== chosen);
      const contenders = [chosen, ...behind].slice(0, most).map((member) => ({ place: placeAt(member), key: keyOf(methodOf(bucket))(member) }));
      return { contenders, among: line.length() };
    },
  };
}
