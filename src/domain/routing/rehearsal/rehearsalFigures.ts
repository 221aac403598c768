// What a rehearsal comes to in figures: the draft beside what really happened.
import type { Id } from '../../records.ts';
import type { Decision, Outcome } from '../decision.ts';
import { fairnessOf } from '../fairness.ts';
import type { Fairness } from '../fairness.ts';
import type { LoadLedger } from './loadLedger.ts';
import type { RecordedLead } from './recorded.ts';
import type { Roster } from '../seller.ts';

/** What really happened, and what the draft would have done. */
export interface Compared<Figure> {
  readonly live: Figure;
  readonly draft: Figure;
}

/** One lead under the draft. */
export interface RehearsedLead {
  readonly lead: RecordedLead;
  /** The draft's, with all that proves it. */
  readonly decision: Decision;
  /** Whose it would be: a user, or a team; undefined = nobody's, or a queue's. */
  readonly ownerId?: Id<'user'>;
  /** It would be somebody else's than it really is. */
  readonly isOther: boolean;
  /** It would wait with nobody who has to see to it. */
  readonly slips: boolean;
}

export interface RehearsedSeller {
  readonly sellerId: Id<'user'>;
  readonly name: string;
  readonly capacity?: number;
  /** Leads of the period they were given. */
  readonly given: Compared<number>;
  /** The most open leads at once. */
  readonly peak: Compared<number>;
}

/** Upper ends of the bands of `TimeToOwner`, in milliseconds, not included; the last band has none. */
export const timeBands: readonly number[] = [10_000, 30_000, 60_000, 120_000, 600_000, 3_600_000];

/** From coming in to having an owner, in milliseconds; undefined where no lead got one. */
export interface TimeToOwner {
  /** Half of the leads that got an owner had one within. */
  readonly half?: number;
  readonly nineInTen?: number;
  /** Leads by band. */
  readonly bands: readonly number[];
  /** Leads that got no owner. */
  readonly never: number;
}

/** Whose a lead is after a decision: a person's or a team's. What a queue or nobody gets stays with whom it was and counts as nobody's. */
export function ownerAfter(outcome: Outcome): Id<'user'> | undefined {
  return outcome.kind === 'queue' || outcome.kind === 'nobody' ? undefined : outcome.id;
}

/** @param times milliseconds; undefined = never. */
export function timeToOwner(times: readonly (number | undefined)[]): TimeToOwner {
  const sorted = times.filter((time) => time !== undefined).sort((one, two) => one - two);
  const bands = [...timeBands, Infinity].map(() => 0);
  for (const time of sorted) {
    const band = timeBands.findIndex((end) => time < end);
    const at = band < 0 ? timeBands.length : band;
    bands[at] = (bands[at] ?? 0) + 1;
  }
  // The smallest time within which at least that part of them had an owner.
  const within = (part: number): number | undefined => sorted[Math.ceil(part * sorted.length) - 1];
  const [half, nineInTen] = [within(0.5), within(0.9)];
  return { ...(half === undefined ? {} : { half }), ...(nineInTen === undefined ? {} : { nineInTen }), bands, never: times.length - sorted.length };
}

/** How long the lead really took, and how long by the draft. Writing the owner into the CRM would take as long as it did. */
export function timesOf(leads: readonly RehearsedLead[]): Compared<TimeToOwner> {
  return {
    live: timeToOwner(leads.map(({ lead: { createdOn, ownedBy, ownedOn } }) => (ownedBy === undefined || ownedOn === undefined ? undefined : Math.max(0, Date.parse(ownedOn) - Date.parse(createdOn))))),
    draft: timeToOwner(leads.map(({ lead, decision, ownerId }) => (ownerId === undefined ? undefined : Math.max(0, Date.parse(decision.at) + givingOf(lead) - Date.parse(lead.createdOn))))),
  };
}

/** Milliseconds from the recorded decision to the recorded owner; 0 where one of them isn't known. */
function givingOf({ decidedOn, ownedOn }: RecordedLead): number {
  return decidedOn === undefined || ownedOn === undefined ? 0 : Math.max(0, Date.parse(ownedOn) - Date.parse(decidedOn));
}

/** Sellers that get leads or got some, in the roster's order. */
export function sellersOf(leads: readonly RehearsedLead[], roster: Roster, { live, draft }: Compared<LoadLedger>): readonly RehearsedSeller[] {
  const [givenLive, givenDraft] = [new Map<string, number>(), new Map<string, number>()];
  for (const { lead: { ownedBy }, ownerId } of leads) {
    if (ownedBy !== undefined) givenLive.set(ownedBy, (givenLive.get(ownedBy) ?? 0) + 1);
    if (ownerId !== undefined) givenDraft.set(ownerId, (givenDraft.get(ownerId) ?? 0) + 1);
  }
  return roster.sellers.filter(({ id, getsLeads }) => getsLeads || givenLive.has(id) || givenDraft.has(id)).map(({ id, name, capacity }) => ({
    sellerId: id, name, ...(capacity === undefined ? {} : { capacity }),
    given: { live: givenLive.get(id) ?? 0, draft: givenDraft.get(id) ?? 0 }, peak: { live: live.peakOf(id), draft: draft.peakOf(id) },
  }));
}

/** How evenly the leads of the period were given. */
export function fairnessAmong(sellers: readonly RehearsedSeller[]): Compared<Fairness> {
  return { live: fairnessOf(sellers.map(({ given }) => given.live)), draft: fairnessOf(sellers.map(({ given }) => given.draft)) };
}
