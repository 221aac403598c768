// How things stand with every seller while leads are given out: open leads, when last served, who is full. Whatever may bring somebody
// forward in a line is noted; who is served only moves back, which the lines see by themselves.
import type { Standing } from '../distribution.ts';
import type { Id } from '../records.ts';
import { awayOf, creditedAt } from './absenceCredit.ts';
import { openLog, type ChangeLog } from './changeLog.ts';
import type { PlaceSet } from './decision.ts';
import { packPlaces } from './places.ts';
import type { RoutingSettings } from './plan.ts';
import type { Roster, SellerLoad } from './seller.ts';

export interface Standings {
  /** Turns to an instant, UTC milliseconds. */
  turnTo(now: number): void;
  isFullAt(place: number): boolean;
  /** All who are full. */
  full(): PlaceSet;
  /** A seller by the clock of a rule, the credit for absences included; good until the next question about them. */
  standingAt(place: number, ruleId: string): Standing;
  /** Counts a lead as given. @param isTheirs it is among their open leads already. */
  give(place: number, given: { readonly ruleId: string | undefined; readonly isTheirs: boolean; readonly now: number }): void;
  set(sellerId: Id<'user'>, load: SellerLoad): void;
  loadOf(sellerId: Id<'user'>): SellerLoad;
  readonly changes: ChangeLog;
}

type Loads = ReadonlyMap<Id<'user'>, SellerLoad>;

export function openStandings(roster: Roster, settings: RoutingSettings, { loads, placeOf }: { readonly loads: Loads; readonly placeOf: (id: string) => number | undefined }): Standings {
  const { sellers } = roster;
  const capacities = Float64Array.from(sellers, ({ capacity = NaN }) => capacity);
  const open = new Float64Array(sellers.length);
  // One object for all, changed in place: keys are asked for far more often than leads come.
  const standing: { -readonly [Part in keyof Standing]: Standing[Part] } = { capacity: undefined, open: 0, servedAt: -1 };
  const isFullNow = new Uint8Array(sellers.length);
  const clocks = openClocks(sellers.length, settings);
  const away = sellers.map(({ absences }) => (settings.creditsAbsence && absences.length > 0 ? awayOf(absences) : undefined));
  const changes = openLog(4 * sellers.length + 64);
  /** Those who left the roster; the count of somebody who comes back is right. */
  const elsewhere = new Map<Id<'user'>, SellerLoad>();
  let full: PlaceSet | undefined;
  let at = -Infinity;

  const count = (place: number, leads: number): void => {
    open[place] = leads;
    // Without a capacity the number isn't one, and nothing compares with it.
    const now = leads >= (capacities[place] ?? NaN) ? 1 : 0;
    if (isFullNow[place] === now) return;
    isFullNow[place] = now;
    full = undefined;
    changes.note(place);
  };
  const take = (id: Id<'user'>, load: SellerLoad): void => {
    const place = placeOf(id);
    if (place === undefined) {
      elsewhere.set(id, load);
      return;
    }
    changes.note(place);
    count(place, load.open);
    clocks.set(place, load);
  };
  sellers.forEach((_seller, place) => count(place, 0));
  for (const [id, load] of loads) take(id, load);

  return {
    changes,
    turnTo(now) {
      // Back in time credits shrink again.
      if (now < at) changes.restart();
      at = now;
    },
    isFullAt: (place) => isFullNow[place] === 1,
    full: () => (full ??= packPlaces((place) => isFullNow[place] === 1, sellers.length)),
    standingAt(place, ruleId) {
      const [capacity, lastAt, stretches] = [capacities[place] ?? NaN, clocks.lastAt(place, ruleId), away[place]];
      standing.capacity = Number.isNaN(capacity) ? undefined : capacity;
      standing.open = open[place] ?? 0;
      standing.servedAt = stretches === undefined ? lastAt : creditedAt(lastAt, stretches, at);
      return standing;
    },
    give(place, { ruleId, isTheirs, now }) {
      if (!isTheirs) count(place, (open[place] ?? 0) + 1);
      clocks.serve(place, ruleId, now);
    },
    set: take,
    loadOf(id) {
      const place = placeOf(id);
      return place === undefined ? (elsewhere.get(id) ?? { open: 0 }) : { open: open[place] ?? 0, ...clocks.of(place) };
    },
  };
}

interface Clocks {
  /** -1 = never. */
  lastAt(place: number, ruleId: string): number;
  serve(place: number, ruleId: string | undefined, now: number): void;
  set(place: number, load: SellerLoad): void;
  of(place: number): Omit<SellerLoad, 'open'>;
}

/** The last assignments; by rule only where the settings count them so. */
function openClocks(size: number, { roundRobinScope }: RoutingSettings): Clocks {
  const last = new Float64Array(size).fill(-1);
  const byRule = new Map<string, Float64Array>();
  const ofRule = (ruleId: string): Float64Array => {
    const known = byRule.get(ruleId) ?? new Float64Array(size).fill(-1);
    byRule.set(ruleId, known);
    return known;
  };
  let latest = -1;
  return {
    lastAt: (place, ruleId) => (roundRobinScope === 'rule' ? (byRule.get(ruleId)?.[place] ?? -1) : (last[place] ?? -1)),
    serve(place, ruleId, now) {
      // No two assignments at one instant, or those of one run would have no order.
      latest = Math.max(now, latest + 1);
      last[place] = latest;
      if (ruleId !== undefined && roundRobinScope === 'rule') ofRule(ruleId)[place] = latest;
    },
    set(place, { lastAssignedAt = -1, lastByRule = {} }) {
      latest = Math.max(latest, lastAssignedAt, ...Object.values(lastByRule));
      last[place] = lastAssignedAt;
      for (const ruleId of new Set([...byRule.keys(), ...Object.keys(lastByRule)])) ofRule(ruleId)[place] = lastByRule[ruleId] ?? -1;
    },
    of(place) {
      const lastAssignedAt = last[place] ?? -1;
      const rules = [...byRule].flatMap(([ruleId, clock]): [string, number][] => ((clock[place] ?? -1) < 0 ? [] : [[ruleId, clock[place] ?? -1]]));
      return { ...(lastAssignedAt < 0 ? {} : { lastAssignedAt }), ...(rules.length === 0 ? {} : { lastByRule: Object.fromEntries(rules) }) };
    },
  };
}
