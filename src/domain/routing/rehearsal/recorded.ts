// What is known of a past period: its leads, the rosters that held, and what else happened to loads.
import type { LeadToRoute } from '../../routing.ts';
import type { Id } from '../../records.ts';
import type { Roster } from '../seller.ts';

/** A lead as it came in and what really became of it. `ownerId` is who owned it when it came in. Instants are UTC ISO. */
export interface RecordedLead extends LeadToRoute {
  /** For people. */
  readonly name?: string;
  /** Who really got it, a user or a team; undefined = it was left waiting where it was. */
  readonly ownedBy?: Id<'user'>;
  /** When they got it. */
  readonly ownedOn?: string;
  /** When the rules decided it; undefined: when they got it, else `usualDelay` after it came in. */
  readonly decidedOn?: string;
  /** The roster it was decided with; undefined: the one of that instant. */
  readonly rosterNumber?: number;
  readonly closedOn?: string;
  /** A person gave it before any rule did: their choice stands with any rules. */
  readonly manual?: boolean;
  /** People who gave it on afterwards, in order: their choice stands too. */
  readonly moves?: readonly { readonly to: Id<'user'>; readonly on: string }[];
}

/** Sellers as they were from an instant on; the first also counts for what was before it. */
export interface RosterSince {
  readonly since: string;
  readonly roster: Roster;
}

/** What changed a seller's load besides the leads of the period: older leads closed or given on. */
export interface LoadChange {
  readonly on: string;
  readonly sellerId: Id<'user'>;
  /** Open leads more, or fewer when negative. */
  readonly open: number;
  /** It was given to them by a person: their clock moves. */
  readonly isGiven?: boolean;
}
